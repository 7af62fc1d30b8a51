//! Cuts the text of an expression into tokens, as a spec writes it or as a database reports it.

use crate::dialect::Dialect;

use super::ExpressionError;

/// Whose text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// The portable grammar of a spec.
    Portable,
    /// What a database of this dialect reports.
    Database(Dialect),
}

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A keyword or an unquoted name.
    Word(String),
    /// A quoted name, unescaped.
    Name(String),
    /// A text constant, unescaped.
    Text(String),
    /// A number with digits only.
    Integer(String),
    /// A number with a point or an exponent.
    Decimal(String),
    /// Punctuation.
    Symbol(Symbol),
    /// Behind the last token.
    End,
}

macro_rules! symbols {
    ($($name:ident = $text:literal)*) => {
        /// Punctuation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Symbol { $($name,)* }

        impl Symbol {
            /// Longer ones stand before those that they begin with.
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$name, $text),)*];
        }
    };
}

symbols! {
    NotMatch = "!~~"
    PathText = "#>>"
    ArrowText = "->>"
    Concatenate = "||"
    DoubleEqual = "=="
    NotEqual = "<>"
    BangEqual = "!="
    LessOrEqual = "<="
    GreaterOrEqual = ">="
    DoubleAnd = "&&"
    Cast = "::"
    Match = "~~"
    Equal = "="
    Bang = "!"
    Less = "<"
    Greater = ">"
    Plus = "+"
    Minus = "-"
    Star = "*"
    Slash = "/"
    Percent = "%"
    Open = "("
    Close = ")"
    OpenBracket = "["
    CloseBracket = "]"
    Comma = ","
    Dot = "."
}

/// Cuts `text` into tokens; the last is [`TokenKind::End`].
pub(crate) fn cut(text: &str, syntax: Syntax) -> Result<Vec<Token>, ExpressionError> {
    let mut cutter = Cutter { text, position: 0, syntax };
    let mut tokens = Vec::new();
    loop {
        cutter.skip_blanks();
        let start = cutter.position;
        let kind = cutter.next()?;
        let last = kind == TokenKind::End;
        tokens.push(Token { kind, start, end: cutter.position });
        if last {
            return Ok(tokens);
        }
    }
}

struct Cutter<'t> {
    text: &'t str,
    position: usize,
    syntax: Syntax,
}

