//! The comment and the triggers of the tables that stay.

use super::{columns::Rows, table::AlteredTable};
use crate::{
    delta::Pair,
    dialect::Dialect,
    plan::{
        Step, TableCommentStep,
        objects::{create_trigger, drop_trigger},
    },
    schema::Table,
};

/// The steps for the comment and the triggers of a table that stays. Triggers of a table whose rows, or whose columns'
/// names or types, change are made again, so that none fires in between, and since their text may name what changes.
/// The others stay: where each statement commits by itself, others would write without them for a moment.
pub(super) fn steps(
    dialect: Dialect,
    altered: &AlteredTable<'_>,
    rows: Rows,
    steps: &mut Vec<Step>,
) {
    let comment = |table: &Table| table.comment.clone().filter(|text| !text.is_empty());
    let comment = altered.pair.table.map(comment);
    if comment.differs() {
        let Pair { before, after } = comment;
        let step = TableCommentStep { table: altered.pair.name.after.clone(), before, after };
        steps.push(Step::SetTableComment(step));
    }
    let is_remade = altered.disturbs_triggers() || rows == Rows::Change;
    let (before, after) = (&altered.pair.table.before.triggers, &altered.pair.table.after.triggers);
    for (name, content) in before {
        if is_remade || after.get(name) != Some(content) {
            steps.extend(drop_trigger(dialect, altered.pair.name.before, name, content));
        }
    }
    for (name, content) in after {
        if is_remade || before.get(name) != Some(content) {
            steps.extend(create_trigger(dialect, altered.pair.name.after, name, content));
        }
    }
}
