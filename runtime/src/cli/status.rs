//! `tablewright status`: what is sealed, what is drafted, and what no migration makes yet.

use std::path::PathBuf;

use serde_json::json;
use tablewright_codegen::{
    diagnostic::{Diagnostics, Source},
    history::{self, Access, LOCK_PATH, Lock, Project},
    migration,
};

use super::{Format, Outcome, output, project};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The spec; `migrations` lies beside it
    #[arg(default_value = "schema.yaml")]
    spec: PathBuf,
}

/// Exits with 1 if the spec declares what is not sealed.
pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let loaded = match project::load(&arguments.spec) {
        Ok(checked) => checked.loaded,
        Err(found) => return Ok(output::print_diagnostics(&found, format)?),
    };
    let root = project::folder(&arguments.spec);
    let lock_source = loaded.sources.files.len();
    let project = Project { root: &root, access: Access::Locked, lock_source };
    let lock = match history::read(&project, &project::declared(&loaded)) {
        Ok(lock) => lock,
        Err(history::Error::Found { diagnostics, lock }) => {
            let mut sources = loaded.sources;
            sources.files.push(Source { name: LOCK_PATH.to_owned(), text: lock });
            return Ok(output::print_diagnostics(&Diagnostics::new(diagnostics, sources), format)?);
        }
        Err(error) => return Err(error.into()),
    };
    let changes = migration::describe(&lock, &loaded.declaration);
    match format {
        Format::Text => print_text(&lock, &changes)?,
        Format::Json => print_json(&lock, &changes)?,
    }
    Ok(if changes.is_empty() { output::Ending::Fine } else { output::Ending::Found })
}

fn print_text(lock: &Lock, changes: &[String]) -> std::io::Result<()> {
    let mut text = String::new();
    if lock.sealed.is_empty() {
        text.push_str("no migration is sealed\n");
    }
    for sealed in &lock.sealed {
        text.extend(["sealed  ", sealed.version.as_str(), "_", &sealed.name, "\n"]);
    }
    for draft in lock.draft.iter().flat_map(|draft| &draft.migrations) {
        text.extend(["draft   ", draft.version.as_str(), "_", &draft.name, "\n"]);
    }
    if changes.is_empty() {
        text.push_str("the spec is what is sealed\n");
    } else {
        text.push_str("not sealed:\n");
    }
    for change in changes {
        text.extend(["- ", change, "\n"]);
    }
    output::print(&text)
}

fn print_json(lock: &Lock, changes: &[String]) -> std::io::Result<()> {
    let folder = |version: &history::Version, name: &str| [version.as_str(), "_", name].concat();
    let sealed: Vec<_> =
        lock.sealed.iter().map(|sealed| folder(&sealed.version, &sealed.name)).collect();
    let draft = lock.draft.iter().flat_map(|draft| &draft.migrations);
    let draft: Vec<_> = draft.map(|draft| folder(&draft.version, &draft.name)).collect();
    let all = json!({
        "fingerprint": lock.fingerprint.as_str(),
        "sealed": sealed,
        "draft": draft,
        "changes": changes,
    });
    output::print(&[all.to_string().as_str(), "\n"].concat())
}