impl Cutter<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.position..).unwrap_or_default()
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.position += rest.len() - rest.trim_start().len();
    }

    fn is(&self, dialect: Dialect) -> bool {
        self.syntax == Syntax::Database(dialect)
    }

    fn next(&mut self) -> Result<TokenKind, ExpressionError> {
        let Some(first) = self.rest().chars().next() else { return Ok(TokenKind::End) };
        if let Some(close) = self.name_quote(first) {
            return Ok(TokenKind::Name(self.quoted(1, close, "quoted name")?));
        }
        if let Some(prefix) = self.text_prefix() {
            return Ok(TokenKind::Text(self.quoted(prefix, '\'', "text")?));
        }
        if first.is_ascii_digit() || (first == '.' && self.digit_follows()) {
            return Ok(self.number());
        }
        if first == '_' || first.is_alphabetic() {
            return Ok(TokenKind::Word(self.word()));
        }
        for (symbol, text) in Symbol::ALL {
            if *symbol == Symbol::Bang && !self.is(Dialect::Mysql) {
                continue;
            }
            if self.rest().starts_with(text) {
                self.position += text.len();
                return Ok(TokenKind::Symbol(*symbol));
            }
        }
        Err(self.unknown(first))
    }

    /// The closing quote, if a quoted name starts with `open` here.
    fn name_quote(&self, open: char) -> Option<char> {
        let bracket_quotes = self.is(Dialect::Mssql) || self.is(Dialect::Sqlite);
        match open {
            '"' if !self.is(Dialect::Mysql) => Some('"'),
            '`' if self.is(Dialect::Mysql) || self.is(Dialect::Sqlite) => Some('`'),
            '[' if bracket_quotes => Some(']'),
            _ => None,
        }
    }

    /// The length of what opens a text constant here: a quote, with a prefix in some dialects.
    fn text_prefix(&self) -> Option<usize> {
        let rest = self.rest();
        if rest.starts_with('\'') {
            return Some(1);
        }
        let prefixed = match self.syntax {
            Syntax::Portable | Syntax::Database(Dialect::Sqlite) => None,
            Syntax::Database(Dialect::Postgres) => rest.strip_prefix(['E', 'e']),
            Syntax::Database(Dialect::Mssql) => rest.strip_prefix(['N', 'n']),
            Syntax::Database(Dialect::Mysql) => {
                let names = ["_utf8mb4", "_utf8mb3", "_utf8", "_latin1", "_ascii"];
                names.into_iter().find_map(|name| rest.strip_prefix(name))
            }
        };
        let behind = prefixed?;
        let quote = behind.trim_start().strip_prefix('\'')?;
        Some(rest.len() - quote.len())
    }

    fn digit_follows(&self) -> bool {
        self.rest().chars().nth(1).is_some_and(|next| next.is_ascii_digit())
    }

    /// Reads up to `close`, which is doubled inside; `skip` bytes open it.
    fn quoted(&mut self, skip: usize, close: char, what: &str) -> Result<String, ExpressionError> {
        let start = self.position;
        let rest = self.rest();
        let escapes =
            close == '\'' && (self.is(Dialect::Mysql) || (self.is(Dialect::Postgres) && skip > 1));
        let mut unescaped = String::new();
        let mut characters = rest.char_indices().skip_while(|(at, _)| *at < skip).peekable();
        while let Some((at, character)) = characters.next() {
            if character == '\\' && escapes {
                let Some((_, escaped)) = characters.next() else { break };
                unescaped.push(unescape(escaped));
            } else if character != close {
                unescaped.push(character);
            } else if characters.peek().is_some_and(|(_, next)| *next == close) {
                characters.next();
                unescaped.push(close);
            } else {
                self.position += at + close.len_utf8();
                return Ok(unescaped);
            }
        }
        let end = self.text.len();
        self.position = end;
        Err(ExpressionError {
            start,
            end,
            message: ["the ", what, " is not closed"].concat(),
            help: Some(["add `", &String::from(close), "` at its end"].concat()),
        })
    }

    fn number(&mut self) -> TokenKind {
        let rest = self.rest();
        let digits = |from: usize| rest.bytes().skip(from).take_while(u8::is_ascii_digit).count();
        let mut length = digits(0);
        let whole = length;
        if rest[length..].starts_with('.') {
            length += 1 + digits(length + 1);
        }
        if rest[length..].starts_with(['e', 'E']) {
            let sign = usize::from(rest[length + 1..].starts_with(['+', '-']));
            let exponent = digits(length + 1 + sign);
            if exponent > 0 {
                length += 1 + sign + exponent;
            }
        }
        let text = rest[..length].to_owned();
        self.position += length;
        if length == whole { TokenKind::Integer(text) } else { TokenKind::Decimal(text) }
    }

    fn word(&mut self) -> String {
        let rest = self.rest();
        let end = rest
            .find(|character: char| {
                !(character == '_' || character == '$' || character.is_alphanumeric())
            })
            .unwrap_or(rest.len());
        let word = rest[..end].to_owned();
        self.position += end;
        word
    }

    fn unknown(&self, character: char) -> ExpressionError {
        let help = match character {
            '`' | '[' => Some("a name is quoted with `\"`"),
            ';' => Some("write one expression, without `;`"),
            '&' => Some("write `and`"),
            '|' => Some("write `or`, or `||` to join texts"),
            '!' => Some("write `not`"),
            _ => None,
        };
        ExpressionError {
            start: self.position,
            end: self.position + character.len_utf8(),
            message: ["`", &String::from(character), "` has no meaning in an expression"].concat(),
            help: help.map(str::to_owned),
        }
    }
}

/// What a backslash and this character stand for.
///
/// Source: MySQL 8.4, "String Literals"; PostgreSQL 16, "String Constants with C-Style Escapes".
pub(crate) fn unescape(character: char) -> char {
    match character {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        '0' => '\0',
        'Z' => '\u{1a}',
        other => other,
    }
}
