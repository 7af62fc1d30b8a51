//! Tables that come, go or have another name, with what belongs to them.
//!
//! Tables that are referred to are made first and dropped last. A foreign key that cannot be part of `CREATE TABLE`
//! is added behind the tables, and dropped before them. Start reading at [`Tables`].

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CheckStep, ExistingRows, ForeignKeyStep, RenameTableStep, SearchStep, Step, TableStep,
    names::{self, Taken, in_order},
    objects::{
        add_check, add_foreign_key, create_index, create_trigger, drop_search, drop_trigger, search,
    },
    order::TableOrder,
    planning::Planning,
};
use crate::{
    delta::Pair,
    schema::{ConstraintName, ForeignKey, Name, Table, TableName, folded},
    sql::mentions,
};

/// What becomes of the tables as a whole.
pub(super) struct Tables<'p> {
    planning: &'p Planning<'p>,
    /// The names after of the tables that stay, by their names before.
    stays: BTreeMap<&'p TableName, &'p TableName>,
    /// Whether foreign keys come and go by themselves, and tables before the rows change.
    can_alter: bool,
}

impl<'p> Tables<'p> {
    /// Of a plan.
    pub(super) fn new(planning: &'p Planning<'p>) -> Self {
        let Pair { before, after } = &planning.lowered;
        let stays = after.tables.keys().filter_map(|name| {
            let was = planning.renames.kept_before(before, name)?;
            Some((before.tables.get_key_value(was)?.0, name))
        });
        let stays = stays.collect();
        let can_alter = planning.dialect.capability().alter_constraints;
        Self { planning, stays, can_alter }
    }

