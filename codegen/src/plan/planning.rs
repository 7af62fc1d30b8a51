//! What is known while a plan is made, and what has been planned.

use super::{Demands, Plan, Step};
use crate::{
    delta::{Change, Delta, Pair, Renames},
    dialect::Dialect,
    schema::{Schema, Settings, intent::Intent},
};

/// What lowering a change needs to know of all the rest.
#[derive(Debug)]
pub(super) struct Planning<'p> {
    /// The dialect.
    pub(super) dialect: Dialect,
    /// What the spec says about the whole.
    pub(super) settings: &'p Settings,
    /// What the spec says about the way, with the data steps that are [`live`].
    pub(super) intent: &'p Intent,
    /// The declared schemas.
    pub(super) declared: Pair<&'p Schema>,
    /// The schemas as the dialect has them: enums are strings with checks, unique keys over NULLs are indexes
    /// where they must be, triggers are split, objects of other dialects are gone. Of the tables there are
    /// only those to look at, see [`focus`](super::focus).
    pub(super) lowered: Pair<Schema>,
    /// Which name a table or column had.
    pub(super) renames: Renames,
}

impl Planning<'_> {
    /// The schemas as the dialect has them, which differ by `changes`.
    pub(super) fn delta<'d>(&'d self, changes: &'d [Change]) -> Delta<'d> {
        Delta {
            schemas: self.lowered.as_ref(),
            renames: &self.renames,
            changes,
            dialects: [self.dialect].into_iter().collect(),
        }
    }
}

/// What became of changes.
#[derive(Debug, Default)]
pub(super) struct Lowered {
    /// The steps, in any order that agrees with their phases.
    pub(super) steps: Vec<Step>,
    /// What the changes ask of the rows.
    pub(super) demands: Demands,
    /// The changes for which there is no way.
    pub(super) unplanned: Vec<Change>,
}

impl Lowered {
    /// The plan of the steps, if there is a way for every change.
    pub(super) fn into_plan(self, dialect: Dialect) -> Result<Plan, Vec<Change>> {
        if self.unplanned.is_empty() {
            Ok(Plan { demands: self.demands, ..Plan::new(dialect, self.steps) })
        } else {
            Err(self.unplanned)
        }
    }
}
