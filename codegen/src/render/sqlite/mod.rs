//! SQLite. Foreign keys are always inline, since no `ALTER` adds one and a table may refer to one that is created
//! later.

mod alter;
mod column;
mod constraint;
mod convert;
mod guard;
mod index;
mod precheck;
mod rebuild;
mod search;
mod table;
mod transaction;
mod trigger;

use super::{
    Direction, Render, Script, Unfit, Unsupported, data, drop_raw_parts, index as shared_index,
    raw, table as shared_table, view,
};
use crate::{
    dialect::Dialect,
    plan::{Pair, Step, TableStep},
    schema::Column,
};

/// Spells the steps for SQLite.
pub(super) struct Sqlite;

impl Render for Sqlite {
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
            Step::DropIndex(step) => shared_index::drop(step, out),
            Step::DeferForeignKeys => constraint::defer(out),
            Step::DropTable(name) => shared_table::drop(name, out),
            Step::CreateTable(step) => table::create(step, out),
            Step::MapValues(step) => data::map_values(step, out),
            Step::Data(step) => data::run(step, out),
            // The planner never adds one here: foreign keys are inline.
            Step::AddForeignKey(_)
            | Step::DropForeignKey(_)
            | Step::Postgres(_)
            | Step::Correct(_) => return Err(Unsupported::new(Dialect::Sqlite, step)),
            Step::Alter(step) => alter::alteration(step, out)?,
            Step::CreateIndex(step) => index::create(step, out),
            Step::CreateSearchIndex(step) => search::create(step, out),
            Step::CreateView(step) => view::create(step, out),
            Step::AlterView(step) => {
                view::drop(step, out);
                view::create(step, out);
            }
            Step::CreateTrigger(step) => trigger::create(step, out),
            Step::Sqlite(step) => alter::step(step, out),
        }
        Ok(())
    }

    fn table_if_missing(&self, step: &TableStep, out: &mut Script) {
        table::create_if_missing(step, out);
    }

    fn own_transaction(&self, version: &str, direction: Direction, out: &mut Script) {
        transaction::own(version, direction, out);
    }

    fn unfit(&self, column: &Pair<Column>) -> Option<Unfit> {
        precheck::unfit(column)
    }
}
