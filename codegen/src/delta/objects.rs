//! Differences outside tables: enums, views, raw objects.

use std::collections::BTreeSet;

use super::{Change, EnumChange, EnumColumn, Pair, Renames};
use crate::schema::{ColumnType, Enum, EnumName, Schema};

/// Appends the enums that come, go or have other values.
pub(crate) fn diff_enums(schemas: Pair<&Schema>, renames: &Renames, changes: &mut Vec<Change>) {
    let Pair { before, after } = schemas;
    for (name, content) in &after.enums {
        match before.enums.get(name) {
            None => changes.push(Change::AddEnum(name.clone(), content.clone())),
            Some(old) if old != content || !renames.values(name).is_empty() => {
                let content = Pair { before: old, after: content };
                let change = enum_change(schemas, name, content, renames);
                changes.push(Change::AlterEnum(Box::new(change)));
            }
            Some(_) => {}
        }
    }
    for (name, content) in &before.enums {
        if !after.enums.contains_key(name) {
            changes.push(Change::DropEnum(name.clone(), content.clone()));
        }
    }
}

fn enum_change(
    schemas: Pair<&Schema>,
    name: &EnumName,
    content: Pair<&Enum>,
    renames: &Renames,
) -> EnumChange {
    let renamed = renames.values(name);
    let was: BTreeSet<&String> =
        content.after.values.iter().map(|value| renames.value_before(name, value)).collect();
    let sealed: BTreeSet<&String> = content.before.values.iter().collect();
    let taken: BTreeSet<&String> = renamed.iter().map(|pair| &pair.after).collect();
    let left: BTreeSet<&String> = renamed.iter().map(|pair| &pair.before).collect();
    let added = content.after.values.iter().filter(|value| {
        let is_kept = sealed.contains(value) && !left.contains(value);
        !is_kept && !taken.contains(value)
    });
    let dropped = content.before.values.iter().filter(|value| !was.contains(value));
    let mut columns = Vec::new();
    for (table, content) in &schemas.after.tables {
        let Some(table_before) = renames.kept_before(schemas.before, table) else { continue };
        let Some(old) = schemas.before.tables.get(table_before) else { continue };
        let tables = Pair { before: table_before, after: table };
        for column in &content.columns {
            let is_of_it = |type_: &ColumnType| *type_ == ColumnType::Enum(name.clone());
            if !is_of_it(&column.type_) {
                continue;
            }
            let Some(was) = renames.kept_column(tables, old, &column.name) else { continue };
            if old.column(was).is_some_and(|old| is_of_it(&old.type_)) {
                columns.push(EnumColumn {
                    table: tables.map(Clone::clone),
                    column: Pair { before: was.clone(), after: column.name.clone() },
                });
            }
        }
    }
    EnumChange {
        name: name.clone(),
        content: content.map(Clone::clone),
        added: added.cloned().collect(),
        dropped: dropped.cloned().collect(),
        renamed,
        columns,
    }
}

/// Appends the views that come, go or read something else.
pub(super) fn diff_views(schemas: Pair<&Schema>, changes: &mut Vec<Change>) {
    let Pair { before, after } = schemas;
    for (name, view) in &after.views {
        match before.views.get(name) {
            None => changes.push(Change::AddView(name.clone(), view.clone())),
            Some(old) if old.query != view.query => {
                let views = Pair { before: old.clone(), after: view.clone() };
                changes.push(Change::AlterView(name.clone(), views));
            }
            Some(_) => {}
        }
    }
    for (name, view) in &before.views {
        if !after.views.contains_key(name) {
            changes.push(Change::DropView(name.clone(), view.clone()));
        }
    }
}

/// Appends the raw objects that come, go or are made otherwise.
pub(super) fn diff_raw_objects(schemas: Pair<&Schema>, changes: &mut Vec<Change>) {
    let Pair { before, after } = schemas;
    for (name, object) in &after.raw_objects {
        match before.raw_objects.get(name) {
            None => changes.push(Change::AddRawObject(name.clone(), object.clone())),
            Some(old) if old != object => {
                let objects = Pair { before: old.clone(), after: object.clone() };
                changes.push(Change::AlterRawObject(name.clone(), objects));
            }
            Some(_) => {}
        }
    }
    for (name, object) in &before.raw_objects {
        if !after.raw_objects.contains_key(name) {
            changes.push(Change::DropRawObject(name.clone(), object.clone()));
        }
    }
}
