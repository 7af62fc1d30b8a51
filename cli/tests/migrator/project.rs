//! Three migrations in a folder, and the command that runs them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tablewright_testing::{Failed, Scratch, own_command};
use tempfile::TempDir;

/// Version, name, up and down, but for the history.
const MIGRATIONS: [[&str; 4]; 3] = [
    [
        "2026-11-22-120000",
        "create_authors",
        "-- table authors\nCREATE TABLE authors (id INTEGER PRIMARY KEY, name VARCHAR(20));\n\n\
         -- rows; of authors\nINSERT INTO authors VALUES (1, 'Ann; Lee'), (2, 'Bo');\n",
        "DROP TABLE authors;\n",
    ],
    [
        "2026-11-23-120000",
        "create_books",
        "-- table books\nCREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER, title VARCHAR(20));\n\n\
         -- index books_author\nCREATE INDEX books_author ON books (author);\n",
        "DROP TABLE books;\n",
    ],
    [
        "2026-11-24-120000",
        "add_year",
        "-- table books\nALTER TABLE books ADD COLUMN year INTEGER;\n",
        "ALTER TABLE books DROP COLUMN year;\n",
    ],
];

/// The folder names of the migrations.
pub(crate) const NAMES: [&str; 3] = [
    "2026-11-22-120000_create_authors",
    "2026-11-23-120000_create_books",
    "2026-11-24-120000_add_year",
];

/// A folder with migrations for one scratch database.
pub(crate) struct Project<'s> {
    folder: TempDir,
    pub(crate) scratch: &'s Scratch,
}

impl<'s> Project<'s> {
    /// The first `count` of the three migrations.
    pub(crate) fn new(scratch: &'s Scratch, count: usize) -> Result<Self, Failed> {
        let project = Self { folder: TempDir::new()?, scratch };
        for [version, name, up, down] in &MIGRATIONS[..count] {
            project.add(version, name, up, down)?;
        }
        Ok(project)
    }

    /// Writes a migration with the history's statements around it.
    pub(crate) fn add(
        &self,
        version: &str,
        name: &str,
        up: &str,
        down: &str,
    ) -> Result<(), Failed> {
        let folder = self.migrations().join(format!("{version}_{name}"));
        fs::create_dir_all(&folder)?;
        let up = format!(
            "CREATE TABLE IF NOT EXISTS __tablewright_history (version VARCHAR(50) PRIMARY KEY, \
             name VARCHAR(255), fingerprint VARCHAR(64));\n{up}\
             INSERT INTO __tablewright_history (version, name, fingerprint)\n    \
             VALUES ('{version}', '{name}', 'after {name}');\n"
        );
        let down =
            format!("{down}DELETE FROM __tablewright_history WHERE version = '{version}';\n");
        fs::write(folder.join("up.sql"), up)?;
        fs::write(folder.join("down.sql"), down)?;
        Ok(())
    }

    /// The script of a migration's way up.
    pub(crate) fn up(&self, full_name: &str) -> PathBuf {
        self.migrations().join(full_name).join("up.sql")
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn migrations(&self) -> PathBuf {
        self.root().join("migrations").join(self.scratch.database.keyword())
    }

    /// The command on the scratch database, in the folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = own_command(env!("CARGO_BIN_EXE_tablewright"));
        command.current_dir(self.root());
        command.args(&arguments[..1]).arg(&self.scratch.url).args(&arguments[1..]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::null());
        command
    }

    /// Runs it and expects an exit status; gives what it printed, standard output first.
    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str], status: i32) -> (String, String) {
        let Output { status: found, stdout, stderr } = self.command(arguments).output().unwrap();
        let (out, errors) =
            (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
        assert_eq!(found.code(), Some(status), "{arguments:?}\n{out}\n{errors}");
        (out, errors)
    }

    /// The states that `list` prints, one word each.
    #[track_caller]
    pub(crate) fn states(&self, status: i32) -> Vec<String> {
        let (out, _) = self.run(&["list"], status);
        out.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
    }
}
