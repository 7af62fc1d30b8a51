//! `insertable!` and `changeset!` write what Diesel's derives write: the same statements, of one row, of several,
//! by value and by reference, and the same rows on each database. Start reading at [`twins!`].
#![expect(clippy::option_option, reason = "left, NULL or a value, as in generated structs")]

mod support;

use diesel::{
    AsChangeset, Identifiable, Insertable, QueryDsl as _, QueryResult, RunQueryDsl as _,
    SaveChangesDsl as _, connection::SimpleConnection as _, debug_query,
};
use tablewright::{AnyConnection, dispatch};
use tablewright_testing::{Failed, Scratch, run};

use support::{by_kind, on_each};
use tables::words;

mod tables {
    //! As the generated schema would say it.

    diesel::table! {
        words (id) {
            id -> Integer,
            word -> Text,
            #[sql_name = "a note"]
            note -> Nullable<Text>,
            rank -> Integer,
            bytes -> Nullable<Binary>,
        }
    }
}

/// The number of the row that has a given one; no database numbers a row so by itself here.
const NUMBER: i32 = 7_000;

/// A row as it is stored.
type Row = (i32, String, Option<String>, i32, Option<Vec<u8>>);

/// Makes the structs twice, for the macros and for the derives.
macro_rules! twins {
    ($(#[$insertable:meta])*; $(#[$changeset:meta])*; $($default:meta)?) => {
        $(#[$insertable])*
        #[derive(Clone, Copy)]
        pub(super) struct NewWord<'a> {
            $(#[$default])?
            pub(super) id: Option<i32>,
            pub(super) word: &'a str,
            pub(super) note: Option<&'a str>,
            $(#[$default])?
            pub(super) rank: Option<i32>,
            pub(super) bytes: Option<&'a [u8]>,
        }

        $(#[$changeset])*
        #[derive(Clone, Copy, Default)]
        pub(super) struct WordChanges<'a> {
            pub(super) word: Option<&'a str>,
            pub(super) note: Option<Option<&'a str>>,
            pub(super) rank: Option<i32>,
            pub(super) bytes: Option<Option<&'a [u8]>>,
        }
    };
}

mod ours {
    twins!(;;);

    tablewright::insertable! {
        NewWord<'a> => super::words {
            if_some id: i32,
            always word: &'a str,
            always note: Option<&'a str>,
            if_some rank: i32,
            always bytes: Option<&'a [u8]>,
        }
    }

    tablewright::changeset! {
        WordChanges<'a> => super::words {
            word: &'a str,
            note: Option<&'a str>,
            rank: i32,
            bytes: Option<&'a [u8]>,
        }
    }
}

mod derived {
    #![expect(clippy::ref_option_ref, reason = "written by the derives")]

    use super::{AsChangeset, Insertable};

    twins!(
        #[derive(Insertable)]
        #[diesel(table_name = super::words, treat_none_as_default_value = false)];
        #[derive(AsChangeset)]
        #[diesel(table_name = super::words)];
        diesel(treat_none_as_default_value = true)
    );
}

/// A change that knows its row, which `save_changes` wants.
#[derive(Clone, Copy, Identifiable)]
#[diesel(table_name = words)]
struct WordForm<'a> {
    id: i32,
    word: Option<&'a str>,
    note: Option<Option<&'a str>>,
}

tablewright::changeset! {
    WordForm<'a> => words {
        word: &'a str,
        note: Option<&'a str>,
    }
}

/// The new rows of a module of twins: with and without what may be left out.
macro_rules! new_words {
    ($twin:ident) => {
        [
            $twin::NewWord {
                id: Some(NUMBER),
                word: "a 'quoted' \\ word",
                note: Some("ü"),
                rank: Some(-1),
                bytes: Some(&[0, 255]),
            },
            $twin::NewWord { id: None, word: "", note: None, rank: None, bytes: None },
            $twin::NewWord { id: None, word: "last", note: None, rank: Some(3), bytes: None },
        ]
    };
}

