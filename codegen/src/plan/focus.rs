//! Which tables a plan has to consider: those that differ, and those that depend on them.
//!
//! A change of a few tables among a thousand is planned as a change of a small schema. The names of the others are
//! known from the declared schemas, which are always complete.

use std::collections::BTreeSet;

use crate::{
    delta::{Pair, Renames},
    dialect::Dialect,
    schema::{Column, ColumnType, EnumName, Schema, Table, TableName, intent::Intent},
    sql::{Mentions, mentions},
};

/// The tables to look at in the schemas before and after.
pub(super) type Focus<'s> = Pair<BTreeSet<&'s TableName>>;

/// The tables that differ; those that refer to them; those that they refer to; those whose rows a data step
/// may change; and those with triggers, whose bodies may name any.
pub(super) fn focus<'s>(
    schemas: Pair<&'s Schema>,
    renames: &Renames,
    intent: &Intent,
    dialect: Dialect,
) -> Focus<'s> {
    let pairs = Pairs { schemas, renames };
    let changed = changed(&pairs, dialect);
    let mut focus = Focus {
        before: with_neighbours(schemas.before, &changed.before),
        after: with_neighbours(schemas.after, &changed.after),
    };
    let texts = intent.data_steps.iter().filter_map(|step| step.up.as_ref().get(dialect).as_ref());
    let texts: Vec<Mentions> = texts.map(|sql| Mentions::new(sql)).collect();
    let is_touched = |name: &TableName, table: &Table| {
        !table.triggers.is_empty() || texts.iter().any(|text| text.has(name.as_str()))
    };
    let add = |schema: &'s Schema, names: &mut BTreeSet<&'s TableName>| {
        let tables = schema.tables.iter();
        names.extend(tables.filter(|(name, table)| is_touched(name, table)).map(|(name, _)| name));
    };
    add(schemas.before, &mut focus.before);
    add(schemas.after, &mut focus.after);
    pairs.complete(&mut focus);
    focus
}

/// Which tables are the same before and after. That is looked up for each, as most are never asked about.
struct Pairs<'s, 'r> {
    schemas: Pair<&'s Schema>,
    renames: &'r Renames,
}

impl<'s> Pairs<'s, '_> {
    /// What the table called `after` was before.
    fn before(&self, after: &TableName) -> Option<(&'s TableName, &'s Table)> {
        let before = self.schemas.before;
        before.tables.get_key_value(self.renames.kept_before(before, after)?)
    }

    /// What the table that was called `before` is called.
    fn after(&self, before: &TableName) -> Option<&'s TableName> {
        let after = self.renames.table_after(before);
        let (after, _) = self.schemas.after.tables.get_key_value(after)?;
        self.before(after).is_some_and(|(was, _)| was == before).then_some(after)
    }

    /// A table that is looked at on one side is looked at on the other.
    fn complete(&self, focus: &mut Focus<'s>) {
        let after: Vec<_> = focus.before.iter().filter_map(|name| self.after(name)).collect();
        let before: Vec<_> = focus.after.iter().filter_map(|name| self.before(name)).collect();
        focus.after.extend(after);
        focus.before.extend(before.into_iter().map(|(name, _)| name));
    }
}

/// The tables that differ, or in which names were swapped, which the schemas do not show.
fn changed<'s>(pairs: &Pairs<'s, '_>, dialect: Dialect) -> Focus<'s> {
    let Pairs { schemas: Pair { before, after }, renames } = *pairs;
    let enums: BTreeSet<&EnumName> = before
        .enums
        .iter()
        .chain(&after.enums)
        .map(|(name, _)| name)
        .filter(|name| {
            before.enums.get(*name) != after.enums.get(*name) || !renames.values(name).is_empty()
        })
        .collect();
    let has_changed_enum = |table: &Table| {
        let is_of_one = |column: &Column| {
            let own = column.sql_types.as_ref().get(dialect).as_ref();
            let is_named = |sql: &String| enums.iter().any(|name| mentions(sql, name.as_str()));
            // An array of values, for example, is not of the enum.
            matches!(&column.type_, ColumnType::Enum(name) if enums.contains(name))
                || own.is_some_and(is_named)
        };
        !enums.is_empty() && table.columns.iter().any(is_of_one)
    };
    let mut focus = Focus { before: BTreeSet::new(), after: BTreeSet::new() };
    let mut kept = 0;
    for (name, table) in &after.tables {
        let was = pairs.before(name);
        kept += usize::from(was.is_some());
        if was != Some((name, table)) || renames.are_within(name) || has_changed_enum(table) {
            focus.after.insert(name);
            focus.before.extend(was.map(|(was, _)| was));
            // A name that another table had.
            focus.before.extend(before.tables.get_key_value(name).map(|(name, _)| name));
        }
    }
    if kept < before.tables.len() {
        focus.before.extend(before.tables.keys().filter(|name| pairs.after(name).is_none()));
    }
    pairs.complete(&mut focus);
    focus
}

/// The tables called `names`, those that they refer to, and those that refer to them.
fn with_neighbours<'s>(
    schema: &'s Schema,
    names: &BTreeSet<&'s TableName>,
) -> BTreeSet<&'s TableName> {
    let mut all = names.clone();
    for (name, table) in &schema.tables {
        let mut targets = table.foreign_keys.values().map(|key| &key.referenced_table);
        if names.contains(name) {
            all.extend(targets);
        } else if targets.any(|target| names.contains(target)) {
            all.insert(name);
        }
    }
    all
}
