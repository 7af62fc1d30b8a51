//! The differences of two schemas in words, for messages: what a draft changes, what a locked build lacks.
//!
//! It only names what differs. How to get from one to the other is planned elsewhere.

use std::collections::BTreeMap;

use crate::schema::{Name, Schema, Table};

/// What differs between `before` and `after`, one line each, in the order tables, enums, views, raw SQL.
#[must_use]
pub fn describe_changes(before: &Schema, after: &Schema) -> Vec<String> {
    let mut lines = Vec::new();
    for (verb, name) in entries(&before.tables, &after.tables) {
        match (verb, before.tables.get(name), after.tables.get(name)) {
            (Verb::Change, Some(before), Some(after)) => {
                lines.push(sentence(verb, "table", name, &describe_table(before, after)));
            }
            (Verb::Add | Verb::Drop | Verb::Change, _, _) => {
                lines.push(sentence(verb, "table", name, &[]));
            }
        }
    }
    push_entries(&mut lines, "enum", &before.enums, &after.enums);
    push_entries(&mut lines, "view", &before.views, &after.views);
    push_entries(&mut lines, "raw object", &before.raw_objects, &after.raw_objects);
    lines
}

/// A name for the migration that makes these changes, fit for a folder: a slug of them.
#[must_use]
pub fn name_changes(before: &Schema, after: &Schema) -> String {
    let mut tables = entries(&before.tables, &after.tables);
    let (Some((verb, name)), true) =
        (tables.next(), tables.clone().all(|(verb, _)| verb == Verb::Add))
    else {
        return "change_schema".to_owned();
    };
    let others = tables.count();
    match (verb, others) {
        (Verb::Add, 0) => ["create_", &slug(name.as_str())].concat(),
        (Verb::Add, others) => ["create_", &(others + 1).to_string(), "_tables"].concat(),
        (Verb::Drop, 0) => ["drop_", &slug(name.as_str())].concat(),
        (Verb::Change, 0) => ["change_", &slug(name.as_str())].concat(),
        (Verb::Drop | Verb::Change, _) => "change_schema".to_owned(),
    }
}

/// The text in lower case, with one underscore for each run of other characters, at most 40 bytes long.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars().map(|character| character.to_ascii_lowercase()) {
        if slug.len() == 40 {
            break;
        }
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('_') {
            slug.push('_');
        }
    }
    let length = slug.trim_end_matches('_').len();
    slug.truncate(length);
    if slug.is_empty() { "unnamed".to_owned() } else { slug }
}

/// What happens to a named thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Add,
    Drop,
    Change,
}

/// The names that one of the maps has and the other has not, or has otherwise.
fn entries<'m, K: Ord, V: PartialEq>(
    before: &'m BTreeMap<K, V>,
    after: &'m BTreeMap<K, V>,
) -> impl Iterator<Item = (Verb, &'m K)> + Clone {
    let dropped =
        before.keys().filter(|name| !after.contains_key(*name)).map(|name| (Verb::Drop, name));
    let others = after.iter().filter_map(|(name, after)| match before.get(name) {
        None => Some((Verb::Add, name)),
        Some(before) if before != after => Some((Verb::Change, name)),
        Some(_) => None,
    });
    others.chain(dropped)
}

fn push_entries<K: Ord + Name, V: PartialEq>(
    lines: &mut Vec<String>,
    kind: &'static str,
    before: &BTreeMap<K, V>,
    after: &BTreeMap<K, V>,
) {
    lines.extend(entries(before, after).map(|(verb, name)| sentence(verb, kind, name, &[])));
}

fn describe_table(before: &Table, after: &Table) -> Vec<String> {
    let Table {
        columns,
        primary_key,
        unique_constraints,
        foreign_keys,
        checks,
        indexes,
        search_indexes,
        triggers,
        comment,
    } = after;
    let by_name = |columns: &[crate::schema::Column]| -> BTreeMap<_, _> {
        columns.iter().map(|column| (column.name.clone(), column.clone())).collect()
    };
    let (columns_before, columns_after) = (by_name(&before.columns), by_name(columns));
    let mut lines = Vec::new();
    push_entries(&mut lines, "column", &columns_before, &columns_after);
    if lines.is_empty() && before.columns != *columns {
        lines.push("change the order of the columns".to_owned());
    }
    if before.primary_key != *primary_key {
        lines.push("change the primary key".to_owned());
    }
    push_entries(&mut lines, "unique constraint", &before.unique_constraints, unique_constraints);
    push_entries(&mut lines, "foreign key", &before.foreign_keys, foreign_keys);
    push_entries(&mut lines, "check", &before.checks, checks);
    push_entries(&mut lines, "index", &before.indexes, indexes);
    push_entries(&mut lines, "full-text index", &before.search_indexes, search_indexes);
    push_entries(&mut lines, "trigger", &before.triggers, triggers);
    if before.comment != *comment {
        lines.push("change the comment".to_owned());
    }
    lines
}

fn sentence(verb: Verb, kind: &str, name: &impl Name, details: &[String]) -> String {
    let verb = match verb {
        Verb::Add => "add ",
        Verb::Drop => "drop ",
        Verb::Change => "change ",
    };
    let separator = if details.is_empty() { "" } else { ": " };
    [verb, kind, " `", name.as_str(), "`", separator, &details.join(", ")].concat()
}
