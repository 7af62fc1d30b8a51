//! Differences between one table before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Change, ColumnChange, ColumnPart, ColumnRename, CommentChange, Pair, Part, PartChange, Renames,
    parts::{PartFate, Parts, diff_parts},
};
use crate::schema::{ColumnName, PrimaryKey, Schema, Table, TableName};

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
    let table = names.map(Clone::clone);
    let Pair { before, after } = tables;
    if before.comment != after.comment {
        let comment = Pair { before: before.comment.clone(), after: after.comment.clone() };
        changes.push(Change::AlterTableComment(CommentChange { table: table.clone(), comment }));
    }
    diff_columns(names, tables, &translated, renames, changes);
    diff_primary_key(&table, tables, &translated, changes);
    let parts = TableParts { table: &table, before, translated: &translated, after };
    parts.diff(renames, changes);
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

fn diff_primary_key(
    table: &Pair<TableName>,
    tables: Pair<&Table>,
    translated: &Table,
    changes: &mut Vec<Change>,
) {
    let part = |key: &PrimaryKey| Part {
        table: table.clone(),
        name: key.name.clone(),
        content: key.clone(),
    };
    let keys = (&tables.before.primary_key, &tables.after.primary_key, &translated.primary_key);
    match keys {
        (Some(before), Some(after), Some(same)) => {
            let change = || PartChange {
                table: table.clone(),
                name: Pair { before: before.name.clone(), after: after.name.clone() },
                content: Pair { before: before.clone(), after: after.clone() },
            };
            if same.columns != after.columns {
                changes.push(Change::AlterPrimaryKey(change()));
            } else if before.name != after.name {
                changes.push(Change::RenamePrimaryKey(change()));
            }
        }
        (None, Some(after), _) => changes.push(Change::AddPrimaryKey(part(after))),
        (Some(before), None, _) => changes.push(Change::DropPrimaryKey(part(before))),
        (None, None, _) | (Some(_), Some(_), None) => {}
    }
}

/// A kept table whose named parts are compared.
struct TableParts<'t> {
    table: &'t Pair<TableName>,
    before: &'t Table,
    translated: &'t Table,
    after: &'t Table,
}

/// One kind of part: compares the maps in the field, and makes each fate a change.
macro_rules! diff_field {
    ($parts:ident, $changes:ident, $field:ident, $renamed_from:expr,
     $add:ident, $drop:ident, $rename:expr, $alter:ident) => {
        let maps = Parts {
            before: &$parts.before.$field,
            translated: &$parts.translated.$field,
            after: &$parts.after.$field,
        };
        for fate in diff_parts(&maps, $renamed_from) {
            match fate {
                PartFate::Add(name, content) => {
                    $changes.push(Change::$add($parts.part(name, content)));
                }
                PartFate::Drop(name, content) => {
                    $changes.push(Change::$drop($parts.part(name, content)));
                }
                PartFate::Rename(names, contents) => {
                    let rename: fn(PartChange<_, _>, &mut Vec<Change>) = $rename;
                    rename($parts.change(names, contents), $changes);
                }
                PartFate::Alter(names, contents) => {
                    $changes.push(Change::$alter($parts.change(names, contents)));
                }
            }
        }
    };
}

impl TableParts<'_> {
    fn part<N: Clone, T: Clone>(&self, name: &N, content: &T) -> Part<N, T> {
        Part { table: self.table.clone(), name: name.clone(), content: content.clone() }
    }

    fn change<N: Clone, T: Clone>(&self, name: Pair<&N>, content: Pair<&T>) -> PartChange<N, T> {
        PartChange {
            table: self.table.clone(),
            name: name.map(Clone::clone),
            content: content.map(Clone::clone),
        }
    }

    fn diff(&self, renames: &Renames, changes: &mut Vec<Change>) {
        let parts = self;
        let table = &self.table.after;
        let constraint = |name: &_| renames.constraint_before(table, name).cloned();
        let index = |name: &_| renames.index_before(table, name);
        diff_field!(
            parts,
            changes,
            unique_constraints,
            constraint,
            AddUnique,
            DropUnique,
            |change, out| out.push(Change::RenameUnique(change)),
            AlterUnique
        );
        diff_field!(
            parts,
            changes,
            foreign_keys,
            constraint,
            AddForeignKey,
            DropForeignKey,
            |change, out| out.push(Change::RenameForeignKey(change)),
            AlterForeignKey
        );
        diff_field!(
            parts,
            changes,
            checks,
            constraint,
            AddCheck,
            DropCheck,
            |change, out| out.push(Change::RenameCheck(change)),
            AlterCheck
        );
        diff_field!(
            parts,
            changes,
            indexes,
            index,
            AddIndex,
            DropIndex,
            |change, out| out.push(Change::RenameIndex(change)),
            AlterIndex
        );
        diff_field!(
            parts,
            changes,
            search_indexes,
            index,
            AddSearchIndex,
            DropSearchIndex,
            |change, out| out.push(Change::RenameSearchIndex(change)),
            AlterSearchIndex
        );
        // No database renames a trigger in the same way as the others; one under another name is another.
        diff_field!(
            parts,
            changes,
            triggers,
            |_| None,
            AddTrigger,
            DropTrigger,
            |change, out| out.push(Change::AlterTrigger(change)),
            AlterTrigger
        );
    }
}
