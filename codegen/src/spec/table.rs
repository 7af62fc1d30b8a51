//! Tables, except their columns, indexes and foreign keys, which have their own files.

use super::{
    additions,
    column::{TableDraft, convert_column},
    exclusion::convert_exclusion,
    expression::convert_expression,
    index::{convert_index, convert_search, null_equality},
    keys::Context,
    models,
    objects::convert_trigger,
    reader::{Converter, Fields, column_names},
    references::convert_foreign_key,
    tree::{Node, Pair},
    variant::is_by_dialect,
    words::DEFERRABLE,
};
use crate::{
    check::place::Place,
    diagnostic::{Code, Span},
    dialect::Dialect,
    schema::{
        CheckConstraint, ColumnName, ConstraintName, PrimaryKey, Table, TableName,
        UniqueConstraint, Validity, naming,
        presentation::{ModelKind, TablePresentation},
    },
};

/// Converts the tables of a file. Modules, enums and named types of all files must be known.
pub(super) fn convert_tables<'a>(spec: &mut Converter<'a>, node: Option<&'a Node<'a>>) {
    for pair in spec.named(node, "tables") {
        let name = TableName::new(pair.key.text.as_ref());
        let place = (Place::Table(name.clone()), pair.key.span);
        let declared = spec.declaration.schema.tables.contains_key(&name);
        if spec.is_new(("table", name.as_str()), place, declared) {
            convert_table(spec, name, pair);
        }
    }
}

fn convert_table<'a>(spec: &mut Converter<'a>, name: TableName, pair: &'a Pair<'a>) {
    let Some(fields) = spec.fields(&pair.value, Context::Table) else { return };
    for (key, node) in fields.known() {
        spec.place(Place::TableKey(name.clone(), key), node.span);
    }
    let mut draft =
        TableDraft { name, table: Table::default(), presentation: TablePresentation::default() };
    let columns = spec.named(fields.get("columns"), "columns");
    draft.table.columns.reserve_exact(columns.len());
    for column in columns {
        convert_column(spec, &mut draft, column);
    }
    draft.table.dialects = spec.only(fields.get("only"));
    draft.table.comment = spec.optional_text(fields.get("comment"));
    convert_presentation(spec, &mut draft, &fields);
    convert_primary_key(spec, &mut draft, &fields);
    for item in spec.list(fields.get("unique"), "unique constraints") {
        convert_unique(spec, &mut draft, item);
    }
    let mut unnamed_checks = 0;
    for item in spec.list(fields.get("checks"), "checks") {
        convert_check(spec, &mut draft, &mut unnamed_checks, item);
    }
    for item in spec.list(fields.get("foreign_keys"), "foreign keys") {
        convert_foreign_key(spec, &draft, item);
    }
    for item in spec.list(fields.get("indexes"), "indexes") {
        convert_index(spec, &mut draft, item);
    }
    for item in spec.list(fields.get("exclusions"), "exclusion constraints") {
        convert_exclusion(spec, &mut draft, item);
    }
    for item in spec.list(fields.get("search"), "full-text indexes") {
        convert_search(spec, &mut draft, item);
    }
    for pair in spec.named(fields.get("triggers"), "triggers") {
        convert_trigger(spec, &mut draft, pair);
    }
    if let Some(before) = fields.get("renamed_from").and_then(|node| spec.name(node)) {
        spec.declaration.intent.renamed_tables.insert(draft.name.clone(), before.into());
    }
    if draft.presentation != TablePresentation::default() {
        spec.declaration.presentation.tables.insert(draft.name.clone(), draft.presentation);
    }
    spec.declaration.schema.tables.insert(draft.name, draft.table);
}

fn convert_presentation<'a>(spec: &mut Converter<'a>, draft: &mut TableDraft, fields: &Fields<'a>) {
    draft.presentation.module = convert_module(spec, fields);
    let module = draft.presentation.module.as_deref();
    draft.presentation.left_out = models::left_out(spec, fields, module, &ModelKind::ALL);
    draft.presentation.additions = additions::of_table(spec, fields, module);
    draft.presentation.visibility = additions::visibility(spec, fields, module);
    draft.presentation.doc = spec.optional_text(fields.get("doc"));
    let row = fields.get("row");
    draft.presentation.hidden = row.is_some_and(|node| node.says("none"));
    if !draft.presentation.hidden {
        draft.presentation.row = spec.optional_text(row);
    }
    draft.presentation.experimental = spec.is_true(fields.get("experimental"));
}

