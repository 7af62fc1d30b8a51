//! What a build does to a package: the draft, the lock, locked builds, and what it says when a sealed file
//! is not as it was. `BLESS=1` writes the expected messages anew.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops at what it did not expect, in its helpers too"
)]

mod edits;
mod package;
mod record;
mod renames;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use self::package::{NOON, Package, spec_time};
use tablewright_codegen::{
    build::{Builder, Environment, Failure, Report},
    diagnostic::Diagnostics,
    history::{self, Access, Declared, Project},
    migration::SchemaPlanner,
    spec,
};

const EMPTY: &str = "dialects: [sqlite, postgres]\ntables: {}\n";
const ONE: &str = "\
dialects: [sqlite, postgres]
tables:
  claims:
    columns:
      id: bigint auto_increment
      canonical: text
    primary_key: id
";
const TWO: &str = "\
dialects: [sqlite, postgres]
tables:
  claims:
    columns:
      id: bigint auto_increment
      canonical: text?
    primary_key: id
  jobs:
    columns:
      id: bigint auto_increment
      claim: { type: bigint, references: claims.id, on_delete: cascade }
    primary_key: id
";
/// `ONE` with other words around the same schema.
const ONE_WITH_DOCS: &str = "\
dialects: [sqlite, postgres]
modules: { hce: Claims. }
tables:
  claims:
    module: hce
    doc: A statement.
    columns:
      id: bigint auto_increment
      canonical: { type: text, doc: What it says. }
    primary_key: [id]
";

/// What the build script would print for the failure, compared with the file.
fn says(result: Result<Report, Failure>, case: &str) {
    let failure = result.expect_err("the build must stop");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/history").join(case);
    let text = without_hashes(&failure.to_string());
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expected, "{}: BLESS=1 writes it anew", path.display());
}

/// The text with each SHA-256 made unknown, so that a change of the rendered SQL does not change the cases.
fn without_hashes(text: &str) -> String {
    let is_digit = |character: &char| character.is_ascii_hexdigit();
    let mut masked = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let digits: String = rest.chars().take_while(is_digit).collect();
        let length = digits.len().max(character.len_utf8());
        masked.push_str(&if digits.len() == 64 {
            "#".repeat(64)
        } else {
            rest[..length].to_owned()
        });
        rest = &rest[length..];
    }
    masked
}

#[test]
fn a_build_writes_the_draft_and_says_so() {
    let package = Package::new(TWO);
    let report = package.build().unwrap();
    assert_eq!(
        report.warnings,
        ["draft `2026-11-22-120000_create_2_tables`, not sealed yet: \
          add table `claims`; add table `jobs`"]
    );
    let tree = package.tree();
    let files: Vec<&str> =
        tree.keys().map(String::as_str).filter(|path| path.contains('.')).collect();
    assert_eq!(
        files,
        [
            "migrations/postgres/2026-11-22-120000_create_2_tables/down.sql",
            "migrations/postgres/2026-11-22-120000_create_2_tables/up.sql",
            "migrations/schema.lock",
            "migrations/sqlite/2026-11-22-120000_create_2_tables/down.sql",
            "migrations/sqlite/2026-11-22-120000_create_2_tables/up.sql",
            "schema.yaml",
        ]
    );
    let up = &tree["migrations/sqlite/2026-11-22-120000_create_2_tables/up.sql"];
    let up = String::from_utf8_lossy(up);
    assert!(up.contains("CREATE TABLE \"claims\""), "{up}");
    assert!(up.contains("\"__tablewright_history\""), "{up}");
    assert!(up.contains(report.history.draft[0].fingerprint.as_str()), "{up}");
    let generated = package.generated();
    assert!(generated.contains(report.history.draft[0].fingerprint.as_str()));
    assert!(generated.contains("/migrations/sqlite/2026-11-22-120000_create_2_tables/up.sql"));
}

#[test]
fn editing_and_editing_back_leaves_the_tree_as_it_was() {
    let package = Package::new(EMPTY);
    package.build().unwrap();
    let before = package.tree();
    package.edit(TWO);
    package.build().unwrap();
    assert_ne!(package.tree(), before);
    package.edit(EMPTY);
    package.build().unwrap();
    assert_eq!(package.tree(), before);
}

