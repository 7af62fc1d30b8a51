//! `tablewright status`: shows what is sealed, what is drafted, and what no migration contains yet.

use std::path::PathBuf;

use serde_json::json;
use tablewright_codegen::{
    history::{self, Lock},
    migration,
};

use super::{Format, Outcome, output, project};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The spec; `migrations` is in the same folder
    #[arg(default_value = "schema.yaml")]
    spec: PathBuf,
}

/// Exits with 1 if the spec differs from the sealed schema.
pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let (loaded, lock) = project::read(&arguments.spec)?;
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
        text.push_str("the spec matches the sealed schema\n");
    } else {
        text.push_str("not sealed:\n");
    }
    for change in changes {
        text.push_str(&output::line(&["- ", change]));
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
    output::print(&output::json(&all))
}
