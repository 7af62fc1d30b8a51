//! PostgreSQL's casts of columns: those that it adds itself, and those that somebody has asked for.
//!
//! It writes both alike, `(a)::integer`, but adds only those that widen a value; and to a generated column's whole
//! expression that to the column's type. Start reading at [`changes_a_column`].
//!
//! Source: PostgreSQL 16, "Type Conversion" and "CREATE CAST" (implicit and assignment casts).

use crate::{
    schema::{Column, ColumnType},
    sql::expression::{Context, Purpose},
};

/// Whether a text has a cast of a column of the table that PostgreSQL would not add.
pub(super) fn changes_a_column(sql: &str, context: Context<'_>) -> bool {
    let sql = sql.trim();
    let mut quote = None;
    for (at, character) in sql.char_indices() {
        match quote {
            Some(open) if open == character => quote = None,
            None if matches!(character, '\'' | '"') => quote = Some(character),
            None if character == ':' && sql[at..].starts_with("::") => {
                let Some((column, start)) = operand(&sql[..at], context.columns) else { continue };
                let (type_, length) = target(&sql[at + 2..]);
                let is_whole = sql[..start].trim_matches('(').trim().is_empty()
                    && sql[at + 2 + length..].trim_matches(')').trim().is_empty()
                    && matches!(context.purpose, Purpose::Value(_));
                if !is_whole && !is_added(&column.type_, &type_) {
                    return true;
                }
            }
            Some(_) | None => {}
        }
    }
    false
}

/// The column that stands in parentheses at the end of a text, and where these begin.
fn operand<'c>(before: &str, columns: &'c [Column]) -> Option<(&'c Column, usize)> {
    let inside = before.strip_suffix(')')?;
    let found = columns.iter().find_map(|column| {
        let name = column.name.as_str();
        let quoted = ["\"", &name.replace('"', "\"\""), "\""].concat();
        let start = [name, quoted.as_str()]
            .into_iter()
            .find_map(|name| inside.strip_suffix(name)?.strip_suffix('('))?;
        Some((column, start.len()))
    });
    found.filter(|(_, start)| {
        // The argument of a function is in parentheses, too.
        !before[..*start].ends_with(|it: char| it.is_alphanumeric() || matches!(it, '_' | '"'))
    })
}

/// The type at the beginning of a text with its parameters, and how long its words are.
fn target(behind: &str) -> (String, usize) {
    let word = |text: &str| text.find(|it: char| !it.is_alphanumeric()).unwrap_or(text.len());
    let mut length = word(behind);
    for more in [" varying", " precision", " without time zone", " with time zone"] {
        if behind[length..].starts_with(more) {
            length += more.len();
        }
    }
    if behind[length..].starts_with('(') {
        length += behind[length..].find(')').map_or(0, |end| end + 1);
    }
    (behind[..length].to_ascii_lowercase(), length)
}

/// Whether PostgreSQL casts columns of a type to the other one by itself. Of types that it does not know it is
/// assumed.
fn is_added(from: &ColumnType, to: &str) -> bool {
    // From the narrowest to the widest.
    const NUMBERS: [&str; 6] =
        ["smallint", "integer", "bigint", "numeric", "real", "double precision"];
    const MOMENTS: [&str; 3] = ["date", "timestamp without time zone", "timestamp with time zone"];
    const TEXTS: [&str; 3] = ["text", "character varying", "bpchar"];
    let reached = |all: &[&str], from: usize| all[from..].contains(&to);
    match from {
        ColumnType::SmallInt => reached(&NUMBERS, 0),
        ColumnType::Integer => reached(&NUMBERS, 1),
        ColumnType::BigInt => reached(&NUMBERS, 2),
        ColumnType::Decimal { .. } => reached(&NUMBERS, 3),
        ColumnType::Float => reached(&NUMBERS, 4),
        ColumnType::Double => reached(&NUMBERS, 5),
        ColumnType::Text | ColumnType::String { .. } | ColumnType::Enum(_) => TEXTS.contains(&to),
        ColumnType::Date => reached(&MOMENTS, 0),
        ColumnType::Timestamp => reached(&MOMENTS, 1),
        ColumnType::TimestampTz => reached(&MOMENTS, 2),
        ColumnType::Bool => to == "boolean",
        ColumnType::Uuid => to == "uuid",
        ColumnType::Json => to == "jsonb",
        ColumnType::Bytes | ColumnType::Time | ColumnType::Vector { .. } | ColumnType::Other(_) => {
            true
        }
    }
}
