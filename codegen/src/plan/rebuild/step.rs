//! The steps that only SQLite has: its few `ALTER`s, and the table that is copied into a new one.
//!
//! Start reading at [`RebuildStep`].

use std::fmt;

use super::super::{Phase, SearchStep};
use crate::{
    delta::Pair,
    schema::{
        CheckConstraint, Column, ColumnName, Columns, ConstraintName, Expression, ForeignKey,
        Table, TableName, ViewName,
        intent::{DataMoment, Way},
    },
};

/// A change of an SQLite database that has rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SqliteStep {
    /// Gives a table another name. What refers to it follows.
    RenameTable(Pair<TableName>),
    /// Gives a column another name. What refers to it follows.
    RenameColumn(TableName, Pair<ColumnName>),
    /// Adds a column behind the others.
    AddColumn(Box<AddedColumn>),
    /// Gives rows without a value in a column one, before they must have one.
    FillColumn(Box<FilledColumn>),
    /// Lets rows have values that their table does not allow yet.
    IgnoreChecks,
    /// Ends that, before the tables are made anew at this moment.
    EnforceChecks(DataMoment),
    /// Refuses all that was done if rows of these tables break a check, which was not looked at as they were
    /// copied.
    VerifyChecks(Vec<TableName>),
    /// Copies a table into a new one that takes its place.
    RebuildTable(Box<RebuildStep>),
    /// Removes a column after the rows have changed.
    DropColumn(TableName, Box<Column>),
    /// Removes a table after the rows have changed.
    DropTable(TableName),
    /// Refuses to go on if a view that is made again has triggers that nobody would make again.
    GuardView(ViewName, OnRefusal),
    /// Makes the triggers of a full-text index that stayed while its table was rebuilt.
    RestoreSearchTriggers(Box<SearchStep>),
    /// Refuses all that was done if rows of these tables, or rows that refer to them, refer to nothing.
    CheckForeignKeys(Vec<TableName>),
}

/// A column that `ALTER TABLE` adds, with the constraints that stand at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedColumn {
    /// The table.
    pub table: TableName,
    /// The column.
    pub column: Column,
    /// The table's columns, whose types expressions are written by.
    pub columns: Columns,
    /// Foreign keys of this column alone.
    pub foreign_keys: Vec<(ConstraintName, ForeignKey)>,
    /// Checks that name it.
    pub checks: Vec<(ConstraintName, CheckConstraint)>,
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

/// What becomes of the transaction when a guard finds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnRefusal {
    /// It ends at once: the migration has opened it itself.
    RollBack,
    /// Whoever has opened it ends it.
    Fail,
}

/// Whether a new table may refuse rows of the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refuses {
    /// It allows all that was allowed.
    None,
    /// It may refuse some.
    Some,
}

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
    /// Whether a row that was allowed may be none of the new table.
    pub refuses: Refuses,
    /// Whether it happens before or behind the data steps that run after their change.
    pub moment: DataMoment,
    /// On the way back, numbers and texts that are larger than their type says are left as they are: SQLite
    /// let them in before, and refusing them would leave no way back.
    pub way: Way,
}

/// What becomes of the counter behind `AUTOINCREMENT`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sequence {
    /// One of the tables has none.
    New,
    /// The new table goes on where the other one stopped.
    Kept,
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

impl SqliteStep {
    /// When the step runs.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self {
            Self::RenameTable(_) | Self::RenameColumn(..) | Self::AddColumn(_) => {
                Phase::AlterInPlace
            }
            Self::FillColumn(_) => Phase::RequireColumn,
            Self::IgnoreChecks => Phase::IgnoreChecks,
            Self::EnforceChecks(DataMoment::Before) => Phase::EnforceChecks,
            Self::EnforceChecks(DataMoment::After) => Phase::EnforceChecksLate,
            Self::VerifyChecks(_) | Self::CheckForeignKeys(_) => Phase::VerifyRows,
            Self::RebuildTable(step) => match step.moment {
                DataMoment::Before => Phase::RebuildTable,
                DataMoment::After => Phase::RebuildTableLate,
            },
            Self::DropColumn(..) | Self::DropTable(_) => Phase::DropLate,
            Self::RestoreSearchTriggers(_) => Phase::CreateSearchIndex,
            Self::GuardView(..) => Phase::DropView,
        }
    }
}

impl fmt::Display for SqliteStep {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RenameTable(name) => {
                write!(formatter, "rename table {} to {}", name.before, name.after)
            }
            Self::RenameColumn(table, name) => {
                write!(formatter, "rename column {} of {table} to {}", name.before, name.after)
            }
            Self::AddColumn(added) => {
                write!(formatter, "add column {} of {}", added.column.name, added.table)
            }
            Self::FillColumn(filled) => {
                write!(formatter, "fill column {} of {}", filled.column.name, filled.table)
            }
            Self::IgnoreChecks => formatter.write_str("let rows have values of both schemas"),
            Self::EnforceChecks(_) => formatter.write_str("check rows again"),
            Self::RebuildTable(step) => write!(formatter, "rebuild table {}", step.name),
            Self::DropColumn(table, column) => {
                write!(formatter, "drop column {} of {table}", column.name)
            }
            Self::DropTable(table) => write!(formatter, "drop table {table}"),
            Self::GuardView(view, _) => write!(formatter, "look for triggers of view {view}"),
            Self::RestoreSearchTriggers(step) => {
                write!(formatter, "create the triggers of full-text index {}", step.name)
            }
            Self::VerifyChecks(tables) => {
                formatter.write_str("verify the checks of ")?;
                list(tables, formatter)
            }
            Self::CheckForeignKeys(tables) => {
                formatter.write_str("check the foreign keys of and to ")?;
                list(tables, formatter)
            }
        }
    }
}

fn list(tables: &[TableName], formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (position, table) in tables.iter().enumerate() {
        formatter.write_str(if position > 0 { ", " } else { "" })?;
        write!(formatter, "{table}")?;
    }
    Ok(())
}
