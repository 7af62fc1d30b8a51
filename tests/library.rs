//! The generated Rust of the library in `codegen/tests/emit` compiles without a warning and queries SQLite.

#![cfg(feature = "sqlite")]
#![deny(missing_docs, unused)]

include!("../codegen/tests/emit/library.rs");

use diesel::{Connection as _, connection::SimpleConnection as _, prelude::*};

use crate::{
    catalogue::{
        Author, Book, BookChanges, BookState, Label, NewAuthor, NewBook, NewLabel, Shelf,
        ShelfChanges, authors, book_authors, books, labels, shelves,
    },
    lending::{LentBook, lent_books},
};

fn connection() -> SqliteConnection {
    let mut connection = SqliteConnection::establish(":memory:").expect("a database in memory");
    connection
        .batch_execute(
            r#"CREATE TABLE authors (
                   code VARCHAR(20) NOT NULL PRIMARY KEY, name TEXT NOT NULL, living BOOLEAN NOT NULL,
                   verified BOOLEAN NOT NULL, translated BOOLEAN NOT NULL, edited BOOLEAN NOT NULL
               );
               CREATE TABLE books (
                   id INTEGER NOT NULL PRIMARY KEY, title VARCHAR(200) NOT NULL,
                   state VARCHAR(20) NOT NULL DEFAULT 'new', previous_state VARCHAR(20),
                   sequel_of BIGINT, main_author VARCHAR(20), "main author's ""pen"" name" TEXT,
                   title_copy VARCHAR(200) NOT NULL AS (title) STORED, lent BOOLEAN NOT NULL DEFAULT 0
               );
               CREATE TABLE book_authors (
                   book_id BIGINT NOT NULL, author_code VARCHAR(20) NOT NULL,
                   PRIMARY KEY (book_id, author_code)
               );
               CREATE TABLE labels (
                   id INTEGER NOT NULL PRIMARY KEY, words TEXT NOT NULL, tags "text[]", route TEXT
               );
               CREATE TABLE shelves (
                   id INTEGER NOT NULL PRIMARY KEY, state VARCHAR(20) NOT NULL, area "polygon" NOT NULL,
                   place TEXT
               );
               CREATE VIEW lent_books AS SELECT id AS book_id, title FROM books WHERE lent;"#,
        )
        .expect("the tables of the library");
    connection
}

fn author(code: &str) -> NewAuthor<'_> {
    NewAuthor { code, name: code, living: true, verified: true, translated: false, edited: true }
}

fn book<'a>(title: &'a str, main_author: Option<&'a str>) -> NewBook<'a> {
    NewBook { main_author, main_author_s_pen_name: Some("none"), ..NewBook::new(title) }
}

