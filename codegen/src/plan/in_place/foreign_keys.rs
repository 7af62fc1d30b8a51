//! Foreign keys of the tables that stay. Those that differ, and those with columns or keys that change, are dropped before
//! and created again afterwards.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    disturb::Use,
    objects::{is_proof, rename_constraint},
    table::AlteredTable,
};
use crate::{
    delta::{Pair, PartChange},
    dialect::Dialect,
    plan::{
        ImplicitIndexStep, IndexStep, ProofStep, Refusal, Step, names::Taken,
        objects::add_foreign_key, tables::foreign_key,
    },
    schema::{
        ColumnName, Columns, ConstraintName, ForeignKey, Index, IndexName, Table, TableName,
        Uniqueness,
    },
    stored::lowered::{has_key_over, keys},
};

/// What the foreign keys of all tables that stay depend on.
pub(super) struct Keys<'k, 'p> {
    pub(super) altered: &'k [AlteredTable<'p>],
    /// The same by their names before.
    pub(super) by_name: BTreeMap<&'p TableName, &'k AlteredTable<'p>>,
    /// The keys that go, at least for a time, by table and columns before.
    pub(super) dropped: &'k BTreeMap<&'p TableName, Vec<Vec<ColumnName>>>,
    /// The names of all constraints and indexes before.
    pub(super) taken: &'k Taken,
    pub(super) dialect: Dialect,
}

impl Keys<'_, '_> {
    pub(super) fn steps(&self, steps: &mut Vec<Step>) {
        for altered in self.altered {
            self.table(altered, steps);
        }
    }

    fn table(&self, altered: &AlteredTable<'_>, steps: &mut Vec<Step>) {
        let after = &altered.pair.table.after.foreign_keys;
        let mut done = BTreeSet::new();
        let mut gone = Vec::new();
        let can_rename = self.dialect.capability().renames_constraints;
        let changes = altered.changes.iter().filter_map(|change| change.foreign_key());
        let changes: BTreeMap<_, _> = changes.map(|it| (it.name_before(), it)).collect();
        for (name, key) in &altered.pair.table.before.foreign_keys {
            let change = changes.get(&Some(name));
            let now = change.map_or(Some(name), |it| it.name_after().filter(|_| it.is_renamed));
            if change.is_some_and(|it| is_proved(altered, it)) && !self.is_disturbed(altered, key) {
                done.insert(name);
                steps.push(prove(altered, name));
                continue;
            }
            match now.filter(|_| !self.is_disturbed(altered, key)) {
                Some(now) if now == name => {
                    done.insert(now);
                }
                Some(now) if can_rename && !self.taken.has(now.as_str()) => {
                    done.insert(now);
                    let names = Pair { before: name, after: now };
                    steps.push(rename_constraint(altered.pair.name.after, names));
                }
                Some(_) | None => gone.push((name, key)),
            }
        }
        let shared = self.shared_index(altered, &mut gone);
        for (name, key) in gone {
            done.remove(name);
            steps.push(Step::DropForeignKey(foreign_key(altered.pair.name.before, name, key)));
            if !shared.contains(name) {
                steps.extend(self.drop_implicit_index(altered, name, key));
            }
        }
        steps.extend(drop_shared_indexes(altered, &shared));
        for (name, key) in after.iter().filter(|(name, _)| !done.contains(name)) {
            steps.push(add_foreign_key(foreign_key(altered.pair.name.after, name, key)));
        }
    }

