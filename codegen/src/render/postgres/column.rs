//! Columns of PostgreSQL.

use super::{
    super::column::{self, ColumnText},
    numbering,
};
use crate::{
    dialect::Dialect,
    schema::{AutoIncrement, Column, ColumnType},
    sql::writer::Statement,
    stored::read::read_sql_type,
};

/// A column. Comments are statements of their own.
pub(super) fn text(column: &Column, columns: &[Column]) -> ColumnText {
    let mut text = ColumnText::new(column, Dialect::Postgres);
    if let Some(keyword) = serial(column) {
        text.type_ = Statement::written(Dialect::Postgres, |sql| sql.words(keyword));
    }
    let rest = &mut text.rest;
    if let Some(collation) = &column.collation.postgres {
        rest.words("COLLATE").identifier(collation);
    }
    column::nullability(column, rest);
    column::default(column, columns, rest);
    if let Some(kind) = column.auto_increment.filter(|kind| *kind != AutoIncrement::Serial) {
        rest.words(numbering::generated(kind)).words("AS IDENTITY");
    }
    column::generated(column, columns, rest);
    text
}

/// The word for a type that is numbered by a sequence of the column's own.
///
/// Source: PostgreSQL 16, "Serial Types".
fn serial(column: &Column) -> Option<&'static str> {
    if column.auto_increment != Some(AutoIncrement::Serial) {
        return None;
    }
    let type_ = read_sql_type(Dialect::Postgres, &column::sql_type(column, Dialect::Postgres));
    let words = [
        (ColumnType::SmallInt, "SMALLSERIAL"),
        (ColumnType::Integer, "SERIAL"),
        (ColumnType::BigInt, "BIGSERIAL"),
    ];
    words.into_iter().find(|(it, _)| *it == type_).map(|(_, word)| word)
}
