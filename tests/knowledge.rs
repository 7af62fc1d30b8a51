//! The command `knowledge`, as somebody runs it who has just built it.

use std::{
    path::Path,
    process::{Command, Output},
};

use knowledge_store::{SCHEMA_VERSION, TABLES};

fn knowledge(data_folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_knowledge"));
    command.env_remove("DATABASE_URL").env("XDG_DATA_HOME", data_folder);
    command
}

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn the_first_run_makes_the_store_and_the_second_says_that_it_is_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let first = text(&knowledge(folder.path()).output().unwrap());
    assert!(folder.path().join("knowledge-store/knowledge.sqlite").is_file());
    assert!(first.starts_with("applied "), "{first}");
    assert!(first.contains(SCHEMA_VERSION) && !first.contains("up to date"), "{first}");
    let claims = first.lines().find(|line| line.starts_with("claims "));
    let cells: Vec<&str> = claims.unwrap_or_default().split_whitespace().collect();
    assert_eq!(cells, ["claims", "hce", "14", "0"], "{first}");

    let second = text(&knowledge(folder.path()).output().unwrap());
    assert!(!second.contains("applied "), "{second}");
    assert!(second.ends_with("up to date\n"), "{second}");
    let listed = |table: &str| second.lines().any(|line| line.split(' ').next() == Some(table));
    assert_eq!(TABLES.iter().find(|table| !listed(table.name)), None);
}

#[test]
fn the_database_can_be_named_in_each_way() {
    let folder = tempfile::tempdir().unwrap();
    let bare = folder.path().join("bare.db");
    text(&knowledge(folder.path()).env("DATABASE_URL", &bare).output().unwrap());
    assert!(bare.is_file());
    let url = ["sqlite:", &bare.display().to_string()].concat();
    let again = text(&knowledge(folder.path()).args(["--database-url", &url]).output().unwrap());
    assert!(again.contains("up to date"), "{again}");
    assert!(!folder.path().join("knowledge-store").exists());
}

#[test]
fn a_database_that_cannot_be_opened_ends_with_3_and_shows_no_password() {
    let folder = tempfile::tempdir().unwrap();
    let url = "redis://me:secret@h/0";
    let output = knowledge(folder.path()).args(["--database-url", url]).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("it must begin with `sqlite:`"), "{message}");
    assert!(!message.contains("secret"), "{message}");
    // Neither is one that stands where none belongs.
    let output = knowledge(folder.path()).arg("postgres://me:secret@h/d").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("unexpected argument '…'"), "{message}");
}

#[test]
fn what_a_newer_program_has_run_is_told() {
    use diesel::connection::SimpleConnection;

    let folder = tempfile::tempdir().unwrap();
    text(&knowledge(folder.path()).output().unwrap());
    let file = folder.path().join("knowledge-store/knowledge.sqlite");
    let mut connection = tablewright::connection::open(&file.display().to_string()).unwrap();
    let newer = "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000000')";
    connection.batch_execute(newer).unwrap();
    let shown = text(&knowledge(folder.path()).output().unwrap());
    assert!(shown.contains("29991231000000, which this program does not know"), "{shown}");
    assert!(!shown.contains("up to date"), "{shown}");
}

#[test]
fn a_store_that_does_not_fit_is_refused_with_what_to_do() {
    use diesel::connection::SimpleConnection;
    use knowledge_store::tablewright::{Error, connection};

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.sqlite").display().to_string();
    let refused = |opened: Result<_, Error>| opened.err().map(|error| error.to_string()).unwrap();
    let message = refused(knowledge_store::open(&file));
    assert!(message.contains("there is no such file"), "{message}");
    drop(knowledge_store::open_and_migrate(&file).unwrap());
    drop(knowledge_store::open(&file).unwrap());

    let mut store = connection::open(&file).unwrap();
    let newer = "INSERT INTO __tablewright_history (version, name, fingerprint) \
                 VALUES ('2999-12-31-000000', 'add_all', 'f')";
    store.batch_execute(newer).unwrap();
    let message = refused(knowledge_store::open_and_migrate(&file));
    assert!(message.contains("it is newer than this program"), "{message}");
    let output = knowledge(folder.path()).args(["--database-url", &file]).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let shown = String::from_utf8_lossy(&output.stderr);
    assert!(shown.contains("`2999-12-31-000000_add_all`; update the program"), "{shown}");

    store.batch_execute("DROP TABLE __tablewright_history").unwrap();
    let message = refused(knowledge_store::open_and_migrate(&file));
    assert!(message.contains("no history of migrations; if the tables are of this schema"));
}
