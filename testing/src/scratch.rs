//! A database of its own for each test.
//!
//! It is made and dropped by the server's own client, so that tests of one database need not link the
//! client library of another. Start reading at [`Scratch::new`].

use std::{
    fs::File,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};

use libtest_mimic::Failed;
use tempfile::TempDir;

use crate::{Database, Server, program};

/// A fresh, empty database that is dropped with this value.
pub struct Scratch {
    /// Where it is.
    pub server: Server,
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
    pub fn new(server: Server) -> Result<Self, Failed> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("scratch_{}_{number}", std::process::id());
        let database = server.database();
        let Some((variable, _)) = server.variables() else {
            let folder = TempDir::new()?;
            let url = folder.path().join("scratch.sqlite").display().to_string();
            return Ok(Self { server, database, url, name, _folder: Some(folder) });
        };
        let address = server.url().ok_or_else(|| format!("{variable} is not set"))?;
        administer(database, &address, "CREATE", &name)?;
        let url = with_database(&address, &name);
        Ok(Self { server, database, url, name, _folder: None })
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
        command.stdin(File::open(script)?);
        said(command).map(|_| ())
    }

    /// The names of the tables, as the database's own client lists them.
    ///
    /// # Errors
    /// When the client is not there, or refuses.
    pub fn tables(&self) -> Result<Vec<String>, Failed> {
        let output = self.ask(match self.database {
            Database::Sqlite => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            }
            Database::Postgres => {
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            }
            Database::Mysql => {
                "SELECT table_name FROM information_schema.tables \
                 WHERE table_schema = database() AND table_type = 'BASE TABLE'"
            }
        })?;
        Ok(output.lines().map(str::to_owned).filter(|name| !name.is_empty()).collect())
    }

    /// What the database's own client prints for a script: a line for each row, without headings.
    ///
    /// # Errors
    /// When the client is not there, or refuses.
    pub fn ask(&self, sql: &str) -> Result<String, Failed> {
        let mut command = self.client()?;
        match self.database {
            Database::Sqlite => command.arg(sql),
            Database::Postgres => command.args(["--tuples-only", "--no-align", "--command", sql]),
            Database::Mysql => command.args(["--skip-column-names", "--raw", "--execute", sql]),
        };
        said(command)
    }

    /// The database's definitions, as PostgreSQL's `pg_dump` writes them.
    ///
    /// # Errors
    /// When the program is not there, or older than the server.
    pub fn pg_dump(&self) -> Result<String, Failed> {
        let mut command = Command::new("pg_dump");
        command.args(["--schema-only", "--no-owner", "--no-privileges", "--dbname", &self.url]);
        said(command)
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
        if let Some(address) = self.server.url() {
            // A database left behind goes with its throw-away server.
            let _ = administer(self.database, &address, "DROP", &self.name);
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

/// The URL of a server with another database in it.
fn with_database(server: &str, name: &str) -> String {
    let (address, query) = server.split_once('?').map_or((server, None), |(a, q)| (a, Some(q)));
    let authority = address.find("://").map_or(0, |position| position + 3);
    let end = address[authority..].find('/').map_or(address.len(), |position| authority + position);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}/{name}{query}", &address[..end])
}

/// Creates or drops a database with the server's own client.
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
    let rest = server.split_once("://").ok_or("the URL of the server is none")?.1;
    let (user, address) = rest.split_once('@').ok_or("the URL of the server names no user")?;
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
