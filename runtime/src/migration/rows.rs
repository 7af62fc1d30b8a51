//! What the rows of a database say to the questions of migrations.

use std::fmt;

/// What the rows of a database said to the questions of its pending migrations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Preflight {
    /// What does not fit.
    pub findings: Vec<Finding>,
    /// What could not be asked now, as an earlier pending migration changes the tables that it is about. It is
    /// asked when that one has run.
    pub waiting: Vec<Unasked>,
    /// What got no answer.
    pub unanswered: Vec<Unasked>,
}

/// Rows that a migration would be refused for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Version and name of the migration.
    pub migration: String,
    /// The change that demands it, as a consent or a data step would name it: `not_null: claims.tier`.
    pub change: String,
    /// What was found, before its number: ``rows of `claims` without `tier` ``.
    pub finds: String,
    /// How many there are.
    pub count: u64,
    /// The columns by which they are told.
    pub shows: Vec<String>,
    /// The first few, by those columns.
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
