//! Keys, checks and indexes of a table that stays. Each stays, is renamed, or is dropped and created again, because it
//! differs or because it is in the way.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    disturb::Use,
    expressions::renamed,
    guards::exchange,
    table::{AlteredTable, ColumnStrategy},
};
use crate::{
    plan::{
        AlterColumnStep, CheckStep, Phase, PrimaryKeyStep, RenameConstraintStep, RenameIndexStep,
        ReplacePrimaryKeyStep, Step, UniqueStep,
        names::Taken,
        objects::{create_index, create_search, drop_index, drop_search, has_expressions},
        planning::Planning,
    },
    schema::{
        CheckConstraint, Column, ColumnName, ConstraintName, Expression, Index, IndexName, Name,
        Nullability, PrimaryKey, TableName, UniqueConstraint, Uniqueness,
    },
};

/// What becomes of the objects of one kind.
struct MatchedObjects<N, T> {
    dropped: Vec<(N, T)>,
    created: Vec<(N, T)>,
    renamed: Vec<(N, N)>,
}

/// Compares objects by name, then those left over by what they say: two that say the same are one with
/// another name.
///
/// `translated` are those of before in the names of after, with what they were and whether they must be
/// out of the way; `can_rename` says whether a name may be given to one in its place.
fn match_objects<N: Clone + Ord, T: Clone + PartialEq>(
    translated: Vec<(N, T, T, bool)>,
    after: &BTreeMap<N, T>,
    own: impl Fn(&T) -> T,
    can_rename: impl Fn(&N, &T) -> bool,
) -> MatchedObjects<N, T> {
    let mut matched =
        MatchedObjects { dropped: Vec::new(), created: Vec::new(), renamed: Vec::new() };
    let mut done = BTreeSet::new();
    let mut left = Vec::new();
    for (name, before, translated, is_disturbed) in translated {
        match after.get(&name) {
            Some(same) if own(same) == translated => {
                done.insert(name.clone());
                if is_disturbed {
                    matched.created.push((name.clone(), same.clone()));
                    matched.dropped.push((name, before));
                }
            }
            _ => left.push((name, before, translated, is_disturbed)),
        }
    }
    for (name, before, translated, is_disturbed) in left {
        let twin = after.iter().find(|(other, twin)| {
            !done.contains(*other) && own(twin) == translated && can_rename(other, twin)
        });
        match twin {
            Some((other, _)) if !is_disturbed => {
                done.insert(other.clone());
                matched.renamed.push((name, other.clone()));
            }
            _ => matched.dropped.push((name, before)),
        }
    }
    let new = after.iter().filter(|(name, _)| !done.contains(*name));
    matched.created.extend(new.map(|(name, object)| (name.clone(), object.clone())));
    matched
}

/// The planner of one table's objects.
pub(super) struct Objects<'k, 'p> {
    planning: &'p Planning<'p>,
    altered: &'k AlteredTable<'p>,
    /// The names that constraints and indexes of any table have before: none may be given by a rename.
    taken: &'k Taken,
    /// The keys that go, at least for a time, by their columns before.
    pub(super) dropped_keys: Vec<Vec<ColumnName>>,
    steps: Vec<Step>,
}

impl<'k, 'p> Objects<'k, 'p> {
    pub(super) fn new(
        planning: &'p Planning<'p>,
        altered: &'k AlteredTable<'p>,
        taken: &'k Taken,
    ) -> Self {
        Self { planning, altered, taken, dropped_keys: Vec::new(), steps: Vec::new() }
    }

    /// The steps for everything but the primary key and foreign keys.
    pub(super) fn steps(mut self) -> (Vec<Step>, Vec<Vec<ColumnName>>) {
        self.unique_constraints();
        self.checks();
        self.indexes();
        self.search_indexes();
        (self.steps, self.dropped_keys)
    }

    fn column_after(&self, name: &ColumnName) -> ColumnName {
        let names = self.altered.pair.names_after();
        names.get(name).map_or_else(|| name.clone(), |after| (*after).clone())
    }

