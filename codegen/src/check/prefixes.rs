//! Keys and indexes over the beginning of a column.

use super::{
    Context, Finding, subject,
    table_keys::{Key, KeyKind, keys},
    titles,
};
use crate::{
    diagnostic::Code,
    dialect::Dialect,
    schema::{
        Column, Table,
        prefixes::{Length, divisible},
    },
};

/// E0444, W0513: where only the beginning of a column counts, it has one, and a unique key is told that is stricter
/// on some databases than on others.
pub(super) fn check_lengths(context: &Context<'_>) {
    let divides = |dialect: Dialect| dialect.capability().key_prefixes;
    let Some(dividing) = context.dialects_where(divides) else { return };
    let whole = context.dialects_where(|dialect| !divides(dialect));
    for (name, table) in context.tables() {
        let own = table.own_primary_keys.values().flatten();
        let own = own.map(|key| Key { table: name, kind: KeyKind::Primary(key) });
        for key in keys(name, table).chain(own) {
            let there: Vec<Dialect> =
                dividing.iter().copied().filter(|it| key.dialects().contains(*it)).collect();
            let lengths = (0..key.parts()).filter_map(|at| Some((at, key.length(at)?)));
            let lengths: Vec<(usize, u32)> = lengths.collect();
            if lengths.is_empty() || there.is_empty() {
                continue;
            }
            // Each is told, not only the first.
            let lengths = lengths.into_iter();
            let wrong = lengths.filter(|it| !check_length(context, (key, table), *it, &there));
            if wrong.count() > 0 || !key.is_unique() {
                continue;
            }
            let others = whole.iter().flatten().copied();
            let others: Vec<_> = others.filter(|it| key.dialects().contains(*it)).collect();
            if !others.is_empty() {
                tell_stricter(context, key, &there, &others);
            }
        }
    }
}

/// Whether only the beginning of the part can count.
fn check_length(
    context: &Context<'_>,
    (key, table): (Key<'_>, &Table),
    (at, length): (usize, u32),
    dialects: &[Dialect],
) -> bool {
    let columns = key.columns();
    let name = columns.iter().find(|(position, _)| *position == at).map(|(_, name)| *name);
    let Some(name) = name else {
        let message = format!(
            "{} of table `{}` has a `length` at an expression, but only a column has a beginning",
            key.described(),
            key.table
        );
        Finding::new(context, Code::KeyLength, key.part(at), message)
            .label("is not a column")
            .help("leave `length` out, and write `substr(…, 1, 100)` as the expression")
            .report();
        return false;
    };
    // A name that is no column is told where the spec is read.
    let Some(column) = table.column(name) else { return true };
    let too_long = dialects.iter().find_map(|dialect| match divisible(column, *dialect) {
        Some(Length::Unlimited) => None,
        Some(Length::Limited(maximum)) if length < maximum => None,
        limit => Some(limit),
    });
    let Some(limit) = too_long else { return true };
    tell_indivisible(context, (key, at), column, limit);
    false
}

fn tell_indivisible(
    context: &Context<'_>,
    (key, at): (Key<'_>, usize),
    column: &Column,
    limit: Option<Length>,
) {
    let whole = format!("{} of table `{}`", key.described(), key.table);
    let (message, label) = match limit {
        Some(Length::Limited(maximum)) => (
            format!(
                "{whole} has a `length` at column `{}` that is not less than the column's own, {maximum}",
                column.name
            ),
            "is the whole column",
        ),
        Some(Length::Unlimited) | None => (
            format!(
                "{whole} has a `length` at column `{}`, but only texts and bytes have a beginning",
                column.name
            ),
            "has no beginning",
        ),
    };
    Finding::new(context, Code::KeyLength, key.part(at), message)
        .label(label)
        .declared(key.table, column)
        .help("leave `length` out")
        .report();
}

fn tell_stricter(context: &Context<'_>, key: Key<'_>, there: &[Dialect], others: &[Dialect]) {
    let message = format!(
        "{} of table `{}` lets no two rows have the same beginning in {}, but {} whole values",
        key.described(),
        key.table,
        titles(there),
        subject(others, "compares", "compare")
    );
    Finding::new(context, Code::PartlyUnique, key.place(), message)
        .label("refuses more rows on some databases than on others")
        .help("write a type with a length that fits a key, such as `string(255)`, and no `length`")
        .report();
}
