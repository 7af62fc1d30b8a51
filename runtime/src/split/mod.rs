//! Splits a script into its statements without parsing SQL: only quotes, comments and the bodies of triggers can
//! hide a semicolon.
//!
//! About bodies it only needs to know that `BEGIN` and `CASE` open and `END` closes, and only inside `CREATE
//! TRIGGER`, `PROCEDURE`, `FUNCTION` and `EVENT`. A MySQL body that is a bare `IF … END IF` without `BEGIN` is cut
//! too early, which the server then refuses; generated bodies always have `BEGIN`. Start reading at [`split`].

mod syntax;

use self::syntax::{Backslashes, Bodies, Brackets, Syntax};
use crate::database::DatabaseKind;

/// One statement of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement<'s> {
    /// Its text, from its first word on, without the semicolon.
    pub text: &'s str,
    /// The first line of the comment right above it, without the dashes: `table claims`.
    pub comment: Option<&'s str>,
    /// The line right below that one, if it is a comment too.
    pub note: Option<&'s str>,
    /// The line of the script on which its text begins, from 1.
    pub line: usize,
    /// Whether a blank line, or nothing, is above it and its comment.
    pub is_apart: bool,
}

/// What the comments say that the statement at `position` is about: its own, or, where it has none, that of
/// the statements right above it.
pub(crate) fn object<'a, 's>(
    statements: &'a [Statement<'s>],
    position: usize,
) -> Option<&'a Statement<'s>> {
    let before = statements.get(..=position)?;
    let of_another = |statement: &&Statement<'_>| statement.comment.is_some() || statement.is_apart;
    before.iter().rev().find(of_another).filter(|statement| statement.comment.is_some())
}

/// A quote, comment or body that is opened and never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The line on which its statement begins, from 1.
    pub line: usize,
}

/// Cuts a script as `kind` of database reads it.
///
/// # Errors
///
/// [`Unfinished`] if the script ends inside a quote, a comment or a body.
pub fn split(script: &str, kind: DatabaseKind) -> Result<Vec<Statement<'_>>, Unfinished> {
    let mut splitter = Splitter {
        script,
        syntax: Syntax::of(kind),
        position: 0,
        start: None,
        comment: None,
        note: None,
        is_apart: true,
        counted: (0, 1),
        block: Block::default(),
        statements: Vec::new(),
    };
    while splitter.position < script.len() {
        if splitter.step().is_none() {
            return Err(splitter.unfinished());
        }
    }
    if splitter.block.depth > 0 {
        return Err(splitter.unfinished());
    }
    splitter.finish_statement(script.len());
    Ok(splitter.statements)
}

struct Splitter<'s> {
    script: &'s str,
    syntax: Syntax,
    position: usize,
    /// Where the statement began, if one has.
    start: Option<usize>,
    comment: Option<&'s str>,
    note: Option<&'s str>,
    is_apart: bool,
    /// A position, and the line that it is on.
    counted: (usize, usize),
    block: Block,
    statements: Vec<Statement<'s>>,
}

