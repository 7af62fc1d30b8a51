//! What the steps hold that only PostgreSQL has.
//!
//! Source: PostgreSQL 16, "CREATE INDEX", "Building Indexes Concurrently"; "ALTER TABLE", "Notes".

use crate::schema::{ColumnName, ConstraintName, TableName, ViewName};

/// A constraint that is proved for the rows that were there before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofStep {
    /// The table.
    pub table: TableName,
    /// The constraint's name.
    pub name: ConstraintName,
    /// What a row does that fails the proof.
    pub refusal: Refusal,
}

/// What a row does that a constraint refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It violates a check.
    Violates,
    /// It refers to nothing.
    RefersToNothing,
}

/// What numbers a column's rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SequenceStep {
    /// The table, as it is called now.
    pub table: TableName,
    /// The column, as it is called now.
    pub column: ColumnName,
}

/// A view, materialized or not, that is made again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptView {
    /// Its name.
    pub name: ViewName,
    /// Whether its query says which rows may be written through it.
    pub check: CheckOption,
    /// What a raw object has said beside its query and says no longer: statements whose doings do not come back.
    pub unsaid: Vec<String>,
}

/// Who says which rows may be written through a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckOption {
    /// The view's query, in the spec.
    Spec,
    /// The database alone.
    Database,
}
