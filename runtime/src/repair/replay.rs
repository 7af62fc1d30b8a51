//! Migrations run in an empty place beside the live tables, to see what they make.
//!
//! SQLite has its memory, PostgreSQL a namespace in a transaction that is never committed. MySQL and MariaDB
//! need a database of their own, which the user must be allowed to create; it is dropped at the end.

use diesel::connection::SimpleConnection;
use tablewright_codegen::schema::Schema;

use crate::{
    AnyConnection, Cause, Migration,
    connection::{self, DatabaseKind, DatabaseUrl},
    introspect::introspect,
};

/// Where migrations can be tried.
pub(crate) struct Scratch {
    /// The live database, of which servers make the place.
    url: DatabaseUrl,
}

/// What makes the place and goes to it, and what removes it.
struct Place {
    open: String,
    close: String,
}

impl Scratch {
    /// Beside the database that `url` names.
    pub(crate) fn new(url: &DatabaseUrl) -> Self {
        Self { url: url.clone() }
    }

    /// The schema that the migrations make from nothing.
    pub(super) fn replay(&self, migrations: &[&'static Migration]) -> Result<Schema, Cause> {
        let mut connection = match self.url.kind() {
            DatabaseKind::Sqlite => connection::open("sqlite::memory:")?,
            DatabaseKind::Postgres | DatabaseKind::Mysql | DatabaseKind::Mssql => {
                connection::connect(&self.url)?
            }
        };
        let place = place(self.url.kind());
        connection.batch_execute(&place.open)?;
        let outcome = make(&mut connection, migrations);
        // What cannot be removed is said by its name, and harms nothing.
        let _ = connection.batch_execute(&place.close);
        outcome
    }
}

fn make(
    connection: &mut AnyConnection,
    migrations: &[&'static Migration],
) -> Result<Schema, Cause> {
    for migration in migrations {
        let up = match connection.kind() {
            // Inside a transaction an index is made the ordinary way; it is the same index.
            DatabaseKind::Postgres => migration.up.replace(" CONCURRENTLY", ""),
            DatabaseKind::Sqlite | DatabaseKind::Mysql | DatabaseKind::Mssql => {
                migration.up.to_owned()
            }
        };
        connection
            .batch_execute(&up)
            .map_err(|error| ["`", &migration.full_name(), "`: ", &error.to_string()].concat())?;
    }
    Ok(introspect(connection)?)
}

fn place(kind: DatabaseKind) -> Place {
    let name = ["tablewright_repair_", &std::process::id().to_string()].concat();
    match kind {
        DatabaseKind::Sqlite | DatabaseKind::Mssql => {
            Place { open: "SELECT 1".to_owned(), close: "SELECT 1".to_owned() }
        }
        DatabaseKind::Postgres => Place {
            open: [
                "BEGIN; CREATE SCHEMA ",
                &name,
                "; SELECT set_config('search_path', '",
                &name,
                ",' || current_setting('search_path'), true)",
            ]
            .concat(),
            close: "ROLLBACK".to_owned(),
        },
        DatabaseKind::Mysql => Place {
            open: ["CREATE DATABASE ", &name, "; USE ", &name].concat(),
            close: ["DROP DATABASE ", &name].concat(),
        },
    }
}
