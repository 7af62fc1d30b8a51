//! What is known while a plan is made, and what has been planned.

use std::collections::BTreeMap;

use super::{Demands, Plan, Step, enums::Enums, focus::focus, lower::lower_schema};
use crate::{
    delta::{Change, Delta, Pair, Renames, TablePair, diff, diff_enums},
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
    /// What the spec says about the way; where steps are planned, with the data steps that are [`live`] alone.
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

impl<'p> Planning<'p> {
    /// Between two declared schemas: both are lowered to the dialect, as far as they differ.
    pub(super) fn new(
        declared: Pair<&'p Schema>,
        intent: &'p Intent,
        settings: &'p Settings,
        dialect: Dialect,
    ) -> Self {
        let renames = Renames::new(declared.before, declared.after, intent);
        let focus = focus(declared, &renames, intent, dialect);
        let lower = |schema, names| lower_schema(schema, settings, dialect, names);
        let lowered = Pair {
            before: lower(declared.before, &focus.before),
            after: lower(declared.after, &focus.after),
        };
        let mut planning = Self { dialect, settings, intent, declared, lowered, renames };
        planning.set_enums_aside();
        planning
    }

    /// The enums.
    pub(super) fn enums(&self) -> Enums<'_> {
        let Self { dialect, intent, declared, ref renames, .. } = *self;
        Enums { declared, renames, intent, dialect }
    }

    /// Spells the columns of enums that are made anew with the types that are set aside.
    pub(super) fn set_enums_aside(&mut self) {
        let Self { dialect, intent, declared, ref renames, .. } = *self;
        Enums { declared, renames, intent, dialect }.set_aside(&mut self.lowered.before);
    }

    /// What differs between the lowered schemas. The columns of most enums are strings there; which are of an
    /// enum only the declared ones know.
    pub(super) fn changes(&self) -> Vec<Change> {
        let mut changes = diff(&self.lowered.before, &self.lowered.after, self.intent);
        changes.retain(|change| {
            !matches!(change, Change::AddEnum(..) | Change::DropEnum(..) | Change::AlterEnum(_))
        });
        diff_enums(self.declared, &self.renames, &mut changes);
        changes
    }

    /// The tables that stay, in the order of their names after, each with those of `changes` that are about it.
    pub(super) fn kept<'c>(
        &'c self,
        changes: &'c [Change],
    ) -> impl Iterator<Item = (TablePair<'c>, Vec<&'c Change>)> {
        let mut by_table = BTreeMap::<_, Vec<_>>::new();
        for change in changes {
            let table = change.table().filter(|_| !matches!(change, Change::DropTable(..)));
            if let Some(table) = table {
                by_table.entry(table.after).or_default().push(change);
            }
        }
        let pairs = TablePair::all(self.lowered.as_ref(), &self.renames);
        pairs.map(move |pair| {
            let own = by_table.remove(pair.name.after).unwrap_or_default();
            (pair, own)
        })
    }

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
    /// As in the plan.
    pub(super) has_zero_dates: bool,
    /// The changes for which there is no way.
    pub(super) unplanned: Vec<Change>,
}

impl Lowered {
    /// The plan of the steps, whatever has no way.
    pub(super) fn plan(self, dialect: Dialect) -> Plan {
        let Self { demands, has_zero_dates, .. } = self;
        Plan { demands, has_zero_dates, ..Plan::new(dialect, self.steps) }
    }

    /// The plan of the steps, if there is a way for every change.
    pub(super) fn into_plan(self, dialect: Dialect) -> Result<Plan, Vec<Change>> {
        if self.unplanned.is_empty() { Ok(self.plan(dialect)) } else { Err(self.unplanned) }
    }
}
