//! `tablewright adopt`: puts a database that has tables but no history under migrations, with its rows.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;
use tablewright::{
    AnyConnection, Error, Migration,
    connection::DatabaseUrl,
    migrate::{HistoryEntry, Target},
    unstable::with_lock,
    version::{SchemaVersion, Unknown, check_schema_version},
};
use tablewright_codegen::{
    history::{Footprint, Lock},
    render::Unsupported,
    schema::{Settings, rename::Renamed},
};

use super::{
    Failure, Format, Outcome,
    database::{Address, Purpose, Waiting},
    migrations,
    output::{self, Ending, line},
    project, unexecutable,
    verify::{self, Names, Sql},
};
use crate::{
    adopt::{Adoption, Records, Sealed, back_up, examine, mend_to},
    introspect::dialect_of,
};

/// The command's arguments.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct Arguments {
    #[command(flatten)]
    address: Address,
    /// The spec; `migrations` is in the same folder
    #[arg(long, default_value = "schema.yaml")]
    spec: PathBuf,
    /// Adopt the database as this version, instead of the closest one
    #[arg(long, value_name = "VERSION")]
    to: Option<String>,
    /// Do it: make a copy, mend the differences, and write the history
    #[arg(long)]
    apply: bool,
    /// Where to put the copy of a SQLite file; by default beside it
    #[arg(long, value_name = "PATH", conflicts_with = "no_backup")]
    backup: Option<PathBuf>,
    /// Make no copy; required for servers, which this command cannot copy
    #[arg(long)]
    no_backup: bool,
    /// Continue even if values would be lost, constraints, indexes or triggers that the spec does not declare, or
    /// views that read what is dropped
    #[arg(long)]
    allow_loss: bool,
    /// Print the SQL that mends the differences
    #[arg(long)]
    plan: bool,
    #[command(flatten)]
    waiting: Waiting,
}

/// Exits with 1 if something is in the way.
pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let (loaded, lock) = project::read(&arguments.spec)?;
    let url = arguments.address.url()?;
    let backup = backup_path(arguments, &url)?;
    let all = migrations::read_beside(&arguments.spec, url.kind())?;
    let declaration = &loaded.declaration;
    let renames = lock.renames.with(&declaration.intent.renames());
    let mut sealed = Project { all, lock: &lock, settings: &declaration.settings, renames };
    if sealed.migrations().is_empty() {
        let message = "no migration is sealed that a database could join: `tablewright seal`";
        return Err(Failure::Usage(message.to_owned()));
    }
    let purpose = if arguments.apply { Purpose::Mend } else { Purpose::Examine };
    let mut connection = arguments.address.open(purpose)?;
    sealed.all = migrations::for_server(&mut connection, all)?;
    let command = Command { arguments, format, url: &url, project: &sealed, backup };
    if !arguments.apply {
        return command.adopt(&mut connection);
    }
    let lock_timeout = arguments.waiting.lock_timeout();
    with_lock(&mut connection, lock_timeout, |connection| command.adopt(connection))
}

/// The sealed history.
struct Project<'p> {
    /// What the folder holds, a draft too.
    all: &'static [Migration],
    lock: &'p Lock,
    settings: &'p Settings,
    /// Those that are sealed, and those that the spec says.
    renames: Renamed,
}

impl Project<'_> {
    fn migrations(&self) -> Vec<&'static Migration> {
        let is_sealed = |migration: &&Migration| {
            self.lock.sealed.iter().any(|sealed| sealed.version.as_str() == migration.version())
        };
        self.all.iter().filter(is_sealed).collect()
    }

    /// What the history says of the first `count` migrations.
    fn records(&self, count: usize) -> Records {
        let recorded = self.lock.sealed.iter().take(count).map(|sealed| HistoryEntry {
            version: sealed.version.to_string(),
            name: sealed.name.clone(),
            fingerprint: sealed.fingerprint.to_string(),
        });
        Records { forgotten: Vec::new(), recorded: recorded.collect(), adopted: true }
    }
}

/// Where the copy goes. For a server somebody has to say that none is taken here.
fn backup_path(arguments: &Arguments, url: &DatabaseUrl) -> Result<Option<PathBuf>, Failure> {
    if arguments.no_backup || !arguments.apply {
        return Ok(None);
    }
    if url.kind().is_server() {
        let message = "a copy of a server's database is not taken here: take one with the server's own \
                       tools, and say `--no-backup`";
        return Err(Failure::Usage(message.to_owned()));
    }
    if let Some(path) = &arguments.backup {
        return Ok(Some(path.clone()));
    }
    let Some(path) = url.path() else {
        let message = "say where the copy goes with `--backup PATH`, or `--no-backup`";
        return Err(Failure::Usage(message.to_owned()));
    };
    let mut name = path.as_os_str().to_owned();
    name.push("-before-adoption");
    Ok(Some(PathBuf::from(name)))
}

