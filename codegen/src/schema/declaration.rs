//! What a checked spec says: the schema, its presentation, the intent and the settings.

use std::borrow::Cow;

use super::{Schema, intent::Intent, presentation::Presentation};
use crate::dialect::{DialectSet, Server};

/// A checked spec, resolved and without spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declaration {
    /// What databases store.
    pub schema: Schema,
    /// What only Rust sees.
    pub presentation: Presentation,
    /// What the spec says about the way to this schema.
    pub intent: Intent,
    /// What holds for the whole file.
    pub settings: Settings,
}

impl Declaration {
    /// Whether MySQL and MariaDB have something otherwise than each other.
    #[must_use]
    pub fn has_servers(&self) -> bool {
        self.schema.has_servers() || !self.intent.own_data_steps.is_empty()
    }

    /// What it says for `server`.
    #[must_use]
    pub fn of_server(&self, server: Server) -> Cow<'_, Self> {
        if !self.has_servers() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self {
            schema: self.schema.of_server(server).into_owned(),
            intent: self.intent.of_server(server).into_owned(),
            presentation: self.presentation.clone(),
            settings: self.settings.clone(),
        })
    }
}

/// What holds for the whole spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The dialects in use.
    pub dialects: DialectSet,
    /// The oldest SQLite that migrations must run on.
    pub sqlite_minimum: SqliteVersion,
    /// The oldest SQL Server that migrations must run on.
    pub mssql_minimum: u32,
    /// The collation of texts on SQL Server whose columns say none; `None` for one that compares characters.
    pub mssql_collation: Option<String>,
    /// Whether PostgreSQL gets the safe forms that need several migrations (`CONCURRENTLY`, `NOT VALID`).
    pub postgres_safe_forms: bool,
    /// How many columns a table may have in Diesel: 32, 64 or 128, by the Cargo feature of diesel that
    /// the generated crate turns on (`64-column-tables`, `128-column-tables`).
    pub diesel_columns: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dialects: DialectSet::all(),
            sqlite_minimum: SqliteVersion { major: 3, minor: 37 },
            mssql_minimum: 2017,
            mssql_collation: None,
            postgres_safe_forms: true,
            diesel_columns: 32,
        }
    }
}

/// A version of SQLite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SqliteVersion {
    /// The first number.
    pub major: u32,
    /// The second number.
    pub minor: u32,
}
