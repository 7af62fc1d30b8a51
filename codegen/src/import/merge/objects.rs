//! What belongs to one table of several databases.

use std::collections::BTreeMap;

use super::{
    Merger, Sides, column::expression, constraints::primary_keys, dialects_of, each, names, sides,
};
use crate::{
    dialect::{Dialect, DialectSet, PerDialect},
    schema::{
        CheckConstraint, Column, ColumnName, ConstraintName, Index, IndexKey, Parameters,
        SearchIndex, SearchLanguage, Table, TableName, Trigger, TriggerName, UniqueConstraint,
        Uniqueness,
    },
    sql::expression::Purpose,
    stored::lowered::triggers_of,
};

impl Merger {
    pub(super) fn table(&self, name: &TableName, all: &Sides<'_, Table>) -> Table {
        let columns = self.columns(all);
        let mut merged = Table {
            unique_constraints: self.unique_constraints(name, all),
            foreign_keys: self.foreign_keys(name, all),
            triggers: triggers(all),
            comment: all.iter().find_map(|(_, table)| table.comment.clone()),
            columns: columns.into(),
            dialects: dialects_of(all, self.dialects),
            ..Table::default()
        };
        for check in names(all, |table| &table.checks) {
            let found = sides(all, |table| table.checks.get(&check));
            merged.checks.extend(self.check(&found, &merged.columns).map(|it| (check, it)));
        }
        for index in names(all, |table| &table.indexes) {
            let found = sides(all, |table| table.indexes.get(&index));
            let constraint = merged.unique_constraints.get(index.as_str());
            let found = self.index(&found, &merged.columns, constraint);
            if found.is_some() {
                merged.unique_constraints.remove(index.as_str());
            }
            merged.indexes.extend(found.map(|it| (index, it)));
        }
        for search in names(all, |table| &table.search_indexes) {
            let found = sides(all, |table| table.search_indexes.get(&search));
            merged.search_indexes.extend(self.search(&found).map(|it| (search, it)));
        }
        let is_taken = |name: &ConstraintName| {
            merged.unique_constraints.contains_key(name)
                || merged.foreign_keys.contains_key(name)
                || merged.checks.contains_key(name)
        };
        let (key, own_keys) = primary_keys(name, all, is_taken);
        merged.primary_key = key;
        merged.own_primary_keys = own_keys;
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
        // One database alone has such checks.
        let unproved = found.iter().map(|(_, check)| check.validity).find(|it| !it.is_valid());
        let validity = unproved.unwrap_or_default();
        let dialects = dialects_of(found, self.dialects);
        Some(CheckConstraint { expression, validity, dialects })
    }

    /// An index. MySQL has no predicates and takes a plain unique one for a constraint.
    fn index(
        &self,
        found: &Sides<'_, Index>,
        columns: &[Column],
        constraint: Option<&UniqueConstraint>,
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
            // One database alone has these parts.
            let length = of_all.iter().find_map(|(_, key)| key.length);
            let operator_class = of_all.iter().find_map(|(_, key)| key.operator_class.clone());
            keys.push(IndexKey {
                order: key.order,
                collation: collation.into(),
                nulls: of_all.iter().find_map(|(_, key)| key.nulls),
                operator_class,
                length,
                ..IndexKey::new(expression)
            });
        }
        let predicates = sides(found, |index| index.predicate.as_ref());
        let predicate = expression(&predicates, predicates.len(), (columns, Purpose::Condition));
        let method: PerDialect<Option<String>> =
            each(found, |dialect, index| index.method.as_ref().get(dialect).clone());
        let mut dialects = dialects_of(found, self.dialects);
        if fullest.uniqueness == Uniqueness::Unique
            && let Some(constraint) = constraint
        {
            let is_there =
                |it: &Dialect| dialects.contains(*it) || constraint.dialects.contains(*it);
            let there: DialectSet = self.dialects.iter().filter(is_there).collect();
            dialects = if there == self.dialects { DialectSet::all() } else { there };
        }
        Some(Index {
            keys,
            uniqueness: fullest.uniqueness,
            exclusion: found.iter().find_map(|(_, index)| index.exclusion.clone()),
            nulls: fullest.nulls,
            predicate,
            include: found.iter().map(|(_, index)| index.include.clone()).max_by_key(Vec::len)?,
            method: method.into(),
            parameters: found
                .iter()
                .map(|(_, index)| index.parameters.clone())
                .max_by_key(Parameters::len)?,
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
    let mut left: Vec<(Dialect, TriggerName, &Trigger)> = all
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
