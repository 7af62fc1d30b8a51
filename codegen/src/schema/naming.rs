//! Generated names for objects without a name in the spec: stable, and short enough for every database.
//!
//! The scheme is part of the format: changing it would rename constraints in existing databases.

use sha2::{Digest, Sha256};

use super::{ColumnName, ConstraintName, IndexName, Name, TableName, TriggerName};

/// The most bytes of a generated name: PostgreSQL keeps no more.
///
/// Source: PostgreSQL 16, "Identifiers and Key Words".
pub const MAX_NAME_BYTES: usize = 63;

/// `pk_TABLE`
#[must_use]
pub fn primary_key_name(table: &TableName) -> ConstraintName {
    ConstraintName::new(joined("pk", &[table.local()]))
}

/// `uq_TABLE_COLUMNS`
#[must_use]
pub fn unique_name(table: &TableName, columns: &[ColumnName]) -> ConstraintName {
    ConstraintName::new(with_columns("uq", table, columns))
}

/// `fk_TABLE_COLUMNS`
#[must_use]
pub fn foreign_key_name(table: &TableName, columns: &[ColumnName]) -> ConstraintName {
    ConstraintName::new(with_columns("fk", table, columns))
}

/// `ck_TABLE_COLUMN`: a check written at a column.
#[must_use]
pub fn column_check_name(table: &TableName, column: &ColumnName) -> ConstraintName {
    ConstraintName::new(joined("ck", &[table.local(), column.as_str()]))
}

/// `ck_TABLE_NUMBER`: a check of the whole table, counted from 1 among those without a name.
#[must_use]
pub fn table_check_name(table: &TableName, number: usize) -> ConstraintName {
    ConstraintName::new(joined("ck", &[table.local(), &number.to_string()]))
}

/// `ck_TABLE_COLUMN_enum`: the check that holds an enum's values.
#[must_use]
pub fn enum_check_name(table: &TableName, column: &ColumnName) -> ConstraintName {
    ConstraintName::new(joined("ck", &[table.local(), column.as_str(), "enum"]))
}

/// `ck_TABLE_COLUMN_json`: the check that a text is JSON.
#[must_use]
pub fn json_check_name(table: &TableName, column: &ColumnName) -> ConstraintName {
    ConstraintName::new(joined("ck", &[table.local(), column.as_str(), "json"]))
}

/// `df_TABLE_COLUMN`: a default, where it is a constraint.
#[must_use]
pub fn default_name(table: &TableName, column: &ColumnName) -> String {
    joined("df", &[table.local(), column.as_str()])
}

/// `ix_TABLE_KEYS`. A key that is an expression takes part with its words: `lower(name)` as `lower_name`.
#[must_use]
pub fn index_name(table: &TableName, keys: &[String]) -> IndexName {
    let mut parts = vec![table.local()];
    parts.extend(keys.iter().map(String::as_str));
    IndexName::new(joined("ix", &parts))
}

/// `ex_TABLE_KEYS`
#[must_use]
pub fn exclusion_name(table: &TableName, keys: &[String]) -> IndexName {
    let mut parts = vec![table.local()];
    parts.extend(keys.iter().map(String::as_str));
    IndexName::new(joined("ex", &parts))
}

/// `TABLE_TRIGGER`: the function of a trigger, where a trigger calls one. A trigger's name is unique in its table only.
#[must_use]
pub fn trigger_function_name(table: &TableName, trigger: &TriggerName) -> String {
    stable_name(&[table.local(), trigger.as_str()])
}

/// `search_TABLE`
#[must_use]
pub fn search_name(table: &TableName) -> IndexName {
    IndexName::new(joined("search", &[table.local()]))
}

/// The words of an index key's expression, joined by `_`.
#[must_use]
pub fn expression_words(text: &str) -> String {
    let words = text.split(|character: char| !character.is_alphanumeric() && character != '_');
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

/// The parts joined by `_`, cut and hashed if that is too long: the name of what an object with a name
/// becomes, such as one trigger of several.
#[must_use]
pub fn stable_name(parts: &[&str]) -> String {
    shortened(parts.join("_"))
}

fn with_columns(prefix: &str, table: &TableName, columns: &[ColumnName]) -> String {
    let mut parts = vec![table.local()];
    parts.extend(columns.iter().map(Name::as_str));
    joined(prefix, &parts)
}

/// The parts joined by `_`; longer than the limit, the beginning of that and a hash of the whole.
fn joined(prefix: &str, parts: &[&str]) -> String {
    let length = prefix.len() + parts.iter().map(|part| part.len() + 1).sum::<usize>();
    let mut name = String::with_capacity(length);
    name.push_str(prefix);
    for part in parts {
        name.push('_');
        name.push_str(part);
    }
    shortened(name)
}

fn shortened(name: String) -> String {
    const HASH_BYTES: usize = 4;
    if name.len() <= MAX_NAME_BYTES {
        return name;
    }
    let digest = Sha256::digest(name.as_bytes());
    let mut end = MAX_NAME_BYTES - 1 - 2 * HASH_BYTES;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let mut short = name;
    short.truncate(end);
    short.push('_');
    for byte in digest.iter().take(HASH_BYTES) {
        for half in [byte >> 4, byte & 15] {
            short.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_the_parts_joined() {
        let name = unique_name(&"claims".into(), &["claim_id".into(), "tier".into()]);
        assert_eq!(name.as_str(), "uq_claims_claim_id_tier");
    }

    #[test]
    fn a_long_name_keeps_its_beginning_and_ends_in_a_hash_of_the_whole() {
        let table = TableName::new("t".repeat(40));
        let one = foreign_key_name(&table, &["a_rather_long_column".into(), "one".into()]);
        let two = foreign_key_name(&table, &["a_rather_long_column".into(), "two".into()]);
        assert_eq!(one.as_str().len(), MAX_NAME_BYTES);
        assert_ne!(one, two);
        assert_eq!(one.as_str()[..54], two.as_str()[..54]);
    }

    #[test]
    fn a_name_is_cut_only_beyond_the_limit() {
        let longest = "x".repeat(MAX_NAME_BYTES);
        assert_eq!(stable_name(&[&longest]), longest);
        let cut = stable_name(&[&longest, ""]);
        assert_eq!((cut.len(), &cut[..55]), (MAX_NAME_BYTES, &*("x".repeat(54) + "_")));
    }

    #[test]
    fn a_name_is_not_cut_inside_a_character() {
        for extra in 0..4 {
            let table = TableName::new("x".repeat(extra) + &"🦀".repeat(30));
            assert!(primary_key_name(&table).as_str().len() <= MAX_NAME_BYTES);
        }
    }

    #[test]
    fn the_words_of_an_expression_name_its_index() {
        assert_eq!(expression_words("lower(\"name\") || 'x'"), "lower_name_x");
    }
}
