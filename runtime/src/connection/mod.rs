//! Opens a database by its URL, as one connection or a pool, with the same settings everywhere.
//!
//! Every connection uses UTC and UTF-8 and checks foreign keys; see the module of each database for its settings.
//! Ordinary queries run on the [`AnyConnection`]; [`dispatch!`](crate::dispatch) gives the concrete one. Pools need
//! the feature `pool`. Start reading at [`open`]; [`DatabaseUrl`] describes the URLs.

mod arguments;
pub(crate) mod existing;
mod file;
#[cfg(feature = "mysql")]
pub(crate) mod mysql;
mod percent;
#[cfg(feature = "pool")]
mod pool;
#[cfg(feature = "postgres")]
pub(crate) mod postgres;
#[cfg(any(feature = "postgres", feature = "mysql"))]
mod server;
#[cfg(not(any(feature = "postgres", feature = "mysql")))]
#[path = "server_unread.rs"]
mod server;
#[cfg(feature = "sqlite")]
mod sqlite;
mod url;

use crate::{AnyConnection, Error};

#[cfg(feature = "pool")]
pub use self::pool::{Manager, Pool, PoolSettings, open_pool};
#[cfg(feature = "sqlite")]
pub(crate) use self::sqlite::SETTINGS as SQLITE_SETTINGS;
pub use self::{arguments::without_arguments, url::DatabaseUrl};
pub use crate::database::{DatabaseKind, Redacted};

/// Opens a connection to the database that `url` names; see [`DatabaseUrl`] for its forms.
///
/// A SQLite file that does not exist is created.
///
/// # Errors
///
/// [`Error::UnknownUrl`] if `url` cannot be read, [`Error::FeatureOff`] and [`Error::NoDriver`] if this build cannot
/// connect to that kind of database, [`Error::Connect`] if the connection fails.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use tablewright::connection::{self, DatabaseKind};
///
/// let connection = connection::open("sqlite::memory:")?;
/// assert_eq!(connection.kind(), DatabaseKind::Sqlite);
/// # }
/// # Ok::<(), tablewright::Error>(())
/// ```
pub fn open(url: &str) -> Result<AnyConnection, Error> {
    connect(&DatabaseUrl::parse(url)?)
}

/// Opens a connection to `url`.
///
/// # Errors
///
/// As [`open`], but for [`Error::UnknownUrl`].
pub fn connect(url: &DatabaseUrl) -> Result<AnyConnection, Error> {
    let kind = url.kind();
    match kind {
        #[cfg(feature = "sqlite")]
        DatabaseKind::Sqlite => sqlite::connect(url).map(AnyConnection::Sqlite),
        #[cfg(feature = "postgres")]
        DatabaseKind::Postgres => postgres::connect(url).map(AnyConnection::Postgres),
        #[cfg(feature = "mysql")]
        DatabaseKind::Mysql => mysql::connect(url).map(AnyConnection::Mysql),
        #[cfg(not(feature = "sqlite"))]
        DatabaseKind::Sqlite => Err(Error::FeatureOff { kind, feature: "sqlite" }),
        #[cfg(not(feature = "postgres"))]
        DatabaseKind::Postgres => Err(Error::FeatureOff { kind, feature: "postgres" }),
        #[cfg(not(feature = "mysql"))]
        DatabaseKind::Mysql => Err(Error::FeatureOff { kind, feature: "mysql" }),
        DatabaseKind::Mssql => Err(Error::NoDriver { kind }),
    }
}

impl AnyConnection {
    /// What kind of database it is a connection to.
    #[must_use]
    pub fn kind(&self) -> DatabaseKind {
        match self {
            #[cfg(feature = "sqlite")]
            Self::Sqlite(_) => DatabaseKind::Sqlite,
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => DatabaseKind::Postgres,
            #[cfg(feature = "mysql")]
            Self::Mysql(_) => DatabaseKind::Mysql,
        }
    }
}

/// Says that `url` could not be connected to, in words that hold no password.
fn refused(url: &DatabaseUrl, reason: &dyn std::fmt::Display) -> Error {
    let reason = url.without_secrets(&reason.to_string());
    Error::Connect { url: url.redacted(), source: reason.into() }
}
