//! The rules for a spec, run over the resolved declaration.
//!
//! A rule reads the [`Declaration`] and asks [`place::Places`] where in the spec something was written. It adds
//! diagnostics and never stops. `RULES` lists the rules in order; there is one file for each subject. The time of
//! a rule must be proportional to what it reads: look things up in maps, and ask for places only if something is
//! wrong.

pub mod place;
mod prefixes;

mod auto_update;
mod autoincrement;
mod cascades;
mod columns;
mod cycle;
mod defaults;
mod dialects;
mod enums;
mod experiments;
mod expressions;
mod filters;
mod finding;
mod generated;
mod generated_names;
mod indexes;
mod intent;
mod key_size;
mod keys;
mod limits;
mod literal;
mod names;
mod namespaces;
mod objects;
mod readable;
mod reference_actions;
mod reference_types;
mod references;
mod rust_names;
mod search;
mod servers;
mod suggest;
mod table_keys;
mod triggers;
mod types;
pub(crate) mod variants;
mod views;

use std::{
    borrow::{Borrow, Cow},
    cell::{OnceCell, RefCell},
    collections::{BTreeMap, BTreeSet},
};

use self::{
    finding::Finding,
    place::{Place, Places},
};
use crate::{
    diagnostic::{Diagnostic, Span},
    dialect::{Dialect, DialectSet, Server},
    schema::{
        Column, ColumnType, Declaration, Enum, EnumName, Schema, Table, TableName, Variant,
        presentation::FieldType,
    },
};

/// A rule: reads the declaration and reports what is wrong with it.
type Rule = fn(&Context<'_>);

/// The rules for what each dialect has, in order.
const RULES: &[Rule] = &[
    names::check_written_names,
    names::check_dotted_names,
    names::check_reserved_names,
    names::check_name_lengths,
    namespaces::check_tables_and_views,
    namespaces::check_table_objects,
    namespaces::check_implied_checks,
    namespaces::check_database_objects,
    namespaces::check_shadow_tables,
    generated_names::check_generated_names,
    columns::check_column_lists,
    keys::check_primary_keys,
    autoincrement::check_auto_increment,
    types::check_parameters,
    types::check_limits,
    readable::check_sql_types,
    readable::check_keys,
    enums::check_enums,
    enums::check_native,
    enums::check_native_columns,
    references::check_targets,
    reference_types::check_types,
    reference_types::check_lengths_and_collations,
    reference_actions::check_actions,
    reference_actions::check_deferrability,
    reference_actions::check_deferrable_keys,
    reference_actions::check_written_columns,
    reference_actions::check_cascades_of_null,
    cascades::check_cascade_paths,
    indexes::check_features,
    indexes::check_methods,
    indexes::check_keys,
    filters::check_predicates,
    filters::check_computed_keys,
    expressions::check_columns,
    expressions::check_types,
    defaults::check_defaults,
    generated::check_types,
    generated::check_cycles,
    generated::check_dialects,
    generated::check_foreign_keys,
    limits::check_row_bytes,
    limits::check_comments,
    search::check_search_columns,
    search::check_search_keys,
    search::check_search_repeats,
    triggers::check_events,
    triggers::check_bodies,
    triggers::check_timing,
    views::check_queries,
    views::check_order,
    views::check_view_columns,
];

/// The rules for the spec as a whole: what Rust has, and what is said about single dialects.
const RULES_OF_THE_WHOLE: &[Rule] = &[
    dialects::check_limited_objects,
    dialects::check_overrides,
    variants::check_differences,
    servers::check_comments,
    prefixes::check_lengths,
    auto_update::check_auto_update,
    enums::check_unused_enums,
    limits::check_diesel_columns,
    rust_names::check_tables,
    rust_names::check_columns,
    rust_names::check_view_columns,
    rust_names::check_enums,
    rust_names::check_modules,
    experiments::check_experiments,
    intent::check_renames,
    intent::check_consents,
    intent::check_data_steps,
];

/// Checks `declaration` by every rule and returns all that is wrong, in the order of the file.
///
/// `places` tells where each part was said; a part that it does not know is told at the nearest place
/// around it.
#[must_use]
pub fn check(declaration: &Declaration, places: &Places) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let mut run = |rules: &[Rule], variant: &Variant<'_>| {
        let values = OnceCell::new();
        let Variant { dialects, server, schema } = variant;
        let (dialects, server) = (*dialects, *server);
        let found = RefCell::default();
        let context = Context { declaration, schema, dialects, server, places, values, found };
        for rule in rules {
            rule(&context);
        }
        all.extend(context.found.into_inner());
    };
    let dialects = declaration.settings.dialects;
    for variant in declaration.schema.variants(dialects) {
        run(RULES, &variant);
    }
    let schema = Cow::Borrowed(&declaration.schema);
    run(RULES_OF_THE_WHOLE, &Variant { dialects, server: None, schema });
    all.sort_by_key(|diagnostic| (diagnostic.span, diagnostic.code));
    let mut told = BTreeSet::new();
    all.retain(|diagnostic| {
        told.insert((diagnostic.span, diagnostic.code, diagnostic.message.clone()))
    });
    all
}

