//! `tablewright check`: reports what is wrong with a spec, and with the change from what is sealed beside it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tablewright_codegen::{
    diagnostic::{Diagnostic, Diagnostics, Source},
    history::{self, LOCK_PATH},
    migration,
    spec::Loaded,
};

use super::{
    Failure, Format, Outcome, output,
    project::{self, Checked},
};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The spec; `migrations` is in the same folder
    #[arg(default_value = "schema.yaml")]
    spec: PathBuf,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let Checked { loaded, warnings } = project::load(&arguments.spec)?;
    let tables = loaded.declaration.schema.tables.len();
    let is_locked = project::has_lock(&arguments.spec);
    let found = if is_locked { review(loaded, warnings, &arguments.spec)? } else { warnings };
    let ending = output::print_diagnostics(&found, format)?;
    if !found.has_errors() {
        let noun = if tables == 1 { "table" } else { "tables" };
        let fits = if is_locked { ", and so are its changes to the sealed schema" } else { "" };
        let spec = arguments.spec.display();
        output::remark(&format!("`{spec}` is valid: {tables} {noun}{fits}"));
    }
    Ok(ending)
}

/// The diagnostics of the spec, and of its changes to the schema sealed in the lock beside it.
fn review(mut loaded: Loaded, warnings: Diagnostics, spec: &Path) -> Result<Diagnostics, Failure> {
    let mut all: Vec<Diagnostic> = warnings.into_iter().collect();
    match project::read_lock(spec, &loaded) {
        Ok(lock) => {
            let text =
                fs::read_to_string(project::folder(spec).join(LOCK_PATH)).unwrap_or_default();
            let sealed = project::with_text(&mut loaded, &lock, &text);
            all.extend(migration::review(sealed, &loaded.declaration, &loaded.places));
        }
        Err(history::Error::Found { diagnostics, lock }) => {
            loaded.sources.files.push(Source { name: LOCK_PATH.to_owned(), text: lock });
            all.extend(diagnostics);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Diagnostics::new(all, loaded.sources))
}
