//! PostgreSQL's safe forms as drafts: which migrations a change becomes, and what each of them says.
//!
//! Each folder of `tests/safe_forms` holds a spec before and after; `DIALECT.sql` is the whole draft, its ways
//! up in their order, then its ways back in theirs. `BLESS=1` writes these files anew.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::{fmt::Write as _, fs, path::Path};

use tablewright_codegen::{
    dialect::Dialect,
    history::{
        self, Access, Declared, Fingerprint, Lock, Outcome, Project, migration_folder,
        runs_without_transaction,
    },
    migration::SchemaPlanner,
    spec,
};

/// 2026-11-22 12:00:00 UTC.
const NOON: u64 = 1_795_348_800;

/// The package of a case: `before` is sealed, `after` the draft.
struct Package(tempfile::TempDir);

impl Package {
    fn new(case: &str) -> (Self, Outcome) {
        let package = Self(tempfile::tempdir().unwrap());
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/safe_forms").join(case);
        package.take(&folder.join("before.yaml"));
        package.run(Some("first"));
        package.take(&folder.join("schema.yaml"));
        let outcome = package.run(None);
        (package, outcome)
    }

    fn take(&self, spec: &Path) {
        fs::copy(spec, self.0.path().join("schema.yaml")).unwrap();
    }

    /// Seals what the spec says, or makes it the draft.
    fn run(&self, name: Option<&str>) -> Outcome {
        let loaded = spec::load(&self.0.path().join("schema.yaml")).unwrap();
        let declaration = loaded.declaration;
        let access = Access::Writable { modified: None };
        let project = Project { root: self.0.path(), access, lock_source: 1 };
        let dialects = declaration.settings.dialects;
        let span = tablewright_codegen::diagnostic::Span::default();
        let intent = &declaration.intent;
        let declared = Declared { schema: &declaration.schema, intent, dialects, span };
        let planner = SchemaPlanner::new(&declaration, &loaded.places);
        let clock = || NOON;
        let outcome = match name {
            Some(_) => history::seal(&project, &declared, &planner, &clock, name),
            None => history::update(&project, &declared, &planner, &clock),
        };
        outcome.unwrap()
    }

    /// All files of the draft in one dialect.
    fn text(&self, outcome: &Outcome, dialect: Dialect) -> String {
        let mut text = String::new();
        let mut append = |position: usize, file: &str| {
            let heading = &outcome.draft[position];
            let folder = migration_folder(dialect, &heading.version, &heading.name);
            let path = self.0.path().join(&folder);
            let alone =
                if runs_without_transaction(&path).unwrap() { ", no transaction" } else { "" };
            writeln!(text, "---- {folder}/{file}{alone}\n").unwrap();
            writeln!(text, "{}", fs::read_to_string(path.join(file)).unwrap()).unwrap();
        };
        let count = outcome.draft.len();
        (0..count).for_each(|position| append(position, "up.sql"));
        (0..count).rev().for_each(|position| append(position, "down.sql"));
        text
    }
}

/// Compares the draft of a case with what is expected, and returns how many migrations it has.
#[track_caller]
fn check(case: &str, dialects: &[Dialect]) -> usize {
    let (package, outcome) = Package::new(case);
    for dialect in dialects {
        let text = package.text(&outcome, *dialect);
        let expected = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/safe_forms")
            .join(case)
            .join([dialect.keyword(), ".sql"].concat());
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &text).unwrap();
        }
        let before = fs::read_to_string(&expected).unwrap_or_default();
        let difference = similar::TextDiff::from_lines(&before, &text);
        assert!(
            before == text,
            "{} differs; BLESS=1 rewrites it\n{}",
            expected.display(),
            difference.unified_diff()
        );
    }
    outcome.draft.len()
}

#[test]
fn a_new_index_is_built_by_a_migration_of_one_statement() {
    assert_eq!(check("index", &[Dialect::Postgres, Dialect::Mysql]), 3);
}

#[test]
fn new_constraints_hold_for_new_rows_and_are_proved_in_a_migration_of_their_own() {
    assert_eq!(check("proofs", &[Dialect::Postgres]), 2);
}

#[test]
fn not_null_is_proved_by_a_check_that_goes_afterwards() {
    assert_eq!(check("required", &[Dialect::Postgres]), 3);
}

#[test]
fn a_unique_key_is_made_of_an_index_and_foreign_keys_wait_for_it() {
    assert_eq!(check("unique", &[Dialect::Postgres]), 4);
}

#[test]
fn other_dialects_do_everything_in_one_of_the_migrations() {
    assert_eq!(check("several", &Dialect::ALL), 5);
}

#[test]
fn with_the_setting_off_a_change_is_one_migration() {
    assert_eq!(check("off", &[Dialect::Postgres]), 1);
}

#[test]
fn each_migration_has_a_fingerprint_of_its_own_and_the_last_one_that_of_the_schema() {
    let (package, outcome) = Package::new("several");
    let mut fingerprints: Vec<&Fingerprint> =
        outcome.draft.iter().map(|heading| &heading.fingerprint).collect();
    let sealed = package.run(Some("all"));
    assert_eq!(fingerprints.last(), Some(&&sealed.lock.fingerprint));
    fingerprints.sort();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), 5);
    let text = fs::read_to_string(package.0.path().join("migrations/schema.lock")).unwrap();
    let lock = Lock::parse(&text, 0).unwrap();
    assert_eq!(lock.sealed.len(), 6);
}

#[test]
fn what_was_not_proved_is_proved_in_a_migration_of_its_own_beside_other_changes() {
    assert_eq!(check("not_valid", &[Dialect::Postgres]), 2);
}
