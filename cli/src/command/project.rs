//! The spec that a command works on, read and checked.

use std::path::{Path, PathBuf};

use tablewright_codegen::{
    check::{check, place::Place},
    diagnostic::{Diagnostics, Source},
    history::{self, Access, Declared, LOCK_PATH, Lock, Locked, Project},
    schema::rename::{Baseline, SealedText},
    spec::{self, Loaded},
};

use super::{
    Failure, Format,
    output::{self, Ending},
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

/// A spec with its lock, or how reading them ended.
pub(super) enum Read {
    /// Both, without errors.
    Sound(Box<(Loaded, Lock)>),
    /// The errors have been printed.
    Printed(Ending),
}

/// Reads the spec at `path` and the lock beside it, and prints what is wrong with them.
///
/// # Errors
///
/// What the file system refuses.
pub(super) fn read(path: &Path, format: Format) -> Result<Read, Failure> {
    let loaded = match load(path) {
        Ok(checked) => checked.loaded,
        Err(found) => return Ok(Read::Printed(output::print_diagnostics(&found, format)?)),
    };
    let root = folder(path);
    let lock_source = loaded.sources.files.len();
    let project = Project { root: &root, access: Access::Locked(Locked::Requested), lock_source };
    match history::read(&project, &declared(&loaded)) {
        Ok(lock) => Ok(Read::Sound(Box::new((loaded, lock)))),
        Err(history::Error::Found { diagnostics, lock }) => {
            let mut sources = loaded.sources;
            sources.files.push(Source { name: LOCK_PATH.to_owned(), text: lock });
            let found = Diagnostics::new(diagnostics, sources);
            Ok(Read::Printed(output::print_diagnostics(&found, format)?))
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether a lock lies beside the spec at `path`.
pub(super) fn has_lock(path: &Path) -> bool {
    folder(path).join(LOCK_PATH).exists()
}

/// Adds the lock's text to the files that diagnostics point into, and returns what is sealed with it.
pub(super) fn with_text<'l>(loaded: &mut Loaded, lock: &'l Lock, text: &'l str) -> Baseline<'l> {
    let sealed = SealedText { text, source: loaded.sources.files.len() };
    loaded.sources.files.push(Source { name: LOCK_PATH.to_owned(), text: text.to_owned() });
    Baseline { text: Some(sealed), ..Baseline::from(lock) }
}

/// The lock beside the spec at `path`, if it can be read: what it knows of raw objects is worth asking for, and
/// no more than that.
pub(super) fn lock(path: &Path, loaded: &Loaded) -> Option<Lock> {
    if loaded.declaration.schema.raw_objects.is_empty() {
        return None;
    }
    let root = folder(path);
    let lock_source = loaded.sources.files.len();
    let project = Project { root: &root, access: Access::Locked(Locked::Requested), lock_source };
    match history::read(&project, &declared(loaded)) {
        Ok(lock) => Some(lock),
        Err(error) => {
            let words = ["the objects of raw SQL are not checked: ", &error.to_string()].concat();
            output::remark(&words);
            None
        }
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
