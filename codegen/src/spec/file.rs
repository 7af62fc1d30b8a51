//! A file's top level: its sections in the order in which they depend on each other.

use super::{
    additions,
    enums::convert_enums,
    intent::{convert_consents, convert_data_steps},
    keys::{Context, INCLUDED_FILE_KEYS},
    models,
    objects::{check_view_order, convert_raw, convert_views},
    reader::{Converter, Fields},
    references::resolve_foreign_keys,
    table::convert_tables,
    tree::Node,
    types::{enter_types, resolve_all},
};
use crate::{
    check::place::Place,
    diagnostic::{Code, Diagnostic, Span},
    dialect::Dialect,
    schema::{
        TableName,
        declaration::{Settings, SqliteVersion},
        presentation::Module,
    },
    stored::lowered::is_collated,
};

/// Converts all files, the first of which is the main one.
pub(super) fn convert_files<'a>(spec: &mut Converter<'a>, trees: &'a [Node<'a>]) {
    let mut files: Vec<Fields<'a>> = Vec::with_capacity(trees.len());
    for tree in trees {
        let Some(fields) = spec.fields(tree, Context::File) else { continue };
        if tree.span.file == 0 {
            spec.place(Place::File, Span { end: tree.span.start, ..tree.span });
            convert_main(spec, &fields);
        } else {
            refuse_main_keys(spec, &fields);
        }
        files.push(fields);
    }
    for fields in &files {
        additions::enter_file(spec, fields);
        convert_modules(spec, fields.get("modules"));
        enter_types(spec, fields.get("types"));
    }
    for fields in &files {
        convert_enums(spec, fields.get("enums"));
    }
    for fields in &files {
        models::enter_file(spec, fields);
        convert_tables(spec, fields.get("tables"));
        convert_views(spec, fields.get("views"));
        convert_raw(spec, fields.get("raw"));
    }
    resolve_all(spec);
    resolve_foreign_keys(spec);
    collate(spec);
    for fields in &files {
        convert_query_together(spec, fields.get("query_together"));
        check_view_order(spec, fields.get("views"));
        if fields.span.file == 0 {
            // By now it is known which tables there are.
            convert_consents(spec, fields.get("consents"));
            convert_data_steps(spec, fields.get("data_steps"));
        }
    }
}

fn refuse_main_keys(spec: &mut Converter<'_>, fields: &Fields<'_>) {
    for (key, node) in fields.known() {
        if !INCLUDED_FILE_KEYS.contains(&key) {
            let message = format!("an included file cannot say `{key}`");
            Diagnostic::new(Code::MainFileOnly, node.span, message)
                .help(format!("say `{key}` in the first file"))
                .report(spec);
        }
    }
}

fn convert_main<'a>(spec: &mut Converter<'a>, fields: &Fields<'a>) {
    if let Some(node) = fields.get("dialects") {
        spec.declaration.settings.dialects = spec.dialects(node);
    }
    if let Some(node) = fields.get("settings") {
        convert_settings(spec, node);
    }
}

/// The versions of SQL Server that a spec may name as the oldest.
const SQL_SERVERS: [(&str, u32); 4] =
    [("2017", 2017), ("2019", 2019), ("2022", 2022), ("2025", 2025)];

/// Gives texts the collation that the settings say for SQL Server, where their columns say none.
fn collate(spec: &mut Converter<'_>) {
    let Settings { dialects, mssql_collation, .. } = &spec.declaration.settings;
    let Some(collation) = mssql_collation.clone().filter(|_| dialects.contains(Dialect::Mssql))
    else {
        return;
    };
    for table in spec.declaration.schema.tables.values_mut() {
        for column in &mut table.columns {
            if column.collation.mssql.is_none() && is_collated(column, Dialect::Mssql) {
                column.collation.mssql = Some(collation.clone());
            }
        }
    }
}

fn convert_settings<'a>(spec: &mut Converter<'a>, node: &'a Node<'a>) {
    let Some(fields) = spec.fields(node, Context::Settings) else { return };
    if let Some(node) = fields.get("sqlite_minimum")
        && let Some(text) = spec.text_called(node, "a version such as \"3.37\"")
    {
        match parse_version(text) {
            Some(version) => spec.declaration.settings.sqlite_minimum = version,
            None => spec.wrong_kind(node, "a version such as \"3.37\""),
        }
    }
    if let Some(node) = fields.get("mssql_minimum")
        && let Some(year) = spec.word(node, &SQL_SERVERS)
    {
        spec.declaration.settings.mssql_minimum = year;
    }
    if let Some(node) = fields.get("mssql_collation")
        && let Some(name) = spec.text_called(node, "a collation such as \"DATABASE_DEFAULT\"")
    {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        if !name.is_empty() && name.bytes().all(is_word) {
            spec.declaration.settings.mssql_collation = Some(name.to_owned());
        } else {
            spec.wrong_kind(node, "a collation such as \"DATABASE_DEFAULT\"");
        }
    }
    if let Some(safe) = fields.get("postgres_safe_forms").and_then(|node| spec.boolean(node)) {
        spec.declaration.settings.postgres_safe_forms = safe;
    }
    if let Some(node) = fields.get("diesel_columns")
        && let Some(count) = spec.word(node, &[("32", 32), ("64", 64), ("128", 128)])
    {
        spec.declaration.settings.diesel_columns = count;
    }
}

fn parse_version(text: &str) -> Option<SqliteVersion> {
    let (major, rest) = text.split_once('.')?;
    let minor = rest.split('.').next()?;
    Some(SqliteVersion { major: major.parse().ok()?, minor: minor.parse().ok()? })
}

fn convert_modules<'a>(spec: &mut Converter<'a>, node: Option<&'a Node<'a>>) {
    for pair in spec.named(node, "doc comments") {
        let name = pair.key.text.to_string();
        let place = (Place::Module(name.clone()), pair.key.span);
        let modules = &spec.declaration.presentation.modules;
        let declared = modules.iter().any(|module| module.name == name);
        if !spec.is_new(("module", &name), place, declared) {
            continue;
        }
        let Some(fields) = spec.fields_or(&pair.value, Context::Module, "doc") else { continue };
        models::enter_module(spec, &name, &fields);
        additions::enter_module(spec, &name, &fields);
        let doc = spec.optional_text(fields.get("doc"));
        spec.declaration.presentation.modules.push(Module { name, doc });
    }
}

fn convert_query_together<'a>(spec: &mut Converter<'a>, node: Option<&'a Node<'a>>) {
    for item in spec.list(node, "lists of tables") {
        let names = spec.names(item);
        for (name, span) in &names {
            if !spec.declaration.schema.tables.contains_key(*name) {
                spec.report_unknown_table((name, *span));
            }
        }
        let position = spec.declaration.presentation.query_together.len();
        spec.place(Place::QueryTogether(position), item.span);
        let group = names.iter().map(|(name, _)| TableName::new(*name)).collect();
        spec.declaration.presentation.query_together.push(group);
    }
}
