//! Indexes: what the dialects have in common.

use super::{RenderedStatement, Script};
use crate::{
    plan::IndexStep,
    schema::{Expression, IndexKey, SortOrder, Uniqueness},
    sql::{scalar, writer::Statement},
};

/// `CREATE [UNIQUE] INDEX name ON table`; `method` are the words before `INDEX` that a dialect may add.
pub(super) fn create(step: &IndexStep, out: &Script, method: &str) -> Statement {
    let mut statement = Statement::new(out.dialect);
    statement.words("CREATE");
    match step.index.uniqueness {
        Uniqueness::Unique => {
            statement.words("UNIQUE");
        }
        Uniqueness::NotUnique => {}
    }
    if !method.is_empty() {
        statement.bare_word(method);
    }
    statement.words("INDEX").name(&step.name).words("ON").name(&step.table);
    statement
}

/// Appends the keys: columns by name, expressions in parentheses.
pub(super) fn keys(step: &IndexStep, out: &mut Statement) {
    out.words("(").separated(&step.index.keys, |out, key| {
        if let Expression::Column(name) = &key.expression {
            out.name(name);
        } else {
            out.words("(");
            scalar::key(&key.expression, &step.columns, out);
            out.mark(")");
        }
        collation(key, out);
        order(key, out);
    });
    out.mark(")");
}

/// Appends `DESC`, or nothing.
pub(super) fn order(key: &IndexKey, out: &mut Statement) {
    match key.order {
        SortOrder::Ascending => {}
        SortOrder::Descending => {
            out.words("DESC");
        }
    }
}

/// Appends `COLLATE "…"`, where the key has one of its own.
fn collation(key: &IndexKey, out: &mut Statement) {
    if let Some(collation) = key.collation.as_ref().get(out.dialect()) {
        out.words("COLLATE").identifier(collation);
    }
}

/// Appends `INCLUDE (…)` and `WHERE …`, where the index has them.
pub(super) fn include_and_predicate(step: &IndexStep, out: &mut Statement) {
    let index = &step.index;
    if !index.include.is_empty() {
        out.words("INCLUDE").names(&index.include);
    }
    if let Some(predicate) = &index.predicate {
        out.words("WHERE");
        scalar::condition(predicate, &step.columns, out);
    }
}

/// Adds the finished statement to the script.
pub(super) fn push(step: &IndexStep, statement: Statement, out: &mut Script) {
    out.statements.push(RenderedStatement::of("index", &step.name, statement));
}

/// `DROP INDEX name`, for dialects whose index names are unique in the database.
pub(super) fn drop(step: &IndexStep, out: &mut Script) {
    let mut statement = Statement::new(out.dialect);
    statement.words("DROP INDEX").name(&step.name);
    push(step, statement, out);
}

/// `DROP INDEX name ON table`, for dialects whose index names are unique in a table.
pub(super) fn drop_on_table(step: &IndexStep, out: &mut Script) {
    let mut statement = Statement::new(out.dialect);
    statement.words("DROP INDEX").name(&step.name).words("ON").name(&step.table);
    push(step, statement, out);
}
