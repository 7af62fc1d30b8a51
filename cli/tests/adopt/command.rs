//! `tablewright adopt` on each database: what it takes it for, what is in the way, what it does.

use std::process::Command;

use diesel::{RunQueryDsl, connection::SimpleConnection, dsl::sql, sql_types::BigInt};
use tablewright::{
    AnyConnection,
    connection::DatabaseKind,
    migrate::{self, Target},
};
use tablewright_cli::introspect::introspect;
use tablewright_testing::{Database, Failed, Scratch, Server, Trial, on_server_with, program};

use crate::{
    project::Project,
    support::{by_kind, on_each},
};

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = [
        on_each("what_fits_a_version_exactly_joins_there_and_migrates_on", exact),
        on_each("what_was_adopted_is_taken_back_by_its_name_alone", taken_back),
        on_each("what_is_there_under_a_former_name_is_not_made_anew", renamed),
        on_each("what_differs_is_mended_with_its_rows_and_unknown_tables_are_kept", mended),
        on_each("rows_that_do_not_fit_are_counted_before_anything_starts", obstacles),
        on_each("values_are_not_lost_unless_somebody_says_so", losses),
        on_each("a_database_of_something_else_is_not_adopted", something_else),
        on_each("verify_says_what_differs_and_ends_as_it_says", verify),
        on_each("a_database_with_a_history_is_not_adopted_again", again),
    ]
    .into_iter()
    .flatten()
    .collect();
    let needed = (program("TEST_DIESEL_CLI", "diesel").is_some(), "no diesel command");
    for server in Server::ALL {
        let name = "diesels_command_goes_on_from_there";
        trials.push(on_server_with(server, name, needed, |scratch| {
            let mut connection = tablewright::connection::open(&scratch.url)?;
            diesel_goes_on(scratch, &mut connection)
        }));
    }
    trials
}

/// A spec whose columns of `book` are these.
pub(crate) fn spec(columns: &str, rest: &str) -> String {
    format!(
        "dialects: [sqlite, postgres, mysql]\n\
         tables:\n  author:\n    columns: {{ id: bigint auto_increment, name: string(50) }}\n    \
         primary_key: id\n  book:\n    columns:\n      id: bigint auto_increment\n      \
         author_id: {{ type: bigint, references: author.id, on_delete: cascade }}\n{columns}    \
         primary_key: id\n{rest}"
    )
}

const FIRST: &str = "      title: string(100)\n      pages: integer? = 1\n";
const SECOND: &str = "      title: string(100)\n      pages: integer? = 1\n      year: integer?\n";

/// The sealed history: one migration, or two.
fn project(migrations: usize) -> Result<Project, Failed> {
    let mut project = Project::new(&spec(FIRST, ""))?;
    if migrations > 1 {
        project.seal(&spec(SECOND, "    indexes: [[title]]\n"), "second")?;
    }
    Ok(project)
}

const ROWS: &str = "INSERT INTO author (id, name) VALUES (1, 'Ann'), (2, 'Bo');
    INSERT INTO book (id, author_id, title, pages) VALUES (1, 1, 'One', 10), (2, 2, 'Two', NULL);";

/// What the first migration makes, with rows, but without a history.
fn without_history(
    project: &Project,
    scratch: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    project.run("migrate", &scratch.url, &["--to", "2026-11-22-120000"], 0);
    connection.batch_execute("DROP TABLE __tablewright_history")?;
    connection.batch_execute("DROP TABLE __diesel_schema_migrations")?;
    Ok(connection.batch_execute(ROWS)?)
}

/// What `--apply` wants to hear beside itself.
pub(crate) fn apply(scratch: &Scratch) -> Vec<&'static str> {
    match scratch.database {
        Database::Sqlite => vec!["--apply"],
        Database::Postgres | Database::Mysql => vec!["--apply", "--no-backup"],
    }
}

pub(crate) fn count(connection: &mut AnyConnection, query: &str) -> Result<i64, Failed> {
    Ok(sql::<BigInt>(query).get_result(connection)?)
}

