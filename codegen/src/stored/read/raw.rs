//! SQL that the portable grammar does not know, in a form in which equal texts compare equal.
//!
//! PostgreSQL and MySQL do not store a text as written but rewrite it, with their own casts, parentheses, quotes
//! and letter case. For comparing, these are removed. The result cannot be run as SQL: without its parentheses `(a
//! or b) and c` reads like another condition.

use crate::dialect::Dialect;

/// The comparable form of `sql`. Doing it again changes nothing. SQLite keeps texts as they are, so only
/// blanks are taken off there.
pub(crate) fn comparable(dialect: Dialect, sql: &str) -> String {
    match dialect {
        Dialect::Sqlite => super::collapse_blanks(sql),
        Dialect::Postgres | Dialect::Mysql | Dialect::Mssql => {
            let parts = with_one_word_for_now(dialect, cut(dialect, sql));
            joined(&without_grouping(without_casts(parts)))
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// A word in lower case, or a name that needs no quotes.
    Word(String),
    /// A text or a name, with its quotes.
    Quoted(String),
    /// Punctuation.
    Mark(String),
}

impl Part {
    fn is_mark(&self, mark: &str) -> bool {
        matches!(self, Self::Mark(text) if text == mark)
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(text) if text == word)
    }

    fn text(&self) -> &str {
        match self {
            Self::Word(text) | Self::Quoted(text) | Self::Mark(text) => text,
        }
    }
}

fn cut(dialect: Dialect, sql: &str) -> Vec<Part> {
    let (open, close) = dialect.capability().quotes;
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
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

/// Takes `::type` away.
fn without_casts(parts: Vec<Part>) -> Vec<Part> {
    const MORE: [&str; 6] = ["varying", "precision", "without", "with", "time", "zone"];
    let mut kept = Vec::with_capacity(parts.len());
    let mut rest = parts.into_iter().peekable();
    while let Some(part) = rest.next() {
        if !part.is_mark("::") {
            kept.push(part);
            continue;
        }
        rest.next();
        while rest.next_if(|part| MORE.iter().any(|word| part.is_word(word))).is_some() {}
        if rest.next_if(|part| part.is_mark("(")).is_some() {
            while rest.next().is_some_and(|part| !part.is_mark(")")) {}
        }
        while rest.next_if(|part| part.is_mark("[") || part.is_mark("]")).is_some() {}
    }
    kept
}

/// Takes parentheses away that do not hold the arguments of a function.
fn without_grouping(parts: Vec<Part>) -> Vec<Part> {
    const OPERATORS: [&str; 11] =
        ["and", "or", "not", "in", "like", "is", "between", "case", "when", "then", "else"];
    let mut kept: Vec<Part> = Vec::with_capacity(parts.len());
    let mut open = Vec::new();
    for part in parts {
        if part.is_mark("(") {
            let is_call = kept.last().is_some_and(|before| match before {
                Part::Word(word) => !OPERATORS.contains(&word.as_str()),
                Part::Quoted(text) => !text.starts_with('\''),
                Part::Mark(_) => false,
            });
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

fn joined(parts: &[Part]) -> String {
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
        check(Dialect::Postgres, "'{}'::text[] <> A", "'{}'::text[] <> a");
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
            ("f(a)", "f(b)"),
            ("\"A\" = 1", "a = 1"),
            ("a ~ 'x  y'", "a ~ 'x y'"),
        ] {
            assert_ne!(comparable(Dialect::Postgres, one), comparable(Dialect::Postgres, other));
        }
    }

    #[test]
    fn no_text_makes_it_fail() {
        for text in ["'", "\"", "`", "((", "))", "::", "a::", "a::numeric(", "é::x(ü)", "\"\""] {
            for dialect in Dialect::ALL {
                let once = comparable(dialect, text);
                assert_eq!(comparable(dialect, &once), once, "{text}");
            }
        }
    }
}
