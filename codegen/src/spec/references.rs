//! Foreign keys: read with their table, resolved when every table is known.

use std::collections::btree_map::Entry;

use super::{
    column::TableDraft,
    column::add_action_places,
    keys::Context,
    reader::{Converter, Fields, column_names, renamed_to},
    table::{known_columns, place_columns, validity},
    tree::{Node, Value},
    variant::Variants,
    words::{ACTIONS, DEFERRABLE},
};
use crate::{
    check::place::Place,
    diagnostic::{Code, Diagnostic, Span},
    dialect::DialectSet,
    schema::{
        ColumnName, ConstraintName, Deferrability, ForeignKey, ReferentialAction, TableName,
        Validity, naming,
    },
};

/// A foreign key whose target is still text.
pub(super) struct PendingForeignKey<'a> {
    /// The referring table.
    pub(super) table: TableName,
    /// The constraint's name.
    pub(super) name: ConstraintName,
    /// The referring columns.
    pub(super) columns: Vec<ColumnName>,
    /// What it refers to.
    pub(super) target: Target<'a>,
    /// What it does, and when.
    pub(super) actions: Actions,
    /// Whether every row is known to refer to one.
    pub(super) validity: Validity,
    /// The dialects it exists in.
    pub(super) dialects: DialectSet,
}

/// What stands behind `references`.
pub(super) struct Target<'a> {
    /// The value.
    pub(super) node: &'a Node<'a>,
    said: Said<'a>,
}

/// How a target is said.
enum Said<'a> {
    /// `table`, `table(columns)` or `table.column`, which is taken apart when all tables are known.
    Together(&'a str),
    /// `{ table: …, columns: … }`, for names that cannot be told apart otherwise.
    Apart((&'a str, Span), TargetColumns<'a>),
}

/// Converts the value of `references`.
pub(super) fn convert_target<'a>(
    spec: &mut Converter<'a>,
    node: &'a Node<'a>,
) -> Option<Target<'a>> {
    if !matches!(node.value, Value::Mapping(_)) {
        let text = spec.text_called(node, "`table.column`")?;
        return Some(Target { node, said: Said::Together(text) });
    }
    let fields = spec.fields(node, Context::Reference)?;
    let table_node = fields.get("table")?;
    let table = spec.name(table_node)?;
    let columns = fields.get("columns").map(|node| spec.names(node));
    Some(Target { node, said: Said::Apart((table, table_node.span), columns) })
}

/// What a foreign key does, and when it is checked.
#[derive(Clone, Copy, Default)]
pub(super) struct Actions {
    on_delete: Variants<ReferentialAction>,
    on_update: Variants<ReferentialAction>,
    deferrability: Deferrability,
}

/// `on_delete`, `on_update` and `deferrable` of a column or a foreign key.
pub(super) fn convert_actions<'a>(spec: &mut Converter<'a>, fields: &Fields<'a>) -> Actions {
    let mut action = |key| {
        let node = fields.get(key)?;
        Some(spec.variants(node, Context::DialectActions, |spec, node| spec.word(node, ACTIONS)))
    };
    let (on_delete, on_update) = (action("on_delete"), action("on_update"));
    let deferrability = fields.get("deferrable").and_then(|node| spec.word(node, DEFERRABLE));
    Actions {
        on_delete: on_delete.unwrap_or_default(),
        on_update: on_update.unwrap_or_default(),
        deferrability: deferrability.unwrap_or_default(),
    }
}

/// An item of a table's `foreign_keys`.
pub(super) fn convert_foreign_key<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    node: &'a Node<'a>,
) {
    let Some(fields) = spec.fields(node, Context::ForeignKey) else { return };
    let actions = convert_actions(spec, &fields);
    let (dialects, validity) = (spec.only(fields.get("only")), validity(spec, &fields));
    let named = fields.get("columns").map(|node| spec.names(node)).unwrap_or_default();
    let known = known_columns(spec, draft, &named);
    let columns = column_names(&named);
    let name_node = fields.get("name");
    let name = match name_node.and_then(|node| spec.name(node)) {
        Some(name) => ConstraintName::new(name),
        None => naming::foreign_key_name(&draft.name, &columns),
    };
    let span = name_node.map_or(node.span, |node| node.span);
    spec.place(Place::Constraint(draft.name.clone(), name.clone()), span);
    add_action_places(spec, &draft.name, &name, &fields);
    place_columns(spec, draft, &name, &named);
    if let Some(before) = fields.get("renamed_from").and_then(|node| spec.name(node)) {
        let key = (draft.name.clone(), name.clone());
        spec.declaration.intent.renamed_constraints.insert(key, before.into());
    }
    let target = fields.get("references").and_then(|node| convert_target(spec, node));
    let Some(target) = target else { return };
    if known && !columns.is_empty() {
        let table = draft.name.clone();
        let pending =
            PendingForeignKey { table, name, columns, target, actions, validity, dialects };
        spec.foreign_keys.push(pending);
    }
}

