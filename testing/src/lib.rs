//! Scratch databases for the workspace's own tests, and trials that are *ignored* where their server is missing.
//!
//! `scripts/test` starts throw-away servers and names them in `TEST_POSTGRES_URL` and `TEST_MYSQL_URL`.
//! A test on a database is a function of a [`Scratch`]; [`on`] and [`on_each`] make a trial of it for
//! each database. Where a server is missing the trial counts as ignored, except under
//! `TEST_REQUIRE_ALL=1` (CI), where it fails. Start reading at [`on_each`].

pub mod random;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};

pub use libtest_mimic::{Failed, Trial};

use libtest_mimic::Arguments;
use tempfile::TempDir;

/// A kind of database that tests run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Database {
    /// The bundled SQLite; always there.
    Sqlite,
    /// The PostgreSQL server at `TEST_POSTGRES_URL`.
    Postgres,
    /// The MySQL or MariaDB server at `TEST_MYSQL_URL`.
    Mysql,
}

impl Database {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Sqlite, Self::Postgres, Self::Mysql];

    /// The keyword that specs and folders use for it.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
        }
    }

    /// The environment variable that names its server, if it has one.
    #[must_use]
    pub fn variable(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some("TEST_POSTGRES_URL"),
            Self::Mysql => Some("TEST_MYSQL_URL"),
        }
    }

    /// Whether tests can run on it here.
    #[must_use]
    pub fn is_there(self) -> bool {
        self.variable().is_none_or(|variable| setting(variable).is_some())
    }
}

/// A fresh, empty database that is dropped with this value.
pub struct Scratch {
    /// What kind of database it is.
    pub database: Database,
    /// Its URL, in the form that Diesel's CLI takes.
    pub url: String,
    name: String,
    _folder: Option<TempDir>,
}

impl Scratch {
    /// Makes an empty database.
    ///
    /// # Errors
    /// When its server is not there, or refuses.
    pub fn new(database: Database) -> Result<Self, Failed> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("scratch_{}_{number}", std::process::id());
        let Some(variable) = database.variable() else {
            let folder = TempDir::new()?;
            let url = folder.path().join("scratch.sqlite").display().to_string();
            return Ok(Self { database, url, name, _folder: Some(folder) });
        };
        let server = setting(variable).ok_or_else(|| format!("{variable} is not set"))?;
        administer(database, &server, "CREATE", &name)?;
        let url = with_database(&server, &name);
        Ok(Self { database, url, name, _folder: None })
    }

    /// Runs a script with the database's own client, whose commands (`\connect`, `DELIMITER`) it may use.
    ///
    /// # Errors
    /// When the client is not there, or a statement fails.
    pub fn run_script(&self, script: &Path) -> Result<(), Failed> {
        let mut command = self.client()?;
        if self.database == Database::Postgres {
            command.args(["--set", "ON_ERROR_STOP=1"]);
        }
        command.stdin(std::fs::File::open(script)?);
        said(command).map(|_| ())
    }

    /// The names of the tables, as the database's own client lists them.
    ///
    /// # Errors
    /// When the client is not there, or refuses.
    pub fn tables(&self) -> Result<Vec<String>, Failed> {
        let mut command = self.client()?;
        match self.database {
            Database::Sqlite => command.arg(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            ),
            Database::Postgres => command.args([
                "--tuples-only",
                "--no-align",
                "--command",
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
            ]),
            Database::Mysql => command.args(["--skip-column-names", "--execute", "SHOW TABLES"]),
        };
        let output = said(command)?;
        Ok(output.lines().map(str::to_owned).filter(|name| !name.is_empty()).collect())
    }

    /// The database's own client on this database.
    fn client(&self) -> Result<Command, Failed> {
        Ok(match self.database {
            Database::Sqlite => {
                let mut command = Command::new("sqlite3");
                command.args(["-bail", &self.url]);
                command
            }
            Database::Postgres => {
                let mut command = Command::new("psql");
                command.args(["--no-psqlrc", "--quiet", "--dbname", &self.url]);
                command
            }
            Database::Mysql => mysql_client(&self.url)?,
        })
    }

    /// The file of a SQLite database.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        PathBuf::from(&self.url)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(server) = self.database.variable().and_then(setting) {
            // A database left behind goes with its throw-away server.
            let _ = administer(self.database, &server, "DROP", &self.name);
        }
    }
}

/// What a client writes, if it succeeds.
fn said(mut command: Command) -> Result<String, Failed> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
}

/// The folder of the schemas that other projects ship, where `TEST_FOREIGN_SCHEMAS` names one.
#[must_use]
pub fn foreign_schemas() -> Option<PathBuf> {
    setting("TEST_FOREIGN_SCHEMAS").map(PathBuf::from)
}

/// Whether `BLESS` asks to write what tests expect anew.
#[must_use]
pub fn is_blessing() -> bool {
    setting("BLESS").is_some()
}

/// Makes one trial for each kind of database: `name::sqlite`, `name::postgres`, `name::mysql`.
pub fn on_each<F>(name: &str, test: F) -> Vec<Trial>
where
    F: Fn(&Scratch) -> Result<(), Failed> + Clone + Send + 'static,
{
    Database::ALL.into_iter().map(|database| on(database, name, test.clone())).collect()
}

/// Makes the trial `name::<database>` of a test on a scratch database.
pub fn on<F>(database: Database, name: &str, test: F) -> Trial
where
    F: FnOnce(&Scratch) -> Result<(), Failed> + Send + 'static,
{
    let name = format!("{name}::{}", database.keyword());
    needing(&name, database.is_there(), "no server", move || test(&Scratch::new(database)?))
}

