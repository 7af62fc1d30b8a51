//! The part of a change that is left out of its first migration, and the schema without it.

use std::collections::BTreeSet;

use super::{made_tables, requires};
use crate::{
    delta::Pair,
    dialect::Dialect,
    plan::{
        AlterColumnStep, CheckStep, ForeignKeyStep, IndexStep, Phase, Plan, RawStep, Step,
        UniqueStep,
        change::change,
        names::{Taken, free, schema_names},
    },
    schema::{
        CheckConstraint, Column, ColumnName, Columns, ConstraintName, Expression, ForeignKey,
        Index, IndexName, Nullability, Schema, Settings, Table, TableName, Uniqueness,
        expression::Membership, intent::Intent,
    },
    sql::mentions,
};

/// What comes after the first migration.
#[derive(Debug, Default)]
pub(super) struct Moved {
    /// New indexes.
    pub(super) indexes: Vec<IndexStep>,
    /// New unique keys.
    pub(super) uniques: Vec<UniqueStep>,
    /// Columns that must have a value from now on.
    pub(super) required: Vec<RequiredColumn>,
    /// Foreign keys that refer to what the new indexes make unique.
    pub(super) foreign_keys: Vec<ForeignKeyStep>,
}

/// A column that must have a value from now on.
#[derive(Debug)]
pub(super) struct RequiredColumn {
    /// What forbids NULL.
    pub(super) step: AlterColumnStep,
    /// The check that proves that there is none.
    pub(super) proof: CheckStep,
}

impl Moved {
    /// What of `plan` can come later: new indexes and unique keys of tables that have rows, `NOT NULL`.
    ///
    /// One that takes the place of another stays where it is: between the two nothing would hold.
    pub(super) fn find(plan: &Plan, schemas: Pair<&Schema>) -> Self {
        let made = made_tables(plan);
        let dropped = dropped_names(plan);
        let is_new = |table: &TableName, name: &str| {
            !made.contains(table) && !dropped.contains(name) && !is_mentioned(plan, name)
        };
        let mut moved = Self::default();
        for step in &plan.steps {
            let index = step.created_index();
            // An exclusion constraint cannot be made of an index that is there.
            let index = index.filter(|it| it.index.exclusion.is_none());
            moved.indexes.extend(index.filter(|it| is_new(&it.table, it.name.as_str())).cloned());
            let unique = step.added_unique();
            moved.uniques.extend(unique.filter(|it| is_new(&it.table, it.name.as_str())).cloned());
            moved.required.extend(step.altered_column().and_then(|it| required(it, schemas)));
        }
        moved.foreign_keys = moved.keys_to_new(schemas.after);
        moved
    }

    /// The indexes to be built: the new ones, and those that unique keys are made of.
    pub(super) fn built(&self) -> impl Iterator<Item = IndexStep> {
        let uniques = self.uniques.iter().map(|step| IndexStep {
            table: step.table.clone(),
            name: IndexName::new(step.name.as_str()),
            index: step.unique.as_index(),
            columns: Columns::default(),
        });
        self.indexes.iter().cloned().chain(uniques)
    }

    /// `after` as it is when nothing of this has been done yet.
    pub(super) fn without(&self, after: &Schema) -> Schema {
        let mut between = after.clone();
        let mut with = |table: &TableName, change: &dyn Fn(&mut Table)| {
            if let Some(table) = between.tables.get_mut(table) {
                change(table);
            }
        };
        for step in &self.indexes {
            with(&step.table, &|table| drop(table.indexes.remove(&step.name)));
        }
        for step in &self.uniques {
            with(&step.table, &|table| drop(table.unique_constraints.remove(&step.name)));
        }
        for step in &self.foreign_keys {
            with(&step.table, &|table| drop(table.foreign_keys.remove(&step.name)));
        }
        for RequiredColumn { step, proof } in &self.required {
            with(&step.table, &|table| {
                let mut columns = table.columns.iter_mut();
                if let Some(column) = columns.find(|column| column.name == step.after.name) {
                    column.nullability = Nullability::Nullable;
                }
                table.checks.insert(proof.name.clone(), proof.check.clone());
            });
        }
        between
    }

    /// Whether what leads from `between` to `after` is this and nothing else. Views and triggers stay.
    pub(super) fn is_all(
        &self,
        between: &Schema,
        after: &Schema,
        intent: &Intent,
        settings: &Settings,
    ) -> bool {
        let no_data = Intent { data_steps: Vec::new(), ..intent.clone() };
        let Ok(rest) = change(between, after, &no_data, settings, Dialect::Postgres) else {
            return false;
        };
        rest.steps.iter().all(|step| self.has(step))
    }

