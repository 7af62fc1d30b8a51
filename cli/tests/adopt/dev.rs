//! `tablewright dev`: a draft changes under a development database, and its rows stay.

use std::{thread, time::Duration};

use diesel::{RunQueryDsl, connection::SimpleConnection, dsl::sql, sql_types::BigInt};
use tablewright::{AnyConnection, connection, migrate::Target};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::{command::spec, project::Project, support::on_each};

pub(crate) fn trials() -> Vec<Trial> {
    let mysql = Database::Mysql;
    [
        on(mysql, "a_draft_that_stopped_halfway_is_left_behind", |scratch| {
            partial(scratch, &mut connection::open(&scratch.url)?)
        }),
        on_each("a_draft_that_changed_is_followed_with_the_rows", follows),
        on_each("a_draft_that_is_gone_leaves_the_sealed_history", undone),
        on_each("a_database_that_is_only_behind_is_migrated", behind),
        on_each("a_swap_that_is_sealed_is_not_made_again", swapped),
        on_each("a_draft_that_is_sealed_under_another_name_has_been_run", sealed_under_a_name),
        on_each("a_database_of_another_project_is_left_alone", other),
        on_each("one_that_is_killed_is_run_again", killed),
        on_each("a_record_that_diesels_has_not_is_written", half_recorded),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const SEALED: &str = "      title: string(100)\n";
const OLDER: &str = "      heading: { type: string(100), renamed_from: title }\n      \
                     pages: integer? = 1\n      note: text?\n";
const NEWER: &str = "      caption: { type: string(120), renamed_from: title }\n      \
                     pages: bigint? = 1\n      year: integer?\n";
const SAME_NAME: &str = "      heading: { type: string(120), renamed_from: title }\n      \
                         pages: bigint? = 1\n      year: integer?\n";

fn count(connection: &mut AnyConnection, query: &str) -> Result<i64, Failed> {
    Ok(sql::<BigInt>(query).get_result(connection)?)
}

/// A project whose older draft has been applied to the database, with rows.
fn with_older_draft(scratch: &Scratch, connection: &mut AnyConnection) -> Result<Project, Failed> {
    let project = Project::new(&spec(SEALED, ""))?;
    project.run("dev", &scratch.url, &[], 0);
    connection.batch_execute(
        "INSERT INTO author (id, name) VALUES (1, 'Ann'), (2, 'Bo'); \
         INSERT INTO book (id, author_id, title) VALUES (1, 1, 'One'), (2, 2, 'Two');",
    )?;
    project.draft(&spec(OLDER, "    indexes: [[heading]]\n"))?;
    project.run("migrate", &scratch.url, &[], 0);
    connection.batch_execute("UPDATE book SET pages = 10 * id")?;
    Ok(project)
}

/// Sealing changes the name of what a database has run, and nothing else.
fn sealed_under_a_name(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let mut project = with_older_draft(scratch, connection)?;
    let before = connection.history()?;
    project.seal(&spec(OLDER, "    indexes: [[heading]]\n"), "better_headings")?;
    let (out, errors) = project.run("migrate", &scratch.url, &[], 0);
    assert!(out.is_empty() && errors.contains("nothing to do"), "{out}{errors}");
    let (out, _) = project.run("list", &scratch.url, &[], 0);
    assert!(out.contains("_better_headings_1 (applied as `"), "{out}");
    project.run("verify", &scratch.url, &[], 0);
    let (out, _) = project.run("dev", &scratch.url, &[], 0);
    assert!(out.contains("nothing to do"), "{out}");
    assert_eq!(connection.history()?, before);
    Ok(())
}

fn follows(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = with_older_draft(scratch, connection)?;
    project.draft(&spec(SAME_NAME, "    indexes: [[heading, pages]]\n"))?;
    let (_, errors) = project.run("migrate", &scratch.url, &[], 1);
    assert!(errors.contains("but the migration of that version here is"), "{errors}");
    assert!(errors.contains("`tablewright dev URL`"), "{errors}");
    let (out, _) = project.run("dev", &scratch.url, &["--dry-run"], 0);
    assert!(out.contains("- add column `book.year`\n") && out.contains("- forget `"), "{out}");
    project.run("dev", &scratch.url, &[], 0);
    project.run("verify", &scratch.url, &[], 0);
    let (out, _) = project.run("list", &scratch.url, &[], 0);
    assert_eq!(out.matches("applied").count(), out.lines().count(), "{out}");
    let kept = "SELECT COUNT(*) FROM book WHERE (id = 1 AND heading = 'One' AND pages = 10) \
                OR (id = 2 AND heading = 'Two' AND pages = 20)";
    assert_eq!(count(connection, kept)?, 2);
    let (out, _) = project.run("dev", &scratch.url, &[], 0);
    assert!(out.contains("nothing to do"), "{out}");

    // With a value in a column that goes, somebody has to agree.
    connection.batch_execute("UPDATE book SET year = 1999 WHERE id = 2")?;
    project.draft(&spec(OLDER, ""))?;
    let (out, _) = project.run("dev", &scratch.url, &[], 1);
    assert!(out.contains("- values of `book.year` that would be dropped: 1"), "{out}");
    assert_eq!(count(connection, "SELECT COUNT(year) FROM book")?, 1);
    project.run("dev", &scratch.url, &["--allow-loss"], 0);
    project.run("verify", &scratch.url, &[], 0);
    let (out, _) = project.run("redo", &scratch.url, &["--allow-loss"], 0);
    assert_eq!(out.matches("applied").count(), 1, "{out}");
    project.run("verify", &scratch.url, &[], 0);
    Ok(())
}

fn swapped(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let both = "      title: string(100)\n      note: string(100)\n";
    let swap = "      title: { type: string(100), renamed_from: note }\n      \
                note: { type: string(100), renamed_from: title }\n";
    let mut project = Project::new(&spec(both, ""))?;
    project.run("dev", &scratch.url, &[], 0);
    connection.batch_execute(
        "INSERT INTO author (id, name) VALUES (1, 'Ann'); \
         INSERT INTO book (id, author_id, title, note) VALUES (1, 1, 'One', 'Two');",
    )?;
    project.seal(&spec(swap, ""), "swap")?;
    project.run("migrate", &scratch.url, &[], 0);
    let (out, _) = project.run("dev", &scratch.url, &[], 0);
    assert!(out.starts_with("nothing to do"), "{out}");
    let kept = "SELECT COUNT(*) FROM book WHERE title = 'Two' AND note = 'One'";
    assert_eq!(count(connection, kept)?, 1);

    // A draft on top of it, of which the names in the database are the sealed ones.
    project.draft(&spec(&[swap, "      year: integer?\n"].concat(), ""))?;
    project.run("dev", &scratch.url, &[], 0);
    project.draft(&spec(&[swap, "      year: bigint?\n"].concat(), ""))?;
    project.run("dev", &scratch.url, &[], 0);
    assert_eq!(count(connection, kept)?, 1);
    Ok(())
}

fn undone(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(&spec(SEALED, ""))?;
    project.run("dev", &scratch.url, &[], 0);
    project.draft(&spec(&[SEALED, "      year: integer?\n"].concat(), ""))?;
    project.run("dev", &scratch.url, &[], 0);
    connection.batch_execute(
        "INSERT INTO author (id, name) VALUES (1, 'Ann'); \
         INSERT INTO book (id, author_id, title) VALUES (1, 1, 'One');",
    )?;
    // Renamed while nothing was sealed: the name in the database is the sealed one still.
    project.draft(&spec(NEWER, ""))?;
    project.run("dev", &scratch.url, &[], 0);
    assert_eq!(count(connection, "SELECT COUNT(*) FROM book WHERE caption = 'One'")?, 1);
    project.run("verify", &scratch.url, &[], 0);

    let other = Project::new(&spec(SEALED, ""))?;
    other.draft(&spec(SEALED, ""))?;
    let (out, _) = other.run("dev", &scratch.url, &["--allow-loss", "--dry-run"], 0);
    assert!(out.contains("- forget `2026-11-23-120000_"), "{out}");
    let (out, _) = other.run("list", &scratch.url, &[], 1);
    assert!(out.contains("unknown   2026-11-23-120000_"), "{out}");
    Ok(())
}

fn behind(scratch: &Scratch, _: &mut AnyConnection) -> Result<(), Failed> {
    let mut project = Project::new(&spec(SEALED, ""))?;
    project.run("dev", &scratch.url, &[], 0);
    project.seal(&spec(&[SEALED, "      year: integer?\n"].concat(), ""), "second")?;
    let (out, _) = project.run("dev", &scratch.url, &[], 0);
    assert!(out.starts_with("applied `") && out.ends_with("_second`\n"), "{out}");
    let (out, _) = project.run("dev", &scratch.url, &[], 0);
    assert!(out.starts_with("nothing to do"), "{out}");
    let (out, _) = project.run("list", &scratch.url, &[], 0);
    assert_eq!(out.matches("applied").count(), 2, "{out}");
    project.run("verify", &scratch.url, &[], 0);
    // The spec is ahead of what the last build has written.
    std::fs::write(project.root().join("schema.yaml"), spec(NEWER, ""))?;
    let (_, errors) = project.run("dev", &scratch.url, &[], 1);
    assert!(errors.contains("build first"), "{errors}");
    Ok(())
}

fn other(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(&spec(SEALED, ""))?;
    connection.batch_execute("CREATE TABLE other (a INTEGER)")?;
    let (_, errors) = project.run("dev", &scratch.url, &[], 1);
    assert!(errors.contains("is no database of this project"), "{errors}");
    assert!(errors.contains("`tablewright adopt URL`"), "{errors}");
    Ok(())
}

/// MySQL keeps what came before the statement that failed.
fn partial(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(&spec(SEALED, ""))?;
    project.run("dev", &scratch.url, &[], 0);
    let more = [SEALED, "      year: integer?\n"].concat();
    let raw = "raw: { broken: { mysql: { up: CREATE TABLE made (a INTEGER); DROP TABLE nowhere, down: SELECT 1 } } }\n";
    project.draft(&spec(&more, raw))?;
    project.run("migrate", &scratch.url, &[], 3);
    assert!(connection.partial()?.is_some());
    connection.batch_execute(
        "INSERT INTO author (id, name) VALUES (1, 'Ann'); \
         INSERT INTO book (id, author_id, title) VALUES (1, 1, 'One'), (2, 1, 'Two');",
    )?;
    project.draft(&spec(&more, ""))?;
    project.run("migrate", &scratch.url, &[], 3);
    project.run("dev", &scratch.url, &[], 0);
    assert_eq!(connection.partial()?, None);
    project.run("verify", &scratch.url, &[], 0);
    let (out, _) = project.run("list", &scratch.url, &[], 0);
    assert_eq!(out.matches("applied").count(), 2, "{out}");
    assert_eq!(count(connection, "SELECT COUNT(*) FROM book WHERE year IS NULL")?, 2);
    Ok(())
}

/// How often it is killed, unless `CRASHES` says otherwise.
const CRASHES: u64 = 4;

#[expect(clippy::disallowed_methods, reason = "the environment says how long to try")]
fn killed(scratch: &Scratch, _: &mut AnyConnection) -> Result<(), Failed> {
    let crashes = std::env::var("CRASHES").ok().and_then(|it| it.parse().ok()).unwrap_or(CRASHES);
    for crash in 0..crashes {
        let scratch = Scratch::new(scratch.server)?;
        let mut connection = connection::open(&scratch.url)?;
        let project = with_older_draft(&scratch, &mut connection)?;
        project.draft(&spec(SAME_NAME, ""))?;
        let mut child = project.command("dev", &scratch.url, &[]).spawn()?;
        thread::sleep(Duration::from_millis(5 + crash * 37 % 283));
        child.kill()?;
        child.wait()?;
        project.run("dev", &scratch.url, &["--wait", "30"], 0);
        project.run("verify", &scratch.url, &[], 0);
        let (out, _) = project.run("list", &scratch.url, &[], 0);
        assert_eq!(out.matches("applied").count(), 2, "crash {crash}: {out}");
        let rows = "SELECT COUNT(*) FROM book WHERE pages = 10 * id AND heading IN ('One', 'Two')";
        assert_eq!(count(&mut connection, rows)?, 2, "crash {crash}");
    }
    Ok(())
}

/// Nothing is to be mended but the record.
fn half_recorded(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(&spec(SEALED, ""))?;
    project.run("dev", &scratch.url, &[], 0);
    connection.batch_execute("DELETE FROM __diesel_schema_migrations")?;
    project.run("list", &scratch.url, &[], 1);
    let (out, _) = project.run("dev", &scratch.url, &[], 0);
    assert!(out.contains("- record `"), "{out}");
    project.run("list", &scratch.url, &[], 0);
    Ok(())
}
