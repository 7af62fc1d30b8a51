//! The keys and foreign keys of one table of several databases.

use std::collections::BTreeMap;

use super::{Merger, Sides, dialects_of, sides};
use crate::{
    dialect::{Dialect, PerDialect},
    schema::{
        ConstraintName, ForeignKey, PrimaryKey, ReferentialAction, Table, TableName,
        UniqueConstraint,
        naming::{foreign_key_name, primary_key_name, unique_name},
    },
    stored::stored_action,
};

/// Constraints of several databases that demand the same: one in the spec.
struct Matched<'d, T> {
    /// What it is called in each database.
    names: Vec<&'d ConstraintName>,
    sides: Sides<'d, T>,
}

impl Merger {
    /// The unique constraints.
    pub(super) fn unique_constraints(
        &self,
        table: &TableName,
        all: &Sides<'_, Table>,
    ) -> BTreeMap<ConstraintName, UniqueConstraint> {
        let found = matched(
            all,
            |table| &table.unique_constraints,
            |it| (it.columns.clone(), it.nulls.is_distinct()),
        );
        let usual = |unique: &UniqueConstraint| unique_name(table, &unique.columns);
        named(found, usual, |sides| {
            let dialects = dialects_of(sides, self.dialects);
            let prefixes = sides.iter().map(|(_, unique)| &unique.prefixes);
            let prefixes = prefixes.max_by_key(|it| !it.is_empty()).cloned().unwrap_or_default();
            // One database alone has these parts.
            let size = |it: &UniqueConstraint| (it.include.len(), it.deferrability as u8);
            let (_, fullest) = sides.iter().max_by_key(|(_, it)| size(it))?;
            Some(UniqueConstraint { prefixes, dialects, ..(*fullest).clone() })
        })
    }

    /// The foreign keys, with the actions that each database has.
    pub(super) fn foreign_keys(
        &self,
        table: &TableName,
        all: &Sides<'_, Table>,
    ) -> BTreeMap<ConstraintName, ForeignKey> {
        let demand = |key: &ForeignKey| {
            (key.columns.clone(), key.referenced_table.clone(), key.referenced_columns.clone())
        };
        let found = matched(all, |table| &table.foreign_keys, demand);
        let usual = |key: &ForeignKey| foreign_key_name(table, &key.columns);
        named(found, usual, |sides| {
            let (_, first) = sides.first()?;
            let deferrable = sides.iter().map(|(_, key)| key.deferrability);
            let on_delete = sides.iter().map(|(dialect, key)| (*dialect, key.on_delete));
            let on_update = sides.iter().map(|(dialect, key)| (*dialect, key.on_update));
            let (on_delete, own_on_delete) = actions(&on_delete.collect::<Vec<_>>());
            let (on_update, own_on_update) = actions(&on_update.collect::<Vec<_>>());
            let mut key = (*first).clone();
            let latest = deferrable.max_by_key(|it| *it as u8);
            key.deferrability = latest.unwrap_or_default();
            // One database alone has such keys.
            let unproved = sides.iter().map(|(_, key)| key.validity).find(|it| !it.is_valid());
            key.validity = unproved.unwrap_or_default();
            key.dialects = dialects_of(sides, self.dialects);
            Some(ForeignKey { on_delete, on_update, own_on_delete, own_on_update, ..key })
        })
    }
}

/// An action that most databases have, and those of the others.
fn actions(
    all: &[(Dialect, ReferentialAction)],
) -> (ReferentialAction, PerDialect<Option<ReferentialAction>>) {
    let fits = |base: ReferentialAction, (dialect, own): (Dialect, ReferentialAction)| {
        stored_action(dialect, base) == stored_action(dialect, own)
    };
    let count = |base| all.iter().filter(|own| fits(base, **own)).count();
    let mut base = ReferentialAction::default();
    let mut most = 0;
    for (_, candidate) in all {
        if count(*candidate) > most {
            (base, most) = (*candidate, count(*candidate));
        }
    }
    let mut others = PerDialect::from_fn(|_| None);
    for own in all.iter().filter(|own| !fits(base, **own)) {
        *others.as_mut().get(own.0) = Some(own.1);
    }
    (base, others)
}

