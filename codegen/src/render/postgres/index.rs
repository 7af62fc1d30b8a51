//! Indexes of PostgreSQL.

use super::super::{Script, index};
use crate::plan::IndexStep;

/// `CREATE INDEX … USING …`.
pub(super) fn create(step: &IndexStep, out: &mut Script) {
    let mut statement = index::create(step, out, "");
    if let Some(method) = &step.index.method.postgres {
        statement.words("USING").bare_word(method);
    }
    index::keys(step, &mut statement);
    index::include_and_predicate(step, &mut statement);
    index::push(step, statement, out);
}
