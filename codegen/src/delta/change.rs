//! One variant for each way in which two schemas can differ.
//!
//! Names: a dropped object, its table and its columns have the names of `before`; an added one has those of
//! `after`. A kept object has both, in a [`Pair`]; the two halves of an altered object use the names of their own
//! schema. A change of columns that only follows from a rename is not a change: the key of a renamed column is the
//! same key.

use crate::schema::{
    CheckConstraint, Column, ColumnName, ConstraintName, Enum, EnumName, ForeignKey, Index,
    IndexName, PrimaryKey, RawName, RawObject, SearchIndex, Table, TableName, Trigger, TriggerName,
    UniqueConstraint, View, ViewName,
};

/// One thing in two states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair<T> {
    /// As it was.
    pub before: T,
    /// As it will be.
    pub after: T,
}

/// A difference between two schemas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A table comes, with all that belongs to it.
    AddTable(TableName, Box<Table>),
    /// A table goes, with all that belongs to it. The name is the one before, even if another table takes
    /// it over by a rename.
    DropTable(TableName, Box<Table>),
    /// A table gets another name and keeps its rows.
    RenameTable(Pair<TableName>),
    /// The comment on a table is another one.
    AlterTableComment(CommentChange),

    /// A column comes.
    AddColumn(Box<ColumnPart>),
    /// A column goes. The name is the one before, even if another column takes it over by a rename.
    DropColumn(Box<ColumnPart>),
    /// A column gets another name and keeps its values.
    RenameColumn(ColumnRename),
    /// A column differs in more than its name. If its name differs too, [`Change::RenameColumn`] stands
    /// before this one.
    AlterColumn(Box<ColumnChange>),

    /// The primary key comes, goes, has another name or other columns.
    PrimaryKey(PartChange<ConstraintName, PrimaryKey>),
    /// A unique constraint comes, goes, has another name or other columns.
    Unique(PartChange<ConstraintName, UniqueConstraint>),
    /// A foreign key comes, goes, has another name or says something else.
    ForeignKey(PartChange<ConstraintName, ForeignKey>),
    /// A check comes, goes, has another name or says something else.
    Check(PartChange<ConstraintName, CheckConstraint>),
    /// An index comes, goes, has another name or is another one.
    Index(PartChange<IndexName, Index>),
    /// A full-text index comes, goes, has another name or is another one.
    SearchIndex(PartChange<IndexName, SearchIndex>),
    /// A trigger comes, goes or does something else.
    Trigger(PartChange<TriggerName, Trigger>),
    /// An enum comes. No database stores an enum by itself.
    AddEnum(EnumName, Enum),
    /// An enum goes.
    DropEnum(EnumName, Enum),
    /// An enum has other values, or is stored in another length. What that does to the columns (their
    /// length, their implied check) is in their own changes, where the schemas are a dialect's.
    AlterEnum(Box<EnumChange>),

    /// A view comes, goes or reads something else.
    View(ViewName, Pair<Option<View>>),
    /// A raw object comes, goes or is made by other statements. Those that differ only in its way back change nothing
    /// in a database, but the sealed way back is the one to run.
    RawObject(RawName, Pair<Option<RawObject>>),
}

/// A part of a kept table that comes, goes, has another name or says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartChange<N, T> {
    /// The table's name before and after; the same unless it is renamed.
    pub table: Pair<TableName>,
    /// The part by its name, each half in the names of its schema; `None` where it is not there.
    pub part: Pair<Option<(N, T)>>,
    /// Whether it gets another name alone.
    pub is_renamed: bool,
}

/// A column of a kept table that comes or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnPart {
    /// The table's name before and after.
    pub table: Pair<TableName>,
    /// The column.
    pub column: Column,
}

/// A column with another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnRename {
    /// The table's name before and after.
    pub table: Pair<TableName>,
    /// The column's name before and after.
    pub name: Pair<ColumnName>,
}

/// A column that differs in more than its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnChange {
    /// The table's name before and after.
    pub table: Pair<TableName>,
    /// The column, each half in the names of its schema. Which fields differ is seen by comparing them; a
    /// generated expression is to be compared under the renames ([`super::Renames`]).
    pub column: Pair<Column>,
}

/// Another comment on a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentChange {
    /// The table's name before and after.
    pub table: Pair<TableName>,
    /// The comment.
    pub comment: Pair<Option<String>>,
}