#[test]
fn twenty_edits_leave_the_draft_that_one_edit_leaves() {
    let mut package = Package::new(EMPTY);
    for round in 0..20 {
        package.edit([TWO, ONE, ONE_WITH_DOCS][round % 3]);
        package.build().unwrap();
        package.now += 7;
    }
    let at_once = Package::new([TWO, ONE, ONE_WITH_DOCS][19 % 3]);
    at_once.build().unwrap();
    assert_eq!(package.tree(), at_once.tree());
    assert_eq!(package.generated(), at_once.generated());
}

#[test]
fn docs_modules_and_the_form_of_the_file_make_no_migration() {
    let package = Package::sealed(ONE);
    let before = package.tree();
    let rust = {
        package.build().unwrap();
        package.generated()
    };
    package.edit(ONE_WITH_DOCS);
    package.build_locked().unwrap();
    package.build().unwrap();
    assert_ne!(package.generated(), rust, "the docs do reach Rust");
    package.edit(ONE);
    assert_eq!(package.tree(), before);
}

#[test]
fn a_warning_of_the_rules_keeps_its_place_and_its_help() {
    let package = Package::new(&["enums: { tier: [A, B] }\n", ONE].concat());
    let warnings = package.build().unwrap().warnings;
    let warning = &warnings[0];
    assert!(warning.contains("schema.yaml:1:10: [W0501] "), "{warning}");
    assert!(warning.contains("; help: "), "{warning}");
}

#[test]
fn a_build_after_the_seal_has_no_draft_and_no_warning() {
    let package = Package::sealed(ONE);
    let before = package.tree();
    for report in [package.build().unwrap(), package.build_locked().unwrap()] {
        assert!(report.warnings.is_empty(), "{:?}", report.warnings);
        assert!(report.history.draft.is_empty());
        assert!(package.generated().contains("2026-11-22-120000"));
        assert!(package.generated().contains("_first/up.sql"));
    }
    assert_eq!(package.tree(), before);
}

#[test]
fn everything_that_is_written_has_the_time_of_the_spec() {
    let package = Package::new(TWO);
    package.build().unwrap();
    for path in package.tree().keys().filter(|path| path.starts_with("migrations")) {
        let time = fs::metadata(package.path(path)).unwrap().modified().unwrap();
        assert_eq!(time, spec_time(), "{path}");
    }
}

#[test]
fn the_generated_file_is_written_only_when_it_changes() {
    let package = Package::new(ONE);
    package.build().unwrap();
    let path = package.out.path().join("schema.rs");
    fs::File::options().write(true).open(&path).unwrap().set_modified(spec_time()).unwrap();
    package.build().unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), spec_time());
}

#[test]
fn only_the_checkout_that_is_named_is_written() {
    let package = Package::new(ONE);
    let before = package.tree();
    let elsewhere = tempfile::tempdir().unwrap();
    for (case, root, locked, reason) in [
        ("somebody's dependency", None, false, "`TABLEWRIGHT_ROOT` is not set"),
        ("another folder", Some(elsewhere.path().to_owned()), false, "not below the folder"),
        ("a lost folder", Some(elsewhere.path().join("gone")), false, "not below the folder"),
        (
            "a locked build",
            Some(package.folder.path().to_owned()),
            true,
            "`TABLEWRIGHT_LOCKED` is set",
        ),
    ] {
        let environment = Environment { root, locked, ..package.environment() };
        let failure = Builder::new().generate(&environment).expect_err(case).to_string();
        assert!(failure.contains("E0607") && failure.contains(reason), "{case}: {failure}");
        assert_eq!(package.tree(), before, "{case}");
    }
    // One variable serves every package of a workspace.
    let root = package.folder.path().parent().map(Path::to_owned);
    Builder::new().generate(&Environment { root, ..package.environment() }).unwrap();
    fs::remove_dir_all(package.path("migrations")).unwrap();
    // However the folder is spelled, it is the same one.
    let root = Some(package.path("migrations/..").components().collect::<PathBuf>());
    fs::create_dir(package.path("migrations")).unwrap();
    Builder::new().generate(&Environment { root, ..package.environment() }).unwrap();
}

