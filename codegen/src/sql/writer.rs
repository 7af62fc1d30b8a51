//! The one place where SQL text is put together: quoting, escaping, layout.
//!
//! Keywords are `&'static str`, so text from a spec cannot become SQL; names and literals are escaped for the
//! dialect. `Statement::raw` is only for raw SQL of the spec.

use crate::{
    dialect::Dialect,
    schema::{
        ColumnName, Name, Operator, Prefixes, expression::Literal, statements::ends_in_line_comment,
    },
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

    /// A statement or a part of one, as `write` writes it.
    pub(crate) fn written(dialect: Dialect, write: impl FnOnce(&mut Self) -> &mut Self) -> Self {
        let mut statement = Self::new(dialect);
        write(&mut statement);
        statement
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

    /// Appends keywords, with a space before them unless the text ends in a space, line break or `(`. Without keywords
    /// it appends nothing.
    pub fn words(&mut self, words: &'static str) -> &mut Self {
        self.spaced(words)
    }

    /// Appends punctuation as it is, without a space before it.
    pub fn mark(&mut self, mark: &'static str) -> &mut Self {
        self.text.push_str(mark);
        self
    }

    /// Appends a quoted name, behind its namespace if it has one.
    pub fn name(&mut self, name: &impl Name) -> &mut Self {
        match self.namespace_of(name) {
            Some(namespace) => self.identifier(namespace).mark(".").attached(name.local()),
            None => self.identifier(name.as_str()),
        }
    }

    /// Appends the quoted name of what is in the namespace of `table`: an index, a sequence, the function of a trigger.
    pub(crate) fn beside(&mut self, table: &impl Name, name: &str) -> &mut Self {
        match self.namespace_of(table) {
            Some(namespace) => self.identifier(namespace).mark(".").attached(name),
            None => self.identifier(name),
        }
    }

    fn namespace_of<'n>(&self, name: &'n impl Name) -> Option<&'n str> {
        name.namespace().filter(|_| self.dialect.capability().namespaces)
    }

    /// Appends a quoted identifier that has no name type of its own.
    pub fn identifier(&mut self, text: &str) -> &mut Self {
        self.space();
        self.attached(text)
    }

    /// Appends a quoted identifier right behind what stands there: `new.` before a column.
    pub fn attached(&mut self, text: &str) -> &mut Self {
        let (open, close) = self.dialect.capability().quotes;
        self.text.reserve(open.len_utf8() + text.len() + close.len_utf8());
        self.text.push(open);
        if text.contains(close) {
            let doubled = [close, close].iter().collect::<String>();
            self.text.push_str(&text.replace(close, &doubled));
        } else {
            self.text.push_str(text);
        }
        self.text.push(close);
        self
    }

    /// Appends a text constant that contains a quoted name.
    pub(crate) fn name_as_text(&mut self, name: &impl Name) -> &mut Self {
        let name = Self::written(self.dialect, |quoted| quoted.name(name));
        self.text_literal(name.as_str())
    }

    /// Appends a text constant that contains what [`Statement::beside`] writes.
    pub(crate) fn beside_as_text(&mut self, table: &impl Name, name: &str) -> &mut Self {
        let name = Self::written(self.dialect, |quoted| quoted.beside(table, name));
        self.text_literal(name.as_str())
    }

    /// Appends names in parentheses, separated by commas.
    pub fn names<'n, N: Name + 'n>(&mut self, names: impl IntoIterator<Item = &'n N>) -> &mut Self {
        self.words("(").separated(names, |statement, name| {
            statement.name(name);
        });
        self.mark(")")
    }

    /// Appends the columns of a key in parentheses, separated by commas, with how much of each counts.
    pub(crate) fn keys(&mut self, columns: &[ColumnName], prefixes: &Prefixes) -> &mut Self {
        self.words("(").separated(columns, |statement, column| {
            statement.name(column).prefix(prefixes.of(column));
        });
        self.mark(")")
    }

    /// Appends how much of a column counts in a key, if not all of it.
    pub(crate) fn prefix(&mut self, length: Option<u32>) -> &mut Self {
        if let Some(length) = length {
            self.mark("(");
            self.text.push_str(&length.to_string());
            self.mark(")");
        }
        self
    }

    /// Appends text constants in parentheses, separated by commas.
    pub(crate) fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> &mut Self {
        self.words("(").separated(texts, |statement, text| {
            statement.text_literal(text);
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
            self.mark(if position > 0 { ", " } else { "" });
            write(self, item);
        }
        self
    }

    /// Appends each item by `write`, with keywords between them.
    pub(crate) fn joined<T>(
        &mut self,
        words: &'static str,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) -> &mut Self {
        for (position, item) in items.into_iter().enumerate() {
            self.words(if position > 0 { words } else { "" });
            write(self, item);
        }
        self
    }

    /// Appends each item by `write` in a line of its own at `depth`, with commas at the ends of lines.
    pub(crate) fn lines<T>(
        &mut self,
        depth: usize,
        items: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) -> &mut Self {
        for (position, item) in items.into_iter().enumerate() {
            self.mark(if position > 0 { "," } else { "" }).line(depth);
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
    /// doubled there; PostgreSQL may be told to, so that a text with one is an `E'…'`, which always does; SQL Server
    /// needs `N` for text beyond its code page.
    ///
    /// Source: MySQL 8.4, "String Literals"; PostgreSQL 16, "String Constants with C-Style Escapes"; SQL Server,
    /// "Constants (Transact-SQL)".
    pub fn text_literal(&mut self, text: &str) -> &mut Self {
        self.space();
        let capability = self.dialect.capability();
        let prefix = capability.escape_prefix.filter(|_| text.contains('\\'));
        self.text.push_str(prefix.unwrap_or(capability.text_prefix));
        self.text.push('\'');
        let doubles_backslashes = capability.backslash_escapes || prefix.is_some();
        let is_doubled = |character| match character {
            '\'' => true,
            '\\' => doubles_backslashes,
            _ => false,
        };
        for part in text.split_inclusive(is_doubled) {
            self.text.push_str(part);
            if let Some(last) = part.chars().next_back().filter(|last| is_doubled(*last)) {
                self.text.push(last);
            }
        }
        self.text.push('\'');
        self
    }

    /// Appends what `write` writes between dollar quotes (PostgreSQL), with a tag that does not occur in it.
    ///
    /// Source: PostgreSQL 16, "Dollar-Quoted String Constants".
    pub fn dollar_quoted(&mut self, write: impl FnOnce(&mut Self)) -> &mut Self {
        let mut inner = Self::new(self.dialect);
        write(&mut inner);
        let mut tag = String::from("$body$");
        while inner.text.contains(&tag) {
            tag.insert(1, '_');
        }
        self.space();
        for text in [&tag, &inner.text, &tag] {
            self.text.push_str(text);
        }
        self
    }

    /// Appends a line break and `depth` times four spaces.
    pub fn line(&mut self, depth: usize) -> &mut Self {
        self.text.push('\n');
        push_spaces(&mut self.text, 4 * depth);
        self
    }

    /// Appends another statement or part of one, with a space before it as for [`Statement::words`].
    pub fn part(&mut self, part: &Self) -> &mut Self {
        self.spaced(&part.text)
    }

    /// Appends a word that cannot be quoted in its database, such as a collation of SQL Server. What
    /// is no letter, digit or underscore is left out, so that nothing but a word can get in.
    pub fn bare_word(&mut self, word: &str) -> &mut Self {
        self.space();
        let is_safe = |character: &char| character.is_ascii_alphanumeric() || *character == '_';
        self.text.extend(word.chars().filter(is_safe));
        self
    }

    /// Appends an operator, which has no other characters than those of operators.
    pub(crate) fn operator(&mut self, operator: &Operator) -> &mut Self {
        match &operator.namespace {
            None => self.spaced(&operator.name),
            Some(namespace) => {
                self.words("OPERATOR(").identifier(namespace).mark(".");
                self.text.push_str(&operator.name);
                self.mark(")")
            }
        }
    }

    /// Appends `text` as lines of a comment, each in its own line of the SQL at `depth`. Control characters
    /// other than line breaks are escaped: a NUL would end the script for SQLite.
    pub fn comment(&mut self, depth: usize, text: &str) -> &mut Self {
        for line in text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()) {
            self.text.push_str("--");
            self.space();
            push_visible(&mut self.text, line.trim_end());
            self.line(depth);
        }
        self
    }

    /// Appends spaces until the text since byte `start` is `width` characters wide.
    pub(crate) fn pad(&mut self, start: usize, width: usize) -> &mut Self {
        let written = character_count(&self.text[start..]);
        push_spaces(&mut self.text, width.saturating_sub(written));
        self
    }

    /// How many bytes the text has.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// The text, taken out.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// Appends SQL as the spec writes it: bodies, views, raw objects, SQL types. Nothing else.
    pub(crate) fn raw(&mut self, sql: &str) -> &mut Self {
        self.spaced(sql);
        if ends_in_line_comment(sql, self.dialect) {
            self.text.push('\n');
        }
        self
    }

    /// Appends one line of such SQL, behind which another line begins.
    pub(crate) fn raw_line(&mut self, line: &str) -> &mut Self {
        self.spaced(line)
    }

    /// Appends a SQL type right behind what stands there: behind `::`.
    pub(crate) fn attached_raw(&mut self, sql: &str) -> &mut Self {
        self.text.push_str(sql);
        self
    }

    fn boolean(&mut self, value: bool) -> &mut Self {
        let (yes, no) = self.dialect.capability().booleans;
        self.words(if value { yes } else { no })
    }

    /// Appends a number of ours.
    pub(crate) fn count(&mut self, count: usize) -> &mut Self {
        self.number(&count.to_string())
    }

    fn number(&mut self, digits: &str) -> &mut Self {
        self.spaced(digits)
    }

    fn spaced(&mut self, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.space();
            self.text.push_str(text);
        }
        self
    }

    fn space(&mut self) {
        match self.text.as_bytes().last() {
            None | Some(b' ' | b'\n' | b'(') => {}
            Some(_) => self.text.push(' '),
        }
    }
}