    /// Whether a step between `between` and `after` is one of these, or only comes along with them.
    fn has(&self, step: &Step) -> bool {
        let is_required = |alter: &AlterColumnStep| {
            let mut required = self.required.iter().map(|column| &column.step);
            requires(alter) && required.any(|it| it.table == alter.table && it.after == alter.after)
        };
        let is_proof =
            |check: &CheckStep| self.required.iter().any(|column| column.proof.name == check.name);
        step.created_index().is_some_and(|it| self.indexes.contains(it))
            || step.added_foreign_key().is_some_and(|it| self.foreign_keys.contains(it))
            || step.added_unique().is_some_and(|it| self.uniques.contains(it))
            || step.altered_column().is_some_and(is_required)
            || step.dropped_check().is_some_and(is_proof)
            || step.is_of_views_or_triggers()
    }

    /// The foreign keys that find what they refer to by a new key alone.
    fn keys_to_new(&self, after: &Schema) -> Vec<ForeignKeyStep> {
        let mut late = Vec::new();
        for (table, content) in &after.tables {
            for (name, key) in &content.foreign_keys {
                if self.serves(key) && !self.is_served_without(key, after) {
                    let (table, name) = (table.clone(), name.clone());
                    late.push(ForeignKeyStep { table, name, foreign_key: key.clone() });
                }
            }
        }
        late
    }

    /// Whether a new key is over the columns that `key` refers to.
    fn serves(&self, key: &ForeignKey) -> bool {
        let wanted = Some(key.referenced_columns.iter().collect());
        self.built()
            .any(|step| step.table == key.referenced_table && unique_columns(&step.index) == wanted)
    }

    /// Whether a key that is there without the new ones is over the columns that `key` refers to.
    fn is_served_without(&self, key: &ForeignKey, after: &Schema) -> bool {
        let Some(table) = after.tables.get(&key.referenced_table) else { return false };
        let wanted: BTreeSet<_> = key.referenced_columns.iter().collect();
        let is_wanted = |columns: &[ColumnName]| columns.iter().collect::<BTreeSet<_>>() == wanted;
        let is_moved = |name: &str| {
            self.built().any(|it| it.table == key.referenced_table && it.name.as_str() == name)
        };
        let uniques = table.unique_constraints.iter();
        let mut uniques = uniques.filter(|(name, _)| !is_moved(name.as_str()));
        let mut indexes = table.indexes.iter().filter(|(name, _)| !is_moved(name.as_str()));
        table.primary_key.iter().any(|key| is_wanted(&key.columns))
            || uniques.any(|(_, unique)| is_wanted(&unique.columns))
            || indexes.any(|(_, index)| unique_columns(index).as_ref() == Some(&wanted))
    }
}

/// What forbids NULL later, and the check that proves it before; `None` where the column's key or numbering
/// forbids it at once.
fn required(step: &AlterColumnStep, schemas: Pair<&Schema>) -> Option<RequiredColumn> {
    let table = schemas.after.tables.get(&step.table)?;
    let column = &step.after;
    let is_key = table.primary_key.iter().any(|key| key.columns.contains(&column.name));
    let is_other = [&step.before, column]
        .iter()
        .any(|column| column.auto_increment.is_some() || column.generated.is_some());
    if !requires(step) || is_key || is_other {
        return None;
    }
    let nullable = Column { nullability: Nullability::Nullable, ..column.clone() };
    let value = Box::new(Expression::Column(column.name.clone()));
    let check = CheckConstraint {
        dialects: [Dialect::Postgres].into_iter().collect(),
        ..CheckConstraint::new(Expression::IsNull(Membership::NotMember, value))
    };
    let name = ["nn_", step.table.as_str(), "_", column.name.as_str()].concat();
    let proof = CheckStep {
        table: step.table.clone(),
        name: free_constraint(&name, schemas),
        check,
        columns: step.columns.clone(),
    };
    let phase = Phase::RequireColumn;
    let step = AlterColumnStep { before: nullable, phase, ..step.clone() };
    Some(RequiredColumn { step, proof })
}

/// A name like `name` that no constraint or index has.
fn free_constraint(name: &str, schemas: Pair<&Schema>) -> ConstraintName {
    let taken: Taken = schema_names(schemas.before).chain(schema_names(schemas.after)).collect();
    ConstraintName::new(free(name, &taken))
}

/// The names that a plan gives free for others to take.
fn dropped_names(plan: &Plan) -> BTreeSet<&str> {
    let indexes = plan.steps.iter().filter_map(Step::dropped_index);
    let uniques = plan.steps.iter().filter_map(Step::dropped_unique);
    let names = indexes.map(|step| step.name.as_str());
    let names = names.chain(uniques.map(|step| step.name.as_str()));
    names.collect()
}

/// Whether raw SQL of the plan may need something called `name`.
fn is_mentioned(plan: &Plan, name: &str) -> bool {
    plan.steps
        .iter()
        .any(|step| matches!(step, Step::CreateRaw(RawStep { sql, .. }) if mentions(sql, name)))
}

/// The columns, as a set, of an index that a foreign key can refer to.
fn unique_columns(index: &Index) -> Option<BTreeSet<&ColumnName>> {
    let is_key = index.uniqueness == Uniqueness::Unique && index.predicate.is_none();
    let columns = index.keys.iter().map(|key| key.expression.as_column());
    if is_key { columns.collect() } else { None }
}
