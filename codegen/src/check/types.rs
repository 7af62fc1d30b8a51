//! Types: their parameters make sense, and the databases in use can hold them.

use super::{Context, Finding, place::column_key};
use crate::{
    diagnostic::Code,
    dialect::Dialect,
    schema::{Column, ColumnType, TableName, types::Family},
};

/// E0319: lengths are not zero, scales fit their precision.
pub(super) fn check_parameters(context: &Context<'_>) {
    for (table, _, column) in context.columns() {
        let ColumnType::Decimal { precision, scale } = &column.type_ else { continue };
        let problem = if *precision == 0 {
            "holds no digit"
        } else if scale > precision {
            "has more digits after the point than digits"
        } else {
            continue;
        };
        let help = "write all digits first, then those after the point";
        let message =
            format!("the type `{}` of column `{table}.{}` {problem}", column.type_, column.name);
        let place = column_key(table, &column.name, "type");
        Finding::new(context, Code::TypeParameter, place, message)
            .label(problem)
            .help(help)
            .report();
    }
}

/// E0416, W0502: no type goes beyond what a database in use can hold.
pub(super) fn check_limits(context: &Context<'_>) {
    for (table, _, column) in context.columns() {
        let is_plain = |dialect| column.sql_types.as_ref().get(dialect).is_none();
        let plain = context.dialects_where(is_plain).unwrap_or_default();
        let excesses = plain.iter().filter_map(|&dialect| {
            let (limit, help) = excess(&column.type_, dialect)?;
            Some((limit, help, dialect))
        });
        // What mends the strictest database mends the others.
        if let Some((limit, help, dialect)) = excesses.min_by_key(|(limit, ..)| limit.clone()) {
            let message = format!(
                "column `{table}.{}` is `{}`, but the limit of {} is `{limit}`",
                column.name,
                column.type_,
                dialect.title()
            );
            let span = column_key(table, &column.name, "type");
            Finding::new(context, Code::TypeLimit, span, message)
                .label(format!("at most `{limit}` in {}", dialect.title()))
                .help(help)
                .report();
        }
        for dialect in plain {
            check_decimal_digits(context, (table, column), dialect);
        }
    }
}

/// The limit that `type_` breaks, as the largest type of its kind, and what to write instead.
fn excess(type_: &ColumnType, dialect: Dialect) -> Option<(ColumnType, String)> {
    let row = type_.row();
    let (maximum, make) = ((row.limit)(dialect.capability())?, row.make?);
    let parameters = type_.parameters();
    let fitting = [parameters[0].min(maximum[0]), parameters[1].min(maximum[1])];
    if fitting == parameters {
        return None;
    }
    let limit = make(maximum);
    let help = if row.family == Family::Text {
        format!("write `text`, or `{limit}`")
    } else {
        format!("write `{}`, or a type of its own for `{dialect}`", make(fitting))
    };
    Some((limit, help))
}

fn check_decimal_digits(
    context: &Context<'_>,
    (table, column): (&TableName, &Column),
    dialect: Dialect,
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
    Finding::new(context, Code::DecimalDigits, column_key(table, &column.name, "type"), message)
        .label(format!("digits beyond {kept} are lost"))
        .help(format!("write at most {kept} digits, or add `{dialect}: TEXT` to the column"))
        .report();
}
