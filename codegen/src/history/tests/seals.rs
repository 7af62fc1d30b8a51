//! Sealing, and what is said when sealed files are not as they were.

use super::*;

const UP: &str = "migrations/sqlite/2026-11-22-120000_first/up.sql";

fn sealed() -> (Package, Schema) {
    let package = Package::new();
    let schema = schema(&[("claims", ColumnType::Text)]);
    package.seal(&schema, Some("first")).unwrap();
    (package, schema)
}

fn messages(package: &Package, schema: &Schema) -> Vec<(Code, String)> {
    let unlocked = found(package.build(schema));
    assert_eq!(found(package.build_locked(schema)), unlocked, "a locked build says the same");
    unlocked.into_iter().map(|diagnostic| (diagnostic.code, diagnostic.message)).collect()
}

#[test]
fn a_seal_gives_the_draft_its_name_and_a_build_after_it_is_clean() {
    let (package, schema) = sealed();
    let before = package.tree();
    assert!(before.contains_key(Path::new(UP)));
    assert!(package.read(UP).contains("2026-11-22-120000 first, Sealed"));
    let outcome = package.build(&schema).unwrap();
    assert!(outcome.draft.is_empty());
    assert!(outcome.changes.is_empty());
    assert_eq!(outcome.lock.schema, schema);
    assert_eq!(outcome.lock.sealed[0].name, "first");
    assert_eq!(package.build_locked(&schema).unwrap().lock, outcome.lock);
    assert_eq!(package.tree(), before);
}

#[test]
fn sealing_twice_is_sealing_once() {
    let (package, schema) = sealed();
    let before = package.tree();
    package.seal(&schema, Some("again")).unwrap();
    assert_eq!(package.tree(), before);
}

#[test]
fn each_migration_of_a_draft_is_sealed_under_a_name_of_its_own() {
    let package = Package::new();
    let tables = ["a", "b", "c", "d"].map(|name| (name, ColumnType::Text));
    let outcome = package.seal(&schema(&tables), Some("many")).unwrap();
    let names: Vec<&str> = outcome.lock.sealed.iter().map(|sealed| sealed.name.as_str()).collect();
    assert_eq!(names, ["many_1", "many_2"]);
}

#[test]
fn a_migration_cannot_have_a_name_that_is_no_folder() {
    let package = Package::new();
    let schema = schema(&[("claims", ColumnType::Text)]);
    for name in ["", "..", "a/b", "Ä", "UP", "a b", "x\0"] {
        let found = found(package.seal(&schema, Some(name)));
        assert_eq!(found[0].code, Code::UnfitMigrationName, "{name:?}");
    }
    assert!(package.tree().is_empty());
}

#[test]
fn a_changed_byte_in_a_sealed_file_is_named() {
    let (package, schema) = sealed();
    package.write(UP, &package.read(UP).replace("first", "First"));
    assert_eq!(
        messages(&package, &schema),
        [(Code::SealedFileChanged, format!("the sealed file `{UP}` has changed"))]
    );
}

#[test]
fn line_ends_that_git_changed_are_told_from_an_edit() {
    let (package, schema) = sealed();
    package.write(UP, &package.read(UP).replace('\n', "\r\n"));
    let found = found(package.build(&schema));
    assert_eq!(found[0].code, Code::SealedFileChanged);
    assert!(found[0].help.as_ref().unwrap().contains(".gitattributes"));
}

#[test]
fn a_missing_sealed_file_is_named() {
    let (package, schema) = sealed();
    fs::remove_file(package.root().join(UP)).unwrap();
    assert_eq!(
        messages(&package, &schema),
        [(Code::SealedFileMissing, format!("the sealed file `{UP}` is missing"))]
    );
}

#[test]
fn each_file_of_a_missing_folder_is_named() {
    let (package, schema) = sealed();
    fs::remove_dir_all(package.root().join("migrations/sqlite")).unwrap();
    let found = messages(&package, &schema);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|(code, _)| *code == Code::SealedFileMissing));
}

#[test]
fn extra_files_and_folders_are_named() {
    let (package, schema) = sealed();
    package.write("migrations/sqlite/2026-11-22-120000_first/more.sql", "");
    package.write("migrations/postgres/2027-01-01-000000_by_hand/up.sql", "");
    package.write("migrations/mysql/2026-11-22-120000_first/up.sql", "");
    let paths: Vec<String> = messages(&package, &schema).into_iter().map(|found| found.1).collect();
    assert_eq!(
        paths,
        [
            "`migrations/sqlite/2026-11-22-120000_first/more.sql` is not a migration in the lock",
            "`migrations/postgres/2027-01-01-000000_by_hand` is not a migration in the lock",
            "`migrations/mysql/2026-11-22-120000_first` is not a migration in the lock",
        ]
    );
}

#[test]
fn a_missing_lock_is_told_once_and_not_as_migrations_to_remove() {
    let (package, schema) = sealed();
    fs::remove_file(package.root().join("migrations/schema.lock")).unwrap();
    let found = found(package.build(&schema));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].code, Code::ExtraMigration);
    assert_eq!(
        found[0].message,
        "`migrations/schema.lock` is missing, but `migrations/sqlite/2026-11-22-120000_first` and 1 more exist"
    );
    let help = found[0].help.as_ref().unwrap();
    assert!(help.contains("git checkout -- migrations/schema.lock"), "{help}");
    assert!(!help.contains("remove"), "{help}");
}

#[test]
fn what_diesel_setup_writes_is_tolerated() {
    let (package, schema) = sealed();
    package.write("migrations/postgres/00000000000000_diesel_initial_setup/up.sql", "");
    package.write("migrations/sqlite/.keep", "");
    package.write("migrations/.keep", "");
    package.build(&schema).unwrap();
    package.build_locked(&schema).unwrap();
}

#[test]
fn a_dialect_that_was_not_sealed_is_named() {
    let (mut package, schema) = sealed();
    package.dialects.insert(Dialect::Mysql);
    assert_eq!(
        messages(&package, &schema),
        [(
            Code::DialectWithoutHistory,
            "the spec uses MySQL/MariaDB, but `2026-11-22-120000_first` was sealed without it"
                .to_owned()
        )]
    );
}

#[test]
fn a_dialect_that_is_given_up_keeps_its_sealed_files_under_guard() {
    let (mut package, schema) = sealed();
    package.dialects = [Dialect::Postgres].into_iter().collect();
    package.build(&schema).unwrap();
    fs::remove_file(package.root().join(UP)).unwrap();
    assert_eq!(codes(package.build(&schema)), [Code::SealedFileMissing]);
}

#[test]
fn a_file_that_is_not_the_drafts_is_not_sealed() {
    let package = Package::new();
    let schema = schema(&[("claims", ColumnType::Text)]);
    package.build(&schema).unwrap();
    package.write("migrations/sqlite/2026-11-22-120000_create_claims/notes.txt", "");
    assert_eq!(codes(package.seal(&schema, None)), [Code::ExtraMigration]);
    assert!(package.build(&schema).unwrap().lock.sealed.is_empty());
}
