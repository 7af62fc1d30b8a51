//! What the spec does not declare, as an import may have left it out, is not dropped unless somebody says so.

use diesel::connection::SimpleConnection;
use tablewright::{AnyConnection, migrate::Target};
use tablewright_cli::{import::import, introspect::introspect};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::{
    command::{apply, count, spec},
    project::Project,
    support::{by_kind, on_each},
};

pub(crate) fn trials() -> Vec<Trial> {
    [
        on_each("a_table_of_more_columns_than_diesel_has_is_in_the_spec", wide),
        on_each("a_key_to_a_table_that_import_left_out_is_kept", undeclared),
        on_each("what_the_spec_does_not_declare_is_dropped_only_if_somebody_says_so", asked),
    ]
    .into_iter()
    .flatten()
    .chain(on(
        Database::Mysql,
        "the_default_collation_of_a_table_is_left_as_it_is",
        default_collation,
    ))
    .collect()
}

/// More columns than Diesel has, so that Rust has not the table, but the spec has it.
fn wide(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let columns: Vec<_> = (0..130).map(|number| format!("c{number} INTEGER")).collect();
    let columns = columns.join(", ");
    connection.batch_execute(&format!(
        "CREATE TABLE wide ({columns}, id BIGINT NOT NULL PRIMARY KEY);
         CREATE TABLE slim (id BIGINT NOT NULL PRIMARY KEY, wide_id BIGINT, name VARCHAR(9),
             CONSTRAINT fk_wide FOREIGN KEY (wide_id) REFERENCES wide (id));
         INSERT INTO wide (id) VALUES (1);
         INSERT INTO slim VALUES (1, 1, 'one');"
    ))?;
    let imported = import(connection)?;
    let told: Vec<_> = imported.unexpressed.iter().map(ToString::to_string).collect();
    let reason = "table `wide` has more columns than Diesel has room for";
    assert!(told.iter().any(|line| line.contains(reason)), "{told:?}");
    assert!(imported.is_whole(), "{told:?}");
    assert!(imported.spec.contains("  wide:\n    row: none\n"), "{}", imported.spec);
    let mut project = Project::new(&imported.spec)?;
    project.run("adopt", &scratch.url, &apply(scratch), 0);
    project.seal(&imported.spec.replace("string(9)", "string(12)"), "longer")?;
    project.run("migrate", &scratch.url, &[], 0);
    project.run("verify", &scratch.url, &[], 0);
    let dangling = connection.batch_execute("INSERT INTO slim VALUES (2, 9, 'two')");
    assert!(scratch.database == Database::Sqlite || dangling.is_err(), "the key is gone");
    Ok(())
}

/// A table that an import of before left out, and the foreign key to it.
fn undeclared(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    connection.batch_execute(
        "CREATE TABLE wide (id BIGINT NOT NULL PRIMARY KEY);
         CREATE TABLE slim (id BIGINT NOT NULL PRIMARY KEY, wide_id BIGINT, name VARCHAR(9),
             CONSTRAINT fk_wide FOREIGN KEY (wide_id) REFERENCES wide (id));",
    )?;
    let spec = import(connection)?.spec;
    let (from, to) = (spec.find("\n  wide:"), spec.find("    foreign_keys:"));
    let (Some(from), Some(to)) = (from, to) else { return Err(spec.into()) };
    let spec = &spec[..from.min(to)];
    let mut project = Project::new(spec)?;
    if scratch.database == Database::Sqlite {
        // A table that is made anew here has no other keys than the declared ones.
        let (out, _) = project.run("adopt", &scratch.url, &apply(scratch), 1);
        let told =
            "\nnot in the spec, and would be dropped:\n- drop foreign key `fk_wide` of `slim`\n";
        assert!(out.contains(told), "{out}");
        assert!(connection.history()?.is_empty());
        return Ok(());
    }
    let (out, _) = project.run("adopt", &scratch.url, &apply(scratch), 0);
    let kept = "not in the spec, and kept: table `wide`, foreign key `fk_wide` of `slim`\n";
    assert!(out.contains(kept), "{out}");
    project.seal(&spec.replace("string(9)", "string(12)"), "longer")?;
    project.run("migrate", &scratch.url, &[], 0);
    project.run("verify", &scratch.url, &[], 0);
    let dangling = connection.batch_execute("INSERT INTO slim VALUES (2, 9, 'two')");
    assert!(dangling.is_err(), "the key is gone");
    Ok(())
}

