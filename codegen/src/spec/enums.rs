//! `enums`: the values that a column may take.

use super::{
    additions,
    keys::Context,
    reader::Converter,
    tree::{Node, Pair},
    types::is_new_type,
    variant::Variants,
    words::ENUM_STORAGES,
};
use crate::{
    check::place::Place,
    dialect::{Dialect, DialectSet},
    schema::{Enum, EnumName, presentation::EnumPresentation},
};

/// Converts the enums of a file. Named types must have been entered.
pub(super) fn convert_enums<'a>(spec: &mut Converter<'a>, node: Option<&'a Node<'a>>) {
    for pair in spec.named(node, "enums") {
        let name = EnumName::new(pair.key.text.as_ref());
        if is_new_type(spec, "enum", pair) {
            spec.place(Place::Enum(name.clone()), pair.key.span);
            convert_enum(spec, &name, pair);
        }
    }
}

fn convert_enum<'a>(spec: &mut Converter<'a>, name: &EnumName, pair: &'a Pair<'a>) {
    let Some(fields) = spec.fields_or(&pair.value, Context::Enum, "values") else { return };
    let length = fields.get("length").and_then(|node| spec.count(node));
    let mut presentation = EnumPresentation {
        doc: spec.optional_text(fields.get("doc")),
        rust_name: spec.optional_text(fields.get("rust")),
        additions: additions::of_enum(spec, &fields),
        ..EnumPresentation::default()
    };
    let storage = fields.get("storage").map(|node| {
        spec.variants(node, Context::DialectStorages, |spec, node| spec.word(node, ENUM_STORAGES))
    });
    let native = native_dialects(storage.unwrap_or_default());
    let items = spec.list(fields.get("values"), "values");
    let mut values: Vec<String> = Vec::with_capacity(items.len());
    for item in items {
        convert_value(spec, name, item, (&mut values, &mut presentation));
    }
    let longest = values.iter().map(|value| value.chars().count()).max().unwrap_or(0).max(1);
    let length = length.unwrap_or_else(|| u32::try_from(longest).unwrap_or(u32::MAX));
    spec.declaration.schema.enums.insert(name.clone(), Enum { values, length, native });
    if presentation != EnumPresentation::default() {
        spec.declaration.presentation.enums.insert(name.clone(), presentation);
    }
}

/// The dialects that store an enum as a type: those that say so and have such types, or all that have if no other
/// says otherwise.
fn native_dialects(storage: Variants<bool>) -> DialectSet {
    let able = Enum::native_dialects();
    let said = |dialect: &Dialect| storage.of(*dialect);
    if able.iter().any(|it| said(&it) == Some(true))
        && able.iter().all(|it| said(&it) != Some(false))
    {
        return able;
    }
    able.iter().filter(|it| said(it) == Some(true)).collect()
}

fn convert_value<'a>(
    spec: &mut Converter<'a>,
    name: &EnumName,
    node: &'a Node<'a>,
    (values, presentation): (&mut Vec<String>, &mut EnumPresentation),
) {
    let Some(fields) = spec.fields_or(node, Context::EnumValue, "value") else { return };
    let Some(value_node) = fields.get("value") else { return };
    let Some(value) = spec.text_called(value_node, "a value") else { return };
    spec.place(Place::EnumValue(name.clone(), values.len()), value_node.span);
    if let Some(doc) = spec.optional_text(fields.get("doc")) {
        presentation.values.insert(value.to_owned(), doc);
    }
    if let Some(before) = fields.get("renamed_from").and_then(|node| spec.text(node)) {
        let key = (name.clone(), value.to_owned());
        spec.declaration.intent.renamed_values.insert(key, before.to_owned());
    }
    values.push(value.to_owned());
}