#[test]
fn builds_in_several_processes_leave_one_whole_draft() {
    let package = Package::new(TWO);
    let children: Vec<_> = (0..4)
        .map(|_| {
            Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "child_process_of_the_test_above", "--ignored"])
                .env("DRAFT_TEST_PACKAGE", package.folder.path())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    package.edit(TWO);
    package.build().unwrap();
    let alone = Package::new(TWO);
    alone.build().unwrap();
    assert_eq!(package.tree(), alone.tree());
}

#[test]
#[ignore = "run by builds_in_several_processes_leave_one_whole_draft"]
fn child_process_of_the_test_above() {
    let Some(folder) = std::env::var_os("DRAFT_TEST_PACKAGE").map(PathBuf::from) else { return };
    for round in 0..15_usize {
        let out = tempfile::tempdir().unwrap();
        // The spec is replaced as editors do, so that no build reads half of one.
        let text = [ONE, TWO, EMPTY][(round + std::process::id() as usize) % 3];
        let temporary = folder.join(format!("schema.{}.tmp", std::process::id()));
        fs::write(&temporary, text).unwrap();
        fs::rename(&temporary, folder.join("schema.yaml")).unwrap();
        let environment = Environment {
            root: Some(folder.clone()),
            package: folder.clone(),
            out: out.path().to_owned(),
            locked: false,
            hashes_all: false,
            source_date_epoch: Some(NOON),
        };
        Builder::new().generate(&environment).unwrap();
    }
}

#[test]
fn what_a_locked_build_lacks_is_said() {
    let package = Package::sealed(ONE);
    package.edit(TWO);
    says(package.build_locked(), "E0607_unsealed.stderr");
}

#[test]
fn what_cannot_be_planned_is_said() {
    // Rows are numbered again on the way back by a table that is made anew, which the trigger would go with.
    const TRIGGER: &str = "raw:\n  audit:\n    mssql:\n      up: CREATE TRIGGER audit ON claims AFTER INSERT AS SELECT 1;\n      down: DROP TRIGGER audit;\n";
    let mssql = |spec: &str| spec.replace("[sqlite, postgres]", "[sqlite, mssql]") + TRIGGER;
    let package = Package::new(&mssql(ONE));
    package.seal("first");
    let before = package.tree();
    package.edit(&mssql(&ONE.replace("bigint auto_increment", "bigint")));
    says(package.build(), "E0608_cannot_plan.stderr");
    package.edit(&mssql(ONE));
    assert_eq!(package.tree(), before);
}

/// `ONE` with a column in another type and with another name, a new table, and a consent.
const THREE: &str = "\
dialects: [sqlite, postgres]
tables:
  claims:
    columns:
      id: bigint auto_increment
      body: { type: string(500), renamed_from: canonical }
      tier: string(1) = 'C'
    primary_key: id
    indexes: [[tier]]
  jobs:
    columns:
      id: bigint auto_increment
      claim: { type: bigint, references: claims.id, on_delete: cascade }
    primary_key: id
consents: [{ change_type: claims.body, reason: none is longer }]
";

#[test]
fn after_a_seal_editing_and_editing_back_leaves_the_tree_as_it_was() {
    let package = Package::sealed(ONE);
    package.build().unwrap();
    let before = package.tree();
    // On PostgreSQL the index of the last one is built by a migration of its own, and checked by another.
    for (spec, migrations) in [(TWO, 1), (THREE, 3)] {
        package.edit(spec);
        let report = package.build().unwrap();
        assert_eq!(report.history.draft.len(), migrations);
        assert_ne!(package.tree(), before);
        package.edit(ONE);
        package.build().unwrap();
        assert_eq!(package.tree(), before);
    }
}

#[test]
fn after_a_seal_twenty_edits_leave_the_draft_that_one_edit_leaves() {
    let mut package = Package::sealed(ONE);
    let at_once = Package::sealed(ONE);
    for round in 0..20 {
        package.edit([THREE, ONE_WITH_DOCS, TWO, THREE][round % 4]);
        package.build().unwrap();
    }
    package.now += 7;
    package.edit(THREE);
    package.build().unwrap();
    at_once.edit(THREE);
    at_once.build().unwrap();
    assert_eq!(package.tree(), at_once.tree());
    assert_eq!(package.generated(), at_once.generated());
}

