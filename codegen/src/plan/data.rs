//! The data steps of the spec that belong to the changes of a plan.

use std::{borrow::Cow, collections::BTreeSet};

use super::{RunDataStep, Step};
use crate::{
    delta::{Pair, diff, references},
    dialect::Dialect,
    schema::{
        Schema,
        intent::{ChangeReference, DataMoment, DataStep, Intent},
    },
};

/// The intent with the data steps that run between two declared schemas. One whose change is not among those of
/// this way has run already: it stays in the spec, and counts for nothing.
pub(super) fn live<'i>(schemas: Pair<&Schema>, intent: &'i Intent) -> Cow<'i, Intent> {
    if intent.data_steps.is_empty() {
        return Cow::Borrowed(intent);
    }
    let Pair { before, after } = schemas;
    let forwards = changed(before, after, intent);
    let backwards = changed(after, before, &intent.reversed(before));
    let is_live = |step: &DataStep| {
        let live = match step.moment {
            DataMoment::Before => &forwards,
            DataMoment::After => &backwards,
        };
        step.before.iter().any(|change| live.contains(change))
    };
    let mut own = intent.clone();
    own.data_steps.retain(is_live);
    Cow::Owned(own)
}

/// The data steps of a [`live`] intent, in the order of the spec, or the reverse on the way back.
pub(super) fn data_steps(intent: &Intent, dialect: Dialect) -> Vec<Step> {
    let steps = intent.data_steps.iter().filter_map(|step| {
        let sql = step.up.as_ref().get(dialect).clone()?;
        let back = step.down.as_ref().and_then(|down| down.as_ref().get(dialect).clone());
        let (name, moment) = (step.name.clone(), step.moment);
        Some(Step::Data(RunDataStep { name, moment, sql, back }))
    });
    steps.collect()
}

fn changed(before: &Schema, after: &Schema, intent: &Intent) -> BTreeSet<ChangeReference> {
    diff(before, after, intent).iter().flat_map(references).collect()
}
