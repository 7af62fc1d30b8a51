//! Primary keys: there is one, and it is never NULL.

use super::{
    Context, Finding,
    place::{Place, column_key},
};
use crate::{
    diagnostic::Code,
    schema::{Column, Nullability, PrimaryKey, Table, TableName, types::Family},
};

/// E0227, E0228: every table has a primary key of columns that are not NULL.
pub(super) fn check_primary_keys(context: &Context<'_>) {
    for (name, table) in context.tables() {
        match &table.primary_key {
            None if is_keyless(context, name) => {}
            None => tell_missing(context, name, table),
            Some(key) => check_nullability(context, (name, table), key),
        }
    }
}

/// Whether the spec says `primary_key: none`.
fn is_keyless(context: &Context<'_>, name: &TableName) -> bool {
    context.declaration.presentation.tables.get(name).is_some_and(|shown| shown.keyless)
}

fn tell_missing(context: &Context<'_>, name: &TableName, table: &Table) {
    let message = format!("table `{name}` has no primary key");
    let numbered = table.columns.iter().find(|column| column.auto_increment.is_some());
    let likely = numbered.or_else(|| {
        table.columns.iter().find(|column| {
            column.name.as_str() == "id" && column.nullability == Nullability::NotNull
        })
    });
    let help = match likely {
        Some(column) => format!("write `primary_key: {}`", column.name),
        None => {
            "write `primary_key: [COLUMN, …]`, or add a column `id: bigint auto_increment` and \
                 `primary_key: id`; `primary_key: none` if it is meant to have none"
                .to_owned()
        }
    };
    Finding::new(context, Code::NoPrimaryKey, Place::Table(name.clone()), message)
        .label("Diesel needs one to tell rows apart")
        .help(help)
        .report();
}

fn check_nullability(context: &Context<'_>, (name, table): (&TableName, &Table), key: &PrimaryKey) {
    let refuses = context.dialects_where(|dialect| !dialect.capability().null_keys).is_some();
    // A single key of whole numbers is the number of the row.
    let numbers = |column: &Column| {
        key.columns.len() == 1 && column.type_.row().family == Family::Whole
            || column.auto_increment.is_some()
    };
    for (position, column) in key.columns.iter().enumerate() {
        let nullable = table
            .column(column)
            .filter(|column| column.nullability == Nullability::Nullable)
            .filter(|column| refuses || numbers(column));
        if let Some(nullable) = nullable {
            let part = Place::ConstraintColumn(name.clone(), key.name.clone(), position);
            let message = format!(
                "column `{column}` is in the primary key of table `{name}`, but it may be NULL"
            );
            let place = column_key(name, column, "type");
            Finding::new(context, Code::NullablePrimaryKey, place, message)
                .label("must not be NULL")
                .related(part, "in the primary key here")
                .help(format!("write `{}` without `?`", nullable.type_))
                .report();
        }
    }
}
