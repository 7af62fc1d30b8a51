//! Errors of what works on live databases, beside those of the runtime.

use std::{error::Error as StdError, fmt, path::PathBuf};

use tablewright::{Cause, FailedStatement};
use tablewright_codegen::render::Unsupported;

/// Why something could not be done with a database.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// What the runtime says.
    Runtime(tablewright::Error),
    /// Taking migrations back would lose rows or values, so it was not started.
    WouldLose {
        /// The name of the database.
        database: String,
        /// What would be lost.
        losses: Vec<Loss>,
    },
    /// Columns that may not be NULL would come back to rows that have no value for them, so it was not started.
    Unfilled {
        /// The name of the database.
        database: String,
        /// The columns.
        columns: Vec<Unfilled>,
    },
    /// Something that nobody has declared would go along with a column, or break without it, so nothing was started.
    TakesAlong {
        /// The name of the database.
        database: String,
        /// What it is: ``index `by_tier`, by column `claims.tier` ``.
        objects: Vec<String>,
    },
    /// A statement that was to mend a database failed.
    Mending {
        /// The name of the database.
        database: String,
        /// Which statement.
        statement: Box<FailedStatement>,
        /// What the database said.
        source: Cause,
    },
    /// A step that was to mend a database has no SQL there, which is a bug of Tablewright.
    Unsupported(Unsupported),
    /// The changes that were to mend a database left differences, so they were undone.
    Unmended {
        /// The name of the database.
        database: String,
        /// The remaining differences.
        left: Vec<String>,
    },
    /// A database could not be backed up.
    Backup {
        /// The path of the backup.
        path: PathBuf,
        /// What went wrong.
        source: Cause,
    },
}

/// Rows or values that reverting migrations would lose.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Loss {
    /// The object that would be dropped, by its current name: ``table `claims` `` or ``column `claims.tier` ``.
    pub object: String,
    /// How many rows the table has, or values the column.
    pub count: u64,
}

impl Loss {
    /// `None` if there is nothing to lose.
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

/// A column that cannot be added again: it cannot be NULL, nothing gives it a value, and its table has rows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Unfilled {
    /// The current name of the table.
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

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Runtime(error) => error.fmt(formatter),
            Self::WouldLose { database, losses } => say_losses(database, losses, formatter),
            Self::Unfilled { database, columns } => say_unfilled(database, columns, formatter),
            Self::TakesAlong { database, objects } => say_along(database, objects, formatter),
            Self::Mending { database, statement, source } => {
                write!(formatter, "cannot mend `{database}`: {statement}: {source}")
            }
            Self::Unsupported(step) => step.fmt(formatter),
            Self::Unmended { database, left } => {
                let left = left.join("; ");
                write!(
                    formatter,
                    "cannot mend `{database}`: these differences would remain: {left}"
                )
            }
            Self::Backup { path, source } => {
                write!(formatter, "cannot copy the database to `{}`: {source}", path.display())
            }
        }
    }
}

fn say_losses(database: &str, losses: &[Loss], formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let losses: Vec<String> = losses.iter().map(ToString::to_string).collect();
    write!(
        formatter,
        "cannot revert migrations on `{database}`: this would be lost: {}; nothing has been started",
        losses.join(", ")
    )
}

/// Writes which objects would be dropped too.
fn say_along(
    database: &str,
    objects: &[String],
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write!(
        formatter,
        "cannot migrate `{database}`: this would drop or break objects that the spec does not \
         declare: {}; nothing has been started",
        objects.join("; ")
    )
}

/// Writes which columns cannot be added again.
fn say_unfilled(
    database: &str,
    columns: &[Unfilled],
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let columns: Vec<String> = columns.iter().map(ToString::to_string).collect();
    write!(
        formatter,
        "cannot revert migrations on `{database}`: these columns cannot be NULL, and existing rows would have no value \
         for them: {}; nothing has been started",
        columns.join(", ")
    )
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Runtime(error) => error.source(),
            Self::WouldLose { .. }
            | Self::Unfilled { .. }
            | Self::TakesAlong { .. }
            | Self::Unmended { .. } => None,
            Self::Unsupported(step) => Some(step),
            Self::Mending { source, .. } | Self::Backup { source, .. } => Some(&**source),
        }
    }
}

impl From<tablewright::Error> for Error {
    fn from(error: tablewright::Error) -> Self {
        Self::Runtime(error)
    }
}

impl From<Unsupported> for Error {
    fn from(step: Unsupported) -> Self {
        Self::Unsupported(step)
    }
}
