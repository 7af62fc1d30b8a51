//! Expressions as databases report them.

use std::borrow::Cow;

use super::normalise;
use crate::{
    dialect::{Dialect, PerDialect},
    schema::{
        Expression,
        expression::{Parser, Syntax},
    },
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

fn raw(dialect: Dialect, sql: &str) -> Expression {
    let mut text = collapse_blanks(sql);
    while let Some(inner) = without_parentheses(&text) {
        text = inner;
    }
    let mut texts = PerDialect::from_fn(|_| None);
    *texts.as_mut().get(dialect) = Some(text);
    Expression::Raw(Box::new(texts))
}

/// The text without comments. Only SQLite keeps them, and a spec may hold some for PostgreSQL.
///
/// Source: SQLite, "SQL Comment Syntax"; PostgreSQL 16, "Comments".
pub(crate) fn without_comments(dialect: Dialect, sql: &str) -> Cow<'_, str> {
    let has_any = sql.contains("--") || sql.contains("/*");
    if !has_any || !matches!(dialect, Dialect::Sqlite | Dialect::Postgres) {
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
