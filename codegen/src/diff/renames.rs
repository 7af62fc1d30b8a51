//! Which name a thing had, and which it gets: the renames of the spec as far as they apply.
//!
//! A `renamed_from` is inert where the former name is not in `before`: it has been sealed already. A rename
//! of a table does not hide the table that had the new name before: that one is dropped.

use std::collections::BTreeMap;

use super::Pair;
use crate::schema::{
    ColumnName, ConstraintName, EnumName, IndexName, Schema, TableName, intent::Intent,
};

/// The renames that apply between two schemas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    /// Names before of kept tables, by their names after; only where they differ.
    tables: BTreeMap<TableName, TableName>,
    /// The same the other way round.
    tables_after: BTreeMap<TableName, TableName>,
    /// Names before of kept columns, by table and column after; only where they differ.
    columns: BTreeMap<TableName, BTreeMap<ColumnName, ColumnName>>,
    /// Names before of constraints, by table and name after.
    constraints: BTreeMap<(TableName, ConstraintName), ConstraintName>,
    /// Names before of indexes, by table and name after.
    indexes: BTreeMap<(TableName, IndexName), IndexName>,
    /// Values before, by enum and value after.
    values: BTreeMap<EnumName, BTreeMap<String, String>>,
}

impl Renames {
    /// The renames of `intent` whose former name is in `before` and whose new name is in `after`.
    #[must_use]
    pub fn new(before: &Schema, after: &Schema, intent: &Intent) -> Self {
        let mut renames = Self::default();
        for (now, was) in &intent.renamed_tables {
            if before.tables.contains_key(was) && after.tables.contains_key(now) && now != was {
                renames.tables.insert(now.clone(), was.clone());
                renames.tables_after.insert(was.clone(), now.clone());
            }
        }
        for ((table, now), was) in &intent.renamed_columns {
            let tables = renames.pair(table).map(|name| name.clone());
            let (Some(old), Some(new)) =
                (before.tables.get(&tables.before), after.tables.get(&tables.after))
            else {
                continue;
            };
            if old.column(was).is_some() && new.column(now).is_some() && now != was {
                let columns = renames.columns.entry(table.clone()).or_default();
                columns.insert(now.clone(), was.clone());
            }
        }
        for ((table, now), was) in &intent.renamed_constraints {
            renames.constraints.insert((table.clone(), now.clone()), was.clone());
        }
        for ((table, now), was) in &intent.renamed_indexes {
            renames.indexes.insert((table.clone(), now.clone()), was.clone());
        }
        for ((name, now), was) in &intent.renamed_values {
            let had = |value: &String| {
                before.enums.get(name).is_some_and(|content| content.values.contains(value))
            };
            let has = |value: &String| {
                after.enums.get(name).is_some_and(|content| content.values.contains(value))
            };
            if had(was) && has(now) && now != was {
                renames.values.entry(name.clone()).or_default().insert(now.clone(), was.clone());
            }
        }
        renames
    }

    /// The name before of the table that is called `after`.
    #[must_use]
    pub fn table_before<'n>(&'n self, after: &'n TableName) -> &'n TableName {
        self.tables.get(after).unwrap_or(after)
    }

    /// The name after of the table that was called `before`.
    #[must_use]
    pub fn table_after<'n>(&'n self, before: &'n TableName) -> &'n TableName {
        self.tables_after.get(before).unwrap_or(before)
    }

    /// Both names of the table that is called `after`.
    #[must_use]
    pub fn pair<'n>(&'n self, after: &'n TableName) -> Pair<&'n TableName> {
        Pair { before: self.table_before(after), after }
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
}
