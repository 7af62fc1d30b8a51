//! What SQLite's `ALTER TABLE` can do, and the other steps that only SQLite has.

use super::{
    super::{RenderedStatement, Script, constraint, table as shared_table, writer::Statement},
    column, guard, rebuild, search,
};
use crate::{
    dialect::Dialect,
    plan::{AddedColumn, SqliteStep},
    schema::{Table, TableName},
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
        SqliteStep::IgnoreChecks => {
            let statement = words("PRAGMA ignore_check_constraints = ON");
            let statement = RenderedStatement::headed("checks wait for the new tables", statement);
            out.statements.push(statement);
        }
        SqliteStep::EnforceChecks(_) => {
            let statement = words("PRAGMA ignore_check_constraints = OFF");
            out.statements.push(RenderedStatement::headed("checks no longer wait", statement));
        }
        SqliteStep::VerifyChecks(tables) => guard::checks(tables, out),
        SqliteStep::RebuildTable(step) => rebuild::rebuild(step, out),
        SqliteStep::DropColumn(table, column) => {
            let mut statement = alter(table);
            statement.words("DROP COLUMN").name(column);
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
