//! Generated names that a spec cannot set: those of the checks that types imply, and of defaults where these are
//! constraints.

use std::{
    borrow::Cow,
    collections::{BTreeMap, btree_map::Entry},
};

use super::{
    Context, Finding,
    namespaces::shares_constraint_names,
    objects::{self, Object, ObjectKind},
    place::Place,
    subject,
};
use crate::{
    diagnostic::Code,
    dialect::{Dialect, capability::NameScope},
    schema::{
        Column, ColumnType, Name, TableName, folded,
        naming::{default_name, enum_check_name, json_check_name},
    },
};

/// What has a name.
enum Named<'a> {
    /// An object of the spec.
    Written(Object<'a>),
    /// What a column makes.
    Made { table: &'a TableName, column: &'a Column, what: &'static str, key: &'static str },
}

impl Named<'_> {
    fn described(&self) -> String {
        match self {
            Self::Written(object) => object.described(),
            Self::Made { table, column, what, .. } => {
                format!("the {what} of column `{table}.{}`", column.name)
            }
        }
    }

    fn place(&self) -> Place {
        match self {
            Self::Written(object) => object.place(),
            Self::Made { table, column, key, .. } => {
                Place::ColumnKey((*table).clone(), column.name.clone(), key)
            }
        }
    }
}

/// E0440: every generated name is unique in its namespace.
pub(super) fn check_generated_names(context: &Context<'_>) {
    for dialect in context.dialects().iter() {
        if dialect.capability().constraint_names == NameScope::Table {
            continue;
        }
        let mut seen: BTreeMap<Cow<'_, str>, Named<'_>> = BTreeMap::new();
        for object in written(context, dialect) {
            seen.entry(folded(object.name)).or_insert(Named::Written(object));
        }
        for (name, made) in made(context, dialect) {
            match seen.entry(Cow::Owned(folded(&name).into_owned())) {
                Entry::Vacant(entry) => {
                    entry.insert(made);
                }
                Entry::Occupied(entry) if !is_told(entry.get(), &made) => {
                    tell(context, &name, (entry.get(), &made), dialect);
                }
                Entry::Occupied(_) => {}
            }
        }
    }
}

/// The objects of the spec whose names share those of constraints.
fn written<'a>(
    context: &Context<'a>,
    dialect: Dialect,
) -> impl Iterator<Item = Object<'a>> + use<'a> {
    objects::all(context).filter(move |object| shares_constraint_names(object.kind, dialect))
}

/// The generated names, with the columns that they come from.
fn made<'a>(context: &Context<'a>, dialect: Dialect) -> Vec<(String, Named<'a>)> {
    let mut all = Vec::new();
    for (table, _, column) in context.columns() {
        let mut add = |name: String, what, key| {
            all.push((name, Named::Made { table, column, what, key }));
        };
        if dialect.capability().one_set_of_names && column.default.is_some() {
            add(default_name(table, &column.name), "default", "default");
        }
        if column.sql_types.as_ref().get(dialect).is_some() {
            continue;
        }
        if matches!(column.type_, ColumnType::Enum(_)) {
            let name = enum_check_name(table, &column.name);
            add(Name::as_str(&name).to_owned(), "check of the enum", "type");
        } else if column.type_ == ColumnType::Json && !dialect.capability().native_json {
            let name = json_check_name(table, &column.name);
            add(Name::as_str(&name).to_owned(), "check of the JSON", "type");
        }
    }
    all
}

/// Whether another rule tells of the two: a check of the same table.
fn is_told(first: &Named<'_>, made: &Named<'_>) -> bool {
    match (first, made) {
        (Named::Written(object), Named::Made { table, .. }) => {
            object.kind == ObjectKind::Check && object.table == Some(*table)
        }
        (_, _) => false,
    }
}

fn tell(
    context: &Context<'_>,
    name: &str,
    (first, made): (&Named<'_>, &Named<'_>),
    dialect: Dialect,
) {
    let message = format!(
        "{} would have the same name `{name}` as {}, and {} them in one namespace",
        made.described(),
        first.described(),
        subject(&[dialect], "keeps", "keep")
    );
    let help = match first {
        Named::Written(object) if object.table.is_some() => "write another `name` for the other",
        Named::Written(_) | Named::Made { .. } => {
            "rename one of the tables or columns from which the names are generated"
        }
    };
    Finding::new(context, Code::GeneratedName, made.place(), message)
        .label("has the same name")
        .related(first.place(), "the name is taken here")
        .help(help)
        .report();
}
