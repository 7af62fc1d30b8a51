//! What a step does, in words.

use std::fmt;

use super::{EnumAction, EnumStep, ForeignKeyStep, Step};
use crate::schema::TableName;

impl fmt::Display for Step {
    /// Says what the step does, in one line.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.line())
    }
}

impl Step {
    #[expect(clippy::too_many_lines, reason = "the table of steps, one row a step")]
    fn line(&self) -> String {
        match self {
            Self::CreateRaw(step) => format!("run {}", step.name),
            Self::DropRaw(step) => format!("run the way back of {}", step.name),
            Self::DropRawParts(step) => {
                let parts = list(step.parts.iter().map(|part| &part.name));
                of("drop", &parts, &step.name)
            }
            Self::Data(step) => format!("change rows: {}", step.name),
            Self::MapValues(step) => format!("rename values of {} in {}", step.column, step.table),
            Self::Enum(EnumStep { name, action }) => match action {
                EnumAction::Create(_) => format!("create enum {name}"),
                EnumAction::Rename(after) => format!("rename enum {name} to {after}"),
                EnumAction::AddValue { value, .. } => of("add value", value, name),
                EnumAction::RenameValue(value) => {
                    format!("rename value {} of {name} to {}", value.before, value.after)
                }
                EnumAction::Drop => format!("drop enum {name}"),
            },
            Self::Correct(step) => step.to_string(),
            Self::CreateNamespace(name) => format!("create namespace {name}"),
            Self::DropNamespace(name) => format!("drop namespace {name}"),
            Self::CreateView(step) => format!("create view {}", step.name),
            Self::AlterView(step) => format!("alter view {}", step.name),
            Self::DropView(step) => format!("drop view {}", step.name),
            Self::KeepViews(_) => "note what hangs on views".to_owned(),
            Self::RestoreViews(_) => "hang it on the views again".to_owned(),
            Self::GuardView(view, _) => format!("look for triggers of view {view}"),
            Self::CreateTrigger(step) => of("create trigger", &step.name, &step.table),
            Self::DropTrigger(step) => of("drop trigger", &step.name, &step.table),
            Self::CreateTable(step) => format!("create table {}", step.name),
            Self::RenameTable(step) => format!("rename table {} to {}", step.before, step.after),
            Self::MoveTable(step) => format!("move table {} to {}", step.before, step.after),
            Self::SetTableComment(step) => format!("set the comment of {}", step.table),
            Self::DropTable(name) | Self::DropTableLate(name) => format!("drop table {name}"),
            Self::RemakeTable(step) => format!("make table {} anew", step.table),
            Self::RebuildTable(step) => format!("rebuild table {}", step.name),
            Self::AddColumn(step) => of("add column", &step.column.name, &step.table),
            Self::RenameColumn(step) => renamed("column", [&step.before, &step.after], &step.table),
            Self::AlterColumn(step) => of("alter column", &step.after.name, &step.table),
            Self::ReplaceColumn(step, _) => of("replace column", &step.after.name, &step.table),
            Self::FillColumn(step) => of("fill column", &step.column.name, &step.table),
            Self::ForbidNull(step) => of("forbid NULL in", &step.after.name, &step.table),
            Self::RenameSequence(step) => of("rename the sequence of", &step.column, &step.table),
            Self::DropColumn(step) => of("drop column", &step.column.name, &step.table),
            Self::RenameConstraint(step) => {
                renamed("constraint", [&step.before, &step.after], &step.table)
            }
            Self::AddPrimaryKey(step) => of("add primary key", &step.key.name, &step.table),
            Self::ReplacePrimaryKey(step) => format!("exchange the primary key of {}", step.table),
            Self::DropPrimaryKey(step) => of("drop primary key", &step.key.name, &step.table),
            Self::AddUnique(step) => of("add unique key", &step.name, &step.table),
            Self::AttachUnique(step) => of("make index", &step.name, &step.table) + " a unique key",
            Self::DropUnique(step) => of("drop unique key", &step.name, &step.table),
            Self::AddCheck(step) => of("add check", &step.name, &step.table),
            Self::AddCheckNotValid(step) => of("add check", &step.name, &step.table) + NEW_ROWS,
            Self::ExchangeCheck(step) => {
                let line = of("exchange check", &step.dropped.name, &step.added.table);
                format!("{line} for {}", step.added.name)
            }
            Self::DropCheck(step) => of("drop check", &step.name, &step.table),
            Self::AddForeignKey(step) => add_foreign_key(step),
            Self::AddForeignKeyNotValid(step) => add_foreign_key(step) + NEW_ROWS,
            Self::DropForeignKey(step) => of("drop foreign key", &step.name, &step.table),
            Self::ValidateConstraint(step) => {
                of("prove", &step.name, &step.table) + " for all rows"
            }
            Self::CreateIndex(step) => match step.index.exclusion {
                None => of("create index", &step.name, &step.table),
                Some(_) => of("add exclusion constraint", &step.name, &step.table),
            },
            Self::CreateIndexConcurrently(step) => {
                of("build index", &step.name, &step.table) + " concurrently"
            }
            Self::RequireIndex(step) => {
                of("require that index", &step.name, &step.table) + " is whole"
            }
            Self::RenameIndex(step) => renamed("index", [&step.before, &step.after], &step.table),
            Self::DropIndex(step) => match step.index.exclusion {
                None => of("drop index", &step.name, &step.table),
                Some(_) => of("drop exclusion constraint", &step.name, &step.table),
            },
            Self::DropIndexConcurrently(step) => {
                of("drop index", &step.name, &step.table) + " concurrently"
            }
            Self::DropImplicitIndex(step) => {
                format!("drop the index for foreign keys of {}", step.table)
            }
            Self::CreateSearchIndex(step) => of("create full-text index", &step.name, &step.table),
            Self::RestoreSearchTriggers(step) => {
                format!("create the triggers of full-text index {}", step.name)
            }
            Self::DropSearchIndex(step) => of("drop full-text index", &step.name, &step.table),
            Self::DeferForeignKeys => "let foreign keys wait for the end".to_owned(),
            Self::CheckForeignKeys(tables) => {
                format!("check the foreign keys of and to {}", list(tables))
            }
            Self::IgnoreChecks => "let rows have values of both schemas".to_owned(),
            Self::EnforceChecks(_) => "check rows again".to_owned(),
            Self::VerifyChecks(tables) => format!("verify the checks of {}", list(tables)),
        }
    }
}

/// What a constraint of PostgreSQL that is `NOT VALID` holds for.
const NEW_ROWS: &str = " for new rows";

fn of(words: &str, name: &impl fmt::Display, whole: &impl fmt::Display) -> String {
    format!("{words} {name} of {whole}")
}

fn renamed<N: fmt::Display>(kind: &str, [before, after]: [&N; 2], table: &TableName) -> String {
    format!("rename {kind} {before} of {table} to {after}")
}

fn add_foreign_key(step: &ForeignKeyStep) -> String {
    let line = of("add foreign key", &step.name, &step.table);
    format!("{line} to {}", step.foreign_key.referenced_table)
}

fn list<N: fmt::Display>(names: impl IntoIterator<Item = N>) -> String {
    let names = names.into_iter().map(|name| name.to_string());
    names.collect::<Vec<_>>().join(", ")
}
