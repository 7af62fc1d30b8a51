//! Death at every moment: of the program at each query, of the server's session, of the process by SIGKILL.

use std::{
    fmt::Write as _,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    process::Child,
    thread,
    time::Duration,
};

use diesel::{
    Connection, RunQueryDsl,
    connection::{InstrumentationEvent, SimpleConnection},
    dsl::sql,
    sql_types::BigInt,
};
use tablewright::{
    AnyConnection, Migration, Migrations,
    connection::DatabaseKind,
    dispatch,
    migrate::{self, Target},
};
use tablewright_cli::introspect;
use tablewright_testing::{Database, Failed, Scratch, Server, Trial, on};

use crate::{
    command::{open, recorded},
    project::Project,
    support::{by_kind, on_each},
};

/// How many processes are killed, unless `CRASHES` says otherwise.
const CRASHES: u64 = 24;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = on_each("a_migration_that_dies_at_any_query_is_gone_on_with", any_query);
    trials.extend(on(
        Database::Postgres,
        "a_session_that_is_terminated_leaves_the_old_state",
        terminated,
    ));
    trials.extend(on(
        Database::Sqlite,
        "a_process_that_is_killed_leaves_the_old_or_the_new_state",
        killed,
    ));
    trials
}

/// What all three understand.
const COMMON: &str = "\
CREATE TABLE IF NOT EXISTS __tablewright_history (version VARCHAR(50) PRIMARY KEY,
    name VARCHAR(255), fingerprint VARCHAR(64));
-- table authors
CREATE TABLE authors (id INTEGER PRIMARY KEY, name VARCHAR(20));
INSERT INTO authors VALUES (1, 'a;'), (2, 'b');
CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER, pages INTEGER DEFAULT 1,
    FOREIGN KEY (author) REFERENCES authors (id));
CREATE INDEX books_author ON books (author);
ALTER TABLE books ADD COLUMN year INTEGER;
INSERT INTO books SELECT id, id, 7, 8 FROM authors;
UPDATE books SET pages = pages + 1;
CREATE VIEW titles AS SELECT id FROM books;
ALTER TABLE books DROP COLUMN year;
ALTER TABLE authors ADD COLUMN born INTEGER;
UPDATE authors SET born = COALESCE(born, 0) + 1;
CREATE TABLE passing (id INTEGER);
DROP TABLE passing;
";

const RECORD: &str =
    "INSERT INTO __tablewright_history VALUES ('2026-11-22-120000', 'create_all', 'f');";

/// What MySQL alone has; a number in a row tells how often each was run.
const MYSQL: &str = "\
SET @two = 2;
INSERT INTO authors (id, name, born) VALUES (@two + 1, 'c', 1);
CREATE TABLE counted (id INTEGER AUTO_INCREMENT PRIMARY KEY, note TEXT);
CREATE TRIGGER counts AFTER INSERT ON authors FOR EACH ROW BEGIN
    INSERT INTO counted (note) VALUES (NEW.name);
    INSERT INTO counted (note) VALUES ('again;');
END;
INSERT INTO authors (id, name, born) VALUES (@two + 2, 'd', 1);
ALTER TABLE counted MODIFY note VARCHAR(40) NOT NULL;
ALTER TABLE authors ADD COLUMN seen INTEGER, ADD UNIQUE KEY both_of (id, name), COMMENT = 'who';
ALTER TABLE authors DROP INDEX both_of, RENAME COLUMN seen TO met;
ALTER TABLE books ADD CONSTRAINT some_pages CHECK (pages > 0);
ALTER TABLE books DROP CONSTRAINT some_pages, ADD CONSTRAINT some_pages CHECK (pages > 1);
RENAME TABLE counted TO numbered;
DROP TRIGGER counts;
ALTER TABLE books DROP FOREIGN KEY books_ibfk_1;
";

const DOWN: &str = "DROP VIEW titles; DROP TABLE books; DROP TABLE authors; \
                    DELETE FROM __tablewright_history;";

