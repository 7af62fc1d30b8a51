//! A day and time without a zone, to the microsecond.

use chrono::NaiveDateTime;
use diesel::{
    deserialize::FromSqlRow,
    expression::AsExpression,
    query_builder::QueryId,
    sql_types::{self, SqlType},
};

/// The SQL type of days with a time: text on SQLite, `timestamp` on PostgreSQL, `datetime(6)` on MySQL.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(
    sqlite_type(name = "Text"),
    postgres_type(oid = 1114, array_oid = 1115),
    mysql_type(name = "DateTime")
)]
pub struct Timestamp;

/// A day and time, to the microsecond: what is finer is cut off when it is made.
///
/// Diesel's own conversion keeps nanoseconds on SQLite, cuts them off on MySQL and rounds times before 2000
/// up on PostgreSQL. A leap second becomes the last microsecond before it, as no database has it.
///
/// On SQLite it is written and read as Diesel does it, so that what Diesel has written stays equal.
///
/// # Examples
///
/// ```
/// use tablewright::{chrono::NaiveDateTime, types::TimestampValue};
///
/// let time: NaiveDateTime = "2026-11-22T12:30:00.123456789".parse()?;
/// let kept = NaiveDateTime::from(TimestampValue::from(time));
/// assert_eq!(kept.to_string(), "2026-11-22 12:30:00.123456");
/// # Ok::<(), tablewright::chrono::ParseError>(())
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow,
)]
#[diesel(sql_type = Timestamp)]
pub struct TimestampValue(NaiveDateTime);

super::to_the_microsecond!(TimestampValue, NaiveDateTime);
super::as_diesel_does!(Timestamp, TimestampValue, NaiveDateTime, super::refuse_other_years);
