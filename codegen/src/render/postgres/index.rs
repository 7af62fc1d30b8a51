//! Indexes of PostgreSQL.

use super::super::{Script, constraint, index};
use crate::{
    plan::IndexStep,
    schema::{Index, Uniqueness},
    sql::writer::Statement,
};

/// `CREATE INDEX … USING …`.
pub(super) fn create(step: &IndexStep, out: &mut Script) {
    let Some(exclusion) = &step.index.exclusion else {
        index::create(step, "", out, body);
        return;
    };
    out.push("exclusion constraint", &step.name, |sql| {
        sql.alter_table(&step.table).line(1);
        sql.words("ADD CONSTRAINT").name(&step.name).words("EXCLUDE");
        let Index { include, parameters, predicate, .. } = &step.index;
        method_and_keys(step, sql);
        if !include.is_empty() {
            sql.words("INCLUDE").names(include);
        }
        if !parameters.is_empty() {
            index::parameters(parameters, sql.words("WITH"));
        }
        if let Some(predicate) = predicate {
            sql.words("WHERE (").condition(predicate, &step.columns).mark(")");
        }
        constraint::deferrable(exclusion.deferrability, sql);
        sql
    });
}

/// `DROP INDEX`, or `DROP CONSTRAINT` of an exclusion constraint.
pub(super) fn drop(step: &IndexStep, out: &mut Script) {
    if step.index.exclusion.is_none() {
        return index::drop(step, out);
    }
    out.push("exclusion constraint", &step.name, |sql| {
        sql.alter_table(&step.table).words("DROP CONSTRAINT").name(&step.name)
    });
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

fn method_and_keys(step: &IndexStep, out: &mut Statement) {
    if let Some(method) = &step.index.method.postgres {
        out.words("USING").bare_word(method);
    }
    index::keys(step, out);
}

fn body(step: &IndexStep, out: &mut Statement) {
    method_and_keys(step, out);
    index::include_and_predicate(step, out);
}
