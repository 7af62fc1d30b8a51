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
    index as shared_index, raw, table as shared_table, trigger as shared_trigger, view,
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
            Step::CreateRaw(step) | Step::DropRaw(step) => raw(step, out),
            Step::DropRawParts(step) => drop_raw_parts(step, out),
            Step::Data(step) => data::run(step, out),
            Step::MapValues(step) => data::map_values(step, out),
            Step::Correct(step) => correct::step(step, out)?,
            Step::CreateView(step) => view::create(step, out),
            Step::AlterView(step) => view::alter(step, out),
            Step::DropView(step) => view::drop(step, out),
            Step::CreateTrigger(step) => trigger::create(step, out),
            Step::DropTrigger(step) => shared_trigger::drop(step, out),
            Step::CreateTable(step) => table::create(shared_table::CREATE, step, out),
            Step::RenameTable(step) => shared_alter::rename_table(step, out),
            Step::SetTableComment(step) => alter::set_table_comment(step, out),
            Step::DropTable(name) | Step::DropTableLate(name) => shared_table::drop(name, out),
            Step::AddColumn(step) => alter::add_column(step, out),
            Step::RenameColumn(step) => shared_alter::rename_column(step, out),
            Step::AlterColumn(step) => alter::modify_column(step, out),
            Step::ReplaceColumn(step, other) => alter::replace_column(step, other, out),
            Step::DropColumn(step) => alter::drop_column(step, out),
            Step::RenameConstraint(step) => alter::rename_unique(step, out),
            Step::AddPrimaryKey(step) => shared_alter::add_primary_key(step, out),
            Step::ReplacePrimaryKey(step) => alter::replace_primary_key(step, out),
            Step::DropPrimaryKey(step) => alter::drop_primary_key(step, out),
            Step::AddUnique(step) => shared_alter::add_unique(step, out),
            Step::DropUnique(step) => alter::drop_unique(step, out),
            Step::AddCheck(step) => shared_alter::add_check(step, out),
            Step::ExchangeCheck(step) => shared_alter::exchange_check(step, out),
            Step::DropCheck(step) => shared_alter::drop_check(step, out),
            Step::AddForeignKey(step) => shared_alter::add_foreign_key(step, out),
            Step::DropForeignKey(step) => alter::drop_foreign_key(step, out),
            Step::CreateIndex(step) => index::create(step, out),
            Step::RenameIndex(step) => alter::rename_index(step, out),
            Step::DropIndex(step) => shared_index::drop(step, out),
            Step::DropImplicitIndex(step) => alter::drop_implicit_index(step, out),
            Step::CreateSearchIndex(step) => search::create(step, out),
            Step::DropSearchIndex(step) => search::drop(step, out),
            // Tables are altered where they stand; circles are parted by dropping the foreign keys.
            Step::CreateNamespace(_)
            | Step::DropNamespace(_)
            | Step::MoveTable(_)
            | Step::GuardView(..)
            | Step::RebuildTable(_)
            | Step::FillColumn(_)
            | Step::RestoreSearchTriggers(_)
            | Step::DeferForeignKeys
            | Step::CheckForeignKeys(_)
            | Step::IgnoreChecks
            | Step::EnforceChecks(_)
            | Step::VerifyChecks(_)
            | Step::KeepViews(_)
            | Step::RestoreViews(_)
            | Step::ForbidNull(_)
            | Step::RenameSequence(_)
            | Step::AttachUnique(_)
            | Step::AddCheckNotValid(_)
            | Step::AddForeignKeyNotValid(_)
            | Step::ValidateConstraint(_)
            | Step::CreateIndexConcurrently(_)
            | Step::RequireIndex(_)
            | Step::DropIndexConcurrently(_)
            | Step::Enum(_)
            | Step::RemakeTable(_) => return Err(Unsupported::new(Dialect::Mysql, step)),
        }
        Ok(())
    }

    fn table_if_missing(&self, step: &TableStep, out: &mut Script) {
        table::create(shared_table::CREATE_IF_MISSING, step, out);
    }

    fn unfit(&self, column: &Pair<Column>) -> Option<Unfit> {
        precheck::unfit(column)
    }
}