    fn columns_after(&self, columns: &[ColumnName]) -> Vec<ColumnName> {
        columns.iter().map(|column| self.column_after(column)).collect()
    }

    fn own(&self, expression: &Expression) -> Expression {
        renamed(expression, self.altered.dialect, &ColumnName::clone)
    }

    fn is_free(&self, name: &impl Name) -> bool {
        !self.taken.has(name.as_str())
    }

    fn unique_constraints(&mut self) {
        let altered = self.altered;
        let before = altered.pair.table.before.unique_constraints.iter();
        let translated = before.map(|(name, unique)| {
            let after = UniqueConstraint { columns: self.columns_after(&unique.columns) };
            let is_disturbed = altered.disturbs_columns(Use::Key, &unique.columns);
            (name.clone(), unique.clone(), after, is_disturbed)
        });
        let after = &altered.pair.table.after.unique_constraints;
        let free = |name: &ConstraintName, _: &UniqueConstraint| self.is_free(name);
        let matched = match_objects(translated.collect(), after, UniqueConstraint::clone, free);
        let step =
            |table: &TableName, name, unique| UniqueStep { table: table.clone(), name, unique };
        for (name, unique) in matched.dropped {
            self.dropped_keys.push(unique.columns.clone());
            let step = step(altered.pair.name.before, name, unique);
            self.steps.push(Step::DropUnique(step));
        }
        for (name, unique) in matched.created {
            let step = step(altered.pair.name.after, name, unique);
            self.steps.push(Step::AddUnique(step));
        }
        let is_index = altered.dialect.capability().unique_constraints_are_indexes;
        for (before, after) in matched.renamed {
            self.steps.push(if is_index {
                // MySQL knows a unique constraint only as an index.
                rename_index(altered.pair.name.after, before.as_str(), after.as_str())
            } else {
                rename_constraint(altered.pair.name.after, before, after)
            });
        }
    }

    fn checks(&mut self) {
        let altered = self.altered;
        let before = altered.pair.table.before.checks.iter();
        let translated = before.map(|(name, check)| {
            let expression = altered.expression_after(&check.expression);
            let after = CheckConstraint { expression, dialects: check.dialects };
            (name.clone(), check.clone(), after, altered.disturbs_expression(&check.expression))
        });
        let can_rename = altered.dialect.capability().renames_constraints;
        let free = |name: &ConstraintName, _: &CheckConstraint| can_rename && self.is_free(name);
        let own = |check: &CheckConstraint| CheckConstraint {
            expression: self.own(&check.expression),
            dialects: check.dialects,
        };
        let mut matched =
            match_objects(translated.collect(), &altered.pair.table.after.checks, own, free);
        exchange(altered, self.taken, &mut matched.dropped, &mut matched.created, &mut self.steps);
        for (name, check) in matched.dropped {
            let columns = altered.pair.table.before.columns.clone();
            let step = CheckStep { table: altered.pair.name.before.clone(), name, check, columns };
            self.steps.push(Step::DropCheck(step));
        }
        for (name, check) in matched.created {
            let columns = altered.pair.table.after.columns.clone();
            let step = CheckStep { table: altered.pair.name.after.clone(), name, check, columns };
            self.steps.push(Step::AddCheck(step));
        }
        for (before, after) in matched.renamed {
            self.steps.push(rename_constraint(altered.pair.name.after, before, after));
        }
    }

