//! One migration, run statement by statement, so that a failure can name the one that failed.

use crate::{
    database::DatabaseKind,
    error::{Before, Error, FailedStatement, cannot},
    migration::{Direction, Event, Migration, Step, Watch},
    split::{Statement, object, sets_session, split},
    target::{Failure, Target, execute_each, in_transaction, note, own_script},
};

/// Runs one migration and its record, as far as the database can in one transaction.
pub(super) fn run<C: Target>(
    connection: &mut C,
    migration: &Migration,
    direction: Direction,
    watch: &Watch,
) -> Result<(), Error> {
    let database = connection.label();
    let script = own_script(connection, migration.script(direction));
    let script = &*script.map_err(cannot("ask which server it is"))?;
    let statements = split(script, connection.kind());
    let teller = Teller { watch, migration: migration.full_name(), direction };
    let outcome = match &statements {
        Ok(statements) => {
            let mut tell = |position| teller.statement(statements, position);
            run_statements(connection, migration, (direction, script, statements), &mut tell)
        }
        // Where each statement is noted by itself, it must be known where one ends; the others are given the whole.
        Err(unfinished) if !connection.kind().has_transactional_ddl() => Err(Failure::from(
            format!("the statement on line {} of its script is not terminated", unfinished.line),
        )),
        Err(_) => run_whole(connection, migration, direction, script),
    };
    teller.finished();
    outcome.map_err(|Failure { statement, source }| {
        let statements = statements.unwrap_or_default();
        let kind = connection.kind();
        let statement = statement.map(|position| {
            let before = before(kind, &statements, position);
            Box::new(failed(&statements, position, before))
        });
        let migration = migration.full_name();
        if is_lost(connection) {
            return Error::Disconnected { migration, direction, database, statement, source };
        }
        Error::Migration { migration, direction, database, statement, source }
    })
}

/// Whether the server does not answer any more. What it then said of a statement was no refusal.
fn is_lost<C: Target>(connection: &mut C) -> bool {
    connection.kind().is_server() && connection.batch_execute("SELECT 1").is_err()
}

/// What became of the statements before the one at `position`. MySQL keeps them, but for what they set in the
/// session, which is set anew by the next attempt.
fn before(kind: DatabaseKind, statements: &[Statement<'_>], position: usize) -> Before {
    let mut earlier = statements.iter().take(position);
    match kind {
        DatabaseKind::Mysql if earlier.any(|statement| !sets_session(statement.text)) => {
            Before::Kept
        }
        DatabaseKind::Mysql
        | DatabaseKind::Sqlite
        | DatabaseKind::Postgres
        | DatabaseKind::Mssql => Before::Undone,
    }
}

/// What there is to say of the statement at `position`.
fn failed(statements: &[Statement<'_>], position: usize, before: Before) -> FailedStatement {
    let statement = statements.get(position);
    let object = object(statements, position);
    FailedStatement {
        number: position + 1,
        total: statements.len(),
        line: statement.map_or(1, |statement| statement.line),
        about: object.and_then(|object| object.comment).map(str::to_owned),
        note: object.and_then(|object| object.note).map(str::to_owned),
        text: statement.map_or_else(String::new, |statement| statement.text.to_owned()),
        before,
    }
}

/// Who is told how far one migration is.
struct Teller<'w> {
    watch: &'w Watch,
    migration: String,
    direction: Direction,
}

impl Teller<'_> {
    fn statement(&self, statements: &[Statement<'_>], position: usize) {
        self.watch.tell(&Event::Statement(&Step {
            migration: &self.migration,
            direction: self.direction,
            number: position + 1,
            total: statements.len(),
            about: object(statements, position).and_then(|object| object.comment),
        }));
    }

    fn finished(&self) {
        self.watch.tell(&Event::Finished);
    }
}

fn run_statements<C: Target>(
    connection: &mut C,
    migration: &Migration,
    (direction, script, statements): (Direction, &str, &[Statement<'_>]),
    tell: &mut dyn FnMut(usize),
) -> Result<(), Failure> {
    let texts: Vec<&str> = statements.iter().map(|statement| statement.text).collect();
    let version = migration.recorded_version();
    if migration.runs_in_transaction() {
        return connection.run_statements(&version, direction, &texts, tell);
    }
    if connection.kind().is_server() {
        // What a server gets at once it does in a transaction, unless the script says otherwise.
        tell(0);
        return run_whole(connection, migration, direction, script);
    }
    let outcome = execute_each(connection, &texts, tell)
        .and_then(|()| note(connection, &version, direction).map_err(Failure::from));
    connection.clean_up_after(outcome.is_err());
    outcome
}

/// Runs a script as the one text that it is.
fn run_whole<C: Target>(
    connection: &mut C,
    migration: &Migration,
    direction: Direction,
    script: &str,
) -> Result<(), Failure> {
    let version = migration.recorded_version();
    if migration.runs_in_transaction() {
        return in_transaction(connection, (&version, direction), &[script], &mut |_| {})
            .map_err(|failure| Failure { statement: None, ..failure });
    }
    let outcome = connection
        .sweep(script)
        .and_then(|()| connection.batch_execute(script))
        .and_then(|()| note(connection, &version, direction))
        .map_err(Failure::from);
    connection.clean_up_after(outcome.is_err());
    if outcome.is_err() {
        // What remains is found by the next attempt.
        let _ = connection.sweep(script);
    }
    outcome
}
