//! The type table: for each portable type its keyword, SQL spelling, Diesel type and Rust type.
//!
//! Only this table knows the name of a type anywhere. SQLite's spellings are chosen so that `diesel print-schema`
//! infers the Diesel type that is emitted, or the one that the row names. Start reading at [`ColumnType::row`].

use std::fmt;

use serde::{Deserialize, Serialize};

use super::EnumName;
use crate::dialect::{Dialect, PerDialect};

/// The type of a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnType {
    /// True or false.
    Bool,
    /// A whole number of 16 bits.
    SmallInt,
    /// A whole number of 32 bits.
    Integer,
    /// A whole number of 64 bits.
    BigInt,
    /// A floating-point number of 32 bits.
    Float,
    /// A floating-point number of 64 bits.
    Double,
    /// An exact number with `precision` digits, `scale` of them after the point.
    Decimal {
        /// All digits.
        precision: u32,
        /// Digits after the point.
        scale: u32,
    },
    /// Text of any length.
    Text,
    /// Text of at most `length` characters.
    String {
        /// In characters.
        length: u32,
    },
    /// Bytes of any length.
    Bytes,
    /// A day.
    Date,
    /// A time of day, to the microsecond.
    Time,
    /// A day and time without a zone, to the microsecond.
    Timestamp,
    /// A moment, to the microsecond, kept in UTC.
    TimestampTz,
    /// A UUID.
    Uuid,
    /// A JSON value.
    Json,
    /// One of the values of an enum.
    Enum(EnumName),
    /// A vector of 32-bit floating-point numbers.
    Vector {
        /// How many numbers.
        dimensions: u32,
    },
    /// A type of one database that has no portable name, as that database writes it.
    Other(String),
}

/// What one type is called everywhere. In SQL spellings `{0}` and `{1}` stand for the type's
/// parameters, `{4*0}` for four times the first.
#[derive(Clone, Copy, Debug)]
pub struct TypeRow {
    /// The keyword in a spec.
    pub keyword: &'static str,
    /// The Diesel SQL type, as a path; `tablewright::types::` ones are ours.
    pub diesel: &'static str,
    /// The Rust type of a row's field. For our own SQL types it is our own as well: Rust lets only the crate
    /// of one of the two say that a value of the type may be bound (`AsExpression` has a blanket
    /// implementation in Diesel).
    pub rust: &'static str,
    /// The Rust type of an insert struct's borrowed field.
    pub rust_borrowed: &'static str,
    /// The SQL spelling in each dialect.
    pub sql: PerDialect<&'static str>,
    /// What `diesel print-schema` calls it, for the three databases that Diesel knows. An empty cell
    /// means that it does not know the type.
    pub print_schema: PrintSchema,
}

/// What `diesel print-schema` (2.3) calls a type on each database that Diesel knows.
#[derive(Clone, Copy, Debug)]
pub struct PrintSchema {
    /// On SQLite.
    pub sqlite: &'static str,
    /// On PostgreSQL.
    pub postgres: &'static str,
    /// On MySQL and MariaDB.
    pub mysql: &'static str,
}

/// A row of the table, short enough for one line of `const`s below.
const fn print_schema(
    sqlite: &'static str,
    postgres: &'static str,
    mysql: &'static str,
) -> PrintSchema {
    PrintSchema { sqlite, postgres, mysql }
}

const fn sql(
    sqlite: &'static str,
    postgres: &'static str,
    mysql: &'static str,
    mssql: &'static str,
) -> PerDialect<&'static str> {
    PerDialect { sqlite, postgres, mysql, mssql }
}

