//! What a build does to the draft.

use std::{fs, thread};

use super::*;

#[test]
fn a_draft_has_the_same_folders_in_every_dialect_in_use() {
    let package = Package::new();
    package.build(&schema(&[("claims", ColumnType::Text)])).unwrap();
    assert_eq!(
        package.files(),
        [
            "migrations/postgres/2026-11-22-120000_create_claims/down.sql",
            "migrations/postgres/2026-11-22-120000_create_claims/up.sql",
            "migrations/schema.lock",
            "migrations/sqlite/2026-11-22-120000_create_claims/down.sql",
            "migrations/sqlite/2026-11-22-120000_create_claims/up.sql",
        ]
    );
}

#[test]
fn undoing_the_edit_leaves_the_tree_as_it_was() {
    let package = Package::new();
    package.write("schema.yaml", "tables: {}\n");
    package.write("migrations/.keep", "");
    let before = package.tree();
    package.build(&schema(&[("claims", ColumnType::Text), ("jobs", ColumnType::Text)])).unwrap();
    assert_ne!(package.tree(), before);
    package.build(&Schema::default()).unwrap();
    assert_eq!(package.tree(), before);
}

#[test]
fn undoing_an_edit_after_a_seal_leaves_the_tree_as_it_was() {
    let package = Package::new();
    let sealed = schema(&[("claims", ColumnType::Text)]);
    package.seal(&sealed, Some("first")).unwrap();
    let before = package.tree();
    package.build(&schema(&[("claims", ColumnType::Text), ("jobs", ColumnType::Text)])).unwrap();
    assert_ne!(package.tree(), before);
    package.build(&sealed).unwrap();
    assert_eq!(package.tree(), before);
}

#[test]
fn several_edits_leave_the_same_draft_as_one() {
    let names = ["a", "b", "c", "d", "e", "f", "g"];
    let all: Vec<_> = names.iter().map(|name| (*name, ColumnType::Text)).collect();
    let (step_by_step, at_once) = (Package::new(), Package::new());
    for count in [1, 4, 2, 7, 3, 6, 5] {
        step_by_step.build(&schema(&all[..count])).unwrap();
    }
    at_once.build(&schema(&all[..5])).unwrap();
    assert_eq!(step_by_step.tree(), at_once.tree());
}

#[test]
fn the_version_is_read_once_and_kept() {
    let mut package = Package::new();
    let first = package.build(&schema(&[("claims", ColumnType::Text)])).unwrap();
    package.now += 3600;
    let second = package.build(&schema(&[("claims", ColumnType::Json)])).unwrap();
    assert_eq!(first.draft[0].version.as_str(), "2026-11-22-120000");
    assert_eq!(second.draft[0].version, first.draft[0].version);
    assert_ne!(second.draft[0].fingerprint, first.draft[0].fingerprint);
}

