//! `tablewright seal`: proves the draft of the next migration and makes it history.
//!
//! The proof runs the draft up, down and up again on a SQLite database in memory, behind the sealed ones.

use std::{
    env,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::json;
use tablewright_codegen::{
    diagnostic::{Diagnostics, Source},
    dialect::Dialect,
    history::{self, Access, LOCK_PATH, Project},
    migration::SchemaPlanner,
    spec::Loaded,
};

use super::{Failure, Format, Outcome, output, project};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// What to call the migration, in place of the name made from its changes
    name: Option<String>,
    /// The spec; `migrations` lies beside it
    #[arg(long, default_value = "schema.yaml")]
    spec: PathBuf,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let loaded = match project::load(&arguments.spec) {
        Ok(checked) => checked.loaded,
        Err(found) => return Ok(output::print_diagnostics(&found, format)?),
    };
    let root = project::folder(&arguments.spec);
    match seal(&loaded, &root, arguments.name.as_deref()) {
        Ok(sealed) => {
            print_sealed(&sealed, format)?;
            Ok(output::Ending::Fine)
        }
        Err(Stop::Failure(failure)) => Err(failure),
        Err(Stop::History(history::Error::Found { diagnostics, lock })) => {
            let mut sources = loaded.sources;
            sources.files.push(Source { name: LOCK_PATH.to_owned(), text: lock });
            Ok(output::print_diagnostics(&Diagnostics::new(diagnostics, sources), format)?)
        }
        Err(Stop::History(error)) => Err(error.into()),
    }
}

/// Why nothing was sealed.
enum Stop {
    History(history::Error),
    Failure(Failure),
}

impl From<history::Error> for Stop {
    fn from(error: history::Error) -> Self {
        Self::History(error)
    }
}

/// Seals the draft, and says what became history.
fn seal(loaded: &Loaded, root: &Path, name: Option<&str>) -> Result<Vec<String>, Stop> {
    let clock = clock().map_err(Stop::Failure)?;
    let is_locked = env::var_os("TABLEWRIGHT_LOCKED").is_some_and(|value| !value.is_empty());
    let access = if is_locked { Access::Locked } else { Access::Writable { modified: None } };
    let project = Project { root, access, lock_source: loaded.sources.files.len() };
    let declared = project::declared(loaded);
    let planner = SchemaPlanner::new(&loaded.declaration, &loaded.places);
    let draft = history::update(&project, &declared, &planner, &|| clock)?;
    if draft.draft.is_empty() {
        return Ok(Vec::new());
    }
    if declared.dialects.contains(Dialect::Sqlite) {
        let folder = |version, name: &str| {
            root.join(history::migration_folder(Dialect::Sqlite, version, name))
        };
        let sealed = draft.lock.sealed.iter().map(|sealed| folder(&sealed.version, &sealed.name));
        let drafted = draft.draft.iter().map(|draft| folder(&draft.version, &draft.name));
        let (sealed, drafted): (Vec<_>, Vec<_>) = (sealed.collect(), drafted.collect());
        prove(&sealed, &drafted).map_err(Stop::Failure)?;
    }
    let before = draft.lock.sealed.len();
    let outcome = history::seal(&project, &declared, &planner, &|| clock, name)?;
    let new = outcome.lock.sealed.iter().skip(before);
    Ok(new.map(|sealed| [sealed.version.as_str(), "_", &sealed.name].concat()).collect())
}

/// The seconds since 1970 began, or what `SOURCE_DATE_EPOCH` says.
#[expect(clippy::disallowed_methods, reason = "a draft's version reads the clock")]
fn clock() -> Result<u64, Failure> {
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.parse().map_err(|_| {
            Failure::Usage(format!(
                "`SOURCE_DATE_EPOCH` is `{text}`, which is no number of seconds"
            ))
        }),
        Err(_) => Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs()),
    }
}

/// Runs the draft up, down and up again, behind the sealed migrations.
#[cfg(feature = "sqlite")]
fn prove(sealed: &[PathBuf], draft: &[PathBuf]) -> Result<(), Failure> {
    let mut connection = crate::connection::open("sqlite::memory:")?;
    for folder in sealed {
        execute(&mut connection, folder, "up.sql")?;
    }
    for round in 0..2 {
        for folder in draft {
            execute(&mut connection, folder, "up.sql")?;
        }
        if round == 0 {
            for folder in draft.iter().rev() {
                execute(&mut connection, folder, "down.sql")?;
            }
        }
    }
    output::remark("proved on SQLite: up, down, up");
    Ok(())
}

#[cfg(feature = "sqlite")]
fn execute(
    connection: &mut crate::AnyConnection,
    folder: &Path,
    file: &str,
) -> Result<(), Failure> {
    use diesel::connection::SimpleConnection;

    let path = folder.join(file);
    let sql = std::fs::read_to_string(&path)
        .map_err(|error| format!("cannot read `{}`: {error}", path.display()))?;
    connection
        .batch_execute(&sql)
        .map_err(|error| format!("`{}` fails on SQLite: {error}", path.display()))?;
    Ok(())
}

/// Without SQLite in this build nothing can be proved, which is said.
#[cfg(not(feature = "sqlite"))]
#[expect(clippy::unnecessary_wraps, reason = "as with SQLite")]
fn prove(_: &[PathBuf], _: &[PathBuf]) -> Result<(), Failure> {
    output::remark("not proved: this program was built without SQLite");
    Ok(())
}

fn print_sealed(sealed: &[String], format: Format) -> std::io::Result<()> {
    match format {
        Format::Json => {
            output::print(&[json!({ "sealed": sealed }).to_string().as_str(), "\n"].concat())
        }
        Format::Text if sealed.is_empty() => output::print("nothing to seal: there is no draft\n"),
        Format::Text => {
            sealed.iter().try_for_each(|name| output::print(&["sealed `", name, "`\n"].concat()))
        }
    }
}
