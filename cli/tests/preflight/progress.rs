//! What is told of a step that takes long, with a terminal and without.

use std::{fs, process::Command, time::Instant};

use diesel::connection::SimpleConnection;
use tablewright::{
    AnyConnection,
    connection::{self, DatabaseKind},
};
use tablewright_testing::{Failed, Scratch, Server, Trial, needing, program};

use crate::{
    project::{Package, SPEC},
    support::{by_kind, on_each},
};

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = on_each("without_a_terminal_long_steps_are_lines", lines);
    trials.extend(on_each("short_steps_are_not_told", short));
    let has_script = program("TEST_SCRIPT", "script").is_some();
    trials.push(needing("with_a_terminal_long_steps_are_a_bar", has_script, "no `script`", || {
        bar(&Scratch::new(Server::Sqlite)?)
    }));
    trials
}

/// A query of SQLite's that counts.
fn counting(steps: u128) -> String {
    format!(
        "WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < {steps}) \
         SELECT max(n) AS n FROM count"
    )
}

/// Adds a migration whose second statement takes some seconds.
fn long(package: &Package<'_>, connection: &mut AnyConnection) -> Result<(), Failed> {
    package.forget_lock()?;
    let folder = package.migrations().join("2025-12-01-000000_long");
    fs::create_dir_all(&folder)?;
    let kind = connection.kind();
    let mut steps = 200_000;
    if kind == DatabaseKind::Sqlite {
        let start = Instant::now();
        connection.batch_execute(&counting(steps))?;
        steps = steps * 4_000 / start.elapsed().as_millis().max(1);
    }
    let sqlite = ["CREATE TABLE waited AS ", &counting(steps)].concat();
    let wait = by_kind(kind, sqlite.as_str(), "SELECT pg_sleep(1.6)", "DO SLEEP(1.6)");
    let up = format!(
        "-- table small\nCREATE TABLE small (id INTEGER);\n\n-- table large\n{wait};\n\n-- table small\nDROP TABLE small;\n"
    );
    fs::write(folder.join("up.sql"), up)?;
    fs::write(folder.join("down.sql"), "DROP TABLE waited;\n")?;
    Ok(())
}

fn lines(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    long(&package, connection)?;
    let said = package.run(&["migrate"], 0);
    assert_eq!(said.out, "applied `2025-12-01-000000_long`\n");
    // A busy machine may let other steps take long as well.
    let step = "`2025-12-01-000000_long`: statement 2 of 3 (table large), ";
    let told: Vec<&str> = said.errors.lines().filter_map(|line| line.strip_prefix(step)).collect();
    assert_eq!(told.first(), Some(&"1 s"), "{}", said.errors);
    assert!(told.last().is_some_and(|last| last.starts_with("done after ")), "{}", said.errors);
    Ok(())
}

fn short(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    assert_eq!(package.run(&["revert"], 0).errors, "");
    assert_eq!(package.run(&["migrate"], 0).errors, "");
    long(&package, connection)?;
    let said = package.run(&["migrate", "--format", "json"], 0);
    assert_eq!(said.errors, "", "programs are told nothing");
    serde_json::from_str::<serde_json::Value>(&said.out)?;
    Ok(())
}

fn bar(scratch: &Scratch) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    long(&package, &mut connection::open(&scratch.url)?)?;
    let command = format!("{} migrate {}", env!("CARGO_BIN_EXE_tablewright"), scratch.url);
    let output = Command::new(program("TEST_SCRIPT", "script").ok_or("found a moment ago")?)
        .current_dir(package.root())
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .output()?;
    let said = String::from_utf8(output.stdout)?;
    assert!(output.status.success(), "{said}");
    let bar = "\r\u{1b}[2K[######--------------] 1s `2025-12-01-000000_long`: statement 2 of 3 (table larg";
    assert!(said.contains(bar), "{said:?}");
    assert!(said.ends_with("\r\u{1b}[2Kapplied `2025-12-01-000000_long`\r\n"), "{said:?}");
    Ok(())
}
