//! The file of a SQL Server migration: it takes effect and is recorded only if all of it ran.
//!
//! The file is a list of batches, and a client may continue with the next one after a failure, as `sqlcmd` does
//! without `-b`. An error ends its batch and, by `XACT_ABORT`, the transaction, so everything after it would run by
//! itself and be recorded. Therefore a guard follows each batch: after an error, or if the transaction is gone, it
//! turns execution off, and the rest of the file is only compiled. The last batch turns it on again, rolls back a
//! transaction that an error has left open, and says that the migration was not applied. A client that stops at an
//! error leaves the same state. A transaction that the client itself opened is kept.
//!
//! Full-text indexes are created outside a transaction, so a file with some has several transactions and notes in
//! the history table how many have run. Running the file again continues after those.
//!
//! Source: SQL Server, "SET `XACT_ABORT`" (compile errors are not affected), "SET NOEXEC", "`@@ERROR`",
//! "SET `IMPLICIT_TRANSACTIONS`", "CREATE FULLTEXT INDEX" (Remarks).

#[cfg(test)]
mod tests;

use std::mem;

use super::super::{
    Batch, Direction, RenderedStatement, Script, Transaction,
    history::{HISTORY_TABLE, HistoryEntry},
};
use crate::{schema::TableName, sql::writer::Statement};

/// The property of the history table that says how much of a file has run.
const PROGRESS: &str = "__tablewright_progress";

/// What is said where that is the property of another file.
const HALFWAY: &str = "Another migration, or another direction of this one, has stopped halfway: run its file \
                       again first.";

/// Puts the statements of a migration, its record among them, into transactions, with guards.
pub(super) fn guard(entry: &HistoryEntry, direction: Direction, out: &mut Script) {
    let statements = mem::take(&mut out.statements);
    let file = File { version: &entry.version, direction, parts: parts(statements) };
    file.write(out);
}

/// What runs in one transaction, with what must run before it outside of any.
#[derive(Default)]
struct Part {
    outside: Vec<RenderedStatement>,
    inside: Vec<RenderedStatement>,
}

/// The last one has the record in its transaction.
fn parts(statements: Vec<RenderedStatement>) -> Vec<Part> {
    let mut parts = vec![Part::default()];
    for statement in statements {
        let Some(part) = parts.last_mut() else { continue };
        match statement.transaction {
            Transaction::Allowed => part.inside.push(statement),
            Transaction::Refused if part.inside.is_empty() => part.outside.push(statement),
            Transaction::Refused => {
                parts.push(Part { outside: vec![statement], inside: Vec::new() });
            }
        }
    }
    parts
}

struct File<'f> {
    version: &'f str,
    direction: Direction,
    parts: Vec<Part>,
}

