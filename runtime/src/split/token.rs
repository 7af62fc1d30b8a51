//! Cuts SQL into tokens, as the kind of database reads it. Start reading at [`tokens`].

use super::syntax::{Backslashes, Brackets, Syntax};
use crate::database::DatabaseKind;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A keyword, an unquoted name or a number.
    Word,
    /// A quoted name.
    Quoted,
    /// A text. SQLite takes it for a name where only a name can stand.
    Text,
    /// One character of punctuation.
    Mark,
}

/// A token and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// What it is.
    pub kind: TokenKind,
    /// Its text, with its quotes.
    pub text: &'t str,
    /// The byte at which it begins.
    pub start: usize,
}

impl Token<'_> {
    /// The byte behind its last one.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is this keyword, in any case, or this punctuation.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Mark)
            && self.text.eq_ignore_ascii_case(text)
    }

    /// Whether it is a keyword or a name, quoted or not.
    #[must_use]
    pub fn is_name(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Quoted)
    }

    /// Its text without quotes, with doubled ones single.
    #[must_use]
    pub fn unquoted(&self) -> String {
        let close = match self.text.chars().next() {
            Some(quote @ ('"' | '`' | '\'')) => quote,
            Some('[') if self.kind == TokenKind::Quoted => ']',
            Some(_) | None => return self.text.to_owned(),
        };
        let inside = &self.text[1..];
        let inside = inside.strip_suffix(close).unwrap_or(inside);
        inside.replace(&String::from_iter([close, close]), &close.to_string())
    }
}

/// The tokens of `sql`, without blanks and comments. What is opened and never closed ends with the text.
#[must_use]
pub fn tokens(sql: &str, kind: DatabaseKind) -> Vec<Token<'_>> {
    let syntax = Syntax::of(kind);
    let (mut found, mut start) = (Vec::new(), 0);
    while start < sql.len() {
        let (part, length) = syntax.part_at(sql, start);
        let rest = &sql[start..];
        let mut length = length.unwrap_or(rest.len());
        match part {
            Part::Token(kind) => found.push(Token { kind, text: &rest[..length], start }),
            // What is in it is read.
            Part::Body { opening } => length = opening,
            Part::Space | Part::LineComment | Part::Comment => {}
        }
        start += length;
    }
    found
}

/// What a part of a script is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Space,
    /// A comment to the end of the line, with the line's end.
    LineComment,
    Comment,
    /// What holds code: a text between dollars, and what MySQL and MariaDB run although it looks like a comment.
    Body {
        /// The length of what opens it.
        opening: usize,
    },
    Token(TokenKind),
}

impl Syntax {
    /// What stands at `position`, and its length unless the script ends inside it.
    pub(super) fn part_at(self, script: &str, position: usize) -> (Part, Option<usize>) {
        let (before, rest) = script.split_at(position);
        let Some(&first) = rest.as_bytes().first() else { return (Part::Space, Some(0)) };
        if is_space(first) {
            let length = rest.bytes().position(|byte| !is_space(byte)).unwrap_or(rest.len());
            return (Part::Space, Some(length));
        }
        if self.begins_line_comment(rest) {
            return (Part::LineComment, Some(rest.find('\n').map_or(rest.len(), |end| end + 1)));
        }
        if rest.starts_with("/*") {
            let marks = ["/*!", "/*M!"].into_iter().find(|marks| rest.starts_with(marks));
            if let Some(marks) = marks.filter(|_| self.mysql_comments) {
                return (Part::Body { opening: marks.len() }, rest.find("*/").map(|end| end + 2));
            }
            return (Part::Comment, self.block_comment(rest));
        }
        if let Some(tag) = dollar_tag(rest).filter(|_| self.dollar_quotes) {
            let opening = tag.len();
            let end = rest[opening..].find(tag);
            return (Part::Body { opening }, end.map(|end| end + 2 * opening));
        }
        let (kind, length) = match first {
            b'\'' => (TokenKind::Text, quoted(rest, '\'', self.escape_after(before))),
            b'"' if self.backslashes == Backslashes::Always => {
                (TokenKind::Text, quoted(rest, '"', Escape::Backslash))
            }
            b'"' => (TokenKind::Quoted, quoted(rest, '"', Escape::None)),
            b'`' if self.backticks => (TokenKind::Quoted, quoted(rest, '`', Escape::None)),
            b'[' if self.brackets == Brackets::Name => {
                (TokenKind::Quoted, rest.find(']').map(|end| end + 1))
            }
            b'[' if self.brackets == Brackets::NameWithDoubled => {
                (TokenKind::Quoted, quoted(rest, ']', Escape::None))
            }
            _ if is_word(first) => (TokenKind::Word, Some(word_length(rest))),
            _ => (TokenKind::Mark, Some(1)),
        };
        (Part::Token(kind), length)
    }

    fn begins_line_comment(self, rest: &str) -> bool {
        let after_dashes = rest.strip_prefix("--").map(|after| after.as_bytes().first());
        match after_dashes {
            // MySQL takes `1--1` as a number less a negative one.
            Some(Some(next)) if self.mysql_comments => {
                next.is_ascii_whitespace() || next.is_ascii_control()
            }
            Some(_) => true,
            None => self.mysql_comments && rest.starts_with('#'),
        }
    }

    fn block_comment(self, rest: &str) -> Option<usize> {
        let (mut depth, mut position) = (1, 2);
        while depth > 0 {
            let next = position + rest[position..].find(['*', '/'])?;
            position = match rest.get(next..next + 2) {
                Some("*/") => {
                    depth -= 1;
                    next + 2
                }
                Some("/*") if self.nested_comments => {
                    depth += 1;
                    next + 2
                }
                _ => next + 1,
            };
        }
        Some(position)
    }

    /// Whether a backslash escapes in a text that stands behind `before`.
    fn escape_after(self, before: &str) -> Escape {
        let is_escaped = match self.backslashes {
            Backslashes::Always => true,
            Backslashes::AfterE => {
                let mut before = before.bytes().rev();
                matches!(before.next(), Some(b'e' | b'E')) && !before.next().is_some_and(is_word)
            }
            Backslashes::Never => false,
        };
        if is_escaped { Escape::Backslash } else { Escape::None }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escape {
    None,
    Backslash,
}

/// The length of what stands between two quotes; a doubled quote does not end it.
pub(crate) fn quoted(rest: &str, quote: char, escape: Escape) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((position, character)) = characters.next() {
        if character == '\\' && escape == Escape::Backslash {
            characters.next()?;
        } else if character == quote && characters.next_if(|(_, next)| *next == quote).is_none() {
            return Some(position + quote.len_utf8());
        }
    }
    None
}

/// The `$tag$` that opens a text here; none where the dollar opens nothing (`$1`).
fn dollar_tag(rest: &str) -> Option<&str> {
    let end = rest.strip_prefix('$')?.find('$')? + 1;
    let name = &rest[1..end];
    let is_tag =
        !name.starts_with(|first: char| first.is_ascii_digit()) && name.bytes().all(is_word);
    is_tag.then(|| &rest[..=end])
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'\x0b'
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// The length of a word, or of a number with its point. A dollar inside opens no quote.
pub(crate) fn word_length(rest: &str) -> usize {
    let is_part = |(at, byte): (usize, u8)| {
        let is_point = byte == b'.' && rest[..at].bytes().all(|before| before.is_ascii_digit());
        is_word(byte) || byte == b'$' || is_point
    };
    let mut bytes = rest.bytes().enumerate();
    bytes.position(|byte| !is_part(byte)).unwrap_or(rest.len())
}
