//! Namespaces that come and go with the tables and views in them.

use super::{
    RenameTableStep, Step,
    names::{Taken, aside},
};
use crate::{
    delta::Pair,
    schema::{Name, Schema, TableName},
};

/// The steps that make the namespaces that only the schema after uses, and drop those that only the one before does.
pub(super) fn lower_namespaces(schemas: &Pair<Schema>, steps: &mut Vec<Step>) {
    let Pair { before, after } = schemas.as_ref().map(Schema::namespaces);
    let owned = |name: &&str| (*name).to_owned();
    steps.extend(after.difference(&before).map(owned).map(Step::CreateNamespace));
    steps.extend(before.difference(&after).map(owned).map(Step::DropNamespace));
}

/// Parts each rename of a table that leads to another namespace into one inside the namespace and a move. Between the two
/// everything that belongs to the table gets its new name, since the old one may be taken where the table goes.
/// `schemas` tell which names are taken.
pub(super) fn part_moves(schemas: Pair<&Schema>, steps: &mut Vec<Step>) {
    let Pair { before, after } = schemas.map(|schema| schema.tables.keys().map(Name::as_str));
    let mut taken: Taken = before.chain(after).collect();
    let is_moved = |step: &&RenameTableStep| step.before.namespace() != step.after.namespace();
    let renames = steps.iter().filter_map(Step::renamed_table).filter(is_moved).cloned();
    for RenameTableStep { before, after } in renames.collect::<Vec<_>>() {
        let mut between = before.beside(after.local());
        if taken.has(between.as_str()) && between != before {
            between = TableName::new(aside(between.as_str(), &taken));
        }
        taken.insert(between.as_str());
        for table in steps.iter_mut().filter_map(table_of_rename).filter(|table| **table == after) {
            table.clone_from(&between);
        }
        steps.push(Step::MoveTable(RenameTableStep { before: between, after }));
    }
    let is_nothing = |step: &RenameTableStep| step.before == step.after;
    steps.retain(|step| !step.renamed_table().is_some_and(is_nothing));
}

/// The table after, in a step that renames it or something of it.
fn table_of_rename(step: &mut Step) -> Option<&mut TableName> {
    if let Step::RenameTable(step) = step {
        return Some(&mut step.after);
    }
    if let Step::RenameColumn(step) = step {
        return Some(&mut step.table);
    }
    if let Step::RenameConstraint(step) = step {
        return Some(&mut step.table);
    }
    if let Step::RenameIndex(step) = step {
        return Some(&mut step.table);
    }
    if let Step::RenameSequence(step) = step {
        return Some(&mut step.table);
    }
    None
}
