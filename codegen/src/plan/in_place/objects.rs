//! Keys, checks and indexes of a table that stays. Each stays, is renamed, or is dropped and created again, because it
//! differs or because it is in the way.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    disturb::Use,
    guards::exchange,
    table::{AlteredTable, ColumnStrategy},
};
use crate::{
    delta::{Change, Pair, PartChange},
    plan::{
        AlterColumnStep, CheckStep, Phase, PrimaryKeyStep, ProofStep, Refusal,
        RenameConstraintStep, RenameIndexStep, ReplacePrimaryKeyStep, Step, UniqueStep,
        names::Taken,
        objects::{
            add_check, create_index, create_search, drop_index, drop_search, has_expressions,
        },
        planning::Planning,
    },
    schema::{
        CheckConstraint, Column, ColumnName, ConstraintName, IndexName, Name, Nullability,
        PrimaryKey, Table, TableName, UniqueConstraint, Uniqueness, Validity,
    },
};

/// What becomes of the objects of one kind of a table.
struct Fates<'k, N, T> {
    dropped: Vec<(&'k N, &'k T)>,
    created: Vec<(&'k N, &'k T)>,
    renamed: Vec<Pair<&'k N>>,
}

impl<'k, N: Ord, T> Fates<'k, N, T> {
    /// Of those that `objects` tells of a table. One that stays is dropped and created again if it is in the way; so is
    /// one that gets another name alone, unless `can_rename` says that it may be given that in its place.
    fn of(
        altered: &'k AlteredTable<'_>,
        objects: fn(&Table) -> &BTreeMap<N, T>,
        change: fn(&Change) -> Option<&PartChange<N, T>>,
        is_disturbed: impl Fn(&T) -> bool,
        can_rename: impl Fn(&N, &T) -> bool,
    ) -> Self {
        let Pair { before, after } = altered.pair.table.map(objects);
        let changes = altered.changes.iter().filter_map(|it| change(it));
        let changes: BTreeMap<_, _> = changes.map(|it| (it.name_before(), it)).collect();
        let mut fates = Self { dropped: Vec::new(), created: Vec::new(), renamed: Vec::new() };
        let mut done = BTreeSet::new();
        let mut left = Vec::new();
        for (name, object) in before {
            let Some(change) = changes.get(&Some(name)) else {
                done.insert(name);
                if is_disturbed(object) {
                    fates.dropped.push((name, object));
                    fates.created.extend(after.get_key_value(name));
                }
                continue;
            };
            match &change.part.after {
                Some((now, twin))
                    if change.is_renamed && !is_disturbed(object) && can_rename(now, twin) =>
                {
                    done.insert(now);
                    fates.renamed.push(Pair { before: name, after: now });
                }
                Some(_) | None => left.push((name, object)),
            }
        }
        fates.dropped.extend(left);
        fates.created.extend(after.iter().filter(|(name, _)| !done.contains(*name)));
        fates
    }
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

    fn is_free(&self, name: &impl Name) -> bool {
        !self.taken.has(name.as_str())
    }

    fn unique_constraints(&mut self) {
        let altered = self.altered;
        let fates = Fates::of(
            altered,
            |table| &table.unique_constraints,
            Change::unique,
            |unique| {
                altered.disturbs_columns(Use::Key, &unique.columns)
                    || altered.disturbs_columns(Use::Key, &unique.include)
            },
            |name, _| self.is_free(name),
        );
        let step = |table: &TableName, name: &ConstraintName, unique: &UniqueConstraint| {
            UniqueStep { table: table.clone(), name: name.clone(), unique: unique.clone() }
        };
        for (name, unique) in fates.dropped {
            self.dropped_keys.push(unique.columns.clone());
            self.steps.push(Step::DropUnique(step(altered.pair.name.before, name, unique)));
        }
        for (name, unique) in fates.created {
            self.steps.push(Step::AddUnique(step(altered.pair.name.after, name, unique)));
        }
        let is_index = altered.dialect.capability().unique_constraints_are_indexes;
        for name in fates.renamed {
            self.steps.push(if is_index {
                // MySQL knows a unique constraint only as an index.
                rename_index(altered.pair.name.after, name)
            } else {
                rename_constraint(altered.pair.name.after, name)
            });
        }
    }

    fn checks(&mut self) {
        let altered = self.altered;
        let can_rename = altered.dialect.capability().renames_constraints;
        let mut fates = Fates::of(
            altered,
            |table| &table.checks,
            Change::check,
            |check| altered.disturbs_expression(&check.expression),
            |name, _| can_rename && self.is_free(name),
        );
        self.prove_checks(&mut fates);
        exchange(altered, self.taken, &mut fates.dropped, &mut fates.created, &mut self.steps);
        let Pair { before, after } = altered.pair.parts();
        for (name, check) in fates.dropped {
            self.steps.push(Step::DropCheck(CheckStep::new(before, name, check)));
        }
        for (name, check) in fates.created {
            self.steps.push(add_check(CheckStep::new(after, name, check)));
        }
        for name in fates.renamed {
            self.steps.push(rename_constraint(altered.pair.name.after, name));
        }
    }

