//! Enums of a schema: stored as text or as a type of the database, closed in Rust.
//!
//! The generated crate expands [`sql_enum!`](crate::sql_enum) once for each enum. Which backends it is
//! implemented for is decided by the features of this crate, not of the crate that expands the macro: so both
//! always agree, whatever features Cargo unifies.

use std::fmt;

/// A text that is none of an enum's values: read from a database that is ahead of, or behind, the program, or
/// parsed from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    enum_name: &'static str,
    value: String,
    known: &'static [&'static str],
}

impl UnknownValue {
    /// `value` is not among `known`, the values of the enum `enum_name`.
    #[must_use]
    pub fn new(enum_name: &'static str, value: &str, known: &'static [&'static str]) -> Self {
        Self { enum_name, value: value.to_owned(), known }
    }

    /// The text that is no value.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { enum_name, value, known } = self;
        write!(formatter, "`{value}` is not a value of `{enum_name}`, which has ")?;
        for (position, known) in known.iter().enumerate() {
            let before = if position == 0 { "" } else { ", " };
            write!(formatter, "{before}`{known}`")?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownValue {}

/// Makes a Rust enum with its Diesel SQL type.
///
/// It is text, or the type of PostgreSQL that is called by a name behind `as`: `pub enum Mood: MoodSql as "mood"`.
/// MySQL and MariaDB read and write an `ENUM` like a text.
///
/// # Examples
///
/// ```
/// use tablewright::diesel;
///
/// tablewright::sql_enum! {
///     /// How much a claim matters.
///     pub enum ClaimTier: ClaimTierSql {
///         /// Central.
///         A = "A",
///         /// Beside the point.
///         NotSo = "not so",
///     }
/// }
///
/// assert_eq!(ClaimTier::NotSo.as_str(), "not so");
/// assert_eq!("A".parse(), Ok(ClaimTier::A));
/// assert_eq!(ClaimTier::ALL, [ClaimTier::A, ClaimTier::NotSo]);
/// assert_eq!(
///     "a".parse::<ClaimTier>().unwrap_err().to_string(),
///     "`a` is not a value of `ClaimTier`, which has `A`, `not so`",
/// );
/// ```
#[macro_export]
macro_rules! sql_enum {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident: $sql_type:ident $(as $type_name:literal)? {
            $($(#[$value_meta:meta])* $variant:ident = $value:literal),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone,
            Copy,
            Debug,
            PartialEq,
            Eq,
            PartialOrd,
            Ord,
            Hash,
            $crate::diesel::expression::AsExpression,
            $crate::diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = $sql_type)]
        $visibility enum $name {
            $($(#[$value_meta])* $variant,)+
        }

        $crate::__enum_sql_type!($visibility $name $sql_type $($type_name)?);

        impl $name {
            /// Every value, in the order of the schema.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The value as the database stores it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $value,)+ }
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::types::UnknownValue;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                match text {
                    $($value => Ok(Self::$variant),)+
                    unknown => Err($crate::types::UnknownValue::new(
                        stringify!($name),
                        unknown,
                        &[$($value,)+],
                    )),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }

        $crate::__for_any_backend!($sql_type, $name);
        $crate::__enum_on_sqlite!($sql_type, $name);
        $crate::__enum_on_postgres!($sql_type, $name);
        $crate::__enum_on_mysql!($sql_type, $name);
    };
}

/// Makes the Diesel SQL type of an enum.
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_sql_type {
    ($visibility:vis $name:ident $sql_type:ident) => {
        $crate::__enum_sql_type!(@ $visibility $name $sql_type (oid = 1043, array_oid = 1015));
    };
    ($visibility:vis $name:ident $sql_type:ident $type_name:literal) => {
        $crate::__enum_sql_type!(@ $visibility $name $sql_type (name = $type_name));
    };
    (@ $visibility:vis $name:ident $sql_type:ident ($($postgres:tt)*)) => {
        #[doc = concat!("The SQL type of columns that hold a [`", stringify!($name), "`].")]
        #[derive(
            Clone,
            Copy,
            Debug,
            Default,
            $crate::diesel::query_builder::QueryId,
            $crate::diesel::sql_types::SqlType,
        )]
        #[diesel(
            sqlite_type(name = "Text"),
            postgres_type($($postgres)*),
            mysql_type(name = "String")
        )]
        $visibility struct $sql_type;
    };
}

/// Implements an enum for SQLite.
#[cfg(feature = "sqlite")]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_on_sqlite {
    ($sql_type:ident, $name:ident) => {
        impl $crate::diesel::serialize::ToSql<$sql_type, $crate::diesel::sqlite::Sqlite> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut $crate::diesel::serialize::Output<'b, '_, $crate::diesel::sqlite::Sqlite>,
            ) -> $crate::diesel::serialize::Result {
                out.set_value(self.as_str());
                Ok($crate::diesel::serialize::IsNull::No)
            }
        }

        impl $crate::diesel::deserialize::FromSql<$sql_type, $crate::diesel::sqlite::Sqlite>
            for $name
        {
            fn from_sql(
                mut value: $crate::diesel::sqlite::SqliteValue<'_, '_, '_>,
            ) -> $crate::diesel::deserialize::Result<Self> {
                Ok(value.read_text().parse()?)
            }
        }
    };
}

/// SQLite is not compiled in.
#[cfg(not(feature = "sqlite"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_on_sqlite {
    ($sql_type:ident, $name:ident) => {};
}

/// Implements an enum for a database whose values are bytes in the protocol.
#[cfg(any(feature = "postgres", feature = "mysql"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_as_bytes {
    ($sql_type:ident, $name:ident, $backend:ty, $value:ty) => {
        impl $crate::diesel::serialize::ToSql<$sql_type, $backend> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut $crate::diesel::serialize::Output<'b, '_, $backend>,
            ) -> $crate::diesel::serialize::Result {
                ::std::io::Write::write_all(out, self.as_str().as_bytes())?;
                Ok($crate::diesel::serialize::IsNull::No)
            }
        }

        impl $crate::diesel::deserialize::FromSql<$sql_type, $backend> for $name {
            fn from_sql(value: $value) -> $crate::diesel::deserialize::Result<Self> {
                Ok(::core::str::from_utf8(value.as_bytes())?.parse()?)
            }
        }
    };
}

/// Implements an enum for PostgreSQL.
#[cfg(feature = "postgres")]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_on_postgres {
    ($sql_type:ident, $name:ident) => {
        $crate::__enum_as_bytes!(
            $sql_type,
            $name,
            $crate::diesel::pg::Pg,
            $crate::diesel::pg::PgValue<'_>
        );
    };
}

/// PostgreSQL is not compiled in.
#[cfg(not(feature = "postgres"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_on_postgres {
    ($sql_type:ident, $name:ident) => {};
}

/// Implements an enum for MySQL and MariaDB.
#[cfg(feature = "mysql")]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_on_mysql {
    ($sql_type:ident, $name:ident) => {
        $crate::__enum_as_bytes!(
            $sql_type,
            $name,
            $crate::diesel::mysql::Mysql,
            $crate::diesel::mysql::MysqlValue<'_>
        );
    };
}

/// MySQL is not compiled in.
#[cfg(not(feature = "mysql"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __enum_on_mysql {
    ($sql_type:ident, $name:ident) => {};
}
