//! The table of SQL types that each Diesel type reads (`codegen/src/stored/readable.rs`), tried on every server:
//! what is in it takes and gives back what Rust writes and reads all that the column can hold; what is refused
//! really fails, or is another value.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::{
    fmt::Debug,
    panic::{AssertUnwindSafe, catch_unwind},
};

use diesel::{QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_types::Text};
use tablewright::{
    AnyConnection,
    chrono::{NaiveDate, NaiveDateTime},
    connection,
    types::{
        DecimalValue, JsonText, TimeValue, TimestampTzValue, TimestampValue, UuidValue, VectorValue,
    },
};
use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        ColumnType,
        readable::{can_read, readable_names},
    },
};
use tablewright_testing::{Database, Failed, Scratch, Server, on, run};

use support::{by_kind, linked, on_each};

tablewright::sql_enum! {
    /// Stored as text.
    pub enum Tier: TierSql {
        /// The first.
        A = "A",
        /// The second.
        B = "B",
    }
}

/// A value there and back, both shown.
type Trip = fn(&mut AnyConnection) -> Vec<diesel::QueryResult<(String, String)>>;
/// What stands in the only row, shown.
type Read = fn(&mut AnyConnection) -> diesel::QueryResult<String>;

/// One kind of column: its portable type, and the ways of its values.
struct Kind {
    type_: ColumnType,
    trip: Trip,
    read: Read,
}

fn shown(value: &impl Debug) -> String {
    format!("{value:?}")
}

macro_rules! kinds {
    ($($module:ident: $type_:expr, $sql:ty, $rust:ty, $values:expr;)+) => {
        $(mod $module {
            use super::*;
            use diesel::prelude::*;

            diesel::table! {
                cells (id) {
                    id -> Integer,
                    value -> $sql,
                }
            }

            pub(super) fn read(connection: &mut AnyConnection) -> diesel::QueryResult<String> {
                let value: $rust = cells::table.select(cells::value).first(connection)?;
                Ok(shown(&value))
            }

            pub(super) fn trip(
                connection: &mut AnyConnection,
            ) -> Vec<diesel::QueryResult<(String, String)>> {
                let values: Vec<$rust> = $values;
                let one = |value: $rust| {
                    connection.batch_execute("DELETE FROM cells")?;
                    diesel::insert_into(cells::table)
                        .values((cells::id.eq(1), cells::value.eq(&value)))
                        .execute(&mut *connection)?;
                    let found: $rust = cells::table.select(cells::value).first(connection)?;
                    // Equal numbers may be shown otherwise.
                    let found = if PartialEq::eq(&found, &value) { shown(&value) } else { shown(&found) };
                    Ok((shown(&value), found))
                };
                values.into_iter().map(one).collect()
            }
        })+

        const KINDS: &[Kind] =
            &[$(Kind { type_: $type_, trip: $module::trip, read: $module::read }),+];
    };
}

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(12, 0, 1).unwrap()
}

kinds! {
    bools: ColumnType::Bool, diesel::sql_types::Bool, bool, vec![true, false];
    small_ints: ColumnType::SmallInt, diesel::sql_types::SmallInt, i16, vec![7];
    integers: ColumnType::Integer, diesel::sql_types::Integer, i32, vec![7];
    big_ints: ColumnType::BigInt, diesel::sql_types::BigInt, i64, vec![7];
    floats: ColumnType::Float, diesel::sql_types::Float, f32, vec![0.1, 1.5];
    doubles: ColumnType::Double, diesel::sql_types::Double, f64, vec![1.5, 7.0];
    decimals: ColumnType::Decimal { precision: 9, scale: 0 }, tablewright::types::Decimal, DecimalValue, vec![7.into()];
    texts: ColumnType::Text, diesel::sql_types::Text, String, vec!["A".into(), "B".into()];
    strings: ColumnType::String { length: 9 }, diesel::sql_types::Text, String, vec!["A".into()];
    bytes: ColumnType::Bytes, diesel::sql_types::Binary, Vec<u8>, vec![vec![255; 8], vec![b'7'; 8]];
    dates: ColumnType::Date, diesel::sql_types::Date, NaiveDate, vec![noon().date()];
    times: ColumnType::Time, tablewright::types::Time, TimeValue, vec![noon().time().into()];
    timestamps: ColumnType::Timestamp, tablewright::types::Timestamp, TimestampValue, vec![noon().into()];
    moments: ColumnType::TimestampTz, tablewright::types::TimestampTz, TimestampTzValue, vec![noon().and_utc().into()];
    uuids: ColumnType::Uuid, tablewright::types::Uuid, UuidValue, vec!["67e55044-10b1-426f-9247-bb680e5fe0c8".parse().unwrap()];
    json: ColumnType::Json, tablewright::types::Json, JsonText, vec![JsonText::new("{}"), JsonText::new("[1]")];
    vectors: ColumnType::Vector { dimensions: 2 }, tablewright::types::Vector, VectorValue, vec![vec![1.0, -0.5].into()];
}

