//! Everything that has a name in a database: tables, views, columns, constraints, indexes and triggers, as one list.

use super::{Context, place::Place};
use crate::{
    dialect::DialectSet,
    schema::{Table, TableName},
};

/// What kind of object it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ObjectKind {
    Table,
    View,
    Column,
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
            Self::Column => "column",
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
    /// The dialects it exists in.
    pub(super) dialects: DialectSet,
}

impl Object<'_> {
    /// Where its name was said, or the object if the name was made.
    pub(super) fn place(&self) -> Place {
        let name = self.name;
        match (self.table, self.kind) {
            (Some(table), ObjectKind::Index | ObjectKind::SearchIndex) => {
                Place::IndexKey(table.clone(), name.into(), "name")
            }
            (Some(table), ObjectKind::Column) => Place::Column(table.clone(), name.into()),
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

    /// The namespace that the name begins with.
    pub(super) fn namespace(&self) -> Option<&str> {
        let is_relation = matches!(self.kind, ObjectKind::Table | ObjectKind::View);
        self.name.split_once('.').filter(|_| is_relation).map(|(namespace, _)| namespace)
    }

    /// The name inside its namespace.
    pub(super) fn local(&self) -> &str {
        let prefix = self.namespace().map_or(0, |namespace| namespace.len() + 1);
        &self.name[prefix..]
    }

    /// "index `ix_a` of table `a`", or "view `v`".
    pub(super) fn described(&self) -> String {
        match self.table {
            Some(table) => format!("{} `{}` of table `{table}`", self.kind.noun(), self.name),
            None => format!("{} `{}`", self.kind.noun(), self.name),
        }
    }
}

/// Every table, then every view.
pub(super) fn relations<'a>(context: &Context<'a>) -> impl Iterator<Item = Object<'a>> + use<'a> {
    let relation = |kind, name| Object { kind, name, table: None, dialects: DialectSet::all() };
    let schema = context.schema();
    let tables = schema.tables.keys().map(move |name| relation(ObjectKind::Table, name.as_str()));
    let views = schema.views.keys().map(move |name| relation(ObjectKind::View, name.as_str()));
    tables.chain(views)
}

/// The tables, the views, and the constraints, indexes and triggers of each table.
pub(super) fn all<'a>(context: &Context<'a>) -> impl Iterator<Item = Object<'a>> + use<'a> {
    relations(context).chain(context.tables().flat_map(|(name, table)| of_table(name, table)))
}

/// The columns of `table`.
pub(super) fn columns<'a>(
    table_name: &'a TableName,
    table: &'a Table,
) -> impl Iterator<Item = Object<'a>> {
    table.columns.iter().map(move |column| Object {
        kind: ObjectKind::Column,
        name: column.name.as_str(),
        table: Some(table_name),
        dialects: DialectSet::all(),
    })
}

/// The constraints, indexes and triggers of `table`.
pub(super) fn of_table<'a>(
    table_name: &'a TableName,
    table: &'a Table,
) -> impl Iterator<Item = Object<'a>> {
    let limited = move |kind, name: &'a str, dialects| Object {
        kind,
        name,
        table: Some(table_name),
        dialects,
    };
    let object = move |kind, name: &'a str| limited(kind, name, DialectSet::all());
    let keys =
        table.primary_key.iter().map(move |key| object(ObjectKind::PrimaryKey, key.name.as_str()));
    let unique =
        table.unique_constraints.keys().map(move |name| object(ObjectKind::Unique, name.as_str()));
    let foreign =
        table.foreign_keys.keys().map(move |name| object(ObjectKind::ForeignKey, name.as_str()));
    let checks = table.checks.iter();
    let checks =
        checks.map(move |(name, it)| limited(ObjectKind::Check, name.as_str(), it.dialects));
    let indexes = table.indexes.iter();
    let indexes =
        indexes.map(move |(name, it)| limited(ObjectKind::Index, name.as_str(), it.dialects));
    let search = table.search_indexes.iter();
    let search =
        search.map(move |(name, it)| limited(ObjectKind::SearchIndex, name.as_str(), it.dialects));
    let triggers =
        table.triggers.keys().map(move |name| object(ObjectKind::Trigger, name.as_str()));
    keys.chain(unique).chain(foreign).chain(checks).chain(indexes).chain(search).chain(triggers)
}
