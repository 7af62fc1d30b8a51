//! Expressions of checks, indexes and generated columns: they name columns of their own table.

use std::collections::BTreeSet;

use super::{Context, Finding, place::Place, suggest};
use crate::{
    diagnostic::Code,
    schema::{
        ColumnName, Expression, Table, TableName,
        expression::{self, ExpressionType},
    },
};

/// An expression of a table, with what a sentence calls it and where it was said.
pub(super) struct Written<'a> {
    pub(super) what: Box<dyn Fn() -> String + 'a>,
    pub(super) expression: &'a Expression,
    pub(super) place: Box<dyn Fn() -> Place + 'a>,
    /// Whether it must be true or false.
    pub(super) is_condition: bool,
}

/// Every expression of `table` but defaults, which name no columns, and index keys that are a column.
pub(super) fn of_table<'a>(
    table_name: &'a TableName,
    table: &'a Table,
) -> impl Iterator<Item = Written<'a>> {
    let generated = table.columns.iter().filter_map(move |column| {
        Some(Written {
            what: Box::new(move || format!("generated column `{}`", column.name)),
            expression: &column.generated.as_ref()?.expression,
            place: Box::new(move || {
                Place::ColumnKey(table_name.clone(), column.name.clone(), "generated")
            }),
            is_condition: false,
        })
    });
    let checks = table.checks.iter().map(move |(name, check)| Written {
        what: Box::new(move || format!("check `{name}`")),
        expression: &check.expression,
        place: Box::new(move || Place::ConstraintKey(table_name.clone(), name.clone(), "check")),
        is_condition: true,
    });
    let predicates = table.indexes.iter().filter_map(move |(name, index)| {
        Some(Written {
            what: Box::new(move || format!("`where` of index `{name}`")),
            expression: index.predicate.as_ref()?,
            place: Box::new(move || Place::IndexKey(table_name.clone(), name.clone(), "where")),
            is_condition: true,
        })
    });
    let keys = table.indexes.iter().flat_map(move |(name, index)| {
        let keys = index.keys.iter().enumerate();
        let computed = keys.filter(|(_, key)| !matches!(key.expression, Expression::Column(_)));
        computed.map(move |(position, key)| Written {
            what: Box::new(move || format!("key {} of index `{name}`", position + 1)),
            expression: &key.expression,
            place: Box::new(move || Place::IndexColumn(table_name.clone(), name.clone(), position)),
            is_condition: false,
        })
    });
    generated.chain(checks).chain(predicates).chain(keys)
}

/// E0311: an expression names columns of its table only.
pub(super) fn check_columns(context: &Context<'_>) {
    for (name, table) in context.tables() {
        let known: BTreeSet<&ColumnName> =
            table.columns.iter().map(|column| &column.name).collect();
        for written in of_table(name, table) {
            let mut unknown: Vec<&ColumnName> =
                written.expression.columns().filter(|column| !known.contains(column)).collect();
            unknown.dedup();
            for column in unknown {
                tell_unknown(context, (name, table), &written, column);
            }
        }
    }
}

fn tell_unknown(
    context: &Context<'_>,
    (name, table): (&TableName, &Table),
    written: &Written<'_>,
    column: &ColumnName,
) {
    let message =
        format!("{} uses column `{column}`, which table `{name}` does not have", (written.what)());
    let names = table.columns.iter().map(|column| column.name.as_str());
    let help = match suggest::nearest(column.as_str(), names) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("if it is text, write `'{column}'`"),
    };
    Finding::new(context, Code::ExpressionColumn, (written.place)(), message)
        .label(format!("`{column}` is not a column of `{name}`"))
        .related(Place::Table(name.clone()), format!("the columns of `{name}`"))
        .help(help)
        .report();
}

/// E0301, E0302: the operands of an expression have the types that it needs, and a condition is true or
/// false.
pub(super) fn check_types(context: &Context<'_>) {
    let enums = &context.schema().enums;
    for (name, table) in context.tables() {
        for written in of_table(name, table) {
            let known = |column: &ColumnName| table.column(column).is_some();
            if !written.expression.columns().all(known) {
                continue;
            }
            match expression::check(written.expression, table, enums) {
                Ok(type_)
                    if written.is_condition && type_.join(ExpressionType::Boolean).is_none() =>
                {
                    let message =
                        format!("{} is {}, not true or false", (written.what)(), noun(type_));
                    Finding::new(context, Code::CheckType, (written.place)(), message)
                        .label("not true or false")
                        .help("write a comparison, such as `… <> 0` or `… is not null`")
                        .report();
                }
                Ok(_) => {}
                Err(errors) => {
                    for error in errors {
                        let message = format!("{} is invalid: {}", (written.what)(), error.message);
                        Finding::new(context, Code::ExpressionType, (written.place)(), message)
                            .label("does not fit its columns")
                            .help_if(error.help)
                            .report();
                    }
                }
            }
        }
    }
}

fn noun(type_: ExpressionType) -> &'static str {
    match type_ {
        ExpressionType::Boolean => "true or false",
        ExpressionType::Number(_) => "a number",
        ExpressionType::Text => "text",
        ExpressionType::Bytes => "bytes",
        ExpressionType::Date => "a date",
        ExpressionType::Time => "a time of day",
        ExpressionType::Timestamp(_) => "a timestamp",
        ExpressionType::Uuid => "a UUID",
        ExpressionType::Json => "JSON",
        ExpressionType::Null => "NULL",
        ExpressionType::Unknown => "of a type that is not known",
    }
}
