//! PostgreSQL, 13 and later.

mod alter;
mod column;
mod conversion;
mod correct;
mod enums;
mod index;
mod namespace;
mod numbering;
mod precheck;
mod safe;
mod search;
mod table;
mod trigger;
mod view;

pub use self::namespace::namespaces_made;
use super::{
    Render, Script, Unfit, Unsupported, alter as shared_alter, data, drop_raw_parts, raw,
    table as shared_table, view as shared_view,
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
            Step::CreateRaw(step) | Step::DropRaw(step) => raw(step, out),
            Step::DropRawParts(step) => drop_raw_parts(step, out),
            Step::Data(step) => data::run(step, out),
            Step::MapValues(step) => data::map_values(step, out),
            Step::Enum(step) => enums::step(step, out),
            Step::Correct(step) => correct::step(step, out)?,
            Step::CreateNamespace(name) => namespace::create(name, out),
            Step::DropNamespace(name) => namespace::drop(name, out),
            Step::CreateView(step) => shared_view::create(step, out),
            Step::AlterView(step) => shared_view::replace(step, out),
            Step::DropView(step) => shared_view::drop(step, out),
            Step::KeepViews(views) => view::keep(views, out),
            Step::RestoreViews(views) => view::restore(views, out),
            Step::CreateTrigger(step) => trigger::create(step, out),
            Step::DropTrigger(step) => trigger::drop(step, out),
            Step::CreateTable(step) => table::create(shared_table::CREATE, step, out),
            Step::RenameTable(step) => alter::rename_table(step, out),
            Step::MoveTable(step) => alter::move_table(step, out),
            Step::SetTableComment(step) => table::set_comment(step, out),
            Step::DropTable(name) | Step::DropTableLate(name) => shared_table::drop(name, out),
            Step::AddColumn(step) => alter::add_column(step, out),
            Step::RenameColumn(step) => shared_alter::rename_column(step, out),
            // Values are converted where they stand.
            Step::AlterColumn(step) | Step::ReplaceColumn(step, _) | Step::ForbidNull(step) => {
                alter::alter_column(step, out);
            }
            Step::RenameSequence(step) => safe::rename_sequence(step, out),
            Step::DropColumn(step) => shared_alter::drop_column(step, out),
            Step::RenameConstraint(step) => alter::rename_constraint(step, out),
            Step::AddPrimaryKey(step) => shared_alter::add_primary_key(step, out),
            Step::ReplacePrimaryKey(step) => alter::replace_primary_key(step, out),
            Step::DropPrimaryKey(step) => shared_alter::drop_primary_key(step, out),
            Step::AddUnique(step) => shared_alter::add_unique(step, out),
            Step::AttachUnique(step) => safe::attach(step, out),
            Step::DropUnique(step) => shared_alter::drop_unique(step, out),
            Step::AddCheck(step) => shared_alter::add_check(step, out),
            Step::AddCheckNotValid(step) => safe::add_check(step, out),
            Step::ExchangeCheck(step) => shared_alter::exchange_check(step, out),
            Step::DropCheck(step) => shared_alter::drop_check(step, out),
            Step::AddForeignKey(step) => shared_alter::add_foreign_key(step, out),
            Step::AddForeignKeyNotValid(step) => safe::add_foreign_key(step, out),
            Step::DropForeignKey(step) => shared_alter::drop_foreign_key(step, out),
            Step::ValidateConstraint(step) => safe::validate(step, out),
            Step::CreateIndex(step) => index::create(step, out),
            Step::CreateIndexConcurrently(step) => safe::create_index(step, out),
            Step::RequireIndex(step) => safe::require(step, out),
            Step::RenameIndex(step) => alter::rename_index(step, out),
            Step::DropIndex(step) => index::drop(step, out),
            Step::DropIndexConcurrently(step) => safe::drop_index(step, out),
            Step::CreateSearchIndex(step) => search::create(step, out),
            Step::DropSearchIndex(step) => search::drop(step, out),
            // Tables are altered where they stand; circles are parted by dropping the foreign keys.
            Step::GuardView(..)
            | Step::RebuildTable(_)
            | Step::FillColumn(_)
            | Step::RestoreSearchTriggers(_)
            | Step::DeferForeignKeys
            | Step::CheckForeignKeys(_)
            | Step::IgnoreChecks
            | Step::EnforceChecks(_)
            | Step::VerifyChecks(_)
            | Step::RemakeTable(_)
            | Step::DropImplicitIndex(_) => return Err(Unsupported::new(Dialect::Postgres, step)),
        }
        Ok(())
    }

    fn mending(&self, step: &Step, out: &mut Script) -> Result<(), Unsupported> {
        // A trigger that was found may call another function than one of ours. All else is as in a migration.
        if let Step::DropTrigger(step) = step {
            trigger::drop_found(step, out);
            return Ok(());
        }
        if let Step::CreateTrigger(step) = step {
            trigger::drop_function(step, out);
        }
        self.step(step, out)
    }

    fn table_if_missing(&self, step: &TableStep, out: &mut Script) {
        table::create(shared_table::CREATE_IF_MISSING, step, out);
    }

    fn unfit(&self, column: &Pair<Column>) -> Option<Unfit> {
        precheck::unfit(column)
    }
}
