//! Types that one kind of database has and Diesel reads, for the connection enum.
//!
//! A spec names them by `diesel` and `rust`: PostgreSQL's arrays, ranges, intervals and so on, MySQL's unsigned
//! integers. Diesel implements them for one backend. Here they are implemented for
//! [`MultiBackend`](crate::any::MultiBackend), too. On a connection to a database of another kind, a query with a
//! value of theirs fails.
//!
//! The enum passes a value on under a SQL type that each backend has: `OnPostgres<ST>` and `OnMysql<ST>` are `ST`
//! for the backend that knows it, and refuse everything on the others. Start reading at `native`.
//!
//! An insert of several rows, or of one that leaves columns out, is written by the backends themselves and not by the
//! enum, so its values must be such that each of them can write it: those of [`NativeValue`](crate::assign::native::NativeValue)
//! are.

use std::error::Error;

use diesel::{
    deserialize::FromSql,
    serialize::{IsNull, Output, ToSql},
    sql_types::HasSqlType,
};

use crate::any::{MultiBackend, MultiRawValue};

type Refusal = Box<dyn Error + Send + Sync>;

/// What the other kinds of databases say to a value.
#[cfg_attr(
    not(any(feature = "sqlite", all(feature = "postgres", feature = "mysql"))),
    expect(dead_code, reason = "there is no other kind")
)]
fn refused<T>(home: &str) -> Result<T, Refusal> {
    Err(["this type of value exists on ", home, " only"].concat().into())
}

/// A SQL type that only `$home` knows, as all backends have it.
macro_rules! wrapper {
    ($wrapper:ident, $home:ty, [$($other:ty, $feature:literal;)*]) => {
        /// A SQL type of one backend.
        #[derive(Debug)]
        pub struct $wrapper<ST>(std::marker::PhantomData<fn() -> ST>);

        impl<ST: 'static> diesel::sql_types::SqlType for $wrapper<ST> {
            type IsNull = diesel::sql_types::is_nullable::NotNull;

            const IS_ARRAY: bool = false;
        }

        impl<ST: 'static> diesel::sql_types::SingleValue for $wrapper<ST> {}

        impl<ST> HasSqlType<$wrapper<ST>> for $home
        where
            $home: HasSqlType<ST>,
        {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                <$home as HasSqlType<ST>>::metadata(lookup)
            }
        }

        $(
            #[cfg(feature = $feature)]
            impl<ST> HasSqlType<$wrapper<ST>> for $other {
                fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                    // Only a NULL is ever sent.
                    <$other as HasSqlType<diesel::sql_types::Text>>::metadata(lookup)
                }
            }
        )*
    };
}

/// A SQL type of `$home` alone and its Rust type, for the connection enum.
macro_rules! native {
    (
        $wrapper:ident, $home:ty, [$($generic:ident),*], $sql:ty, $rust:ty
    ) => {
        impl<$($generic),*> ToSql<$sql, MultiBackend> for $rust
        where
            $rust: ToSql<$sql, $home> + Send + Sync + 'static,
            $home: HasSqlType<$sql>,
            $sql: 'static,
        {
            fn to_sql<'b>(
                &'b self,
                out: &mut Output<'b, '_, MultiBackend>,
            ) -> diesel::serialize::Result {
                out.set_value(($wrapper::<$sql>(std::marker::PhantomData), self));
                Ok(IsNull::No)
            }
        }

        impl<$($generic),*> ToSql<$wrapper<$sql>, $home> for $rust
        where
            $rust: ToSql<$sql, $home>,
        {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, $home>) -> diesel::serialize::Result {
                ToSql::<$sql, $home>::to_sql(self, out)
            }
        }

        impl<$($generic),*> FromSql<$sql, MultiBackend> for $rust
        where
            $rust: FromSql<$sql, $home>,
        {
            fn from_sql(value: MultiRawValue<'_>) -> diesel::deserialize::Result<Self> {
                value.from_sql::<Self, $wrapper<$sql>>()
            }
        }

        impl<$($generic),*> FromSql<$wrapper<$sql>, $home> for $rust
        where
            $rust: FromSql<$sql, $home>,
        {
            fn from_sql(
                value: <$home as diesel::backend::Backend>::RawValue<'_>,
            ) -> diesel::deserialize::Result<Self> {
                FromSql::<$sql, $home>::from_sql(value)
            }
        }
    };
}

/// Such a value on another kind of database.
#[cfg(any(
    all(feature = "postgres", any(feature = "sqlite", feature = "mysql")),
    all(feature = "sqlite", feature = "mysql")
))]
macro_rules! refuse {
    (
        $wrapper:ident, $name:literal, $other:ty, [$($generic:ident),*], $sql:ty, $rust:ty
    ) => {
        impl<$($generic),*> ToSql<$wrapper<$sql>, $other> for $rust
        where
            $rust: std::fmt::Debug,
        {
            fn to_sql<'b>(&'b self, _: &mut Output<'b, '_, $other>) -> diesel::serialize::Result {
                super::refused($name)
            }
        }

        impl<$($generic),*> FromSql<$wrapper<$sql>, $other> for $rust {
            fn from_sql(
                _: <$other as diesel::backend::Backend>::RawValue<'_>,
            ) -> diesel::deserialize::Result<Self> {
                super::refused($name)
            }
        }
    };
}

