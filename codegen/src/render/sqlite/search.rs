//! Full-text indexes of SQLite: an FTS5 table whose content is the indexed table, and the triggers that keep it
//! up to date.
//!
//! FTS5 does not know the values of a row before a change, so the triggers pass them: the `'delete'` command takes the
//! *old* values. Any other removal of a row leaves its words in the index. `REPLACE` deletes rows without firing triggers
//! unless `recursive_triggers` is on.
//!
//! Source: SQLite, "FTS5 Extension", "External Content Tables".

use super::super::Script;
use crate::{
    dialect::Dialect,
    plan::{
        ExistingRows, SearchStep,
        rebuild::{
            objects::{SEARCH_EVENTS, search_trigger_name},
            rowid::RowColumn,
        },
    },
    schema::SearchLanguage,
    sql::writer::Statement,
};

/// Creates the FTS5 table and its three triggers, and indexes existing rows.
pub(super) fn create(step: &SearchStep, out: &mut Script) {
    let row = RowColumn::of(&step.keys);
    let statement = out.push("full-text index", &step.name, |sql| virtual_table(step, &row, sql));
    statement.with_note(match row {
        RowColumn::Declared(_) => "",
        RowColumn::Hidden(_) | RowColumn::Unreachable => {
            "The table has no INTEGER PRIMARY KEY, so VACUUM may renumber its rows: rebuild the index\n\
             after it, with INSERT INTO the index (its own name) VALUES ('rebuild')."
        }
    });
    match step.rows {
        ExistingRows::None => {}
        ExistingRows::Possible => {
            out.more(|sql| {
                sql.words("INSERT INTO").name(&step.name);
                sql.words("(").name(&step.name).mark(")").words("VALUES ('rebuild')")
            });
        }
    }
    for trigger in triggers(step, &row) {
        out.more(|sql| sql.part(&trigger));
    }
}

/// Creates the triggers of an index whose table was rebuilt.
pub(super) fn restore_triggers(step: &SearchStep, out: &mut Script) {
    let [first, others @ ..] = triggers(step, &RowColumn::of(&step.keys));
    out.push("full-text index", &step.name, |sql| sql.part(&first));
    for other in others {
        out.more(|sql| sql.part(&other));
    }
}

fn triggers(step: &SearchStep, row: &RowColumn<'_>) -> [Statement; 3] {
    [
        trigger(step, "insert", "AFTER INSERT", |sql| insert_new(step, row, sql)),
        trigger(step, "delete", "AFTER DELETE", |sql| delete_old(step, row, sql)),
        trigger(step, "update", "AFTER UPDATE", |sql| {
            insert_new(step, row, delete_old(step, row, sql))
        }),
    ]
}

/// Drops the triggers first: without the index they would make every change of the table fail.
pub(super) fn drop(step: &SearchStep, out: &mut Script) {
    let name = |event| search_trigger_name(&step.name, event);
    let [first, others @ ..] = SEARCH_EVENTS;
    out.push("full-text index", &step.name, |sql| {
        sql.words("DROP TRIGGER").identifier(&name(first))
    });
    for other in others {
        out.more(|sql| sql.words("DROP TRIGGER").identifier(&name(other)));
    }
    out.more(|sql| sql.words("DROP TABLE").name(&step.name));
}

fn virtual_table<'o>(
    step: &SearchStep,
    row: &RowColumn<'_>,
    out: &'o mut Statement,
) -> &'o mut Statement {
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
    out.line(1).words("tokenize =").text_literal(tokenizer);
    out.line(0).mark(")")
}

fn trigger(
    step: &SearchStep,
    event: &str,
    words: &'static str,
    body: impl FnOnce(&mut Statement) -> &mut Statement,
) -> Statement {
    Statement::written(Dialect::Sqlite, |sql| {
        sql.words("CREATE TRIGGER").identifier(&search_trigger_name(&step.name, event));
        sql.words(words).words("ON").name(&step.table).line(0).words("FOR EACH ROW BEGIN");
        body(sql).line(0).words("END")
    })
}

fn insert_new<'o>(
    step: &SearchStep,
    row: &RowColumn<'_>,
    out: &'o mut Statement,
) -> &'o mut Statement {
    out.line(1).words("INSERT INTO").name(&step.name).words("(rowid");
    columns(step, out);
    out.line(1).words("VALUES (");
    values(step, row, "new.", out)
}

fn delete_old<'o>(
    step: &SearchStep,
    row: &RowColumn<'_>,
    out: &'o mut Statement,
) -> &'o mut Statement {
    out.line(1).words("INSERT INTO").name(&step.name);
    out.words("(").name(&step.name).mark(", rowid");
    columns(step, out);
    out.line(1).words("VALUES ('delete', ");
    values(step, row, "old.", out)
}

fn columns(step: &SearchStep, out: &mut Statement) {
    for column in &step.index.columns {
        out.mark(",").name(column);
    }
    out.mark(")");
}

fn values<'o>(
    step: &SearchStep,
    row: &RowColumn<'_>,
    of: &'static str,
    out: &'o mut Statement,
) -> &'o mut Statement {
    out.words(of).attached(row.name());
    for column in &step.index.columns {
        out.mark(",").words(of).attached(column.as_str());
    }
    out.mark(");")
}
