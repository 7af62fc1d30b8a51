//! What the commands that run migrations share: the database, the folder, and what is printed.

use std::{
    borrow::Cow,
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::{Value, json};
use tablewright::{
    AnyConnection, Direction, Error as RuntimeError, Migration, Migrations,
    connection::{DatabaseKind, DatabaseUrl},
    migrate::Migrator,
    unstable::{cannot, half_recorded, has_own_parts, own_text, partial},
    version::{SchemaVersion, check_schema_version},
};
use tablewright_codegen::{diagnostic::Sources, dialect::Server, file, history};

use super::{
    Failure, Format, Outcome,
    back::{self, Back},
    database::{self, Address, Purpose, Waiting},
    locate::{self, Around},
    output, progress, project, strangers, suspicion, unexecutable,
};
use crate::{
    Error,
    introspect::{dialect_of_kind, server_of},
};

/// A database and the migrations for it.
#[derive(Debug, clap::Args)]
pub(super) struct Database {
    #[command(flatten)]
    address: Address,
    /// The folder of the migrations; by default `migrations/sqlite`, `migrations/postgres` or
    /// `migrations/mysql`, depending on the database
    #[arg(long, value_name = "DIR")]
    migration_dir: Option<PathBuf>,
    #[command(flatten)]
    waiting: Waiting,
}

/// Whether the rows are asked first.
#[derive(Debug, clap::Args)]
pub(super) struct Asking {
    /// Start without checking whether the rows fit
    #[arg(long)]
    no_preflight: bool,
}

/// A database, opened, and its migrations.
pub(super) struct Opened {
    pub(super) connection: AnyConnection,
    pub(super) migrations: &'static [Migration],
    pub(super) migrator: Migrator,
    pub(super) url: DatabaseUrl,
    /// Where the spec is, if it is beside the folder `migrations`.
    pub(super) spec: PathBuf,
    /// The migrations' folder.
    folder: PathBuf,
}

impl Opened {
    /// Refuses to run what is not what was sealed: the files of this kind of database must be those of the lock, if
    /// that lies where it belongs, whatever the folder is called on the command line.
    pub(super) fn check_files(&self) -> Result<(), Failure> {
        let kind = self.url.kind();
        let folder =
            fs::canonicalize(&self.folder).map_err(|error| refuse(&self.folder, &error))?;
        let Some(root) = folder.parent().and_then(Path::parent) else { return Ok(()) };
        if folder != folder_of(&root.join("migrations"), kind) {
            return Ok(());
        }
        history::check_files(root, dialect_of_kind(kind))
            .map_err(|error| project::failure(error, Sources { files: Vec::new() }))
    }
}

impl Database {
    /// How long to wait for another process.
    pub(super) fn lock_timeout(&self) -> Duration {
        self.waiting.lock_timeout()
    }

    pub(super) fn open(&self, purpose: Purpose) -> Result<Opened, Failure> {
        let url = self.address.url()?;
        let kind = url.kind();
        let folder = match &self.migration_dir {
            Some(folder) => folder.clone(),
            None => folder_of(Path::new("migrations"), kind),
        };
        let migrations = read(&folder)?;
        let mut connection = database::open(&url, purpose)?;
        let migrations = for_server(&mut connection, migrations)?;
        let migrator = Migrator::new(&of_any_kind(migrations)).lock_timeout(self.lock_timeout());
        let root = folder.parent().and_then(Path::parent).unwrap_or(Path::new(".."));
        let spec = root.join("schema.yaml");
        Ok(Opened { connection, migrations, migrator, url, spec, folder })
    }
}

/// The migrations as the server behind `connection` reads them, kept until the process ends: without what is for
/// MariaDB alone on MySQL, and the other way round.
pub(super) fn for_server(
    connection: &mut AnyConnection,
    all: &'static [Migration],
) -> Result<&'static [Migration], Failure> {
    let scripts = |it: &'static Migration| [it.up(), it.down(), it.preflight()];
    if !all.iter().any(|it| scripts(it).into_iter().any(has_own_parts)) {
        return Ok(all);
    }
    let server = server_of(connection).map_err(cannot("ask which server it is"))?;
    let Some(server) = server else { return Ok(all) };
    let own = |text: &'static str| match own_text(text, server == Server::Mariadb) {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => text.leak(),
    };
    let of_server = all.iter().map(|it| {
        Migration::new(it.version(), it.name(), own(it.up()), own(it.down()))
            .in_transaction(it.runs_in_transaction())
            .with_preflight(own(it.preflight()))
    });
    let of_server: Vec<Migration> = of_server.collect();
    Ok(of_server.leak())
}

/// The migrations of the one database that a command works on, whatever its kind is.
pub(super) fn of_any_kind(all: &'static [Migration]) -> Migrations {
    Migrations { sqlite: all, postgres: all, mysql: all }
}

