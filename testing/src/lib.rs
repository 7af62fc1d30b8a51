//! Scratch databases for the workspace's own tests, and trials that are *ignored* where their server is missing.
//!
//! `scripts/test` starts throw-away servers and names them in the variables that [`Server`] lists.
//! A test on a database is a function of a [`Scratch`]; [`on`] makes a trial of it for each server of one
//! kind of database, [`on_each`] for all servers. Where a server is missing the trial counts as ignored,
//! except under `TEST_REQUIRE_ALL=1` (CI), where it fails. Start reading at [`on_each`].

mod case;
pub mod random;
mod scratch;
mod server;

use std::{
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

pub use case::{Case, section};
pub use libtest_mimic::{Failed, Trial};
pub use scratch::Scratch;
pub use server::{Database, Presence, Server};

use libtest_mimic::Arguments;

/// The folder of the schemas that other projects ship, where `TEST_FOREIGN_SCHEMAS` names one.
#[must_use]
pub fn foreign_schemas() -> Option<PathBuf> {
    setting("TEST_FOREIGN_SCHEMAS").map(PathBuf::from)
}

/// Whether `BLESS` asks to write what tests expect anew.
#[must_use]
pub fn is_blessing() -> bool {
    setting("BLESS").is_some()
}

/// A program that takes nothing of ours from the environment of the tests: no database, no servers to prove on, and not
/// what CI sets for its builds, which forbids to write migrations.
#[must_use]
pub fn own_command(path: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(path);
    for variable in
        ["DATABASE_URL", "TABLEWRIGHT_LOCKED", "TABLEWRIGHT_MYSQL_URL", "TABLEWRIGHT_POSTGRES_URL"]
    {
        command.env_remove(variable);
    }
    command
}

/// Makes one trial for each server: `name::sqlite`, `name::postgres`, `name::postgres18` and so on.
pub fn on_each<F>(name: &str, test: F) -> Vec<Trial>
where
    F: Fn(&Scratch) -> Result<(), Failed> + Clone + Send + 'static,
{
    Server::ALL.into_iter().map(|server| on_server(server, name, test.clone())).collect()
}

/// Makes one trial for each server of a kind of database.
pub fn on<F>(database: Database, name: &str, test: F) -> Vec<Trial>
where
    F: Fn(&Scratch) -> Result<(), Failed> + Clone + Send + 'static,
{
    database.servers().map(|server| on_server(server, name, test.clone())).collect()
}

/// Makes the trial `name::<server>` of a test on a scratch database.
pub fn on_server<F>(server: Server, name: &str, test: F) -> Trial
where
    F: FnOnce(&Scratch) -> Result<(), Failed> + Send + 'static,
{
    on_server_with(server, name, (true, ""), test)
}

/// Makes the trial `name::<server>` of a test that needs something else, too: whether it is there, and
/// what to say if not.
pub fn on_server_with<F>(
    server: Server,
    name: &str,
    (is_there, missing): (bool, &str),
    test: F,
) -> Trial
where
    F: FnOnce(&Scratch) -> Result<(), Failed> + Send + 'static,
{
    let name = [name, "::", server.keyword()].concat();
    let test = move || test(&Scratch::new(server)?);
    match server.presence() {
        Presence::There => needing(&name, is_there, missing, test),
        Presence::Missing => needing(&name, false, "no server", test),
        Presence::Excused(reason) => {
            where_found(&name, false, &["no server: ", &reason].concat(), test)
        }
    }
}

/// Makes a trial that needs something outside the workspace: without it the trial is ignored, and its
/// kind, which the test runner prints, says what is missing. Under `TEST_REQUIRE_ALL=1` it fails.
pub fn needing<F>(name: &str, is_there: bool, missing: &str, test: F) -> Trial
where
    F: FnOnce() -> Result<(), Failed> + Send + 'static,
{
    if !is_there && setting("TEST_REQUIRE_ALL").is_some() {
        let failure = [missing, ", but TEST_REQUIRE_ALL is set"].concat();
        return Trial::test(name, move || Err(failure.into()));
    }
    where_found(name, is_there, missing, test)
}

/// Makes a trial that runs where something is found that nobody can be asked to have, and is ignored
/// elsewhere, even under `TEST_REQUIRE_ALL=1`.
pub fn where_found<F>(name: &str, is_there: bool, missing: &str, test: F) -> Trial
where
    F: FnOnce() -> Result<(), Failed> + Send + 'static,
{
    if is_there {
        Trial::test(name, test)
    } else {
        Trial::test(name, || Ok(())).with_kind(missing).with_ignored_flag(true)
    }
}

/// Runs the trials as a test binary's `main`. Ignored ones stay ignored even under `--include-ignored`,
/// since nothing could run them.
pub fn run(trials: Vec<Trial>) -> ! {
    let mut arguments = Arguments::from_args();
    arguments.include_ignored = false;
    libtest_mimic::run(&arguments, trials).exit()
}

/// The folder with the legacy databases, where the machine has it.
#[must_use]
pub fn legacy_folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/legacy");
    folder.is_dir().then_some(folder)
}

/// The specs of the golden cases and the knowledge store's own, by name.
#[must_use]
pub fn golden_specs() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let entries = fs::read_dir(root.join("codegen/tests/golden")).into_iter().flatten().flatten();
    let mut specs: Vec<_> = entries
        .map(|entry| (entry.file_name().display().to_string(), entry.path().join("schema.yaml")))
        .filter(|(_, path)| path.exists())
        .collect();
    specs.sort();
    specs.push(("knowledge_store".to_owned(), root.join("schema.yaml")));
    specs
}

/// A program that tests call: the one that `variable` names, or else `program` on the search path.
#[must_use]
pub fn program(variable: &str, program: &str) -> Option<PathBuf> {
    if let Some(path) = setting(variable) {
        return Some(PathBuf::from(path));
    }
    let folders = setting("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

#[expect(clippy::disallowed_methods, reason = "the environment says which servers there are")]
fn setting(variable: &str) -> Option<String> {
    env::var(variable).ok().filter(|value| !value.is_empty())
}
