//! Portable SQL expressions: checks, defaults, generated columns, index keys and predicates.
//!
//! An expression is written once in a small grammar and rendered for each dialect. What the grammar cannot express
//! is written for each dialect as raw SQL ([`Expression::Raw`]).
//!
//! Start reading at [`Expression`]; `parse` reads the text of a spec.

mod database;
mod display;
mod function;
mod infix;
pub(crate) mod json_path;
mod nulls;
mod parse;
mod token;
mod typing;

use serde::{Deserialize, Serialize};

#[cfg(test)]
pub(crate) use self::display::tests;
pub use self::{
    function::Function,
    nulls::Known,
    parse::{ExpressionError, parse},
    typing::{ExpressionType, NumberKind, TypeError, Zone, check},
};
pub(crate) use self::{
    function::Precedence,
    parse::{Parsed, Parser},
    token::{Symbol, Syntax, Token, TokenKind, unescape},
};
use super::ColumnName;
use crate::dialect::{Dialect, PerDialect};

/// What stands around a text where SQL Server is asked whether it may stand in an array, and behind a key.
pub(crate) const JSON_AROUND: [&str; 4] = ["[", "]", "{\"a\":", "}"];

/// The name most like `word`, if it is near enough to be meant.
fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    names
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, name)| *distance * 3 <= name.len().max(3))
        .map(|(_, name)| name)
}

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

impl Expression {
    /// The expressions directly inside this one, in the order they are written.
    pub fn children(&self) -> impl Iterator<Item = &Self> {
        let (boxed, list, cases): (Vec<&Self>, &[Self], &[(Self, Self)]) = match self {
            Self::Column(_) | Self::Literal(_) | Self::Raw(_) => (Vec::new(), &[], &[]),
            Self::Not(operand) | Self::Negate(operand) | Self::IsNull(_, operand) => {
                (vec![operand], &[], &[])
            }
            Self::Binary(_, left, right) | Self::Like(_, left, right) => {
                (vec![left, right], &[], &[])
            }
            Self::Between(_, value, low, high) => (vec![value, low, high], &[], &[]),
            Self::In(_, value, list) => (vec![value], list, &[]),
            Self::Call(_, arguments) => (Vec::new(), arguments, &[]),
            Self::Case(cases, _) => (Vec::new(), &[], cases),
        };
        let otherwise =
            if let Self::Case(_, otherwise) = self { otherwise.as_deref() } else { None };
        let cases = cases.iter().flat_map(|(condition, value)| [condition, value]);
        boxed.into_iter().chain(list).chain(cases).chain(otherwise)
    }

    /// This expression and all those inside it, each before those inside it.
    pub fn walk(&self) -> impl Iterator<Item = &Self> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            let from = waiting.len();
            waiting.extend(next.children());
            waiting[from..].reverse();
            Some(next)
        })
    }

    /// The column that it is, if it is nothing more.
    #[must_use]
    pub fn as_column(&self) -> Option<&ColumnName> {
        if let Self::Column(name) = self { Some(name) } else { None }
    }

    /// Whether all its raw parts have a text for `dialect`.
    #[must_use]
    pub fn exists_in(&self, dialect: Dialect) -> bool {
        self.walk().all(|part| {
            let Self::Raw(texts) = part else { return true };
            (**texts).as_ref().get(dialect).is_some()
        })
    }

    /// The columns it names, in the order they are written, each as often as it is named. Raw SQL is
    /// not looked into.
    pub fn columns(&self) -> impl Iterator<Item = &ColumnName> {
        self.walk().filter_map(Self::as_column)
    }

    /// Changes this expression and all those inside it, each after those inside it.
    pub fn change_all(&mut self, change: &mut impl FnMut(&mut Self)) {
        let whole = std::mem::replace(self, Self::Literal(Literal::Null));
        *self = whole.map_children(&mut |mut inner| {
            inner.change_all(change);
            inner
        });
        change(self);
    }

    /// The same expression with each one directly inside it replaced by what `change` makes of it.
    #[must_use]
    pub fn map_children(self, change: &mut impl FnMut(Self) -> Self) -> Self {
        let mut boxed = |inner: Box<Self>| Box::new(change(*inner));
        match self {
            Self::Column(_) | Self::Literal(_) | Self::Raw(_) => self,
            Self::Not(operand) => Self::Not(boxed(operand)),
            Self::Negate(operand) => Self::Negate(boxed(operand)),
            Self::IsNull(membership, operand) => Self::IsNull(membership, boxed(operand)),
            Self::Binary(operator, left, right) => {
                Self::Binary(operator, boxed(left), boxed(right))
            }
            Self::Like(membership, value, pattern) => {
                Self::Like(membership, boxed(value), boxed(pattern))
            }
            Self::Between(membership, value, low, high) => {
                Self::Between(membership, boxed(value), boxed(low), boxed(high))
            }
            Self::In(membership, value, list) => {
                let value = boxed(value);
                Self::In(membership, value, list.into_iter().map(change).collect())
            }
            Self::Call(function, arguments) => {
                Self::Call(function, arguments.into_iter().map(change).collect())
            }
            Self::Case(cases, otherwise) => {
                let cases = cases
                    .into_iter()
                    .map(|(condition, value)| (change(condition), change(value)))
                    .collect();
                Self::Case(cases, otherwise.map(|value| Box::new(change(*value))))
            }
        }
    }
}
