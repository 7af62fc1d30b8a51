//! What prevents migrations from being reverted.

use std::fmt;

use super::{AppliedMigration, Migration, Target};
use crate::Error;

/// Rows or values that taking migrations back would lose.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// What goes, as the database calls it now: ``table `claims` `` or ``column `claims.tier` ``.
    pub object: String,
    /// How many rows the table has, or values the column.
    pub count: u64,
}

impl Loss {
    /// Nothing if there is nothing to lose.
    #[cfg(feature = "introspection")]
    pub(crate) fn new(object: String, count: u64) -> Option<Self> {
        (count > 0).then_some(Self { object, count })
    }
}

impl fmt::Display for Loss {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = match (self.object.starts_with("table"), self.count) {
            (true, 1) => "row",
            (true, _) => "rows",
            (false, 1) => "value",
            (false, _) => "values",
        };
        write!(out, "{}: {} {noun}", self.object, self.count)
    }
}

/// A column that cannot come back: it may not be NULL, nothing gives it a value, and its table has rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unfilled {
    /// The table, as the database calls it now.
    pub table: String,
    /// The column.
    pub column: String,
    /// How many rows the table has.
    pub rows: u64,
}

impl fmt::Display for Unfilled {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, column, rows } = self;
        let noun = if *rows == 1 { "row" } else { "rows" };
        write!(out, "column `{table}.{column}`: {rows} {noun} in `{table}`")
    }
}

/// Refuses to take back what `adopt` has recorded: it was never run there, so the way back would take away what
/// was there before.
pub(super) fn refuse_adopted<C: Target>(
    connection: &mut C,
    migrations: &[&'static Migration],
) -> Result<(), Error> {
    let found = adopted(connection)?;
    let is_adopted = |migration: &&&Migration| found.contains(&migration.recorded_version());
    let names: Vec<String> =
        migrations.iter().filter(is_adopted).map(|migration| migration.full_name()).collect();
    if names.is_empty() {
        return Ok(());
    }
    Err(Error::Adopted { database: connection.label(), migrations: names })
}

/// The versions, digits alone, that the database has not run but was found to fit when it was adopted.
pub(crate) fn adopted<C: Target>(connection: &mut C) -> Result<Vec<String>, Error> {
    connection
        .adopted()
        .map_err(|source| Error::Query { purpose: "read which migrations were adopted", source })
}

/// The last of `migrations` that is applied, with those before it that were sealed together with it; the last
/// first.
pub(super) fn last_seal(
    migrations: &[&'static Migration],
    applied: &[AppliedMigration],
) -> Vec<&'static Migration> {
    let is_applied = |migration: &&'static Migration| {
        let version = migration.recorded_version();
        applied.iter().any(|applied| applied.version == version)
    };
    let Some(last) = migrations.iter().rposition(is_applied) else {
        return Vec::new();
    };
    let first = super::together::beginning(migrations, last);
    migrations[first..=last].iter().rev().filter(|it| is_applied(it)).copied().collect()
}
