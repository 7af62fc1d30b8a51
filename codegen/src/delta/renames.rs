//! The renames of the spec, as far as they apply.
//!
//! A `renamed_from` has no effect if the former name is not in `before`: it has been sealed already. A table or
//! column that had the new name before is not the renamed one: it is dropped.

use std::{borrow::Cow, collections::BTreeMap};

use super::Pair;
use crate::schema::{
    ColumnName, ConstraintName, EnumName, ForeignKey, IndexName, Schema, Table, TableName,
    intent::Intent,
};

/// What is behind the name of a dropped thing whose name another one gets: no name has this character.
const GONE: &str = "\0";

/// The renames that apply between two schemas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    /// Names before of renamed tables, by their names after.
    tables: BTreeMap<TableName, TableName>,
    /// Names after, by those before.
    tables_after: BTreeMap<TableName, TableName>,
    /// Names before of renamed columns, by table and column after.
    columns: BTreeMap<TableName, BTreeMap<ColumnName, ColumnName>>,
    /// Names after of columns, by table and column before.
    columns_after: BTreeMap<TableName, BTreeMap<ColumnName, ColumnName>>,
    /// Names before of constraints, by table and name after.
    constraints: BTreeMap<TableName, BTreeMap<ConstraintName, ConstraintName>>,
    /// Names before of indexes, by table and name after.
    indexes: BTreeMap<TableName, BTreeMap<IndexName, IndexName>>,
    /// Values before, by enum and value after.
    values: BTreeMap<EnumName, BTreeMap<String, String>>,
}

impl Renames {
    /// The renames of `intent` whose former name is in `before` and whose new name is in `after`.
    #[must_use]
    pub fn new(before: &Schema, after: &Schema, intent: &Intent) -> Self {
        let mut renames = Self::default();
        renames.take_tables(before, after, intent);
        renames.take_columns(before, after, intent);
        for ((table, now), was) in &intent.renamed_constraints {
            let of_table = renames.constraints.entry(table.clone()).or_default();
            of_table.insert(now.clone(), was.clone());
        }
        for ((table, now), was) in &intent.renamed_indexes {
            let of_table = renames.indexes.entry(table.clone()).or_default();
            of_table.insert(now.clone(), was.clone());
        }
        renames.take_values(before, after, intent);
        renames
    }

    fn take_values(&mut self, before: &Schema, after: &Schema, intent: &Intent) {
        let (before, after) = (intent.renamed_enums(before), intent.renamed_enums(after));
        for ((name, now), was) in &intent.renamed_values {
            let (Some(before), Some(after)) = (before.get(name), after.get(name)) else { continue };
            if before.contains_key(was.as_str()) && after.contains_key(now.as_str()) && now != was {
                self.values.entry(name.clone()).or_default().insert(now.clone(), was.clone());
            }
        }
    }

    fn take_tables(&mut self, before: &Schema, after: &Schema, intent: &Intent) {
        for (now, was) in &intent.renamed_tables {
            if before.tables.contains_key(was) && after.tables.contains_key(now) && now != was {
                self.tables.insert(now.clone(), was.clone());
                self.tables_after.insert(was.clone(), now.clone());
            }
        }
        let taken: Vec<TableName> = self.tables.keys().cloned().collect();
        for name in taken {
            if before.tables.contains_key(&name) && !self.tables_after.contains_key(&name) {
                self.tables_after.insert(name.clone(), TableName::new(gone(name.as_str())));
            }
        }
    }

    fn take_columns(&mut self, before: &Schema, after: &Schema, intent: &Intent) {
        for ((table, now), was) in &intent.renamed_columns {
            let Some(table_before) = self.kept_before(before, table) else { continue };
            let table_before = table_before.clone();
            let (Some(old), Some(new)) =
                (before.tables.get(&table_before), after.tables.get(table))
            else {
                continue;
            };
            if old.column(was).is_some() && new.column(now).is_some() && now != was {
                let columns = self.columns.entry(table.clone()).or_default();
                columns.insert(now.clone(), was.clone());
                let columns = self.columns_after.entry(table_before).or_default();
                columns.insert(was.clone(), now.clone());
            }
        }
        for (table, columns) in &self.columns {
            let table_before = self.tables.get(table).unwrap_or(table);
            let Some(after) = self.columns_after.get_mut(table_before) else { continue };
            for now in columns.keys() {
                let had = before.tables.get(table_before).and_then(|table| table.column(now));
                if had.is_some() && !after.contains_key(now) {
                    after.insert(now.clone(), ColumnName::new(gone(now.as_str())));
                }
            }
        }
    }

    /// Whether nothing but constraints, indexes and values has another name, so that all references to
    /// tables and columns read the same.
    #[must_use]
    pub fn keep_references(&self) -> bool {
        self.tables.is_empty() && self.columns.is_empty()
    }

