//! A history that a crash of the plain command left one row short.

use std::{
    fs,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use diesel::connection::SimpleConnection;
use tablewright::{
    AnyConnection, connection,
    migrate::{self, HistoryEntry, Target},
};
use tablewright_cli::introspect::introspect;
use tablewright_testing::{Database, Failed, Scratch, Trial, on, on_server_with, program};

use crate::{
    project::{Package, SPEC, changed},
    support::{by_kind, on_each},
};

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = [
        on_each("a_sound_history_is_left_alone", sound),
        on_each("a_lost_row_of_the_history_is_written", lost_own),
        on_each("a_lost_row_of_diesels_record_is_written", lost_diesels),
        on_each("a_row_of_what_was_taken_back_is_removed", taken_back),
        on_each("a_row_of_what_never_ran_is_removed", never_ran),
        on_each("every_combination_of_records_is_mended", every_combination),
        on_each("records_that_disagree_are_told_by_every_command", told),
        on_each("what_changes_rows_alone_is_refused", rows_alone),
        on_each("tables_that_are_like_neither_are_refused", like_neither),
    ]
    .into_iter()
    .flatten()
    .collect();
    trials.extend(on_each("a_repair_that_is_killed_is_run_again", repair_killed));
    if cfg!(feature = "mysql") {
        let name = "diesels_command_killed_before_its_record_is_mended";
        let needed = (program("TEST_DIESEL_CLI", "diesel").is_some(), "no diesel command");
        let servers = Database::Mysql.servers();
        trials.extend(servers.map(|server| on_server_with(server, name, needed, killed)));
        let name = "tables_that_changed_without_any_record_are_recorded";
        trials.extend(on(Database::Mysql, name, unrecorded));
    }
    if cfg!(feature = "postgres") {
        let name = "an_index_that_was_built_outside_of_a_transaction_is_recorded";
        trials.extend(on(Database::Postgres, name, concurrently));
    }
    trials
}

const NAME: &str = "2025-11-24-170000_change_1";
const VERSION: &str = "20251124170000";

/// A database that has run two migrations, the second of which adds a column and an index.
fn package(scratch: &Scratch) -> Result<Package<'_>, Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    package.seal(&changed(&[(
        "      score: integer?\n    primary_key: id\n",
        "      score: integer?\n      born: integer?\n    primary_key: id\n    indexes:\n      - [name]\n",
    )]))?;
    Ok(package)
}

fn script(package: &Package<'_>, file: &str) -> Result<String, Failed> {
    Ok(fs::read_to_string(package.migrations().join(NAME).join(file))?)
}

/// The records: Diesel's, and the migrations' own.
fn records(connection: &mut AnyConnection) -> Result<(usize, usize), Failed> {
    Ok((migrate::applied(connection)?.len(), connection.history()?.len()))
}

/// It is found, changes nothing, is mended, and then there is nothing to mend and nothing wrong.
#[track_caller]
fn mends(
    package: &Package<'_>,
    connection: &mut AnyConnection,
    says: &str,
    expected: usize,
) -> Result<(), Failed> {
    let (before, schema) = (records(connection)?, introspect(connection)?);
    let said = package.run(&["repair"], 1);
    assert!(said.out.contains(&["`", NAME, "` is "].concat()), "{}", said.out);
    assert!(said.out.contains(says) && said.out.contains("`--apply`"), "{}", said.out);
    assert_eq!(records(connection)?, before);
    let said = package.run(&["repair", "--apply", "--format", "json"], 0);
    let found: serde_json::Value = serde_json::from_str(&said.out)?;
    assert_eq!(found["mended"], true, "{found}");
    assert_eq!(records(connection)?, (expected, expected));
    assert_eq!(introspect(connection)?, schema);
    assert_eq!(package.run(&["repair"], 0).out, "nothing to mend\n");
    package.run(&["migrate"], 0);
    assert_eq!(records(connection)?, (2, 2));
    package.run(&["revert", "--all"], 0);
    Ok(())
}

/// It is told, and nothing is done.
#[track_caller]
fn refuses(
    package: &Package<'_>,
    connection: &mut AnyConnection,
    says: &str,
) -> Result<(), Failed> {
    let (before, schema) = (records(connection)?, introspect(connection)?);
    for arguments in [["repair"].as_slice(), &["repair", "--apply"]] {
        let said = package.run(arguments, 1);
        assert!(said.out.contains("\nnothing is done: "), "{}", said.out);
        assert!(said.out.contains(says), "{}", said.out);
    }
    assert_eq!(records(connection)?, before);
    assert_eq!(introspect(connection)?, schema);
    Ok(())
}

