//! The type table: one row for each type, with everything that the crate knows of it.
//!
//! SQLite's spellings are chosen so that `diesel print-schema` infers the Diesel type that is emitted, or the one
//! that the row names.
//!
//! Sources: `key_bytes`: MySQL 8.4, "Data Type Storage Requirements"; SQL Server, "Data types (Transact-SQL)".
//! `told`: PostgreSQL 16, "Data Types" (aliases), as `format_type` writes them; MySQL 8.4, "Numeric Type
//! Attributes", and MariaDB, "INT" (MySQL 8 leaves out the display width that MariaDB still reports); SQL Server,
//! "Data types (Transact-SQL)"; SQLite keeps the declared type as it is written, so each spelling with one affinity
//! and one meaning is read. `reads`: `diesel` 2.3: on PostgreSQL `from_sql` takes the bytes of exactly one type; on
//! MySQL it converts numbers and refuses those that do not fit (`NumericRepresentation`), so a type is listed if
//! none of its values is refused, but for `bigint unsigned`, beyond which there is no signed type. A smaller type is
//! listed: what it cannot hold the database refuses (a `year` takes 1 to 99 for years of these two centuries). SQL
//! Server has no driver: the types that hold the same values.

use super::{Bounds, ColumnType, Family, ImpliedCheck, KeyBytes, Names, TypeRow, print_schema};
use crate::dialect::PerDialect;

/// SQLite's affinities that change no number, no binary number, no text (but one that is a number), nothing.
const OF_NUMBERS: Names = &["integer", "numeric", "blob"];
const OF_REALS: Names = &["real", "numeric", "integer", "blob"];
const OF_TEXTS: Names = &["text", "blob", "numeric"];
const ANY: Names = &["blob", "text", "numeric", "integer", "real"];

const PG_TEXTS: Names = &[
    "text",
    "character varying",
    "varchar",
    "character",
    "char",
    "bpchar",
    "citext",
    "name",
    "national character",
    "national character varying",
    "nchar",
];
const MYSQL_TEXTS: Names = &[
    "longtext",
    "varchar",
    "char",
    "text",
    "mediumtext",
    "tinytext",
    "enum",
    "set",
    "json",
    "character",
    "character varying",
    "char varying",
    "nchar",
    "nvarchar",
    "national char",
    "national varchar",
    "long",
    "long varchar",
    "uuid",
    "inet4",
    "inet6",
];
const MSSQL_TEXTS: Names =
    &["nvarchar", "varchar", "nchar", "char", "ntext", "text", "sysname", "national character"];

const fn each<T: Copy>(sqlite: T, postgres: T, mysql: T, mssql: T) -> PerDialect<T> {
    PerDialect { sqlite, postgres, mysql, mssql }
}

/// The types that a spec names by a keyword, in the order in which they are listed everywhere.
pub(super) static PORTABLE: &[&TypeRow] = &[
    &BOOL,
    &SMALL_INT,
    &INTEGER,
    &BIG_INT,
    &FLOAT,
    &DOUBLE,
    &DECIMAL,
    &TEXT,
    &STRING,
    &BYTES,
    &DATE,
    &TIME,
    &TIMESTAMP,
    &TIMESTAMP_TZ,
    &UUID,
    &JSON,
    &VECTOR,
    #[cfg(test)]
    &INTERVAL,
];

pub(super) static BOOL: TypeRow = TypeRow {
    keyword: "bool", parameters: 0, also_called: &["boolean", "bit"],
    make: Some(|_| ColumnType::Bool),
    family: Family::Truth,
    bounds: |_| Bounds::Own,
    limit: |_| None,
    key_bytes: |_| KeyBytes::Fixed(1),
    unordered: None, implies: None,
    sql: each("BOOLEAN", "BOOLEAN", "TINYINT(1)", "BIT"),
    told: each(
        &["boolean", "bool"],
        &["boolean", "bool"],
        &["tinyint(1)", "boolean", "bool"],
        &["bit"],
    ),
    reads: Some(each(
        OF_NUMBERS,
        &["boolean", "bool"],
        &["bool", "tinyint", "bit", "tinyint unsigned", "smallint", "smallint unsigned", "mediumint", "mediumint unsigned", "int", "int unsigned", "bigint", "bigint unsigned"],
        &["bit"],
    )),
    offered: Some(15),
    diesel: "Bool", rust: "bool", rust_borrowed: "bool",
    hashable: true,
    print_schema: print_schema("Bool", "Bool", "Bool"),
    random: &[[0, 0], [0, 0]],
};