    fn indexes(&mut self) {
        let altered = self.altered;
        let translated = altered.pair.table.before.indexes.iter().map(|(name, index)| {
            let mut after = index.clone();
            for key in &mut after.keys {
                key.expression = altered.expression_after(&key.expression);
            }
            after.predicate = index.predicate.as_ref().map(|part| altered.expression_after(part));
            after.include = self.columns_after(&index.include);
            (name.clone(), index.clone(), after, altered.disturbs_index(index))
        });
        let own = |index: &Index| {
            let mut own = index.clone();
            for key in &mut own.keys {
                key.expression = self.own(&key.expression);
            }
            own.predicate = index.predicate.as_ref().map(|part| self.own(part));
            own
        };
        // Where expressions are no keys, columns that are called like the index stand for them.
        let has_columns = !altered.dialect.capability().expression_indexes;
        let free = |name: &IndexName, index: &Index| {
            self.is_free(name) && !(has_columns && has_expressions(index))
        };
        let matched =
            match_objects(translated.collect(), &altered.pair.table.after.indexes, own, free);
        let lowered = &self.planning.lowered;
        for (name, index) in matched.dropped {
            // Elsewhere no foreign key stands on an index that lets keys repeat.
            let is_needed = altered.dialect.capability().foreign_keys_need_indexes;
            if index.uniqueness == Uniqueness::Unique || is_needed {
                self.dropped_keys.push(index.leading_columns());
            }
            self.steps.push(drop_index(altered.pair.name.before, &name, &index, &lowered.before));
        }
        for (name, index) in matched.created {
            self.steps.push(create_index(altered.pair.name.after, &name, &index, &lowered.after));
        }
        for (before, after) in matched.renamed {
            self.steps.push(rename_index(altered.pair.name.after, before.as_str(), after.as_str()));
        }
    }

    fn search_indexes(&mut self) {
        let altered = self.altered;
        let key_changes = altered.pair.table.before.primary_key.as_ref().is_some_and(|key| {
            let after = altered.pair.table.after.primary_key.as_ref();
            after.is_none_or(|after| after.name != key.name || after.columns != key.columns)
                || altered.disturbs_columns(Use::Key, &key.columns)
        });
        // SQL Server finds rows by the index of a key.
        let is_keyed = altered.dialect.capability().one_set_of_names;
        let translated = altered.pair.table.before.search_indexes.iter().map(|(name, index)| {
            let mut after = index.clone();
            after.columns = self.columns_after(&index.columns);
            let is_disturbed = altered.disturbs_columns(Use::Search, &index.columns)
                || is_keyed && (key_changes || altered.pair.name.differs());
            (name.clone(), index.clone(), after, is_disturbed)
        });
        let after = &altered.pair.table.after.search_indexes;
        let matched = match_objects(translated.collect(), after, Clone::clone, |_, _| false);
        let lowered = &self.planning.lowered;
        for (name, index) in matched.dropped {
            self.steps.push(drop_search(altered.pair.name.before, &name, &index, &lowered.before));
        }
        for (name, index) in matched.created {
            self.steps.push(create_search(altered.pair.name.after, &name, &index, &lowered.after));
        }
    }
}

/// What becomes of the primary key of a table that stays.
pub(super) struct KeyFate<'p> {
    pub(super) steps: Vec<Step>,
    /// The key's columns before, if it goes, at least for a time.
    pub(super) dropped: Option<Vec<ColumnName>>,
    /// Columns that come and go in the same statement.
    pub(super) columns: BTreeSet<&'p ColumnName>,
}

