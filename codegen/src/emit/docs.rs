//! Doc comments: the spec's if there is one, otherwise a sentence that says what the item is. A column gets only
//! the spec's comment: a sentence would say no more than its name.

use std::borrow::Cow;

use super::outline::Relation;

/// The lints that are off where names and docs are the spec's: whether one of them would object, no
/// generator can tell, so this cannot be `expect`.
pub(super) const LINTS_OF_SPEC: &[&str] =
    &["clippy::allow_attributes", "clippy::pedantic", "non_camel_case_types", "non_snake_case"];

/// The same where columns stand, which may have no doc comment.
pub(super) const LINTS_OF_COLUMNS: &[&str] = &[
    "clippy::allow_attributes",
    "clippy::pedantic",
    "missing_docs",
    "non_camel_case_types",
    "non_snake_case",
];

/// Why they are off.
pub(super) const REASON_OF_SPEC: &str = "as in the spec";

/// A sentence about something called `name`, which stands in backticks between the two parts.
pub(super) fn about(before: &str, name: &str, after: &str) -> String {
    // A backtick or line break in the name would end the code span.
    let name = if name.contains('`') || name.contains('\n') {
        Cow::Owned(name.replace(['`', '\n'], "\u{fffd}"))
    } else {
        Cow::Borrowed(name)
    };
    [before, "`", &name, "`", after].concat()
}

/// The doc comment of a table or view.
pub(super) fn relation<'d>(relation: &Relation<'d>) -> Cow<'d, str> {
    let noun = if relation.table.is_some() { "The table " } else { "The view " };
    or_about(relation.doc, || about(noun, relation.sql_name, "."))
}

/// The doc comment of a row struct, with what Rust leaves out of it.
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

/// The doc comment that the spec has, or else the sentence.
pub(super) fn or_about(doc: Option<&str>, sentence: impl FnOnce() -> String) -> Cow<'_, str> {
    doc.map_or_else(|| sentence().into(), Cow::Borrowed)
}
