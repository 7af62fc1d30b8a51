//! Indexes of MySQL and MariaDB.

use super::super::{Script, index};
use crate::plan::IndexStep;

/// `CREATE INDEX … USING …`.
pub(super) fn create(step: &IndexStep, out: &mut Script) {
    index::create(step, "", out, |step, sql| {
        index::keys(step, sql);
        if let Some(method) = &step.index.method.mysql {
            sql.words("USING").bare_word(method);
        }
    });
}
