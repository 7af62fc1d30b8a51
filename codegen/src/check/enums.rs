//! Enums: their values, their length, and whether anything uses them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Finding, place::Place, titles};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, capability::NativeEnums},
    schema::{ColumnType, Enum, EnumName, readable::is_built_in},
};

/// E0316, E0317, E0318: an enum has values, each of them once, none longer than its length.
pub(super) fn check_enums(context: &Context<'_>) {
    for (name, content) in &context.schema().enums {
        if content.values.is_empty() {
            let message = format!("enum `{name}` has no values");
            Finding::new(context, Code::EnumEmpty, Place::Enum(name.clone()), message)
                .label("needs at least one value")
                .help(format!("write `{name}: [VALUE, …]`"))
                .report();
        }
        check_values(context, name, content);
    }
}

fn check_values(context: &Context<'_>, name: &EnumName, content: &Enum) {
    let place = |position| Place::EnumValue(name.clone(), position);
    // Databases whose text compares without case would take two such values for one.
    let mut seen = BTreeMap::new();
    for (position, value) in content.values.iter().enumerate() {
        if let Some(first) = seen.insert(value.to_lowercase(), position) {
            let message = if content.values[first] == *value {
                format!("enum `{name}` has the value `{value}` twice")
            } else {
                format!(
                    "values `{}` and `{value}` of enum `{name}` differ in case only",
                    content.values[first]
                )
            };
            Finding::new(context, Code::EnumRepeated, place(position), message)
                .label("repeated here")
                .related(place(first), "first here")
                .help("write each value once")
                .report();
        }
        let length = value.chars().count();
        if u32::try_from(length).is_ok_and(|length| length > content.length) {
            let message = format!(
                "value `{value}` of enum `{name}` has {length} characters, but its length is {}",
                content.length
            );
            Finding::new(context, Code::EnumLength, place(position), message)
                .label(format!("{length} characters"))
                .related(Place::Enum(name.clone()), "the enum")
                .help(format!("write `length: {length}` or more"))
                .report();
        }
    }
}

/// E0449: a database that keeps an enum as a type can do so.
pub(super) fn check_native(context: &Context<'_>) {
    for (name, content) in &context.schema().enums {
        for dialect in context.dialects().iter() {
            let kind = content.native_in(dialect);
            if kind == NativeEnums::None {
                continue;
            }
            if let Some(reason) = unfit_name(context, name, dialect, kind) {
                tell_native(context, Place::Enum(name.clone()), (name, dialect), &reason);
            }
            if content.values.len() > MOST_VALUES && kind == NativeEnums::Listed {
                let reason = format!("has more than {MOST_VALUES} values");
                tell_native(context, Place::Enum(name.clone()), (name, dialect), &reason);
            }
            for (position, value) in content.values.iter().enumerate() {
                if let Some(reason) = unfit_value(value, kind) {
                    let place = Place::EnumValue(name.clone(), position);
                    let reason = format!("has the value `{}`, {reason}", value.escape_debug());
                    tell_native(context, place, (name, dialect), &reason);
                }
            }
        }
    }
}

/// E0449: no generated column is of an enum that is a type with a name.
///
/// Source: PostgreSQL 16, "Generated Columns" (immutable functions only); tried on PostgreSQL 15 and 18.
pub(super) fn check_native_columns(context: &Context<'_>) {
    for (table, _, column) in context.columns().filter(|(.., column)| column.generated.is_some()) {
        let Some(content) = context.enumeration(column) else { continue };
        let is_type = |dialect: Dialect| {
            content.native_in(dialect) == NativeEnums::Named
                && column.sql_types.as_ref().get(dialect).is_none()
        };
        let Some(dialects) = context.dialects_where(is_type) else { continue };
        let message = format!(
            "generated column `{table}.{}` is of the enum `{}`, which is a type on {}",
            column.name,
            column.type_,
            titles(&dialects)
        );
        let place = Place::Column(table.clone(), column.name.clone());
        Finding::new(context, Code::NativeEnum, place, message)
            .label("cannot be computed as such")
            .help("write `storage: text` at the enum, or `type: text` at the column")
            .report();
    }
}

/// How many values an `ENUM` has at most.
///
/// Source: MySQL 8.4, "The ENUM Type".
const MOST_VALUES: usize = 65_535;

/// Why a type cannot have the name of the enum.
///
/// Source: PostgreSQL 16, "CREATE TYPE" (Notes on names: tables have types of their names), "Schemas" (the system's
/// types are found first), "Identifiers and Key Words" (63 bytes).
fn unfit_name(
    context: &Context<'_>,
    name: &EnumName,
    dialect: Dialect,
    kind: NativeEnums,
) -> Option<String> {
    if kind != NativeEnums::Named {
        return None;
    }
    let schema = context.schema();
    if schema.tables.contains_key(name.as_str()) || schema.views.contains_key(name.as_str()) {
        Some("has the name of a table or view, which is a type there".to_owned())
    } else if is_built_in(dialect, name.as_str()) {
        Some("has the name of a type of the database".to_owned())
    } else {
        let limit = dialect.capability().name_limit?;
        let is_long = limit.measure(name.as_str()) > limit.maximum();
        is_long.then(|| format!("has a name of more than {} bytes", limit.maximum()))
    }
}

/// Source: PostgreSQL 16, "Enumerated Types" (63 bytes); MySQL 8.4, "The ENUM Type" (255 characters, blanks at the
/// end are deleted). What the server escapes in its catalogue would not be read back.
fn unfit_value(value: &str, kind: NativeEnums) -> Option<&'static str> {
    match kind {
        NativeEnums::None => None,
        NativeEnums::Named => (value.len() > 63).then_some("which has more than 63 bytes"),
        NativeEnums::Listed => {
            if value.chars().count() > 255 {
                Some("which has more than 255 characters")
            } else if value.ends_with(' ') {
                Some("which ends in a blank")
            } else if value.contains(|it: char| it == '\\' || it.is_control()) {
                Some("which has a backslash or a control character")
            } else {
                None
            }
        }
    }
}

fn tell_native(
    context: &Context<'_>,
    place: Place,
    (name, dialect): (&EnumName, Dialect),
    reason: &str,
) {
    let message = format!("enum `{name}`, which is a type on {}, {reason}", dialect.title());
    Finding::new(context, Code::NativeEnum, place, message)
        .label("no such type can be made")
        .help("change it, or write `storage: text`")
        .report();
}

/// W0501: every enum is the type of a column of some table or view.
pub(super) fn check_unused_enums(context: &Context<'_>) {
    let of_tables = context.columns().map(|(_, _, column)| &column.type_);
    let views = context.declaration.presentation.views.values();
    let of_views = views.flat_map(|view| view.columns.iter().map(|column| &column.type_));
    let mut used = BTreeSet::new();
    for type_ in of_tables.chain(of_views) {
        if let ColumnType::Enum(name) = type_ {
            used.insert(name);
        }
    }
    for name in context.schema().enums.keys().filter(|name| !used.contains(name)) {
        let message = format!("enum `{name}` is not the type of any column");
        Finding::new(context, Code::UnusedEnum, Place::Enum(name.clone()), message)
            .label("never used")
            .help(format!("remove it, or write `{name}` as the type of a column"))
            .report();
    }
}
