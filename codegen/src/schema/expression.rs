//! Portable SQL expressions: checks, defaults, generated columns, index keys and predicates.
//!
//! Written once in a small grammar and rendered for each dialect. What the grammar cannot say is written
//! for each dialect as raw SQL ([`Expression::Raw`]).

use serde::{Deserialize, Serialize};

use super::ColumnName;
use crate::dialect::PerDialect;

/// An expression over the columns of one table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expression {
    /// A column's value.
    Column(ColumnName),
    /// A constant.
    Literal(Literal),
    /// `not x`
    Not(Box<Expression>),
    /// `-x`
    Negate(Box<Expression>),
    /// `x + y`, `x = y`, `x and y` …
    Binary(BinaryOperator, Box<Expression>, Box<Expression>),
    /// `x in (…)`, or `x not in (…)`.
    In(Membership, Box<Expression>, Vec<Expression>),
    /// `x between low and high`, or `x not between low and high`.
    Between(Membership, Box<Expression>, Box<Expression>, Box<Expression>),
    /// `x like pattern`, or `x not like pattern`.
    Like(Membership, Box<Expression>, Box<Expression>),
    /// `x is null` (`Member`), or `x is not null` (`NotMember`).
    IsNull(Membership, Box<Expression>),
    /// `function(…)`
    Call(Function, Vec<Expression>),
    /// `case when condition then value … else value end`
    Case(Vec<(Expression, Expression)>, Option<Box<Expression>>),
    /// SQL written for each dialect; a dialect without text does without the object.
    Raw(Box<PerDialect<Option<String>>>),
}

/// A constant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Literal {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a point or an exponent, as written.
    Decimal(String),
    /// Text.
    Text(String),
}

/// Whether a test is for or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Membership {
    /// `in`, `between`, `like`, `is null`
    Member,
    /// `not in`, `not between`, `not like`, `is not null`
    NotMember,
}

/// An operator between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BinaryOperator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
    /// `||`
    Concatenate,
}

/// A function that every dialect has in some spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// Characters in a text.
    Length,
    /// Lower case.
    Lower,
    /// Upper case.
    Upper,
    /// Without blanks at both ends.
    Trim,
    /// Part of a text: `substr(text, from, count)`, counted from 1.
    Substr,
    /// Text with each occurrence of a part replaced.
    Replace,
    /// Distance from zero.
    Abs,
    /// Rounded: `round(number, digits)`.
    Round,
    /// The first operand that is not NULL.
    Coalesce,
    /// NULL if the two operands are equal.
    NullIf,
    /// Now, as a timestamp in UTC.
    CurrentTimestamp,
    /// Today, in UTC.
    CurrentDate,
    /// Whether a text is JSON.
    JsonValid,
    /// The text at a path: `json_extract(json, '$.a.b')`.
    JsonExtract,
}