const fn migration(up: &'static str) -> Migration {
    let (version, name) = ("2026-11-22-120000", "create_all");
    Migration::new(version, name, up, DOWN)
}

fn migrations(kind: DatabaseKind) -> Migrations {
    let mysql = by_kind(kind, "", "", MYSQL);
    let up: &'static str = [COMMON, mysql, RECORD].concat().leak();
    let all: &'static [Migration] = vec![migration(up)].leak();
    Migrations { sqlite: all, postgres: all, mysql: all }
}

/// The schema, the rows and the records.
fn picture(connection: &mut AnyConnection) -> Result<String, Failed> {
    let schema = introspect::introspect(connection)?;
    let mut picture = format!("{schema:?} {}", recorded(connection)?);
    for table in schema.tables.keys() {
        let rows = sql::<BigInt>("SELECT COUNT(*) FROM ").sql(&table.to_string());
        write!(picture, " {table} {}", rows.get_result::<i64>(connection)?)?;
    }
    if schema.views.contains_key("titles") {
        for sum in ["SELECT SUM(pages) + 0 FROM books", "SELECT SUM(born) + 0 FROM authors"] {
            let query = sql::<BigInt>("SELECT CAST((").sql(sum).sql(&cast(connection.kind()));
            write!(picture, " {}", query.get_result::<i64>(connection)?)?;
        }
    }
    // MySQL's views name their database.
    Ok(picture.replace(&connection.label(), "database"))
}

fn cast(kind: DatabaseKind) -> String {
    let type_ = by_kind(kind, "BIGINT", "BIGINT", "SIGNED");
    format!(") AS {type_})")
}

/// What unwinds a program that is to die.
struct Died;

/// Does `work` on a connection of its own that dies before the `fuse`-th query that writes, which
/// is after the one before it. Says whether it died.
fn die_at(
    scratch: &Scratch,
    fuse: usize,
    work: impl FnOnce(&mut AnyConnection) -> Result<(), Failed>,
) -> Result<bool, Failed> {
    let mut connection = open(scratch)?;
    let mut moments = 0;
    let bomb = move |event: InstrumentationEvent<'_>| {
        let InstrumentationEvent::StartQuery { query, .. } = event else { return };
        let text = query.to_string();
        if text.starts_with("SELECT") || text.starts_with("SHOW") {
            return;
        }
        moments += 1;
        if moments == fuse {
            resume_unwind(Box::new(Died));
        }
    };
    dispatch!(&mut connection, |connection| connection.set_instrumentation(bomb));
    match catch_unwind(AssertUnwindSafe(|| work(&mut connection))) {
        Ok(outcome) => outcome.map(|()| false),
        Err(cause) if cause.is::<Died>() => Ok(true),
        Err(cause) => resume_unwind(cause),
    }
}

fn any_query(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let migrations = migrations(connection.kind());
    let empty = introspect::introspect(connection)?;
    migrate::run_pending(connection, &migrations)?;
    let expected = picture(connection)?;
    let mut deaths = 0;
    for fuse in 1.. {
        let scratch = Scratch::new(scratch.server)?;
        let died = die_at(&scratch, fuse, |connection| {
            migrate::run_pending(connection, &migrations)?;
            Ok(())
        })?;
        let mut survivor = open(&scratch)?;
        if connection.kind() != DatabaseKind::Mysql {
            let found = introspect::introspect(&mut survivor)?;
            let is_applied = !migrate::applied(&mut survivor)?.is_empty();
            assert!(is_applied || found == empty, "moment {fuse} left something");
        }
        let by_hand = by_hand(&mut survivor)?;
        migrate::run_pending(&mut survivor, &migrations)
            .map_err(|error| format!("after death at moment {fuse}: {error}"))?;
        survivor.batch_execute(&by_hand)?;
        assert_eq!(picture(&mut survivor)?, expected, "after death at moment {fuse}");
        if !died {
            break;
        }
        deaths += 1;
    }
    assert!(deaths > 15, "only {deaths} moments");
    Ok(())
}

