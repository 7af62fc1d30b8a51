//! Expressions as databases report them.

use std::borrow::Cow;

use crate::{
    dialect::{Dialect, PerDialect},
    schema::{
        Expression,
        expression::{Parser, Syntax},
        statements::{collapse_blanks, without_comments},
    },
    stored::read::normalise,
};

/// The expression that a database of `dialect` reports as `sql`, in its stored form: casts dropped, the
/// database's own spellings turned into portable ones, see `normalise`. What has no portable form is
/// [`Expression::Raw`] of this dialect, without needless blanks and outer parentheses.
#[must_use]
pub fn read_expression(dialect: Dialect, sql: &str) -> Expression {
    let sql = &*without_comments(sql, dialect);
    let read =
        Parser::new(sql, Syntax::Database(dialect)).ok().and_then(|mut parser| parser.whole().ok());
    match read {
        Some(expression) => normalise(expression, dialect),
        None => raw(dialect, sql),
    }
}

/// The condition of a SQLite check, without the `IS NOT FALSE` in which it is added to a table that is there:
/// a check lets NULL pass, but `ALTER TABLE … ADD CONSTRAINT` refuses rows for which it is NULL. For a check
/// both say the same.
///
/// Source: SQLite 3.53.2, `sqlite3AlterAddConstraint` (tried); "CREATE TABLE", "CHECK constraints".
#[must_use]
pub fn check_condition(sql: &str) -> Cow<'_, str> {
    const GUARD: &str = " is not false";
    let text = collapse_blanks(&without_comments(sql, Dialect::Sqlite), Dialect::Sqlite);
    let condition = text.len().checked_sub(GUARD.len()).and_then(|at| {
        let (before, guard) = text.split_at_checked(at)?;
        guard.eq_ignore_ascii_case(GUARD).then(|| without_parentheses(before))?
    });
    condition.map_or(Cow::Borrowed(sql), Cow::Owned)
}

pub(super) fn raw(dialect: Dialect, sql: &str) -> Expression {
    let mut text = collapse_blanks(sql, dialect);
    while let Some(inner) = without_parentheses(&text) {
        text = inner;
    }
    let mut texts = PerDialect::from_fn(|_| None);
    *texts.as_mut().get(dialect) = Some(text);
    Expression::Raw(Box::new(texts))
}

/// The inside of a text that one pair of parentheses encloses.
fn without_parentheses(text: &str) -> Option<String> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let mut depth = 0_usize;
    let mut quote = None;
    for character in inner.chars() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '\'' | '"' | '`') => quote = Some(character),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.checked_sub(1)?,
            (Some(_) | None, _) => {}
        }
    }
    (depth == 0 && quote.is_none()).then(|| inner.trim().to_owned())
}
