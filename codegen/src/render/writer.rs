//! The one place where SQL text is put together: quoting, escaping, layout.
//!
//! Keywords are `&'static str`, so that text from a spec cannot get in as SQL; names and literals are
//! escaped by dialect. [`Statement::raw`] is for the escape hatch only, where the spec says SQL.

use crate::{
    dialect::Dialect,
    schema::{Name, expression::Literal},
};

/// One SQL statement under construction, without its closing semicolon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    dialect: Dialect,
    text: String,
}

impl Statement {
    /// An empty statement.
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        Self { dialect, text: String::new() }
    }

    /// The dialect it is written in.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The text so far.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Appends keywords, with a space before them unless the text ends in a space, line break or `(`.
    pub fn words(&mut self, words: &'static str) -> &mut Self {
        self.space();
        self.text.push_str(words);
        self
    }

    /// Appends punctuation as it is, without a space before it.
    pub fn mark(&mut self, mark: &'static str) -> &mut Self {
        self.text.push_str(mark);
        self
    }

    /// Appends a quoted name.
    pub fn name(&mut self, name: &impl Name) -> &mut Self {
        self.identifier(name.as_str())
    }

    /// Appends a quoted identifier that has no name type of its own.
    pub fn identifier(&mut self, text: &str) -> &mut Self {
        self.space();
        let (open, close) = self.dialect.capability().quotes;
        self.text.push(open);
        for character in text.chars() {
            self.text.push(character);
            if character == close {
                self.text.push(character);
            }
        }
        self.text.push(close);
        self
    }

    /// Appends names in parentheses, separated by commas.
    pub fn names<'n, N: Name + 'n>(&mut self, names: impl IntoIterator<Item = &'n N>) -> &mut Self {
        self.words("(");
        self.separated(names, |statement, name| {
            statement.name(name);
        });
        self.mark(")")
    }

    /// Appends each item by `write`, with `, ` between them.
    pub fn separated<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) -> &mut Self {
        for (position, item) in items.into_iter().enumerate() {
            if position > 0 {
                self.mark(", ");
            }
            write(self, item);
        }
        self
    }

    /// Appends a constant.
    pub fn literal(&mut self, literal: &Literal) -> &mut Self {
        match literal {
            Literal::Null => self.words("NULL"),
            Literal::Boolean(value) => self.boolean(*value),
            Literal::Integer(value) => self.number(&value.to_string()),
            Literal::Decimal(digits) => self.number(digits),
            Literal::Text(text) => self.text_literal(text),
        }
    }

    /// Appends a text constant. MySQL reads backslashes as escapes unless told otherwise, so they are
    /// doubled there; SQL Server needs `N` for text beyond its code page.
    ///
    /// Source: MySQL 8.4, "String Literals"; SQL Server, "Constants (Transact-SQL)".
    pub fn text_literal(&mut self, text: &str) -> &mut Self {
        self.space();
        let capability = self.dialect.capability();
        self.text.push_str(capability.text_prefix);
        self.text.push('\'');
        for character in text.chars() {
            match character {
                '\'' => self.text.push_str("''"),
                '\\' if capability.backslash_escapes => self.text.push_str(r"\\"),
                other => self.text.push(other),
            }
        }
        self.text.push('\'');
        self
    }

    /// Appends a line break and `depth` times four spaces.
    pub fn line(&mut self, depth: usize) -> &mut Self {
        self.text.push('\n');
        for _ in 0..depth {
            self.text.push_str("    ");
        }
        self
    }

    /// Appends SQL as the spec writes it: bodies, views, raw objects, SQL types. Nothing else.
    pub(crate) fn raw(&mut self, sql: &str) -> &mut Self {
        self.space();
        self.text.push_str(sql);
        self
    }

    fn boolean(&mut self, value: bool) -> &mut Self {
        let (yes, no) = self.dialect.capability().booleans;
        self.words(if value { yes } else { no })
    }

    fn number(&mut self, digits: &str) -> &mut Self {
        self.space();
        self.text.push_str(digits);
        self
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '(']) {
            self.text.push(' ');
        }
    }
}
