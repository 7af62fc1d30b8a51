//! `enums`: the values that a column may take.

use super::{
    keys::Context,
    reader::Converter,
    tree::{Node, Pair, Value},
    types::TypeState,
};
use crate::{
    check::place::Place,
    diagnostic::{Code, Diagnostic, Span},
    schema::{Enum, EnumName, presentation::EnumPresentation},
};

/// Converts the enums of a file. Named types must have been entered.
pub(super) fn convert_enums<'a>(spec: &mut Converter<'a>, node: Option<&'a Node<'a>>) {
    for pair in spec.named(node, "enums") {
        let name = EnumName::new(pair.key.text.as_ref());
        if let Some(before) = declared_at(spec, &name) {
            spec.report_duplicate("enum", name.as_str(), pair.key.span, before);
        } else if super::keys::type_keywords().any(|keyword| keyword == name.as_str()) {
            let message = format!("`{name}` is the name of a portable type");
            spec.report(Diagnostic::new(Code::DuplicateName, pair.key.span, message));
        } else {
            spec.place(Place::Enum(name.clone()), pair.key.span);
            convert_enum(spec, &name, pair);
        }
    }
}

fn declared_at(spec: &Converter<'_>, name: &EnumName) -> Option<Span> {
    if spec.declaration.schema.enums.contains_key(name) {
        return Some(spec.places.span(&Place::Enum(name.clone())));
    }
    match spec.types.get(name.as_str())? {
        TypeState::Unresolved(pair) => Some(pair.key.span),
        TypeState::InProgress(span) | TypeState::Done(span, _) => Some(*span),
    }
}

fn convert_enum<'a>(spec: &mut Converter<'a>, name: &EnumName, pair: &'a Pair<'a>) {
    let mut presentation = EnumPresentation::default();
    let mut length = None;
    let items = match &pair.value.value {
        Value::Mapping(_) => {
            let Some(fields) = spec.fields(&pair.value, Context::Enum) else { return };
            length = fields.get("length").and_then(|node| spec.count(node));
            presentation.doc = spec.optional_text(fields.get("doc"));
            presentation.rust_name = spec.optional_text(fields.get("rust"));
            spec.list(fields.get("values"), "values")
        }
        Value::Scalar(_) | Value::Sequence(_) => spec.list(Some(&pair.value), "values"),
    };
    let mut values: Vec<String> = Vec::with_capacity(items.len());
    for item in items {
        convert_value(spec, name, item, (&mut values, &mut presentation));
    }
    let longest = values.iter().map(|value| value.chars().count()).max().unwrap_or(0).max(1);
    let length = length.unwrap_or_else(|| u32::try_from(longest).unwrap_or(u32::MAX));
    spec.declaration.schema.enums.insert(name.clone(), Enum { values, length });
    if presentation != EnumPresentation::default() {
        spec.declaration.presentation.enums.insert(name.clone(), presentation);
    }
}

fn convert_value<'a>(
    spec: &mut Converter<'a>,
    name: &EnumName,
    node: &'a Node<'a>,
    (values, presentation): (&mut Vec<String>, &mut EnumPresentation),
) {
    let (value_node, fields) = match &node.value {
        Value::Mapping(_) => {
            let Some(fields) = spec.fields(node, Context::EnumValue) else { return };
            let Some(value) = fields.get("value") else { return };
            (value, Some(fields))
        }
        Value::Scalar(_) | Value::Sequence(_) => (node, None),
    };
    let Some(value) = spec.text_called(value_node, "a value") else { return };
    spec.place(Place::EnumValue(name.clone(), values.len()), value_node.span);
    if let Some(fields) = fields {
        if let Some(doc) = spec.optional_text(fields.get("doc")) {
            presentation.values.insert(value.to_owned(), doc);
        }
        if let Some(before) = fields.get("renamed_from").and_then(|node| spec.text(node)) {
            let key = (name.clone(), value.to_owned());
            spec.declaration.intent.renamed_values.insert(key, before.to_owned());
        }
    }
    values.push(value.to_owned());
}
