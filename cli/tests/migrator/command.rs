//! `tablewright migrate`, `revert`, `redo` and `list` on each database.

use std::{
    fs,
    time::{Duration, Instant},
};

use diesel::{
    RunQueryDsl,
    connection::SimpleConnection,
    dsl::sql,
    sql_types::{BigInt, Text},
};
use tablewright::{
    AnyConnection, connection,
    migrate::{self, Target},
};
use tablewright_cli::introspect;
use tablewright_testing::{Database, Failed, Scratch, Trial, on, own_command};

use crate::{
    project::{NAMES, Project},
    support::on_each,
};

pub(crate) fn trials() -> Vec<Trial> {
    [
        on_each("the_command_goes_there_and_back_to_any_version", there_and_back),
        on_each("what_a_way_back_would_lose_is_counted_before_it_starts", losses),
        on_each("a_column_that_cannot_come_back_to_rows_is_named_before_it_starts", unfilled),
        on_each("a_dry_run_prints_the_sql_and_changes_nothing", dry_run),
        on_each("of_sixteen_processes_one_migrates_and_the_others_find_it_done", crowd),
        on_each("a_lock_that_another_holds_is_waited_for_and_then_named", locked),
        on_each("a_failed_statement_is_named_and_the_history_tells_the_truth", failed),
        on(
            Database::Mysql,
            "what_stopped_on_its_way_back_is_told_with_what_goes_on",
            stopped_on_its_way_back,
        ),
        on(
            Database::Mysql,
            "a_statement_that_was_refused_is_run_again_whatever_was_done_meanwhile",
            refused_and_mended,
        ),
        on(
            Database::Mysql,
            "what_nobody_can_know_after_a_death_is_asked_of_a_person",
            asked_of_a_person,
        ),
        on_each("a_newer_database_is_refused_untouched", newer),
        on_each("another_migration_of_the_same_version_is_refused", diverged),
        on_each("a_version_that_is_not_there_is_wrong_usage", unknown_version),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn there_and_back(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(scratch, 3)?;
    assert_eq!(project.states(0), ["pending", "pending", "pending"]);
    let (out, _) = project.run(&["migrate", "--to", NAMES[1]], 0);
    assert_eq!(out, format!("applied `{}`\napplied `{}`\n", NAMES[0], NAMES[1]));
    assert_eq!(project.states(0), ["applied", "applied", "pending"]);
    assert_eq!(recorded(connection)?, 2);

    let (out, _) = project.run(&["migrate", "--format", "json"], 0);
    let found: serde_json::Value = serde_json::from_str(&out)?;
    assert_eq!(found["migrations"][0]["name"], "add_year", "{found}");
    assert_eq!((&found["dry_run"], &found["migrations"][1]), (&false.into(), &().into()));

    let (out, _) = project.run(&["redo"], 0);
    assert_eq!(out, format!("reverted `{0}`\napplied `{0}`\n", NAMES[2]));
    let (out, _) = project.run(&["redo", "--to", "2026-11-22-120000"], 0);
    assert_eq!(
        out,
        format!(
            "reverted `{1}`\nreverted `{0}`\napplied `{0}`\napplied `{1}`\n",
            NAMES[1], NAMES[2]
        )
    );
    assert_eq!(recorded(connection)?, 3);

    let (out, _) = project.run(&["revert", "--to", "20261122120000"], 0);
    assert_eq!(out, format!("reverted `{}`\nreverted `{}`\n", NAMES[2], NAMES[1]));
    assert_eq!(recorded(connection)?, 1);
    assert_eq!(tables(connection)?, ["authors"]);
    let (_, errors) = project.run(&["revert", "--all"], 1);
    assert!(
        errors.contains("this would be lost: table `authors`: 2 rows; nothing has"),
        "{errors}"
    );
    assert_eq!((recorded(connection)?, tables(connection)?), (1, vec!["authors".to_owned()]));
    project.run(&["revert", "--all", "--allow-loss"], 0);
    assert_eq!(recorded(connection)?, 0);
    assert!(tables(connection)?.is_empty());
    let (out, errors) = project.run(&["revert"], 0);
    assert_eq!((out.as_str(), errors.as_str()), ("", "nothing to do\n"));
    Ok(())
}

/// Under the names that the live database has, whatever they are on the way, and only what is stored.
fn losses(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(scratch, 2)?;
    let (up, down) = (
        "ALTER TABLE books ADD COLUMN year INTEGER;\n\
         ALTER TABLE books ADD COLUMN twice INTEGER GENERATED ALWAYS AS (id * 2) STORED;\n\
         ALTER TABLE books RENAME COLUMN title TO heading;\nALTER TABLE books RENAME TO volumes;\n",
        "ALTER TABLE volumes RENAME TO books;\nALTER TABLE books RENAME COLUMN year TO y;\n\
         ALTER TABLE books DROP COLUMN y;\nALTER TABLE books DROP COLUMN twice;\n\
         ALTER TABLE books RENAME COLUMN heading TO title;\n",
    );
    // SQLite adds no column that is stored and computed.
    let up = match scratch.database {
        Database::Sqlite => up.replace("STORED", "VIRTUAL"),
        Database::Postgres | Database::Mysql => up.to_owned(),
    };
    project.add("2026-12-01-000000", "rename", &up, down)?;
    project.run(&["migrate"], 0);
    let rows = "INSERT INTO volumes (id, heading, year) VALUES (1, 'a', 1999), (2, 'b', NULL)";
    diesel::sql_query(rows).execute(connection)?;
    for command in ["revert", "redo"] {
        let (out, errors) = project.run(&[command, "--format", "json"], 1);
        let found: serde_json::Value = serde_json::from_str(&out)?;
        let lost = serde_json::json!([{ "object": "column `volumes.year`", "count": 1 }]);
        assert_eq!(found["lost"], lost, "{found}");
        assert!(errors.contains("column `volumes.year`: 1 value; nothing has"), "{errors}");
    }
    let (_, errors) = project.run(&["revert", "--all"], 1);
    assert!(errors.contains("table `authors`: 2 rows, table `volumes`: 2 rows;"), "{errors}");
    assert_eq!(recorded(connection)?, 3);
    let (out, errors) = project.run(&["revert", "--dry-run"], 0);
    assert!(out.contains("DROP COLUMN y"), "{out}");
    assert_eq!(errors, "would be lost: column `volumes.year`: 1 value\n");
    diesel::sql_query("UPDATE volumes SET year = NULL").execute(connection)?;
    project.run(&["revert"], 0);
    project.run(&["migrate"], 0);
    project.run(&["redo", "--all", "--allow-loss"], 0);
    Ok(())
}

/// The column may not be NULL and has no default; what fills it, or leaves no rows, is no reason to refuse.
fn unfilled(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(scratch, 1)?;
    let add = |definition: &str, between: &str| match scratch.database {
        Database::Postgres => {
            format!("ALTER TABLE authors ADD COLUMN w {definition} NOT NULL{between};\n")
        }
        Database::Mysql => format!(
            "ALTER TABLE authors ADD COLUMN w {definition};\n{between}ALTER TABLE authors MODIFY COLUMN w {definition} NOT NULL;\n"
        ),
        Database::Sqlite => format!(
            "CREATE TABLE \"r\" (\"id\" INTEGER NOT NULL, \"name\" TEXT, \"w\" {definition} NOT NULL,\n    \
             CONSTRAINT \"pk\" PRIMARY KEY (\"id\"));\n\
             INSERT INTO \"r\" (\"name\") SELECT \"name\" FROM \"authors\";\nDROP TABLE \"authors\";\n\
             ALTER TABLE \"r\" RENAME TO \"authors\";\n"
        ),
    };
    let (version, name) = ("2026-12-01-000000", "drop_w");
    project.add(version, name, "-- nothing\n", &add("INTEGER", ""))?;
    project.run(&["migrate"], 0);
    for command in [&["revert"][..], &["redo"], &["revert", "--allow-loss"]] {
        let (out, errors) = project.run(&[command, &["--format", "json"]].concat(), 1);
        let found: serde_json::Value = serde_json::from_str(&out)?;
        let columns = serde_json::json!([{ "table": "authors", "column": "w", "rows": 2 }]);
        assert_eq!(found["unfilled"], columns, "{found}");
        for part in [
            "column `authors.w`: 2 rows in `authors`; nothing has been started",
            "empty the tables",
            "with a default",
        ] {
            assert!(errors.contains(part), "{errors}");
        }
        assert_eq!(recorded(connection)?, 2);
    }
    let (_, errors) = project.run(&["revert", "--dry-run"], 0);
    assert!(errors.contains("would be refused: column `authors.w`: 2 rows"), "{errors}");
    // With a default, and where the way back fills it or deletes the rows.
    let filled = match scratch.database {
        Database::Postgres => vec![
            add("INTEGER DEFAULT 1", ""),
            "ALTER TABLE authors ADD COLUMN w INTEGER;\nUPDATE authors SET w = 1;\n\
             ALTER TABLE authors ALTER COLUMN w SET NOT NULL;\n"
                .to_owned(),
            ["DELETE FROM authors;\n", &add("INTEGER", "")].concat(),
        ],
        Database::Mysql => vec![
            add("INTEGER DEFAULT 1", ""),
            add("INTEGER", "UPDATE authors SET w = 1;\n"),
            ["DELETE FROM authors;\n", &add("INTEGER", "")].concat(),
        ],
        Database::Sqlite => vec![
            add("INTEGER DEFAULT 1", ""),
            ["DELETE FROM authors;\n", &add("INTEGER", "")].concat(),
        ],
    };
    for down in filled {
        project.add(version, name, "-- nothing\n", &down)?;
        project.run(&["revert", "--allow-loss"], 0);
        // A connection of its own, since SQLite alters a table as this connection has last seen it.
        connection::open(&scratch.url)?.batch_execute(
            "ALTER TABLE authors DROP COLUMN w; DELETE FROM authors; \
             INSERT INTO authors (id, name) VALUES (1, 'a'), (2, 'b')",
        )?;
        project.run(&["migrate"], 0);
    }
    diesel::sql_query("DELETE FROM authors").execute(connection)?;
    project.add(version, name, "-- nothing\n", &add("INTEGER", ""))?;
    project.run(&["revert"], 0);
    Ok(())
}

fn dry_run(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(scratch, 3)?;
    project.run(&["migrate", "--to", NAMES[0]], 0);
    let bytes = || match scratch.database {
        Database::Sqlite => std::fs::read(scratch.path()).map(Some),
        Database::Postgres | Database::Mysql => Ok(None),
    };
    let (schema, before) = (introspect::introspect(connection)?, bytes()?);
    let (up, _) = project.run(&["migrate", "--dry-run"], 0);
    assert!(up.starts_with(&format!("-- up {}\nCREATE TABLE", NAMES[1])), "{up}");
    assert!(up.contains("ADD COLUMN year") && !up.contains("CREATE TABLE authors"), "{up}");
    let (down, _) = project.run(&["revert", "--dry-run"], 0);
    assert!(down.contains("DROP TABLE authors;"), "{down}");
    let (redo, _) = project.run(&["redo", "--all", "--dry-run", "--format", "json"], 0);
    let redo: serde_json::Value = serde_json::from_str(&redo)?;
    assert_eq!(redo["migrations"][0]["direction"], "down");
    assert!(redo["migrations"][1]["sql"].as_str().unwrap().contains("CREATE TABLE authors"));
    project.run(&["list"], 0);
    assert_eq!(introspect::introspect(connection)?, schema);
    assert_eq!(recorded(connection)?, 1);
    assert!(bytes()? == before, "a dry run changed the file");

    if scratch.database == Database::Sqlite {
        let missing = scratch.path().with_file_name("missing.sqlite");
        let nowhere = own_command(env!("CARGO_BIN_EXE_tablewright"))
            .args(["migrate", "--dry-run", "--migration-dir"])
            .arg(project.migrations())
            .arg(&missing)
            .output()?;
        assert!(nowhere.status.success(), "{nowhere:?}");
        assert!(!missing.exists(), "a dry run made the file");
    }
    Ok(())
}

fn crowd(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(scratch, 3)?;
    let children: Vec<_> =
        (0..16).map(|_| project.command(&["migrate"]).spawn()).collect::<Result<_, _>>()?;
    let mut workers = 0;
    for child in children {
        let output = child.wait_with_output()?;
        let out = String::from_utf8(output.stdout)?;
        assert!(output.status.success(), "{out}{}", String::from_utf8_lossy(&output.stderr));
        match out.matches("applied").count() {
            0 => {}
            3 => workers += 1,
            other => return Err(format!("one process applied {other}: {out}").into()),
        }
    }
    assert_eq!(workers, 1);
    assert_eq!(recorded(connection)?, 3);
    if scratch.database == Database::Sqlite {
        let folder = scratch.path().parent().unwrap().to_owned();
        let left: Vec<_> =
            std::fs::read_dir(folder)?.map(|entry| entry.unwrap().file_name()).collect();
        let is_lock = |name: &std::ffi::OsString| name.to_string_lossy().contains("lock");
        assert!(!left.iter().any(is_lock), "{left:?}");
    }
    Ok(())
}

fn locked(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(scratch, 3)?;
    let held = connection.try_lock().map_err(|error| error.to_string())?.ok_or("not locked")?;
    let start = Instant::now();
    let (_, errors) = project.run(&["migrate", "--wait", "1"], 3);
    let waited = start.elapsed();
    assert!(waited >= Duration::from_secs(1) && waited < Duration::from_secs(10), "{waited:?}");
    assert!(errors.contains("another process has been migrating it for the 1 seconds"), "{errors}");
    assert_eq!(migrate::applied(connection)?, []);
    connection.unlock(held);
    project.run(&["migrate", "--wait", "1"], 0);
    Ok(())
}

fn failed(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(scratch, 2)?;
    let up = |last: &str| {
        format!(
            "-- table half\nCREATE TABLE half (id INTEGER PRIMARY KEY);\n\
             INSERT INTO half VALUES (1);\n\n-- rows; wrong\n{last};\n"
        )
    };
    let down = "DROP TABLE half;\n";
    project.add("2026-12-01-000000", "fail", &up("INSERT INTO nowhere VALUES (1)"), down)?;
    let (_, errors) = project.run(&["migrate"], 3);
    assert!(errors.contains("cannot apply `2026-12-01-000000_fail` to `"), "{errors}");
    assert!(errors.contains("statement 4 of 5 (rows; wrong)"), "{errors}");
    assert!(errors.contains("nowhere"), "{errors}");
    assert_eq!(recorded(connection)?, 2);

    let is_mysql = scratch.database == Database::Mysql;
    assert_eq!(tables(connection)?.contains(&"half".to_owned()), is_mysql);
    if is_mysql {
        assert_eq!(project.states(1), ["applied", "applied", "partial"]);
        assert_eq!(connection.partial()?.map(|partial| partial.statement), Some(4));
    } else {
        assert_eq!(project.states(0), ["applied", "applied", "pending"]);
    }
    // Mended, it goes on, and on MySQL not from the beginning, where the table is in the way.
    project.add("2026-12-01-000000", "fail", &up("INSERT INTO half VALUES (2)"), down)?;
    project.run(&["migrate"], 0);
    assert_eq!(recorded(connection)?, 3);
    assert_eq!(project.states(0), ["applied", "applied", "applied"]);
    let rows: i64 = sql::<BigInt>("SELECT COUNT(*) FROM half").get_result(connection)?;
    assert_eq!(rows, 2);
    Ok(())
}

fn stopped_on_its_way_back(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(scratch, 2)?;
    let add = |down: &str| {
        let up = "-- table half\nCREATE TABLE half (id INTEGER PRIMARY KEY);\n";
        project.add("2026-12-01-000000", "half", up, down)
    };
    add("DROP TABLE half;\nINSERT INTO nowhere VALUES (1);\n")?;
    project.run(&["migrate"], 0);
    project.run(&["revert"], 3);
    // Diesel's record still has it, so that nothing is pending; and half of it is gone.
    let told = "`2026-12-01-000000_half` stopped halfway on its way down, which `tablewright revert` must \
                finish first";
    let refused = |commands: &[&[&str]]| {
        for arguments in commands {
            let (out, errors) = project.run(arguments, 1);
            assert!(errors.contains(told) && out.is_empty(), "{arguments:?}\n{out}\n{errors}");
        }
    };
    let commands: [&[&str]; 6] = [
        &["migrate"],
        &["migrate", "--to", NAMES[1]],
        &["migrate", "--dry-run"],
        &["revert", "--to", "2026-12-01-000000"],
        &["redo", "--to", "2026-12-01-000000"],
        &["repair", "--apply"],
    ];
    refused(&commands);
    assert_eq!(project.states(1), ["applied", "applied", "partial"]);
    let (up, down) = ("CREATE TABLE other (id INTEGER);\n", "DROP TABLE other;\n");
    project.add("2026-12-02-000000", "next", up, down)?;
    refused(&commands);
    add("DROP TABLE half;\nDELETE FROM authors WHERE id = 99;\n")?;
    project.run(&["revert"], 0);
    project.run(&["migrate"], 0);

    // The same on the way up, of one that is not the first that is pending.
    project.run(&["revert", "--to", NAMES[1]], 0);
    let up = "CREATE TABLE other (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n";
    project.add("2026-12-02-000000", "next", up, down)?;
    project.run(&["migrate"], 3);
    project.run(&["revert"], 1);
    project.run(&["redo"], 1);
    project.run(&["migrate", "--to", NAMES[1]], 1);
    project.run(&["repair"], 1);
    project.add("2026-12-01-120000", "between", "CREATE TABLE b (id INTEGER);\n", "")?;
    project.add("2026-12-02-000000", "next", "CREATE TABLE other (id INTEGER);\n", down)?;
    let (out, _) = project.run(&["migrate"], 0);
    assert!(out.starts_with("applied `2026-12-02-000000_next`\napplied `2026-12-01-12"), "{out}");
    Ok(())
}

/// A new column, then a unique key over rows that are not unique. Somebody looks for them with an index.
fn refused_and_mended(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(scratch, 1)?;
    project.run(&["migrate"], 0);
    let mut connection = open(scratch)?;
    connection.batch_execute("UPDATE authors SET name = 'Ann'")?;
    let up =
        "ALTER TABLE authors ADD COLUMN b INTEGER;\nALTER TABLE authors ADD UNIQUE KEY u (name);\n";
    let down = "ALTER TABLE authors DROP INDEX u;\nALTER TABLE authors DROP COLUMN b;\n";
    project.add("2026-12-01-000000", "unique", up, down)?;
    let (_, errors) = project.run(&["migrate"], 3);
    assert!(errors.contains("Duplicate entry"), "{errors}");
    connection.batch_execute(
        "CREATE INDEX to_find_them ON authors (name); UPDATE authors SET name = id WHERE id = 2",
    )?;
    let count = "SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() \
                 AND index_name = 'u'";
    project.run(&["migrate"], 0);
    assert_eq!(sql::<BigInt>(count).get_result::<i64>(&mut connection)?, 1);

    // And on the way back: a foreign key needs the index, until somebody takes it away.
    connection.batch_execute(
        "CREATE TABLE names (name VARCHAR(20), CONSTRAINT f FOREIGN KEY (name) REFERENCES authors (name)); \
         DROP INDEX to_find_them ON authors",
    )?;
    project.run(&["revert"], 3);
    connection.batch_execute("DROP TABLE names; CREATE INDEX other ON authors (id, name)")?;
    project.run(&["revert"], 0);
    assert_eq!(sql::<BigInt>(count).get_result::<i64>(&mut connection)?, 0);
    Ok(())
}

/// A death in the middle of a statement that has no objects by which it is known.
fn asked_of_a_person(scratch: &Scratch) -> Result<(), Failed> {
    let project = Project::new(scratch, 1)?;
    project.run(&["migrate"], 0);
    let up = "ALTER TABLE authors ADD COLUMN b INTEGER;\n\
              ALTER TABLE authors ADD CHECK (b > 0), ADD COLUMN c INTEGER;\n\
              ALTER TABLE authors ADD COLUMN d INTEGER, ADD COLUMN e INTEGER;\n\
              KILL CONNECTION_ID();\n";
    project.add("2026-12-01-000000", "unnamed", up, "")?;
    let mut connection = open(scratch)?;
    let (_, errors) = project.run(&["migrate"], 3);
    assert!(errors.contains("the connection was lost at statement 5 of 6"), "{errors}");
    let died_at = |connection: &mut AnyConnection, statement: usize, looked: &str| {
        // What a session notes before the statement that it does not survive.
        let texts: Vec<&str> = up.split_terminator(";\n").collect();
        let before = &texts[..statement - 2];
        let first = fs::read_to_string(project.up("2026-12-01-000000_unnamed"))?;
        let first = first.split_once(';').ok_or("no history")?.0.to_owned();
        let all = [&[first.as_str()], before, &[""]].concat().join(";");
        diesel::sql_query("UPDATE __tablewright_progress SET statement = ?, text = ?, looked = ?, checksum = SHA2(?, 256)")
            .bind::<BigInt, _>(i64::try_from(statement)?)
            .bind::<Text, _>(texts[statement - 2])
            .bind::<Text, _>(looked)
            .bind::<Text, _>(all)
            .execute(connection)?;
        Ok::<_, Failed>(())
    };
    project.add("2026-12-01-000000", "unnamed", &up.replace("KILL CONNECTION_ID();\n", ""), "")?;
    // The check has no name: whether it is of this statement nobody can see.
    died_at(&mut connection, 3, "something else")?;
    let (_, errors) = project.run(&["migrate"], 3);
    assert!(
        errors.contains("nobody can tell whether that has run: what it names has changed"),
        "{errors}"
    );
    // One of two columns is no work of one statement.
    connection.batch_execute("ALTER TABLE authors DROP COLUMN e")?;
    died_at(&mut connection, 4, "something else")?;
    let (_, errors) = project.run(&["migrate"], 3);
    assert!(
        errors.contains("column `authors.d` is as after it, column `authors.e` as before"),
        "{errors}"
    );
    // What it says to do, does.
    connection.batch_execute("ALTER TABLE authors DROP COLUMN d")?;
    connection.batch_execute("UPDATE __tablewright_progress SET looked = 'not run'")?;
    project.run(&["migrate"], 0);
    let columns = "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE() \
                   AND table_name = 'authors'";
    assert_eq!(sql::<BigInt>(columns).get_result::<i64>(&mut connection)?, 6);
    Ok(())
}

fn newer(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    Project::new(scratch, 3)?.run(&["migrate"], 0);
    let older = Project::new(scratch, 2)?;
    let schema = introspect::introspect(connection)?;
    for command in ["migrate", "revert", "redo"] {
        let (_, errors) = older.run(&[command], 1);
        assert!(errors.contains("it is newer than the migrations here"), "{errors}");
        assert!(errors.contains(NAMES[2]) && errors.contains(NAMES[1]), "{errors}");
    }
    assert_eq!(older.states(1), ["applied", "applied", "unknown"]);
    assert_eq!(introspect::introspect(connection)?, schema);
    assert_eq!(recorded(connection)?, 3);
    Ok(())
}

fn diverged(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    Project::new(scratch, 1)?.run(&["migrate"], 0);
    let other = Project::new(scratch, 0)?;
    other.add("2026-11-22-120000", "create_others", "CREATE TABLE x (y INTEGER);\n", "")?;
    other.add("2026-11-25-120000", "more", "CREATE TABLE z (y INTEGER);\n", "")?;
    for command in ["migrate", "revert"] {
        let (_, errors) = other.run(&[command], 1);
        assert!(errors.contains("it has run `create_authors` (fingerprint after create_authors)"));
        assert!(errors.contains("is `create_others`"), "{errors}");
    }
    assert_eq!(other.states(1), ["diverged", "pending"]);
    assert_eq!(tables(connection)?, ["authors"]);
    Ok(())
}

fn unknown_version(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(scratch, 3)?;
    let (_, errors) = project.run(&["migrate", "--to", "2026-11-23"], 2);
    assert!(errors.contains("there is no migration of version `2026-11-23`"), "{errors}");
    project.run(&["revert", "--to", "7", "--all"], 2);
    assert_eq!(migrate::applied(connection)?, []);
    Ok(())
}

/// How many migrations are recorded, in Diesel's record and in ours.
pub(crate) fn recorded(connection: &mut AnyConnection) -> Result<usize, Failed> {
    let digits = |version: &str| version.replace('-', "");
    let applied: Vec<_> =
        migrate::applied(connection)?.into_iter().map(|applied| applied.version).collect();
    let history: Vec<_> =
        connection.history()?.iter().map(|entry| digits(&entry.version)).collect();
    assert_eq!(applied, history);
    Ok(applied.len())
}

fn tables(connection: &mut AnyConnection) -> Result<Vec<String>, Failed> {
    let schema = introspect::introspect(connection)?;
    Ok(schema.tables.keys().map(ToString::to_string).collect())
}

/// Opens the scratch database once more.
pub(crate) fn open(scratch: &Scratch) -> Result<AnyConnection, Failed> {
    Ok(connection::open(&scratch.url)?)
}
