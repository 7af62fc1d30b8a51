//! Indexes of SQLite.

use super::super::{Script, index};
use crate::plan::IndexStep;

/// `CREATE INDEX`.
pub(super) fn create(step: &IndexStep, out: &mut Script) {
    index::create(step, "", out, |step, sql| {
        index::keys(step, sql);
        index::include_and_predicate(step, sql);
    });
}
