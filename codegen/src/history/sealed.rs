//! Sealed files never change: compares each with its SHA-256 in the lock.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    Error,
    files::{names_in, read_optional},
    fingerprint::Fingerprint,
    lock::{LOCK_PATH, Lock, SealedMigration, find, folder_name},
    record::{Record, Stamp},
};
use crate::{
    diagnostic::{Code, Diagnostic, Span},
    dialect::{Dialect, DialectSet},
};

/// The migration that `diesel setup` writes into an empty folder. It creates nothing that a schema has.
const DIESEL_SETUP: &str = "00000000000000_diesel_initial_setup";

/// The lock with its text, for spans.
#[derive(Clone, Copy, Debug)]
pub(super) struct LockFile<'l> {
    pub(super) lock: &'l Lock,
    pub(super) text: &'l str,
    /// The text's index among the sources.
    pub(super) source: usize,
}

/// Reports every sealed file of `dialects` that is changed or missing, and every file and folder that is not in the
/// lock. Names that begin with a dot are ignored, as Diesel does.
pub(super) fn check_sealed(
    root: &Path,
    file: LockFile<'_>,
    dialects: DialectSet,
    record: &mut Record,
) -> Result<Vec<Diagnostic>, Error> {
    let mut found = Vec::new();
    for migration in &file.lock.sealed {
        let files = migration.files.iter().filter(|(dialect, _)| dialects.contains(**dialect));
        for (dialect, hashes) in files {
            let folder = shown(*dialect, &folder_name(&migration.version, &migration.name));
            let folder = SealedFolder { file, folder: &folder, hashes };
            found.extend(folder.check(root, record)?);
        }
    }
    for dialect in dialects.iter() {
        check_extra(root, file, dialect, &mut found)?;
    }
    Ok(found)
}

/// Reports that the lock is missing if there are migrations.
///
/// They are not reported one by one as unknown migrations: a user who removed each of them would lose the history.
pub(super) fn check_without_lock(
    root: &Path,
    file: LockFile<'_>,
) -> Result<Vec<Diagnostic>, Error> {
    let mut folders = Vec::new();
    for dialect in Dialect::ALL {
        folders.extend(extra_folders(root, file, dialect)?);
    }
    let Some((first, others)) = folders.split_first() else { return Ok(Vec::new()) };
    let more = match others.len() {
        0 => " exists".to_owned(),
        count => format!(" and {count} more exist"),
    };
    let message = [LOCK_PATH, "` is missing, but `", first, "`", &more].concat();
    let restore = ["restore it with `git checkout -- ", LOCK_PATH, "`"].concat();
    Ok(vec![
        Diagnostic::new(
            Code::ExtraMigration,
            find(file.text, file.source, "\"migrations\""),
            ["`", &message].concat(),
        )
        .label("missing")
        .help(
            [&restore, "; move migrations that Tablewright did not write to another folder"]
                .concat(),
        ),
    ])
}

/// Reports each sealed migration that has no files for one of `dialects`.
pub(super) fn check_dialects(file: LockFile<'_>, dialects: DialectSet) -> Vec<Diagnostic> {
    let lacks = |migration: &&SealedMigration, dialect| !migration.files.contains_key(&dialect);
    dialects
        .iter()
        .filter_map(|dialect| {
            let migration = file.lock.sealed.iter().find(|migration| lacks(migration, dialect))?;
            let folder = folder_name(&migration.version, &migration.name);
            Some(
                Diagnostic::new(
                    Code::DialectWithoutHistory,
                    find(file.text, file.source, migration.version.as_str()),
                    [
                        "the spec uses ",
                        dialect.title(),
                        ", but `",
                        &folder,
                        "` was sealed without it",
                    ]
                    .concat(),
                )
                .label(["has no files for `", dialect.keyword(), "`"].concat())
                .help(["remove `", dialect.keyword(), "` from `dialects` in the spec"].concat()),
            )
        })
        .collect()
}

/// The folder of a sealed migration in one dialect.
struct SealedFolder<'l> {
    file: LockFile<'l>,
    /// Its path for messages.
    folder: &'l str,
    /// The SHA-256 of its files in the lock.
    hashes: &'l BTreeMap<String, Fingerprint>,
}

