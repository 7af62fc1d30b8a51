//! The `tablewright` command: what it prints where, and how it ends.

use std::{fs, path::Path, process::Output};

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
    tablewright_testing::own_command(env!("CARGO_BIN_EXE_tablewright"))
        .current_dir(folder)
        .args(arguments)
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
    assert!(text(&sound.stderr).contains("`schema.yaml` is valid: 1 table"));

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
    assert!(text(&unknown.stderr).contains("unknown code `E9999`"));
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
    assert_eq!(text(&none.stdout), "nothing to change: the spec matches the sealed schema\n");
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
    let sealed = "sealed  2026-11-22-120000_first\nthe spec matches the sealed schema\n";
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

    let sound = tablewright(folder.path(), &["check"]);
    assert_eq!(code(&sound), Some(0));
    let remark = "`schema.yaml` is valid: 1 table, and so are its changes to the sealed schema\n";
    assert_eq!(text(&sound.stderr), remark);

    // What `plan` refuses, `check` refuses in the same words.
    let required = LATER.replace("born: date?", "born: date");
    for (wrong, error, part) in [
        (LATER.replace(", renamed_from: name", ""), "error[E0613]", "in the sealed schema"),
        (required, "error[E0615]", "author.born"),
    ] {
        fs::write(&spec, wrong).unwrap();
        let refused = tablewright(folder.path(), &["plan"]);
        assert_eq!(code(&refused), Some(1));
        let shown = text(&refused.stdout);
        assert!(shown.contains(error) && shown.contains(part), "{shown}");
        let checked = tablewright(folder.path(), &["check"]);
        assert_eq!((code(&checked), text(&checked.stdout)), (Some(1), shown));
        assert_eq!(text(&checked.stderr), "", "nothing is called sound");
    }

    fs::write(&spec, LATER).unwrap();
    let sealed = fs::read_dir(folder.path().join("migrations/sqlite")).unwrap();
    let up = sealed.map(|it| it.unwrap().path().join("up.sql")).next().unwrap();
    fs::write(up, "-- changed").unwrap();
    let changed = tablewright(folder.path(), &["check"]);
    assert_eq!(code(&changed), Some(1));
    assert!(text(&changed.stdout).contains("error[E0604]"), "{}", text(&changed.stdout));
}

/// A database that a spec can say but for one thing.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
fn make_database(path: &Path) {
    use diesel::{Connection, connection::SimpleConnection};

    let mut connection = diesel::SqliteConnection::establish(&path.display().to_string()).unwrap();
    connection
        .batch_execute("CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
        .unwrap();
}

const AUTHOR: &str = "\
# Made from SQLite by `tablewright import`.

dialects: [sqlite]

tables:
  # Import: is STRICT there; here its columns take any value.
  author:
    columns:
      id: integer auto_increment
      name: text
    primary_key: id
";

#[test]
fn import_prints_a_spec_and_tells_what_it_does_not_say() {
    let folder = tempfile::tempdir().unwrap();
    make_database(&folder.path().join("app.db"));
    let imported = tablewright(folder.path(), &["import", "sqlite:app.db"]);
    assert_eq!(code(&imported), Some(1), "{}", text(&imported.stderr));
    assert_eq!(text(&imported.stdout), AUTHOR);
    assert_eq!(
        text(&imported.stderr),
        "changed: SQLite: table `author` is STRICT there; here its columns take any value\n"
    );

    let as_json = tablewright(folder.path(), &["import", "app.db", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_slice(&as_json.stdout).unwrap();
    assert_eq!(found["spec"], AUTHOR);
    assert_eq!(found["unexpressed"][0]["object"], "table `author`", "{found}");
    assert_eq!(found["unexpressed"][0]["standing"], "changed");
}

#[test]
fn import_writes_a_file_that_check_accepts_and_overwrites_none_unless_told() {
    let folder = tempfile::tempdir().unwrap();
    make_database(&folder.path().join("app.db"));
    let arguments = ["import", "sqlite:app.db", "-o", "schema.yaml"];
    let written = tablewright(folder.path(), &arguments);
    assert!(text(&written.stderr).contains("`schema.yaml` is written: 1 table, 0 views"));
    assert!(written.stdout.is_empty());
    let path = folder.path().join("schema.yaml");
    assert_eq!(fs::read_to_string(&path).unwrap(), AUTHOR);
    assert_eq!(code(&tablewright(folder.path(), &["check"])), Some(0));

    fs::write(&path, "mine").unwrap();
    let refused = tablewright(folder.path(), &arguments);
    assert_eq!(code(&refused), Some(2));
    assert!(text(&refused.stderr).contains("already exists"), "{}", text(&refused.stderr));
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    let forced = tablewright(folder.path(), &[arguments.as_slice(), &["--force"]].concat());
    assert_eq!(code(&forced), Some(1));
    assert_eq!(fs::read_to_string(&path).unwrap(), AUTHOR);
}

#[test]
fn import_takes_one_database_of_a_dialect_and_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    make_database(&folder.path().join("app.db"));
    let twice = tablewright(folder.path(), &["import", "app.db", "sqlite:app.db"]);
    assert_eq!(code(&twice), Some(2), "{}", text(&twice.stderr));
    assert!(text(&twice.stderr).contains("two of the URLs are SQLite"));

    let missing = tablewright(folder.path(), &["import", "sqlite:none.db"]);
    assert_eq!(code(&missing), Some(3));
    assert!(text(&missing.stderr).contains("there is no file"), "{}", text(&missing.stderr));
    assert!(!folder.path().join("none.db").exists());
}

#[test]
fn commands_that_only_read_make_no_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("schema.yaml"), SOUND).unwrap();
    fs::create_dir_all(folder.path().join("migrations/sqlite")).unwrap();
    let sealed = tablewright(folder.path(), &["seal", "first"]);
    assert_eq!(code(&sealed), Some(0), "{}", text(&sealed.stderr));
    let names = || {
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    for url in [
        "missing.db",
        "./missing",
        "sqlite:missing.db",
        "sqlite://missing.db",
        "file:missing.db",
        "file:missing%2Edb?cache=private",
        "file:missing.db?mode=rwc",
    ] {
        for arguments in [
            ["list"].as_slice(),
            &["verify"],
            &["import"],
            &["adopt"],
            &["migrate", "--dry-run"],
            &["revert", "--dry-run"],
            &["redo", "--dry-run"],
            &["dev", "--dry-run"],
            &["repair"],
            &["revert"],
            &["redo"],
            &["repair", "--apply"],
            &["adopt", "--apply"],
        ] {
            tablewright(folder.path(), &[arguments, &[url]].concat());
            assert_eq!(names(), before, "{arguments:?} {url}");
        }
    }
    let made = tablewright(folder.path(), &["migrate", "file:made.db"]);
    assert_eq!(code(&made), Some(0), "{}", text(&made.stderr));
    assert!(folder.path().join("made.db").exists());
    let listed = tablewright(folder.path(), &["list", "file:made.db"]);
    assert!(text(&listed.stdout).starts_with("applied "), "{}", text(&listed.stdout));
}
