//! The columns that keys, indexes and triggers name: no list is empty, and no column appears twice in one.

use std::collections::BTreeMap;

use super::{Context, Finding, place::Place, table_keys::keys};
use crate::{
    diagnostic::Code,
    schema::{ColumnName, Table, TableName},
};

/// A list of columns that an object of a table names.
struct ColumnList<'a> {
    /// What a sentence calls the object.
    object: String,
    columns: Vec<&'a ColumnName>,
    /// Where the object was said.
    whole: Place,
    /// Where the column at a position was said.
    part: Box<dyn Fn(usize) -> Place + 'a>,
    /// Whether the list may be empty, or goes on with what is not a column.
    open: bool,
}

/// Every list of columns in `table`.
fn lists<'a>(name: &'a TableName, table: &'a Table) -> Vec<ColumnList<'a>> {
    let mut lists = Vec::new();
    for key in keys(name, table) {
        let (positions, columns): (Vec<usize>, Vec<&ColumnName>) =
            key.columns().into_iter().unzip();
        lists.push(ColumnList {
            object: key.described(),
            open: columns.len() < key.parts(),
            columns,
            whole: key.place(),
            // Positions count all parts, so that a place is the one of its part.
            part: Box::new(move |at| key.part(positions[at])),
        });
    }
    for (key, foreign) in &table.foreign_keys {
        lists.push(ColumnList {
            object: format!("foreign key `{key}`"),
            columns: foreign.columns.iter().collect(),
            whole: Place::Constraint(name.clone(), key.clone()),
            part: Box::new(move |at| Place::ConstraintColumn(name.clone(), key.clone(), at)),
            open: false,
        });
    }
    for (key, index) in &table.indexes {
        lists.push(ColumnList {
            object: format!("`include` of index `{key}`"),
            columns: index.include.iter().collect(),
            whole: Place::IndexKey(name.clone(), key.clone(), "include"),
            part: Box::new(move |_| Place::IndexKey(name.clone(), key.clone(), "include")),
            open: true,
        });
    }
    for (key, search) in &table.search_indexes {
        lists.push(ColumnList {
            object: format!("full-text index `{key}`"),
            columns: search.columns.iter().collect(),
            whole: Place::Index(name.clone(), key.clone()),
            part: Box::new(move |at| Place::IndexColumn(name.clone(), key.clone(), at)),
            open: false,
        });
    }
    for (key, trigger) in &table.triggers {
        lists.push(ColumnList {
            object: format!("trigger `{key}`"),
            columns: trigger.update_columns.iter().collect(),
            whole: Place::Trigger(name.clone(), key.clone()),
            part: Box::new(move |_| Place::TriggerKey(name.clone(), key.clone(), "columns")),
            open: true,
        });
    }
    lists
}

/// E0229, E0232: every key and index has columns, and none of them twice.
pub(super) fn check_column_lists(context: &Context<'_>) {
    for (name, table) in context.tables() {
        for list in lists(name, table) {
            if list.columns.is_empty() && !list.open {
                let message = format!("{} of table `{name}` has no columns", list.object);
                Finding::new(context, Code::NoColumns, list.whole, message)
                    .label("names no column")
                    .help("name at least one column, or leave it out")
                    .report();
            } else if list.columns.len() > 1 {
                check_repeats(context, name, &list);
            }
        }
    }
}

fn check_repeats(context: &Context<'_>, name: &TableName, list: &ColumnList<'_>) {
    let mut seen = BTreeMap::new();
    for (at, column) in list.columns.iter().enumerate() {
        let Some(first) = seen.insert(column, at) else { continue };
        let message = format!("{} of table `{name}` names column `{column}` twice", list.object);
        Finding::new(context, Code::RepeatedColumn, (list.part)(at), message)
            .label("repeated here")
            .related((list.part)(first), "first here")
            .help("name each column once")
            .report();
    }
}