pub(super) static SMALL_INT: TypeRow = TypeRow {
    keyword: "smallint", parameters: 0, also_called: &["int2", "tinyint"],
    make: Some(|_| ColumnType::SmallInt),
    family: Family::Whole,
    bounds: |_| Bounds::Whole { bits: 16 },
    limit: |_| None,
    key_bytes: |_| KeyBytes::Fixed(2),
    unordered: None, implies: None,
    sql: each("SMALLINT", "SMALLINT", "SMALLINT", "SMALLINT"),
    told: each(&["smallint"], &["smallint", "int2"], &["smallint"], &["smallint"]),
    reads: Some(each(
        OF_NUMBERS,
        &["smallint", "int2", "smallserial", "serial2"],
        &["smallint", "tinyint", "tinyint unsigned", "bool", "year"],
        &["smallint", "tinyint"],
    )),
    offered: Some(0),
    diesel: "SmallInt", rust: "i16", rust_borrowed: "i16",
    hashable: true,
    print_schema: print_schema("SmallInt", "Int2", "Smallint"),
    random: &[[0, 0]],
};

pub(super) static INTEGER: TypeRow = TypeRow {
    keyword: "integer", parameters: 0, also_called: &["int", "int4"],
    make: Some(|_| ColumnType::Integer),
    family: Family::Whole,
    bounds: |_| Bounds::Whole { bits: 32 },
    limit: |_| None,
    key_bytes: |_| KeyBytes::Fixed(4),
    unordered: None, implies: None,
    sql: each("INTEGER", "INTEGER", "INTEGER", "INT"),
    told: each(
        &["integer", "int"],
        &["integer", "int", "int4"],
        &["int", "integer"],
        &["int", "integer"],
    ),
    reads: Some(each(
        OF_NUMBERS,
        &["integer", "int", "int4", "serial", "serial4"],
        &["int", "smallint", "smallint unsigned", "mediumint", "mediumint unsigned", "tinyint", "tinyint unsigned", "bool", "year"],
        &["int", "integer", "smallint", "tinyint"],
    )),
    offered: Some(1),
    diesel: "Integer", rust: "i32", rust_borrowed: "i32",
    hashable: true,
    print_schema: print_schema("Integer", "Int4", "Integer"),
    random: &[[0, 0], [0, 0]],
};

pub(super) static BIG_INT: TypeRow = TypeRow {
    keyword: "bigint", parameters: 0, also_called: &["int8", "int64", "long"],
    make: Some(|_| ColumnType::BigInt),
    family: Family::Whole,
    bounds: |_| Bounds::Whole { bits: 64 },
    limit: |_| None,
    key_bytes: |_| KeyBytes::Fixed(8),
    unordered: None, implies: None,
    sql: each("BIGINT", "BIGINT", "BIGINT", "BIGINT"),
    told: each(&["bigint"], &["bigint", "int8"], &["bigint"], &["bigint"]),
    reads: Some(each(
        OF_NUMBERS,
        &["bigint", "int8", "bigserial", "serial8"],
        &["bigint", "bigint unsigned", "int", "int unsigned", "smallint", "smallint unsigned", "mediumint", "mediumint unsigned", "tinyint", "tinyint unsigned", "bool", "year", "serial"],
        &["bigint", "int", "integer", "smallint", "tinyint"],
    )),
    offered: Some(2),
    diesel: "BigInt", rust: "i64", rust_borrowed: "i64",
    hashable: true,
    print_schema: print_schema("BigInt", "Int8", "Bigint"),
    random: &[[0, 0], [0, 0]],
};

pub(super) static FLOAT: TypeRow = TypeRow {
    keyword: "float", parameters: 0, also_called: &["real"],
    make: Some(|_| ColumnType::Float),
    family: Family::Fraction,
    // 24 bits are exact for every whole number of 7 digits.
    bounds: |_| Bounds::Inexact { digits: 7 },
    limit: |_| None,
    key_bytes: |_| KeyBytes::Fixed(4),
    unordered: None, implies: None,
    sql: each("FLOAT", "REAL", "FLOAT", "REAL"),
    told: each(&["float"], &["real", "float4"], &["float()"], &["real"]),
    reads: Some(each(OF_REALS, &["real", "float4"], &["float", "float unsigned"], &["real"])),
    offered: Some(3),
    diesel: "Float", rust: "f32", rust_borrowed: "f32",
    hashable: false,
    print_schema: print_schema("Float", "Float4", "Float"),
    random: &[[0, 0]],
};

