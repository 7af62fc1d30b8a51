//! A git repository with a spec in it, on which two branches work.

use std::{
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tablewright_testing::{Failed, own_command, program};
use tempfile::TempDir;

/// 2026-11-22 12:00:00 UTC.
const NOON: u64 = 1_795_348_800;

/// A repository in a temporary folder.
pub(crate) struct Repository {
    folder: TempDir,
    clock: u64,
}

/// How a command ended, and all that it printed.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) errors: String,
}

impl Repository {
    /// A folder in which nothing is yet, not even a repository.
    pub(crate) fn empty() -> Result<Self, Failed> {
        Ok(Self { folder: TempDir::new()?, clock: NOON })
    }

    /// A repository whose branch `main` has the spec with its first migration sealed.
    pub(crate) fn new(spec: &str) -> Result<Self, Failed> {
        let mut repository = Self::empty()?;
        repository.git(&["init", "--quiet", "--initial-branch", "main"])?;
        repository.edit(spec)?;
        repository.seal("first")?;
        repository.commit("first")?;
        Ok(repository)
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn edit(&self, spec: &str) -> Result<(), Failed> {
        Ok(fs::write(self.root().join("schema.yaml"), spec)?)
    }

    pub(crate) fn read(&self, path: &str) -> Result<String, Failed> {
        Ok(fs::read_to_string(self.root().join(path))?)
    }

    /// Makes `spec` history on the branch that is checked out, and commits it.
    pub(crate) fn change(&mut self, spec: &str, name: &str) -> Result<(), Failed> {
        self.edit(spec)?;
        self.seal(name)?;
        self.commit(name)
    }

    fn seal(&mut self, name: &str) -> Result<(), Failed> {
        let ended = self.tablewright(&["seal", name])?;
        if ended.status == Some(0) { Ok(()) } else { Err(format!("{ended:#?}").into()) }
    }

    pub(crate) fn commit(&self, message: &str) -> Result<(), Failed> {
        self.git(&["add", "--all"])?;
        self.git(&["commit", "--quiet", "--message", message]).map(drop)
    }

    /// Runs git, which must succeed.
    pub(crate) fn git(&self, arguments: &[&str]) -> Result<String, Failed> {
        let ended = self.try_git(arguments)?;
        if ended.status == Some(0) {
            Ok(ended.out)
        } else {
            Err(format!("git {arguments:?}: {ended:#?}").into())
        }
    }

    /// Runs git, which may fail.
    pub(crate) fn try_git(&self, arguments: &[&str]) -> Result<Ended, Failed> {
        let git = program("TEST_GIT", "git").ok_or("no git")?;
        let mut command = Command::new(git);
        command.current_dir(self.root()).args([
            "-c",
            "user.name=Ann",
            "-c",
            "user.email=ann@example.org",
        ]);
        command.args([
            "-c",
            "commit.gpgSign=false",
            "-c",
            "core.editor=true",
            "-c",
            "rerere.enabled=false",
        ]);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        Ok(ended(command.args(arguments).output()?))
    }

    /// Runs our command; its clock goes on by a minute each time.
    pub(crate) fn tablewright(&mut self, arguments: &[&str]) -> Result<Ended, Failed> {
        self.clock += 60;
        Ok(ended(self.command(arguments).output()?))
    }

    /// Our command, not run yet.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = own_command(env!("CARGO_BIN_EXE_tablewright"));
        command.current_dir(self.root()).args(arguments);
        command.env("SOURCE_DATE_EPOCH", self.clock.to_string());
        command
    }

    /// The folders of the migrations for SQLite, without their versions.
    pub(crate) fn names(&self) -> Result<Vec<String>, Failed> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.root().join("migrations/sqlite"))? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names.iter().filter_map(|name| Some(name.split_once('_')?.1.to_owned())).collect())
    }

    /// Every file outside `.git` with a hash of its bytes.
    pub(crate) fn tree(&self) -> Result<BTreeMap<PathBuf, u64>, Failed> {
        let mut tree = BTreeMap::new();
        collect(self.root(), &mut tree)?;
        Ok(tree)
    }
}

fn collect(folder: &Path, tree: &mut BTreeMap<PathBuf, u64>) -> Result<(), Failed> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && !path.ends_with(".git") {
            collect(&path, tree)?;
        } else if path.is_file() {
            let mut hasher = DefaultHasher::new();
            fs::read(&path)?.hash(&mut hasher);
            tree.insert(path, hasher.finish());
        }
    }
    Ok(())
}

pub(crate) fn ended(output: Output) -> Ended {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ended { status: output.status.code(), out: text(output.stdout), errors: text(output.stderr) }
}

impl Ended {
    /// Fails unless the command ended so.
    #[track_caller]
    pub(crate) fn with(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{}\n{}", self.out, self.errors);
        self
    }

    /// Fails unless the command has printed these.
    #[track_caller]
    pub(crate) fn says(self, words: &[&str]) -> Self {
        let Self { out, errors, .. } = &self;
        for word in words {
            assert!(out.contains(word) || errors.contains(word), "no `{word}` in\n{out}\n{errors}");
        }
        self
    }
}
