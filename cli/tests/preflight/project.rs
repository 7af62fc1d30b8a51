//! A package with a spec, its migrations sealed by the command, and a scratch database for them.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use tablewright_testing::{Failed, Scratch, own_command};
use tempfile::TempDir;

/// A spec of two tables, which cases change by replacing parts of it. Each change is one migration.
pub(crate) const SPEC: &str = "\
dialects: [sqlite, postgres, mysql]
tables:
  author:
    columns:
      id: bigint
      name: string(50)?
      tier: string(10)?
      age: string(20)?
      score: integer?
    primary_key: id
  book:
    columns:
      id: bigint
      author_id: bigint?
      title: string(50)?
    primary_key: id
settings: { postgres_safe_forms: false }
";

/// What a case says with the exit status.
pub(crate) struct Said {
    pub(crate) out: String,
    pub(crate) errors: String,
}

/// A package for one scratch database.
pub(crate) struct Package<'s> {
    folder: TempDir,
    scratch: &'s Scratch,
    url: String,
    seals: std::cell::Cell<u64>,
}

impl<'s> Package<'s> {
    /// A package whose first migration makes `spec`, on a database that has it.
    pub(crate) fn migrated(scratch: &'s Scratch, spec: &str) -> Result<Self, Failed> {
        let package = Self {
            folder: TempDir::new()?,
            scratch,
            url: scratch.url.clone(),
            seals: std::cell::Cell::new(0),
        };
        package.seal(spec)?;
        package.run(&["migrate"], 0);
        Ok(package)
    }

    /// The same package, which connects by another URL.
    pub(crate) fn at(self, url: String) -> Self {
        Self { url, ..self }
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The folder of the migrations for this kind of database.
    pub(crate) fn migrations(&self) -> std::path::PathBuf {
        self.root().join("migrations").join(self.scratch.database.keyword())
    }

    /// Lets the case write the sealed migrations: without a lock nothing says what they were.
    pub(crate) fn forget_lock(&self) -> Result<(), Failed> {
        Ok(fs::remove_file(self.root().join("migrations/schema.lock"))?)
    }

    /// Makes the spec another one and seals what leads there.
    pub(crate) fn seal(&self, spec: &str) -> Result<(), Failed> {
        fs::write(self.root().join("schema.yaml"), spec)?;
        let number = self.seals.replace(self.seals.get() + 1);
        let output = self
            .bare(&["seal", &format!("change_{number}")])
            .env("SOURCE_DATE_EPOCH", (1_764_000_000 + number * 3600).to_string())
            .output()?;
        if output.status.success() {
            return Ok(());
        }
        let (out, errors) =
            (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        Err(format!("cannot seal:\n{spec}\n{out}\n{errors}").into())
    }

    /// The command in the folder, without a database.
    fn bare(&self, arguments: &[&str]) -> Command {
        let mut command = own_command(env!("CARGO_BIN_EXE_tablewright"));
        command.current_dir(self.root()).args(arguments);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::null());
        command
    }

    /// The command on the database.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.bare(&arguments[..1]);
        command.arg(&self.url).args(&arguments[1..]);
        command
    }

    /// Runs it and expects an exit status.
    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str], status: i32) -> Said {
        let output = self.command(arguments).output().unwrap();
        let said = Said {
            out: String::from_utf8(output.stdout).unwrap(),
            errors: String::from_utf8(output.stderr).unwrap(),
        };
        let found = output.status.code();
        assert_eq!(found, Some(status), "{arguments:?}\n{}\n{}", said.out, said.errors);
        said
    }
}

/// The spec with parts of it replaced, each of which must be there.
#[track_caller]
pub(crate) fn changed(replacements: &[(&str, &str)]) -> String {
    let mut spec = SPEC.to_owned();
    for (before, after) in replacements {
        assert!(before.is_empty() || spec.contains(before), "no `{before}` in\n{spec}");
        if before.is_empty() {
            spec.push_str(after);
        } else {
            spec = spec.replacen(before, after, 1);
        }
    }
    spec
}
