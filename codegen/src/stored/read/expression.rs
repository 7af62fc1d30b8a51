//! Expressions as databases report them.

use std::borrow::Cow;

use crate::{
    dialect::{Dialect, PerDialect},
    schema::{
        Expression,
        expression::{Parser, Syntax},
    },
    stored::read::normalise,
};

/// The expression that a database of `dialect` reports as `sql`, in its stored form: casts dropped, the
/// database's own spellings turned into portable ones, see `normalise`. What has no portable form is
/// [`Expression::Raw`] of this dialect, without needless blanks and outer parentheses.
#[must_use]
pub fn read_expression(dialect: Dialect, sql: &str) -> Expression {
    let sql = &*without_comments(dialect, sql);
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
    let text = collapse_blanks(&without_comments(Dialect::Sqlite, sql));
    let condition = text.len().checked_sub(GUARD.len()).and_then(|at| {
        let (before, guard) = text.split_at_checked(at)?;
        guard.eq_ignore_ascii_case(GUARD).then(|| without_parentheses(before))?
    });
    condition.map_or(Cow::Borrowed(sql), Cow::Owned)
}

pub(super) fn raw(dialect: Dialect, sql: &str) -> Expression {
    let mut text = collapse_blanks(sql);
    while let Some(inner) = without_parentheses(&text) {
        text = inner;
    }
    let mut texts = PerDialect::from_fn(|_| None);
    *texts.as_mut().get(dialect) = Some(text);
    Expression::Raw(Box::new(texts))
}

/// The text without comments.
pub(crate) fn without_comments(dialect: Dialect, sql: &str) -> Cow<'_, str> {
    let has_any = sql.contains("--") || sql.contains("/*");
    if !has_any || !dialect.storage().expression_comments {
        return Cow::Borrowed(sql);
    }
    let mut kept = String::with_capacity(sql.len());
    let mut quote = None;
    let mut rest = sql;
    while let Some(character) = rest.chars().next() {
        let length = match (quote, character) {
            (Some(open), _) if open == character => {
                quote = None;
                None
            }
            (None, '\'' | '"' | '`') => {
                quote = Some(character);
                None
            }
            (None, '-') if rest.starts_with("--") => Some(rest.find('\n').unwrap_or(rest.len())),
            (None, '/') if rest.starts_with("/*") => {
                Some(rest.find("*/").map_or(rest.len(), |at| at + 2))
            }
            (Some(_) | None, _) => None,
        };
        if length.is_none() {
            kept.push(character);
        } else {
            kept.push(' ');
        }
        rest = &rest[length.unwrap_or(character.len_utf8())..];
    }
    Cow::Owned(kept)
}

/// The text with each row of blanks outside quotes made one.
pub(crate) fn collapse_blanks(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    let mut quote = None;
    for character in sql.trim().chars() {
        match quote {
            Some(open) if open == character => quote = None,
            None if matches!(character, '\'' | '"' | '`') => quote = Some(character),
            None if character.is_whitespace() => {
                if !text.ends_with(' ') {
                    text.push(' ');
                }
                continue;
            }
            Some(_) | None => {}
        }
        text.push(character);
    }
    text
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
