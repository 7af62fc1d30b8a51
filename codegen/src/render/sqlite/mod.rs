//! SQLite. Foreign keys are part of `CREATE TABLE`: no `ALTER` adds one, and a table may refer to a later one.

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
    Direction, Render, Script, Unfit, Unsupported, alter as shared_alter, data, drop_raw_parts,
    index as shared_index, raw, table as shared_table, trigger as shared_trigger, view,
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
            Step::CreateRaw(step) | Step::DropRaw(step) => raw(step, out),
            Step::DropRawParts(step) => drop_raw_parts(step, out),
            Step::Data(step) => data::run(step, out),
            Step::MapValues(step) => data::map_values(step, out),
            Step::CreateView(step) => view::create(step, out),
            Step::AlterView(step) => view::replace(step, out),
            Step::DropView(step) => view::drop(step, out),
            Step::GuardView(view, end) => guard::view(view, *end, out),
            Step::CreateTrigger(step) => trigger::create(step, out),
            Step::DropTrigger(step) => shared_trigger::drop(step, out),
            Step::CreateTable(step) => table::create(shared_table::CREATE, step, out),
            Step::RenameTable(step) => shared_alter::rename_table(step, out),
            Step::DropTable(name) | Step::DropTableLate(name) => shared_table::drop(name, out),
            Step::RebuildTable(step) => rebuild::rebuild(step, out),
            Step::AddColumn(step) => alter::add_column(step, out),
            Step::RenameColumn(step) => alter::rename_column(step, out),
            Step::AlterColumn(step) => alter::alter_column(step, out),
            Step::FillColumn(step) => alter::fill_column(step, out),
            Step::DropColumn(step) => alter::drop_column(step, out),
            Step::AddCheck(step) => alter::add_check(step, out),
            Step::DropCheck(step) => shared_alter::drop_check(step, out),
            Step::CreateIndex(step) => index::create(step, out),
            Step::DropIndex(step) => shared_index::drop(step, out),
            Step::CreateSearchIndex(step) => search::create(step, out),
            Step::RestoreSearchTriggers(step) => search::restore_triggers(step, out),
            Step::DropSearchIndex(step) => search::drop(step, out),
            Step::DeferForeignKeys => constraint::defer(out),
            Step::CheckForeignKeys(tables) => guard::foreign_keys(tables, out),
            Step::IgnoreChecks => guard::ignore_checks(out),
            Step::EnforceChecks(_) => guard::enforce_checks(out),
            Step::VerifyChecks(tables) => guard::checks(tables, out),
            // Foreign keys are inline. Other changes that `ALTER TABLE` does not support rebuild the table.
            Step::Correct(_)
            | Step::CreateNamespace(_)
            | Step::DropNamespace(_)
            | Step::MoveTable(_)
            | Step::KeepViews(_)
            | Step::RestoreViews(_)
            | Step::SetTableComment(_)
            | Step::RemakeTable(_)
            | Step::ReplaceColumn(..)
            | Step::ForbidNull(_)
            | Step::RenameSequence(_)
            | Step::RenameConstraint(_)
            | Step::AddPrimaryKey(_)
            | Step::ReplacePrimaryKey(_)
            | Step::DropPrimaryKey(_)
            | Step::AddUnique(_)
            | Step::AttachUnique(_)
            | Step::DropUnique(_)
            | Step::AddCheckNotValid(_)
            | Step::ExchangeCheck(_)
            | Step::AddForeignKey(_)
            | Step::AddForeignKeyNotValid(_)
            | Step::DropForeignKey(_)
            | Step::ValidateConstraint(_)
            | Step::CreateIndexConcurrently(_)
            | Step::RequireIndex(_)
            | Step::RenameIndex(_)
            | Step::DropIndexConcurrently(_)
            | Step::Enum(_)
            | Step::DropImplicitIndex(_) => return Err(Unsupported::new(Dialect::Sqlite, step)),
        }
        Ok(())
    }

    fn table_if_missing(&self, step: &TableStep, out: &mut Script) {
        table::create(shared_table::CREATE_IF_MISSING, step, out);
    }

    fn own_transaction(&self, version: &str, direction: Direction, out: &mut Script) {
        transaction::own(version, direction, out);
    }

    fn unfit(&self, column: &Pair<Column>) -> Option<Unfit> {
        precheck::unfit(column)
    }
}
