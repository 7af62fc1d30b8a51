//! A reader that walks over the tokens of a statement.
//!
//! The database accepted the text before it stored it, so it is not validated here: the reader only has to find where
//! things begin and end. It never fails on text that it does not know; it stops finding things.

use tablewright::{
    connection::DatabaseKind,
    unstable::{Token, TokenKind, tokens},
};

/// Walks over the tokens of one statement.
#[derive(Clone, Debug)]
pub(crate) struct Reader<'t> {
    sql: &'t str,
    tokens: Vec<Token<'t>>,
    position: usize,
}

impl<'t> Reader<'t> {
    /// A reader at the first token of `sql`, as this kind of database reads it.
    pub(crate) fn new(sql: &'t str, kind: DatabaseKind) -> Self {
        Self { sql, tokens: tokens(sql, kind), position: 0 }
    }

    /// The tokens that are left.
    pub(crate) fn left(&self) -> &[Token<'t>] {
        &self.tokens[self.position..]
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

    /// Whether the next token is this keyword or punctuation.
    pub(crate) fn at(&self, text: &str) -> bool {
        self.peek().is_some_and(|token| token.is(text))
    }

    /// Takes the next token if it is this keyword or punctuation.
    pub(crate) fn take(&mut self, text: &str) -> bool {
        self.take_all(&[text])
    }

    /// Takes the next tokens if they are these keywords and punctuation.
    pub(crate) fn take_all(&mut self, texts: &[&str]) -> bool {
        let left = self.left();
        let matches =
            left.len() >= texts.len() && left.iter().zip(texts).all(|(token, text)| token.is(text));
        if matches {
            self.position += texts.len();
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

    /// Takes a name that may have its namespace before it. Only what is made for this session alone keeps that.
    pub(crate) fn qualified_name(&mut self) -> Option<String> {
        let first = self.name()?;
        if !self.take(".") {
            return Some(first);
        }
        let name = self.name()?;
        let is_temporary = first.eq_ignore_ascii_case("temp");
        Some(if is_temporary { ["temp.", &name].concat() } else { name })
    }

    /// Takes `(name …, name …)` and gives the names.
    pub(crate) fn names(&mut self) -> Vec<String> {
        let items = self.items().unwrap_or_default();
        items.into_iter().filter_map(|mut item| item.name()).collect()
    }

    /// Goes on behind the next comma that stands in no parentheses.
    pub(crate) fn next_item(&mut self) -> bool {
        while self.peek().is_some() {
            if self.take(",") {
                return true;
            }
            if self.parenthesised().is_none() {
                self.next();
            }
        }
        false
    }

    /// Takes `( … )` and gives the text between.
    pub(crate) fn parenthesised(&mut self) -> Option<&'t str> {
        let start = self.peek().filter(|token| token.is("("))?.end();
        let close = self.closing()?;
        self.position = close + 1;
        Some(self.sql[start..self.tokens[close].start].trim())
    }

    /// Takes `( …, … )` and gives a reader for each item.
    pub(crate) fn items(&mut self) -> Option<Vec<Self>> {
        self.peek().filter(|token| token.is("("))?;
        let close = self.closing()?;
        let inside = self.tokens[self.position + 1..close].to_vec();
        self.position = close + 1;
        let mut depth = 0_usize;
        let mut items = vec![Vec::new()];
        for token in inside {
            if token.is("(") {
                depth += 1;
            } else if token.is(")") {
                depth = depth.saturating_sub(1);
            }
            if depth == 0 && token.is(",") {
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
        self.left().len()
    }

    /// Whether the last token is this keyword or punctuation.
    pub(crate) fn ends_with(&self, text: &str) -> bool {
        self.tokens.last().is_some_and(|token| token.is(text))
    }

    /// Takes the last token away if it is this keyword or punctuation, unless it is the only one that is left.
    pub(crate) fn take_last(&mut self, text: &str) -> bool {
        let matches = self.remaining() > 1 && self.ends_with(text);
        if matches {
            self.tokens.pop();
        }
        matches
    }

    /// Takes `word NAME` away from the end.
    pub(crate) fn take_last_pair(&mut self, word: &str) -> Option<String> {
        if self.remaining() < 3 || !self.tokens[self.tokens.len() - 2].is(word) {
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
            if token.is("(") {
                depth += 1;
            } else if token.is(")") {
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
    use super::*;

    #[test]
    fn quotes_of_every_kind_and_comments_are_told_apart() {
        let sql = "a -- ' not text\n\"b\"\"c\" /* \" */ `d``e` [f g] 'h''i' 1.5 é(,)";
        let texts: Vec<_> =
            tokens(sql, DatabaseKind::Sqlite).iter().map(|token| token.text).collect();
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
            assert_eq!(tokens(quoted, DatabaseKind::Sqlite)[0].unquoted(), name);
        }
    }

    #[test]
    fn unfinished_quotes_and_comments_end_with_the_text() {
        for sql in ["\"a", "'a", "[a", "/* a", "-- a", "(("] {
            let mut reader = Reader::new(sql, DatabaseKind::Sqlite);
            assert!(reader.parenthesised().is_none(), "{sql}");
        }
    }

    #[test]
    fn items_are_split_at_outer_commas_only() {
        let mut reader = Reader::new("(a, f(b, c) DESC, \"d,e\") x", DatabaseKind::Sqlite);
        let items = reader.items().unwrap();
        let texts: Vec<_> = items.iter().map(Reader::rest).collect();
        assert_eq!(texts, ["a", "f(b, c) DESC", "\"d,e\""]);
        assert!(reader.take("X"));
    }
}
