//! Rust names: everything has one, and no two are the same.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use super::{Context, Finding, place::Place, visible};
use crate::{
    diagnostic::Code,
    emit::naming::{self, CannotName, RustIdent},
    schema::{
        ColumnName, Table, TableName,
        presentation::{ColumnPresentation, FieldType, ModelKind, TablePresentation},
    },
};

/// Something that has a name in Rust.
struct Named {
    /// What a sentence calls it: "table `claims`".
    what: String,
    place: Place,
}

/// The names of one scope of the generated code.
struct Scope {
    code: Code,
    /// What the name is of: "Rust module".
    noun: &'static str,
    /// What to write to give it another name.
    help: &'static str,
    names: BTreeMap<RustIdent, Named>,
}

impl Scope {
    fn new(code: Code, noun: &'static str, help: &'static str) -> Self {
        Self { code, noun, help, names: BTreeMap::new() }
    }

    /// Adds a name, and tells if it is taken.
    fn add(&mut self, context: &Context<'_>, name: RustIdent, named: Named) {
        match self.names.entry(name) {
            Entry::Vacant(entry) => {
                entry.insert(named);
            }
            Entry::Occupied(entry) => {
                let (mut first, mut second) = (entry.get(), &named);
                if context.span(&second.place) < context.span(&first.place) {
                    (first, second) = (second, first);
                }
                let (ident, noun) = (entry.key(), self.noun);
                let message =
                    format!("{} and {} both become the {noun} `{ident}`", first.what, second.what);
                Finding::new(context, self.code, &second.place, message)
                    .label(format!("becomes `{ident}` as well"))
                    .related(&first.place, format!("becomes `{ident}`"))
                    .help(self.help)
                    .report();
            }
        }
    }
}

/// E0218: the name of `named`, or a diagnostic that it has none. An empty name has a rule of its own.
fn told(
    context: &Context<'_>,
    name: Result<RustIdent, CannotName>,
    named: &Named,
) -> Option<RustIdent> {
    let reason = match name {
        Ok(name) => return Some(name),
        Err(CannotName::Empty) => return None,
        Err(
            reason @ (CannotName::NotAnIdentifier(_)
            | CannotName::Reserved(_)
            | CannotName::BeyondAscii(_)),
        ) => reason,
    };
    let message = format!("{} needs another Rust name: {reason}", named.what);
    Finding::new(context, Code::NotARustName, named.place.clone(), message)
        .label("not a valid Rust name")
        .help("take a name of letters, digits and `_` that is no Rust keyword")
        .report();
    None
}

/// E0216: no two tables or views become one Rust module, no two tables, views or enums one type.
pub(super) fn check_tables(context: &Context<'_>) {
    let presentation = &context.declaration.presentation;
    let mut modules = Scope::new(Code::TypeClash, "Rust module", "rename one of the two");
    let help = "write `row: …` at a table, or `rust: …` at an enum, to give it another name";
    let mut types = Scope::new(Code::TypeClash, "Rust type", help);
    for name in context.schema().tables.keys().filter(|name| presentation.has_table(name)) {
        let shown = presentation.tables.get(name);
        let row_is_written = shown.is_some_and(|table| table.row.is_some());
        let named = |place| Named { what: format!("table `{name}`"), place };
        let table = || named(Place::Table(name.clone()));
        let row = || {
            named(if row_is_written {
                Place::TableKey(name.clone(), "row")
            } else {
                Place::Table(name.clone())
            })
        };
        if let Some(ident) = told(context, naming::table_module(name), &table()) {
            modules.add(context, ident, table());
        }
        if let Some(ident) = told(context, naming::row_struct(name, shown), &row()) {
            for ident in structs(shown, ident) {
                types.add(context, ident, row());
            }
        }
    }
    for name in context.schema().views.keys() {
        if presentation.views.get(name).is_none_or(|view| view.columns.is_empty()) {
            continue;
        }
        let named = || Named { what: format!("view `{name}`"), place: Place::View(name.clone()) };
        if let Some(ident) = told(context, naming::view_module(name), &named()) {
            modules.add(context, ident, named());
        }
        let has_rows = presentation
            .views
            .get(name)
            .is_none_or(|view| !view.left_out.contains(&ModelKind::Rows));
        if let Some(ident) = told(context, naming::view_struct(name), &named())
            && has_rows
        {
            types.add(context, ident, named());
        }
    }
    for name in context.schema().enums.keys() {
        let named = || Named { what: format!("enum `{name}`"), place: Place::Enum(name.clone()) };
        let ident = naming::enum_type(name, presentation.enums.get(name));
        if let Some(ident) = told(context, ident, &named()) {
            types.add(context, naming::enum_sql_type(&ident), named());
            types.add(context, ident, named());
        }
    }
}

