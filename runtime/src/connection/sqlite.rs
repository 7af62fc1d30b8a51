//! SQLite: how a file is opened and what is set on every connection.

use diesel::{Connection, SqliteConnection, connection::SimpleConnection};

use super::{DatabaseUrl, refused};
use crate::Error;

/// What every connection is set to.
///
/// - A connection waits for another's write instead of failing at once. It comes first, so that the next
///   waits too.
/// - Write-ahead log: readers and a writer do not stop each other. The file remembers it; a database in
///   memory has none and answers so.
/// - `NORMAL` is safe against crashes of the program with a write-ahead log, and writes much faster.
/// - Foreign keys are checked, which SQLite leaves to each connection.
/// - A row that `REPLACE` puts out of the way fires its delete triggers, on which full-text indexes rely;
///   without recursive triggers SQLite skips them ("CREATE TRIGGER" and "INSERT", "REPLACE").
///
/// Source: SQLite, "Pragma Statements" and "Write-Ahead Logging".
pub(crate) const SETTINGS: &str = "\
    PRAGMA busy_timeout = 5000;\
    PRAGMA journal_mode = WAL;\
    PRAGMA synchronous = NORMAL;\
    PRAGMA foreign_keys = ON;\
    PRAGMA recursive_triggers = ON;";

pub(super) fn connect(url: &DatabaseUrl) -> Result<SqliteConnection, Error> {
    let mut connection = SqliteConnection::establish(url.secret())
        .map_err(|reason| refused(url, &explained(url, &reason)))?;
    connection.batch_execute(SETTINGS).map_err(|reason| refused(url, &reason))?;
    Ok(connection)
}

/// What SQLite says about a file that it cannot open, which is the same whatever the reason, with the reason
/// where it is a common one.
fn explained(url: &DatabaseUrl, reason: &dyn std::fmt::Display) -> String {
    let folder = url.path().and_then(std::path::Path::parent);
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    match folder {
        _ if url.path().is_some_and(std::path::Path::is_dir) => {
            format!("{reason}, as it is a folder")
        }
        Some(folder) if !folder.exists() => {
            format!("{reason}, as there is no folder `{}`", folder.display())
        }
        Some(_) | None => reason.to_string(),
    }
}

/// Opens a file to change it as it is: whether it has a write-ahead log stays as it was.
#[cfg(feature = "cli")]
pub(super) fn connect_as_it_is(url: &DatabaseUrl) -> Result<SqliteConnection, Error> {
    let mut connection = SqliteConnection::establish(url.secret())
        .map_err(|reason| refused(url, &explained(url, &reason)))?;
    connection
        .batch_execute(
            "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;",
        )
        .map_err(|reason| refused(url, &reason))?;
    Ok(connection)
}

/// Opens a file to look at it. It is set to wait and to nothing else: the write-ahead log would change it.
#[cfg(feature = "cli")]
pub(super) fn connect_to_look(url: &DatabaseUrl) -> Result<SqliteConnection, Error> {
    let mut connection = SqliteConnection::establish(url.secret())
        .map_err(|reason| refused(url, &explained(url, &reason)))?;
    connection
        .batch_execute("PRAGMA busy_timeout = 5000; PRAGMA query_only = ON;")
        .map_err(|reason| refused(url, &reason))?;
    Ok(connection)
}
