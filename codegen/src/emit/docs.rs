//! Doc comments: the spec's where it has one, else a sentence that says what the item is.

use proc_macro2::TokenStream;
use quote::quote;

use super::outline::{Field, Kind, Relation};

/// `text` as a doc comment.
pub(super) fn doc(text: &str) -> TokenStream {
    let text: Vec<String> = text
        .trim_end()
        .lines()
        .map(|line| if line.is_empty() { String::new() } else { [" ", line].concat() })
        .collect();
    let text = text.join("\n");
    quote!(#[doc = #text])
}

/// A sentence about something called `name`, which stands in backticks between the two parts.
pub(super) fn about(before: &str, name: &str, after: &str) -> TokenStream {
    // A backtick or line break in the name would end the code span.
    let name: String =
        name.chars().map(|c| if c == '`' || c.is_control() { '\u{fffd}' } else { c }).collect();
    doc(&[before, "`", &name, "`", after].concat())
}

/// The doc comment of a table or view.
pub(super) fn relation(relation: &Relation<'_>) -> TokenStream {
    match (relation.doc, relation.kind) {
        (Some(text), _) => doc(text),
        (None, Kind::Table(_)) => about("The table ", relation.sql_name, "."),
        (None, Kind::View) => about("The view ", relation.sql_name, "."),
    }
}

/// The doc comment of a column.
pub(super) fn field(field: &Field<'_>) -> TokenStream {
    match field.doc {
        Some(text) => doc(text),
        None => about("The column ", field.sql_name.as_str(), "."),
    }
}
