//! Splits a MySQL statement into words, quoted names and marks, which is all that is read of it.
//!
//! String literals and comments are left out: nothing in them names an object. Start reading at [`words`].

use crate::{
    database::DatabaseKind,
    split::{Token, TokenKind, tokens},
};

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
    let word = |token: &Token<'_>| match token.kind {
        TokenKind::Word => Word::Bare(token.text.to_owned()),
        TokenKind::Quoted => Word::Name(token.unquoted()),
        TokenKind::Text => Word::Text,
        TokenKind::Mark => Word::Mark(token.text.chars().next().unwrap_or_default()),
    };
    tokens(statement, DatabaseKind::Mysql).iter().map(word).collect()
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
