//! Opens a database that is there, for the command: what its file remembers stays as it is, and none is made.

use super::{DatabaseUrl, connect};
use crate::{AnyConnection, Error};

/// Opens a connection that does not change the database, not even a setting that a file remembers.
///
/// # Errors
///
/// As [`connect`].
pub fn connect_to_look(url: &DatabaseUrl) -> Result<AnyConnection, Error> {
    #[cfg(feature = "sqlite")]
    if !url.kind().is_server() {
        return super::sqlite::connect_to_look(url).map(AnyConnection::Sqlite);
    }
    connect(url)
}

/// Opens a connection that changes the database, but no setting that a file remembers.
///
/// # Errors
///
/// As [`connect`].
pub fn connect_as_it_is(url: &DatabaseUrl) -> Result<AnyConnection, Error> {
    #[cfg(feature = "sqlite")]
    if !url.kind().is_server() {
        return super::sqlite::connect_as_it_is(url).map(AnyConnection::Sqlite);
    }
    connect(url)
}
