//! A migration that brings its own transaction, since it rebuilds tables.
//!
//! Inside a transaction of the runner `PRAGMA foreign_keys` does nothing, and dropping a table would delete the
//! rows that refer to it. So the runner is told to open none, and the migration opens its own. Diesel records a
//! migration after it has run, outside that transaction, so a crash between the two would leave an unrecorded
//! change. Therefore the migration writes the record itself, and a trigger that lives as long as the connection
//! ignores Diesel's own.
//!
//! Source: SQLite, "PRAGMA `foreign_keys`"; "CREATE TRIGGER", "TEMP Triggers on Non-TEMP Tables".

use super::super::{Direction, RenderedStatement, Script, Transaction};
use crate::{dialect::Dialect, sql::writer::Statement};

/// Diesel's record of the migrations that have run.
const DIESEL: &str = "__diesel_schema_migrations";
/// What swallows Diesel's own entry.
const TRIGGER: &str = "__tablewright_recorded";

/// Puts the statements of `out` into a transaction, with Diesel's record of `version`. Foreign keys are off in
/// it where tables are made anew; they are on where only the other way does that.
pub(super) fn own(version: &str, direction: Direction, out: &mut Script) {
    let version: String = version.chars().filter(char::is_ascii_digit).collect();
    let makes_tables_anew = out.transaction() == Transaction::Refused;
    let inside = std::mem::take(&mut out.statements);
    let begin = words("BEGIN IMMEDIATE");
    if makes_tables_anew {
        let off = words("PRAGMA foreign_keys = OFF");
        let off = RenderedStatement::headed("no foreign keys while tables are made anew", off);
        out.statements.push(off.with_note(
            "They can only be switched off outside of a transaction, so this migration opens its own.",
        ));
        out.statements.push(RenderedStatement::more(begin));
    } else {
        let begin = RenderedStatement::headed(
            "one way of this migration makes tables anew, so neither runs in the runner's transaction",
            begin,
        );
        out.statements.push(begin);
    }
    out.statements.extend(inside);
    let mut statements = vec![drop_trigger()];
    match direction {
        Direction::Up => statements.extend([table(), insert(&version), trigger(&version)]),
        Direction::Down => statements.extend([table(), delete(&version)]),
    }
    let mut statements = statements.into_iter();
    out.statements.extend(statements.next().map(|first| {
        let first = RenderedStatement::headed("Diesel's record, in the same transaction", first);
        match direction {
            Direction::Up => first.with_note("What Diesel adds itself afterwards is ignored."),
            Direction::Down => first,
        }
    }));
    out.statements.extend(statements.map(RenderedStatement::more));
    let commit = words("COMMIT");
    out.statements.push(RenderedStatement::headed("all of it, or nothing", commit));
    if makes_tables_anew {
        out.statements.push(RenderedStatement::more(words("PRAGMA foreign_keys = ON")));
    }
}

fn words(words: &'static str) -> Statement {
    let mut statement = Statement::new(Dialect::Sqlite);
    statement.words(words);
    statement
}

fn drop_trigger() -> Statement {
    let mut out = words("DROP TRIGGER IF EXISTS temp.");
    out.attached(TRIGGER);
    out
}

/// Diesel's table as Diesel makes it, for runners that are not Diesel.
fn table() -> Statement {
    let mut out = words("CREATE TABLE IF NOT EXISTS");
    out.identifier(DIESEL).words("(");
    out.line(1).identifier("version").words("VARCHAR(50) PRIMARY KEY NOT NULL,");
    out.line(1).identifier("run_on").words("TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP");
    out.line(0).mark(")");
    out
}

fn insert(version: &str) -> Statement {
    let mut out = words("INSERT INTO");
    out.identifier(DIESEL).words("(").identifier("version").mark(")");
    out.words("VALUES (").text_literal(version).mark(")");
    out
}

fn delete(version: &str) -> Statement {
    let mut out = words("DELETE FROM");
    out.identifier(DIESEL).words("WHERE").identifier("version").words("=").text_literal(version);
    out
}

fn trigger(version: &str) -> Statement {
    let mut out = words("CREATE TEMP TRIGGER");
    out.identifier(TRIGGER).words("BEFORE INSERT ON main.").attached(DIESEL);
    out.line(0)
        .words("FOR EACH ROW WHEN new.")
        .attached("version")
        .words("=")
        .text_literal(version);
    out.words("BEGIN").line(1).words("SELECT RAISE(IGNORE);").line(0).words("END");
    out
}
