//! Conversions between types on PostgreSQL: the expression after `USING`.
//!
//! Timestamps without a zone are UTC, and a text with an offset means that instant: PostgreSQL itself would take
//! its day and hour and ignore the offset. Text that becomes shorter gets no explicit cast, because that would cut
//! it silently.

use super::super::column::sql_type;
use crate::{
    dialect::Dialect,
    schema::{Column, ColumnType, native::native, types::Family},
    sql::writer::Statement,
};

/// Whether the conversion asks the session for its time zone: to read what has none, or to write a moment.
///
/// Source: PostgreSQL 16, "Date/Time Types" (time stamps), "JSON Functions and Operators" (`to_jsonb`).
pub(super) fn reads_time_zone(before: &Column, after: &Column) -> bool {
    let is_zoned = |column: &Column| {
        let type_ = sql_type(column, Dialect::Postgres).to_ascii_uppercase();
        ["TIMESTAMPTZ", "TIMETZ", "WITH TIME ZONE"].iter().any(|words| type_.contains(words))
    };
    match families(before, after) {
        (Family::Text | Family::Json, to) => to == Family::Day || to.is_timestamp(),
        (Family::Moment, Family::Json) => true,
        (Family::Other, _) | (_, Family::Other) => is_zoned(before) || is_zoned(after),
        (_, _) => false,
    }
}

/// The converted value; `None` where the database converts by itself, and refuses what does not fit.
pub(super) fn using(before: &Column, after: &Column) -> Option<Statement> {
    let (from, to) = families(before, after);
    let column = &after.name;
    let mut out = Statement::new(Dialect::Postgres);
    if let Some(by) = by_text(before, after) {
        out.name(column).mark(by).mark("::");
        return Some(cast(out, after));
    }
    let utc = "AT TIME ZONE 'utc'";
    match (from, to) {
        (Family::Text, Family::Text) | (Family::Other, Family::Other) => return None,
        (from, to) if from.is_number() && to.is_number() => return None,
        (from, to) if from == to => return None,
        (Family::Bytes, Family::Text) => out.words("convert_from(").name(column).mark(", 'UTF8')"),
        (Family::Text, Family::Bytes) => out.words("convert_to(").name(column).mark(", 'UTF8')"),
        (Family::Moment, Family::Text) => out.words("(").name(column).words(utc).mark(")::text"),
        (_, Family::Text) => out.name(column).mark("::text"),
        (Family::Truth, to) if to.is_number() => out.name(column).mark("::integer"),
        (from, Family::Truth) if from.is_number() => out.name(column).words("<> 0"),
        (from, Family::Moment) if from.is_number() => {
            out.words("to_timestamp(").name(column).mark(")")
        }
        (from, Family::Timestamp) if from.is_number() => {
            out.words("to_timestamp(").name(column).mark(")").words(utc)
        }
        (from, Family::Day) if from.is_number() => {
            out.words("(to_timestamp(").name(column).mark(")").words(utc).mark(")::date")
        }
        (Family::Day | Family::Timestamp | Family::Moment, to) if to.is_number() => {
            out.words("extract(epoch FROM").name(column).mark(")")
        }
        (Family::Timestamp, Family::Moment) | (Family::Moment, Family::Timestamp) => {
            out.name(column).words(utc)
        }
        (Family::Day, Family::Moment) => out.name(column).mark("::timestamp").words(utc),
        (Family::Moment, Family::Day | Family::TimeOfDay) => {
            out.words("(").name(column).words(utc).mark(")::");
            return Some(cast(out, after));
        }
        (Family::Text, Family::Timestamp) => out.name(column).mark("::timestamptz").words(utc),
        (Family::Text, Family::Day) => {
            out.words("(").name(column).mark("::timestamptz").words(utc).mark(")::date")
        }
        (Family::Json, Family::Timestamp) => {
            out.words("(").name(column).words("#>> '{}')::timestamptz").words(utc)
        }
        (Family::Json, Family::Day) => {
            out.words("((").name(column).words("#>> '{}')::timestamptz").words(utc).mark(")::date")
        }
        (Family::TimeOfDay, Family::Timestamp) => out.words("'1970-01-01'::date +").name(column),
        (Family::TimeOfDay, Family::Moment) => {
            out.words("('1970-01-01'::date +").name(column).mark(")").words(utc)
        }
        (Family::Uuid, Family::Bytes) => {
            out.words("decode(replace(").name(column).mark("::text, '-', ''), 'hex')")
        }
        (Family::Bytes, Family::Uuid) => out.words("encode(").name(column).mark(", 'hex')::uuid"),
        (Family::Text, Family::Json) => out.name(column).mark("::jsonb"),
        (_, Family::Json) => out.words("to_jsonb(").name(column).mark(")"),
        (Family::Json, _) => {
            out.words("(").name(column).words("#>> '{}')::");
            return Some(cast(out, after));
        }
        (_, _) => {
            out.name(column).mark("::");
            return Some(cast(out, after));
        }
    };
    Some(out)
}

