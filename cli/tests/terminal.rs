//! Names and rows with what a terminal obeys: nothing of that is printed.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../runtime/tests/support/mod.rs"]
mod support;

use std::{fs, path::Path, process::Output};

use diesel::connection::SimpleConnection;
use tablewright::AnyConnection;
use tablewright_testing::{Failed, Scratch, own_command, run};

use support::{by_kind, on_each};

/// A title for the window, a colour in eight bits, another direction, and a line of its own.
const HOSTILE: &str = "t\u{1b}]0;x\u{7}\u{9b}31m\u{202e}\nforged";

const SPEC: &str = "dialects: [sqlite, postgres, mysql]\ntables:\n  a: { columns: { id: bigint }, primary_key: id }\n";

fn tablewright(folder: &Path, arguments: &[&str]) -> Output {
    own_command(env!("CARGO_BIN_EXE_tablewright"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

/// Whether a terminal obeys it: control characters, and what turns the direction of writing.
fn is_obeyed(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn nothing_reaches_the_terminal(
    scratch: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("schema.yaml"), SPEC)?;
    let command = |arguments: &[&str]| {
        let output = tablewright(folder.path(), arguments);
        let shown = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
        let shown = String::from_utf8(shown).unwrap();
        assert!(!shown.contains(is_obeyed), "{arguments:?} prints {shown:?}");
        shown
    };
    command(&["seal", "first"]);
    command(&["migrate", &scratch.url]);
    let quote = by_kind(connection.kind(), "\"", "\"", "`");
    let name = [quote, HOSTILE, quote].concat();
    connection.batch_execute(&format!(
        "CREATE TABLE {name} ({name} INTEGER); ALTER TABLE a ADD COLUMN {name} INTEGER; \
         CREATE VIEW {quote}v{HOSTILE}{quote} AS SELECT {name} FROM a; \
         INSERT INTO a (id, {name}) VALUES (1, 1);"
    ))?;
    for arguments in [
        ["verify"].as_slice(),
        &["verify", "--format", "json"],
        &["import"],
        &["import", "--format", "json"],
        &["dev"],
        &["revert"],
        &["repair"],
    ] {
        let shown = command(&[arguments, &[&scratch.url]].concat());
        assert!(!shown.lines().any(|line| line.starts_with("forged")), "{arguments:?}: {shown}");
    }
    // In SQL a line break in a name stays one: with two characters in its place it would be another name.
    for arguments in [["verify", "--plan"], ["dev", "--dry-run"]] {
        let shown = command(&[arguments[0], arguments[1], &scratch.url]);
        assert!(shown.contains(r"t\u{1b}]0;x\u{7}\u{9b}31m\u{202e}"), "{shown}");
    }

    // What a history says is no better.
    connection.batch_execute(&format!(
        "INSERT INTO __tablewright_history (version, name, fingerprint) \
         VALUES ('2999{HOSTILE}', '{HOSTILE}', '{HOSTILE}'); \
         INSERT INTO __diesel_schema_migrations (version) VALUES ('2999\u{1b}]0;x\u{7}\nforged')"
    ))?;
    for arguments in [
        ["list"].as_slice(),
        &["list", "--format", "json"],
        &["migrate"],
        &["redo"],
        &["revert", "--all", "--format", "json"],
        &["repair"],
        &["dev"],
        &["adopt"],
    ] {
        let shown = command(&[arguments, &[&scratch.url]].concat());
        assert!(!shown.lines().any(|line| line.starts_with("forged")), "{arguments:?}: {shown}");
    }

    // Nor is a database that has no history yet.
    connection
        .batch_execute("DROP TABLE __tablewright_history; DROP TABLE __diesel_schema_migrations")?;
    let shown = command(&["adopt", &scratch.url]);
    assert!(shown.contains(r"31m\u{202e}\nforged"), "{shown}");
    Ok(())
}

fn main() {
    run(on_each("nothing_reaches_the_terminal", nothing_reaches_the_terminal));
}
