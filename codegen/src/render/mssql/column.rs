//! Columns of SQL Server.

use super::super::column::{self, ColumnText};
use crate::{
    dialect::Dialect,
    schema::{Column, GeneratedStorage, Nullability, TableName, naming::default_name},
    sql::writer::Statement,
};

/// A column, with NULL said as well: what stands for nothing depends on a setting of the connection.
///
/// Source: SQL Server, "SET `ANSI_NULL_DFLT_ON`".
pub(super) fn text(column: &Column, table: &TableName, columns: &[Column]) -> ColumnText {
    let mut text = ColumnText::new(column, Dialect::Mssql);
    if column.generated.is_some() {
        return computed(column, columns, text);
    }
    let rest = &mut text.rest;
    collation(column, rest);
    rest.words(if column.auto_increment.is_some() { "IDENTITY(1, 1)" } else { "" });
    rest.words(null_words(column));
    if column.default.is_some() {
        // A default is a constraint here: without a name of ours no script could drop it.
        rest.words("CONSTRAINT").identifier(&default_name(table, &column.name));
        column::default(column, columns, rest);
    }
    text
}

/// Appends `COLLATE …`, if the column has a collation.
pub(super) fn collation<'o>(column: &Column, out: &'o mut Statement) -> &'o mut Statement {
    match &column.collation.mssql {
        Some(collation) => out.words("COLLATE").bare_word(collation),
        None => out,
    }
}

/// Whether the column takes NULL.
pub(super) fn null_words(column: &Column) -> &'static str {
    match column.nullability {
        Nullability::NotNull => "NOT NULL",
        Nullability::Nullable => "NULL",
    }
}

/// A computed column has no declared type, so the expression is cast to it.
fn computed(column: &Column, columns: &[Column], mut text: ColumnText) -> ColumnText {
    let Some(generated) = &column.generated else { return text };
    let mut type_ = Statement::new(Dialect::Mssql);
    type_.words("AS (CAST(").value(&generated.expression, columns, &column.type_);
    type_.words("AS").part(&text.type_).mark("))");
    match generated.storage {
        GeneratedStorage::Stored => {
            type_.words("PERSISTED");
            column::nullability(column, &mut type_);
        }
        GeneratedStorage::Virtual => {}
    }
    text.type_ = type_;
    text
}
