//! When a step runs.

use super::{EnumAction, EnumStep, Step};
use crate::schema::{RawPosition, intent::DataMoment};

/// When a step runs: the order of the variants is the order of execution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Before all else: only a table of InnoDB has foreign keys, and its columns take its character set (MySQL).
    ConvertTable,
    /// Before the views that such an object hangs on or reads. What PostgreSQL keeps of views is noted here as well,
    /// once what raw objects have hung on them is gone.
    DropRawAfterViews,
    /// Before the rows change, so that no trigger fires on what the other steps do.
    DropTrigger,
    /// Before what views read, and what raw objects make that they read: PostgreSQL refuses to drop a table under a view.
    DropView,
    /// Before the tables, which such an object may use.
    DropRawAfterTables,
    /// Before the columns that it indexes.
    DropSearchIndex,
    /// Before the first table goes, where tables refer to each other in a circle and no `ALTER` can
    /// part them (SQLite).
    DeferForeignKeys,
    /// Before the keys that it refers to, before the indexes that it is found by (MySQL), and before the
    /// tables, so that those in a circle of foreign keys can be dropped one by one.
    DropForeignKey,
    /// Before the columns that it indexes.
    DropIndex,
    /// Before the columns that it names, and before rows get values that it refuses.
    DropCheck,
    /// Before the columns that it names.
    DropUnique,
    /// Before the columns that it names.
    DropPrimaryKey,
    /// Generated columns that are made again, or computed no longer: before the columns that they are computed
    /// from.
    DropGeneratedColumn,
    /// Referring tables before the ones they refer to.
    DropTable,
    /// Before tables move into it.
    CreateNamespace,
    /// Tables, then what they have: after all drops, whose names may be taken again.
    Rename,
    /// Before all that may use a type as it is to be: raw objects, tables, columns.
    ChangeEnum,
    /// After the names of what tables take along are those that are free there.
    MoveTable,
    /// Columns of tables that need not be rebuilt: before data steps, as [`Phase::AddColumn`] (SQLite).
    AddColumnInPlace,
    /// Before the tables, whose columns may need an extension or a type.
    CreateRawBeforeTables,
    /// Referred-to tables before those that refer to them, so that foreign keys can be inline.
    CreateTable,
    /// Before rows get values that the tables made anew will allow (SQLite).
    IgnoreChecks,
    /// Before the rows change: data steps fill new columns.
    AddColumn,
    /// What lets in more than before: the rows may then take the new values.
    LoosenColumn,
    /// After new tables and columns, under no check: rows get the values as they are called now.
    MapValues,
    /// After new tables and columns, which a data step may fill, and before anything new can refuse rows.
    DataBefore,
    /// Before tables are made anew: what is copied is checked (SQLite).
    EnforceChecks,
    /// After data steps have made the rows fit, before others undo what they did (SQLite).
    RebuildTable,
    /// Types, which the rows must fit by now.
    TightenColumn,
    /// After columns are what they were, before keys and checks come back: a data step's way back.
    DataAfter,
    /// The same as [`Phase::EnforceChecks`], where data steps of the way back fill what must not be NULL.
    EnforceChecksLate,
    /// The same as [`Phase::RebuildTable`], where data steps of the way back fill what must not be NULL.
    RebuildTableLate,
    /// After the rows have changed, which may have saved what is dropped here.
    DropColumn,
    /// After the columns that refer to them: tables whose rows a data step may have taken elsewhere.
    DropTableLate,
    /// After tables and columns have gone or have another type: theirs may have been from it.
    DropRawBeforeTables,
    /// After raw objects, which may have used the type.
    DropEnum,
    /// After all that was in it.
    DropNamespace,
    /// `NOT NULL`, once no row is NULL.
    RequireColumn,
    /// After the columns that they are computed from.
    AddGeneratedColumn,
    /// Before the keys that name columns which come with it.
    ReplacePrimaryKey,
    /// After its columns.
    AddPrimaryKey,
    /// After the rows have changed: a data step may have removed duplicates.
    AddUnique,
    /// After the rows have changed.
    AddCheck,
    /// After the keys that MySQL numbers rows by.
    NumberRows,
    /// After the tables, and after rows have been put in by a data step: building once is faster. Before
    /// the foreign keys, for which MySQL makes an index of its own where it finds none.
    CreateIndex,
    /// After both of its tables, and after the keys that it refers to.
    AddForeignKey,
    /// After the unique keys: SQL Server finds rows by one.
    CreateSearchIndex,
    /// Any time.
    SetTableComment,
    /// After tables and indexes, before views and triggers, which may use it.
    CreateRawAfterTables,
    /// After all that views read. A view that stays is given its new query here (MySQL).
    CreateView,
    /// What the other steps did was no event for it, and its body may name any table or view.
    CreateTrigger,
    /// After all that such an object may hang on. What PostgreSQL keeps of views comes back here.
    CreateRawAfterViews,
    /// After all else, so that no trigger that is enabled fires on what the other steps do.
    Correct,
    /// At the very end, when all tables are there (SQLite).
    VerifyRows,
}