/// Makes a trial that needs something outside the workspace: without it the trial is ignored, and its
/// kind, which the test runner prints, says what is missing. Under `TEST_REQUIRE_ALL=1` it fails.
pub fn needing<F>(name: &str, is_there: bool, missing: &'static str, test: F) -> Trial
where
    F: FnOnce() -> Result<(), Failed> + Send + 'static,
{
    if !is_there && setting("TEST_REQUIRE_ALL").is_some() {
        return Trial::test(name, move || {
            Err(format!("{missing}, but TEST_REQUIRE_ALL is set").into())
        });
    }
    where_found(name, is_there, missing, test)
}

/// Makes a trial that runs where something is found that nobody can be asked to have, and is ignored
/// elsewhere, even under `TEST_REQUIRE_ALL=1`.
pub fn where_found<F>(name: &str, is_there: bool, missing: &'static str, test: F) -> Trial
where
    F: FnOnce() -> Result<(), Failed> + Send + 'static,
{
    if is_there {
        Trial::test(name, test)
    } else {
        Trial::test(name, || Ok(())).with_kind(missing).with_ignored_flag(true)
    }
}

/// Runs the trials as a test binary's `main`. Ignored ones stay ignored even under `--include-ignored`,
/// since nothing could run them.
pub fn run(trials: Vec<Trial>) -> ! {
    let mut arguments = Arguments::from_args();
    arguments.include_ignored = false;
    libtest_mimic::run(&arguments, trials).exit()
}

/// The folder with the legacy databases, where the machine has it.
#[must_use]
pub fn legacy_folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/legacy");
    folder.is_dir().then_some(folder)
}

/// The specs of the golden cases and the knowledge store's own, by name.
#[must_use]
pub fn golden_specs() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let entries = fs::read_dir(root.join("codegen/tests/golden")).into_iter().flatten().flatten();
    let mut specs: Vec<_> = entries
        .map(|entry| (entry.file_name().display().to_string(), entry.path().join("schema.yaml")))
        .filter(|(_, path)| path.exists())
        .collect();
    specs.sort();
    specs.push(("knowledge_store".to_owned(), root.join("schema.yaml")));
    specs
}

/// A program that tests call: the one that `variable` names, or else `program` on the search path.
#[must_use]
pub fn program(variable: &str, program: &str) -> Option<PathBuf> {
    if let Some(path) = setting(variable) {
        return Some(PathBuf::from(path));
    }
    let folders = setting("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

#[expect(clippy::disallowed_methods, reason = "the environment says which servers there are")]
fn setting(variable: &str) -> Option<String> {
    env::var(variable).ok().filter(|value| !value.is_empty())
}

/// The URL of a server with another database in it.
fn with_database(server: &str, name: &str) -> String {
    let (address, query) = server.split_once('?').map_or((server, None), |(a, q)| (a, Some(q)));
    let authority = address.find("://").map_or(0, |position| position + 3);
    let end = address[authority..].find('/').map_or(address.len(), |position| authority + position);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}/{name}{query}", &address[..end])
}

/// Creates or drops a database with the server's own client, so that tests of one database need not
/// link the client library of another.
fn administer(database: Database, server: &str, verb: &str, name: &str) -> Result<(), Failed> {
    let mut command = match database {
        Database::Sqlite => return Ok(()),
        Database::Postgres => {
            let force = if verb == "DROP" { " WITH (FORCE)" } else { "" };
            let mut command = Command::new("psql");
            command.args(["--no-psqlrc", "--quiet", "--dbname", server, "--command"]);
            command.arg(format!("{verb} DATABASE {name}{force}"));
            command
        }
        Database::Mysql => {
            let mut command = mysql_client(server)?;
            command.args(["--execute", &format!("{verb} DATABASE {name}")]);
            command
        }
    };
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("cannot {verb} {name}: {}", String::from_utf8_lossy(&output.stderr)).into())
}

/// The `mariadb` client on `mysql://user[:password]@host:port/database`.
fn mysql_client(server: &str) -> Result<Command, Failed> {
    let rest = server.split_once("://").ok_or("TEST_MYSQL_URL is no URL")?.1;
    let (user, address) = rest.split_once('@').ok_or("TEST_MYSQL_URL names no user")?;
    let (user, password) = user.split_once(':').unwrap_or((user, ""));
    let (host_and_port, database) = address.split_once('/').unwrap_or((address, ""));
    let database = database.split('?').next().unwrap_or_default();
    let (host, port) = host_and_port.split_once(':').unwrap_or((host_and_port, "3306"));
    let client = program("TEST_MYSQL_CLIENT", "mariadb").unwrap_or_else(|| "mysql".into());
    let mut command = Command::new(client);
    command.args(["--no-defaults", "--protocol=tcp", "--user", user, "--host", host]);
    command.args(["--port", port, "--database", database]).env("MYSQL_PWD", password);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn a_servers_url_gets_the_scratch_databases_name() {
        let cases = [
            ("postgres://me@127.0.0.1:5433/postgres", "postgres://me@127.0.0.1:5433/s"),
            ("mysql://root@127.0.0.1:3307", "mysql://root@127.0.0.1:3307/s"),
            ("postgres://h/x?sslmode=disable", "postgres://h/s?sslmode=disable"),
        ];
        for (server, expected) in cases {
            assert_eq!(with_database(server, "s"), expected);
        }
    }
}
