//! The migrator on each database: forth, back and forth again, what a failed migration leaves, and company.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::{
    error::Error as _,
    sync::{Arc, Mutex},
};

use diesel::{
    RunQueryDsl,
    connection::{Connection, InstrumentationEvent, SimpleConnection},
    dsl::sql,
    sql_types::BigInt,
};
use diesel_migrations::MigrationHarness;
use tablewright::{
    AnyConnection, Direction, Error, Migration, Migrations, connection, dispatch, migrate,
};
use tablewright_testing::{Failed, Scratch, run};

use support::{by_kind, on_each};

const HISTORY: &str = "CREATE TABLE IF NOT EXISTS __tablewright_history (version VARCHAR(50) PRIMARY KEY, name VARCHAR(255), fingerprint VARCHAR(64));";

/// Two migrations that every database understands, in the wrong order; the first makes the history table.
const STEPS: [Migration; 2] = [
    Migration::new(
        "2026-11-23-000000",
        "add_books",
        "CREATE TABLE books (id INTEGER PRIMARY KEY, author INTEGER, \
                FOREIGN KEY (author) REFERENCES authors (id)); \
             INSERT INTO __tablewright_history VALUES ('2026-11-23-000000', 'add_books', 'f2');",
        "DELETE FROM __tablewright_history WHERE version = '2026-11-23-000000'; DROP TABLE books;",
    ),
    Migration::new(
        "2026-11-22-120000",
        "create_authors",
        "CREATE TABLE IF NOT EXISTS __tablewright_history (version VARCHAR(50) PRIMARY KEY, name VARCHAR(255), fingerprint VARCHAR(64)); \
             CREATE TABLE authors (id INTEGER PRIMARY KEY); \
             INSERT INTO __tablewright_history VALUES ('2026-11-22-120000', 'create_authors', 'f1');",
        "DELETE FROM __tablewright_history WHERE version = '2026-11-22-120000'; DROP TABLE authors;",
    ),
];

static MIGRATIONS: Migrations = Migrations { sqlite: &STEPS, postgres: &STEPS, mysql: &STEPS };

fn names(migrations: &[&Migration]) -> Vec<&'static str> {
    migrations.iter().map(|migration| migration.name()).collect()
}

fn count(connection: &mut AnyConnection, table: &str) -> diesel::QueryResult<i64> {
    sql::<BigInt>("SELECT COUNT(*) FROM ").sql(table).get_result(connection)
}

fn migrations_go_forth_back_and_forth(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    assert_eq!(migrate::applied(connection)?, []);
    assert!(count(connection, "__diesel_schema_migrations").is_err(), "reading wrote a table");
    assert_eq!(names(&migrate::pending(connection, &MIGRATIONS)?), ["create_authors", "add_books"]);
    for _ in 0..2 {
        let ran = migrate::run_pending(connection, &MIGRATIONS)?;
        assert_eq!(names(&ran), ["create_authors", "add_books"]);
        assert!(migrate::run_pending(connection, &MIGRATIONS)?.is_empty());
        let applied = migrate::applied(connection)?;
        let versions: Vec<_> = applied.iter().map(|applied| applied.version.as_str()).collect();
        assert_eq!(versions, ["20261122120000", "20261123000000"]);
        assert_eq!(count(connection, "__tablewright_history")?, 2);
        assert_eq!(count(connection, "books")?, 0);

        let last = migrate::revert_last(connection, &MIGRATIONS)?.pop();
        assert_eq!(last.map(Migration::name), Some("add_books"));
        assert!(count(connection, "books").is_err());
        assert_eq!(names(&migrate::pending(connection, &MIGRATIONS)?), ["add_books"]);
        assert_eq!(names(&migrate::run_pending(connection, &MIGRATIONS)?), ["add_books"]);

        let reverted = migrate::revert_all(connection, &MIGRATIONS)?;
        assert_eq!(names(&reverted), ["add_books", "create_authors"]);
        assert_eq!(count(connection, "__tablewright_history")?, 0);
        assert_eq!(count(connection, "__diesel_schema_migrations")?, 0);
        assert!(count(connection, "authors").is_err());
        assert!(migrate::revert_last(connection, &MIGRATIONS)?.is_empty());
    }
    Ok(())
}

