//! Two schemas → the steps that lead from one to the other in one dialect.
//!
//! Both schemas are first lowered to the dialect, as for [`super::create`]. Then they are compared, and each change
//! becomes steps: in [`alter`](super::alter) if the database can alter its tables, in [`rebuild`](super::rebuild)
//! for SQLite. What both share (created and dropped tables, indexes, full-text indexes, triggers, views, raw
//! objects) is in [`common`](super::common).

use super::{
    Demands, Plan, Step, alter,
    data::{data_steps, live},
    focus::focus,
    lower, rebuild,
    views::surroundings,
};
use crate::{
    delta::{Change, Delta, Pair, Renames, diff, diff_enums},
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
    fn delta<'d>(&'d self, changes: &'d [Change]) -> Delta<'d> {
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
    /// The changes for which there is no way.
    pub(super) unplanned: Vec<Change>,
}

/// The plan that leads a database from `before` to `after`, with its rows.
///
/// The way back is the same function with the schemas swapped and the intent
/// [reversed](Intent::reversed).
///
/// # Errors
///
/// The changes that this dialect has no way to make.
pub fn change(
    before: &Schema,
    after: &Schema,
    intent: &Intent,
    settings: &Settings,
    dialect: Dialect,
) -> Result<Plan, Vec<Change>> {
    let schemas = Pair { before, after };
    change_with_data(schemas, schemas, intent, settings, dialect)
}

/// The same with the data steps of a change of which this is only a part.
pub(super) fn change_with_data(
    schemas: Pair<&Schema>,
    data: Pair<&Schema>,
    intent: &Intent,
    settings: &Settings,
    dialect: Dialect,
) -> Result<Plan, Vec<Change>> {
    let before = &*schemas.before.spelled_out(dialect);
    let after = &*schemas.after.spelled_out(dialect);
    let schemas = Pair { before, after };
    let intent = &*live(data, intent);
    let renames = Renames::new(before, after, intent);
    let focus = focus(schemas, &renames, intent, dialect);
    let lowered = Pair {
        before: lower::lower_schema(before, settings, dialect, &focus.before),
        after: lower::lower_schema(after, settings, dialect, &focus.after),
    };
    let given = Given { declared: schemas, intent, settings, dialect };
    change_lowered(lowered, &given)
}

/// What leads from one schema to another, beside the two as the dialect has them.
pub(super) struct Given<'g> {
    /// The declared schemas.
    pub(super) declared: Pair<&'g Schema>,
    /// What the spec says about the way, with the data steps that are [`live`].
    pub(super) intent: &'g Intent,
    /// What it says about the whole.
    pub(super) settings: &'g Settings,
    /// The dialect.
    pub(super) dialect: Dialect,
}

/// The plan that leads from one schema to another, both as the dialect has them already.
pub(super) fn change_lowered(
    lowered: Pair<Schema>,
    given: &Given<'_>,
) -> Result<Plan, Vec<Change>> {
    let Given { declared, intent, settings, dialect } = *given;
    let renames = Renames::new(declared.before, declared.after, intent);
    let mut changes = diff(&lowered.before, &lowered.after, intent);
    // Columns of the lowered schemas are strings; which are of an enum only the declared ones know.
    diff_enums(declared, &renames, &mut changes);
    let planning = Planning { dialect, settings, intent, declared, lowered, renames };
    let mut lowered = if dialect.capability().alter_constraints {
        alter::lower_changes(&planning, &changes)
    } else {
        rebuild::lower_changes(&planning, &changes)
    };
    let demands = Demands::new(planning.delta(&changes), declared, intent, dialect);
    surroundings(&planning, &changes, &mut lowered.steps);
    lowered.steps.extend(data_steps(intent, dialect));
    if lowered.unplanned.is_empty() {
        Ok(Plan { demands, ..Plan::new(dialect, lowered.steps) })
    } else {
        Err(lowered.unplanned)
    }
}
