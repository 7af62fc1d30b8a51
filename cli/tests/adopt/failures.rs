//! What goes wrong on the way: a clear error, and a database that is what it was, or adopted.

use std::{fs, path::Path, process::Command, thread, time::Duration};

use diesel::{
    Connection, RunQueryDsl, SqliteConnection,
    connection::SimpleConnection,
    dsl::sql,
    sql_types::{BigInt, Text},
};
use tablewright::migrate::{self, Target};
use tablewright_testing::{Database, Failed, Scratch, Server, Trial, on, on_server};

use crate::project::{Project, printed};

/// How many processes are killed, unless `CRASHES` says otherwise.
const CRASHES: u64 = 8;
/// How many rows are to be copied meanwhile.
const ROWS: i64 = 60_000;

pub(crate) fn trials() -> Vec<Trial> {
    let sqlite = |name: &str, test: fn(&Scratch) -> Result<(), Failed>| {
        on_server(Server::Sqlite, name, test)
    };
    let mut trials = vec![
        sqlite("a_file_that_another_process_has_locked_is_left_alone", locked),
        sqlite("a_file_that_is_read_only_is_looked_at_and_not_changed", read_only),
        sqlite("a_file_that_is_cut_off_is_left_alone", truncated),
        sqlite("a_file_that_is_no_database_is_left_alone", no_database),
        sqlite("a_file_that_is_not_there_is_not_made", missing),
        sqlite("a_copy_that_is_there_already_is_not_written_over", copy_exists),
        sqlite("a_disk_that_is_too_small_for_the_copy_leaves_no_half_of_it", disk_full),
        sqlite("a_process_that_is_killed_leaves_what_was_or_what_is_to_be", killed),
        sqlite("what_is_left_of_a_copy_is_no_copy_and_in_nobodys_way", unfinished_copy),
    ];
    trials.extend(on(
        Database::Mysql,
        "an_adoption_that_is_killed_leaves_no_half_of_the_history",
        killed_on_mysql,
    ));
    for database in Database::ALL {
        let name = "changes_by_hand_are_blamed_where_there_are_some";
        trials.extend(on(database, name, by_hand));
    }
    for database in [Database::Postgres, Database::Mysql] {
        trials.extend(on(database, "a_wrong_password_is_not_shown", wrong_password));
    }
    trials
}

const SPEC: &str = "\
dialects: [sqlite, postgres, mysql]
tables:
  book:
    columns: { id: bigint auto_increment, title: string(100), pages: integer? }
    primary_key: id
    indexes: [[title]]
";

/// A file as an old program has left it: without a history, and without a write-ahead log.
fn old_file(path: &Path, rows: i64) -> Result<SqliteConnection, Failed> {
    let mut connection = SqliteConnection::establish(path.to_str().unwrap())?;
    connection.batch_execute(&format!(
        "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL, pages INTEGER);
         CREATE TABLE other (a INTEGER);
         INSERT INTO book WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n
             WHERE i < {rows}) SELECT i, 'title ' || i, i % 900 FROM n;"
    ))?;
    Ok(connection)
}

/// That `adopt --apply` fails with `message` and changes nothing.
#[track_caller]
fn refused(project: &Project, scratch: &Scratch, message: &str) -> Result<(), Failed> {
    let before = fs::read(scratch.path())?;
    let (out, errors) = project.run("adopt", &scratch.url, &["--apply"], 3);
    assert!(errors.contains(message), "{errors}");
    assert_eq!(out, "");
    assert!(fs::read(scratch.path())? == before, "the file is another one");
    let mut left: Vec<_> = fs::read_dir(scratch.path().parent().unwrap())?
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left, ["scratch.sqlite"]);
    Ok(())
}

