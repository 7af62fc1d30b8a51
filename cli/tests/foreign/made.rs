//! Projects whose tables other tools make: Django from its migrations (users, permissions, sessions, the
//! admin's log) or from an application's models, and `SQLAlchemy` from its metadata.

use std::{path::Path, process::Command};

use tablewright_testing::{Failed, Scratch, Server, Trial};

use crate::{check, trial};

/// The projects, and the script that makes their tables.
const PROJECTS: &[(&str, &str)] = &[
    ("django", "django_database.py"),
    ("wagtail", "django_database.py"),
    ("oscar", "django_database.py"),
    ("buildbot", "buildbot_database.py"),
];

pub(crate) fn trials(folder: Option<&Path>) -> Vec<Trial> {
    let python = folder.map(|folder| folder.join("python/bin/python"));
    let mut trials = Vec::new();
    for (project, script) in PROJECTS {
        trials.extend(Server::ALL.into_iter().map(|server| {
            trial(project, server, python.clone(), move |scratch, python| {
                make(scratch, python, script, project)?;
                check(project, scratch)
            })
        }));
    }
    trials
}

fn make(scratch: &Scratch, python: &Path, script: &str, project: &str) -> Result<(), Failed> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign").join(script);
    let output = Command::new(python).arg(script).args([&scratch.url, project]).output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
}
