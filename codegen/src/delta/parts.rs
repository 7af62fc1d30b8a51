//! Matches the named parts of a table before and after.
//!
//! A part is the same if the spec says that it had the name, otherwise if it has the same name. Of the remaining
//! parts, two with the same definition are treated as one that was renamed. Nothing is lost by that, since
//! constraints and indexes hold no data of their own, and generated names thus follow the rename of a table or
//! column.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Pair, PartChange, Renames};
use crate::schema::{ConstraintName, PrimaryKey, Table, TableName};

/// A kept table whose keys and other named parts are compared.
pub(super) struct TableParts<'t> {
    pub(super) name: Pair<&'t TableName>,
    pub(super) before: &'t Table,
    pub(super) translated: &'t Table,
    pub(super) after: &'t Table,
}

impl TableParts<'_> {
    /// Appends what differs between them.
    pub(super) fn diff(&self, renames: &Renames, changes: &mut Vec<Change>) {
        let table = self.name.after;
        let constraint = |name: &_| renames.constraint_before(table, name).cloned();
        let index = |name: &_| renames.index_before(table, name);
        changes.extend(self.primary_key().map(Change::PrimaryKey));
        let unique = self.of(|table| &table.unique_constraints, constraint);
        changes.extend(unique.map(Change::Unique));
        let keys = self.of(|table| &table.foreign_keys, constraint);
        changes.extend(keys.map(Change::ForeignKey));
        changes.extend(self.of(|table| &table.checks, constraint).map(Change::Check));
        changes.extend(self.of(|table| &table.indexes, index).map(Change::Index));
        let search = self.of(|table| &table.search_indexes, index);
        changes.extend(search.map(Change::SearchIndex));
        // No database renames a trigger in the same way as the others; one under another name is another.
        let triggers = self.of(|table| &table.triggers, |_| None);
        let triggers = triggers.map(|change| PartChange { is_renamed: false, ..change });
        changes.extend(triggers.map(Change::Trigger));
    }

    /// What became of each part of one kind: first those after in their order, then those that go.
    fn of<N: Clone + Ord, T: Clone + PartialEq>(
        &self,
        parts: fn(&Table) -> &BTreeMap<N, T>,
        renamed_from: impl Fn(&N) -> Option<N>,
    ) -> impl Iterator<Item = PartChange<N, T>> {
        let [before, translated, after] = [self.before, self.translated, self.after].map(parts);
        let mut matches: BTreeMap<&N, &N> = BTreeMap::new();
        let mut used: BTreeSet<&N> = BTreeSet::new();
        for now in after.keys() {
            let was = renamed_from(now).and_then(|was| before.get_key_value(&was));
            if let Some((was, _)) = was.filter(|(was, _)| !used.contains(was)) {
                matches.insert(now, was);
                used.insert(was);
            }
        }
        for now in after.keys() {
            let Some((was, _)) = before.get_key_value(now) else { continue };
            if !matches.contains_key(now) && !used.contains(was) {
                matches.insert(now, was);
                used.insert(was);
            }
        }
        for (now, content) in
            after.iter().filter(|(now, _)| !matches.contains_key(now)).collect::<Vec<_>>()
        {
            let alike = translated.iter().find(|(was, it)| !used.contains(was) && *it == content);
            if let Some((was, _)) = alike.and_then(|(was, _)| before.get_key_value(was)) {
                matches.insert(now, was);
                used.insert(was);
            }
        }
        let change = |was: Option<&N>, now: Option<&N>, is_renamed| PartChange {
            table: self.name.map(Clone::clone),
            part: Pair { before: named(before, was), after: named(after, now) },
            is_renamed,
        };
        let mut changes = Vec::new();
        for (now, content) in after {
            let was = matches.get(now).copied();
            let is_same = was.and_then(|was| translated.get(was)) == Some(content);
            if !is_same || was != Some(now) {
                changes.push(change(was, Some(now), is_same));
            }
        }
        let dropped = before.keys().filter(|was| !used.contains(was));
        changes.extend(dropped.map(|was| change(Some(was), None, false)));
        changes.into_iter()
    }

    fn primary_key(&self) -> Option<PartChange<ConstraintName, PrimaryKey>> {
        let translated = &self.translated.primary_key;
        if *translated == self.after.primary_key {
            return None;
        }
        let part = |table: &Table| table.primary_key.clone().map(|key| (key.name.clone(), key));
        let part = Pair { before: part(self.before), after: part(self.after) };
        let nameless = |key: &PrimaryKey| PrimaryKey { name: "".into(), ..key.clone() };
        let after = part.after.as_ref().map(|(_, key)| nameless(key));
        let is_renamed = translated.as_ref().map(nameless) == after;
        Some(PartChange { table: self.name.map(Clone::clone), part, is_renamed })
    }
}

/// A part with its name.
fn named<N: Clone + Ord, T: Clone>(parts: &BTreeMap<N, T>, name: Option<&N>) -> Option<(N, T)> {
    let (name, content) = parts.get_key_value(name?)?;
    Some((name.clone(), content.clone()))
}
