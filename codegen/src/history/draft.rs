//! The draft: the one set of migrations that is not sealed, a pure function of the lock and the spec.
//!
//! The order of the writes makes every interruption harmless. The lock names each folder of the draft
//! before the folder is made and until it is gone, so that the next build knows what is the draft's:
//! 1. folders of the old draft that the new one does not have are removed,
//! 2. the lock is replaced by one that names the new draft,
//! 3. the new draft's files are written.
//!
//! A build that is killed in between leaves a lock with too few files, and the next one writes them.

use std::{borrow::Cow, collections::BTreeSet, ops::Range, path::Path};

use super::{
    Access, Declared, Error, Heading, Locked, MigrationFiles, Planned, Planner, Project, Recorded,
    Stage,
    files::{Writer, exclude_others, read_optional, temporary_path},
    fingerprint::Fingerprint,
    lock::{Draft, DraftMigration, LOCK_PATH, Lock, SchemaText, folder_name, is_folder_name},
    record::Record,
    sealed::{LockFile, check_dialects, check_sealed, check_without_lock, shown},
    version::Version,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    dialect::{Dialect, DialectSet},
    plan::rerendered,
    schema::{
        Schema, Table,
        rename::{Baseline, SealedText},
    },
};

/// The history after a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The current lock.
    pub lock: Lock,
    /// The draft with the contents of its history rows; empty if there is none.
    pub draft: Vec<Heading>,
    /// The changes of the draft as text.
    pub changes: Vec<String>,
}

/// Brings the draft in line with the spec: writes, rewrites or removes it.
///
/// `clock` returns the seconds since 1970; it is called once, when a draft is opened.
///
/// # Errors
///
/// E06 diagnostics about the lock, the sealed files and, where nothing may be written, about changes that
/// no sealed migration makes; what the planner says; and whatever the file system refuses.
pub fn update(
    project: &Project<'_>,
    declared: &Declared<'_>,
    planner: &dyn Planner,
    clock: &dyn Fn() -> u64,
) -> Result<Outcome, Error> {
    update_with(project, declared, planner, clock, &mut Record::none())
}

/// [`update`], without hashing the files that `record` knows. A locked build hashes everything.
///
/// # Errors
///
/// As [`update`].
pub fn update_with(
    project: &Project<'_>,
    declared: &Declared<'_>,
    planner: &dyn Planner,
    clock: &dyn Fn() -> u64,
    record: &mut Record,
) -> Result<Outcome, Error> {
    match project.access {
        Access::Locked(reason) => check_locked(project, declared, planner, reason),
        Access::Writable { .. } => {
            let _others = exclude_others(project.root)?;
            let read = read_checked(project, declared, record)?;
            record.save();
            let (outcome, _) =
                write_draft(project, declared, planner, read, (clock, Naming::Slug))?;
            Ok(outcome)
        }
    }
}

/// The lock as it is, checked against the sealed files. Nothing is written.
///
/// # Errors
///
/// E06 diagnostics about the lock and the sealed files, and whatever the file system refuses.
pub fn read(project: &Project<'_>, declared: &Declared<'_>) -> Result<Lock, Error> {
    Ok(read_checked(project, declared, &mut Record::none())?.lock)
}

/// Checks the sealed files of one dialect against the lock, if there is one, without a spec. Commands that run
/// migrations need it. Spans refer to the text of the lock only.
///
/// # Errors
///
/// E06 diagnostics about the lock and these files, and whatever the file system refuses.
pub fn check_files(root: &Path, dialect: Dialect) -> Result<(), Error> {
    let Some(bytes) = read_optional(&root.join(LOCK_PATH))? else { return Ok(()) };
    let text = into_text(bytes);
    let found = match Lock::parse(&text, 0) {
        Ok(lock) => {
            let mut dialects = DialectSet::none();
            dialects.insert(dialect);
            let file = LockFile { lock: &lock, text: &text, source: 0 };
            check_sealed(root, file, dialects, &mut Record::none())?
        }
        Err(diagnostic) => vec![*diagnostic],
    };
    if found.is_empty() { Ok(()) } else { Err(Error::Found { diagnostics: found, lock: text }) }
}

/// The lock and its text, which is empty where there is no file.
pub(super) struct ReadLock {
    pub(super) lock: Lock,
    pub(super) text: String,
    /// The position of the schema in it, if the schema does not have to be written again.
    pub(super) schema: Option<Range<usize>>,
}

