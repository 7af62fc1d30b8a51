//! The words of an SQL statement, as far as names and keywords go. Start reading at [`words`].

use crate::tokens::{Token, TokenKind, tokens_in_brackets};

/// A word of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// A name without its quotes, a keyword, or one character.
    pub(super) text: String,
    /// Whether it can be a name.
    pub(super) is_name: bool,
    /// Whether it is in quotes, and so no keyword.
    pub(super) is_quoted: bool,
}

/// The words of a statement that are still to come.
#[derive(Clone, Copy)]
pub(super) struct Words<'w> {
    pub(super) words: &'w [Word],
}

impl Words<'_> {
    /// Takes a keyword or a character, if it is next.
    pub(super) fn take(&mut self, keyword: &str) -> bool {
        let is_next = self
            .words
            .first()
            .is_some_and(|word| !word.is_quoted && word.text.eq_ignore_ascii_case(keyword));
        if is_next {
            self.skip();
        }
        is_next
    }

    /// Takes these keywords, if they are next.
    pub(super) fn take_all(&mut self, keywords: &[&str]) -> bool {
        let start = self.words;
        if keywords.iter().all(|keyword| self.take(keyword)) {
            return true;
        }
        self.words = start;
        false
    }

    /// Takes a name, of which the last part counts; what is made for this session alone is no name.
    pub(super) fn name(&mut self) -> Option<String> {
        let word = self.words.first().filter(|word| word.is_name)?;
        self.skip();
        if !self.take(".") {
            return Some(word.text.clone());
        }
        let name = self.words.first().filter(|word| word.is_name)?;
        self.skip();
        Some(if word.text.eq_ignore_ascii_case("temp") {
            ["temp.", &name.text].concat()
        } else {
            name.text.clone()
        })
    }

    pub(super) fn skip(&mut self) {
        self.words = self.words.get(1..).unwrap_or_default();
    }

    /// Skips what stands in parentheses.
    pub(super) fn skip_parentheses(&mut self) {
        let mut depth = 0_usize;
        while let Some(word) = self.words.first() {
            depth = match word.text.as_str() {
                "(" if !word.is_quoted => depth + 1,
                ")" if !word.is_quoted => depth.saturating_sub(1),
                _ => depth,
            };
            self.skip();
            if depth == 0 {
                return;
            }
        }
    }

    /// Goes on behind the next comma outside of parentheses.
    pub(super) fn next_action(&mut self) -> bool {
        while let Some(word) = self.words.first() {
            if word.text == "(" && !word.is_quoted {
                self.skip_parentheses();
            } else if self.take(",") {
                return true;
            } else {
                self.skip();
            }
        }
        false
    }
}

/// Cuts a statement into words; comments and texts are left out.
pub(super) fn words(statement: &str) -> Vec<Word> {
    let word = |token: Token<'_>| match token.kind {
        TokenKind::Text => None,
        TokenKind::Quoted => Some(Word { text: token.unquoted(), is_name: true, is_quoted: true }),
        kind @ (TokenKind::Word | TokenKind::Mark) => {
            let is_name = kind == TokenKind::Word;
            Some(Word { text: token.text.to_owned(), is_name, is_quoted: false })
        }
    };
    tokens_in_brackets(statement).into_iter().filter_map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_names_keywords_and_marks_without_texts_and_comments() {
        let sql = "INSERT INTO t -- a\n SELECT ARRAY[a, \"b\"\"c\"], 'd', `e`[1] /* f */ FROM [g]";
        let texts: Vec<String> = words(sql).into_iter().map(|word| word.text).collect();
        let expected = [
            "INSERT", "INTO", "t", "SELECT", "ARRAY", "[", "a", ",", "b\"c", "]", ",", ",", "e",
            "[", "1", "]", "FROM", "[", "g", "]",
        ];
        assert_eq!(texts, expected);
    }
}
