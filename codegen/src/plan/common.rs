//! Changes that become the same steps in every dialect: created and dropped tables, indexes, full-text indexes,
//! triggers, views, raw objects.
//!
//! A dialect's own lowering calls [`lower_change`] for each change that it does not treat specially.

use std::collections::BTreeMap;

use super::{
    ExistingRows, IndexStep, MapStep, SearchStep, Step, TableStep, TriggerStep, change::Planning,
    has_expressions, raw,
};
use crate::{
    delta::{Change, EnumChange, Pair},
    dialect::Dialect,
    schema::{Index, IndexName, Schema, SearchIndex, Table, TableName, Trigger, TriggerName},
};

/// Appends the steps for `change`, and says whether it is one of those treated here.
///
/// Names of dropped things are those before, of added things those after: all drops but those of tables and
/// columns run before the renames, see [`super::Phase`].
pub(super) fn lower_change(
    planning: &Planning<'_>,
    change: &Change,
    steps: &mut Vec<Step>,
) -> bool {
    let Planning { dialect, lowered, .. } = planning;
    match change {
        Change::AddTable(name, table) => add_table(planning, name, table, steps),
        Change::DropTable(name, table) => drop_table(planning, name, table, steps),
        Change::AddIndex(part) => {
            steps.push(create_index(&part.table.after, &part.name, &part.content, &lowered.after));
        }
        Change::DropIndex(part) => {
            steps.push(drop_index(&part.table.before, &part.name, &part.content, &lowered.before));
        }
        Change::AlterIndex(change) => {
            let Pair { before, after } = &change.content;
            let table = &change.table;
            steps.push(drop_index(&table.before, &change.name.before, before, &lowered.before));
            steps.push(create_index(&table.after, &change.name.after, after, &lowered.after));
        }
        Change::AddSearchIndex(_)
        | Change::DropSearchIndex(_)
        | Change::AlterSearchIndex(_)
        | Change::RenameSearchIndex(_) => lower_search(planning, change, steps),
        Change::AddTrigger(_) | Change::DropTrigger(_) | Change::AlterTrigger(_) => {
            lower_trigger(*dialect, change, steps);
        }
        Change::AddRawObject(name, object) => {
            steps.extend(raw::up(planning.declared.after, *dialect, name, object));
        }
        Change::DropRawObject(name, object) => {
            steps.extend(raw::down(planning.declared.before, *dialect, name, object));
        }
        Change::AlterRawObject(name, object) => {
            steps.extend(raw::down(planning.declared.before, *dialect, name, &object.before));
            steps.extend(raw::up(planning.declared.after, *dialect, name, &object.after));
        }
        // Views are dropped and made anew together, see `views`. No database stores an enum; what it does to
        // columns and checks are changes of their own.
        Change::AddView(..)
        | Change::DropView(..)
        | Change::AlterView(..)
        | Change::AddEnum(..)
        | Change::DropEnum(..) => {}
        Change::AlterEnum(change) => steps.extend(map_values(change).map(Step::MapValues)),
        Change::RenameTable(_)
        | Change::AlterTableComment(_)
        | Change::AddColumn(_)
        | Change::DropColumn(_)
        | Change::RenameColumn(_)
        | Change::AlterColumn(_)
        | Change::AddPrimaryKey(_)
        | Change::DropPrimaryKey(_)
        | Change::RenamePrimaryKey(_)
        | Change::AlterPrimaryKey(_)
        | Change::AddUnique(_)
        | Change::DropUnique(_)
        | Change::RenameUnique(_)
        | Change::AlterUnique(_)
        | Change::AddForeignKey(_)
        | Change::DropForeignKey(_)
        | Change::RenameForeignKey(_)
        | Change::AlterForeignKey(_)
        | Change::AddCheck(_)
        | Change::DropCheck(_)
        | Change::RenameCheck(_)
        | Change::AlterCheck(_)
        | Change::RenameIndex(_) => return false,
    }
    true
}

/// Appends what a change of a full-text index becomes.
fn lower_search(planning: &Planning<'_>, change: &Change, steps: &mut Vec<Step>) {
    let lowered = &planning.lowered;
    if let Change::AddSearchIndex(part) = change {
        let step = search(&part.table.after, &part.name, &part.content, &lowered.after);
        steps.push(Step::CreateSearchIndex(Box::new(step)));
    } else if let Change::DropSearchIndex(part) = change {
        let step = search(&part.table.before, &part.name, &part.content, &lowered.before);
        steps.push(Step::DropSearchIndex(Box::new(step)));
    } else if let Change::AlterSearchIndex(change) | Change::RenameSearchIndex(change) = change {
        let Pair { before, after } = &change.content;
        let (table, name) = (&change.table, &change.name);
        let old = search(&table.before, &name.before, before, &lowered.before);
        let new = search(&table.after, &name.after, after, &lowered.after);
        steps.push(Step::DropSearchIndex(Box::new(old)));
        steps.push(Step::CreateSearchIndex(Box::new(new)));
    }
}

