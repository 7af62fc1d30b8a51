//! PostgreSQL, 13 and later.

mod alter;
mod column;
mod conversion;
mod correct;
mod index;
mod precheck;
mod safe;
mod search;
mod table;
mod trigger;
mod view;

use super::{
    Render, Script, Unfit, Unsupported, alter as shared_alter, data, drop_raw_parts,
    index as shared_index, raw, table as shared_table, view as shared_view,
};
use crate::{
    dialect::Dialect,
    plan::{Pair, Step, TableStep},
    schema::Column,
};

/// Spells the steps for PostgreSQL.
pub(super) struct Postgres;

impl Render for Postgres {
    fn step(&self, step: &Step, out: &mut Script) -> Result<(), Unsupported> {
        match step {
            Step::DropTrigger(step) => trigger::drop(step, out),
            Step::DropView(step) => shared_view::drop(step, out),
            Step::DropRawParts(step) => drop_raw_parts(step, out),
            Step::DropRawAfterViews(step)
            | Step::DropRawAfterTables(step)
            | Step::DropRawBeforeTables(step)
            | Step::CreateRawBeforeTables(step)
            | Step::CreateRawAfterTables(step)
            | Step::CreateRawAfterViews(step) => raw(step, out),
            Step::DropSearchIndex(step) => search::drop(step, out),
            Step::DropIndex(step) => shared_index::drop(step, out),
            // Circles are parted by dropping the foreign keys; tables are altered where they stand.
            Step::DeferForeignKeys | Step::Sqlite(_) => {
                return Err(Unsupported::new(Dialect::Postgres, step));
            }
            Step::Postgres(step) => safe::step(step, out),
            Step::DropTable(name) => shared_table::drop(name, out),
            Step::CreateTable(step) => table::create(step, out),
            Step::MapValues(step) => data::map_values(step, out),
            Step::Data(step) => data::run(step, out),
            Step::Alter(step) => alter::step(step, out)?,
            Step::AddForeignKey(step) => shared_alter::add_foreign_key(step, out),
            Step::DropForeignKey(step) => {
                shared_alter::drop_foreign_key(step, "DROP CONSTRAINT", out);
            }
            Step::CreateIndex(step) => index::create(step, out),
            Step::CreateSearchIndex(step) => search::create(step, out),
            Step::CreateView(step) => shared_view::create(step, out),
            Step::AlterView(step) => {
                shared_view::drop(step, out);
                shared_view::create(step, out);
            }
            Step::CreateTrigger(step) => trigger::create(step, out),
            Step::Correct(step) => correct::step(step, out)?,
        }
        Ok(())
    }

    fn mending(&self, step: &Step, out: &mut Script) -> Result<(), Unsupported> {
        if let Step::DropTrigger(step) = step {
            trigger::drop_found(step, out);
        } else if let Step::CreateTrigger(step) = step {
            out.statements.push(trigger::drop_function(step));
            trigger::create(step, out);
        } else {
            self.step(step, out)?;
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