fn sound(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = package(scratch)?;
    assert_eq!(package.run(&["repair", "--apply"], 0).out, "nothing to mend\n");
    assert_eq!(records(connection)?, (1, 1));
    package.run(&["migrate"], 0);
    // A table of somebody else is none of its business.
    connection.batch_execute("CREATE TABLE theirs (id INTEGER)")?;
    assert_eq!(package.run(&["repair", "--apply"], 0).out, "nothing to mend\n");
    assert_eq!(records(connection)?, (2, 2));
    Ok(())
}

fn lost_own(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = package(scratch)?;
    package.run(&["migrate"], 0);
    connection.batch_execute("CREATE TABLE theirs (id INTEGER)")?;
    connection.batch_execute("DELETE FROM __tablewright_history WHERE name = 'change_1'")?;
    mends(&package, connection, "the tables are as after it: the missing record", 2)
}

/// All that a migration does by itself is there, and Diesel has written nothing down: it was killed in between.
fn lost_diesels(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = package(scratch)?;
    connection.batch_execute(&script(&package, "up.sql")?)?;
    assert_eq!(records(connection)?, (1, 2));
    mends(&package, connection, "the tables are as after it: the missing record", 2)
}

/// The same on the way back.
fn taken_back(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = package(scratch)?;
    package.run(&["migrate"], 0);
    let down = script(&package, "down.sql")?;
    connection.batch_execute(&down)?;
    // Where its way back brings its own transaction it removes both records.
    if !down.contains("__diesel_schema_migrations") {
        assert_eq!(records(connection)?, (2, 1));
        return mends(&package, connection, "the tables are as before it: the record that is", 1);
    }
    assert_eq!(records(connection)?, (1, 1));
    Ok(())
}

fn never_ran(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = package(scratch)?;
    connection.batch_execute(
        "INSERT INTO __tablewright_history (version, name, fingerprint) \
         VALUES ('2025-11-24-170000', 'change_1', 'unknown')",
    )?;
    // A fingerprint that is not the migration's is another history.
    assert!(package.run(&["repair"], 1).errors.contains("the migration of that version here is"));
    let up = script(&package, "up.sql")?;
    let start = up.rfind("', '").ok_or("no fingerprint")? + 4;
    let fingerprint = &up[start..start + 64];
    connection.batch_execute(&format!(
        "UPDATE __tablewright_history SET fingerprint = '{fingerprint}' WHERE name = 'change_1'"
    ))?;
    mends(&package, connection, "the tables are as before it: the record that is there", 1)
}

/// Three migrations, each of which changes the tables.
fn three(scratch: &Scratch) -> Result<Package<'_>, Failed> {
    let package = package(scratch)?;
    package.seal(&changed(&[
        (
            "      score: integer?\n    primary_key: id\n",
            "      score: integer?\n      born: integer?\n    primary_key: id\n    indexes:\n      - [name]\n",
        ),
        ("      title: string(50)?\n", "      title: string(50)?\n      pages: integer?\n"),
    ]))?;
    package.run(&["migrate"], 0);
    Ok(package)
}

