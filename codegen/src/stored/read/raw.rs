//! SQL that the portable grammar does not know, in a form in which equal texts compare equal.
//!
//! PostgreSQL and MySQL do not store a text as written but rewrite it, with their own casts, parentheses, quotes
//! and letter case. For comparing, these are removed. The result cannot be run as SQL: without its parentheses `(a
//! or b) and c` reads like another condition.

use crate::{
    dialect::Dialect,
    schema::{
        expression::unescape,
        statements::{collapse_blanks, dollar_quoted},
    },
    stored::read::casts::{CastType, with_casts_behind},
};

/// The comparable form of `sql`. Doing it again changes nothing. SQLite keeps texts as they are, so only
/// blanks are taken off there.
pub(crate) fn comparable(dialect: Dialect, sql: &str) -> String {
    match dialect {
        Dialect::Sqlite => collapse_blanks(sql, dialect),
        Dialect::Postgres | Dialect::Mysql | Dialect::Mssql => {
            let parts = with_one_word_for_now(dialect, cut(dialect, sql));
            joined(&without_grouping(without_casts(dialect, parts)))
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A word in lower case, or a name that needs no quotes.
    Word(String),
    /// A text or a name, with its quotes.
    Quoted(String),
    /// Punctuation.
    Mark(String),
}

impl Part {
    pub(super) fn is_mark(&self, mark: &str) -> bool {
        matches!(self, Self::Mark(text) if text == mark)
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(text) if text == word)
    }

    /// Whether a parenthesis behind this part holds the arguments of a function.
    pub(super) fn is_called(&self) -> bool {
        const OPERATORS: [&str; 11] =
            ["and", "or", "not", "in", "like", "is", "between", "case", "when", "then", "else"];
        match self {
            Self::Word(word) => !OPERATORS.contains(&word.as_str()),
            Self::Quoted(text) => !text.starts_with('\''),
            Self::Mark(_) => false,
        }
    }

    pub(super) fn text(&self) -> &str {
        match self {
            Self::Word(text) | Self::Quoted(text) | Self::Mark(text) => text,
        }
    }
}

/// The parts of a text, without the blanks between them.
pub(super) fn cut(dialect: Dialect, sql: &str) -> Vec<Part> {
    let (open, close) = dialect.capability().quotes;
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        if let Some((text, length)) = own_quotes(dialect, rest) {
            parts.push(Part::Quoted(text));
            rest = &rest[length..];
            continue;
        }
        let length = match first {
            '\'' => quoted_length(rest, '\''),
            '"' => quoted_length(rest, '"'),
            _ if first == open => quoted_length(rest, close),
            _ if is_word_character(first) => length_while(rest, is_word_character),
            ':' if rest.starts_with("::") => 2,
            '(' | ')' | ',' | ':' | ';' | '.' | '[' | ']' => 1,
            _ if first.is_whitespace() => first.len_utf8(),
            _ => length_while(rest, is_operator),
        };
        let text = &rest[..length.max(first.len_utf8())];
        rest = &rest[text.len()..];
        if first.is_whitespace() {
            continue;
        }
        let part = match first {
            '\'' => {
                // MySQL writes the character set before a text.
                parts.pop_if(|part| part.is_word("_utf8mb4") || part.is_word("n"));
                Part::Quoted(text.to_owned())
            }
            _ if first == '"' || first == open => name(&text[1..text.len().max(2) - 1], text),
            _ if is_word_character(first) => Part::Word(text.to_lowercase()),
            _ if text == "!=" => Part::Mark("<>".to_owned()),
            _ => Part::Mark(text.to_owned()),
        };
        parts.push(part);
    }
    parts
}

/// A text between dollars or with escapes of PostgreSQL as a text between quotes, and its length as it is written.
///
/// Source: PostgreSQL 16, "Lexical Structure" (String Constants With C-Style Escapes, Dollar-Quoted String Constants).
fn own_quotes(dialect: Dialect, rest: &str) -> Option<(String, usize)> {
    if !dialect.syntax().dollar_quotes {
        return None;
    }
    if let Some(behind) = rest.strip_prefix('$') {
        let length = dollar_quoted(rest)?;
        let tag = behind.find('$')? + 2;
        let inside = rest[..length].get(tag..length.checked_sub(tag)?)?;
        return Some((["'", &inside.replace('\'', "''"), "'"].concat(), length));
    }
    let inside = rest.strip_prefix(['E', 'e'])?.strip_prefix('\'')?;
    let mut text = "'".to_owned();
    let mut characters = inside.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => {
                let (_, escaped) = characters.next()?;
                // Codes of characters are left to the server.
                let is_code = matches!(escaped, 'x' | 'u' | 'U' | '0'..='7');
                let written = if is_code { return None } else { unescape(escaped) };
                text.push(written);
                text.extend((written == '\'').then_some('\''));
            }
            '\'' if characters.next_if(|(_, next)| *next == '\'').is_some() => text.push_str("''"),
            '\'' => return Some((text + "'", at + 3)),
            _ => text.push(character),
        }
    }
    None
}

