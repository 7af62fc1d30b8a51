//! Types: their parameters make sense, and the databases in use can hold them.

use super::Context;
use crate::{
    diagnostic::{Code, Diagnostic},
    dialect::{Dialect, capability::Capability},
    schema::{Column, ColumnType, TableName},
};

/// E0319: lengths are not zero, scales fit their precision.
pub(super) fn check_parameters(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (table, _, column) in context.columns() {
        let (problem, help) = match &column.type_ {
            ColumnType::Decimal { precision: 0, .. } => {
                ("holds no digit", "write all digits first, then those after the point")
            }
            ColumnType::Decimal { precision, scale } if scale > precision => (
                "has more digits after the point than digits",
                "write all digits first, then those after the point",
            ),
            ColumnType::Bool
            | ColumnType::SmallInt
            | ColumnType::Integer
            | ColumnType::BigInt
            | ColumnType::Float
            | ColumnType::Double
            | ColumnType::Decimal { .. }
            | ColumnType::Text
            | ColumnType::String { .. }
            | ColumnType::Bytes
            | ColumnType::Date
            | ColumnType::Time
            | ColumnType::Timestamp
            | ColumnType::TimestampTz
            | ColumnType::Uuid
            | ColumnType::Json
            | ColumnType::Enum(_)
            | ColumnType::Vector { .. }
            | ColumnType::Other(_) => continue,
        };
        let message =
            format!("the type `{}` of column `{table}.{}` {problem}", column.type_, column.name);
        found.push(
            Diagnostic::new(
                Code::TypeParameter,
                context.column_span(table, &column.name, "type"),
                message,
            )
            .label(problem)
            .help(help),
        );
    }
}

/// E0416, W0502: no type goes beyond what a database in use can hold.
pub(super) fn check_limits(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (table, _, column) in context.columns() {
        let has_parameters = matches!(
            column.type_,
            ColumnType::String { .. } | ColumnType::Decimal { .. } | ColumnType::Vector { .. }
        );
        if !has_parameters {
            continue;
        }
        let plain: Vec<Dialect> =
            context.dialects_where(|dialect| column.sql_types.as_ref().get(dialect).is_none());
        let excesses = plain.iter().filter_map(|&dialect| {
            let (limit, help) = excess(&column.type_, dialect.capability(), dialect)?;
            Some((limit, help, dialect))
        });
        // What mends the strictest database mends the others.
        if let Some((limit, help, dialect)) = excesses.min_by_key(|(limit, ..)| limit.clone()) {
            let message = format!(
                "column `{table}.{}` is `{}`, but {} has at most `{limit}`",
                column.name,
                column.type_,
                dialect.title()
            );
            let span = context.column_span(table, &column.name, "type");
            found.push(
                Diagnostic::new(Code::TypeLimit, span, message)
                    .label(format!("at most `{limit}` in {}", dialect.title()))
                    .help(help),
            );
        }
        for dialect in plain {
            check_decimal_digits(context, (table, column), dialect, found);
        }
    }
}

/// The limit that `type_` breaks, as the largest type of its kind, and what to write instead.
fn excess(
    type_: &ColumnType,
    capability: &Capability,
    dialect: Dialect,
) -> Option<(ColumnType, String)> {
    let own = |type_: &ColumnType| format!("write `{type_}`, or a type of its own for `{dialect}`");
    match type_ {
        ColumnType::String { length } => {
            let length = capability.string_length_maximum.filter(|maximum| length > maximum)?;
            let limit = ColumnType::String { length };
            let help = format!("write `text`, or `{limit}`");
            Some((limit, help))
        }
        ColumnType::Decimal { precision, scale } => {
            let (most, most_scale) = capability.decimal_maximum?;
            if *precision <= most && *scale <= most_scale {
                return None;
            }
            let fitting = ColumnType::Decimal {
                precision: most.min(*precision),
                scale: most_scale.min(*scale),
            };
            let limit = ColumnType::Decimal { precision: most, scale: most_scale };
            Some((limit, own(&fitting)))
        }
        ColumnType::Vector { dimensions } => {
            let dimensions =
                capability.vector_dimensions_maximum.filter(|maximum| dimensions > maximum)?;
            let limit = ColumnType::Vector { dimensions };
            let help = own(&limit);
            Some((limit, help))
        }
        ColumnType::Bool
        | ColumnType::SmallInt
        | ColumnType::Integer
        | ColumnType::BigInt
        | ColumnType::Float
        | ColumnType::Double
        | ColumnType::Text
        | ColumnType::Bytes
        | ColumnType::Date
        | ColumnType::Time
        | ColumnType::Timestamp
        | ColumnType::TimestampTz
        | ColumnType::Uuid
        | ColumnType::Json
        | ColumnType::Enum(_)
        | ColumnType::Other(_) => None,
    }
}

fn check_decimal_digits(
    context: &Context<'_>,
    (table, column): (&TableName, &Column),
    dialect: Dialect,
    found: &mut Vec<Diagnostic>,
) {
    let ColumnType::Decimal { precision, .. } = column.type_ else { return };
    let Some(kept) = dialect.capability().decimal_digits_kept.filter(|kept| precision > *kept)
    else {
        return;
    };
    let message = format!(
        "column `{table}.{}` is `{}`, but {} keeps {kept} digits of a number",
        column.name,
        column.type_,
        dialect.title()
    );
    found.push(
        Diagnostic::new(
            Code::DecimalDigits,
            context.column_span(table, &column.name, "type"),
            message,
        )
        .label(format!("digits beyond {kept} are lost"))
        .help(format!("write at most {kept} digits, or add `{dialect}: TEXT` to the column")),
    );
}
