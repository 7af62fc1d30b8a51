//! Mends a database and writes its history, in one transaction if the database supports that.

use diesel::{connection::SimpleConnection, migration::MigrationConnection};
use tablewright::{
    AnyConnection, Before, Cause, FailedStatement,
    migrate::{HistoryEntry, Target},
    unstable::{cannot, digits},
};
use tablewright_codegen::{
    dialect::Dialect,
    plan::Mending,
    render::{
        Script,
        envelope::{Envelope, envelope},
        history::{HistoryEntry as Entry, adopted, forget, history_table, record},
        render_mending,
    },
};

use crate::{Error, introspect::dialect_of};

/// What the history is to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// What it no longer says.
    pub forgotten: Vec<HistoryEntry>,
    /// What it says from now on.
    pub recorded: Vec<HistoryEntry>,
    /// Whether what is recorded was there before, and not made by these migrations.
    pub adopted: bool,
}

/// Mends the database behind `connection`, writes its history, and lets `check` say whether it is as it should
/// be: if not, nothing has happened.
///
/// MySQL and MariaDB have no transaction for the mending: there the statements before a failure stay, and mending
/// again goes on from what is there then. The history is one transaction on every database.
///
/// # Errors
///
/// [`Error::Mending`] with the statement that failed; what `check` says; [`Error::Runtime`] if the history cannot
/// be written.
pub fn apply(
    connection: &mut AnyConnection,
    mending: &Mending,
    records: &Records,
    check: impl FnOnce(&mut AnyConnection) -> Result<(), Error>,
) -> Result<(), Error> {
    let mending = render_mending(&mending.plan)?;
    let mut tables = Script::new(mending.dialect);
    history_table(&mut tables);
    let mut all = mending.clone();
    all.statements.extend(tables.statements.iter().cloned());
    all.statements.extend(rows_of(records, &[], mending.dialect).statements);
    let work = Scripts { mending, tables, around: envelope(&all) };
    let outcome = work.run(connection, records, check);
    if outcome.is_err() {
        // Without an open transaction the database refuses this, which is as good.
        let _ = connection.batch_execute("ROLLBACK");
        if !connection.kind().is_server() {
            let _ = connection.batch_execute("PRAGMA foreign_keys = ON");
        }
    }
    outcome
}

/// What is to run, in order: within what is around it, the mending, then the history.
struct Scripts {
    mending: Script,
    /// Our history's table.
    tables: Script,
    around: Envelope,
}

impl Scripts {
    /// The history is written when all is well: not every database would take it back.
    fn run(
        &self,
        connection: &mut AnyConnection,
        records: &Records,
        check: impl FnOnce(&mut AnyConnection) -> Result<(), Error>,
    ) -> Result<(), Error> {
        run(connection, &self.around.opening)?;
        run(connection, &self.mending)?;
        check(connection)?;
        run(connection, &self.tables)?;
        connection.setup().map_err(refuse)?;
        // Where making a table commits, the transaction begins behind that.
        let is_inside = self.mending.dialect.capability().transactional_ddl;
        if !is_inside {
            connection.batch_execute("START TRANSACTION").map_err(refuse)?;
        }
        write_down(connection, records)?;
        if !is_inside {
            connection.batch_execute("COMMIT").map_err(refuse)?;
        }
        run(connection, &self.around.closing)
    }
}

fn refuse(source: diesel::result::Error) -> Error {
    cannot("write the record of migrations")(source).into()
}

fn run(connection: &mut AnyConnection, script: &Script) -> Result<(), Error> {
    let mut about = None;
    for (position, statement) in script.statements.iter().enumerate() {
        about = statement.comment.clone().or(about);
        if let Err(error) = connection.batch_execute(&statement.text) {
            let statement = Box::new(failed(script, position, about));
            let (database, source) = (connection.label(), Cause::from(error));
            return Err(Error::Mending { database, statement, source });
        }
    }
    Ok(())
}

/// The statement at `position`, which is about an object that may have been named above it.
fn failed(script: &Script, position: usize, about: Option<String>) -> FailedStatement {
    let mut above = script.clone();
    above.statements.truncate(position);
    let statement = script.statements.get(position);
    FailedStatement {
        number: position + 1,
        total: script.statements.len(),
        line: above.to_sql().lines().count() + 1,
        about,
        note: statement.and_then(|statement| statement.notes.first().cloned()),
        text: statement.map(|statement| statement.text.clone()).unwrap_or_default(),
        before: if script.dialect.capability().transactional_ddl {
            Before::Undone
        } else {
            Before::Kept
        },
    }
}

/// Writes our history and Diesel's record, which the `diesel` command goes on from, as far as each does not say so
/// already. A migration that stopped halfway is forgotten: what it left has been mended.
fn write_down(connection: &mut AnyConnection, records: &Records) -> Result<(), Error> {
    let told = connection.history().map_err(refuse)?;
    run(connection, &rows_of(records, &told, dialect_of(connection)))?;
    let known = connection.applied().map_err(refuse)?;
    let is_known = |version: &String| known.iter().any(|applied| applied.version == *version);
    let version = |entry: &HistoryEntry| digits(&entry.version);
    let stays: Vec<String> = records.recorded.iter().map(version).collect();
    for version in records.forgotten.iter().map(version).filter(|it| !stays.contains(it)) {
        connection.forget(&version).map_err(refuse)?;
    }
    for version in stays.iter().filter(|version| !is_known(version)) {
        connection.record(version).map_err(refuse)?;
    }
    if connection.partial().map_err(refuse)?.is_some() {
        connection.batch_execute("DELETE FROM __tablewright_progress").map_err(refuse)?;
    }
    Ok(())
}

/// What makes our history say so, which has been `told` this.
fn rows_of(records: &Records, told: &[HistoryEntry], dialect: Dialect) -> Script {
    let mut script = Script::new(dialect);
    let entry = |entry: &HistoryEntry| Entry {
        version: entry.version.clone(),
        name: entry.name.clone(),
        fingerprint: entry.fingerprint.clone(),
    };
    let forgotten = |version: &str| records.forgotten.iter().any(|entry| entry.version == version);
    for forgotten in &records.forgotten {
        forget(&entry(forgotten), &mut script);
    }
    if records.adopted {
        // The table first: MySQL and MariaDB commit when one is made.
        adopted(records.recorded.iter().map(|entry| entry.version.as_str()), &mut script);
    }
    for recorded in &records.recorded {
        let is_told = told.iter().any(|entry| entry.version == recorded.version);
        if !is_told || forgotten(&recorded.version) {
            record(&entry(recorded), &mut script);
        }
    }
    script
}
