//! Settings that no schema contains, on PostgreSQL, set as on objects that Tablewright creates.
//!
//! Source: PostgreSQL 16, "ALTER TABLE", "ALTER SEQUENCE".

use super::super::{Script, Unsupported};
use crate::{
    dialect::Dialect,
    plan::{CorrectStep, Property},
    sql::writer::Statement,
};

/// The statement of one step.
pub(super) fn step(step: &CorrectStep, out: &mut Script) -> Result<(), Unsupported> {
    let mut change = Statement::new(Dialect::Postgres);
    match &step.property {
        Property::Logged => change.words("SET LOGGED"),
        Property::TriggerEnabled(name) => change.words("ENABLE TRIGGER").identifier(name),
        Property::Sequence { name, type_ } => {
            out.push("sequence of table", &step.table, |sql| {
                sql.words("ALTER SEQUENCE").beside(&step.table, name).words("AS").raw(type_);
                sql.words("INCREMENT BY 1 NO MINVALUE NO MAXVALUE START WITH 1 CACHE 1 NO CYCLE")
            });
            return Ok(());
        }
        // The others are MySQL's.
        Property::IndexVisible(_) | Property::IndexNotIgnored(_) | Property::KeptByInnodb => {
            return Err(Unsupported::new(Dialect::Postgres, step));
        }
    };
    out.push("table", &step.table, |sql| sql.alter_table(&step.table).part(&change));
    Ok(())
}