fn the_drivers_own_connection_will_do(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    dispatch!(&mut *connection, |connection| {
        assert_eq!(migrate::run_pending(connection, &MIGRATIONS)?.len(), 2);
        assert_eq!(migrate::applied(connection)?.len(), 2);
        assert_eq!(migrate::revert_all(connection, &MIGRATIONS)?.len(), 2);
    });
    assert_eq!(migrate::pending(connection, &MIGRATIONS)?.len(), 2);
    Ok(())
}

fn diesels_harness_and_ours_see_the_same(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    dispatch!(&mut *connection, |connection| {
        let ran =
            connection.run_pending_migrations(MIGRATIONS).map_err(|error| error.to_string())?;
        assert_eq!(ran.len(), 2);
    });
    assert!(migrate::pending(connection, &MIGRATIONS)?.is_empty());
    migrate::revert_last(connection, &MIGRATIONS)?;
    dispatch!(&mut *connection, |connection| {
        let pending =
            connection.pending_migrations(MIGRATIONS).map_err(|error| error.to_string())?;
        let names: Vec<_> = pending.iter().map(|pending| pending.name().to_string()).collect();
        assert_eq!(names, ["2026-11-23-000000_add_books"]);
        connection.revert_all_migrations(MIGRATIONS).map_err(|error| error.to_string())?;
    });
    assert_eq!(migrate::applied(connection)?, []);
    Ok(())
}

fn a_failed_migration_names_itself_and_is_not_recorded(
    scratch: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    const BROKEN: [Migration; 2] = [
        STEPS[1],
        Migration::new(
            "2026-11-24-000000",
            "break_things",
            "CREATE TABLE half (id INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1);",
            "DROP TABLE half;",
        ),
    ];
    let broken = Migrations { sqlite: &BROKEN, postgres: &BROKEN, mysql: &BROKEN };
    let error = migrate::run_pending(connection, &broken).unwrap_err();
    let message = error.to_string();
    assert!(message.starts_with("cannot apply `2026-11-24-000000_break_things` to `"), "{message}");
    assert!(message.contains("nowhere"), "{message}");
    let label = scratch.url.rsplit('/').next().unwrap_or_default();
    assert!(message.contains(label), "{message}");
    assert!(error.source().is_some());
    assert!(matches!(error, Error::Migration { direction: Direction::Up, .. }));

    let applied = migrate::applied(connection)?;
    assert_eq!(applied.len(), 1);
    assert_eq!(applied[0].version, "20261122120000");
    let is_half_there = count(connection, "half").is_ok();
    let mysql_commits_at_once = by_kind(connection.kind(), false, false, true);
    assert_eq!(is_half_there, mysql_commits_at_once);
    Ok(())
}

/// Its own transaction stays open when it fails; the migrator ends it, and puts foreign keys back on.
fn a_failed_migration_with_its_own_transaction_leaves_nothing_open(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    const OWN_SQLITE: [Migration; 1] = [Migration::new(
        "2026-11-24-000000",
        "rebuild",
        "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE; CREATE TABLE half (id INTEGER PRIMARY KEY); \
             INSERT INTO nowhere VALUES (1); COMMIT; PRAGMA foreign_keys = ON;",
        "SELECT 1;",
    )
    .in_transaction(false)];
    const OWN_SERVER: [Migration; 1] = [Migration::new(
        "2026-11-24-000000",
        "rebuild",
        "BEGIN; INSERT INTO authors VALUES (1); INSERT INTO nowhere VALUES (1); COMMIT;",
        "SELECT 1;",
    )
    .in_transaction(false)];
    let own = Migrations { sqlite: &OWN_SQLITE, postgres: &OWN_SERVER, mysql: &OWN_SERVER };
    migrate::run_pending(connection, &MIGRATIONS)?;
    migrate::run_pending(connection, &own).unwrap_err();

    assert_eq!(migrate::applied(connection)?.len(), 2);
    assert!(count(connection, "half").is_err());
    assert_eq!(count(connection, "authors")?, 0);
    assert!(
        connection.batch_execute("INSERT INTO books VALUES (1, 99)").is_err(),
        "no foreign keys"
    );
    connection.batch_execute("BEGIN; INSERT INTO authors VALUES (7); COMMIT;")?;
    assert_eq!(count(connection, "authors")?, 1);
    Ok(())
}

