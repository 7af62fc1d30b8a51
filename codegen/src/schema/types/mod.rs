//! The column types and the table of their facts.
//!
//! A type's row is the only place that knows its name, its spellings and its bounds; other modules ask the row, or
//! match on its [`Family`]. Start reading at [`TypeRow`]; the rows are in `rows.rs`.

mod family;
#[rustfmt::skip]
mod rows;

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};

pub use self::family::Family;
use super::{ColumnName, ConstraintName, EnumName, TableName, naming};
use crate::dialect::{Dialect, PerDialect, capability::Capability};

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
    /// A type that exists in tests only, see `rows::INTERVAL`.
    #[cfg(test)]
    Interval,
    /// A type of one database that has no portable name, as that database writes it.
    Other(String),
}

/// Names of SQL types in lower case.
pub type Names = &'static [&'static str];

/// The numbers in parentheses behind a type's keyword; 0 where there are none.
pub type Parameters = [u32; 2];

/// The facts of one type. In SQL spellings `{0}` and `{1}` stand for the type's parameters, `{4*0}` for four times
/// the first.
#[derive(Clone, Copy, Debug)]
pub struct TypeRow {
    /// The keyword in a spec; empty for enums and for types of one database.
    pub keyword: &'static str,
    /// How many parameters the keyword takes.
    pub parameters: usize,
    /// Names that other programs have for the type; a spec that uses one gets the keyword as a suggestion.
    pub also_called: Names,
    /// The type with these parameters; `None` for types without a keyword.
    pub make: Option<fn(Parameters) -> ColumnType>,
    /// What the values are.
    pub family: Family,
    /// Which values there are, given the parameters.
    pub bounds: fn(Parameters) -> Bounds,
    /// The largest parameters that a database accepts.
    pub limit: fn(&Capability) -> Option<Parameters>,
    /// How much of a key a value takes, given the parameters; those of an enum are the length of its longest value.
    pub key_bytes: fn(Parameters) -> KeyBytes,
    /// The index method for values that have no order; `None` if they have one.
    pub unordered: Option<&'static str>,
    /// The check that the type implies.
    pub implies: Option<ImpliedCheck>,
    /// The SQL spelling in each dialect.
    pub sql: PerDialect<&'static str>,
    /// The names by which each database reports the type, its usual one first. `name` has any parameters, `name()`
    /// none, `name(6)` these, and `name(n)` those of the type. Where several portable types have one SQL type, the
    /// plainest has the name (`json` is `TEXT` on SQLite).
    pub told: PerDialect<Names>,
    /// The SQL types that the Diesel type reads and writes (SQLite: the affinities); `None` where Diesel knows none.
    /// See [`readable`](super::readable).
    pub reads: Option<PerDialect<Names>>,
    /// Its place, from the lowest, among the types that are offered for a SQL type that several read; those that
    /// read least come first, and a number before a boolean, which any number is. `None` if it is not offered.
    pub offered: Option<u8>,
    /// The Diesel SQL type, as a path; `tablewright::types::` ones are ours.
    pub diesel: &'static str,
    /// The Rust type of a row's field. For our own SQL types it is our own as well: Rust lets only the crate
    /// of one of the two say that a value of the type may be bound (`AsExpression` has a blanket
    /// implementation in Diesel).
    pub rust: &'static str,
    /// The Rust type of an insert struct's borrowed field.
    pub rust_borrowed: &'static str,
    /// Whether the Rust type has `Eq` and `Hash`.
    pub hashable: bool,
    /// What `diesel print-schema` calls it, for the three databases that Diesel knows. An empty cell
    /// means that it does not know the type.
    pub print_schema: PrintSchema,
    /// The parameters with which random tests use the type. One that is listed more often is used more often.
    pub random: &'static [Parameters],
}

