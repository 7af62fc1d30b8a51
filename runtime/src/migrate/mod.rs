//! Migrations that a program carries with it, applied and reverted.
//!
//! What has been applied is read from `__diesel_schema_migrations`, which the `diesel` CLI keeps too, so both can
//! be used on one database. (`__tablewright_history` is kept by the migrations' own SQL.) A database may hold
//! migrations of other programs: they are left alone. Start reading at [`run_pending`]; what a migration is
//! stands in [`Migration`].

mod source;
mod target;

use chrono::NaiveDateTime;

use crate::{
    connection::DatabaseKind,
    error::{Cause, Direction, Error},
};

pub use self::target::Target;

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
    fn in_order(&self, kind: DatabaseKind) -> Vec<&'static Migration> {
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
/// [`Error::Query`] if the record cannot be read.
pub fn pending<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
) -> Result<Vec<&'static Migration>, Error> {
    let applied = applied(connection)?;
    let is_applied = |migration: &Migration| is_among(migration, &applied);
    let mut pending = migrations.in_order(connection.kind());
    pending.retain(|migration| !is_applied(migration));
    Ok(pending)
}

/// Applies what is pending, and says what it was.
///
/// # Errors
///
/// [`Error::Migration`] at the first that fails; those before it stay applied. The failed one has left no trace
/// on SQLite and PostgreSQL; MySQL and MariaDB keep the statements that came before the one that failed.
pub fn run_pending<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
) -> Result<Vec<&'static Migration>, Error> {
    let pending = pending(connection, migrations)?;
    if pending.is_empty() {
        return Ok(pending);
    }
    connection
        .setup()
        .map_err(|source| Error::Query { purpose: "create the record of migrations", source })?;
    for migration in &pending {
        run(connection, migration, Direction::Up)?;
    }
    Ok(pending)
}

/// Takes back the last applied one of `migrations`, if any is applied, and says which it was.
///
/// # Errors
///
/// [`Error::Migration`] if it fails; see [`run_pending`] for what is left of it then.
pub fn revert_last<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
) -> Result<Option<&'static Migration>, Error> {
    let Some(migration) = applied_of(connection, migrations)?.pop() else {
        return Ok(None);
    };
    run(connection, migration, Direction::Down)?;
    Ok(Some(migration))
}

/// Takes back every applied one of `migrations`, the last first, and says which they were.
///
/// # Errors
///
/// [`Error::Migration`] at the first that fails; those after it have been taken back.
pub fn revert_all<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
) -> Result<Vec<&'static Migration>, Error> {
    let mut applied = applied_of(connection, migrations)?;
    applied.reverse();
    for migration in &applied {
        run(connection, migration, Direction::Down)?;
    }
    Ok(applied)
}

/// Those of `migrations` that the database has run, oldest first.
fn applied_of<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
) -> Result<Vec<&'static Migration>, Error> {
    let applied = applied(connection)?;
    let mut ours = migrations.in_order(connection.kind());
    ours.retain(|migration| is_among(migration, &applied));
    Ok(ours)
}

fn is_among(migration: &Migration, applied: &[AppliedMigration]) -> bool {
    let version = migration.recorded_version();
    applied.iter().any(|applied| applied.version == version)
}

/// Runs one migration and its record, as far as the database can in one transaction.
fn run<C: Target>(
    connection: &mut C,
    migration: &Migration,
    direction: Direction,
) -> Result<(), Error> {
    let outcome = if migration.run_in_transaction {
        connection.transaction(|connection| step(connection, migration, direction))
    } else {
        let outcome = step(connection, migration, direction);
        connection.clean_up_after(outcome.is_err());
        outcome
    };
    outcome.map_err(|source| Error::Migration {
        migration: migration.full_name(),
        direction,
        database: connection.label(),
        source,
    })
}

fn step<C: Target>(
    connection: &mut C,
    migration: &Migration,
    direction: Direction,
) -> Result<(), Cause> {
    let version = migration.recorded_version();
    match direction {
        Direction::Up => {
            connection.batch_execute(migration.up)?;
            connection.record(&version)?;
        }
        Direction::Down => {
            connection.batch_execute(migration.down)?;
            connection.forget(&version)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn migration(version: &'static str) -> Migration {
        Migration { version, name: "add_tag", up: "", down: "", run_in_transaction: true }
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