/// A migration and the way it goes.
pub(super) type Leg = (&'static Migration, Direction);

/// What a command that runs migrations is told.
pub(super) struct MigrationCommand<'w> {
    pub(super) database: &'w Database,
    /// What it does to the database, unless this is a dry run.
    pub(super) purpose: Purpose,
    pub(super) dry_run: DryRun,
    /// Whether the rows are asked first, where there is something to ask.
    pub(super) asking: Option<&'w Asking>,
    /// How far it goes back, and what may be lost there, if it does.
    pub(super) back: Option<&'w Back>,
}

impl MigrationCommand<'_> {
    /// Opens the database, lets `run` do the work or list it, and prints what that was.
    pub(super) fn run(
        &self,
        format: Format,
        run: impl FnOnce(&Migrator, &mut AnyConnection, DryRun) -> Result<Vec<Leg>, Error>,
    ) -> Outcome {
        let mut opened = self.database.open(match self.dry_run {
            DryRun::Yes => Purpose::Look,
            DryRun::No => self.purpose,
        })?;
        opened.check_files()?;
        if self.asking.is_some_and(|asking| asking.no_preflight) {
            opened.migrator = opened.migrator.without_preflight();
        }
        if let Some(back) = self.back {
            opened.migrator =
                back.watched(&opened.migrator, &mut opened.connection, self.dry_run)?;
        }
        let progress = progress::watched(&mut opened, format);
        let outcome = run(&opened.migrator, &mut opened.connection, self.dry_run);
        drop(progress);
        match outcome {
            Ok(steps) => print(&steps, self.dry_run, format),
            Err(error) => {
                let around = if let Error::Runtime(error) = &error {
                    let strangers = strangers::around(&mut opened.connection, error);
                    Around { tables: suspicion::look(error, &mut opened), strangers }
                } else {
                    Around::default()
                };
                refused_knowing(error, &around, &opened.spec, format)
            }
        }
    }
}

/// What is the matter with the records of migrations that a database keeps, if anything is, and what to do. `spec` is
/// beside the migrations, if there are any.
pub(super) fn records(
    connection: &mut AnyConnection,
    spec: &Path,
) -> Result<Option<String>, Failure> {
    let folder = folder_of(&project::folder(spec).join("migrations"), connection.kind());
    let all = if folder.is_dir() { read(&folder)? } else { &[] };
    if let Some(partial) = partial(connection)? {
        let here = all.iter().find(|migration| migration.recorded_version() == partial.version);
        let name = here.map_or(partial.version, Migration::full_name);
        let (way, command) = (partial.direction.word(), partial.direction.command());
        return Ok(Some(format!(
            "`{name}` stopped halfway on its way {way}: `tablewright {command}` finishes it"
        )));
    }
    let half = half_recorded(connection, all)?;
    Ok(half.first().map(|half| {
        let name = half.migration.full_name();
        format!("`{name}` {}: `tablewright repair` mends that", half.words())
    }))
}

/// Which migrations beside `spec` a database lacks, or which others it has run, and what to do: the reason of most
/// differences from the spec.
pub(super) fn distance(
    connection: &mut AnyConnection,
    spec: &Path,
) -> Result<Option<String>, Failure> {
    let folder = folder_of(&project::folder(spec).join("migrations"), connection.kind());
    if !folder.is_dir() {
        return Ok(None);
    }
    let version = check_schema_version(connection, &of_any_kind(read(&folder)?))?;
    let is_apart = matches!(version, SchemaVersion::Behind(_) | SchemaVersion::Ahead(_));
    let help = version.help().filter(|_| is_apart);
    Ok(help.map(|help| [&version.to_string(), "; ", help].concat()))
}

/// Where the migrations for a kind of database lie.
fn folder_of(migrations: &Path, kind: DatabaseKind) -> PathBuf {
    migrations.join(dialect_of_kind(kind).keyword())
}

/// Reads the migrations beside the spec, kept until the process ends.
pub(super) fn read_beside(
    spec: &Path,
    kind: DatabaseKind,
) -> Result<&'static [Migration], Failure> {
    read(&folder_of(&project::folder(spec).join("migrations"), kind))
}

/// Reads the migrations in a folder, as Diesel's command reads them. They are kept until the process ends.
fn read(folder: &Path) -> Result<&'static [Migration], Failure> {
    let mut migrations = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| refuse(folder, &error))? {
        let path = entry.map_err(|error| refuse(folder, &error))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some((version, name)) = name.split_once('_') else { continue };
        let is_version = version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !is_version || version.is_empty() || !path.is_dir() {
            continue;
        }
        migrations.push(read_one(&path, version, name)?);
    }
    migrations.sort_by_key(Migration::recorded_version);
    Ok(migrations.leak())
}

