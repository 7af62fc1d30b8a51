//! How a live database differs from a declared schema.
//!
//! Both sides are brought into the form in which the database stores them, so a difference is any place where they
//! are not equal. Undeclared tables and views are not differences: [`look`] lists them, and no plan touches them.
//! Start reading at [`look`], then [`differences`].

mod deviations;
mod form;
mod look;
mod raw;
mod rest;
mod spelling;

use std::borrow::Cow;

pub use tablewright_codegen::delta::Difference;
use tablewright_codegen::{
    delta::{self, diff},
    dialect::Dialect,
    schema::{
        Schema, Table,
        intent::Intent,
        statements::{RawStatement, statements},
    },
};

pub(crate) use self::deviations::{declared_otherwise, says};
pub use self::look::{Drift, look, look_knowing};
pub(crate) use self::look::{Forms, LeadingOut, Wanted, compare};
pub(crate) use self::spelling::as_declared;

/// Every difference between a declared schema and the one found in a database of `dialect`.
///
/// The order of a table's columns is none. Empty exactly when the two are stored alike but for that.
#[must_use]
pub fn differences(declared: &Schema, found: &Schema, dialect: Dialect) -> Vec<Difference> {
    let expected = declared.as_stored(dialect);
    let found = found.in_letters_of(&[declared], dialect);
    let mut found = without_raw(&found, declared, dialect).as_stored(dialect);
    // Raw objects make types, too, and no description of the database says which.
    found.enums.retain(|name, _| expected.enums.contains_key(name));
    delta::differences(&diff(&found, &expected, &Intent::default()))
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

#[cfg(test)]
mod tests {
    use tablewright_codegen::{
        schema::{Column, ColumnType, Nullability, Table},
        spec,
    };

    use super::*;

    fn schema(columns: &[(&str, Nullability)]) -> Schema {
        let columns = columns.iter().map(|(name, nullability)| Column {
            nullability: *nullability,
            ..Column::new((*name).into(), ColumnType::Text)
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
        let paths: Vec<_> = unknown.iter().map(Difference::path).collect();
        assert_eq!(paths, ["tables › t › indexes › ix"]);
        assert!(made.iter().all(|it| it.path().starts_with("raw_objects")), "{made:?}");
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
