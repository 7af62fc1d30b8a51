//! The data steps of the spec that belong to the changes of a plan.

use std::collections::BTreeSet;

use super::{RunDataStep, Step};
use crate::{
    dialect::Dialect,
    diff::{Pair, diff, references},
    schema::{
        Schema,
        intent::{ChangeReference, DataMoment, Intent},
    },
};

/// The data steps to run between two declared schemas, in the order of the spec, or the reverse on the
/// way back. One whose change is not among those of this way has run already, and is left out.
pub(super) fn data_steps(schemas: Pair<&Schema>, intent: &Intent, dialect: Dialect) -> Vec<Step> {
    if intent.data_steps.is_empty() {
        return Vec::new();
    }
    let Pair { before, after } = schemas;
    let forwards = changed(before, after, intent);
    let backwards = changed(after, before, &intent.reversed(before));
    let mut steps = Vec::new();
    for step in &intent.data_steps {
        let live = match step.moment {
            DataMoment::Before => &forwards,
            DataMoment::After => &backwards,
        };
        let is_live = step.before.iter().any(|change| live.contains(change));
        if let Some(sql) = step.up.as_ref().get(dialect).clone().filter(|_| is_live) {
            let (name, moment) = (step.name.clone(), step.moment);
            steps.push(Step::Data(RunDataStep { name, moment, sql }));
        }
    }
    steps
}

fn changed(before: &Schema, after: &Schema, intent: &Intent) -> BTreeSet<ChangeReference> {
    diff(before, after, intent).iter().flat_map(references).collect()
}
