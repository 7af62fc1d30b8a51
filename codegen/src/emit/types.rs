//! The type table's rows as tokens: what a column is to Diesel, to a row struct and to an insert struct.

use std::{cell::RefCell, collections::BTreeMap, str::FromStr as _};

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    CannotEmit,
    outline::{Field, Outline, Relation},
};
use crate::schema::Nullability;

/// Whether a struct owns its values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ownership {
    Owned,
    Borrowed,
}

/// A Rust type, and whether it has the lifetime `'a`.
pub(super) struct RustType {
    pub(super) tokens: TokenStream,
    pub(super) borrows: bool,
}

/// The Diesel SQL type of a field, `Nullable<…>` included.
///
/// # Errors
///
/// [`CannotEmit::SqlType`] for a type that Diesel does not know.
pub(super) fn diesel_type(
    outline: &Outline<'_>,
    relation: &Relation<'_>,
    field: &Field<'_>,
) -> Result<TokenStream, CannotEmit> {
    let base = if let Some(named) = outline.enum_of(field) {
        let sql = &named.sql;
        Some(quote!(#sql))
    } else {
        outline.cells.tokens(field.type_.row().diesel)
    };
    let base = base.ok_or_else(|| unknown(relation, field))?;
    Ok(match field.nullability {
        Nullability::NotNull => base,
        Nullability::Nullable => quote!(Nullable<#base>),
    })
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
    if let Some(text) = field.rust_type {
        return requested(relation, field, text, ownership);
    }
    if let Some(named) = outline.enum_of(field) {
        let rust = &named.rust;
        return Ok(RustType { tokens: quote!(super::enums::#rust), borrows: false });
    }
    let row = field.type_.row();
    let text = match ownership {
        Ownership::Owned => row.rust,
        Ownership::Borrowed => row.rust_borrowed,
    };
    let tokens = outline.cells.tokens(text).ok_or_else(|| unknown(relation, field))?;
    Ok(RustType { tokens, borrows: text.starts_with('&') })
}

/// The type that the spec asks for; borrowed, it is a reference, for it need not be `Copy`.
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
    Ok(match ownership {
        Ownership::Owned => RustType { tokens: quote!(#type_), borrows: false },
        Ownership::Borrowed => RustType { tokens: quote!(&'a #type_), borrows: true },
    })
}

/// The cells of the type table, each made into tokens once: to do so for every column is slow.
#[derive(Default)]
pub(super) struct Cells(RefCell<BTreeMap<&'static str, TokenStream>>);

impl Cells {
    /// The tokens of a cell; an empty one is none.
    pub(super) fn tokens(&self, cell: &'static str) -> Option<TokenStream> {
        if let Some(tokens) = self.0.borrow().get(cell) {
            return Some(tokens.clone());
        }
        let tokens = TokenStream::from_str(cell).ok().filter(|tokens| !tokens.is_empty())?;
        self.0.borrow_mut().insert(cell, tokens.clone());
        Some(tokens)
    }
}

fn unknown(relation: &Relation<'_>, field: &Field<'_>) -> CannotEmit {
    CannotEmit::SqlType { subject: subject(relation, field), type_: field.type_.clone() }
}

fn subject(relation: &Relation<'_>, field: &Field<'_>) -> String {
    [relation.sql_name, field.sql_name.as_str()].join(".")
}
