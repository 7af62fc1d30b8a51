//! The spec that a command works on, read and checked.

use std::path::{Path, PathBuf};

use tablewright_codegen::{
    check::{check, place::Place},
    diagnostic::{Diagnostics, Source, Sources},
    history::{self, Access, Declared, LOCK_PATH, Lock, Locked, Project},
    schema::rename::{Baseline, SealedText},
    spec::{self, Loaded},
};

use super::{Failure, output};

/// A spec without errors, and the warnings about it.
pub(super) struct Checked {
    pub(super) loaded: Loaded,
    pub(super) warnings: Diagnostics,
}

/// Reads and checks the spec at `path`.
///
/// # Errors
///
/// [`Failure::Found`] with everything that is wrong with it.
pub(super) fn load(path: &Path) -> Result<Checked, Failure> {
    let loaded = spec::load(path).map_err(Failure::Found)?;
    let mut found = check(&loaded.declaration, &loaded.places);
    found.extend_from_slice(&loaded.warnings);
    let warnings = Diagnostics::new(found, loaded.sources.clone());
    if warnings.has_errors() {
        return Err(Failure::Found(warnings));
    }
    Ok(Checked { loaded, warnings })
}

/// The folder that the spec at `path` stands in, and `migrations` beside it.
pub(super) fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        Some(_) | None => PathBuf::from("."),
    }
}

/// Reads the spec at `path` and the lock beside it.
///
/// # Errors
///
/// [`Failure::Found`] with what is wrong with them.
pub(super) fn read(path: &Path) -> Result<(Loaded, Lock), Failure> {
    let loaded = load(path)?.loaded;
    match read_lock(path, &loaded) {
        Ok(lock) => Ok((loaded, lock)),
        Err(error) => Err(failure(error, loaded.sources)),
    }
}

/// Reads the lock beside the spec at `path`.
pub(super) fn read_lock(path: &Path, loaded: &Loaded) -> Result<Lock, history::Error> {
    let root = folder(path);
    let lock_source = loaded.sources.files.len();
    let project = Project { root: &root, access: Access::Locked(Locked::Requested), lock_source };
    history::read(&project, &declared(loaded))
}

/// What is wrong with the history. Its diagnostics point into `sources` and, behind them, into the lock.
pub(super) fn failure(error: history::Error, mut sources: Sources) -> Failure {
    let history::Error::Found { diagnostics, lock } = error else { return error.into() };
    sources.files.push(Source { name: LOCK_PATH.to_owned(), text: lock });
    Failure::Found(Diagnostics::new(diagnostics, sources))
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
    let lock = read_lock(path, loaded);
    if let Err(error) = &lock {
        output::remark(&format!("the objects of raw SQL are not checked: {error}"));
    }
    lock.ok()
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
