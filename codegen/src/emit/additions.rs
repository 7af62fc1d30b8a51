//! The derives and attributes of an item: those that are always generated, then those that the spec adds.

use super::{CannotEmit, layout::File, outline::Relation};
use crate::schema::{
    additions::{Additions, ItemKind, attribute, derive_name, derive_path},
    presentation::ModelKind,
};

/// What stands before an item.
pub(super) struct Attributes {
    derives: Vec<String>,
    attributes: Vec<syn::Meta>,
}

/// What stands before a struct of `relation` that derives `generated` in any case.
///
/// # Errors
///
/// [`CannotEmit::Addition`] for a derive or an attribute that is none.
pub(super) fn of_model(
    relation: &Relation<'_>,
    kind: ModelKind,
    generated: &[&str],
) -> Result<Attributes, CannotEmit> {
    let none = Additions::default();
    let added = relation.additions.and_then(|additions| additions.get(&kind)).unwrap_or(&none);
    of(ItemKind::Model(kind), generated, (relation.sql_name, added))
}

/// What stands before an item called `subject` that derives `generated` in any case.
///
/// # Errors
///
/// [`CannotEmit::Addition`] for a derive or an attribute that is none.
pub(super) fn of(
    kind: ItemKind,
    generated: &[&str],
    (subject, added): (&str, &Additions),
) -> Result<Attributes, CannotEmit> {
    let invalid =
        |text: &str| CannotEmit::Addition { subject: subject.to_owned(), text: text.to_owned() };
    let mut derives: Vec<String> = generated.iter().map(|name| (*name).to_owned()).collect();
    for text in &added.derives {
        let path = derive_path(text).ok_or_else(|| invalid(text))?;
        let name = derive_name(&path);
        // A derive that only some items of a kind have may be asked for at all of them.
        let is_there = kind.generated().contains(&name)
            || derives.iter().any(|other| derive_name(other) == name);
        if !is_there {
            derives.push(path);
        }
    }
    let attributes = added.attributes.iter();
    let attributes = attributes
        .map(|text| attribute(text).ok_or_else(|| invalid(text)))
        .collect::<Result<_, _>>()?;
    Ok(Attributes { derives, attributes })
}

impl Attributes {
    /// Writes the derives and, as the derives may read them, the attributes behind them.
    pub(super) fn emit(&self, file: &mut File<'_>) {
        self.emit_derives(file);
        self.emit_attributes(file);
    }

    /// Writes the derives.
    pub(super) fn emit_derives(&self, file: &mut File<'_>) {
        if !self.derives.is_empty() {
            file.derive(&self.derives);
        }
    }

    /// Writes the attributes.
    pub(super) fn emit_attributes(&self, file: &mut File<'_>) {
        for attribute in &self.attributes {
            file.attribute(attribute);
        }
    }
}
