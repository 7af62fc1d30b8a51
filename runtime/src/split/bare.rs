//! A body of MySQL or MariaDB that is one statement with others in it: `IF … END IF`, `CASE`, a loop.
//!
//! Whether `IF` or `REPEAT` is a statement or a function is told by where it stands: a statement stands at the
//! beginning of the body, behind a semicolon, and behind the words that open a list of statements.
//!
//! Source: MySQL 8.4, "Compound Statement Syntax"; MariaDB, "Programmatic & Compound Statements".

/// What opens a list of statements, or an expression that ends like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opener {
    /// `BEGIN`, `IF`, `CASE` and the loops.
    Statements,
    /// `CASE` in an expression, in which `THEN` and `ELSE` open no statements.
    Expression,
}

/// Whether a word belongs to such a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compound {
    /// It does.
    Bare,
    /// It is of the head, of another body, or of none.
    Other,
}

/// How far in such a body we are.
#[derive(Debug, Default)]
pub(super) struct Bare {
    open: Vec<Opener>,
    /// Whether a body has begun.
    has_begun: bool,
    /// Whether it was such a body.
    was_open: bool,
    /// Whether a statement begins here.
    at_start: bool,
}

impl Bare {
    /// Whether a semicolon is a part of the body.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// What is no word.
    pub(super) fn mark(&mut self, text: &str) {
        self.at_start = matches!(text, ";" | ":");
    }

    /// A word of a statement that has a body, in capitals, and the word before it.
    pub(super) fn word(&mut self, word: &str, last: &str) -> Compound {
        if self.was_open && self.open.is_empty() {
            // What ends it, as the `IF` of `END IF` and a label.
            return Compound::Bare;
        }
        if self.open.is_empty() {
            let first = self.first_word(word, last);
            self.was_open = !self.open.is_empty();
            return first;
        }
        let is_start = std::mem::take(&mut self.at_start);
        match word {
            "END" => {
                self.open.pop();
            }
            // `END IF` ends one thing.
            _ if last == "END" => {}
            "BEGIN" => {
                self.open.push(Opener::Statements);
                self.at_start = true;
            }
            "IF" | "CASE" | "WHILE" | "FOR" if is_start => self.open.push(Opener::Statements),
            "LOOP" | "REPEAT" if is_start => {
                self.open.push(Opener::Statements);
                self.at_start = true;
            }
            "CASE" => self.open.push(Opener::Expression),
            "THEN" | "ELSE" => self.at_start = self.open.last() != Some(&Opener::Expression),
            "DO" => self.at_start = true,
            _ => {}
        }
        Compound::Bare
    }

    /// A word of the head, or the first one of the body.
    fn first_word(&mut self, word: &str, last: &str) -> Compound {
        if self.has_begun {
            return Compound::Other;
        }
        match word {
            // `CREATE PROCEDURE IF NOT EXISTS`
            "IF" if matches!(last, "PROCEDURE" | "FUNCTION" | "TRIGGER" | "EVENT") => {}
            "IF" | "CASE" | "WHILE" => {
                self.has_begun = true;
                self.open.push(Opener::Statements);
                return Compound::Bare;
            }
            "LOOP" | "REPEAT" => {
                self.has_begun = true;
                self.at_start = true;
                self.open.push(Opener::Statements);
                return Compound::Bare;
            }
            // `BEFORE UPDATE`, `CHARACTER SET`
            "INSERT" | "UPDATE" | "DELETE" if matches!(last, "BEFORE" | "AFTER" | "OR") => {}
            "SET" if last == "CHARACTER" => {}
            "BEGIN" | "RETURN" | "SET" | "SELECT" | "INSERT" | "UPDATE" | "DELETE" | "REPLACE"
            | "CALL" | "WITH" | "SIGNAL" => self.has_begun = true,
            _ => {}
        }
        Compound::Other
    }
}