/// Resolves every foreign key and puts it into its table.
pub(super) fn resolve_foreign_keys(spec: &mut Converter<'_>) {
    for pending in std::mem::take(&mut spec.foreign_keys) {
        let Some((referenced_table, referenced_columns)) = resolve_target(spec, &pending) else {
            continue;
        };
        let first = |of: &Variants<_>| of.values().next().copied().unwrap_or_default();
        let on_delete = first(&pending.actions.on_delete);
        let on_update = first(&pending.actions.on_update);
        let foreign_key = ForeignKey {
            columns: pending.columns,
            referenced_table,
            referenced_columns,
            on_delete,
            on_update,
            own_on_delete: pending.actions.on_delete.around(&on_delete),
            own_on_update: pending.actions.on_update.around(&on_update),
            deferrability: pending.actions.deferrability,
            validity: pending.validity,
            dialects: pending.dialects,
        };
        let Some(table) = spec.declaration.schema.tables.get_mut(&pending.table) else { continue };
        if let Entry::Vacant(entry) = table.foreign_keys.entry(pending.name.clone()) {
            entry.insert(foreign_key);
        } else {
            let place = Place::Constraint(pending.table.clone(), pending.name.clone());
            let before = spec.places.span(&place);
            let name = pending.name.as_str();
            spec.report_duplicate("foreign key", name, pending.target.node.span, before);
        }
    }
}

/// The table and columns that a foreign key refers to.
fn resolve_target(
    spec: &mut Converter<'_>,
    pending: &PendingForeignKey<'_>,
) -> Option<(TableName, Vec<ColumnName>)> {
    let ((table, table_span), columns) = match &pending.target.said {
        Said::Together(text) => split_target(spec, pending.target.node, text)?,
        Said::Apart(table, columns) => (*table, columns.clone()),
    };
    let whole = pending.target.node.span;
    let Some(referenced) = spec.declaration.schema.tables.get(table) else {
        // A table that could not be converted was reported, and is no table that is unknown.
        if spec.places.get(&Place::Table(table.into())).is_none() {
            spec.report_unknown_table((table, table_span));
        }
        return None;
    };
    let Some(columns) = columns else {
        let Some(primary_key) = &referenced.primary_key else {
            let message =
                format!("`{table}` has no primary key for `{}` to refer to", pending.table);
            let help = format!("name the columns: `references: {table}(…)`");
            Diagnostic::new(Code::UnknownColumn, whole, message).help(help).report(spec);
            return None;
        };
        return Some((TableName::new(table), primary_key.columns.clone()));
    };
    let unknown = columns.iter().filter(|(column, _)| {
        !referenced.columns.iter().any(|known| known.name.as_str() == *column)
            // A column that could not be converted was reported.
            && spec.places.get(&Place::Column(table.into(), (*column).into())).is_none()
    });
    let unknown: Vec<_> = unknown
        .map(|(column, span)| {
            let known = referenced.columns.iter().map(|column| column.name.as_str());
            let now = spec.declaration.intent.renamed_columns.iter();
            let now = now.filter(|((of, _), _)| of.as_str() == table);
            let now = now.map(|((_, now), was)| (now.as_str(), was.as_str()));
            let help = renamed_to(column, now).or_else(|| spec.nearest(column, known));
            (column, *span, help)
        })
        .collect();
    if unknown.is_empty() {
        let columns = columns.iter().map(|(column, _)| ColumnName::new(*column)).collect();
        return Some((TableName::new(table), columns));
    }
    for (column, span, help) in unknown {
        spec.report_unknown_column(table, (column, span), help);
    }
    None
}

/// Column names, each with where it stands.
type TargetColumns<'a> = Option<Vec<(&'a str, Span)>>;

/// The text of a target, taken apart, with the places of its parts.
fn split_target<'a>(
    spec: &mut Converter<'_>,
    node: &Node<'_>,
    text: &'a str,
) -> Option<((&'a str, Span), TargetColumns<'a>)> {
    let tables = &spec.declaration.schema.tables;
    let Some((table, columns)) = split_reference(text, |name| tables.contains_key(name)) else {
        let span = spec.part(node, 0, text.len());
        let message = format!("the columns of `{text}` have no closing parenthesis");
        let help = "inside braces put it in quotes: `references: \"table(a, b)\"`";
        Diagnostic::new(Code::MalformedReference, span, message).help(help).report(spec);
        return None;
    };
    let span = |start: usize, name: &str| spec.part(node, start, start + name.len());
    let columns = columns
        .map(|columns| columns.into_iter().map(|(name, at)| (name, span(at, name))).collect());
    Some(((table, span(0, table)), columns))
}

/// A table, and column names with the byte of the text where each begins.
type SplitReference<'a> = (&'a str, Option<Vec<(&'a str, usize)>>);

/// `table`, `table(columns)` or `table.column`, taken apart; `None` if a parenthesis is not closed. A name
/// may hold dots: the longest table that exists wins.
pub(super) fn split_reference(
    text: &str,
    is_table: impl Fn(&str) -> bool,
) -> Option<SplitReference<'_>> {
    if is_table(text) {
        return Some((text, None));
    }
    if let Some((table, rest)) = text.split_once('(') {
        let list = rest.trim_end().strip_suffix(')')?;
        let mut start = table.len() + 1;
        let mut columns = Vec::new();
        for item in list.split(',') {
            let column = item.trim();
            columns.push((column, start + (item.len() - item.trim_start().len())));
            start += item.len() + 1;
        }
        return Some((table.trim_end(), Some(columns)));
    }
    let dots: Vec<usize> = text.match_indices('.').map(|(at, _)| at).collect();
    let at = dots.iter().rev().find(|&&at| is_table(&text[..at])).or(dots.last());
    Some(match at {
        Some(&at) => (&text[..at], Some(vec![(&text[at + 1..], at + 1)])),
        None => (text, None),
    })
}
