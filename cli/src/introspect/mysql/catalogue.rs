//! The rows of the queries on MySQL's and MariaDB's information schema.

use diesel::{
    prelude::QueryableByName,
    sql_types::{BigInt, Bool, Nullable, Text},
};

/// A table: see `tables.sql`.
#[derive(Debug, QueryableByName)]
pub(super) struct TableRow {
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Text)]
    pub(super) comment: String,
}

/// A column: see `columns.sql`.
#[derive(Debug, QueryableByName)]
pub(super) struct ColumnRow {
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Text)]
    pub(super) type_text: String,
    #[diesel(sql_type = Text)]
    pub(super) is_nullable: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) default_text: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) extra: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) generation_text: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) collation_name: Option<String>,
    #[diesel(sql_type = Text)]
    pub(super) comment: String,
}

/// A key of an index: see `indexes_mysql.sql`.
#[derive(Debug, QueryableByName)]
pub(super) struct IndexRow {
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Bool)]
    pub(super) is_unique: bool,
    #[diesel(sql_type = Text)]
    pub(super) method: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) column_name: Option<String>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(super) prefix: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) expression: Option<String>,
    #[diesel(sql_type = Bool)]
    pub(super) is_descending: bool,
}

impl IndexRow {
    /// How much of the column counts, if not all of it. Of full-text and spatial indexes it says something else.
    pub(super) fn prefix(&self) -> Option<u32> {
        self.prefix.and_then(|length| u32::try_from(length).ok())
    }
}

/// A check: see `checks_mysql.sql`.
#[derive(Debug, QueryableByName)]
pub(super) struct CheckRow {
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Bool)]
    pub(super) is_of_column: bool,
    #[diesel(sql_type = Text)]
    pub(super) expression: String,
}

/// A column of a foreign key: see `foreign_keys.sql`.
#[derive(Debug, QueryableByName)]
pub(super) struct ForeignKeyRow {
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Text)]
    pub(super) column_name: String,
    #[diesel(sql_type = Text)]
    pub(super) referenced_table: String,
    #[diesel(sql_type = Text)]
    pub(super) referenced_column: String,
    #[diesel(sql_type = Text)]
    pub(super) on_delete: String,
    #[diesel(sql_type = Text)]
    pub(super) on_update: String,
}

/// A trigger: see `triggers.sql`.
#[derive(Debug, QueryableByName)]
pub(super) struct TriggerRow {
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Text)]
    pub(super) timing: String,
    #[diesel(sql_type = Text)]
    pub(super) event: String,
    #[diesel(sql_type = Text)]
    pub(super) statement: String,
}

/// A view: see `views.sql`.
#[derive(Debug, QueryableByName)]
pub(super) struct ViewRow {
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Text)]
    pub(super) query: String,
    #[diesel(sql_type = Text)]
    pub(super) database_name: String,
}