fn exact(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = project(2)?;
    without_history(&project, scratch, connection)?;
    let (out, _) = project.run("adopt", &scratch.url, &[], 0);
    assert!(out.contains("fits `2026-11-22-120000_first`\n"), "{out}");
    assert!(out.contains("`--apply` does it"), "{out}");
    assert!(migrate::applied(connection)?.is_empty(), "looking has changed something");
    if scratch.database != Database::Sqlite {
        let (_, errors) = project.run("adopt", &scratch.url, &["--apply"], 2);
        assert!(errors.contains("`--no-backup`"), "{errors}");
    }
    let (out, _) = project.run("adopt", &scratch.url, &apply(scratch), 0);
    assert!(out.contains("its history says that `2026-11-22-120000_first` has run"), "{out}");
    let (out, _) = project.run("list", &scratch.url, &[], 0);
    // The index makes PostgreSQL's safe form, so that there are several.
    let listed = "applied   2026-11-22-120000_first (adopted, not run)\npending   2026-11-23-";
    assert!(out.starts_with(listed), "{out}");
    assert_eq!(out.matches("applied").count(), 1, "{out}");
    project.run("migrate", &scratch.url, &[], 0);
    project.run("verify", &scratch.url, &[], 0);
    // Both that the second seal has made.
    let (out, _) = project.run("revert", &scratch.url, &[], 0);
    let sealed = std::fs::read_dir(project.migrations(scratch))?.count();
    assert!(sealed > 2 && out.matches("reverted").count() == sealed - 1, "{out}");
    adopted_stays(&project, scratch, connection)?;
    project.run("migrate", &scratch.url, &[], 0);
    assert_eq!(count(connection, "SELECT COUNT(*) FROM book WHERE year IS NULL")?, 2);
    if scratch.database == Database::Sqlite {
        let copy = scratch.path().with_file_name("scratch.sqlite-before-adoption");
        let mut copy = tablewright::connection::open(copy.to_str().unwrap())?;
        assert_eq!(count(&mut copy, "SELECT COUNT(*) FROM book")?, 2);
        assert!(copy.history()?.is_empty());
    }
    Ok(())
}

/// What was adopted was there before, so it is taken back only if somebody names it and agrees to the loss.
fn adopted_stays(
    project: &Project,
    scratch: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    let first = "2026-11-22-120000_first";
    let (out, _) = project.run("list", &scratch.url, &[], 0);
    assert!(out.contains("_first (adopted, not run)\n"), "{out}");
    for arguments in [
        &["revert"][..],
        &["revert", "--all", "--allow-loss"],
        &["revert", "--one", "--allow-loss"],
        &["redo", "--allow-loss"],
    ] {
        let (_, errors) = project.run(arguments[0], &scratch.url, &arguments[1..], 1);
        assert!(errors.contains("it was not run there but adopted"), "{errors}");
        assert!(errors.contains(&format!("`--adopted {first} --allow-loss`")), "{errors}");
    }
    project.run("revert", &scratch.url, &["--adopted", first], 2);
    let wrong = ["--adopted", "2026-11-23-120000", "--allow-loss"];
    let (_, errors) = project.run("revert", &scratch.url, &wrong, 2);
    assert!(errors.contains("was not adopted by this database"), "{errors}");
    assert_eq!(count(connection, "SELECT COUNT(*) FROM book")?, 2);
    assert_eq!(connection.adopted()?, ["20261122120000"]);
    Ok(())
}

/// And then it goes, and what is made after that is like any other.
fn taken_back(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = project(1)?;
    without_history(&project, scratch, connection)?;
    project.run("adopt", &scratch.url, &apply(scratch), 0);
    let named = ["--adopted", "2026-11-22-120000", "--allow-loss"];
    project.run("revert", &scratch.url, &named, 0);
    assert!(connection.adopted()?.is_empty() && migrate::applied(connection)?.is_empty());
    project.run("migrate", &scratch.url, &[], 0);
    assert_eq!(count(connection, "SELECT COUNT(*) FROM book")?, 0);
    project.run("revert", &scratch.url, &[], 0);
    Ok(())
}

