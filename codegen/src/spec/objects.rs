//! Triggers, views and raw SQL objects.

use super::{
    additions,
    column::{TableDraft, nullability},
    keys::Context,
    models,
    reader::{Converter, Reading, column_names},
    suggest::one_of,
    table::{convert_module, known_columns},
    tree::{Node, Pair, Value},
    types::{convert_line, resolve_type},
    words::{EVENTS, POSITIONS, TIMINGS},
};
use crate::{
    check::place::Place,
    diagnostic::{Code, Diagnostic, Span},
    dialect::{Dialect, PerDialect},
    schema::{
        ColumnName, RawName, RawObject, RawSql, Trigger, TriggerName, View, ViewName,
        additions::ModelAdditions,
        presentation::{LeftOut, ModelKind, ViewColumn, ViewPresentation, Visibility},
    },
};

/// A trigger of a table.
pub(super) fn convert_trigger<'a>(
    spec: &mut Converter<'a>,
    draft: &mut TableDraft,
    pair: &'a Pair<'a>,
) {
    let name = TriggerName::new(pair.key.text.as_ref());
    spec.place(Place::Trigger(draft.name.clone(), name.clone()), pair.key.span);
    let Some(fields) = spec.fields(&pair.value, Context::Trigger) else { return };
    for (key, node) in fields.known() {
        spec.place(Place::TriggerKey(draft.name.clone(), name.clone(), key), node.span);
    }
    let timing = fields.get("timing").and_then(|node| spec.word(node, TIMINGS));
    let items = spec.list(fields.get("events"), "events");
    let mut events: Vec<_> = items.iter().filter_map(|item| spec.word(item, EVENTS)).collect();
    events.sort_unstable();
    events.dedup();
    let columns = fields.get("columns").map(|node| spec.names(node)).unwrap_or_default();
    known_columns(spec, draft, &columns);
    let place = |key| Place::TriggerKey(draft.name.clone(), name.clone(), key);
    let body = fields.get("body").map(|node| spec.placed_per_dialect(node, place));
    let body = body.unwrap_or_default();
    if let Some(timing) = timing {
        let update_columns = column_names(&columns);
        draft.table.triggers.insert(name, Trigger { timing, events, update_columns, body });
    }
}

/// Converts the views of a file.
pub(super) fn convert_views<'a>(spec: &mut Converter<'a>, node: Option<&'a Node<'a>>) {
    for pair in spec.named(node, "views") {
        let name = ViewName::new(pair.key.text.as_ref());
        let place = (Place::View(name.clone()), pair.key.span);
        let declared = spec.declaration.schema.views.contains_key(&name);
        if spec.is_new(("view", name.as_str()), place, declared) {
            convert_view(spec, &name, &pair.value);
        }
    }
}

fn convert_view<'a>(spec: &mut Converter<'a>, name: &ViewName, node: &'a Node<'a>) {
    let Some(fields) = spec.fields(node, Context::View) else { return };
    for (key, node) in fields.known() {
        spec.place(Place::ViewKey(name.clone(), key), node.span);
    }
    let place = |key| Place::ViewKey(name.clone(), key);
    let query = fields.get("query").map(|node| spec.placed_per_dialect(node, place));
    let query = query.unwrap_or_default();
    let after = fields.get("after").map(|node| spec.names(node)).unwrap_or_default();
    let after: Vec<ViewName> = after.iter().map(|(name, _)| ViewName::new(*name)).collect();
    let columns = spec.named(fields.get("columns"), "columns");
    let columns: Vec<_> =
        columns.into_iter().filter_map(|pair| convert_view_column(spec, name, pair)).collect();
    let key = fields.get("primary_key").map(|node| spec.names(node)).unwrap_or_default();
    for (column, span) in &key {
        if !columns.iter().any(|known| known.name.as_str() == *column) {
            let help = spec.nearest(column, columns.iter().map(|column| column.name.as_str()));
            spec.report_unknown_column(name.as_str(), (column, *span), help);
        }
    }
    let module = convert_module(spec, &fields);
    let left_out = models::left_out(spec, &fields, module.as_deref(), &[ModelKind::Rows]);
    let visibility = additions::visibility(spec, &fields, module.as_deref());
    let additions = additions::of_view(spec, &fields, module.as_deref());
    let presentation = ViewPresentation {
        module,
        // What Rust cannot query has no structs anyway.
        left_out: if columns.is_empty() { LeftOut::default() } else { left_out },
        additions: if columns.is_empty() { ModelAdditions::default() } else { additions },
        visibility: if columns.is_empty() { Visibility::Public } else { visibility },
        doc: spec.optional_text(fields.get("doc")),
        columns,
        primary_key: column_names(&key),
    };
    if presentation != ViewPresentation::default() {
        spec.declaration.presentation.views.insert(name.clone(), presentation);
    }
    spec.declaration.schema.views.insert(name.clone(), View { query, after });
}

