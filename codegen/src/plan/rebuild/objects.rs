//! Objects that are dropped with a table when it is rebuilt: indexes, full-text indexes, triggers, raw objects.

use std::collections::BTreeSet;

use super::{Rebuilds, TableChanges};
use crate::{
    delta::{Change, Pair, PartChange},
    plan::{
        Step,
        objects::{
            create_index, create_search, create_trigger, drop_index, drop_search, drop_trigger,
            search,
        },
        planning::Planning,
        raw,
    },
    schema::{IndexName, RawObject, RawPosition, TableName, Trigger, folded, naming::stable_name},
    sql::Mentions,
};

/// What keeps a full-text index up to date, by the event of each trigger.
pub(crate) const SEARCH_EVENTS: [&str; 3] = ["insert", "delete", "update"];

/// The name of one of the triggers behind a full-text index.
pub(crate) fn search_trigger_name(index: &IndexName, event: &str) -> String {
    stable_name(&[index.as_str(), event])
}

/// Appends the steps for indexes, full-text indexes and triggers that come, go or differ.
///
/// Names of dropped things are those before, of added things those after: all these drops run before the renames,
/// see [`Phase`](crate::plan::Phase).
pub(super) fn lower_changes(planning: &Planning<'_>, changes: &[Change], steps: &mut Vec<Step>) {
    let Planning { dialect, lowered: Pair { before, after }, .. } = planning;
    let dialect = *dialect;
    for change in changes {
        if let Change::Index(PartChange { table, part, .. }) = change {
            let old = part.before.as_ref();
            steps.extend(old.map(|(name, it)| drop_index(&table.before, name, it, before)));
            let new = part.after.as_ref();
            steps.extend(new.map(|(name, it)| create_index(&table.after, name, it, after)));
        }
        if let Change::SearchIndex(PartChange { table, part, .. }) = change {
            let old = part.before.as_ref();
            steps.extend(old.map(|(name, it)| drop_search(&table.before, name, it, before)));
            let new = part.after.as_ref();
            steps.extend(new.map(|(name, it)| create_search(&table.after, name, it, after)));
        }
        if let Change::Trigger(PartChange { table, part, .. }) = change {
            let old = part.before.as_ref();
            steps.extend(old.and_then(|(name, it)| drop_trigger(dialect, &table.before, name, it)));
            let new = part.after.as_ref();
            steps
                .extend(new.and_then(|(name, it)| create_trigger(dialect, &table.after, name, it)));
        }
    }
}

/// The steps that keep the indexes of a table which differ in nothing; those that differ have steps of
/// their own. Returned is what is still on the table when it is made anew.
pub(super) fn restore(
    table: &TableChanges<'_>,
    is_rebuilt: bool,
    steps: &mut Vec<Step>,
) -> Vec<String> {
    let schemas = &table.planning.lowered;
    let names = table.pair.name;
    let mut known = Vec::new();
    let mut changed = BTreeSet::new();
    for change in &table.changes {
        if let Change::Index(change) = change {
            changed.extend(change.name_after());
        }
        if let Change::SearchIndex(change) = change {
            changed.extend(change.name_after());
        }
    }
    let indexes = table.pair.table.after.indexes.iter();
    for (name, index) in indexes.filter(|(name, _)| is_rebuilt && !changed.contains(name)) {
        known.push(name.as_str().to_owned());
        steps.push(create_index(names.after, name, index, &schemas.after));
    }
    for (name, index) in &table.pair.table.after.search_indexes {
        let Some(before) =
            table.pair.table.before.search_indexes.get(name).filter(|_| !changed.contains(name))
        else {
            continue;
        };
        if table.spoils_search(&index.columns) {
            steps.push(drop_search(names.before, name, before, &schemas.before));
            steps.push(create_search(names.after, name, index, &schemas.after));
        } else if is_rebuilt {
            known.extend(SEARCH_EVENTS.map(|event| search_trigger_name(name, event)));
            let new = search(names.after, name, index, &schemas.after);
            steps.push(Step::RestoreSearchTriggers(Box::new(new)));
        }
    }
    known
}