fn locked(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(SPEC)?;
    let mut other = old_file(&scratch.path(), 10)?;
    let before = fs::read(scratch.path())?;
    // A writer elsewhere lets it read and take the copy, and then stops it. (Reading the file here would give
    // the lock back: POSIX takes it from a process that closes any handle of the file.)
    other.batch_execute("BEGIN IMMEDIATE")?;
    let (_, errors) = project.run("adopt", &scratch.url, &["--apply"], 3);
    assert!(errors.contains("database is locked"), "{errors}");
    assert!(!scratch.path().with_file_name("scratch.sqlite-before-adoption").exists());
    other.batch_execute("ROLLBACK; BEGIN EXCLUSIVE")?;
    let (_, errors) = project.run("adopt", &scratch.url, &["--apply"], 3);
    assert!(errors.contains("database is locked"), "{errors}");
    other.batch_execute("ROLLBACK")?;
    drop(other);
    assert!(fs::read(scratch.path())? == before);
    project.run("adopt", &scratch.url, &["--apply"], 0);
    Ok(())
}

fn read_only(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(SPEC)?;
    drop(old_file(&scratch.path(), 10)?);
    let before = fs::read(scratch.path())?;
    let url = format!("file:{}?mode=ro", scratch.url);
    let (out, _) = project.run("adopt", &url, &[], 0);
    assert!(out.contains("fits `2026-11-22-120000_first`, but for"), "{out}");
    project.run("verify", &url, &[], 1);
    project.run("list", &url, &[], 0);
    let copy = scratch.path().with_file_name("copy");
    let arguments = ["--apply", "--backup", copy.to_str().unwrap()];
    let (_, errors) = project.run("adopt", &url, &arguments, 3);
    assert!(errors.contains("readonly database"), "{errors}");
    assert!(!copy.exists());
    assert!(fs::read(scratch.path())? == before);
    Ok(())
}

fn truncated(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(SPEC)?;
    drop(old_file(&scratch.path(), 5_000)?);
    let length = fs::metadata(scratch.path())?.len();
    fs::File::options().write(true).open(scratch.path())?.set_len(length / 2)?;
    refused(&project, scratch, "database disk image is malformed")
}

fn no_database(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(SPEC)?;
    fs::write(scratch.path(), "this is no database\n".repeat(500))?;
    refused(&project, scratch, "file is not a database")
}

fn missing(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(SPEC)?;
    for command in ["adopt", "verify"] {
        let (_, errors) = project.run(command, &scratch.url, &[], 3);
        assert!(errors.contains("there is no file"), "{errors}");
        assert!(!scratch.path().exists());
    }
    Ok(())
}

fn copy_exists(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(SPEC)?;
    drop(old_file(&scratch.path(), 10)?);
    let copy = scratch.path().with_file_name("scratch.sqlite-before-adoption");
    fs::write(&copy, "somebody's")?;
    let before = fs::read(scratch.path())?;
    let (_, errors) = project.run("adopt", &scratch.url, &["--apply"], 3);
    assert!(errors.contains("cannot copy the database to `") && errors.contains("exists"));
    assert_eq!(fs::read_to_string(&copy)?, "somebody's");
    assert!(fs::read(scratch.path())? == before);
    Ok(())
}

fn disk_full(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(SPEC)?;
    drop(old_file(&scratch.path(), 5_000)?);
    let before = fs::read(scratch.path())?;
    // No file may grow beyond a few blocks, as on a disk that is full; the signal about it is not wanted.
    let line = format!(
        "trap '' XFSZ; ulimit -f 40; exec {} adopt {} --apply",
        env!("CARGO_BIN_EXE_tablewright"),
        scratch.url
    );
    let mut shell = Command::new("sh");
    let output = shell.arg("-c").arg(line).current_dir(project.root()).output()?;
    let (_, errors) = printed(output, 3);
    assert!(errors.contains("cannot copy the database to `"), "{errors}");
    assert!(!scratch.path().with_file_name("scratch.sqlite-before-adoption").exists());
    assert!(fs::read(scratch.path())? == before);
    Ok(())
}

