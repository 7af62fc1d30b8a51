//! Values about migrations: what one is, what a database has recorded, what its rows say, and what is told on the
//! way. Nothing here asks a database.

mod history;
mod rows;
mod source;
mod standing;
mod watch;

use chrono::NaiveDateTime;

pub(crate) use self::{history::Comparison, standing::CHANGED_HELP};
pub use self::{
    history::{HistoryEntry, digits},
    rows::{Finding, Preflight, Unasked},
    standing::{Divergence, SchemaVersion, Unknown},
    watch::{Event, Step, Watch},
};
use crate::database::DatabaseKind;

/// Which way a migration goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From before to after: `up.sql`.
    Up,
    /// From after to before: `down.sql`.
    Down,
}

impl Direction {
    /// What is done with a migration, as in "cannot apply A to B".
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Up => ("apply", "to"),
            Self::Down => ("revert", "on"),
        }
    }

    /// The way, as in "on its way up".
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// The subcommand that goes this way.
    #[must_use]
    pub fn command(self) -> &'static str {
        match self {
            Self::Up => "migrate",
            Self::Down => "revert",
        }
    }

    /// The file with the statements.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Up => "up.sql",
            Self::Down => "down.sql",
        }
    }
}

/// A migration of one database, embedded in the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Migration {
    /// When it was drafted, as its folder's name begins: `2026-11-22-120000`.
    pub version: &'static str,
    /// What it does, as its folder's name ends: `create_knowledge_store`.
    pub name: &'static str,
    /// The SQL that applies it.
    pub up: &'static str,
    /// The SQL that takes it back.
    pub down: &'static str,
    /// Whether it runs in a transaction of the migrator's. Where not, its SQL brings its own.
    pub run_in_transaction: bool,
    /// The questions to ask about the rows before it runs; nothing if there are none. See
    /// [`preflight`](crate::preflight).
    pub preflight: &'static str,
}

impl Migration {
    /// The version as Diesel records it: the digits alone.
    #[must_use]
    pub fn recorded_version(&self) -> String {
        self.version.chars().filter(char::is_ascii_digit).collect()
    }

    /// The name of its folder.
    #[must_use]
    pub fn full_name(&self) -> String {
        [self.version, "_", self.name].concat()
    }
}

/// The migrations of a schema, for each database that Diesel can connect to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migrations {
    /// For SQLite.
    pub sqlite: &'static [Migration],
    /// For PostgreSQL.
    pub postgres: &'static [Migration],
    /// For MySQL and MariaDB.
    pub mysql: &'static [Migration],
}

impl Migrations {
    /// Those for `kind` of database.
    #[must_use]
    pub const fn of(&self, kind: DatabaseKind) -> &'static [Migration] {
        match kind {
            DatabaseKind::Sqlite => self.sqlite,
            DatabaseKind::Postgres => self.postgres,
            DatabaseKind::Mysql => self.mysql,
            DatabaseKind::Mssql => &[],
        }
    }

    /// Those for `kind` of database, by version.
    pub(crate) fn in_order(&self, kind: DatabaseKind) -> Vec<&'static Migration> {
        let mut migrations: Vec<_> = self.of(kind).iter().collect();
        migrations.sort_by_key(|migration| migration.recorded_version());
        migrations
    }
}

/// A migration that a database says it has run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedMigration {
    /// Its version, digits alone.
    pub version: String,
    /// When it was run, in UTC.
    pub run_on: NaiveDateTime,
}

/// A migration that stopped on its way, on a database that commits at each statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Halfway {
    /// Its version, digits alone.
    pub version: String,
    /// Which way it went.
    pub direction: Direction,
    /// The statement that was begun last, from 1.
    pub statement: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn migration(version: &'static str) -> Migration {
        Migration {
            version,
            name: "add_tag",
            up: "",
            down: "",
            run_in_transaction: true,
            preflight: "",
        }
    }

    #[test]
    fn a_version_is_recorded_as_its_digits() {
        let migration = migration("2026-11-22-120000");
        assert_eq!(migration.recorded_version(), "20261122120000");
        assert_eq!(migration.full_name(), "2026-11-22-120000_add_tag");
    }

    #[test]
    fn each_database_has_its_own_list_in_the_order_of_versions() {
        static SQLITE: [Migration; 2] =
            [migration("2026-02-01-000000"), migration("2026-01-01-000000")];
        static MYSQL: [Migration; 1] = [migration("2026-03-01-000000")];
        let migrations = Migrations { sqlite: &SQLITE, postgres: &[], mysql: &MYSQL };
        assert_eq!(migrations.in_order(DatabaseKind::Sqlite), [&SQLITE[1], &SQLITE[0]]);
        assert_eq!(migrations.in_order(DatabaseKind::Mysql), [&MYSQL[0]]);
        assert!(migrations.of(DatabaseKind::Postgres).is_empty());
        assert!(migrations.of(DatabaseKind::Mssql).is_empty());
    }
}