/// The names that a table's structs could have, of those that are not left out.
fn structs(shown: Option<&TablePresentation>, row: RustIdent) -> Vec<RustIdent> {
    let has = |kind| shown.is_none_or(|table| !table.left_out.contains(&kind));
    let mut structs = Vec::new();
    if has(ModelKind::New) {
        structs.extend([naming::insert_struct(&row), naming::required_struct(&row)]);
    }
    if has(ModelKind::Changes) {
        structs.push(naming::changes_struct(&row));
    }
    if has(ModelKind::Rows) {
        structs.push(row);
    }
    structs
}

/// E0215, E0234: no two columns of a table become one field, and each field has a Rust type.
pub(super) fn check_columns(context: &Context<'_>) {
    let folds = context.dialects().iter().any(|dialect| dialect.capability().folds_names);
    for (name, table) in context.tables() {
        let shown = context.declaration.presentation.tables.get(name);
        if !has_unusual_names(table, shown) {
            continue;
        }
        let Ok(module) = naming::table_module(name) else { continue };
        let help = "write `rust_name: …` at one of the two columns";
        let mut fields = Scope::new(Code::FieldClash, "Rust field", help);
        let mut names = BTreeSet::new();
        for column in visible(context, name, table) {
            // Names that differ in case only have a rule of their own.
            if !names.insert(column.name.as_str().to_lowercase()) && folds {
                continue;
            }
            let shown = shown.and_then(|table| table.columns.get(&column.name));
            let place = column_place(name, &column.name, shown);
            let named =
                || Named { what: format!("column `{name}.{}`", column.name), place: place.clone() };
            let ident = naming::column(&column.name, shown, &module);
            if let Some(ident) = told(context, ident, &named()) {
                fields.add(context, ident, named());
            }
            if let Some(shown) = shown {
                let what = format!("column `{name}.{}`", column.name);
                let place = |key| Place::ColumnKey(name.clone(), column.name.clone(), key);
                check_types(context, &what, &shown.field, place);
            }
        }
    }
}

/// E0234: each column of a view has a Rust type.
pub(super) fn check_view_columns(context: &Context<'_>) {
    for (name, view) in &context.declaration.presentation.views {
        for column in &view.columns {
            let what = format!("column `{name}.{}`", column.name);
            let place = |_| Place::ViewColumn(name.clone(), column.name.clone());
            check_types(context, &what, &column.field, place);
        }
    }
}

/// E0234: what the spec writes as a type in Rust is one.
fn check_types(
    context: &Context<'_>,
    what: &str,
    field: &FieldType,
    place: impl Fn(&'static str) -> Place,
) {
    for (key, noun, text) in
        [("rust", "Rust type", field.rust()), ("diesel", "Diesel type", field.diesel())]
    {
        let Some(text) = text.filter(|text| syn::parse_str::<syn::Type>(text).is_err()) else {
            continue;
        };
        let message = format!("`{text}`, the {noun} of {what}, is not a valid type");
        Finding::new(context, Code::NotARustType, place(key), message)
            .label("not a type")
            .help("write the path of a type, such as `crate::Tier`")
            .report();
    }
}

/// Whether some field is not simply called as its column, or a name could meet what is made of another.
///
/// Plain names stay as they are, but for an underscore at an end of some; so they meet only if another one
/// has an underscore there already.
fn has_unusual_names(table: &Table, shown: Option<&TablePresentation>) -> bool {
    let is_plain = |name: &str| {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        name.bytes().all(plain) && !name.starts_with('_') && !name.ends_with('_')
    };
    let asked =
        |column: &ColumnPresentation| column.rust_name.is_some() || column.field.rust().is_some();
    table.columns.iter().any(|column| !is_plain(column.name.as_str()))
        || shown.is_some_and(|table| table.columns.values().any(asked))
}

fn column_place(
    table: &TableName,
    column: &ColumnName,
    shown: Option<&ColumnPresentation>,
) -> Place {
    if shown.is_some_and(|column| column.rust_name.is_some()) {
        Place::ColumnKey(table.clone(), column.clone(), "rust_name")
    } else {
        Place::Column(table.clone(), column.clone())
    }
}

/// E0217: no two values of an enum become one variant.
pub(super) fn check_enums(context: &Context<'_>) {
    for (name, content) in &context.schema().enums {
        let help = "rename one of the two values";
        let mut variants = Scope::new(Code::VariantClash, "Rust variant", help);
        let mut seen = BTreeSet::new();
        for (position, value) in content.values.iter().enumerate() {
            // The same value twice, also in another case, has a rule of its own.
            if !seen.insert(value.to_lowercase()) {
                continue;
            }
            let named = || Named {
                what: format!("value `{value}` of enum `{name}`"),
                place: Place::EnumValue(name.clone(), position),
            };
            if let Some(ident) = told(context, naming::enum_variant(value), &named()) {
                variants.add(context, ident, named());
            }
        }
    }
}

/// E0218: every module of the spec has a name that Rust can have.
pub(super) fn check_modules(context: &Context<'_>) {
    for module in &context.declaration.presentation.modules {
        let name = &module.name;
        let named = Named { what: format!("module `{name}`"), place: Place::Module(name.clone()) };
        told(context, naming::module(name), &named);
    }
}
