//! Exact decimal numbers.

#[cfg(feature = "mysql")]
use std::io::Write;
use std::{fmt, ops::Deref, str::FromStr};

#[cfg(feature = "sqlite")]
use bigdecimal::Zero;
use bigdecimal::{BigDecimal, ParseBigDecimalError};
#[cfg(feature = "mysql")]
use diesel::mysql::{Mysql, MysqlValue};
#[cfg(feature = "postgres")]
use diesel::pg::{Pg, PgValue};
#[cfg(any(feature = "postgres", feature = "mysql"))]
use diesel::sql_types::Numeric;
#[cfg(feature = "sqlite")]
use diesel::sqlite::{Sqlite, SqliteType, SqliteValue};
use diesel::{
    deserialize::FromSqlRow,
    expression::AsExpression,
    query_builder::QueryId,
    sql_types::{SqlType, ops},
};
#[cfg(any(feature = "sqlite", feature = "mysql"))]
use diesel::{
    deserialize::{self, FromSql},
    serialize::{self, IsNull, Output, ToSql},
};

/// The SQL type of exact decimals: a number on SQLite, `numeric` on PostgreSQL, `decimal` on MySQL.
#[derive(Clone, Copy, Debug, Default, QueryId, SqlType)]
#[diesel(
    sqlite_type(name = "Double"),
    postgres_type(oid = 1700, array_oid = 1231),
    mysql_type(name = "Numeric")
)]
pub struct Decimal;

/// `table!` writes arithmetic for a column whose SQL type is called so, and asks for these.
macro_rules! arithmetic {
    ($($operation:ident),+) => {
        $(impl ops::$operation for Decimal {
            type Rhs = Self;
            type Output = Self;
        })+
    };
}

arithmetic!(Add, Sub, Mul, Div);

/// An exact decimal number.
///
/// SQLite has no decimals: a `DECIMAL` column turns them into binary numbers, which keep 15 digits. What has
/// more is refused there when it is written, so that nothing is rounded in silence.
///
/// # Examples
///
/// ```
/// use tablewright::types::DecimalValue;
///
/// let price: DecimalValue = "19.90".parse()?;
/// assert_eq!(price.to_string(), "19.90");
/// assert!(price > DecimalValue::from(19));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Decimal)]
pub struct DecimalValue(BigDecimal);

impl From<BigDecimal> for DecimalValue {
    fn from(number: BigDecimal) -> Self {
        Self(number)
    }
}

impl From<i64> for DecimalValue {
    fn from(number: i64) -> Self {
        Self(number.into())
    }
}

impl From<DecimalValue> for BigDecimal {
    fn from(value: DecimalValue) -> Self {
        value.0
    }
}

impl Deref for DecimalValue {
    type Target = BigDecimal;

    fn deref(&self) -> &BigDecimal {
        &self.0
    }
}

impl FromStr for DecimalValue {
    type Err = ParseBigDecimalError;

    fn from_str(text: &str) -> Result<Self, ParseBigDecimalError> {
        text.parse().map(Self)
    }
}

impl fmt::Display for DecimalValue {
    /// Writes the number without an exponent.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.to_plain_string())
    }
}

crate::__for_any_backend!(Decimal, DecimalValue);

/// How many decimal digits survive a binary number of 64 bits, whichever they are.
///
/// Source: SQLite, "Datatypes In SQLite", section 3 (type affinity): "only the first 15 significant decimal
/// digits of the number are preserved".
#[cfg(feature = "sqlite")]
const SQLITE_DIGITS: u64 = f64::DIGITS as u64;

#[cfg(feature = "sqlite")]
impl ToSql<Decimal, Sqlite> for DecimalValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
        let number = self.0.normalized();
        if number.digits() > SQLITE_DIGITS {
            return Err(format!(
                "`{self}` has more than the {SQLITE_DIGITS} digits that SQLite stores"
            )
            .into());
        }
        let binary: f64 = number.to_scientific_notation().parse()?;
        if !binary.is_finite() || (binary == 0.0) != number.is_zero() {
            return Err(format!("`{number}` is outside the range that SQLite stores").into());
        }
        out.set_value(binary);
        Ok(IsNull::No)
    }
}

#[cfg(feature = "sqlite")]
impl FromSql<Decimal, Sqlite> for DecimalValue {
    fn from_sql(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        if matches!(value.value_type(), Some(SqliteType::Double | SqliteType::Float)) {
            // The shortest text that means this binary number is the decimal that was written.
            return Ok(value.read_double().to_string().parse()?);
        }
        let text = value.read_text();
        text.parse().map_err(|_| format!("`{text}` is not a decimal number").into())
    }
}

#[cfg(feature = "postgres")]
super::by_diesel!(Decimal, DecimalValue, BigDecimal, Numeric, Pg, PgValue<'_>, |_| Ok(()));

#[cfg(feature = "mysql")]
impl ToSql<Decimal, Mysql> for DecimalValue {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
        write!(out, "{self}")?;
        Ok(IsNull::No)
    }
}

#[cfg(feature = "mysql")]
impl FromSql<Decimal, Mysql> for DecimalValue {
    fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
        <BigDecimal as FromSql<Numeric, Mysql>>::from_sql(value).map(Self)
    }
}
