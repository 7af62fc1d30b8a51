//! Migrations embedded in a program, applied and reverted.
//!
//! Applied migrations are read from `__diesel_schema_migrations`, which the `diesel` CLI keeps too, so both can be
//! used on one database. (`__tablewright_history` is written by the migrations' own SQL.) A database may have
//! migrations of other programs: they are left alone. Start reading at [`run_pending`], then [`Migration`];
//! [`Migrator`] protects a database from two migrators at once, or from the wrong one.

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

/// What the database says it has run, oldest version first, also what is not of this program.
///
/// Reads only: a database without a record of migrations has run none.
///
/// # Errors
///
/// [`Error::Query`] if the record cannot be read.
pub fn applied<C: Target>(connection: &mut C) -> Result<Vec<AppliedMigration>, Error> {
    connection.applied().map_err(cannot("read which migrations have been applied"))
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
