//! Full-text indexes of SQLite: an FTS5 table whose content is the indexed table, and the triggers that keep it
//! up to date.
//!
//! FTS5 cannot see what a row held before it changed, so each trigger tells it: the `'delete'` command
//! takes the *old* values, and any other way of removing a row leaves its words in the index for ever.
//! `REPLACE` deletes rows without firing triggers unless `recursive_triggers` is on.
//!
//! Source: SQLite, "FTS5 Extension", "External Content Tables".

use super::{
    super::{RenderedStatement, Script, writer::Statement},
    column,
};
use crate::{
    dialect::Dialect,
    plan::{ExistingRows, SearchStep},
    schema::{
        ColumnType, Nullability, SearchLanguage, Table, expression::Literal, naming::stable_name,
    },
};

/// The column by which the index finds a row.
enum RowColumn<'s> {
    /// A declared column that is the rowid.
    Declared(&'s str),
    /// The rowid under one of its own names.
    Hidden(&'s str),
}

impl<'s> RowColumn<'s> {
    fn of(table: &'s Table) -> Self {
        let key = table.primary_key.as_ref().map(|key| key.columns.as_slice());
        if let Some([name]) = key
            && let Some(column) = table.column(name)
            && (column::numbered_key(column, table).is_some() || is_declared_integer(column))
        {
            return Self::Declared(name.as_str());
        }
        let is_free = |name: &&str| {
            !table.columns.iter().any(|column| column.name.as_str().eq_ignore_ascii_case(name))
        };
        Self::Hidden(["rowid", "_rowid_", "oid"].into_iter().find(is_free).unwrap_or("rowid"))
    }

    fn name(&self) -> &str {
        let (Self::Declared(name) | Self::Hidden(name)) = self;
        name
    }
}

fn is_declared_integer(column: &crate::schema::Column) -> bool {
    match &column.sql_types.sqlite {
        Some(sql) => sql.eq_ignore_ascii_case("INTEGER"),
        None => column.type_ == ColumnType::Integer && column.nullability == Nullability::NotNull,
    }
}

/// The FTS5 table, its three triggers, and a first build if there may be rows.
pub(super) fn create(step: &SearchStep, out: &mut Script) {
    let row = RowColumn::of(&step.keys);
    let statement = RenderedStatement::of("full-text index", &step.name, virtual_table(step, &row));
    out.statements.push(match row {
        RowColumn::Declared(_) => statement,
        RowColumn::Hidden(_) => statement.with_note(
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
    let mut inserted = trigger(step, "insert", "AFTER INSERT");
    inserted.line(0).words("FOR EACH ROW BEGIN");
    insert_new(step, &row, &mut inserted);
    let mut deleted = trigger(step, "delete", "AFTER DELETE");
    deleted.line(0).words("FOR EACH ROW BEGIN");
    delete_old(step, &row, &mut deleted);
    let mut updated = trigger(step, "update", "AFTER UPDATE");
    updated.line(0).words("FOR EACH ROW BEGIN");
    delete_old(step, &row, &mut updated);
    insert_new(step, &row, &mut updated);
    for mut statement in [inserted, deleted, updated] {
        statement.line(0).words("END");
        out.statements.push(RenderedStatement::more(statement));
    }
}

/// The triggers go first: without the index they would make every change of the table fail.
pub(super) fn drop(step: &SearchStep, out: &mut Script) {
    let mut is_first = true;
    for event in ["insert", "delete", "update"] {
        let mut statement = Statement::new(Dialect::Sqlite);
        statement.words("DROP TRIGGER").identifier(&trigger_name(step, event));
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

fn trigger_name(step: &SearchStep, event: &str) -> String {
    stable_name(&[step.name.as_str(), event])
}

fn trigger(step: &SearchStep, event: &str, words: &'static str) -> Statement {
    let mut out = Statement::new(Dialect::Sqlite);
    out.words("CREATE TRIGGER").identifier(&trigger_name(step, event));
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
