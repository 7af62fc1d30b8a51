//! The steps of a plan and the order in which they run.
//!
//! A step holds the objects that it creates, already in the form of its dialect: enums are strings with a check,
//! objects of other dialects are left out. So a renderer needs only the step. Names are those at the moment of the
//! step: before [`Phase::Rename`] the old ones, after it the new ones. Start reading at [`Phase`], the one place that
//! decides the order of execution.

mod correct;
mod display;
mod facts;
mod objects;
mod phase;
mod postgres;
mod rebuild;
mod table;

pub use self::{
    correct::{CorrectStep, Property},
    objects::{
        EnumAction, EnumStep, ExistingRows, ForeignKeyStep, IndexStep, MapStep, RawPartsStep,
        RawStep, RunDataStep, SearchStep, TableStep, TriggerStep, ViewStep,
    },
    phase::Phase,
    postgres::{CheckOption, KeptView, ProofStep, Refusal, SequenceStep},
    rebuild::{CopiedColumn, OnRefusal, RebuildStep, Sequence},
    table::{
        AlterColumnStep, CheckStep, ColumnStep, ExchangeCheckStep, FilledColumn, ImplicitIndexStep,
        PrimaryKeyStep, RemakeTableStep, RenameColumnStep, RenameConstraintStep, RenameIndexStep,
        RenamePartStep, RenameTableStep, ReplacePrimaryKeyStep, TableCommentStep, UniqueStep,
    },
};
use crate::schema::{ColumnName, TableName, ViewName, intent::DataMoment};

