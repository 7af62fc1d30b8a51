//! Connections and pools: what is set on each, and what is said when one cannot be had.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::{error::Error as _, thread, time::Duration};

use diesel::{RunQueryDsl, connection::SimpleConnection, dsl::sql, sql_types::Text};
use tablewright::{
    AnyConnection, Error,
    connection::{self, PoolSettings},
};
use tablewright_testing::{Failed, Scratch, Trial, run};

use support::{by_kind, on_each};

fn text(connection: &mut AnyConnection, query: &'static str) -> diesel::QueryResult<String> {
    sql::<Text>(query).get_result(connection)
}

fn every_connection_is_set_up(scratch: &Scratch, first: &mut AnyConnection) -> Result<(), Failed> {
    let query = by_kind(
        first.kind(),
        "SELECT (SELECT journal_mode FROM pragma_journal_mode) || ' ' || \
                (SELECT synchronous FROM pragma_synchronous) || ' ' || \
                (SELECT foreign_keys FROM pragma_foreign_keys) || ' ' || \
                (SELECT timeout FROM pragma_busy_timeout)",
        "SELECT current_setting('TimeZone') || ' ' || current_setting('client_encoding')",
        "SELECT CONCAT(@@time_zone, ' ', @@character_set_connection, ' ', \
                CASE WHEN @@sql_mode LIKE '%STRICT_ALL_TABLES%' THEN 'strict' ELSE @@sql_mode END)",
    );
    let expected = by_kind(first.kind(), "wal 1 1 5000", "UTC UTF8", "+00:00 utf8mb4 strict");
    assert_eq!(text(first, query)?, expected);
    let pool = connection::open_pool(&scratch.url, PoolSettings::default().max_size(3))?;
    let mut connections = [pool.get()?, pool.get()?, pool.get()?];
    for connection in &mut connections {
        assert_eq!(text(connection, query)?, expected);
    }
    Ok(())
}

fn a_pool_gives_no_more_connections_than_it_has(
    scratch: &Scratch,
    _: &mut AnyConnection,
) -> Result<(), Failed> {
    let settings = PoolSettings::default().max_size(1).timeout(Duration::from_millis(50));
    let pool = connection::open_pool(&scratch.url, settings)?;
    let taken = pool.get()?;
    assert!(pool.get().is_err());
    drop(taken);
    assert!(pool.get().is_ok());
    Ok(())
}

fn a_database_in_memory_is_shared_by_its_pool_and_by_no_other() -> Result<(), Failed> {
    let pool = connection::open_pool("sqlite::memory:", PoolSettings::default())?;
    let mut first = pool.get()?;
    let mut second = pool.get()?;
    first.batch_execute("CREATE TABLE t (word TEXT); INSERT INTO t VALUES ('shared')")?;
    assert_eq!(text(&mut second, "SELECT word FROM t")?, "shared");
    let other = connection::open_pool("sqlite::memory:", PoolSettings::default())?;
    assert!(text(&mut *other.get()?, "SELECT word FROM t").is_err());
    assert!(text(&mut connection::open("sqlite::memory:")?, "SELECT word FROM t").is_err());
    assert!(!std::path::Path::new(":memory:").exists());
    Ok(())
}

