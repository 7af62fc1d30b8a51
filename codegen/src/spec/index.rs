//! Indexes and full-text indexes of a table.

use super::{
    column::TableDraft,
    expression::{convert_expression, convert_part},
    keys::Context,
    reader::{Converter, Fields, column_names},
    table::known_columns,
    tree::{Node, Value},
    words::{LANGUAGES, NULLS, ORDERS},
};
use crate::{
    check::place::Place,
    diagnostic::{Code, Diagnostic, Span},
    schema::{
        ColumnName, Expression, Index, IndexKey, IndexName, NullEquality, OperatorClass,
        Parameters, SearchIndex, SortOrder, Uniqueness, naming,
        physical::{is_setting, is_setting_name},
    },
};

/// An item of a table's `indexes`: a list of keys, or a mapping.
pub(super) fn convert_index<'a>(
    spec: &mut Converter<'a>,
    draft: &mut TableDraft,
    node: &'a Node<'a>,
) {
    let Some(fields) = spec.fields_or(node, Context::Index, "columns") else { return };
    let keys = fields.get("columns").map(|node| convert_keys(spec, draft, node));
    let keys = keys.unwrap_or_default();
    let made = words(&keys).map(|words| naming::index_name(&draft.name, &words));
    let spans = keys.iter().map(|key| key.span);
    let name = convert_name(spec, draft, (node, &fields), ("index", made), spans);
    let Some(name) = name else { return };
    let is_unique = spec.is_true(fields.get("unique"));
    let include = fields.get("include").map(|node| spec.names(node)).unwrap_or_default();
    known_columns(spec, draft, &include);
    let method = fields.get("method").map(|node| spec.per_dialect(node));
    let index = Index {
        keys: keys.into_iter().map(|key| key.key).collect(),
        uniqueness: if is_unique { Uniqueness::Unique } else { Uniqueness::NotUnique },
        exclusion: None,
        nulls: null_equality(spec, &fields),
        predicate: fields.get("where").and_then(|node| convert_expression(spec, node)),
        include: column_names(&include),
        method: method.unwrap_or_default().into(),
        parameters: convert_parameters(spec, fields.get("with")),
        dialects: spec.only(fields.get("only")),
    };
    draft.table.indexes.insert(name, index);
}

/// The name of an index, which is said or `made` for it, with its places; `None` if there is none, or if the table has it
/// already, which is reported.
pub(super) fn convert_name<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    (node, fields): (&'a Node<'a>, &Fields<'a>),
    (kind, made): (&str, Option<IndexName>),
    columns: impl Iterator<Item = Span>,
) -> Option<IndexName> {
    let name_node = fields.get("name");
    let said = name_node.and_then(|node| spec.name(node));
    let name = said.map(IndexName::new).or(made)?;
    let span = name_node.map_or(node.span, |node| node.span);
    let declared =
        draft.table.indexes.contains_key(&name) || draft.table.search_indexes.contains_key(&name);
    let place = Place::Index(draft.name.clone(), name.clone());
    if !spec.is_new((kind, name.as_str()), (place, span), declared) {
        return None;
    }
    place_columns(spec, draft, &name, columns);
    place_keys(spec, draft, &name, fields);
    Some(name)
}

/// The words of keys, for the name of an index without one; `None` if there are no keys.
pub(super) fn words(keys: &[PlacedKey]) -> Option<Vec<String>> {
    (!keys.is_empty()).then(|| keys.iter().map(|key| key.words.clone()).collect())
}

/// Whether NULLs are equal in a unique key.
pub(super) fn null_equality<'a>(spec: &mut Converter<'a>, fields: &Fields<'a>) -> NullEquality {
    if spec.is_true(fields.get("nulls_not_distinct")) {
        NullEquality::Equal
    } else {
        NullEquality::Distinct
    }
}

fn place_columns(
    spec: &mut Converter<'_>,
    draft: &TableDraft,
    name: &IndexName,
    columns: impl Iterator<Item = Span>,
) {
    for (position, span) in columns.enumerate() {
        spec.place(Place::IndexColumn(draft.name.clone(), name.clone(), position), span);
    }
}

fn place_keys<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    name: &IndexName,
    fields: &Fields<'a>,
) {
    for (key, node) in fields.known() {
        spec.place(Place::IndexKey(draft.name.clone(), name.clone(), key), node.span);
    }
    if let Some(before) = fields.get("renamed_from").and_then(|node| spec.name(node)) {
        let key = (draft.name.clone(), name.clone());
        spec.declaration.intent.renamed_indexes.insert(key, before.into());
    }
}

/// A key with its place and the words it lends to the index's name.
pub(super) struct PlacedKey {
    pub(super) key: IndexKey,
    pub(super) span: Span,
    pub(super) words: String,
}

fn convert_keys<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    node: &'a Node<'a>,
) -> Vec<PlacedKey> {
    let items = match &node.value {
        Value::Scalar(_) if !node.is_empty() => std::slice::from_ref(node),
        Value::Scalar(_) | Value::Sequence(_) | Value::Mapping(_) => {
            spec.list(Some(node), "columns and expressions")
        }
    };
    items.iter().filter_map(|item| convert_item(spec, draft, item)).collect()
}

