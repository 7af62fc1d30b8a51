//! Statements that change rows: data steps of the spec, and renamed values.

use super::Script;
use crate::plan::{MapStep, RunDataStep};

/// The statements of a data step, as the spec has them.
pub(super) fn run(step: &RunDataStep, out: &mut Script) {
    let sql = step.sql.trim();
    if !sql.is_empty() {
        out.headed("data step of the spec", |out| out.raw(sql)).with_note(&step.name).alone();
    }
}

/// `UPDATE table SET column = CASE column WHEN before THEN after … ELSE column END WHERE column IN (before, …)`
pub(super) fn map_values(step: &MapStep, out: &mut Script) {
    out.push("values of table", &step.table, |sql| {
        sql.words("UPDATE").name(&step.table).line(0);
        sql.words("SET").name(&step.column).words("= CASE").name(&step.column);
        for value in &step.values {
            sql.line(1).words("WHEN").text_literal(&value.before);
            sql.words("THEN").text_literal(&value.after);
        }
        sql.line(1).words("ELSE").name(&step.column).words("END").line(0);
        sql.words("WHERE").name(&step.column).words("IN");
        sql.texts(step.values.iter().map(|value| value.before.as_str()))
    });
}
