//! A time of day, to the microsecond.

use chrono::NaiveTime;
use diesel::{
    deserialize::FromSqlRow,
    expression::AsExpression,
    query_builder::QueryId,
    sql_types::{self, SqlType},
};

/// The SQL type of times of day: text on SQLite, `time` on PostgreSQL, `time(6)` on MySQL.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(
    sqlite_type(name = "Text"),
    postgres_type(oid = 1083, array_oid = 1183),
    mysql_type(name = "Time")
)]
pub struct Time;

/// A time of day, to the microsecond: what is finer is cut off when it is made.
///
/// Diesel's own conversion keeps nanoseconds on SQLite and cuts them off elsewhere. A leap second becomes the
/// last microsecond before it, as no database has it.
///
/// On SQLite it is written and read as Diesel does it, so that what Diesel has written stays equal.
///
/// # Examples
///
/// ```
/// use tablewright::{chrono::NaiveTime, types::TimeValue};
///
/// let time: NaiveTime = "12:30:00.123456789".parse()?;
/// assert_eq!(NaiveTime::from(TimeValue::from(time)).to_string(), "12:30:00.123456");
/// # Ok::<(), tablewright::chrono::ParseError>(())
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow,
)]
#[diesel(sql_type = Time)]
pub struct TimeValue(NaiveTime);

super::to_the_microsecond!(TimeValue, NaiveTime);
super::as_diesel_does!(Time, TimeValue, NaiveTime, |_| Ok(()));
