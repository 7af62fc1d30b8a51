//! How long a text may get on SQL Server: a concatenation of texts with a length is silently cut at 4,000 units,
//! unless one of them has unlimited length.
//!
//! Source: SQL Server, "+ (String Concatenation)" (8,000 bytes).

use crate::{
    dialect::Dialect,
    schema::{
        Column, Expression,
        expression::{BinaryOperator, Function, Literal},
        types::{Bounds, ImpliedCheck},
    },
};

/// The most units of a text with a length.
const LONGEST: usize = 4000;

/// The type of texts of unlimited length.
const UNLIMITED: &str = "NVARCHAR(MAX)";

/// How long a text may get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// At most so many units.
    UpTo(usize),
    /// Of unlimited length by its type.
    Unlimited,
}

impl Width {
    /// What `expression` gives; what is not known may be as long as any with a length.
    pub(crate) fn of(expression: &Expression, columns: &[Column]) -> Self {
        let of = |expression: &Expression| Self::of(expression, columns);
        match expression {
            Expression::Column(name) => {
                let column = columns.iter().find(|column| column.name == *name);
                column.map_or(Self::UpTo(LONGEST), Self::of_column)
            }
            Expression::Literal(Literal::Text(text)) => match text.encode_utf16().count() {
                count if count > LONGEST => Self::Unlimited,
                count => Self::UpTo(count),
            },
            Expression::Binary(BinaryOperator::Concatenate, left, right) => {
                if is_cut(left, right, columns, Dialect::Mssql) {
                    return Self::Unlimited;
                }
                match (of(left), of(right)) {
                    (Self::UpTo(left), Self::UpTo(right)) => Self::UpTo(left + right),
                    (Self::Unlimited, _) | (_, Self::Unlimited) => Self::Unlimited,
                }
            }
            Expression::Call(
                Function::Lower | Function::Upper | Function::Trim | Function::Substr,
                arguments,
            ) => arguments.first().map_or(Self::UpTo(LONGEST), of),
            Expression::Call(Function::Coalesce | Function::NullIf, values) => {
                values.iter().map(of).fold(Self::UpTo(0), Self::wider)
            }
            Expression::Case(arms, otherwise) => {
                let values = arms.iter().map(|(_, value)| value).chain(otherwise.as_deref());
                values.map(of).fold(Self::UpTo(0), Self::wider)
            }
            Expression::Literal(_)
            | Expression::Not(_)
            | Expression::Negate(_)
            | Expression::Binary(..)
            | Expression::In(..)
            | Expression::Between(..)
            | Expression::Like(..)
            | Expression::IsNull(..)
            | Expression::Call(..)
            | Expression::Raw(_) => Self::UpTo(LONGEST),
        }
    }

    fn of_column(column: &Column) -> Self {
        if column.sql_types.as_ref().get(Dialect::Mssql).is_some() {
            return Self::UpTo(LONGEST);
        }
        let row = column.type_.row();
        if let Bounds::Text { length: Some(length) } = column.type_.bounds() {
            Self::UpTo(length as usize)
        } else if row.implies == Some(ImpliedCheck::Values) {
            // The values of an enum are names.
            Self::UpTo(0)
        } else if row.sql.mssql == UNLIMITED {
            Self::Unlimited
        } else {
            Self::UpTo(LONGEST)
        }
    }

    fn wider(self, other: Self) -> Self {
        match (self, other) {
            (Self::UpTo(one), Self::UpTo(two)) => Self::UpTo(one.max(two)),
            (Self::Unlimited, _) | (_, Self::Unlimited) => Self::Unlimited,
        }
    }
}

/// Whether `left` and `right`, joined in `dialect`, would be cut.
pub(crate) fn is_cut(
    left: &Expression,
    right: &Expression,
    columns: &[Column],
    dialect: Dialect,
) -> bool {
    if !dialect.syntax().cuts_joined_texts {
        return false;
    }
    match (Width::of(left, columns), Width::of(right, columns)) {
        (Width::UpTo(left), Width::UpTo(right)) => left + right > LONGEST,
        (Width::Unlimited, _) | (_, Width::Unlimited) => false,
    }
}
