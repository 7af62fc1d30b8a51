//! Text that becomes a date or a time on a server: what is asked holds up no text that the server would take.

use std::fs;

use diesel::connection::SimpleConnection;
use tablewright::{
    AnyConnection, Migration, Migrations, connection,
    migrate::{DownTo, Migrator, UpTo},
};
use tablewright_testing::{Database, Failed, Scratch, Server, Trial, on};

use crate::{
    project::{Package, SPEC, changed},
    support::linked::is_linked,
};

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for database in [Database::Postgres, Database::Mysql].into_iter().filter(|it| is_linked(*it)) {
        for case in CASES {
            let name = ["no_text_is_held_up_that_the_server_takes_as_", case.type_].concat();
            trials.extend(on(database, &name, move |scratch| check(case, scratch)));
        }
    }
    trials
}

/// A type, and texts that are surely told where they do not fit.
struct Case {
    type_: &'static str,
    told: &'static [&'static str],
    told_on_postgres: &'static [&'static str],
    told_on_mysql: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        type_: "date",
        told: &["", "many", "2024", "2024-13-05", "2024-02-30", "1900-02-29", "10:61:00"],
        told_on_postgres: &[
            "0000-01-05",
            "10:00:00",
            "2024-01",
            "2024-00-10",
            "2024-01-05 25:00:00",
            "1999-04-31T10:00:00Z",
        ],
        told_on_mysql: &["now", "Jan 5 2024", "2024-01-05 10:00:00Z", "2024-00-10", "0000-00-00"],
    },
    Case {
        type_: "timestamp",
        told: &[
            "",
            "many",
            "17",
            "2024-13-05 10:00:00",
            "2023-02-29 10:00:00",
            "2024-01-05 25:00:00",
        ],
        told_on_postgres: &["10:00:00", "2024-01-05 10:61:00", "2024-01-05T10:00:61+02"],
        told_on_mysql: &[
            "today",
            "2024-01-05T10:00:00Z",
            "2024-01-05 10:00:60",
            "0000-00-00 00:00:00",
        ],
    },
    Case {
        type_: "timestamptz",
        told: &["", "many", "17", "2024-13-05 10:00:00"],
        told_on_postgres: &["2024-02-30 10:00:00+02:00", "10:00:00"],
        told_on_mysql: &["2024-01-05T10:00:00Z"],
    },
    Case {
        type_: "time",
        told: &["", "many", "10:61:00", "10:00:61"],
        told_on_postgres: &["25:00:00", "99:99"],
        told_on_mysql: &["now", "allballs"],
    },
];

/// What MySQL takes for midnight without a word; nobody meant that, so it is told.
const BLANK: &[&str] = &["", "  "];

/// What the servers take in one form or another, and what is close to it.
const TEXTS: &[&str] = &[
    "2024-01-05",
    " 2024-01-05 ",
    "2024-1-5",
    "24-1-5",
    "2024/01/05",
    "2024.01.05",
    "05.01.2024",
    "20240105",
    "240105",
    "2024-02-29",
    "2000-02-29",
    "2024-12-31",
    "9999-12-31",
    "12024-01-05",
    "2024-01-05 BC",
    "0001-02-29 BC",
    "2024-02-30 BC",
    "Jan 5 2024",
    "5 January 2024",
    "January 5, 2024 BC",
    "2024-005",
    "2024005",
    "J2451187",
    "2024-W01-5",
    "13/14/2024",
    "2024-01-05abc",
    "abc 2024-01-05",
    "2024-01-05 10",
    "2024-01-05 1000",
    "2024-01-05 10:00",
    "2024-01-05T10:00",
    "2024-01-05 10:00:00",
    "2024-01-05T10:00:00",
    "2024-01-05 10:00:00.",
    "2024-01-05 10:00:00.123456",
    "2024-01-05 10:00:00.1234567890",
    "2024-01-05 10:00:00+02:00",
    "2024-01-05 10:00:00 +02",
    "2024-01-05 10:00:00-0830",
    "2024-01-05 10:00Z",
    "2024-01-05 10:00:00 CET",
    "2024-01-05 10:00:00 PM",
    "2024-01-05 23:59:60",
    "2024-01-05 24:00:00",
    "2024-12-31 24:00:00",
    "2024-01-05 10:00:00 xyz",
    "now",
    "Today",
    "YESTERDAY",
    "tomorrow",
    "epoch",
    "infinity",
    "-infinity",
    "today allballs",
    "allballs",
    "monday",
    "null",
    "10:00",
    "10:00:00",
    "1:02",
    "24:00",
    "24:00:00",
    "23:59:60",
    "59:30.5",
    "10:00 PM",
    "10:00Z",
    "10:00:00+02",
    "-10:00:00",
    "900:00:00",
    "1000",
    "100000",
    "10",
    "1.5",
    "T10:00",
    "1704448800",
    "999999",
    "12345",
    "(2024-01-05)",
    "2024-01-05,",
    "  ",
    "0",
    "00:00:00",
];

