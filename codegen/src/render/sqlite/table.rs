//! Tables of SQLite.

use super::{
    super::{RenderedStatement, Script, table},
    column, constraint,
};
use crate::{dialect::Dialect, plan::TableStep, sql::writer::Statement};

/// `CREATE TABLE`. The database keeps no comments, so they stand in the file.
pub(super) fn create(step: &TableStep, out: &mut Script) {
    write("CREATE TABLE", step, out);
}

/// `CREATE TABLE IF NOT EXISTS`.
pub(super) fn create_if_missing(step: &TableStep, out: &mut Script) {
    write("CREATE TABLE IF NOT EXISTS", step, out);
}

fn write(words: &'static str, step: &TableStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Sqlite);
    let columns = step.table.columns.iter();
    let columns: Vec<_> = columns.map(|column| column::text(column, &step.table)).collect();
    statement.words(words).name(&step.name);
    table::body(&columns, &constraint::clauses(&step.table), &mut statement);
    let comment = step.table.comment.as_deref().unwrap_or_default();
    let statement = RenderedStatement::of("table", &step.name, statement).with_note(comment);
    out.statements.push(statement);
}
