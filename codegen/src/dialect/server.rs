//! MySQL and MariaDB, which are one dialect: the same migrations run on both.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Dialect;

/// One of the two servers that speak the dialect `mysql`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Server {
    /// MySQL, and what is built from it, such as Percona Server. Not MariaDB.
    MysqlProper,
    /// MariaDB.
    Mariadb,
}

impl Server {
    /// Both, in the order in which they are listed everywhere.
    pub const ALL: [Self; 2] = [Self::MysqlProper, Self::Mariadb];

    /// The words of both, in the same order.
    pub const KEYWORDS: &[&str] = &["mysql_proper", "mariadb"];

    /// The word by which specs and locks call it.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::MysqlProper => "mysql_proper",
            Self::Mariadb => "mariadb",
        }
    }

    /// Its name as people write it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::MysqlProper => "MySQL",
            Self::Mariadb => "MariaDB",
        }
    }

    /// The dialect that both speak.
    #[must_use]
    pub fn dialect(self) -> Dialect {
        Dialect::Mysql
    }

    /// The server that calls its version so: `10.11.6-MariaDB`, `8.4.0`.
    #[must_use]
    pub fn of_version(version: &str) -> Self {
        if version.to_ascii_lowercase().contains("mariadb") {
            Self::Mariadb
        } else {
            Self::MysqlProper
        }
    }
}

impl fmt::Display for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.keyword())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_all_servers() {
        assert_eq!(Server::ALL.map(Server::keyword), Server::KEYWORDS);
    }

    #[test]
    fn a_server_is_known_by_its_version() {
        for (version, server) in [
            ("10.11.6-MariaDB-0+deb12u1", Server::Mariadb),
            ("5.5.5-10.5.12-MariaDB", Server::Mariadb),
            ("8.0.36", Server::MysqlProper),
        ] {
            assert_eq!(Server::of_version(version), server);
        }
    }
}
