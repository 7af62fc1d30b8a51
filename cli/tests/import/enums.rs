//! Enums that are types of the database are imported as enums, and come back.

use diesel::connection::SimpleConnection;
use tablewright::connection;
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::support::import_and_apply;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    if cfg!(feature = "postgres") {
        trials.extend(on(Database::Postgres, "types_of_postgresql_are_enums", on_postgres));
    }
    if cfg!(feature = "mysql") {
        trials.extend(on(Database::Mysql, "an_enum_of_mysql_is_an_enum", on_mysql));
    }
    trials
}

/// Imports what `made` makes, and looks for lines of the spec.
fn check(scratch: &Scratch, made: &str, lines: &[&str]) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    connection.batch_execute(made)?;
    let imported = import_and_apply(scratch.server, &mut connection)?;
    for line in lines {
        assert!(imported.spec.contains(line), "{line} is not in\n{}", imported.spec);
    }
    Ok(())
}

fn on_postgres(scratch: &Scratch) -> Result<(), Failed> {
    let made = "
        CREATE TYPE mood AS ENUM ('sad', 'ok', 'it''s', '');
        CREATE TYPE \"UserRole\" AS ENUM ('ADMIN', 'USER');
        CREATE TYPE \"two words\" AS ENUM ('a');
        CREATE TYPE letters AS ENUM ('a', 'A');
        CREATE DOMAIN good AS mood CHECK (VALUE <> 'sad');
        CREATE TABLE owners (mood mood PRIMARY KEY);
        CREATE TABLE people (
            id integer PRIMARY KEY,
            mood mood NOT NULL DEFAULT 'ok',
            role \"UserRole\" DEFAULT 'USER',
            odd \"two words\",
            letter letters,
            moods mood[] DEFAULT '{}',
            best mood REFERENCES owners (mood),
            CONSTRAINT not_sad CHECK (mood <> 'sad' OR role = 'ADMIN'),
            CONSTRAINT one_of CHECK (mood IN ('sad', 'ok')),
            UNIQUE (mood, role)
        );
        CREATE INDEX happy ON people (id) WHERE mood = 'ok';
        CREATE VIEW admins AS SELECT id, mood FROM people WHERE role = 'ADMIN'";
    let lines = [
        "UserRole: { storage: native, values: [ADMIN, USER] }",
        "mood: { storage: native, values: [sad, ok, it's, \"\"] }",
        "mood: mood = 'ok'",
        "role: UserRole? = 'USER'",
        "where: mood = 'ok'",
        "CREATE TYPE letters AS ENUM ('a', 'A')",
    ];
    check(scratch, made, &lines)
}

fn on_mysql(scratch: &Scratch) -> Result<(), Failed> {
    let made = r"
        CREATE TABLE owners (mood ENUM('sad','ok','it''s','') PRIMARY KEY) COLLATE latin1_bin;
        CREATE TABLE people (
            id int PRIMARY KEY,
            mood ENUM('sad','ok','it''s','') NOT NULL DEFAULT 'ok',
            role ENUM('ADMIN','USER') CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'USER',
            best ENUM('sad','ok','it''s','') NULL,
            slash ENUM('a\\b','c') NULL,
            KEY (best),
            FOREIGN KEY (best) REFERENCES owners (mood)
        ) COLLATE utf8mb4_unicode_ci";
    let lines = [
        "mood: { storage: native, values: [sad, ok, it's, \"\"] }",
        "role: { storage: native, values: [ADMIN, USER] }",
        "best: { type: mood?",
        "slash: { type: text?",
        "references: owners.mood",
    ];
    check(scratch, made, &lines)
}