/// What the spec has them derive in addition, under the names of its attributes.
#[test]
fn structs_and_enums_are_what_the_spec_adds() {
    let json = |value: &dyn Fn() -> serde_json::Result<String>| value().expect("JSON");
    let new = NewBook { state: Some(BookState::WornOut), ..book("Emma", None) };
    let text = json(&|| serde_json::to_string(&new));
    assert!(
        text.contains(r#""state":"worn_out""#) && text.contains(r#""sequelOf":null"#),
        "{text}"
    );
    let changes = BookChanges { title: Some("Emma"), ..BookChanges::default() };
    assert!(json(&|| serde_json::to_string(&changes)).contains(r#""previousState":null"#));
    let text = r#"{"code":"ja","name":"Jane","living":false,"verified":true,"translated":true,"edited":true}"#;
    let read: Author = serde_json::from_str(text).expect("an author");
    assert_eq!(json(&|| serde_json::to_string(&read)), text);
    assert!(std::collections::BTreeSet::from([read.code]).contains("ja"));
    assert_eq!(NewAuthor::default(), NewAuthor { code: "", ..NewAuthor::default() });
}

#[test]
fn rows_are_read_and_written_without_the_columns_that_rust_leaves_out() {
    let connection = &mut connection();
    diesel::insert_into(labels::table)
        .values(&NewLabel { route: Some("10.0.0.0/8"), ..NewLabel::new("Fragile") })
        .execute(connection)
        .expect("a label");
    connection
        .batch_execute(
            "UPDATE labels SET tags = x'ff'; INSERT INTO shelves VALUES (1, 'new', x'ff', NULL)",
        )
        .expect("values that Rust cannot read");
    let label: Label = labels::table.find(1).first(connection).expect("the label");
    assert_eq!((label.words.as_str(), label.route.as_deref()), ("Fragile", Some("10.0.0.0/8")));
    let place = "cellar".to_owned();
    diesel::update(shelves::table.find(1))
        .set(&ShelfChanges { place: Some(Some(&place)), ..ShelfChanges::default() })
        .execute(connection)
        .expect("a change");
    let shelf: Shelf =
        shelves::table.filter(shelves::place.eq("cellar")).first(connection).expect("the shelf");
    assert_eq!((shelf.state, shelf.place.as_deref()), (BookState::New, Some("cellar")));
}

#[test]
fn rows_go_in_with_defaults_and_come_out_as_models() {
    let connection = &mut connection();
    diesel::insert_into(authors::table)
        .values(&author("le_guin"))
        .execute(connection)
        .expect("an author");
    let new = book("The Dispossessed", Some("le_guin"));
    diesel::insert_into(books::table).values(&new).execute(connection).expect("a book");
    let stored: Book = books::table.find(1).first(connection).expect("the book");
    assert_eq!(stored.state, BookState::New, "the database's default");
    assert_eq!(stored.title_copy, "The Dispossessed", "computed by the database");
    assert_eq!(stored.main_author_s_pen_name.as_deref(), Some("none"), "a column with quotes");
    let author: Author = authors::table.find("le_guin").first(connection).expect("the author");
    let of_author: Vec<Book> =
        Book::belonging_to(&author).select(Book::as_select()).load(connection).expect("books");
    assert_eq!(of_author, [stored]);
}

#[test]
fn changes_leave_null_or_set_a_column() {
    let connection = &mut connection();
    diesel::insert_into(books::table)
        .values(&book("Solaris", Some("lem")))
        .execute(connection)
        .expect("a book");
    let changes = BookChanges {
        state: Some(BookState::WornOut),
        main_author: Some(None),
        lent: Some(true),
        ..BookChanges::default()
    };
    diesel::update(books::table.find(1)).set(&changes).execute(connection).expect("an update");
    let book: Book = books::table.find(1).first(connection).expect("the book");
    assert_eq!(book.title, "Solaris", "left");
    assert_eq!(book.main_author, None, "set to NULL");
    assert_eq!((book.state, book.lent), (BookState::WornOut, true), "changed");
    let lent: Vec<LentBook> = lent_books::table.load(connection).expect("the view");
    assert_eq!(lent, [LentBook { book_id: 1, title: Some("Solaris".into()) }]);
}

#[test]
fn tables_join_along_their_foreign_keys() {
    let connection = &mut connection();
    diesel::insert_into(authors::table)
        .values(&author("strugatsky"))
        .execute(connection)
        .expect("an author");
    diesel::insert_into(books::table)
        .values(&book("Roadside Picnic", None))
        .execute(connection)
        .expect("a book");
    diesel::insert_into(book_authors::table)
        .values((book_authors::book_id.eq(1), book_authors::author_code.eq("strugatsky")))
        .execute(connection)
        .expect("a link");
    let rows: Vec<(String, String)> = book_authors::table
        .inner_join(books::table)
        .inner_join(authors::table)
        .select((books::title, authors::name))
        .load(connection)
        .expect("a join of three tables");
    assert_eq!(rows, [("Roadside Picnic".to_owned(), "strugatsky".to_owned())]);
}

#[test]
fn the_constants_describe_the_tables() {
    let books = TABLES.iter().find(|table| table.name == "books").expect("the table books");
    assert_eq!(books.module, Some("catalogue"));
    assert_eq!(books.columns.len(), 9);
    assert_eq!((SCHEMA_VERSION, SCHEMA_FINGERPRINT), ("20261122120000", "0123456789abcdef"));
    assert!(MIGRATIONS.sqlite.is_empty());
}
