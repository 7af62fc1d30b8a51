//! Enums: their values, their length, and whether anything uses them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Finding, place::Place};
use crate::{
    diagnostic::Code,
    schema::{ColumnType, Enum, EnumName},
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
