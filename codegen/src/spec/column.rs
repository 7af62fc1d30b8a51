//! Columns of tables, in the short form and in the long one.

use super::{
    expression::{convert_expression, convert_part},
    keys::Context,
    line::Line,
    reader::{Converter, Fields},
    references::{PendingForeignKey, convert_actions, convert_target},
    tree::{Node, Pair, Value},
    types::{ResolvedType, convert_field, convert_line, over, resolve_type},
    variant::Variants,
    words::STORAGES,
};
use crate::{
    check::place::Place,
    diagnostic::{Code, Diagnostic, Span},
    dialect::{DialectSet, PerDialect},
    schema::{
        AutoIncrement, CheckConstraint, Column, ColumnName, Expression, Generated,
        GeneratedStorage, Index, Nullability, Table, TableName, UniqueConstraint, Uniqueness,
        Validity, naming,
        presentation::{ColumnPresentation, FieldType, TablePresentation},
    },
};

/// A table under conversion.
pub(super) struct TableDraft {
    /// Its name.
    pub(super) name: TableName,
    /// What the database stores of it.
    pub(super) table: Table,
    /// What Rust shows of it.
    pub(super) presentation: TablePresentation,
}

/// Converts a column and what its keys add to the table: keys, checks, indexes.
pub(super) fn convert_column<'a>(
    spec: &mut Converter<'a>,
    draft: &mut TableDraft,
    pair: &'a Pair<'a>,
) {
    let name = ColumnName::new(pair.key.text.as_ref());
    spec.place(Place::Column(draft.name.clone(), name.clone()), pair.key.span);
    match &pair.value.value {
        Value::Scalar(_) => {
            if let Some(core) = convert_core(spec, &draft.name, &name, &pair.value) {
                push(draft, name, core, ColumnPresentation::default());
            }
        }
        Value::Mapping(_) => {
            let Some(fields) = spec.fields(&pair.value, Context::Column) else { return };
            convert_long_form(spec, draft, &name, &fields);
        }
        Value::Sequence(_) => spec.wrong_kind(&pair.value, "a type or a mapping with `type`"),
    }
}

/// What a column's line says.
struct Core {
    type_: ResolvedType,
    nullability: Nullability,
    auto_increment: Option<AutoIncrement>,
    default: Option<Expression>,
    said: Said,
}

/// Where a column's line says what a key may say as well.
#[derive(Clone, Copy, Default)]
struct Said {
    question_mark: Option<Span>,
    auto_increment: Option<Span>,
    default: Option<Span>,
}

/// Reads a column's line. Of a line whose type is unknown the other parts are read all the same.
fn convert_core<'a>(
    spec: &mut Converter<'a>,
    table: &TableName,
    column: &ColumnName,
    node: &'a Node<'a>,
) -> Option<Core> {
    let line: Line<'a> = convert_line(spec, node)?;
    let place = |key| Place::ColumnKey(table.clone(), column.clone(), key);
    let type_span = spec.part(node, line.type_range.start, line.type_range.end);
    spec.place(place("type"), type_span);
    let type_ = resolve_type(spec, &line, type_span);
    let question_mark = line.question_mark.map(|range| spec.part(node, range.start, range.end));
    let mut said = Said { question_mark, ..Said::default() };
    let auto_increment = line.auto_increment.map(|(kind, range)| {
        let span = spec.part(node, range.start, range.end);
        spec.place(place("auto_increment"), span);
        said.auto_increment = Some(span);
        kind
    });
    let default = line.default.and_then(|range| {
        let span = spec.part(node, range.start, range.end);
        spec.place(place("default"), span);
        said.default = Some(span);
        convert_part(spec, node, (range.start, range.end))
    });
    Some(Core {
        type_: type_?,
        nullability: nullability(question_mark.is_some()),
        auto_increment,
        default,
        said,
    })
}

/// Adds the column to the table.
fn push(
    draft: &mut TableDraft,
    name: ColumnName,
    core: Core,
    mut presentation: ColumnPresentation,
) {
    let mut sql_types = PerDialect::default();
    if let Some(named) = core.type_.named {
        presentation.doc = presentation.doc.or_else(|| named.doc.clone());
        if presentation.field == FieldType::Portable {
            presentation.field = named.field.clone();
        }
        sql_types = named.sql_types.clone();
    }
    if presentation != ColumnPresentation::default() {
        draft.presentation.columns.insert(name.clone(), presentation);
    }
    draft.table.columns.push(Column {
        sql_types: sql_types.into(),
        nullability: core.nullability,
        default: core.default,
        auto_increment: core.auto_increment,
        ..Column::new(name, core.type_.type_)
    });
}