#[test]
fn a_draft_after_a_seal_changes_the_tables_that_are_there() {
    let package = Package::sealed(ONE);
    package.edit(THREE);
    let report = package.build().unwrap();
    let tree = package.tree();
    let draft = &report.history.draft[0];
    let text = |dialect: &str, file: &str| {
        let folder = [draft.version.as_str(), "_", &draft.name].concat();
        String::from_utf8_lossy(&tree[&["migrations/", dialect, "/", &folder, "/", file].concat()])
            .into_owned()
    };
    let up = text("postgres", "up.sql");
    assert!(up.contains("RENAME COLUMN \"canonical\" TO \"body\""), "{up}");
    assert!(!up.contains("CREATE TABLE \"claims\""), "{up}");
    assert!(!up.contains("CREATE TABLE IF NOT EXISTS \"__tablewright_history\""), "{up}");
    let down = text("postgres", "down.sql");
    assert!(down.contains("RENAME COLUMN \"body\" TO \"canonical\""), "{down}");
    assert!(down.contains("DROP TABLE \"jobs\""), "{down}");
    assert_eq!(text("sqlite", "metadata.toml"), "run_in_transaction = false\n");
    assert!(package.generated().contains("run_in_transaction: false"));
}

#[test]
fn a_dialect_with_nothing_to_do_gets_a_migration_that_says_so() {
    let package = Package::sealed(ONE);
    package.edit(&ONE.replace("canonical: text", "canonical: { type: text, comment: It says. }"));
    package.build().unwrap();
    let tree = package.tree();
    let draft = |dialect: &str| {
        let (_, bytes) = tree
            .iter()
            .find(|(path, _)| {
                path.starts_with(&["migrations/", dialect].concat())
                    && path.ends_with("up.sql")
                    && !path.contains("_first")
            })
            .unwrap();
        String::from_utf8_lossy(bytes).into_owned()
    };
    assert!(draft("postgres").contains("COMMENT ON COLUMN"), "{}", draft("postgres"));
    let sqlite = draft("sqlite");
    assert!(sqlite.contains("-- Nothing changes in this database"), "{sqlite}");
    assert!(sqlite.contains("INSERT INTO \"__tablewright_history\""), "{sqlite}");
}

#[test]
fn columns_in_another_order_make_no_migration() {
    let package = Package::sealed(ONE);
    let before = package.tree();
    let lines = "      id: bigint auto_increment\n      canonical: text\n";
    let moved = "      canonical: text\n      id: bigint auto_increment\n";
    package.edit(&ONE.replace(lines, moved));
    let report = package.build().unwrap();
    assert!(report.warnings.is_empty() && report.history.draft.is_empty(), "{report:?}");
    package.build_locked().unwrap();
    package.edit(ONE);
    assert!(package.tree() == before, "something was written");
}

#[test]
fn what_needs_consent_stops_the_build_and_writes_nothing() {
    let package = Package::sealed(ONE);
    let before = package.tree();
    package.edit(&THREE.replace("consents", "# consents"));
    let failure = package.build().unwrap_err().to_string();
    assert!(failure.contains("error[E0614]"), "{failure}");
    package.edit(ONE);
    assert!(package.tree() == before, "something was written");
}

#[test]
fn what_is_sealed_is_shown_in_the_lock() {
    let package = Package::sealed(ONE);
    package.edit(&ONE.replace("canonical: text", "body: text"));
    says(package.build(), "E0613_sealed_lines.stderr");
    package.edit(&ONE.replace("canonical: text", "canonical: bigint"));
    says(package.build(), "E0614_sealed_lines.stderr");
    package.edit(&ONE.replace("canonical: text", "canonical: { type: text, renamed_from: body }\n      more: { type: text, default: \"'x'\", renamed_from: moer }"));
    says(package.build(), "E0621_sealed_lines.stderr");
    let other = "tables: { jobs: { columns: { n: integer }, primary_key: n } }\n";
    package.edit(&["dialects: [sqlite, postgres]\n", other].concat());
    says(package.build(), "E0611_sealed_lines.stderr");
}

