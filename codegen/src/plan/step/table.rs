//! What the steps for an existing table hold.

use super::Phase;
use crate::delta::Pair;
use crate::schema::{
    CheckConstraint, Column, ColumnName, Columns, ConstraintName, Expression, ForeignKey,
    IndexName, PrimaryKey, Table, TableName, UniqueConstraint,
};

/// A check of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckStep {
    /// The table.
    pub table: TableName,
    /// The constraint's name.
    pub name: ConstraintName,
    /// What must not be false.
    pub check: CheckConstraint,
    /// The table's columns, whose types its expression is written by.
    pub columns: Columns,
}

impl CheckStep {
    /// Of a check of the table of this name.
    pub(in crate::plan) fn new(
        (table, content): (&TableName, &Table),
        name: &ConstraintName,
        check: &CheckConstraint,
    ) -> Self {
        let (name, check) = (name.clone(), check.clone());
        Self { table: table.clone(), name, check, columns: content.columns.clone() }
    }
}

/// A check in exchange for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeCheckStep {
    /// The check that goes.
    pub dropped: CheckStep,
    /// The check that comes, of the same table.
    pub added: CheckStep,
    /// When it happens.
    pub phase: Phase,
}

/// An index without a name that anybody could know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImplicitIndexStep {
    /// The table.
    pub table: TableName,
    /// Its columns.
    pub columns: Vec<ColumnName>,
}

/// A unique constraint of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UniqueStep {
    /// The table.
    pub table: TableName,
    /// The constraint's name.
    pub name: ConstraintName,
    /// Its columns.
    pub unique: UniqueConstraint,
}

/// A primary key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrimaryKeyStep {
    /// The table.
    pub table: TableName,
    /// The key.
    pub key: PrimaryKey,
}

/// A primary key in exchange for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacePrimaryKeyStep {
    /// The table.
    pub table: TableName,
    /// The key that goes.
    pub before: Option<PrimaryKey>,
    /// The key that comes.
    pub after: Option<PrimaryKey>,
    /// Columns that go with it.
    pub dropped: Vec<ColumnName>,
    /// Columns that come with it: the database numbers their rows, for which it wants a key.
    pub added: Vec<Column>,
    /// The table's columns, as they will be.
    pub columns: Columns,
}

/// A new name for a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameTableStep {
    /// The name it has.
    pub before: TableName,
    /// The name it gets.
    pub after: TableName,
}

/// A new name for a part of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenamePartStep<N> {
    /// The table.
    pub table: TableName,
    /// The name it has.
    pub before: N,
    /// The name it gets.
    pub after: N,
}

/// A new name for a column.
pub type RenameColumnStep = RenamePartStep<ColumnName>;

/// A new name for a constraint.
pub type RenameConstraintStep = RenamePartStep<ConstraintName>;

/// A new name for an index.
pub type RenameIndexStep = RenamePartStep<IndexName>;

/// A column that comes or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnStep {
    /// The table.
    pub table: TableName,
    /// The column.
    pub column: Column,
    /// The table's columns, whose types a generated column's expression is written by.
    pub columns: Columns,
    /// When it happens.
    pub phase: Phase,
    /// Foreign keys of this column alone that come with it (SQLite).
    pub foreign_keys: Vec<(ConstraintName, ForeignKey)>,
    /// Checks that name it and come with it (SQLite).
    pub checks: Vec<(ConstraintName, CheckConstraint)>,
}

impl ColumnStep {
    /// Of a column of the table of this name, with nothing that comes along.
    pub(in crate::plan) fn new(
        (table, content): (&TableName, &Table),
        column: Column,
        phase: Phase,
    ) -> Self {
        let (table, columns) = (table.clone(), content.columns.clone());
        Self { table, column, columns, phase, foreign_keys: Vec::new(), checks: Vec::new() }
    }
}

/// A column that changes. Both sides have the name that it has by then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlterColumnStep {
    /// The table.
    pub table: TableName,
    /// What it is.
    pub before: Column,
    /// What it becomes.
    pub after: Column,
    /// The table's columns, as they will be.
    pub columns: Columns,
    /// When it happens.
    pub phase: Phase,
}

impl AlterColumnStep {
    /// Of a column of the table of this name.
    pub(in crate::plan) fn new(
        (table, content): (&TableName, &Table),
        column: Pair<Column>,
        phase: Phase,
    ) -> Self {
        let Pair { before, after } = column;
        Self { table: table.clone(), before, after, columns: content.columns.clone(), phase }
    }
}

/// A column whose NULLs are filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledColumn {
    /// The table.
    pub table: TableName,
    /// The column.
    pub column: Column,
    /// What stands in for NULL.
    pub value: Expression,
    /// The table's columns, whose types the value is written by.
    pub columns: Columns,
}

/// A table that is made anew with its rows, without keys, checks and generated columns: those have gone before
/// and come back after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemakeTableStep {
    /// The table.
    pub table: TableName,
    /// What the new one is called while both are there.
    pub temporary: TableName,
    /// Its columns, as they will be.
    pub columns: Columns,
    /// The comment that it has.
    pub comment: Option<String>,
}

/// A table's comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCommentStep {
    /// The table.
    pub table: TableName,
    /// The comment it has.
    pub before: Option<String>,
    /// The comment it gets.
    pub after: Option<String>,
}
