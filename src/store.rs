//! Opens the store: only a database that fits the generated schema is returned.

use tablewright::{
    AnyConnection, Error,
    version::{self, OnPending},
};

use crate::MIGRATIONS;

/// Opens the store that `url` names, if it fits this program.
///
/// # Errors
///
/// [`Error::Incompatible`] if it is older, newer, of another schema or was never migrated, with what to do about it;
/// else as [`version::open`].
pub fn open(url: &str) -> Result<AnyConnection, Error> {
    version::open(url, &MIGRATIONS, OnPending::Refuse)
}

/// Opens the store that `url` names, made if it is not there, and migrated if it is older.
///
/// # Errors
///
/// As [`open`], but an older store is refused only if a migration fails.
pub fn open_and_migrate(url: &str) -> Result<AnyConnection, Error> {
    version::open(url, &MIGRATIONS, OnPending::Migrate)
}