    /// Whether a column of the table that is called `after` has another name.
    pub(super) fn has_columns(&self, after: &TableName) -> bool {
        self.columns.contains_key(after)
    }

    /// Whether something of the table that is called `after` has another name.
    #[must_use]
    pub fn are_within(&self, after: &TableName) -> bool {
        self.columns.contains_key(after)
            || self.constraints.contains_key(after)
            || self.indexes.contains_key(after)
    }

    /// The name in `before` of the kept table that is called `after`; `None` if that one is new.
    #[must_use]
    pub fn kept_before<'n>(
        &'n self,
        before: &Schema,
        after: &'n TableName,
    ) -> Option<&'n TableName> {
        if let Some(was) = self.tables.get(after) {
            return Some(was);
        }
        let is_kept = before.tables.contains_key(after) && !self.tables_after.contains_key(after);
        is_kept.then_some(after)
    }

    /// The name before of the table that is called `after`.
    #[must_use]
    pub fn table_before<'n>(&'n self, after: &'n TableName) -> &'n TableName {
        self.tables.get(after).unwrap_or(after)
    }

    /// The name after of the table that was called `before`. If that one is dropped and another gets its
    /// name, it is one that no table has.
    #[must_use]
    pub fn table_after<'n>(&'n self, before: &'n TableName) -> &'n TableName {
        self.tables_after.get(before).unwrap_or(before)
    }

    /// The name before of a column, by the names after of its table and itself.
    #[must_use]
    pub fn column_before<'n>(
        &'n self,
        table: &TableName,
        column: &'n ColumnName,
    ) -> &'n ColumnName {
        self.columns.get(table).and_then(|columns| columns.get(column)).unwrap_or(column)
    }

    /// The name after of a column, by the names before of its table and itself. If that one is dropped and
    /// another gets its name, it is one that no column has.
    #[must_use]
    pub fn column_after<'n>(&'n self, table: &TableName, column: &'n ColumnName) -> &'n ColumnName {
        self.columns_after.get(table).and_then(|columns| columns.get(column)).unwrap_or(column)
    }

    /// The name before of the kept column that is called `column` in the table called `table.after`.
    #[must_use]
    pub fn kept_column<'n>(
        &'n self,
        table: Pair<&TableName>,
        before: &Table,
        column: &'n ColumnName,
    ) -> Option<&'n ColumnName> {
        let was = self.column_before(table.after, column);
        let is_other = was == column && self.column_after(table.before, column) != column;
        (!is_other && before.column(was).is_some()).then_some(was)
    }

    /// The name that the spec says a constraint had.
    #[must_use]
    pub fn constraint_before(
        &self,
        table: &TableName,
        name: &ConstraintName,
    ) -> Option<&ConstraintName> {
        self.constraints.get(table)?.get(name)
    }

    /// The name that the spec says an index had; on some databases an index stands for a constraint.
    #[must_use]
    pub fn index_before(&self, table: &TableName, name: &IndexName) -> Option<IndexName> {
        let index = self.indexes.get(table).and_then(|names| names.get(name)).cloned();
        index.or_else(|| {
            let was = self.constraints.get(table)?.get(name.as_str())?;
            Some(IndexName::new(was.as_str()))
        })
    }

    /// The value that the spec says a value of an enum was.
    #[must_use]
    pub fn value_before<'n>(&'n self, name: &EnumName, value: &'n String) -> &'n String {
        self.values.get(name).and_then(|values| values.get(value)).unwrap_or(value)
    }

    /// The values of an enum that have another spelling, in the order of the spellings after.
    #[must_use]
    pub fn values(&self, name: &EnumName) -> Vec<Pair<String>> {
        let values = self.values.get(name).into_iter().flatten();
        values.map(|(now, was)| Pair { before: was.clone(), after: now.clone() }).collect()
    }

    /// `table`, called `name` before, as it would be written with the names after. Raw SQL stays as it is.
    #[must_use]
    pub fn translated<'t>(&self, name: &TableName, table: &'t Table) -> Cow<'t, Table> {
        let columns = self.columns_after.get(name);
        let refers = |key: &ForeignKey| {
            self.tables_after.contains_key(&key.referenced_table)
                || self.columns_after.contains_key(&key.referenced_table)
        };
        if columns.is_none() && !table.foreign_keys.values().any(refers) {
            return Cow::Borrowed(table);
        }
        let mut table = table.clone();
        super::translate::translate(self, name, &mut table);
        Cow::Owned(table)
    }
}

/// A name that nothing has, for a dropped thing whose name another one gets.
fn gone(name: &str) -> String {
    [name, GONE].concat()
}
