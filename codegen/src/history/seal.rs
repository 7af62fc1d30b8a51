//! Sealing makes the draft final.
//!
//! The draft is first written completely under its final name, by the same code as in every build. Then one rename
//! replaces the lock: before it there is a draft, after it there is none. A seal that is killed before the rename
//! leaves a draft, which the next build updates to the spec.

use std::collections::BTreeMap;

use super::{
    Access, Declared, Error, Outcome, Planner, Project, SealedMigration,
    draft::{DraftFiles, Naming, folder, hash_files, read_checked, write_draft, write_lock},
    files::{Writer, exclude_others, names_in},
    footprint::Footprints,
    lock::{Lock, is_folder_name},
    record::Record,
    sealed::shown,
};
use crate::diagnostic::{Code, Diagnostic, Span};

/// What is known about the draft to be sealed.
#[derive(Clone, Debug, Default)]
pub struct Sealing<'s> {
    /// The name to seal it under, in place of the one made from its changes.
    pub name: Option<&'s str>,
    /// What its raw objects created on the databases that proved it.
    pub footprints: Footprints,
}

/// [`seal_with`] a name, without footprints of raw objects.
///
/// # Errors
///
/// As [`seal_with`].
pub fn seal(
    project: &Project<'_>,
    declared: &Declared<'_>,
    planner: &dyn Planner,
    clock: &dyn Fn() -> u64,
    name: Option<&str>,
) -> Result<Outcome, Error> {
    seal_with(project, declared, planner, clock, &Sealing { name, ..Sealing::default() })
}

/// Seals the draft, under a name if one is given, and returns the new history.
///
/// Without a draft, sealing only forgets the renames that the spec no longer declares, so sealing twice is the
/// same as sealing once. The caller must have proved that the draft works.
///
/// # Errors
///
/// E0610 if `name` is not a valid name, E0606 if a folder of the draft contains other files,
/// E0607 in a locked build that has something to seal, and everything that
/// [`update`](super::draft::update) reports.
pub fn seal_with(
    project: &Project<'_>,
    declared: &Declared<'_>,
    planner: &dyn Planner,
    clock: &dyn Fn() -> u64,
    sealing: &Sealing<'_>,
) -> Result<Outcome, Error> {
    let name = sealing.name;
    if matches!(project.access, Access::Locked(_)) {
        return super::draft::update(project, declared, planner, clock);
    }
    let _others = exclude_others(project.root)?;
    let read = read_checked(project, declared, &mut Record::none())?;
    if let Some(name) = name.filter(|name| !is_folder_name(name)) {
        return Err(read.error(vec![unfit_name(declared, name)]));
    }
    // Under the name that it is sealed with, as names stand in the files and in their history rows.
    let (outcome, files) =
        write_draft(project, declared, planner, read, (clock, Naming::Seal(name)))?;
    if outcome.draft.is_empty() {
        return forget_renames(project, declared, outcome);
    }
    let extra = extra_files(project, &files)?;
    if !extra.is_empty() {
        return Err(Error::Found { diagnostics: extra, lock: outcome.lock.render() });
    }
    let mut lock = sealed_lock(declared, outcome.lock, &files);
    lock.footprints.clone_from(&sealing.footprints);
    let mut writer = Writer::new(None);
    write_lock(project.root, &lock, None, &mut writer)?;
    writer.finish();
    Ok(Outcome { lock, draft: Vec::new(), changes: outcome.changes })
}

/// Removes from the lock the renames that the spec no longer declares, so that it can declare them again, for
/// example to swap two swapped names back. A build never does this, because an edit that is undone must leave no
/// trace.
fn forget_renames(
    project: &Project<'_>,
    declared: &Declared<'_>,
    mut outcome: Outcome,
) -> Result<Outcome, Error> {
    outcome.lock.renames = outcome.lock.renames.common(&declared.intent.renames());
    let mut writer = Writer::new(None);
    write_lock(project.root, &outcome.lock, None, &mut writer)?;
    writer.finish();
    Ok(outcome)
}

fn sealed_lock(declared: &Declared<'_>, lock: Lock, files: &DraftFiles) -> Lock {
    let mut sealed: BTreeMap<_, SealedMigration> = BTreeMap::new();
    for (dialect, heading, files) in files {
        sealed
            .entry(heading.position)
            .or_insert_with(|| SealedMigration {
                version: heading.version.clone(),
                name: heading.name.clone(),
                fingerprint: heading.fingerprint.clone(),
                files: BTreeMap::new(),
            })
            .files
            .insert(*dialect, hash_files(files));
    }
    let mut after = Lock { draft: None, ..lock };
    after.sealed.extend(sealed.into_values());
    after.schema = declared.schema.clone();
    after.fingerprint = super::Fingerprint::of_schema(declared.schema);
    after.renames = declared.intent.renames();
    after
}

/// Files in the draft's folders that do not belong to the draft.
fn extra_files(project: &Project<'_>, files: &DraftFiles) -> Result<Vec<Diagnostic>, Error> {
    let mut found = Vec::new();
    for (dialect, heading, files) in files {
        let known = hash_files(files);
        let folder = folder(project.root, *dialect, heading);
        for name in names_in(&folder)? {
            if !known.contains_key(&name) && !name.starts_with('.') {
                let folder = folder.file_name().unwrap_or_default().to_string_lossy();
                let path = [&shown(*dialect, &folder), "/", &name].concat();
                found.push(
                    Diagnostic::new(
                        Code::ExtraMigration,
                        Span { file: project.lock_source, start: 0, end: 0 },
                        ["`", &path, "` does not belong to the draft to be sealed"].concat(),
                    )
                    .help("remove it, or move it out of `migrations`"),
                );
            }
        }
    }
    Ok(found)
}

fn unfit_name(declared: &Declared<'_>, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnfitMigrationName,
        declared.span,
        ["invalid migration name `", name, "`"].concat(),
    )
    .help(
        [
            "a name consists of at most 100 lower-case letters, digits, `_` and `-`, such as `",
            &super::name::slug(name),
            "`",
        ]
        .concat(),
    )
}
