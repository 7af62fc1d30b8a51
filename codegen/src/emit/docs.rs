//! Doc comments: the one in the spec, or else a sentence that says what the item is. A column has no such sentence,
//! which would only repeat its name.

use std::borrow::Cow;

use super::outline::Relation;
use crate::{
    dialect::{Dialect, DialectSet},
    schema::{Column, Nullability},
};

/// The lints that are allowed where names and docs come from the spec. It cannot be `expect`, because it is not known
/// whether a lint applies.
pub(super) const LINTS_OF_SPEC: &[&str] =
    &["clippy::allow_attributes", "clippy::pedantic", "non_camel_case_types", "non_snake_case"];

/// The same for columns, which may have no doc comment.
pub(super) const LINTS_OF_COLUMNS: &[&str] = &[
    "clippy::allow_attributes",
    "clippy::pedantic",
    "missing_docs",
    "non_camel_case_types",
    "non_snake_case",
];

/// The reason given for it.
pub(super) const REASON_OF_SPEC: &str = "as in the spec";

/// A sentence: `before`, the name in backticks, `after`.
pub(super) fn about(before: &str, name: &str, after: &str) -> String {
    // A backtick or line break in the name would end the code span.
    let name = if name.contains('`') || name.contains('\n') {
        Cow::Owned(name.replace(['`', '\n'], "\u{fffd}"))
    } else {
        Cow::Borrowed(name)
    };
    [before, "`", &name, "`", after].concat()
}

/// The doc comment of a column, with what differs between the dialects.
pub(super) fn column<'d>(
    doc: Option<&'d str>,
    column: &Column,
    dialects: DialectSet,
) -> Option<Cow<'d, str>> {
    if column.own_nullability.is_none() {
        return doc.map(Cow::Borrowed);
    }
    let is_null = |dialect: &Dialect| column.nullability_in(*dialect) == Nullability::Nullable;
    let sentence = ["May be NULL in ", &titles(dialects.iter().filter(is_null)), " only."].concat();
    Some(doc.map_or_else(|| sentence.clone(), |doc| [doc, "\n\n", &sentence].concat()).into())
}

fn titles(dialects: impl Iterator<Item = Dialect>) -> String {
    dialects.map(Dialect::title).collect::<Vec<_>>().join(", ")
}

/// The doc comment of a table or view, with the dialects that have it if those are not all.
pub(super) fn relation<'d>(relation: &Relation<'d>) -> Cow<'d, str> {
    let noun = if relation.table.is_some() { "The table " } else { "The view " };
    let doc = or_about(relation.doc, || about(noun, relation.sql_name, "."));
    match relation.table {
        Some(table) if !table.dialects.is_all() => {
            let there = titles(table.dialects.iter());
            [doc.as_ref(), "\n\nIt exists in ", &there, " only."].concat().into()
        }
        Some(_) | None => doc,
    }
}

/// The doc comment of a row struct, which names the columns that the struct lacks.
pub(super) fn row<'d>(relation: &Relation<'d>, can_insert: bool) -> Cow<'d, str> {
    let doc = self::relation(relation);
    if relation.hidden.is_empty() {
        return doc;
    }
    let mut text = doc.into_owned();
    for column in &relation.hidden {
        text.push_str("\n\n");
        text.push_str(&about("The column ", column.name.as_str(), " is not read from Rust."));
    }
    if !can_insert && relation.table.is_some() {
        text.push_str("\n\nNew rows need a value for such a column, so Rust inserts none.");
    }
    text.into()
}

/// The comment of the spec, or else the sentence.
pub(super) fn or_about(doc: Option<&str>, sentence: impl FnOnce() -> String) -> Cow<'_, str> {
    doc.map_or_else(|| sentence().into(), Cow::Borrowed)
}
