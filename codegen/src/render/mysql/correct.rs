//! Settings that no schema contains, on MySQL and MariaDB, set as on objects that Tablewright creates.
//!
//! Source: MySQL 8.4, "Invisible Indexes", "ALTER TABLE Statement"; MariaDB, "Ignored
//! Indexes".

use super::super::{RenderedStatement, Script, Unsupported, alter};
use crate::{
    dialect::Dialect,
    plan::{CorrectStep, Property},
    schema::TableName,
    sql::writer::Statement,
};

/// The statement of one step.
pub(super) fn step(step: &CorrectStep, out: &mut Script) -> Result<(), Unsupported> {
    let table = &step.table;
    match &step.property {
        Property::IndexVisible(name) => {
            alter_table(table, out, |it| it.words("ALTER INDEX").name(name).words("VISIBLE"));
        }
        Property::IndexNotIgnored(name) => {
            alter_table(table, out, |it| it.words("ALTER INDEX").name(name).words("NOT IGNORED"));
        }
        Property::ComparedByBytes => alter_table(table, out, |it| {
            it.words("DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")
        }),
        Property::KeptByInnodb => alter_table(table, out, |it| it.words("ENGINE = InnoDB")),
        // The others are PostgreSQL's.
        Property::Logged
        | Property::TriggerEnabled(_)
        | Property::NumberedByDefault(_)
        | Property::Sequence { .. } => return Err(Unsupported::new(Dialect::Mysql, step)),
    }
    Ok(())
}

fn alter_table(
    table: &TableName,
    out: &mut Script,
    write: impl FnOnce(&mut Statement) -> &mut Statement,
) {
    let mut statement = alter::table(table, Dialect::Mysql);
    write(&mut statement);
    out.statements.push(RenderedStatement::of("table", table, statement));
}
