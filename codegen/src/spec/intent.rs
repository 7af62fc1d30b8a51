//! `consents` and `data_steps`.

use super::{
    keys::Context,
    reader::{Converter, Fields},
    suggest::one_of,
    tree::{Node, Value},
};
use crate::{
    check::place::Place,
    diagnostic::{Code, Diagnostic, Span},
    schema::{
        Name as _,
        intent::{ChangeReference, Consent, DataMoment, DataStep},
    },
};

/// Converts `consents`.
pub(super) fn convert_consents<'a>(spec: &mut Converter<'a>, node: Option<&'a Node<'a>>) {
    for item in spec.list(node, "consents") {
        let Some(fields) = spec.fields(item, Context::Consent) else { continue };
        let reason = spec.optional_text(fields.get("reason"));
        if let Some(change) = convert_change(spec, &fields) {
            let position = spec.declaration.intent.consents.len();
            spec.place(Place::Consent(position), item.span);
            spec.declaration.intent.consents.push(Consent { change, reason });
        }
    }
}

/// Converts `data_steps`.
pub(super) fn convert_data_steps<'a>(spec: &mut Converter<'a>, node: Option<&'a Node<'a>>) {
    for item in spec.list(node, "data steps") {
        let Some(fields) = spec.fields(item, Context::DataStep) else { continue };
        let name = fields.get("name").and_then(|node| spec.name(node));
        let before = fields.get("before").map(|node| prepared(spec, node)).unwrap_or_default();
        let up = fields.get("up").map(|node| spec.per_dialect(node)).unwrap_or_default();
        let down = fields.get("down").filter(|node| !node.says("none"));
        let down = down.map(|node| spec.per_dialect(node));
        if let Some(name) = name.filter(|_| !before.is_empty()) {
            let position = spec.declaration.intent.data_steps.len();
            spec.place(Place::DataStep(position), item.span);
            let step =
                DataStep { name: name.to_owned(), before, up, down, moment: DataMoment::default() };
            spec.declaration.intent.data_steps.push(step);
        }
    }
}

/// The changes that a data step prepares: one, or a list of them.
fn prepared<'a>(spec: &mut Converter<'a>, node: &'a Node<'a>) -> Vec<ChangeReference> {
    let items = match &node.value {
        Value::Sequence(items) => items.as_slice(),
        Value::Mapping(_) | Value::Scalar(_) => std::slice::from_ref(node),
    };
    if items.is_empty() {
        report_no_change(spec, node.span);
    }
    let mut changes = Vec::new();
    for item in items {
        let fields = spec.fields(item, Context::Change);
        changes.extend(fields.and_then(|fields| convert_change(spec, &fields)));
    }
    changes
}

fn report_no_change(spec: &mut Converter<'_>, span: Span) {
    let changes: Vec<_> = Context::Change.keys().iter().map(|key| key.name).collect();
    Diagnostic::new(Code::MissingKey, span, "this names no change")
        .help(format!("the changes are {}", one_of(&changes)))
        .report(spec);
}

/// The one change that a mapping names.
fn convert_change<'a>(spec: &mut Converter<'a>, fields: &Fields<'a>) -> Option<ChangeReference> {
    let mut changes = fields.known().filter(|(key, _)| Context::Change.key(key).is_some());
    let Some((key, node)) = changes.next() else {
        report_no_change(spec, fields.span);
        return None;
    };
    if let Some((second, other)) = changes.next() {
        Diagnostic::new(Code::SaidTwice, other.span, "this names two changes")
            .label(format!("`{second}` is the second"))
            .related(node.span, format!("`{key}` is the first"))
            .help("write one item for each change")
            .report(spec);
    }
    let text = spec.name(node)?;
    let whole = matches!(key, "drop_table" | "primary_key");
    let Some((object, part)) = split_part(spec, text).or(whole.then_some((text, ""))) else {
        let wanted = if key == "drop_value" { "enum.value" } else { "table.name" };
        let message = format!("`{key}` wants `{wanted}`, but this is `{text}`");
        Diagnostic::new(Code::MalformedReference, node.span, message)
            .label("there is no `.` in this")
            .help(format!("write `{key}: {wanted}`"))
            .report(spec);
        return None;
    };
    Some(match key {
        "drop_table" => ChangeReference::DropTable(text.into()),
        "primary_key" => ChangeReference::PrimaryKey(text.into()),
        "drop_column" => ChangeReference::DropColumn(object.into(), part.into()),
        "change_type" => ChangeReference::ChangeType(object.into(), part.into()),
        "not_null" => ChangeReference::NotNull(object.into(), part.into()),
        "unique" => ChangeReference::Unique(object.into(), part.to_owned()),
        "foreign_key" => ChangeReference::ForeignKey(object.into(), part.to_owned()),
        "check" => ChangeReference::Check(object.into(), part.to_owned()),
        "drop_value" => ChangeReference::DropValue(object.into(), part.to_owned()),
        _ => return None,
    })
}

/// `table.part`, taken apart: behind the longest table that exists, since tables may be in a namespace, or else at
/// the first dot that does not end a namespace.
fn split_part<'a>(spec: &Converter<'_>, text: &'a str) -> Option<(&'a str, &'a str)> {
    let tables = &spec.declaration.schema.tables;
    let is_namespace = |text| tables.keys().any(|table| table.namespace() == Some(text));
    let dots: Vec<usize> = text.match_indices('.').map(|(at, _)| at).collect();
    let known = dots.iter().rev().find(|&&at| tables.contains_key(&text[..at]));
    let at = *known.or_else(|| match dots.as_slice() {
        [first, second, ..] if is_namespace(&text[..*first]) => Some(second),
        _ => dots.first(),
    })?;
    Some((&text[..at], &text[at + 1..]))
}
