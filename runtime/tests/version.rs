//! How a database stands to a program, told from its history: every state, on each database.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::sync::{Arc, Mutex};

use diesel::{
    Connection,
    connection::{InstrumentationEvent, SimpleConnection},
};
use tablewright::{
    AnyConnection, Error, Migration, Migrations, connection, dispatch, migrate,
    version::{
        self, Divergence, OnPending,
        SchemaVersion::{self, Ahead, Behind, Diverged, Unknown, UpToDate},
        Unknown::{NeverMigrated, OtherSchema},
        check_schema_version, require,
    },
};
use tablewright_testing::{Database, Failed, Scratch, on, run};

use support::{by_kind, on_each};

fn main() {
    let trials = [
        on_each("an_empty_database_has_never_been_migrated", never_migrated),
        on_each("tables_without_a_history_are_counted", unrecorded),
        on_each("a_database_that_has_run_everything_is_up_to_date_by_one_query_or_two", up_to_date),
        on_each("an_older_database_is_behind_by_what_it_has_not_run", behind),
        on_each("a_database_of_a_newer_program_is_ahead_by_what_is_not_here", ahead),
        on_each("a_draft_that_changed_after_it_was_applied_is_named_with_both_sides", changed),
        on_each("a_history_with_a_hole_names_what_is_missing_and_what_is_behind_it", hole),
        on_each("a_database_of_another_schema_is_told_from_one_that_is_behind", other_schema),
        on_each("a_folder_that_shares_the_database_is_no_difference", shared),
        on_each("opening_refuses_what_does_not_fit_and_migrates_when_told_to", opening),
        on(Database::Mysql, "a_migration_that_stopped_halfway_is_behind", |scratch| {
            partial(scratch, &mut connection::open(&scratch.url)?)
        }),
        on(Database::Sqlite, "refusing_a_missing_file_does_not_make_it", |scratch| {
            let url = scratch.path().with_file_name("missing.sqlite");
            let error = version::open(url.to_str().unwrap(), &program(&[1]), OnPending::Refuse);
            let message = error.err().ok_or("opened")?.to_string();
            assert!(message.contains("there is no such file"), "{message}");
            assert!(!url.exists());
            Ok(())
        }),
    ];
    run(trials.into_iter().flatten().collect())
}

/// A migration that makes a table, and records itself.
fn step(number: u32, fingerprint: &str) -> Migration {
    let (version, name) = (format!("2026-11-{number:02}-120000"), format!("create_t{number}"));
    let up = format!(
        "CREATE TABLE IF NOT EXISTS __tablewright_history (version VARCHAR(50) PRIMARY KEY, \
         name VARCHAR(255), fingerprint VARCHAR(64));\n\
         CREATE TABLE t{number} (id INTEGER PRIMARY KEY);\n\
         INSERT INTO __tablewright_history (version, name, fingerprint)\n    \
         VALUES ('{version}', '{name}', '{fingerprint}');\n"
    );
    let down = format!(
        "DROP TABLE t{number};\nDELETE FROM __tablewright_history WHERE version = '{version}';\n"
    );
    let (version, name) = (version.leak(), name.leak());
    Migration::new(version, name, up.leak(), down.leak())
}

fn of(steps: Vec<Migration>) -> Migrations {
    let steps: &'static [Migration] = steps.leak();
    Migrations { sqlite: steps, postgres: steps, mysql: steps }
}

/// A program with these of the migrations.
fn program(numbers: &[u32]) -> Migrations {
    of(numbers.iter().map(|number| step(*number, &format!("f{number}"))).collect())
}

fn never_migrated(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let ours = program(&[1, 2]);
    assert_eq!(check_schema_version(connection, &ours)?, Unknown(NeverMigrated { tables: 0 }));
    assert!(migrate::applied(connection)?.is_empty(), "looking has changed something");
    // What has been taken back again leaves the history's table, and nothing in it.
    migrate::run_pending(connection, &ours)?;
    migrate::revert_all(connection, &ours)?;
    assert_eq!(check_schema_version(connection, &ours)?, Unknown(NeverMigrated { tables: 0 }));
    Ok(())
}

fn unrecorded(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    connection.batch_execute("CREATE TABLE a (id INTEGER); CREATE TABLE __b (id INTEGER);")?;
    let version = check_schema_version(connection, &program(&[1]))?;
    assert_eq!(version, Unknown(NeverMigrated { tables: 1 }));
    let refused = require(connection, &program(&[1]), OnPending::Migrate).unwrap_err();
    let message = refused.to_string();
    assert!(message.contains("it has 1 table, but no history of migrations"), "{message}");
    assert!(message.contains("`tablewright adopt URL`"), "{message}");
    Ok(())
}

fn up_to_date(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let ours = program(&[1, 2]);
    migrate::run_pending(connection, &ours)?;
    let queries = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&queries);
    let watch = move |event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            seen.lock().unwrap().push(query.to_string());
        }
    };
    dispatch!(&mut *connection, |connection| connection.set_instrumentation(watch));
    assert_eq!(check_schema_version(connection, &ours)?, UpToDate);
    let queries = queries.lock().unwrap();
    let kind = connection.kind();
    // On MySQL the second one asks whether a migration stopped halfway.
    assert_eq!(queries.len(), by_kind(kind, 1, 1, 2), "{queries:?}");
    let quoted = ["`__tablewright_history`", "\"__tablewright_history\""];
    let asked = by_kind(kind, quoted[0], quoted[1], quoted[0]);
    assert!(queries[0].contains(asked), "{queries:?}");
    Ok(())
}

