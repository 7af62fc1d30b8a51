//! The module `enums`: a Rust enum and its Diesel SQL type for each enum of the spec, by the runtime's
//! macro, which knows the backends.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    CannotEmit, docs,
    layout::File,
    naming,
    outline::{NamedEnum, Outline},
};
use crate::schema::EnumName;

/// Writes the module, unless there is no enum.
pub(super) fn emit_enums(outline: &Outline<'_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    if outline.enums.is_empty() {
        return Ok(());
    }
    file.open_module(
        docs::doc("The enums, each with the SQL type of its columns."),
        &quote!(enums),
    )?;
    for (name, named) in &outline.enums {
        file.item(emit_enum(name, named)?)?;
    }
    file.close_module()?;
    Ok(())
}

fn emit_enum(name: &EnumName, named: &NamedEnum<'_>) -> Result<TokenStream, CannotEmit> {
    let doc = match named.presentation.and_then(|presentation| presentation.doc.as_deref()) {
        Some(text) => docs::doc(text),
        None => docs::about("A value of the enum ", name.as_str(), "."),
    };
    let (rust, sql) = (&named.rust, &named.sql);
    let mut variants = Vec::with_capacity(named.values.values.len());
    for value in &named.values.values {
        let documented = named.presentation.and_then(|presentation| presentation.values.get(value));
        let doc = match documented {
            Some(text) => docs::doc(text),
            None => docs::about("The value ", value, "."),
        };
        let ident = naming::enum_variant(value).map_err(|reason| CannotEmit::Name {
            subject: [name.as_str(), value].join("."),
            reason,
        })?;
        variants.push(quote! { #doc #ident = #value, });
    }
    Ok(quote! {
        tablewright::sql_enum! {
            #doc
            pub enum #rust: #sql { #(#variants)* }
        }
    })
}
