//! Opens a database for use only if it fits the program, unless it may be migrated first.

use super::{SchemaVersion, Unknown, check_schema_version};
use crate::{
    AnyConnection, Error, Migrations,
    connection::{self, DatabaseUrl},
    migrate,
    target::Target,
};

/// What to do with a database that has yet to run migrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnPending {
    /// Nothing: the owner of the database decides.
    Refuse,
    /// Apply what is pending.
    Migrate,
}

/// Opens the database that `url` names, if it fits the migrations of this program.
///
/// With [`OnPending::Refuse`] a SQLite file that is not there is not made.
///
/// # Errors
///
/// [`Error::Connect`] if there is no such database; [`Error::Incompatible`] if it does not fit, with what to do;
/// else as [`connection::open`] and, with [`OnPending::Migrate`], [`migrate::run_pending`].
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use tablewright::{Migrations, version::{self, OnPending}};
///
/// static MIGRATIONS: Migrations = Migrations { sqlite: &[], postgres: &[], mysql: &[] };
///
/// let connection = version::open("sqlite::memory:", &MIGRATIONS, OnPending::Migrate)?;
/// # }
/// # Ok::<(), tablewright::Error>(())
/// ```
pub fn open(
    url: &str,
    migrations: &Migrations,
    on_pending: OnPending,
) -> Result<AnyConnection, Error> {
    let url = DatabaseUrl::parse(url)?;
    let is_missing = url.path().is_some_and(|path| !path.exists());
    if on_pending == OnPending::Refuse && is_missing {
        return Err(Error::Connect { url: url.redacted(), source: "there is no such file".into() });
    }
    let mut connection = connection::connect(&url)?;
    require(&mut connection, migrations, on_pending)?;
    Ok(connection)
}

/// Refuses the database behind `connection` if it does not fit the migrations of this program; a pool's
/// first connection can be asked so.
///
/// # Errors
///
/// [`Error::Incompatible`] if it does not fit; else as [`check_schema_version`] and, with [`OnPending::Migrate`],
/// [`migrate::run_pending`].
pub fn require<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
    on_pending: OnPending,
) -> Result<(), Error> {
    let mut version = check_schema_version(connection, migrations)?;
    if matches!(version, SchemaVersion::Unknown(Unknown::NeverMigrated { tables: 1.. })) {
        // Tables and their record may have come together, between the query for the one and for the other.
        version = check_schema_version(connection, migrations)?;
    }
    if version == SchemaVersion::UpToDate {
        return Ok(());
    }
    let is_pending = matches!(
        version,
        SchemaVersion::Behind(_) | SchemaVersion::Unknown(Unknown::NeverMigrated { tables: 0 })
    );
    if on_pending == OnPending::Migrate && is_pending {
        migrate::run_pending(connection, migrations)?;
        return Ok(());
    }
    Err(Error::Incompatible { database: connection.label(), version: Box::new(version) })
}
