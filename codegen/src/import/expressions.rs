//! Expressions: portable if the database's text can be read as one with the same meaning, otherwise that text.

use std::collections::BTreeMap;

use super::{tidy::tidy, types::SpokenType};
use crate::{
    dialect::Dialect,
    schema::{
        ColumnType, Enum, EnumName, Expression, Table,
        expression::{self, ExpressionType, Function, Literal},
        statements::without_comments,
    },
    sql::expression::{Context, Purpose},
    stored::read::{read_as, read_default, stored_default, written},
};

/// The text that a database of `dialect` wrote, if the expression is one that was not read.
fn text_of(expression: &Expression, dialect: Dialect) -> Option<&str> {
    if let Expression::Raw(texts) = expression {
        texts.as_ref().as_ref().get(dialect).as_deref()
    } else {
        None
    }
}

/// A condition: of a check, of an index.
pub(super) fn condition(
    found: Expression,
    (table, enums): (&Table, &BTreeMap<EnumName, Enum>),
    dialect: Dialect,
) -> Expression {
    let is_condition = |read: &Expression| {
        matches!(expression::check(read, table, enums), Ok(ExpressionType::Boolean))
    };
    let context = Context { columns: &table.columns, purpose: Purpose::Condition };
    portable(found, dialect, context, is_condition)
}

/// A value: of a generated column, of an index key.
pub(super) fn value(
    found: Expression,
    (table, enums): (&Table, &BTreeMap<EnumName, Enum>),
    dialect: Dialect,
) -> Expression {
    let context = Context { columns: &table.columns, purpose: Purpose::Key };
    portable(found, dialect, context, |read| expression::check(read, table, enums).is_ok())
}

/// The expression read, if it is portable and `fits`; otherwise the text, cleaned of its outer blanks.
fn portable(
    found: Expression,
    dialect: Dialect,
    context: Context<'_>,
    fits: impl Fn(&Expression) -> bool,
) -> Expression {
    let Some(text) = text_of(&found, dialect) else { return found };
    let read = read_as(dialect, text, context);
    if text_of(&read, dialect).is_none() && keeps_meaning(text, &read, dialect) && fits(&read) {
        return read;
    }
    kept(text, dialect)
}

/// Whether what the reader passes over does not matter: casts, and how patterns are escaped.
fn keeps_meaning(text: &str, read: &Expression, dialect: Dialect) -> bool {
    let has_like = read.walk().any(|inner| matches!(inner, Expression::Like(..)));
    let is_escaped = text.to_ascii_lowercase().contains("escape");
    // Where it does not escape by itself, a backslash without ESCAPE is a character like others.
    let backslash = text.contains('\\') && !is_escaped;
    let escapes = dialect.syntax().backslash_escapes_patterns || !has_like || !backslash;
    escapes && casts_do_not_matter(text, read)
}

/// Whether the casts in `text` only say what its operands are anyway. Those to text do, and those of constants,
/// which the reader carries out; others may cut digits off or change how a division goes.
fn casts_do_not_matter(text: &str, read: &Expression) -> bool {
    const HARMLESS: [&str; 7] =
        ["text", "character varying", "varchar", "bpchar", "character", "regconfig", "char"];
    let lower = text.to_ascii_lowercase();
    let has_division = read.walk().any(|inner| {
        matches!(
            inner,
            Expression::Binary(
                expression::BinaryOperator::Divide | expression::BinaryOperator::Remainder,
                ..
            )
        )
    });
    let to_numbers_or_times = lower.split("::").skip(1).any(|after| {
        let type_ = after.trim_start_matches('"');
        !HARMLESS.iter().any(|harmless| type_.starts_with(harmless))
    });
    let is_cast = lower.contains("cast(") || lower.contains("convert(");
    !(has_division && (to_numbers_or_times || is_cast) || truncates(&lower))
}

/// Whether a value that is no constant is cast to a whole number or a day.
fn truncates(lower: &str) -> bool {
    const NARROW: [&str; 6] = ["integer", "smallint", "bigint", "date", "boolean", "numeric("];
    lower.match_indices("::").any(|(at, _)| {
        let is_narrow = NARROW.iter().any(|type_| lower[at + 2..].starts_with(type_));
        let of_constant = lower[..at]
            .ends_with(['\'', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
            || ends_in_a_constant(&lower[..at]);
        is_narrow && !of_constant
    }) || lower.contains("cast(")
        && NARROW.iter().any(|type_| lower.contains(&[" as ", type_].concat()))
}

/// `(-1)`, `('x'::text)`: a constant in parentheses.
fn ends_in_a_constant(before: &str) -> bool {
    let Some(inside) = before.strip_suffix(')') else { return false };
    let Some((_, constant)) = inside.rsplit_once('(') else { return false };
    constant.trim_start_matches('-').chars().all(|it| it.is_ascii_digit() || it == '.')
}

/// The text as it stands in a spec: without comments, which could swallow what is put behind them.
fn kept(text: &str, dialect: Dialect) -> Expression {
    written(dialect, &tidy(&without_comments(text, dialect)))
}

/// A default of a column of `type_`; `None` if it is NULL, which is none.
pub(super) fn default(
    found: Expression,
    spoken: &SpokenType,
    dialect: Dialect,
) -> Option<Expression> {
    let type_ = &spoken.type_;
    let Some(text) = text_of(&found, dialect) else {
        return stored_default(found, type_);
    };
    let context = Context { columns: &[], purpose: Purpose::Value(type_) };
    let read = stored_default(read_default(dialect, text, context), type_)?;
    let is_raw = text_of(&read, dialect).is_some();
    if is_raw || !is_moment_kept(text, &read, spoken, dialect) || !fits(&read, type_) {
        return Some(kept(text, dialect));
    }
    Some(read)
}

/// Whether `current_timestamp` is what the database means: it is UTC, but PostgreSQL's `now()` becomes local time in
/// a column without a zone; and MySQL requires as many digits as the column has.
fn is_moment_kept(text: &str, read: &Expression, spoken: &SpokenType, dialect: Dialect) -> bool {
    let is_now = |inner: &Expression| {
        matches!(inner, Expression::Call(Function::CurrentTimestamp | Function::CurrentDate, _))
    };
    if !read.walk().any(is_now) {
        return true;
    }
    let says_utc = text.to_ascii_lowercase().contains("utc");
    match dialect {
        Dialect::Sqlite => true,
        Dialect::Postgres => says_utc || spoken.type_ == ColumnType::TimestampTz,
        Dialect::Mysql => spoken.own.is_none(),
        Dialect::Mssql => says_utc,
    }
}

/// Whether a constant is one of the column's kind; the check of specs knows the rest.
fn fits(read: &Expression, type_: &ColumnType) -> bool {
    let Expression::Literal(literal) = read else { return true };
    let wanted = ExpressionType::from(type_);
    match literal {
        Literal::Null => true,
        Literal::Boolean(_) => wanted == ExpressionType::Boolean,
        Literal::Integer(_) | Literal::Decimal(_) => matches!(wanted, ExpressionType::Number(_)),
        Literal::Text(_) => !matches!(
            wanted,
            ExpressionType::Boolean | ExpressionType::Number(_) | ExpressionType::Bytes
        ),
    }
}
