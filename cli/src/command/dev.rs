//! `tablewright dev`: brings a development database up to date after a draft has changed.
//!
//! A database that has applied an older draft cannot continue with the new one: its migration is another one under
//! the same version. So a plan is made from the database's current state to the declared schema, keeping the rows,
//! and the history is set as if the new draft had been applied.

use std::{borrow::Cow, path::PathBuf};

use serde_json::json;
use tablewright::{
    AnyConnection, Error, Migration, Migrations,
    migrate::{HistoryEntry, Migrator, Target, UpTo, applied},
    unstable::{digits, half_recorded, history, partial, with_lock},
    version::{SchemaVersion, Unknown, check_schema_version},
};
use tablewright_codegen::{
    history::{Lock, leads_to},
    schema::Declaration,
};

use super::{
    Failure, Format, Outcome, adopt,
    database::{Address, Purpose, Waiting},
    migrations,
    output::{self, Ending, line},
    project, raw_proof,
    scratch::Scratch,
    verify::{self, Sql},
};
use crate::{
    adopt::{Obstacle, Records, losses, mend_to},
    drift::{Drift, Forms, LeadingOut, Wanted, compare},
    footprint::{self, Footprint},
    introspect::{Namespaces, dialect_of, examine},
};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    address: Address,
    /// The spec; `migrations`, with the draft of the last build, is in the same folder
    #[arg(long, default_value = "schema.yaml")]
    spec: PathBuf,
    /// Print what would be done, but change nothing
    #[arg(long)]
    dry_run: bool,
    /// Continue even if values would be lost
    #[arg(long)]
    allow_loss: bool,
    #[command(flatten)]
    waiting: Waiting,
}

/// Exits with 1 if something is in the way.
pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let (loaded, lock) = project::read(&arguments.spec)?;
    let url = arguments.address.url()?;
    let all = migrations::read_beside(&arguments.spec, url.kind())?;
    let declaration = &loaded.declaration;
    let fingerprint = leads_to(&lock, &project::declared(&loaded)).to_string();
    let last = all.last().and_then(|last| HistoryEntry::of(last, all));
    if last.is_some_and(|last| last.fingerprint != fingerprint) {
        let text = "error: the migrations do not lead to the spec: build first, so that the draft is written";
        output::remark(text);
        return Ok(Ending::Found);
    }
    let applied = Vec::new();
    let mut development = Development { arguments, format, all, lock: &lock, declaration, applied };
    if arguments.dry_run {
        let mut connection = arguments.address.open(Purpose::Look)?;
        development.all = migrations::for_server(&mut connection, all)?;
        return development.bring(&mut connection);
    }
    let mut connection = arguments.address.open(Purpose::Make)?;
    development.all = migrations::for_server(&mut connection, all)?;
    let ours = migrations::of_any_kind(development.all);
    if development.is_only_behind(&mut connection, &ours)? {
        let lock_timeout = arguments.waiting.lock_timeout();
        let done =
            Migrator::new(&ours).lock_timeout(lock_timeout).run(&mut connection, UpTo::Last)?;
        development.applied = done.into_iter().map(Migration::full_name).collect();
    }
    let lock_timeout = arguments.waiting.lock_timeout();
    with_lock(&mut connection, lock_timeout, |connection| development.bring(connection))
}

/// A development database's project.
struct Development<'d> {
    arguments: &'d Arguments,
    format: Format,
    /// What the folder holds, the draft too.
    all: &'static [Migration],
    lock: &'d Lock,
    declaration: &'d Declaration,
    /// What it was behind by, and has run first.
    applied: Vec<String>,
}