    /// The tables that go, by their names before.
    pub(super) fn dropped(&self) -> impl Iterator<Item = &'p TableName> {
        let tables = self.planning.lowered.before.tables.keys();
        tables.filter(|name| !self.stays.contains_key(name))
    }

    /// The steps that give tables their new names. A table whose name another one gets before it goes is moved
    /// aside; returned are the names of those.
    pub(super) fn rename(&self, steps: &mut Vec<Step>) -> Vec<Pair<TableName>> {
        let text = |name: &TableName| name.as_str().to_owned();
        let stays = self.stays.iter().filter(|(before, after)| before != after);
        let mut renames: Vec<Pair<String>> = stays
            .map(|(before, after)| Pair { before: text(before), after: text(after) })
            .collect();
        // In the order of the names after, as changes are.
        renames.sort_by(|one, other| one.after.cmp(&other.after));
        let goes_early: BTreeSet<&TableName> =
            self.dropped().filter(|name| !self.goes_late(name)).collect();
        let taken = self.planning.declared.before.tables.keys();
        let taken = taken.filter(|name| !goes_early.contains(name));
        let taken: Taken = taken.map(Name::as_str).collect();
        let wanted: Taken = renames.iter().map(|rename| rename.after.as_str()).collect();
        let mut moved = Vec::new();
        for name in self.dropped().filter(|name| wanted.has(name.as_str())) {
            if !goes_early.contains(name) {
                let after = names::aside(name.as_str(), &taken);
                renames.push(Pair { before: text(name), after: after.clone() });
                moved.push(Pair { before: name.clone(), after: TableName::new(after) });
            }
        }
        for name in in_order(renames, taken, self.planning.dialect) {
            let Pair { before, after } = name.map(TableName::new);
            steps.push(Step::RenameTable(RenameTableStep { before, after }));
        }
        moved
    }

    /// The steps that make the tables that are new. `busy` are the tables that stay, by their names after, whose
    /// keys or columns change: foreign keys to those wait.
    pub(super) fn create(&self, busy: &BTreeSet<&TableName>, steps: &mut Vec<Step>) {
        let Planning { dialect, lowered: Pair { after, .. }, .. } = self.planning;
        let stays: BTreeSet<&TableName> = self.stays.values().copied().collect();
        let order = TableOrder::new(after);
        let mut made = BTreeSet::new();
        for (name, table) in order.tables().filter(|(name, _)| !stays.contains(name)) {
            made.insert(name);
            let is_inline = |key: &ForeignKey| {
                let target = &key.referenced_table;
                let is_there = stays.contains(target) && !busy.contains(target);
                !self.can_alter || made.contains(target) || is_there
            };
            let mut own = bare(table);
            // Whatever `CREATE TABLE` has in it all rows satisfy.
            own.foreign_keys.retain(|_, key| is_inline(key) && key.validity.is_valid());
            own.checks.retain(|_, check| check.validity.is_valid());
            let late = table.foreign_keys.iter();
            let late = late.filter(|(key, _)| !own.foreign_keys.contains_key(*key));
            let unproved =
                table.checks.iter().filter(|(check, _)| !own.checks.contains_key(*check));
            let unproved =
                unproved.map(|(check, it)| add_check(CheckStep::new((name, table), check, it)));
            let late: Vec<_> =
                late.map(|(key, it)| add_foreign_key(foreign_key(name, key, it))).collect();
            let unproved: Vec<_> = unproved.collect();
            steps.push(Step::CreateTable(Box::new(TableStep { name: name.clone(), table: own })));
            steps.extend(unproved);
            steps.extend(late);
            for (index_name, index) in &table.indexes {
                steps.push(create_index(name, index_name, index, after));
            }
            for (index_name, index) in &table.search_indexes {
                let step = search(name, index_name, index, after);
                let step = SearchStep { rows: ExistingRows::None, ..step };
                steps.push(Step::CreateSearchIndex(Box::new(step)));
            }
            for (trigger_name, content) in &table.triggers {
                steps.extend(create_trigger(*dialect, name, trigger_name, content));
            }
        }
    }

    /// The steps that drop the tables that go, referring ones first. Foreign keys of theirs go before, where they
    /// would be in the way: of the tables in a circle, or of a key that goes as well. Full-text indexes and triggers
    /// are dropped by themselves, since on some databases more than the table stands behind them; `moved` are the
    /// tables that were moved aside.
    pub(super) fn drop(
        &self,
        busy: &BTreeSet<&TableName>,
        moved: &[Pair<TableName>],
        steps: &mut Vec<Step>,
    ) {
        let Planning { dialect, lowered: Pair { before, .. }, .. } = self.planning;
        let order = TableOrder::new(before);
        let gone = order.tables().rev().filter(|(name, _)| !self.stays.contains_key(name));
        for (name, table) in gone {
            for (key_name, key) in table.foreign_keys.iter().filter(|_| self.can_alter) {
                let target = self.stays.get(&key.referenced_table);
                if !order.finds(name, key) || target.is_some_and(|target| busy.contains(target)) {
                    steps.push(Step::DropForeignKey(foreign_key(name, key_name, key)));
                }
            }
            let aside = moved.iter().find(|moved| moved.before == *name);
            let now = aside.map_or(name, |moved| &moved.after).clone();
            let is_late = self.goes_late(name);
            steps.push(if is_late { Step::DropTableLate(now) } else { Step::DropTable(now) });
            for (index_name, index) in &table.search_indexes {
                steps.push(drop_search(name, index_name, index, before));
            }
            for (trigger_name, content) in &table.triggers {
                steps.extend(drop_trigger(*dialect, name, trigger_name, content));
            }
        }
    }

    /// Whether a table goes after the rows have changed: always where tables are copied (SQLite), else if a data step
    /// may read it before it goes and no other table gets its name.
    fn goes_late(&self, table: &TableName) -> bool {
        let Planning { dialect, intent, lowered, .. } = self.planning;
        let mut after = lowered.after.tables.keys();
        let mut is_wanted = || after.any(|name| folded(name.as_str()) == folded(table.as_str()));
        let texts = intent.data_steps.iter();
        let mut texts = texts.filter_map(|step| step.up.as_ref().get(*dialect).as_ref());
        !self.can_alter || texts.any(|sql| mentions(sql, table.as_str())) && !is_wanted()
    }
}

/// What `CREATE TABLE` says of a table: all but its indexes and triggers.
pub(super) fn bare(table: &Table) -> Table {
    Table {
        indexes: BTreeMap::new(),
        search_indexes: BTreeMap::new(),
        triggers: BTreeMap::new(),
        ..table.clone()
    }
}

/// What a step holds of a foreign key.
pub(super) fn foreign_key(
    table: &TableName,
    name: &ConstraintName,
    key: &ForeignKey,
) -> ForeignKeyStep {
    ForeignKeyStep { table: table.clone(), name: name.clone(), foreign_key: key.clone() }
}
