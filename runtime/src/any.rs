//! The connection enum and what Diesel's derive makes for it: the backend that stands for any of them.
//!
//! It is separate from [`connection`](crate::connection), which opens it, because the portable
//! [`types`](crate::types) are implemented for its backend too.
#![expect(missing_docs, reason = "the derive writes items without documentation")]

/// A connection to one of the databases that this build has a feature for.
///
/// Use [`connection::open`](crate::connection::open), which understands URLs and configures the connection, rather than
/// `Connection::establish`, which tries one database after the other.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use tablewright::{connection, diesel::{self, RunQueryDsl, sql_types::Integer}};
///
/// let mut connection = connection::open("sqlite::memory:")?;
/// let query = diesel::select(diesel::dsl::sql::<Integer>("1 + 1"));
/// assert_eq!(query.get_result::<i32>(&mut connection)?, 2);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