fn a_migration_with_its_own_transaction_runs(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    const OWN: [Migration; 1] = [Migration::new(
        "2026-11-24-000000",
        "own",
        "BEGIN; CREATE TABLE own (id INTEGER PRIMARY KEY); COMMIT;",
        "BEGIN; DROP TABLE own; COMMIT;",
    )
    .in_transaction(false)];
    let own = Migrations { sqlite: &OWN, postgres: &OWN, mysql: &OWN };
    assert_eq!(names(&migrate::run_pending(connection, &own)?), ["own"]);
    assert_eq!(count(connection, "own")?, 0);
    assert_eq!(names(&migrate::revert_all(connection, &own)?), ["own"]);
    assert!(count(connection, "own").is_err());
    Ok(())
}

fn migrations_of_another_program_are_left_alone(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    const OTHERS: [Migration; 1] = [Migration::new(
        "2027-01-01-000000",
        "other",
        HISTORY,
        "DROP TABLE __tablewright_history;",
    )];
    let others = Migrations { sqlite: &OTHERS, postgres: &OTHERS, mysql: &OTHERS };
    migrate::run_pending(connection, &others)?;
    assert_eq!(migrate::run_pending(connection, &MIGRATIONS)?.len(), 2);
    assert_eq!(
        names(&migrate::revert_all(connection, &MIGRATIONS)?),
        ["add_books", "create_authors"]
    );
    let applied = migrate::applied(connection)?;
    assert_eq!(applied.len(), 1);
    assert_eq!(applied[0].version, "20270101000000");
    Ok(())
}

fn another_connection_sees_what_was_applied(
    scratch: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    migrate::run_pending(connection, &MIGRATIONS)?;
    let mut other = connection::open(&scratch.url)?;
    assert!(migrate::pending(&mut other, &MIGRATIONS)?.is_empty());
    Ok(())
}

/// How many statements the migrator sends for a migration of `count` tables.
fn sent_for(connection: &mut AnyConnection, count: usize) -> Result<usize, Failed> {
    let table = |number: usize| format!("CREATE TABLE t{number} (id INTEGER PRIMARY KEY);\n");
    let up: String = (0..count).map(table).collect();
    let version = format!("2026-11-30-{count:06}");
    let migration = Migration::new(version.leak(), "many", up.leak(), "SELECT 1;");
    let all: &'static [Migration] = vec![migration].leak();
    let migrations = Migrations { sqlite: all, postgres: all, mysql: all };
    let sent = Arc::new(Mutex::new(0));
    let counter = Arc::clone(&sent);
    let watch = move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { .. } = event {
            *counter.lock().unwrap() += 1;
        }
    };
    dispatch!(&mut *connection, |connection| connection.set_instrumentation(watch));
    migrate::run_pending(connection, &migrations)?;
    for number in 0..count {
        connection.batch_execute(&format!("DROP TABLE t{number}"))?;
    }
    connection.batch_execute("DELETE FROM __diesel_schema_migrations")?;
    let sent = *sent.lock().unwrap();
    Ok(sent - count - 1)
}

fn a_statement_is_sent_with_little_beside_it(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    // The first migration of a database creates the tables of the migrator.
    sent_for(connection, 1)?;
    let (few, many) = (sent_for(connection, 10)?, sent_for(connection, 40)?);
    // On MySQL and MariaDB the progress is recorded before each statement.
    let each = by_kind(connection.kind(), 1, 1, 2);
    assert_eq!(many - few, 30 * each);
    Ok(())
}

fn main() {
    run([
        on_each("migrations_go_forth_back_and_forth", migrations_go_forth_back_and_forth),
        on_each("the_drivers_own_connection_will_do", the_drivers_own_connection_will_do),
        on_each("diesels_harness_and_ours_see_the_same", diesels_harness_and_ours_see_the_same),
        on_each(
            "a_failed_migration_names_itself_and_is_not_recorded",
            a_failed_migration_names_itself_and_is_not_recorded,
        ),
        on_each(
            "a_failed_migration_with_its_own_transaction_leaves_nothing_open",
            a_failed_migration_with_its_own_transaction_leaves_nothing_open,
        ),
        on_each(
            "a_migration_with_its_own_transaction_runs",
            a_migration_with_its_own_transaction_runs,
        ),
        on_each(
            "migrations_of_another_program_are_left_alone",
            migrations_of_another_program_are_left_alone,
        ),
        on_each(
            "another_connection_sees_what_was_applied",
            another_connection_sees_what_was_applied,
        ),
        on_each(
            "a_statement_is_sent_with_little_beside_it",
            a_statement_is_sent_with_little_beside_it,
        ),
    ]
    .into_iter()
    .flatten()
    .collect())
}