    /// The foreign keys for which MySQL has made one index together: their columns begin alike, and only the
    /// server knows which of them gave it its name. Where one of them goes all go, so that the index can.
    fn shared_index<'k>(
        &self,
        altered: &AlteredTable<'k>,
        gone: &mut Vec<(&'k ConstraintName, &'k ForeignKey)>,
    ) -> BTreeSet<&'k ConstraintName> {
        let mut shared = BTreeSet::new();
        if !self.dialect.capability().foreign_keys_need_indexes {
            return shared;
        }
        let before = altered.pair.table.before;
        let keys = before.foreign_keys.iter();
        let bare: Vec<_> = keys.filter(|(_, key)| !is_covered(before, &key.columns)).collect();
        loop {
            let next = bare.iter().find(|(name, key)| {
                let mut others = bare.iter().filter(|(other, content)| {
                    other != name
                        && (content.columns.starts_with(&key.columns)
                            || key.columns.starts_with(&content.columns))
                });
                let is_gone = |name: &ConstraintName| gone.iter().any(|(other, _)| *other == name);
                !shared.contains(*name) && others.any(|(other, _)| is_gone(other) || is_gone(name))
            });
            let Some((name, key)) = next else { return shared };
            shared.insert(*name);
            if gone.iter().all(|(other, _)| other != name) {
                gone.push((*name, *key));
            }
        }
    }

    fn target(&self, key: &ForeignKey) -> Option<&AlteredTable<'_>> {
        self.by_name.get(&key.referenced_table).copied()
    }

    fn is_disturbed(&self, altered: &AlteredTable<'_>, key: &ForeignKey) -> bool {
        let needs_indexes = self.dialect.capability().foreign_keys_need_indexes;
        let dropped = |table: &TableName, columns: &[ColumnName]| {
            let keys = self.dropped.get(table);
            keys.is_some_and(|keys| keys.iter().any(|key| serves(key, columns)))
                && !(needs_indexes && self.is_served_still(table, columns))
        };
        let target = self.target(key);
        altered.disturbs_columns(Use::ForeignKey, &key.columns)
            || target.is_some_and(|target| {
                target.disturbs_columns(Use::ForeignKey, &key.referenced_columns)
            })
            || dropped(&key.referenced_table, &key.referenced_columns)
            || needs_indexes && dropped(altered.pair.name.before, &key.columns)
    }

    /// Whether `columns` are the first of a key that stays: MySQL takes any such one for another that goes.
    ///
    /// Source: MySQL 8.4, "FOREIGN KEY Constraints" (Conditions and Restrictions).
    fn is_served_still(&self, table: &TableName, columns: &[ColumnName]) -> bool {
        let Some(altered) = self.by_name.get(table) else { return false };
        let mut gone = self.dropped.get(table).cloned().unwrap_or_default();
        let before = altered.pair.table.before;
        keys(before, &before.indexes).any(|key| match gone.iter().position(|other| *other == key) {
            Some(position) => {
                gone.swap_remove(position);
                false
            }
            None => key.starts_with(columns),
        })
    }

    /// MySQL makes an index for a foreign key that finds none, by the key's name, and leaves it behind.
    ///
    /// Source: MySQL 8.4, "FOREIGN KEY Constraints" (Indexes on Foreign Keys).
    fn drop_implicit_index(
        &self,
        altered: &AlteredTable<'_>,
        name: &ConstraintName,
        key: &ForeignKey,
    ) -> Option<Step> {
        let (before, after) = (altered.pair.table.before, altered.pair.table.after);
        let needs_index = self.dialect.capability().foreign_keys_need_indexes;
        let has_own = needs_index && !is_covered(before, &key.columns);
        let needs_own =
            names_after(&altered.pair.names_after(), &key.columns).is_some_and(|columns| {
                // Without one of its columns it stays over the others, and keeps the name.
                after.foreign_keys.contains_key(name)
                    && !altered.disturbs_columns(Use::Key, &key.columns)
                    && !is_covered(after, &columns)
            });
        (has_own && !needs_own).then(|| {
            Step::DropIndex(IndexStep {
                table: altered.pair.name.before.clone(),
                name: IndexName::new(name.as_str()),
                index: Index::over(&key.columns, Uniqueness::NotUnique),
                columns: Columns::default(),
            })
        })
    }
}

/// Whether a foreign key differs from that before in nothing but that every row refers to one from now on.
fn is_proved(altered: &AlteredTable<'_>, change: &PartChange<ConstraintName, ForeignKey>) -> bool {
    let Some((name, after)) = &change.part.after else { return false };
    let before = altered.translated().foreign_keys.get(name);
    change.name_before() == Some(name)
        && before.is_some_and(|before| is_proof(before, after, |it| &mut it.validity))
}

fn prove(altered: &AlteredTable<'_>, name: &ConstraintName) -> Step {
    let table = altered.pair.name.after.clone();
    let proof = ProofStep { table, name: name.clone(), refusal: Refusal::RefersToNothing };
    Step::ValidateConstraint(proof)
}

/// The steps that drop the indexes of foreign keys that share one.
fn drop_shared_indexes<'k>(
    altered: &AlteredTable<'k>,
    shared: &BTreeSet<&'k ConstraintName>,
) -> impl Iterator<Item = Step> + use<'k> {
    let keys = shared.iter().filter_map(|name| altered.pair.table.before.foreign_keys.get(*name));
    let columns: BTreeSet<&'k Vec<ColumnName>> = keys.map(|key| &key.columns).collect();
    let table = altered.pair.name.before;
    let all = columns.clone();
    let longest = columns.into_iter().filter(move |columns| {
        !all.iter().any(|other| other != columns && other.starts_with(columns.as_slice()))
    });
    longest.map(move |columns| {
        Step::DropImplicitIndex(ImplicitIndexStep {
            table: table.clone(),
            columns: columns.clone(),
        })
    })
}

/// The names after of `columns`; `None` if one of them goes.
fn names_after(
    names: &BTreeMap<&ColumnName, &ColumnName>,
    columns: &[ColumnName],
) -> Option<Vec<ColumnName>> {
    columns.iter().map(|name| names.get(name).map(|after| (*after).clone())).collect()
}

fn is_covered(table: &Table, columns: &[ColumnName]) -> bool {
    has_key_over(table, &table.indexes, columns)
}

/// Whether a key over `key` is one for `columns` as well: they are its first.
fn serves(key: &[ColumnName], columns: &[ColumnName]) -> bool {
    let first: BTreeSet<_> = key.iter().take(columns.len()).collect();
    !columns.is_empty() && first == columns.iter().collect()
}