/// An empty `kid` beside the `child` with the rows would be called adopted.
fn renamed(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let spec = |table: &str, columns: &str| {
        format!(
            "dialects: [sqlite, postgres, mysql]\nsettings: {{ postgres_safe_forms: false }}\ntables:\n  \
             {table}\n    columns: {{ id: bigint, {columns} }}\n    primary_key: id\n"
        )
    };
    let mut project = Project::new(&spec("child:", "name: text?"))?;
    let steps = [
        ("kid:\n    renamed_from: child", "name: text?"),
        ("kid:", "title: { type: text?, renamed_from: name }"),
        ("kid:", "title: text?, more: integer?"),
    ];
    for (number, (table, columns)) in steps.into_iter().enumerate() {
        project.seal(&spec(table, columns), &format!("step_{number}"))?;
    }
    connection.batch_execute(
        "CREATE TABLE child (id BIGINT NOT NULL PRIMARY KEY, name TEXT); \
         INSERT INTO child VALUES (1, 'Ann')",
    )?;
    let cases = [
        ("step_0", "child", "table `kid` does not exist, but `child` does"),
        ("step_2", "child", "table `kid` does not exist, but `child` does"),
        ("step_2", "kid", "column `kid.title` does not exist, but `kid.name` does"),
        ("first", "kid", "table `child` does not exist, but `kid` does"),
    ];
    let versions = std::fs::read_dir(project.migrations(scratch))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<std::io::Result<Vec<_>>>()?;
    let mut called = "child";
    for (version, table, told) in cases {
        if table != called {
            connection.batch_execute(&format!("ALTER TABLE {called} RENAME TO {table}"))?;
            called = table;
        }
        let version = versions.iter().find(|it| it.ends_with(version)).ok_or("no such version")?;
        let to = [&["--to", version, "--allow-loss"][..], &apply(scratch)].concat();
        let (out, _) = project.run("adopt", &scratch.url, &to, 1);
        assert!(out.contains(told), "{out}");
        assert!(
            out.contains("nothing has been done; adopt the version that has these names"),
            "{out}"
        );
        assert_eq!(introspect(connection)?.tables.len(), 1);
        assert!(migrate::applied(connection)?.is_empty());
    }
    // Without `--to` it is the version with these names, however much differs there.
    connection.batch_execute("DROP TABLE kid; CREATE TABLE child (id BIGINT, name VARCHAR(7))")?;
    let (out, _) = project.run("adopt", &scratch.url, &[], 0);
    assert!(out.contains("_first`, but for ") && !out.contains("is not there"), "{out}");
    Ok(())
}

/// Changes by hand that each kind of database understands.
fn by_hand(kind: DatabaseKind) -> String {
    let alter = by_kind(
        kind,
        "DROP TABLE book; CREATE TABLE book (id INTEGER PRIMARY KEY, author_id INTEGER, title TEXT);
         INSERT INTO book VALUES (1, 1, 'One'), (2, 2, 'Two');",
        "ALTER TABLE book ALTER title TYPE TEXT; ALTER TABLE book DROP COLUMN pages;",
        "ALTER TABLE book MODIFY title TEXT; ALTER TABLE book DROP COLUMN pages;",
    );
    format!(
        "{alter} CREATE TABLE other (a INTEGER); INSERT INTO other VALUES (7); \
         CREATE VIEW seen AS SELECT title FROM book;"
    )
}

fn mended(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = project(1)?;
    without_history(&project, scratch, connection)?;
    connection.batch_execute(&by_hand(connection.kind()))?;
    if scratch.database == Database::Postgres {
        // A view of nobody's holds on to the type of a column that has to change.
        let (_, errors) = project.run("adopt", &scratch.url, &apply(scratch), 3);
        assert!(errors.contains("cannot mend") && errors.contains("view"), "{errors}");
        assert!(migrate::applied(connection)?.is_empty(), "a failure has left something");
        connection.batch_execute("DROP VIEW seen; CREATE VIEW seen AS SELECT 1 AS one")?;
    }
    let (out, _) = project.run("adopt", &scratch.url, &apply(scratch), 0);
    assert!(out.contains("fits `2026-11-22-120000_first`, but for"), "{out}");
    assert!(out.contains("not in the spec, and kept: table `other`, `seen`"), "{out}");
    let (out, _) = project.run("verify", &scratch.url, &["--format", "json"], 0);
    let found: serde_json::Value = serde_json::from_str(&out)?;
    assert_eq!(found["differences"], serde_json::json!([]));
    assert_eq!(found["unknown"]["tables"][0], "other");
    let kept = "SELECT COUNT(*) FROM book JOIN author ON author.id = author_id WHERE pages = 1 \
                AND ((title = 'One' AND name = 'Ann') OR (title = 'Two' AND name = 'Bo'))";
    assert_eq!(count(connection, kept)?, 2);
    assert_eq!(count(connection, "SELECT COUNT(*) FROM other WHERE a = 7")?, 1);
    let (out, _) = project.run("migrate", &scratch.url, &[], 0);
    assert_eq!(out, "");
    Ok(())
}

