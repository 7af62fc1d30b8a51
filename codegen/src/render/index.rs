//! Indexes: what the dialects have in common.

use super::{RenderedStatement, Script, constraint};
use crate::{
    plan::IndexStep,
    schema::{
        Expression, IndexKey, NullsPlacement, OperatorClass, Parameters, SortOrder, Uniqueness,
    },
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
    let operator = |position| step.index.exclusion.as_ref()?.operators.get(position);
    out.words("(").separated(step.index.keys.iter().enumerate(), |out, (position, key)| {
        if let Expression::Column(name) = &key.expression {
            out.name(name).prefix(key.length);
        } else {
            write(position, &key.expression, out);
        }
        collation(key, out);
        if let Some(class) = &key.operator_class {
            operator_class(class, out);
        }
        out.words(match key.order {
            SortOrder::Ascending => "",
            SortOrder::Descending => "DESC",
        });
        out.words(match key.nulls {
            None => "",
            Some(NullsPlacement::First) => "NULLS FIRST",
            Some(NullsPlacement::Last) => "NULLS LAST",
        });
        if let Some(operator) = operator(position) {
            out.words("WITH").operator(operator);
        }
    });
    out.mark(")");
}

/// Appends `COLLATE "…"`, if the key has its own collation.
fn collation(key: &IndexKey, out: &mut Statement) {
    if let Some(collation) = key.collation.as_ref().get(out.dialect()) {
        out.words("COLLATE").identifier(collation);
    }
}

/// Appends the class of operators, with its parameters.
fn operator_class(class: &OperatorClass, out: &mut Statement) {
    match &class.namespace {
        None => out.identifier(&class.name),
        Some(namespace) => out.identifier(namespace).mark(".").attached(&class.name),
    };
    if !class.parameters.is_empty() {
        parameters(&class.parameters, out);
    }
}

/// Appends `(name = 'value', …)`.
pub(super) fn parameters(parameters: &Parameters, out: &mut Statement) {
    out.words("(").separated(parameters.iter(), |out, (name, value)| {
        let mut parts = name.split('.');
        if let Some(first) = parts.next() {
            out.identifier(first);
        }
        for part in parts {
            out.mark(".").attached(part);
        }
        out.words("=").text_literal(value);
    });
    out.mark(")");
}

/// Appends `INCLUDE (…)` and `WHERE …`, if the index has them, and what PostgreSQL has between them.
pub(super) fn include_and_predicate(step: &IndexStep, out: &mut Statement) {
    let index = &step.index;
    if !index.include.is_empty() {
        out.words("INCLUDE").names(&index.include);
    }
    constraint::null_equality(index.nulls, out);
    if !index.parameters.is_empty() {
        parameters(&index.parameters, out.words("WITH"));
    }
    if let Some(predicate) = &index.predicate {
        out.words("WHERE").condition(predicate, &step.columns);
    }
}

/// `DROP INDEX name`, with `ON table` if the dialect requires it.
pub(super) fn drop(step: &IndexStep, out: &mut Script) {
    let names_table = out.dialect.capability().drop_index_names_table;
    out.push("index", &step.name, |sql| {
        sql.words("DROP INDEX").beside(&step.table, step.name.as_str());
        if names_table { sql.words("ON").name(&step.table) } else { sql }
    });
}
