//! Splits a MySQL statement into words, quoted names and marks, which is all that is read of it.
//!
//! String literals and comments are left out: nothing in them names an object. Start reading at [`words`].

use crate::split::{Escape, is_word, quoted, word_length};

/// A part of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A keyword, a number or a name without quotes.
    Bare(String),
    /// A name in backticks, without them.
    Name(String),
    /// A text in other quotes, whatever it says.
    Text,
    /// A mark of punctuation.
    Mark(char),
}

impl Word {
    /// Whether it is this keyword.
    pub(super) fn is(&self, keyword: &str) -> bool {
        matches!(self, Self::Bare(text) if text.eq_ignore_ascii_case(keyword))
    }

    /// Whether it is this mark.
    pub(super) fn is_mark(&self, mark: char) -> bool {
        *self == Self::Mark(mark)
    }

    /// The name that it may be.
    pub(super) fn name(&self) -> Option<&str> {
        match self {
            Self::Bare(text) | Self::Name(text) => Some(text),
            Self::Text | Self::Mark(_) => None,
        }
    }
}

/// The parts of a statement, in their order.
pub(super) fn words(statement: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = statement;
    while let Some(first) = rest.chars().next() {
        let length = length(rest, first);
        let part = &rest[..length];
        if first == '`' && length > 1 {
            words.push(Word::Name(part[1..length - 1].replace("``", "`")));
        } else if matches!(first, '\'' | '"') {
            words.push(Word::Text);
        } else if part.bytes().all(|byte| is_word(byte) || byte == b'$') {
            words.push(Word::Bare(part.to_owned()));
        } else if length == first.len_utf8() && !first.is_whitespace() {
            words.push(Word::Mark(first));
        }
        rest = &rest[length..];
    }
    words
}

/// How long the part is that begins with `first`.
fn length(rest: &str, first: char) -> usize {
    let line = || rest.find('\n').unwrap_or(rest.len());
    let length = match first {
        '`' => quoted(rest, '`', Escape::None),
        '\'' | '"' => quoted(rest, first, Escape::Backslash),
        '#' => Some(line()),
        '-' if rest.starts_with("-- ") || rest.starts_with("--\n") => Some(line()),
        // What is in the other comments, `/*!` and `/*M!`, is run.
        '/' if rest.starts_with("/*") && !rest.starts_with("/*!") && !rest.starts_with("/*M!") => {
            rest.find("*/").map(|end| end + 2)
        }
        _ if first.len_utf8() > 1 || is_word(first as u8) => Some(word_length(rest)),
        _ => Some(first.len_utf8()),
    };
    length.unwrap_or(rest.len())
}

/// All that may be a name: what stands in backticks, or each word of a statement that has none.
pub(super) fn names(statement: &str) -> Vec<String> {
    let words = words(statement);
    let has_names = words.iter().any(|word| matches!(word, Word::Name(_)));
    let mut names: Vec<String> = words
        .iter()
        .filter(|word| !has_names || matches!(word, Word::Name(_)))
        .filter_map(|word| word.name().map(str::to_owned))
        .collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_a_statement_are_what_stands_in_backticks_or_every_word() {
        assert_eq!(names("ALTER TABLE `b``c` ADD COLUMN `a` TEXT DEFAULT 'd `e`'"), ["a", "b`c"]);
        assert_eq!(names("DROP VIEW a1, é -- or b\n/* c */ # d"), ["DROP", "VIEW", "a1", "é"]);
    }
}
