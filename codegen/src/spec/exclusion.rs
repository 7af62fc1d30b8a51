//! Exclusion constraints of a table.

use super::{
    column::TableDraft,
    expression::convert_expression,
    index::{PlacedKey, convert_key, convert_key_line, convert_name, convert_parameters, words},
    keys::Context,
    reader::{Converter, column_names},
    table::known_columns,
    tree::{Node, Value},
    words::DEFERRABLE,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    dialect::PerDialect,
    schema::{Exclusion, Index, Operator, Uniqueness, naming},
};

/// The method of an index that serves exclusions, if none is said.
pub(super) const METHOD: &str = "gist";

/// The method that PostgreSQL takes for an index if none is said.
pub(super) const PLAIN_METHOD: &str = "btree";

/// An item of a table's `exclusions`: a list of elements, or a mapping.
pub(super) fn convert_exclusion<'a>(
    spec: &mut Converter<'a>,
    draft: &mut TableDraft,
    node: &'a Node<'a>,
) {
    let Some(fields) = spec.fields_or(node, Context::Exclusion, "elements") else { return };
    let elements = spec.list(fields.get("elements"), "elements");
    let elements: Vec<(PlacedKey, Operator)> =
        elements.iter().filter_map(|item| convert_element(spec, draft, item)).collect();
    let (keys, operators): (Vec<PlacedKey>, Vec<Operator>) = elements.into_iter().unzip();
    let made = words(&keys).map(|words| naming::exclusion_name(&draft.name, &words));
    let spans = keys.iter().map(|key| key.span);
    let name = convert_name(spec, draft, (node, &fields), ("exclusion constraint", made), spans);
    let Some(name) = name else { return };
    let deferrable = fields.get("deferrable").and_then(|node| spec.word(node, DEFERRABLE));
    let include = fields.get("include").map(|node| spec.names(node)).unwrap_or_default();
    known_columns(spec, draft, &include);
    let method = fields.get("method").and_then(|node| spec.text_called(node, "an index method"));
    let method = Some(method.unwrap_or(METHOD)).filter(|it| !it.eq_ignore_ascii_case(PLAIN_METHOD));
    let mut methods = PerDialect::from_fn(|_| None);
    methods.postgres = method.map(str::to_lowercase);
    let exclusion = Exclusion { operators, deferrability: deferrable.unwrap_or_default() };
    let index = Index {
        keys: keys.into_iter().map(|key| key.key).collect(),
        exclusion: Some(exclusion),
        predicate: fields.get("where").and_then(|node| convert_expression(spec, node)),
        include: column_names(&include),
        method: methods.into(),
        parameters: convert_parameters(spec, fields.get("with")),
        dialects: spec.only(fields.get("only")),
        ..Index::over(&[], Uniqueness::NotUnique)
    };
    draft.table.indexes.insert(name, index);
}

/// `KEY with OPERATOR`, or a mapping of more.
fn convert_element<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    node: &'a Node<'a>,
) -> Option<(PlacedKey, Operator)> {
    let Value::Mapping(_) = &node.value else {
        let text = spec.text_called(node, "`KEY with OPERATOR`")?;
        let Some((key, operator)) = split_operator(text) else {
            Diagnostic::new(Code::WrongKind, node.span, "this is no element of an exclusion")
                .label("expected `KEY with OPERATOR`, such as `room with =`")
                .report(spec);
            return None;
        };
        return Some((convert_key_line(spec, draft, node, key)?, operator));
    };
    let fields = spec.fields(node, Context::Element)?;
    let key = convert_key(spec, draft, &fields)?;
    let operator_node = fields.get("with")?;
    let text = spec.text_called(operator_node, "an operator")?;
    let operator = Operator::read(text);
    if operator.is_none() {
        Diagnostic::new(Code::WrongKind, operator_node.span, "this is no operator")
            .label("expected an operator, such as `&&` or `public.&&`")
            .report(spec);
    }
    Some((key, operator?))
}

/// A key and the operator behind the last `with`.
pub(super) fn split_operator(text: &str) -> Option<(&str, Operator)> {
    let at = text.to_ascii_lowercase().rfind(" with ")?;
    let (key, rest) = (text[..at].trim(), &text[at + " with ".len()..]);
    (!key.is_empty()).then_some((key, Operator::read(rest)?))
}