/// What every rule reads.
struct Context<'a> {
    declaration: &'a Declaration,
    /// The schema as `dialects` have it.
    schema: &'a Schema,
    dialects: DialectSet,
    /// The server that the schema is of, where those of one dialect have something otherwise.
    server: Option<Server>,
    places: &'a Places,
    /// Where the values of each enum stand, from the first question on.
    values: OnceCell<BTreeMap<&'a EnumName, BTreeMap<&'a str, usize>>>,
    /// What the rules have reported so far.
    found: RefCell<Vec<Diagnostic>>,
}

impl<'a> Context<'a> {
    fn schema(&self) -> &'a Schema {
        self.schema
    }

    fn tables(&self) -> impl Iterator<Item = (&'a TableName, &'a Table)> + use<'a> {
        self.schema.tables.iter()
    }

    /// Every column with its table.
    fn columns(&self) -> impl Iterator<Item = (&'a TableName, &'a Table, &'a Column)> + use<'a> {
        self.tables()
            .flat_map(|(name, table)| table.columns.iter().map(move |column| (name, table, column)))
    }

    fn dialects(&self) -> DialectSet {
        self.dialects
    }

    /// What the database is called whose schema is checked, which speaks `dialect`.
    fn title(&self, dialect: Dialect) -> &'static str {
        let server = self.server.filter(|server| server.dialect() == dialect);
        server.map_or(dialect.title(), Server::title)
    }

    /// The dialects in use for which `condition` holds, if there are any.
    fn dialects_where(&self, condition: impl Fn(Dialect) -> bool) -> Option<Vec<Dialect>> {
        let found: Vec<_> = self.dialects().iter().filter(|&it| condition(it)).collect();
        (!found.is_empty()).then_some(found)
    }

    /// The enum that the column's type is.
    fn enumeration(&self, column: &Column) -> Option<&'a Enum> {
        if let ColumnType::Enum(name) = &column.type_ {
            self.schema().enums.get(name)
        } else {
            None
        }
    }

    /// The length of the text that stores a value of the column's type, if that is an enum; else 0.
    fn enum_length(&self, column: &Column) -> u32 {
        self.enumeration(column).map_or(0, |content| content.length)
    }

    /// Where `value` stands among those of an enum.
    fn value_position(&self, name: &EnumName, value: &str) -> Option<usize> {
        let enums = self.values.get_or_init(|| {
            let enums = self.schema.enums.iter();
            enums.map(|(name, content)| (name, content.positions())).collect()
        });
        enums.get(name)?.get(value).copied()
    }

    fn span(&self, place: impl Borrow<Place>) -> Span {
        self.places.span(place.borrow())
    }
}

/// The columns of a table that Rust has.
fn visible<'a>(
    context: &Context<'a>,
    name: &'a TableName,
    table: &'a Table,
) -> impl Iterator<Item = &'a Column> + use<'a> {
    let presentation = &context.declaration.presentation;
    let is_visible =
        |column: &&Column| *presentation.field(name, &column.name) != FieldType::Hidden;
    table.columns.iter().filter(is_visible)
}

/// The databases of `dialects` as a sentence names them: `SQLite and SQL Server`.
fn titles(dialects: &[Dialect]) -> String {
    listed(&dialects.iter().map(|dialect| dialect.title().to_owned()).collect::<Vec<_>>())
}

/// The databases of `dialects` as the subject of a sentence: `SQLite refuses`, `SQLite and SQL Server refuse`.
fn subject(dialects: &[Dialect], one: &str, several: &str) -> String {
    let verb = if dialects.len() == 1 { one } else { several };
    format!("{} {verb}", titles(dialects))
}

/// The dialects as a spec lists them: `sqlite, postgres`.
fn keywords(dialects: impl IntoIterator<Item = Dialect>) -> String {
    dialects.into_iter().map(Dialect::keyword).collect::<Vec<_>>().join(", ")
}

/// `a`, `a and b`, `a, b and c`.
fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Names in backticks as a sentence lists them.
fn quoted<N: crate::schema::Name>(names: &[N]) -> String {
    listed(&names.iter().map(|name| format!("`{}`", name.as_str())).collect::<Vec<_>>())
}

/// Names as a spec lists them: `[a, b]`.
fn bracketed<N: crate::schema::Name>(names: &[N]) -> String {
    let names: Vec<&str> = names.iter().map(crate::schema::Name::as_str).collect();
    format!("[{}]", names.join(", "))
}
