//! Constraints of MySQL and MariaDB.

use super::super::{Script, constraint};
use crate::plan::ForeignKeyStep;

/// `ALTER TABLE … DROP FOREIGN KEY …`, which both know; `DROP CONSTRAINT` came to MySQL with 8.0.19.
pub(super) fn drop_foreign_key(step: &ForeignKeyStep, out: &mut Script) {
    constraint::drop_foreign_key(step, "DROP FOREIGN KEY", out);
}
