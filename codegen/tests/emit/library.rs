// @generated from schema.yaml; do not edit

/// The version of the newest migration.
pub const SCHEMA_VERSION: &str = "20261122120000";

/// The SHA-256 of all that a database of this schema stores.
pub const SCHEMA_FINGERPRINT: &str = "0123456789abcdef";

/// Every table with its module and columns, by name.
pub const TABLES: &[tablewright::TableInfo] = &[
    tablewright::TableInfo {
        name: "authors",
        module: Some("catalogue"),
        columns: &["code", "name", "living", "verified", "translated", "edited"],
    },
    tablewright::TableInfo {
        name: "book_authors",
        module: Some("catalogue"),
        columns: &["book_id", "author_code"],
    },
    tablewright::TableInfo {
        name: "books",
        module: Some("catalogue"),
        columns: &[
            "id",
            "title",
            "state",
            "previous_state",
            "sequel_of",
            "main_author",
            "main author's \"pen\" name",
            "title_copy",
            "lent",
        ],
    },
    tablewright::TableInfo {
        name: "labels",
        module: Some("catalogue"),
        columns: &["id", "words", "route"],
    },
    tablewright::TableInfo {
        name: "media",
        module: None,
        columns: &[
            "uuid",
            "small",
            "float",
            "double",
            "price",
            "discount",
            "bytes",
            "date",
            "time",
            "timestamp",
            "moment",
            "json",
            "vector",
            "ops",
            "str",
            "media",
            "front",
            "back",
        ],
    },
    tablewright::TableInfo {
        name: "shelves",
        module: Some("catalogue"),
        columns: &["id", "state", "place"],
    },
    tablewright::TableInfo {
        name: "type",
        module: None,
        columns: &["self", "type"],
    },
];

/// The migrations of each database, oldest first.
pub const MIGRATIONS: tablewright::Migrations = tablewright::migrations! {
    sqlite: &[],
    postgres: &[],
    mysql: &[],
};

/// The enums, each with the SQL type of its columns.
#[allow(
    clippy::allow_attributes,
    clippy::pedantic,
    non_camel_case_types,
    non_snake_case,
    reason = "as in the spec"
)]
pub mod enums {
    tablewright::sql_enum! {
        /// How a book is.
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum BookState: BookStateSql {
            /// The value `new`.
            New = "new",
            /// Pages are missing.
            WornOut = "worn out",
            /// The value ``.
            Empty = "",
            /// The value `+`.
            U2b = "+",
        }
    }
}

/// The tables and views, as Diesel's query builder sees them.
#[allow(
    clippy::allow_attributes,
    clippy::pedantic,
    missing_docs,
    non_camel_case_types,
    non_snake_case,
    reason = "as in the spec"
)]
pub mod schema {
    diesel::table! {
        /// The table `authors`.
        authors (code) {
            code -> Text,
            name -> Text,
            living -> Bool,
            verified -> Bool,
            translated -> Bool,
            edited -> Bool,
        }
    }

    diesel::table! {
        /// The table `book_authors`.
        book_authors (book_id, author_code) {
            book_id -> BigInt,
            author_code -> Text,
        }
    }

    diesel::table! {
        use diesel::sql_types::BigInt;
        use diesel::sql_types::Bool;
        use diesel::sql_types::Nullable;
        use diesel::sql_types::Text;
        use super::super::enums::BookStateSql;
        /// The books of the library.
        ///
        /// Each is one copy, "bound".
        books (id) {
            id -> BigInt,
            /// As on the cover.
            title -> Text,
            state -> BookStateSql,
            previous_state -> Nullable<BookStateSql>,
            sequel_of -> Nullable<BigInt>,
            main_author -> Nullable<Text>,
            #[sql_name = "main author's \"pen\" name"]
            main_author_s_pen_name -> Nullable<Text>,
            title_copy -> Text,
            lent -> Bool,
        }
    }

    diesel::table! {
        /// The table `labels`.
        labels (id) {
            id -> BigInt,
            words -> Text,
            route -> Nullable<Text>,
        }
    }

