//! The steps that change an existing table, and when each of them runs.
//!
//! Names are those at the moment of the step: before [`Phase::Rename`](super::Phase::Rename) the old ones,
//! after it the new ones. Start reading at [`Alteration`].

use std::fmt;

use super::Phase;
use crate::schema::{
    CheckConstraint, Column, ColumnName, Columns, ConstraintName, IndexName, PrimaryKey, TableName,
    UniqueConstraint,
};

/// A change of a table that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// Removes a check.
    DropCheck(CheckStep),
    /// Removes the index that MySQL has made for one of several foreign keys that are gone.
    DropImplicitIndex(ImplicitIndexStep),
    /// Removes a unique constraint.
    DropUnique(UniqueStep),
    /// Removes a primary key, where it need not be put back by the same statement.
    DropPrimaryKey(PrimaryKeyStep),
    /// Gives a table another name.
    RenameTable(RenameTableStep),
    /// Gives a column another name.
    RenameColumn(RenameColumnStep),
    /// Gives a constraint another name.
    RenameConstraint(RenameConstraintStep),
    /// Gives an index another name.
    RenameIndex(RenameIndexStep),
    /// Adds a column.
    AddColumn(Box<ColumnStep>),
    /// Changes a column where it stands.
    AlterColumn(Box<AlterColumnStep>),
    /// Changes a column by way of a new one, which takes over the values and the name. Until then it has the name
    /// that stands here, which no other column has.
    ReplaceColumn(Box<AlterColumnStep>, ColumnName),
    /// Makes a table anew with its rows, for a column that is numbered from now on (SQL Server).
    RemakeTable(Box<RemakeTableStep>),
    /// Removes a column.
    DropColumn(Box<ColumnStep>),
    /// Removes a table whose rows a data step has taken elsewhere.
    DropEmptiedTable(TableName),
    /// Exchanges the primary key in one statement, with the columns that come and go with it.
    ReplacePrimaryKey(Box<ReplacePrimaryKeyStep>),
    /// Adds a primary key.
    AddPrimaryKey(PrimaryKeyStep),
    /// Adds a unique constraint.
    AddUnique(UniqueStep),
    /// Adds a check.
    AddCheck(CheckStep),
    /// Adds a check and removes another in one statement.
    ExchangeCheck(Box<ExchangeCheckStep>),
    /// Changes the comment that the database keeps.
    SetTableComment(TableCommentStep),
}

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

/// A new name for a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameTableStep {
    /// The name it has.
    pub before: TableName,
    /// The name it gets.
    pub after: TableName,
}

/// A new name for a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameColumnStep {
    /// The table.
    pub table: TableName,
    /// The name it has.
    pub before: ColumnName,
    /// The name it gets.
    pub after: ColumnName,
}

/// A new name for a constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameConstraintStep {
    /// The table.
    pub table: TableName,
    /// The name it has.
    pub before: ConstraintName,
    /// The name it gets.
    pub after: ConstraintName,
}

/// A new name for an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenameIndexStep {
    /// The table.
    pub table: TableName,
    /// The name it has.
    pub before: IndexName,
    /// The name it gets.
    pub after: IndexName,
}

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

impl Alteration {
    /// When the step runs.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self {
            Self::DropCheck(_) => Phase::DropCheck,
            Self::DropImplicitIndex(_) => Phase::DropIndex,
            Self::DropUnique(_) => Phase::DropUnique,
            Self::DropPrimaryKey(_) => Phase::DropPrimaryKey,
            Self::RenameTable(_)
            | Self::RenameColumn(_)
            | Self::RenameConstraint(_)
            | Self::RenameIndex(_) => Phase::Rename,
            Self::AddColumn(step) | Self::DropColumn(step) => step.phase,
            Self::AlterColumn(step) | Self::ReplaceColumn(step, _) => step.phase,
            Self::RemakeTable(_) => Phase::RequireColumn,
            Self::DropEmptiedTable(_) => Phase::DropTableLate,
            Self::ReplacePrimaryKey(_) => Phase::ReplacePrimaryKey,
            Self::AddPrimaryKey(_) => Phase::AddPrimaryKey,
            Self::AddUnique(_) => Phase::AddUnique,
            Self::AddCheck(_) => Phase::AddCheck,
            Self::ExchangeCheck(step) => step.phase,
            Self::SetTableComment(_) => Phase::SetTableComment,
        }
    }
}

impl fmt::Display for Alteration {
    /// Says what the step does, in one line.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = |words: &str, name: &dyn fmt::Display, table: &TableName| {
            write!(formatter, "{words} {name} of {table}")
        };
        match self {
            Self::DropCheck(step) => line("drop check", &step.name, &step.table),
            Self::DropImplicitIndex(step) => {
                write!(formatter, "drop the index for foreign keys of {}", step.table)
            }
            Self::DropUnique(step) => line("drop unique key", &step.name, &step.table),
            Self::DropPrimaryKey(step) => line("drop primary key", &step.key.name, &step.table),
            Self::RenameTable(step) => {
                write!(formatter, "rename table {} to {}", step.before, step.after)
            }
            Self::RenameColumn(step) => {
                let RenameColumnStep { table, before, after } = step;
                write!(formatter, "rename column {before} of {table} to {after}")
            }
            Self::RenameConstraint(step) => {
                let RenameConstraintStep { table, before, after } = step;
                write!(formatter, "rename constraint {before} of {table} to {after}")
            }
            Self::RenameIndex(step) => {
                let RenameIndexStep { table, before, after } = step;
                write!(formatter, "rename index {before} of {table} to {after}")
            }
            Self::AddColumn(step) => line("add column", &step.column.name, &step.table),
            Self::AlterColumn(step) => line("alter column", &step.after.name, &step.table),
            Self::ReplaceColumn(step, _) => line("replace column", &step.after.name, &step.table),
            Self::DropColumn(step) => line("drop column", &step.column.name, &step.table),
            Self::RemakeTable(step) => write!(formatter, "make table {} anew", step.table),
            Self::DropEmptiedTable(name) => write!(formatter, "drop table {name}"),
            Self::ReplacePrimaryKey(step) => {
                write!(formatter, "exchange the primary key of {}", step.table)
            }
            Self::AddPrimaryKey(step) => line("add primary key", &step.key.name, &step.table),
            Self::AddUnique(step) => line("add unique key", &step.name, &step.table),
            Self::AddCheck(step) => line("add check", &step.name, &step.table),
            Self::ExchangeCheck(step) => {
                let ExchangeCheckStep { dropped, added, .. } = &**step;
                let (table, before, after) = (&added.table, &dropped.name, &added.name);
                write!(formatter, "exchange check {before} of {table} for {after}")
            }
            Self::SetTableComment(step) => write!(formatter, "set the comment of {}", step.table),
        }
    }
}