impl Splitter<'_> {
    fn unfinished(&self) -> Unfinished {
        let start = self.start.unwrap_or(self.position);
        Unfinished { line: self.script[..start].matches('\n').count() + 1 }
    }

    /// Takes one token. `None` if the script ends inside it.
    fn step(&mut self) -> Option<()> {
        let rest = &self.script[self.position..];
        let bytes = rest.as_bytes();
        let first = *bytes.first()?;
        if first.is_ascii_whitespace() {
            return self.space(rest);
        }
        if let Some(length) = self.line_comment(rest) {
            if self.start.is_none() && self.note.is_none() {
                let line = rest[..length].trim_start_matches(['-', '#']).trim();
                let line = Some(line).filter(|line| !line.is_empty());
                let is_first = self.comment.is_none();
                *(if is_first { &mut self.comment } else { &mut self.note }) = line;
            }
            self.position += length;
            return Some(());
        }
        if rest.starts_with("/*") && !self.is_executable_comment(rest) {
            self.position += self.block_comment(rest)?;
            return Some(());
        }
        if first == b';' && self.block.depth == 0 {
            self.finish_statement(self.position);
            self.position += 1;
            return Some(());
        }
        self.start.get_or_insert(self.position);
        let length = match first {
            b'\'' => self.string(rest)?,
            b'"' => {
                let is_escaped = self.syntax.backslashes == Backslashes::Always;
                quoted(rest, '"', Escape::when(is_escaped))?
            }
            b'`' if self.syntax.backticks => quoted(rest, '`', Escape::None)?,
            b'[' => match self.syntax.brackets {
                Brackets::Mark => 1,
                Brackets::Name => rest.find(']')? + 1,
                Brackets::NameWithDoubled => quoted(rest, ']', Escape::None)?,
            },
            b'$' if self.syntax.dollar_quotes => dollar_quoted(rest)?,
            b'/' if rest.starts_with("/*") => rest.find("*/")? + 2,
            _ if is_word(first) => {
                let length = word_length(rest);
                let follows_dot = self.script[..self.position].ends_with('.');
                self.block.word(&rest[..length], follows_dot, self.syntax.bodies);
                self.position += length;
                return Some(());
            }
            _ => 1,
        };
        self.block.other();
        self.position += length;
        Some(())
    }

    /// Skips white space. A blank line parts a comment from what comes after it.
    #[expect(clippy::unnecessary_wraps, reason = "an arm of `step`")]
    fn space(&mut self, rest: &str) -> Option<()> {
        let length =
            rest.find(|character: char| !character.is_ascii_whitespace()).unwrap_or(rest.len());
        if self.start.is_none() {
            let breaks = rest[..length].matches('\n').count();
            let ends_line = self.script[..self.position].ends_with('\n');
            if breaks + usize::from(ends_line) > 1 {
                (self.comment, self.note) = (None, None);
                self.is_apart = true;
            }
        }
        self.position += length;
        Some(())
    }

    /// The length of the comment to the end of the line that stands here, with the line's end.
    fn line_comment(&self, rest: &str) -> Option<usize> {
        let is_mysql = self.syntax.mysql_comments;
        let after_dashes = rest.strip_prefix("--").map(|after| after.as_bytes().first());
        let is_comment = match after_dashes {
            // MySQL takes `1--1` as a number less a negative one.
            Some(Some(next)) if is_mysql => next.is_ascii_whitespace() || next.is_ascii_control(),
            Some(_) => true,
            None => is_mysql && rest.starts_with('#'),
        };
        is_comment.then(|| rest.find('\n').map_or(rest.len(), |end| end + 1))
    }

    /// What MySQL and MariaDB run although it looks like a comment.
    fn is_executable_comment(&self, rest: &str) -> bool {
        self.syntax.mysql_comments && (rest.starts_with("/*!") || rest.starts_with("/*M!"))
    }

    fn block_comment(&self, rest: &str) -> Option<usize> {
        if !self.syntax.nested_comments {
            return Some(2 + rest[2..].find("*/")? + 2);
        }
        let (mut depth, mut position) = (1, 2);
        while depth > 0 {
            let next = position + rest[position..].find(['*', '/'])?;
            position = match rest.get(next..next + 2) {
                Some("*/") => {
                    depth -= 1;
                    next + 2
                }
                Some("/*") => {
                    depth += 1;
                    next + 2
                }
                _ => next + 1,
            };
        }
        Some(position)
    }

    fn string(&self, rest: &str) -> Option<usize> {
        let before = &self.script[..self.position];
        let is_escaped = match self.syntax.backslashes {
            Backslashes::Always => true,
            Backslashes::AfterE => {
                let mut before = before.bytes().rev();
                matches!(before.next(), Some(b'e' | b'E')) && !before.next().is_some_and(is_word)
            }
            Backslashes::Never => false,
        };
        quoted(rest, '\'', Escape::when(is_escaped))
    }

    fn finish_statement(&mut self, end: usize) {
        let (comment, note) = (self.comment.take(), self.note.take());
        self.block = Block::default();
        if let Some(start) = self.start.take() {
            let (position, line) = self.counted;
            let line = line + self.script[position..start].matches('\n').count();
            self.counted = (start, line);
            let is_apart = std::mem::take(&mut self.is_apart);
            let text = self.script[start..end].trim_end();
            self.statements.push(Statement { text, comment, note, line, is_apart });
        }
    }
}

