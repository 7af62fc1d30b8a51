//! The portable SQL types: one Diesel SQL type for what each database stores in its own way.
//!
//! | SQL type | Rust type | SQLite | PostgreSQL | MySQL, MariaDB |
//! |---|---|---|---|---|
//! | [`Json`] | [`JsonText`] | text | `jsonb` (reads `json` too) | `json` |
//! | [`TimestampTz`] | [`TimestampTzValue`] | text in UTC | `timestamptz` | `datetime(6)` in UTC |
//! | [`Uuid`] | [`UuidValue`] | 16 bytes | `uuid` | `binary(16)` |
//! | [`Decimal`] | [`DecimalValue`] | number | `numeric` | `decimal` |
//! | [`Vector`] | [`VectorValue`] | little-endian bytes | pgvector's `vector` | little-endian bytes |
//!
//! Each is implemented for every backend that is compiled in, and for the connection enum's
//! [`MultiBackend`](crate::any::MultiBackend). The Rust types are our own, thin wrappers, since a value of a
//! type of another crate could not be bound: Diesel's blanket `AsExpression` forbids it. Enums of a schema are
//! made by [`sql_enum!`](crate::sql_enum). This module opens no connection; start reading at [`json`].

pub mod decimal;
pub mod enumeration;
pub mod json;
pub mod timestamp_tz;
pub mod uuid;
pub mod vector;

pub use self::{
    decimal::{Decimal, DecimalValue},
    enumeration::UnknownValue,
    json::{Json, JsonText},
    timestamp_tz::{TimestampTz, TimestampTzValue},
    uuid::{Uuid, UuidValue},
    vector::{Vector, VectorValue},
};

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
