//! Columns of MySQL and MariaDB.

use super::super::column::{self, ColumnText};
use crate::{dialect::Dialect, schema::Column, sql::writer::Statement};

/// A column. The clauses of a generated one stand in another order, and without `NOT NULL`, which MariaDB
/// refuses there.
///
/// Source: MySQL 8.4, "CREATE TABLE and Generated Columns"; MariaDB, "Generated Columns".
pub(super) fn text(column: &Column, columns: &[Column]) -> ColumnText {
    let mut text = ColumnText::new(column, Dialect::Mysql);
    let rest = &mut text.rest;
    if let Some(collation) = &column.collation.mysql {
        rest.words("COLLATE").bare_word(collation);
    }
    if column.generated.is_some() {
        column::generated(column, columns, rest);
    } else {
        column::nullability(column, rest);
        default(column, columns, rest);
        rest.words(if column.auto_increment.is_some() { "AUTO_INCREMENT" } else { "" });
    }
    if let Some(comment) = &column.comment {
        rest.words("COMMENT").text_literal(comment);
    }
    text
}

/// The default; in parentheses also if it is a constant, where the type takes no other.
///
/// Source: MySQL 8.4, "Data Type Default Values" (BLOB, TEXT and JSON take only expressions).
fn default(column: &Column, columns: &[Column], out: &mut Statement) {
    match &column.default {
        Some(default) if column::is_bare(default, Dialect::Mysql) && wants_expression(column) => {
            out.words("DEFAULT (").value(default, columns, &column.type_).mark(")");
        }
        _ => column::default(column, columns, out),
    }
}

fn wants_expression(column: &Column) -> bool {
    let sql = column::sql_type(column, Dialect::Mysql).to_ascii_uppercase();
    sql.ends_with("TEXT") || sql.ends_with("BLOB") || sql == "JSON"
}
