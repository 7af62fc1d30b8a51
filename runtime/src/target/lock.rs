//! The lock that lets one process at a time migrate a database. It is released if the process dies.
//!
//! PostgreSQL and MySQL have session locks. They are polled instead of waited for in the server: a waiting session
//! in PostgreSQL holds a snapshot, for which `CREATE INDEX CONCURRENTLY` of the working session would wait in turn.
//! SQLite has no lock that outlives a transaction, and a rebuild brings its own transaction; there the operating
//! system locks a file beside the database. Start reading at [`with_lock`].

use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, TryLockError as TryMutexError},
    time::Duration,
};

use super::Target;
use crate::{Error, error::cannot, retry::retry_for};

/// What is added to the name of a SQLite file.
const SUFFIX: &str = "-migrate-lock";

/// Keeps apart those who migrate databases in memory, which one process alone can see.
static IN_MEMORY: Mutex<()> = Mutex::new(());

/// A lock that is held; what it is depends on the database.
#[derive(Debug)]
pub struct Held(Holder);

#[derive(Debug)]
enum Holder {
    /// The server's, held by the session.
    #[cfg_attr(
        not(any(feature = "postgres", feature = "mysql")),
        expect(dead_code, reason = "only servers have sessions")
    )]
    Session,
    /// The operating system's, on this file.
    File(File, PathBuf),
    /// This process's own.
    Process(MutexGuard<'static, ()>),
}

impl Held {
    /// What stands for a lock that the server holds for the session.
    #[cfg(any(feature = "postgres", feature = "mysql"))]
    pub(super) fn session() -> Self {
        Self(Holder::Session)
    }

    /// Tries to lock the SQLite database in `file`, or the one in memory.
    #[cfg_attr(not(feature = "sqlite"), expect(dead_code, reason = "servers have locks"))]
    pub(super) fn try_file(file: Option<&Path>) -> io::Result<Option<Self>> {
        let Some(file) = file else {
            return Ok(match IN_MEMORY.try_lock() {
                Ok(guard) => Some(Self(Holder::Process(guard))),
                // Nothing is behind the lock that a panic could have left half done.
                Err(TryMutexError::Poisoned(poisoned)) => {
                    Some(Self(Holder::Process(poisoned.into_inner())))
                }
                Err(TryMutexError::WouldBlock) => None,
            });
        };
        let mut path = file.as_os_str().to_owned();
        path.push(SUFFIX);
        let path = PathBuf::from(path);
        let lock = File::options().create(true).truncate(false).write(true).open(&path)?;
        match lock.try_lock() {
            Ok(()) if is_at(&lock, &path) => Ok(Some(Self(Holder::File(lock, path)))),
            // Who had it before has removed it; the next attempt makes a new one.
            Ok(()) | Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Gives back what is not the server's. The file goes while it is still locked; see [`is_at`].
    pub(super) fn release(self) {
        match self.0 {
            Holder::Session => {}
            Holder::File(lock, path) => {
                if cfg!(unix) {
                    // A file that stays is empty and does no harm.
                    let _ = fs::remove_file(path);
                }
                drop(lock);
            }
            Holder::Process(guard) => drop(guard),
        }
    }
}

/// Whether the file is still the one at `path`: a lock on one that has been removed keeps nobody out.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let (Ok(file), Ok(there)) = (file.metadata(), fs::metadata(path)) else { return false };
    identity(file) == identity(there)
}

/// Elsewhere the file is never removed.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

/// Does `work` while no other process migrates the database; waits for its turn at most as long as `lock_timeout`.
///
/// # Errors
///
/// [`Error::Locked`] if another process had the lock all that time, [`Error::Lock`] and [`Error::Query`] if it cannot
/// be asked for, and what `work` says.
pub fn with_lock<C: Target, T, E: From<Error>>(
    connection: &mut C,
    lock_timeout: Duration,
    work: impl FnOnce(&mut C) -> Result<T, E>,
) -> Result<T, E> {
    connection.prepare().map_err(cannot("set the modes of the session"))?;
    let held = wait(connection, lock_timeout)?;
    let outcome = work(connection);
    connection.unlock(held);
    outcome
}

fn wait<C: Target>(connection: &mut C, lock_timeout: Duration) -> Result<Held, Error> {
    match retry_for(lock_timeout, || connection.try_lock()) {
        Ok(Some(held)) => Ok(held),
        Ok(None) => Err(Error::Locked { database: connection.label(), waited: lock_timeout }),
        Err(source) => Err(Error::Lock { database: connection.label(), source }),
    }
}
