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

    /// A primary key comes to a table that had none.
    AddPrimaryKey(Part<ConstraintName, PrimaryKey>),
    /// A table loses its primary key.
    DropPrimaryKey(Part<ConstraintName, PrimaryKey>),
    /// The primary key gets another name alone.
    RenamePrimaryKey(PartChange<ConstraintName, PrimaryKey>),
    /// The primary key has other columns.
    AlterPrimaryKey(PartChange<ConstraintName, PrimaryKey>),

    /// A unique constraint comes.
    AddUnique(Part<ConstraintName, UniqueConstraint>),
    /// A unique constraint goes.
    DropUnique(Part<ConstraintName, UniqueConstraint>),
    /// A unique constraint gets another name alone.
    RenameUnique(PartChange<ConstraintName, UniqueConstraint>),
    /// A unique constraint has other columns, and perhaps another name.
    AlterUnique(PartChange<ConstraintName, UniqueConstraint>),

    /// A foreign key comes.
    AddForeignKey(Part<ConstraintName, ForeignKey>),
    /// A foreign key goes.
    DropForeignKey(Part<ConstraintName, ForeignKey>),
    /// A foreign key gets another name alone.
    RenameForeignKey(PartChange<ConstraintName, ForeignKey>),
    /// A foreign key says something else, and has perhaps another name.
    AlterForeignKey(PartChange<ConstraintName, ForeignKey>),

    /// A check comes.
    AddCheck(Part<ConstraintName, CheckConstraint>),
    /// A check goes.
    DropCheck(Part<ConstraintName, CheckConstraint>),
    /// A check gets another name alone.
    RenameCheck(PartChange<ConstraintName, CheckConstraint>),
    /// A check says something else, and has perhaps another name.
    AlterCheck(PartChange<ConstraintName, CheckConstraint>),

    /// An index comes.
    AddIndex(Part<IndexName, Index>),
    /// An index goes.
    DropIndex(Part<IndexName, Index>),
    /// An index gets another name alone.
    RenameIndex(PartChange<IndexName, Index>),
    /// An index is another one, and has perhaps another name.
    AlterIndex(PartChange<IndexName, Index>),

    /// A full-text index comes.
    AddSearchIndex(Part<IndexName, SearchIndex>),
    /// A full-text index goes.
    DropSearchIndex(Part<IndexName, SearchIndex>),
    /// A full-text index gets another name alone.
    RenameSearchIndex(PartChange<IndexName, SearchIndex>),
    /// A full-text index is another one, and has perhaps another name.
    AlterSearchIndex(PartChange<IndexName, SearchIndex>),

    /// A trigger comes.
    AddTrigger(Part<TriggerName, Trigger>),
    /// A trigger goes.
    DropTrigger(Part<TriggerName, Trigger>),
    /// A trigger does something else.
    AlterTrigger(PartChange<TriggerName, Trigger>),

    /// An enum comes. No database stores an enum by itself.
    AddEnum(EnumName, Enum),
    /// An enum goes.
    DropEnum(EnumName, Enum),
    /// An enum has other values, or is stored in another length. What that does to the columns (their
    /// length, their implied check) is in their own changes, where the schemas are a dialect's.
    AlterEnum(Box<EnumChange>),

    /// A view comes.
    AddView(ViewName, View),
    /// A view goes.
    DropView(ViewName, View),
    /// A view reads something else.
    AlterView(ViewName, Pair<View>),

    /// A raw object comes.
    AddRawObject(RawName, RawObject),
    /// A raw object goes.
    DropRawObject(RawName, RawObject),
    /// A raw object is made by other statements. Those that differ only in its way back change nothing in a
    /// database, but the sealed way back is the one to run.
    AlterRawObject(RawName, Pair<RawObject>),
}

/// A part of a kept table that comes or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<N, T> {
    /// The table's name before and after; the same unless it is renamed.
    pub table: Pair<TableName>,
    /// The part's name.
    pub name: N,
    /// The part.
    pub content: T,
}

/// A part of a kept table that has another name, or says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartChange<N, T> {
    /// The table's name before and after.
    pub table: Pair<TableName>,
    /// The part's name before and after.
    pub name: Pair<N>,
    /// The part, each half in the names of its schema.
    pub content: Pair<T>,
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

impl Change {
    /// The view that it is about.
    #[must_use]
    pub fn view(&self) -> Option<&ViewName> {
        let (Self::AddView(name, _) | Self::DropView(name, _) | Self::AlterView(name, _)) = self
        else {
            return None;
        };
        Some(name)
    }

    /// The check that goes and the check that comes: both of one that is altered, neither if it is about something else.
    #[must_use]
    pub fn check(&self) -> Pair<Option<(&ConstraintName, &CheckConstraint)>> {
        let mut check = Pair::default();
        if let Self::DropCheck(part) = self {
            check.before = Some((&part.name, &part.content));
        }
        if let Self::AddCheck(part) = self {
            check.after = Some((&part.name, &part.content));
        }
        if let Self::RenameCheck(change) | Self::AlterCheck(change) = self {
            check.before = Some((&change.name.before, &change.content.before));
            check.after = Some((&change.name.after, &change.content.after));
        }
        check
    }

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
            Self::AddPrimaryKey(part) | Self::DropPrimaryKey(part) => part.table.as_ref(),
            Self::RenamePrimaryKey(change) | Self::AlterPrimaryKey(change) => change.table.as_ref(),
            Self::AddUnique(part) | Self::DropUnique(part) => part.table.as_ref(),
            Self::RenameUnique(change) | Self::AlterUnique(change) => change.table.as_ref(),
            Self::AddForeignKey(part) | Self::DropForeignKey(part) => part.table.as_ref(),
            Self::RenameForeignKey(change) | Self::AlterForeignKey(change) => change.table.as_ref(),
            Self::AddCheck(part) | Self::DropCheck(part) => part.table.as_ref(),
            Self::RenameCheck(change) | Self::AlterCheck(change) => change.table.as_ref(),
            Self::AddIndex(part) | Self::DropIndex(part) => part.table.as_ref(),
            Self::RenameIndex(change) | Self::AlterIndex(change) => change.table.as_ref(),
            Self::AddSearchIndex(part) | Self::DropSearchIndex(part) => part.table.as_ref(),
            Self::RenameSearchIndex(change) | Self::AlterSearchIndex(change) => {
                change.table.as_ref()
            }
            Self::AddTrigger(part) | Self::DropTrigger(part) => part.table.as_ref(),
            Self::AlterTrigger(change) => change.table.as_ref(),
            Self::AddEnum(..)
            | Self::DropEnum(..)
            | Self::AlterEnum(_)
            | Self::AddView(..)
            | Self::DropView(..)
            | Self::AlterView(..)
            | Self::AddRawObject(..)
            | Self::DropRawObject(..)
            | Self::AlterRawObject(..) => return None,
        })
    }
}