fn check(case: &Case, scratch: &Scratch) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    let widened = SPEC.replace("age: string(20)?", "age: string(60)?");
    package.seal(&widened)?;
    let column = format!("age: {}?", case.type_);
    package.seal(&changed(&[
        ("age: string(20)?", &column),
        ("", "consents: [{ change_type: author.age }]\n"),
    ]))?;
    let migrator = migrator(&package)?;
    let mut connection = connection::open(&scratch.url)?;
    migrator.run(&mut connection, UpTo::Version("2025-11-24-170000"))?;
    let (more, kept) = match scratch.database {
        Database::Sqlite => return Err("no server".into()),
        Database::Postgres => (case.told_on_postgres, case.told_on_mysql),
        Database::Mysql => (case.told_on_mysql, case.told_on_postgres),
    };
    let told: Vec<&str> = case.told.iter().chain(more).copied().collect();
    let mut held_up = Vec::new();
    let mut taken = 0;
    for text in told.iter().chain(TEXTS).chain(kept) {
        let outcome = asked_and_tried(&migrator, &mut connection, text)?;
        if outcome.is_told && outcome.is_taken {
            held_up.push(*text);
        }
        assert!(outcome.is_told || !told.contains(text), "`{text}` is not told");
        taken += usize::from(outcome.is_taken);
    }
    let midnight: &[&str] = match scratch.server {
        Server::Mysql97 if case.type_ == "time" => BLANK,
        Server::Sqlite
        | Server::Postgres
        | Server::Postgres18
        | Server::Mariadb
        | Server::Mysql97 => &[],
    };
    assert_eq!(held_up, midnight);
    assert!(taken > 10, "the server takes {taken} of the texts");
    Ok(())
}

struct Outcome {
    is_told: bool,
    is_taken: bool,
}

/// Asks what the migration would be refused for with this one text, and runs it.
fn asked_and_tried(
    migrator: &Migrator,
    connection: &mut AnyConnection,
    text: &str,
) -> Result<Outcome, Failed> {
    connection.batch_execute(&format!(
        "DELETE FROM author; INSERT INTO author (id, age) VALUES (1, '{text}')"
    ))?;
    let asked = migrator.preflight(connection, UpTo::Last)?;
    assert_eq!((asked.waiting, asked.unanswered), (Vec::new(), Vec::new()), "{text}");
    let outcome = migrator.clone().without_preflight().run(connection, UpTo::Last);
    match &outcome {
        Ok(_) => {
            connection.batch_execute("DELETE FROM author")?;
            migrator.revert(connection, DownTo::BeforeLast)?;
        }
        // MySQL and MariaDB keep where they stopped, here before the first statement.
        Err(_) => connection.batch_execute("DROP TABLE IF EXISTS __tablewright_progress")?,
    }
    Ok(Outcome { is_told: !asked.findings.is_empty(), is_taken: outcome.is_ok() })
}

/// What runs the package's migrations.
fn migrator(package: &Package<'_>) -> Result<Migrator, Failed> {
    let mut all = Vec::new();
    for entry in fs::read_dir(package.migrations())? {
        let folder = entry?.path();
        let full_name = folder.file_name().ok_or("no name")?.to_string_lossy().into_owned();
        let (version, name) = full_name.split_once('_').ok_or("no version")?;
        let text = |file: &str| fs::read_to_string(folder.join(file)).map(|it| &*it.leak());
        all.push(
            Migration::new(
                version.to_owned().leak(),
                name.to_owned().leak(),
                text("up.sql")?,
                text("down.sql")?,
            )
            .with_preflight(text("preflight.sql").unwrap_or_default()),
        );
    }
    let all: &[Migration] = all.leak();
    Ok(Migrator::new(&Migrations { sqlite: &[], postgres: all, mysql: all }))
}
