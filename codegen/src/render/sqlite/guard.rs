//! Statements that fail and roll back the transaction if something is unexpected.
//!
//! Plain SQL cannot raise an error, but a constraint can: each finding inserts NULL into a column that is `NOT NULL`. A
//! check would not work, because checks are off while data steps run. `OR ROLLBACK` ends the transaction at once, so a
//! runner that stops at the first error leaves none open.

use super::super::Script;
use crate::{
    dialect::Dialect,
    plan::OnRefusal,
    schema::{TableName, ViewName},
    sql::writer::Statement,
};

/// The table that refuses every row.
const GUARD: &str = "__tablewright_guard";

/// Guards, each with a message, as columns of a temporary table.
#[derive(Default)]
pub(super) struct Guards(Vec<Guard>);

struct Guard {
    message: String,
    /// The rest of a query after `SELECT NULL`, which must find nothing.
    test: Statement,
}

impl Guards {
    /// One guard.
    fn of(message: &str, test: Statement) -> Self {
        let mut guards = Self::default();
        guards.add(message.to_owned(), test);
        guards
    }

    /// Adds a guard. `test` is the rest of a query after `SELECT NULL`, which must find nothing.
    pub(super) fn add(&mut self, message: String, test: Statement) {
        self.0.push(Guard { message, test });
    }

    /// Appends the temporary table, with a column for each guard whose name is the message.
    pub(super) fn create<'o>(&self, out: &'o mut Statement) -> &'o mut Statement {
        out.words("CREATE TEMP TABLE").identifier(GUARD).words("(");
        out.lines(1, &self.0, |out, guard| {
            out.identifier(&guard.message).words("INTEGER NOT NULL DEFAULT 0");
        });
        out.line(0).mark(")")
    }

    /// The statements that run the guards, in order.
    pub(super) fn run(&self, end: OnRefusal) -> impl Iterator<Item = Statement> {
        self.0.iter().map(move |Guard { message, test }| {
            Statement::written(Dialect::Sqlite, |sql| {
                sql.words(match end {
                    OnRefusal::RollBack => "INSERT OR ROLLBACK INTO temp.",
                    OnRefusal::Fail => "INSERT INTO temp.",
                });
                sql.attached(GUARD).words("(").identifier(message).mark(")");
                sql.line(1).words("SELECT NULL").part(test)
            })
        })
    }

    /// Appends the statements that run guards, and drops the temporary table.
    pub(super) fn finish(runs: impl Iterator<Item = Statement>, out: &mut Script) {
        for run in runs {
            out.more(|sql| sql.part(&run));
        }
        out.more(|sql| sql.words("DROP TABLE temp.").attached(GUARD));
    }
}

/// Fails if rows of `tables`, or rows of any table that refers to one of them, refer to nothing.
///
/// This enforces foreign keys, which are off while tables are rebuilt.
///
/// Source: SQLite, "ALTER TABLE", "Making Other Kinds Of Table Schema Changes"; "PRAGMA
/// `foreign_key_check`".
pub(super) fn foreign_keys(tables: &[TableName], out: &mut Script) {
    let test = Statement::written(Dialect::Sqlite, |test| {
        test.words("FROM sqlite_master AS t, pragma_foreign_key_check(t.name)");
        test.line(1).words("WHERE t.type = 'table' AND (t.name");
        among(tables, test);
        test.line(2)
            .words("OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) AS k WHERE k.");
        among(tables, test.attached("table"));
        test.mark("))").line(1).words("LIMIT 1")
    });
    let guards = Guards::of("rows refer to rows that are not there", test);
    // Foreign keys cannot be switched off inside a runner's transaction.
    out.headed("foreign keys, which were off", |sql| guards.create(sql)).outside_transaction();
    Guards::finish(guards.run(OnRefusal::RollBack), out);
}

/// Fails if rows of `tables` break a check or `NOT NULL`.
///
/// Source: SQLite, "PRAGMA `quick_check`", "PRAGMA `integrity_check`".
pub(super) fn checks(tables: &[TableName], out: &mut Script) {
    let test = Statement::written(Dialect::Sqlite, |test| {
        test.words("FROM sqlite_master AS t, pragma_quick_check(t.name) AS q");
        test.line(1).words("WHERE t.type = 'table' AND t.name");
        among(tables, test);
        test.line(1).words("AND q.quick_check <> 'ok' LIMIT 1")
    });
    let guards = Guards::of("rows break a check of their table", test);
    out.headed("checks, which were not looked at", |sql| guards.create(sql));
    Guards::finish(guards.run(OnRefusal::RollBack), out);
}

fn among(tables: &[TableName], out: &mut Statement) {
    out.words("COLLATE NOCASE IN").texts(tables.iter().map(TableName::as_str));
}

/// Fails if a view has a trigger, which would be dropped with the view. Triggers of the spec have already been dropped.
pub(super) fn view(name: &ViewName, end: OnRefusal, out: &mut Script) {
    let test = Statement::written(Dialect::Sqlite, |test| {
        test.words("FROM sqlite_master WHERE type = 'trigger' AND tbl_name COLLATE NOCASE =");
        test.text_literal(name.as_str()).words("LIMIT 1")
    });
    let message = ["view ", name.as_str(), " has a trigger that this migration does not know"];
    let guards = Guards::of(&message.concat(), test);
    out.push("view", name, |sql| guards.create(sql))
        .with_note("Stops where a trigger of its would go with it.");
    Guards::finish(guards.run(end), out);
}

/// Switches checks off, so that rows can have values that their tables do not allow yet.
pub(super) fn ignore_checks(out: &mut Script) {
    out.headed("checks wait for the new tables", |sql| {
        sql.words("PRAGMA ignore_check_constraints = ON")
    });
}

/// Switches checks on again.
pub(super) fn enforce_checks(out: &mut Script) {
    out.headed("checks no longer wait", |sql| sql.words("PRAGMA ignore_check_constraints = OFF"));
}
