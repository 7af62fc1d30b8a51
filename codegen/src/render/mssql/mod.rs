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
    Direction, Render, Script, Unsupported, alter as shared_alter, data, drop_raw_parts,
    history::HistoryEntry, raw, table as shared_table, trigger as shared_trigger, view,
};
use crate::{
    dialect::Dialect,
    plan::{Step, TableStep},
};

/// Spells the steps for SQL Server.
pub(super) struct Mssql;

impl Render for Mssql {
    #[expect(clippy::too_many_lines, reason = "the table of steps, one row a step")]
    fn step(&self, step: &Step, out: &mut Script) -> Result<(), Unsupported> {
        match step {
            Step::CreateRaw(step) | Step::DropRaw(step) => raw(step, out),
            Step::DropRawParts(step) => drop_raw_parts(step, out),
            Step::Data(step) => data::run(step, out),
            Step::MapValues(step) => data::map_values(step, out),
            Step::CreateView(step) => view::create(step, out),
            Step::AlterView(step) => view::replace(step, out),
            Step::DropView(step) => view::drop(step, out),
            Step::CreateTrigger(step) => trigger::create(step, out),
            Step::DropTrigger(step) => shared_trigger::drop(step, out),
            Step::CreateTable(step) => table::create(step, out),
            Step::RenameTable(step) => alone(out, |out| alter::rename_table(step, out)),
            Step::SetTableComment(step) => alone(out, |out| alter::set_table_comment(step, out)),
            Step::DropTable(name) => shared_table::drop(name, out),
            Step::DropTableLate(name) => alone(out, |out| shared_table::drop(name, out)),
            Step::RemakeTable(step) => alone(out, |out| alter::remake_table(step, out)),
            Step::AddColumn(step) => alone(out, |out| alter::add_column(step, out)),
            Step::RenameColumn(step) => alone(out, |out| alter::rename_column(step, out)),
            Step::AlterColumn(step) => alone(out, |out| alter::alter_column(step, out)),
            Step::ReplaceColumn(step, other) => {
                alone(out, |out| alter::replace_column(step, other, out));
            }
            Step::DropColumn(step) => alone(out, |out| alter::drop_column(step, out)),
            Step::RenameConstraint(step) => alone(out, |out| alter::rename_constraint(step, out)),
            Step::AddPrimaryKey(step) => alone(out, |out| shared_alter::add_primary_key(step, out)),
            Step::ReplacePrimaryKey(step) => {
                alone(out, |out| alter::replace_primary_key(step, out));
            }
            Step::DropPrimaryKey(step) => {
                alone(out, |out| shared_alter::drop_primary_key(step, out));
            }
            Step::AddUnique(step) => alone(out, |out| shared_alter::add_unique(step, out)),
            Step::DropUnique(step) => alone(out, |out| shared_alter::drop_unique(step, out)),
            Step::AddCheck(step) => alone(out, |out| shared_alter::add_check(step, out)),
            Step::ExchangeCheck(step) => alone(out, |out| shared_alter::exchange_check(step, out)),
            Step::DropCheck(step) => alone(out, |out| shared_alter::drop_check(step, out)),
            Step::AddForeignKey(step) => shared_alter::add_foreign_key(step, out),
            Step::DropForeignKey(step) => shared_alter::drop_foreign_key(step, out),
            Step::CreateIndex(step) => index::create(step, out),
            Step::RenameIndex(step) => alone(out, |out| alter::rename_index(step, out)),
            Step::DropIndex(step) => index::drop(step, out),
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
            | Step::Correct(_)
            | Step::Enum(_)
            | Step::DropImplicitIndex(_) => return Err(Unsupported::new(Dialect::Mssql, step)),
        }
        Ok(())
    }

    fn table_if_missing(&self, step: &TableStep, out: &mut Script) {
        table::create_if_missing(step, out);
    }

    fn guard(&self, entry: &HistoryEntry, direction: Direction, out: &mut Script) {
        transaction::guard(entry, direction, out);
    }
}

/// Makes each statement that is written its own batch, because a batch is compiled as a whole and cannot name a
/// column that one of its statements adds.
///
/// Source: SQL Server, "Batches".
fn alone(out: &mut Script, write: impl FnOnce(&mut Script)) {
    let start = out.statements.len();
    write(out);
    for statement in &mut out.statements[start..] {
        statement.alone();
    }
}