fn convert_long_form<'a>(
    spec: &mut Converter<'a>,
    draft: &mut TableDraft,
    name: &ColumnName,
    fields: &Fields<'a>,
) {
    let core = fields.get("type").and_then(|node| convert_core(spec, &draft.name, name, node));
    for (key, node) in fields.known() {
        spec.place(Place::ColumnKey(draft.name.clone(), name.clone(), key), node.span);
    }
    let presentation = ColumnPresentation {
        doc: spec.optional_text(fields.get("doc")),
        rust_name: spec.optional_text(fields.get("rust_name")),
        field: convert_field(spec, fields).unwrap_or_default(),
    };
    // What does not depend on the type is converted even where the type is wrong: its mistakes count too.
    let said = core.as_ref().map(|core| core.said).unwrap_or_default();
    let nullability = convert_nullable(spec, fields, &said);
    let default = convert_default(spec, fields, &said);
    let auto_increment = convert_auto_increment(spec, fields, &said);
    let auto_update = spec.is_true(fields.get("auto_update"));
    let generated = fields.get("generated").and_then(|node| convert_generated(spec, node));
    let collation = fields.get("collation").map(|node| spec.per_dialect(node)).unwrap_or_default();
    let own_sql = spec.dialect_keys(fields);
    let comment = spec.optional_text(fields.get("comment"));
    if let Some(before) = fields.get("renamed_from").and_then(|node| spec.name(node)) {
        let key = (draft.name.clone(), name.clone());
        spec.declaration.intent.renamed_columns.insert(key, before.into());
    }
    if let Some(core) = core {
        push(draft, name.clone(), core, presentation);
        if let Some(column) = draft.table.columns.last_mut() {
            column.sql_types = over(own_sql, &column.sql_types).into();
            if let Some(values) = nullability {
                // What one dialect takes, Rust must be able to read.
                let is_nullable = values.values().any(|it| *it == Nullability::Nullable);
                let weakest =
                    if is_nullable { Nullability::Nullable } else { Nullability::NotNull };
                column.nullability = weakest;
                column.own_nullability = values.around(&weakest);
            }
            column.default = default.or(column.default.take());
            if let Some(kinds) = auto_increment {
                let (said, kinds) = kinds.parts();
                column.number(said, kinds);
            }
            column.auto_update = auto_update;
            column.generated = generated;
            column.collation = collation.into();
            column.comment = comment;
        }
    }
    convert_belongings(spec, draft, name, fields);
}

/// Reports that a key repeats a part of the column's line.
fn said_twice(spec: &mut Converter<'_>, key: &str, mark: &str, (line, node): (Option<Span>, Span)) {
    if let Some(line) = line {
        let message = format!("`{key}` repeats what `{mark}` in `type` specifies");
        Diagnostic::new(Code::SaidTwice, node, message)
            .label("specified again here")
            .related(line, "first specified here")
            .help("remove one of the two")
            .report(spec);
    }
}

pub(super) fn nullability(is_nullable: bool) -> Nullability {
    if is_nullable { Nullability::Nullable } else { Nullability::NotNull }
}

fn convert_nullable<'a>(
    spec: &mut Converter<'a>,
    fields: &Fields<'a>,
    said: &Said,
) -> Option<Variants<Nullability>> {
    let node = fields.get("nullable")?;
    said_twice(spec, "nullable", "?", (said.question_mark, node.span));
    Some(spec.variants(node, Context::DialectNullability, |spec, node| {
        spec.boolean(node).map(nullability)
    }))
}

fn convert_default<'a>(
    spec: &mut Converter<'a>,
    fields: &Fields<'a>,
    said: &Said,
) -> Option<Expression> {
    let node = fields.get("default")?;
    said_twice(spec, "default", "=", (said.default, node.span));
    convert_expression(spec, node)
}

