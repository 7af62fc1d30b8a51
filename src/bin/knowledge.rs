//! The `knowledge` command: creates the store if it does not exist, migrates it if it is behind, and shows its
//! contents.

use std::{
    env,
    error::Error,
    fs,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::Parser;
use knowledge_store::{MIGRATIONS, SCHEMA_VERSION, TABLES};
use tablewright::{
    AnyConnection, connection,
    connection::DatabaseUrl,
    migrate::{self, AppliedMigration, Migration},
    printable,
    version::{self, OnPending},
};

/// Makes the knowledge store where there is none, brings it up to date, and shows its tables.
#[derive(Debug, Parser)]
#[command(name = "knowledge", version, about)]
struct Arguments {
    /// The database: the path of a SQLite file, `sqlite:PATH`, `postgres://…` or `mysql://…`
    ///
    /// If it is not said, a SQLite file in the folder for data: `$XDG_DATA_HOME`, or `~/.local/share`.
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    database_url: Option<String>,
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return wrong_usage(&error),
    };
    match show(arguments.database_url.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_broken_pipe(&*error) => ExitCode::SUCCESS,
        Err(error) => {
            // Without standard error there is nobody to tell.
            let _ = writeln!(io::stderr(), "error: {}", printable(&error.to_string()));
            ExitCode::from(3)
        }
    }
}

/// Shows help where that was asked for, else what is wrong with the command line, without what may be a password.
fn wrong_usage(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let text = error.render().to_string();
    let text = connection::without_arguments(&text, env::args_os().skip(1));
    let _ = write!(io::stderr(), "{text}");
    ExitCode::from(2)
}

/// Whether the reader of our output has gone away (`| head`), which is no mistake.
fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Opens the store, migrates it, and writes what it holds.
fn show(url: Option<&str>) -> Result<(), Box<dyn Error>> {
    let url = match url.filter(|url| !url.is_empty()) {
        Some(url) => DatabaseUrl::parse(url)?,
        None => default_store()?,
    };
    let mut connection = connection::connect(&url)?;
    let before = migrate::applied(&mut connection)?;
    version::require(&mut connection, &MIGRATIONS, OnPending::Migrate)?;
    let applied = newly_applied(&mut connection, &before)?;
    let mut out = io::stdout().lock();
    for migration in &applied {
        writeln!(out, "applied {}", migration.full_name())?;
    }
    write_tables(&mut connection, &mut out)?;
    writeln!(out)?;
    writeln!(out, "database        {} ({})", printable(&url.to_string()), connection.kind())?;
    writeln!(out, "schema version  {SCHEMA_VERSION}")?;
    let unknown = unknown_migrations(&mut connection)?;
    for version in &unknown {
        let version = printable(version);
        writeln!(out, "also run        {version}, which this program does not know")?;
    }
    if applied.is_empty() && unknown.is_empty() {
        writeln!(out, "up to date")?;
    }
    Ok(())
}

/// Those of this program's migrations that have been applied since `before`.
fn newly_applied(
    connection: &mut AnyConnection,
    before: &[AppliedMigration],
) -> Result<Vec<&'static Migration>, Box<dyn Error>> {
    let now = migrate::applied(connection)?;
    let is_new = |migration: &&Migration| {
        let version = migration.recorded_version();
        let is_among = |list: &[AppliedMigration]| list.iter().any(|it| it.version == version);
        is_among(&now) && !is_among(before)
    };
    Ok(MIGRATIONS.of(connection.kind()).iter().filter(is_new).collect())
}

/// The migrations that the database has run and this program does not know: those of a newer version of it,
/// or of another program that shares the database.
fn unknown_migrations(connection: &mut AnyConnection) -> Result<Vec<String>, Box<dyn Error>> {
    let ours: Vec<String> =
        MIGRATIONS.of(connection.kind()).iter().map(Migration::recorded_version).collect();
    let applied = migrate::applied(connection)?.into_iter().map(|migration| migration.version);
    Ok(applied.filter(|version| !ours.contains(version)).collect())
}

/// The SQLite file in the user's folder for data, whose folder is made.
fn default_store() -> Result<DatabaseUrl, Box<dyn Error>> {
    let folder = data_folder().ok_or(
        "there is no folder for data, since neither `XDG_DATA_HOME` nor `HOME` is set: \
         say where with `--database-url`",
    )?;
    let folder = folder.join("knowledge-store");
    fs::create_dir_all(&folder)
        .map_err(|error| format!("cannot make the folder `{}`: {error}", folder.display()))?;
    let file = folder.join("knowledge.sqlite");
    let path = file.to_str().ok_or_else(|| {
        format!("`{}` is no UTF-8: say where with `--database-url`", file.display())
    })?;
    Ok(DatabaseUrl::parse(&["sqlite:", path].concat())?)
}

/// Where a user's data lies, as the system says.
///
/// Source: XDG Base Directory Specification 0.8: a path that is not absolute is to be ignored.
fn data_folder() -> Option<PathBuf> {
    let absolute =
        |name: &str| env::var_os(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
    absolute("XDG_DATA_HOME")
        .or_else(|| absolute("HOME").map(|home| home.join(".local/share")))
        .or_else(|| absolute("LOCALAPPDATA"))
}

/// One line for each table, aligned.
fn write_tables(connection: &mut AnyConnection, out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let mut lines = vec![["table", "module", "columns", "rows"].map(str::to_owned)];
    for table in TABLES {
        lines.push([
            table.name.to_owned(),
            table.module.unwrap_or_default().to_owned(),
            table.columns.len().to_string(),
            table.count_rows(connection)?.to_string(),
        ]);
    }
    let width = |column: usize| {
        lines.iter().map(|line| line[column].chars().count()).max().unwrap_or_default()
    };
    let widths = [width(0), width(1), width(2), width(3)];
    for [table, module, columns, rows] in &lines {
        writeln!(
            out,
            "{table:<0$}  {module:<1$}  {columns:>2$}  {rows:>3$}",
            widths[0], widths[1], widths[2], widths[3]
        )?;
    }
    Ok(())
}