pub(super) static DOUBLE: TypeRow = TypeRow {
    keyword: "double", parameters: 0, also_called: &[],
    make: Some(|_| ColumnType::Double),
    family: Family::Fraction,
    // 53 bits are exact for every whole number of 15 digits.
    bounds: |_| Bounds::Inexact { digits: 15 },
    limit: |_| None,
    key_bytes: |_| KeyBytes::Fixed(8),
    unordered: None, implies: None,
    sql: each("DOUBLE", "DOUBLE PRECISION", "DOUBLE", "FLOAT(53)"),
    told: each(
        &["double", "double precision", "real"],
        &["double precision", "float8"],
        &["double()", "double precision()"],
        &["float()", "float(53)"],
    ),
    reads: Some(each(
        OF_REALS,
        &["double precision", "float8", "float"],
        &["double", "double unsigned", "float", "float unsigned"],
        &["float", "real", "double precision"],
    )),
    offered: Some(4),
    diesel: "Double", rust: "f64", rust_borrowed: "f64",
    hashable: false,
    print_schema: print_schema("Double", "Float8", "Double"),
    random: &[[0, 0]],
};

pub(super) static DECIMAL: TypeRow = TypeRow {
    keyword: "decimal", parameters: 2, also_called: &["numeric"],
    make: Some(|[precision, scale]| ColumnType::Decimal { precision, scale }),
    family: Family::Fraction,
    bounds: |[precision, scale]| Bounds::Exact { precision, scale },
    limit: |it| it.decimal_maximum.map(|(precision, scale)| [precision, scale]),
    // Nine digits take four bytes, in the widest of the layouts.
    key_bytes: |[precision, _]| KeyBytes::Fixed(precision / 9 * 4 + 5),
    unordered: None, implies: None,
    sql: each("DECIMAL({0}, {1})", "NUMERIC({0}, {1})", "DECIMAL({0}, {1})", "DECIMAL({0}, {1})"),
    told: each(
        &["decimal(n)", "numeric(n)"],
        &["numeric(n)", "decimal(n)"],
        &["decimal(n)", "numeric(n)"],
        &["decimal(n)", "numeric(n)"],
    ),
    reads: Some(each(
        ANY,
        &["numeric", "decimal", "dec"],
        &["decimal", "decimal unsigned", "bigint", "bigint unsigned", "int", "int unsigned", "smallint", "smallint unsigned", "mediumint", "mediumint unsigned", "tinyint", "tinyint unsigned"],
        &["decimal", "numeric", "dec", "money", "smallmoney"],
    )),
    offered: Some(14),
    diesel: "tablewright::types::Decimal", rust: "tablewright::types::DecimalValue", rust_borrowed: "&'a tablewright::types::DecimalValue",
    hashable: true,
    print_schema: print_schema("Double", "Numeric", "Decimal"),
    random: &[[10, 2], [18, 4]],
};

pub(super) static TEXT: TypeRow = TypeRow {
    keyword: "text", parameters: 0, also_called: &["str", "longtext"],
    make: Some(|_| ColumnType::Text),
    family: Family::Text,
    bounds: |_| Bounds::Text { length: None },
    limit: |_| None,
    key_bytes: |_| KeyBytes::Unbounded,
    unordered: None, implies: None,
    sql: each("TEXT", "TEXT", "LONGTEXT", "NVARCHAR(MAX)"),
    told: each(&["text"], &["text"], &["longtext"], &["nvarchar(max)"]),
    reads: Some(each(OF_TEXTS, PG_TEXTS, MYSQL_TEXTS, MSSQL_TEXTS)),
    offered: Some(12),
    diesel: "Text", rust: "String", rust_borrowed: "&'a str",
    hashable: true,
    print_schema: print_schema("Text", "Text", "Longtext"),
    random: &[[0, 0], [0, 0]],
};

