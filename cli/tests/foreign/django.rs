//! Django's own tables (users, permissions, sessions, the admin's log), as its migrations make them.

use std::{path::Path, process::Command};

use tablewright_testing::{Failed, Scratch, Server, Trial};

use crate::{check, trial};

pub(crate) fn trials(folder: Option<&Path>) -> Vec<Trial> {
    let python = folder.map(|folder| folder.join("python/bin/python"));
    let trials = Server::ALL.into_iter().map(|server| {
        trial("django", server, python.clone(), move |scratch, python| {
            migrate(scratch, python)?;
            check("django", scratch)
        })
    });
    trials.collect()
}

fn migrate(scratch: &Scratch, python: &Path) -> Result<(), Failed> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign/django_database.py");
    let output = Command::new(python).arg(script).arg(&scratch.url).output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
}
