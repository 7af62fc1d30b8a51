//! Constraints that held before: one that a plan drops and creates again cannot refuse any existing row.

use std::collections::{BTreeMap, BTreeSet};

use super::{CheckStep, FilledColumn, ForeignKeyStep, Plan, Step, UniqueStep};
use crate::schema::{
    CheckConstraint, ColumnName, Expression, TableName,
    expression::{Literal, Membership},
};

/// Whether all rows have kept to `check` before: to the same one, or to one with fewer values.
pub(super) fn check_held(plan: &Plan, check: &CheckStep) -> bool {
    let dropped = plan.steps.iter().filter_map(|step| {
        if let Step::DropCheck(step) = step {
            Some(step)
        } else if let Step::ExchangeCheck(step) = step {
            Some(&step.dropped)
        } else {
            None
        }
    });
    let mut dropped = dropped.filter(|before| is_table(plan, &before.table, &check.table));
    !changes_rows(plan)
        && dropped.any(|before| {
            before.check == check.check && !alters(plan, &check.table)
                || has_fewer_values(plan, before, check)
        })
}

/// Whether all rows have kept to `key` before.
pub(super) fn foreign_key_held(plan: &Plan, key: &ForeignKeyStep) -> bool {
    let was_there = |step: &Step| {
        matches!(step, Step::DropForeignKey(before)
            if before.table == key.table && before.foreign_key == key.foreign_key)
    };
    let target = &key.foreign_key.referenced_table;
    let is_same = !alters(plan, &key.table) && !alters(plan, target) && !changes_rows(plan);
    is_same && plan.steps.iter().any(was_there)
}

/// Whether all rows have kept to `unique` before.
pub(super) fn unique_held(plan: &Plan, unique: &UniqueStep) -> bool {
    let was_there = |step: &Step| {
        matches!(step, Step::DropUnique(before)
            if before.table == unique.table && before.unique == unique.unique)
    };
    !alters(plan, &unique.table) && !changes_rows(plan) && plan.steps.iter().any(was_there)
}

/// Whether rows without a value in a column get one (SQLite).
pub(super) fn is_filled(plan: &Plan, table: &TableName, column: &ColumnName) -> bool {
    filled(plan).any(|step| step.table == *table && step.column.name == *column)
}

fn filled(plan: &Plan) -> impl Iterator<Item = &FilledColumn> {
    plan.steps
        .iter()
        .filter_map(|step| if let Step::FillColumn(step) = step { Some(&**step) } else { None })
}

/// Whether a data step may give rows other values.
fn changes_rows(plan: &Plan) -> bool {
    plan.steps.iter().any(|step| matches!(step, Step::Data(_)))
}

/// Whether the table called `after` was called `before`.
fn is_table(plan: &Plan, before: &TableName, after: &TableName) -> bool {
    let is_rename = |step: &Step| matches!(step, Step::RenameTable(step) if step.before == *before && step.after == *after);
    before == after || plan.steps.iter().any(is_rename)
}

/// Whether values of the table may become others, or stand for others.
fn alters(plan: &Plan, table: &TableName) -> bool {
    plan.steps.iter().any(|step| {
        matches!(step, Step::AlterColumn(step) | Step::ReplaceColumn(step, _) if step.table == *table)
            || matches!(step, Step::RenameColumn(step) if step.table == *table)
            || matches!(step, Step::RenameTable(step) if step.after == *table)
            || matches!(step, Step::FillColumn(step) if step.table == *table)
    })
}

/// Whether both are lists of values of one column, and each value before is one after, as it is called then.
fn has_fewer_values(plan: &Plan, before: &CheckStep, after: &CheckStep) -> bool {
    let (Some((column, old)), Some((now, new))) = (values(&before.check), values(&after.check))
    else {
        return false;
    };
    let maps = plan
        .steps
        .iter()
        .filter_map(|step| if let Step::MapValues(map) = step { Some(map) } else { None });
    let mut maps = maps.filter(|map| map.table == after.table && map.column == *column);
    let renamed: BTreeMap<&str, &str> = maps
        .next()
        .into_iter()
        .flat_map(|map| &map.values)
        .map(|pair| (pair.before.as_str(), pair.after.as_str()))
        .collect();
    column == now
        && !is_filled(plan, &after.table, column)
        && old.iter().all(|value| new.contains(renamed.get(value).unwrap_or(value)))
}

/// The column and the values of a check that says which values a column may have.
pub(super) fn values(check: &CheckConstraint) -> Option<(&ColumnName, BTreeSet<&str>)> {
    let Expression::In(Membership::Member, column, list) = &check.expression else { return None };
    let Expression::Column(column) = &**column else { return None };
    let texts = list.iter().map(|value| {
        if let Expression::Literal(Literal::Text(text)) = value {
            Some(text.as_str())
        } else {
            None
        }
    });
    Some((column, texts.collect::<Option<_>>()?))
}
