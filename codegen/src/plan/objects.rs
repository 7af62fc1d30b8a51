//! What the steps hold of indexes, full-text indexes, triggers and enums, the same on every database.

use super::{
    CheckStep, ExistingRows, ForeignKeyStep, IndexStep, MapStep, SearchStep, Step, TriggerStep,
};
use crate::{
    delta::Change,
    dialect::{Dialect, capability::NativeEnums},
    schema::{Enum, Index, IndexName, Schema, SearchIndex, Table, TableName, Trigger, TriggerName},
};

/// What gives the rows of an enum's columns their values as they are called now, where the type of the enum does not.
pub(super) fn map_values(dialect: Dialect, changes: &[Change]) -> impl Iterator<Item = MapStep> {
    let enums = changes.iter().filter_map(|change| {
        if let Change::AlterEnum(change) = change { Some(change) } else { None }
    });
    let renamed = enums.filter(move |change| {
        let is_named = |it: &Enum| it.native_in(dialect) == NativeEnums::Named;
        !change.renamed.is_empty() && !is_named(&change.content.before)
    });
    renamed.flat_map(|change| {
        change.columns.iter().map(|column| MapStep {
            table: column.table.after.clone(),
            column: column.column.after.clone(),
            values: change.renamed.clone(),
        })
    })
}

/// The step that adds a check: to new rows alone, if it need not be proved.
pub(super) fn add_check(step: CheckStep) -> Step {
    if step.check.validity.is_valid() { Step::AddCheck(step) } else { Step::AddCheckNotValid(step) }
}

/// The step that adds a foreign key to a table that is there: to new rows alone, if it need not be proved.
pub(super) fn add_foreign_key(step: ForeignKeyStep) -> Step {
    if step.foreign_key.validity.is_valid() {
        Step::AddForeignKey(step)
    } else {
        Step::AddForeignKeyNotValid(step)
    }
}

/// The step that makes an index of `table` in `schema`.
pub(super) fn create_index(
    table: &TableName,
    name: &IndexName,
    index: &Index,
    schema: &Schema,
) -> Step {
    Step::CreateIndex(index_step(table, name, index, schema))
}

/// The step that drops an index of `table` in `schema`.
pub(super) fn drop_index(
    table: &TableName,
    name: &IndexName,
    index: &Index,
    schema: &Schema,
) -> Step {
    Step::DropIndex(index_step(table, name, index, schema))
}

/// Whether a part of an index is more than a column.
pub(super) fn has_expressions(index: &Index) -> bool {
    index.predicate.is_some() || index.keys.iter().any(|key| key.expression.as_column().is_none())
}

fn index_step(table: &TableName, name: &IndexName, index: &Index, schema: &Schema) -> IndexStep {
    let columns = schema.tables.get(table).filter(|_| has_expressions(index));
    IndexStep {
        table: table.clone(),
        name: name.clone(),
        index: index.clone(),
        columns: columns.map(|table| table.columns.clone()).unwrap_or_default(),
    }
}

/// What makes or drops a full-text index of `table` in `schema`.
pub(super) fn search(
    table: &TableName,
    name: &IndexName,
    index: &SearchIndex,
    schema: &Schema,
) -> SearchStep {
    let keys = schema.tables.get(table).map(|table| Table {
        columns: table.columns.clone(),
        primary_key: table.primary_key.clone(),
        unique_constraints: table.unique_constraints.clone(),
        ..Table::default()
    });
    SearchStep {
        table: table.clone(),
        name: name.clone(),
        index: index.clone(),
        keys: keys.unwrap_or_default(),
        rows: ExistingRows::Possible,
    }
}

/// The step that makes a full-text index of `table` in `schema`.
pub(super) fn create_search(
    table: &TableName,
    name: &IndexName,
    index: &SearchIndex,
    schema: &Schema,
) -> Step {
    Step::CreateSearchIndex(Box::new(search(table, name, index, schema)))
}

/// The step that drops a full-text index of `table` in `schema`.
pub(super) fn drop_search(
    table: &TableName,
    name: &IndexName,
    index: &SearchIndex,
    schema: &Schema,
) -> Step {
    Step::DropSearchIndex(Box::new(search(table, name, index, schema)))
}

/// The step that makes a trigger, if the dialect has it.
pub(super) fn create_trigger(
    dialect: Dialect,
    table: &TableName,
    name: &TriggerName,
    content: &Trigger,
) -> Option<Step> {
    trigger(dialect, table, name, content).map(Step::CreateTrigger)
}

/// The step that drops a trigger, if the dialect has it.
pub(super) fn drop_trigger(
    dialect: Dialect,
    table: &TableName,
    name: &TriggerName,
    content: &Trigger,
) -> Option<Step> {
    trigger(dialect, table, name, content).map(Step::DropTrigger)
}

fn trigger(
    dialect: Dialect,
    table: &TableName,
    name: &TriggerName,
    trigger: &Trigger,
) -> Option<TriggerStep> {
    let body = trigger.body.as_ref().get(dialect).clone()?;
    let (table, name, trigger) = (table.clone(), name.clone(), trigger.clone());
    Some(TriggerStep { table, name, trigger, body })
}
