//! Conversions between types on MySQL and MariaDB, where altering the column would give another result than on
//! other databases: there booleans are 1 and 0, a UUID is bytes, a number is a date by its digits, a time of day
//! becomes one of today, and a `FLOAT` becomes a text of six digits.

use crate::{
    dialect::Dialect,
    schema::{Column, ColumnName, types::Family},
    sql::writer::Statement,
};

/// Whether the conversion asks the session for its time zone: a text with an offset becomes what a clock there
/// shows. MariaDB refuses such a text.
///
/// Source: MySQL 8.4, "Date and Time Literals" (time zone offsets); tried on MySQL 9.7 and MariaDB 10.11.
pub(super) fn reads_time_zone(before: &Column, after: &Column) -> bool {
    let families = (Family::of(before, Dialect::Mysql), Family::of(after, Dialect::Mysql));
    matches!(families, (Family::Text | Family::Json, to) if to.is_timestamp())
}

/// Appends the converted value of the column.
pub(super) fn value(before: &Column, after: &Column, out: &mut Statement) {
    let column = &before.name;
    let from = Family::of(before, Dialect::Mysql);
    let to = Family::of(after, Dialect::Mysql);
    match (from, to) {
        (Family::Text, Family::Truth) => {
            out.words("CASE lower(trim(").name(column).mark("))");
            for (words, value) in [
                ("WHEN 'true' THEN", "TRUE"),
                ("WHEN 't' THEN", "TRUE"),
                ("WHEN 'yes' THEN", "TRUE"),
                ("WHEN 'on' THEN", "TRUE"),
                ("WHEN 'false' THEN", "FALSE"),
                ("WHEN 'f' THEN", "FALSE"),
                ("WHEN 'no' THEN", "FALSE"),
                ("WHEN 'off' THEN", "FALSE"),
            ] {
                out.line(1).words(words).words(value);
            }
            out.line(1).words("ELSE").name(column).words("END");
        }
        (Family::Truth, Family::Text) => {
            out.words("CASE WHEN").name(column).words("IS NULL THEN NULL WHEN").name(column);
            out.words("THEN 'true' ELSE 'false' END");
        }
        (Family::Uuid, Family::Text) => uuid_text(column, out),
        (Family::Text, Family::Uuid) => {
            out.words("unhex(replace(").name(column).mark(", '-', ''))");
        }
        (from, Family::Day | Family::Timestamp | Family::Moment) if from.is_number() => {
            out.words("TIMESTAMP '1970-01-01 00:00:00' + INTERVAL").name(column).words("SECOND");
        }
        // A time of day would become one of today.
        (Family::TimeOfDay, Family::Timestamp | Family::Moment) => {
            out.words("addtime(TIMESTAMP '1970-01-01 00:00:00',").name(column).mark(")");
        }
        // As a number of double precision it has all its digits.
        (Family::Fraction, Family::Text | Family::Json) => {
            out.words("concat(").name(column).words("+ 0e0)");
        }
        (Family::Day | Family::Timestamp | Family::Moment, to) if to.is_number() => {
            out.words("timestampdiff(SECOND, TIMESTAMP '1970-01-01 00:00:00',").name(column);
            out.mark(")");
        }
        (_, _) => {
            out.name(column);
        }
    }
}

/// `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`
fn uuid_text(column: &ColumnName, out: &mut Statement) {
    out.words("lower(concat(");
    let parts = ["1, 8", "9, 4", "13, 4", "17, 4", "21, 12"];
    for (position, part) in parts.into_iter().enumerate() {
        out.mark(if position > 0 { ", '-', " } else { "" });
        out.words("substr(hex(").name(column).mark("),").words(part).mark(")");
    }
    out.mark("))");
}
