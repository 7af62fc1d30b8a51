//! Statements that fail if something is not as expected, and roll back the whole transaction.
//!
//! Plain SQL cannot raise an error, but a constraint can: for each finding, NULL is inserted into a column that
//! must not be NULL. A check would not work, since checks are off while data steps run. `OR ROLLBACK` ends the
//! transaction at once, so a runner that stops at the first error leaves none open.

use super::super::{RenderedStatement, Script, Transaction};
use crate::{
    dialect::Dialect,
    plan::OnRefusal,
    schema::{TableName, ViewName},
    sql::writer::Statement,
};

/// The table that no row can be put into.
const GUARD: &str = "__tablewright_guard";

/// Guards with a message each, as columns of one temporary table.
pub(super) struct Guards {
    messages: Vec<String>,
    tests: Vec<Statement>,
}

impl Guards {
    pub(super) fn new() -> Self {
        Self { messages: Vec::new(), tests: Vec::new() }
    }

    /// Adds a guard: `test` is what stands behind `SELECT NULL`, and must find nothing.
    pub(super) fn add(&mut self, message: String, test: Statement) {
        self.messages.push(message);
        self.tests.push(test);
    }

    /// Makes the temporary table: a column for each guard, called as its message.
    pub(super) fn create(&self) -> Statement {
        let mut out = Statement::new(Dialect::Sqlite);
        out.words("CREATE TEMP TABLE").identifier(GUARD).words("(");
        for (position, message) in self.messages.iter().enumerate() {
            out.mark(if position > 0 { "," } else { "" }).line(1).identifier(message);
            out.words("INTEGER NOT NULL DEFAULT 0");
        }
        out.line(0).mark(")");
        out
    }

    /// The statement that runs the guard at `position`.
    pub(super) fn run(&self, position: usize) -> Option<Statement> {
        self.run_to(position, OnRefusal::RollBack)
    }

    /// The same, with what becomes of the transaction.
    fn run_to(&self, position: usize, end: OnRefusal) -> Option<Statement> {
        let (message, test) = (self.messages.get(position)?, self.tests.get(position)?);
        let mut out = Statement::new(Dialect::Sqlite);
        out.words(match end {
            OnRefusal::RollBack => "INSERT OR ROLLBACK INTO temp.",
            OnRefusal::Fail => "INSERT INTO temp.",
        });
        out.attached(GUARD).words("(");
        out.identifier(message).mark(")").line(1).words("SELECT NULL").part(test);
        Some(out)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.tests.len()
    }

    /// Drops the temporary table.
    pub(super) fn drop() -> Statement {
        let mut out = Statement::new(Dialect::Sqlite);
        out.words("DROP TABLE temp.").attached(GUARD);
        out
    }
}

/// Fails if rows of `tables`, or rows of any table that refers to one of them, refer to nothing.
///
/// Foreign keys are off while tables are made anew, so this is what enforces them.
///
/// Source: SQLite, "ALTER TABLE", "Making Other Kinds Of Table Schema Changes"; "PRAGMA
/// `foreign_key_check`".
pub(super) fn foreign_keys(tables: &[TableName], out: &mut Script) {
    let list = |statement: &mut Statement| {
        statement.words("COLLATE NOCASE IN (");
        statement.separated(tables, |statement, name| {
            statement.text_literal(name.as_str());
        });
        statement.mark(")");
    };
    let mut test = Statement::new(Dialect::Sqlite);
    test.words("FROM sqlite_master AS t, pragma_foreign_key_check(t.name)");
    test.line(1).words("WHERE t.type = 'table' AND (t.name");
    list(&mut test);
    test.line(2).words("OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k.");
    test.attached("table");
    list(&mut test);
    test.mark("))").line(1).words("LIMIT 1");
    let start = out.statements.len();
    single("foreign keys, which were off", "rows refer to rows that are not there", test, out);
    // Inside a runner's transaction they cannot be switched off.
    for statement in out.statements.iter_mut().skip(start).take(1) {
        statement.transaction = Transaction::Refused;
    }
}

/// Fails if rows of `tables` break a check or `NOT NULL`.
///
/// Source: SQLite, "PRAGMA `quick_check`", "PRAGMA `integrity_check`".
pub(super) fn checks(tables: &[TableName], out: &mut Script) {
    let mut test = Statement::new(Dialect::Sqlite);
    test.words("FROM sqlite_master AS t, pragma_quick_check(t.name) AS q");
    test.line(1).words("WHERE t.type = 'table' AND t.name COLLATE NOCASE IN (");
    test.separated(tables, |test, name| {
        test.text_literal(name.as_str());
    });
    test.mark(")").line(1).words("AND q.quick_check <> 'ok' LIMIT 1");
    single("checks, which were not looked at", "rows break a check of their table", test, out);
}

/// Fails if a view has a trigger: dropping the view would take it along. Those that come back are gone by now.
pub(super) fn view(name: &ViewName, end: OnRefusal, out: &mut Script) {
    let mut test = Statement::new(Dialect::Sqlite);
    test.words("FROM sqlite_master WHERE type = 'trigger' AND tbl_name COLLATE NOCASE =");
    test.text_literal(name.as_str()).words("LIMIT 1");
    let message = ["view ", name.as_str(), " has a trigger that this migration does not know"];
    let mut guards = Guards::new();
    guards.add(message.concat(), test);
    let first = RenderedStatement::of("view", name, guards.create());
    out.statements.push(first.with_note("Stops where a trigger of its would go with it."));
    out.statements.extend(guards.run_to(0, end).map(RenderedStatement::more));
    out.statements.push(RenderedStatement::more(Guards::drop()));
}

fn single(comment: &'static str, message: &str, test: Statement, out: &mut Script) {
    let mut guards = Guards::new();
    guards.add(message.to_owned(), test);
    out.statements.push(RenderedStatement::headed(comment, guards.create()));
    out.statements.extend(guards.run(0).map(RenderedStatement::more));
    out.statements.push(RenderedStatement::more(Guards::drop()));
}

/// Lets rows have values that their tables do not allow yet.
pub(super) fn ignore_checks(out: &mut Script) {
    let mut statement = Statement::new(Dialect::Sqlite);
    statement.words("PRAGMA ignore_check_constraints = ON");
    out.statements.push(RenderedStatement::headed("checks wait for the new tables", statement));
}

/// Ends that.
pub(super) fn enforce_checks(out: &mut Script) {
    let mut statement = Statement::new(Dialect::Sqlite);
    statement.words("PRAGMA ignore_check_constraints = OFF");
    out.statements.push(RenderedStatement::headed("checks no longer wait", statement));
}
