//! The portable SQL types: one Diesel SQL type for what each database stores differently.
//!
//! | SQL type | Rust type | SQLite | PostgreSQL | MySQL, MariaDB |
//! |---|---|---|---|---|
//! | [`Json`] | [`JsonText`] | text | `jsonb` (reads `json` too) | `json` |
//! | [`Time`] | [`TimeValue`] | text | `time` | `time(6)` |
//! | [`Timestamp`] | [`TimestampValue`] | text | `timestamp` | `datetime(6)` |
//! | [`TimestampTz`] | [`TimestampTzValue`] | text in UTC | `timestamptz` | `datetime(6)` in UTC |
//! | `Uuid` | `UuidValue` | 16 bytes | `uuid` | `binary(16)` |
//! | `Decimal` | `DecimalValue` | number | `numeric` | `decimal` |
//! | [`Vector`] | [`VectorValue`] | little-endian bytes | pgvector's `vector` | little-endian bytes |
//!
//! Each is implemented for every backend that is compiled in, and for the connection enum's
//! [`MultiBackend`](crate::any::MultiBackend). The Rust types are our own, thin wrappers, since a value of a
//! type of another crate could not be bound: Diesel's blanket `AsExpression` forbids it. Enums of a schema are
//! made by [`sql_enum!`](crate::sql_enum). `native` implements for the connection enum what only
//! one database has. `Decimal` and `Uuid` need the features `decimal` and `uuid`. This module opens no connection; start reading at [`json`].

#[cfg(feature = "decimal")]
pub mod decimal;
pub mod enumeration;
pub mod json;
#[cfg(any(feature = "postgres", feature = "mysql"))]
mod native;
pub mod time;
pub mod timestamp;
pub mod timestamp_tz;
#[cfg(feature = "uuid")]
pub mod uuid;
pub mod vector;

use chrono::Timelike;

#[cfg(feature = "decimal")]
pub use self::decimal::{Decimal, DecimalValue};
#[cfg(feature = "uuid")]
pub use self::uuid::{Uuid, UuidValue};
pub use self::{
    enumeration::UnknownValue,
    json::{Json, JsonText},
    time::{Time, TimeValue},
    timestamp::{Timestamp, TimestampValue},
    timestamp_tz::{TimestampTz, TimestampTzValue},
    vector::{Vector, VectorValue},
};

/// Cuts off what is finer than a microsecond, and of a leap second all but the last one before it.
///
/// Each database would do something else with it: keep it, cut it off or round it.
fn without_finer<T: Timelike + Copy>(time: T) -> T {
    let nanosecond = time.nanosecond().min(999_999_999);
    time.with_nanosecond(nanosecond - nanosecond % 1_000).unwrap_or(time)
}

/// Refuses a year that does not have four digits: on SQLite the order of texts would not be that of times.
#[cfg(feature = "sqlite")]
fn refuse_other_years(time: &(impl chrono::Datelike + std::fmt::Debug)) -> Result<(), String> {
    if (0..=9999).contains(&time.year()) {
        return Ok(());
    }
    Err(format!("`{time:?}` is outside the years 0 to 9999"))
}

/// A Rust type over one of chrono's, made of it to the microsecond.
macro_rules! to_the_microsecond {
    ($value:ident, $chrono:ty) => {
        impl From<$chrono> for $value {
            fn from(time: $chrono) -> Self {
                Self($crate::types::without_finer(time))
            }
        }

        impl From<$value> for $chrono {
            fn from(value: $value) -> Self {
                value.0
            }
        }

        impl std::ops::Deref for $value {
            type Target = $chrono;

            fn deref(&self) -> &$chrono {
                &self.0
            }
        }
    };
}
use to_the_microsecond;

/// A SQL type and its Rust type, which every backend writes and reads as Diesel's SQL type of the same name.
/// SQLite is given only what `$check` lets pass.
macro_rules! as_diesel_does {
    ($sql_type:ident, $value:ident, $chrono:ty, $check:expr) => {
        impl sql_types::ops::Add for $sql_type {
            type Rhs = sql_types::Interval;
            type Output = Self;
        }

        impl sql_types::ops::Sub for $sql_type {
            type Rhs = sql_types::Interval;
            type Output = Self;
        }

        impl std::fmt::Display for $value {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(formatter)
            }
        }

        $crate::__for_any_backend!($sql_type, $value);

        #[cfg(feature = "sqlite")]
        $crate::types::by_diesel!(
            $sql_type,
            $value,
            $chrono,
            sql_types::$sql_type,
            diesel::sqlite::Sqlite,
            diesel::sqlite::SqliteValue<'_, '_, '_>,
            $check
        );
        #[cfg(feature = "postgres")]
        $crate::types::by_diesel!(
            $sql_type,
            $value,
            $chrono,
            sql_types::$sql_type,
            diesel::pg::Pg,
            diesel::pg::PgValue<'_>,
            |_| Ok(())
        );
        #[cfg(feature = "mysql")]
        $crate::types::by_diesel!(
            $sql_type,
            $value,
            $chrono,
            sql_types::$sql_type,
            diesel::mysql::Mysql,
            diesel::mysql::MysqlValue<'_>,
            |_| Ok(())
        );
    };
}
use as_diesel_does;

/// A SQL type and its Rust type over `$inner`, which one backend writes and reads as `$diesel_type`.
macro_rules! by_diesel {
    ($sql_type:ident, $value:ident, $inner:ty, $diesel_type:ty, $backend:ty, $raw:ty, $check:expr) => {
        impl diesel::serialize::ToSql<$sql_type, $backend> for $value {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, $backend>,
            ) -> diesel::serialize::Result {
                let check: fn(&$inner) -> Result<(), String> = $check;
                check(&self.0)?;
                diesel::serialize::ToSql::<$diesel_type, $backend>::to_sql(&self.0, out)
            }
        }

        impl diesel::deserialize::FromSql<$sql_type, $backend> for $value {
            fn from_sql(value: $raw) -> diesel::deserialize::Result<Self> {
                <$inner as diesel::deserialize::FromSql<$diesel_type, $backend>>::from_sql(value)
                    .map(Self::from)
            }
        }
    };
}
use by_diesel;

/// Implements a SQL type and its Rust type for the connection enum, by way of the backend in use.
#[doc(hidden)]
#[macro_export]
macro_rules! __for_any_backend {
    ($sql_type:ident, $rust_type:ty) => {
        impl $crate::diesel::sql_types::HasSqlType<$sql_type> for $crate::any::MultiBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$sql_type>(lookup)
            }
        }

        impl $crate::diesel::serialize::ToSql<$sql_type, $crate::any::MultiBackend> for $rust_type {
            fn to_sql<'b>(
                &'b self,
                out: &mut $crate::diesel::serialize::Output<'b, '_, $crate::any::MultiBackend>,
            ) -> $crate::diesel::serialize::Result {
                out.set_value(($sql_type, self));
                Ok($crate::diesel::serialize::IsNull::No)
            }
        }

        impl $crate::diesel::deserialize::FromSql<$sql_type, $crate::any::MultiBackend>
            for $rust_type
        {
            fn from_sql(
                value: $crate::any::MultiRawValue<'_>,
            ) -> $crate::diesel::deserialize::Result<Self> {
                value.from_sql::<Self, $sql_type>()
            }
        }
    };
}
