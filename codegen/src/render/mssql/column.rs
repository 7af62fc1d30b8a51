//! Columns of SQL Server.

use super::super::{
    column::{self, ColumnText},
    scalar,
    writer::Statement,
};
use crate::{
    dialect::Dialect,
    plan::TableStep,
    schema::{Column, GeneratedStorage, Nullability, naming::stable_name},
};

/// A column, with NULL said as well: what stands for nothing depends on a setting of the connection.
///
/// Source: SQL Server, "SET `ANSI_NULL_DFLT_ON`".
pub(super) fn text(column: &Column, step: &TableStep) -> ColumnText {
    let mut text = ColumnText::new(column, Dialect::Mssql);
    if column.generated.is_some() {
        return computed(column, step, text);
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
        // A default is a constraint here; without a name of ours it could not be dropped by script.
        let name = stable_name(&["df", step.name.as_str(), column.name.as_str()]);
        rest.words("CONSTRAINT").identifier(&name);
        column::default(column, &step.table.columns, rest);
    }
    text
}

/// A computed column has no declared type, so the expression is cast to it.
fn computed(column: &Column, step: &TableStep, mut text: ColumnText) -> ColumnText {
    let Some(generated) = &column.generated else { return text };
    let mut type_ = Statement::new(Dialect::Mssql);
    type_.words("AS (CAST(");
    scalar::value(&generated.expression, &step.table.columns, &column.type_, &mut type_);
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
