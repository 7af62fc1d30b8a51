//! Splits SQL into words and statements without a parser: only quotes, comments and bodies of triggers and routines
//! can hide a semicolon.

use crate::dialect::Dialect;

/// A word, a name or a mark of a statement. Texts, numbers and comments are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A keyword or an unquoted name, in small letters.
    Word(String),
    /// A quoted name, as it is.
    Name(String),
    /// Punctuation.
    Mark(char),
    /// A text constant, also a body between dollars (PostgreSQL).
    Text,
}

impl Token {
    /// Whether it is this keyword.
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(self, Self::Word(own) if own == word)
    }

    /// The name that it is or may be.
    pub(super) fn name(&self) -> Option<&str> {
        match self {
            Self::Word(name) | Self::Name(name) => Some(name),
            Self::Mark(_) | Self::Text => None,
        }
    }
}

/// The pieces of `sql`: words, names, texts, marks, comments and single blanks, each as it stands.
pub(super) fn pieces(sql: &str, dialect: Dialect) -> impl Iterator<Item = &str> {
    let mut rest = sql;
    std::iter::from_fn(move || {
        let (length, _) = next(rest, dialect);
        let (piece, behind) = rest.split_at_checked(length).filter(|_| length > 0)?;
        rest = behind;
        Some(piece)
    })
}

/// Whether a piece is a comment that ends with its line.
///
/// Source: MySQL 8.4, "Comments": `--` begins one only before a blank, so `5--1` is 6.
pub(super) fn is_line_comment(piece: &str, dialect: Dialect) -> bool {
    let is_mysql = dialect.syntax().hash_comments;
    let is_comment =
        |rest: &str| !is_mysql || rest.is_empty() || rest.starts_with(char::is_whitespace);
    piece.strip_prefix("--").is_some_and(is_comment) || is_mysql && piece.starts_with('#')
}

/// The statements of `sql`, each as its text and its tokens.
pub(super) fn cut(sql: &str, dialect: Dialect) -> Vec<(&str, Vec<Token>)> {
    let mut statements = Vec::new();
    let (mut start, mut position) = (0, 0);
    let mut tokens: Vec<Token> = Vec::new();
    while position < sql.len() {
        let (length, token) = next(&sql[position..], dialect);
        if token == Some(Token::Mark(';')) && is_closed(&tokens, dialect) {
            statements.push((sql[start..position].trim(), std::mem::take(&mut tokens)));
            start = position + length;
        } else {
            tokens.extend(token);
        }
        position += length;
    }
    statements.push((sql[start..].trim(), tokens));
    statements.retain(|(_, tokens)| !tokens.is_empty());
    statements
}

/// Whether a semicolon behind these tokens ends their statement.
fn is_closed(tokens: &[Token], dialect: Dialect) -> bool {
    depth(tokens, dialect) == 0 && !(dialect.syntax().atomic_bodies && has_open_parenthesis(tokens))
}

/// Whether a parenthesis is open: that around the actions of a rule.
fn has_open_parenthesis(tokens: &[Token]) -> bool {
    let count = |mark| tokens.iter().filter(|token| **token == Token::Mark(mark)).count();
    count('(') > count(')')
}

/// How many bodies are open behind these tokens: `BEGIN` and `CASE` open one in what creates a trigger or a
/// routine, `END` closes it.
fn depth(tokens: &[Token], dialect: Dialect) -> usize {
    let has_body = tokens.first().is_some_and(|first| first.is("create"))
        && tokens
            .iter()
            .take(12)
            .any(|it| ["trigger", "function", "procedure", "event"].iter().any(|word| it.is(word)));
    if !has_body {
        return 0;
    }
    let mut depth: usize = 0;
    for (position, token) in tokens.iter().enumerate() {
        let before = position.checked_sub(1).and_then(|before| tokens.get(before));
        let follows = |word: &str| before.is_some_and(|before| before.is(word));
        let is_atomic = dialect.syntax().atomic_bodies;
        if before == Some(&Token::Mark('.')) {
            // `NEW.end` is a column.
            continue;
        }
        let opens = token.is("atomic") && follows("begin") && is_atomic
            || token.is("begin") && !is_atomic
            || token.is("case") && depth > 0 && !follows("end");
        if opens {
            depth += 1;
        } else if token.is("end") {
            let next = tokens.get(position + 1);
            // `END IF` closes no `BEGIN`.
            let mut others = ["if", "loop", "while", "repeat"].iter();
            if !others.any(|word| next.is_some_and(|next| next.is(word))) {
                depth = depth.saturating_sub(1);
            }
        }
    }
    depth
}