struct Command<'c> {
    arguments: &'c Arguments,
    format: Format,
    url: &'c DatabaseUrl,
    project: &'c Project<'c>,
    backup: Option<PathBuf>,
}

impl Command<'_> {
    fn adopt(&self, connection: &mut AnyConnection) -> Outcome {
        let all = self.project.all;
        let of_all = migrations::of_any_kind(all);
        let version = check_schema_version(connection, &of_all)?;
        let records = migrations::records(connection, &self.arguments.spec)?;
        let is_new = matches!(version, SchemaVersion::Unknown(Unknown::NeverMigrated { .. }));
        if !is_new || records.is_some() {
            let label = connection.label();
            let version =
                if is_new { String::new() } else { [": ", &version.to_string()].concat() };
            let records = records.map(|it| ["; but ", &it].concat()).unwrap_or_default();
            let text = format!("`{label}` has a history of migrations already{version}{records}");
            output::remark(&["error: ", &text].concat());
            return Ok(Ending::Found);
        }
        let migrations = self.project.migrations();
        let sealed = Sealed {
            migrations: &migrations,
            schema: &self.project.lock.schema,
            settings: self.project.settings,
            footprint: self.known(connection),
            renames: &self.project.renames,
        };
        let adoption = match examine(connection, self.url, &sealed, self.arguments.to.as_deref()) {
            Err(error @ Error::UnknownVersion { .. }) => {
                return Err(Failure::Usage(error.to_string()));
            }
            other => other?,
        };
        let is_free = self.is_free(&adoption);
        if is_free && self.arguments.apply {
            self.apply(connection, &adoption)?;
        }
        self.report(connection, &adoption, is_free)?;
        Ok(if is_free { Ending::Fine } else { Ending::Found })
    }

    /// What is known of raw objects.
    fn known(&self, connection: &AnyConnection) -> Option<&Footprint> {
        self.project.lock.footprints.of(dialect_of(connection))
    }

    /// Whether nothing is in the way.
    fn is_free(&self, adoption: &Adoption) -> bool {
        !adoption.is_something_else()
            && adoption.drift.mending.is_ok()
            && adoption.elsewhere.is_empty()
            && adoption.unfit.is_empty()
            && (self.arguments.allow_loss
                || (adoption.lost.is_empty()
                    && adoption.dropped.is_empty()
                    && adoption.broken_views.is_empty()))
    }

    fn apply(&self, connection: &mut AnyConnection, adoption: &Adoption) -> Result<(), Failure> {
        let Ok(mending) = &adoption.drift.mending else { return Ok(()) };
        let mut mending = mending.clone();
        mending.plan.steps.splice(0..0, adoption.broken_views.iter().cloned());
        if let Some(path) = &self.backup {
            back_up(connection, path)?;
        }
        let records = self.project.records(adoption.applied);
        let wanted = (&adoption.schema, self.project.settings);
        let known = self.known(connection).filter(|_| adoption.schema == self.project.lock.schema);
        mend_to(connection, &mending, &records, wanted, known).map_err(|error| {
            if let Some(path) = &self.backup {
                // The database is as it was, so this is a second copy of it.
                let _ = fs::remove_file(path);
            }
            error.into()
        })
    }

    fn report(
        &self,
        connection: &mut AnyConnection,
        adoption: &Adoption,
        is_free: bool,
    ) -> Result<(), Failure> {
        let names = Names { database: connection.label(), spec: adoption.version.full_name() };
        let text = match self.format {
            Format::Text => self.as_text(adoption, &names, is_free)?,
            Format::Json => output::json(&self.as_json(adoption, &names, is_free)?),
        };
        Ok(output::print(&text)?)
    }

    fn as_text(
        &self,
        adoption: &Adoption,
        names: &Names,
        is_free: bool,
    ) -> Result<String, Unsupported> {
        let Names { database, spec } = names;
        let places = adoption.drift.places();
        let mut text = match places {
            _ if adoption.is_something_else() => {
                let told = ["`", database, "` is something else: it has none of the tables"];
                return Ok(line(&told));
            }
            0 => line(&["`", database, "` fits `", spec, "`"]),
            1 => line(&["`", database, "` fits `", spec, "`, but for one difference"]),
            _ => line(&[&format!("`{database}` fits `{spec}`, but for {places} differences")]),
        };
        if let Some(reason) = &adoption.unseen {
            text.push_str(&line(&["earlier versions were not looked at: ", reason]));
        }
        text.push_str(&verify::differences_text(&adoption.drift));
        text.push_str(&verify::unknown_text(&adoption.drift));
        text.push_str(&verify::not_compared_text(&adoption.drift));
        if places > 0 {
            let sql = match (self.arguments.plan, self.arguments.apply) {
                (true, _) => Sql::Shown,
                (false, false) => Sql::Offered,
                (false, true) => Sql::Hidden,
            };
            text.push_str(&verify::mending_text(&adoption.drift.mending, sql)?);
            text.push_str(&verify::by_hand_text(&adoption.drift));
        }
        text.push_str(&obstacles("under another name", &adoption.elsewhere));
        text.push_str(&obstacles("rows that do not fit", &adoption.unfit));
        text.push_str(&obstacles("not known", &adoption.unanswered));
        text.push_str(&obstacles("values that would be lost", &adoption.lost));
        text.push_str(&obstacles("not in the spec, and would be dropped", &adoption.dropped));
        for view in &adoption.broken_views {
            let told = line(&["it reads what goes, and would go with it: ", &view.to_string()]);
            text.extend(["\n", &told]);
        }
        text.push_str(&self.ending(adoption, is_free));
        Ok(text)
    }

    /// What has been done, or what to do.
    fn ending(&self, adoption: &Adoption, is_free: bool) -> String {
        let version = adoption.version.full_name();
        if !is_free {
            let remedy = if !adoption.elsewhere.is_empty() {
                "; adopt the version that has these names, or rename by hand what is there"
            } else if adoption.unfit.is_empty() && adoption.drift.mending.is_ok() {
                "; `--allow-loss` if this may go"
            } else {
                ""
            };
            return format!("\nnothing has been done{remedy}\n");
        }
        if !self.arguments.apply {
            return format!("\n`--apply` does it, and records that `{version}` has run\n");
        }
        let copy = match &self.backup {
            Some(path) => format!("; a copy of what it was is `{}`", path.display()),
            None => String::new(),
        };
        format!(
            "\nadopted: its history says that `{version}` has run{copy}\n\
                 what comes after that runs with `tablewright migrate`\n"
        )
    }

    fn as_json(
        &self,
        adoption: &Adoption,
        names: &Names,
        is_free: bool,
    ) -> Result<serde_json::Value, Unsupported> {
        let lost = adoption.lost.iter();
        let lost: Vec<_> =
            lost.map(|it| json!({ "rows": it.rows, "problem": it.problem })).collect();
        let unanswered: Vec<_> = adoption.unanswered.iter().map(ToString::to_string).collect();
        let fit = match adoption.drift.places() {
            _ if adoption.is_something_else() => "something_else",
            0 => "exact",
            _ => "differs",
        };
        let mut report = verify::as_json(&adoption.drift, names, self.arguments.plan)?;
        report["version"] = adoption.version.full_name().into();
        report["fit"] = fit.into();
        let elsewhere = adoption.elsewhere.iter();
        let elsewhere: Vec<_> =
            elsewhere.map(|it| json!({ "wanted": it.wanted, "found": it.found })).collect();
        report["elsewhere"] = elsewhere.into();
        report["unfit"] =
            adoption.unfit.iter().map(unexecutable::as_json).collect::<Vec<_>>().into();
        report["unanswered"] = unanswered.into();
        report["lost"] = lost.into();
        let dropped: Vec<_> = adoption.dropped.iter().map(ToString::to_string).collect();
        report["dropped"] = dropped.into();
        let views: Vec<_> = adoption.broken_views.iter().map(ToString::to_string).collect();
        report["broken_views"] = views.into();
        let is_adopted = is_free && self.arguments.apply;
        report["adopted"] = is_adopted.into();
        let backup = self.backup.as_deref().filter(|_| is_adopted);
        report["backup"] = backup.map(Path::to_string_lossy).into();
        Ok(report)
    }
}

/// A list under a title, if there is anything in it.
pub(super) fn obstacles(title: &str, found: &[impl ToString]) -> String {
    if found.is_empty() {
        return String::new();
    }
    let lines: String = found.iter().map(|it| line(&["- ", &it.to_string()])).collect();
    ["\n", title, ":\n", &lines].concat()
}
