//! What both MySQL 8.0.16 and MariaDB 10.5, or later, accept.

mod alter;
mod column;
mod conversion;
mod correct;
mod index;
pub(super) mod precheck;
mod search;
mod table;
mod trigger;

use super::{
    Render, Script, Unfit, Unsupported, alter as shared_alter, data, drop_raw_parts,
    index as shared_index, raw, table as shared_table, view,
};
use crate::{
    dialect::Dialect,
    plan::{Pair, Step, TableStep},
    schema::Column,
};

/// Spells the steps for MySQL.
pub(super) struct Mysql;

impl Render for Mysql {
    fn step(&self, step: &Step, out: &mut Script) -> Result<(), Unsupported> {
        match step {
            Step::DropTrigger(step) => trigger::drop(step, out),
            Step::DropView(step) => view::drop(step, out),
            Step::DropRawParts(step) => drop_raw_parts(step, out),
            Step::DropRawAfterViews(step)
            | Step::DropRawAfterTables(step)
            | Step::DropRawBeforeTables(step)
            | Step::CreateRawBeforeTables(step)
            | Step::CreateRawAfterTables(step)
            | Step::CreateRawAfterViews(step) => raw(step, out),
            Step::DropSearchIndex(step) => search::drop(step, out),
            Step::DropIndex(step) => shared_index::drop_on_table(step, out),
            // Circles are parted by dropping the foreign keys; tables are altered where they stand.
            Step::DeferForeignKeys | Step::Sqlite(_) | Step::Postgres(_) => {
                return Err(Unsupported::new(Dialect::Mysql, step));
            }
            Step::DropTable(name) => shared_table::drop(name, out),
            Step::CreateTable(step) => table::create(step, out),
            Step::MapValues(step) => data::map_values(step, out),
            Step::Data(step) => data::run(step, out),
            Step::Alter(step) => alter::step(step, out)?,
            Step::AddForeignKey(step) => shared_alter::add_foreign_key(step, out),
            Step::DropForeignKey(step) => {
                // Both know it; `DROP CONSTRAINT` came to MySQL with 8.0.19.
                shared_alter::drop_foreign_key(step, "DROP FOREIGN KEY", out);
            }
            Step::CreateIndex(step) => index::create(step, out),
            Step::CreateSearchIndex(step) => search::create(step, out),
            Step::CreateView(step) => view::create(step, out),
            Step::AlterView(step) => view::alter(step, out),
            Step::CreateTrigger(step) => trigger::create(step, out),
            Step::Correct(step) => correct::step(step, out)?,
        }
        Ok(())
    }

    fn table_if_missing(&self, step: &TableStep, out: &mut Script) {
        table::create_if_missing(step, out);
    }

    fn unfit(&self, column: &Pair<Column>) -> Option<Unfit> {
        precheck::unfit(column)
    }
}
