//! A migration with its own transaction, because it rebuilds tables.
//!
//! Inside a transaction of the runner `PRAGMA foreign_keys` has no effect, and dropping a table would delete the rows that
//! refer to it. So the runner is told to open none, and the migration opens its own. Diesel records a migration after
//! that transaction, so a crash could leave an unrecorded change. Therefore the migration writes the record itself, and
//! a temporary trigger ignores the one of Diesel.
//!
//! Source: SQLite, "PRAGMA `foreign_keys`"; "CREATE TRIGGER", "TEMP Triggers on Non-TEMP Tables".

use std::mem;

use super::super::{Direction, Script, Transaction};

/// Diesel's record of the migrations that have run.
const DIESEL: &str = "__diesel_schema_migrations";
/// The trigger that ignores the record of Diesel.
const TRIGGER: &str = "__tablewright_recorded";

/// Puts the statements of `out` into a transaction, with Diesel's record of `version`. Foreign keys are off in it if it
/// rebuilds tables, and on if only the other direction does.
pub(super) fn own(version: &str, direction: Direction, out: &mut Script) {
    let version: String = version.chars().filter(char::is_ascii_digit).collect();
    let makes_tables_anew = out.transaction() == Transaction::Refused;
    let inside = mem::take(&mut out.statements);
    if makes_tables_anew {
        let comment = "no foreign keys while tables are made anew";
        out.headed(comment, |sql| sql.words("PRAGMA foreign_keys = OFF")).with_note(
            "They can only be switched off outside of a transaction, so this migration opens its own.",
        );
        out.more(|sql| sql.words("BEGIN IMMEDIATE"));
    } else {
        out.headed(
            "one way of this migration makes tables anew, so neither runs in the runner's transaction",
            |sql| sql.words("BEGIN IMMEDIATE"),
        );
    }
    out.statements.extend(inside);
    record(&version, direction, out);
    out.headed("all of it, or nothing", |sql| sql.words("COMMIT"));
    if makes_tables_anew {
        out.more(|sql| sql.words("PRAGMA foreign_keys = ON"));
    }
}

/// Writes or removes Diesel's record. For other runners it creates the table like Diesel does.
fn record(version: &str, direction: Direction, out: &mut Script) {
    let first = out.headed("Diesel's record, in the same transaction", |sql| {
        sql.words("DROP TRIGGER IF EXISTS temp.").attached(TRIGGER)
    });
    first.with_note(match direction {
        Direction::Up => "What Diesel adds itself afterwards is ignored.",
        Direction::Down => "",
    });
    out.more(|sql| {
        sql.words("CREATE TABLE IF NOT EXISTS").identifier(DIESEL).words("(");
        sql.line(1).identifier("version").words("VARCHAR(50) PRIMARY KEY NOT NULL,");
        sql.line(1).identifier("run_on").words("TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP");
        sql.line(0).mark(")")
    });
    match direction {
        Direction::Up => {
            out.more(|sql| {
                sql.words("INSERT INTO").identifier(DIESEL).words("(").identifier("version");
                sql.mark(")").words("VALUES (").text_literal(version).mark(")")
            });
            out.more(|sql| {
                sql.words("CREATE TEMP TRIGGER").identifier(TRIGGER);
                sql.words("BEFORE INSERT ON main.").attached(DIESEL);
                sql.line(0).words("FOR EACH ROW WHEN new.").attached("version");
                sql.words("=").text_literal(version).words("BEGIN").line(1);
                sql.words("SELECT RAISE(IGNORE);").line(0).words("END")
            });
        }
        Direction::Down => {
            out.more(|sql| {
                sql.words("DELETE FROM").identifier(DIESEL).words("WHERE").identifier("version");
                sql.words("=").text_literal(version)
            });
        }
    }
}
