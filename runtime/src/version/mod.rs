//! Whether a database fits the program that opens it, known from the history of migrations alone.
//!
//! The history says which migrations a database has run, and to which schema each of them led; the program has its
//! own list. Comparing the two costs one query, so it can be done whenever a database is opened. Whether the tables
//! match the history is checked by `tablewright verify`. Start reading at [`check_schema_version`]; [`open`]
//! refuses a database that does not fit, and says what to do about it.

mod open;

pub use self::open::{OnPending, open, require};
pub use crate::migration::{Divergence, SchemaVersion, Unknown};
use crate::{Error, Migrations, error::cannot, target::Target};

/// Compares what the database has run with the migrations of this program.
///
/// One query where there is a history, and another one on MySQL and MariaDB, where a migration can stop halfway;
/// where there is no history, a few more say what there is instead. The
/// database is not changed. On PostgreSQL ask outside of a transaction: a query for a history that is not
/// there would end it.
///
/// # Errors
///
/// [`Error::Query`] if the database cannot be asked.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use tablewright::{Migrations, connection, version::{SchemaVersion, check_schema_version}};
///
/// static MIGRATIONS: Migrations = Migrations { sqlite: &[], postgres: &[], mysql: &[] };
///
/// let mut connection = connection::open("sqlite::memory:")?;
/// assert_eq!(check_schema_version(&mut connection, &MIGRATIONS)?, SchemaVersion::UpToDate);
/// # }
/// # Ok::<(), tablewright::Error>(())
/// ```
pub fn check_schema_version<C: Target>(
    connection: &mut C,
    migrations: &Migrations,
) -> Result<SchemaVersion, Error> {
    let ours = migrations.in_order(connection.kind());
    let refuse = cannot("read the history of migrations");
    let recorded = match connection.recorded() {
        Ok(recorded) => recorded,
        // That there is no such table each database says in its own words; whether there is, can be asked.
        Err(error) => match connection.has_history() {
            Ok(false) => Vec::new(),
            Ok(true) | Err(_) => return Err(refuse(error)),
        },
    };
    let is_empty = recorded.is_empty();
    let version = SchemaVersion::of(recorded, &ours);
    if let Some(partial) = connection.partial().map_err(refuse)? {
        return Ok(version.with(partial, ours));
    }
    if !is_empty || ours.is_empty() {
        return Ok(version);
    }
    let tables = connection.count_tables().map_err(refuse)?;
    let tables = u64::try_from(tables).unwrap_or_default();
    Ok(SchemaVersion::Unknown(Unknown::NeverMigrated { tables }))
}
