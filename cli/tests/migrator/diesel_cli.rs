//! Diesel's command and ours take turns on one database.

use std::process::Command;

use tablewright_testing::{Database, Failed, Scratch, Server, Trial, on_server_with, program};

use crate::{
    command::{open, recorded},
    project::Project,
};

type Test = fn(&Scratch) -> Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    let has_program = program("TEST_DIESEL_CLI", "diesel").is_some();
    let mut trials = Vec::new();
    let turns = |server| ("both_commands_take_turns", server, take_turns as Test);
    let half = |server| ("what_diesels_command_left_half_done_is_seen", server, half_done as Test);
    let halves = Database::Mysql.servers().map(half);
    for (name, server, test) in Server::ALL.into_iter().map(turns).chain(halves) {
        trials.push(on_server_with(server, name, (has_program, "no diesel command"), test));
    }
    trials
}

pub(crate) fn diesel(project: &Project<'_>, arguments: &[&str]) -> Result<bool, Failed> {
    let program = program("TEST_DIESEL_CLI", "diesel").ok_or("found a moment ago")?;
    let output = Command::new(program)
        .current_dir(project.root())
        .arg("migration")
        .args(arguments)
        .args(["--database-url", &project.scratch.url, "--migration-dir"])
        .arg(project.migrations())
        .output()?;
    Ok(output.status.success())
}

fn take_turns(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(scratch, 3)?;
    std::fs::write(project.root().join("Cargo.toml"), "")?;
    std::fs::write(project.root().join("diesel.toml"), "")?;
    let mut connection = open(scratch)?;
    project.run(&["migrate", "--to", "2026-11-22-120000"], 0);
    assert!(diesel(&project, &["run"])?);
    assert_eq!(recorded(&mut connection)?, 3);
    assert_eq!(project.states(0), ["applied", "applied", "applied"]);
    let (out, _) = project.run(&["migrate"], 0);
    assert_eq!(out, "");
    project.run(&["redo", "--all", "--allow-loss"], 0);
    assert!(diesel(&project, &["redo", "--all"])?);
    project.run(&["revert"], 0);
    assert_eq!(recorded(&mut connection)?, 2);
    assert!(diesel(&project, &["revert"])?);
    assert_eq!(recorded(&mut connection)?, 1);
    assert_eq!(project.states(0), ["applied", "pending", "pending"]);
    project.run(&["migrate"], 0);
    assert!(diesel(&project, &["revert", "--all"])?);
    assert_eq!(recorded(&mut connection)?, 0);
    project.run(&["migrate"], 0);
    assert_eq!(recorded(&mut connection)?, 3);
    Ok(())
}

/// MySQL keeps what came before a failure, and Diesel's command takes no note of it.
fn half_done(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(scratch, 2)?;
    std::fs::write(project.root().join("diesel.toml"), "")?;
    let up = "CREATE TABLE half (id INTEGER PRIMARY KEY);\nINSERT INTO nowhere VALUES (1);\n";
    project.add("2026-12-01-000000", "fail", up, "")?;
    assert!(!diesel(&project, &["run"])?);
    let (_, errors) = project.run(&["migrate"], 3);
    assert!(errors.contains("nothing has been run, because `half` is there already"), "{errors}");
    assert!(errors.contains("`diesel` command"), "{errors}");
    assert_eq!(recorded(&mut open(scratch)?)?, 2);
    Ok(())
}
