//! The connection enum and what Diesel's derive makes for it: the backend that stands for any of them.
//!
//! It is separate from [`connection`](crate::connection), which opens it, because the portable
//! [`types`](crate::types) are implemented for its backend too.
#![expect(missing_docs, reason = "the derive writes items without documentation")]

/// A connection to one of the databases that this build has a feature for.
///
/// Open one with [`connection::open`](crate::connection::open), which understands URLs and sets the
/// connection up; `Connection::establish` would try one database after the other.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// A connection to SQLite.
    #[cfg(feature = "sqlite")]
    Sqlite(diesel::SqliteConnection),
    /// A connection to PostgreSQL.
    #[cfg(feature = "postgres")]
    Postgres(diesel::PgConnection),
    /// A connection to MySQL or MariaDB.
    #[cfg(feature = "mysql")]
    Mysql(diesel::MysqlConnection),
}
