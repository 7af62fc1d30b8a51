//! Splits a script into its statements without parsing SQL: only quotes, comments and the bodies of triggers can
//! hide a semicolon.
//!
//! About bodies it only needs to know that `BEGIN` and `CASE` open and `END` closes, and only inside `CREATE
//! TRIGGER`, `PROCEDURE`, `FUNCTION` and `EVENT`. A body of MySQL may also be a bare `IF … END IF` or loop, see
//! [`bare`]. Start reading at [`split`].

mod bare;
mod own;
mod syntax;
mod token;

pub(crate) use self::token::word_length;
#[cfg(feature = "mysql")]
pub(crate) use self::token::{Escape, quoted};
use self::{
    bare::{Bare, Compound},
    syntax::{Bodies, Syntax},
    token::Part,
};
pub use self::{
    own::{has_own_parts, own_text},
    token::{Token, TokenKind, tokens},
};
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
    if splitter.block.is_open() {
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

impl<'s> Splitter<'s> {
    fn unfinished(&self) -> Unfinished {
        let start = self.start.unwrap_or(self.position);
        Unfinished { line: self.script[..start].matches('\n').count() + 1 }
    }

    /// Takes one token. `None` if the script ends inside it.
    fn step(&mut self) -> Option<()> {
        let (part, length) = self.syntax.part_at(self.script, self.position);
        let text = &self.script[self.position..self.position + length?];
        match part {
            Part::Space => self.space(text),
            Part::LineComment => self.line_comment(text),
            Part::Comment => {}
            Part::Token(TokenKind::Mark) if text == ";" && !self.block.is_open() => {
                self.finish_statement(self.position);
            }
            Part::Token(TokenKind::Mark)
                if self.syntax.parentheses && matches!(text, "(" | ")") =>
            {
                self.start.get_or_insert(self.position);
                self.block.parenthesis(text);
            }
            Part::Token(TokenKind::Word) => {
                self.start.get_or_insert(self.position);
                let follows_dot = self.script[..self.position].ends_with('.');
                self.block.word(text, follows_dot, self.syntax.bodies);
            }
            Part::Token(_) | Part::Body { .. } => {
                self.start.get_or_insert(self.position);
                self.block.other(text);
            }
        }
        self.position += text.len();
        Some(())
    }

    /// A blank line parts a comment from what comes after it.
    fn space(&mut self, text: &str) {
        let ends_line = self.script[..self.position].ends_with('\n');
        let breaks = text.matches('\n').count() + usize::from(ends_line);
        if self.start.is_none() && breaks > 1 {
            (self.comment, self.note) = (None, None);
            self.is_apart = true;
        }
    }

    /// Keeps a comment that stands above a statement.
    fn line_comment(&mut self, text: &'s str) {
        if self.start.is_none() && self.note.is_none() {
            let line = text.trim_start_matches(['-', '#']).trim();
            let is_first = self.comment.is_none();
            *(if is_first { &mut self.comment } else { &mut self.note }) =
                Some(line).filter(|line| !line.is_empty());
        }
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
    /// How many parentheses are open.
    parentheses: usize,
    kind: StatementKind,
    /// The last word, if nothing stood behind it but white space and comments.
    last: String,
    /// A body that does not begin with `BEGIN`.
    bare: Bare,
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
    /// Whether a semicolon is a part of the statement.
    fn is_open(&self) -> bool {
        self.depth > 0 || self.parentheses > 0 || self.bare.is_open()
    }

    fn parenthesis(&mut self, mark: &str) {
        self.parentheses = match mark {
            "(" => self.parentheses + 1,
            _ => self.parentheses.saturating_sub(1),
        };
        self.other(mark);
    }

    fn other(&mut self, text: &str) {
        self.bare.mark(text);
        if self.kind == StatementKind::Empty {
            self.kind = StatementKind::Plain;
        }
        self.last.clear();
    }

    fn word(&mut self, word: &str, follows_dot: bool, bodies: Bodies) {
        // `NEW.end` is a column.
        if follows_dot {
            return self.other(word);
        }
        let word = word.to_ascii_uppercase();
        if self.kind == StatementKind::Body && self.depth == 0 && bodies == Bodies::Any {
            let is_compound = self.bare.word(&word, &self.last);
            if is_compound == Compound::Bare {
                self.last = word;
                return;
            }
        }
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
            (StatementKind::Body, "IF" | "LOOP" | "WHILE" | "REPEAT" | "FOR")
                if self.last == "END" =>
            {
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

/// Whether a statement sets something of the session alone, which each session must do for itself.
pub(crate) fn sets_session(statement: &str) -> bool {
    statement[..word_length(statement)].eq_ignore_ascii_case("SET")
}

#[cfg(test)]
mod tests;
