//! Settings that no schema contains, on MySQL and MariaDB, set as on objects that Tablewright creates.
//!
//! Source: MySQL 8.4, "Invisible Indexes", "ALTER TABLE Statement"; MariaDB, "Ignored
//! Indexes".

use super::super::{Script, Unsupported};
use crate::{
    dialect::Dialect,
    plan::{CorrectStep, Property},
    sql::writer::Statement,
};

/// The statement of one step.
pub(super) fn step(step: &CorrectStep, out: &mut Script) -> Result<(), Unsupported> {
    let mut change = Statement::new(Dialect::Mysql);
    match &step.property {
        Property::IndexVisible(name) => change.words("ALTER INDEX").name(name).words("VISIBLE"),
        Property::IndexNotIgnored(name) => {
            change.words("ALTER INDEX").name(name).words("NOT IGNORED")
        }
        Property::KeptByInnodb => change.words("ENGINE = InnoDB"),
        // The others are PostgreSQL's.
        Property::Logged | Property::TriggerEnabled(_) | Property::Sequence { .. } => {
            return Err(Unsupported::new(Dialect::Mysql, step));
        }
    };
    out.push("table", &step.table, |sql| sql.alter_table(&step.table).part(&change));
    Ok(())
}