#[test]
fn a_conflict_of_two_branches_is_said() {
    let package = Package::sealed(ONE);
    let path = package.path("migrations/schema.lock");
    let lock = fs::read_to_string(&path).unwrap();
    fs::write(&path, lock.replacen("  \"format\"", "<<<<<<< HEAD\n  \"format\"", 1)).unwrap();
    says(package.build(), "E0601_conflict.stderr");
}

#[test]
fn a_lock_that_is_cut_off_is_said() {
    let package = Package::sealed(ONE);
    let path = package.path("migrations/schema.lock");
    let lock = fs::read_to_string(&path).unwrap();
    fs::write(&path, &lock[..lock.find("\"migrations\"").unwrap()]).unwrap();
    says(package.build(), "E0601_cut_off.stderr");
}

#[test]
fn a_lock_from_a_newer_generator_is_said() {
    let package = Package::sealed(ONE);
    let path = package.path("migrations/schema.lock");
    let lock = fs::read_to_string(&path).unwrap();
    fs::write(&path, lock.replacen("\"format\": 2", "\"format\": 3", 1)).unwrap();
    says(package.build(), "E0602_newer.stderr");
}

#[test]
fn a_lock_that_was_edited_is_said() {
    let package = Package::sealed(ONE);
    let path = package.path("migrations/schema.lock");
    let lock = fs::read_to_string(&path).unwrap();
    fs::write(&path, lock.replacen("\"type\": \"text\"", "\"type\": \"json\"", 1)).unwrap();
    says(package.build(), "E0603_edited.stderr");
}

#[test]
fn a_changed_a_missing_and_an_extra_file_are_said_at_once() {
    let package = Package::sealed(ONE);
    let folder = "migrations/sqlite/2026-11-22-120000_first";
    let up = fs::read_to_string(package.path(folder).join("up.sql")).unwrap();
    fs::write(package.path(folder).join("up.sql"), up.replacen("claims", "clains", 1)).unwrap();
    fs::remove_file(package.path(folder).join("down.sql")).unwrap();
    fs::write(package.path(folder).join("notes.txt"), "mine").unwrap();
    fs::create_dir(package.path("migrations/postgres/2027-01-01-000000_by_hand")).unwrap();
    says(package.build(), "E0604_E0605_E0606_files.stderr");
}

#[test]
fn a_dialect_that_was_never_sealed_is_said() {
    let package = Package::sealed(ONE);
    package.edit(&ONE.replace("postgres]", "postgres, mysql]"));
    says(package.build(), "E0609_dialect.stderr");
}

#[test]
fn an_invalid_spec_writes_nothing() {
    let package = Package::new("tables: { claims: { columns: { id: nonsense } } }\n");
    let before = package.tree();
    assert!(matches!(package.build(), Err(Failure::Found(_))));
    assert_eq!(package.tree(), before);
    assert!(!package.out.path().join("schema.rs").exists());
}

#[test]
fn the_name_of_a_seal_is_checked() {
    let package = Package::new(ONE);
    let loaded = spec::load(&package.path("schema.yaml")).unwrap();
    let project = Project {
        root: package.folder.path(),
        access: Access::Writable { modified: None },
        lock_source: 1,
    };
    let span = tablewright_codegen::diagnostic::Span::default();
    let declared = Declared {
        schema: &loaded.declaration.schema,
        intent: &loaded.declaration.intent,
        dialects: loaded.declaration.settings.dialects,
        span,
    };
    let planner = SchemaPlanner::new(&loaded.declaration, &loaded.places);
    let error =
        history::seal(&project, &declared, &planner, &|| NOON, Some("Add Tags!")).unwrap_err();
    let history::Error::Found { diagnostics, .. } = error else { panic!("{error}") };
    let diagnostics = Diagnostics::new(diagnostics, loaded.sources);
    says(Err(Failure::Found(diagnostics)), "E0610_name.stderr");
}