/// Somebody looks for something meanwhile, with an index. Gives what drops it again.
fn by_hand(connection: &mut AnyConnection) -> Result<String, Failed> {
    if connection.kind() != DatabaseKind::Mysql {
        return Ok("SELECT 1".to_owned());
    }
    let tables = "SELECT table_name AS shown FROM information_schema.tables \
                  WHERE table_schema = DATABASE() AND table_name IN ('authors', 'counted')";
    let mut drops = "SELECT 1".to_owned();
    for table in connection.texts(tables)? {
        connection.batch_execute(&format!("CREATE INDEX by_hand ON {table} (id)"))?;
        // One of them gets another name.
        let table = if table == "counted" { "numbered" } else { &table };
        write!(drops, "; DROP INDEX by_hand ON {table}")?;
    }
    Ok(drops)
}

fn terminated(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(scratch, 2)?;
    project.run(&["migrate"], 0);
    let mut connection = open(scratch)?;
    let before = picture(&mut connection)?;
    let up = "CREATE TABLE half (id INTEGER);\nUPDATE authors SET name = 'x';\n\
              -- the end\nSELECT pg_terminate_backend(pg_backend_pid());\n";
    project.add("2026-12-01-000000", "die", up, "")?;
    let (_, errors) = project.run(&["migrate"], 3);
    assert!(errors.contains("the connection was lost at statement 4 of 5 (the end)"), "{errors}");
    assert!(errors.contains("run it again when the server is there"), "{errors}");
    assert_eq!(picture(&mut connection)?, before);
    let kept = sql::<BigInt>("SELECT COUNT(*) FROM authors WHERE name = 'x'");
    assert_eq!(kept.get_result::<i64>(&mut connection)?, 0);
    project.add("2026-12-01-000000", "die", "CREATE TABLE half (id INTEGER);\n", "")?;
    project.run(&["migrate", "--wait", "5"], 0);
    assert_eq!(recorded(&mut connection)?, 3);
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the environment says how long to try")]
fn killed(_: &Scratch) -> Result<(), Failed> {
    let crashes = std::env::var("CRASHES").ok().and_then(|it| it.parse().ok()).unwrap_or(CRASHES);
    let rows = "INSERT INTO authors WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n \
                WHERE i < 60000) SELECT i, 'x' FROM n;\nCREATE INDEX names ON authors (name, id);\n";
    let (mut old, mut new) = (0, 0);
    for crash in 0..crashes {
        let scratch = Scratch::new(Server::Sqlite)?;
        let project = Project::new(&scratch, 1)?;
        project.run(&["migrate"], 0);
        project.add("2026-12-01-000000", "fill", rows, "")?;
        let child = project.command(&["migrate"]).spawn()?;
        kill_after(child, Duration::from_millis(5 + crash * 7 % 211))?;

        let mut connection = open(&scratch)?;
        let sound = sql::<diesel::sql_types::Text>("PRAGMA integrity_check");
        assert_eq!(sound.get_result::<String>(&mut connection)?, "ok");
        let applied = recorded(&mut connection)?;
        let count =
            sql::<BigInt>("SELECT COUNT(*) FROM authors").get_result::<i64>(&mut connection)?;
        match (applied, count) {
            (1, 2) => old += 1,
            (2, 60_000) => new += 1,
            other => return Err(format!("neither old nor new: {other:?}").into()),
        }
        project.run(&["migrate", "--wait", "5"], 0);
        assert_eq!(recorded(&mut connection)?, 2);
    }
    assert!(old > 0, "all {new} were done before they were killed");
    Ok(())
}

/// Kills by SIGKILL, which nothing can catch.
fn kill_after(mut child: Child, pause: Duration) -> Result<(), Failed> {
    thread::sleep(pause);
    child.kill()?;
    child.wait()?;
    Ok(())
}
