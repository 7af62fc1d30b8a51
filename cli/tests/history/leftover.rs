//! Databases that a killed seal has left on a server: the next one drops them, and nobody else's.

use std::{
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use diesel::connection::SimpleConnection;
use tablewright::connection;
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use super::{
    linked::is_linked,
    repository::{Repository, ended},
    seal::{count, server},
};

pub(crate) fn trials() -> Vec<Trial> {
    let servers = [Database::Postgres, Database::Mysql].into_iter().filter(|it| is_linked(*it));
    let tests = |database| {
        [
            on(database, "what_a_killed_seal_left_is_dropped_by_the_next", killed),
            on(database, "a_seal_drops_nothing_of_one_that_runs_at_the_same_time", at_once),
            on(database, "a_database_that_only_looks_left_over_is_kept", alike),
        ]
        .into_iter()
        .flatten()
    };
    servers.flat_map(tests).collect()
}

/// A package whose draft takes its time to prove.
fn slow(scratch: &Scratch) -> Result<Repository, Failed> {
    let repository = Repository::empty()?;
    let keyword = scratch.database.keyword();
    let wait = match scratch.database {
        Database::Sqlite => return Err("no server".into()),
        Database::Postgres => "SELECT pg_sleep(3)",
        Database::Mysql => "DO SLEEP(3)",
    };
    repository.edit(&format!(
        "dialects: [{keyword}]\ntables:\n  t: {{ columns: {{ id: bigint }}, primary_key: id }}\n\
         raw: {{ wait: {{ {keyword}: {{ up: '{wait}', down: 'SELECT 1' }} }} }}\n"
    ))?;
    Ok(repository)
}

/// A package whose draft is proved at once.
fn quick(scratch: &Scratch) -> Result<Repository, Failed> {
    let repository = Repository::empty()?;
    let keyword = scratch.database.keyword();
    repository.edit(&format!(
        "dialects: [{keyword}]\ntables:\n  t: {{ columns: {{ id: bigint }}, primary_key: id }}\n"
    ))?;
    Ok(repository)
}

/// Begins to seal, and comes back when the proof has made its database.
fn begun(repository: &Repository, scratch: &Scratch) -> Result<Child, Failed> {
    let [option, url] = server(scratch);
    let mut command = repository.command(&["seal", "first", &option, &url]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let start = Instant::now();
    while databases(scratch, child.id())? == 0 {
        if start.elapsed() > Duration::from_secs(30) || child.try_wait()?.is_some() {
            let _ = child.kill();
            return Err(format!("no proof begins: {:#?}", child.wait_with_output()?).into());
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(child)
}

/// How many databases there are whose names hold the number of this process.
fn databases(scratch: &Scratch, process: u32) -> Result<i64, Failed> {
    let (query, name) = match scratch.database {
        Database::Sqlite => return Err("no server".into()),
        Database::Postgres => ("SELECT count(*) AS n FROM pg_database WHERE datname", "datname"),
        Database::Mysql => (
            "SELECT count(*) AS n FROM information_schema.schemata WHERE schema_name",
            "schema_name",
        ),
    };
    let patterns = format!(
        " LIKE 'tablewright_proof_{process}_%' OR {name} LIKE 'tablewright_proof_x{process}_%'"
    );
    count(&[query, &patterns].concat(), &scratch.url)
}

fn killed(scratch: &Scratch) -> Result<(), Failed> {
    let repository = slow(scratch)?;
    let [option, url] = server(scratch);
    for pause in [0, 200, 1000] {
        let mut child = begun(&repository, scratch)?;
        thread::sleep(Duration::from_millis(pause));
        child.kill()?;
        let process = child.id();
        child.wait()?;
        // Another test's seal may have dropped it already.
        assert!(databases(scratch, process)? <= 1);
        // The server ends the statement that it was at before it sees that nobody waits for it.
        thread::sleep(Duration::from_millis(3500));
        let mut next = quick(scratch)?;
        let sealed = next.tablewright(&["seal", "first", &option, &url])?.with(0);
        assert_eq!(databases(scratch, process)?, 0, "{}", sealed.errors);
    }
    Ok(())
}

fn at_once(scratch: &Scratch) -> Result<(), Failed> {
    let repository = slow(scratch)?;
    let [option, url] = server(scratch);
    let child = begun(&repository, scratch)?;
    let process = child.id();
    for _ in 0..3 {
        let mut other = quick(scratch)?;
        let sealed = other.tablewright(&["seal", "first", &option, &url])?.with(0);
        assert!(!sealed.errors.contains(&format!("_proof_{process}_")), "{}", sealed.errors);
        // One database after the other: between two there is none.
        assert!(databases(scratch, process)? <= 1, "{}", sealed.errors);
    }
    ended(child.wait_with_output()?).with(0);
    assert_eq!(databases(scratch, process)?, 0);
    Ok(())
}

/// Somebody's own database whose name begins as ours do.
fn alike(scratch: &Scratch) -> Result<(), Failed> {
    let process = std::process::id();
    let name = format!("tablewright_proof_x{process}_1_2");
    let mut administrator = connection::open(&scratch.url)?;
    administrator.batch_execute(&["CREATE DATABASE ", &name].concat())?;
    let [option, url] = server(scratch);
    let sealed = quick(scratch)?.tablewright(&["seal", "first", &option, &url])?.with(0);
    let found = databases(scratch, process)?;
    administrator.batch_execute(&["DROP DATABASE ", &name].concat())?;
    assert_eq!(found, 1, "{}", sealed.errors);
    Ok(())
}
