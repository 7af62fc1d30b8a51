//! Changes → steps on SQLite, which cannot alter most of a table and copies it into a new one instead.

use super::{
    change::{Lowered, Planning},
    common,
};
use crate::diff::Change;

/// The steps for `changes`.
pub(super) fn lower_changes(planning: &Planning<'_>, changes: &[Change]) -> Lowered {
    let mut lowered = Lowered::default();
    for change in changes {
        if !common::lower_change(planning, change, &mut lowered.steps) {
            lowered.unplanned.push(change.clone());
        }
    }
    lowered
}