/// The module of a table or view, which must be declared.
pub(super) fn convert_module<'a>(spec: &mut Converter<'a>, fields: &Fields<'a>) -> Option<String> {
    let node = fields.get("module").filter(|node| !node.is_empty())?;
    let name = spec.name(node)?;
    let modules = &spec.declaration.presentation.modules;
    if !modules.iter().any(|module| module.name == name) {
        let near = spec.nearest(name, modules.iter().map(|module| module.name.as_str()));
        let help = near.unwrap_or_else(|| {
            format!("declare it at the top of the file: `modules: {{ {name}: … }}`")
        });
        spec.report_unknown(Code::UnknownModule, ("module", name, node.span), Some(help));
    }
    Some(name.to_owned())
}

/// Whether all of `names` are columns of the table; the others are reported.
pub(super) fn known_columns(
    spec: &mut Converter<'_>,
    draft: &TableDraft,
    names: &[(&str, Span)],
) -> bool {
    let mut all_known = true;
    for (name, span) in names {
        if draft.table.columns.iter().any(|column| column.name.as_str() == *name) {
            continue;
        }
        // A column whose line could not be read was reported, and is no column that is unknown.
        let place = Place::Column(draft.name.clone(), ColumnName::new(*name));
        if spec.places.get(&place).is_none() {
            let columns = draft.table.columns.iter().map(|column| column.name.as_str());
            let help = spec.nearest(name, columns);
            spec.report_unknown_column(draft.name.as_str(), (name, *span), help);
            all_known = false;
        }
    }
    all_known
}

fn convert_primary_key<'a>(spec: &mut Converter<'a>, draft: &mut TableDraft, fields: &Fields<'a>) {
    let Some(node) = fields.get("primary_key") else { return };
    if !is_by_dialect(node) {
        let key = convert_one_primary_key(spec, draft, node);
        draft.table.primary_key = key.and_then(KeyChoice::into_key);
        draft.presentation.keyless = node.says("none");
        return;
    }
    let keys = spec.variants(node, Context::DialectKeys, |spec, node| {
        convert_one_primary_key(spec, draft, node)
    });
    draft.table.primary_key = weakest_primary_key(keys.values());
    draft.presentation.keyless = draft.table.primary_key.is_none();
    let weakest = draft.table.primary_key.clone().map_or(KeyChoice::Keyless, KeyChoice::Key);
    let mut own = keys.around(&weakest);
    let each = Dialect::ALL
        .into_iter()
        .filter_map(|dialect| Some((dialect, own.as_mut().get(dialect).take()?.into_key())));
    draft.table.own_primary_keys = each.collect();
}

/// A primary key, or that there is none on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
enum KeyChoice {
    Key(PrimaryKey),
    Keyless,
}

impl KeyChoice {
    fn into_key(self) -> Option<PrimaryKey> {
        match self {
            Self::Key(key) => Some(key),
            Self::Keyless => None,
        }
    }
}

/// The key by which Rust tells rows apart in every dialect: the columns of all keys, or none if a dialect has none.
fn weakest_primary_key<'k>(keys: impl Iterator<Item = &'k KeyChoice>) -> Option<PrimaryKey> {
    let mut weakest: Option<PrimaryKey> = None;
    for key in keys {
        let KeyChoice::Key(key) = key else { return None };
        let Some(weakest) = &mut weakest else {
            weakest = Some(key.clone());
            continue;
        };
        for column in &key.columns {
            if !weakest.columns.contains(column) {
                weakest.columns.push(column.clone());
            }
        }
    }
    weakest
}

fn convert_one_primary_key<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    node: &'a Node<'a>,
) -> Option<KeyChoice> {
    if node.says("none") {
        return Some(KeyChoice::Keyless);
    }
    let fields = spec.fields_or(node, Context::PrimaryKey, "columns")?;
    let (names, prefixes) =
        fields.get("columns").map(|node| spec.key_columns(node)).unwrap_or_default();
    known_columns(spec, draft, &names);
    if names.is_empty() {
        return None;
    }
    let name = match fields.get("name").and_then(|node| spec.name(node)) {
        Some(name) => ConstraintName::new(name),
        None => naming::primary_key_name(&draft.name),
    };
    spec.place(Place::Constraint(draft.name.clone(), name.clone()), node.span);
    place_columns(spec, draft, &name, &names);
    let deferrable = fields.get("deferrable").and_then(|node| spec.word(node, DEFERRABLE));
    let included = fields.get("include").map(|node| spec.names(node)).unwrap_or_default();
    known_columns(spec, draft, &included);
    Some(KeyChoice::Key(PrimaryKey {
        deferrability: deferrable.unwrap_or_default(),
        prefixes,
        include: column_names(&included),
        ..PrimaryKey::new(name, column_names(&names))
    }))
}

