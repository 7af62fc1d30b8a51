//! The name by which the rows of a SQLite table are identified.

use crate::schema::{Column, ColumnType, Nullability, Table};

/// The column by which a row is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowColumn<'t> {
    /// A declared column that is the rowid.
    Declared(&'t Column),
    /// The rowid under one of its own names, which no column has.
    Hidden(&'static str),
    /// The rowid, which cannot be named: columns have all its names.
    Unreachable,
}

impl<'t> RowColumn<'t> {
    /// That of `table`.
    pub(crate) fn of(table: &'t Table) -> Self {
        let key = table.primary_key.as_ref().map(|key| key.columns.as_slice());
        if let Some([name]) = key
            && let Some(column) = table.column(name)
            && (column.auto_increment.is_some() || is_declared_integer(column))
        {
            return Self::Declared(column);
        }
        let is_free = |name: &&str| {
            !table.columns.iter().any(|column| column.name.as_str().eq_ignore_ascii_case(name))
        };
        let hidden = ["rowid", "_rowid_", "oid"].into_iter().find(is_free);
        hidden.map_or(Self::Unreachable, Self::Hidden)
    }

    /// What it is called. Where it has no name, `rowid` is what others call it.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Declared(column) => column.name.as_str(),
            Self::Hidden(name) => name,
            Self::Unreachable => "rowid",
        }
    }
}

/// Only a column declared INTEGER is the rowid.
///
/// Source: SQLite, "ROWIDs and the INTEGER PRIMARY KEY".
fn is_declared_integer(column: &Column) -> bool {
    match &column.sql_types.sqlite {
        Some(sql) => sql.eq_ignore_ascii_case("INTEGER"),
        None => column.type_ == ColumnType::Integer && column.nullability == Nullability::NotNull,
    }
}
