//! A table of both schemas, with its columns matched.

use std::collections::{BTreeMap, BTreeSet};

use super::{Pair, Renames};
use crate::schema::{Column, ColumnName, Schema, Table, TableName};

/// A table that stays.
#[derive(Clone, Debug)]
pub(crate) struct TablePair<'t> {
    /// Its name.
    pub(crate) name: Pair<&'t TableName>,
    /// The table.
    pub(crate) table: Pair<&'t Table>,
    /// The columns that stay, in the order of the table after.
    pub(crate) columns: Vec<ColumnPair<'t>>,
    /// The columns that come, in the order of the table after.
    pub(crate) added: Vec<&'t Column>,
    /// The columns that go, in the order of the table before.
    pub(crate) dropped: Vec<&'t Column>,
}

/// A column that stays.
pub(crate) type ColumnPair<'t> = Pair<&'t Column>;

impl<'t> TablePair<'t> {
    /// The table that is called `after` in the schema after; `None` if it is new.
    pub(crate) fn new(
        schemas: Pair<&'t Schema>,
        renames: &'t Renames,
        after: &'t TableName,
    ) -> Option<Self> {
        let name = Pair { before: renames.kept_before(schemas.before, after)?, after };
        let before = schemas.before.tables.get(name.before)?;
        let after = schemas.after.tables.get(name.after)?;
        let mut pair = Self {
            name,
            table: Pair { before, after },
            columns: Vec::new(),
            added: Vec::new(),
            dropped: Vec::new(),
        };
        for after in &after.columns {
            let was = renames.kept_column(name, before, &after.name);
            match was.and_then(|was| before.column(was)) {
                Some(before) => pair.columns.push(Pair { before, after }),
                None => pair.added.push(after),
            }
        }
        let kept: BTreeSet<&ColumnName> =
            pair.columns.iter().map(|column| &column.before.name).collect();
        let columns = before.columns.iter();
        pair.dropped = columns.filter(|column| !kept.contains(&column.name)).collect();
        Some(pair)
    }

    /// The tables of two schemas that stay, in the order of their names after.
    pub(crate) fn all(
        schemas: Pair<&'t Schema>,
        renames: &'t Renames,
    ) -> impl Iterator<Item = Self> {
        schemas.after.tables.keys().filter_map(move |name| Self::new(schemas, renames, name))
    }

    /// The name and the table.
    pub(crate) fn parts(&self) -> Pair<(&'t TableName, &'t Table)> {
        let Self { name, table, .. } = self;
        Pair { before: (name.before, table.before), after: (name.after, table.after) }
    }

    /// What the column that is called `after` was.
    pub(crate) fn column_before(&self, after: &ColumnName) -> Option<&'t Column> {
        let mut columns = self.columns.iter();
        Some(columns.find(|column| column.after.name == *after)?.before)
    }

    /// The names after of the columns that stay, by their names before.
    pub(crate) fn names_after(&self) -> BTreeMap<&'t ColumnName, &'t ColumnName> {
        self.columns.iter().map(|column| (&column.before.name, &column.after.name)).collect()
    }
}