fn wrong_password(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(SPEC)?;
    let (scheme, rest) = scratch.url.split_once("://").ok_or("no URL")?;
    let address = rest.rsplit_once('@').map_or(rest, |(_, address)| address);
    let address = address.split_once('/').map_or(address, |(address, _)| address);
    let url = format!("{scheme}://nobody:very-secret@{address}/no_such_database");
    for arguments in [&[][..], &["--apply", "--no-backup"]] {
        let (out, errors) = project.run("adopt", &url, arguments, 3);
        assert!(errors.contains("cannot connect to `"), "{errors}");
        assert!(!format!("{out}{errors}").contains("very-secret"), "{errors}");
    }
    Ok(())
}

/// A number that any changed, lost or doubled row changes.
const SUM: &str =
    "SELECT COUNT(*) * 1000000 + SUM(id * 3 + pages * 7 + length(title) * 11) FROM book";

#[expect(clippy::disallowed_methods, reason = "the environment says how long to try")]
fn killed(_: &Scratch) -> Result<(), Failed> {
    let crashes = std::env::var("CRASHES").ok().and_then(|it| it.parse().ok()).unwrap_or(CRASHES);
    let project = Project::new(SPEC)?;
    let (mut old, mut new) = (0, 0);
    for crash in 0..crashes {
        let scratch = Scratch::new(Server::Sqlite)?;
        let mut connection = old_file(&scratch.path(), ROWS)?;
        let sum = sql::<BigInt>(SUM).get_result::<i64>(&mut connection)?;
        drop(connection);
        let mut child = project.command("adopt", &scratch.url, &["--apply"]).spawn()?;
        thread::sleep(Duration::from_millis(5 + crash * 41 % 499));
        child.kill()?;
        child.wait()?;

        let mut survivor = SqliteConnection::establish(&scratch.url)?;
        let sound = sql::<Text>("PRAGMA integrity_check").get_result::<String>(&mut survivor)?;
        assert_eq!(sound, "ok");
        assert_eq!(sql::<BigInt>(SUM).get_result::<i64>(&mut survivor)?, sum);
        let names = "SELECT COUNT(*) FROM sqlite_schema WHERE name LIKE '\\_\\_%' ESCAPE '\\'";
        match sql::<BigInt>(names).get_result::<i64>(&mut survivor)? {
            0 => {
                old += 1;
                drop(survivor);
                let copy = scratch.path().with_file_name("scratch.sqlite-before-adoption");
                if copy.exists() {
                    // It has its name because it is whole, so it is not written over.
                    let mut copied = SqliteConnection::establish(copy.to_str().unwrap())?;
                    assert_eq!(sql::<BigInt>(SUM).get_result::<i64>(&mut copied)?, sum);
                    drop(copied);
                    let (_, errors) = project.run("adopt", &scratch.url, &["--apply"], 3);
                    assert!(errors.contains("move it, or"), "{errors}");
                    fs::remove_file(copy)?;
                }
                let (out, _) = project.run("adopt", &scratch.url, &["--apply"], 0);
                assert!(out.contains("adopted"), "{out}");
            }
            _ => new += 1,
        }
        project.run("verify", &scratch.url, &[], 0);
        let (out, _) = project.run("list", &scratch.url, &[], 0);
        assert_eq!(out, "applied   2026-11-22-120000_first (adopted, not run)\n");
    }
    assert!(old > 0, "all {new} were done before they were killed");
    Ok(())
}

/// What a killed process leaves: the beginning of a copy, under a name that says so.
fn unfinished_copy(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(SPEC)?;
    drop(old_file(&scratch.path(), 10)?);
    let before = fs::read(scratch.path())?;
    let copy = scratch.path().with_file_name("scratch.sqlite-before-adoption");
    let unfinished = scratch.path().with_file_name("scratch.sqlite-before-adoption-unfinished");
    fs::write(&unfinished, "")?;
    project.run("adopt", &scratch.url, &["--apply"], 0);
    assert!(!unfinished.exists());
    let mut whole = SqliteConnection::establish(copy.to_str().unwrap())?;
    let rows = sql::<BigInt>("SELECT COUNT(*) FROM book").get_result::<i64>(&mut whole)?;
    assert_eq!((rows, before.is_empty()), (10, false));
    Ok(())
}

