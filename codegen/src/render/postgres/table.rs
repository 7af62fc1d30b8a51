//! Tables of PostgreSQL.

use super::{
    super::{Script, constraint, table},
    column,
};
use crate::{
    dialect::Dialect,
    plan::{TableCommentStep, TableStep},
    schema::{Column, ColumnName, ConstraintName, Table, TableName, UniqueConstraint},
    sql::writer::Statement,
};

/// A table and its comments.
pub(super) fn create(words: &'static str, step: &TableStep, out: &mut Script) {
    let columns = &step.table.columns;
    let texts = columns.iter().map(|column| column::text(column, columns));
    let (own, repeated) = without_repeated_keys(&step.table);
    out.push("table", &step.name, |sql| {
        let constraints = constraint::clauses(&own, Dialect::Postgres);
        table::body(texts, &constraints, sql.words(words).name(&step.name))
    });
    for (name, key) in repeated {
        let clause = constraint::unique_key(name, key, Dialect::Postgres);
        out.more(|sql| sql.alter_table(&step.name).words("ADD").part(&clause));
    }
    if let Some(comment) = step.table.comment.as_deref() {
        out.more(|sql| comment_on_table(&step.name, Some(comment), sql));
    }
    for column in columns {
        comment_on_new_column(&step.name, column, out);
    }
}

/// The comment of a column that has just been created, if it has one.
pub(super) fn comment_on_new_column(table: &TableName, column: &Column, out: &mut Script) {
    if let Some(comment) = column.comment.as_deref() {
        out.more(|sql| comment_on_column(table, &column.name, Some(comment), sql));
    }
}

/// The table without the unique constraints that have the same columns as another key, and those constraints. Unlike
/// `ALTER TABLE`, `CREATE TABLE` silently ignores such a constraint.
///
/// Source: PostgreSQL 16, `transformIndexConstraints` in `parse_utilcmd.c`; tried on 15.
fn without_repeated_keys(table: &Table) -> (Table, Vec<(&ConstraintName, &UniqueConstraint)>) {
    let mut seen: Vec<&[ColumnName]> =
        table.primary_key.iter().map(|key| key.columns.as_slice()).collect();
    let mut repeated = Vec::new();
    for (name, unique) in &table.unique_constraints {
        if seen.contains(&unique.columns.as_slice()) {
            repeated.push((name, unique));
        } else {
            seen.push(&unique.columns);
        }
    }
    let mut own = table.clone();
    own.unique_constraints.retain(|name, _| repeated.iter().all(|(other, _)| *other != name));
    (own, repeated)
}

/// `COMMENT ON TABLE …` for an existing table.
pub(super) fn set_comment(step: &TableCommentStep, out: &mut Script) {
    out.push("comment of table", &step.table, |sql| {
        comment_on_table(&step.table, step.after.as_deref(), sql)
    });
}

/// `COMMENT ON TABLE …`, which removes the comment if there is none.
fn comment_on_table<'o>(
    table: &TableName,
    comment: Option<&str>,
    out: &'o mut Statement,
) -> &'o mut Statement {
    is_comment(comment, out.words("COMMENT ON TABLE").name(table))
}

/// `COMMENT ON COLUMN …`, which removes the comment if there is none.
pub(super) fn comment_on_column<'o>(
    table: &TableName,
    column: &ColumnName,
    comment: Option<&str>,
    out: &'o mut Statement,
) -> &'o mut Statement {
    out.words("COMMENT ON COLUMN").name(table).mark(".").attached(column.as_str());
    is_comment(comment, out)
}

fn is_comment<'o>(comment: Option<&str>, out: &'o mut Statement) -> &'o mut Statement {
    match comment {
        Some(comment) => out.words("IS").text_literal(comment),
        None => out.words("IS NULL"),
    }
}
