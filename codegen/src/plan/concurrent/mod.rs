//! PostgreSQL's safe forms: a change that would lock a table in use becomes several migrations that do not.
//!
//! A new index is built `CONCURRENTLY`, which PostgreSQL allows only outside a transaction. A new check or foreign
//! key holds first for new rows and is proved for the others later. A new `NOT NULL` is proved by a check. A new
//! unique key is made from an index. The target of each migration is found by planning: first everything at once,
//! to see what would lock; then without that, which is the first migration; the rest goes into the others. Start
//! reading at [`concurrent_stages`].

mod moved;

use std::collections::BTreeSet;

use self::moved::Moved;
use super::{
    AlterColumnStep, Plan, ProofStep, Refusal, Step,
    change::{change, change_with_data},
};
use crate::{
    delta::Pair,
    dialect::Dialect,
    schema::{ConstraintName, Nullability, Schema, Settings, TableName, intent::Intent},
};

/// One migration of several, in PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stage {
    pub(super) purpose: Purpose,
    pub(super) up: Plan,
    pub(super) down: Plan,
}

/// What a migration is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The change, or all of it but what has a safe form.
    Change,
    /// To prove for the rows that are there what already holds for new ones.
    Prove,
    /// To build one index while rows are written. It cannot record that it has run: the next one that is not
    /// of this kind does.
    BuildIndex,
    /// To put to use what has been built and proved.
    Finish,
}

/// The migrations between two schemas in which PostgreSQL never locks a table for long; `None` if one will
/// do, or if there is no way at all.
pub(super) fn concurrent_stages(
    before: &Schema,
    after: &Schema,
    intent: &Intent,
    settings: &Settings,
) -> Option<Vec<Stage>> {
    let at_once = change(before, after, intent, settings, Dialect::Postgres).ok()?;
    if !at_once.steps.iter().any(may_lock) && !is_proof_beside_others(&at_once) {
        return None;
    }
    let moved = Moved::find(&at_once, Pair { before, after });
    let between = moved.without(after);
    if !moved.is_all(&between, after, intent, settings) {
        return None;
    }
    let back = intent.reversed(before);
    let data = Pair { before, after };
    let there = Pair { before, after: &between };
    let mut up = change_with_data(there, data, intent, settings, Dialect::Postgres).ok()?;
    let there = Pair { before: &between, after: before };
    let data = Pair { before: after, after: before };
    let down = change_with_data(there, data, &back, settings, Dialect::Postgres).ok()?;
    let mut demands = at_once.demands;
    demands.extend(&up.demands);
    let proofs = leave_unproved(&mut up);
    let mut stages = parted(&moved, Pair { before: up, after: down }, proofs);
    for stage in stages.iter_mut().filter(|stage| stage.purpose != Purpose::Change) {
        stage.up.demands = demands.clone();
    }
    (stages.len() > 1).then_some(stages)
}

/// Whether a plan reads rows for a proof while it holds the locks of what else it does.
fn is_proof_beside_others(plan: &Plan) -> bool {
    let is_proof = |step: &Step| matches!(step, Step::ValidateConstraint(_));
    plan.steps.iter().any(is_proof) && !plan.steps.iter().all(is_proof)
}

/// Whether a step is one of those that have a safe form.
fn may_lock(step: &Step) -> bool {
    matches!(
        step,
        Step::CreateIndex(_)
            | Step::AddForeignKey(_)
            | Step::AddCheck(_)
            | Step::AddUnique(_)
            | Step::AlterColumn(_)
    )
}

/// The migrations: the change itself, the proofs, an index each, what needs the indexes and proofs, and the
/// proofs of foreign keys that need the indexes.
fn parted(moved: &Moved, main: Pair<Plan>, proofs: Vec<ProofStep>) -> Vec<Stage> {
    let mut stages = Vec::new();
    let Pair { before: up, after: down } = main;
    if !up.steps.is_empty() || !down.steps.is_empty() {
        stages.push(Stage { purpose: Purpose::Change, up, down });
    }
    stages.extend(prove(proofs));
    for index in moved.built() {
        let step = |step| plan(vec![step]);
        stages.push(Stage {
            purpose: Purpose::BuildIndex,
            up: step(Step::CreateIndexConcurrently(index.clone())),
            down: step(Step::DropIndexConcurrently(index)),
        });
    }
    let (up, down) = (finish(moved), undo_finish(moved));
    if !up.is_empty() {
        stages.push(Stage { purpose: Purpose::Finish, up: plan(up), down: plan(down) });
    }
    let late = moved.foreign_keys.iter();
    stages.extend(prove(late.map(|key| proof_of_key(&key.table, &key.name)).collect()));
    stages
}

