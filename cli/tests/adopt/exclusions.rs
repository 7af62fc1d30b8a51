//! PostgreSQL's exclusion constraints in adopted databases.

use diesel::connection::SimpleConnection;
use tablewright_testing::{Failed, Scratch, Trial};

use crate::circle::{definitions, on_postgres, once_around};

pub(crate) fn trials() -> Vec<Trial> {
    on_postgres("exclusion_constraints_are_imported_adopted_and_changed", changes)
}

const TABLES: &str = "
CREATE EXTENSION btree_gist;
CREATE TABLE bookings (id bigint CONSTRAINT pk_bookings PRIMARY KEY, room integer NOT NULL, during int4range NOT NULL,
    note text COLLATE \"C\", \"a with b\" text,
    CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (room > 0) DEFERRABLE,
    CONSTRAINT no_notes EXCLUDE USING btree (lower(note) text_pattern_ops DESC NULLS LAST WITH OPERATOR(pg_catalog.=)),
    EXCLUDE (note COLLATE \"POSIX\" WITH =, \"a with b\" WITH =) INCLUDE (room) WITH (fillfactor = 70),
    EXCLUDE USING gist (int4range(room, room + 10) WITH &&, id WITH <>));
CREATE INDEX ix_room ON bookings (room);
INSERT INTO bookings VALUES (1, 1, '[1,3)', 'a'), (2, 1, '[3,5)', 'b'), (3, 0, '[3,5)', 'c'), (4, 0, '[4,5)', 'd');
";

fn changes(scratch: &Scratch) -> Result<(), Failed> {
    // Rows that a constraint over expressions excludes are none of these.
    let tables = TABLES.replace("(3, 0,", "(3, -20,").replace("(4, 0,", "(4, -40,");
    let tables = tables.replace("id WITH <>));", "id WITH =));");
    let mut circle = once_around(scratch, &tables, "bookings")?;
    let url = scratch.url.as_str();
    assert!(circle.imported.is_whole(), "{:?}", circle.imported.unexpressed);
    assert!(!circle.spec.contains("EXCLUDE"), "{}", circle.spec);
    let before = definitions(&mut circle.connection)?;

    // One that is there and not declared is found, and taken back with a word of consent.
    circle
        .connection
        .batch_execute("ALTER TABLE bookings ADD CONSTRAINT more EXCLUDE (id WITH =)")?;
    let (told, _) = circle.project.run("verify", url, &[], 1);
    assert!(told.contains("more"), "{told}");
    circle.connection.batch_execute("ALTER TABLE bookings DROP CONSTRAINT more")?;

    // Rows are asked before one that is stricter comes.
    let old = "where: room > 0";
    assert!(circle.spec.contains(old), "{}", circle.spec);
    let stricter = circle.spec.replace(old, "where: room > -100");
    circle.connection.batch_execute("INSERT INTO bookings VALUES (5, -20, '[4,6)', 'e')")?;
    let consent = "consents: [{ unique: bookings.no_overlap }]\n";
    circle.project.seal(&[&stricter, consent].concat(), "stricter")?;
    let (told, _) = circle.project.run("migrate", url, &[], 1);
    assert!(told.contains("`no_overlap` excludes beside each other"), "{told}");
    assert_eq!(definitions(&mut circle.connection)?, before);
    circle.connection.batch_execute("DELETE FROM bookings WHERE id = 5")?;
    circle.project.run("migrate", url, &[], 0);
    circle.project.run("verify", url, &[], 0);
    assert_ne!(definitions(&mut circle.connection)?, before);
    circle.project.run("revert", url, &["--allow-loss"], 0);
    assert_eq!(definitions(&mut circle.connection)?, before);
    Ok(())
}