#[test]
fn the_migrations_of_one_draft_are_a_second_apart() {
    let package = Package::new();
    let tables = ["a", "b", "c", "d"].map(|name| (name, ColumnType::Text));
    let outcome = package.build(&schema(&tables)).unwrap();
    let versions: Vec<&str> = outcome.draft.iter().map(|draft| draft.version.as_str()).collect();
    assert_eq!(versions, ["2026-11-22-120000", "2026-11-22-120001"]);
    assert_eq!(outcome.draft.iter().map(|draft| draft.is_first).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn a_draft_sorts_after_what_is_sealed_even_if_the_clock_went_back() {
    let mut package = Package::new();
    package.seal(&schema(&[("a", ColumnType::Text)]), None).unwrap();
    package.now -= 86_400;
    let outcome =
        package.build(&schema(&[("a", ColumnType::Text), ("b", ColumnType::Text)])).unwrap();
    assert_eq!(outcome.draft[0].version.as_str(), "2026-11-22-120001");
    assert!(!outcome.draft[0].is_first);
}

#[test]
fn a_build_with_nothing_to_do_touches_no_file() {
    let package = Package::new();
    let schema = schema(&[("claims", ColumnType::Text), ("jobs", ColumnType::Text)]);
    package.build(&schema).unwrap();
    let lock = package.root().join("migrations/schema.lock");
    let marked = spec_time() + Duration::from_secs(5);
    fs::File::open(&lock).unwrap().set_modified(marked).unwrap();
    package.build(&schema).unwrap();
    assert_eq!(fs::metadata(&lock).unwrap().modified().unwrap(), marked);
}

#[test]
fn files_and_folders_get_the_time_of_the_spec() {
    let package = Package::new();
    let check = || {
        for path in package.tree().keys().filter(|path| path.starts_with("migrations")) {
            let time = fs::metadata(package.root().join(path)).unwrap().modified().unwrap();
            assert_eq!(time, spec_time(), "{}", path.display());
        }
    };
    package.build(&schema(&[("claims", ColumnType::Text), ("jobs", ColumnType::Text)])).unwrap();
    check();
    package.build(&schema(&[("claims", ColumnType::Text)])).unwrap();
    check();
}

#[test]
fn a_file_that_is_no_longer_needed_goes() {
    let package = Package::new();
    let two = schema(&[("claims", ColumnType::Text), ("jobs", ColumnType::Text)]);
    package.build(&two).unwrap();
    assert!(package.files().iter().any(|path| path.ends_with("metadata.toml")));
    package.build(&schema(&[("claims", ColumnType::Text)])).unwrap();
    assert!(!package.files().iter().any(|path| path.ends_with("metadata.toml")));
}

#[test]
fn a_dialect_that_is_no_longer_in_use_loses_its_draft() {
    let mut package = Package::new();
    let schema = schema(&[("claims", ColumnType::Text)]);
    package.build(&schema).unwrap();
    package.dialects = [Dialect::Sqlite].into_iter().collect();
    package.build(&schema).unwrap();
    assert!(!package.root().join("migrations/postgres").exists());
    assert!(package.root().join("migrations/sqlite").exists());
}

#[test]
fn what_somebody_else_put_into_a_stale_folder_is_not_removed() {
    let package = Package::new();
    package.build(&schema(&[("claims", ColumnType::Text)])).unwrap();
    package.write("migrations/sqlite/2026-11-22-120000_create_claims/notes.txt", "mine");
    package.build(&Schema::default()).unwrap();
    assert_eq!(package.files(), ["migrations/sqlite/2026-11-22-120000_create_claims/notes.txt"]);
    assert_eq!(codes(package.build(&Schema::default())), [Code::ExtraMigration]);
}

#[test]
fn builds_at_the_same_time_leave_one_whole_draft() {
    let package = Package::new();
    let specs = [
        schema(&[("a", ColumnType::Text)]),
        schema(&[("a", ColumnType::Text), ("b", ColumnType::Text)]),
        schema(&["a", "b", "c", "d"].map(|name| (name, ColumnType::Text))),
        Schema::default(),
    ];
    thread::scope(|scope| {
        for spec in &specs {
            let package = &package;
            scope.spawn(move || {
                for _ in 0..10 {
                    package.build(spec).unwrap();
                }
            });
        }
    });
    package.build(&specs[1]).unwrap();
    let alone = Package::new();
    alone.build(&specs[1]).unwrap();
    assert_eq!(package.files(), alone.files());
    assert_eq!(package.tree(), alone.tree());
}

#[test]
fn a_locked_build_writes_nothing_and_lists_what_is_missing() {
    let package = Package::new();
    let sealed = schema(&[("claims", ColumnType::Text)]);
    let edited = schema(&[("claims", ColumnType::Json), ("jobs", ColumnType::Text)]);
    package.seal(&sealed, None).unwrap();
    let before = package.tree();
    let found = found(package.build_locked(&edited));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code, Code::UnsealedChanges);
    assert_eq!(
        found[0].message,
        "no sealed migration makes these changes: \
         change column `claims.id`: type `text` to `json`; add table `jobs`"
    );
    assert_eq!(package.tree(), before);
}

#[test]
fn a_locked_build_of_a_package_without_migrations_writes_nothing() {
    let package = Package::new();
    let declared = schema(&[("claims", ColumnType::Text)]);
    assert_eq!(codes(package.build_locked(&declared)), [Code::UnsealedChanges]);
    assert!(package.tree().is_empty());
}

#[test]
fn a_locked_build_has_no_draft_even_if_one_lies_there() {
    let package = Package::new();
    let sealed = schema(&[("claims", ColumnType::Text)]);
    package.seal(&sealed, None).unwrap();
    package.build(&schema(&[("claims", ColumnType::Json)])).unwrap();
    let before = package.tree();
    let outcome = package.build_locked(&sealed).unwrap();
    assert!(outcome.draft.is_empty());
    assert_eq!(outcome.lock.sealed.len(), 1);
    assert_eq!(package.tree(), before);
}