/// One executable unit of a plan. A renderer whose database has no SQL for one says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Runs a raw object's statements.
    CreateRaw(RawStep),
    /// Runs the way back of a raw object.
    DropRaw(RawStep),
    /// Removes some of the triggers and indexes that a raw object makes.
    DropRawParts(RawPartsStep),
    /// Runs a data step of the spec.
    Data(RunDataStep),
    /// Gives rows the values of an enum as they are called now.
    MapValues(MapStep),
    /// Makes, changes or removes the type of an enum (PostgreSQL).
    Enum(EnumStep),
    /// Sets what was found otherwise and no schema tells.
    Correct(CorrectStep),

    /// Makes a namespace, unless it is there (PostgreSQL).
    CreateNamespace(String),
    /// Removes a namespace, unless something is in it (PostgreSQL).
    DropNamespace(String),

    /// Makes a view.
    CreateView(ViewStep),
    /// Gives a view another query, or the same anew, and leaves it the rest.
    AlterView(ViewStep),
    /// Removes a view.
    DropView(ViewStep),
    /// Notes what hangs on views that are made again: grants, comments, owners, options, triggers, rules (PostgreSQL).
    KeepViews(Vec<KeptView>),
    /// Hangs it on them again (PostgreSQL).
    RestoreViews(Vec<KeptView>),
    /// Refuses to go on if a view that is made again has triggers that nobody would make again (SQLite).
    GuardView(ViewName, OnRefusal),

    /// Makes a trigger.
    CreateTrigger(TriggerStep),
    /// Removes a trigger, and what stands behind it.
    DropTrigger(TriggerStep),

    /// Makes a table with columns, keys, checks and those foreign keys that can be inline.
    CreateTable(Box<TableStep>),
    /// Gives a table another name.
    RenameTable(RenameTableStep),
    /// Moves a table to another namespace (PostgreSQL).
    MoveTable(RenameTableStep),
    /// Changes the comment that the database keeps.
    SetTableComment(TableCommentStep),
    /// Removes a table with its indexes and constraints.
    DropTable(TableName),
    /// Removes a table after the rows have changed, which a data step may have taken elsewhere.
    DropTableLate(TableName),
    /// Makes a table anew with its rows, for a column that is numbered from now on (SQL Server).
    RemakeTable(Box<RemakeTableStep>),
    /// Copies a table into a new one that takes its place (SQLite).
    RebuildTable(Box<RebuildStep>),

    /// Adds a column.
    AddColumn(Box<ColumnStep>),
    /// Gives a column another name.
    RenameColumn(RenameColumnStep),
    /// Changes a column where it stands.
    AlterColumn(Box<AlterColumnStep>),
    /// Changes a column by way of a new one, which takes over the values and the name. Until then it has the name
    /// that stands here, which no other column has.
    ReplaceColumn(Box<AlterColumnStep>, ColumnName),
    /// Gives rows without a value in a column one, before they must have one (SQLite).
    FillColumn(Box<FilledColumn>),
    /// Forbids NULL in a column where a check has proved that there is none (PostgreSQL).
    ForbidNull(Box<AlterColumnStep>),
    /// Calls what numbers a column's rows by the names that table and column have now, if that name is free
    /// (PostgreSQL).
    RenameSequence(SequenceStep),
    /// Removes a column.
    DropColumn(Box<ColumnStep>),

    /// Gives a constraint another name.
    RenameConstraint(RenameConstraintStep),
    /// Adds a primary key.
    AddPrimaryKey(PrimaryKeyStep),
    /// Exchanges the primary key in one statement, with the columns that come and go with it.
    ReplacePrimaryKey(Box<ReplacePrimaryKeyStep>),
    /// Removes a primary key, where it need not be put back by the same statement.
    DropPrimaryKey(PrimaryKeyStep),
    /// Adds a unique constraint.
    AddUnique(UniqueStep),
    /// Makes a unique index that has been built whole a constraint (PostgreSQL).
    AttachUnique(UniqueStep),
    /// Removes a unique constraint.
    DropUnique(UniqueStep),
    /// Adds a check.
    AddCheck(CheckStep),
    /// Adds a check that holds for new rows alone, so that no row is read (PostgreSQL).
    AddCheckNotValid(CheckStep),
    /// Adds a check and removes another in one statement.
    ExchangeCheck(Box<ExchangeCheckStep>),
    /// Removes a check.
    DropCheck(CheckStep),
    /// Adds a foreign key to a table that is there.
    AddForeignKey(ForeignKeyStep),
    /// Adds a foreign key that holds for new rows alone, so that no row is read (PostgreSQL).
    AddForeignKeyNotValid(ForeignKeyStep),
    /// Removes a foreign key.
    DropForeignKey(ForeignKeyStep),
    /// Proves a check or foreign key for the rows that were there, while rows are written (PostgreSQL).
    ValidateConstraint(ProofStep),

    /// Makes an index.
    CreateIndex(IndexStep),
    /// Builds an index while rows are written. It must be the only statement of its migration (PostgreSQL).
    CreateIndexConcurrently(IndexStep),
    /// Refuses to go on unless an index has been built whole (PostgreSQL).
    RequireIndex(IndexStep),
    /// Gives an index another name.
    RenameIndex(RenameIndexStep),
    /// Removes an index.
    DropIndex(IndexStep),
    /// Removes an index while rows are written. It must be the only statement of its migration (PostgreSQL).
    DropIndexConcurrently(IndexStep),
    /// Removes the index that MySQL has made for one of several foreign keys that are gone.
    DropImplicitIndex(ImplicitIndexStep),
    /// Makes a full-text index.
    CreateSearchIndex(Box<SearchStep>),
    /// Makes the triggers of a full-text index that stayed while its table was rebuilt (SQLite).
    RestoreSearchTriggers(Box<SearchStep>),
    /// Removes a full-text index.
    DropSearchIndex(Box<SearchStep>),

    /// Lets foreign keys wait for the end of the transaction (SQLite).
    DeferForeignKeys,
    /// Refuses all that was done if rows of these tables, or rows that refer to them, refer to nothing (SQLite).
    CheckForeignKeys(Vec<TableName>),
    /// Lets rows have values that their table does not allow yet (SQLite).
    IgnoreChecks,
    /// Ends that, before the tables are made anew at this moment (SQLite).
    EnforceChecks(DataMoment),
    /// Refuses all that was done if rows of these tables break a check, which was not looked at as they were
    /// copied (SQLite).
    VerifyChecks(Vec<TableName>),
}
