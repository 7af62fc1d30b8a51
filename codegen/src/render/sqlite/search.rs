//! Full-text indexes of SQLite: an FTS5 table whose content is the indexed table, and the triggers that keep it
//! up to date.
//!
//! FTS5 cannot see what a row held before a change, so each trigger passes it: the `'delete'` command takes the
//! *old* values, and any other way of removing a row leaves its words in the index for ever. `REPLACE` deletes rows
//! without firing triggers unless `recursive_triggers` is on.
//!
//! Source: SQLite, "FTS5 Extension", "External Content Tables".

use super::super::{RenderedStatement, Script};
use crate::{
    dialect::Dialect,
    plan::{
        ExistingRows, SearchStep,
        rebuild::{
            objects::{SEARCH_EVENTS, search_trigger_name},
            rowid::RowColumn,
        },
    },
    schema::{SearchLanguage, expression::Literal},
    sql::writer::Statement,
};

/// The FTS5 table, its three triggers, and a first build if there may be rows.
pub(super) fn create(step: &SearchStep, out: &mut Script) {
    let row = RowColumn::of(&step.keys);
    let statement = RenderedStatement::of("full-text index", &step.name, virtual_table(step, &row));
    out.statements.push(match row {
        RowColumn::Declared(_) => statement,
        RowColumn::Hidden(_) | RowColumn::Unreachable => statement.with_note(
            "The table has no INTEGER PRIMARY KEY, so VACUUM may renumber its rows: rebuild the index\n\
             after it, with INSERT INTO the index (its own name) VALUES ('rebuild').",
        ),
    });
    match step.rows {
        ExistingRows::None => {}
        ExistingRows::Possible => {
            let mut statement = insert(step);
            statement.words("(").name(&step.name).mark(")").words("VALUES ('rebuild')");
            out.statements.push(RenderedStatement::more(statement));
        }
    }
    let triggers = triggers(step, &row);
    out.statements.extend(triggers.into_iter().map(RenderedStatement::more));
}

/// The triggers of an index that stayed while its table was made anew.
pub(super) fn restore_triggers(step: &SearchStep, out: &mut Script) {
    let triggers = triggers(step, &RowColumn::of(&step.keys));
    for (position, statement) in triggers.into_iter().enumerate() {
        out.statements.push(if position == 0 {
            RenderedStatement::of("full-text index", &step.name, statement)
        } else {
            RenderedStatement::more(statement)
        });
    }
}

fn triggers(step: &SearchStep, row: &RowColumn<'_>) -> [Statement; 3] {
    let mut inserted = trigger(step, "insert", "AFTER INSERT");
    inserted.line(0).words("FOR EACH ROW BEGIN");
    insert_new(step, row, &mut inserted);
    let mut deleted = trigger(step, "delete", "AFTER DELETE");
    deleted.line(0).words("FOR EACH ROW BEGIN");
    delete_old(step, row, &mut deleted);
    let mut updated = trigger(step, "update", "AFTER UPDATE");
    updated.line(0).words("FOR EACH ROW BEGIN");
    delete_old(step, row, &mut updated);
    insert_new(step, row, &mut updated);
    [inserted, deleted, updated].map(|mut statement| {
        statement.line(0).words("END");
        statement
    })
}

/// The triggers go first: without the index they would make every change of the table fail.
pub(super) fn drop(step: &SearchStep, out: &mut Script) {
    let mut is_first = true;
    for event in SEARCH_EVENTS {
        let mut statement = Statement::new(Dialect::Sqlite);
        statement.words("DROP TRIGGER").identifier(&search_trigger_name(&step.name, event));
        out.statements.push(if is_first {
            RenderedStatement::of("full-text index", &step.name, statement)
        } else {
            RenderedStatement::more(statement)
        });
        is_first = false;
    }
    let mut statement = Statement::new(Dialect::Sqlite);
    statement.words("DROP TABLE").name(&step.name);
    out.statements.push(RenderedStatement::more(statement));
}

fn virtual_table(step: &SearchStep, row: &RowColumn<'_>) -> Statement {
    let mut out = Statement::new(Dialect::Sqlite);
    out.words("CREATE VIRTUAL TABLE").name(&step.name).words("USING fts5 (");
    for column in &step.index.columns {
        out.line(1).name(column).mark(",");
    }
    let tokenizer = match step.index.language {
        SearchLanguage::Simple => "unicode61",
        SearchLanguage::English => "porter unicode61",
    };
    out.line(1).words("content =").text_literal(step.table.as_str()).mark(",");
    out.line(1).words("content_rowid =").text_literal(row.name()).mark(",");
    out.line(1).words("tokenize =").literal(&Literal::Text(tokenizer.to_owned()));
    out.line(0).mark(")");
    out
}

fn trigger(step: &SearchStep, event: &str, words: &'static str) -> Statement {
    let mut out = Statement::new(Dialect::Sqlite);
    out.words("CREATE TRIGGER").identifier(&search_trigger_name(&step.name, event));
    out.words(words);
    out.words("ON").name(&step.table);
    out
}

fn insert(step: &SearchStep) -> Statement {
    let mut out = Statement::new(Dialect::Sqlite);
    out.words("INSERT INTO").name(&step.name);
    out
}

fn insert_new(step: &SearchStep, row: &RowColumn<'_>, out: &mut Statement) {
    out.line(1).part(&insert(step)).words("(rowid");
    columns(step, out);
    out.line(1).words("VALUES (");
    values(step, row, "new.", out);
}

fn delete_old(step: &SearchStep, row: &RowColumn<'_>, out: &mut Statement) {
    out.line(1).part(&insert(step)).words("(").name(&step.name).mark(", rowid");
    columns(step, out);
    out.line(1).words("VALUES ('delete', ");
    values(step, row, "old.", out);
}

fn columns(step: &SearchStep, out: &mut Statement) {
    for column in &step.index.columns {
        out.mark(",").name(column);
    }
    out.mark(")");
}

fn values(step: &SearchStep, row: &RowColumn<'_>, of: &'static str, out: &mut Statement) {
    out.words(of).attached(row.name());
    for column in &step.index.columns {
        out.mark(",").words(of).attached(column.as_str());
    }
    out.mark(");");
}
