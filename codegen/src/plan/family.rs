//! Families of types: how one type is converted into another depends on nothing more.

use crate::{
    dialect::Dialect,
    schema::{Column, ColumnType},
};

/// What the values of a type are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// True and false.
    Truth,
    /// Whole numbers.
    Whole,
    /// Numbers with a point, exact or not.
    Fraction,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Days.
    Day,
    /// Times of day.
    TimeOfDay,
    /// Moments without a zone.
    Timestamp,
    /// Moments in UTC.
    Moment,
    /// UUIDs.
    Uuid,
    /// JSON.
    Json,
    /// Vectors.
    Vector,
    /// What only the database knows.
    Other,
}

impl Family {
    /// The family of a column as it is spelled in `dialect`.
    pub(crate) fn of(column: &Column, dialect: Dialect) -> Self {
        if column.sql_types.as_ref().get(dialect).is_some() {
            return Self::Other;
        }
        match &column.type_ {
            ColumnType::Bool => Self::Truth,
            ColumnType::SmallInt | ColumnType::Integer | ColumnType::BigInt => Self::Whole,
            ColumnType::Float | ColumnType::Double | ColumnType::Decimal { .. } => Self::Fraction,
            ColumnType::Text | ColumnType::String { .. } | ColumnType::Enum(_) => Self::Text,
            ColumnType::Bytes => Self::Bytes,
            ColumnType::Date => Self::Day,
            ColumnType::Time => Self::TimeOfDay,
            ColumnType::Timestamp => Self::Timestamp,
            ColumnType::TimestampTz => Self::Moment,
            ColumnType::Uuid => Self::Uuid,
            ColumnType::Json => Self::Json,
            ColumnType::Vector { .. } => Self::Vector,
            ColumnType::Other(_) => Self::Other,
        }
    }

    /// Whether the values are numbers.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Self::Whole | Self::Fraction)
    }

    /// Whether the values are moments, with a zone or without.
    pub(crate) fn is_timestamp(self) -> bool {
        matches!(self, Self::Timestamp | Self::Moment)
    }
}