pub(super) static STRING: TypeRow = TypeRow {
    keyword: "string", parameters: 1, also_called: &["varchar", "nvarchar", "char"],
    make: Some(|[length, _]| ColumnType::String { length }),
    family: Family::Text,
    bounds: |[length, _]| Bounds::Text { length: Some(length) },
    limit: |it| it.string_length_maximum.map(|length| [length, 0]),
    key_bytes: |[length, _]| KeyBytes::Characters(length),
    unordered: None, implies: None,
    sql: each("VARCHAR({0})", "VARCHAR({0})", "VARCHAR({0})", "NVARCHAR({0})"),
    told: each(
        &["varchar(n)"],
        &["character varying(n)", "varchar(n)"],
        &["varchar(n)"],
        &["nvarchar(n)"],
    ),
    reads: Some(each(OF_TEXTS, PG_TEXTS, MYSQL_TEXTS, MSSQL_TEXTS)),
    offered: None,
    diesel: "Text", rust: "String", rust_borrowed: "&'a str",
    hashable: true,
    print_schema: print_schema("Text", "Varchar", "Varchar"),
    random: &[[20, 0], [60, 0], [255, 0]],
};

pub(super) static BYTES: TypeRow = TypeRow {
    keyword: "bytes", parameters: 0, also_called: &["blob", "bytea", "binary"],
    make: Some(|_| ColumnType::Bytes),
    family: Family::Bytes,
    bounds: |_| Bounds::Own,
    limit: |_| None,
    key_bytes: |_| KeyBytes::Unbounded,
    unordered: None, implies: None,
    sql: each("BLOB", "BYTEA", "LONGBLOB", "VARBINARY(MAX)"),
    told: each(&["blob"], &["bytea"], &["longblob"], &["varbinary(max)"]),
    reads: Some(each(
        ANY,
        &["bytea"],
        &["longblob", "mediumblob", "blob", "tinyblob", "varbinary", "binary", "bit", "long varbinary"],
        &["varbinary", "binary", "image", "rowversion", "timestamp"],
    )),
    offered: Some(6),
    diesel: "Binary", rust: "Vec<u8>", rust_borrowed: "&'a [u8]",
    hashable: true,
    print_schema: print_schema("Binary", "Bytea", "Longblob"),
    random: &[[0, 0]],
};

pub(super) static DATE: TypeRow = TypeRow {
    keyword: "date", parameters: 0, also_called: &[],
    make: Some(|_| ColumnType::Date),
    family: Family::Day,
    bounds: |_| Bounds::Own,
    limit: |_| None,
    key_bytes: |_| KeyBytes::Fixed(3),
    unordered: None, implies: None,
    sql: each("DATE", "DATE", "DATE", "DATE"),
    told: each(&["date"], &["date"], &["date"], &["date"]),
    reads: Some(each(OF_TEXTS, &["date"], &["date"], &["date"])),
    offered: Some(7),
    diesel: "Date", rust: "tablewright::chrono::NaiveDate", rust_borrowed: "tablewright::chrono::NaiveDate",
    hashable: true,
    print_schema: print_schema("Date", "Date", "Date"),
    random: &[[0, 0]],
};

pub(super) static TIME: TypeRow = TypeRow {
    keyword: "time", parameters: 0, also_called: &[],
    make: Some(|_| ColumnType::Time),
    family: Family::TimeOfDay,
    bounds: |_| Bounds::Own,
    limit: |_| None,
    key_bytes: |_| KeyBytes::Fixed(6),
    unordered: None, implies: None,
    sql: each("TIME", "TIME", "TIME(6)", "TIME(6)"),
    told: each(
        &["time"],
        &["time without time zone()", "time without time zone(6)", "time()", "time(6)"],
        &["time(6)"],
        &["time(6)"],
    ),
    reads: Some(each(OF_TEXTS, &["time", "time without time zone"], &["time"], &["time"])),
    offered: Some(8),
    diesel: "tablewright::types::Time", rust: "tablewright::types::TimeValue", rust_borrowed: "tablewright::types::TimeValue",
    hashable: true,
    print_schema: print_schema("Time", "Time", "Time"),
    random: &[[0, 0]],
};

