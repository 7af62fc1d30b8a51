//! Rebasing: if two branches each sealed migrations, those of one branch are planned again after those of the other.
//!
//! Sealed files never change, so only one side can keep its migrations. The other side's become one draft, planned
//! from the schema after the kept ones. The merged spec declares the result of both.
//!
//! The order of the writes makes every interruption harmless, and running it again finishes it:
//! 1. sealed files of the kept side that are missing or changed are written,
//! 2. the lock is replaced by theirs, with our migrations as its draft,
//! 3. their folders are removed, and the draft with them,
//! 4. the draft is written as in every build.
//!
//! The new draft is planned before the first write, so a spec that cannot be planned changes nothing.

use std::collections::BTreeSet;

use super::{
    Declared, Error, MigrationFiles, Outcome, Planner, Project,
    draft::{
        Naming, ReadLock, head, is_sealed, read_checked, remove_stale, render, write_draft,
        write_lock,
    },
    files::{Writer, exclude_others, read_optional},
    fingerprint::Fingerprint,
    lock::{Draft, DraftMigration, LOCK_PATH, Lock, SealedMigration, folder_name},
    record::Record,
    sealed::shown,
};
use crate::{diagnostic::Diagnostic, dialect::DialectSet, schema::rename::Renamed};

/// The locks of two merged branches.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'s> {
    /// The one whose migrations stay.
    pub theirs: &'s Lock,
    /// The one whose migrations are planned again.
    pub ours: &'s Lock,
    /// Their common ancestor, if it is known.
    pub base: Option<&'s Lock>,
}

/// What [`rebase`] needs from its environment.
pub struct World<'w> {
    /// The bytes of a file on the side that is kept.
    pub original: &'w dyn Fn(&str) -> Option<Vec<u8>>,
    /// The seconds since 1970.
    pub clock: &'w dyn Fn() -> u64,
}

/// The result of a rebase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebased {
    /// The current lock and draft.
    pub outcome: Outcome,
    /// The migrations of the other side, by the names of their folders.
    pub kept: Vec<String>,
    /// Our migrations that are no longer sealed, by the names of their folders.
    pub replaced: Vec<String>,
}

impl Sides<'_> {
    /// Our sealed migrations that the other side does not have.
    #[must_use]
    pub fn replaced(&self) -> Vec<&SealedMigration> {
        let is_shared = |sealed: &&SealedMigration| {
            self.theirs.sealed.contains(sealed)
                || self.base.is_some_and(|base| base.sealed.contains(sealed))
        };
        self.ours.sealed.iter().filter(|sealed| !is_shared(sealed)).collect()
    }

    /// The other side's sealed migrations that we do not have.
    #[must_use]
    pub fn kept(&self) -> Vec<&SealedMigration> {
        let sealed = self.theirs.sealed.iter();
        sealed.filter(|sealed| !self.ours.sealed.contains(sealed)).collect()
    }

    /// Renames that our sealed migrations made and the spec no longer declares: the new plan does not know them.
    #[must_use]
    pub fn lost_renames(&self, declared: &Declared<'_>) -> Renamed {
        let made = self.ours.renames.without(&self.theirs.renames);
        let made = self.base.map_or_else(|| made.clone(), |base| made.without(&base.renames));
        made.without(&declared.intent.renames())
    }

    /// Whether `lock` is already theirs, with nothing of ours left to plan again.
    fn is_begun(&self, lock: &Lock) -> bool {
        let replaced = self.replaced();
        lock.sealed.starts_with(&self.theirs.sealed)
            && !lock.sealed.iter().any(|sealed| replaced.contains(&sealed))
    }

    /// The folders that only we have: those of sealed migrations and of drafts, which both sides may have left.
    fn stale(&self) -> Option<Draft> {
        let of_lock =
            |lock: &Lock| lock.draft.iter().flat_map(|draft| &draft.migrations).cloned().collect();
        let mut migrations: Vec<DraftMigration> = of_lock(self.ours);
        migrations.extend::<Vec<_>>(of_lock(self.theirs));
        migrations.extend(self.ours.sealed.iter().map(|sealed| DraftMigration {
            version: sealed.version.clone(),
            name: sealed.name.clone(),
        }));
        let kept: BTreeSet<String> = self.theirs.sealed.iter().map(folder_of).collect();
        migrations.retain(|it| !kept.contains(&folder_name(&it.version, &it.name)));
        migrations
            .sort_by(|one, other| (&one.version, &one.name).cmp(&(&other.version, &other.name)));
        migrations.dedup();
        (!migrations.is_empty()).then(|| Draft { dialects: DialectSet::all(), migrations })
    }
}

