//! The modules of the spec: each re-exports its tables, their models and the enums they use.

use std::collections::{BTreeMap, BTreeSet};

use quote::quote;

use super::{
    CannotEmit, docs, imports,
    layout::File,
    models,
    naming::{self, RustIdent},
    outline::{Outline, Relation, cannot},
};
use crate::schema::presentation::{ModelKind, Visibility};

/// Writes the modules in the order of the spec, then those that only tables mention.
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
    let ident = naming::module(name).map_err(|reason| cannot(&[name], reason))?;
    let enums: BTreeSet<&str> = relations
        .iter()
        .flat_map(|relation| &relation.fields)
        .filter_map(|field| outline.enum_of(field))
        .map(|named| named.rust.as_str())
        .collect();
    let models_in = |visibility: Visibility| -> Vec<RustIdent> {
        let relations = relations.iter().filter(|relation| relation.visibility == visibility);
        relations.flat_map(|relation| models_of(relation)).collect()
    };
    let (models, own) = (models_in(Visibility::Public), models_in(Visibility::Crate));
    file.begin();
    file.doc(&docs::or_about(doc, || docs::about("The tables of ", name, " with their models.")));
    let mut lints = docs::LINTS_OF_SPEC.to_vec();
    if !own.is_empty() {
        lints.push("unused_imports");
    }
    file.lints("allow", &lints, docs::REASON_OF_SPEC);
    file.open(quote!(pub mod #ident), "{");
    imports::emit_reexports(
        Visibility::Public.keyword(),
        "super",
        vec![
            ("enums", enums.into_iter().collect()),
            ("models", models.iter().map(RustIdent::as_str).collect()),
            ("schema", relations.iter().map(|relation| relation.ident.as_str()).collect()),
        ],
        file,
    )?;
    let own = vec![("models", own.iter().map(RustIdent::as_str).collect())];
    imports::emit_reexports(Visibility::Crate.keyword(), "super", own, file)?;
    Ok(file.close("}")?)
}

/// The structs of one relation.
fn models_of(relation: &Relation<'_>) -> Vec<RustIdent> {
    let mut models = Vec::new();
    if relation.wants(ModelKind::Rows) {
        models.push(relation.row.clone());
    }
    if models::has_new(relation) {
        models.push(naming::insert_struct(&relation.row));
        if models::has_required(relation) {
            models.push(naming::required_struct(&relation.row));
        }
    }
    if models::has_changes(relation) {
        models.push(naming::changes_struct(&relation.row));
    }
    models
}