fn obstacles(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let rest = "    unique: [{ name: uq_title, columns: [title] }]\n    \
                checks: [{ name: ck_pages, check: pages < 100 }]\n";
    let project = Project::new(&spec(FIRST, rest))?;
    connection.batch_execute(
        "CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR(200)); \
         CREATE TABLE book (id INTEGER PRIMARY KEY, author_id BIGINT, title VARCHAR(100), \
             pages INTEGER DEFAULT 1); \
         INSERT INTO author (id, name) VALUES (1, 'Ann'), (2, NULL); \
         INSERT INTO book (id, author_id, title, pages) VALUES (1, 1, 'One', 10), (2, 9, 'One', 2), \
             (3, 1, NULL, 500), (4, 1, 'Four', 600);",
    )?;
    let long = "x".repeat(60);
    connection.batch_execute(&format!("INSERT INTO author (id, name) VALUES (3, '{long}')"))?;
    let bytes = || match scratch.database {
        Database::Sqlite => std::fs::read(scratch.path()).map(Some),
        Database::Postgres | Database::Mysql => Ok(None),
    };
    connection.batch_execute(by_kind(
        connection.kind(),
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "SELECT 1",
        "SELECT 1",
    ))?;
    let before = bytes()?;
    let (out, _) = project.run("adopt", &scratch.url, &apply(scratch), 1);
    for line in [
        "- rows of `author` without `name`: 1 (id = 2)\n",
        "- rows of `author` whose `name` does not fit `string(50)`: 1 (id = 3)\n",
        "- rows of `book` without `title`: 1 (id = 3)\n",
        "- values of `title` that several rows of `book` have: 1 (title = One)\n",
        "- rows of `book` whose `author_id` is in no row of `author`: 1 (id = 2)\n",
        "- rows of `book` that violate `ck_pages`: 2 (id = 3; 4)\n",
        "\nnothing has been done\n",
    ] {
        assert!(out.contains(line), "{line}{out}");
    }
    assert!(migrate::applied(connection)?.is_empty());
    assert!(bytes()? == before, "the file is another one");
    let (out, _) = project.run("adopt", &scratch.url, &["--format", "json"], 1);
    let found: serde_json::Value = serde_json::from_str(&out)?;
    assert_eq!(found["unfit"].as_array().map(Vec::len), Some(6), "{found}");
    Ok(())
}

fn losses(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = project(1)?;
    without_history(&project, scratch, connection)?;
    connection.batch_execute("ALTER TABLE book ADD COLUMN unused INTEGER")?;
    connection.batch_execute("ALTER TABLE book ADD COLUMN used INTEGER")?;
    connection.batch_execute("UPDATE book SET used = 5 WHERE id = 1")?;
    let (out, _) = project.run("adopt", &scratch.url, &apply(scratch), 1);
    assert!(out.contains("- values of `book.used` that would be dropped: 1\n"), "{out}");
    assert!(out.contains("nothing has been done; `--allow-loss`"), "{out}");
    assert_eq!(count(connection, "SELECT COUNT(used) FROM book")?, 1);
    let arguments = [apply(scratch), vec!["--allow-loss"]].concat();
    project.run("adopt", &scratch.url, &arguments, 0);
    project.run("verify", &scratch.url, &[], 0);
    assert_eq!(count(connection, "SELECT COUNT(*) FROM book")?, 2);
    Ok(())
}

