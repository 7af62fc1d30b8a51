//! Tables of PostgreSQL.

use super::{
    super::{RenderedStatement, Script, alter, constraint, table},
    column,
};
use crate::{
    dialect::Dialect,
    plan::{TableCommentStep, TableStep},
    schema::{ColumnName, ConstraintName, Table, TableName, UniqueConstraint},
    sql::writer::Statement,
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
    let (own, repeated) = without_repeated_keys(&step.table);
    let constraints = constraint::clauses(&own, Dialect::Postgres);
    table::body(&columns, &constraints, &mut statement);
    out.statements.push(RenderedStatement::of("table", &step.name, statement));
    for (name, key) in repeated {
        let mut statement = alter::table(&step.name, Dialect::Postgres);
        statement.words("ADD").part(&constraint::unique_key(name, key, Dialect::Postgres));
        out.statements.push(RenderedStatement::more(statement));
    }
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

/// The table without the unique constraints over the columns of another key, and those: `CREATE TABLE` leaves
/// such a constraint out without a word, `ALTER TABLE` makes it.
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

/// `COMMENT ON TABLE …` for a table that is there.
pub(super) fn set_comment(step: &TableCommentStep, out: &mut Script) {
    let statement = comment_on_table(&step.table, step.after.as_ref());
    out.statements.push(RenderedStatement::of("comment of table", &step.table, statement));
}

/// `COMMENT ON TABLE …`, which removes the comment if there is none.
fn comment_on_table(table: &TableName, comment: Option<&String>) -> Statement {
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