    diesel::table! {
        /// The table `media`.
        media (uuid) {
            uuid -> tablewright::types::Uuid,
            small -> SmallInt,
            float -> Float,
            double -> Double,
            price -> tablewright::types::Decimal,
            discount -> Nullable<tablewright::types::Decimal>,
            bytes -> Binary,
            date -> Date,
            time -> tablewright::types::Time,
            timestamp -> tablewright::types::Timestamp,
            moment -> tablewright::types::TimestampTz,
            json -> Nullable<tablewright::types::Json>,
            vector -> tablewright::types::Vector,
            #[sql_name = "ops"]
            ops_ -> Integer,
            #[sql_name = "str"]
            str_ -> Text,
            #[sql_name = "media"]
            media_ -> Text,
            front -> Nullable<BigInt>,
            back -> Nullable<BigInt>,
        }
    }

    diesel::table! {
        use diesel::sql_types::*;
        use super::super::enums::BookStateSql;
        /// The table `shelves`.
        shelves (id) {
            id -> BigInt,
            state -> BookStateSql,
            place -> Nullable<Text>,
        }
    }

    diesel::table! {
        /// The table `type`.
        #[sql_name = "type"]
        type_ (self_) {
            #[sql_name = "self"]
            self_ -> Integer,
            #[sql_name = "type"]
            type__ -> Text,
        }
    }

    diesel::table! {
        /// The books that are lent.
        lent_books (book_id) {
            book_id -> BigInt,
            title -> Nullable<Text>,
        }
    }

    diesel::joinable!(book_authors -> authors (author_code));
    diesel::joinable!(book_authors -> books (book_id));
    diesel::joinable!(books -> authors (main_author));

    diesel::allow_tables_to_appear_in_same_query!(
        authors,
        book_authors,
        books,
        labels,
        media,
        shelves,
        type_,
        lent_books,
    );
}

/// The structs that rows are read into, inserted from and changed by.
#[allow(
    clippy::allow_attributes,
    clippy::pedantic,
    missing_docs,
    non_camel_case_types,
    non_snake_case,
    dead_code,
    reason = "as in the spec"
)]
pub mod models {
    use diesel::prelude::*;