    /// Proves the checks that differ in nothing but that all rows satisfy them from now on.
    fn prove_checks(&mut self, fates: &mut Fates<'_, ConstraintName, CheckConstraint>) {
        let altered = self.altered;
        let proved = |name: &ConstraintName, check: &CheckConstraint| {
            let before = altered.translated().checks.get(name);
            before.is_some_and(|it| is_proof(it, check, |it| &mut it.validity))
                && !altered.disturbs_expression(&check.expression)
        };
        let names: BTreeSet<ConstraintName> = fates
            .created
            .iter()
            .filter(|(name, check)| proved(name, check))
            .map(|(name, _)| (*name).clone())
            .collect();
        fates.dropped.retain(|(name, _)| !names.contains(*name));
        fates.created.retain(|(name, _)| !names.contains(*name));
        for name in names {
            let table = altered.pair.name.after.clone();
            let proof = ProofStep { table, name, refusal: Refusal::Violates };
            self.steps.push(Step::ValidateConstraint(proof));
        }
    }

    fn indexes(&mut self) {
        let altered = self.altered;
        // Where expressions are no keys, columns that are called like the index stand for them.
        let has_columns = !altered.dialect.capability().expression_indexes;
        let fates = Fates::of(
            altered,
            |table| &table.indexes,
            Change::index,
            |index| altered.disturbs_index(index),
            |name, index| self.is_free(name) && !(has_columns && has_expressions(index)),
        );
        let lowered = &self.planning.lowered;
        for (name, index) in fates.dropped {
            // Elsewhere no foreign key stands on an index that lets keys repeat.
            let is_needed = altered.dialect.capability().foreign_keys_need_indexes;
            if index.uniqueness == Uniqueness::Unique || is_needed {
                self.dropped_keys.push(index.leading_columns());
            }
            self.steps.push(drop_index(altered.pair.name.before, name, index, &lowered.before));
        }
        for (name, index) in fates.created {
            self.steps.push(create_index(altered.pair.name.after, name, index, &lowered.after));
        }
        for name in fates.renamed {
            self.steps.push(rename_index(altered.pair.name.after, name));
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
        let is_disturbed = is_keyed && (key_changes || altered.pair.name.differs());
        let fates = Fates::of(
            altered,
            |table| &table.search_indexes,
            Change::search_index,
            |index| is_disturbed || altered.disturbs_columns(Use::Search, &index.columns),
            |_, _| false,
        );
        let lowered = &self.planning.lowered;
        for (name, index) in fates.dropped {
            self.steps.push(drop_search(altered.pair.name.before, name, index, &lowered.before));
        }
        for (name, index) in fates.created {
            self.steps.push(create_search(altered.pair.name.after, name, index, &lowered.after));
        }
    }
}

/// Whether a constraint differs from that before in this alone: all rows are to satisfy it now.
pub(super) fn is_proof<T: Clone + PartialEq>(
    before: &T,
    after: &T,
    validity: impl Fn(&mut T) -> &mut Validity,
) -> bool {
    let mut proved = before.clone();
    let was = std::mem::take(validity(&mut proved));
    !was.is_valid() && proved == *after
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
        let mut key = key.clone();
        let after = |name: &mut ColumnName| {
            *name = names.get(name).map_or_else(|| name.clone(), |after| (*after).clone());
        };
        key.columns.iter_mut().chain(&mut key.include).for_each(after);
        key.prefixes.rename(after);
        key
    });
    let has = |key: &PrimaryKey, name: &ColumnName| {
        key.columns.contains(name) || key.include.contains(name)
    };
    let loses_column = before
        .as_ref()
        .is_some_and(|key| altered.pair.dropped.iter().any(|column| has(key, &column.name)));
    let demands = |key: &PrimaryKey| PrimaryKey { name: "".into(), ..key.clone() };
    let is_same = translated.as_ref().map(demands) == after.as_ref().map(demands) && !loses_column;
    let is_disturbed = before.as_ref().is_some_and(|key| {
        altered.disturbs_columns(Use::Key, &key.columns)
            || altered.disturbs_columns(Use::Key, &key.include)
    });
    let has_name = altered.dialect.capability().primary_key_name.is_none();
    if is_same && !is_disturbed {
        let (Some(before), Some(after)) = (before, after) else { return fate };
        if !has_name || before.name == after.name {
            return fate;
        }
        if !taken.has(after.name.as_str()) {
            let name = Pair { before: &before.name, after: &after.name };
            fate.steps.push(rename_constraint(altered.pair.name.after, name));
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
                // With the type of before no more, or less, of it may fit.
                || key.prefixes.of(&column.before.name).is_some()
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
    let mut columns = altered.pair.table.before.columns.iter();
    let before = columns.find(|column| column.auto_increment.is_some())?;
    let after = Column { auto_increment: None, ..before.clone() };
    let pair = Pair { before: before.clone(), after };
    let step = AlterColumnStep::new(altered.pair.parts().before, pair, Phase::DropUnique);
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

pub(super) fn rename_constraint(table: &TableName, name: Pair<&ConstraintName>) -> Step {
    let Pair { before, after } = name.map(Clone::clone);
    Step::RenameConstraint(RenameConstraintStep { table: table.clone(), before, after })
}

fn rename_index(table: &TableName, name: Pair<&impl Name>) -> Step {
    let Pair { before, after } = name.map(|name| IndexName::new(name.as_str()));
    Step::RenameIndex(RenameIndexStep { table: table.clone(), before, after })
}