/// Which values a type has, as far as that decides what fits into what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounds {
    /// Whole numbers of so many bits, with a sign.
    Whole {
        /// 16, 32 or 64.
        bits: u32,
    },
    /// Exact numbers.
    Exact {
        /// All digits.
        precision: u32,
        /// Digits after the point.
        scale: u32,
    },
    /// Numbers in which so many decimal digits are exact.
    Inexact {
        /// In decimal digits.
        digits: u32,
    },
    /// Text of at most so many characters, or of any length.
    Text {
        /// In characters.
        length: Option<u32>,
    },
    /// Something that fits only into its own type.
    Own,
}

/// The least and the greatest whole number of so many bits.
#[must_use]
pub fn whole_range(bits: u32) -> (i64, i64) {
    let unused = 64_u32.saturating_sub(bits);
    (i64::MIN >> unused, i64::MAX >> unused)
}

/// How much of a key a value takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyBytes {
    /// At most so many bytes.
    Fixed(u32),
    /// At most so many characters.
    Characters(u32),
    /// There is no limit.
    Unbounded,
    /// As much as the SQL type that the column has.
    AsWritten,
}

/// A check that a column has by its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImpliedCheck {
    /// The value is one of the enum's.
    Values,
    /// The text is JSON, where the database has no type for it.
    Json,
}

impl ImpliedCheck {
    /// The name of the check on one column.
    #[must_use]
    pub fn name(self, table: &TableName, column: &ColumnName) -> ConstraintName {
        match self {
            Self::Values => naming::enum_check_name(table, column),
            Self::Json => naming::json_check_name(table, column),
        }
    }

    /// Whether `dialect` needs the check.
    #[must_use]
    pub fn is_in(self, dialect: Dialect) -> bool {
        match self {
            Self::Values => true,
            Self::Json => !dialect.capability().native_json,
        }
    }
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

impl TypeRow {
    /// The keyword with placeholders for its parameters: `decimal(p, s)`.
    #[must_use]
    pub fn written(&self) -> String {
        let parameters = ["", "(n)", "(p, s)"].get(self.parameters).copied().unwrap_or_default();
        [self.keyword, parameters].concat()
    }
}

impl ColumnType {
    /// The rows of the types that a spec names by a keyword, in the order in which they are listed everywhere.
    #[must_use]
    pub fn portable() -> &'static [&'static TypeRow] {
        rows::PORTABLE
    }

    /// The row of the type that a spec calls `keyword`.
    #[must_use]
    pub fn with_keyword(keyword: &str) -> Option<&'static TypeRow> {
        Self::portable().iter().copied().find(|row| row.keyword == keyword)
    }

    /// The type's row in the table.
    #[must_use]
    pub fn row(&self) -> &'static TypeRow {
        self.entry().0
    }

    /// The type's parameters.
    #[must_use]
    pub fn parameters(&self) -> Parameters {
        self.entry().1
    }

    fn entry(&self) -> (&'static TypeRow, Parameters) {
        match self {
            Self::Bool => (&rows::BOOL, [0, 0]),
            Self::SmallInt => (&rows::SMALL_INT, [0, 0]),
            Self::Integer => (&rows::INTEGER, [0, 0]),
            Self::BigInt => (&rows::BIG_INT, [0, 0]),
            Self::Float => (&rows::FLOAT, [0, 0]),
            Self::Double => (&rows::DOUBLE, [0, 0]),
            Self::Decimal { precision, scale } => (&rows::DECIMAL, [*precision, *scale]),
            Self::Text => (&rows::TEXT, [0, 0]),
            Self::String { length } => (&rows::STRING, [*length, 0]),
            Self::Bytes => (&rows::BYTES, [0, 0]),
            Self::Date => (&rows::DATE, [0, 0]),
            Self::Time => (&rows::TIME, [0, 0]),
            Self::Timestamp => (&rows::TIMESTAMP, [0, 0]),
            Self::TimestampTz => (&rows::TIMESTAMP_TZ, [0, 0]),
            Self::Uuid => (&rows::UUID, [0, 0]),
            Self::Json => (&rows::JSON, [0, 0]),
            Self::Enum(_) => (&rows::ENUM, [0, 0]),
            Self::Vector { dimensions } => (&rows::VECTOR, [*dimensions, 0]),
            #[cfg(test)]
            Self::Interval => (&rows::INTERVAL, [0, 0]),
            Self::Other(_) => (&rows::OTHER, [0, 0]),
        }
    }

    /// Which values the type has.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        let (row, parameters) = self.entry();
        (row.bounds)(parameters)
    }

    /// How much of a key a value takes. `enum_length` is the length of the text that stores an enum.
    #[must_use]
    pub fn key_bytes(&self, enum_length: u32) -> KeyBytes {
        (self.row().key_bytes)(self.parameters_with(enum_length))
    }

    /// The parameters; those of an enum are the length of the text that stores it.
    fn parameters_with(&self, enum_length: u32) -> Parameters {
        if let Self::Enum(_) = self { [enum_length, 0] } else { self.parameters() }
    }
}

