//! Tables that are created, dropped or renamed, and the triggers of the others.

use std::collections::{BTreeMap, BTreeSet};

use super::{columns::Rows, foreign_keys::step, kept::Kept};
use crate::{
    delta::{Change, Pair},
    plan::{
        ExistingRows, RenameTableStep, SearchStep, Step, TableCommentStep, TableOrder, TableStep,
        change::Planning,
        common::{self, create_index, search, trigger},
        names::in_order,
    },
    schema::{ConstraintName, IndexName, Schema, Table, TableName, folded},
    sql::mentions,
};

/// The steps that make the tables that are new. `busy` are the kept tables, by their names after, whose
/// keys or columns change: foreign keys to those wait.
pub(super) fn add(
    planning: &Planning<'_>,
    kept: &[Kept<'_>],
    busy: &BTreeSet<&TableName>,
    steps: &mut Vec<Step>,
) {
    let after = &planning.lowered.after;
    let stays: BTreeSet<&TableName> = kept.iter().map(|kept| kept.name.after).collect();
    let is_new = |name: &TableName| !stays.contains(name);
    let order = TableOrder::new(after);
    let mut made = BTreeSet::new();
    for (name, table) in order.tables().filter(|(name, _)| is_new(name)) {
        made.insert(name);
        let is_inline =
            |target: &TableName| made.contains(target) || !is_new(target) && !busy.contains(target);
        let mut own = Table {
            indexes: BTreeMap::new(),
            search_indexes: BTreeMap::new(),
            triggers: BTreeMap::new(),
            ..table.clone()
        };
        own.foreign_keys.retain(|_, key| is_inline(&key.referenced_table));
        steps.push(Step::CreateTable(Box::new(TableStep { name: name.clone(), table: own })));
        let late = table.foreign_keys.iter().filter(|(_, key)| !is_inline(&key.referenced_table));
        steps.extend(late.map(|(key_name, key)| Step::AddForeignKey(step(name, key_name, key))));
        parts(planning, name, table, steps);
    }
}

/// The indexes and triggers of a new table.
fn parts(planning: &Planning<'_>, name: &TableName, table: &Table, steps: &mut Vec<Step>) {
    let after = &planning.lowered.after;
    for (index_name, index) in &table.indexes {
        steps.push(create_index(name, index_name, index, after));
    }
    for (index_name, index) in &table.search_indexes {
        let step = search(name, index_name, index, after);
        let step = SearchStep { rows: ExistingRows::None, ..step };
        steps.push(Step::CreateSearchIndex(Box::new(step)));
    }
    for (trigger_name, content) in &table.triggers {
        let step = trigger(planning.dialect, name, trigger_name, content);
        steps.extend(step.map(Step::CreateTrigger));
    }
}

/// The steps that drop the tables that go, referring ones first. Foreign keys of theirs go before, where
/// they would be in the way: of the tables in a circle, or of a key that goes as well.
pub(super) fn drop(
    planning: &Planning<'_>,
    kept: &[Kept<'_>],
    busy: &BTreeSet<&TableName>,
    steps: &mut Vec<Step>,
) {
    let before = &planning.lowered.before;
    let stays: BTreeMap<&TableName, &TableName> =
        kept.iter().map(|kept| (kept.name.before, kept.name.after)).collect();
    let order = TableOrder::new(before);
    for (name, table) in order.tables().rev().filter(|(name, _)| !stays.contains_key(name)) {
        let late: BTreeSet<_> =
            order.late_keys(name, table, planning.dialect).map(|step| step.name).collect();
        for (key_name, key) in &table.foreign_keys {
            let target = stays.get(&key.referenced_table);
            if late.contains(key_name) || target.is_some_and(|target| busy.contains(target)) {
                steps.push(Step::DropForeignKey(step(name, key_name, key)));
            }
        }
        let mut dropped = Vec::new();
        let change = Change::DropTable(name.clone(), Box::new(table.clone()));
        common::lower_change(planning, &change, &mut dropped);
        if is_emptied(planning, name) {
            for step in &mut dropped {
                if let Step::DropTable(name) = step {
                    *step = Step::DropTableLate(name.clone());
                }
            }
        }
        steps.append(&mut dropped);
    }
}

/// Whether a data step may read the table before it goes, and no other table gets its name.
fn is_emptied(planning: &Planning<'_>, table: &TableName) -> bool {
    let mut after = planning.lowered.after.tables.keys();
    let is_wanted = after.any(|name| folded(name.as_str()) == folded(table.as_str()));
    let mut texts = planning
        .intent
        .data_steps
        .iter()
        .filter_map(|step| step.up.as_ref().get(planning.dialect).as_ref());
    !is_wanted && texts.any(|sql| mentions(sql, table.as_str()))
}

/// The steps that give tables their new names.
pub(super) fn rename(planning: &Planning<'_>, kept: &[Kept<'_>], steps: &mut Vec<Step>) {
    let text = |name: &TableName| name.as_str().to_owned();
    let renamed = kept.iter().filter(|kept| kept.name.differs());
    let renames: Vec<_> = renamed.map(|kept| kept.name.map(text)).collect();
    if renames.is_empty() {
        return;
    }
    let stays: BTreeSet<_> = kept.iter().map(|kept| kept.name.before).collect();
    let goes = |name: &TableName| {
        let is_looked_at = planning.lowered.before.tables.contains_key(name);
        is_looked_at && !stays.contains(name) && !is_emptied(planning, name)
    };
    let taken = planning.declared.before.tables.keys().filter(|name| !goes(name));
    let taken = taken.map(TableName::as_str).collect();
    for name in in_order(renames, taken, planning.dialect) {
        let Pair { before, after } = name.map(TableName::new);
        steps.push(Step::RenameTable(RenameTableStep { before, after }));
    }
}

/// The steps for the comment and the triggers of a kept table. Triggers of a table whose rows, or whose columns'
/// names or types, change are made again, so that none fires in between, and since their text may name what changes.
/// The others stay: where each statement commits by itself, others would write without them for a moment.
pub(super) fn surroundings(
    planning: &Planning<'_>,
    kept: &Kept<'_>,
    rows: Rows,
    steps: &mut Vec<Step>,
) {
    let comment = |table: &Table| table.comment.clone().filter(|text| !text.is_empty());
    let comment = kept.table.map(comment);
    if comment.differs() {
        let Pair { before, after } = comment;
        let step = TableCommentStep { table: kept.name.after.clone(), before, after };
        steps.push(Step::SetTableComment(step));
    }
    let is_remade = kept.disturbs_triggers() || rows == Rows::Change;
    let (before, after) = (&kept.table.before.triggers, &kept.table.after.triggers);
    for (name, content) in before {
        if is_remade || after.get(name) != Some(content) {
            let step = trigger(planning.dialect, kept.name.before, name, content);
            steps.extend(step.map(Step::DropTrigger));
        }
    }
    for (name, content) in after {
        if is_remade || before.get(name) != Some(content) {
            let step = trigger(planning.dialect, kept.name.after, name, content);
            steps.extend(step.map(Step::CreateTrigger));
        }
    }
}

/// The names of all constraints and indexes of `schema`, and of its tables.
pub(in crate::plan) fn names(schema: &Schema) -> impl Iterator<Item = &str> {
    schema.tables.iter().flat_map(|(name, table)| {
        let keys = table.primary_key.iter().map(|key| key.name.as_str());
        let uniques = table.unique_constraints.keys().map(ConstraintName::as_str);
        let foreign_keys = table.foreign_keys.keys().map(ConstraintName::as_str);
        let checks = table.checks.keys().map(ConstraintName::as_str);
        let indexes = table.indexes.keys().chain(table.search_indexes.keys());
        let constraints = keys.chain(uniques).chain(foreign_keys).chain(checks);
        std::iter::once(name.as_str()).chain(constraints).chain(indexes.map(IndexName::as_str))
    })
}
