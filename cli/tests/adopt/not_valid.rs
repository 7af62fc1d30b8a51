//! PostgreSQL's NOT VALID: a state of adopted databases that a plan ends, and that comes back on the way down.

use diesel::connection::SimpleConnection;
use tablewright_testing::{Failed, Scratch, Trial};

use crate::circle::{definitions, on_postgres, once_around};

pub(crate) fn trials() -> Vec<Trial> {
    on_postgres("what_is_not_valid_stays_so_until_the_word_is_removed", ends)
}

const TABLES: &str = "
CREATE TABLE authors (id bigint CONSTRAINT pk_authors PRIMARY KEY, name text);
CREATE TABLE books (id bigint CONSTRAINT pk_books PRIMARY KEY, author_id bigint, pages integer, mood text,
    CONSTRAINT ck_sound CHECK (id > 0));
INSERT INTO authors VALUES (1, 'Ada');
INSERT INTO books VALUES (1, 1, 5, 'sad'), (2, 7, -5, 'other');
ALTER TABLE books
    ADD CONSTRAINT fk_author FOREIGN KEY (author_id) REFERENCES authors ON DELETE CASCADE NOT VALID,
    ADD CONSTRAINT ck_pages CHECK (pages > 0) NOT VALID,
    ADD CONSTRAINT ck_books_mood_enum CHECK (mood IN ('sad', 'ok')) NOT VALID;
";

fn ends(scratch: &Scratch) -> Result<(), Failed> {
    let mut circle = once_around(scratch, TABLES, "books")?;
    let url = scratch.url.as_str();
    assert!(circle.imported.is_whole(), "{:?}", circle.imported.unexpressed);
    assert_eq!(circle.spec.matches("not_valid: true").count(), 3, "{}", circle.spec);
    let before = definitions(&mut circle.connection)?;

    // The server takes a spec that says otherwise for another one, and the other way round.
    circle
        .connection
        .batch_execute("ALTER TABLE authors ADD CONSTRAINT ck_x CHECK (id > 0) NOT VALID")?;
    circle.project.run("verify", url, &[], 1);
    circle.connection.batch_execute("ALTER TABLE authors DROP CONSTRAINT ck_x")?;

    let proved =
        circle.spec.replace(", not_valid: true", "").replace("        not_valid: true\n", "");
    let consents = "consents: [{ foreign_key: books.fk_author }, { check: books.ck_pages }, \
                    { check: books.ck_books_mood_enum }]\n";
    circle.project.seal(&[&proved, consents].concat(), "proved")?;
    // The rows are asked before anything is tried.
    let (told, _) = circle.project.run("migrate", url, &[], 1);
    for name in ["books.fk_author", "books.ck_pages", "books.ck_books_mood_enum"] {
        assert!(told.contains(name), "{told}");
    }
    assert_eq!(definitions(&mut circle.connection)?, before);
    circle.connection.batch_execute("UPDATE books SET author_id = 1, pages = 1, mood = 'ok'")?;
    circle.project.run("migrate", url, &[], 0);
    circle.project.run("verify", url, &[], 0);
    let after = definitions(&mut circle.connection)?;
    assert_eq!(before.iter().filter(|line| line.ends_with("NOT VALID")).count(), 3, "{before:#?}");
    let valid: Vec<String> = before.iter().map(|it| it.replace(" NOT VALID", "")).collect();
    assert_eq!(after, valid);

    circle.project.run("revert", url, &["--allow-loss"], 0);
    assert_eq!(definitions(&mut circle.connection)?, before);
    circle.project.run("migrate", url, &[], 0);
    circle.project.run("verify", url, &[], 0);
    Ok(())
}
