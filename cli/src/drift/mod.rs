//! How a live database differs from a declared schema.
//!
//! Both sides are brought into the form in which the database stores them, so a difference is any place where they
//! are not equal. It is reported by its path. Undeclared tables and views are not differences: [`look`] lists them,
//! and no plan touches them. Start reading at [`look`], then [`differences`].

mod deviations;
mod form;
mod look;
mod raw;
mod rest;
mod words;

use std::{borrow::Cow, collections::BTreeSet, fmt};

use serde_json::Value;
use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        Schema, Table,
        statements::{RawStatement, statements},
    },
};

pub(crate) use self::deviations::declared_otherwise;
pub use self::look::{Drift, look, look_knowing};
pub(crate) use self::look::{Forms, Wanted, compare};

/// One place where two schemas differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where: the names from the schema down to the value.
    pub path: String,
    /// What the declared schema has there; `None` is nothing.
    pub expected: Option<String>,
    /// What the database has there; `None` is nothing.
    pub found: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |side: &Option<String>| side.clone().unwrap_or_else(|| "nothing".to_owned());
        let (expected, found) = (text(&self.expected), text(&self.found));
        write!(formatter, "{}: expected {expected}, found {found}", self.path)
    }
}

/// Every difference between a declared schema and the one found in a database of `dialect`.
///
/// The order of a table's columns is none. Empty exactly when the two are stored alike but for that.
#[must_use]
pub fn differences(declared: &Schema, found: &Schema, dialect: Dialect) -> Vec<Difference> {
    let expected = as_value(&declared.as_stored(dialect));
    let found = as_value(&without_raw(found, declared, dialect).as_stored(dialect));
    let mut differences = Vec::new();
    compare_values("", Some(&expected), Some(&found), &mut differences);
    differences
}

/// What was found, without the indexes and triggers that raw objects make, by their statements or by their own
/// name: they are declared there.
fn without_raw<'f>(found: &'f Schema, declared: &Schema, dialect: Dialect) -> Cow<'f, Schema> {
    let made = made_by_text(declared, dialect);
    if made.is_empty() {
        return Cow::Borrowed(found);
    }
    let mut found = found.clone();
    for (name, table) in &mut found.tables {
        let is_made = |part: &str| {
            let is_on = |on: &Option<String>| on.as_deref().is_none_or(|on| on == name.as_str());
            made.iter().any(|(on, made)| made == part && is_on(on))
        };
        take_made(table, declared.tables.get(name), is_made);
    }
    Cow::Owned(found)
}

/// Takes the indexes and triggers out of a found table that something else than the declared one makes.
fn take_made(table: &mut Table, declared: Option<&Table>, is_made: impl Fn(&str) -> bool) {
    table.indexes.retain(|index, _| {
        !is_made(index.as_str()) || declared.is_some_and(|table| table.indexes.contains_key(index))
    });
    table.triggers.retain(|trigger, _| {
        !is_made(trigger.as_str())
            || declared.is_some_and(|table| table.triggers.contains_key(trigger))
    });
}

/// What raw objects make as far as their statements say so, and what is called as they are: names, with the table
/// that they hang on if that is said.
fn made_by_text(declared: &Schema, dialect: Dialect) -> Vec<(Option<String>, String)> {
    let mut made = Vec::new();
    for (name, object) in &declared.raw_objects {
        let Some(sql) = object.sql.as_ref().get(dialect) else { continue };
        made.push((None, name.as_str().to_owned()));
        let statements = statements(&sql.up, dialect);
        let makes = statements.iter().filter_map(RawStatement::makes);
        made.extend(makes.map(|making| (making.on.clone(), making.name.clone())));
    }
    made
}

#[expect(clippy::expect_used, reason = "bug: every map of a schema has text as keys")]
fn as_value(schema: &Schema) -> Value {
    serde_json::to_value(schema).expect("bug: a schema is always JSON")
}

/// Values that are told whole, whatever they are made of.
const LEAVES: &[&str] = &["type", "default", "expression", "predicate"];

