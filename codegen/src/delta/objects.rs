//! Differences outside tables: enums, views, raw objects.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, EnumChange, EnumColumn, Pair, Renames};
use crate::schema::{ColumnType, Enum, EnumName, RawObject, Schema, View};

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

/// Appends the views that come, go or read something else, and the raw objects that come, go or are made otherwise.
pub(super) fn diff_views_and_raw(schemas: Pair<&Schema>, changes: &mut Vec<Change>) {
    let views = schemas.map(|schema| &schema.views);
    let is_same = |before: &View, after: &View| before.query == after.query;
    changes.extend(diff_named(views, is_same).map(|(name, view)| Change::View(name, view)));
    let objects = diff_named(schemas.map(|schema| &schema.raw_objects), RawObject::eq);
    changes.extend(objects.map(|(name, object)| Change::RawObject(name, object)));
}

/// What differs by name: first what is there after, then what goes.
fn diff_named<N: Clone + Ord, T: Clone>(
    objects: Pair<&BTreeMap<N, T>>,
    is_same: impl Fn(&T, &T) -> bool,
) -> impl Iterator<Item = (N, Pair<Option<T>>)> {
    let Pair { before, after } = objects;
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    after.keys().chain(gone).filter_map(move |name| {
        let pair = objects.map(|objects| objects.get(name));
        let stays = pair.before.zip(pair.after).is_some_and(|(was, now)| is_same(was, now));
        (!stays).then(|| (name.clone(), pair.map(Option::<&T>::cloned)))
    })
}
