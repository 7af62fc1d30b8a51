//! Indexes of SQLite.

use super::super::{Script, index};
use crate::plan::IndexStep;

/// `CREATE INDEX`.
pub(super) fn create(step: &IndexStep, out: &mut Script) {
    let mut statement = index::create(step, out, "");
    index::keys(step, &mut statement);
    index::include_and_predicate(step, &mut statement);
    index::push(step, statement, out);
}
