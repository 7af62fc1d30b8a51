//! Indexes of MySQL and MariaDB.

use super::super::{Script, index};
use crate::{
    plan::IndexStep,
    schema::Expression,
    sql::{scalar, writer::Statement},
};

/// `CREATE INDEX … USING …`.
pub(super) fn create(step: &IndexStep, out: &mut Script) {
    let mut statement = index::create(step, out, "");
    keys(step, &mut statement);
    if let Some(method) = &step.index.method.mysql {
        statement.words("USING").bare_word(method);
    }
    index::push(step, statement, out);
}

/// The keys. An expression stands in parentheses of its own (MySQL; MariaDB has none), a key has no
/// collation but its column's.
fn keys(step: &IndexStep, out: &mut Statement) {
    out.words("(").separated(&step.index.keys, |out, key| {
        if let Expression::Column(name) = &key.expression {
            out.name(name);
        } else {
            out.words("(");
            scalar::key(&key.expression, &step.columns, out);
            out.mark(")");
        }
        index::order(key, out);
    });
    out.mark(")");
}
