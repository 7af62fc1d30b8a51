//! Generated columns: they do not depend on themselves, and the databases in use can compute and use them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Context, Finding,
    cycle::cycle,
    place::{Place, column_key},
    subject,
};
use crate::{
    diagnostic::Code,
    schema::{
        Column, ColumnName, Expression, ForeignKey, GeneratedStorage, ReferentialAction, Table,
        TableName, expression,
    },
};

/// The columns that each generated column of `table` is computed from.
fn sources(table: &Table) -> BTreeMap<&ColumnName, BTreeSet<&ColumnName>> {
    table
        .columns
        .iter()
        .filter_map(|column| {
            let expression = &column.generated.as_ref()?.expression;
            Some((&column.name, expression.columns().collect()))
        })
        .collect()
}

/// E0312: no generated column is computed from itself, not even by way of others.
pub(super) fn check_cycles(context: &Context<'_>) {
    for (name, table) in context.tables() {
        if let Some(cycle) = cycle(sources(table)) {
            tell_cycle(context, name, &cycle);
        }
    }
}

fn tell_cycle(context: &Context<'_>, table: &TableName, cycle: &[&ColumnName]) {
    let [first, others @ ..] = cycle else { return };
    let names: Vec<String> =
        cycle.iter().chain(cycle.first()).map(|column| format!("`{column}`")).collect();
    let message = match cycle {
        [only] => format!("generated column `{table}.{only}` is computed from itself"),
        _ => format!(
            "generated columns of table `{table}` are computed from each other: {}",
            names.join(" from ")
        ),
    };
    let mut finding =
        Finding::new(context, Code::GeneratedCycle, column_key(table, first, "generated"), message)
            .label(format!("needs {}", names.get(1).map_or("itself", String::as_str)))
            .help("compute it from columns that are stored");
    for (position, column) in others.iter().enumerate() {
        let needs = names.get(position + 2).map_or("itself", String::as_str);
        finding =
            finding.related(column_key(table, column, "generated"), format!("which needs {needs}"));
    }
    finding.report();
}

/// E0322: a generated column is computed to a value of its type.
pub(super) fn check_types(context: &Context<'_>) {
    let enums = &context.schema().enums;
    for (name, table, column) in context.columns() {
        let Some(generated) = &column.generated else { continue };
        let wanted = expression::check(&Expression::Column(column.name.clone()), table, enums);
        let given = expression::check(&generated.expression, table, enums);
        // An expression that does not fit its columns has a rule of its own.
        let (Ok(wanted), Ok(given)) = (wanted, given) else { continue };
        if given.join(wanted).is_none() {
            let message = format!(
                "generated column `{name}.{}` is `{}`, but its expression gives another type",
                column.name, column.type_
            );
            let place = column_key(name, &column.name, "generated");
            Finding::new(context, Code::GeneratedType, place, message)
                .label("gives another type")
                .related(
                    column_key(name, &column.name, "type"),
                    format!("the column is `{}`", column.type_),
                )
                .help("change the type of the column, or the expression")
                .report();
        }
    }
}

/// E0417, E0418: the databases in use allow what the generated column is used for and made of.
pub(super) fn check_dialects(context: &Context<'_>) {
    let no_keys = context.dialects_where(|dialect| !dialect.capability().generated_primary_keys);
    let no_numbers =
        context.dialects_where(|dialect| !dialect.capability().generated_from_auto_increment);
    for (name, table) in context.tables() {
        for (column, from) in sources(table) {
            let key = table.primary_key.as_ref().filter(|key| key.columns.contains(column));
            if let Some(key) = key
                && let Some(no_keys) = &no_keys
            {
                let message = format!(
                    "generated column `{name}.{column}` is in the primary key, which {}",
                    subject(no_keys, "refuses", "refuse")
                );
                let primary = Place::Constraint(name.clone(), key.name.clone());
                let place = column_key(name, column, "generated");
                Finding::new(context, Code::GeneratedPrimaryKey, place, message)
                    .label("cannot be generated")
                    .related(primary, "the primary key")
                    .help("use another primary key, and write the generated column under `unique`")
                    .report();
            }
            let numbered = from.iter().find(|&&source| {
                table.column(source).is_some_and(|source| source.auto_increment.is_some())
            });
            if let Some(source) = numbered
                && let Some(no_numbers) = &no_numbers
            {
                let message = format!(
                    "generated column `{name}.{column}` is computed from the numbered column `{source}`, \
                     which {}",
                    subject(no_numbers, "refuses", "refuse")
                );
                let place = column_key(name, column, "generated");
                Finding::new(context, Code::GeneratedFromNumber, place, message)
                    .label(format!("needs `{source}`, whose value is not assigned yet"))
                    .related(
                        column_key(name, source, "auto_increment"),
                        format!("`{source}` is numbered by the database"),
                    )
                    .help("compute it in a query or a view instead")
                    .report();
            }
        }
    }
}

/// E0321: a generated column has no foreign key that would write to it, and a virtual one none at all.
pub(super) fn check_foreign_keys(context: &Context<'_>) {
    for (name, table) in context.tables() {
        for (key_name, key) in &table.foreign_keys {
            for column in key.columns.iter().filter_map(|column| table.column(column)) {
                let Some((problem, help)) = foreign_key_problem(column, key) else { continue };
                let message = format!(
                    "column `{name}.{}` of foreign key `{key_name}` is generated, {problem}",
                    column.name
                );
                let place = Place::Constraint(name.clone(), key_name.clone());
                Finding::new(context, Code::GeneratedForeignKey, place, message)
                    .label("the foreign key")
                    .related(
                        column_key(name, &column.name, "generated"),
                        format!("`{}` is generated here", column.name),
                    )
                    .help(help)
                    .report();
            }
        }
    }
}

fn foreign_key_problem(column: &Column, key: &ForeignKey) -> Option<(String, &'static str)> {
    let generated = column.generated.as_ref()?;
    if generated.storage == GeneratedStorage::Virtual {
        return Some(("and not stored".to_owned(), "write `storage: stored`"));
    }
    let writes = |action| match action {
        ReferentialAction::SetNull | ReferentialAction::SetDefault => true,
        ReferentialAction::NoAction | ReferentialAction::Restrict | ReferentialAction::Cascade => {
            false
        }
    };
    if writes(key.on_delete) {
        return Some((
            "and `on_delete` would write to it".to_owned(),
            "write `on_delete: cascade`, or `on_delete: restrict`",
        ));
    }
    if writes(key.on_update) || key.on_update == ReferentialAction::Cascade {
        return Some((
            "and `on_update` would write to it".to_owned(),
            "write `on_update: restrict`, or leave it out",
        ));
    }
    None
}
