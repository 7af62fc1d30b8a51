//! The table of types that one database has and Diesel reads (`codegen/src/schema/native.rs`): rows of each are
//! written and read as the generated code does, by the connection enum, on every server.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{collections::BTreeSet, ops::Bound};

use diesel::connection::SimpleConnection;
use tablewright::{
    AnyConnection,
    chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc},
    connection,
};
use tablewright_codegen::{
    dialect::Dialect,
    schema::native::{Native, is_listed, names, native},
};
use tablewright_testing::{Database, Failed, Scratch, on, run};

fn main() -> std::process::ExitCode {
    let mut trials = Vec::new();
    #[cfg(feature = "postgres")]
    {
        let name = "rows_of_each_type_are_written_and_read";
        trials.extend(on(Database::Postgres, name, postgres::rows));
    }
    #[cfg(feature = "mysql")]
    {
        let name = "rows_of_each_type_are_written_and_read";
        trials.extend(on(Database::Mysql, name, mysql::rows));
    }
    #[cfg(all(feature = "sqlite", feature = "postgres"))]
    trials.extend(on(Database::Sqlite, "another_database_refuses_them", postgres::refused));
    run(trials)
}

/// Writes and reads values of one type; gives what went wrong.
type Trip = fn(&mut AnyConnection) -> diesel::QueryResult<Vec<String>>;

struct Kind {
    sql: &'static str,
    diesel: &'static str,
    rust: &'static str,
    trip: Trip,
    /// The same by a connection of Diesel's own, without the enum.
    plain: Plain,
}

/// Writes and reads values by the connection behind the enum.
type Plain = fn(&mut AnyConnection) -> diesel::QueryResult<Vec<String>>;

