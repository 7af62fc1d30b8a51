//! Columns of SQL Server.

use super::super::column::{self, ColumnText};
use crate::{
    dialect::Dialect,
    schema::{Column, GeneratedStorage, Nullability, TableName, naming::default_name},
    sql::{scalar, writer::Statement},
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
    if let Some(collation) = &column.collation.mssql {
        rest.words("COLLATE").bare_word(collation);
    }
    if column.auto_increment.is_some() {
        rest.words("IDENTITY(1, 1)");
    }
    rest.words(match column.nullability {
        Nullability::NotNull => "NOT NULL",
        Nullability::Nullable => "NULL",
    });
    if column.default.is_some() {
        // A default is a constraint here: without a name of ours no script could drop it.
        rest.words("CONSTRAINT").identifier(&default_name(table, &column.name));
        column::default(column, columns, rest);
    }
    text
}

/// A computed column has no declared type, so the expression is cast to it.
fn computed(column: &Column, columns: &[Column], mut text: ColumnText) -> ColumnText {
    let Some(generated) = &column.generated else { return text };
    let mut type_ = Statement::new(Dialect::Mssql);
    type_.words("AS (CAST(");
    scalar::value(&generated.expression, columns, &column.type_, &mut type_);
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