impl Rebuilds<'_> {
    /// Takes triggers away before the tables change and puts them back: those on a table that is made anew,
    /// which would go with it, those on one whose rows change, and those that name a table or column with another
    /// name.
    pub(super) fn restore_triggers(&self, kept: &[TableChanges<'_>], steps: &mut Vec<Step>) {
        let names = self.disturbed();
        let dialect = self.planning.dialect;
        for table in kept {
            let is_rebuilt = self.rebuilt.contains(table.pair.name.after)
                || self.updated.contains(table.pair.name.after);
            for (name, after) in &table.pair.table.after.triggers {
                let is_changed = |change: &&Change| matches!(change, Change::Trigger(it) if it.name_after() == Some(name));
                let Some(before) = table.pair.table.before.triggers.get(name) else { continue };
                let is_disturbed =
                    is_rebuilt || mentions(before, &names) || mentions(after, &names);
                if !is_disturbed || table.changes.iter().any(is_changed) {
                    continue;
                }
                steps.extend(drop_trigger(dialect, table.pair.name.before, name, before));
                steps.extend(create_trigger(dialect, table.pair.name.after, name, after));
            }
        }
    }

    /// Runs the way back of raw objects that put an index or trigger on a table that is made anew, or whose
    /// rows change, and makes them again. Of one that makes a table as well these parts alone are made again.
    pub(super) fn restore_raw_objects(&self, steps: &mut Vec<Step>) {
        let is_rebuilt = |on: &str| {
            let mut tables = self.rebuilt.iter().chain(&self.updated);
            tables.any(|table| folded(table.as_str()) == folded(on))
        };
        for (name, object) in &self.planning.lowered.after.raw_objects {
            if !raw::stays(self.planning, name) {
                continue;
            }
            let is_whole =
                self.hangs_on_rebuilt(object) && object.position != RawPosition::BeforeTables;
            let pair = if is_whole {
                raw::again(self.planning, name)
            } else {
                raw::parts(self.planning, name, &is_rebuilt)
            };
            steps.extend(pair.into_iter().flat_map(|(down, up)| [down, up]));
        }
    }

    fn hangs_on_rebuilt(&self, object: &RawObject) -> bool {
        let Some(sql) = &object.sql.sqlite else { return false };
        let up = folded(&sql.up);
        let words: Vec<&str> = up.split_whitespace().collect();
        let creates = |kinds: &[&str]| {
            let behind = words.iter().enumerate().filter(|(_, word)| **word == "create");
            behind.into_iter().any(|(position, _)| {
                words[position + 1..].iter().take(2).any(|word| kinds.contains(word))
            })
        };
        let mut tables = self.rebuilt.iter().chain(&self.updated);
        let text = Mentions::new(&sql.up);
        let names_one = tables.any(|table| text.has(table.as_str()));
        names_one && creates(&["index", "trigger"]) && !creates(&["table"])
    }

    /// The names of tables which trigger bodies could mean something else by.
    fn disturbed(&self) -> BTreeSet<&TableName> {
        let mut names = BTreeSet::new();
        for change in self.changes {
            let is_disturbing = matches!(
                change,
                Change::RenameTable(_)
                    | Change::RenameColumn(_)
                    | Change::DropColumn(_)
                    | Change::DropTable(..)
            );
            if let Some(table) = change.table().filter(|_| is_disturbing) {
                names.insert(table.before);
                names.insert(table.after);
            }
        }
        names
    }
}

/// Whether the body mentions one of the tables.
fn mentions(trigger: &Trigger, names: &BTreeSet<&TableName>) -> bool {
    let body = Mentions::new(trigger.body.sqlite.as_deref().unwrap_or_default());
    names.iter().any(|name| body.has(name.as_str()))
}
