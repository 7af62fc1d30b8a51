//! What SQLite's `ALTER TABLE` can do, and the other steps that only SQLite has.

use super::{
    super::{Script, alter as shared_alter, constraint},
    column,
    constraint::may_be_null,
};
use crate::{
    dialect::Dialect,
    plan::{AlterColumnStep, CheckStep, ColumnStep, FilledColumn, RenameColumnStep},
    schema::{Nullability, Table},
};

/// `ALTER TABLE … ADD COLUMN …`, with its foreign keys and checks behind it.
pub(super) fn add_column(added: &ColumnStep, out: &mut Script) {
    let table = Table {
        columns: added.columns.clone(),
        foreign_keys: added.foreign_keys.iter().cloned().collect(),
        checks: added.checks.iter().cloned().collect(),
        ..Table::default()
    };
    let text = column::text(&added.column, &table);
    let statement = out.push("table", &added.table, |sql| {
        sql.alter_table(&added.table).words("ADD COLUMN").column(&text);
        for clause in constraint::column_clauses(&table, Dialect::Sqlite) {
            sql.line(1).part(&clause);
        }
        sql
    });
    statement.with_note(text.comment.as_deref().unwrap_or_default());
}

/// `ALTER TABLE … RENAME COLUMN …`
pub(super) fn rename_column(step: &RenameColumnStep, out: &mut Script) {
    out.push("table", &step.table, |sql| {
        sql.alter_table(&step.table).words("RENAME COLUMN").name(&step.before);
        sql.words("TO").name(&step.after)
    });
}

/// `ALTER TABLE … DROP COLUMN …`
pub(super) fn drop_column(step: &ColumnStep, out: &mut Script) {
    out.push("table", &step.table, |sql| {
        sql.alter_table(&step.table).words("DROP COLUMN").name(&step.column.name)
    });
}

/// `ALTER TABLE … ADD CONSTRAINT … CHECK (…)`. SQLite refuses existing rows for which the condition `IS NOT TRUE`, so a
/// condition that may be NULL explicitly accepts NULL.
///
/// Source: SQLite 3.53.2, `src/parse.y`, `src/alter.c` (tried).
pub(super) fn add_check(step: &CheckStep, out: &mut Script) {
    if !may_be_null(&step.check.expression, &step.columns) {
        return shared_alter::add_check(step, out);
    }
    let statement = out.push("check", &step.name, |sql| {
        sql.alter_table(&step.table).line(1).words("ADD CONSTRAINT").name(&step.name);
        sql.words("CHECK ((").condition(&step.check.expression, &step.columns);
        sql.mark(") IS NOT FALSE)")
    });
    statement.with_note(
        "NULL passes a check, but ADD CONSTRAINT would refuse a row for which it is NULL.",
    );
}

/// `ALTER TABLE … ALTER COLUMN … SET NOT NULL`, or `DROP NOT NULL`.
///
/// Source: as for [`add_check`].
pub(super) fn alter_column(step: &AlterColumnStep, out: &mut Script) {
    let column = &step.after;
    out.push("column", &column.name, |sql| {
        sql.alter_table(&step.table).words("ALTER COLUMN").name(&column.name);
        sql.words(match column.nullability {
            Nullability::Nullable => "DROP NOT NULL",
            Nullability::NotNull => "SET NOT NULL",
        })
    });
}

/// `UPDATE … SET … WHERE … IS NULL`
pub(super) fn fill_column(filled: &FilledColumn, out: &mut Script) {
    let FilledColumn { table, column, value, columns } = filled;
    out.push("column", &column.name, |sql| {
        sql.words("UPDATE").name(table).words("SET").name(&column.name).words("=");
        sql.value(value, columns, &column.type_).words("WHERE").name(&column.name);
        sql.words("IS NULL")
    });
}