mod tiers {
    use super::{AnyConnection, Tier, shown};
    use diesel::prelude::*;

    diesel::table! {
        use diesel::sql_types::Integer;
        use crate::TierSql;
        cells (id) {
            id -> Integer,
            value -> TierSql,
        }
    }

    pub(super) fn read(connection: &mut AnyConnection) -> diesel::QueryResult<String> {
        let value: Tier = cells::table.select(cells::value).first(connection)?;
        Ok(shown(&value))
    }

    pub(super) fn trip(
        connection: &mut AnyConnection,
    ) -> Vec<diesel::QueryResult<(String, String)>> {
        let one = diesel::insert_into(cells::table)
            .values((cells::id.eq(1), cells::value.eq(Tier::B)))
            .execute(connection)
            .and_then(|_| Ok((shown(&Tier::B), read(connection)?)));
        vec![one]
    }
}

fn main() -> std::process::ExitCode {
    let mut trials = on_each("what_is_listed_is_read_and_written", what_is_listed);
    trials.extend(on_each("what_is_refused_fails_or_is_another_value", what_is_refused));
    if linked::is_linked(Database::Sqlite) {
        let name = "what_sqlite_compares_as_text_is_refused";
        trials.extend(on(Database::Sqlite, name, compared_as_text));
    }
    run(trials)
}

fn dialect(connection: &AnyConnection) -> Dialect {
    by_kind(connection.kind(), Dialect::Sqlite, Dialect::Postgres, Dialect::Mysql)
}

/// Makes the table anew with a column of the type `sql`, for a connection that has prepared nothing on it.
fn make(scratch: &Scratch, sql: &str) -> Result<AnyConnection, Failed> {
    let mut connection: AnyConnection = connection::open(&scratch.url)?;
    let create = ["CREATE TABLE cells (id INTEGER, value ", sql, ")"].concat();
    connection.batch_execute("DROP TABLE IF EXISTS cells")?;
    connection.batch_execute(&create)?;
    Ok(connection)
}

/// A type of the list with the parameters that it cannot be without, or that let it hold the values above.
fn spelled(dialect: Dialect, name: &str) -> String {
    match name {
        "enum" | "set" => [name, "('A', 'B')"].concat(),
        // PostgreSQL fills them up with blanks.
        "character" | "char" | "bpchar" | "nchar" | "national char" | "national character"
            if dialect == Dialect::Postgres =>
        {
            [name, "(1)"].concat()
        }
        "character"
        | "char"
        | "nchar"
        | "national char"
        | "varchar"
        | "nvarchar"
        | "national varchar"
        | "character varying"
        | "char varying"
        | "national character varying" => [name, "(50)"].concat(),
        "binary" | "varbinary" => [name, "(8)"].concat(),
        "bit" => [name, "(64)"].concat(),
        _ => name.to_owned(),
    }
}

/// What else a column of a whole-number type can hold: its ends.
fn ends(name: &str) -> &'static [&'static str] {
    match name {
        "tinyint" => &["-128", "127"],
        "tinyint unsigned" => &["0", "255"],
        "smallint" | "int2" | "smallserial" => &["-32768", "32767"],
        "smallint unsigned" => &["65535"],
        "mediumint" => &["-8388608", "8388607"],
        "mediumint unsigned" => &["16777215"],
        "int" | "integer" | "int4" => &["-2147483648", "2147483647"],
        "int unsigned" => &["4294967295"],
        "bigint" | "int8" => &["-9223372036854775808", "9223372036854775807"],
        // Beyond the ends of `bigint` there is no signed type; the table says so.
        "bigint unsigned" => &["9223372036854775807"],
        "year" => &["1901", "2155"],
        _ => &[],
    }
}

/// Whether a server has the type: by itself, or by an extension that is made here.
fn has_type(connection: &mut AnyConnection, server: Server, name: &str) -> Result<bool, Failed> {
    #[derive(QueryableByName)]
    struct Extension {
        #[diesel(sql_type = Text)]
        name: String,
    }
    Ok(match (server, name) {
        (Server::Mysql97, "uuid" | "inet4" | "inet6") => false,
        (Server::Postgres | Server::Postgres18, "citext" | "vector") => {
            let query = "SELECT name::text FROM pg_available_extensions";
            let all: Vec<Extension> = diesel::sql_query(query).load(connection)?;
            let is_there = all.iter().any(|extension| extension.name == name);
            if is_there {
                connection.batch_execute(&["CREATE EXTENSION IF NOT EXISTS ", name].concat())?;
            }
            is_there
        }
        _ => true,
    })
}