fn behind(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    migrate::run_pending(connection, &program(&[1]))?;
    let ours = program(&[1, 2, 3]);
    let Behind(missing) = check_schema_version(connection, &ours)? else {
        return Err("not behind".into());
    };
    let names: Vec<_> = missing.iter().map(|migration| migration.name()).collect();
    assert_eq!(names, ["create_t2", "create_t3"]);
    let message = require(connection, &ours, OnPending::Refuse).unwrap_err().to_string();
    let expected = "it is older than this program: it has not run `2026-11-02-120000_create_t2`, \
                    `2026-11-03-120000_create_t3`; update the database with `tablewright migrate URL`";
    assert!(message.ends_with(expected), "{message}");
    Ok(())
}

fn ahead(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    migrate::run_pending(connection, &program(&[1, 2, 3, 4, 5, 6]))?;
    let ours = program(&[1, 2]);
    let Ahead(newer) = check_schema_version(connection, &ours)? else {
        return Err("not ahead".into());
    };
    assert_eq!(newer.len(), 4);
    assert_eq!(newer[0].full_name(), "2026-11-03-120000_create_t3");
    let message = require(connection, &ours, OnPending::Migrate).unwrap_err().to_string();
    assert!(message.contains("it is newer than this program"), "{message}");
    assert!(message.contains("_create_t5` and 1 more; update the program"), "{message}");
    Ok(())
}

fn changed(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    migrate::run_pending(connection, &program(&[1, 2]))?;
    let edited = of(vec![step(1, "f1"), step(2, "edited")]);
    let version = check_schema_version(connection, &edited)?;
    let Diverged(Divergence::Changed { recorded, expected }) = version else {
        return Err(format!("{version:?}").into());
    };
    assert_eq!((recorded.fingerprint.as_str(), expected.fingerprint.as_str()), ("f2", "edited"));
    let message = require(connection, &edited, OnPending::Migrate).unwrap_err().to_string();
    let both = "at version 2026-11-02-120000 it has run `create_t2` (fingerprint f2), but the migration \
                of that version here is `create_t2` (fingerprint edited)";
    assert!(message.contains(both) && message.contains("`tablewright dev URL`"), "{message}");
    Ok(())
}

fn hole(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    migrate::run_pending(connection, &program(&[1, 3]))?;
    let expected = |later: &str| {
        Diverged(Divergence::Hole {
            missing: Box::leak(Box::new(step(2, "f2"))),
            later: later.into(),
        })
    };
    let ours = program(&[1, 2, 3]);
    let of_ours = expected("2026-11-03-120000_create_t3");
    assert_eq!(check_schema_version(connection, &ours)?, of_ours);
    // The same if what is behind it is not here.
    assert_eq!(check_schema_version(connection, &program(&[1, 2]))?, of_ours);
    let message = require(connection, &ours, OnPending::Migrate).unwrap_err().to_string();
    assert!(message.contains("but not `2026-11-02-120000_create_t2` before it"), "{message}");
    migrate::run_pending(connection, &ours)?;
    assert_eq!(check_schema_version(connection, &ours)?, UpToDate);
    Ok(())
}

fn other_schema(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    migrate::run_pending(connection, &program(&[4, 5]))?;
    for ours in [program(&[1, 2]), program(&[7, 8])] {
        let version = check_schema_version(connection, &ours)?;
        let Unknown(OtherSchema(others)) = version else {
            return Err(format!("{version:?}").into());
        };
        assert_eq!(others.len(), 2);
        let message = require(connection, &ours, OnPending::Migrate).unwrap_err().to_string();
        assert!(message.contains("it is the database of another schema: it has run `2026-11-04"));
    }
    Ok(())
}

fn shared(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    migrate::run_pending(connection, &program(&[1, 2, 3]))?;
    assert_eq!(check_schema_version(connection, &program(&[1, 3]))?, UpToDate);
    Ok(())
}

fn opening(scratch: &Scratch, _: &mut AnyConnection) -> Result<(), Failed> {
    let ours = program(&[1, 2]);
    for (on_pending, fits) in
        [(OnPending::Refuse, false), (OnPending::Migrate, true), (OnPending::Refuse, true)]
    {
        match version::open(&scratch.url, &ours, on_pending) {
            Ok(mut opened) => {
                assert!(fits, "opened");
                assert_eq!(migrate::applied(&mut opened)?.len(), 2);
            }
            Err(Error::Incompatible { version, .. }) => {
                assert!(!fits);
                assert_eq!(*version, Unknown(NeverMigrated { tables: 0 }));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// MySQL keeps what came before a failed statement, so there are tables without a record.
fn partial(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let whole = step(1, "f1");
    let up = whole.up().replace("INSERT INTO", "DROP TABLE nowhere;\nINSERT INTO").leak();
    let broken = Migration::new(whole.version(), whole.name(), up, whole.down());
    assert!(migrate::run_pending(connection, &of(vec![broken])).is_err());
    let ours = program(&[1]);
    assert!(
        matches!(check_schema_version(connection, &ours)?, Behind(missing) if missing.len() == 1)
    );
    // On its way back the history has it to the end.
    migrate::run_pending(connection, &ours)?;
    let down = ["DROP TABLE t1; DROP TABLE nowhere;", whole.down()].concat().leak();
    let broken = Migration::new(whole.version(), whole.name(), whole.up(), down);
    assert!(migrate::revert_last(connection, &of(vec![broken])).is_err());
    let version = check_schema_version(connection, &ours)?;
    assert!(matches!(version, SchemaVersion::Partial { .. }), "{version}");
    assert!(version.to_string().ends_with("stopped halfway on its way down"), "{version}");
    for on_pending in [OnPending::Refuse, OnPending::Migrate] {
        let outcome = version::require(connection, &ours, on_pending);
        assert!(matches!(outcome, Err(Error::Incompatible { .. })), "{outcome:?}");
    }
    Ok(())
}
