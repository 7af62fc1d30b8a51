//! Splits SQL text from a database into tokens, and a reader that walks over them.
//!
//! Quoting and comments are SQLite's, of which PostgreSQL's own spelling is a subset. The database accepted the
//! text before it stored it, so it is not validated here: the reader only has to find where things begin and end.
//! It never fails on text that it does not know; it stops finding things.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A keyword, an unquoted name or a number.
    Word,
    /// A name in double quotes, backticks or brackets.
    Quoted,
    /// Text in single quotes. SQLite takes it for a name where only a name can stand.
    Text,
    /// One character of punctuation.
    Mark,
}

/// A token and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'t> {
    /// What it is.
    pub(crate) kind: TokenKind,
    /// Its text, with its quotes.
    pub(crate) text: &'t str,
    /// The byte at which it begins.
    pub(crate) start: usize,
}

impl Token<'_> {
    /// The byte behind its last one.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is the keyword `word`, in any case.
    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is the punctuation `mark`.
    pub(crate) fn is_mark(&self, mark: &str) -> bool {
        self.kind == TokenKind::Mark && self.text == mark
    }

    /// The text as a name: without quotes, with doubled ones single.
    pub(crate) fn unquoted(&self) -> String {
        unquote(self.text)
    }
}

/// `text` without the quotes around it, with doubled ones single; text without quotes stays.
pub(crate) fn unquote(text: &str) -> String {
    let mut characters = text.chars();
    let close = match characters.next() {
        Some(quote @ ('"' | '`' | '\'')) => quote,
        Some('[') => ']',
        Some(_) | None => return text.to_owned(),
    };
    let inside = characters.as_str();
    let inside = inside.strip_suffix(close).unwrap_or(inside);
    let mut name = String::with_capacity(inside.len());
    let mut characters = inside.chars().peekable();
    while let Some(character) = characters.next() {
        name.push(character);
        if character == close && characters.peek() == Some(&close) {
            characters.next();
        }
    }
    name
}

/// What brackets are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Brackets {
    /// Marks, as in `array[a, b]`: what they enclose is looked into.
    Marks,
    /// SQLite: the first `]` ends the name.
    Plain,
    /// SQL Server: a doubled one is part of it.
    Doubled,
}

/// Cuts `sql` into tokens, without blanks and comments.
pub(crate) fn tokens(sql: &str) -> Vec<Token<'_>> {
    cut(sql, Brackets::Plain)
}

/// The same of a statement of any database: what brackets enclose is not hidden.
pub(crate) fn tokens_in_brackets(sql: &str) -> Vec<Token<'_>> {
    cut(sql, Brackets::Marks)
}

fn cut(sql: &str, brackets: Brackets) -> Vec<Token<'_>> {
    let bytes = sql.as_bytes();
    let mut found = Vec::new();
    let mut position = 0;
    while position < bytes.len() {
        let rest = &sql[position..];
        let (kind, length) = match bytes[position] {
            byte if byte.is_ascii_whitespace() || byte == 0x0b => (None, 1),
            b'-' if rest.starts_with("--") => (None, rest.find('\n').unwrap_or(rest.len())),
            b'/' if rest.starts_with("/*") => (None, comment_length(rest)),
            b'\'' => (Some(TokenKind::Text), quoted_length(rest, b'\'')),
            quote @ (b'"' | b'`') => (Some(TokenKind::Quoted), quoted_length(rest, quote)),
            b'[' if brackets == Brackets::Doubled => {
                (Some(TokenKind::Quoted), quoted_length(rest, b']'))
            }
            b'[' if brackets == Brackets::Plain => {
                (Some(TokenKind::Quoted), rest.find(']').map_or(rest.len(), |at| at + 1))
            }
            byte if is_word_byte(byte) => (Some(TokenKind::Word), word_length(rest)),
            _ => (Some(TokenKind::Mark), 1),
        };
        if let Some(kind) = kind {
            found.push(Token { kind, text: &rest[..length], start: position });
        }
        position += length;
    }
    found
}

fn comment_length(rest: &str) -> usize {
    rest[2..].find("*/").map_or(rest.len(), |at| at + 4)
}

