//! What SQLite's `ALTER TABLE` can do, and the other steps that only SQLite has.

use super::{
    super::{
        RenderedStatement, Script, Unsupported, alter as shared_alter, constraint,
        table as shared_table,
    },
    column,
    constraint::may_be_null,
    guard, rebuild, search,
};
use crate::{
    dialect::Dialect,
    plan::{AddedColumn, AlterColumnStep, Alteration, CheckStep, FilledColumn, SqliteStep},
    schema::{Nullability, Table, TableName},
    sql::{scalar, writer::Statement},
};

/// Appends the statements of one step.
pub(super) fn step(step: &SqliteStep, out: &mut Script) {
    match step {
        SqliteStep::RenameTable(name) => {
            let mut statement = alter(&name.before);
            statement.words("RENAME TO").name(&name.after);
            out.statements.push(RenderedStatement::of("table", &name.after, statement));
        }
        SqliteStep::RenameColumn(table, name) => {
            let mut statement = alter(table);
            statement.words("RENAME COLUMN").name(&name.before).words("TO").name(&name.after);
            out.statements.push(RenderedStatement::of("table", table, statement));
        }
        SqliteStep::AddColumn(added) => add_column(added, out),
        SqliteStep::FillColumn(filled) => fill_column(filled, out),
        SqliteStep::IgnoreChecks => {
            let statement = words("PRAGMA ignore_check_constraints = ON");
            let statement = RenderedStatement::headed("checks wait for the new tables", statement);
            out.statements.push(statement);
        }
        SqliteStep::EnforceChecks(_) => {
            let statement = words("PRAGMA ignore_check_constraints = OFF");
            out.statements.push(RenderedStatement::headed("checks no longer wait", statement));
        }
        SqliteStep::GuardView(view, end) => guard::view(view, *end, out),
        SqliteStep::VerifyChecks(tables) => guard::checks(tables, out),
        SqliteStep::RebuildTable(step) => rebuild::rebuild(step, out),
        SqliteStep::DropColumn(table, column) => {
            let mut statement = alter(table);
            statement.words("DROP COLUMN").name(&column.name);
            out.statements.push(RenderedStatement::of("table", table, statement));
        }
        SqliteStep::DropTable(name) => shared_table::drop(name, out),
        SqliteStep::RestoreSearchTriggers(step) => search::restore_triggers(step, out),
        SqliteStep::CheckForeignKeys(tables) => guard::foreign_keys(tables, out),
    }
}

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
fn add_column(added: &AddedColumn, out: &mut Script) {
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

/// Appends the statement for a check or for what may be NULL.
///
/// Source: SQLite 3.53.2, `src/parse.y`, `src/alter.c` (tried).
pub(super) fn alteration(step: &Alteration, out: &mut Script) -> Result<(), Unsupported> {
    match step {
        Alteration::DropCheck(step) => {
            shared_alter::drop_part(&step.table, "check", "DROP CONSTRAINT", &step.name, out);
        }
        Alteration::AddCheck(step) => add_check(step, out),
        Alteration::AlterColumn(step) => alter_column(step, out),
        // The planner never adds one here: tables are copied, or have steps of their own.
        Alteration::DropImplicitIndex(_)
        | Alteration::DropUnique(_)
        | Alteration::DropPrimaryKey(_)
        | Alteration::RenameTable(_)
        | Alteration::RenameColumn(_)
        | Alteration::RenameConstraint(_)
        | Alteration::RenameIndex(_)
        | Alteration::AddColumn(_)
        | Alteration::ReplaceColumn(..)
        | Alteration::RemakeTable(_)
        | Alteration::DropColumn(_)
        | Alteration::DropEmptiedTable(_)
        | Alteration::ReplacePrimaryKey(_)
        | Alteration::AddPrimaryKey(_)
        | Alteration::AddUnique(_)
        | Alteration::ExchangeCheck(_)
        | Alteration::SetTableComment(_) => return Err(Unsupported::new(Dialect::Sqlite, step)),
    }
    Ok(())
}

/// `ALTER TABLE … ADD CONSTRAINT … CHECK (…)`. The rows that are there are asked whether the condition `IS NOT
/// TRUE`, so where it may be NULL it says itself that this is right.
fn add_check(step: &CheckStep, out: &mut Script) {
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
fn alter_column(step: &AlterColumnStep, out: &mut Script) {
    let mut statement = alter(&step.table);
    statement.words("ALTER COLUMN").name(&step.after.name).words(match step.after.nullability {
        Nullability::Nullable => "DROP NOT NULL",
        Nullability::NotNull => "SET NOT NULL",
    });
    out.statements.push(RenderedStatement::of("column", &step.after.name, statement));
}

/// `UPDATE … SET … WHERE … IS NULL`
fn fill_column(filled: &FilledColumn, out: &mut Script) {
    let FilledColumn { table, column, value, columns } = filled;
    let mut statement = words("UPDATE");
    statement.name(table).words("SET").name(&column.name).words("=");
    scalar::value(value, columns, &column.type_, &mut statement);
    statement.words("WHERE").name(&column.name).words("IS NULL");
    out.statements.push(RenderedStatement::of("column", &column.name, statement));
}
