//! The `tablewright` command: what it prints where, and how it ends.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

const SOUND: &str = "\
tables:
  author:
    columns: { id: bigint auto_increment, name: text }
    primary_key: id
";

const BROKEN: &str = "\
tables:
  author:
    columns: { id: bigint auto_increment, name: texxt }
    primary_key: id
";

#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
fn tablewright(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tablewright"))
        .current_dir(folder)
        .args(arguments)
        .env_remove("TABLEWRIGHT_LOCKED")
        .env("SOURCE_DATE_EPOCH", "1795348800")
        .output()
        .unwrap()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn check_ends_with_1_and_shows_the_place_if_the_spec_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("schema.yaml"), SOUND).unwrap();
    let sound = tablewright(folder.path(), &["check"]);
    assert_eq!(code(&sound), Some(0), "{}", text(&sound.stdout));
    assert!(text(&sound.stderr).contains("`schema.yaml` is sound: 1 table"));

    fs::write(folder.path().join("other.yaml"), BROKEN).unwrap();
    let broken = tablewright(folder.path(), &["check", "other.yaml"]);
    assert_eq!(code(&broken), Some(1));
    let shown = text(&broken.stdout);
    assert!(shown.contains("texxt") && shown.contains("other.yaml:3:"), "{shown}");

    let as_json = tablewright(folder.path(), &["check", "other.yaml", "--format", "json"]);
    assert_eq!(code(&as_json), Some(1));
    let found: serde_json::Value = serde_json::from_slice(&as_json.stdout).unwrap();
    assert_eq!(found[0]["place"]["line"], 3, "{found}");
}

#[test]
fn explain_prints_the_page_of_a_code_and_knows_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let page = tablewright(folder.path(), &["explain", "e0101"]);
    assert_eq!(code(&page), Some(0));
    assert!(text(&page.stdout).contains("E0101"), "{}", text(&page.stdout));
    let as_json = tablewright(folder.path(), &["--format", "json", "explain", "E0101"]);
    let page: serde_json::Value = serde_json::from_slice(&as_json.stdout).unwrap();
    assert_eq!((&page["code"], &page["severity"]), (&"E0101".into(), &"error".into()));

    let unknown = tablewright(folder.path(), &["explain", "E9999"]);
    assert_eq!(code(&unknown), Some(2));
    assert!(unknown.stdout.is_empty());
    assert!(text(&unknown.stderr).contains("no code `E9999`"));
}

#[test]
fn seal_proves_the_draft_and_makes_it_history_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("schema.yaml"), SOUND).unwrap();
    let sealed = tablewright(folder.path(), &["seal", "create_author"]);
    assert_eq!(code(&sealed), Some(0), "{}{}", text(&sealed.stdout), text(&sealed.stderr));
    let shown = text(&sealed.stdout);
    assert!(
        shown.starts_with("sealed `") && shown.trim_end().ends_with("_create_author`"),
        "{shown}"
    );
    #[cfg(feature = "sqlite")]
    assert!(text(&sealed.stderr).contains("proved on SQLite 3."));
    let name = shown.trim_end().trim_start_matches("sealed `").trim_end_matches('`');
    for dialect in ["sqlite", "postgres", "mysql", "mssql"] {
        let up = folder.path().join("migrations").join(dialect).join(name).join("up.sql");
        assert!(up.is_file(), "{}", up.display());
    }
    let again = tablewright(folder.path(), &["seal"]);
    assert_eq!(
        (code(&again), text(&again.stdout).as_str()),
        (Some(0), "nothing to seal: there is no draft\n")
    );

    let unfit = folder.path().join("unfit");
    fs::create_dir(&unfit).unwrap();
    fs::write(unfit.join("schema.yaml"), SOUND).unwrap();
    let refused = tablewright(&unfit, &["seal", "Not A Name"]);
    assert_eq!(code(&refused), Some(1));
    assert!(text(&refused.stdout).contains("E0610"), "{}", text(&refused.stdout));
}

#[test]
fn wrong_usage_ends_with_2() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&tablewright(folder.path(), &["frobnicate"])), Some(2));
    assert_eq!(code(&tablewright(folder.path(), &["explain"])), Some(2));
}

const LATER: &str = "\
tables:
  author:
    columns: { id: bigint auto_increment, full_name: { type: text, renamed_from: name }, born: date? }
    primary_key: id
";

#[test]
fn diff_shows_the_changes_in_words_and_as_sql_for_each_dialect() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), SOUND).unwrap();
    fs::write(folder.path().join("b.yaml"), LATER).unwrap();
    let shown = tablewright(folder.path(), &["diff", "a.yaml", "b.yaml"]);
    assert_eq!(code(&shown), Some(0), "{}", text(&shown.stderr));
    let words = text(&shown.stdout);
    assert!(words.starts_with("- rename column `author.name` to `full_name`\n"), "{words}");
    for title in ["# SQLite", "# PostgreSQL", "# MySQL/MariaDB", "# SQL Server"] {
        assert!(words.contains(title), "{words}");
    }
    let one = tablewright(folder.path(), &["diff", "a.yaml", "b.yaml", "--dialect", "postgres"]);
    assert!(!text(&one.stdout).contains("# SQLite"));
    let none = tablewright(folder.path(), &["diff", "a.yaml", "a.yaml"]);
    assert_eq!(text(&none.stdout), "nothing to change: the spec is what is sealed\n");
    let wrong = tablewright(folder.path(), &["diff", "a.yaml", "b.yaml", "--dialect", "oracle"]);
    assert_eq!(code(&wrong), Some(2));
}

#[test]
fn plan_and_status_compare_the_spec_with_what_is_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("schema.yaml");
    fs::write(&spec, SOUND).unwrap();
    assert_eq!(code(&tablewright(folder.path(), &["seal", "first"])), Some(0));
    let status = tablewright(folder.path(), &["status"]);
    assert_eq!(code(&status), Some(0));
    let sealed = "sealed  2026-11-22-120000_first\nthe spec is what is sealed\n";
    assert_eq!(text(&status.stdout), sealed);

    fs::write(&spec, LATER).unwrap();
    let status = tablewright(folder.path(), &["status"]);
    assert_eq!(code(&status), Some(1));
    assert!(text(&status.stdout).contains("- add column `author.born`\n"));
    let plan = tablewright(folder.path(), &["plan", "--format", "json"]);
    assert_eq!(code(&plan), Some(0));
    let found: serde_json::Value = serde_json::from_slice(&plan.stdout).unwrap();
    assert_eq!(found["changes"][1], "add column `author.born`");
    assert_eq!(found["dialects"].as_array().unwrap().len(), 4);

    fs::write(&spec, LATER.replace(", renamed_from: name", "")).unwrap();
    let refused = tablewright(folder.path(), &["plan"]);
    assert_eq!(code(&refused), Some(1));
    let shown = text(&refused.stdout);
    assert!(shown.contains("error[E0613]") && shown.contains("is sealed here"), "{shown}");
}