fn quoted_length(rest: &str, quote: u8) -> usize {
    let bytes = rest.as_bytes();
    let mut position = 1;
    while position < bytes.len() {
        if bytes[position] == quote {
            if bytes.get(position + 1) != Some(&quote) {
                return position + 1;
            }
            position += 1;
        }
        position += 1;
    }
    rest.len()
}

/// SQLite takes every byte beyond ASCII for part of a name.
fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80
}

/// Numbers are words too, with their point: `1.5`. (`1e-3` is three tokens, which nobody here minds.)
fn word_length(rest: &str) -> usize {
    let is_number = rest.as_bytes()[0].is_ascii_digit();
    rest.bytes()
        .position(|byte| !(is_word_byte(byte) || (is_number && byte == b'.')))
        .unwrap_or(rest.len())
}

/// Walks over the tokens of one statement.
#[derive(Clone, Debug)]
pub(crate) struct Reader<'t> {
    sql: &'t str,
    tokens: Vec<Token<'t>>,
    position: usize,
}

impl<'t> Reader<'t> {
    /// A reader at the first token of `sql`.
    pub(crate) fn new(sql: &'t str) -> Self {
        Self { sql, tokens: cut(sql, Brackets::Plain), position: 0 }
    }

    /// A reader at the first token of a statement that SQL Server keeps.
    pub(crate) fn of_transact_sql(sql: &'t str) -> Self {
        Self { sql, tokens: cut(sql, Brackets::Doubled), position: 0 }
    }

