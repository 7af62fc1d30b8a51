//! What SQLite's `ALTER TABLE` can do, and the other steps that only SQLite has.

use super::{
    super::{RenderedStatement, Script, alter as shared_alter, constraint},
    column,
    constraint::may_be_null,
};
use crate::{
    dialect::Dialect,
    plan::{AlterColumnStep, CheckStep, ColumnStep, FilledColumn, RenameColumnStep},
    schema::{Nullability, Table, TableName},
    sql::{scalar, writer::Statement},
};

fn words(words: &'static str) -> Statement {
    let mut statement = Statement::new(Dialect::Sqlite);
    statement.words(words);
    statement
}

fn alter(table: &TableName) -> Statement {
    let mut statement = words("ALTER TABLE");
    statement.name(table);
    statement
}

/// `ALTER TABLE … ADD COLUMN …`, with its foreign keys and checks behind it.
pub(super) fn add_column(added: &ColumnStep, out: &mut Script) {
    let table = Table {
        columns: added.columns.clone(),
        foreign_keys: added.foreign_keys.iter().cloned().collect(),
        checks: added.checks.iter().cloned().collect(),
        ..Table::default()
    };
    let text = column::text(&added.column, &table);
    let mut statement = alter(&added.table);
    statement.words("ADD COLUMN").part(&text.name).part(&text.type_);
    if !text.rest.as_str().is_empty() {
        statement.part(&text.rest);
    }
    for key in constraint::column_clauses(&table, Dialect::Sqlite) {
        statement.line(1).part(&key);
    }
    let note = text.comment.as_deref().unwrap_or_default();
    let rendered = RenderedStatement::of("table", &added.table, statement).with_note(note);
    out.statements.push(rendered);
}

/// `ALTER TABLE … RENAME COLUMN …`
pub(super) fn rename_column(step: &RenameColumnStep, out: &mut Script) {
    let mut statement = alter(&step.table);
    statement.words("RENAME COLUMN").name(&step.before).words("TO").name(&step.after);
    out.statements.push(RenderedStatement::of("table", &step.table, statement));
}

/// `ALTER TABLE … DROP COLUMN …`
pub(super) fn drop_column(step: &ColumnStep, out: &mut Script) {
    let mut statement = alter(&step.table);
    statement.words("DROP COLUMN").name(&step.column.name);
    out.statements.push(RenderedStatement::of("table", &step.table, statement));
}

/// `ALTER TABLE … ADD CONSTRAINT … CHECK (…)`. The rows that are there are asked whether the condition `IS NOT
/// TRUE`, so where it may be NULL it says itself that this is right.
///
/// Source: SQLite 3.53.2, `src/parse.y`, `src/alter.c` (tried).
pub(super) fn add_check(step: &CheckStep, out: &mut Script) {
    if !may_be_null(&step.check.expression, &step.columns) {
        return shared_alter::add_check(step, out);
    }
    let mut statement = alter(&step.table);
    statement.line(1).words("ADD CONSTRAINT").name(&step.name).words("CHECK ((");
    scalar::condition(&step.check.expression, &step.columns, &mut statement);
    statement.mark(") IS NOT FALSE)");
    let rendered = RenderedStatement::of("check", &step.name, statement);
    out.statements.push(rendered.with_note(
        "NULL passes a check, but ADD CONSTRAINT would refuse a row for which it is NULL.",
    ));
}

/// `ALTER TABLE … ALTER COLUMN … SET NOT NULL`, or `DROP NOT NULL`.
///
/// Source: as for [`add_check`].
pub(super) fn alter_column(step: &AlterColumnStep, out: &mut Script) {
    let mut statement = alter(&step.table);
    statement.words("ALTER COLUMN").name(&step.after.name).words(match step.after.nullability {
        Nullability::Nullable => "DROP NOT NULL",
        Nullability::NotNull => "SET NOT NULL",
    });
    out.statements.push(RenderedStatement::of("column", &step.after.name, statement));
}

/// `UPDATE … SET … WHERE … IS NULL`
pub(super) fn fill_column(filled: &FilledColumn, out: &mut Script) {
    let FilledColumn { table, column, value, columns } = filled;
    let mut statement = words("UPDATE");
    statement.name(table).words("SET").name(&column.name).words("=");
    scalar::value(value, columns, &column.type_, &mut statement);
    statement.words("WHERE").name(&column.name).words("IS NULL");
    out.statements.push(RenderedStatement::of("column", &column.name, statement));
}