fn compare_values(
    path: &str,
    expected: Option<&Value>,
    found: Option<&Value>,
    differences: &mut Vec<Difference>,
) {
    if expected == found {
        return;
    }
    let is_leaf = LEAVES.iter().any(|leaf| path.rsplit(" › ").next() == Some(leaf));
    let pair = expected.zip(found).filter(|_| !is_leaf);
    let members = pair.and_then(|(expected, found)| Some((named(expected)?, named(found)?)));
    let Some((expected_members, found_members)) = members else {
        let text = |side: Option<&Value>| side.filter(|value| !value.is_null()).map(short);
        differences.push(Difference {
            path: path.to_owned(),
            expected: text(expected),
            found: text(found),
        });
        return;
    };
    let names: BTreeSet<_> =
        expected_members.iter().chain(&found_members).map(|(name, _)| *name).collect();
    for name in names {
        let inner = if path.is_empty() { name.to_owned() } else { [path, name].join(" › ") };
        compare_values(
            &inner,
            member(&expected_members, name),
            member(&found_members, name),
            differences,
        );
    }
}

type Members<'v> = Vec<(&'v str, &'v Value)>;

/// The parts of a value by name: of an object, and of a list of things that have a `name`.
fn named(value: &Value) -> Option<Members<'_>> {
    match value {
        Value::Object(members) => {
            Some(members.iter().map(|(name, value)| (name.as_str(), value)).collect())
        }
        Value::Array(items) => {
            items.iter().map(|item| Some((item.get("name")?.as_str()?, item))).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn member<'v>(members: &Members<'v>, name: &str) -> Option<&'v Value> {
    members.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

fn short(value: &Value) -> String {
    value.to_string()
}

#[cfg(test)]
mod tests {
    use tablewright_codegen::{
        schema::{Column, ColumnType, Nullability, Table},
        spec,
    };

    use super::*;

    fn schema(columns: &[(&str, Nullability)]) -> Schema {
        let columns = columns.iter().map(|(name, nullability)| Column {
            name: (*name).into(),
            type_: ColumnType::Text,
            sql_types: tablewright_codegen::dialect::DialectTexts::default(),
            nullability: *nullability,
            default: None,
            auto_increment: None,
            generated: None,
            collation: tablewright_codegen::dialect::DialectTexts::default(),
            comment: None,
        });
        let table = Table { columns: columns.collect(), ..Table::default() };
        Schema { tables: [("t".into(), table)].into(), ..Schema::default() }
    }

    fn told(expected: &[(&str, Nullability)], found: &[(&str, Nullability)]) -> Vec<String> {
        let differences = differences(&schema(expected), &schema(found), Dialect::Sqlite);
        differences.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_changed_column_is_named_with_both_sides() {
        assert_eq!(
            told(&[("a", Nullability::NotNull)], &[("a", Nullability::Nullable)]),
            ["tables › t › columns › a › nullability: expected \"not_null\", found \"nullable\""]
        );
    }

    #[test]
    fn an_index_that_raw_sql_makes_is_no_difference() {
        let spec = |raw: &str| {
            let text =
                "dialects: [sqlite]\ntables:\n  t: { columns: { a: integer }, primary_key: a";
            let loaded = spec::load_str("schema.yaml", &[text, raw].concat()).unwrap();
            loaded.declaration.schema
        };
        let found = spec(", indexes: [{ name: ix, columns: [a] }] }\n");
        let raw =
            "raw: { ix: { sqlite: { up: CREATE INDEX ix ON t (a), down: DROP INDEX ix } } }\n";
        let made = differences(&spec(&[" }\n", raw].concat()), &found, Dialect::Sqlite);
        let unknown = differences(&spec(" }\n"), &found, Dialect::Sqlite);
        let paths: Vec<_> = unknown.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths, ["tables › t › indexes › ix"]);
        assert!(made.iter().all(|it| it.path.starts_with("raw_objects")), "{made:?}");
    }

    #[test]
    fn a_column_too_many_is_found_and_the_order_is_no_difference() {
        let (one, other) = (("a", Nullability::NotNull), ("b", Nullability::NotNull));
        assert_eq!(told(&[one, other], &[other, one]), Vec::<String>::new());
        let extra = told(&[one], &[one, other]);
        assert_eq!(extra.len(), 1);
        assert!(extra[0].starts_with("tables › t › columns › b: expected nothing, found {"));
    }
}