    /// The table `authors`.
    #[derive(
        Clone,
        Debug,
        PartialEq,
        Queryable,
        Selectable,
        Identifiable,
        Eq,
        Hash,
        serde::Serialize,
        serde::Deserialize,
    )]
    #[diesel(table_name = super::schema::authors, primary_key(code))]
    #[serde(
        rename_all = "camelCase",
        deny_unknown_fields,
        bound(serialize = "", deserialize = "")
    )]
    #[must_use]
    pub(crate) struct Author {
        pub(crate) code: String,
        pub(crate) name: String,
        pub(crate) living: bool,
        pub(crate) verified: bool,
        pub(crate) translated: bool,
        pub(crate) edited: bool,
    }

    /// A new row of `authors`.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) struct NewAuthor<'a> {
        pub(crate) code: &'a str,
        pub(crate) name: &'a str,
        pub(crate) living: bool,
        pub(crate) verified: bool,
        pub(crate) translated: bool,
        pub(crate) edited: bool,
    }

    tablewright::insertable! {
        NewAuthor<'a> => super::schema::authors {
            always code: &'a str,
            always name: &'a str,
            always living: bool,
            always verified: bool,
            always translated: bool,
            always edited: bool,
        }
    }

    /// What changes in a row of `authors`; `None` leaves a column.
    #[derive(Clone, Copy, Debug, Default)]
    pub(crate) struct AuthorChanges<'a> {
        pub(crate) name: Option<&'a str>,
        pub(crate) living: Option<bool>,
        pub(crate) verified: Option<bool>,
        pub(crate) translated: Option<bool>,
        pub(crate) edited: Option<bool>,
    }

    tablewright::changeset! {
        AuthorChanges<'a> => super::schema::authors {
            name: &'a str,
            living: bool,
            verified: bool,
            translated: bool,
            edited: bool,
        }
    }

    /// The table `book_authors`.
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable, Associations)]
    #[diesel(table_name = super::schema::book_authors, primary_key(book_id, author_code))]
    #[diesel(belongs_to(Author, foreign_key = author_code))]
    #[diesel(belongs_to(Book, foreign_key = book_id))]
    pub struct BookAuthor {
        pub book_id: i64,
        pub author_code: String,
    }

    /// A new row of `book_authors`.
    #[derive(Clone, Copy, Debug)]
    pub struct NewBookAuthor<'a> {
        pub book_id: i64,
        pub author_code: &'a str,
    }

    tablewright::insertable! {
        NewBookAuthor<'a> => super::schema::book_authors {
            always book_id: i64,
            always author_code: &'a str,
        }
    }

    /// The books of the library.
    ///
    /// Each is one copy, "bound".
    #[derive(
        Clone,
        Debug,
        PartialEq,
        Queryable,
        Selectable,
        Identifiable,
        Associations,
        serde::Serialize,
        serde::Deserialize,
    )]
    #[diesel(table_name = super::schema::books)]
    #[diesel(belongs_to(Author, foreign_key = main_author))]
    #[diesel(belongs_to(Book, foreign_key = sequel_of))]
    #[serde(rename_all = "camelCase")]
    pub struct Book {
        pub id: i64,
        /// As on the cover.
        pub title: String,
        pub state: super::enums::BookState,
        pub previous_state: Option<super::enums::BookState>,
        pub sequel_of: Option<i64>,
        pub main_author: Option<String>,
        pub main_author_s_pen_name: Option<String>,
        pub title_copy: String,
        pub lent: bool,
    }

    /// A new row of `books`; `None` is the column's default, or NULL where it has none.
    #[derive(Clone, Copy, Debug, serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    pub struct NewBook<'a> {
        pub id: Option<i64>,
        /// As on the cover.
        pub title: &'a str,
        pub state: Option<super::enums::BookState>,
        pub previous_state: Option<super::enums::BookState>,
        pub sequel_of: Option<i64>,
        pub main_author: Option<&'a str>,
        pub main_author_s_pen_name: Option<&'a str>,
        pub lent: Option<bool>,
    }

    tablewright::insertable! {
        NewBook<'a> => super::schema::books {
            if_some id: i64,
            always title: &'a str,
            if_some state: super::enums::BookState,
            always previous_state: Option<super::enums::BookState>,
            always sequel_of: Option<i64>,
            always main_author: Option<&'a str>,
            always main_author_s_pen_name: Option<&'a str>,
            if_some lent: bool,
        }
    }

    impl<'a> NewBook<'a> {
        /// A row of what it must have; all else is `None`.
        #[must_use]
        pub const fn new(title: &'a str) -> Self {
            Self {
                id: None,
                title,
                state: None,
                previous_state: None,
                sequel_of: None,
                main_author: None,
                main_author_s_pen_name: None,
                lent: None,
            }
        }
    }

    /// What changes in a row of `books`; `None` leaves a column, `Some(None)` makes it NULL.
    #[derive(Clone, Copy, Debug, Default, serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    pub struct BookChanges<'a> {
        /// As on the cover.
        pub title: Option<&'a str>,
        pub state: Option<super::enums::BookState>,
        pub previous_state: Option<Option<super::enums::BookState>>,
        pub sequel_of: Option<Option<i64>>,
        pub main_author: Option<Option<&'a str>>,
        pub main_author_s_pen_name: Option<Option<&'a str>>,
        pub lent: Option<bool>,
    }

    tablewright::changeset! {
        BookChanges<'a> => super::schema::books {
            title: &'a str,
            state: super::enums::BookState,
            previous_state: Option<super::enums::BookState>,
            sequel_of: Option<i64>,
            main_author: Option<&'a str>,
            main_author_s_pen_name: Option<&'a str>,
            lent: bool,
        }
    }

    /// The table `labels`.
    ///
    /// The column `tags` is not read from Rust.
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable)]
    #[diesel(table_name = super::schema::labels)]
    pub(crate) struct Label {
        pub(crate) id: i64,
        pub(crate) words: String,
        pub(crate) route: Option<String>,
    }

    /// A new row of `labels`; `None` is the column's default, or NULL where it has none.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct NewLabel<'a> {
        pub(crate) id: Option<i64>,
        pub(crate) words: &'a str,
        pub(crate) route: Option<&'a str>,
    }

    tablewright::insertable! {
        NewLabel<'a> => super::schema::labels {
            if_some id: i64,
            always words: &'a str,
            always route: Option<&'a str>,
        }
    }

    impl<'a> NewLabel<'a> {
        /// A row of what it must have; all else is `None`.
        #[must_use]
        pub(crate) const fn new(words: &'a str) -> Self {
            Self {
                id: None,
                words,
                route: None,
            }
        }
    }

    /// What changes in a row of `labels`; `None` leaves a column, `Some(None)` makes it NULL.
    #[derive(Clone, Copy, Debug, Default)]
    pub(crate) struct LabelChanges<'a> {
        pub(crate) words: Option<&'a str>,
        pub(crate) route: Option<Option<&'a str>>,
    }

    tablewright::changeset! {
        LabelChanges<'a> => super::schema::labels {
            words: &'a str,
            route: Option<&'a str>,
        }
    }

    /// The table `media`.
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable)]
    #[diesel(table_name = super::schema::media, primary_key(uuid))]
    pub struct Medium {
        pub uuid: tablewright::types::UuidValue,
        pub small: i16,
        pub float: f32,
        pub double: f64,
        pub price: tablewright::types::DecimalValue,
        pub discount: Option<tablewright::types::DecimalValue>,
        pub bytes: Vec<u8>,
        pub date: tablewright::chrono::NaiveDate,
        pub time: tablewright::types::TimeValue,
        pub timestamp: tablewright::types::TimestampValue,
        pub moment: tablewright::types::TimestampTzValue,
        pub json: Option<tablewright::types::JsonText>,
        pub vector: tablewright::types::VectorValue,
        pub ops_: i32,
        pub str_: String,
        pub media_: String,
        pub front: Option<i64>,
        pub back: Option<i64>,
    }

    /// A new row of `media`; `None` is NULL.
    #[derive(Clone, Copy, Debug)]
    pub struct NewMedium<'a> {
        pub uuid: tablewright::types::UuidValue,
        pub small: i16,
        pub float: f32,
        pub double: f64,
        pub price: &'a tablewright::types::DecimalValue,
        pub discount: Option<&'a tablewright::types::DecimalValue>,
        pub bytes: &'a [u8],
        pub date: tablewright::chrono::NaiveDate,
        pub time: tablewright::types::TimeValue,
        pub timestamp: tablewright::types::TimestampValue,
        pub moment: tablewright::types::TimestampTzValue,
        pub json: Option<&'a tablewright::types::JsonText>,
        pub vector: &'a tablewright::types::VectorValue,
        pub ops_: i32,
        pub str_: &'a str,
        pub media_: &'a str,
        pub front: Option<i64>,
        pub back: Option<i64>,
    }

    tablewright::insertable! {
        NewMedium<'a> => super::schema::media {
            always uuid: tablewright::types::UuidValue,
            always small: i16,
            always float: f32,
            always double: f64,
            always price: &'a tablewright::types::DecimalValue,
            always discount: Option<&'a tablewright::types::DecimalValue>,
            always bytes: &'a [u8],
            always date: tablewright::chrono::NaiveDate,
            always time: tablewright::types::TimeValue,
            always timestamp: tablewright::types::TimestampValue,
            always moment: tablewright::types::TimestampTzValue,
            always json: Option<&'a tablewright::types::JsonText>,
            always vector: &'a tablewright::types::VectorValue,
            always ops_: i32,
            always str_: &'a str,
            always media_: &'a str,
            always front: Option<i64>,
            always back: Option<i64>,
        }
    }

    /// What a new row of `media` must have.
    #[derive(Clone, Debug)]
    pub struct NewMediumRequired<'a> {
        pub uuid: tablewright::types::UuidValue,
        pub small: i16,
        pub float: f32,
        pub double: f64,
        pub price: &'a tablewright::types::DecimalValue,
        pub bytes: &'a [u8],
        pub date: tablewright::chrono::NaiveDate,
        pub time: tablewright::types::TimeValue,
        pub timestamp: tablewright::types::TimestampValue,
        pub moment: tablewright::types::TimestampTzValue,
        pub vector: &'a tablewright::types::VectorValue,
        pub ops_: i32,
        pub str_: &'a str,
        pub media_: &'a str,
    }

    impl<'a> NewMedium<'a> {
        /// A row of what it must have; all else is `None`.
        #[must_use]
        pub const fn new(required: NewMediumRequired<'a>) -> Self {
            Self {
                uuid: required.uuid,
                small: required.small,
                float: required.float,
                double: required.double,
                price: required.price,
                discount: None,
                bytes: required.bytes,
                date: required.date,
                time: required.time,
                timestamp: required.timestamp,
                moment: required.moment,
                json: None,
                vector: required.vector,
                ops_: required.ops_,
                str_: required.str_,
                media_: required.media_,
                front: None,
                back: None,
            }
        }
    }

    /// What changes in a row of `media`; `None` leaves a column, `Some(None)` makes it NULL.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct MediumChanges<'a> {
        pub small: Option<i16>,
        pub float: Option<f32>,
        pub double: Option<f64>,
        pub price: Option<&'a tablewright::types::DecimalValue>,
        pub discount: Option<Option<&'a tablewright::types::DecimalValue>>,
        pub bytes: Option<&'a [u8]>,
        pub date: Option<tablewright::chrono::NaiveDate>,
        pub time: Option<tablewright::types::TimeValue>,
        pub timestamp: Option<tablewright::types::TimestampValue>,
        pub moment: Option<tablewright::types::TimestampTzValue>,
        pub json: Option<Option<&'a tablewright::types::JsonText>>,
        pub vector: Option<&'a tablewright::types::VectorValue>,
        pub ops_: Option<i32>,
        pub str_: Option<&'a str>,
        pub media_: Option<&'a str>,
        pub front: Option<Option<i64>>,
        pub back: Option<Option<i64>>,
    }

    tablewright::changeset! {
        MediumChanges<'a> => super::schema::media {
            small: i16,
            float: f32,
            double: f64,
            price: &'a tablewright::types::DecimalValue,
            discount: Option<&'a tablewright::types::DecimalValue>,
            bytes: &'a [u8],
            date: tablewright::chrono::NaiveDate,
            time: tablewright::types::TimeValue,
            timestamp: tablewright::types::TimestampValue,
            moment: tablewright::types::TimestampTzValue,
            json: Option<&'a tablewright::types::JsonText>,
            vector: &'a tablewright::types::VectorValue,
            ops_: i32,
            str_: &'a str,
            media_: &'a str,
            front: Option<i64>,
            back: Option<i64>,
        }
    }

    /// The table `shelves`.
    ///
    /// The column `area` is not read from Rust.
    ///
    /// New rows need a value for such a column, so Rust inserts none.
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable)]
    #[diesel(table_name = super::schema::shelves)]
    pub struct Shelf {
        pub id: i64,
        pub state: super::enums::BookState,
        pub place: Option<String>,
    }

    /// What changes in a row of `shelves`; `None` leaves a column, `Some(None)` makes it NULL.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct ShelfChanges<'a> {
        pub state: Option<super::enums::BookState>,
        pub place: Option<Option<&'a String>>,
    }

    tablewright::changeset! {
        ShelfChanges<'a> => super::schema::shelves {
            state: super::enums::BookState,
            place: Option<&'a String>,
        }
    }

    /// The table `type`.
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable)]
    #[diesel(table_name = super::schema::type_, primary_key(self_))]
    pub struct Type {
        pub self_: i32,
        pub type__: String,
    }

    /// A new row of `type`.
    #[derive(Clone, Copy, Debug)]
    pub struct NewType<'a> {
        pub self_: i32,
        pub type__: &'a str,
    }

    tablewright::insertable! {
        NewType<'a> => super::schema::type_ {
            always self_: i32,
            always type__: &'a str,
        }
    }

    /// What changes in a row of `type`; `None` leaves a column.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct TypeChanges<'a> {
        pub type__: Option<&'a str>,
    }

    tablewright::changeset! {
        TypeChanges<'a> => super::schema::type_ {
            type__: &'a str,
        }
    }

    /// The books that are lent.
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable, Hash, Eq)]
    #[diesel(table_name = super::schema::lent_books, primary_key(book_id))]
    #[non_exhaustive]
    pub(crate) struct LentBook {
        pub(crate) book_id: i64,
        pub(crate) title: Option<String>,
    }
}

/// Who has which book.
#[allow(
    clippy::allow_attributes,
    clippy::pedantic,
    non_camel_case_types,
    non_snake_case,
    unused_imports,
    reason = "as in the spec"
)]
pub mod lending {
    pub use super::schema::lent_books;

    pub(crate) use super::models::LentBook;
}

/// The tables of `catalogue` with their models.
#[allow(
    clippy::allow_attributes,
    clippy::pedantic,
    non_camel_case_types,
    non_snake_case,
    unused_imports,
    reason = "as in the spec"
)]
pub mod catalogue {
    pub use super::{
        enums::BookState,
        models::{Book, BookAuthor, BookChanges, NewBook, NewBookAuthor, Shelf, ShelfChanges},
        schema::{authors, book_authors, books, labels, shelves},
    };

    pub(crate) use super::models::{
        Author, AuthorChanges, Label, LabelChanges, NewAuthor, NewLabel,
    };
}
