//! The rows of the queries on SQL Server's catalogue views, as plain values.
//!
//! The fields have the names and the order of the query's columns.

/// A table: see `tables.sql`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a row as the database gives it")]
pub struct TableRow {
    /// Its name.
    pub table_name: String,
    /// Its comment.
    pub comment: Option<String>,
    /// `NON_TEMPORAL_TABLE`, or what else it is.
    pub temporal_type: String,
    /// Whether it is kept in memory.
    pub is_memory_optimized: bool,
    /// Whether its rows are elsewhere.
    pub is_external: bool,
    /// Whether its rows are files.
    pub is_filetable: bool,
    /// Whether it is a node or an edge of a graph.
    pub is_graph: bool,
}

/// A column: see `columns.sql`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a row as the database gives it")]
pub struct ColumnRow {
    /// Its table.
    pub table_name: String,
    /// Its name.
    pub name: String,
    /// Its type without parameters.
    pub type_name: String,
    /// Whether the type was made by a user.
    pub is_user_type: bool,
    /// The length in bytes, -1 for MAX.
    pub max_length_bytes: i16,
    /// All digits.
    pub precision_digits: u8,
    /// Digits after the point.
    pub scale_digits: u8,
    /// Whether it may be NULL.
    pub is_nullable: bool,
    /// Whether the database numbers it.
    pub is_identity: bool,
    /// The first number.
    pub identity_seed: Option<String>,
    /// The step between numbers.
    pub identity_increment: Option<String>,
    /// The name of its default, which is a constraint.
    pub default_name: Option<String>,
    /// Its default.
    pub default_text: Option<String>,
    /// What it is computed from.
    pub computed_text: Option<String>,
    /// Whether the computed value is kept.
    pub is_persisted: bool,
    /// Its collation.
    pub collation_name: Option<String>,
    /// Whether that is the database's.
    pub is_database_collation: bool,
    /// Its comment.
    pub comment: Option<String>,
    /// Whether NULL takes no room.
    pub is_sparse: bool,
    /// Whether it is the table's row identifier for replication.
    pub is_rowguidcol: bool,
    /// Whether its values are shown masked.
    pub is_masked: bool,
    /// `NOT_APPLICABLE`, or what the server writes into it.
    pub generated_always_type: String,
}

/// A column of a primary key or unique constraint: see `keys.sql`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyRow {
    /// The table.
    pub table_name: String,
    /// The constraint.
    pub name: String,
    /// Whether it is the primary key.
    pub is_primary_key: bool,
    /// The column.
    pub column_name: String,
    /// Whether its index has the largest first.
    pub is_descending: bool,
    /// Whether it drops rows that repeat a key, with a warning.
    pub ignores_duplicates: bool,
}

/// A column of a foreign key: see `foreign_keys.sql`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForeignKeyRow {
    /// The table.
    pub table_name: String,
    /// The constraint.
    pub name: String,
    /// The column.
    pub column_name: String,
    /// The table referred to.
    pub referenced_table: String,
    /// Whether that is in another namespace.
    pub is_elsewhere: bool,
    /// The column referred to.
    pub referenced_column: String,
    /// `NO_ACTION`, `CASCADE`, `SET_NULL` or `SET_DEFAULT`.
    pub on_delete: String,
    /// The same.
    pub on_update: String,
    /// Whether it is switched off.
    pub is_disabled: bool,
    /// Whether rows may break it that were there before.
    pub is_not_trusted: bool,
}

/// A check: see `checks.sql`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckRow {
    /// The table.
    pub table_name: String,
    /// The constraint.
    pub name: String,
    /// What must not be false.
    pub expression: String,
    /// Whether it is switched off.
    pub is_disabled: bool,
    /// Whether rows may break it that were there before.
    pub is_not_trusted: bool,
}

/// A key or an included column of an index: see `indexes.sql`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a row as the database gives it")]
pub struct IndexRow {
    /// The table.
    pub table_name: String,
    /// The index.
    pub name: String,
    /// `NONCLUSTERED`, `CLUSTERED`, `XML`, …
    pub method: String,
    /// Whether keys may not repeat.
    pub is_unique: bool,
    /// The rows it covers.
    pub predicate: Option<String>,
    /// The column.
    pub column_name: String,
    /// Whether it is no key.
    pub is_included: bool,
    /// Whether it has the largest first.
    pub is_descending: bool,
    /// Whether it is switched off.
    pub is_disabled: bool,
    /// Whether it drops rows that repeat a key, with a warning.
    pub ignores_duplicates: bool,
}

/// A column of a full-text index: see `search.sql`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchRow {
    /// The table.
    pub table_name: String,
    /// The catalogue.
    pub name: String,
    /// The column.
    pub column_name: String,
    /// The language: 0 is neutral, 1033 is English.
    pub language_code: i32,
    /// Whether another column says what kind of document it holds.
    pub has_type_column: bool,
}

/// An event of a trigger: see `triggers.sql`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TriggerRow {
    /// The table or view.
    pub table_name: String,
    /// The trigger.
    pub name: String,
    /// `INSERT`, `UPDATE` or `DELETE`.
    pub event: String,
    /// Whether it stands in for the event.
    pub is_instead_of: bool,
    /// Whether it is switched off.
    pub is_disabled: bool,
    /// The statement that made it.
    pub statement: Option<String>,
}

/// A view: see `views.sql`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewRow {
    /// Its name.
    pub name: String,
    /// The statement that made it.
    pub statement: Option<String>,
}

/// Anything else: see `others.sql`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherRow {
    /// What it is: `SQL_STORED_PROCEDURE`, `SEQUENCE_OBJECT`, …
    pub kind: String,
    /// Its name.
    pub name: String,
}
