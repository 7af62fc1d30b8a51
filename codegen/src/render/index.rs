//! Indexes: what the dialects have in common.

use super::{RenderedStatement, Script};
use crate::{
    plan::IndexStep,
    schema::{Expression, IndexKey, SortOrder, Uniqueness},
    sql::writer::Statement,
};

/// `CREATE [UNIQUE] INDEX name ON table`, followed by `body`. `method` is a word before `INDEX`, or empty.
pub(super) fn create<'o>(
    step: &IndexStep,
    method: &str,
    out: &'o mut Script,
    body: impl FnOnce(&IndexStep, &mut Statement),
) -> &'o mut RenderedStatement {
    out.push("index", &step.name, |sql| {
        sql.words(match step.index.uniqueness {
            Uniqueness::Unique => "CREATE UNIQUE",
            Uniqueness::NotUnique => "CREATE",
        });
        if !method.is_empty() {
            sql.bare_word(method);
        }
        sql.words("INDEX").name(&step.name).words("ON").name(&step.table);
        body(step, sql);
        sql
    })
}

/// Appends the keys: columns by name, expressions in parentheses.
pub(super) fn keys(step: &IndexStep, out: &mut Statement) {
    keys_by(step, out, |_, expression, out| {
        out.words("(").key(expression, &step.columns).mark(")");
    });
}

/// Appends the keys: columns by name, expressions as `write` writes them.
pub(super) fn keys_by(
    step: &IndexStep,
    out: &mut Statement,
    write: impl Fn(usize, &Expression, &mut Statement),
) {
    out.words("(").separated(step.index.keys.iter().enumerate(), |out, (position, key)| {
        if let Expression::Column(name) = &key.expression {
            out.name(name).prefix(key.length);
        } else {
            write(position, &key.expression, out);
        }
        collation(key, out);
        out.words(match key.order {
            SortOrder::Ascending => "",
            SortOrder::Descending => "DESC",
        });
    });
    out.mark(")");
}

/// Appends `COLLATE "…"`, if the key has its own collation.
fn collation(key: &IndexKey, out: &mut Statement) {
    if let Some(collation) = key.collation.as_ref().get(out.dialect()) {
        out.words("COLLATE").identifier(collation);
    }
}

/// Appends `INCLUDE (…)` and `WHERE …`, if the index has them.
pub(super) fn include_and_predicate(step: &IndexStep, out: &mut Statement) {
    let index = &step.index;
    if !index.include.is_empty() {
        out.words("INCLUDE").names(&index.include);
    }
    if let Some(predicate) = &index.predicate {
        out.words("WHERE").condition(predicate, &step.columns);
    }
}

/// `DROP INDEX name`, with `ON table` if the dialect requires it.
pub(super) fn drop(step: &IndexStep, out: &mut Script) {
    let names_table = out.dialect.capability().drop_index_names_table;
    out.push("index", &step.name, |sql| {
        sql.words("DROP INDEX").name(&step.name);
        if names_table { sql.words("ON").name(&step.table) } else { sql }
    });
}
