//! The columns of a key of which only the beginning is a part of it, on the databases that have such keys.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Column, ColumnName, ColumnType, Table};
use crate::{
    dialect::Dialect,
    schema::expression::{Expression, Function, Literal},
};

/// How many characters, of bytes how many bytes, of a column count, where not all do.
///
/// Source: MySQL 8.4, "Column Prefix Key Parts".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Prefix>", into = "Vec<Prefix>")]
pub struct Prefixes(BTreeMap<ColumnName, u32>);

/// One of them, as the lock has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Prefix {
    column: ColumnName,
    length: u32,
}

impl From<Vec<Prefix>> for Prefixes {
    fn from(all: Vec<Prefix>) -> Self {
        all.into_iter().map(|prefix| (prefix.column, prefix.length)).collect()
    }
}

impl From<Prefixes> for Vec<Prefix> {
    fn from(all: Prefixes) -> Self {
        all.0.into_iter().map(|(column, length)| Prefix { column, length }).collect()
    }
}

impl Prefixes {
    /// Whether every column counts as a whole.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How much of `column` counts; `None` if all of it.
    #[must_use]
    pub fn of(&self, column: &ColumnName) -> Option<u32> {
        self.0.get(column).copied()
    }

    /// Lets only the beginning of `column` count.
    pub fn insert(&mut self, column: ColumnName, length: u32) {
        self.0.insert(column, length);
    }

    /// Lets every column count as a whole.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Calls the columns by other names.
    pub(crate) fn rename(&mut self, rename: impl Fn(&mut ColumnName)) {
        let renamed = std::mem::take(&mut self.0).into_iter().map(|(mut column, length)| {
            rename(&mut column);
            (column, length)
        });
        self.0 = renamed.collect();
    }
}

impl FromIterator<(ColumnName, u32)> for Prefixes {
    fn from_iter<I: IntoIterator<Item = (ColumnName, u32)>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

/// What tells the beginning of a column in an expression.
pub(crate) fn beginning(column: &ColumnName, length: Option<u32>) -> Expression {
    let column = Expression::Column(column.clone());
    let Some(length) = length else { return column };
    let number = |number: u32| Expression::Literal(Literal::Integer(number.into()));
    let arguments = vec![column, number(1), number(length)];
    Expression::Call(Function::Substr, arguments)
}

/// The column, and how much of it counts, of which `expression` is all or the beginning.
pub(crate) fn beginning_of(expression: &Expression) -> Option<(&ColumnName, Option<i64>)> {
    if let Expression::Column(column) = expression {
        return Some((column, None));
    }
    let Expression::Call(Function::Substr, arguments) = expression else { return None };
    let [Expression::Column(column), first, length] = arguments.as_slice() else { return None };
    let Expression::Literal(Literal::Integer(length)) = length else { return None };
    let is_first = *first == Expression::Literal(Literal::Integer(1));
    is_first.then_some((column, Some(*length)))
}

impl Table {
    /// Whether a key or an index is over the beginning of a column.
    pub(super) fn has_prefixes(&self) -> bool {
        let own = self.own_primary_keys.values().flatten();
        let mut primary = self.primary_key.iter().chain(own);
        primary.any(|key| !key.prefixes.is_empty())
            || self.unique_constraints.values().any(|unique| !unique.prefixes.is_empty())
            || self.indexes.values().flat_map(|index| &index.keys).any(|key| key.length.is_some())
    }

    /// Lets keys and indexes be over whole columns.
    pub(super) fn clear_prefixes(&mut self) {
        self.primary_key.iter_mut().for_each(|key| key.prefixes.clear());
        self.unique_constraints.values_mut().for_each(|unique| unique.prefixes.clear());
        for key in self.indexes.values_mut().flat_map(|index| &mut index.keys) {
            key.length = None;
        }
    }
}

/// How long a value of `column` is on `dialect`, if a key may be over its beginning.
#[must_use]
pub fn divisible(column: &Column, dialect: Dialect) -> Option<Length> {
    if let Some(sql) = column.sql_types.as_ref().get(dialect) {
        return divisible_sql(sql);
    }
    if let ColumnType::String { length } = &column.type_ {
        return Some(Length::Limited(*length));
    }
    if let ColumnType::Other(sql) = &column.type_ {
        return divisible_sql(sql);
    }
    let is_endless = matches!(column.type_, ColumnType::Text | ColumnType::Bytes);
    is_endless.then_some(Length::Unlimited)
}

/// How long a text or bytes may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// As long as the database allows.
    Unlimited,
    /// So many characters or bytes.
    Limited(u32),
}

/// The same of a type written as SQL.
fn divisible_sql(sql: &str) -> Option<Length> {
    let sql = sql.trim().to_ascii_lowercase();
    let end = sql.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(sql.len());
    let (name, rest) = sql.split_at(end);
    match name {
        "text" | "tinytext" | "mediumtext" | "longtext" | "blob" | "tinyblob" | "mediumblob"
        | "longblob" => Some(Length::Unlimited),
        "char" | "varchar" | "binary" | "varbinary" => {
            let length = rest.trim_start().strip_prefix('(')?.split(')').next()?;
            length.trim().parse().ok().map(Length::Limited)
        }
        _ => None,
    }
}
