//! JSON, kept as the text from the database and parsed only when somebody accesses it.
//!
//! Most loads of many rows do not look inside and then cost half as much.

#[cfg(any(feature = "postgres", feature = "mysql"))]
use std::io::Write;
use std::{fmt, str::FromStr};

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
    serialize::{self, IsNull, Output, ToSql},
    sql_types::SqlType,
};
use serde::{Serialize, de::Deserialize};

/// The SQL type of JSON columns: text on SQLite, `jsonb` on PostgreSQL, `json` on MySQL and MariaDB.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(
    sqlite_type(name = "Text"),
    postgres_type(oid = 3802, array_oid = 3807),
    mysql_type(name = "String")
)]
pub struct Json;

/// A JSON value as text, not yet parsed.
///
/// Loading one never fails, also where the text is no JSON (a column of a legacy file may hold anything);
/// [`parse`](Self::parse) tells. Two are equal if their texts are: `jsonb` and MySQL's `json` write a value in
/// their own way, so compare [`value`](Self::value)s after a round trip.
///
/// # Examples
///
/// ```
/// use tablewright::types::JsonText;
///
/// let tags = JsonText::serialize(&["rust", "sql"])?;
/// assert_eq!(tags.as_str(), r#"["rust","sql"]"#);
/// assert_eq!(tags.parse::<Vec<String>>()?, ["rust", "sql"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Json)]
pub struct JsonText(String);

impl JsonText {
    /// Takes `text` as it is, JSON or not.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Writes `value` as JSON.
    ///
    /// # Errors
    ///
    /// If `value` refuses to be serialized, or has a map whose keys are no strings.
    pub fn serialize<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Self> {
        serde_json::to_string(value).map(Self)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, taken out.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Parses the text as a `T`, which may borrow from it.
    ///
    /// # Errors
    ///
    /// If the text is no JSON, or not that of a `T`.
    pub fn parse<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
        serde_json::from_str(&self.0)
    }

    /// Parses the text as any JSON.
    ///
    /// # Errors
    ///
    /// If the text is no JSON.
    pub fn value(&self) -> serde_json::Result<serde_json::Value> {
        self.parse()
    }
}

impl From<serde_json::Value> for JsonText {
    fn from(value: serde_json::Value) -> Self {
        Self(value.to_string())
    }
}

impl From<&serde_json::Value> for JsonText {
    fn from(value: &serde_json::Value) -> Self {
        Self(value.to_string())
    }
}

impl FromStr for JsonText {
    type Err = serde_json::Error;

    /// Takes `text` if it is JSON.
    fn from_str(text: &str) -> serde_json::Result<Self> {
        serde_json::from_str::<serde::de::IgnoredAny>(text)?;
        Ok(Self::new(text))
    }
}

impl fmt::Display for JsonText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

crate::__for_any_backend!(Json, JsonText);

#[cfg(feature = "sqlite")]
impl ToSql<Json, Sqlite> for JsonText {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.as_str());
        Ok(IsNull::No)
    }
}

#[cfg(feature = "sqlite")]
impl FromSql<Json, Sqlite> for JsonText {
    fn from_sql(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        Ok(Self::new(value.read_text()))
    }
}

/// The first byte of a `jsonb` value in the binary protocol.
///
/// Source: PostgreSQL 15, `src/backend/utils/adt/jsonb.c`, `jsonb_recv`.
#[cfg(feature = "postgres")]
const JSONB_VERSION: u8 = 1;

/// The object id of PostgreSQL's plain `json`, whose binary form is the text alone.
#[cfg(feature = "postgres")]
const PLAIN_JSON_OID: u32 = 114;

#[cfg(feature = "postgres")]
impl ToSql<Json, Pg> for JsonText {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(&[JSONB_VERSION])?;
        out.write_all(self.0.as_bytes())?;
        Ok(IsNull::No)
    }
}

#[cfg(feature = "postgres")]
impl FromSql<Json, Pg> for JsonText {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let bytes = value.as_bytes();
        let text = if value.get_oid().get() == PLAIN_JSON_OID {
            bytes
        } else {
            bytes.strip_prefix(&[JSONB_VERSION]).ok_or("jsonb in a version other than 1")?
        };
        Ok(Self(String::from_utf8(text.to_vec())?))
    }
}

#[cfg(feature = "mysql")]
impl ToSql<Json, Mysql> for JsonText {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        out.write_all(self.0.as_bytes())?;
        Ok(IsNull::No)
    }
}

#[cfg(feature = "mysql")]
impl FromSql<Json, Mysql> for JsonText {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(String::from_utf8_lossy(value.as_bytes()).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_no_json_is_kept_and_says_so_when_parsed() {
        let broken = JsonText::new("{'a': 1}");
        assert_eq!(broken.as_str(), "{'a': 1}");
        assert!(broken.value().is_err());
        assert!("{'a': 1}".parse::<JsonText>().is_err());
    }

    #[test]
    fn a_value_becomes_text_and_comes_back() {
        let value = serde_json::json!({ "a": [1, null, "ü"] });
        let text = JsonText::from(&value);
        assert_eq!(text, JsonText::from(value.clone()));
        assert_eq!(text.to_string(), r#"{"a":[1,null,"ü"]}"#);
        assert_eq!(text.value().unwrap(), value);
        assert_eq!(text.into_string().parse::<JsonText>().unwrap().value().unwrap(), value);
    }

    #[test]
    fn parsing_may_borrow_from_the_text() {
        let text = JsonText::new(r#"["a", "b"]"#);
        assert_eq!(text.parse::<Vec<&str>>().unwrap(), ["a", "b"]);
    }
}