/// Reads the migration in `folder`, kept until the process ends.
pub(super) fn read_one(folder: &Path, version: &str, name: &str) -> Result<Migration, Failure> {
    let text = |name: &str| {
        let path = folder.join(name);
        let bytes = file::read(&path).map_err(|error| refuse(&path, &error))?;
        String::from_utf8(bytes).map_err(|_| refuse(&path, &io::ErrorKind::InvalidData.into()))
    };
    Ok(Migration::new(
        version.to_owned().leak(),
        name.to_owned().leak(),
        text("up.sql")?.leak(),
        text("down.sql")?.leak(),
    )
    .in_transaction(!history::runs_without_transaction(folder)?)
    .with_preflight(if folder.join("preflight.sql").exists() {
        text("preflight.sql")?.leak()
    } else {
        ""
    }))
}

fn refuse(path: &Path, error: &io::Error) -> Failure {
    Failure::World(format!("cannot read `{}`: {error}", path.display()).into())
}

/// What the database says against it is a finding; a version that is not there, wrong usage. A statement that
/// failed is shown at its place in `spec`, if it has one there.
pub(super) fn refused(error: impl Into<Error>, spec: &Path, format: Format) -> Outcome {
    refused_knowing(error.into(), &Around::default(), spec, format)
}

/// The same where somebody has looked around.
fn refused_knowing(error: Error, around: &Around, spec: &Path, format: Format) -> Outcome {
    let message = error.to_string();
    match error {
        Error::Runtime(error) => refused_by_runtime(error, around, spec, format),
        Error::WouldLose { losses, .. } => back::report_losses(&message, &losses, format),
        Error::Unfilled { columns, .. } => back::report_unfilled(&message, &columns, format),
        Error::TakesAlong { objects, .. } => back::report_along(&message, &objects, format),
        Error::Mending { .. }
        | Error::Unmended { .. }
        | Error::Unsupported(_)
        | Error::Backup { .. } => Err(error.into()),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else the runtime says is no finding")]
fn refused_by_runtime(
    error: RuntimeError,
    around: &Around,
    spec: &Path,
    format: Format,
) -> Outcome {
    if let Some(found) = locate::diagnose(&error, spec, around) {
        output::report(&found, format)?;
        return Ok(output::Ending::Environment);
    }
    let message = error.to_string();
    match error {
        RuntimeError::Diverged { .. }
        | RuntimeError::Newer { .. }
        | RuntimeError::Partial { .. }
        | RuntimeError::HalfRecorded { .. }
        | RuntimeError::Incompatible { .. } => {
            output::remark(&["error: ", &message].concat());
            Ok(output::Ending::Found)
        }
        RuntimeError::Unexecutable { findings, applied, reverted, .. } => {
            unexecutable::report(&findings, (&applied, &reverted), spec, format)
        }
        RuntimeError::Adopted { migrations, .. } => {
            back::report_adopted(&message, &migrations, format)
        }
        RuntimeError::UnknownVersion { .. } => Err(Failure::Usage(message)),
        _ => Err(error.into()),
    }
}

/// Says what has been done, or, of a dry run, what would be.
fn print(steps: &[Leg], dry_run: DryRun, format: Format) -> Outcome {
    let text = match (format, dry_run) {
        (Format::Json, _) => {
            let steps: Vec<Value> = steps.iter().map(|step| as_json(step, dry_run)).collect();
            let is_dry_run = dry_run == DryRun::Yes;
            output::json(&json!({ "dry_run": is_dry_run, "migrations": steps }))
        }
        (Format::Text, DryRun::No) => steps
            .iter()
            .map(|(migration, direction)| {
                output::line(&[past(*direction), " `", &migration.full_name(), "`"])
            })
            .collect(),
        (Format::Text, DryRun::Yes) => steps
            .iter()
            .map(|(migration, direction)| {
                let title = output::line(&["-- ", direction.word(), " ", &migration.full_name()]);
                [&title, migration.script(*direction).trim_end(), "\n\n"].concat()
            })
            .collect(),
    };
    // Of a dry run it is SQL that somebody may run.
    output::print_document(&text)?;
    if steps.is_empty() {
        output::remark("nothing to do");
    }
    Ok(output::Ending::Fine)
}

/// Whether nothing has been changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DryRun {
    Yes,
    No,
}

impl From<bool> for DryRun {
    fn from(is_dry_run: bool) -> Self {
        if is_dry_run { Self::Yes } else { Self::No }
    }
}

fn as_json((migration, direction): &Leg, dry_run: DryRun) -> Value {
    let mut step = json!({
        "version": migration.version(),
        "name": migration.name(),
        "direction": direction.word(),
    });
    if dry_run == DryRun::Yes {
        step["sql"] = Value::from(migration.script(*direction));
    }
    step
}

fn past(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "applied",
        Direction::Down => "reverted",
    }
}

/// Pairs each migration with the way it goes.
pub(super) fn all(
    migrations: Vec<&'static Migration>,
    direction: Direction,
) -> impl Iterator<Item = Leg> {
    migrations.into_iter().map(move |migration| (migration, direction))
}
