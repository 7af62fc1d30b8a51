//! Primary keys: there is one, and it is never NULL.

use super::{Context, place::Place};
use crate::{
    diagnostic::{Code, Diagnostic},
    schema::{Nullability, PrimaryKey, Table, TableName},
};

/// E0227, E0228: every table has a primary key of columns that are not NULL.
pub(super) fn check_primary_keys(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (name, table) in context.tables() {
        match &table.primary_key {
            None if is_keyless(context, name) => {}
            None => found.push(missing(context, name, table)),
            Some(key) => check_nullability(context, (name, table), key, found),
        }
    }
}

/// Whether the spec says `primary_key: none`.
fn is_keyless(context: &Context<'_>, name: &TableName) -> bool {
    context.declaration.presentation.tables.get(name).is_some_and(|shown| shown.keyless)
}

fn missing(context: &Context<'_>, name: &TableName, table: &Table) -> Diagnostic {
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
    Diagnostic::new(Code::NoPrimaryKey, context.span(Place::Table(name.clone())), message)
        .label("Diesel needs one to tell rows apart")
        .help(help)
}

fn check_nullability(
    context: &Context<'_>,
    (name, table): (&TableName, &Table),
    key: &PrimaryKey,
    found: &mut Vec<Diagnostic>,
) {
    for (position, column) in key.columns.iter().enumerate() {
        let nullable =
            table.column(column).filter(|column| column.nullability == Nullability::Nullable);
        if let Some(nullable) = nullable {
            let part = Place::ConstraintColumn(name.clone(), key.name.clone(), position);
            let message = format!(
                "column `{column}` is in the primary key of table `{name}`, but it may be NULL"
            );
            found.push(
                Diagnostic::new(
                    Code::NullablePrimaryKey,
                    context.column_span(name, column, "type"),
                    message,
                )
                .label("must not be NULL")
                .related(context.span(part), "in the primary key here")
                .help(format!("write `{}` without `?`", nullable.type_)),
            );
        }
    }
}