pub(super) static TIMESTAMP: TypeRow = TypeRow {
    keyword: "timestamp", parameters: 0, also_called: &["datetime", "datetime2"],
    make: Some(|_| ColumnType::Timestamp),
    family: Family::Timestamp,
    bounds: |_| Bounds::Own,
    limit: |_| None,
    key_bytes: |_| KeyBytes::Fixed(8),
    unordered: None, implies: None,
    sql: each("TIMESTAMP", "TIMESTAMP", "DATETIME(6)", "DATETIME2(6)"),
    told: each(
        &["timestamp", "datetime"],
        &["timestamp without time zone()", "timestamp without time zone(6)", "timestamp()", "timestamp(6)"],
        &["datetime(6)"],
        &["datetime2(6)"],
    ),
    // On PostgreSQL the two kinds of timestamp are the same bytes, and every session of ours is in UTC.
    reads: Some(each(
        OF_TEXTS,
        &["timestamp", "timestamp without time zone", "timestamptz", "timestamp with time zone"],
        &["datetime", "timestamp"],
        &["datetime2", "datetime", "smalldatetime"],
    )),
    offered: Some(9),
    diesel: "tablewright::types::Timestamp", rust: "tablewright::types::TimestampValue", rust_borrowed: "tablewright::types::TimestampValue",
    hashable: true,
    print_schema: print_schema("Timestamp", "Timestamp", "Datetime"),
    random: &[[0, 0]],
};

pub(super) static TIMESTAMP_TZ: TypeRow = TypeRow {
    keyword: "timestamptz", parameters: 0, also_called: &[],
    make: Some(|_| ColumnType::TimestampTz),
    family: Family::Moment,
    bounds: |_| Bounds::Own,
    limit: |_| None,
    key_bytes: |_| KeyBytes::Fixed(10),
    unordered: None, implies: None,
    sql: each("TIMESTAMP", "TIMESTAMPTZ", "DATETIME(6)", "DATETIMEOFFSET(6)"),
    told: each(
        &[],
        &["timestamp with time zone()", "timestamp with time zone(6)", "timestamptz()", "timestamptz(6)"],
        &[],
        &["datetimeoffset(6)"],
    ),
    reads: Some(each(
        OF_TEXTS,
        &["timestamptz", "timestamp with time zone", "timestamp", "timestamp without time zone"],
        &["datetime", "timestamp"],
        &["datetimeoffset", "datetime2", "datetime", "smalldatetime"],
    )),
    offered: Some(10),
    diesel: "tablewright::types::TimestampTz", rust: "tablewright::types::TimestampTzValue", rust_borrowed: "tablewright::types::TimestampTzValue",
    hashable: true,
    print_schema: print_schema("Timestamp", "Timestamptz", "Datetime"),
    random: &[[0, 0]],
};

pub(super) static UUID: TypeRow = TypeRow {
    keyword: "uuid", parameters: 0, also_called: &["guid"],
    make: Some(|_| ColumnType::Uuid),
    family: Family::Uuid,
    bounds: |_| Bounds::Own,
    limit: |_| None,
    key_bytes: |_| KeyBytes::Fixed(16),
    unordered: None, implies: None,
    sql: each("BLOB", "UUID", "BINARY(16)", "UNIQUEIDENTIFIER"),
    told: each(&[], &["uuid"], &["binary(16)"], &["uniqueidentifier"]),
    reads: Some(each(
        ANY,
        &["uuid"],
        &["binary(16)", "varbinary(16)", "tinyblob", "blob", "mediumblob", "longblob"],
        &["uniqueidentifier"],
    )),
    offered: Some(5),
    diesel: "tablewright::types::Uuid", rust: "tablewright::types::UuidValue", rust_borrowed: "tablewright::types::UuidValue",
    hashable: true,
    print_schema: print_schema("Binary", "Uuid", "Binary"),
    random: &[[0, 0]],
};

pub(super) static JSON: TypeRow = TypeRow {
    keyword: "json", parameters: 0, also_called: &["jsonb"],
    make: Some(|_| ColumnType::Json),
    family: Family::Json,
    bounds: |_| Bounds::Own,
    limit: |_| None,
    key_bytes: |_| KeyBytes::Unbounded,
    unordered: Some("gin"), implies: Some(ImpliedCheck::Json),
    sql: each("TEXT", "JSONB", "JSON", "NVARCHAR(MAX)"),
    told: each(&[], &["jsonb"], &["json"], &[]),
    reads: Some(each(
        OF_TEXTS,
        &["jsonb", "json"],
        &["json", "longtext", "mediumtext", "text", "tinytext", "varchar", "char", "character", "character varying"],
        &["nvarchar", "varchar", "ntext", "text", "json"],
    )),
    offered: Some(13),
    diesel: "tablewright::types::Json", rust: "tablewright::types::JsonText", rust_borrowed: "&'a tablewright::types::JsonText",
    hashable: false,
    print_schema: print_schema("Text", "Jsonb", "Longtext"),
    random: &[[0, 0], [0, 0]],
};

