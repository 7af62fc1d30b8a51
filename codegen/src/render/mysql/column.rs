//! Columns of MySQL and MariaDB.

use super::super::column::{self, ColumnText};
use crate::{
    dialect::Dialect, schema::Column, sql::writer::Statement, stored::lowered::without_on_update,
};

/// A column of a table that is made here, with the usual collation. The clauses of a generated one stand in another order, and without `NOT NULL`, which MariaDB
/// refuses there.
///
/// Source: MySQL 8.4, "CREATE TABLE and Generated Columns"; MariaDB, "Generated Columns".
pub(super) fn text(column: &Column, columns: &[Column]) -> ColumnText {
    collated(column, columns, column.collation.mysql.as_deref())
}

/// A column of a table that is there. Somebody else may have made that with another default collation, which a
/// text would take that names none. A collation brings its character set along.
///
/// Source: MySQL 8.4, "Column Character Set and Collation"; MariaDB, "Setting Character Sets and Collations".
pub(super) fn text_in_any_table(column: &Column, columns: &[Column]) -> ColumnText {
    let usual = takes_default(column).then_some(Dialect::Mysql.storage().usual_collation);
    collated(column, columns, column.collation.mysql.as_deref().or(usual))
}

fn collated(column: &Column, columns: &[Column], collation: Option<&str>) -> ColumnText {
    let mut text = ColumnText::new(column, Dialect::Mysql);
    let rest = &mut text.rest;
    if let Some(collation) = collation {
        rest.words("COLLATE").bare_word(collation);
    }
    if column.generated.is_some() {
        column::generated(column, columns, rest);
    } else {
        column::nullability(column, rest);
        default(column, columns, rest);
        on_update(column, rest);
        rest.words(if column.auto_increment.is_some() { "AUTO_INCREMENT" } else { "" });
    }
    if let Some(comment) = &column.comment {
        rest.words("COMMENT").text_literal(comment);
    }
    text
}

/// `ON UPDATE`, with as many digits as the type has.
///
/// Source: MySQL 8.4, "Automatic Initialization and Updating for TIMESTAMP and DATETIME".
fn on_update(column: &Column, out: &mut Statement) {
    let sql = column::sql_type(column, Dialect::Mysql);
    if !column.auto_update || without_on_update(&sql, Dialect::Mysql).1 {
        return;
    }
    let digits = sql.split_once('(').and_then(|(_, rest)| rest.split(')').next());
    let digits = digits.and_then(|digits| digits.trim().parse().ok());
    out.words("ON UPDATE CURRENT_TIMESTAMP").prefix(digits.filter(|digits| *digits > 0));
}

/// Whether the column takes the collation of its table if it names none: it is a text, and its type names no
/// character set.
///
/// Source: MySQL 8.4, "String Data Type Syntax", "The JSON Data Type"; MariaDB, "JSON Data Type" (`utf8mb4_bin`).
fn takes_default(column: &Column) -> bool {
    const TEXTS: [&str; 9] = [
        "char",
        "character",
        "varchar",
        "tinytext",
        "text",
        "mediumtext",
        "longtext",
        "enum",
        "set",
    ];
    const CHARACTER_SETS: [&str; 7] =
        [" character set", " charset", " collate", " ascii", " unicode", " byte", " binary"];
    let sql = column::sql_type(column, Dialect::Mysql).to_ascii_lowercase();
    // What stands in parentheses is a length, or the values of `ENUM` and `SET`.
    let (head, rest) = sql.split_once('(').unwrap_or((&sql, ""));
    let tail = rest.rsplit_once(')').map_or("", |(_, tail)| tail);
    let says = |clause: &&str| head.contains(*clause) || tail.contains(*clause);
    let first = head.split_whitespace().next().unwrap_or_default();
    TEXTS.contains(&first) && !CHARACTER_SETS.iter().any(says)
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