/// A quoted name: a word where it reads the same without quotes.
fn name(inside: &str, quoted: &str) -> Part {
    let is_plain = !inside.is_empty()
        && !inside.starts_with(|first: char| first.is_ascii_digit())
        && inside.chars().all(|character| {
            character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_'
        });
    if is_plain { Part::Word(inside.to_owned()) } else { Part::Quoted(quoted.to_owned()) }
}

fn quoted_length(rest: &str, close: char) -> usize {
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((position, character)) = characters.next() {
        if character == close && characters.next_if(|(_, following)| *following == close).is_none()
        {
            return position + close.len_utf8();
        }
    }
    rest.len()
}

fn length_while(rest: &str, keep: impl Fn(char) -> bool) -> usize {
    rest.find(|character| !keep(character)).unwrap_or(rest.len())
}

fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || character == '$'
}

fn is_operator(character: char) -> bool {
    !is_word_character(character)
        && !character.is_whitespace()
        && !matches!(character, '\'' | '"' | '`' | '(' | ')' | ',' | ':' | ';' | '.' | '[' | ']')
}

/// MySQL keeps `CURRENT_TIMESTAMP` as it is where it is a whole default, and as `now()` in an expression.
fn with_one_word_for_now(dialect: Dialect, parts: Vec<Part>) -> Vec<Part> {
    if dialect.storage().now_is_current_timestamp {
        return with_current_timestamp(parts);
    }
    if dialect.capability().session_time.is_empty() {
        return parts;
    }
    let mut same = Vec::with_capacity(parts.len());
    let mut rest = parts.into_iter().peekable();
    while let Some(part) = rest.next() {
        let is_call = rest.peek().is_some_and(|next| next.is_mark("("));
        let word = match part.text() {
            "current_timestamp" | "localtimestamp" | "localtime" => "now",
            "current_date" => "curdate",
            word @ ("now" | "curdate") if is_call => word,
            _ => {
                same.push(part);
                continue;
            }
        };
        same.push(Part::Word(word.to_owned()));
        if !is_call {
            same.extend(["(", ")"].map(|mark| Part::Mark(mark.to_owned())));
        }
    }
    same
}

/// PostgreSQL keeps `now()` and `CURRENT_TIMESTAMP` apart, which are the same.
fn with_current_timestamp(parts: Vec<Part>) -> Vec<Part> {
    let mut same = Vec::with_capacity(parts.len());
    let mut rest = parts.into_iter().peekable();
    while let Some(part) = rest.next() {
        let is_now = part.is_word("now") && rest.next_if(|next| next.is_mark("(")).is_some();
        if is_now && rest.next_if(|next| next.is_mark(")")).is_some() {
            same.push(Part::Word("current_timestamp".to_owned()));
            continue;
        }
        same.push(part);
        if is_now {
            same.push(Part::Mark("(".to_owned()));
        }
    }
    same
}

/// Takes `::type` away where the type has no length. PostgreSQL adds casts, but none to a length.
fn without_casts(dialect: Dialect, parts: Vec<Part>) -> Vec<Part> {
    if !dialect.storage().adds_casts {
        return parts;
    }
    let mut kept = Vec::with_capacity(parts.len());
    let mut rest = with_casts_behind(parts).into_iter().peekable();
    while let Some(part) = rest.next() {
        if part.is_mark("::") {
            let type_ = CastType::read(&mut rest);
            if type_.has_length() {
                kept.push(part);
                kept.extend(type_.into_parts());
            }
        } else {
            kept.push(part);
        }
    }
    kept
}