/// The steps for the primary key of `altered`.
pub(super) fn primary_key<'p>(altered: &AlteredTable<'p>, taken: &Taken) -> KeyFate<'p> {
    let mut fate = KeyFate { steps: Vec::new(), dropped: None, columns: BTreeSet::new() };
    let (before, after) =
        (&altered.pair.table.before.primary_key, &altered.pair.table.after.primary_key);
    let names = altered.pair.names_after();
    let translated = before.as_ref().map(|key| {
        let columns = key.columns.iter();
        let after = columns.map(|name| names.get(name).map_or(name, |after| *after).clone());
        after.collect::<Vec<_>>()
    });
    let loses_column = before.as_ref().is_some_and(|key| {
        altered.pair.dropped.iter().any(|column| key.columns.contains(&column.name))
    });
    let is_same = translated.as_ref() == after.as_ref().map(|key| &key.columns) && !loses_column;
    let is_disturbed =
        before.as_ref().is_some_and(|key| altered.disturbs_columns(Use::Key, &key.columns));
    let has_name = altered.dialect.capability().primary_key_name.is_none();
    if is_same && !is_disturbed {
        let (Some(before), Some(after)) = (before, after) else { return fate };
        if !has_name || before.name == after.name {
            return fate;
        }
        if !taken.has(after.name.as_str()) {
            let (before, after) = (before.name.clone(), after.name.clone());
            fate.steps.push(rename_constraint(altered.pair.name.after, before, after));
            return fate;
        }
    }
    fate.dropped = before.as_ref().map(|key| key.columns.clone());
    let is_remade = before.as_ref().is_some_and(|key| {
        let columns =
            altered.columns.iter().filter(|column| key.columns.contains(&column.before.name));
        columns.into_iter().any(|column| {
            // MySQL keeps a column of the key NOT NULL without a word.
            matches!(column.strategy, ColumnStrategy::Replace | ColumnStrategy::DropAndRecreate)
                || altered.outgrows_keys(column.after)
                || column.after.nullability == Nullability::Nullable
        })
    });
    if has_name || is_remade {
        let step = |table: &TableName, key: &PrimaryKey| PrimaryKeyStep {
            table: table.clone(),
            key: key.clone(),
        };
        let dropped = before.iter().map(|key| step(altered.pair.name.before, key));
        let added = after.iter().map(|key| step(altered.pair.name.after, key));
        if !has_name {
            fate.steps.extend(no_longer_numbered(altered));
        }
        fate.steps.extend(dropped.map(Step::DropPrimaryKey));
        fate.steps.extend(added.map(Step::AddPrimaryKey));
        return fate;
    }
    replace(altered, &mut fate);
    fate
}

/// The step after which MySQL numbers no rows of the table, which it does by a key only.
fn no_longer_numbered(altered: &AlteredTable<'_>) -> Option<Step> {
    let columns = &altered.pair.table.before.columns;
    let before = columns.iter().find(|column| column.auto_increment.is_some())?;
    let step = AlterColumnStep {
        table: altered.pair.name.before.clone(),
        before: before.clone(),
        after: Column { auto_increment: None, ..before.clone() },
        columns: columns.clone(),
        phase: Phase::DropUnique,
    };
    Some(Step::AlterColumn(Box::new(step)))
}

/// One statement for the key and the columns that cannot be without it.
fn replace<'p>(altered: &AlteredTable<'p>, fate: &mut KeyFate<'p>) {
    let (before, after) =
        (&altered.pair.table.before.primary_key, &altered.pair.table.after.primary_key);
    let dropped = altered.pair.dropped.iter().filter(|column| {
        before.as_ref().is_some_and(|key| key.columns.contains(&column.name))
            || column.auto_increment.is_some()
    });
    let dropped: Vec<_> = dropped.map(|column| &column.name).collect();
    let added = altered.pair.added.iter().filter(|column| column.auto_increment.is_some());
    let added: Vec<_> = added.copied().collect();
    fate.columns.extend(dropped.iter().copied());
    fate.columns.extend(added.iter().map(|column| &column.name));
    let step = ReplacePrimaryKeyStep {
        table: altered.pair.name.after.clone(),
        before: before.clone(),
        after: after.clone(),
        dropped: dropped.into_iter().cloned().collect(),
        added: added.into_iter().cloned().collect(),
        columns: altered.pair.table.after.columns.clone(),
    };
    fate.steps.push(Step::ReplacePrimaryKey(Box::new(step)));
}

fn rename_constraint(table: &TableName, before: ConstraintName, after: ConstraintName) -> Step {
    Step::RenameConstraint(RenameConstraintStep { table: table.clone(), before, after })
}

fn rename_index(table: &TableName, before: &str, after: &str) -> Step {
    Step::RenameIndex(RenameIndexStep {
        table: table.clone(),
        before: IndexName::new(before),
        after: IndexName::new(after),
    })
}
