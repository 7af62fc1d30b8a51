//! What belongs to one table of several databases.

use std::collections::BTreeMap;

use super::{Merger, Sides, column::expression, dialects_of, each, names, sides};
use crate::{
    dialect::PerDialect,
    schema::{
        CheckConstraint, Column, ColumnName, ConstraintName, Index, IndexKey, PrimaryKey,
        SearchIndex, SearchLanguage, Table, TableName, Trigger, TriggerName, Uniqueness,
        naming::{foreign_key_name, primary_key_name, unique_name},
    },
    sql::expression::Purpose,
    stored::lowered::triggers_of,
};

impl Merger {
    pub(super) fn table(&self, name: &TableName, all: &Sides<'_, Table>) -> Table {
        let columns = self.columns(all);
        let mut merged = Table {
            primary_key: primary_key(name, all),
            unique_constraints: one_name(
                all,
                |table| &table.unique_constraints,
                |unique| (unique.columns.clone(), Some(unique_name(name, &unique.columns))),
            ),
            foreign_keys: one_name(
                all,
                |table| &table.foreign_keys,
                |key| {
                    let target = (key.referenced_table.clone(), key.referenced_columns.clone());
                    ((key.columns.clone(), target), Some(foreign_key_name(name, &key.columns)))
                },
            ),
            checks: BTreeMap::new(),
            indexes: BTreeMap::new(),
            search_indexes: BTreeMap::new(),
            triggers: triggers(all),
            comment: all.iter().find_map(|(_, table)| table.comment.clone()),
            columns: columns.into(),
        };
        for check in names(all, |table| &table.checks) {
            let found = sides(all, |table| table.checks.get(&check));
            merged.checks.extend(self.check(&found, &merged.columns).map(|it| (check, it)));
        }
        for index in names(all, |table| &table.indexes) {
            let found = sides(all, |table| table.indexes.get(&index));
            let is_constraint = merged.unique_constraints.contains_key(index.as_str());
            let found = self.index(&found, &merged.columns, is_constraint);
            if found.is_some() {
                merged.unique_constraints.remove(index.as_str());
            }
            merged.indexes.extend(found.map(|it| (index, it)));
        }
        for search in names(all, |table| &table.search_indexes) {
            let found = sides(all, |table| table.search_indexes.get(&search));
            merged.search_indexes.extend(self.search(&found).map(|it| (search, it)));
        }
        merged
    }

    /// The columns of the first database in their order, then those that only others have.
    fn columns(&self, all: &Sides<'_, Table>) -> Vec<Column> {
        let mut order: Vec<&ColumnName> = Vec::new();
        for (_, table) in all {
            for column in &table.columns {
                if !order.contains(&&column.name) {
                    order.push(&column.name);
                }
            }
        }
        let of =
            |name: &ColumnName| -> Sides<'_, Column> { sides(all, |table| table.column(name)) };
        let mut columns: Vec<Column> =
            order.iter().filter_map(|name| self.column(&of(name))).collect();
        let known = columns.clone();
        for column in &mut columns {
            (column.default, column.generated) = Self::computed(column, &of(&column.name), &known);
        }
        columns
    }

    fn check(
        &self,
        found: &Sides<'_, CheckConstraint>,
        columns: &[Column],
    ) -> Option<CheckConstraint> {
        let expressions = found.iter().map(|(dialect, check)| (*dialect, &check.expression));
        let purpose = (columns, Purpose::Condition);
        let expression = expression(&expressions.collect(), found.len(), purpose)?;
        Some(CheckConstraint { expression, dialects: dialects_of(found, self.dialects) })
    }