/// Appends so many spaces, in one piece where they are few.
fn push_spaces(out: &mut String, count: usize) {
    const SPACES: &str = "                                        ";
    match SPACES.get(..count) {
        Some(spaces) => out.push_str(spaces),
        None => out.extend(std::iter::repeat_n(' ', count)),
    }
}

/// How many characters `text` has.
pub(crate) fn character_count(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// Appends `text` with control characters escaped, so that it stays in one line.
pub(crate) fn push_visible(out: &mut String, text: &str) {
    if !text.bytes().any(|byte| byte.is_ascii_control() || !byte.is_ascii()) {
        return out.push_str(text);
    }
    for character in text.chars() {
        if character.is_control() {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(dialect: Dialect, write: impl Fn(&mut Statement) -> &mut Statement) -> String {
        let mut statement = Statement::new(dialect);
        write(&mut statement);
        statement.into_text()
    }

    #[test]
    fn the_closing_quote_of_an_identifier_is_doubled() {
        for (name, expected) in [
            ("we\"ird", [r#""we""ird""#, r#""we""ird""#, r#"`we"ird`"#, r#"[we"ird]"#]),
            ("a`b", [r#""a`b""#, r#""a`b""#, "`a``b`", "[a`b]"]),
            ("x]y", [r#""x]y""#, r#""x]y""#, "`x]y`", "[x]]y]"]),
        ] {
            for (dialect, expected) in Dialect::ALL.into_iter().zip(expected) {
                assert_eq!(text(dialect, |out| out.identifier(name)), expected);
            }
        }
    }

    #[test]
    fn text_is_escaped_by_dialect() {
        let expected = [r"'O''Neil \'", r"E'O''Neil \\'", r"'O''Neil \\'", r"N'O''Neil \'"];
        for (dialect, expected) in Dialect::ALL.into_iter().zip(expected) {
            assert_eq!(text(dialect, |out| out.text_literal(r"O'Neil \")), expected);
        }
    }

    #[test]
    fn a_comment_never_lets_its_text_out() {
        let comment = text(Dialect::Sqlite, |out| out.comment(0, "a\nDROP x;\r\0b"));
        assert_eq!(comment, "-- a\n-- DROP x;\n-- \\u{0}b\n");
    }

    #[test]
    fn a_bare_word_is_only_a_word() {
        let word = text(Dialect::Mssql, |out| out.bare_word("Latin1_CI; DROP"));
        assert_eq!(word, "Latin1_CIDROP");
    }
}