/// How deep in the bodies of a statement we are.
#[derive(Default)]
struct Block {
    depth: usize,
    kind: StatementKind,
    /// The last word, if nothing stood behind it but white space and comments.
    last: String,
}

/// What a statement does, as far as it has been read.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum StatementKind {
    /// Nothing has been read.
    #[default]
    Empty,
    /// `CREATE`, and it is not known what.
    Create,
    /// It may have a body.
    Body,
    /// `BEGIN`, which opens a body only as MariaDB's `BEGIN NOT ATOMIC`.
    Begin,
    /// It has none.
    Plain,
}

impl Block {
    fn other(&mut self) {
        if self.kind == StatementKind::Empty {
            self.kind = StatementKind::Plain;
        }
        self.last.clear();
    }

    fn word(&mut self, word: &str, follows_dot: bool, bodies: Bodies) {
        // `NEW.end` is a column.
        if follows_dot {
            return self.other();
        }
        let word = word.to_ascii_uppercase();
        let is_atomic = bodies == Bodies::BeginAtomic;
        match (self.kind, word.as_str()) {
            (StatementKind::Empty, "CREATE") => self.kind = StatementKind::Create,
            (StatementKind::Empty, "BEGIN") => self.kind = StatementKind::Begin,
            (StatementKind::Empty, _)
            | (StatementKind::Create, "TABLE" | "VIEW" | "INDEX" | "TYPE") => {
                self.kind = StatementKind::Plain;
            }
            (StatementKind::Create, "TRIGGER" | "EVENT") if is_atomic => {
                self.kind = StatementKind::Plain;
            }
            (StatementKind::Create, "TRIGGER" | "EVENT" | "PROCEDURE" | "FUNCTION") => {
                self.kind = StatementKind::Body;
            }
            (StatementKind::Begin, "NOT") if self.last == "BEGIN" => {
                self.kind = StatementKind::Body;
                self.depth = 1;
            }
            (StatementKind::Body, "ATOMIC") if is_atomic && self.last == "BEGIN" => {
                self.depth += 1;
            }
            (StatementKind::Body, "BEGIN") if !is_atomic => self.depth += 1,
            (StatementKind::Body, "CASE") if self.depth > 0 && self.last != "END" => {
                self.depth += 1;
            }
            (StatementKind::Body, "END") => self.depth = self.depth.saturating_sub(1),
            // `END IF` closes no `BEGIN`.
            (StatementKind::Body, "IF" | "LOOP" | "WHILE" | "REPEAT") if self.last == "END" => {
                self.depth += 1;
            }
            (
                StatementKind::Create
                | StatementKind::Body
                | StatementKind::Begin
                | StatementKind::Plain,
                _,
            ) => {}
        }
        self.last = word;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escape {
    None,
    Backslash,
}

impl Escape {
    fn when(is_escaped: bool) -> Self {
        if is_escaped { Self::Backslash } else { Self::None }
    }
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

/// The length of `$tag$…$tag$`, or of the dollar alone where it opens nothing (`$1`).
fn dollar_quoted(rest: &str) -> Option<usize> {
    let Some(end) = rest[1..].find('$') else { return Some(1) };
    let tag = &rest[..end + 2];
    let name = &tag[1..=end];
    if name.starts_with(|first: char| first.is_ascii_digit()) || !name.bytes().all(is_word) {
        return Some(1);
    }
    Some(tag.len() + rest[tag.len()..].find(tag)? + tag.len())
}

pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

/// Whether a statement sets something of the session alone, which each session must do for itself.
pub(crate) fn sets_session(statement: &str) -> bool {
    statement[..word_length(statement)].eq_ignore_ascii_case("SET")
}

/// The length of a word or number. A dollar inside opens no quote.
pub(crate) fn word_length(rest: &str) -> usize {
    rest.bytes().position(|byte| !is_word(byte) && byte != b'$').unwrap_or(rest.len())
}

#[cfg(test)]
mod tests;