    /// The next token.
    pub(crate) fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.position).copied()
    }

    /// Takes the next token.
    pub(crate) fn next(&mut self) -> Option<Token<'t>> {
        let token = self.peek()?;
        self.position += 1;
        Some(token)
    }

    /// Whether the next token is the keyword `word`.
    pub(crate) fn at_word(&self, word: &str) -> bool {
        self.peek().is_some_and(|token| token.is_word(word))
    }

    /// Takes the next tokens if they are these keywords.
    pub(crate) fn take_words(&mut self, words: &[&str]) -> bool {
        let matches = words.iter().enumerate().all(|(offset, word)| {
            self.tokens.get(self.position + offset).is_some_and(|token| token.is_word(word))
        });
        if matches {
            self.position += words.len();
        }
        matches
    }

    /// Takes the next token if it is this punctuation.
    pub(crate) fn take_mark(&mut self, mark: &str) -> bool {
        let matches = self.peek().is_some_and(|token| token.is_mark(mark));
        if matches {
            self.position += 1;
        }
        matches
    }

    /// Takes a name.
    pub(crate) fn name(&mut self) -> Option<String> {
        let token = self.peek()?;
        if token.kind == TokenKind::Mark {
            return None;
        }
        self.position += 1;
        Some(token.unquoted())
    }

    /// Takes a name that may have its namespace before it, and gives the name.
    pub(crate) fn qualified_name(&mut self) -> Option<String> {
        let name = self.name()?;
        if self.take_mark(".") { self.name() } else { Some(name) }
    }

    /// Takes `( … )` and gives the text between.
    pub(crate) fn parenthesised(&mut self) -> Option<&'t str> {
        let start = self.peek().filter(|token| token.is_mark("("))?.end();
        let close = self.closing()?;
        self.position = close + 1;
        Some(self.sql[start..self.tokens[close].start].trim())
    }

    /// Takes `( …, … )` and gives a reader for each item.
    pub(crate) fn items(&mut self) -> Option<Vec<Self>> {
        self.peek().filter(|token| token.is_mark("("))?;
        let close = self.closing()?;
        let inside = self.tokens[self.position + 1..close].to_vec();
        self.position = close + 1;
        let mut depth = 0_usize;
        let mut items = vec![Vec::new()];
        for token in inside {
            if token.is_mark("(") {
                depth += 1;
            } else if token.is_mark(")") {
                depth = depth.saturating_sub(1);
            }
            if depth == 0 && token.is_mark(",") {
                items.push(Vec::new());
            } else if let Some(last) = items.last_mut() {
                last.push(token);
            }
        }
        let readers = items.into_iter().filter(|tokens| !tokens.is_empty());
        Some(readers.map(|tokens| Self { sql: self.sql, tokens, position: 0 }).collect())
    }

    /// The text of all tokens that are left, as written.
    pub(crate) fn rest(&self) -> &'t str {
        match (self.peek(), self.tokens.last()) {
            (Some(first), Some(last)) => &self.sql[first.start..last.end()],
            (Some(_) | None, _) => "",
        }
    }

    /// All text between the last token taken and the last one there is, comments included.
    pub(crate) fn rest_until_last(&self) -> &'t str {
        let start = self.position.checked_sub(1).map_or(0, |before| self.tokens[before].end());
        let end = self.tokens.last().map_or(start, |last| last.start.max(start));
        self.sql[start..end].trim()
    }

    /// How many tokens are left.
    pub(crate) fn remaining(&self) -> usize {
        self.tokens.len() - self.position
    }

    /// Takes the last tokens away if they are these keywords.
    pub(crate) fn take_last_word(&mut self, word: &str) -> bool {
        let matches =
            self.remaining() > 1 && self.tokens.last().is_some_and(|token| token.is_word(word));
        if matches {
            self.tokens.pop();
        }
        matches
    }

    /// Takes the last token away if it is this punctuation.
    pub(crate) fn take_last_mark(&mut self, mark: &str) -> bool {
        let matches =
            self.remaining() > 1 && self.tokens.last().is_some_and(|token| token.is_mark(mark));
        if matches {
            self.tokens.pop();
        }
        matches
    }

    /// Takes `AUTOINCREMENT` away from the end, which may stand behind a direction.
    pub(crate) fn take_last_auto_increment(&mut self) -> bool {
        let matches = self.tokens.last().is_some_and(|token| token.is_word("AUTOINCREMENT"));
        if matches {
            self.tokens.pop();
        }
        matches
    }

    /// Takes `word NAME` away from the end.
    pub(crate) fn take_last_pair(&mut self, word: &str) -> Option<String> {
        if self.remaining() < 3 || !self.tokens[self.tokens.len() - 2].is_word(word) {
            return None;
        }
        let name = self.tokens.pop()?.unquoted();
        self.tokens.pop();
        Some(name)
    }

    /// The position of the token that closes the parenthesis at which the reader stands.
    fn closing(&self) -> Option<usize> {
        let mut depth = 0_usize;
        for (position, token) in self.tokens.iter().enumerate().skip(self.position) {
            if token.is_mark("(") {
                depth += 1;
            } else if token.is_mark(")") {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(position);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, tokens, unquote};

    #[test]
    fn quotes_of_every_kind_and_comments_are_told_apart() {
        let sql = "a -- ' not text\n\"b\"\"c\" /* \" */ `d``e` [f g] 'h''i' 1.5 é(,)";
        let texts: Vec<_> = tokens(sql).iter().map(|token| token.text).collect();
        assert_eq!(
            texts,
            ["a", "\"b\"\"c\"", "`d``e`", "[f g]", "'h''i'", "1.5", "é", "(", ",", ")"]
        );
    }

    #[test]
    fn doubled_quotes_become_single() {
        for (quoted, name) in [
            ("\"a\"\"b\"", "a\"b"),
            ("`a``b`", "a`b"),
            ("[a b]", "a b"),
            ("'a''b'", "a'b"),
            ("a", "a"),
        ] {
            assert_eq!(unquote(quoted), name);
        }
    }

    #[test]
    fn unfinished_quotes_and_comments_end_with_the_text() {
        for sql in ["\"a", "'a", "[a", "/* a", "-- a", "(("] {
            let mut reader = Reader::new(sql);
            assert!(reader.parenthesised().is_none(), "{sql}");
        }
    }

    #[test]
    fn items_are_split_at_outer_commas_only() {
        let mut reader = Reader::new("(a, f(b, c) DESC, \"d,e\") x");
        let items = reader.items().unwrap();
        let texts: Vec<_> = items.iter().map(Reader::rest).collect();
        assert_eq!(texts, ["a", "f(b, c) DESC", "\"d,e\""]);
        assert!(reader.take_words(&["X"]));
    }
}
