//! Tables of SQLite.

use super::{
    super::{Script, table as shared_table},
    column, constraint,
};
use crate::{
    plan::TableStep,
    schema::{Table, TableName},
    sql::writer::Statement,
};

/// A table. The database keeps no comments, so they stand in the file.
pub(super) fn create(words: &'static str, step: &TableStep, out: &mut Script) {
    let comment = step.table.comment.as_deref().unwrap_or_default();
    let statement =
        out.push("table", &step.name, |sql| definition(words, &step.name, &step.table, sql));
    statement.with_note(comment);
}

/// Appends the statement that creates `table` under `name`.
pub(super) fn definition<'o>(
    words: &'static str,
    name: &TableName,
    table: &Table,
    out: &'o mut Statement,
) -> &'o mut Statement {
    let texts = table.columns.iter().map(|column| column::text(column, table));
    shared_table::body(texts, &constraint::clauses(table), out.words(words).name(name))
}