/// The places of a constraint's columns.
pub(super) fn place_columns(
    spec: &mut Converter<'_>,
    draft: &TableDraft,
    name: &ConstraintName,
    columns: &[(&str, Span)],
) {
    for (position, (_, span)) in columns.iter().enumerate() {
        spec.place(Place::ConstraintColumn(draft.name.clone(), name.clone(), position), *span);
    }
}

fn convert_unique<'a>(spec: &mut Converter<'a>, draft: &mut TableDraft, node: &'a Node<'a>) {
    let Some(fields) = spec.fields_or(node, Context::Unique, "columns") else { return };
    let (names, prefixes) =
        fields.get("columns").map(|node| spec.key_columns(node)).unwrap_or_default();
    known_columns(spec, draft, &names);
    let columns = column_names(&names);
    let name_node = fields.get("name");
    let name = match name_node.and_then(|node| spec.name(node)) {
        Some(name) => ConstraintName::new(name),
        None if columns.is_empty() => return,
        None => naming::unique_name(&draft.name, &columns),
    };
    let span = name_node.map_or(node.span, |node| node.span);
    let place = (Place::Constraint(draft.name.clone(), name.clone()), span);
    let declared = draft.table.unique_constraints.contains_key(&name);
    if !spec.is_new(("unique constraint", name.as_str()), place, declared) {
        return;
    }
    place_columns(spec, draft, &name, &names);
    convert_renamed_constraint(spec, draft, &name, &fields);
    let dialects = spec.only(fields.get("only"));
    let included = fields.get("include").map(|node| spec.names(node)).unwrap_or_default();
    known_columns(spec, draft, &included);
    let deferrable = fields.get("deferrable").and_then(|node| spec.word(node, DEFERRABLE));
    let unique = UniqueConstraint {
        nulls: null_equality(spec, &fields),
        deferrability: deferrable.unwrap_or_default(),
        include: column_names(&included),
        prefixes,
        dialects,
        ..UniqueConstraint::new(columns)
    };
    draft.table.unique_constraints.insert(name, unique);
}

fn convert_renamed_constraint<'a>(
    spec: &mut Converter<'a>,
    draft: &TableDraft,
    name: &ConstraintName,
    fields: &Fields<'a>,
) {
    for (key, node) in fields.known() {
        spec.place(Place::ConstraintKey(draft.name.clone(), name.clone(), key), node.span);
    }
    if let Some(before) = fields.get("renamed_from").and_then(|node| spec.name(node)) {
        let key = (draft.name.clone(), name.clone());
        spec.declaration.intent.renamed_constraints.insert(key, before.into());
    }
}

/// What `not_valid` says of a check or foreign key.
pub(super) fn validity<'a>(spec: &mut Converter<'a>, fields: &Fields<'a>) -> Validity {
    let is_unproved = fields.get("not_valid").and_then(|node| spec.boolean(node));
    if is_unproved == Some(true) { Validity::NotValid } else { Validity::Valid }
}

fn convert_check<'a>(
    spec: &mut Converter<'a>,
    draft: &mut TableDraft,
    unnamed: &mut usize,
    node: &'a Node<'a>,
) {
    let Some(fields) = spec.fields_or(node, Context::Check, "check") else { return };
    let expression = fields.get("check").and_then(|node| convert_expression(spec, node));
    let dialects = spec.only(fields.get("only"));
    let name_node = fields.get("name");
    let name = if let Some(name) = name_node.and_then(|node| spec.name(node)) {
        ConstraintName::new(name)
    } else {
        *unnamed += 1;
        naming::table_check_name(&draft.name, *unnamed)
    };
    let span = name_node.map_or(node.span, |node| node.span);
    let place = (Place::Constraint(draft.name.clone(), name.clone()), span);
    let declared = draft.table.checks.contains_key(&name);
    if !spec.is_new(("check", name.as_str()), place, declared) {
        return;
    }
    convert_renamed_constraint(spec, draft, &name, &fields);
    if let Some(expression) = expression {
        let validity = validity(spec, &fields);
        draft.table.checks.insert(name, CheckConstraint { expression, validity, dialects });
    }
}