/// A table with a column of a type, and the structs that are generated for it.
macro_rules! kinds {
    ($variant:ident: $($module:ident: $name:literal, $sql:ty, $rust:ty, $values:expr;)+) => {
        $(mod $module {
            use super::*;
            use diesel::prelude::*;

            diesel::table! {
                use diesel::sql_types::*;
                cells (id) {
                    id -> Integer,
                    value -> $sql,
                    other -> Nullable<$sql>,
                }
            }

            #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable)]
            #[diesel(table_name = cells)]
            struct Cell {
                id: i32,
                value: $rust,
                other: Option<$rust>,
            }

            #[derive(Clone, Copy)]
            struct NewCell<'a> {
                id: Option<i32>,
                value: &'a $rust,
                other: Option<&'a $rust>,
            }

            tablewright::insertable! {
                NewCell<'a> => cells {
                    if_some id: i32,
                    always value: &'a $rust,
                    always other: Option<&'a $rust>,
                }
            }

            #[derive(Clone, Copy)]
            struct WholeCell<'a> {
                id: i32,
                value: &'a $rust,
                other: Option<&'a $rust>,
            }

            tablewright::insertable! {
                WholeCell<'a> => cells {
                    always id: i32,
                    native value: &'a $rust,
                    native_or_null other: &'a $rust,
                }
            }

            #[derive(Clone, Copy)]
            struct DefaultedCell<'a> {
                id: Option<i32>,
                value: Option<&'a $rust>,
                other: Option<&'a $rust>,
            }

            tablewright::insertable! {
                DefaultedCell<'a> => cells {
                    if_some id: i32,
                    native_if_some value: &'a $rust,
                    native_if_some other: &'a $rust,
                }
            }

            #[derive(Clone, Copy, Default)]
            struct CellChanges<'a> {
                value: Option<&'a $rust>,
                other: Option<Option<&'a $rust>>,
            }

            tablewright::changeset! {
                CellChanges<'a> => cells {
                    value: &'a $rust,
                    other: Option<&'a $rust>,
                }
            }

            pub(super) fn trip(
                connection: &mut AnyConnection,
            ) -> diesel::QueryResult<Vec<String>> {
                let values: Vec<$rust> = $values;
                let mut wrong = Vec::new();
                for value in &values {
                    connection.batch_execute("DELETE FROM cells")?;
                    let new = NewCell { id: Some(1), value, other: None };
                    diesel::insert_into(cells::table).values(new).execute(connection)?;
                    let cell: Cell =
                        cells::table.select(Cell::as_select()).first(&mut *connection)?;
                    let expected = Cell { id: 1, value: value.clone(), other: None };
                    if cell != expected {
                        wrong.push(format!("{expected:?} is {cell:?}"));
                    }
                    connection.batch_execute("DELETE FROM cells")?;
                    let new = DefaultedCell { id: Some(1), value: Some(value), other: None };
                    diesel::insert_into(cells::table).values(new).execute(connection)?;
                    let new = DefaultedCell { id: Some(2), value: Some(value), other: Some(value) };
                    diesel::insert_into(cells::table).values(&new).execute(connection)?;
                    let found: Vec<Cell> =
                        cells::table.order(cells::id).select(Cell::as_select()).load(connection)?;
                    let other = Cell { id: 2, other: Some(value.clone()), ..expected.clone() };
                    let both = [expected, other];
                    if found != both {
                        wrong.push(format!("{value:?} with defaults is {found:?}"));
                    }
                    connection.batch_execute("DELETE FROM cells")?;
                    let rows = [(1, None), (2, Some(value))];
                    let rows: Vec<_> =
                        rows.map(|(id, other)| WholeCell { id, value, other }).into();
                    tablewright::dispatch!(&mut *connection, |connection| {
                        diesel::insert_into(cells::table).values(&rows).execute(connection)
                    })?;
                    let found: Vec<Cell> =
                        cells::table.order(cells::id).select(Cell::as_select()).load(connection)?;
                    if found != both {
                        wrong.push(format!("{both:?} at once is {found:?}"));
                    }
                    // What is `Copy` stands in the structs by value.
                    diesel::update(cells::table)
                        .set(cells::value.eq(value.clone()))
                        .execute(connection)?;
                    let changes = CellChanges { value: None, other: Some(Some(value)) };
                    diesel::update(cells::table).set(changes).execute(connection)?;
                    let cell: Cell =
                        cells::table.select(Cell::as_select()).first(&mut *connection)?;
                    if cell.other.as_ref() != Some(value) {
                        wrong.push(format!("{value:?} is {:?}", cell.other));
                    }
                }
                Ok(wrong)
            }

            pub(super) fn plain(
                connection: &mut AnyConnection,
            ) -> diesel::QueryResult<Vec<String>> {
                #[cfg_attr(
                    not(any(feature = "sqlite", all(feature = "postgres", feature = "mysql"))),
                    expect(irrefutable_let_patterns, reason = "the build has one database")
                )]
                let AnyConnection::$variant(connection) = connection else {
                    return Ok(vec!["another connection".to_owned()]);
                };
                let values: Vec<$rust> = $values;
                let mut wrong = Vec::new();
                for value in &values {
                    connection.batch_execute("DELETE FROM cells")?;
                    let row = (cells::id.eq(1), cells::value.eq(value.clone()));
                    diesel::insert_into(cells::table).values(row).execute(connection)?;
                    let cell: Cell =
                        cells::table.select(Cell::as_select()).first(&mut *connection)?;
                    let expected = Cell { id: 1, value: value.clone(), other: None };
                    if cell != expected {
                        wrong.push(format!("{expected:?} is {cell:?} without the enum"));
                    }
                }
                Ok(wrong)
            }
        })+

        const KINDS: &[Kind] = &[$(Kind {
            sql: $name,
            diesel: stringify!($sql),
            rust: stringify!($rust),
            trip: $module::trip,
            plain: $module::plain,
        }),+];
    };
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