impl Development<'_> {
    /// Whether it has yet to run migrations, and nothing else is the matter.
    fn is_only_behind(
        &self,
        connection: &mut AnyConnection,
        ours: &Migrations,
    ) -> Result<bool, Error> {
        if partial(connection)?.is_some() || !half_recorded(connection, self.all)?.is_empty() {
            // It may be of an older draft, which cannot be gone on with.
            return Ok(false);
        }
        let version = check_schema_version(connection, ours)?;
        let never = SchemaVersion::Unknown(Unknown::NeverMigrated { tables: 0 });
        Ok(!self.all.is_empty()
            && (version == never || matches!(version, SchemaVersion::Behind(_))))
    }

    fn bring(&self, connection: &mut AnyConnection) -> Outcome {
        let ours = migrations::of_any_kind(self.all);
        let version = check_schema_version(connection, &ours)?;
        if let SchemaVersion::Unknown(_) = &version {
            let help = version.help().unwrap_or_default();
            let label = connection.label();
            output::remark(&format!(
                "error: `{label}` is no database of this project: {version}; {help}"
            ));
            return Ok(Ending::Found);
        }
        let Declaration { schema, intent, settings, .. } = self.declaration;
        let found = examine(connection, &Namespaces::of([schema, &self.lock.schema]))?;
        let intent = &*if self.has_sealed(connection)? {
            // A swap that is sealed would be made once more, and both names are there.
            intent.unsealed(&self.lock.renames)
        } else {
            Cow::Borrowed(intent)
        };
        let known = self.known(connection)?;
        let (raw, forms) = (known.as_ref(), Forms::Compared);
        let leading_out = LeadingOut::Dropped;
        let wanted = Wanted { schema, intent, settings, known: raw, forms, leading_out };
        let drift = compare(connection, &found, &wanted)?;
        let records = self.records(connection)?;
        let Ok(mending) = &drift.mending else {
            output::print(&verify::mending_text(&drift.mending, Sql::Hidden)?)?;
            return Ok(Ending::Found);
        };
        let lost = losses(connection, mending)?;
        let is_free = lost.is_empty() || self.arguments.allow_loss;
        let is_done = is_free && !self.arguments.dry_run;
        let is_partial = partial(connection)?.is_some();
        if is_done && (is_partial || !mending.is_empty() || records != Records::default()) {
            mend_to(connection, mending, &records, (schema, settings), known.as_ref())?;
        }
        self.report(&drift, &records, &lost, is_done)?;
        let is_whole = is_free && drift.by_hand().next().is_none();
        Ok(if is_whole { Ending::Fine } else { Ending::Found })
    }

    /// What the raw objects of the spec make here, tried beside the database where the server lets us; else what
    /// is sealed of them.
    fn known(&self, connection: &mut AnyConnection) -> Result<Option<Footprint>, Failure> {
        let schema = &self.declaration.schema;
        let dialect = dialect_of(connection);
        let has_raw =
            schema.raw_objects.values().any(|object| object.sql.as_ref().get(dialect).is_some());
        if !has_raw || !connection.kind().is_server() {
            return Ok(None);
        }
        let url = self.arguments.address.url()?;
        Ok(match raw_proof::made(schema, &|| Scratch::on_server(&url)) {
            Ok((server, making)) => Some(footprint::of(server, making)),
            Err(_) => footprint::sealed(self.lock, schema, dialect),
        })
    }

    /// Whether the database has run all that is sealed.
    fn has_sealed(&self, connection: &mut AnyConnection) -> Result<bool, Error> {
        let recorded = history(connection)?;
        let last = self.lock.sealed.last().map(|sealed| sealed.version.to_string());
        Ok(last.is_some_and(|last| recorded.iter().any(|entry| entry.version == last)))
    }

    /// What the history has to forget and to say, so that it is the one of these migrations.
    ///
    /// What is recorded behind the last sealed version and is not here is of an older draft.
    fn records(&self, connection: &mut AnyConnection) -> Result<Records, Error> {
        let recorded = history(connection)?;
        let entry = |migration| HistoryEntry::of(migration, self.all);
        let expected: Vec<HistoryEntry> = self.all.iter().filter_map(entry).collect();
        let sealed = self.lock.sealed.last().map(|sealed| sealed.version.to_string());
        let is_old = |entry: &HistoryEntry| {
            let same = expected.iter().find(|expected| expected.version == entry.version);
            same.map_or(sealed.as_ref().is_none_or(|sealed| entry.version > *sealed), |same| {
                !same.is_same(entry)
            })
        };
        let applied = applied(connection)?;
        let is_diesels = |entry: &HistoryEntry| {
            applied.iter().any(|applied| applied.version == digits(&entry.version))
        };
        let is_told = |entry: &HistoryEntry| {
            recorded.iter().any(|it| it.version == entry.version && it.is_same(entry))
                && is_diesels(entry)
        };
        let missing = expected.iter().filter(|entry| !is_told(entry)).cloned().collect();
        let forgotten = recorded.iter().filter(|entry| is_old(entry)).cloned().collect();
        Ok(Records { forgotten, recorded: missing, adopted: false })
    }

    fn report(
        &self,
        drift: &Drift,
        records: &Records,
        lost: &[Obstacle],
        is_done: bool,
    ) -> Result<(), Failure> {
        let names = |entries: &[HistoryEntry]| -> Vec<String> {
            entries.iter().map(HistoryEntry::full_name).collect()
        };
        let Ok(mending) = &drift.mending else { return Ok(()) };
        let changes: Vec<String> = mending.lines().collect();
        if self.format == Format::Json {
            let lost: Vec<_> = lost.iter().map(ToString::to_string).collect();
            let mut report = json!({
                "applied": self.applied,
                "changes": changes,
                "forgotten": names(&records.forgotten),
                "recorded": names(&records.recorded),
                "lost": lost,
                "by_hand": drift.by_hand().map(verify::by_hand_line).collect::<Vec<_>>(),
                "done": is_done,
            });
            if self.arguments.dry_run {
                report["sql"] = verify::sql(mending)?.into();
            }
            return Ok(output::print(&output::json(&report))?);
        }
        let mut text = String::new();
        for name in &self.applied {
            text.push_str(&line(&["applied `", name, "`"]));
        }
        for change in &changes {
            text.push_str(&line(&["- ", change]));
        }
        for name in names(&records.forgotten) {
            text.push_str(&line(&["- forget `", &name, "`"]));
        }
        for name in names(&records.recorded) {
            text.push_str(&line(&["- record `", &name, "`"]));
        }
        text.push_str(&verify::by_hand_text(drift));
        if text.is_empty() {
            text.push_str("nothing to do: the database is what the spec declares\n");
        }
        text.push_str(&adopt::obstacles("values that would be lost", lost));
        if self.arguments.dry_run && !mending.is_empty() {
            text.extend(["\n", &verify::client_sql(mending)?]);
        } else if !lost.is_empty() && !is_done {
            text.push_str("\nnothing has been done; `--allow-loss` if these values may go\n");
        }
        Ok(output::print(&text)?)
    }
}
