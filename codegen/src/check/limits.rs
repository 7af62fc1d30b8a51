//! Limits of a whole table: how many columns, how many bytes in a row.

use super::{
    Context, Finding,
    key_size::{KeySize, key_size},
    place::{Place, column_key},
    visible,
};
use crate::{
    diagnostic::Code,
    dialect::Dialect,
    schema::{Column, Table, TableName, presentation::FieldType},
};

/// The limits that Diesel can be built with, and the Cargo feature for each.
///
/// Source: diesel 2.3, "Crate feature flags". Without a feature of the kind the limit is 16; its default
/// features have 32.
const DIESEL_LIMITS: [(usize, &str); 3] =
    [(32, "32-column-tables"), (64, "64-column-tables"), (128, "128-column-tables")];

/// E0412: no table or view has more columns than Diesel is built for. Every database allows more than
/// Diesel can, so that this is the only limit on their number.
pub(super) fn check_diesel_columns(context: &Context<'_>) {
    let shown = &context.declaration.presentation.tables;
    let is_hidden = |name: &TableName| shown.get(name).is_some_and(|table| table.hidden);
    let tables = context.tables().filter(|(name, _)| !is_hidden(name)).map(|(name, table)| {
        let count = visible(context, name, table).count();
        ("table", name.as_str(), count, Place::Table(name.clone()))
    });
    let views = context.declaration.presentation.views.iter().map(|(name, view)| {
        let visible = view.columns.iter().filter(|column| column.field != FieldType::Hidden);
        ("view", name.as_str(), visible.count(), Place::View(name.clone()))
    });
    let limit = context.declaration.settings.diesel_columns;
    for (noun, name, count, place) in tables.chain(views).filter(|(_, _, count, _)| *count > limit)
    {
        let message =
            format!("{noun} `{name}` has {count} columns, but the limit of Diesel is {limit}");
        let help = match DIESEL_LIMITS.iter().find(|(limit, _)| count <= *limit) {
            Some((limit, feature)) => format!(
                "turn on the Cargo feature `{feature}` of diesel, and write `diesel_columns: {limit}` under \
                 `settings`"
            ),
            None => "Diesel has no more than 128 columns, with its Cargo feature `128-column-tables`: split the \
                     table, or write `rust: none` at some of its columns, or `row: none`"
                .to_owned(),
        };
        Finding::new(context, Code::DieselColumns, place, message)
            .label(format!("{count} columns"))
            .help(help)
            .report();
    }
}

/// E0436: no comment is longer than a database in use keeps.
pub(super) fn check_comments(context: &Context<'_>) {
    let tables = context.tables().filter_map(|(name, table)| {
        let comment = table.comment.as_deref()?;
        let place = Place::TableKey(name.clone(), "comment");
        Some((format!("table `{name}`"), comment, place, true))
    });
    let columns = context.columns().filter_map(|(name, _, column)| {
        let comment = column.comment.as_deref()?;
        let place = Place::ColumnKey(name.clone(), column.name.clone(), "comment");
        Some((format!("column `{name}.{}`", column.name), comment, place, false))
    });
    for (object, comment, place, is_table) in tables.chain(columns) {
        let excess = context.dialects().iter().filter_map(|dialect| {
            let capability = dialect.capability();
            let limit = if is_table {
                capability.table_comment_limit
            } else {
                capability.column_comment_limit
            }?;
            (limit.measure(comment) > limit.maximum()).then_some((limit.maximum(), dialect, limit))
        });
        let Some((maximum, dialect, limit)) = excess.min_by_key(|(maximum, ..)| *maximum) else {
            continue;
        };
        let message = format!(
            "the comment of {object} has {} characters, but {} keeps {maximum}",
            limit.measure(comment),
            dialect.title()
        );
        Finding::new(context, Code::CommentTooLong, place, message)
            .label(format!("more than {maximum} characters"))
            .help("shorten it, or say the rest in `doc`, which no database sees")
            .report();
    }
}

/// What a text or blob without a length takes of a row: a pointer and the length.
const POINTER_BYTES: usize = 12;
/// The length prefix of a text or of bytes of varying length.
const LENGTH_BYTES: usize = 2;

/// E0420: the columns of a row have no more bytes together than a database in use allows.
pub(super) fn check_row_bytes(context: &Context<'_>) {
    for dialect in context.dialects().iter() {
        let Some(maximum) = dialect.capability().row_bytes_maximum else { continue };
        for (name, table) in context.tables() {
            check_row(context, (name, table), dialect, maximum);
        }
    }
}

fn check_row(
    context: &Context<'_>,
    (name, table): (&TableName, &Table),
    dialect: Dialect,
    maximum: usize,
) {
    let size = |column: &Column| match key_size(column, dialect, context.enum_length(column)) {
        KeySize::Bytes(bytes) => bytes + LENGTH_BYTES,
        KeySize::Unbounded | KeySize::Unknown => POINTER_BYTES,
    };
    let sizes = table.columns.iter().map(|column| (size(column), column));
    let total: usize = sizes.clone().map(|(bytes, _)| bytes).sum();
    let largest = sizes.max_by_key(|(bytes, _)| *bytes).filter(|_| total > maximum);
    let Some((bytes, largest)) = largest else { return };
    let message = format!(
        "a row of table `{name}` has up to {total} bytes, but {} allows {maximum}",
        dialect.title()
    );
    Finding::new(context, Code::RowTooLong, Place::Table(name.clone()), message)
        .label(format!("{total} bytes, texts counted by their length"))
        .related(
            column_key(name, &largest.name, "type"),
            format!("`{}` takes {bytes} bytes", largest.name),
        )
        .help(format!("write `text` as the type of `{}`, which is kept elsewhere", largest.name))
        .report();
}