/// The tables are as after the last or the last but one, and of each migration any of the two records is there: what
/// an adoption that was killed has left, or two crashes.
fn every_combination(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = three(scratch)?;
    let own = connection.history()?;
    let diesels: Vec<String> =
        migrate::applied(connection)?.into_iter().map(|it| it.version).collect();
    // On servers, where it takes a database or a session each time, the adoption's alone.
    let is_sqlite = scratch.database == Database::Sqlite;
    let combinations: Vec<(u8, u8)> = if is_sqlite {
        (0..64).map(|all| (all & 7, all >> 3)).collect()
    } else {
        vec![(1, 0), (3, 0), (7, 0), (0, 5), (6, 3)]
    };
    for count in [3, 2] {
        if count == 2 {
            package.run(&["revert"], 0);
        }
        for (of_own, of_diesel) in &combinations {
            let has = |bits: u8, position: usize| bits >> position & 1 == 1;
            // What both records say has run is not in doubt.
            if of_own == of_diesel || (count..3).any(|it| has(*of_own & *of_diesel, it)) {
                continue;
            }
            connection.batch_execute(
                "DELETE FROM __tablewright_history; DELETE FROM __diesel_schema_migrations",
            )?;
            for (position, HistoryEntry { version, name, fingerprint }) in own.iter().enumerate() {
                if has(*of_own, position) {
                    connection.batch_execute(&format!(
                        "INSERT INTO __tablewright_history (version, name, fingerprint) \
                         VALUES ('{version}', '{name}', '{fingerprint}')"
                    ))?;
                }
                if has(*of_diesel, position) {
                    connection.record(&diesels[position])?;
                }
            }
            package.run(&["repair", "--apply"], 0);
            let context = format!("{of_own:b} {of_diesel:b} of {count}");
            assert_eq!(connection.history()?, own[..count], "{context}");
            let applied = migrate::applied(connection)?.into_iter().map(|it| it.version);
            assert_eq!(applied.collect::<Vec<_>>(), diesels[..count], "{context}");
        }
    }
    package.run(&["migrate"], 0);
    assert_eq!(package.run(&["repair"], 0).out, "nothing to mend\n");
    Ok(())
}

/// Our history is written, and Diesel's record is not.
fn told(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = three(scratch)?;
    connection.batch_execute("DELETE FROM __diesel_schema_migrations")?;
    let words = "is in `__tablewright_history`, but not in Diesel's record";
    for arguments in [
        &["migrate"][..],
        &["migrate", "--dry-run"],
        &["revert", "--all"],
        &["redo"],
        &["list"],
        &["verify"],
        &["adopt"],
    ] {
        let said = package.run(arguments, 1);
        let all = [said.out, said.errors].concat();
        assert!(all.contains(words) && all.contains("`tablewright repair`"), "{arguments:?} {all}");
    }
    assert_eq!(package.run(&["list"], 1).out.matches("doubtful ").count(), 3);
    package.run(&["repair", "--apply"], 0);
    package.run(&["verify"], 0);
    assert_eq!(records(connection)?, (3, 3));
    Ok(())
}

/// How often a repair is killed, unless `CRASHES` says otherwise.
const CRASHES: u64 = 4;

/// What it made to compare with is dropped by the next one.
#[expect(clippy::disallowed_methods, reason = "the environment says how long to try")]
fn repair_killed(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let crashes = std::env::var("CRASHES").ok().and_then(|it| it.parse().ok()).unwrap_or(CRASHES);
    let package = three(scratch)?;
    for crash in 0..crashes {
        connection.batch_execute("DELETE FROM __diesel_schema_migrations")?;
        let mut child = package.command(&["repair", "--apply"]).spawn()?;
        thread::sleep(Duration::from_millis(5 + crash * 53 % 383));
        child.kill()?;
        child.wait()?;
        let found = records(connection)?;
        assert!(found == (0, 3) || found == (3, 3), "crash {crash}: {found:?}");
        let left = "SELECT schema_name AS shown FROM information_schema.schemata \
                    WHERE schema_name LIKE 'tablewright!_replay!_";
        let left = format!("{left}{}!_%' ESCAPE '!'", child.id());
        let none = "SELECT NULL AS shown";
        let left = by_kind(connection.kind(), none, none, &left);
        // The server ends the statement that it was at before it sees that nobody waits for it.
        let start = Instant::now();
        while records(connection)? != (3, 3) || !connection.texts(left)?.is_empty() {
            assert!(start.elapsed() < Duration::from_secs(30), "{:?}", connection.texts(left)?);
            // There is something to compare only where something is in doubt.
            connection.batch_execute("DELETE FROM __diesel_schema_migrations")?;
            package.run(&["repair", "--apply"], 0);
        }
        package.run(&["verify"], 0);
    }
    Ok(())
}

fn rows_alone(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    package.forget_lock()?;
    let folder = package.migrations().join(NAME);
    fs::create_dir_all(&folder)?;
    let history = "INSERT INTO __tablewright_history (version, name, fingerprint) \
                   VALUES ('2025-11-24-170000', 'change_1', 'f');\n";
    fs::write(folder.join("up.sql"), ["UPDATE author SET score = 1;\n", history].concat())?;
    fs::write(
        folder.join("down.sql"),
        "DELETE FROM __tablewright_history WHERE name = 'change_1';\n",
    )?;
    package.run(&["migrate"], 0);
    connection.forget(VERSION)?;
    refuses(&package, connection, "it changes rows alone")?;
    // One that only records itself has run as soon as it is recorded.
    fs::write(folder.join("up.sql"), history)?;
    package.run(&["repair", "--apply"], 0);
    assert_eq!(records(connection)?, (2, 2));
    Ok(())
}

