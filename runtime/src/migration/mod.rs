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
///
/// # Examples
///
/// ```
/// use tablewright::Migration;
///
/// static MIGRATIONS: [Migration; 1] = [Migration::new(
///     "2026-11-22-120000",
///     "add_tags",
///     "CREATE TABLE tags (tag TEXT PRIMARY KEY);",
///     "DROP TABLE tags;",
/// )];
///
/// assert_eq!(MIGRATIONS[0].full_name(), "2026-11-22-120000_add_tags");
/// assert!(MIGRATIONS[0].runs_in_transaction());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Migration {
    version: &'static str,
    name: &'static str,
    up: &'static str,
    down: &'static str,
    runs_in_transaction: bool,
    preflight: &'static str,
}

impl Migration {
    /// A migration that runs in a transaction and asks the rows nothing.
    ///
    /// `version` is when it was drafted, as its folder's name begins: `2026-11-22-120000`. `name` is what it does, as
    /// its folder's name ends: `create_knowledge_store`. `up` is the SQL that applies it, `down` the SQL that takes
    /// it back.
    #[must_use]
    pub const fn new(
        version: &'static str,
        name: &'static str,
        up: &'static str,
        down: &'static str,
    ) -> Self {
        Self { version, name, up, down, runs_in_transaction: true, preflight: "" }
    }

    /// Sets whether it runs in a transaction of the migrator's. Where not, its SQL brings its own, or cannot run in
    /// one.
    #[must_use]
    pub const fn in_transaction(self, runs_in_transaction: bool) -> Self {
        Self { runs_in_transaction, ..self }
    }

    /// Sets the questions to ask about the rows before it runs; see [`preflight`](crate::preflight).
    #[must_use]
    pub const fn with_preflight(self, preflight: &'static str) -> Self {
        Self { preflight, ..self }
    }

    /// When it was drafted, as its folder's name begins: `2026-11-22-120000`.
    #[must_use]
    pub const fn version(&self) -> &'static str {
        self.version
    }

    /// What it does, as its folder's name ends: `create_knowledge_store`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The SQL that applies it.
    #[must_use]
    pub const fn up(&self) -> &'static str {
        self.up
    }

    /// The SQL that takes it back.
    #[must_use]
    pub const fn down(&self) -> &'static str {
        self.down
    }

    /// The SQL for this direction.
    #[must_use]
    pub const fn script(&self, direction: Direction) -> &'static str {
        match direction {
            Direction::Up => self.up,
            Direction::Down => self.down,
        }
    }

    /// Whether it runs in a transaction of the migrator's.
    #[must_use]
    pub const fn runs_in_transaction(&self) -> bool {
        self.runs_in_transaction
    }

    /// The questions to ask about the rows before it runs; empty if there are none.
    #[must_use]
    pub const fn preflight(&self) -> &'static str {
        self.preflight
    }

    /// The version as Diesel records it: the digits alone.
    #[must_use]
    pub fn recorded_version(&self) -> String {
        digits(self.version)
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

/// The migrations of a generated library, written as struct literals. It is no public interface.
#[doc(hidden)]
#[macro_export]
macro_rules! migrations {
    ($($database:ident: &[$(tablewright::Migration {
        version: $version:expr,
        name: $name:expr,
        up: $up:expr,
        down: $down:expr,
        run_in_transaction: $runs_in_transaction:expr,
        preflight: $preflight:expr $(,)?
    }),* $(,)?]),* $(,)?) => {
        $crate::Migrations {
            $($database: &[$(
                $crate::Migration::new($version, $name, $up, $down)
                    .in_transaction($runs_in_transaction)
                    .with_preflight($preflight)
            ),*]),*
        }
    };
}

/// A migration that a database says it has run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AppliedMigration {
    /// Its version, digits alone.
    pub version: String,
    /// When it was run, in UTC.
    pub run_on: NaiveDateTime,
}

/// A migration that stopped on its way, on a database that commits at each statement.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Partial {
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
        Migration::new(version, "add_tag", "", "")
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
