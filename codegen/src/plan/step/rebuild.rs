//! What the steps hold by which SQLite makes a table anew.

use crate::{
    delta::Pair,
    schema::{
        Column, Expression, Table, TableName,
        intent::{DataMoment, Direction},
    },
};

/// A table that is copied into a new one, for all its changes at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RebuildStep {
    /// Its name, before and after: renames have happened by then.
    pub name: TableName,
    /// What the new table is called while both are there.
    pub temporary: TableName,
    /// The columns that the table has by then, under the names that they have by then. If it has others, it
    /// is not touched.
    pub before: Vec<Column>,
    /// What `CREATE TABLE` says of the new one.
    pub table: Table,
    /// What is copied.
    pub copied: Vec<CopiedColumn>,
    /// The rowid, where no copied column is it: what it is called in the table and in the new one.
    pub rowid: Option<Pair<String>>,
    /// Whether the counter of numbers that were used goes over to the new table.
    pub sequence: Sequence,
    /// Indexes and triggers that are still on the table and are made anew later. If there are others, the
    /// table is not touched: they would go with it.
    pub known: Vec<String>,
    /// Whether it happens before or behind the data steps that run after their change.
    pub moment: DataMoment,
    /// On the way back, numbers and texts that are larger than their type says are left as they are: SQLite
    /// let them in before, and refusing them would leave no way back.
    pub direction: Direction,
}

/// A column whose values are copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedColumn {
    /// The column, with its names and types by then and in the new table.
    pub column: Pair<Column>,
    /// Values that have another spelling from now on.
    pub values: Vec<Pair<String>>,
    /// What stands in for NULL.
    pub missing: Option<Expression>,
}

/// What becomes of the counter behind `AUTOINCREMENT`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sequence {
    /// One of the tables has none.
    New,
    /// The new table goes on where the other one stopped.
    Kept,
}

/// What becomes of the transaction when a guard finds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnRefusal {
    /// It ends at once: the migration has opened it itself.
    RollBack,
    /// Whoever has opened it ends it.
    Fail,
}
