//! The steps that only PostgreSQL has, most of which do not block other users of a table.
//!
//! Source: PostgreSQL 16, "CREATE INDEX", "Building Indexes Concurrently"; "ALTER TABLE", "Notes".

use std::fmt;

use super::super::{AlterColumnStep, CheckStep, ForeignKeyStep, IndexStep, Phase, UniqueStep};
use crate::schema::{ColumnName, ConstraintName, TableName, ViewName};

/// What only PostgreSQL does; each locks its table only weakly, or only for a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PostgresStep {
    /// Builds an index while rows are written. It must be the only statement of its migration.
    BuildIndex(IndexStep),
    /// Removes such an index while rows are written. It must be the only statement of its migration.
    RemoveIndex(IndexStep),
    /// Refuses to go on unless an index has been built whole.
    RequireIndex(IndexStep),
    /// Makes a unique index that has been built whole a constraint.
    AttachUnique(UniqueStep),
    /// Adds a check that holds for new rows alone, so that no row is read.
    AddUnprovedCheck(CheckStep),
    /// Adds a foreign key that holds for new rows alone, so that no row is read.
    AddUnprovedForeignKey(ForeignKeyStep),
    /// Forbids NULL in a column where a check has proved that there is none.
    ForbidNull(Box<AlterColumnStep>),
    /// Calls what numbers a column's rows by the names that table and column have now, if that name is free.
    NameSequence(SequenceStep),
    /// Notes what hangs on views that are made again: grants, comments, owners, options, triggers, rules.
    KeepViews(Vec<KeptView>),
    /// Hangs it on them again.
    RestoreViews(Vec<KeptView>),
    /// Proves a check or foreign key for the rows that were there, while rows are written.
    Prove(ProofStep),
}

/// A view, materialized or not, that is made again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptView {
    /// Its name.
    pub name: ViewName,
    /// Whether its query says which rows may be written through it.
    pub check: CheckOption,
    /// What a raw object has said beside its query and says no longer: statements whose doings do not come back.
    pub unsaid: Vec<String>,
}

/// Who says which rows may be written through a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckOption {
    /// The view's query, in the spec.
    Spec,
    /// The database alone.
    Database,
}

/// What numbers a column's rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SequenceStep {
    /// The table, as it is called now.
    pub table: TableName,
    /// The column, as it is called now.
    pub column: ColumnName,
}

/// A constraint that is proved for the rows that were there before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofStep {
    /// The table.
    pub table: TableName,
    /// The constraint's name.
    pub name: ConstraintName,
    /// What a row does that fails the proof.
    pub refusal: Refusal,
}

/// What a row does that a constraint refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No row can: what held before was at least as strict.
    None,
    /// It violates a check.
    Violates,
    /// It refers to nothing.
    RefersToNothing,
}

impl PostgresStep {
    /// When the step runs.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self {
            Self::RemoveIndex(_) => Phase::DropIndex,
            Self::AttachUnique(_) => Phase::AddUnique,
            Self::AddUnprovedCheck(_) | Self::Prove(_) => Phase::AddCheck,
            Self::BuildIndex(_) | Self::RequireIndex(_) => Phase::CreateIndex,
            Self::AddUnprovedForeignKey(_) => Phase::AddForeignKey,
            Self::ForbidNull(_) => Phase::RequireColumn,
            Self::NameSequence(_) => Phase::Rename,
            Self::KeepViews(_) => Phase::DropRawAfterViews,
            Self::RestoreViews(_) => Phase::CreateRawAfterViews,
        }
    }
}

impl fmt::Display for PostgresStep {
    /// Says what the step does, in one line.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuildIndex(step) => {
                write!(formatter, "build index {} of {} concurrently", step.name, step.table)
            }
            Self::RemoveIndex(step) => {
                write!(formatter, "drop index {} of {} concurrently", step.name, step.table)
            }
            Self::RequireIndex(step) => {
                write!(formatter, "require that index {} of {} is whole", step.name, step.table)
            }
            Self::AttachUnique(step) => {
                write!(formatter, "make index {} of {} a unique key", step.name, step.table)
            }
            Self::AddUnprovedCheck(step) => {
                write!(formatter, "add check {} of {} for new rows", step.name, step.table)
            }
            Self::AddUnprovedForeignKey(step) => write!(
                formatter,
                "add foreign key {} of {} to {} for new rows",
                step.name, step.table, step.foreign_key.referenced_table
            ),
            Self::ForbidNull(step) => {
                write!(formatter, "forbid NULL in {} of {}", step.after.name, step.table)
            }
            Self::NameSequence(step) => {
                write!(formatter, "rename the sequence of {} of {}", step.column, step.table)
            }
            Self::KeepViews(_) => formatter.write_str("note what hangs on views"),
            Self::RestoreViews(_) => formatter.write_str("hang it on the views again"),
            Self::Prove(step) => {
                write!(formatter, "prove {} of {} for all rows", step.name, step.table)
            }
        }
    }
}