impl fmt::Display for ColumnType {
    /// Writes the type as a spec would.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Enum(name) = self {
            return write!(formatter, "{name}");
        }
        if let Self::Other(sql) = self {
            return formatter.write_str(sql);
        }
        let (row, [first, second]) = self.entry();
        match row.parameters {
            0 => formatter.write_str(row.keyword),
            1 => write!(formatter, "{}({first})", row.keyword),
            _ => write!(formatter, "{}({first}, {second})", row.keyword),
        }
    }
}

/// The SQL spelling of `type_` in `dialect`. An enum's is that of the `string(length)` that stores it,
/// which the caller passes as `enum_length`.
#[must_use]
pub fn sql_spelling(type_: &ColumnType, dialect: Dialect, enum_length: u32) -> String {
    sql_text(type_, dialect, enum_length).into_owned()
}

/// [`sql_spelling`] without a copy of what stands somewhere as it is.
#[must_use]
pub fn sql_text(type_: &ColumnType, dialect: Dialect, enum_length: u32) -> Cow<'_, str> {
    if let ColumnType::Other(sql) = type_ {
        return sql.into();
    }
    let spelling = type_.row().sql.get(dialect);
    if !spelling.contains('{') {
        return spelling.into();
    }
    let [first, second] = type_.parameters_with(enum_length);
    let text = spelling
        .replace("{0}", &first.to_string())
        .replace("{1}", &second.to_string())
        .replace("{4*0}", &(4 * u64::from(first)).to_string());
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_makes_the_type_whose_row_it_is() {
        for row in ColumnType::portable() {
            let made = (row.make.unwrap())([7, 5]);
            assert!(std::ptr::eq(made.row(), *row), "{made}");
            let parameters = &[7, 5][..row.parameters];
            assert_eq!(made.parameters()[..row.parameters], *parameters, "{made}");
            let text = row.written().replace("(n)", "(7)").replace("(p, s)", "(7, 5)");
            assert_eq!(made.to_string(), text);
        }
    }

    #[test]
    fn no_two_types_are_told_by_one_name() {
        for dialect in Dialect::ALL {
            let mut names: Vec<_> =
                ColumnType::portable().iter().flat_map(|row| row.told.get(dialect)).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{dialect}");
        }
    }

    #[test]
    fn no_two_types_have_one_keyword_or_are_offered_at_one_place() {
        let rows = ColumnType::portable();
        let mut words: Vec<_> =
            rows.iter().flat_map(|row| row.also_called.iter().chain([&row.keyword])).collect();
        let mut places: Vec<_> = rows.iter().filter_map(|row| row.offered).collect();
        let counts = (words.len(), places.len());
        words.sort_unstable();
        words.dedup();
        places.sort_unstable();
        places.dedup();
        assert_eq!((words.len(), places.len()), counts);
    }

    #[test]
    fn the_ranges_of_whole_numbers_are_those_of_rust() {
        assert_eq!(whole_range(16), (i16::MIN.into(), i16::MAX.into()));
        assert_eq!(whole_range(32), (i32::MIN.into(), i32::MAX.into()));
        assert_eq!(whole_range(64), (i64::MIN, i64::MAX));
    }
}
