//! The named objects of a table: constraints, indexes and triggers, as one list.

use super::place::Place;
use crate::schema::{Table, TableName};

/// What kind of object it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ObjectKind {
    Table,
    View,
    PrimaryKey,
    Unique,
    ForeignKey,
    Check,
    Index,
    SearchIndex,
    Trigger,
}

impl ObjectKind {
    /// What a sentence calls it.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::View => "view",
            Self::PrimaryKey => "primary key",
            Self::Unique => "unique constraint",
            Self::ForeignKey => "foreign key",
            Self::Check => "check",
            Self::Index => "index",
            Self::SearchIndex => "full-text index",
            Self::Trigger => "trigger",
        }
    }
}

/// A named object; for a table or view, `table` is empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object<'a> {
    pub(super) kind: ObjectKind,
    pub(super) name: &'a str,
    pub(super) table: Option<&'a TableName>,
}

impl Object<'_> {
    /// Where its name was said, or the object if the name was made.
    pub(super) fn place(&self) -> Place {
        let name = self.name;
        match (self.table, self.kind) {
            (Some(table), ObjectKind::Index | ObjectKind::SearchIndex) => {
                Place::IndexKey(table.clone(), name.into(), "name")
            }
            (Some(table), ObjectKind::Trigger) => Place::Trigger(table.clone(), name.into()),
            (
                Some(table),
                ObjectKind::PrimaryKey
                | ObjectKind::Unique
                | ObjectKind::ForeignKey
                | ObjectKind::Check,
            ) => Place::ConstraintKey(table.clone(), name.into(), "name"),
            (_, ObjectKind::View) => Place::View(name.into()),
            (Some(_) | None, _) => Place::Table(name.into()),
        }
    }

    /// "index `ix_a` of table `a`", or "view `v`".
    pub(super) fn described(&self) -> String {
        match self.table {
            Some(table) => format!("{} `{}` of table `{table}`", self.kind.noun(), self.name),
            None => format!("{} `{}`", self.kind.noun(), self.name),
        }
    }
}

/// The constraints, indexes and triggers of `table`.
pub(super) fn of_table<'a>(
    table_name: &'a TableName,
    table: &'a Table,
) -> impl Iterator<Item = Object<'a>> {
    let object = move |kind, name: &'a str| Object { kind, name, table: Some(table_name) };
    let keys =
        table.primary_key.iter().map(move |key| object(ObjectKind::PrimaryKey, key.name.as_str()));
    let unique =
        table.unique_constraints.keys().map(move |name| object(ObjectKind::Unique, name.as_str()));
    let foreign =
        table.foreign_keys.keys().map(move |name| object(ObjectKind::ForeignKey, name.as_str()));
    let checks = table.checks.keys().map(move |name| object(ObjectKind::Check, name.as_str()));
    let indexes = table.indexes.keys().map(move |name| object(ObjectKind::Index, name.as_str()));
    let search =
        table.search_indexes.keys().map(move |name| object(ObjectKind::SearchIndex, name.as_str()));
    let triggers =
        table.triggers.keys().map(move |name| object(ObjectKind::Trigger, name.as_str()));
    keys.chain(unique).chain(foreign).chain(checks).chain(indexes).chain(search).chain(triggers)
}