/// What an enum, or an array of one, is written as before it becomes another type: two enums have no cast between
/// them.
///
/// Source: PostgreSQL 16, "Enumerated Types" (Type Safety).
fn by_text(before: &Column, after: &Column) -> Option<&'static str> {
    let is_enum = |column: &Column| {
        let has_own = column.sql_types.postgres.is_some();
        has_own && matches!(column.type_, ColumnType::Enum(_))
    };
    if is_enum(before) || is_enum(after) {
        return Some("::text");
    }
    let own_element = |column: &Column| {
        let sql = column.sql_types.postgres.as_deref();
        sql.is_some_and(|sql| sql.ends_with("[]") && native(Dialect::Postgres, sql).is_none())
    };
    (own_element(before) && own_element(after)).then_some("::text[]")
}

fn cast(mut out: Statement, after: &Column) -> Statement {
    out.attached_raw(&sql_type(after, Dialect::Postgres));
    out
}

fn families(before: &Column, after: &Column) -> (Family, Family) {
    (Family::of(before, Dialect::Postgres), Family::of(after, Dialect::Postgres))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{ColumnType, Nullability};

    fn column(type_: ColumnType) -> Column {
        Column { nullability: Nullability::Nullable, ..Column::new("c\"".into(), type_) }
    }

    fn check(before: ColumnType, after: ColumnType, expected: Option<&str>) {
        let using = using(&column(before), &column(after));
        assert_eq!(using.as_ref().map(Statement::as_str), expected);
    }

    #[test]
    fn text_that_becomes_shorter_is_not_cut_by_a_cast() {
        check(ColumnType::Text, ColumnType::String { length: 5 }, None);
        check(ColumnType::BigInt, ColumnType::SmallInt, None);
        check(ColumnType::Integer, ColumnType::String { length: 5 }, Some(r#""c"""::text"#));
    }

    #[test]
    fn values_of_another_family_are_converted_in_words() {
        check(ColumnType::Text, ColumnType::Integer, Some(r#""c"""::INTEGER"#));
        check(ColumnType::Integer, ColumnType::Bool, Some(r#""c""" <> 0"#));
        check(ColumnType::Text, ColumnType::Json, Some(r#""c"""::jsonb"#));
        check(ColumnType::Json, ColumnType::Double, Some(r#"("c""" #>> '{}')::DOUBLE PRECISION"#));
        check(ColumnType::Timestamp, ColumnType::TimestampTz, Some(r#""c""" AT TIME ZONE 'utc'"#));
        check(
            ColumnType::BigInt,
            ColumnType::Timestamp,
            Some(r#"to_timestamp("c""") AT TIME ZONE 'utc'"#),
        );
        check(ColumnType::Bytes, ColumnType::Uuid, Some(r#"encode("c""", 'hex')::uuid"#));
    }

    #[test]
    fn what_has_no_zone_and_what_is_written_with_one_ask_for_it() {
        let (text, moment) = (column(ColumnType::Text), column(ColumnType::TimestampTz));
        assert!(reads_time_zone(&text, &moment));
        assert!(!reads_time_zone(&moment, &text));
        assert!(reads_time_zone(&moment, &column(ColumnType::Json)));
        assert!(!reads_time_zone(&moment, &column(ColumnType::Timestamp)));
        let mut other = column(ColumnType::Text);
        other.sql_types.postgres = Some("timestamp with time zone".to_owned());
        assert!(reads_time_zone(&other, &column(ColumnType::Timestamp)));
        assert!(!reads_time_zone(&column(ColumnType::Other("XML".to_owned())), &text));
    }
}
