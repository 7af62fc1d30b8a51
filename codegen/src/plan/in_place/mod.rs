//! Changes → steps where the database can alter its tables: PostgreSQL, MySQL and MariaDB, SQL Server.
//!
//! The changes alone do not show everything that must be done to a table: an unchanged check must still be dropped
//! while SQL Server alters its column. So the steps are found from both states of each table ([`table`]), and one
//! table of facts says what cannot stay in place ([`disturb`]). Start reading at [`lower_changes`].

mod columns;
mod disturb;
mod foreign_keys;
mod guards;
mod objects;
mod surroundings;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use self::{
    columns::Rows,
    foreign_keys::Keys,
    objects::{Objects, primary_key},
    table::{AlteredTable, ColumnStrategy, altered_tables},
};
use super::{
    MapStep, Step,
    names::{Taken, schema_names},
    planning::{Lowered, Planning},
};
use crate::{
    delta::Change,
    dialect::Dialect,
    schema::{ColumnName, TableName},
    sql::mentions,
};

/// Appends the steps for the tables that stay; returns those whose keys or columns change, by their names after.
pub(super) fn lower_changes<'p>(
    planning: &'p Planning<'_>,
    changes: &'p [Change],
    lowered: &mut Lowered,
) -> BTreeSet<&'p TableName> {
    let altered = altered_tables(planning, changes);
    let mut taken: Taken = schema_names(planning.declared.before).collect();
    taken.extend(schema_names(&planning.lowered.before));
    let steps = &mut lowered.steps;
    let mapped = map_values(planning.dialect, changes, steps);
    if planning.dialect.capability().one_set_of_names {
        columns::rename_defaults(planning, &altered, steps);
    }
    let mut busy = BTreeSet::new();
    let mut dropped_keys = BTreeMap::new();
    for table in &altered {
        let rows = rows(planning, table, &mapped);
        let key = primary_key(table, &taken);
        let (objects, mut dropped) = Objects::new(planning, table, &taken).steps();
        dropped.extend(key.dropped.clone());
        let mut own = key.steps;
        let aside = columns::steps(table, rows, &key.columns, &mut own);
        put_aside(&aside, &mut own);
        if table.is_reshaped() || !own.is_empty() || !objects.is_empty() {
            busy.insert(table.pair.name.after);
        }
        steps.append(&mut own);
        steps.extend(objects);
        surroundings::steps(planning.dialect, table, rows, steps);
        dropped_keys.insert(table.pair.name.before, dropped);
    }
    let keys = Keys {
        altered: &altered,
        by_name: altered.iter().map(|altered| (altered.pair.name.before, altered)).collect(),
        dropped: &dropped_keys,
        taken: &taken,
        dialect: planning.dialect,
    };
    keys.steps(steps);
    if planning.dialect.capability().named_sequences {
        steps.extend(altered.iter().flat_map(columns::name_sequences));
    }
    lowered.unplanned = unplanned(&altered);
    busy
}

/// The steps for renamed values; returns the tables that have such.
fn map_values(dialect: Dialect, changes: &[Change], steps: &mut Vec<Step>) -> BTreeSet<TableName> {
    let maps: Vec<MapStep> = super::objects::map_values(dialect, changes).collect();
    let tables = maps.iter().map(|step| step.table.clone()).collect();
    steps.extend(maps.into_iter().map(Step::MapValues));
    tables
}

/// Whether rows of the table may change in the middle of the plan.
fn rows(planning: &Planning<'_>, table: &AlteredTable<'_>, mapped: &BTreeSet<TableName>) -> Rows {
    let mut steps = planning.intent.data_steps.iter();
    let is_named = |sql: &String| {
        mentions(sql, table.pair.name.before.as_str())
            || mentions(sql, table.pair.name.after.as_str())
    };
    let is_changed = mapped.contains(table.pair.name.after)
        || steps.any(|step| step.up.as_ref().get(planning.dialect).as_ref().is_some_and(is_named));
    if is_changed { Rows::Change } else { Rows::Stay }
}

/// Columns that go with the primary key, under the names that they have been given to make room.
fn put_aside(aside: &[(&ColumnName, ColumnName)], steps: &mut [Step]) {
    for step in steps {
        if let Step::ReplacePrimaryKey(step) = step {
            for dropped in &mut step.dropped {
                if let Some((_, name)) = aside.iter().find(|(name, _)| *name == dropped) {
                    dropped.clone_from(name);
                }
            }
        }
    }
}

/// The changes of columns that the database has no way for.
fn unplanned(altered: &[AlteredTable<'_>]) -> Vec<Change> {
    let mut unplanned = Vec::new();
    for table in altered {
        let is_unplanned = |change: &Change| {
            let Change::AlterColumn(change) = change else { return false };
            table.columns.iter().any(|column| {
                column.strategy == ColumnStrategy::Unsupported
                    && column.after.name == change.column.after.name
            })
        };
        let changes = table.changes.iter().filter(|change| is_unplanned(change));
        unplanned.extend(changes.map(|change| Change::clone(change)));
    }
    unplanned
}
