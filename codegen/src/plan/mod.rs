//! Two schemas → the ordered steps that lead from one to the other in one dialect.
//!
//! A plan says *what* happens in which order; the renderer spells it. Start reading at `change`; the order
//! is in [`step::Phase`].

mod change;
mod concurrent;
mod correction;
mod data;
mod demands;
mod enums;
mod focus;
mod in_place;
mod lower;
mod mend;
mod names;
mod namespaces;
mod objects;
mod order;
mod planning;
pub mod precheck;
mod raw;
pub(crate) mod rebuild;
mod rerendered;
pub mod risk;
mod stages;
pub mod step;
mod tables;
mod touched;
mod views;

use std::fmt;

pub use self::{
    change::{change, create, drop_all},
    concurrent::Purpose,
    correction::{Correction, Measure, TablePart},
    demands::Demands,
    mend::{Found, Mending, mend},
    rerendered::{Rerendered, rerendered},
    stages::{Half, Stages},
    step::{
        AlterColumnStep, CheckOption, CheckStep, ColumnStep, CopiedColumn, CorrectStep, EnumAction,
        EnumStep, ExchangeCheckStep, ExistingRows, FilledColumn, ForeignKeyStep, ImplicitIndexStep,
        IndexStep, KeptView, MapStep, OnRefusal, Phase, PrimaryKeyStep, ProofStep, Property,
        RawPartsStep, RawStep, RebuildStep, Refusal, RemakeTableStep, RenameColumnStep,
        RenameConstraintStep, RenameIndexStep, RenamePartStep, RenameTableStep,
        ReplacePrimaryKeyStep, RunDataStep, SearchStep, Sequence, SequenceStep, Step,
        TableCommentStep, TableStep, TriggerStep, UniqueStep, ViewStep,
    },
};
/// What a step holds before and after.
pub use crate::delta::Pair;
use crate::dialect::Dialect;

/// What one dialect has to run, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The dialect.
    pub dialect: Dialect,
    /// The steps in the order of execution.
    pub steps: Vec<Step>,
    /// What it asks of the rows that are there.
    pub demands: Demands,
    /// Whether a column that it meets has zeros for a date, which strict modes of MySQL and MariaDB refuse.
    pub has_zero_dates: bool,
}

impl Plan {
    /// The steps in their order of execution: by phase, and within a phase as they come.
    fn new(dialect: Dialect, mut steps: Vec<Step>) -> Self {
        steps.sort_by_key(Step::phase);
        Self::of_steps(dialect, steps)
    }

    /// A plan whose steps run as they stand, and that asks nothing of rows.
    #[must_use]
    pub fn of_steps(dialect: Dialect, steps: Vec<Step>) -> Self {
        Self { dialect, steps, demands: Demands::default(), has_zero_dates: false }
    }
}

impl fmt::Display for Plan {
    /// One line a step, control characters in names escaped.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            for character in step.to_string().chars() {
                if character.is_control() {
                    write!(formatter, "{}", character.escape_default())?;
                } else {
                    write!(formatter, "{character}")?;
                }
            }
            writeln!(formatter)?;
        }
        Ok(())
    }
}