impl ColumnType {
    /// The type's row in the table.
    #[must_use]
    #[rustfmt::skip]
    #[expect(clippy::too_many_lines, reason = "the type table, one row a type")]
    pub fn row(&self) -> TypeRow {
        match self {
            Self::Bool => TypeRow {
                keyword: "bool", diesel: "Bool", rust: "bool", rust_borrowed: "bool",
                sql: sql("BOOLEAN", "BOOLEAN", "TINYINT(1)", "BIT"),
                print_schema: print_schema("Bool", "Bool", "Bool"),
            },
            Self::SmallInt => TypeRow {
                keyword: "smallint", diesel: "SmallInt", rust: "i16", rust_borrowed: "i16",
                sql: sql("SMALLINT", "SMALLINT", "SMALLINT", "SMALLINT"),
                print_schema: print_schema("SmallInt", "Int2", "Smallint"),
            },
            Self::Integer => TypeRow {
                keyword: "integer", diesel: "Integer", rust: "i32", rust_borrowed: "i32",
                sql: sql("INTEGER", "INTEGER", "INTEGER", "INT"),
                print_schema: print_schema("Integer", "Int4", "Integer"),
            },
            Self::BigInt => TypeRow {
                keyword: "bigint", diesel: "BigInt", rust: "i64", rust_borrowed: "i64",
                sql: sql("BIGINT", "BIGINT", "BIGINT", "BIGINT"),
                print_schema: print_schema("BigInt", "Int8", "Bigint"),
            },
            Self::Float => TypeRow {
                keyword: "float", diesel: "Float", rust: "f32", rust_borrowed: "f32",
                sql: sql("FLOAT", "REAL", "FLOAT", "REAL"),
                print_schema: print_schema("Float", "Float4", "Float"),
            },
            Self::Double => TypeRow {
                keyword: "double", diesel: "Double", rust: "f64", rust_borrowed: "f64",
                sql: sql("DOUBLE", "DOUBLE PRECISION", "DOUBLE", "FLOAT(53)"),
                print_schema: print_schema("Double", "Float8", "Double"),
            },
            Self::Decimal { .. } => TypeRow {
                keyword: "decimal", diesel: "tablewright::types::Decimal",
                rust: "tablewright::types::DecimalValue", rust_borrowed: "&'a tablewright::types::DecimalValue",
                sql: sql("DECIMAL({0}, {1})", "NUMERIC({0}, {1})", "DECIMAL({0}, {1})", "DECIMAL({0}, {1})"),
                print_schema: print_schema("Double", "Numeric", "Decimal"),
            },
            Self::Text => TypeRow {
                keyword: "text", diesel: "Text", rust: "String", rust_borrowed: "&'a str",
                sql: sql("TEXT", "TEXT", "LONGTEXT", "NVARCHAR(MAX)"),
                print_schema: print_schema("Text", "Text", "Longtext"),
            },
            Self::String { .. } => TypeRow {
                keyword: "string", diesel: "Text", rust: "String", rust_borrowed: "&'a str",
                sql: sql("VARCHAR({0})", "VARCHAR({0})", "VARCHAR({0})", "NVARCHAR({0})"),
                print_schema: print_schema("Text", "Varchar", "Varchar"),
            },
            Self::Bytes => TypeRow {
                keyword: "bytes", diesel: "Binary", rust: "Vec<u8>", rust_borrowed: "&'a [u8]",
                sql: sql("BLOB", "BYTEA", "LONGBLOB", "VARBINARY(MAX)"),
                print_schema: print_schema("Binary", "Bytea", "Longblob"),
            },
            Self::Date => TypeRow {
                keyword: "date", diesel: "Date", rust: "tablewright::chrono::NaiveDate", rust_borrowed: "tablewright::chrono::NaiveDate",
                sql: sql("DATE", "DATE", "DATE", "DATE"),
                print_schema: print_schema("Date", "Date", "Date"),
            },
            Self::Time => TypeRow {
                keyword: "time", diesel: "tablewright::types::Time",
                rust: "tablewright::types::TimeValue", rust_borrowed: "tablewright::types::TimeValue",
                sql: sql("TIME", "TIME", "TIME(6)", "TIME(6)"),
                print_schema: print_schema("Time", "Time", "Time"),
            },
            Self::Timestamp => TypeRow {
                keyword: "timestamp", diesel: "tablewright::types::Timestamp",
                rust: "tablewright::types::TimestampValue", rust_borrowed: "tablewright::types::TimestampValue",
                sql: sql("TIMESTAMP", "TIMESTAMP", "DATETIME(6)", "DATETIME2(6)"),
                print_schema: print_schema("Timestamp", "Timestamp", "Datetime"),
            },
            Self::TimestampTz => TypeRow {
                keyword: "timestamptz", diesel: "tablewright::types::TimestampTz",
                rust: "tablewright::types::TimestampTzValue", rust_borrowed: "tablewright::types::TimestampTzValue",
                sql: sql("TIMESTAMP", "TIMESTAMPTZ", "DATETIME(6)", "DATETIMEOFFSET(6)"),
                print_schema: print_schema("Timestamp", "Timestamptz", "Datetime"),
            },
            Self::Uuid => TypeRow {
                keyword: "uuid", diesel: "tablewright::types::Uuid",
                rust: "tablewright::types::UuidValue", rust_borrowed: "tablewright::types::UuidValue",
                sql: sql("BLOB", "UUID", "BINARY(16)", "UNIQUEIDENTIFIER"),
                print_schema: print_schema("Binary", "Uuid", "Binary"),
            },
            Self::Json => TypeRow {
                keyword: "json", diesel: "tablewright::types::Json",
                rust: "tablewright::types::JsonText", rust_borrowed: "&'a tablewright::types::JsonText",
                sql: sql("TEXT", "JSONB", "JSON", "NVARCHAR(MAX)"),
                print_schema: print_schema("Text", "Jsonb", "Longtext"),
            },
            Self::Enum(_) => TypeRow {
                keyword: "enum", diesel: "", rust: "", rust_borrowed: "",
                sql: sql("VARCHAR({0})", "VARCHAR({0})", "VARCHAR({0})", "NVARCHAR({0})"),
                print_schema: print_schema("Text", "Varchar", "Varchar"),
            },
            Self::Vector { .. } => TypeRow {
                keyword: "vector", diesel: "tablewright::types::Vector",
                rust: "tablewright::types::VectorValue", rust_borrowed: "&'a tablewright::types::VectorValue",
                sql: sql("BLOB", "VECTOR({0})", "VARBINARY({4*0})", "VARBINARY({4*0})"),
                print_schema: print_schema("Binary", "", "Varbinary"),
            },
            Self::Other(_) => TypeRow {
                keyword: "", diesel: "", rust: "", rust_borrowed: "",
                sql: sql("", "", "", ""),
                print_schema: print_schema("", "", ""),
            },
        }
    }