fn convert_auto_increment<'a>(
    spec: &mut Converter<'a>,
    fields: &Fields<'a>,
    said: &Said,
) -> Option<Variants<Option<AutoIncrement>>> {
    let node = fields.get("auto_increment")?;
    said_twice(spec, "auto_increment", "auto_increment", (said.auto_increment, node.span));
    let words = [
        ("true", Some(AutoIncrement::Plain)),
        ("by_default", Some(AutoIncrement::Plain)),
        ("never_reuse", Some(AutoIncrement::NeverReuse)),
        ("serial", Some(AutoIncrement::Serial)),
        ("always", Some(AutoIncrement::Always)),
        ("false", None),
    ];
    Some(spec.variants(node, Context::DialectNumbering, |spec, node| spec.word(node, &words)))
}

fn convert_generated<'a>(spec: &mut Converter<'a>, node: &'a Node<'a>) -> Option<Generated> {
    if matches!(node.value, Value::Scalar(_)) {
        let expression = convert_expression(spec, node)?;
        return Some(Generated { expression, storage: GeneratedStorage::Stored });
    }
    let fields = spec.fields(node, Context::Generated)?;
    let storage = fields.get("storage").and_then(|node| spec.word(node, STORAGES));
    let expression = convert_expression(spec, fields.get("as")?)?;
    Some(Generated { expression, storage: storage.unwrap_or(GeneratedStorage::Stored) })
}

/// What the keys of a column add to its table.
fn convert_belongings<'a>(
    spec: &mut Converter<'a>,
    draft: &mut TableDraft,
    name: &ColumnName,
    fields: &Fields<'a>,
) {
    let columns = vec![name.clone()];
    if let Some(node) = fields.get("unique")
        && spec.boolean(node) == Some(true)
    {
        let constraint = naming::unique_name(&draft.name, &columns);
        let unique = UniqueConstraint::new(columns.clone());
        spec.place(Place::Constraint(draft.name.clone(), constraint.clone()), node.span);
        draft.table.unique_constraints.insert(constraint, unique);
    }
    if let Some(node) = fields.get("index")
        && spec.boolean(node) == Some(true)
    {
        let index = naming::index_name(&draft.name, &[name.as_str().to_owned()]);
        spec.place(Place::Index(draft.name.clone(), index.clone()), node.span);
        draft
            .table
            .indexes
            .insert(index, Index::over(std::slice::from_ref(name), Uniqueness::NotUnique));
    }
    if let Some(node) = fields.get("check")
        && let Some(expression) = convert_expression(spec, node)
    {
        let constraint = naming::column_check_name(&draft.name, name);
        spec.place(Place::Constraint(draft.name.clone(), constraint.clone()), node.span);
        let check = CheckConstraint::new(expression);
        draft.table.checks.insert(constraint, check);
    }
    convert_references(spec, draft, columns, fields);
}

fn convert_references<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    columns: Vec<ColumnName>,
    fields: &Fields<'a>,
) {
    let actions = convert_actions(spec, fields);
    let Some(node) = fields.get("references") else {
        for key in ["on_delete", "on_update", "deferrable"] {
            if let Some(node) = fields.get(key) {
                let message = format!("`{key}` needs a foreign key");
                Diagnostic::new(Code::MissingKey, node.span, message)
                    .help("add `references: table.column`")
                    .report(spec);
            }
        }
        return;
    };
    let Some(target) = convert_target(spec, node) else { return };
    let name = naming::foreign_key_name(&draft.name, &columns);
    spec.place(Place::Constraint(draft.name.clone(), name.clone()), node.span);
    add_action_places(spec, &draft.name, &name, fields);
    spec.foreign_keys.push(PendingForeignKey {
        table: draft.name.clone(),
        name,
        columns,
        target,
        actions,
        validity: Validity::Valid,
        dialects: DialectSet::all(),
    });
}

/// The places of a foreign key's own keys.
pub(super) fn add_action_places<'a>(
    spec: &mut Converter<'a>,
    table: &TableName,
    name: &crate::schema::ConstraintName,
    fields: &Fields<'a>,
) {
    const KEYS: [&str; 7] =
        ["columns", "references", "on_delete", "on_update", "deferrable", "not_valid", "only"];
    for (key, node) in fields.known().filter(|(key, _)| KEYS.contains(key)) {
        spec.place(Place::ConstraintKey(table.clone(), name.clone(), key), node.span);
    }
}
