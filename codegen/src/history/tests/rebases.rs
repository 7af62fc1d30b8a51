//! Two sealed histories that went apart become one: killed anywhere, done twice, and refused without a trace.

use super::{
    super::{Lock, Rebased, Sides, World, files::crash_at, rebase},
    *,
};

fn base() -> Schema {
    schema(&[("claims", ColumnType::Text)])
}

fn ours() -> Schema {
    schema(&[("claims", ColumnType::Text), ("jobs", ColumnType::Text)])
}

fn theirs() -> Schema {
    schema(&[("claims", ColumnType::Text), ("tags", ColumnType::Uuid)])
}

fn both() -> Schema {
    schema(&[("claims", ColumnType::Text), ("jobs", ColumnType::Text), ("tags", ColumnType::Uuid)])
}

/// A package in which a merge has put the files of both sides; the lock is the conflict that git left.
struct Merge {
    package: Package,
    base: Lock,
    ours: Lock,
    theirs: Lock,
    /// The files of the side that stays.
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Merge {
    fn new() -> Self {
        // A clock each, as branches have: ours sealed last, under a version that is not free.
        Self::with(|package, schema| package.seal(schema, Some("change")).unwrap().lock)
    }

    fn with(our_side: impl Fn(&Package, &Schema) -> Lock) -> Self {
        let sealed = || {
            let mut package = Package::new();
            let base = package.seal(&base(), Some("first")).unwrap().lock;
            package.now += 600;
            (package, base)
        };
        let (mut their_package, base) = sealed();
        their_package.now += 60;
        let theirs = their_package.seal(&theirs(), Some("add_tags")).unwrap().lock;
        let (package, _) = sealed();
        let ours = our_side(&package, &ours());
        let files = their_package.tree();
        for (path, bytes) in &files {
            if path.extension().is_some_and(|it| it == "sql" || it == "toml") {
                package.write(&path.to_string_lossy(), &String::from_utf8_lossy(bytes));
            }
        }
        package.write("migrations/schema.lock", "<<<<<<< HEAD\n{}\n=======\n>>>>>>> theirs\n");
        Self { package, base, ours, theirs, files }
    }

    fn rebase(&self, schema: &Schema) -> Result<Rebased, Error> {
        let access = Access::Writable { modified: None };
        let sides = Sides { theirs: &self.theirs, ours: &self.ours, base: Some(&self.base) };
        let original = |path: &str| self.files.get(Path::new(path)).cloned();
        let world = World { original: &original, clock: &|| self.package.now };
        let declared = self.package.declared(schema);
        rebase(&self.package.project(access), &declared, &Words::new(), &sides, &world)
    }
}

#[test]
fn ours_become_the_draft_behind_theirs() {
    let merge = Merge::new();
    let rebased = merge.rebase(&both()).unwrap();
    assert_eq!(rebased.kept, ["2026-11-22-121100_add_tags"]);
    assert_eq!(rebased.replaced, ["2026-11-22-121000_change"]);
    assert_eq!(rebased.outcome.lock.sealed, merge.theirs.sealed);
    let draft = &rebased.outcome.draft[0];
    // The clock of our side is behind theirs.
    assert_eq!(draft.version.as_str(), "2026-11-22-121101");
    assert_eq!(rebased.outcome.changes, ["add table `jobs`"]);
    let folders: std::collections::BTreeSet<String> = merge
        .package
        .files()
        .iter()
        .filter_map(|file| Some(file.rsplit_once('/')?.0.to_owned()))
        .collect();
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    assert_eq!(
        folders,
        [
            "migrations",
            "migrations/postgres/2026-11-22-120000_first",
            "migrations/postgres/2026-11-22-121100_add_tags",
            "migrations/postgres/2026-11-22-121101_create_jobs",
            "migrations/sqlite/2026-11-22-120000_first",
            "migrations/sqlite/2026-11-22-121100_add_tags",
            "migrations/sqlite/2026-11-22-121101_create_jobs",
        ]
    );
    assert!(merge.package.build(&both()).unwrap().draft.len() == 1);
}

#[test]
fn a_rebase_can_be_done_twice_and_after_its_draft_is_sealed() {
    let merge = Merge::new();
    merge.rebase(&both()).unwrap();
    let after = merge.package.tree();
    assert_eq!(merge.rebase(&both()).unwrap().outcome.draft.len(), 1);
    assert_eq!(merge.package.tree(), after);
    merge.package.seal(&both(), Some("change")).unwrap();
    let after = merge.package.tree();
    assert!(merge.rebase(&both()).unwrap().outcome.draft.is_empty());
    assert_eq!(merge.package.tree(), after);
}

#[test]
fn a_rebase_can_be_killed_anywhere() {
    let whole = Merge::new();
    whole.rebase(&both()).unwrap();
    let whole = whole.package.tree();
    for step in 0.. {
        let merge = Merge::new();
        crash_at(Some(step));
        let result = merge.rebase(&both());
        crash_at(None);
        match result {
            Ok(_) => {
                assert!(step > 20, "only {step} steps");
                return;
            }
            Err(Error::File { .. }) => {
                merge.rebase(&both()).unwrap();
                assert_eq!(merge.package.tree(), whole, "killed at step {step}");
            }
            Err(other) => panic!("step {step}: {other}"),
        }
    }
}

/// A build between a killed rebase and the next one: it may not take our old migrations for somebody's.
#[test]
fn a_build_after_a_killed_rebase_mends_it_or_shows_the_conflict() {
    for step in 0.. {
        let merge = Merge::new();
        crash_at(Some(step));
        let result = merge.rebase(&both());
        crash_at(None);
        if result.is_ok() {
            return;
        }
        match merge.package.build(&both()) {
            Ok(outcome) => assert_eq!(outcome.changes, ["add table `jobs`"], "step {step}"),
            Err(error) => {
                assert!(error.to_string().contains("E0601"), "killed at step {step}: {error}");
            }
        }
        merge.rebase(&both()).unwrap();
        assert_eq!(merge.package.build(&both()).unwrap().lock.sealed, merge.theirs.sealed);
    }
}

#[test]
fn a_spec_that_cannot_be_planned_changes_nothing() {
    struct Refuses;
    impl Planner for Refuses {
        fn plan(&self, _: Baseline<'_>, _: &Schema) -> Result<Vec<Planned>, Vec<Diagnostic>> {
            Ok(vec![Planned {
                name: "refused".to_owned(),
                fingerprint: Fingerprint::of_schema(&Schema::default()),
                recorded: Recorded::ByItself,
            }])
        }

        fn describe(&self, _: Baseline<'_>, _: &Schema) -> Vec<String> {
            Vec::new()
        }

        fn files(
            &self,
            _: Baseline<'_>,
            _: &Heading,
            _: Dialect,
        ) -> Result<MigrationFiles, Vec<Diagnostic>> {
            Err(vec![Diagnostic::new(Code::CannotPlan, Span::default(), "no way")])
        }
    }
    let merge = Merge::new();
    let before = merge.package.tree();
    let sides = Sides { theirs: &merge.theirs, ours: &merge.ours, base: None };
    let world = World { original: &|_| None, clock: &|| NOON };
    let spec = both();
    let declared = merge.package.declared(&spec);
    let project = merge.package.project(Access::Writable { modified: None });
    let result = rebase(&project, &declared, &Refuses, &sides, &world);
    let Err(Error::Found { diagnostics, .. }) = result else { panic!("{result:?}") };
    assert_eq!(diagnostics[0].code, Code::CannotPlan);
    assert_eq!(merge.package.tree(), before);
}

/// Both sealed in one second and under one name, so git mixed the files of both.
#[test]
fn files_that_both_sides_have_are_theirs_again() {
    let mut merge = Merge::new();
    let folder = |dialect: &str| format!("migrations/{dialect}/2026-11-22-121100_add_tags");
    let up = [folder("sqlite"), "/up.sql".to_owned()].concat();
    merge.package.write(&up, "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> theirs\n");
    fs::remove_file(merge.package.root().join(folder("postgres")).join("down.sql")).unwrap();
    merge.package.write(&[folder("postgres"), "/metadata.toml".to_owned()].concat(), "ours\n");
    merge.ours.sealed[1].version = merge.theirs.sealed[1].version.clone();
    merge.ours.sealed[1].name = merge.theirs.sealed[1].name.clone();
    let mut without_metadata = merge.theirs.sealed[1].files.clone();
    without_metadata.get_mut(&Dialect::Postgres).unwrap().remove("metadata.toml");
    merge.theirs.sealed[1].files = without_metadata;
    fs::remove_dir_all(merge.package.root().join("migrations/sqlite/2026-11-22-121000_change"))
        .unwrap();
    fs::remove_dir_all(merge.package.root().join("migrations/postgres/2026-11-22-121000_change"))
        .unwrap();
    let rebased = merge.rebase(&both()).unwrap();
    assert_eq!(rebased.outcome.draft.len(), 1);
    assert_eq!(merge.package.read(&up).as_bytes(), merge.files[Path::new(&up)]);
}

#[test]
fn what_the_spec_does_not_say_any_more_is_dropped_and_a_draft_of_ours_stays_one() {
    let merge = Merge::new();
    let rebased = merge.rebase(&theirs()).unwrap();
    assert!(rebased.outcome.draft.is_empty() && rebased.outcome.changes.is_empty());
    assert_eq!(rebased.outcome.lock, merge.theirs);
    assert!(!merge.package.files().iter().any(|file| file.contains("_change")));

    let merge = Merge::with(|package, schema| package.build(schema).unwrap().lock);
    let rebased = merge.rebase(&both()).unwrap();
    assert!(rebased.replaced.is_empty());
    assert_eq!(rebased.outcome.draft.len(), 1);
    assert_eq!(merge.package.build(&both()).unwrap().draft.len(), 1);
}
