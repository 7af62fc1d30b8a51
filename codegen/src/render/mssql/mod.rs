//! Microsoft SQL Server, 2017 and later (T-SQL).

mod alter;
mod column;
mod conversion;
mod index;
mod search;
mod table;
mod transaction;
mod trigger;
mod utf8;

use super::{
    Direction, Render, Script, Unfit, Unsupported, alter as shared_alter, data, drop_raw_parts,
    history::HistoryEntry, raw, table as shared_table, view,
};
use crate::{
    dialect::Dialect,
    plan::{Pair, Step, TableStep},
    schema::Column,
};

/// Spells the steps for SQL Server.
pub(super) struct Mssql;

impl Render for Mssql {
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
            Step::DropIndex(step) => index::drop(step, out),
            // Circles are parted by dropping the foreign keys; tables are altered where they stand.
            Step::DeferForeignKeys | Step::Sqlite(_) | Step::Postgres(_) | Step::Correct(_) => {
                return Err(Unsupported::new(Dialect::Mssql, step));
            }
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
            Step::CreateView(step) => view::create(step, out),
            Step::AlterView(step) => {
                view::drop(step, out);
                view::create(step, out);
            }
            Step::CreateTrigger(step) => trigger::create(step, out),
        }
        Ok(())
    }

    fn table_if_missing(&self, step: &TableStep, out: &mut Script) {
        table::create_if_missing(step, out);
    }

    fn guard(&self, entry: &HistoryEntry, direction: Direction, out: &mut Script) {
        transaction::guard(entry, direction, out);
    }

    /// Nobody runs the questions there.
    fn unfit(&self, _column: &Pair<Column>) -> Option<Unfit> {
        None
    }
}