pub(super) static VECTOR: TypeRow = TypeRow {
    keyword: "vector", parameters: 1, also_called: &[],
    make: Some(|[dimensions, _]| ColumnType::Vector { dimensions }),
    family: Family::Vector,
    bounds: |_| Bounds::Own,
    limit: |it| it.vector_dimensions_maximum.map(|dimensions| [dimensions, 0]),
    key_bytes: |[dimensions, _]| KeyBytes::Fixed(dimensions.saturating_mul(4)),
    unordered: Some("ivfflat"), implies: None,
    sql: each("BLOB", "VECTOR({0})", "VARBINARY({4*0})", "VARBINARY({4*0})"),
    told: each(&[], &["vector(n)"], &[], &[]),
    reads: Some(each(
        ANY,
        &["vector"],
        &["varbinary", "tinyblob", "blob", "mediumblob", "longblob"],
        &["varbinary", "image"],
    )),
    offered: Some(11),
    diesel: "tablewright::types::Vector", rust: "tablewright::types::VectorValue", rust_borrowed: "&'a tablewright::types::VectorValue",
    hashable: false,
    print_schema: print_schema("Binary", "", "Varbinary"),
    random: &[],
};

pub(super) static ENUM: TypeRow = TypeRow {
    keyword: "enum", parameters: 0, also_called: &[],
    make: None,
    family: Family::Text,
    bounds: |_| Bounds::Own,
    limit: |_| None,
    key_bytes: |[length, _]| KeyBytes::Characters(length),
    unordered: None, implies: Some(ImpliedCheck::Values),
    sql: each("VARCHAR({0})", "VARCHAR({0})", "VARCHAR({0})", "NVARCHAR({0})"),
    told: each(&[], &[], &[], &[]),
    reads: Some(each(OF_TEXTS, PG_TEXTS, MYSQL_TEXTS, MSSQL_TEXTS)),
    offered: None,
    diesel: "", rust: "", rust_borrowed: "",
    hashable: true,
    print_schema: print_schema("Text", "Varchar", "Varchar"),
    random: &[],
};

pub(super) static OTHER: TypeRow = TypeRow {
    keyword: "", parameters: 0, also_called: &[],
    make: None,
    family: Family::Other,
    bounds: |_| Bounds::Own,
    limit: |_| None,
    key_bytes: |_| KeyBytes::AsWritten,
    unordered: None, implies: None,
    sql: each("", "", "", ""),
    told: each(&[], &[], &[], &[]),
    reads: None,
    offered: None,
    diesel: "", rust: "", rust_borrowed: "",
    hashable: false,
    print_schema: print_schema("", "", ""),
    random: &[],
};

/// A type that exists in tests only. It stands in this module and nowhere else in the crate, which proves that a
/// new type needs nothing but its row.
#[cfg(test)]
pub(super) static INTERVAL: TypeRow = TypeRow {
    keyword: "interval", parameters: 0, also_called: &["duration"],
    make: Some(|_| ColumnType::Interval),
    family: Family::Other,
    bounds: |_| Bounds::Own,
    limit: |_| None,
    key_bytes: |_| KeyBytes::Characters(64),
    unordered: None, implies: None,
    sql: each("TEXT", "INTERVAL", "VARCHAR(64)", "NVARCHAR(64)"),
    told: each(&[], &["interval"], &[], &[]),
    reads: Some(each(OF_TEXTS, &["interval"], MYSQL_TEXTS, MSSQL_TEXTS)),
    offered: None,
    diesel: "tablewright::types::Interval", rust: "tablewright::types::IntervalValue",
    rust_borrowed: "&'a tablewright::types::IntervalValue",
    hashable: true,
    print_schema: print_schema("Text", "Interval", "Varchar"),
    random: &[[0, 0]],
};
