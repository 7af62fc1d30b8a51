//! Statements that change rows: data steps of the spec, and renamed values.

use super::{RenderedStatement, Script};
use crate::{
    plan::{MapStep, RunDataStep},
    sql::writer::Statement,
};

/// The statements of a data step, as the spec has them.
pub(super) fn run(step: &RunDataStep, out: &mut Script) {
    let sql = step.sql.trim();
    if sql.is_empty() {
        return;
    }
    let mut statement = Statement::new(out.dialect);
    statement.raw(sql);
    let headed = RenderedStatement::headed("data step of the spec", statement);
    out.statements.push(headed.with_note(&step.name).alone());
}

/// `UPDATE table SET column = CASE column WHEN before THEN after … ELSE column END WHERE column IN (before, …)`
pub(super) fn map_values(step: &MapStep, out: &mut Script) {
    let mut statement = Statement::new(out.dialect);
    statement.words("UPDATE").name(&step.table).line(0);
    statement.words("SET").name(&step.column).words("= CASE").name(&step.column);
    for value in &step.values {
        statement.line(1).words("WHEN").text_literal(&value.before);
        statement.words("THEN").text_literal(&value.after);
    }
    statement.line(1).words("ELSE").name(&step.column).words("END").line(0);
    statement.words("WHERE").name(&step.column).words("IN (");
    statement.separated(&step.values, |statement, value| {
        statement.text_literal(&value.before);
    });
    statement.mark(")");
    out.statements.push(RenderedStatement::of("values of table", &step.table, statement));
}