fn convert_view_column<'a>(
    spec: &mut Converter<'a>,
    view: &ViewName,
    pair: &'a Pair<'a>,
) -> Option<ViewColumn> {
    let fields = spec.fields_or(&pair.value, Context::ViewColumn, "type")?;
    let node = fields.get("type")?;
    let line = convert_line(spec, node)?;
    if let Some(range) = line.extra() {
        let span = spec.part(node, range.start, range.end);
        let message = "a view's column has a type and nothing else";
        Diagnostic::new(Code::MalformedType, span, message).report(spec);
    }
    let nullable = fields.get("nullable").and_then(|node| spec.boolean(node));
    let nullable = nullable.unwrap_or(line.question_mark.is_some());
    let span = spec.part(node, line.type_range.start, line.type_range.end);
    let resolved = resolve_type(spec, &line, span)?;
    let name = ColumnName::new(pair.key.text.as_ref());
    spec.place(Place::ViewColumn(view.clone(), name.clone()), span);
    let named = resolved.named.as_deref().cloned().unwrap_or_default();
    Some(ViewColumn {
        name,
        type_: resolved.type_,
        sql_types: named.sql_types.into(),
        field: named.field,
        nullability: nullability(nullable),
        doc: spec.optional_text(fields.get("doc")),
    })
}

/// Reports what views say to read that is no view. To be called when all are known.
pub(super) fn check_view_order<'a>(spec: &mut Converter<'a>, node: Option<&'a Node<'a>>) {
    let Some(Value::Mapping(views)) = node.map(|node| &node.value) else { return };
    for pair in views {
        let Value::Mapping(keys) = &pair.value.value else { continue };
        let Some(after) = keys.iter().find(|pair| pair.key.text == "after") else { continue };
        // What is no list of names was reported when the view was converted.
        let items = match &after.value.value {
            Value::Sequence(items) => items.as_slice(),
            Value::Scalar(_) => std::slice::from_ref(&after.value),
            Value::Mapping(_) => continue,
        };
        for item in items {
            let Value::Scalar(scalar) = &item.value else { continue };
            let views = &spec.declaration.schema.views;
            if !scalar.text.is_empty() && !views.contains_key(scalar.text.as_ref()) {
                let help = spec.nearest(&scalar.text, views.keys().map(ViewName::as_str));
                let subject = ("view", scalar.text.as_ref(), item.span);
                spec.report_unknown(Code::UnknownView, subject, help);
            }
        }
    }
}

/// Converts the raw objects of a file.
pub(super) fn convert_raw<'a>(spec: &mut Converter<'a>, node: Option<&'a Node<'a>>) {
    for pair in spec.named(node, "raw objects") {
        let name = RawName::new(pair.key.text.as_ref());
        let place = (Place::Raw(name.clone()), pair.key.span);
        let declared = spec.declaration.schema.raw_objects.contains_key(&name);
        if spec.is_new(("raw object", name.as_str()), place, declared) {
            convert_raw_object(spec, name, (&pair.value, pair.key.span));
        }
    }
}

fn convert_raw_object<'a>(
    spec: &mut Converter<'a>,
    name: RawName,
    (node, key): (&'a Node<'a>, Span),
) {
    let Some(fields) = spec.fields(node, Context::Raw) else { return };
    let position = fields.get("position").and_then(|node| spec.word(node, POSITIONS));
    let sql = PerDialect::from_fn(|dialect| {
        let node = fields.get(dialect.keyword())?;
        // No SQL stands here alone, so quotes make no difference.
        if matches!(&node.value, Value::Scalar(scalar) if scalar.text == "none") {
            return None;
        }
        let fields = spec.fields(node, Context::RawSql)?;
        let up = fields.get("up").and_then(|node| spec.text(node));
        let down = fields.get("down").and_then(|node| spec.text(node));
        Some(RawSql { up: up?.to_owned(), down: down?.to_owned() })
    });
    let is_said = |dialect: &Dialect| fields.get(dialect.keyword()).is_some();
    if spec.reading == Reading::Both && !Dialect::ALL.iter().any(is_said) {
        let dialects = Dialect::ALL.map(Dialect::keyword);
        let message = format!("the raw object `{name}` has no SQL");
        let help = format!("write `{{ up: …, down: … }}` under {}", one_of(&dialects));
        Diagnostic::new(Code::MissingKey, key, message).help(help).report(spec);
    }
    let object = RawObject { sql, position: position.unwrap_or_default() };
    spec.declaration.schema.raw_objects.insert(name, object);
}
