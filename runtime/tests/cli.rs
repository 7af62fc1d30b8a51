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
    assert!(text(&sealed.stderr).contains("proved on SQLite: up, down, up"));
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
