//! What a plan asks of the rows that are there, by the names that its steps use.

use std::collections::BTreeSet;

use super::touched::Touched;
use crate::{
    delta::{Change, Delta, Demand, Pair, Requirement, Validated, of_constraints},
    dialect::Dialect,
    schema::{
        Schema, TableName,
        intent::{ChangeReference, Intent},
    },
};

/// What rows may be lost or refused for: each change under the name that a consent to it would have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Demands {
    /// What changes ask.
    changes: BTreeSet<ChangeReference>,
    /// What constraints that stay ask, if they are made again: the rows may have changed meanwhile.
    constraints: BTreeSet<ChangeReference>,
}

impl Demands {
    /// What the way between two schemas, both as the dialect has them, asks of the rows, which data steps of `intent`
    /// may change first; `declared` are the schemas as they are declared.
    pub(super) fn new(
        delta: Delta<'_>,
        declared: Pair<&Schema>,
        intent: &Intent,
        dialect: Dialect,
    ) -> Self {
        let touched = (!intent.data_steps.is_empty())
            .then(|| Touched::new(declared, delta.renames, intent, dialect));
        let may_fail = |demand: &Demand<'_>| may_fail(delta, touched.as_ref(), &demand.requirement);
        let of_changes = delta.changes.iter().flat_map(Change::demands).filter(may_fail);
        let changes = of_changes.map(|demand| demand.reference).collect();
        let mut constraints = BTreeSet::new();
        for (name, table) in &delta.schemas.after.tables {
            let Some(before) = delta.renames.kept_before(delta.schemas.before, name) else {
                continue;
            };
            let demands = of_constraints(Pair { before, after: name }, table).into_iter();
            constraints.extend(demands.filter(may_fail).map(|demand| demand.reference));
        }
        Self { changes, constraints }
    }

    /// Whether rows may be lost or refused for `change`.
    pub(super) fn has(&self, change: &ChangeReference) -> bool {
        self.changes.contains(change) || self.constraints.contains(change)
    }

    /// What the changes ask.
    pub fn of_all_changes(&self) -> impl Iterator<Item = &ChangeReference> {
        self.changes.iter()
    }

    /// What the changes of a table ask.
    pub(super) fn of_changes(&self, table: &TableName) -> impl Iterator<Item = &ChangeReference> {
        self.changes.iter().filter(move |change| change.table() == Some(table))
    }

    /// Adds what another plan asks.
    pub(super) fn extend(&mut self, other: &Self) {
        self.changes.extend(other.changes.iter().cloned());
        self.constraints.extend(other.constraints.iter().cloned());
    }
}

/// Whether rows may not satisfy a requirement when it applies: data steps may change what is validated.
pub(super) fn may_fail(
    delta: Delta<'_>,
    touched: Option<&Touched>,
    requirement: &Requirement<'_>,
) -> bool {
    let validated = delta.already_validated(requirement);
    if validated == Some(Validated::Unproved) {
        return false;
    }
    let table = constrained_table(requirement);
    table.zip(touched).is_some_and(|(table, touched)| touched.has_data_steps(table))
        || validated.is_none()
}

/// The table, by its name before, whose rows a constraint is about.
fn constrained_table<'r>(requirement: &Requirement<'r>) -> Option<&'r TableName> {
    match *requirement {
        Requirement::BeUnique(table, _)
        | Requirement::ReferToRow(table, _)
        | Requirement::SatisfyCheck(table, _) => Some(table.before),
        Requirement::LoseTable(_)
        | Requirement::LoseColumn(_)
        | Requirement::LoseValues(_)
        | Requirement::LackValue(_)
        | Requirement::FitType(_)
        | Requirement::HaveValue(_)
        | Requirement::HaveNewValue(_) => None,
    }
}
