//! A folder with a spec and its migrations, and the command in it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tablewright_codegen::{
    check::place::Place,
    history::{self, Access, Declared},
    migration::SchemaPlanner,
    spec,
};
use tablewright_testing::{Failed, Scratch, own_command};
use tempfile::TempDir;

/// When drafts are opened: noon of days from 2026-11-22 on.
const FIRST_DAY: u64 = 1_795_348_800;

pub(crate) struct Project {
    folder: TempDir,
    day: u64,
}

impl Project {
    /// A project with one sealed migration, which makes what `spec` declares.
    pub(crate) fn new(spec: &str) -> Result<Self, Failed> {
        let mut project = Self { folder: TempDir::new()?, day: 0 };
        project.seal(spec, "first")?;
        Ok(project)
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn migrations(&self, scratch: &Scratch) -> PathBuf {
        self.root().join("migrations").join(scratch.database.keyword())
    }

    /// Writes the spec and the draft, as a build does.
    pub(crate) fn draft(&self, spec: &str) -> Result<(), Failed> {
        self.write(spec)?;
        self.each(|project, declared, planner, clock| {
            history::update(project, declared, planner, &|| clock).map(|_| ())
        })
    }

    /// Writes the spec, and makes what it declares history.
    pub(crate) fn seal(&mut self, spec: &str, name: &str) -> Result<(), Failed> {
        self.write(spec)?;
        self.each(|project, declared, planner, clock| {
            history::seal(project, declared, planner, &|| clock, Some(name)).map(|_| ())
        })?;
        self.day += 1;
        Ok(())
    }

    fn write(&self, spec: &str) -> Result<(), Failed> {
        Ok(fs::write(self.root().join("schema.yaml"), spec)?)
    }

    fn each(
        &self,
        work: impl FnOnce(
            &history::Project<'_>,
            &Declared<'_>,
            &SchemaPlanner<'_>,
            u64,
        ) -> Result<(), history::Error>,
    ) -> Result<(), Failed> {
        let loaded = spec::load(&self.root().join("schema.yaml"))
            .map_err(|diagnostics| format!("{diagnostics:#?}"))?;
        let project = history::Project {
            root: self.root(),
            access: Access::Writable { modified: None },
            lock_source: loaded.sources.files.len(),
        };
        let declaration = &loaded.declaration;
        let declared = Declared {
            schema: &declaration.schema,
            intent: &declaration.intent,
            dialects: declaration.settings.dialects,
            span: loaded.places.span(&Place::File),
        };
        let planner = SchemaPlanner::new(declaration, &loaded.places);
        let clock = FIRST_DAY + self.day * 86_400;
        Ok(work(&project, &declared, &planner, clock).map_err(|error| error.to_string())?)
    }

    /// The command, on a database.
    pub(crate) fn command(&self, command: &str, url: &str, arguments: &[&str]) -> Command {
        let mut process = own_command(env!("CARGO_BIN_EXE_tablewright"));
        process.current_dir(self.root());
        process.args([command, url]).args(arguments);
        process.stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::null());
        process
    }

    /// Runs it and expects an exit status; gives what it printed, standard output first.
    #[track_caller]
    pub(crate) fn run(
        &self,
        command: &str,
        url: &str,
        arguments: &[&str],
        status: i32,
    ) -> (String, String) {
        printed(self.command(command, url, arguments).output().unwrap(), status)
    }
}

#[track_caller]
pub(crate) fn printed(output: Output, status: i32) -> (String, String) {
    let Output { status: found, stdout, stderr } = output;
    let (out, errors) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
    assert_eq!(found.code(), Some(status), "\n{out}\n{errors}");
    (out, errors)
}
