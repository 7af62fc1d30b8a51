//! Tables of MySQL and MariaDB.

use super::{
    super::{RenderedStatement, Script, constraint, table},
    column,
};
use crate::{dialect::Dialect, plan::TableStep, sql::writer::Statement};

/// `CREATE TABLE`.
pub(super) fn create(step: &TableStep, out: &mut Script) {
    write("CREATE TABLE", step, out);
}

/// `CREATE TABLE IF NOT EXISTS`.
pub(super) fn create_if_missing(step: &TableStep, out: &mut Script) {
    write("CREATE TABLE IF NOT EXISTS", step, out);
}

/// The engine that has foreign keys, all of Unicode, and a collation that tells apart what the other
/// databases tell apart.
fn write(words: &'static str, step: &TableStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Mysql);
    let columns = step.table.columns.iter();
    let columns: Vec<_> = columns.map(|column| column::text(column, &step.table.columns)).collect();
    statement.words(words).name(&step.name);
    table::body(&columns, &constraint::clauses(&step.table, Dialect::Mysql), &mut statement);
    statement.words("ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin");
    if let Some(comment) = &step.table.comment {
        statement.line(1).words("COMMENT =").text_literal(comment);
    }
    out.statements.push(RenderedStatement::of("table", &step.name, statement));
}