/// Writers wait for each other, in memory as in a file.
fn writers_wait_for_each_other(url: &str) -> Result<(), Failed> {
    let pool = connection::open_pool(url, PoolSettings::default())?;
    pool.get()?.batch_execute("CREATE TABLE t (word TEXT)")?;
    let writers: Vec<_> = (0..4)
        .map(|_| {
            let pool = pool.clone();
            thread::spawn(move || {
                for _ in 0..50 {
                    let mut connection = pool.get().unwrap();
                    connection
                        .batch_execute("BEGIN IMMEDIATE; INSERT INTO t VALUES ('x'); COMMIT")
                        .unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().map_err(|_| "a writer failed")?;
    }
    let mut connection = pool.get()?;
    assert_eq!(text(&mut connection, "SELECT CAST(COUNT(*) AS TEXT) FROM t")?, "200");
    Ok(())
}

fn a_new_file_can_be_opened_by_many_at_once() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    for round in 0..50 {
        let url = folder.path().join(format!("new_{round}.db")).display().to_string();
        let openers: Vec<_> = (0..8)
            .map(|_| {
                let url = url.clone();
                thread::spawn(move || {
                    connection::open(&url).map(|_| ()).map_err(|error| error.to_string())
                })
            })
            .collect();
        for opener in openers {
            opener.join().map_err(|_| "an opener panicked")??;
        }
    }
    Ok(())
}

fn a_sqlite_url_may_be_written_in_each_form() -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("a b ü.db").display().to_string();
    connection::open(&path)?
        .batch_execute("CREATE TABLE t (word TEXT); INSERT INTO t VALUES ('same')")?;
    for url in [["sqlite:", path.as_str()].concat(), ["sqlite://", path.as_str()].concat()] {
        assert_eq!(text(&mut connection::open(&url)?, "SELECT word FROM t")?, "same", "{url}");
    }
    let uri = ["file:", &path.replace(' ', "%20"), "?mode=ro"].concat();
    let read_only = connection::open(&uri)?.batch_execute("DELETE FROM t");
    assert!(read_only.unwrap_err().to_string().contains("readonly"));
    Ok(())
}

fn what_cannot_be_opened_is_said_without_the_password() -> Result<(), Failed> {
    let missing = connection::open("/nowhere/at/all/store.db").map(|_| ()).unwrap_err();
    assert!(matches!(missing, Error::Connect { .. }));
    let text = missing.to_string();
    assert!(text.starts_with("cannot connect to `/nowhere/at/all/store.db`: "), "{text}");
    assert!(text.ends_with("as there is no folder `/nowhere/at/all`"), "{text}");
    let folder = tempfile::tempdir()?;
    let folder = connection::open(&folder.path().display().to_string()).map(|_| ()).unwrap_err();
    assert!(folder.to_string().ends_with("as it is a folder"), "{folder}");
    assert!(missing.source().is_some());
    let mssql = connection::open("mssql://sa:secret@h/d").err().ok_or("it connected")?;
    assert!(matches!(mssql, Error::NoDriver { .. }), "{mssql}");
    for (url, feature, is_on) in [
        ("postgres://me:secret@127.0.0.1:1/d", "`postgres`", cfg!(feature = "postgres")),
        ("mysql://me:secret@127.0.0.1:1/d", "`mysql`", cfg!(feature = "mysql")),
    ] {
        let error = connection::open(url).map(|_| ()).unwrap_err();
        let text = format!("{error} {error:?} {:?}", error.source());
        assert!(!text.contains("secret"), "{text}");
        if is_on {
            assert!(matches!(error, Error::Connect { .. }), "{error}");
        } else {
            assert!(error.to_string().contains(feature), "{error}");
        }
    }
    Ok(())
}

fn main() {
    let mut trials = [
        on_each("every_connection_is_set_up", every_connection_is_set_up),
        on_each(
            "a_pool_gives_no_more_connections_than_it_has",
            a_pool_gives_no_more_connections_than_it_has,
        ),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>();
    if cfg!(feature = "sqlite") {
        trials.extend([
            Trial::test(
                "a_database_in_memory_is_shared_by_its_pool_and_by_no_other",
                a_database_in_memory_is_shared_by_its_pool_and_by_no_other,
            ),
            Trial::test("writers_to_memory_wait_for_each_other", || {
                writers_wait_for_each_other("sqlite::memory:")
            }),
            Trial::test("writers_to_a_file_wait_for_each_other", || {
                let folder = tempfile::tempdir()?;
                writers_wait_for_each_other(&folder.path().join("w.db").display().to_string())
            }),
            Trial::test(
                "a_new_file_can_be_opened_by_many_at_once",
                a_new_file_can_be_opened_by_many_at_once,
            ),
            Trial::test(
                "a_sqlite_url_may_be_written_in_each_form",
                a_sqlite_url_may_be_written_in_each_form,
            ),
            Trial::test(
                "what_cannot_be_opened_is_said_without_the_password",
                what_cannot_be_opened_is_said_without_the_password,
            ),
        ]);
    }
    run(trials)
}
