//! A day and time without a zone, to the microsecond.

use std::{fmt, ops::Deref};

use chrono::NaiveDateTime;
#[cfg(feature = "mysql")]
use diesel::mysql::{Mysql, MysqlValue};
#[cfg(feature = "postgres")]
use diesel::pg::{Pg, PgValue};
#[cfg(feature = "sqlite")]
use diesel::sqlite::{Sqlite, SqliteValue};
use diesel::{
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    query_builder::QueryId,
    serialize::{self, Output, ToSql},
    sql_types::{self, SqlType},
};

use super::to_the_microsecond;

/// The SQL type of days with a time: text on SQLite, `timestamp` on PostgreSQL, `datetime(6)` on MySQL.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(
    sqlite_type(name = "Text"),
    postgres_type(oid = 1114, array_oid = 1115),
    mysql_type(name = "DateTime")
)]
pub struct Timestamp;

impl sql_types::ops::Add for Timestamp {
    type Rhs = sql_types::Interval;
    type Output = Self;
}

impl sql_types::ops::Sub for Timestamp {
    type Rhs = sql_types::Interval;
    type Output = Self;
}

/// A day and time, to the microsecond: what is finer is cut off when it is made.
///
/// Diesel's own conversion keeps nanoseconds on SQLite, cuts them off on MySQL and rounds times before 2000
/// up on PostgreSQL. A leap second becomes the last microsecond before it, as no database has it.
///
/// On SQLite it is written and read as Diesel does it, so that what Diesel has written stays equal.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow,
)]
#[diesel(sql_type = Timestamp)]
pub struct TimestampValue(NaiveDateTime);

impl From<NaiveDateTime> for TimestampValue {
    fn from(time: NaiveDateTime) -> Self {
        Self(to_the_microsecond(time))
    }
}

impl From<TimestampValue> for NaiveDateTime {
    fn from(value: TimestampValue) -> Self {
        value.0
    }
}

impl Deref for TimestampValue {
    type Target = NaiveDateTime;

    fn deref(&self) -> &NaiveDateTime {
        &self.0
    }
}

impl fmt::Display for TimestampValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

crate::__for_any_backend!(Timestamp, TimestampValue);

#[cfg(feature = "sqlite")]
impl ToSql<Timestamp, Sqlite> for TimestampValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        super::refuse_other_years(&self.0)?;
        ToSql::<sql_types::Timestamp, Sqlite>::to_sql(&self.0, out)
    }
}

#[cfg(feature = "sqlite")]
impl FromSql<Timestamp, Sqlite> for TimestampValue {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        <NaiveDateTime as FromSql<sql_types::Timestamp, Sqlite>>::from_sql(value).map(Self::from)
    }
}

#[cfg(feature = "postgres")]
impl ToSql<Timestamp, Pg> for TimestampValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        ToSql::<sql_types::Timestamp, Pg>::to_sql(&self.0, out)
    }
}

#[cfg(feature = "postgres")]
impl FromSql<Timestamp, Pg> for TimestampValue {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        <NaiveDateTime as FromSql<sql_types::Timestamp, Pg>>::from_sql(value).map(Self::from)
    }
}

#[cfg(feature = "mysql")]
impl ToSql<Timestamp, Mysql> for TimestampValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        ToSql::<sql_types::Timestamp, Mysql>::to_sql(&self.0, out)
    }
}

#[cfg(feature = "mysql")]
impl FromSql<Timestamp, Mysql> for TimestampValue {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        <NaiveDateTime as FromSql<sql_types::Timestamp, Mysql>>::from_sql(value).map(Self::from)
    }
}
