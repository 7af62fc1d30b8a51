//! Databases that a command makes for itself and drops again.

use std::{
    env, fs,
    path::PathBuf,
    process,
    sync::atomic::{AtomicU32, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

use diesel::{RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Text};

use super::{Failure, output};
use crate::{
    AnyConnection,
    connection::{self, DatabaseKind, DatabaseUrl},
};

/// An empty database, which is gone when this is dropped. Connections to it must be closed by then.
#[derive(Debug)]
pub(super) struct Scratch {
    url: DatabaseUrl,
    place: Place,
}

/// Where it is.
#[derive(Debug)]
enum Place {
    /// In a folder of its own.
    Folder(PathBuf),
    /// On a server, under this name.
    Server { server: DatabaseUrl, name: String },
}

impl Scratch {
    /// An empty SQLite file.
    pub(super) fn file() -> Result<Self, Failure> {
        let folder = env::temp_dir().join(fresh_name());
        fs::create_dir(&folder).map_err(|error| {
            Failure::World(format!("cannot create `{}`: {error}", folder.display()).into())
        })?;
        let url = DatabaseUrl::parse(&folder.join("scratch.sqlite").display().to_string())?;
        Ok(Self { url, place: Place::Folder(folder) })
    }

    /// An empty database on a server.
    pub(super) fn on_server(server: &DatabaseUrl) -> Result<Self, Failure> {
        let name = fresh_name();
        administer(server, "CREATE", &name)?;
        let place = Place::Server { server: server.clone(), name: name.clone() };
        Ok(Self { url: server.with_database(&name), place })
    }

    pub(super) fn connect(&self) -> Result<AnyConnection, Failure> {
        Ok(connection::connect(&self.url)?)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        match &self.place {
            Place::Folder(folder) => {
                // What is left in the system's folder for temporary files is its own affair.
                let _ = fs::remove_dir_all(folder);
            }
            Place::Server { server, name } => {
                if let Err(Failure::World(cause)) = administer(server, "DROP", name) {
                    output::remark(&format!(
                        "the database `{name}` is left on `{server}`: {cause}"
                    ));
                }
            }
        }
    }
}

/// Creates or drops a database. Its name is made of letters, digits and underscores, so it needs no quotes.
fn administer(server: &DatabaseUrl, verb: &str, name: &str) -> Result<(), Failure> {
    let mut connection = connection::connect(server)?;
    let sql = [verb, " DATABASE ", name].concat();
    connection.batch_execute(&sql).map_err(|error| {
        let verb = verb.to_ascii_lowercase();
        Failure::World(format!("cannot {verb} a scratch database on `{server}`: {error}").into())
    })
}

/// A name that no other process uses, on this machine or another.
#[expect(clippy::disallowed_methods, reason = "the clock tells apart processes of one number")]
fn fresh_name() -> String {
    static COUNTER: AtomicU32 = AtomicU32::new(0);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let count = COUNTER.fetch_add(1, Ordering::Relaxed);
    format!("tablewright_proof_{}_{}_{count}", process::id(), since.as_nanos())
}

#[derive(diesel::QueryableByName)]
struct VersionRow {
    #[diesel(sql_type = Text)]
    version: String,
}

/// The database that a connection leads to, with its version: `PostgreSQL 15.14`.
pub(super) fn server(connection: &mut AnyConnection) -> Result<String, Failure> {
    let kind = connection.kind();
    let query = match kind {
        DatabaseKind::Sqlite => "SELECT sqlite_version() AS version",
        DatabaseKind::Postgres => "SELECT current_setting('server_version') AS version",
        DatabaseKind::Mysql | DatabaseKind::Mssql => "SELECT version() AS version",
    };
    let row: VersionRow = sql_query(query).get_result(connection)?;
    // What follows tells which package of which system it is.
    let number = row.version.split([' ', '-']).next().unwrap_or_default();
    let title = match kind {
        DatabaseKind::Mysql if row.version.to_ascii_lowercase().contains("mariadb") => "MariaDB",
        DatabaseKind::Mysql => "MySQL",
        DatabaseKind::Sqlite => "SQLite",
        DatabaseKind::Postgres => "PostgreSQL",
        DatabaseKind::Mssql => "SQL Server",
    };
    Ok([title, " ", number].concat())
}
