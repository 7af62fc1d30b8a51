//! Indexes of PostgreSQL.

use super::super::{RenderedStatement, Script, index};
use crate::{dialect::Dialect, plan::IndexStep, schema::Uniqueness, sql::writer::Statement};

/// `CREATE INDEX … USING …`.
pub(super) fn create(step: &IndexStep, out: &mut Script) {
    let mut statement = index::create(step, out, "");
    body(step, &mut statement);
    index::push(step, statement, out);
}

/// `CREATE INDEX CONCURRENTLY …`, with the words that follow that one.
pub(super) fn concurrently(step: &IndexStep, words: &'static str) -> Statement {
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words(match step.index.uniqueness {
        Uniqueness::Unique => "CREATE UNIQUE INDEX CONCURRENTLY",
        Uniqueness::NotUnique => "CREATE INDEX CONCURRENTLY",
    });
    statement.words(words).name(&step.name).words("ON").name(&step.table);
    body(step, &mut statement);
    statement
}

/// `DROP INDEX CONCURRENTLY IF EXISTS …`.
pub(super) fn drop_concurrently(step: &IndexStep) -> Statement {
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("DROP INDEX CONCURRENTLY IF EXISTS").name(&step.name);
    statement
}

/// Adds what must be the only statement of its file.
pub(super) fn push_outside_transaction(step: &IndexStep, statement: Statement, out: &mut Script) {
    let statement = RenderedStatement::of("index", &step.name, statement);
    out.statements.push(statement.outside_transaction());
}

fn body(step: &IndexStep, out: &mut Statement) {
    if let Some(method) = &step.index.method.postgres {
        out.words("USING").bare_word(method);
    }
    index::keys(step, out);
    index::include_and_predicate(step, out);
}