fn like_neither(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = package(scratch)?;
    package.run(&["migrate"], 0);
    connection.forget(VERSION)?;
    let drop = "DROP INDEX ix_author_name";
    let on_table = "DROP INDEX ix_author_name ON author";
    connection.batch_execute(by_kind(connection.kind(), drop, drop, on_table))?;
    refuses(
        &package,
        connection,
        "the tables are neither as before it nor as after it: tables › author",
    )
}

/// MySQL commits each statement, so that nothing tells what the last one did.
fn unrecorded(scratch: &Scratch) -> Result<(), Failed> {
    let package = package(scratch)?;
    let mut connection = connection::open(&scratch.url)?;
    let up = script(&package, "up.sql")?;
    let record = up.rfind("-- history").ok_or("no record")?;
    connection.batch_execute(&up[..record])?;
    assert_eq!(records(&mut connection)?, (1, 1));
    mends(&package, &mut connection, "is recorded nowhere\nthe tables are as after it", 2)?;

    // Half of it is told, and left alone.
    package.run(&["migrate", "--to", "20251124160000"], 0);
    connection.batch_execute("ALTER TABLE author ADD COLUMN born INTEGER")?;
    refuses(&package, &mut connection, "the tables are neither as before it nor as after it")
}

/// A real kill: the migration has recorded itself, and Diesel waits for its own table.
fn killed(scratch: &Scratch) -> Result<(), Failed> {
    let package = package(scratch)?;
    fs::write(package.root().join("diesel.toml"), "")?;
    let mut holder = connection::open(&scratch.url)?;
    holder.batch_execute(
        "START TRANSACTION; INSERT INTO __diesel_schema_migrations (version) VALUES ('20251124170000')",
    )?;
    let mut child = Command::new(program("TEST_DIESEL_CLI", "diesel").ok_or("found a moment ago")?)
        .current_dir(package.root())
        .args(["migration", "run", "--database-url", &scratch.url, "--migration-dir"])
        .arg(package.migrations())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut connection = connection::open(&scratch.url)?;
    let start = Instant::now();
    while connection.history()?.len() < 2 {
        assert!(start.elapsed() < Duration::from_secs(60), "the migration never recorded itself");
        thread::sleep(Duration::from_millis(20));
    }
    child.kill()?;
    child.wait()?;
    let waiting = "SELECT CAST(id AS CHAR(20)) AS shown FROM information_schema.processlist \
                   WHERE db = DATABASE() AND info LIKE 'INSERT INTO%schema_migrations%'";
    for id in connection.texts(waiting)? {
        connection.batch_execute(&["KILL ", id.trim()].concat())?;
    }
    while !connection.texts(waiting)?.is_empty() {
        thread::sleep(Duration::from_millis(20));
    }
    holder.batch_execute("ROLLBACK")?;
    assert_eq!(records(&mut connection)?, (1, 2));
    mends(&package, &mut connection, "but not in Diesel's record", 2)
}

/// What cannot run in a transaction does not record itself either.
fn concurrently(scratch: &Scratch) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    let mut connection = connection::open(&scratch.url)?;
    package.forget_lock()?;
    let folder = package.migrations().join(NAME);
    fs::create_dir_all(&folder)?;
    let up = "CREATE INDEX CONCURRENTLY ix_age ON author (age);\n";
    fs::write(folder.join("up.sql"), up)?;
    fs::write(folder.join("down.sql"), "DROP INDEX CONCURRENTLY ix_age;\n")?;
    fs::write(folder.join("metadata.toml"), "run_in_transaction = false\n")?;
    assert_eq!(package.run(&["repair"], 0).out, "nothing to mend\n");
    connection.batch_execute(up)?;
    let said = package.run(&["repair"], 1);
    assert!(said.out.contains("is recorded nowhere\nthe tables are as after it"), "{}", said.out);
    package.run(&["repair", "--apply"], 0);
    assert_eq!(records(&mut connection)?, (2, 1));
    assert_eq!(package.run(&["repair"], 0).out, "nothing to mend\n");
    assert_eq!(package.run(&["migrate"], 0).out, "");
    Ok(())
}