/// Takes parentheses away that do not hold the arguments of a function.
fn without_grouping(parts: Vec<Part>) -> Vec<Part> {
    let mut kept: Vec<Part> = Vec::with_capacity(parts.len());
    let mut open = Vec::new();
    for part in parts {
        if part.is_mark("(") {
            let is_call = kept.last().is_some_and(Part::is_called);
            open.push(is_call);
            if !is_call {
                continue;
            }
        } else if part.is_mark(")") && open.pop() == Some(false) {
            continue;
        }
        kept.push(part);
    }
    kept
}

/// The parts as one text.
pub(super) fn joined(parts: &[Part]) -> String {
    let mut text = String::new();
    for part in parts {
        let is_tight = [")", ",", "(", ".", "[", "]"].iter().any(|mark| part.is_mark(mark));
        if !text.is_empty() && !is_tight && !text.ends_with(['(', '.', '[']) {
            text.push(' ');
        }
        text.push_str(part.text());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(dialect: Dialect, declared: &str, reported: &str) {
        let (declared, reported) = (comparable(dialect, declared), comparable(dialect, reported));
        assert_eq!(declared, reported);
        assert_eq!(comparable(dialect, &declared), declared, "twice");
    }

    #[test]
    fn what_a_database_writes_anew_compares_equal() {
        check(Dialect::Postgres, "name !~ '[0-9]'", "((name)::text !~ '[0-9]'::text)");
        check(Dialect::Postgres, "md5(random()::text)", "md5((random())::text)");
        check(
            Dialect::Postgres,
            "to_char((now() AT TIME ZONE 'utc'), 'YYYY')",
            "to_char((now() AT TIME ZONE 'utc'::text), 'YYYY'::text)",
        );
        check(
            Dialect::Postgres,
            "cast(lower(cast(c as text)) AS varchar(2)) = 'a'",
            "((lower((c)::text))::character varying(2))::text = 'a'::text",
        );
        check(
            Dialect::Postgres,
            "(now() at time zone 'utc')::timestamp(0)",
            "((now() AT TIME ZONE 'utc'::text))::timestamp(0) without time zone",
        );
        check(Dialect::Postgres, "f(a)::decimal(5) > 1", "((f(a))::numeric(5,0) > (1)::numeric)");
        check(
            Dialect::Postgres,
            "now()::timestamptz(0) = f(a)::timestamp(6)",
            "((now())::timestamp(0) with time zone = (f(a))::timestamp without time zone)",
        );
        check(Dialect::Postgres, "'{}'::text[] <> A", "'{}'::text[] <> a");
        check(
            Dialect::Postgres,
            "a = any (ARRAY['a', 'B'])",
            "(a = ANY (ARRAY['a'::text, 'B'::text]))",
        );
        check(Dialect::Postgres, "a = $$it's$$ || $x$$$$x$", "(a = ('it''s'::text || '$$'::text))");
        check(Dialect::Postgres, r"f(E'it\'s\n')", "f('it''s\n'::text)");
        check(
            Dialect::Mysql,
            "DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m')",
            "date_format(utc_timestamp(),_utf8mb4'%Y-%m')",
        );
        check(Dialect::Mysql, "`a` REGEXP 'x' != b", "(`a` regexp 'x' <> `b`)");
    }

    #[test]
    fn what_differs_stays_different() {
        for (one, other) in [
            ("f('A')", "f('a')"),
            ("f($$A$$)", "f($$a$$)"),
            ("f(E'\\'A')", "f(E'\\'a')"),
            ("f(a)", "f(b)"),
            ("\"A\" = 1", "a = 1"),
            ("a ~ 'x  y'", "a ~ 'x y'"),
            ("f(a)::varchar(3)", "(f(a))::character varying(2)"),
            ("f(a)::varchar(3)", "f(a)"),
            ("now()::timestamptz(0)", "(now())::timestamp(0) without time zone"),
        ] {
            assert_ne!(comparable(Dialect::Postgres, one), comparable(Dialect::Postgres, other));
        }
    }

    #[test]
    fn no_text_makes_it_fail() {
        for text in [
            "'",
            "\"",
            "`",
            "((",
            "))",
            "::",
            "a::",
            "a::numeric(",
            "é::x(ü)",
            "\"\"",
            "cast(a as b",
            "cast(a)",
        ] {
            for dialect in Dialect::ALL {
                let once = comparable(dialect, text);
                assert_eq!(comparable(dialect, &once), once, "{text}");
            }
        }
    }
}
