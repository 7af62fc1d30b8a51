//! UUIDs: 16 bytes, in the order in which they are written.

#[cfg(any(feature = "postgres", feature = "mysql"))]
use std::io::Write;
use std::{fmt, ops::Deref, str::FromStr};

#[cfg(feature = "mysql")]
use diesel::mysql::{Mysql, MysqlValue};
#[cfg(feature = "postgres")]
use diesel::pg::{Pg, PgValue};
#[cfg(feature = "sqlite")]
use diesel::sqlite::{Sqlite, SqliteType, SqliteValue};
use diesel::{
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    query_builder::QueryId,
    serialize::{self, IsNull, Output, ToSql},
    sql_types::SqlType,
};

/// The SQL type of UUIDs: a blob of 16 bytes on SQLite, `uuid` on PostgreSQL, `binary(16)` on MySQL.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(
    sqlite_type(name = "Binary"),
    postgres_type(oid = 2950, array_oid = 2951),
    mysql_type(name = "Blob")
)]
pub struct Uuid;

/// A UUID. On SQLite its text form is read too.
///
/// # Examples
///
/// ```
/// use tablewright::types::UuidValue;
///
/// let id: UuidValue = "67e55044-10b1-426f-9247-bb680e5fe0c8".parse()?;
/// assert_eq!(id.as_bytes()[0], 0x67);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow,
)]
#[diesel(sql_type = Uuid)]
pub struct UuidValue(uuid::Uuid);

impl From<uuid::Uuid> for UuidValue {
    fn from(uuid: uuid::Uuid) -> Self {
        Self(uuid)
    }
}

impl From<UuidValue> for uuid::Uuid {
    fn from(value: UuidValue) -> Self {
        value.0
    }
}

impl Deref for UuidValue {
    type Target = uuid::Uuid;

    fn deref(&self) -> &uuid::Uuid {
        &self.0
    }
}

impl FromStr for UuidValue {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        text.parse().map(Self)
    }
}

impl fmt::Display for UuidValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

crate::__for_any_backend!(Uuid, UuidValue);

#[cfg(feature = "sqlite")]
impl ToSql<Uuid, Sqlite> for UuidValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        out.set_value(self.0.as_bytes().as_slice());
        Ok(IsNull::No)
    }
}

#[cfg(feature = "sqlite")]
impl FromSql<Uuid, Sqlite> for UuidValue {
    fn from_sql(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        if matches!(value.value_type(), Some(SqliteType::Text)) {
            return Ok(value.read_text().parse()?);
        }
        Ok(Self(uuid::Uuid::from_slice(value.read_blob())?))
    }
}

#[cfg(feature = "postgres")]
impl ToSql<Uuid, Pg> for UuidValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        out.write_all(self.0.as_bytes())?;
        Ok(IsNull::No)
    }
}

#[cfg(feature = "postgres")]
impl FromSql<Uuid, Pg> for UuidValue {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(uuid::Uuid::from_slice(value.as_bytes())?))
    }
}

#[cfg(feature = "mysql")]
impl ToSql<Uuid, Mysql> for UuidValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        out.write_all(self.0.as_bytes())?;
        Ok(IsNull::No)
    }
}

#[cfg(feature = "mysql")]
impl FromSql<Uuid, Mysql> for UuidValue {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        Ok(Self(uuid::Uuid::from_slice(value.as_bytes())?))
    }
}