/// An enum with other values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumChange {
    /// Its name.
    pub name: EnumName,
    /// Its values and length.
    pub content: Pair<Enum>,
    /// The values that have another spelling, which stored rows must get.
    pub renamed: Vec<Pair<String>>,
    /// The values that come.
    pub added: Vec<String>,
    /// The values that go; rows that have one are refused by the new check.
    pub dropped: Vec<String>,
    /// The kept columns that are of this enum before and after.
    pub columns: Vec<EnumColumn>,
}

/// A kept column of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumColumn {
    /// The table's name before and after.
    pub table: Pair<TableName>,
    /// The column's name before and after.
    pub column: Pair<ColumnName>,
}

impl<T> Pair<T> {
    /// Both states, borrowed.
    #[must_use]
    pub fn as_ref(&self) -> Pair<&T> {
        Pair { before: &self.before, after: &self.after }
    }

    /// The same with before and after swapped.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self { before: self.after, after: self.before }
    }

    /// Makes something of each state.
    pub fn map<U>(self, mut make: impl FnMut(T) -> U) -> Pair<U> {
        Pair { before: make(self.before), after: make(self.after) }
    }
}

impl<T: PartialEq> Pair<T> {
    /// Whether the two states differ.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.before != self.after
    }
}

impl<N, T> PartChange<N, T> {
    /// What the part is called before, if it is there.
    #[must_use]
    pub fn name_before(&self) -> Option<&N> {
        self.part.before.as_ref().map(|(name, _)| name)
    }

    /// What the part is called after, if it is there.
    #[must_use]
    pub fn name_after(&self) -> Option<&N> {
        self.part.after.as_ref().map(|(name, _)| name)
    }

    /// The part that comes and was not there.
    #[must_use]
    pub fn added(&self) -> Option<&(N, T)> {
        self.part.after.as_ref().filter(|_| self.part.before.is_none())
    }

    /// The part that comes or says something else than before.
    #[must_use]
    pub fn said_anew(&self) -> Option<&(N, T)> {
        self.part.after.as_ref().filter(|_| !self.is_renamed)
    }
}

/// A fact of a change for each kind of part: what becomes of one, if it is about that.
macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident: $variant:ident => $key:ty, $part:ty;)*) => {
        impl Change {$(
            $(#[$doc])*
            pub(crate) fn $name(&self) -> Option<&PartChange<$key, $part>> {
                if let Self::$variant(change) = self { Some(change) } else { None }
            }
        )*}
    };
}

parts! {
    /// Of a primary key.
    primary_key: PrimaryKey => ConstraintName, PrimaryKey;
    /// Of a unique constraint.
    unique: Unique => ConstraintName, UniqueConstraint;
    /// Of a foreign key.
    foreign_key: ForeignKey => ConstraintName, ForeignKey;
    /// Of a check.
    check: Check => ConstraintName, CheckConstraint;
    /// Of an index.
    index: Index => IndexName, Index;
    /// Of a full-text index.
    search_index: SearchIndex => IndexName, SearchIndex;
    /// Of a trigger.
    trigger: Trigger => TriggerName, Trigger;
}

impl Change {
    /// The table that it is about, under its name before and after; `None` for an enum, view or raw object.
    /// An added table has both names alike, as has a dropped one.
    #[must_use]
    pub fn table(&self) -> Option<Pair<&TableName>> {
        Some(match self {
            Self::AddTable(name, _) | Self::DropTable(name, _) => {
                Pair { before: name, after: name }
            }
            Self::RenameTable(name) => name.as_ref(),
            Self::AlterTableComment(change) => change.table.as_ref(),
            Self::AddColumn(part) | Self::DropColumn(part) => part.table.as_ref(),
            Self::RenameColumn(rename) => rename.table.as_ref(),
            Self::AlterColumn(change) => change.table.as_ref(),
            Self::PrimaryKey(change) => change.table.as_ref(),
            Self::Unique(change) => change.table.as_ref(),
            Self::ForeignKey(change) => change.table.as_ref(),
            Self::Check(change) => change.table.as_ref(),
            Self::Index(change) => change.table.as_ref(),
            Self::SearchIndex(change) => change.table.as_ref(),
            Self::Trigger(change) => change.table.as_ref(),
            Self::AddEnum(..)
            | Self::DropEnum(..)
            | Self::AlterEnum(_)
            | Self::View(..)
            | Self::RawObject(..) => return None,
        })
    }
}
