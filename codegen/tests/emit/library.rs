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
        name: "type",
        module: None,
        columns: &["self", "type"],
    },
];

/// The migrations of each database, oldest first.
pub const MIGRATIONS: tablewright::Migrations = tablewright::Migrations {
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
    non_camel_case_types,
    non_snake_case,
    reason = "as in the spec"
)]
pub mod schema {
    diesel::table! {
        /// The table `authors`.
        authors (code) {
            /// The column `code`.
            code -> Text,
            /// The column `name`.
            name -> Text,
            /// The column `living`.
            living -> Bool,
            /// The column `verified`.
            verified -> Bool,
            /// The column `translated`.
            translated -> Bool,
            /// The column `edited`.
            edited -> Bool,
        }
    }

    diesel::table! {
        /// The table `book_authors`.
        book_authors (book_id, author_code) {
            /// The column `book_id`.
            book_id -> BigInt,
            /// The column `author_code`.
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
            /// The column `id`.
            id -> BigInt,
            /// As on the cover.
            title -> Text,
            /// The column `state`.
            state -> BookStateSql,
            /// The column `previous_state`.
            previous_state -> Nullable<BookStateSql>,
            /// The column `sequel_of`.
            sequel_of -> Nullable<BigInt>,
            /// The column `main_author`.
            main_author -> Nullable<Text>,
            /// The column `main author's "pen" name`.
            #[sql_name = "main author's \"pen\" name"]
            main_author_s_pen_name -> Nullable<Text>,
            /// The column `title_copy`.
            title_copy -> Text,
            /// The column `lent`.
            lent -> Bool,
        }
    }

    diesel::table! {
        /// The table `media`.
        media (uuid) {
            /// The column `uuid`.
            uuid -> tablewright::types::Uuid,
            /// The column `small`.
            small -> SmallInt,
            /// The column `float`.
            float -> Float,
            /// The column `double`.
            double -> Double,
            /// The column `price`.
            price -> tablewright::types::Decimal,
            /// The column `discount`.
            discount -> Nullable<tablewright::types::Decimal>,
            /// The column `bytes`.
            bytes -> Binary,
            /// The column `date`.
            date -> Date,
            /// The column `time`.
            time -> tablewright::types::Time,
            /// The column `timestamp`.
            timestamp -> tablewright::types::Timestamp,
            /// The column `moment`.
            moment -> tablewright::types::TimestampTz,
            /// The column `json`.
            json -> Nullable<tablewright::types::Json>,
            /// The column `vector`.
            vector -> tablewright::types::Vector,
            /// The column `ops`.
            #[sql_name = "ops"]
            ops_ -> Integer,
            /// The column `str`.
            #[sql_name = "str"]
            str_ -> Text,
            /// The column `media`.
            #[sql_name = "media"]
            media_ -> Text,
            /// The column `front`.
            front -> Nullable<BigInt>,
            /// The column `back`.
            back -> Nullable<BigInt>,
        }
    }

    diesel::table! {
        /// The table `type`.
        #[sql_name = "type"]
        type_ (self_) {
            /// The column `self`.
            #[sql_name = "self"]
            self_ -> Integer,
            /// The column `type`.
            #[sql_name = "type"]
            type__ -> Text,
        }
    }

    diesel::table! {
        /// The books that are lent.
        lent_books (book_id) {
            /// The column `book_id`.
            book_id -> BigInt,
            /// The column `title`.
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
        media,
        type_,
        lent_books,
    );
}

/// The structs that rows are read into, inserted from and changed by.
#[allow(
    clippy::allow_attributes,
    clippy::pedantic,
    non_camel_case_types,
    non_snake_case,
    reason = "as in the spec"
)]
pub mod models {
    use diesel::prelude::*;

