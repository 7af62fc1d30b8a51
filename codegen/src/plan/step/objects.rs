//! What the steps for tables, indexes, triggers, views, rows and raw objects hold.

use crate::{
    delta::Pair,
    schema::{
        Column, ColumnName, Columns, ConstraintName, EnumName, ForeignKey, Index, IndexName,
        RawName, RawPosition, SearchIndex, Table, TableName, Trigger, TriggerName, ViewName,
        intent::DataMoment, statements::Making,
    },
};

/// A table to be made: only what `CREATE TABLE` says, so without indexes and triggers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableStep {
    /// Its name.
    pub name: TableName,
    /// Columns, primary key, unique constraints, inline foreign keys, checks with the implied ones.
    pub table: Table,
}

/// A foreign key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKeyStep {
    /// The referring table.
    pub table: TableName,
    /// The constraint's name.
    pub name: ConstraintName,
    /// What refers to what.
    pub foreign_key: ForeignKey,
}

/// An index of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexStep {
    /// The indexed table.
    pub table: TableName,
    /// The index's name.
    pub name: IndexName,
    /// What is indexed.
    pub index: Index,
    /// The table's columns, whose types its expressions are written by; none if it has no expressions.
    pub columns: Columns,
}

/// A full-text index of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchStep {
    /// The indexed table.
    pub table: TableName,
    /// The index's name.
    pub name: IndexName,
    /// How its words are cut.
    pub index: SearchIndex,
    /// The table's columns, keys and unique constraints: a full-text index finds rows by one of them.
    pub keys: Table,
    /// Whether there may be rows that must be indexed first.
    pub rows: ExistingRows,
}

impl SearchStep {
    /// The indexed columns in order.
    pub fn columns(&self) -> impl Iterator<Item = &Column> {
        self.index.columns.iter().filter_map(|name| self.keys.column(name))
    }
}

/// Whether a table may have rows when a step reaches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExistingRows {
    /// The same plan made the table.
    None,
    /// The table was there before.
    Possible,
}

/// A trigger of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerStep {
    /// The table it watches.
    pub table: TableName,
    /// The trigger's name.
    pub name: TriggerName,
    /// When it fires and for what.
    pub trigger: Trigger,
    /// What it runs in this plan's dialect.
    pub body: String,
}

/// A view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewStep {
    /// Its name.
    pub name: ViewName,
    /// Its `SELECT` in this plan's dialect.
    pub query: String,
}

/// New spellings of a column's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapStep {
    /// The table, as it is called now.
    pub table: TableName,
    /// The column, as it is called now.
    pub column: ColumnName,
    /// Each value before with the one after. All are exchanged at once: two may be swapped.
    pub values: Vec<Pair<String>>,
}

/// What happens to the type of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumStep {
    /// Its name at that moment.
    pub name: EnumName,
    /// What happens to it.
    pub action: EnumAction,
}

/// What can happen to the type of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnumAction {
    /// It comes with these values.
    Create(Vec<String>),
    /// It gets this name.
    Rename(EnumName),
    /// A value comes.
    AddValue {
        /// The value.
        value: String,
        /// The value that it stands before; at the end if there is none.
        before: Option<String>,
    },
    /// A value gets another spelling, in all rows.
    RenameValue(Pair<String>),
    /// It goes.
    Drop,
}

/// A data step of the spec, in one dialect and direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunDataStep {
    /// What it does, in the words of the spec.
    pub name: String,
    /// When it runs.
    pub moment: DataMoment,
    /// The statements to run.
    pub sql: String,
    /// The statements that run on the way back, if there are any.
    pub back: Option<String>,
}

/// Raw SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawStep {
    /// The name that the spec gives the object.
    pub name: RawName,
    /// When the object is made. What is made first is taken back last.
    pub position: RawPosition,
    /// The statements to run.
    pub sql: String,
}

/// Triggers and indexes that a raw object makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawPartsStep {
    /// The name that the spec gives the object.
    pub name: RawName,
    /// What its statements say that they make.
    pub parts: Vec<Making>,
}