impl SealedFolder<'_> {
    /// Reports each of its files that is changed or missing, and each file that does not belong there.
    fn check(&self, root: &Path, record: &mut Record) -> Result<Vec<Diagnostic>, Error> {
        let Self { file, folder, hashes } = *self;
        let mut found = Vec::new();
        for (name, hash) in hashes {
            let path = [folder, "/", name].concat();
            let full = root.join(&path);
            let stamp = Stamp::of(&full);
            if stamp.as_ref().is_some_and(|stamp| record.has_file(&path, stamp, hash)) {
                continue;
            }
            match read_optional(&full)? {
                None => found.push(self.missing(&path, hash)),
                Some(bytes) if Fingerprint::of_bytes(&bytes) != *hash => {
                    found.push(self.changed(&path, hash, &bytes));
                }
                Some(_) => {
                    if let Some(stamp) = &stamp {
                        record.keep_file(&path, stamp, hash);
                    }
                }
            }
        }
        let extra = names_in(&root.join(folder))?;
        let extra =
            extra.iter().filter(|name| !hashes.contains_key(*name) && !name.starts_with('.'));
        found.extend(extra.map(|name| extra_entry(file, &[folder, "/", name].concat())));
        Ok(found)
    }

    fn missing(&self, path: &str, hash: &Fingerprint) -> Diagnostic {
        Diagnostic::new(
            Code::SealedFileMissing,
            self.span(hash),
            ["the sealed file `", path, "` is missing"].concat(),
        )
        .label("sealed with this SHA-256")
        .help(restore(path))
    }

    fn changed(&self, path: &str, hash: &Fingerprint, bytes: &[u8]) -> Diagnostic {
        Diagnostic::new(
            Code::SealedFileChanged,
            self.span(hash),
            ["the sealed file `", path, "` has changed"].concat(),
        )
        .label("sealed with this SHA-256")
        .help(if differs_in_line_ends_alone(bytes, hash) {
            "only its line endings have changed; add `/migrations/** -text` to `.gitattributes` \
             and check the files out again"
                .to_owned()
        } else {
            [&restore(path), "; to change the schema, change the spec"].concat()
        })
    }

    fn span(&self, hash: &Fingerprint) -> Span {
        find(self.file.text, self.file.source, hash.as_str())
    }
}

fn restore(path: &str) -> String {
    ["restore it with `git checkout -- ", path, "`"].concat()
}

fn check_extra(
    root: &Path,
    file: LockFile<'_>,
    dialect: Dialect,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    let folders = extra_folders(root, file, dialect)?;
    found.extend(folders.iter().map(|folder| extra_entry(file, folder)));
    Ok(())
}

/// Folders among the migrations of a dialect that are neither sealed nor in the draft.
fn extra_folders(root: &Path, file: LockFile<'_>, dialect: Dialect) -> Result<Vec<String>, Error> {
    let sealed = file.lock.sealed.iter();
    let sealed = sealed.filter(|migration| migration.files.contains_key(&dialect));
    let draft = file.lock.draft.iter().filter(|draft| draft.dialects.contains(dialect));
    let known: BTreeSet<String> = sealed
        .map(|migration| folder_name(&migration.version, &migration.name))
        .chain(
            draft
                .flat_map(|draft| &draft.migrations)
                .map(|migration| folder_name(&migration.version, &migration.name)),
        )
        .collect();
    let names = names_in(&root.join("migrations").join(dialect.keyword()))?;
    let is_extra =
        |name: &&String| !known.contains(*name) && !name.starts_with('.') && *name != DIESEL_SETUP;
    Ok(names.iter().filter(is_extra).map(|name| shown(dialect, name)).collect())
}

fn extra_entry(file: LockFile<'_>, path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::ExtraMigration,
        find(file.text, file.source, "\"migrations\""),
        ["`", path, "` is not a migration in the lock"].concat(),
    )
    .label("not in this list")
    .help(
        "remove it; migrations come from the spec, and SQL of your own belongs under `raw:` or `data_steps:`",
    )
}

/// The path of a folder for messages, relative to the package's folder.
pub(super) fn shown(dialect: Dialect, folder: &str) -> String {
    ["migrations/", dialect.keyword(), "/", folder].concat()
}

fn differs_in_line_ends_alone(bytes: &[u8], hash: &Fingerprint) -> bool {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    Fingerprint::of_bytes(text.as_bytes()) == *hash
}
