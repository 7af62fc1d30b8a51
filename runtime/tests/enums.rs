//! Enums that are types of the database: rows are written, filtered, sorted and read by the connection enum and by
//! each backend alone, on every server.

use diesel::{connection::SimpleConnection, prelude::*};
use tablewright::{AnyConnection, connection};
use tablewright_testing::{Database, Failed, Scratch, on, run};

use self::table::people;

fn main() -> std::process::ExitCode {
    let mut trials = Vec::new();
    for database in [Database::Sqlite, Database::Postgres, Database::Mysql] {
        trials.extend(on(database, "values_of_a_type_are_written_and_read", rows));
    }
    #[cfg(feature = "postgres")]
    trials.extend(on(Database::Postgres, "arrays_of_a_type_are_written_and_read", arrays::rows));
    run(trials)
}

tablewright::sql_enum! {
    /// How somebody is.
    pub enum Mood: MoodSql as "mood" {
        /// Not well.
        Sad = "sad",
        /// Well enough.
        Ok = "it's ok",
        /// Nothing.
        None = "",
    }
}

mod table {
    diesel::table! {
        use diesel::sql_types::{Integer, Nullable};
        use crate::MoodSql;
        people (id) {
            id -> Integer,
            mood -> MoodSql,
            other -> Nullable<MoodSql>,
        }
    }
}

const VALUES: &str = "('sad', 'it''s ok', '')";

/// What makes the table on each database.
fn make(connection: &mut AnyConnection) -> QueryResult<()> {
    let type_ = match connection.kind() {
        connection::DatabaseKind::Postgres => {
            let create = ["CREATE TYPE mood AS ENUM ", VALUES].concat();
            connection.batch_execute(&create)?;
            "mood".to_owned()
        }
        connection::DatabaseKind::Mysql => ["ENUM ", VALUES].concat(),
        connection::DatabaseKind::Sqlite | connection::DatabaseKind::Mssql => {
            "VARCHAR(7)".to_owned()
        }
    };
    let columns = ["id INTEGER PRIMARY KEY, mood ", &type_, " NOT NULL, other ", &type_, " NULL"];
    let create = ["CREATE TABLE people (", &columns.concat(), ")"].concat();
    connection.batch_execute(&create)
}

/// Writes and reads rows by a connection of any kind.
macro_rules! trip {
    ($connection:expr) => {{
        let connection = $connection;
        diesel::delete(people::table).execute(connection)?;
        for (id, mood, other) in [
            (1, Mood::Ok, Some(Mood::Sad)),
            (2, Mood::Sad, None),
            (3, Mood::None, Some(Mood::None)),
        ] {
            diesel::insert_into(people::table)
                .values((people::id.eq(id), people::mood.eq(mood), people::other.eq(other)))
                .execute(connection)?;
        }
        let all: Vec<(i32, Mood, Option<Mood>)> =
            people::table.order(people::id).load(connection)?;
        let expected = [
            (1, Mood::Ok, Some(Mood::Sad)),
            (2, Mood::Sad, None),
            (3, Mood::None, Some(Mood::None)),
        ];
        assert_eq!(all, expected);
        let ids = people::table.select(people::id).order(people::id);
        let one: Vec<i32> = ids.filter(people::mood.eq(Mood::Ok)).load(connection)?;
        assert_eq!(one, [1]);
        let of = ids.filter(people::mood.eq_any([Mood::Sad, Mood::None]));
        let some: Vec<i32> = of.load(connection)?;
        assert_eq!(some, [2, 3]);
        let other: Vec<i32> = ids.filter(people::other.eq(Some(Mood::Sad))).load(connection)?;
        assert_eq!(other, [1]);
        diesel::update(people::table.find(2))
            .set((people::mood.eq(Mood::None), people::other.eq(Some(Mood::Ok))))
            .execute(connection)?;
        let changed: (Mood, Option<Mood>) =
            people::table.find(2).select((people::mood, people::other)).first(connection)?;
        assert_eq!(changed, (Mood::None, Some(Mood::Ok)));
        let sorted: Vec<Mood> =
            people::table.select(people::mood).order(people::mood).load(connection)?;
        sorted
    }};
}

fn rows(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection: AnyConnection = connection::open(&scratch.url)?;
    make(&mut connection)?;
    let sorted = trip!(&mut connection);
    // A type sorts by the order of its values, a text by its letters.
    let expected = match connection.kind() {
        connection::DatabaseKind::Postgres | connection::DatabaseKind::Mysql => {
            [Mood::Ok, Mood::None, Mood::None]
        }
        connection::DatabaseKind::Sqlite | connection::DatabaseKind::Mssql => {
            [Mood::None, Mood::None, Mood::Ok]
        }
    };
    assert_eq!(sorted, expected);
    match &mut connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(connection) => assert_eq!(trip!(connection), expected),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(connection) => assert_eq!(trip!(connection), expected),
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(connection) => assert_eq!(trip!(connection), expected),
    }
    Ok(())
}

#[cfg(feature = "postgres")]
mod arrays {
    use diesel::prelude::*;

    use super::{AnyConnection, Failed, Mood, Scratch, SimpleConnection, VALUES, connection};

    diesel::table! {
        use diesel::sql_types::{Array, Integer, Nullable};
        use crate::MoodSql;
        days (id) {
            id -> Integer,
            moods -> Array<Nullable<MoodSql>>,
        }
    }

    pub(super) fn rows(scratch: &Scratch) -> Result<(), Failed> {
        let mut connection: AnyConnection = connection::open(&scratch.url)?;
        let create = ["CREATE TYPE mood AS ENUM ", VALUES].concat();
        connection.batch_execute(&create)?;
        connection
            .batch_execute("CREATE TABLE days (id INTEGER PRIMARY KEY, moods mood[] NOT NULL)")?;
        let moods = vec![Some(Mood::Ok), None, Some(Mood::None)];
        diesel::insert_into(days::table)
            .values((days::id.eq(1), days::moods.eq(&moods)))
            .execute(&mut connection)?;
        let found: Vec<Option<Mood>> =
            days::table.find(1).select(days::moods).first(&mut connection)?;
        assert_eq!(found, moods);
        Ok(())
    }
}