    /// The table `authors`.
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable)]
    #[diesel(table_name = super::schema::authors, primary_key(code))]
    pub struct Author {
        /// The column `code`.
        pub code: String,
        /// The column `name`.
        pub name: String,
        /// The column `living`.
        pub living: bool,
        /// The column `verified`.
        pub verified: bool,
        /// The column `translated`.
        pub translated: bool,
        /// The column `edited`.
        pub edited: bool,
    }

    /// A new row of `authors`.
    #[derive(Clone, Debug, Insertable)]
    #[diesel(table_name = super::schema::authors)]
    pub struct NewAuthor<'a> {
        /// The column `code`.
        pub code: &'a str,
        /// The column `name`.
        pub name: &'a str,
        /// The column `living`.
        pub living: bool,
        /// The column `verified`.
        pub verified: bool,
        /// The column `translated`.
        pub translated: bool,
        /// The column `edited`.
        pub edited: bool,
    }

    /// What changes in a row of `authors`; `None` leaves a column.
    #[derive(Clone, Debug, Default, AsChangeset)]
    #[diesel(table_name = super::schema::authors, primary_key(code))]
    pub struct AuthorChanges<'a> {
        /// The column `name`.
        pub name: Option<&'a str>,
        /// The column `living`.
        pub living: Option<bool>,
        /// The column `verified`.
        pub verified: Option<bool>,
        /// The column `translated`.
        pub translated: Option<bool>,
        /// The column `edited`.
        pub edited: Option<bool>,
    }

    /// The table `book_authors`.
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable, Associations)]
    #[diesel(table_name = super::schema::book_authors, primary_key(book_id, author_code))]
    #[diesel(belongs_to(Author, foreign_key = author_code))]
    #[diesel(belongs_to(Book, foreign_key = book_id))]
    pub struct BookAuthor {
        /// The column `book_id`.
        pub book_id: i64,
        /// The column `author_code`.
        pub author_code: String,
    }

    /// A new row of `book_authors`.
    #[derive(Clone, Debug, Insertable)]
    #[diesel(table_name = super::schema::book_authors)]
    pub struct NewBookAuthor<'a> {
        /// The column `book_id`.
        pub book_id: i64,
        /// The column `author_code`.
        pub author_code: &'a str,
    }

    /// The books of the library.
    ///
    /// Each is one copy, "bound".
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable, Associations)]
    #[diesel(table_name = super::schema::books)]
    #[diesel(belongs_to(Author, foreign_key = main_author))]
    #[diesel(belongs_to(Book, foreign_key = sequel_of))]
    pub struct Book {
        /// The column `id`.
        pub id: i64,
        /// As on the cover.
        pub title: String,
        /// The column `state`.
        pub state: super::enums::BookState,
        /// The column `previous_state`.
        pub previous_state: Option<super::enums::BookState>,
        /// The column `sequel_of`.
        pub sequel_of: Option<i64>,
        /// The column `main_author`.
        pub main_author: Option<String>,
        /// The column `main author's "pen" name`.
        pub main_author_s_pen_name: Option<String>,
        /// The column `title_copy`.
        pub title_copy: String,
        /// The column `lent`.
        pub lent: bool,
    }

    /// A new row of `books`; `None` is the column's default, or NULL where it has none.
    #[derive(Clone, Debug, Insertable)]
    #[diesel(table_name = super::schema::books, treat_none_as_default_value = false)]
    pub struct NewBook<'a> {
        /// The column `id`.
        #[diesel(treat_none_as_default_value = true)]
        pub id: Option<i64>,
        /// As on the cover.
        pub title: &'a str,
        /// The column `state`.
        #[diesel(treat_none_as_default_value = true)]
        pub state: Option<super::enums::BookState>,
        /// The column `previous_state`.
        pub previous_state: Option<super::enums::BookState>,
        /// The column `sequel_of`.
        pub sequel_of: Option<i64>,
        /// The column `main_author`.
        pub main_author: Option<&'a str>,
        /// The column `main author's "pen" name`.
        pub main_author_s_pen_name: Option<&'a str>,
        /// The column `lent`.
        #[diesel(treat_none_as_default_value = true)]
        pub lent: Option<bool>,
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
    #[derive(Clone, Debug, Default, AsChangeset)]
    #[diesel(table_name = super::schema::books)]
    pub struct BookChanges<'a> {
        /// As on the cover.
        pub title: Option<&'a str>,
        /// The column `state`.
        pub state: Option<super::enums::BookState>,
        /// The column `previous_state`.
        pub previous_state: Option<Option<super::enums::BookState>>,
        /// The column `sequel_of`.
        pub sequel_of: Option<Option<i64>>,
        /// The column `main_author`.
        pub main_author: Option<Option<&'a str>>,
        /// The column `main author's "pen" name`.
        pub main_author_s_pen_name: Option<Option<&'a str>>,
        /// The column `lent`.
        pub lent: Option<bool>,
    }

    /// The table `media`.
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable)]
    #[diesel(table_name = super::schema::media, primary_key(uuid))]
    pub struct Medium {
        /// The column `uuid`.
        pub uuid: tablewright::types::UuidValue,
        /// The column `small`.
        pub small: i16,
        /// The column `float`.
        pub float: f32,
        /// The column `double`.
        pub double: f64,
        /// The column `price`.
        pub price: tablewright::types::DecimalValue,
        /// The column `discount`.
        pub discount: Option<tablewright::types::DecimalValue>,
        /// The column `bytes`.
        pub bytes: Vec<u8>,
        /// The column `date`.
        pub date: tablewright::chrono::NaiveDate,
        /// The column `time`.
        pub time: tablewright::types::TimeValue,
        /// The column `timestamp`.
        pub timestamp: tablewright::types::TimestampValue,
        /// The column `moment`.
        pub moment: tablewright::types::TimestampTzValue,
        /// The column `json`.
        pub json: Option<tablewright::types::JsonText>,
        /// The column `vector`.
        pub vector: tablewright::types::VectorValue,
        /// The column `ops`.
        pub ops_: i32,
        /// The column `str`.
        pub str_: String,
        /// The column `media`.
        pub media_: String,
        /// The column `front`.
        pub front: Option<i64>,
        /// The column `back`.
        pub back: Option<i64>,
    }

    /// A new row of `media`; `None` is NULL.
    #[derive(Clone, Debug, Insertable)]
    #[diesel(table_name = super::schema::media, treat_none_as_default_value = false)]
    pub struct NewMedium<'a> {
        /// The column `uuid`.
        pub uuid: tablewright::types::UuidValue,
        /// The column `small`.
        pub small: i16,
        /// The column `float`.
        pub float: f32,
        /// The column `double`.
        pub double: f64,
        /// The column `price`.
        pub price: &'a tablewright::types::DecimalValue,
        /// The column `discount`.
        pub discount: Option<&'a tablewright::types::DecimalValue>,
        /// The column `bytes`.
        pub bytes: &'a [u8],
        /// The column `date`.
        pub date: tablewright::chrono::NaiveDate,
        /// The column `time`.
        pub time: tablewright::types::TimeValue,
        /// The column `timestamp`.
        pub timestamp: tablewright::types::TimestampValue,
        /// The column `moment`.
        pub moment: tablewright::types::TimestampTzValue,
        /// The column `json`.
        pub json: Option<&'a tablewright::types::JsonText>,
        /// The column `vector`.
        pub vector: &'a tablewright::types::VectorValue,
        /// The column `ops`.
        pub ops_: i32,
        /// The column `str`.
        pub str_: &'a str,
        /// The column `media`.
        pub media_: &'a str,
        /// The column `front`.
        pub front: Option<i64>,
        /// The column `back`.
        pub back: Option<i64>,
    }

    /// What a new row of `media` must have.
    #[derive(Clone, Debug)]
    pub struct NewMediumRequired<'a> {
        /// The column `uuid`.
        pub uuid: tablewright::types::UuidValue,
        /// The column `small`.
        pub small: i16,
        /// The column `float`.
        pub float: f32,
        /// The column `double`.
        pub double: f64,
        /// The column `price`.
        pub price: &'a tablewright::types::DecimalValue,
        /// The column `bytes`.
        pub bytes: &'a [u8],
        /// The column `date`.
        pub date: tablewright::chrono::NaiveDate,
        /// The column `time`.
        pub time: tablewright::types::TimeValue,
        /// The column `timestamp`.
        pub timestamp: tablewright::types::TimestampValue,
        /// The column `moment`.
        pub moment: tablewright::types::TimestampTzValue,
        /// The column `vector`.
        pub vector: &'a tablewright::types::VectorValue,
        /// The column `ops`.
        pub ops_: i32,
        /// The column `str`.
        pub str_: &'a str,
        /// The column `media`.
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
    #[derive(Clone, Debug, Default, AsChangeset)]
    #[diesel(table_name = super::schema::media, primary_key(uuid))]
    pub struct MediumChanges<'a> {
        /// The column `small`.
        pub small: Option<i16>,
        /// The column `float`.
        pub float: Option<f32>,
        /// The column `double`.
        pub double: Option<f64>,
        /// The column `price`.
        pub price: Option<&'a tablewright::types::DecimalValue>,
        /// The column `discount`.
        pub discount: Option<Option<&'a tablewright::types::DecimalValue>>,
        /// The column `bytes`.
        pub bytes: Option<&'a [u8]>,
        /// The column `date`.
        pub date: Option<tablewright::chrono::NaiveDate>,
        /// The column `time`.
        pub time: Option<tablewright::types::TimeValue>,
        /// The column `timestamp`.
        pub timestamp: Option<tablewright::types::TimestampValue>,
        /// The column `moment`.
        pub moment: Option<tablewright::types::TimestampTzValue>,
        /// The column `json`.
        pub json: Option<Option<&'a tablewright::types::JsonText>>,
        /// The column `vector`.
        pub vector: Option<&'a tablewright::types::VectorValue>,
        /// The column `ops`.
        pub ops_: Option<i32>,
        /// The column `str`.
        pub str_: Option<&'a str>,
        /// The column `media`.
        pub media_: Option<&'a str>,
        /// The column `front`.
        pub front: Option<Option<i64>>,
        /// The column `back`.
        pub back: Option<Option<i64>>,
    }

    /// The table `type`.
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable)]
    #[diesel(table_name = super::schema::type_, primary_key(self_))]
    pub struct Type {
        /// The column `self`.
        pub self_: i32,
        /// The column `type`.
        pub type__: String,
    }

    /// A new row of `type`.
    #[derive(Clone, Debug, Insertable)]
    #[diesel(table_name = super::schema::type_)]
    pub struct NewType<'a> {
        /// The column `self`.
        pub self_: i32,
        /// The column `type`.
        pub type__: &'a str,
    }

    /// What changes in a row of `type`; `None` leaves a column.
    #[derive(Clone, Debug, Default, AsChangeset)]
    #[diesel(table_name = super::schema::type_, primary_key(self_))]
    pub struct TypeChanges<'a> {
        /// The column `type`.
        pub type__: Option<&'a str>,
    }

    /// The books that are lent.
    #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable)]
    #[diesel(table_name = super::schema::lent_books, primary_key(book_id))]
    pub struct LentBook {
        /// The column `book_id`.
        pub book_id: i64,
        /// The column `title`.
        pub title: Option<String>,
    }
}

/// Who has which book.
#[allow(
    clippy::allow_attributes,
    clippy::pedantic,
    non_camel_case_types,
    non_snake_case,
    reason = "as in the spec"
)]
pub mod lending {
    pub use super::{models::LentBook, schema::lent_books};
}

/// The tables of `catalogue` with their models.
#[allow(
    clippy::allow_attributes,
    clippy::pedantic,
    non_camel_case_types,
    non_snake_case,
    reason = "as in the spec"
)]
pub mod catalogue {
    pub use super::{
        enums::BookState,
        models::{
            Author, AuthorChanges, Book, BookAuthor, BookChanges, NewAuthor, NewBook, NewBookAuthor,
        },
        schema::{authors, book_authors, books},
    };
}