/// The changes of a module of twins: nothing is left out, each is once, NULL comes twice.
macro_rules! changes {
    ($twin:ident) => {
        [
            $twin::WordChanges {
                word: Some("changed"),
                note: Some(Some("noted")),
                rank: Some(9),
                bytes: Some(Some(&[1])),
            },
            $twin::WordChanges { note: Some(None), ..$twin::WordChanges::default() },
            $twin::WordChanges {
                rank: Some(4),
                bytes: Some(None),
                ..$twin::WordChanges::default()
            },
        ]
    };
}

fn create_words(connection: &mut AnyConnection) -> QueryResult<()> {
    connection.batch_execute(by_kind(
        connection.kind(),
        "CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT NOT NULL, \"a note\" TEXT DEFAULT 'none', \
         rank INTEGER NOT NULL DEFAULT 5, bytes BLOB)",
        "CREATE TABLE words (id SERIAL PRIMARY KEY, word TEXT NOT NULL, \"a note\" TEXT DEFAULT 'none', \
         rank INTEGER NOT NULL DEFAULT 5, bytes BYTEA)",
        "CREATE TABLE words (id INTEGER AUTO_INCREMENT PRIMARY KEY, word VARCHAR(100) NOT NULL, \
         `a note` VARCHAR(100) DEFAULT 'none', `rank` INTEGER NOT NULL DEFAULT 5, bytes LONGBLOB)",
    ))
}

/// The text of a statement with its values, as the backend of a connection writes it.
trait AsText: diesel::Connection {
    /// What `query` is, as text.
    fn text<Q>(&self, query: &Q) -> String
    where
        Q: diesel::query_builder::QueryFragment<Self::Backend>,
        for<'q> diesel::query_builder::DebugQuery<'q, Q, Self::Backend>: std::fmt::Display,
    {
        debug_query::<Self::Backend, _>(query).to_string()
    }
}

impl<C: diesel::Connection> AsText for C {}

fn statements_are_those_of_the_derives(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    create_words(connection)?;
    let (ours, derived) = (new_words!(ours), new_words!(derived));
    let (our_changes, derived_changes) = (changes!(ours), changes!(derived));
    dispatch!(connection, |connection| {
        for (ours, derived) in ours.iter().zip(&derived) {
            let expected = connection.text(&diesel::insert_into(words::table).values(derived));
            let insert = diesel::insert_into(words::table);
            assert_eq!(connection.text(&insert.values(ours)), expected);
            let insert = diesel::insert_into(words::table);
            assert_eq!(connection.text(&insert.values(*ours)), expected);
        }
        for (ours, derived) in our_changes.iter().zip(&derived_changes) {
            let expected = connection.text(&diesel::update(words::table.find(1)).set(derived));
            let update = diesel::update(words::table.find(1));
            assert_eq!(connection.text(&update.set(ours)), expected);
            let update = diesel::update(words::table.find(1));
            let update = update.set(*ours);
            assert_eq!(connection.text(&update), expected);
            assert_eq!(update.execute(connection)?, 0, "of no row, but a statement: {expected}");
        }
    });
    Ok(())
}

/// Reads all rows, and removes them.
fn take_rows(connection: &mut AnyConnection) -> Result<Vec<Row>, Failed> {
    let rows = words::table.order(words::id).load(connection)?;
    diesel::delete(words::table).execute(connection)?;
    Ok(rows)
}

