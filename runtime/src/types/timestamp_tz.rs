//! An instant, to the microsecond, in UTC where the database stores no zone.

use std::fmt;

use chrono::{DateTime, Utc};
#[cfg(feature = "mysql")]
use diesel::mysql::{Mysql, MysqlValue};
#[cfg(feature = "postgres")]
use diesel::pg::{Pg, PgValue};
#[cfg(feature = "sqlite")]
use diesel::sqlite::{Sqlite, SqliteValue};
use diesel::{
    deserialize::FromSqlRow, expression::AsExpression, query_builder::QueryId, sql_types::SqlType,
};
#[cfg(any(feature = "sqlite", feature = "mysql"))]
use diesel::{
    deserialize::{self, FromSql},
    serialize::{self, Output, ToSql},
};

/// The SQL type of moments: UTC text on SQLite, `timestamptz` on PostgreSQL, `datetime(6)` in UTC on MySQL.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(
    sqlite_type(name = "Text"),
    postgres_type(oid = 1184, array_oid = 1185),
    mysql_type(name = "DateTime")
)]
pub struct TimestampTz;

/// A moment, to the microsecond: what is finer is cut off when it is made, as no database would keep it.
/// A leap second becomes the last microsecond before it.
///
/// On SQLite it is `YYYY-MM-DD HH:MM:SS.ffffff`, so that text order is time order; RFC 3339 and other usual
/// spellings are read too, and a time without an offset is taken as UTC.
///
/// # Examples
///
/// ```
/// use tablewright::{chrono::{DateTime, Utc}, types::TimestampTzValue};
///
/// let moment: DateTime<Utc> = "2026-11-22T12:30:00Z".parse()?;
/// assert_eq!(DateTime::<Utc>::from(TimestampTzValue::from(moment)), moment);
/// # Ok::<(), tablewright::chrono::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = TimestampTz)]
pub struct TimestampTzValue(DateTime<Utc>);

impl TimestampTzValue {
    /// The present moment.
    #[must_use]
    pub fn now() -> Self {
        Utc::now().into()
    }
}

super::to_the_microsecond!(TimestampTzValue, DateTime<Utc>);

impl fmt::Display for TimestampTzValue {
    /// Writes the moment as RFC 3339 does, with `Z`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
    }
}

crate::__for_any_backend!(TimestampTz, TimestampTzValue);

#[cfg(feature = "sqlite")]
mod sqlite {
    use chrono::{NaiveDate, NaiveDateTime};
    use diesel::serialize::IsNull;

    use super::{
        DateTime, FromSql, Output, Sqlite, SqliteValue, TimestampTz, TimestampTzValue, ToSql, Utc,
        deserialize, serialize,
    };

    /// Always the same length, so that comparing texts compares moments.
    const WRITTEN: &str = "%Y-%m-%d %H:%M:%S%.6f";

    /// With an offset; `%#z` takes `+02`, `+0200` and `+02:00`.
    const WITH_OFFSET: [&str; 4] = [
        "%Y-%m-%d %H:%M:%S%.f%#z",
        "%Y-%m-%dT%H:%M:%S%.f%#z",
        "%Y-%m-%d %H:%M%#z",
        "%Y-%m-%dT%H:%M%#z",
    ];

    /// Without one; a `Z` is taken off before.
    const WITHOUT_OFFSET: [&str; 4] =
        ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"];

    impl ToSql<TimestampTz, Sqlite> for TimestampTzValue {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
            super::super::refuse_other_years(&self.0)?;
            out.set_value(self.format(WRITTEN).to_string());
            Ok(IsNull::No)
        }
    }

    impl FromSql<TimestampTz, Sqlite> for TimestampTzValue {
        fn from_sql(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
            let text = value.read_text();
            parse(text).map(Self::from).ok_or_else(|| format!("`{text}` is not a timestamp").into())
        }
    }

    pub(super) fn parse(text: &str) -> Option<DateTime<Utc>> {
        let text = text.trim();
        let naive_text = text.strip_suffix(['Z', 'z']).unwrap_or(text);
        let naive = WITHOUT_OFFSET
            .iter()
            .find_map(|format| NaiveDateTime::parse_from_str(naive_text, format).ok());
        if let Some(naive) = naive {
            return Some(naive.and_utc());
        }
        if let Ok(date) = NaiveDate::parse_from_str(naive_text, "%Y-%m-%d") {
            return Some(date.and_time(chrono::NaiveTime::MIN).and_utc());
        }
        WITH_OFFSET
            .iter()
            .find_map(|format| DateTime::parse_from_str(text, format).ok())
            .map(|moment| moment.to_utc())
    }
}

#[cfg(feature = "postgres")]
super::by_diesel!(
    TimestampTz,
    TimestampTzValue,
    DateTime<Utc>,
    diesel::sql_types::Timestamptz,
    Pg,
    PgValue<'_>,
    |_| Ok(())
);

#[cfg(feature = "mysql")]
impl ToSql<TimestampTz, Mysql> for TimestampTzValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        let naive = self.0.naive_utc();
        ToSql::<diesel::sql_types::Timestamp, Mysql>::to_sql(&naive, &mut out.reborrow())
    }
}

#[cfg(feature = "mysql")]
impl FromSql<TimestampTz, Mysql> for TimestampTzValue {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        use diesel::sql_types::Timestamp;
        let naive = <chrono::NaiveDateTime as FromSql<Timestamp, Mysql>>::from_sql(value)?;
        Ok(naive.and_utc().into())
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn what_is_finer_than_a_microsecond_is_cut_off() {
        let moment = Utc.timestamp_opt(1, 123_456_789).unwrap();
        assert_eq!(TimestampTzValue::from(moment).to_string(), "1970-01-01T00:00:01.123456Z");
        let before = Utc.timestamp_opt(-1, 123_456_789).unwrap();
        assert_eq!(TimestampTzValue::from(before).to_string(), "1969-12-31T23:59:59.123456Z");
    }

    #[cfg(feature = "sqlite")]
    #[test]
    fn sqlite_reads_the_usual_spellings() {
        let moment = Utc.with_ymd_and_hms(2026, 2, 3, 4, 5, 6).unwrap();
        for text in [
            "2026-02-03 04:05:06",
            "2026-02-03 04:05:06.000000",
            "2026-02-03T04:05:06",
            "2026-02-03T04:05:06Z",
            "2026-02-03T04:05:06.000z",
            "2026-02-03T06:05:06+02:00",
            "2026-02-03 06:05:06.0+0200",
            "2026-02-02 23:05:06-05",
            " 2026-02-03 04:05:06 ",
        ] {
            assert_eq!(sqlite::parse(text), Some(moment), "{text}");
        }
        let midnight = Utc.with_ymd_and_hms(2026, 2, 3, 0, 0, 0).unwrap();
        assert_eq!(sqlite::parse("2026-02-03"), Some(midnight));
        for text in ["", "yesterday", "2026-02-30 00:00:00", "1770091506"] {
            assert_eq!(sqlite::parse(text), None, "{text}");
        }
    }
}
