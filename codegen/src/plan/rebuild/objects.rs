//! Objects that are dropped with a table when it is rebuilt: indexes, full-text indexes, triggers, raw objects.

use std::collections::BTreeSet;

use super::{Rebuilds, TableChanges};
use crate::{
    delta::{Change, Pair, Part, PartChange},
    plan::{
        Step,
        objects::{create_index, drop_index, search, trigger},
        planning::Planning,
        raw,
    },
    schema::{
        Index, IndexName, RawObject, RawPosition, SearchIndex, TableName, Trigger, TriggerName,
        folded, naming::stable_name,
    },
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
    for change in changes {
        let (old, new) = parts(change);
        steps.extend(old.and_then(|old| old.drop(planning)));
        steps.extend(new.and_then(|new| new.create(planning)));
    }
}

/// An object of a table that has steps of its own on SQLite.
enum Object<'c> {
    Index(&'c TableName, &'c IndexName, &'c Index),
    Search(&'c TableName, &'c IndexName, &'c SearchIndex),
    Trigger(&'c TableName, &'c TriggerName, &'c Trigger),
}

impl Object<'_> {
    fn drop(self, planning: &Planning<'_>) -> Option<Step> {
        let schema = &planning.lowered.before;
        match self {
            Self::Index(table, name, index) => Some(drop_index(table, name, index, schema)),
            Self::Search(table, name, index) => {
                Some(Step::DropSearchIndex(Box::new(search(table, name, index, schema))))
            }
            Self::Trigger(table, name, it) => {
                trigger(planning.dialect, table, name, it).map(Step::DropTrigger)
            }
        }
    }

    fn create(self, planning: &Planning<'_>) -> Option<Step> {
        let schema = &planning.lowered.after;
        match self {
            Self::Index(table, name, index) => Some(create_index(table, name, index, schema)),
            Self::Search(table, name, index) => {
                Some(Step::CreateSearchIndex(Box::new(search(table, name, index, schema))))
            }
            Self::Trigger(table, name, it) => {
                trigger(planning.dialect, table, name, it).map(Step::CreateTrigger)
            }
        }
    }
}

/// What a change drops, and what it creates.
fn parts(change: &Change) -> (Option<Object<'_>>, Option<Object<'_>>) {
    match change {
        Change::AddIndex(it) => (None, Some(Object::Index(&it.table.after, &it.name, &it.content))),
        Change::DropIndex(it) => {
            (Some(Object::Index(&it.table.before, &it.name, &it.content)), None)
        }
        Change::AlterIndex(it) | Change::RenameIndex(it) => (
            Some(Object::Index(&it.table.before, &it.name.before, &it.content.before)),
            Some(Object::Index(&it.table.after, &it.name.after, &it.content.after)),
        ),
        Change::AddSearchIndex(it) => {
            (None, Some(Object::Search(&it.table.after, &it.name, &it.content)))
        }
        Change::DropSearchIndex(it) => {
            (Some(Object::Search(&it.table.before, &it.name, &it.content)), None)
        }
        Change::AlterSearchIndex(it) | Change::RenameSearchIndex(it) => (
            Some(Object::Search(&it.table.before, &it.name.before, &it.content.before)),
            Some(Object::Search(&it.table.after, &it.name.after, &it.content.after)),
        ),
        Change::AddTrigger(it) => {
            (None, Some(Object::Trigger(&it.table.after, &it.name, &it.content)))
        }
        Change::DropTrigger(it) => {
            (Some(Object::Trigger(&it.table.before, &it.name, &it.content)), None)
        }
        Change::AlterTrigger(it) => (
            Some(Object::Trigger(&it.table.before, &it.name.before, &it.content.before)),
            Some(Object::Trigger(&it.table.after, &it.name.after, &it.content.after)),
        ),
        Change::AddTable(..)
        | Change::DropTable(..)
        | Change::RenameTable(_)
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
        | Change::AddEnum(..)
        | Change::DropEnum(..)
        | Change::AlterEnum(_)
        | Change::AddView(..)
        | Change::DropView(..)
        | Change::AlterView(..)
        | Change::AddRawObject(..)
        | Change::DropRawObject(..)
        | Change::AlterRawObject(..) => (None, None),
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
        if let Change::AddIndex(Part { name, .. })
        | Change::AddSearchIndex(Part { name, .. })
        | Change::RenameIndex(PartChange { name: Pair { after: name, .. }, .. })
        | Change::AlterIndex(PartChange { name: Pair { after: name, .. }, .. })
        | Change::RenameSearchIndex(PartChange { name: Pair { after: name, .. }, .. })
        | Change::AlterSearchIndex(PartChange { name: Pair { after: name, .. }, .. }) = change
        {
            changed.insert(name);
        }
    }
    let indexes = table
        .pair
        .table
        .after
        .indexes
        .iter()
        .filter(|(name, _)| is_rebuilt && !changed.contains(name));
    for (name, index) in indexes {
        known.push(name.as_str().to_owned());
        steps.push(create_index(names.after, name, index, &schemas.after));
    }
    for (name, index) in &table.pair.table.after.search_indexes {
        let Some(before) =
            table.pair.table.before.search_indexes.get(name).filter(|_| !changed.contains(name))
        else {
            continue;
        };
        let new = search(names.after, name, index, &schemas.after);
        if table.spoils_search(&index.columns) {
            let old = search(names.before, name, before, &schemas.before);
            steps.push(Step::DropSearchIndex(Box::new(old)));
            steps.push(Step::CreateSearchIndex(Box::new(new)));
        } else if is_rebuilt {
            known.extend(SEARCH_EVENTS.map(|event| search_trigger_name(name, event)));
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
                let is_changed = |change: &&Change| {
                    matches!(change, Change::AddTrigger(part) if part.name == *name)
                        || matches!(change, Change::AlterTrigger(part) if part.name.after == *name)
                };
                let Some(before) = table.pair.table.before.triggers.get(name) else { continue };
                let is_disturbed =
                    is_rebuilt || mentions(before, &names) || mentions(after, &names);
                if !is_disturbed || table.changes.iter().any(is_changed) {
                    continue;
                }
                let old = trigger(dialect, table.pair.name.before, name, before);
                let new = trigger(dialect, table.pair.name.after, name, after);
                steps.extend(old.map(Step::DropTrigger));
                steps.extend(new.map(Step::CreateTrigger));
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
