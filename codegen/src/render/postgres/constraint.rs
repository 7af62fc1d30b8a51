//! Constraints of PostgreSQL.

use super::super::{Script, constraint};
use crate::plan::ForeignKeyStep;

/// `ALTER TABLE … DROP CONSTRAINT …`
pub(super) fn drop_foreign_key(step: &ForeignKeyStep, out: &mut Script) {
    constraint::drop_foreign_key(step, "DROP CONSTRAINT", out);
}
