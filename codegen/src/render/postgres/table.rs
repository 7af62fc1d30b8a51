//! Tables of PostgreSQL.

use super::{
    super::{RenderedStatement, Script, constraint, table, writer::Statement},
    column,
};
use crate::{dialect::Dialect, plan::TableStep};

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
    let columns: Vec<_> = columns.map(|column| column::text(column, &step.table)).collect();
    statement.words(words).name(&step.name);
    let constraints = constraint::clauses(&step.table, Dialect::Postgres);
    table::body(&columns, &constraints, &mut statement);
    out.statements.push(RenderedStatement::of("table", &step.name, statement));
    if let Some(comment) = &step.table.comment {
        let mut statement = Statement::new(Dialect::Postgres);
        statement.words("COMMENT ON TABLE").name(&step.name).words("IS").text_literal(comment);
        out.statements.push(RenderedStatement::more(statement));
    }
    for column in &step.table.columns {
        if let Some(comment) = &column.comment {
            let mut statement = Statement::new(Dialect::Postgres);
            statement.words("COMMENT ON COLUMN").name(&step.name).mark(".");
            statement.attached(column.name.as_str()).words("IS").text_literal(comment);
            out.statements.push(RenderedStatement::more(statement));
        }
    }
}
