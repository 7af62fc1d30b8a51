//! Two schemas → the steps that lead from one to the other in one dialect.
//!
//! Both schemas are first put into the words of the dialect, as for [`super::create`]; then they are
//! compared, and each change becomes steps: in [`alter`](super::alter) where the database can alter its
//! tables, in [`rebuild`](super::rebuild) for SQLite. What both share (tables that come and go, indexes,
//! full-text indexes, triggers, views, raw objects) stands in [`common`](super::common).

use super::{Plan, Step, alter, data::data_steps, lower, rebuild, views::view_changes};
use crate::{
    dialect::Dialect,
    diff::{Change, Pair, Renames, diff, diff_enums},
    schema::{Schema, Settings, intent::Intent},
};

/// What lowering a change needs to know of all the rest.
#[derive(Debug)]
pub(super) struct Planning<'p> {
    /// The dialect.
    pub(super) dialect: Dialect,
    /// What the spec says about the whole.
    pub(super) settings: &'p Settings,
    /// What the spec says about the way.
    pub(super) intent: &'p Intent,
    /// The declared schemas.
    pub(super) declared: Pair<&'p Schema>,
    /// The schemas as the dialect has them: enums are strings with checks, unique keys over NULLs are indexes
    /// where they must be, triggers are split, objects of other dialects are gone.
    pub(super) lowered: Pair<Schema>,
    /// Which name a table or column had.
    pub(super) renames: Renames,
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
    let declared = Pair { before, after };
    let lowered = declared.map(|schema| lower::lower_schema(schema, dialect));
    let way = Way { intent, settings, dialect };
    change_lowered(declared, lowered, &way)
}

/// What leads from one schema to another beside the two.
pub(super) struct Way<'w> {
    /// What the spec says about the way.
    pub(super) intent: &'w Intent,
    /// What it says about the whole.
    pub(super) settings: &'w Settings,
    /// The dialect.
    pub(super) dialect: Dialect,
}

/// The plan that leads from one schema to another, both as the dialect has them already.
pub(super) fn change_lowered(
    declared: Pair<&Schema>,
    lowered: Pair<Schema>,
    way: &Way<'_>,
) -> Result<Plan, Vec<Change>> {
    let Way { intent, settings, dialect } = *way;
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
    lowered.steps.extend(view_changes(&planning, &changes));
    lowered.steps.extend(data_steps(declared, intent, dialect));
    if lowered.unplanned.is_empty() {
        Ok(Plan::new(dialect, lowered.steps))
    } else {
        Err(lowered.unplanned)
    }
}
