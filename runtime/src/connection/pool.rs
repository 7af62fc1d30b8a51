//! Pools of connections, each with the settings of a single one.

use std::{
    fmt,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use diesel::r2d2::{self, ManageConnection, R2D2Connection};

use super::{DatabaseUrl, connect};
use crate::{AnyConnection, Error, error::cannot};

/// A pool of connections to one database.
pub type Pool = r2d2::Pool<Manager>;

/// The size of a pool and how long to wait for a connection.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use std::time::Duration;
///
/// use tablewright::connection::{PoolSettings, open_pool};
///
/// let settings = PoolSettings::default().max_size(4).timeout(Duration::from_secs(5));
/// let pool = open_pool("sqlite::memory:", settings)?;
/// assert_eq!(pool.max_size(), 4);
/// # }
/// # Ok::<(), tablewright::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct PoolSettings {
    /// The maximum number of connections.
    pub max_size: u32,
    /// How long to wait for one.
    pub timeout: Duration,
}

impl PoolSettings {
    /// Sets the maximum number of connections.
    #[must_use]
    pub fn max_size(self, max_size: u32) -> Self {
        Self { max_size, ..self }
    }

    /// Sets how long to wait for one.
    #[must_use]
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { timeout, ..self }
    }
}

impl Default for PoolSettings {
    fn default() -> Self {
        Self { max_size: 8, timeout: Duration::from_secs(30) }
    }
}

/// Opens a pool of connections to the database that `url` names.
///
/// The first connection is opened at once, so that a wrong URL is an error here. `sqlite::memory:` is one database for
/// all connections of the pool. It ends with the pool.
///
/// # Errors
///
/// As [`open`](super::open), and [`Error::Pool`] if the pool cannot be built.
pub fn open_pool(url: &str, settings: PoolSettings) -> Result<Pool, Error> {
    let mut url = DatabaseUrl::parse(url)?;
    if url.is_in_memory() {
        url = shared_memory()?;
    }
    let first = connect(&url)?;
    let shown = url.redacted();
    let kept = url.secret().starts_with(SHARED_MEMORY).then_some(first);
    r2d2::Pool::builder()
        .max_size(settings.max_size)
        .min_idle(Some(1))
        .connection_timeout(settings.timeout)
        .build(Manager { url, _kept: Mutex::new(kept) })
        .map_err(|source| Error::Pool { url: shown, source: source.into() })
}

/// What names of databases in memory that a pool shares begin with.
///
/// SQLite's `memdb` file system shares such a name among the connections of a process. Unlike its shared cache
/// it locks as a file does: a connection that finds the database busy waits.
///
/// Source: SQLite 3.36, release notes; `src/memdb.c`.
const SHARED_MEMORY: &str = "file:/tablewright-";

/// A database in memory that no one else in this process has.
fn shared_memory() -> Result<DatabaseUrl, Error> {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    let number = COUNTER.fetch_add(1, Ordering::Relaxed).to_string();
    let name = [SHARED_MEMORY, &number, "?vfs=memdb"].concat();
    DatabaseUrl::sqlite(name).map_err(|reason| Error::UnknownUrl { reason })
}

/// Opens the connections of a [`Pool`].
pub struct Manager {
    url: DatabaseUrl,
    /// Holds a database in memory while the pool has closed its idle connections: it is gone with the last.
    _kept: Mutex<Option<AnyConnection>>,
}

impl Manager {
    /// The URL of the database.
    #[must_use]
    pub fn url(&self) -> &DatabaseUrl {
        &self.url
    }
}

impl fmt::Debug for Manager {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Manager").field("url", &self.url).finish_non_exhaustive()
    }
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = Error;

    fn connect(&self) -> Result<AnyConnection, Error> {
        connect(&self.url)
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), Error> {
        connection.ping().map_err(cannot("reach the database"))
    }

    fn has_broken(&self, connection: &mut AnyConnection) -> bool {
        std::thread::panicking() || connection.is_broken()
    }
}