/// What somebody has beside the tables of the spec.
fn more(connection: &AnyConnection) -> &'static str {
    by_kind(
        connection.kind(),
        "CREATE TABLE author (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(50) NOT NULL DEFAULT 'n');
         CREATE TABLE book (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, author_id BIGINT NOT NULL, \
             title VARCHAR(100) NOT NULL, \
             pages INTEGER GENERATED ALWAYS AS (7) STORED, \
             CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE, \
             CONSTRAINT fk_more FOREIGN KEY (pages) REFERENCES author (id), \
             CONSTRAINT uq_more UNIQUE (title, author_id), CONSTRAINT ck_more CHECK (title <> ''));
         CREATE INDEX ix_more ON book (pages, title);
         CREATE TRIGGER tr_more AFTER DELETE ON book BEGIN DELETE FROM author WHERE id = 9; END;",
        "CREATE TABLE author (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, \
             name VARCHAR(50) NOT NULL DEFAULT 'n');
         CREATE TABLE book (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, author_id BIGINT NOT NULL, \
             title VARCHAR(100) NOT NULL, \
             pages INTEGER GENERATED ALWAYS AS (7) STORED, \
             CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE, \
             CONSTRAINT fk_more FOREIGN KEY (pages) REFERENCES author (id), \
             CONSTRAINT uq_more UNIQUE (title, author_id), CONSTRAINT ck_more CHECK (title <> ''));
         CREATE INDEX ix_more ON book (pages, title);",
        "CREATE TABLE author (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, \
             name VARCHAR(50) NOT NULL DEFAULT 'n');
         CREATE TABLE book (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, author_id BIGINT NOT NULL, \
             title VARCHAR(100) NOT NULL, \
             pages INTEGER GENERATED ALWAYS AS (7) STORED, \
             CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE, \
             CONSTRAINT fk_more FOREIGN KEY (author_id) REFERENCES author (id), \
             CONSTRAINT uq_more UNIQUE (title, author_id), CONSTRAINT ck_more CHECK (title <> ''));
         CREATE INDEX ix_more ON book (pages, title);
         CREATE TRIGGER tr_more AFTER DELETE ON book FOR EACH ROW DELETE FROM author WHERE id = 9;",
    )
}

fn asked(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let project = Project::new(&spec("      title: string(100)\n      pages: integer?\n", ""))?;
    connection.batch_execute(more(connection))?;
    let before = introspect(connection)?;
    let (out, _) = project.run("adopt", &scratch.url, &apply(scratch), 1);
    let (_, dropped) = out
        .split_once("\nnot in the spec, and would be dropped:\n")
        .ok_or_else(|| format!("nothing would be dropped: {out}"))?;
    for part in [
        "drop foreign key `fk_more`",
        "drop unique constraint `uq_more`",
        "drop check `ck_more`",
        "drop index `ix_more`",
        "column `book.pages`",
        "column `author.name`",
    ] {
        assert!(dropped.contains(part), "{part}: {out}");
    }
    assert_eq!(dropped.contains("drop trigger `tr_more`"), scratch.database != Database::Postgres);
    assert!(!dropped.contains("fk_book_author_id"), "{out}");
    assert!(out.contains("\nnothing has been done; `--allow-loss` if this may go\n"), "{out}");
    assert!(introspect(connection)? == before && connection.history()?.is_empty());
    let (out, _) = project.run("adopt", &scratch.url, &["--format", "json"], 1);
    let found: serde_json::Value = serde_json::from_str(&out)?;
    assert!(found["dropped"].as_array().is_some_and(|it| it.len() >= 6), "{found}");
    let arguments = [apply(scratch), vec!["--allow-loss"]].concat();
    project.run("adopt", &scratch.url, &arguments, 0);
    project.run("verify", &scratch.url, &[], 0);
    Ok(())
}

/// Of texts that come, change and are converted, none has the table's default collation.
fn default_collation(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = tablewright::connection::open(&scratch.url)?;
    connection.batch_execute(
        "CREATE TABLE old (id BIGINT NOT NULL PRIMARY KEY, word VARCHAR(9) NOT NULL, number INTEGER, \
             plain VARCHAR(9) COLLATE utf8mb4_bin) COLLATE latin1_swedish_ci; \
         INSERT INTO old VALUES (1, 'one', 1, 'one')",
    )?;
    let imported = import(&mut connection)?.spec;
    let mut project = Project::new(&imported)?;
    let (out, _) = project.run("adopt", &scratch.url, &apply(scratch), 0);
    assert!(out.contains("fits `2026-11-22-120000_first`\n"), "{out}");
    let more = "    columns:\n      more: text?\n      level: string(5) = 'a'\n      \
                both: { type: string(9)?, generated: { as: lower(word), storage: stored } }\n";
    let changed =
        imported.replacen("    columns:\n", more, 1).replace("number: integer?", "number: text?");
    let changed = changed.replace("plain: string(9)?", "plain: string(12)?");
    assert!(changed.contains("text?\n") && changed.contains("string(12)"), "{changed}");
    let consent = "consents:\n  - { change_type: old.number }\n";
    project.seal(&[&changed, consent].concat(), "more")?;
    project.run("migrate", &scratch.url, &[], 0);
    project.run("verify", &scratch.url, &[], 0);
    let sql = "SELECT COUNT(*) AS n FROM information_schema.TABLES \
               WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'old' AND TABLE_COLLATION = 'latin1_swedish_ci'";
    assert_eq!(count(&mut connection, sql)?, 1, "the default of the table is another one");
    project.run("revert", &scratch.url, &["--allow-loss"], 0);
    Ok(())
}
