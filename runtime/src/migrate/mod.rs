//! Migrations embedded in a program, applied and reverted.
//!
//! Applied migrations are recorded in `__diesel_schema_migrations`, which the `diesel` CLI also uses, so both work on the
//! same database. (The SQL of the migrations writes `__tablewright_history`.) Migrations of other programs in the same
//! database are left alone. Start reading at [`run_pending`], then [`Migration`]. [`Migrator`] has more options.

mod back;
mod migrator;
mod reason;
pub(crate) mod records;
mod run;
mod together;

pub use self::{
    migrator::{DownTo, Migrator, UpTo},
    reason::{Named, Reason, broken_by, held_by},
};
use crate::error::{Error, cannot};
pub use crate::{
    migration::{
        AppliedMigration, Event, HistoryEntry, Migration, Migrations, Partial, Step, Watch,
    },
    target::{Failure, Held, Target},
};

/// The migrations that the database has run, also those of other programs, sorted by version.
///
/// Only reads. A database without records of migrations has run none.
///
/// # Errors
///
/// [`Error::Query`] if the record cannot be read.
pub fn applied<C: Target>(connection: &mut C) -> Result<Vec<AppliedMigration>, Error> {
    connection.applied().map_err(cannot("read which migrations have been applied"))
}

/// The migrations that the database has not run, in order.
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

/// Applies the pending migrations and returns them.
///
/// # Errors
///
/// As [`Migrator::run`].
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use tablewright::{Migration, Migrations, connection, migrate};
///
/// static MIGRATIONS: Migrations = Migrations {
///     sqlite: &[Migration::new(
///         "2026-11-22-120000",
///         "create_words",
///         "CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL);",
///         "DROP TABLE words;",
///     )],
///     postgres: &[],
///     mysql: &[],
/// };
///
/// let mut connection = connection::open("sqlite::memory:")?;
/// let applied = migrate::run_pending(&mut connection, &MIGRATIONS)?;
/// assert_eq!(applied[0].name(), "create_words");
/// assert!(migrate::pending(&mut connection, &MIGRATIONS)?.is_empty());
///
/// migrate::revert_last(&mut connection, &MIGRATIONS)?;
/// assert_eq!(migrate::pending(&mut connection, &MIGRATIONS)?.len(), 1);
/// # }
/// # Ok::<(), tablewright::Error>(())
/// ```
pub fn run_pending<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
) -> Result<Vec<&'static Migration>, Error> {
    Migrator::new(migrations).run(connection, UpTo::Last)
}

/// Reverts the last applied migration and those that were sealed together with it. Returns them, the last first.
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

/// Reverts all applied migrations and returns them, the last first.
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