/// The migration of proofs, if there are any. What has been proved stays so on the way back.
fn prove(proofs: Vec<ProofStep>) -> Option<Stage> {
    let proofs: Vec<_> = proofs.into_iter().map(Step::ValidateConstraint).collect();
    (!proofs.is_empty()).then(|| Stage {
        purpose: Purpose::Prove,
        up: plan(proofs),
        down: plan(Vec::new()),
    })
}

/// What needs the indexes to be whole and the proofs to be made, each a matter of a moment.
fn finish(moved: &Moved) -> Vec<Step> {
    let mut steps = Vec::new();
    let indexes = moved.indexes.iter().cloned().map(Step::RequireIndex);
    steps.extend(indexes);
    let uniques = moved.uniques.iter().cloned().map(Step::AttachUnique);
    steps.extend(uniques);
    for column in &moved.required {
        // In this order: `SET NOT NULL` reads no rows where a check has proved it.
        let step = Box::new(column.step.clone());
        steps.push(Step::ForbidNull(step));
        steps.push(Step::DropCheck(column.proof.clone()));
    }
    let keys = moved.foreign_keys.iter().cloned().map(Step::AddForeignKeyNotValid);
    steps.extend(keys);
    steps
}

/// The way back of [`finish`]: the proofs of `NOT NULL` come back, but only for new rows.
fn undo_finish(moved: &Moved) -> Vec<Step> {
    let mut steps = Vec::new();
    steps.extend(moved.foreign_keys.iter().cloned().map(Step::DropForeignKey));
    for column in &moved.required {
        let AlterColumnStep { before, after, .. } = &column.step;
        let (before, after) = (after.clone(), before.clone());
        let alter = AlterColumnStep { before, after, ..column.step.clone() };
        let proof = Step::AddCheckNotValid(column.proof.clone());
        steps.push(proof);
        steps.push(Step::AlterColumn(Box::new(alter)));
    }
    let uniques = moved.uniques.iter().cloned().map(Step::DropUnique);
    steps.extend(uniques);
    steps
}

/// Makes new checks and foreign keys of tables that have rows hold for new rows alone, and returns what is
/// then to be proved, with what has been waiting for that.
fn leave_unproved(plan: &mut Plan) -> Vec<ProofStep> {
    let made = made_tables(plan);
    let mut proofs = Vec::new();
    plan.steps.retain(|step| {
        let proof = if let Step::ValidateConstraint(proof) = step { Some(proof) } else { None };
        proofs.extend(proof.cloned());
        proof.is_none()
    });
    for step in &mut plan.steps {
        if let Some((proof, not_valid)) = not_valid(step, &made) {
            proofs.push(proof);
            *step = not_valid;
        }
    }
    proofs
}

/// The step that makes a new check or foreign key of a table that has rows hold for new rows alone, and the proof that
/// it then needs.
fn not_valid(step: &Step, made: &BTreeSet<TableName>) -> Option<(ProofStep, Step)> {
    let check = step.added_check().filter(|check| !made.contains(&check.table)).map(|check| {
        let (table, name) = (check.table.clone(), check.name.clone());
        let proof = ProofStep { table, name, refusal: Refusal::Violates };
        (proof, Step::AddCheckNotValid(check.clone()))
    });
    check.or_else(|| {
        let key = step.added_foreign_key().filter(|key| !made.contains(&key.table))?;
        Some((proof_of_key(&key.table, &key.name), Step::AddForeignKeyNotValid(key.clone())))
    })
}

fn proof_of_key(table: &TableName, name: &ConstraintName) -> ProofStep {
    let refusal = Refusal::RefersToNothing;
    ProofStep { table: table.clone(), name: name.clone(), refusal }
}

/// The tables that a plan makes: they have no rows that anybody uses.
fn made_tables(plan: &Plan) -> BTreeSet<TableName> {
    let made = plan.steps.iter().filter_map(|step| {
        if let Step::CreateTable(step) = step { Some(step.name.clone()) } else { None }
    });
    made.collect()
}

/// A plan whose steps run as they stand.
fn plan(steps: Vec<Step>) -> Plan {
    Plan::of_steps(Dialect::Postgres, steps)
}

/// Whether a step forbids NULL in a column that had it.
fn requires(step: &AlterColumnStep) -> bool {
    step.before.nullability == Nullability::Nullable
        && step.after.nullability == Nullability::NotNull
}
