//! Whether an expression that was read has the meaning of the database's text.
//!
//! The portable grammar has no casts, and one word where a database has several: the reader takes `CAST(a AS
//! INTEGER)` as `a`, and `curdate()`, which uses the session's time zone, as `current_date`, which is UTC. So the
//! expression is written again, and the words that make such a difference must occur equally often in both texts.
//! Otherwise the text stays as it is and equals no portable expression. Start reading at [`read_as`].

use crate::{
    dialect::{Dialect, PerDialect},
    schema::{Column, Expression, folded},
    sql::{
        expression::{Context, write},
        writer::Statement,
    },
    stored::read::{
        casts::{asked_for, is_another_moment},
        expression::{raw, read_expression},
    },
};

/// Words, or rows of them, that are counted together.
type Group = &'static [&'static str];

/// The words by which two texts that read alike differ in meaning.
///
/// PostgreSQL writes casts of its own, in the same form as those that were written, so there `casts` looks
/// at each. `current_timestamp` is local time in a column without a zone, which is why ours says in which zone.
/// MySQL's `utc_timestamp()` has whole seconds, ours microseconds.
/// SQLite and MySQL keep casts as they were written; JSON without a cast or `json_unquote` is no text but JSON.
///
/// Source: PostgreSQL 16, "Date/Time Functions and Operators" (AT TIME ZONE); MySQL 8.4, "Date and Time Functions";
/// SQLite, "JSON Functions And Operators" (`json_extract`).
const GROUPS: PerDialect<&[Group]> = PerDialect {
    sqlite: &[&["cast"], &["json_extract"]],
    postgres: &[&["at time zone"]],
    mysql: &[
        &["cast", "convert"],
        &["json_extract"],
        &["json_unquote"],
        &["json_value"],
        &["now", "current_timestamp", "localtime", "localtimestamp", "sysdate"],
        &["curdate", "current_date"],
        &["utc_timestamp"],
        &["utc_timestamp 6"],
        &["utc_date"],
    ],
    mssql: &[],
};

/// The expression that a database of the dialect reports as `sql` of a table with these columns, as
/// [`read_expression`] has it, unless that means something else.
pub(crate) fn read_as(dialect: Dialect, sql: &str, context: Context<'_>) -> Expression {
    let read = read_expression(dialect, sql);
    if matches!(read, Expression::Raw(_)) {
        return read;
    }
    if !dialect.storage().names_may_be_texts && names_unknown(&read, context.columns) {
        return raw(dialect, sql);
    }
    if dialect.storage().adds_casts && is_another_moment(sql, context) {
        return raw(dialect, sql);
    }
    let mut again = Statement::new(dialect);
    write(&read, context, &mut again);
    let is_same = counted(dialect, sql) == counted(dialect, again.as_str())
        && (!dialect.storage().adds_casts
            || asked_for(sql, context) == asked_for(again.as_str(), context));
    if is_same { read } else { raw(dialect, sql) }
}

/// Whether it names what is no column of the table: a function without parentheses, such as `SESSION_USER`, which no
/// database reports in quotes.
fn names_unknown(read: &Expression, columns: &[Column]) -> bool {
    read.walk().any(|part| {
        let Expression::Column(name) = part else { return false };
        let mut columns = columns.iter();
        !columns.any(|column| folded(column.name.as_str()) == folded(name.as_str()))
    })
}

/// How often each group stands in a text. SQLite's division of what may be no whole number is written with a cast to
/// a real number, which depends on the types alone, so it does not count.
fn counted(dialect: Dialect, sql: &str) -> Vec<usize> {
    let words = words(sql);
    let occurs = |phrase: &str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).filter(|at| *at == phrase.as_slice()).count()
    };
    let divisions = if dialect.syntax().fractions_may_be_whole { occurs("as real") } else { 0 };
    let count = |group: &Group| {
        let all: usize = group.iter().map(|phrase| occurs(phrase)).sum();
        if group.contains(&"cast") { all.saturating_sub(divisions) } else { all }
    };
    GROUPS.get(dialect).iter().map(count).collect()
}

/// The words of a text outside its quotes, in lower case.
fn words(sql: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut quote = None;
    let mut word = String::new();
    for character in sql.chars() {
        let is_inside = quote.is_some();
        match quote {
            Some(open) if open == character => quote = None,
            None if matches!(character, '\'' | '"' | '`') => quote = Some(character),
            Some(_) | None => {}
        }
        if !is_inside && quote.is_none() && (character.is_alphanumeric() || character == '_') {
            word.extend(character.to_lowercase());
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}