/// Keeps the migrations of one side and turns the other's into a draft after them.
///
/// `original` returns the bytes of a file on the side that is kept, by its path relative to the package's folder; it
/// is called if a sealed file is missing or changed. `clock` returns the seconds since 1970. The draft is new: no
/// migration of either side has its version.
///
/// If the rebase is already done, this does nothing, so it can be run again after it was killed.
///
/// # Errors
///
/// What the planner says, before anything is written; E06 diagnostics about the sealed files of the side that
/// is kept; and whatever the file system refuses.
pub fn rebase(
    project: &Project<'_>,
    declared: &Declared<'_>,
    planner: &dyn Planner,
    sides: &Sides<'_>,
    world: &World<'_>,
) -> Result<Rebased, Error> {
    let _others = exclude_others(project.root)?;
    let stale = sides.stale();
    let current = read_optional(&project.root.join(LOCK_PATH))?;
    let current = current.and_then(|bytes| {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Lock::parse(&text, project.lock_source).ok()
    });
    let lock = match current.filter(|lock| sides.is_begun(lock)) {
        Some(lock) => without(lock, stale.as_ref()),
        None => Lock { draft: None, ..sides.theirs.clone() },
    };
    let sealed = sides.ours.sealed.iter().chain(&sides.theirs.sealed);
    let last = sealed.map(|sealed| sealed.version.seconds() + 1).max();
    let clock = || last.unwrap_or_default().max((world.clock)());
    let tried = ReadLock { text: lock.render(), lock, schema: None };
    try_planning(project, &tried, declared, planner, &clock).map_err(|found| tried.error(found))?;
    let lock = tried.lock;
    let mut writer = Writer::new(None);
    restore(project, &lock, world, &mut writer)?;
    remove_ours(project, &lock, stale, &mut writer)?;
    write_lock(project.root, &lock, None, &mut writer)?;
    writer.finish();
    let read = read_checked(project, declared, &mut Record::none())?;
    let (outcome, _) = write_draft(project, declared, planner, read, (&clock, Naming::Slug))?;
    Ok(Rebased {
        outcome,
        kept: sides.kept().into_iter().map(folder_of).collect(),
        replaced: sides.replaced().into_iter().map(folder_of).collect(),
    })
}

/// Plans the rebase in memory.
fn try_planning(
    project: &Project<'_>,
    read: &ReadLock,
    declared: &Declared<'_>,
    planner: &dyn Planner,
    clock: &dyn Fn() -> u64,
) -> Result<(), Vec<Diagnostic>> {
    if is_sealed(&read.lock, declared) {
        return Ok(());
    }
    let baseline = read.baseline(project);
    let planned = planner.plan(baseline, declared.schema)?;
    let headings = head(&read.lock, planned, clock, Naming::Slug);
    render(baseline, declared, planner, &headings).map(|_| ())
}

/// Removes the folders of `stale` that are not in `lock`.
fn remove_ours(
    project: &Project<'_>,
    lock: &Lock,
    stale: Option<Draft>,
    writer: &mut Writer,
) -> Result<(), Error> {
    let Some(mut stale) = stale else { return Ok(()) };
    let draft = lock.draft.iter().flat_map(|draft| &draft.migrations);
    let draft = draft.map(|it| folder_name(&it.version, &it.name));
    let known: BTreeSet<String> = lock.sealed.iter().map(folder_of).chain(draft).collect();
    stale.migrations.retain(|it| !known.contains(&folder_name(&it.version, &it.name)));
    if lock.draft.is_none() {
        // Until they are gone the lock names them, so that a build takes them for a draft's.
        let lock = Lock { draft: Some(stale.clone()), ..lock.clone() };
        write_lock(project.root, &lock, None, writer)?;
    }
    remove_stale(project.root, Some(&stale), None, writer)
}

/// The lock without a draft that is one of the stale ones.
fn without(lock: Lock, stale: Option<&Draft>) -> Lock {
    let is_stale = |it: &DraftMigration| stale.is_some_and(|stale| stale.migrations.contains(it));
    let draft = lock.draft.filter(|draft| !draft.migrations.iter().any(is_stale));
    Lock { draft, ..lock }
}

fn folder_of(sealed: &SealedMigration) -> String {
    folder_name(&sealed.version, &sealed.name)
}

/// Restores sealed files that are missing or changed, if the original is available. The check that follows reports
/// the rest.
fn restore(
    project: &Project<'_>,
    lock: &Lock,
    world: &World<'_>,
    writer: &mut Writer,
) -> Result<(), Error> {
    for sealed in &lock.sealed {
        for (dialect, hashes) in &sealed.files {
            let folder = shown(*dialect, &folder_of(sealed));
            for name in MigrationFiles::NAMES {
                let path = [&folder, "/", name].concat();
                let file = project.root.join(&path);
                let Some(hash) = hashes.get(name) else {
                    writer.remove_file(&file)?;
                    continue;
                };
                let is_it = |bytes: &Vec<u8>| Fingerprint::of_bytes(bytes) == *hash;
                if read_optional(&file)?.as_ref().is_some_and(is_it) {
                    continue;
                }
                if let Some(bytes) = (world.original)(&path).filter(is_it) {
                    writer.write(&file, &bytes)?;
                }
            }
        }
    }
    Ok(())
}