fn convert_item<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    node: &'a Node<'a>,
) -> Option<PlacedKey> {
    let Value::Mapping(_) = &node.value else {
        let text = spec.text_called(node, "a column or an expression")?;
        return convert_key_line(spec, draft, node, text);
    };
    let fields = spec.fields(node, Context::IndexKey)?;
    let length = fields.get("length").and_then(|node| spec.count(node));
    let mut placed = convert_key(spec, draft, &fields)?;
    placed.key.length = length;
    Some(placed)
}

/// A key that is the beginning of a text.
pub(super) fn convert_key_line<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    node: &'a Node<'a>,
    text: &str,
) -> Option<PlacedKey> {
    // A column may be called `rank desc`, or end in a blank.
    let is_column = draft.table.column(&ColumnName::new(text)).is_some();
    let (key_text, order) =
        if is_column { (text, SortOrder::Ascending) } else { split_order(text) };
    let expression = convert_key_text(spec, draft, node, key_text)?;
    let key = IndexKey { order, ..IndexKey::new(expression) };
    Some(PlacedKey { key, span: node.span, words: naming::expression_words(key_text) })
}

/// A key that is a mapping.
pub(super) fn convert_key<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    fields: &Fields<'a>,
) -> Option<PlacedKey> {
    let order = fields.get("order").and_then(|node| spec.word(node, ORDERS)).unwrap_or_default();
    let collation = fields.get("collation").map(|node| spec.per_dialect(node)).unwrap_or_default();
    let key_node = fields.get("key")?;
    let (expression, words) = match &key_node.value {
        Value::Scalar(scalar) => {
            let text: &'a str = &scalar.text;
            (convert_key_text(spec, draft, key_node, text)?, naming::expression_words(text))
        }
        Value::Sequence(_) | Value::Mapping(_) => {
            (convert_expression(spec, key_node)?, "expression".to_owned())
        }
    };
    let nulls = fields.get("nulls").and_then(|node| spec.word(node, NULLS));
    let class = fields.get("operator_class").and_then(|node| convert_class(spec, node));
    let key = IndexKey {
        order,
        collation: collation.into(),
        nulls,
        operator_class: class,
        ..IndexKey::new(expression)
    };
    Some(PlacedKey { key, span: key_node.span, words })
}

/// A class of operators: `name` or `name(parameter=value)`.
fn convert_class<'a>(spec: &mut Converter<'a>, node: &'a Node<'a>) -> Option<OperatorClass> {
    let text = spec.text_called(node, "an operator class")?;
    let class = OperatorClass::read(text);
    if class.is_none() {
        Diagnostic::new(Code::WrongKind, node.span, "this is no operator class")
            .label("expected `name` or `name(parameter=value)`")
            .report(spec);
    }
    class
}

/// Settings of a storage: names, each with a word or a number.
pub(super) fn convert_parameters<'a>(
    spec: &mut Converter<'a>,
    node: Option<&'a Node<'a>>,
) -> Parameters {
    let mut parameters = Parameters::new();
    for pair in spec.named(node, "storage parameters") {
        let Some(value) = spec.text_called(&pair.value, "a word or a number") else { continue };
        if is_setting_name(&pair.key.text) && is_setting(value) {
            parameters.insert(pair.key.text.to_lowercase(), value.to_owned());
        } else {
            Diagnostic::new(Code::WrongKind, pair.value.span, "this is no storage parameter")
                .label("expected a name with a word or a number")
                .report(spec);
        }
    }
    parameters
}

/// A key's text without the direction behind it.
pub(super) fn split_order(text: &str) -> (&str, SortOrder) {
    let trimmed = text.trim_end();
    if let Some((key, word)) = trimmed.rsplit_once(char::is_whitespace) {
        if word.eq_ignore_ascii_case("desc") {
            return (key.trim_end(), SortOrder::Descending);
        }
        if word.eq_ignore_ascii_case("asc") {
            return (key.trim_end(), SortOrder::Ascending);
        }
    }
    (trimmed, SortOrder::Ascending)
}

/// A key that is the name of a column, whatever its characters, or an expression.
fn convert_key_text<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    node: &'a Node<'a>,
    text: &str,
) -> Option<Expression> {
    if let Some(column) = draft.table.columns.iter().find(|column| column.name.as_str() == text) {
        return Some(Expression::Column(column.name.clone()));
    }
    let expression = convert_part(spec, node, (0, text.len()))?;
    if let Expression::Column(name) = &expression {
        known_columns(spec, draft, &[(name.as_str(), spec.part(node, 0, text.len()))]);
    }
    Some(expression)
}

/// An item of a table's `search`: a list of columns, or a mapping.
pub(super) fn convert_search<'a>(
    spec: &mut Converter<'a>,
    draft: &mut TableDraft,
    node: &'a Node<'a>,
) {
    let Some(fields) = spec.fields_or(node, Context::Search, "columns") else { return };
    let columns = fields.get("columns").map(|node| spec.names(node)).unwrap_or_default();
    known_columns(spec, draft, &columns);
    let language =
        fields.get("language").and_then(|node| spec.word(node, LANGUAGES)).unwrap_or_default();
    let dialects = spec.only(fields.get("only"));
    let made = Some(naming::search_name(&draft.name));
    let spans = columns.iter().map(|(_, span)| *span);
    let name = convert_name(spec, draft, (node, &fields), ("full-text index", made), spans);
    let Some(name) = name else { return };
    let index = SearchIndex { columns: column_names(&columns), language, dialects };
    draft.table.search_indexes.insert(name, index);
}
