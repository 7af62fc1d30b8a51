//! The rows of the queries on PostgreSQL's catalogues.

use diesel::{
    prelude::QueryableByName,
    sql_types::{Array, Bool, Integer, Nullable, Text},
};

/// A column, or a table without any: see `columns.sql`.
#[derive(Debug, QueryableByName)]
pub(super) struct ColumnRow {
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) table_comment: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) type_text: Option<String>,
    #[diesel(sql_type = Nullable<Bool>)]
    pub(super) is_not_null: Option<bool>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) identity: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) generated: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) default_text: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) collation_name: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) comment: Option<String>,
}

/// A constraint: see `constraints.sql`.
#[derive(Debug, QueryableByName)]
#[expect(clippy::struct_excessive_bools, reason = "a row of a catalogue")]
pub(super) struct ConstraintRow {
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Text)]
    pub(super) kind: String,
    #[diesel(sql_type = Array<Text>)]
    pub(super) columns: Vec<String>,
    #[diesel(sql_type = Text)]
    pub(super) referenced_table: String,
    #[diesel(sql_type = Array<Text>)]
    pub(super) referenced_columns: Vec<String>,
    #[diesel(sql_type = Text)]
    pub(super) on_delete: String,
    #[diesel(sql_type = Text)]
    pub(super) on_update: String,
    #[diesel(sql_type = Bool)]
    pub(super) is_deferrable: bool,
    #[diesel(sql_type = Bool)]
    pub(super) is_deferred: bool,
    #[diesel(sql_type = Bool)]
    pub(super) is_valid: bool,
    #[diesel(sql_type = Text)]
    pub(super) expression: String,
    #[diesel(sql_type = Array<Text>)]
    pub(super) include: Vec<String>,
    #[diesel(sql_type = Bool)]
    pub(super) has_equal_nulls: bool,
}

/// A key or an included column of an index: see `indexes.sql`.
#[derive(Debug, QueryableByName)]
#[expect(clippy::struct_excessive_bools, reason = "a row of a catalogue")]
pub(super) struct IndexRow {
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Text)]
    pub(super) method: String,
    #[diesel(sql_type = Bool)]
    pub(super) is_unique: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) predicate: Option<String>,
    #[diesel(sql_type = Bool)]
    pub(super) is_included: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) column_name: Option<String>,
    #[diesel(sql_type = Text)]
    pub(super) expression: String,
    #[diesel(sql_type = Bool)]
    pub(super) is_descending: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) collation_name: Option<String>,
    #[diesel(sql_type = Bool)]
    pub(super) has_nulls_first: bool,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) operator_class: Option<String>,
    #[diesel(sql_type = Bool)]
    pub(super) has_equal_nulls: bool,
    #[diesel(sql_type = Array<Text>)]
    pub(super) parameters: Vec<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) operator: Option<String>,
    #[diesel(sql_type = Bool)]
    pub(super) is_deferrable: bool,
    #[diesel(sql_type = Bool)]
    pub(super) is_deferred: bool,
}

/// A trigger: see `triggers.sql`.
#[derive(Debug, QueryableByName)]
pub(super) struct TriggerRow {
    #[diesel(sql_type = Text)]
    pub(super) table_name: String,
    #[diesel(sql_type = Bool)]
    pub(super) is_on_view: bool,
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Integer)]
    pub(super) type_bits: i32,
    #[diesel(sql_type = Bool)]
    pub(super) is_beyond: bool,
    #[diesel(sql_type = Bool)]
    pub(super) is_special: bool,
    #[diesel(sql_type = Array<Text>)]
    pub(super) update_columns: Vec<String>,
    #[diesel(sql_type = Text)]
    pub(super) function_name: String,
    #[diesel(sql_type = Text)]
    pub(super) source: String,
    #[diesel(sql_type = Text)]
    pub(super) definition: String,
    #[diesel(sql_type = Text)]
    pub(super) firing: String,
}

/// A view: see `views.sql`.
#[derive(Debug, QueryableByName)]
pub(super) struct ViewRow {
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Text)]
    pub(super) query: String,
}

/// An enum type: see `enums.sql`.
#[derive(Debug, QueryableByName)]
pub(super) struct EnumRow {
    #[diesel(sql_type = Text)]
    pub(super) name: String,
    #[diesel(sql_type = Array<Text>)]
    pub(super) values: Vec<String>,
}