fn all_kinds() -> impl Iterator<Item = Kind> {
    let kinds = KINDS.iter().map(|kind| Kind { type_: kind.type_.clone(), ..*kind });
    let tiers =
        Kind { type_: ColumnType::Enum("tier".into()), trip: tiers::trip, read: tiers::read };
    kinds.chain([tiers])
}

fn what_is_listed(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let dialect = dialect(connection);
    let mut wrong = Vec::new();
    let mut tried = 0;
    for kind in all_kinds() {
        for name in readable_names(&kind.type_, dialect) {
            if !has_type(connection, scratch.server, name)? {
                continue;
            }
            // Text of these forms only.
            let literal = match *name {
                "uuid" if kind.type_ != ColumnType::Uuid => {
                    Some(("'67e55044-10b1-426f-9247-bb680e5fe0c8'", "67e55044"))
                }
                "inet4" => Some(("'10.0.0.1'", "10.0.0.1")),
                "inet6" => Some(("'::1'", "::1")),
                "json" if !matches!(kind.type_, ColumnType::Json) => Some(("'[\"A\"]'", "A")),
                _ => None,
            };
            let sql = spelled(dialect, name);
            let connection = &mut make(scratch, &sql)?;
            tried += 1;
            let what = format!("{} over {sql}", kind.type_);
            if let Some((literal, part)) = literal {
                if matches!(kind.type_, ColumnType::Enum(_)) {
                    continue;
                }
                connection.batch_execute(&insert(literal))?;
                let read = (kind.read)(connection);
                if !read.as_ref().is_ok_and(|read| read.contains(part)) {
                    wrong.push(format!("{what}: {read:?}"));
                }
                continue;
            }
            // A year below 100 is one of this century or the last.
            let trips = if *name == "year" { Vec::new() } else { (kind.trip)(connection) };
            for trip in trips {
                match trip {
                    Ok((written, read)) if written == read => {}
                    other => wrong.push(format!("{what}: {other:?}")),
                }
            }
            for end in ends(name) {
                connection.batch_execute("DELETE FROM cells")?;
                connection.batch_execute(&insert(end))?;
                let read = (kind.read)(connection);
                let is_same = read.as_ref().is_ok_and(|read| {
                    kind.type_ == ColumnType::Bool || read.contains(end.trim_start_matches('-'))
                });
                if !is_same && !is_sqlite_number(dialect) {
                    wrong.push(format!("{what} of {end}: {read:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tried > 40, "only {tried} pairs were tried");
    Ok(())
}

/// The names of SQLite's list are affinities, which have no ends.
fn is_sqlite_number(dialect: Dialect) -> bool {
    dialect == Dialect::Sqlite
}

fn insert(literal: &str) -> String {
    ["INSERT INTO cells (id, value) VALUES (1, ", literal, ")"].concat()
}

fn what_is_refused(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let dialect = dialect(connection);
    if dialect == Dialect::Postgres {
        connection.batch_execute("CREATE TYPE mood AS ENUM ('A', 'B')")?;
    }
    let cases = refused(dialect);
    assert!(cases.len() > 5);
    for (type_, sql, literal, right) in cases {
        // An enum of PostgreSQL is refused by what the raw SQL of the spec says of it.
        assert!(sql == "mood" || !can_read(&type_, dialect, sql), "{type_} over {sql}");
        let kind = all_kinds().find(|kind| kind.type_ == type_).unwrap();
        let connection = &mut make(scratch, sql)?;
        connection.batch_execute(&insert(literal))?;
        // Diesel panics at a type of MySQL that it does not know.
        let read = catch_unwind(AssertUnwindSafe(|| (kind.read)(connection)));
        let is_read = matches!(&read, Ok(Ok(read)) if read == right);
        if read.is_err() {
            continue;
        }
        connection.batch_execute("DELETE FROM cells")?;
        let is_written = (kind.trip)(connection)
            .into_iter()
            .all(|trip| trip.is_ok_and(|(written, read)| written == read));
        assert!(!(is_written && is_read), "{type_} over {sql} works: {read:?}");
    }
    Ok(())
}

/// Types that are refused, each with a value in SQL, and what that would be if it were read rightly.
fn refused(dialect: Dialect) -> Vec<(ColumnType, &'static str, &'static str, &'static str)> {
    use ColumnType::{
        Bool, Bytes, Date, Float, Integer, Json, SmallInt, Text, Time, Timestamp, Uuid,
    };
    let uuid = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    let uuid_literal = "'67e55044-10b1-426f-9247-bb680e5fe0c8'";
    match dialect {
        Dialect::Postgres => vec![
            (Text, "text[]", "'{a,b}'", "\"{a,b}\""),
            (Integer, "BIGINT", "7", "7"),
            (SmallInt, "integer", "7", "7"),
            (ColumnType::BigInt, "INTEGER", "7", "7"),
            (Float, "double precision", "1.5", "1.5"),
            (ColumnType::Double, "real", "1.5", "1.5"),
            (Bool, "integer", "7", "true"),
            (Text, "uuid", uuid_literal, uuid),
            (Text, "jsonb", "'[]'", "\"[]\""),
            (Text, "varbit", "B'1'", "\"1\""),
            (Text, "inet", "'10.0.0.1'", "\"10.0.0.1\""),
            (Text, "interval", "'1 day'", "\"1 day\""),
            (Text, "mood", "'A'", "\"A\""),
            (Json, "text", "'{}'", "JsonText(\"{}\")"),
            (Bytes, "text", "'A'", "[65]"),
            (Uuid, "text", uuid_literal, uuid),
            (Date, "timestamp", "'2026-11-22 00:00:00'", "2026-11-22"),
            (Timestamp, "date", "'2026-11-22'", "2026-11-22T00:00:00"),
            (Time, "time with time zone", "'12:00:01Z'", "12:00:01"),
        ],
        Dialect::Mysql => vec![
            (Integer, "BIGINT", "5000000000", "5000000000"),
            (Integer, "INT UNSIGNED", "4000000000", "4000000000"),
            (SmallInt, "INT", "70000", "70000"),
            (Text, "INT", "7", "\"7\""),
            (Text, "DATETIME", "'2026-11-22 00:00:00'", "\"2026-11-22 00:00:00\""),
            (Text, "VARBINARY(9)", "x'ff'", "\"\u{ff}\""),
            (Text, "GEOMETRY", "ST_GeomFromText('POINT(1 2)')", "\"POINT(1 2)\""),
            (Bytes, "INT", "7", "[55]"),
            (Bool, "VARCHAR(5)", "'0'", "false"),
            (Float, "DOUBLE", "0.1234567890123", "0.1234567890123"),
            (Date, "VARCHAR(20)", "'2026-11-22'", "2026-11-22"),
            (Date, "DATETIME", "'2026-11-22 10:00:00'", "2026-11-22T10:00:00"),
            (Timestamp, "VARCHAR(30)", "'2026-11-22 12:00:01'", "2026-11-22T12:00:01"),
            (Uuid, "CHAR(36)", uuid_literal, uuid),
            (Uuid, "BINARY(20)", "'1234567890123456'", "31323334-3536-3738-3930-313233343536"),
            (Json, "INT", "7", "JsonText(\"7\")"),
        ],
        Dialect::Sqlite => vec![
            (Text, "INTEGER", "'007'", "\"007\""),
            (Text, "REAL", "'1'", "\"1\""),
            (ColumnType::String { length: 9 }, "BIGINT", "'007'", "\"007\""),
            (Integer, "TEXT", "'seven'", "\"seven\""),
            (ColumnType::Double, "VARCHAR(9)", "'x'", "\"x\""),
            (Timestamp, "INTEGER", "1700000000", "2023-11-14T22:13:20"),
            (Date, "INTEGER", "1700000000", "2023-11-14"),
            (Json, "INTEGER", "'1.0'", "JsonText(\"1.0\")"),
        ],
        Dialect::Mssql => Vec::new(),
    }
}

/// Whole numbers in a column of texts come back, but 9 is not less than 10.
fn compared_as_text(scratch: &Scratch) -> Result<(), Failed> {
    use diesel::{ExpressionMethods as _, QueryDsl as _};
    use integers::cells;

    for (sql, expected) in [("TEXT", 0), ("INTEGER", 1), ("NUMERIC", 1), ("BLOB", 1)] {
        let connection = &mut make(scratch, sql)?;
        diesel::insert_into(cells::table)
            .values((cells::id.eq(1), cells::value.eq(9)))
            .execute(connection)?;
        let found: i64 = cells::table.filter(cells::value.lt(10)).count().get_result(connection)?;
        assert_eq!(found, expected, "{sql}");
        assert_eq!(can_read(&ColumnType::Integer, Dialect::Sqlite, sql), expected == 1, "{sql}");
    }
    Ok(())
}
