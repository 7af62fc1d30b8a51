//! The history table, and complete migration files, which record themselves in it.
//!
//! Every `up.sql` ends by recording the migration and every `down.sql` by removing the record, in the same transaction
//! as the change if the database supports that. So the `diesel` CLI leaves the same records as our migrator.

use super::{
    Direction, Script, Transaction,
    modes::{Modes, modes},
    renderer,
};
use crate::{
    dialect::{Dialect, PerDialect},
    plan::TableStep,
    schema::{Column, ColumnType, Expression, PrimaryKey, Table, TableName, expression::Function},
    sql::writer::Statement,
};

/// The name of the history table. `diesel print-schema` hides names that start with two underscores.
pub const HISTORY_TABLE: &str = "__tablewright_history";

/// The name of the table of adopted migrations.
pub const ADOPTED_TABLE: &str = "__tablewright_adopted";

/// One migration as the history records it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The version, which orders migrations.
    pub version: String,
    /// The name.
    pub name: String,
    /// The fingerprint of the schema that the migration leads to.
    pub fingerprint: String,
}

/// Whether a migration creates the history table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryTable {
    /// The first migration creates it, unless it exists.
    CreateIfMissing,
    /// It exists before later migrations.
    Exists,
}

/// Which migration writes the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record<'m> {
    /// The migration itself. It also writes the records of earlier migrations that could not.
    Itself(&'m [HistoryEntry]),
    /// A later migration, because this one must consist of a single statement.
    Later,
}

/// What surrounds the statements of a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MigrationFrame<'m> {
    /// Its record.
    pub entry: &'m HistoryEntry,
    /// Which migration writes the record.
    pub record: Record<'m>,
    /// Whether `up.sql` creates the history table.
    pub history_table: HistoryTable,
    /// Another line of the header, for example that this is a draft.
    pub note: Option<&'m str>,
    /// Whether the runner may run both files in a transaction of its own: [`migration_transaction`].
    pub transaction: Transaction,
}

/// Whether a runner may run a migration in a transaction. The answer applies to both directions.
///
/// It does not matter on SQL Server, where Diesel runs no migrations.
#[must_use]
pub fn migration_transaction(up: &Script, down: &Script) -> Transaction {
    const RUN_BY_DIESEL: PerDialect<bool> =
        PerDialect { sqlite: true, postgres: true, mysql: true, mssql: false };
    if !RUN_BY_DIESEL.get(up.dialect) {
        return Transaction::Allowed;
    }
    match (up.transaction(), down.transaction()) {
        (Transaction::Allowed, Transaction::Allowed) => Transaction::Allowed,
        (Transaction::Refused, _) | (_, Transaction::Refused) => Transaction::Refused,
    }
}

/// The text of `metadata.toml`, which tells Diesel to open no transaction; `None` if it may.
#[must_use]
pub fn migration_metadata(transaction: Transaction) -> Option<String> {
    match transaction {
        Transaction::Allowed => None,
        Transaction::Refused => Some("run_in_transaction = false\n".to_owned()),
    }
}

/// The text of `up.sql`: header, history table if requested, statements, record.
#[must_use]
pub fn migration_up(script: &Script, frame: &MigrationFrame<'_>) -> String {
    let mut before = Script::new(script.dialect);
    match frame.history_table {
        HistoryTable::CreateIfMissing => history_table(&mut before),
        HistoryTable::Exists => {}
    }
    migration((Direction::Up, "up"), before, script, frame, record)
}

/// The text of `down.sql`: header, statements, removal of the record. The history table remains.
#[must_use]
pub fn migration_down(script: &Script, frame: &MigrationFrame<'_>) -> String {
    migration((Direction::Down, "down"), Script::new(script.dialect), script, frame, forget)
}

/// The text of a file: `before`, the script and the record, in their own transaction if the runner opens none.
fn migration(
    (direction, word): (Direction, &str),
    before: Script,
    script: &Script,
    frame: &MigrationFrame<'_>,
    record: fn(&HistoryEntry, &mut Script),
) -> String {
    let dialect = script.dialect;
    let Modes { set: mut all, restore } = modes(script);
    all.statements.extend(before.statements);
    all.statements.extend(script.statements.iter().cloned());
    all.statements.extend(restore.statements);
    for entry in recorded(frame) {
        record(entry, &mut all);
    }
    match frame.transaction {
        Transaction::Allowed => renderer(dialect).guard(frame.entry, direction, &mut all),
        Transaction::Refused => {
            renderer(dialect).own_transaction(&frame.entry.version, direction, &mut all);
        }
    }
    [header(dialect, word, frame), all.to_sql()].concat()
}

/// The records that a migration writes, its own last.
fn recorded<'m>(frame: &MigrationFrame<'m>) -> Vec<&'m HistoryEntry> {
    match frame.record {
        Record::Itself(earlier) => earlier.iter().chain([frame.entry]).collect(),
        Record::Later => Vec::new(),
    }
}