impl EnumStep {
    fn phase(&self) -> Phase {
        match self.action {
            EnumAction::Drop => Phase::DropEnum,
            EnumAction::Create(_)
            | EnumAction::Rename(_)
            | EnumAction::AddValue { .. }
            | EnumAction::RenameValue(_) => Phase::ChangeEnum,
        }
    }
}

impl Step {
    /// When the step runs.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "the table of steps, one row a step")]
    pub fn phase(&self) -> Phase {
        match self {
            Self::CreateRaw(step) => match step.position {
                RawPosition::BeforeTables => Phase::CreateRawBeforeTables,
                RawPosition::AfterTables => Phase::CreateRawAfterTables,
                RawPosition::AfterViews => Phase::CreateRawAfterViews,
            },
            Self::DropRaw(step) => match step.position {
                RawPosition::BeforeTables => Phase::DropRawBeforeTables,
                RawPosition::AfterTables => Phase::DropRawAfterTables,
                RawPosition::AfterViews => Phase::DropRawAfterViews,
            },
            Self::DropRawParts(_) | Self::KeepViews(_) => Phase::DropRawAfterViews,
            Self::Data(step) => match step.moment {
                DataMoment::Before => Phase::DataBefore,
                DataMoment::After => Phase::DataAfter,
            },
            Self::MapValues(_) => Phase::MapValues,
            Self::Enum(step) => step.phase(),
            Self::Correct(step) => step.phase(),
            Self::CreateView(_) | Self::AlterView(_) => Phase::CreateView,
            Self::CreateNamespace(_) => Phase::CreateNamespace,
            Self::DropNamespace(_) => Phase::DropNamespace,
            Self::DropView(_) | Self::GuardView(..) => Phase::DropView,
            Self::RestoreViews(_) => Phase::CreateRawAfterViews,
            Self::CreateTrigger(_) => Phase::CreateTrigger,
            Self::DropTrigger(_) => Phase::DropTrigger,
            Self::CreateTable(_) => Phase::CreateTable,
            Self::RenameTable(_)
            | Self::RenameColumn(_)
            | Self::RenameSequence(_)
            | Self::RenameConstraint(_)
            | Self::RenameIndex(_) => Phase::Rename,
            Self::MoveTable(_) => Phase::MoveTable,
            Self::SetTableComment(_) => Phase::SetTableComment,
            Self::DropTable(_) => Phase::DropTable,
            Self::DropTableLate(_) => Phase::DropTableLate,
            Self::RebuildTable(step) => match step.moment {
                DataMoment::Before => Phase::RebuildTable,
                DataMoment::After => Phase::RebuildTableLate,
            },
            Self::AddColumn(step) | Self::DropColumn(step) => step.phase,
            Self::AlterColumn(step) | Self::ReplaceColumn(step, _) => step.phase,
            Self::RemakeTable(_) | Self::FillColumn(_) | Self::ForbidNull(_) => {
                Phase::RequireColumn
            }
            Self::AddPrimaryKey(_) => Phase::AddPrimaryKey,
            Self::ReplacePrimaryKey(_) => Phase::ReplacePrimaryKey,
            Self::DropPrimaryKey(_) => Phase::DropPrimaryKey,
            Self::AddUnique(_) | Self::AttachUnique(_) => Phase::AddUnique,
            Self::DropUnique(_) => Phase::DropUnique,
            Self::AddCheck(_) | Self::AddCheckNotValid(_) | Self::ValidateConstraint(_) => {
                Phase::AddCheck
            }
            Self::ExchangeCheck(step) => step.phase,
            Self::DropCheck(_) => Phase::DropCheck,
            Self::AddForeignKey(_) | Self::AddForeignKeyNotValid(_) => Phase::AddForeignKey,
            Self::DropForeignKey(_) => Phase::DropForeignKey,
            Self::CreateIndex(_) | Self::CreateIndexConcurrently(_) | Self::RequireIndex(_) => {
                Phase::CreateIndex
            }
            Self::DropIndex(_) | Self::DropIndexConcurrently(_) | Self::DropImplicitIndex(_) => {
                Phase::DropIndex
            }
            Self::CreateSearchIndex(_) | Self::RestoreSearchTriggers(_) => Phase::CreateSearchIndex,
            Self::DropSearchIndex(_) => Phase::DropSearchIndex,
            Self::DeferForeignKeys => Phase::DeferForeignKeys,
            Self::CheckForeignKeys(_) | Self::VerifyChecks(_) => Phase::VerifyRows,
            Self::IgnoreChecks => Phase::IgnoreChecks,
            Self::EnforceChecks(DataMoment::Before) => Phase::EnforceChecks,
            Self::EnforceChecks(DataMoment::After) => Phase::EnforceChecksLate,
        }
    }
}