/// What the connection enum makes of such a SQL type.
macro_rules! metadata {
    ($wrapper:ident, $home:ty, [$($generic:ident),*], $sql:ty) => {
        impl<$($generic),*> HasSqlType<$sql> for MultiBackend
        where
            $home: HasSqlType<$sql>,
        {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$wrapper<$sql>>(lookup)
            }
        }

        impl<$($generic),*> crate::assign::native::NativeType<MultiBackend> for $sql {
            type Known = $sql;
        }

        impl<$($generic),*> crate::assign::native::NativeType<$home> for $sql {
            type Known = $wrapper<$sql>;
        }
    };
}

/// Another backend knows such a SQL type by its wrapper.
#[cfg(any(
    all(feature = "postgres", any(feature = "sqlite", feature = "mysql")),
    all(feature = "sqlite", feature = "mysql")
))]
macro_rules! known {
    ($wrapper:ident, $other:ty, [$($generic:ident),*], $sql:ty) => {
        impl<$($generic),*> crate::assign::native::NativeType<$other> for $sql {
            type Known = $wrapper<$sql>;
        }
    };
}

#[cfg(feature = "postgres")]
mod postgres {
    use std::ops::Bound;

    use diesel::{
        deserialize::Queryable,
        pg::{
            Pg,
            data_types::{PgInterval, PgLsn, PgMoney},
        },
        sql_types,
    };

    use super::{FromSql, HasSqlType, IsNull, MultiBackend, MultiRawValue, Output, ToSql};

    wrapper!(OnPostgres, Pg, [diesel::sqlite::Sqlite, "sqlite"; diesel::mysql::Mysql, "mysql";]);

    macro_rules! on_postgres {
        ([$($generic:ident),*], [$($element:ident),*], $sql:ty, $rust:ty) => {
            metadata!(OnPostgres, Pg, [$($element),*], $sql);
            native!(OnPostgres, Pg, [$($generic),*], $sql, $rust);
            #[cfg(feature = "sqlite")]
            known!(OnPostgres, diesel::sqlite::Sqlite, [$($element),*], $sql);
            #[cfg(feature = "sqlite")]
            refuse!(OnPostgres, "PostgreSQL", diesel::sqlite::Sqlite, [$($generic),*], $sql, $rust);
            #[cfg(feature = "mysql")]
            known!(OnPostgres, diesel::mysql::Mysql, [$($element),*], $sql);
            #[cfg(feature = "mysql")]
            refuse!(OnPostgres, "PostgreSQL", diesel::mysql::Mysql, [$($generic),*], $sql, $rust);
        };
    }

    on_postgres!([T, ST], [ST], sql_types::Array<ST>, Vec<T>);
    on_postgres!([T, ST], [ST], sql_types::Range<ST>, (Bound<T>, Bound<T>));
    on_postgres!([T, ST], [ST], sql_types::Multirange<ST>, Vec<(Bound<T>, Bound<T>)>);
    on_postgres!([], [], sql_types::Interval, PgInterval);
    on_postgres!([], [], sql_types::Timestamptz, chrono::DateTime<chrono::Utc>);
    on_postgres!([], [], sql_types::MacAddr, [u8; 6]);
    on_postgres!([], [], sql_types::MacAddr8, [u8; 8]);
    on_postgres!([], [], sql_types::Money, PgMoney);
    on_postgres!([], [], sql_types::Oid, u32);
    on_postgres!([], [], sql_types::CChar, u8);
    on_postgres!([], [], sql_types::Citext, String);
    on_postgres!([], [], sql_types::PgLsn, PgLsn);
    #[cfg(feature = "network")]
    on_postgres!([], [], sql_types::Inet, ipnetwork::IpNetwork);
    #[cfg(feature = "network")]
    on_postgres!([], [], sql_types::Cidr, ipnetwork::IpNetwork);

    // A tuple is otherwise several columns.
    impl<T, ST> Queryable<sql_types::Range<ST>, MultiBackend> for (Bound<T>, Bound<T>)
    where
        Self: FromSql<sql_types::Range<ST>, MultiBackend>,
    {
        type Row = Self;

        fn build(row: Self) -> diesel::deserialize::Result<Self> {
            Ok(row)
        }
    }
}

#[cfg(feature = "mysql")]
mod mysql {
    use diesel::{
        mysql::Mysql,
        sql_types::{BigInt, Datetime, Integer, SmallInt, TinyInt, Unsigned},
    };

    use super::{FromSql, HasSqlType, IsNull, MultiBackend, MultiRawValue, Output, ToSql};

    wrapper!(OnMysql, Mysql, [diesel::sqlite::Sqlite, "sqlite"; diesel::pg::Pg, "postgres";]);

    macro_rules! on_mysql {
        ($($sql:ty, $rust:ty;)+) => {
            $(
                metadata!(OnMysql, Mysql, [], $sql);
                native!(OnMysql, Mysql, [], $sql, $rust);
                #[cfg(feature = "sqlite")]
                known!(OnMysql, diesel::sqlite::Sqlite, [], $sql);
                #[cfg(feature = "sqlite")]
                refuse!(OnMysql, "MySQL and MariaDB", diesel::sqlite::Sqlite, [], $sql, $rust);
                #[cfg(feature = "postgres")]
                known!(OnMysql, diesel::pg::Pg, [], $sql);
                #[cfg(feature = "postgres")]
                refuse!(OnMysql, "MySQL and MariaDB", diesel::pg::Pg, [], $sql, $rust);
            )+
        };
    }

    on_mysql! {
        TinyInt, i8;
        Unsigned<TinyInt>, u8;
        Unsigned<SmallInt>, u16;
        Unsigned<Integer>, u32;
        Unsigned<BigInt>, u64;
        Datetime, chrono::NaiveDateTime;
    }
}
