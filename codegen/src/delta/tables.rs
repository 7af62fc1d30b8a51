//! Differences between one table before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Change, ColumnChange, ColumnPart, ColumnRename, CommentChange, Pair, Renames, parts::TableParts,
};
use crate::schema::{ColumnName, Schema, Table, TableName};

/// Appends what differs between the tables of two schemas.
pub(super) fn diff_tables(schemas: Pair<&Schema>, renames: &Renames, changes: &mut Vec<Change>) {
    let Pair { before, after } = schemas;
    let mut kept = BTreeSet::new();
    for (name, table) in &after.tables {
        match renames.kept_before(before, name).and_then(|was| before.tables.get_key_value(was)) {
            None => changes.push(Change::AddTable(name.clone(), Box::new(table.clone()))),
            Some((was, old)) => {
                kept.insert(was);
                let names = Pair { before: was, after: name };
                if was != name {
                    changes.push(Change::RenameTable(names.map(Clone::clone)));
                } else if old == table && renames.keep_references() {
                    continue;
                }
                diff_table(names, Pair { before: old, after: table }, renames, changes);
            }
        }
    }
    for (name, table) in &before.tables {
        if !kept.contains(name) {
            changes.push(Change::DropTable(name.clone(), Box::new(table.clone())));
        }
    }
}

/// Appends what differs between a kept table before and after.
fn diff_table(
    names: Pair<&TableName>,
    tables: Pair<&Table>,
    renames: &Renames,
    changes: &mut Vec<Change>,
) {
    let translated = renames.translated(names.before, tables.before);
    if *translated == *tables.after && !renames.has_columns(names.after) {
        return;
    }
    let Pair { before, after } = tables;
    if before.comment != after.comment {
        let comment = Pair { before: before.comment.clone(), after: after.comment.clone() };
        let table = names.map(Clone::clone);
        changes.push(Change::AlterTableComment(CommentChange { table, comment }));
    }
    diff_columns(names, tables, &translated, renames, changes);
    TableParts { name: names, before, translated: &translated, after }.diff(renames, changes);
}

/// Appends what differs between the columns; their order is no difference.
fn diff_columns(
    names: Pair<&TableName>,
    tables: Pair<&Table>,
    translated: &Table,
    renames: &Renames,
    changes: &mut Vec<Change>,
) {
    let table = || names.map(Clone::clone);
    let columns = tables.before.columns.iter().enumerate();
    let positions: BTreeMap<&ColumnName, usize> =
        columns.map(|(position, column)| (&column.name, position)).collect();
    let mut dropped = positions.clone();
    for column in &tables.after.columns {
        let was = renames.kept_column(names, tables.before, &column.name);
        let Some(position) = was.and_then(|was| positions.get(was).copied()) else {
            let part = ColumnPart { table: table(), column: column.clone() };
            changes.push(Change::AddColumn(Box::new(part)));
            continue;
        };
        let before = &tables.before.columns[position];
        dropped.remove(&before.name);
        if before.name != column.name {
            let name = Pair { before: before.name.clone(), after: column.name.clone() };
            changes.push(Change::RenameColumn(ColumnRename { table: table(), name }));
        }
        if translated.columns.get(position) != Some(column) {
            let column = Pair { before: before.clone(), after: column.clone() };
            let change = ColumnChange { table: table(), column };
            changes.push(Change::AlterColumn(Box::new(change)));
        }
    }
    for position in dropped.into_values() {
        let column = tables.before.columns[position].clone();
        changes.push(Change::DropColumn(Box::new(ColumnPart { table: table(), column })));
    }
}