/// Appends what a change of a trigger becomes.
fn lower_trigger(dialect: Dialect, change: &Change, steps: &mut Vec<Step>) {
    if let Change::AddTrigger(part) = change {
        let step = trigger(dialect, &part.table.after, &part.name, &part.content);
        steps.extend(step.map(Step::CreateTrigger));
    } else if let Change::DropTrigger(part) = change {
        let step = trigger(dialect, &part.table.before, &part.name, &part.content);
        steps.extend(step.map(Step::DropTrigger));
    } else if let Change::AlterTrigger(change) = change {
        let (table, name, content) = (&change.table, &change.name, &change.content);
        let old = trigger(dialect, &table.before, &name.before, &content.before);
        let new = trigger(dialect, &table.after, &name.after, &content.after);
        steps.extend(old.map(Step::DropTrigger));
        steps.extend(new.map(Step::CreateTrigger));
    }
}

/// What gives the rows of an enum's columns their values as they are called now.
pub(super) fn map_values(change: &EnumChange) -> impl Iterator<Item = MapStep> {
    let columns = change.columns.iter().filter(|_| !change.renamed.is_empty());
    columns.map(|column| MapStep {
        table: column.table.after.clone(),
        column: column.column.after.clone(),
        values: change.renamed.clone(),
    })
}

/// `CREATE TABLE` with everything that belongs to it. Foreign keys to tables that come later are added
/// behind them, where that is possible.
fn add_table(planning: &Planning<'_>, name: &TableName, table: &Table, steps: &mut Vec<Step>) {
    let Planning { dialect, lowered, .. } = planning;
    let is_late = |target: &TableName| {
        dialect.capability().alter_constraints
            && target > name
            && !lowered.before.tables.contains_key(planning.renames.table_before(target))
    };
    let mut own = Table {
        indexes: BTreeMap::new(),
        search_indexes: BTreeMap::new(),
        triggers: BTreeMap::new(),
        ..table.clone()
    };
    own.foreign_keys.retain(|_, key| !is_late(&key.referenced_table));
    steps.push(Step::CreateTable(Box::new(TableStep { name: name.clone(), table: own })));
    for (key_name, key) in &table.foreign_keys {
        if is_late(&key.referenced_table) {
            steps.push(Step::AddForeignKey(super::ForeignKeyStep {
                table: name.clone(),
                name: key_name.clone(),
                foreign_key: key.clone(),
            }));
        }
    }
    for (index_name, index) in &table.indexes {
        steps.push(create_index(name, index_name, index, &lowered.after));
    }
    for (index_name, index) in &table.search_indexes {
        let step = search(name, index_name, index, &lowered.after);
        let step = SearchStep { rows: ExistingRows::None, ..step };
        steps.push(Step::CreateSearchIndex(Box::new(step)));
    }
    for (trigger_name, content) in &table.triggers {
        steps.extend(trigger(*dialect, name, trigger_name, content).map(Step::CreateTrigger));
    }
}

/// `DROP TABLE`; its indexes and constraints go with it.
fn drop_table(planning: &Planning<'_>, name: &TableName, table: &Table, steps: &mut Vec<Step>) {
    steps.push(Step::DropTable(name.clone()));
    for (index_name, index) in &table.search_indexes {
        let step = search(name, index_name, index, &planning.lowered.before);
        steps.push(Step::DropSearchIndex(Box::new(step)));
    }
    for (trigger_name, content) in &table.triggers {
        let step = trigger(planning.dialect, name, trigger_name, content);
        steps.extend(step.map(Step::DropTrigger));
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

/// What makes or drops a trigger, if the dialect has it.
pub(super) fn trigger(
    dialect: Dialect,
    table: &TableName,
    name: &TriggerName,
    trigger: &Trigger,
) -> Option<TriggerStep> {
    let body = trigger.body.as_ref().get(dialect).clone()?;
    let (table, name, trigger) = (table.clone(), name.clone(), trigger.clone());
    Some(TriggerStep { table, name, trigger, body })
}
