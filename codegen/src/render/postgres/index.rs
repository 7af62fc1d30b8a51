//! Indexes of PostgreSQL.

use super::super::{Script, index};
use crate::{plan::IndexStep, schema::Uniqueness, sql::writer::Statement};

/// `CREATE INDEX … USING …`.
pub(super) fn create(step: &IndexStep, out: &mut Script) {
    index::create(step, "", out, body);
}

/// Appends `CREATE INDEX CONCURRENTLY …`, with the words that follow that one.
pub(super) fn concurrently<'o>(
    step: &IndexStep,
    words: &'static str,
    out: &'o mut Statement,
) -> &'o mut Statement {
    out.words(match step.index.uniqueness {
        Uniqueness::Unique => "CREATE UNIQUE INDEX CONCURRENTLY",
        Uniqueness::NotUnique => "CREATE INDEX CONCURRENTLY",
    });
    out.words(words).name(&step.name).words("ON").name(&step.table);
    body(step, out);
    out
}

/// Appends `DROP INDEX CONCURRENTLY IF EXISTS …`.
pub(super) fn drop_concurrently<'o>(step: &IndexStep, out: &'o mut Statement) -> &'o mut Statement {
    out.words("DROP INDEX CONCURRENTLY IF EXISTS").beside(&step.table, step.name.as_str())
}

fn body(step: &IndexStep, out: &mut Statement) {
    if let Some(method) = &step.index.method.postgres {
        out.words("USING").bare_word(method);
    }
    index::keys(step, out);
    index::include_and_predicate(step, out);
}
