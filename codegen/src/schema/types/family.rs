//! Families of types: what the values are, apart from their bounds. How one type is converted into another depends
//! on nothing more.

use crate::{dialect::Dialect, schema::Column};

/// What the values of a type are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
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
    #[must_use]
    pub fn of(column: &Column, dialect: Dialect) -> Self {
        if column.sql_types.as_ref().get(dialect).is_some() {
            return Self::Other;
        }
        column.type_.row().family
    }

    /// Whether the values are numbers.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Whole | Self::Fraction)
    }

    /// Whether the values are moments, with a zone or without.
    #[must_use]
    pub fn is_timestamp(self) -> bool {
        matches!(self, Self::Timestamp | Self::Moment)
    }
}