/// Appends the statement that creates the history table, unless it exists.
pub fn history_table(out: &mut Script) {
    let text = |name: &str, length, comment: &str| {
        column(name, ColumnType::String { length }, None, comment)
    };
    let columns = vec![
        text("version", 50, "The version of a migration that has run; versions order bytewise."),
        text("name", 255, "The name of the migration."),
        text("fingerprint", 64, "The fingerprint of the schema that the migration leads to."),
        column("applied_at", ColumnType::Timestamp, Some(now()), "When it ran, in UTC."),
    ];
    let comment = "The migrations that this database has run, kept by Tablewright.";
    table_if_missing((HISTORY_TABLE, "pk___tablewright_history"), columns, comment, out);
}

/// Appends the statements that list the migrations that were recorded without being run, because the database already
/// matched them when it was adopted. Reverting them would drop what existed before.
pub fn adopted<'v>(versions: impl Iterator<Item = &'v str>, out: &mut Script) {
    let comment = "A migration that was recorded and not run when this database was adopted.";
    let columns = vec![column("version", ColumnType::String { length: 50 }, None, comment)];
    let comment = "The migrations that this database was adopted with, kept by Tablewright.";
    table_if_missing((ADOPTED_TABLE, "pk___tablewright_adopted"), columns, comment, out);
    // A database without history has not been adopted, even if an earlier attempt left rows.
    out.headed("adoption: nothing so far", |sql| {
        sql.words("DELETE FROM").identifier(ADOPTED_TABLE)
    });
    for version in versions {
        out.headed("adoption: this migration was not run", |sql| {
            sql.words("INSERT INTO").identifier(ADOPTED_TABLE).words("(").identifier("version");
            sql.mark(")").words("VALUES (").text_literal(version).mark(")")
        });
    }
}

/// Appends the statements that create a table whose key is `version`, unless it exists.
fn table_if_missing(
    (name, key): (&str, &str),
    columns: Vec<Column>,
    comment: &str,
    out: &mut Script,
) {
    let table = Table {
        columns: columns.into(),
        primary_key: Some(PrimaryKey::new(key.into(), vec!["version".into()])),
        comment: Some(comment.to_owned()),
        ..Table::default()
    };
    let step = TableStep { name: TableName::from(name), table };
    renderer(out.dialect).table_if_missing(&step, out);
}

/// Appends the statement that records a migration.
///
/// If the session may have another time zone, the statement gives the time in UTC. The default of a history table that
/// the first rendering created would use the time of the session.
pub fn record(entry: &HistoryEntry, out: &mut Script) {
    let has_session_time = !out.dialect.capability().session_time.is_empty();
    let time = has_session_time.then_some("applied_at");
    out.headed("history: this migration has run", |sql| {
        sql.words("INSERT INTO").identifier(HISTORY_TABLE).words("(");
        let columns = ["version", "name", "fingerprint"].into_iter().chain(time);
        sql.separated(columns, |sql, column| {
            sql.identifier(column);
        });
        sql.mark(")").line(1).words("VALUES (");
        sql.separated([&entry.version, &entry.name, &entry.fingerprint], |sql, text| {
            sql.text_literal(text);
        });
        if time.is_some() {
            sql.mark(",").value(&now(), &[], &ColumnType::Timestamp);
        }
        sql.mark(")")
    });
}

/// Appends the statement that removes a migration's record.
pub fn forget(entry: &HistoryEntry, out: &mut Script) {
    out.headed("history: this migration has been reverted", |sql| {
        sql.words("DELETE FROM").identifier(HISTORY_TABLE);
        sql.words("WHERE").identifier("version").words("=").text_literal(&entry.version)
    });
}

fn now() -> Expression {
    Expression::Call(Function::CurrentTimestamp, Vec::new())
}

fn column(name: &str, type_: ColumnType, default: Option<Expression>, comment: &str) -> Column {
    Column { default, comment: Some(comment.to_owned()), ..Column::new(name.into(), type_) }
}

/// The comment at the top of the file, and the settings that the dialect's statements need.
fn header(dialect: Dialect, direction: &str, frame: &MigrationFrame<'_>) -> String {
    let title =
        [&frame.entry.version, " ", &frame.entry.name, ": ", direction, ", ", dialect.title()];
    let mut out = Statement::new(dialect);
    out.comment(0, &title.concat());
    out.comment(0, "Generated from schema.yaml by Tablewright.");
    out.comment(0, frame.note.unwrap_or_default());
    out.line(0);
    for setting in dialect.capability().script_settings {
        out.words(setting).mark(";").line(0);
    }
    let mut header = out.into_text();
    if dialect.capability().batches {
        header.push_str("GO\n\n");
    }
    header
}