fn try_all(scratch: &Scratch, dialect: Dialect, kinds: &[Kind]) -> Result<(), Failed> {
    let mut wrong = Vec::new();
    for kind in kinds {
        let Kind { sql, diesel, rust, trip, plain } = *kind;
        let Some(found) = native(dialect, sql) else {
            wrong.push(format!("{sql} is not in the table"));
            continue;
        };
        let same = |left: &str, right: &str| without_blanks(left) == without_blanks(right);
        let Native { diesel: said, rust: said_rust, .. } = &found;
        // The paths are short here.
        let short = ["tablewright::chrono::", "std::ops::", "diesel::pg::data_types::"]
            .iter()
            .fold(said_rust.clone(), |text, path| text.replace(path, ""));
        if !same(said, diesel) || !same(&short, rust) {
            wrong.push(format!("{sql}: {found:?}"));
        }
        assert!(is_listed(said, said_rust), "{sql}");
        let mut connection: AnyConnection = connection::open(&scratch.url)?;
        let create = [
            "CREATE TABLE cells (id INTEGER PRIMARY KEY, value ",
            sql,
            " NOT NULL, other ",
            sql,
            " NULL)",
        ]
        .concat();
        connection.batch_execute("DROP TABLE IF EXISTS cells")?;
        connection.batch_execute(&create)?;
        for trip in [trip, plain] {
            match trip(&mut connection) {
                Ok(all) => wrong.extend(all.into_iter().map(|it| format!("{sql}: {it}"))),
                Err(error) => wrong.push(format!("{sql}: {error}")),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Where a portable type reads the SQL type, its arrays are tried.
    let tried: BTreeSet<String> =
        kinds.iter().map(|kind| kind.sql.trim_end_matches("[]").to_owned()).collect();
    let missing: Vec<_> = names(dialect).filter(|name| !tried.contains(*name)).collect();
    assert!(missing.is_empty(), "no row was written of {missing:?}");
    Ok(())
}

fn noon() -> NaiveDateTime {
    day(22).and_hms_opt(12, 0, 1).unwrap()
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

#[cfg(feature = "postgres")]
mod postgres {
    use bigdecimal::BigDecimal;
    use diesel::pg::data_types::{PgInterval, PgLsn, PgMoney};

    use super::{
        AnyConnection, Bound, DateTime, Dialect, Failed, Kind, NaiveDate, NaiveDateTime, NaiveTime,
        Scratch, SimpleConnection, Utc, connection, day, noon, try_all,
    };

    fn interval() -> PgInterval {
        PgInterval::new(1_500_000, 3, 14)
    }

    fn included<T>(from: T, to: T) -> (Bound<T>, Bound<T>) {
        (Bound::Included(from), Bound::Excluded(to))
    }

    fn some<T: Clone>(value: T) -> Vec<Vec<Option<T>>> {
        vec![vec![], vec![Some(value.clone()), None, Some(value)]]
    }

    fn network(text: &str) -> ipnetwork::IpNetwork {
        text.parse().unwrap()
    }

    kinds! { Postgres:
        bools: "boolean[]", Array<Nullable<Bool>>, Vec<Option<bool>>, some(true);
        small_ints: "smallint[]", Array<Nullable<SmallInt>>, Vec<Option<i16>>, some(-7);
        integers: "integer[]", Array<Nullable<Integer>>, Vec<Option<i32>>, some(i32::MIN);
        big_ints: "bigint[]", Array<Nullable<BigInt>>, Vec<Option<i64>>, some(i64::MAX);
        reals: "real[]", Array<Nullable<Float>>, Vec<Option<f32>>, some(0.1);
        doubles: "double precision[]", Array<Nullable<Double>>, Vec<Option<f64>>, some(0.1);
        decimals: "numeric[]", Array<Nullable<Numeric>>, Vec<Option<bigdecimal::BigDecimal>>, some("1.25".parse().unwrap());
        texts: "text[]", Array<Nullable<Text>>, Vec<Option<String>>, some("{\"a\", NULL}".to_owned());
        strings: "character varying(20)[]", Array<Nullable<Text>>, Vec<Option<String>>, some("ä".to_owned());
        mails: "citext", Citext, String, vec!["A".to_owned()];
        mail_lists: "citext[]", Array<Nullable<Citext>>, Vec<Option<String>>, some("A".to_owned());
        bytes: "bytea[]", Array<Nullable<Binary>>, Vec<Option<Vec<u8> > >, some(vec![0, 255]);
        dates: "date[]", Array<Nullable<Date>>, Vec<Option<NaiveDate>>, some(day(1));
        times: "time without time zone[]", Array<Nullable<Time>>, Vec<Option<NaiveTime>>, some(noon().time());
        timestamps: "timestamp without time zone[]", Array<Nullable<Timestamp>>, Vec<Option<NaiveDateTime>>, some(noon());
        moments: "timestamp with time zone", Timestamptz, DateTime<Utc>, vec![noon().and_utc()];
        moment_lists: "timestamp with time zone[]", Array<Nullable<Timestamptz>>, Vec<Option<DateTime<Utc> > >, some(noon().and_utc());
        intervals: "interval", Interval, PgInterval, vec![interval()];
        interval_lists: "interval[]", Array<Nullable<Interval>>, Vec<Option<PgInterval>>, some(interval());
        uuids: "uuid[]", Array<Nullable<Uuid>>, Vec<Option<uuid::Uuid>>, some("67e55044-10b1-426f-9247-bb680e5fe0c8".parse().unwrap());
        json: "json[]", Array<Nullable<Json>>, Vec<Option<serde_json::Value>>, some(serde_json::json!({ "a": [1] }));
        jsonb: "jsonb[]", Array<Nullable<Jsonb>>, Vec<Option<serde_json::Value>>, some(serde_json::json!({ "a": [1] }));
        addresses: "inet", Inet, ipnetwork::IpNetwork, vec![network("10.0.0.1/24"), network("::1")];
        address_lists: "inet[]", Array<Nullable<Inet>>, Vec<Option<ipnetwork::IpNetwork>>, some(network("10.0.0.1"));
        networks: "cidr", Cidr, ipnetwork::IpNetwork, vec![network("10.0.0.0/24")];
        network_lists: "cidr[]", Array<Nullable<Cidr>>, Vec<Option<ipnetwork::IpNetwork>>, some(network("10.0.0.0/24"));
        cards: "macaddr", Macaddr, [u8; 6], vec![[8, 0, 43, 1, 2, 255]];
        card_lists: "macaddr[]", Array<Nullable<Macaddr>>, Vec<Option<[u8; 6]>>, some([8, 0, 43, 1, 2, 255]);
        cards8: "macaddr8", Macaddr8, [u8; 8], vec![[8, 0, 43, 255, 254, 1, 2, 255]];
        money: "money", Money, PgMoney, vec![PgMoney(-1_250)];
        money_lists: "money[]", Array<Nullable<Money>>, Vec<Option<PgMoney>>, some(PgMoney(5));
        oids: "oid", Oid, u32, vec![u32::MAX];
        oid_lists: "oid[]", Array<Nullable<Oid>>, Vec<Option<u32>>, some(7);
        chars: "\"char\"", CChar, u8, vec![b'x'];
        char_lists: "\"char\"[]", Array<Nullable<CChar>>, Vec<Option<u8>>, some(b'x');
        places: "pg_lsn", PgLsn, PgLsn, vec![PgLsn(7)];
        int_ranges: "int4range", Int4range, (Bound<i32>, Bound<i32>), vec![included(1, 5), (Bound::Unbounded, Bound::Excluded(3))];
        int_range_lists: "int4range[]", Array<Nullable<Int4range>>, Vec<Option<(Bound<i32>, Bound<i32>)>>, some(included(1, 5));
        big_ranges: "int8range", Int8range, (Bound<i64>, Bound<i64>), vec![included(1, i64::MAX)];
        number_ranges: "numrange", Numrange, (Bound<bigdecimal::BigDecimal>, Bound<bigdecimal::BigDecimal>), vec![included(BigDecimal::from(1), BigDecimal::from(2))];
        date_ranges: "daterange", Daterange, (Bound<NaiveDate>, Bound<NaiveDate>), vec![included(day(1), day(3))];
        time_ranges: "tsrange", Tsrange, (Bound<NaiveDateTime>, Bound<NaiveDateTime>), vec![(Bound::Excluded(noon()), Bound::Unbounded)];
        moment_ranges: "tstzrange", Tstzrange, (Bound<DateTime<Utc> >, Bound<DateTime<Utc> >), vec![(Bound::Excluded(noon().and_utc()), Bound::Unbounded)];
        int_multiranges: "int4multirange", Int4multirange, Vec<(Bound<i32>, Bound<i32>)>, vec![vec![], vec![included(1, 5), included(7, 9)]];
        big_multiranges: "int8multirange", Int8multirange, Vec<(Bound<i64>, Bound<i64>)>, vec![vec![included(1, 5)]];
        number_multiranges: "nummultirange", Nummultirange, Vec<(Bound<bigdecimal::BigDecimal>, Bound<bigdecimal::BigDecimal>)>, vec![vec![included(BigDecimal::from(1), BigDecimal::from(2))]];
        date_multiranges: "datemultirange", Datemultirange, Vec<(Bound<NaiveDate>, Bound<NaiveDate>)>, vec![vec![included(day(1), day(3))]];
        time_multiranges: "tsmultirange", Tsmultirange, Vec<(Bound<NaiveDateTime>, Bound<NaiveDateTime>)>, vec![vec![(Bound::Excluded(noon()), Bound::Unbounded)]];
        moment_multiranges: "tstzmultirange", Tstzmultirange, Vec<(Bound<DateTime<Utc> >, Bound<DateTime<Utc> >)>, vec![vec![(Bound::Excluded(noon().and_utc()), Bound::Unbounded)]];
    }

    pub(super) fn rows(scratch: &Scratch) -> Result<(), Failed> {
        let mut connection: AnyConnection = connection::open(&scratch.url)?;
        connection.batch_execute("CREATE EXTENSION IF NOT EXISTS citext")?;
        try_all(scratch, Dialect::Postgres, KINDS)
    }

    /// On SQLite there are no such values, but a program that can open both compiles.
    #[cfg(feature = "sqlite")]
    pub(super) fn refused(scratch: &Scratch) -> Result<(), Failed> {
        let mut connection: AnyConnection = connection::open(&scratch.url)?;
        connection.batch_execute("CREATE TABLE cells (id INTEGER, value BLOB, other BLOB)")?;
        for kind in KINDS {
            let error = (kind.trip)(&mut connection).unwrap_err().to_string();
            assert_eq!(error, "this type of value exists on PostgreSQL only", "{}", kind.sql);
        }
        Ok(())
    }
}

#[cfg(feature = "mysql")]
mod mysql {
    use super::{
        AnyConnection, Dialect, Failed, Kind, NaiveDateTime, Scratch, SimpleConnection, noon,
        try_all,
    };

    kinds! { Mysql:
        tiny_ints: "tinyint", TinyInt, i8, vec![i8::MIN, i8::MAX];
        tiny_naturals: "tinyint unsigned", Unsigned<TinyInt>, u8, vec![0, u8::MAX];
        small_naturals: "smallint unsigned", Unsigned<SmallInt>, u16, vec![0, u16::MAX];
        naturals: "int unsigned", Unsigned<Integer>, u32, vec![0, u32::MAX];
        medium_naturals: "mediumint unsigned", Unsigned<Integer>, u32, vec![0, 16_777_215];
        big_naturals: "bigint unsigned", Unsigned<BigInt>, u64, vec![0, u64::MAX];
        times: "datetime", Datetime, NaiveDateTime, vec![noon()];
    }

    pub(super) fn rows(scratch: &Scratch) -> Result<(), Failed> {
        try_all(scratch, Dialect::Mysql, KINDS)
    }
}
