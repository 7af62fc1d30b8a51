//! Conversions between types on SQL Server, where altering the column would refuse or do something else than on
//! other databases.
//!
//! A timestamp is converted to UTC before it loses its offset. Text is converted at its full length, so that the
//! column refuses what does not fit: a shorter `CONVERT` would cut it silently.
//!
//! Source: SQL Server, "CAST and CONVERT (Transact-SQL)" (styles, implicit conversions, truncation),
//! "SWITCHOFFSET".

use super::{super::column::sql_type, utf8::Utf8};
use crate::{
    dialect::Dialect,
    schema::{Column, ColumnName, ColumnType, types::Family},
    sql::writer::Statement,
};

/// The function that the conversion calls, which the script makes before and removes after.
pub(super) fn function(before: &Column, after: &Column) -> Option<Utf8> {
    match families(before, after) {
        (Family::Bytes, Family::Text | Family::Json) => Some(Utf8::Decode),
        (Family::Text | Family::Json, Family::Bytes) => Some(Utf8::Encode),
        (_, _) => None,
    }
}

/// Appends the converted value of the column.
pub(super) fn value(before: &Column, after: &Column, out: &mut Statement) {
    if let Some(function) = function(before, after) {
        return function.call(&before.name, out);
    }
    let (from, to) = families(before, after);
    match to {
        Family::Truth if from == Family::Text => truth(&before.name, out),
        Family::Text | Family::Json => text((before, from), (after, to), out),
        Family::Day | Family::TimeOfDay | Family::Timestamp | Family::Moment => {
            time((before, from), (after, to), out);
        }
        to if to.is_number() && (from == Family::Day || from.is_timestamp()) => {
            out.words("DATEDIFF_BIG(SECOND, CONVERT(DATETIME2(6), N'1970-01-01'),");
            utc(&before.name, from, out);
            out.mark(")");
        }
        Family::Truth
        | Family::Whole
        | Family::Fraction
        | Family::Bytes
        | Family::Uuid
        | Family::Vector
        | Family::Other => converted(&before.name, after, out),
    }
}

fn families(before: &Column, after: &Column) -> (Family, Family) {
    (Family::of(before, Dialect::Mssql), Family::of(after, Dialect::Mssql))
}

/// What `CONVERT` makes of the value.
fn converted(column: &ColumnName, after: &Column, out: &mut Statement) {
    out.words("CONVERT(").raw(&sql_type(after, Dialect::Mssql)).mark(",").name(column).mark(")");
}

/// The words that PostgreSQL takes for a boolean.
fn truth(column: &ColumnName, out: &mut Statement) {
    out.words("CASE WHEN lower(").name(column);
    out.mark(")").words("IN (N'true', N't', N'yes', N'on', N'1') THEN 1").line(1);
    out.words("WHEN lower(").name(column);
    out.mark(")").words("IN (N'false', N'f', N'no', N'off', N'0') THEN 0").line(1);
    out.words("ELSE CONVERT(BIT,").name(column).mark(")").words("END");
}

fn text((before, from): (&Column, Family), (after, to): (&Column, Family), out: &mut Statement) {
    let column = &before.name;
    let is_word =
        from.is_timestamp() || matches!(from, Family::Uuid | Family::Day | Family::TimeOfDay);
    let is_quoted = is_word && to == Family::Json;
    if is_quoted {
        out.text_literal("\"").words("+");
    }
    match from {
        Family::Truth => {
            out.words("CASE").name(column).words("WHEN 1 THEN N'true' WHEN 0 THEN N'false' END");
        }
        Family::Uuid => {
            out.words("lower(CONVERT(NVARCHAR(36),").name(column).mark("))");
        }
        Family::Day | Family::TimeOfDay | Family::Timestamp | Family::Moment => {
            // 121: yyyy-mm-dd hh:mi:ss.ffffff, as the other databases write it.
            out.words("CONVERT(NVARCHAR(MAX),");
            utc(column, from, out);
            out.mark(", 121)");
        }
        Family::Fraction if is_binary(before) => {
            // 3: all digits, of which the other styles write six.
            out.words("CONVERT(NVARCHAR(MAX),").name(column).mark(", 3)");
        }
        Family::Whole
        | Family::Fraction
        | Family::Text
        | Family::Bytes
        | Family::Json
        | Family::Vector
        | Family::Other => converted(column, after, out),
    }
    if is_quoted {
        out.words("+").text_literal("\"");
    }
}

fn time((before, from): (&Column, Family), (after, to): (&Column, Family), out: &mut Statement) {
    let column = &before.name;
    out.words("CONVERT(").raw(&sql_type(after, Dialect::Mssql)).mark(",");
    let is_text = from == Family::Text || from == Family::Json;
    if from.is_number() {
        seconds(column, from, out);
    } else if from == Family::TimeOfDay && to.is_timestamp() {
        // A time of day is one of 1900-01-01 here.
        out.words("DATEADD(DAY, 25567, CONVERT(DATETIME2(6),").name(column).mark("))");
    } else if is_text && (to == Family::Day || to == Family::Timestamp) {
        out.words("SWITCHOFFSET(CONVERT(DATETIMEOFFSET(6),").name(column).mark("),");
        out.text_literal("+00:00").mark(")");
    } else if from == Family::Moment && to != Family::Moment {
        at_utc(column, out);
    } else {
        out.name(column);
    }
    out.mark(")");
}

/// The value without an offset: of one that has it, what it is in UTC.
fn utc(column: &ColumnName, from: Family, out: &mut Statement) {
    if from == Family::Moment {
        out.words("CONVERT(DATETIME2(6),");
        at_utc(column, out);
        out.mark(")");
    } else {
        out.name(column);
    }
}

/// The same moment with the offset of UTC.
fn at_utc(column: &ColumnName, out: &mut Statement) {
    out.words("SWITCHOFFSET(").name(column).mark(",").text_literal("+00:00").mark(")");
}

/// So many seconds after 1970, of which `DATEADD` takes no more than an `INT` at once: the days, the seconds of
/// the last day, and what is left of a second.
///
/// Source: SQL Server, "DATEADD" (number is an `INT`; a value with a fraction is truncated).
fn seconds(column: &ColumnName, from: Family, out: &mut Statement) {
    let has_fraction = from == Family::Fraction;
    let whole = |out: &mut Statement| {
        out.words("CONVERT(BIGINT,");
        if has_fraction {
            out.words("FLOOR(").name(column).mark(")");
        } else {
            out.name(column);
        }
        out.mark(")");
    };
    if has_fraction {
        out.words("DATEADD(MICROSECOND, CONVERT(INT, ROUND((").name(column).words("- FLOOR(");
        out.name(column).mark(")) * 1000000, 0)),").line(1);
    }
    out.words("DATEADD(SECOND, CONVERT(INT,");
    whole(out);
    out.words("% 86400), DATEADD(DAY, CONVERT(INT,");
    whole(out);
    out.words("/ 86400), CONVERT(DATETIME2(6), N'1970-01-01')))");
    if has_fraction {
        out.mark(")");
    }
}

/// Whether the number is kept in binary, not in decimal digits.
fn is_binary(column: &Column) -> bool {
    matches!(column.type_, ColumnType::Float | ColumnType::Double)
}
