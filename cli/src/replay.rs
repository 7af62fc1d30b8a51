//! Runs migrations in an empty place beside the live tables, to see what they create.
//!
//! SQLite uses memory, PostgreSQL a namespace in a transaction that is never committed. MySQL and MariaDB need a
//! separate database, which the user must be allowed to create; it is dropped at the end, or by the next command if
//! this one is killed ([`leftover`]). Start reading at [`Sandbox`].

use std::{borrow::Cow, collections::BTreeSet};

use diesel::{QueryResult, connection::SimpleConnection};
use tablewright::{
    AnyConnection, Error, Migration,
    connection::{self, DatabaseKind, DatabaseUrl},
    unstable::cannot,
};
use tablewright_codegen::{
    dialect::Dialect, render::namespaces_made, schema::Schema, sql::writer::Statement,
};

use crate::{
    introspect::{dialect_of, introspect_in},
    leftover::{self, Use},
};

/// An empty place, of which nothing stays.
pub(crate) struct Sandbox {
    connection: AnyConnection,
    /// What removes it.
    close: Option<Close>,
    /// The namespaces that the migrations have made in it.
    namespaces: BTreeSet<String>,
}

/// How nothing stays of it.
enum Close {
    /// The transaction is rolled back.
    Transaction,
    /// The database of this name is dropped.
    Database(String),
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
        let mut place = Self { connection, close: None, namespaces: BTreeSet::new() };
        place.make().map_err(cannot("make a place to try migrations"))?;
        Ok(place)
    }

    fn make(&mut self) -> QueryResult<()> {
        match self.connection.kind() {
            DatabaseKind::Sqlite | DatabaseKind::Mssql => Ok(()),
            DatabaseKind::Postgres => {
                let name = leftover::name(Use::Replay);
                let open = [
                    "BEGIN; CREATE SCHEMA ",
                    &name,
                    "; SELECT set_config('search_path', concat_ws(', ', '",
                    &name,
                    "', nullif(current_setting('search_path'), '')), true)",
                ];
                self.close = Some(Close::Transaction);
                self.connection.batch_execute(&open.concat())
            }
            DatabaseKind::Mysql => {
                let name = leftover::enter(&mut self.connection, Use::Replay)?;
                self.close = Some(Close::Database(name));
                Ok(())
            }
        }
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
        if dialect_of(&self.connection).capability().namespaces {
            namespaces_made(&up).try_for_each(|namespace| self.clear(namespace))?;
        }
        self.connection.batch_execute(&up)
    }

    /// Moves a live namespace out of the way of one that a migration makes. Like all else here it is rolled back.
    fn clear(&mut self, namespace: String) -> QueryResult<()> {
        if self.namespaces.contains(&namespace) {
            return Ok(());
        }
        let away = [leftover::name(Use::Replay).as_str(), &namespace].join("_");
        let mut aside = Statement::new(Dialect::Postgres);
        aside.words("DO").dollar_quoted(|body| {
            body.words("BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname =");
            body.text_literal(&namespace).mark(")").words("THEN ALTER SCHEMA");
            body.identifier(&namespace).words("RENAME TO").identifier(&away).mark(";");
            body.words("END IF; END;");
        });
        self.namespaces.insert(namespace);
        self.connection.batch_execute(aside.as_str())
    }

    /// What there is by now.
    ///
    /// # Errors
    ///
    /// As [`introspect`].
    pub(crate) fn schema(&mut self) -> Result<Schema, Error> {
        let namespaces = self.namespaces.iter().map(String::as_str).collect();
        introspect_in(&mut self.connection, &namespaces)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        match &self.close {
            Some(Close::Transaction) => {
                let _ = self.connection.batch_execute("ROLLBACK");
            }
            Some(Close::Database(name)) => leftover::leave(&mut self.connection, name),
            None => {}
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