/// MySQL commits at each statement that makes a table, and the rows of the history are one transaction behind that.
#[expect(clippy::disallowed_methods, reason = "the environment says how long to try")]
fn killed_on_mysql(scratch: &Scratch) -> Result<(), Failed> {
    let crashes = std::env::var("CRASHES").ok().and_then(|it| it.parse().ok()).unwrap_or(CRASHES);
    let mut project = Project::new(SPEC)?;
    project.seal(&SPEC.replace("integer?", "integer?, year: integer?"), "second")?;
    project.seal(&SPEC.replace("integer?", "integer?, year: integer?, part: integer?"), "third")?;
    for crash in 0..crashes {
        let scratch = Scratch::new(scratch.server)?;
        let mut connection = tablewright::connection::open(&scratch.url)?;
        connection.batch_execute(
            "CREATE TABLE book (id BIGINT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(100), pages INT, \
             year INT, part INT) CHARSET utf8mb4 COLLATE utf8mb4_bin; INSERT INTO book (title) VALUES ('One'), ('Two')",
        )?;
        let mut child =
            project.command("adopt", &scratch.url, &["--apply", "--no-backup"]).spawn()?;
        thread::sleep(Duration::from_millis(5 + crash * 67 % 499));
        child.kill()?;
        child.wait()?;
        // The server may still be running what the command has sent.
        let others = "SELECT COUNT(*) FROM information_schema.processlist \
                      WHERE db = DATABASE() AND id <> CONNECTION_ID()";
        while sql::<BigInt>(others).get_result::<i64>(&mut connection)? > 0 {
            thread::sleep(Duration::from_millis(5));
        }
        let history = connection.history()?.len();
        assert_eq!(history, migrate::applied(&mut connection)?.len(), "crash {crash}");
        if history == 0 {
            project.run("adopt", &scratch.url, &["--apply", "--no-backup", "--wait", "30"], 0);
        }
        project.run("verify", &scratch.url, &[], 0);
        let (out, _) = project.run("list", &scratch.url, &[], 0);
        assert_eq!(out.matches("applied").count(), 3, "{out}");
    }
    Ok(())
}

/// A migration that is wrong on a fresh database, and one that meets tables that are not as the history says.
fn by_hand(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(SPEC)?;
    let keyword = scratch.database.keyword();
    let raw = format!(
        "raw: {{ broken: {{ {keyword}: {{ up: INSERT INTO nowhere VALUES (1), down: SELECT 1 }} }} }}\n"
    );
    project.draft(&[SPEC, &raw].concat())?;
    // Another's table, whose name is a part of the one that is missing.
    let mut other = tablewright::connection::open(&scratch.url)?;
    other.batch_execute("CREATE TABLE here (a INTEGER)")?;
    let (_, errors) = project.run("migrate", &scratch.url, &[], 3);
    assert!(errors.contains("it is the migration itself that names what is not there"), "{errors}");
    assert!(!errors.contains("by hand"), "{errors}");
    project.draft(SPEC)?;

    let scratch = Scratch::new(scratch.server)?;
    project.run("migrate", &scratch.url, &[], 0);
    let mut connection = tablewright::connection::open(&scratch.url)?;
    connection.batch_execute("ALTER TABLE book RENAME TO volume")?;
    project.seal(&SPEC.replace("integer?", "integer?, year: integer?"), "second")?;
    let (_, errors) = project.run("migrate", &scratch.url, &[], 3);
    assert!(errors.contains("somebody has changed it by hand"), "{errors}");
    Ok(())
}
