//! The servers that tests run on: the kinds of database, and for each kind the versions of it.
//!
//! A server is told to the tests by the environment variable of [`Server::variable`], which `scripts/test`
//! sets. Start reading at [`Server`].

use crate::setting;

/// A kind of database that tests run on; a spec's dialect of the same keyword is what it speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Database {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MySQL or MariaDB.
    Mysql,
}

impl Database {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Sqlite, Self::Postgres, Self::Mysql];

    /// The keyword that specs and folders use for it.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Mysql => "mysql",
        }
    }

    /// The servers of this kind.
    pub fn servers(self) -> impl Iterator<Item = Server> {
        Server::ALL.into_iter().filter(move |server| server.database() == self)
    }
}

/// A database of some version, on which a test is a trial of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Server {
    /// The bundled SQLite; always there.
    Sqlite,
    /// The system's PostgreSQL, at `TEST_POSTGRES_URL`: 15 on Debian 12.
    Postgres,
    /// PostgreSQL 18 with pgvector, at `TEST_POSTGRES18_URL`.
    Postgres18,
    /// The system's MariaDB, at `TEST_MYSQL_URL`: 10.11 on Debian 12.
    Mariadb,
    /// MySQL 9.7, at `TEST_MYSQL97_URL`.
    Mysql97,
}

/// Whether tests can run on a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    /// They can.
    There,
    /// Nobody named it, which is a failure under `TEST_REQUIRE_ALL=1`.
    Missing,
    /// It is not to be had, for the reason given in its variable that ends in `_MISSING`.
    Excused(String),
}

impl Server {
    /// Every server.
    pub const ALL: [Self; 5] =
        [Self::Sqlite, Self::Postgres, Self::Postgres18, Self::Mariadb, Self::Mysql97];

    /// What kind of database it has.
    #[must_use]
    pub fn database(self) -> Database {
        match self {
            Self::Sqlite => Database::Sqlite,
            Self::Postgres | Self::Postgres18 => Database::Postgres,
            Self::Mariadb | Self::Mysql97 => Database::Mysql,
        }
    }

    /// What the names of its trials end in.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::Postgres18 => "postgres18",
            Self::Mariadb => "mariadb",
            Self::Mysql97 => "mysql97",
        }
    }

    /// What it calls itself, with the version where that is fixed.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
            Self::Postgres18 => "PostgreSQL 18",
            Self::Mariadb => "MariaDB",
            Self::Mysql97 => "MySQL 9.7",
        }
    }

    /// The environment variables that give its URL, and the reason why there is none.
    #[must_use]
    pub fn variables(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some(("TEST_POSTGRES_URL", "TEST_POSTGRES_MISSING")),
            Self::Postgres18 => Some(("TEST_POSTGRES18_URL", "TEST_POSTGRES18_MISSING")),
            Self::Mariadb => Some(("TEST_MYSQL_URL", "TEST_MYSQL_MISSING")),
            Self::Mysql97 => Some(("TEST_MYSQL97_URL", "TEST_MYSQL97_MISSING")),
        }
    }

    /// Its URL, unless it is no server.
    #[must_use]
    pub fn url(self) -> Option<String> {
        self.variables().and_then(|(url, _)| setting(url))
    }

    /// Whether tests can run on it here.
    #[must_use]
    pub fn presence(self) -> Presence {
        let Some((url, reason)) = self.variables() else { return Presence::There };
        match (setting(url), setting(reason)) {
            (Some(_), _) => Presence::There,
            (None, Some(reason)) => Presence::Excused(reason),
            (None, None) => Presence::Missing,
        }
    }

    /// How many of `count` random cases run on it: all on a system's own server, a quarter on the other
    /// versions, which differ in what they write rather than in what they do.
    #[must_use]
    pub fn share(self, count: u64) -> u64 {
        match self {
            Self::Sqlite | Self::Postgres | Self::Mariadb => count,
            Self::Postgres18 | Self::Mysql97 => count.div_ceil(4),
        }
    }

    /// Whether tests can run on it here.
    #[must_use]
    pub fn is_there(self) -> bool {
        self.presence() == Presence::There
    }
}
