//! The modules of the spec: each re-exports its tables, their models and the enums they use.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    CannotEmit, docs,
    layout::File,
    models, naming,
    outline::{Outline, Relation},
};

/// Writes the modules in the order of the spec, then those that only tables name.
pub(super) fn emit_modules(outline: &Outline<'_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    let mut members: BTreeMap<&str, Vec<&Relation<'_>>> = BTreeMap::new();
    for relation in &outline.relations {
        if let Some(module) = relation.module {
            members.entry(module).or_default().push(relation);
        }
    }
    for module in &outline.declaration.presentation.modules {
        if let Some(relations) = members.remove(module.name.as_str()) {
            emit_module(outline, (&module.name, module.doc.as_deref()), &relations, file)?;
        }
    }
    for (name, relations) in members {
        emit_module(outline, (name, None), &relations, file)?;
    }
    Ok(())
}

fn emit_module(
    outline: &Outline<'_>,
    (name, doc): (&str, Option<&str>),
    relations: &[&Relation<'_>],
    file: &mut File<'_>,
) -> Result<(), CannotEmit> {
    let ident = naming::module(name)
        .map_err(|reason| CannotEmit::Name { subject: name.to_owned(), reason })?;
    let enums: BTreeSet<_> = relations
        .iter()
        .flat_map(|relation| &relation.fields)
        .filter_map(|field| outline.enum_of(field))
        .map(|named| &named.rust)
        .collect();
    let enums = (!enums.is_empty()).then(|| {
        let enums = enums.into_iter();
        quote!(enums::{#(#enums),*},)
    });
    let models: Vec<TokenStream> = relations.iter().map(|relation| models_of(relation)).collect();
    let tables = relations.iter().map(|relation| &relation.ident);
    file.begin();
    file.doc(&docs::or_about(doc, || docs::about("The tables of ", name, " with their models.")));
    file.open(quote!(pub mod #ident), "{");
    file.formatted(syn::parse_quote! {
        pub use super::{#enums models::{#(#models),*}, schema::{#(#tables),*}};
    })?;
    Ok(file.close("}")?)
}

/// The structs of one relation, as they stand in a `use`.
fn models_of(relation: &Relation<'_>) -> TokenStream {
    let row = &relation.row;
    let insert = Outline::is_writable(relation).then(|| {
        let insert = naming::insert_struct(row);
        quote!(, #insert)
    });
    let changes = models::has_changes(relation).then(|| {
        let changes = naming::changes_struct(row);
        quote!(, #changes)
    });
    quote!(#row #insert #changes)
}