/// Puts the constraints of all databases together: first those that are the same, then those that demand the same, in
/// the order of their names.
fn matched<'d, T: PartialEq, D: PartialEq>(
    all: &Sides<'d, Table>,
    of: impl Fn(&'d Table) -> &'d BTreeMap<ConstraintName, T>,
    demand: impl Fn(&T) -> D,
) -> Vec<Matched<'d, T>> {
    let mut found: Vec<Matched<'d, T>> = Vec::new();
    for (dialect, table) in all {
        let mut left: Vec<(&ConstraintName, &T)> = of(table).iter().collect();
        for is_wanted in [T::eq, |_: &T, _: &T| true] {
            left.retain(|(name, constraint)| {
                let same = found.iter_mut().find(|it| {
                    let is_free = it.sides.iter().all(|(other, _)| other != dialect);
                    let known = it.sides.first().map(|(_, known)| *known);
                    is_free
                        && known.is_some_and(|known| {
                            demand(known) == demand(constraint) && is_wanted(known, constraint)
                        })
                });
                let Some(same) = same else { return true };
                same.names.push(name);
                same.sides.push((*dialect, constraint));
                false
            });
        }
        let new = left.into_iter();
        found.extend(
            new.map(|(name, it)| Matched { names: vec![name], sides: vec![(*dialect, it)] }),
        );
    }
    found
}

/// Gives each constraint a name that is free in the table: one that somebody chose rather than the one that a spec
/// gives, and that of a database in which names are rarer rather than SQLite's.
fn named<T>(
    found: Vec<Matched<'_, T>>,
    usual: impl Fn(&T) -> ConstraintName,
    make: impl Fn(&Sides<'_, T>) -> Option<T>,
) -> BTreeMap<ConstraintName, T> {
    let mut all = BTreeMap::new();
    for Matched { names, sides } in found {
        let Some(made) = make(&sides) else { continue };
        let usual = usual(&made);
        let chosen = names.iter().rev().filter(|name| ***name != usual);
        let chosen = chosen.chain(&names).map(|name| (*name).clone()).chain([usual.clone()]);
        let numbered = (2..usize::MAX)
            .map(|number| ConstraintName::new([usual.as_str(), "_", &number.to_string()].concat()));
        if let Some(name) = chosen.chain(numbered).find(|name| !all.contains_key(name)) {
            all.insert(name, made);
        }
    }
    all
}

/// The primary key by which Rust tells rows apart, and those of the databases that have another.
pub(super) fn primary_keys(
    table: &TableName,
    all: &Sides<'_, Table>,
    is_taken: impl Fn(&ConstraintName) -> bool,
) -> (Option<PrimaryKey>, BTreeMap<Dialect, Option<PrimaryKey>>) {
    let keys = sides(all, |table| table.primary_key.as_ref());
    let Some((_, first)) = keys.first() else { return (None, BTreeMap::new()) };
    let usual = primary_key_name(table);
    let is_same = |key: &PrimaryKey| key.columns == first.columns;
    let names = keys.iter().rev().filter(|(_, key)| is_same(key)).map(|(_, key)| &key.name);
    let name = names.into_iter().find(|name| **name != usual && !is_taken(name));
    let size = |key: &PrimaryKey| (key.include.len(), key.deferrability as u8);
    let alike = keys.iter().map(|(_, key)| *key).filter(|key| is_same(key));
    let fullest = alike.max_by_key(|key| size(key)).unwrap_or(first);
    let mut shared = PrimaryKey { name: name.unwrap_or(&usual).clone(), ..fullest.clone() };
    let prefixes = keys.iter().filter(|(_, key)| is_same(key)).map(|(_, key)| &key.prefixes);
    shared.prefixes = prefixes.max_by_key(|it| !it.is_empty()).cloned().unwrap_or_default();
    if keys.len() == all.len() && keys.iter().all(|(_, key)| is_same(key)) {
        return (Some(shared), BTreeMap::new());
    }
    let mut columns = Vec::new();
    for column in keys.iter().flat_map(|(_, key)| &key.columns) {
        if !columns.contains(column) {
            columns.push(column.clone());
        }
    }
    let base = (keys.len() == all.len()).then(|| PrimaryKey::new(shared.name.clone(), columns));
    let own = all.iter().map(|(dialect, table)| {
        let key = table.primary_key.clone();
        (*dialect, key.map(|key| if is_same(&key) { shared.clone() } else { key }))
    });
    let own = own.filter(|(_, key)| *key != base).collect();
    (base, own)
}