/// The length of the comment that `rest` begins with; `None` if it has no end.
fn comment(rest: &str, dialect: Dialect) -> Option<usize> {
    if !dialect.syntax().nested_comments {
        return Some(rest.get(2..)?.find("*/")? + 4);
    }
    let mut depth = 0_usize;
    let mut position = 0;
    loop {
        let (opens, closes) = (rest[position..].find("/*"), rest[position..].find("*/")?);
        if let Some(opens) = opens.filter(|opens| *opens < closes) {
            depth += 1;
            position += opens + 2;
        } else {
            depth = depth.saturating_sub(1);
            position += closes + 2;
        }
        if depth == 0 {
            return Some(position);
        }
    }
}

/// The length of what stands at the beginning of `rest`, and the token that it is.
fn next(rest: &str, dialect: Dialect) -> (usize, Option<Token>) {
    let Some(first) = rest.chars().next() else { return (0, None) };
    if first.is_whitespace() {
        return (first.len_utf8(), None);
    }
    if is_line_comment(rest, dialect) {
        return (rest.find('\n').map_or(rest.len(), |at| at + 1), None);
    }
    if rest.starts_with("/*") {
        return (comment(rest, dialect).unwrap_or(rest.len()), None);
    }
    if first == '$'
        && dialect.syntax().dollar_quotes
        && let Some(length) = dollar_quoted(rest)
    {
        return (length, Some(Token::Text));
    }
    match first {
        '\'' => (quoted(rest, '\'', dialect.capability().backslash_escapes), Some(Token::Text)),
        '"' | '`' => name(rest, first),
        '[' if dialect.syntax().bracket_names => name(rest, ']'),
        _ if first.is_alphanumeric() || first == '_' => {
            let is_part = |it: char| it.is_alphanumeric() || it == '_' || it == '$';
            let length = rest.find(|it| !is_part(it)).unwrap_or(rest.len());
            let prefix = dialect.capability().escape_prefix;
            if prefix.is_some_and(|prefix| rest[..length].eq_ignore_ascii_case(prefix))
                && rest[length..].starts_with('\'')
            {
                return (length + quoted(&rest[length..], '\'', true), Some(Token::Text));
            }
            (length, Some(Token::Word(rest[..length].to_lowercase())))
        }
        other => (other.len_utf8(), Some(Token::Mark(other))),
    }
}

/// A quoted name, whose closing quote stands for itself where it is doubled.
fn name(rest: &str, close: char) -> (usize, Option<Token>) {
    let length = quoted(rest, close, false);
    let inside = rest.get(1..length.saturating_sub(1)).unwrap_or_default();
    let twice = [close, close].iter().collect::<String>();
    (length, Some(Token::Name(inside.replace(&twice, &close.to_string()))))
}

/// The length of what is quoted at the beginning of `rest`.
fn quoted(rest: &str, close: char, has_escapes: bool) -> usize {
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        if character == '\\' && has_escapes {
            characters.next();
        } else if character == close && characters.next_if(|(_, next)| *next == close).is_none() {
            return at + character.len_utf8();
        }
    }
    rest.len()
}

/// The length of a body between dollars, if one begins here.
///
/// Source: PostgreSQL 16, "Dollar-Quoted String Constants".
pub(crate) fn dollar_quoted(rest: &str) -> Option<usize> {
    let length = rest[1..].find('$')? + 2;
    let tag = &rest[..length];
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    tag[1..length - 1].chars().all(is_word).then_some(())?;
    Some(rest[length..].find(tag).map_or(rest.len(), |at| at + 2 * length))
}