    /// An index. MySQL has no predicates and takes a plain unique one for a constraint.
    fn index(
        &self,
        found: &Sides<'_, Index>,
        columns: &[Column],
        is_constraint: bool,
    ) -> Option<Index> {
        let (_, first) = found.first()?;
        let is_partial = |index: &Index| index.predicate.is_some();
        let fullest = found.iter().find(|(_, index)| is_partial(index)).map_or(*first, |it| it.1);
        let mut keys: Vec<IndexKey> = Vec::new();
        for (position, key) in fullest.keys.iter().enumerate() {
            let of_all = sides(found, |index| index.keys.get(position));
            let expressions = of_all.iter().map(|(dialect, key)| (*dialect, &key.expression));
            let purpose = (columns, Purpose::Key);
            let expression = expression(&expressions.collect(), of_all.len(), purpose)?;
            let collation: PerDialect<Option<String>> =
                each(&of_all, |dialect, key| key.collation.as_ref().get(dialect).clone());
            keys.push(IndexKey { expression, order: key.order, collation: collation.into() });
        }
        let predicates = sides(found, |index| index.predicate.as_ref());
        let predicate = expression(&predicates, predicates.len(), (columns, Purpose::Condition));
        let method: PerDialect<Option<String>> =
            each(found, |dialect, index| index.method.as_ref().get(dialect).clone());
        let mut dialects = dialects_of(found, self.dialects);
        if is_constraint && fullest.uniqueness == Uniqueness::Unique {
            dialects = crate::dialect::DialectSet::all();
        }
        Some(Index {
            keys,
            uniqueness: fullest.uniqueness,
            predicate,
            include: found.iter().map(|(_, index)| index.include.clone()).max_by_key(Vec::len)?,
            method: method.into(),
            dialects,
        })
    }

    fn search(&self, found: &Sides<'_, SearchIndex>) -> Option<SearchIndex> {
        let (_, first) = found.first()?;
        let is_english = found.iter().any(|(_, it)| it.language == SearchLanguage::English);
        Some(SearchIndex {
            columns: first.columns.clone(),
            language: if is_english { SearchLanguage::English } else { SearchLanguage::Simple },
            dialects: dialects_of(found, self.dialects),
        })
    }
}

/// The triggers by name. Where a trigger has one event only, several are what one of several events becomes.
fn triggers(all: &Sides<'_, Table>) -> BTreeMap<TriggerName, Trigger> {
    let mut left: Vec<(crate::dialect::Dialect, TriggerName, &Trigger)> = all
        .iter()
        .flat_map(|(dialect, table)| {
            table.triggers.iter().map(|(name, it)| (*dialect, name.clone(), it))
        })
        .collect();
    // Those of several events first, as they name what the others are parts of.
    left.sort_by_key(|(_, _, trigger)| std::cmp::Reverse(trigger.events.len()));
    let mut merged: BTreeMap<TriggerName, Trigger> = BTreeMap::new();
    for (dialect, name, trigger) in left {
        let is_part = merged.iter().find_map(|(whole, known)| {
            let mut with_body = known.clone();
            *with_body.body.as_mut().get(dialect) = Some(String::new());
            let parts = triggers_of(whole, &with_body, dialect);
            let is_one = parts.iter().any(|(part, it)| {
                *part == name && it.events == trigger.events && it.timing == trigger.timing
            });
            is_one.then(|| whole.clone())
        });
        let body = trigger.body.as_ref().get(dialect).clone();
        match is_part.and_then(|whole| merged.get_mut(&whole)) {
            Some(known) => *known.body.as_mut().get(dialect) = body,
            None => {
                merged.entry(name).or_insert_with(|| trigger.clone());
            }
        }
    }
    merged
}

fn primary_key(table: &TableName, all: &Sides<'_, Table>) -> Option<PrimaryKey> {
    let keys = sides(all, |table| table.primary_key.as_ref());
    let usual = primary_key_name(table);
    let (_, first) = keys.first()?;
    let named = keys.iter().find(|(_, key)| key.name != usual && key.columns == first.columns);
    Some(named.map_or(*first, |(_, key)| *key).clone())
}

/// Constraints that demand the same are one, whatever they are called; a name that somebody chose counts more than
/// the one that a spec would give.
fn one_name<'d, T: Clone + 'd, D: PartialEq>(
    all: &Sides<'d, Table>,
    of: impl Fn(&'d Table) -> &'d BTreeMap<ConstraintName, T>,
    demand: impl Fn(&T) -> (D, Option<ConstraintName>),
) -> BTreeMap<ConstraintName, T> {
    let mut found: Vec<(ConstraintName, &T)> = Vec::new();
    for (_, table) in all {
        for (name, constraint) in of(table) {
            let (demanded, usual) = demand(constraint);
            let same =
                found.iter_mut().find(|(known, it)| *known == *name || demand(it).0 == demanded);
            match same {
                Some((known, _)) if Some(&*known) == usual.as_ref() => *known = name.clone(),
                Some(_) => {}
                None => found.push((name.clone(), constraint)),
            }
        }
    }
    found.into_iter().map(|(name, it)| (name, it.clone())).collect()
}
