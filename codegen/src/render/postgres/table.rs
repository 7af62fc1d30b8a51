//! Tables of PostgreSQL.

use super::{
    super::{RenderedStatement, Script, constraint, table, writer::Statement},
    column,
};
use crate::{
    dialect::Dialect,
    plan::TableStep,
    schema::{ColumnName, TableName},
};

/// `CREATE TABLE` and its comments.
pub(super) fn create(step: &TableStep, out: &mut Script) {
    write("CREATE TABLE", step, out);
}

/// `CREATE TABLE IF NOT EXISTS` and its comments.
pub(super) fn create_if_missing(step: &TableStep, out: &mut Script) {
    write("CREATE TABLE IF NOT EXISTS", step, out);
}

fn write(words: &'static str, step: &TableStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Postgres);
    let columns = step.table.columns.iter();
    let columns: Vec<_> = columns.map(|column| column::text(column, &step.table.columns)).collect();
    statement.words(words).name(&step.name);
    let constraints = constraint::clauses(&step.table, Dialect::Postgres);
    table::body(&columns, &constraints, &mut statement);
    out.statements.push(RenderedStatement::of("table", &step.name, statement));
    if let Some(comment) = &step.table.comment {
        out.statements.push(RenderedStatement::more(comment_on_table(&step.name, Some(comment))));
    }
    for column in &step.table.columns {
        if let Some(comment) = &column.comment {
            let statement = comment_on_column(&step.name, &column.name, Some(comment));
            out.statements.push(RenderedStatement::more(statement));
        }
    }
}

/// `COMMENT ON TABLE …`, which removes the comment if there is none.
pub(super) fn comment_on_table(table: &TableName, comment: Option<&String>) -> Statement {
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("COMMENT ON TABLE").name(table);
    is_comment(comment, &mut statement);
    statement
}

/// `COMMENT ON COLUMN …`, which removes the comment if there is none.
pub(super) fn comment_on_column(
    table: &TableName,
    column: &ColumnName,
    comment: Option<&String>,
) -> Statement {
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("COMMENT ON COLUMN").name(table).mark(".").attached(column.as_str());
    is_comment(comment, &mut statement);
    statement
}

fn is_comment(comment: Option<&String>, out: &mut Statement) {
    out.words("IS");
    match comment {
        Some(comment) => out.text_literal(comment),
        None => out.words("NULL"),
    };
}