fn something_else(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = project(1)?;
    connection.batch_execute("CREATE TABLE other (a INTEGER)")?;
    let (out, _) = project.run("adopt", &scratch.url, &apply(scratch), 1);
    assert!(out.contains("is something else: it has none of the tables"), "{out}");
    assert!(migrate::applied(connection)?.is_empty());
    Ok(())
}

fn again(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = project(1)?;
    project.run("migrate", &scratch.url, &[], 0);
    let (_, errors) = project.run("adopt", &scratch.url, &apply(scratch), 1);
    assert!(errors.contains("has a history of migrations already: it is up to date"), "{errors}");
    assert_eq!(migrate::applied(connection)?.len(), 1);
    // It did run, and one of the two records still says so.
    connection.batch_execute("DELETE FROM __tablewright_history")?;
    let (_, errors) = project.run("adopt", &scratch.url, &apply(scratch), 1);
    assert!(errors.contains("has a history of migrations already; but `"), "{errors}");
    assert!(errors.contains("`tablewright repair` mends that"), "{errors}");
    let rows = count(connection, "SELECT COUNT(*) FROM __tablewright_history")?;
    assert_eq!(rows, 0, "nothing is recorded");
    project.run("repair", &scratch.url, &["--apply"], 0);
    assert_eq!(count(connection, "SELECT COUNT(*) FROM __tablewright_history")?, 1);
    Ok(())
}

fn verify(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = project(1)?;
    project.run("migrate", &scratch.url, &[], 0);
    let (out, _) = project.run("verify", &scratch.url, &[], 0);
    assert!(out.ends_with("` is what `schema.yaml` declares\n"), "{out}");
    connection.batch_execute("ALTER TABLE book ADD COLUMN extra INTEGER")?;
    connection.batch_execute("CREATE TABLE other (a INTEGER)")?;
    let (out, _) = project.run("verify", &scratch.url, &[], 1);
    for part in [
        "` differs from `schema.yaml` in one place\n\ntable `book`\n  column `extra`: not in the spec\n",
        "\nnot in the spec, and kept: table `other`\n",
        "\nwhat mends it:\n- drop column `book.extra`\nmay lose values: drop column `book.extra`\n",
        "\n`--plan` prints the SQL\n",
    ] {
        assert!(out.contains(part), "{part}{out}");
    }
    let (out, _) = project.run("verify", &scratch.url, &["--plan", "--format", "json"], 1);
    let found: serde_json::Value = serde_json::from_str(&out)?;
    assert_eq!(found["differences"][0]["path"], "tables › book › columns › extra");
    assert_eq!(found["changes"], serde_json::json!(["drop column `book.extra`"]));
    assert_eq!(found["losses"], found["changes"]);
    let sql = found["sql"].as_str().ok_or("no SQL")?;
    assert!(sql.contains("DROP COLUMN"), "{sql}");
    connection.batch_execute(sql)?;
    project.run("verify", &scratch.url, &[], 0);
    project.run("verify", "redis://h/0", &[], 2);
    project.run("verify", &scratch.url, &["--spec", "missing.yaml"], 1);
    Ok(())
}

fn diesel_goes_on(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = project(2)?;
    without_history(&project, scratch, connection)?;
    project.run("adopt", &scratch.url, &apply(scratch), 0);
    std::fs::write(project.root().join("Cargo.toml"), "")?;
    std::fs::write(project.root().join("diesel.toml"), "")?;
    for arguments in [["migration", "run"], ["migration", "redo"]] {
        let program = program("TEST_DIESEL_CLI", "diesel").ok_or("found a moment ago")?;
        let output = Command::new(program)
            .current_dir(project.root())
            .args(arguments)
            .args(["--database-url", &scratch.url, "--migration-dir"])
            .arg(project.migrations(scratch))
            .output()?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let (out, _) = project.run("list", &scratch.url, &[], 0);
    assert_eq!(out.matches("applied").count(), out.lines().count(), "{out}");
    project.run("verify", &scratch.url, &[], 0);
    assert_eq!(count(connection, "SELECT COUNT(*) FROM book WHERE year IS NULL")?, 2);
    Ok(())
}
