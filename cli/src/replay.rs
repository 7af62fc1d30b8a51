//! Runs migrations in an empty place beside the live tables, to see what they create.
//!
//! SQLite uses memory, PostgreSQL a namespace in a transaction that is never committed. MySQL and MariaDB need a
//! separate database, which the user must be allowed to create; it is dropped at the end, or by the next command if
//! this one is killed ([`leftover`]). Start reading at [`Sandbox`].

use std::borrow::Cow;

use diesel::{QueryResult, connection::SimpleConnection};
use tablewright::{
    AnyConnection, Error, Migration,
    connection::{self, DatabaseKind, DatabaseUrl},
    unstable::cannot,
};
use tablewright_codegen::schema::Schema;

use crate::{
    introspect::introspect,
    leftover::{self, Use},
};

/// An empty place, of which nothing stays.
pub(crate) struct Sandbox {
    connection: AnyConnection,
    /// What removes it.
    close: Option<String>,
}

impl Sandbox {
    /// Makes one beside the database that `url` names.
    ///
    /// # Errors
    ///
    /// [`Error::Connect`] and the like, and [`Error::Query`] if the server does not let us.
    pub(crate) fn beside(url: &DatabaseUrl) -> Result<Self, Error> {
        let connection = match url.kind() {
            DatabaseKind::Sqlite => connection::open("sqlite::memory:")?,
            DatabaseKind::Postgres | DatabaseKind::Mysql | DatabaseKind::Mssql => {
                connection::connect(url)?
            }
        };
        let mut place = Self { connection, close: None };
        place.make().map_err(cannot("make a place to try migrations"))?;
        Ok(place)
    }

    fn make(&mut self) -> QueryResult<()> {
        let (open, close) = match self.connection.kind() {
            DatabaseKind::Sqlite | DatabaseKind::Mssql => return Ok(()),
            DatabaseKind::Postgres => {
                let name = leftover::name(Use::Replay);
                let open = [
                    "BEGIN; CREATE SCHEMA ",
                    &name,
                    "; SELECT set_config('search_path', concat_ws(', ', '",
                    &name,
                    "', nullif(current_setting('search_path'), '')), true)",
                ];
                (open.concat(), "ROLLBACK".to_owned())
            }
            DatabaseKind::Mysql => {
                leftover::sweep(&mut self.connection);
                let name = leftover::name(Use::Replay);
                // It shows that somebody uses the database, and ends with this session.
                leftover::try_lock(&mut self.connection, &name)?;
                let open = ["CREATE DATABASE ", &name, "; USE ", &name].concat();
                (open, ["DROP DATABASE IF EXISTS ", &name].concat())
            }
        };
        self.close = Some(close);
        self.connection.batch_execute(&open)
    }

    /// Runs statements of a migration that has not run whole.
    ///
    /// # Errors
    ///
    /// What the database says.
    pub(crate) fn run_each(&mut self, statements: &[&str]) -> QueryResult<()> {
        statements.iter().try_for_each(|statement| self.connection.batch_execute(statement))
    }

    /// Applies a migration.
    ///
    /// # Errors
    ///
    /// What the database says.
    pub(crate) fn run(&mut self, migration: &Migration) -> QueryResult<()> {
        let up = in_place(migration, self.connection.kind());
        self.connection.batch_execute(&up)
    }

    /// What there is by now.
    ///
    /// # Errors
    ///
    /// As [`introspect`].
    pub(crate) fn schema(&mut self) -> Result<Schema, Error> {
        introspect(&mut self.connection)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        if let Some(close) = &self.close {
            // What cannot be removed is said by its name, and is empty of rows.
            let _ = self.connection.batch_execute(close);
        }
    }
}

/// What a migration runs here. An index that PostgreSQL makes while others write cannot be made in the
/// transaction that is rolled back; made in the ordinary way it is the same index.
fn in_place(migration: &Migration, kind: DatabaseKind) -> Cow<'static, str> {
    match kind {
        DatabaseKind::Postgres if !migration.runs_in_transaction() => {
            Cow::Owned(migration.up().replace(" INDEX CONCURRENTLY ", " INDEX "))
        }
        DatabaseKind::Postgres
        | DatabaseKind::Sqlite
        | DatabaseKind::Mysql
        | DatabaseKind::Mssql => Cow::Borrowed(migration.up()),
    }
}
