//! The results of a preflight.

use std::fmt;

/// The results of the preflight questions of pending migrations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Preflight {
    /// Rows that do not fit.
    pub findings: Vec<Finding>,
    /// Questions about tables that an earlier pending migration changes. They are asked after it has run.
    pub waiting: Vec<Unasked>,
    /// Questions that failed.
    pub unanswered: Vec<Unasked>,
}

/// Rows that would make a migration fail.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Version and name of the migration.
    pub migration: String,
    /// The change, as a consent or a data step names it: `not_null: claims.tier`.
    pub change: String,
    /// A description of the rows: ``rows of `claims` without `tier` ``.
    pub finds: String,
    /// The number of rows.
    pub count: u64,
    /// The columns that identify the rows.
    pub shows: Vec<String>,
    /// The values of those columns, for the first few rows.
    pub keys: Vec<String>,
}

/// A question without an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unasked {
    /// Version and name of the migration.
    pub migration: String,
    /// The change that it is about.
    pub change: String,
    /// Why there is none.
    pub reason: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.finds, self.count)?;
        if self.keys.is_empty() {
            return Ok(());
        }
        let more = if (self.keys.len() as u64) < self.count { ", …" } else { "" };
        let shows = if self.shows.is_empty() {
            String::new()
        } else {
            [&self.shows.join(", "), " = "].concat()
        };
        write!(formatter, " ({shows}{}{more})", self.keys.join("; "))
    }
}

impl fmt::Display for Unasked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` of `{}`: {}", self.change, self.migration, self.reason)
    }
}
