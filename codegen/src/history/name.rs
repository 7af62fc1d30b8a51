//! Names of migrations, fit for folders.

use std::collections::BTreeMap;

use crate::{delta::Change, schema::TableName};

/// A name for the migration that makes these changes, by the table that they are about, if it is one under one name.
#[must_use]
pub fn name_changes(changes: &[Change]) -> String {
    let mut tables: BTreeMap<&TableName, &str> = BTreeMap::new();
    for change in changes {
        let verb = if matches!(change, Change::AddTable(..)) {
            "create_"
        } else if matches!(change, Change::DropTable(..)) {
            "drop_"
        } else {
            "change_"
        };
        let names = change.table().into_iter().flat_map(|table| [table.before, table.after]);
        tables.extend(names.map(|name| (name, verb)));
    }
    let is_all_new = tables.values().all(|verb| *verb == "create_");
    let count = tables.len();
    match tables.into_iter().next() {
        Some((table, verb)) if count == 1 => [verb, &slug(table.as_str())].concat(),
        Some(_) if is_all_new => ["create_", &count.to_string(), "_tables"].concat(),
        Some(_) | None => "change_schema".to_owned(),
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