impl File<'_> {
    fn write(&self, out: &mut Script) {
        for (number, part) in self.parts.iter().enumerate() {
            if number == 0 {
                push(out, |sql| self.start(sql));
                push(out, |sql| sql.words(GUARD_AFTER_ERROR));
            } else {
                push(out, |sql| self.resume(number, sql));
            }
            for statement in &part.outside {
                out.add(statement.clone()).alone();
                push(out, |sql| sql.words(GUARD_AFTER_ERROR));
            }
            push(out, |sql| sql.words("BEGIN TRANSACTION"));
            push(out, |sql| sql.words(GUARD_IN_TRANSACTION));
            inside(&part.inside, out);
            if self.parts.len() > 1 {
                push(out, |sql| self.note(number + 1, sql));
                push(out, |sql| sql.words(GUARD_IN_TRANSACTION));
            }
            push(out, |sql| sql.words("COMMIT TRANSACTION"));
            push(out, |sql| sql.words(GUARD_AFTER_ERROR));
        }
        push(out, |sql| self.end(sql));
    }

    /// Refuses a migration that has run already, or whose way back has; skips what of it has.
    fn start<'o>(&self, out: &'o mut Statement) -> &'o mut Statement {
        let (is_refused, problem) = match self.direction {
            Direction::Up => ("EXISTS", " has been applied already."),
            Direction::Down => ("NOT EXISTS", " has not been applied, so it cannot be reverted."),
        };
        out.words("SET IMPLICIT_TRANSACTIONS OFF;");
        out.line(0).words("IF OBJECT_ID(").name_as_text(&TableName::new(HISTORY_TABLE));
        out.mark(", N'U') IS NOT NULL").line(0).words("BEGIN").line(1);
        out.words("IF").words(is_refused).words("(SELECT * FROM").identifier(HISTORY_TABLE);
        out.words("WHERE [version] =").text_literal(self.version).mark(")").line(1);
        out.words("BEGIN").line(2);
        raise(&["Migration ", self.version, problem].concat(), out);
        out.line(2).words("SET NOEXEC ON;").line(1).words("END;");
        out.line(1).words("IF EXISTS (");
        progress(out);
        out.words("AND CONVERT(NVARCHAR(200), value) NOT LIKE");
        out.text_literal(&[&self.label(), "%"].concat()).mark(")").line(1).words("BEGIN");
        out.line(2);
        raise(HALFWAY, out);
        out.line(2).words("SET NOEXEC ON;").line(1).words("END;");
        if self.parts.len() > 1 {
            out.line(1).words("IF EXISTS (");
            progress(out);
            out.mark(")").line(2).words("SET NOEXEC ON;");
        }
        out.line(0).words("END");
        if self.direction == Direction::Down {
            out.line(0).words("ELSE").line(0).words("BEGIN").line(1);
            raise(&["Migration ", self.version, problem].concat(), out);
            out.line(1).words("SET NOEXEC ON;").line(0).words("END");
        }
        out
    }

    /// Lets the rest run if so many transactions have, now or when the file ran before, and no error came behind.
    fn resume<'o>(&self, number: usize, out: &'o mut Statement) -> &'o mut Statement {
        out.words("SET NOEXEC OFF;").line(0).words("IF @@TRANCOUNT > 0 OR NOT EXISTS (");
        progress(out);
        out.words("AND CONVERT(NVARCHAR(200), value) =").text_literal(&self.progress_after(number));
        out.mark(")").line(1).words("SET NOEXEC ON")
    }

    /// Notes that so many transactions have run, with the last of them that none is open.
    fn note<'o>(&self, number: usize, out: &'o mut Statement) -> &'o mut Statement {
        out.words("DECLARE @namespace sysname = SCHEMA_NAME();");
        let is_last = number == self.parts.len();
        out.line(0).words("EXEC").words(match number {
            _ if is_last => "sys.sp_dropextendedproperty",
            1 => "sys.sp_addextendedproperty",
            _ => "sys.sp_updateextendedproperty",
        });
        out.words("@name =").text_literal(PROGRESS).mark(",");
        if !is_last {
            out.words("@value =").text_literal(&self.progress_after(number)).mark(",");
        }
        out.line(1).words("@level0type = N'SCHEMA', @level0name = @namespace,").line(1);
        out.words("@level1type = N'TABLE', @level1name =").text_literal(HISTORY_TABLE)
    }

    /// What is not executed leaves the variable NULL.
    fn end<'o>(&self, out: &'o mut Statement) -> &'o mut Statement {
        let problem = match self.direction {
            Direction::Up => " was not applied: the first error above says why.",
            Direction::Down => " was not reverted: the first error above says why.",
        };
        out.words("DECLARE @done BIT;")
            .line(0)
            .words("SET @done = 1;")
            .line(0)
            .words("SET NOEXEC OFF;");
        out.line(0).words("IF @done IS NULL").line(0).words("BEGIN");
        out.line(1).words("IF @@TRANCOUNT > 0").line(2).words("ROLLBACK TRANSACTION;").line(1);
        raise(&["Migration ", self.version, problem].concat(), out);
        out.line(0).words("END")
    }

    /// The version and the direction, by which a file knows its own note.
    fn label(&self) -> String {
        let direction = match self.direction {
            Direction::Up => " up ",
            Direction::Down => " down ",
        };
        [self.version, direction].concat()
    }

    fn progress_after(&self, number: usize) -> String {
        self.label() + &number.to_string()
    }
}

/// The statements of a transaction, with a guard behind each batch, and behind each `GO` of raw SQL.
fn inside(statements: &[RenderedStatement], out: &mut Script) {
    for (position, statement) in statements.iter().enumerate() {
        let next = statements.get(position + 1).map(|next| next.batch);
        let ends_batch = statement.batch == Batch::Alone || next != Some(Batch::Shared);
        out.add(statement.clone()).text = with_guards(&statement.text);
        if ends_batch {
            push(out, |sql| sql.words(GUARD_IN_TRANSACTION));
        }
    }
}

/// The text with a guard behind each line that ends a batch.
///
/// Source: SQL Server, "SQL Server Utilities Statements - GO".
fn with_guards(text: &str) -> String {
    let is_go = |line: &str| {
        let mut words = line.split_whitespace();
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        words.next().is_some_and(|word| word.eq_ignore_ascii_case("GO"))
            && words.next().is_none_or(is_number)
            && words.next().is_none()
    };
    let mut lines: Vec<&str> = text.lines().collect();
    while lines.last().is_some_and(|line| line.trim().is_empty() || is_go(line)) {
        lines.pop();
    }
    let mut guarded = Vec::new();
    for line in lines {
        guarded.push(line);
        if is_go(line) {
            guarded.extend([GUARD_IN_TRANSACTION, "GO"]);
        }
    }
    guarded.join("\n")
}

fn push(out: &mut Script, write: impl FnOnce(&mut Statement) -> &mut Statement) {
    out.more(write).alone();
}

const GUARD_IN_TRANSACTION: &str = "IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON";

const GUARD_AFTER_ERROR: &str = "IF @@ERROR <> 0 SET NOEXEC ON";

/// Appends an error that ends neither batch nor transaction.
fn raise(message: &str, out: &mut Statement) {
    out.words("RAISERROR(N'%s', 16, 1,").text_literal(message).mark(");");
}

/// Appends the beginning of a query for the note on the history table.
fn progress(out: &mut Statement) {
    out.words("SELECT * FROM sys.extended_properties WHERE class = 1 AND minor_id = 0");
    out.words("AND major_id = OBJECT_ID(")
        .name_as_text(&TableName::new(HISTORY_TABLE))
        .mark(", N'U')");
    out.words("AND name =").text_literal(PROGRESS);
}
