//! The kinds of databases, and what is shown of a database's URL.

use std::fmt;

/// A kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DatabaseKind {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MySQL or MariaDB.
    Mysql,
    /// SQL Server.
    Mssql,
}

impl DatabaseKind {
    /// Whether it is a server, to which one connects; otherwise it is a file that the program opens itself.
    #[must_use]
    pub const fn is_server(self) -> bool {
        match self {
            Self::Sqlite => false,
            Self::Postgres | Self::Mysql | Self::Mssql => true,
        }
    }

    /// Whether a transaction takes back what was created or altered in it.
    ///
    /// Sources: MySQL 9.7, "Statements That Cause an Implicit Commit"; MariaDB, "SQL statements That Cause an
    /// Implicit Commit". The others take it back.
    #[must_use]
    pub const fn has_transactional_ddl(self) -> bool {
        match self {
            Self::Sqlite | Self::Postgres | Self::Mssql => true,
            Self::Mysql => false,
        }
    }

    /// Whether `DROP DATABASE` refuses a database to which somebody is connected.
    ///
    /// Sources: PostgreSQL 18, "DROP DATABASE"; SQL Server, "DROP DATABASE (Transact-SQL)". MySQL and MariaDB drop
    /// it, and a file can be removed while it is open.
    #[must_use]
    pub const fn keeps_databases_in_use(self) -> bool {
        match self {
            Self::Postgres | Self::Mssql => true,
            Self::Sqlite | Self::Mysql => false,
        }
    }
}

impl fmt::Display for DatabaseKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
            Self::Mysql => "MySQL/MariaDB",
            Self::Mssql => "SQL Server",
        })
    }
}

/// What a database's URL shows of itself: the kind, the host and the database, or the path.
#[derive(Clone, PartialEq, Eq)]
pub struct Redacted(String);

impl Redacted {
    /// Takes what may be shown.
    pub(crate) fn new(shown: String) -> Self {
        Self(shown)
    }
}

impl fmt::Display for Redacted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Redacted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}