impl ReadLock {
    /// An error with places in this lock.
    pub(super) fn error(&self, diagnostics: Vec<Diagnostic>) -> Error {
        Error::Found { diagnostics, lock: self.text.clone() }
    }

    /// What is sealed, with the lines that say so.
    pub(super) fn baseline(&self, project: &Project<'_>) -> Baseline<'_> {
        let text = SealedText { text: &self.text, source: project.lock_source };
        Baseline { text: Some(text), ..Baseline::from(&self.lock) }
    }

    pub(super) fn file<'l>(&'l self, project: &Project<'_>) -> LockFile<'l> {
        LockFile { lock: &self.lock, text: &self.text, source: project.lock_source }
    }
}

/// Reads the lock and checks it against the sealed files.
pub(super) fn read_checked(
    project: &Project<'_>,
    declared: &Declared<'_>,
    record: &mut Record,
) -> Result<ReadLock, Error> {
    let Some(bytes) = read_optional(&project.root.join(LOCK_PATH))? else {
        let read = ReadLock { lock: Lock::default(), text: String::new(), schema: None };
        let found = check_without_lock(project.root, read.file(project))?;
        return if found.is_empty() { Ok(read) } else { Err(read.error(found)) };
    };
    let text = into_text(bytes);
    match Lock::parse_with_schema(&text, project.lock_source, record) {
        Ok((mut lock, schema)) => {
            // The two are compared many times.
            lock.schema.share_columns(declared.schema);
            let schema = schema.map(|schema| schema.range(&text));
            found_nothing(project, declared, ReadLock { lock, text, schema }, record)
        }
        Err(diagnostic) => Err(Error::Found { diagnostics: vec![*diagnostic], lock: text }),
    }
}

/// The bytes as text. Invalid UTF-8 becomes replacement characters, which a lock never has.
fn into_text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn found_nothing(
    project: &Project<'_>,
    declared: &Declared<'_>,
    read: ReadLock,
    record: &mut Record,
) -> Result<ReadLock, Error> {
    let mut found = check_sealed(project.root, read.file(project), DialectSet::all(), record)?;
    found.extend(check_dialects(read.file(project), declared.dialects));
    if found.is_empty() { Ok(read) } else { Err(read.error(found)) }
}

/// The fingerprint of the schema after all migrations, including the draft.
#[must_use]
pub fn leads_to(lock: &Lock, declared: &Declared<'_>) -> Fingerprint {
    if is_sealed(lock, declared) {
        lock.fingerprint.clone()
    } else {
        Fingerprint::of_schema(declared.schema)
    }
}

/// Whether the declared schema is the sealed one, and no rename is pending.
pub(super) fn is_sealed(lock: &Lock, declared: &Declared<'_>) -> bool {
    let sealed = rendered_today(&lock.schema, declared);
    sealed.is_some_and(|sealed| is_same(&sealed, declared.schema))
        && (lock.sealed.is_empty()
            || !declared.intent.unsealed(&lock.renames).moves_rows_within(&lock.schema))
}

/// The sealed schema as one of the declared one's rendering; `None` if the declared dialects render it differently
/// from then.
fn rendered_today<'l>(sealed: &'l Schema, declared: &Declared<'_>) -> Option<Cow<'l, Schema>> {
    let rendering = declared.schema.rendering;
    if sealed.rendering == rendering {
        return Some(Cow::Borrowed(sealed));
    }
    let is_same = rerendered(sealed, declared.dialects).is_empty();
    is_same.then(|| Cow::Owned(Schema { rendering, ..sealed.clone() }))
}

/// Whether databases of both schemas store the same. The order of columns is no difference: it needs no
/// migration, and the sealed schema keeps the one that its databases have.
fn is_same(sealed: &Schema, declared: &Schema) -> bool {
    if sealed == declared {
        return true;
    }
    let has_moved = |name, table: &Table| {
        let other: Option<&Table> = declared.tables.get(name);
        other.is_some_and(|other| other != table && other.columns.len() == table.columns.len())
    };
    if !sealed.tables.iter().any(|(name, table)| has_moved(name, table)) {
        return false;
    }
    let sorted = |schema: &Schema| {
        let mut schema = schema.clone();
        for table in schema.tables.values_mut() {
            table.columns.sort_by(|one, other| one.name.cmp(&other.name));
        }
        schema
    };
    sorted(sealed) == sorted(declared)
}

fn check_locked(
    project: &Project<'_>,
    declared: &Declared<'_>,
    planner: &dyn Planner,
    reason: Locked,
) -> Result<Outcome, Error> {
    let read = read_checked(project, declared, &mut Record::none())?;
    if is_sealed(&read.lock, declared) {
        return Ok(Outcome { lock: read.lock, draft: Vec::new(), changes: Vec::new() });
    }
    let changes = planner.describe(read.baseline(project), declared.schema);
    Err(read.error(vec![
        Diagnostic::new(
            Code::UnsealedChanges,
            declared.span,
            ["no sealed migration makes these changes: ", &changes.join("; ")].concat(),
        )
        .label("differs from the schema sealed in `migrations/schema.lock`")
        .help(reason.help()),
    ]))
}

/// The files of a draft: the folder's path from the package's folder, and what belongs in it.
pub(super) type DraftFiles = Vec<(Dialect, Heading, MigrationFiles)>;

/// The names of the migrations of a draft, and whether they become final.
#[derive(Clone, Copy, Debug)]
pub(super) enum Naming<'n> {
    /// Slugs of the changes, while it is a draft.
    Slug,
    /// The names under which they are sealed: the given one, or else the slugs.
    Seal(Option<&'n str>),
}

/// Writes the draft that follows what was `read`, under the file lock that the caller holds.
pub(super) fn write_draft(
    project: &Project<'_>,
    declared: &Declared<'_>,
    planner: &dyn Planner,
    read: ReadLock,
    (clock, naming): (&dyn Fn() -> u64, Naming<'_>),
) -> Result<(Outcome, DraftFiles), Error> {
    let modified = match project.access {
        Access::Locked(_) => None,
        Access::Writable { modified } => modified,
    };
    let mut writer = Writer::new(modified);
    sweep(project.root, &read.lock, &mut writer)?;
    let changes = planner.describe(read.baseline(project), declared.schema);
    let (headings, files) = if is_sealed(&read.lock, declared) {
        (Vec::new(), Vec::new())
    } else {
        let planned = planner
            .plan(read.baseline(project), declared.schema)
            .map_err(|found| read.error(found))?;
        let headings = head(&read.lock, planned, clock, naming);
        let files = render(read.baseline(project), declared, planner, &headings)
            .map_err(|found| read.error(found))?;
        (headings, files)
    };
    let ReadLock { mut lock, text, schema } = read;
    let schema = schema.and_then(|range| SchemaText::at(range, &text));
    let before = std::mem::replace(&mut lock.draft, draft_of(declared, &headings));
    remove_stale(project.root, before.as_ref(), lock.draft.as_ref(), &mut writer)?;
    write_lock(project.root, &lock, schema, &mut writer)?;
    for (dialect, heading, files) in &files {
        write_folder(&folder(project.root, *dialect, heading), files, &mut writer)?;
    }
    writer.finish();
    Ok((Outcome { lock, draft: headings, changes }, files))
}

/// Gives the planned migrations their versions: those of the open draft, or from the clock.
pub(super) fn head(
    lock: &Lock,
    planned: Vec<Planned>,
    clock: &dyn Fn() -> u64,
    naming: Naming<'_>,
) -> Vec<Heading> {
    let last_sealed = lock.sealed.last().map(|migration| &migration.version);
    let open = lock.draft.iter().flat_map(|draft| &draft.migrations).map(|draft| &draft.version);
    let open = open.min().filter(|version| last_sealed.is_none_or(|last| last < version)).cloned();
    let mut version = open.unwrap_or_else(|| {
        let now = Version::at(clock());
        match last_sealed {
            Some(last) if *last >= now => last.next(),
            Some(_) | None => now,
        }
    });
    let count = planned.len();
    let (stage, name) = match naming {
        Naming::Slug => (Stage::Draft, None),
        Naming::Seal(name) => (Stage::Sealed, name),
    };
    let mut headings = Vec::with_capacity(count);
    let mut unrecorded = Vec::new();
    for (position, planned) in planned.into_iter().enumerate() {
        let Planned { name: slug, fingerprint, recorded } = planned;
        let after = version.next();
        let heading = Heading {
            version: std::mem::replace(&mut version, after),
            name: match name {
                None => slug,
                Some(name) if count == 1 => name.to_owned(),
                Some(name) => [name, "_", &(position + 1).to_string()].concat(),
            },
            fingerprint,
            position,
            is_first: lock.sealed.is_empty() && position == 0,
            stage,
            unrecorded: std::mem::take(&mut unrecorded),
        };
        match recorded {
            Recorded::ByItself => {}
            Recorded::Later => {
                unrecorded.clone_from(&heading.unrecorded);
                unrecorded.push(heading.entry());
            }
        }
        headings.push(heading);
    }
    headings
}

pub(super) fn render(
    before: Baseline<'_>,
    declared: &Declared<'_>,
    planner: &dyn Planner,
    headings: &[Heading],
) -> Result<DraftFiles, Vec<Diagnostic>> {
    let mut files = Vec::new();
    for heading in headings {
        debug_assert!(is_folder_name(&heading.name), "bug: `{}` is no slug", heading.name);
        for dialect in declared.dialects.iter() {
            files.push((dialect, heading.clone(), planner.files(before, heading, dialect)?));
        }
    }
    Ok(files)
}

fn draft_of(declared: &Declared<'_>, headings: &[Heading]) -> Option<Draft> {
    let migrations = headings.iter().map(|heading| DraftMigration {
        version: heading.version.clone(),
        name: heading.name.clone(),
    });
    (!headings.is_empty())
        .then(|| Draft { dialects: declared.dialects, migrations: migrations.collect() })
}

/// Writes the lock, or removes it if it is the default one. `schema` is the text of its schema, if that is known.
pub(super) fn write_lock(
    root: &Path,
    lock: &Lock,
    schema: Option<SchemaText<'_>>,
    writer: &mut Writer,
) -> Result<(), Error> {
    let path = root.join(LOCK_PATH);
    if *lock != Lock::default() {
        return writer.write(&path, lock.render_with(schema).as_bytes());
    }
    writer.remove_file(&path)?;
    writer.remove_empty_folder(&root.join("migrations"))
}

/// Removes temporary files that a killed build may have left. Their names are fixed.
fn sweep(root: &Path, lock: &Lock, writer: &mut Writer) -> Result<(), Error> {
    let folders = draft_folders(lock.draft.as_ref())
        .into_iter()
        .map(|(dialect, name)| root.join(shown(dialect, &name)));
    let files = folders.flat_map(|folder| MigrationFiles::NAMES.map(|name| folder.join(name)));
    for file in files.chain([root.join(LOCK_PATH)]) {
        let temporary = temporary_path(&file);
        if temporary.exists() {
            writer.remove_file(&temporary)?;
        }
    }
    Ok(())
}

/// Removes the folders that only the draft of `before` has.
pub(super) fn remove_stale(
    root: &Path,
    before: Option<&Draft>,
    after: Option<&Draft>,
    writer: &mut Writer,
) -> Result<(), Error> {
    let kept = draft_folders(after);
    for (dialect, name) in draft_folders(before).difference(&kept) {
        let folder = root.join(shown(*dialect, name));
        for name in MigrationFiles::NAMES {
            writer.remove_file(&folder.join(name))?;
        }
        writer.remove_empty_folder(&folder)?;
        if !kept.iter().any(|(kept, _)| kept == dialect) {
            writer.remove_empty_folder(&root.join("migrations").join(dialect.keyword()))?;
        }
    }
    Ok(())
}

fn draft_folders(draft: Option<&Draft>) -> BTreeSet<(Dialect, String)> {
    let mut folders = BTreeSet::new();
    if let Some(draft) = draft {
        for migration in &draft.migrations {
            let name = folder_name(&migration.version, &migration.name);
            folders.extend(draft.dialects.iter().map(|dialect| (dialect, name.clone())));
        }
    }
    folders
}

/// The folder of a migration.
pub(super) fn folder(root: &Path, dialect: Dialect, heading: &Heading) -> std::path::PathBuf {
    root.join(shown(dialect, &folder_name(&heading.version, &heading.name)))
}

fn write_folder(folder: &Path, files: &MigrationFiles, writer: &mut Writer) -> Result<(), Error> {
    for (name, text) in MigrationFiles::NAMES.into_iter().zip(files.texts()) {
        let path = folder.join(name);
        match text {
            Some(text) => writer.write(&path, text.as_bytes())?,
            None => writer.remove_file(&path)?,
        }
    }
    Ok(())
}

/// The SHA-256 of each file of a migration.
pub(super) fn hash_files(
    files: &MigrationFiles,
) -> std::collections::BTreeMap<String, Fingerprint> {
    MigrationFiles::NAMES
        .into_iter()
        .zip(files.texts())
        .filter_map(|(name, text)| Some((name.to_owned(), Fingerprint::of_bytes(text?.as_bytes()))))
        .collect()
}
