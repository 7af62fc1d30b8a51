//! A time of day, to the microsecond.

use std::{fmt, ops::Deref};

use chrono::NaiveTime;
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

/// The SQL type of times of day: text on SQLite, `time` on PostgreSQL, `time(6)` on MySQL.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(
    sqlite_type(name = "Text"),
    postgres_type(oid = 1083, array_oid = 1183),
    mysql_type(name = "Time")
)]
pub struct Time;

impl sql_types::ops::Add for Time {
    type Rhs = sql_types::Interval;
    type Output = Self;
}

impl sql_types::ops::Sub for Time {
    type Rhs = sql_types::Interval;
    type Output = Self;
}

/// A time of day, to the microsecond: what is finer is cut off when it is made.
///
/// Diesel's own conversion keeps nanoseconds on SQLite and cuts them off elsewhere. A leap second becomes the
/// last microsecond before it, as no database has it.
///
/// On SQLite it is written and read as Diesel does it, so that what Diesel has written stays equal.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow,
)]
#[diesel(sql_type = Time)]
pub struct TimeValue(NaiveTime);

impl From<NaiveTime> for TimeValue {
    fn from(time: NaiveTime) -> Self {
        Self(to_the_microsecond(time))
    }
}

impl From<TimeValue> for NaiveTime {
    fn from(value: TimeValue) -> Self {
        value.0
    }
}

impl Deref for TimeValue {
    type Target = NaiveTime;

    fn deref(&self) -> &NaiveTime {
        &self.0
    }
}

impl fmt::Display for TimeValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

crate::__for_any_backend!(Time, TimeValue);

#[cfg(feature = "sqlite")]
impl ToSql<Time, Sqlite> for TimeValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        ToSql::<sql_types::Time, Sqlite>::to_sql(&self.0, out)
    }
}

#[cfg(feature = "sqlite")]
impl FromSql<Time, Sqlite> for TimeValue {
    fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        <NaiveTime as FromSql<sql_types::Time, Sqlite>>::from_sql(value).map(Self::from)
    }
}

#[cfg(feature = "postgres")]
impl ToSql<Time, Pg> for TimeValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        ToSql::<sql_types::Time, Pg>::to_sql(&self.0, out)
    }
}

#[cfg(feature = "postgres")]
impl FromSql<Time, Pg> for TimeValue {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        <NaiveTime as FromSql<sql_types::Time, Pg>>::from_sql(value).map(Self::from)
    }
}

#[cfg(feature = "mysql")]
impl ToSql<Time, Mysql> for TimeValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        ToSql::<sql_types::Time, Mysql>::to_sql(&self.0, out)
    }
}

#[cfg(feature = "mysql")]
impl FromSql<Time, Mysql> for TimeValue {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        <NaiveTime as FromSql<sql_types::Time, Mysql>>::from_sql(value).map(Self::from)
    }
}
