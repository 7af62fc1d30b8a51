//! A SQL Server database → [`Schema`](tablewright_codegen::schema::Schema): the current namespace, from the
//! catalogue views.
//!
//! Ten queries, one for each kind of object, and a pure function from their rows to the description. This crate has
//! no driver yet: with one, run [`queries`] and call [`read`]. Each query converts each column to the type of its
//! field, since a typed driver does not accept an INT as a BIT. The server stores its own form of an expression and
//! the exact text of a trigger or view. Start reading at [`read`].

mod column;
mod rows;
mod statement;
mod table;

use tablewright_codegen::{
    dialect::Dialect,
    schema::{View, ViewName},
};

pub use self::rows::{
    CheckRow, ColumnRow, ForeignKeyRow, IndexRow, KeyRow, OtherRow, SearchRow, TableRow,
    TriggerRow, ViewRow,
};
use super::{Found, deviation::Thing, is_hidden, only};

/// The queries, in the order of the fields of [`Rows`].
pub mod queries {
    /// Gives [`TableRow`](super::TableRow)s.
    pub const TABLES: &str = include_str!("tables.sql");
    /// Gives [`ColumnRow`](super::ColumnRow)s.
    pub const COLUMNS: &str = include_str!("columns.sql");
    /// Gives [`KeyRow`](super::KeyRow)s.
    pub const KEYS: &str = include_str!("keys.sql");
    /// Gives [`ForeignKeyRow`](super::ForeignKeyRow)s.
    pub const FOREIGN_KEYS: &str = include_str!("foreign_keys.sql");
    /// Gives [`CheckRow`](super::CheckRow)s.
    pub const CHECKS: &str = include_str!("checks.sql");
    /// Gives [`IndexRow`](super::IndexRow)s.
    pub const INDEXES: &str = include_str!("indexes.sql");
    /// Gives [`SearchRow`](super::SearchRow)s.
    pub const SEARCH: &str = include_str!("search.sql");
    /// Gives [`TriggerRow`](super::TriggerRow)s.
    pub const TRIGGERS: &str = include_str!("triggers.sql");
    /// Gives [`ViewRow`](super::ViewRow)s.
    pub const VIEWS: &str = include_str!("views.sql");
    /// Gives [`OtherRow`](super::OtherRow)s.
    pub const OTHERS: &str = include_str!("others.sql");
}

/// What the queries gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// Of [`queries::TABLES`].
    pub tables: Vec<TableRow>,
    /// Of [`queries::COLUMNS`].
    pub columns: Vec<ColumnRow>,
    /// Of [`queries::KEYS`].
    pub keys: Vec<KeyRow>,
    /// Of [`queries::FOREIGN_KEYS`].
    pub foreign_keys: Vec<ForeignKeyRow>,
    /// Of [`queries::CHECKS`].
    pub checks: Vec<CheckRow>,
    /// Of [`queries::INDEXES`].
    pub indexes: Vec<IndexRow>,
    /// Of [`queries::SEARCH`].
    pub search: Vec<SearchRow>,
    /// Of [`queries::TRIGGERS`].
    pub triggers: Vec<TriggerRow>,
    /// Of [`queries::VIEWS`].
    pub views: Vec<ViewRow>,
    /// Of [`queries::OTHERS`].
    pub others: Vec<OtherRow>,
}

/// Describes the database that gave `rows`.
#[must_use]
pub fn read(rows: Rows) -> Found {
    let Found { schema, deviations } = observe(rows);
    Found { schema: schema.read_back(Dialect::Mssql), deviations }
}

/// Describes the database that gave `rows` as it writes itself.
#[must_use]
pub fn observe(rows: Rows) -> Found {
    let mut found = Found::default();
    for row in rows.tables.into_iter().filter(|row| !is_hidden(&row.table_name)) {
        table::add(&mut found, row);
    }
    for row in &rows.columns {
        column::add(&mut found, row);
    }
    for row in rows.keys {
        table::add_key_column(&mut found, row);
    }
    for row in rows.foreign_keys {
        table::add_foreign_key_column(&mut found, row);
    }
    for row in &rows.checks {
        table::add_check(&mut found, row);
    }
    for row in rows.indexes {
        table::add_index_column(&mut found, row);
    }
    for table in found.schema.tables.values_mut() {
        table::fold_computed_keys(table);
    }
    for row in rows.search {
        table::add_search_column(&mut found, row);
    }
    statement::add_triggers(&mut found, rows.triggers);
    for row in rows.views.into_iter().filter(|row| !is_hidden(&row.name)) {
        add_view(&mut found, row);
    }
    for row in rows.others.into_iter().filter(|row| !is_hidden(&row.name)) {
        let kind = row.kind.to_lowercase().replace('_', " ");
        found.note(Thing::Other(&kind, &row.name), "is no part of a schema");
    }
    found.finished()
}

fn add_view(found: &mut Found, row: ViewRow) {
    let Some(statement) = row.statement else {
        return found.note(Thing::View(&row.name), "is encrypted");
    };
    let Some(query) = statement::read_view(&statement) else {
        return statement::add_raw(found, "DROP VIEW", &row.name, statement);
    };
    let view = View { query: only(Dialect::Mssql, Some(query)), after: Vec::new() };
    found.schema.views.insert(ViewName::new(row.name), view);
}
