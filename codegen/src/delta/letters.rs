//! Names that two databases write in different case.

use std::{borrow::Cow, collections::BTreeMap};

use super::Renames;
use crate::{
    dialect::Dialect,
    schema::{Column, Schema, Table, TableName, folded, intent::Intent},
};

impl Schema {
    /// This schema of a database of `dialect` with the names of tables and columns as one of `others` writes them, where
    /// they differ in case alone and the database does not tell the two apart.
    #[must_use]
    pub fn in_letters_of(&self, others: &[&Self], dialect: Dialect) -> Cow<'_, Self> {
        if !dialect.capability().folds_table_names {
            return Cow::Borrowed(self);
        }
        let intent = renames(self, others);
        if intent.renamed_tables.is_empty() && intent.renamed_columns.is_empty() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(renamed(self, &intent))
    }
}

/// The new names with those of `own`.
fn renames(own: &Schema, others: &[&Schema]) -> Intent {
    let mut intent = Intent::default();
    for (name, table) in &own.tables {
        let found = others.iter().find_map(|other| counterpart(&own.tables, name, &other.tables));
        let Some((other_name, other)) = found else { continue };
        if other_name != name {
            intent.renamed_tables.insert(other_name.clone(), name.clone());
        }
        let is_own = |column: &str| table.columns.iter().any(|it| it.name.as_str() == column);
        for column in other.columns.iter().filter(|column| !is_own(column.name.as_str())) {
            let same = |it: &&Column| folded(it.name.as_str()) == folded(column.name.as_str());
            if let Some(found) = table.columns.iter().find(same) {
                let key = (other_name.clone(), column.name.clone());
                intent.renamed_columns.insert(key, found.name.clone());
            }
        }
    }
    intent
}

fn renamed(own: &Schema, intent: &Intent) -> Schema {
    let mut after = own.clone();
    after.tables = own
        .tables
        .iter()
        .map(|(name, table)| (after_name(intent, name).clone(), columns_after(intent, name, table)))
        .collect();
    let renames = Renames::new(own, &after, intent);
    after.tables = own
        .tables
        .iter()
        .map(|(name, table)| {
            let table = renames.translated(name, table).into_owned();
            (after_name(intent, name).clone(), table)
        })
        .collect();
    after
}

/// The table of `others` whose name is `name` but for its case, unless `own` has one of that name, too.
fn counterpart<'o>(
    own: &BTreeMap<TableName, Table>,
    name: &TableName,
    others: &'o BTreeMap<TableName, Table>,
) -> Option<(&'o TableName, &'o Table)> {
    others.get_key_value(name).or_else(|| {
        others.iter().find(|(other, _)| {
            folded(other.as_str()) == folded(name.as_str()) && !own.contains_key(*other)
        })
    })
}

fn after_name<'i>(intent: &'i Intent, before: &'i TableName) -> &'i TableName {
    let renamed = intent.renamed_tables.iter().find(|(_, was)| *was == before);
    renamed.map_or(before, |(now, _)| now)
}

/// The table with its columns under their names after; what refers to them has those before.
fn columns_after(intent: &Intent, name: &TableName, table: &Table) -> Table {
    let mut table = table.clone();
    let now = after_name(intent, name);
    for column in &mut table.columns {
        let renamed = intent.renamed_columns.iter();
        let found =
            renamed.into_iter().find(|((table, _), was)| table == now && **was == column.name);
        if let Some(((_, after), _)) = found {
            column.name = after.clone();
        }
    }
    table
}
