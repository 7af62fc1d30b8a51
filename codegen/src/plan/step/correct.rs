//! Properties of tables that a statement of its own sets.

use std::fmt;

use super::Phase;
use crate::schema::{IndexName, TableName};

/// A property that a statement of its own sets.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Property {
    /// PostgreSQL: the table's changes are written to the log, so that they survive a crash.
    Logged,
    /// PostgreSQL: the trigger of this name fires.
    TriggerEnabled(String),
    /// PostgreSQL: the sequence of this name counts by ones through all numbers of a type.
    Sequence {
        /// Its name.
        name: String,
        /// The type, as SQL says it.
        type_: String,
    },
    /// MySQL: the index is used by queries.
    IndexVisible(IndexName),
    /// MariaDB: the index is used by queries.
    IndexNotIgnored(IndexName),
    /// MySQL and MariaDB: InnoDB keeps the table, and with it its foreign keys.
    KeptByInnodb,
}

/// A property of a table that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectStep {
    /// The table.
    pub table: TableName,
    /// What is set.
    pub property: Property,
}

impl CorrectStep {
    /// When the step runs.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self.property {
            Property::KeptByInnodb => Phase::ConvertTable,
            Property::Logged
            | Property::TriggerEnabled(_)
            | Property::Sequence { .. }
            | Property::IndexVisible(_)
            | Property::IndexNotIgnored(_) => Phase::Correct,
        }
    }
}

impl fmt::Display for CorrectStep {
    /// Says what the step does, in one line.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let table = &self.table;
        match &self.property {
            Property::Logged => write!(out, "log the changes of table {table}"),
            Property::TriggerEnabled(name) => write!(out, "enable trigger {name} of {table}"),
            Property::Sequence { name, type_ } => {
                write!(out, "let sequence {name} of {table} count through {type_}")
            }
            Property::IndexVisible(name) | Property::IndexNotIgnored(name) => {
                write!(out, "let queries use index {name} of {table}")
            }
            Property::KeptByInnodb => write!(out, "let InnoDB keep table {table}"),
        }
    }
}