    /// The keywords that a spec may use, with how many parameters each takes.
    pub const KEYWORDS: &[(&'static str, usize)] = &[
        ("bool", 0),
        ("smallint", 0),
        ("integer", 0),
        ("bigint", 0),
        ("float", 0),
        ("double", 0),
        ("decimal", 2),
        ("text", 0),
        ("string", 1),
        ("bytes", 0),
        ("date", 0),
        ("time", 0),
        ("timestamp", 0),
        ("timestamptz", 0),
        ("uuid", 0),
        ("json", 0),
        ("vector", 1),
    ];
}

impl fmt::Display for ColumnType {
    /// Writes the type as a spec would.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decimal { precision, scale } => {
                write!(formatter, "decimal({precision}, {scale})")
            }
            Self::String { length } => write!(formatter, "string({length})"),
            Self::Vector { dimensions } => write!(formatter, "vector({dimensions})"),
            Self::Enum(name) => write!(formatter, "{name}"),
            Self::Other(sql) => formatter.write_str(sql),
            Self::Bool
            | Self::SmallInt
            | Self::Integer
            | Self::BigInt
            | Self::Float
            | Self::Double
            | Self::Text
            | Self::Bytes
            | Self::Date
            | Self::Time
            | Self::Timestamp
            | Self::TimestampTz
            | Self::Uuid
            | Self::Json => formatter.write_str(self.row().keyword),
        }
    }
}

/// The SQL spelling of `type_` in `dialect`. An enum's is that of the `string(length)` that stores it,
/// which the caller passes as `enum_length`.
#[must_use]
pub fn sql_spelling(type_: &ColumnType, dialect: Dialect, enum_length: u32) -> String {
    let (first, second) = match type_ {
        ColumnType::Other(sql) => return sql.clone(),
        ColumnType::Decimal { precision, scale } => (*precision, *scale),
        ColumnType::String { length } => (*length, 0),
        ColumnType::Vector { dimensions } => (*dimensions, 0),
        ColumnType::Enum(_) => (enum_length, 0),
        ColumnType::Bool
        | ColumnType::SmallInt
        | ColumnType::Integer
        | ColumnType::BigInt
        | ColumnType::Float
        | ColumnType::Double
        | ColumnType::Text
        | ColumnType::Bytes
        | ColumnType::Date
        | ColumnType::Time
        | ColumnType::Timestamp
        | ColumnType::TimestampTz
        | ColumnType::Uuid
        | ColumnType::Json => (0, 0),
    };
    let spelling = type_.row().sql.get(dialect);
    if !spelling.contains('{') {
        return spelling.to_owned();
    }
    spelling
        .replace("{0}", &first.to_string())
        .replace("{1}", &second.to_string())
        .replace("{4*0}", &(4 * u64::from(first)).to_string())
}
