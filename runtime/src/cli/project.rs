//! The spec that a command works on, read and checked.

use std::path::{Path, PathBuf};

use tablewright_codegen::{
    check::{check, place::Place},
    diagnostic::Diagnostics,
    history::Declared,
    spec::{self, Loaded},
};

/// A spec without errors, and the warnings about it.
pub(super) struct Checked {
    pub(super) loaded: Loaded,
    pub(super) warnings: Diagnostics,
}

/// Reads and checks the spec at `path`.
///
/// # Errors
///
/// Everything that is wrong with it, if anything is.
pub(super) fn load(path: &Path) -> Result<Checked, Diagnostics> {
    let loaded = spec::load(path)?;
    let mut found = check(&loaded.declaration, &loaded.places);
    found.extend_from_slice(&loaded.warnings);
    let warnings = Diagnostics::new(found, loaded.sources.clone());
    if warnings.has_errors() { Err(warnings) } else { Ok(Checked { loaded, warnings }) }
}

/// The folder that the spec at `path` stands in, and `migrations` beside it.
pub(super) fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        Some(_) | None => PathBuf::from("."),
    }
}

/// What the history compares with.
pub(super) fn declared(loaded: &Loaded) -> Declared<'_> {
    let declaration = &loaded.declaration;
    let span = loaded.places.span(&Place::File);
    Declared {
        schema: &declaration.schema,
        intent: &declaration.intent,
        dialects: declaration.settings.dialects,
        span,
    }
}
