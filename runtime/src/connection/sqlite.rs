//! SQLite: how a file is opened and what is set on every connection.

use std::time::Duration;

use diesel::{Connection, QueryResult, SqliteConnection, connection::SimpleConnection};

use super::{DatabaseUrl, refused};
use crate::{Error, retry::retry_for};

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

/// What SQLite says where another connection is in the way; Diesel hands out no code for it.
const LOCKED: &str = "database is locked";

/// As long as the busy timeout.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

pub(super) fn connect(url: &DatabaseUrl) -> Result<SqliteConnection, Error> {
    let mut connection = SqliteConnection::establish(&url.secret())
        .map_err(|reason| refused(url, &explained(url, &reason)))?;
    set(&mut connection).map_err(|reason| refused(url, &reason))?;
    Ok(connection)
}

/// Sets a connection up. Where others set up the same new file at that moment, SQLite does not wait for the
/// busy timeout but refuses at once to turn the write-ahead log on, as waiting could be a deadlock.
///
/// Source: SQLite, "Register A Callback To Handle `SQLITE_BUSY` Errors" (why the handler may not be invoked).
fn set(connection: &mut SqliteConnection) -> QueryResult<()> {
    let mut refused = None;
    retry_for(BUSY_TIMEOUT, || match connection.batch_execute(SETTINGS) {
        Ok(()) => Ok(Some(refused.take())),
        Err(reason) if reason.to_string() == LOCKED => {
            refused = Some(reason);
            Ok(None)
        }
        Err(reason) => Err(reason),
    })?;
    refused.map_or(Ok(()), Err)
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

/// Opens a file to change it as it is: whether it has a write-ahead log stays as it was, and
/// none is made.
pub(super) fn connect_as_it_is(url: &DatabaseUrl) -> Result<SqliteConnection, Error> {
    let mut connection = SqliteConnection::establish(&url.existing())
        .map_err(|reason| refused(url, &explained(url, &reason)))?;
    connection
        .batch_execute(
            "PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;",
        )
        .map_err(|reason| refused(url, &reason))?;
    Ok(connection)
}

/// Opens a file to look at it. It is set to wait and to nothing else: the write-ahead log would change it.
/// A file that is not there is not made.
pub(super) fn connect_to_look(url: &DatabaseUrl) -> Result<SqliteConnection, Error> {
    let mut connection = SqliteConnection::establish(&url.existing())
        .map_err(|reason| refused(url, &explained(url, &reason)))?;
    connection
        .batch_execute("PRAGMA busy_timeout = 5000; PRAGMA query_only = ON;")
        .map_err(|reason| refused(url, &reason))?;
    Ok(connection)
}
