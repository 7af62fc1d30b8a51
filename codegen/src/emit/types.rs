//! The type table's rows as Rust: what a column is to Diesel, to a row struct and to an insert struct.
//!
//! Cells of the table are copied into the generated file as text, without becoming tokens: most of the output is
//! fields, and tokens for their types would take most of the time.

use std::borrow::Cow;

use quote::quote;

use super::{
    CannotEmit, layout,
    outline::{Field, Outline, Relation},
};
use crate::schema::native;

/// Whether a struct owns its values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ownership {
    Owned,
    Borrowed,
}

/// A Rust type, and whether it has the lifetime `'a`.
pub(super) struct RustType {
    /// As it stands in the file.
    pub(super) text: Cow<'static, str>,
    pub(super) borrows: bool,
}

/// The Diesel SQL type of a field when it is not NULL.
///
/// # Errors
///
/// [`CannotEmit::SqlType`] for a type that Diesel does not know, [`CannotEmit::RustType`] where the spec
/// says a type that is none.
pub(super) fn diesel_type<'o>(
    outline: &'o Outline<'_>,
    relation: &Relation<'_>,
    field: &Field<'_>,
) -> Result<Cow<'o, str>, CannotEmit> {
    if let Some(text) = field.shown.diesel() {
        return requested(relation, field, text, Ownership::Owned).map(|type_| type_.text);
    }
    if let Some(named) = outline.enum_of(field) {
        return Ok(named.sql.as_str().into());
    }
    cell(field.type_.row().diesel).map(Cow::Borrowed).ok_or_else(|| unknown(relation, field))
}

/// The Rust type of a field's value when it is not NULL.
///
/// # Errors
///
/// [`CannotEmit::SqlType`] for a type that Diesel does not know, [`CannotEmit::RustType`] where the spec
/// says a type that is none.
pub(super) fn value_type(
    outline: &Outline<'_>,
    relation: &Relation<'_>,
    field: &Field<'_>,
    ownership: Ownership,
) -> Result<RustType, CannotEmit> {
    if let Some(text) = field.shown.rust() {
        return requested(relation, field, text, ownership);
    }
    if let Some(named) = outline.enum_of(field) {
        let text = ["super::enums::", named.rust.as_str()].concat();
        return Ok(RustType { text: text.into(), borrows: false });
    }
    let row = field.type_.row();
    let text = match ownership {
        Ownership::Owned => row.rust,
        Ownership::Borrowed => row.rust_borrowed,
    };
    let text = cell(text).ok_or_else(|| unknown(relation, field))?;
    Ok(RustType { text: text.into(), borrows: text.starts_with('&') })
}

/// The type that the spec asks for; borrowed, it is a reference, unless it is known to be `Copy`.
fn requested(
    relation: &Relation<'_>,
    field: &Field<'_>,
    text: &str,
    ownership: Ownership,
) -> Result<RustType, CannotEmit> {
    let type_: syn::Type = syn::parse_str(text).map_err(|_| CannotEmit::RustType {
        subject: subject(relation, field),
        text: text.to_owned(),
    })?;
    let text = layout::line(quote!(#type_));
    let is_copy = field.shown.diesel().is_some_and(|diesel| native::is_copy(diesel, &text));
    Ok(match ownership {
        Ownership::Borrowed if is_copy => RustType { text: text.into(), borrows: false },
        Ownership::Owned => RustType { text: text.into(), borrows: false },
        Ownership::Borrowed => RustType { text: ["&'a ", &text].concat().into(), borrows: true },
    })
}

/// A cell of the type table; an empty one is none.
fn cell(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

fn unknown(relation: &Relation<'_>, field: &Field<'_>) -> CannotEmit {
    CannotEmit::SqlType { subject: subject(relation, field), type_: field.type_.clone() }
}

fn subject(relation: &Relation<'_>, field: &Field<'_>) -> String {
    [relation.sql_name, field.sql_name.as_str()].join(".")
}

#[cfg(test)]
mod tests {
    use std::str::FromStr as _;

    use super::*;
    use crate::schema::ColumnType;

    #[test]
    fn each_cell_of_the_type_table_stands_there_as_it_is_laid_out() {
        let mut spec = String::from("tables:\n  all:\n    columns:\n");
        for row in ColumnType::portable() {
            let parameters = ["", "(2)", "(2, 1)"][row.parameters];
            spec.extend(["      a_", row.keyword, ": ", row.keyword, parameters, "\n"]);
        }
        let loaded = crate::spec::load_str("schema.yaml", &spec).unwrap();
        let columns = &loaded.declaration.schema.tables["all"].columns;
        assert_eq!(columns.len(), ColumnType::portable().len());
        for row in columns.iter().map(|column| column.type_.row()) {
            for cell in [row.diesel, row.rust, row.rust_borrowed] {
                let tokens = proc_macro2::TokenStream::from_str(cell).unwrap();
                assert_eq!(layout::line(tokens), cell);
            }
        }
    }
}
