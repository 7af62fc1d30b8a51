//! Migrations embedded in a program, applied and reverted.
//!
//! Applied migrations are read from `__diesel_schema_migrations`, which the `diesel` CLI keeps too, so both can be
//! used on one database. (`__tablewright_history` is written by the migrations' own SQL.) A database may have
//! migrations of other programs: they are left alone. Start reading at [`run_pending`], then [`Migration`];
//! [`Migrator`] protects a database from two migrators at once, or from the wrong one.

mod back;
#[cfg(feature = "mysql")]
pub(crate) mod column_checks;
mod digest;
pub(crate) mod history;
pub(crate) mod lock;
#[cfg(feature = "mysql")]
mod looks;
mod migrator;
#[cfg(feature = "mysql")]
mod progress;
mod reason;
mod run;
mod source;
pub(crate) mod split;
mod target;
mod together;
#[cfg(feature = "mysql")]
mod trace;
mod watch;
#[cfg(feature = "mysql")]
mod words;

use chrono::NaiveDateTime;

use crate::{connection::DatabaseKind, error::Error};

pub(crate) use self::history::Comparison;
pub use self::{
    history::HistoryEntry,
    lock::Held,
    migrator::{DownTo, Migrator, UpTo},
    reason::{Named, Reason, broken_by, held_by},
    run::Failure,
    target::{Halfway, Target},
    watch::{Event, Step, Watch},
};

/// A migration of one database, embedded in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Migration {
    /// When it was drafted, as its folder's name begins: `2026-11-22-120000`.
    pub version: &'static str,
    /// What it does, as its folder's name ends: `create_knowledge_store`.
    pub name: &'static str,
    /// The SQL that applies it.
    pub up: &'static str,
    /// The SQL that takes it back.
    pub down: &'static str,
    /// Whether it runs in a transaction of the migrator's. Where not, its SQL brings its own.
    pub run_in_transaction: bool,
    /// The questions to ask about the rows before it runs; nothing if there are none. See
    /// [`preflight`](crate::preflight).
    pub preflight: &'static str,
}

impl Migration {
    /// The version as Diesel records it: the digits alone.
    #[must_use]
    pub fn recorded_version(&self) -> String {
        self.version.chars().filter(char::is_ascii_digit).collect()
    }

    /// The name of its folder.
    #[must_use]
    pub fn full_name(&self) -> String {
        [self.version, "_", self.name].concat()
    }
}

/// The migrations of a schema, for each database that Diesel can connect to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migrations {
    /// For SQLite.
    pub sqlite: &'static [Migration],
    /// For PostgreSQL.
    pub postgres: &'static [Migration],
    /// For MySQL and MariaDB.
    pub mysql: &'static [Migration],
}

impl Migrations {
    /// Those for `kind` of database.
    #[must_use]
    pub const fn of(&self, kind: DatabaseKind) -> &'static [Migration] {
        match kind {
            DatabaseKind::Sqlite => self.sqlite,
            DatabaseKind::Postgres => self.postgres,
            DatabaseKind::Mysql => self.mysql,
            DatabaseKind::Mssql => &[],
        }
    }

    /// Those for `kind` of database, by version.
    pub(crate) fn in_order(&self, kind: DatabaseKind) -> Vec<&'static Migration> {
        let mut migrations: Vec<_> = self.of(kind).iter().collect();
        migrations.sort_by_key(|migration| migration.recorded_version());
        migrations
    }
}

/// A migration that a database says it has run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedMigration {
    /// Its version, digits alone.
    pub version: String,
    /// When it was run, in UTC.
    pub run_on: NaiveDateTime,
}

/// What the database says it has run, oldest version first, also what is not of this program.
///
/// Reads only: a database without a record of migrations has run none.
///
/// # Errors
///
/// [`Error::Query`] if the record cannot be read.
pub fn applied<C: Target>(connection: &mut C) -> Result<Vec<AppliedMigration>, Error> {
    connection.applied().map_err(|source| Error::Query {
        purpose: "read which migrations have been applied",
        source,
    })
}

/// Those of `migrations` that the database has not run, in the order in which to run them.
///
/// # Errors
///
/// As [`Migrator::pending`].
pub fn pending<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
) -> Result<Vec<&'static Migration>, Error> {
    Migrator::new(migrations).pending(connection, UpTo::Last)
}

/// Applies what is pending, and says what it was.
///
/// # Errors
///
/// As [`Migrator::run`].
pub fn run_pending<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
) -> Result<Vec<&'static Migration>, Error> {
    Migrator::new(migrations).run(connection, UpTo::Last)
}

/// Takes back the last applied one of `migrations`, with those that were sealed together with it, and says which
/// they were, the last first.
///
/// # Errors
///
/// As [`Migrator::revert`].
pub fn revert_last<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
) -> Result<Vec<&'static Migration>, Error> {
    Migrator::new(migrations).revert(connection, DownTo::BeforeLast)
}

/// Takes back every applied one of `migrations`, the last first, and says which they were.
///
/// # Errors
///
/// As [`Migrator::revert`].
pub fn revert_all<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
) -> Result<Vec<&'static Migration>, Error> {
    Migrator::new(migrations).revert(connection, DownTo::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn migration(version: &'static str) -> Migration {
        Migration {
            version,
            name: "add_tag",
            up: "",
            down: "",
            run_in_transaction: true,
            preflight: "",
        }
    }

    #[test]
    fn a_version_is_recorded_as_its_digits() {
        let migration = migration("2026-11-22-120000");
        assert_eq!(migration.recorded_version(), "20261122120000");
        assert_eq!(migration.full_name(), "2026-11-22-120000_add_tag");
    }

    #[test]
    fn each_database_has_its_own_list_in_the_order_of_versions() {
        static SQLITE: [Migration; 2] =
            [migration("2026-02-01-000000"), migration("2026-01-01-000000")];
        static MYSQL: [Migration; 1] = [migration("2026-03-01-000000")];
        let migrations = Migrations { sqlite: &SQLITE, postgres: &[], mysql: &MYSQL };
        assert_eq!(migrations.in_order(DatabaseKind::Sqlite), [&SQLITE[1], &SQLITE[0]]);
        assert_eq!(migrations.in_order(DatabaseKind::Mysql), [&MYSQL[0]]);
        assert!(migrations.of(DatabaseKind::Postgres).is_empty());
        assert!(migrations.of(DatabaseKind::Mssql).is_empty());
    }
}