fn rows_go_in_one_by_one_and_many_at_once(
    _: &Scratch,
    connection: &mut AnyConnection,
) -> Result<(), Failed> {
    create_words(connection)?;
    let new = new_words!(ours);
    let row = |id, word: &str, note: Option<&str>, rank, bytes: Option<&[u8]>| -> Row {
        (id, word.to_owned(), note.map(str::to_owned), rank, bytes.map(<[u8]>::to_vec))
    };
    // The database numbers the others; MySQL and SQLite go on behind the largest number.
    let same = |rows: &[Row]| {
        let bare = |row: &Row| (row.1.clone(), row.2.clone(), row.3, row.4.clone());
        let mut found: Vec<_> = rows.iter().map(bare).collect();
        found.sort();
        let mut expected = [
            bare(&row(NUMBER, "a 'quoted' \\ word", Some("ü"), -1, Some(&[0, 255]))),
            bare(&row(0, "", None, 5, None)),
            bare(&row(0, "last", None, 3, None)),
        ];
        expected.sort();
        assert_eq!(found, expected, "NULL is NULL, and what is left out has its default");
        assert!(rows.iter().any(|row| row.0 == NUMBER), "a number that is given is kept: {rows:?}");
    };
    for new in &new {
        diesel::insert_into(words::table).values(new).execute(connection)?;
    }
    same(&take_rows(connection)?);
    for new in new {
        dispatch!(&mut *connection, |connection| diesel::insert_into(words::table)
            .values(new)
            .execute(connection))?;
    }
    same(&take_rows(connection)?);
    let vec = new.to_vec();
    for form in 0..5 {
        let count = dispatch!(&mut *connection, |connection| {
            let insert = diesel::insert_into(words::table);
            match form {
                0 => insert.values(&vec).execute(connection),
                1 => insert.values(vec.clone()).execute(connection),
                2 => insert.values(vec.as_slice()).execute(connection),
                3 => insert.values(&new).execute(connection),
                _ => insert.values(new).execute(connection),
            }
        })?;
        assert_eq!(count, 3);
        same(&take_rows(connection)?);
    }
    Ok(())
}

fn changes_leave_null_or_set(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    create_words(connection)?;
    let [first, ..] = new_words!(ours);
    diesel::insert_into(words::table).values(first).execute(connection)?;
    let [all, null, some] = changes!(ours);
    let target = || words::table.find(NUMBER);
    let read = |connection: &mut AnyConnection| target().first::<Row>(connection);
    diesel::update(target()).set(&all).execute(connection)?;
    let changed = (NUMBER, "changed".to_owned(), Some("noted".to_owned()), 9, Some(vec![1]));
    assert_eq!(read(connection)?, changed);
    diesel::update(target()).set(null).execute(connection)?;
    assert_eq!(read(connection)?, (NUMBER, "changed".to_owned(), None, 9, Some(vec![1])));
    dispatch!(&mut *connection, |connection| diesel::update(target())
        .set(&some)
        .execute(connection))?;
    assert_eq!(read(connection)?, (NUMBER, "changed".to_owned(), None, 4, None));
    let form = WordForm { id: NUMBER, word: None, note: Some(Some("saved")) };
    let saved: Row = dispatch!(connection, |connection| (&form).save_changes::<Row>(connection))?;
    assert_eq!(saved, (NUMBER, "changed".to_owned(), Some("saved".to_owned()), 4, None));
    Ok(())
}

/// Inserts a row, or changes the one with its number.
fn upsert(
    connection: &mut AnyConnection,
    new: &ours::NewWord<'_>,
    changes: &ours::WordChanges<'_>,
) -> QueryResult<usize> {
    let insert = diesel::insert_into(words::table).values(new);
    match connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(connection) => {
            insert.on_conflict(words::id).do_update().set(changes).execute(connection)
        }
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(connection) => {
            insert.on_conflict(words::id).do_update().set(changes).execute(connection)
        }
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(connection) => insert
            .on_conflict(diesel::dsl::DuplicatedKeys)
            .do_update()
            .set(changes)
            .execute(connection),
    }
}

fn a_conflict_updates(_: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    create_words(connection)?;
    let ([new, ..], [_, null, _]) = (new_words!(ours), changes!(ours));
    upsert(connection, &new, &null)?;
    let row = |connection: &mut AnyConnection| words::table.find(NUMBER).first::<Row>(connection);
    assert_eq!(row(connection)?.2.as_deref(), Some("ü"), "inserted");
    upsert(connection, &new, &null)?;
    let found = row(connection)?;
    assert_eq!((found.2, found.3), (None, -1), "updated, and nothing but what is said");
    Ok(())
}

fn main() {
    let trials = [
        on_each("statements_are_those_of_the_derives", statements_are_those_of_the_derives),
        on_each("rows_go_in_one_by_one_and_many_at_once", rows_go_in_one_by_one_and_many_at_once),
        on_each("changes_leave_null_or_set", changes_leave_null_or_set),
        on_each("a_conflict_updates", a_conflict_updates),
    ];
    run(trials.into_iter().flatten().collect());
}
