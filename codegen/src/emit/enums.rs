//! The module `enums`: a Rust enum and its Diesel SQL type for each enum of the spec. A macro of the runtime
//! implements them for each backend.

use quote::quote;

use super::{
    CannotEmit, additions, docs,
    layout::File,
    naming,
    outline::{NamedEnum, Outline, cannot},
};
use crate::schema::{EnumName, additions::ItemKind};

/// Writes the module, unless there is no enum.
pub(super) fn emit_enums(outline: &Outline<'_>, file: &mut File<'_>) -> Result<(), CannotEmit> {
    if outline.enums.is_empty() {
        return Ok(());
    }
    file.begin();
    file.doc("The enums, each with the SQL type of its columns.");
    file.lints("allow", docs::LINTS_OF_SPEC, docs::REASON_OF_SPEC);
    file.open(quote!(pub mod enums), "{");
    for (name, named) in &outline.enums {
        emit_enum(name, named, file)?;
    }
    file.close("}")?;
    Ok(())
}

fn emit_enum(
    name: &EnumName,
    named: &NamedEnum<'_>,
    file: &mut File<'_>,
) -> Result<(), CannotEmit> {
    let presentation = named.presentation;
    let doc = presentation.and_then(|presentation| presentation.doc.as_deref());
    let (rust, sql) = (&named.rust, &named.sql);
    file.begin();
    file.open(quote!(tablewright::sql_enum!), "{");
    file.doc(&docs::or_about(doc, || docs::about("A value of the enum ", name.as_str(), ".")));
    if let Some(presentation) = presentation {
        let added = (name.as_str(), &presentation.additions);
        additions::of(ItemKind::Enum, &[], added)?.emit(file);
    }
    let of_type = named.type_name.map(|type_| quote!(as #type_));
    file.open(quote!(pub enum #rust: #sql #of_type), "{");
    for value in &named.values.values {
        let doc = presentation.and_then(|presentation| presentation.values.get(value));
        let doc = doc.map(String::as_str);
        let ident = naming::enum_variant(value)
            .map_err(|reason| cannot(&[name.as_str(), value], reason))?;
        file.doc(&docs::or_about(doc, || docs::about("The value ", value, ".")));
        file.entry(quote!(#ident = #value,));
    }
    file.close("}")?;
    file.close("}")?;
    Ok(())
}
