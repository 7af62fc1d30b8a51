//! Changes → steps on SQLite, which cannot alter most of a table and copies it into a new one instead.
//!
//! A table is altered if `ALTER TABLE` can make all its changes ([`strategy`], [`constraints`]); otherwise it is
//! rebuilt once for all of them ([`table`]). Renames always come first and use `ALTER TABLE`, since only that also
//! renames the references to the table or column. Start reading at [`lower_changes`].

mod constraints;
pub(crate) mod objects;
pub(crate) mod rowid;
mod strategy;
mod table;

use std::collections::BTreeSet;

pub(super) use self::strategy::without_constraints;
use self::{strategy::Strategy, table::TableChanges};
use super::{
    Step,
    data::data_steps,
    names::{self, Taken},
    order::TableOrder,
    planning::Planning,
    tables::Tables,
};
use crate::{
    delta::Change,
    dialect::Dialect,
    schema::{Name, TableName, intent::DataMoment},
};

/// What lowering one table needs to know of all the others.
struct Rebuilds<'p> {
    planning: &'p Planning<'p>,
    changes: &'p [Change],
    /// The tables that go, by their names before.
    dropped: Vec<&'p TableName>,
    /// The tables that are made anew, by their names after.
    rebuilt: BTreeSet<&'p TableName>,
    /// Those of the others whose checks, or what may be NULL, change where they are.
    constrained: BTreeSet<&'p TableName>,
    /// Those of the others whose rows change meanwhile.
    updated: BTreeSet<&'p TableName>,
    data: DataMoments,
    /// What a new table is called while both are there: no table or view has that name.
    temporary: TableName,
}

/// When data steps run in this plan, and when tables are made anew.
#[derive(Clone, Copy, Debug)]
pub(super) struct DataMoments {
    /// Some run before their change.
    before: bool,
    /// Some run after it.
    after: bool,
    /// Tables are made anew before those that run after their change, or behind all of them.
    rebuild: DataMoment,
}

impl DataMoments {
    /// Whether there are any.
    fn runs(self) -> bool {
        self.before || self.after
    }

    /// Whether data steps find the added columns in the tables that are yet to be made anew.
    fn fill_early(self) -> bool {
        self.before || self.rebuild == DataMoment::After
    }
}

/// Appends the steps for the tables that stay, whose names are given.
pub(super) fn lower_changes<'p>(
    planning: &'p Planning<'p>,
    changes: &'p [Change],
    tables: &Tables<'p>,
    steps: &mut Vec<Step>,
) {
    let kept = planning.kept(changes);
    let kept = kept.map(|(pair, own)| TableChanges::new(planning, pair, own, changes));
    let kept: Vec<TableChanges<'_>> = kept.collect();
    let with = |strategy| kept.iter().filter(move |table| Strategy::of(table) == strategy);
    let fills_after = with(Strategy::Rebuild).any(TableChanges::fills_after);
    let rebuilt = with(Strategy::Rebuild).map(|table| table.pair.name.after).collect();
    let data = data_moments(planning, fills_after);
    let those = |test: &dyn Fn(&TableChanges<'_>) -> bool| {
        let others = with(Strategy::InPlace).filter(|table| test(table));
        others.map(|table| table.pair.name.after).collect()
    };
    let constrained = those(&|table| table.is_constrained(data));
    let updated = those(&|table| table.changes_rows(data));
    let temporary = temporary(planning);
    let dropped = tables.dropped().collect();
    let work =
        Rebuilds { planning, changes, dropped, rebuilt, constrained, updated, data, temporary };

    // A new foreign key names columns of other tables as they are called after, and RENAME COLUMN changes
    // that too: all columns get their names first.
    steps.extend(kept.iter().flat_map(|table| table.renames.iter().cloned()));
    for table in &kept {
        work.lower_table(table, steps);
    }
    work.map_values(steps);
    objects::lower_changes(planning, changes, steps);
    work.restore_triggers(&kept, steps);
    work.restore_raw_objects(steps);
    if work.rebuilt.is_empty() && !work.dropped.is_empty() {
        steps.extend(TableOrder::new(&planning.lowered.before).deferral());
    }
    work.guard(steps);
}

fn temporary(planning: &Planning<'_>) -> TableName {
    let schemas = planning.declared;
    let mut taken = Taken::default();
    for schema in [schemas.before, schemas.after] {
        taken.extend(schema.tables.keys().map(Name::as_str));
        taken.extend(schema.views.keys().map(Name::as_str));
    }
    TableName::new(names::free("__tablewright_rebuild", &taken))
}

fn data_moments(planning: &Planning<'_>, fills_after: bool) -> DataMoments {
    let steps = data_steps(planning.intent, planning.dialect);
    let runs = |moment: DataMoment| {
        steps.iter().any(|step| matches!(step, Step::Data(step) if step.moment == moment))
    };
    let after = runs(DataMoment::After);
    let rebuild = if after && fills_after { DataMoment::After } else { DataMoment::Before };
    DataMoments { before: runs(DataMoment::Before), after, rebuild }
}

impl<'p> Rebuilds<'p> {
    /// The steps for a table that stays, and for its indexes.
    fn lower_table(&self, table: &TableChanges<'p>, steps: &mut Vec<Step>) {
        let is_rebuilt = self.rebuilt.contains(table.pair.name.after);
        let known = objects::restore(table, is_rebuilt, steps);
        if is_rebuilt {
            table.rebuild(self.data, known, &self.temporary, steps);
        } else {
            table.alter(self.data, steps);
        }
    }

    /// The steps for values that have another spelling. Those of a table that is made anew are mapped as they are
    /// copied, unless data steps want to find them under their new names.
    fn map_values(&self, steps: &mut Vec<Step>) {
        let maps = super::objects::map_values(Dialect::Sqlite, self.changes);
        let maps = maps.filter(|map| self.data.fill_early() || !self.rebuilt.contains(&map.table));
        steps.extend(maps.map(Step::MapValues));
    }

    /// What lets data steps write what not both tables allow, and what proves checks and foreign keys.
    fn guard(&self, steps: &mut Vec<Step>) {
        if self.rebuilt.is_empty() {
            return;
        }
        let DataMoments { after, rebuild, .. } = self.data;
        if self.data.runs() {
            let end = if after { DataMoment::After } else { DataMoment::Before };
            steps.push(Step::IgnoreChecks);
            steps.push(Step::EnforceChecks(end));
        }
        let unchecked = self.rebuilt.iter().filter(|_| after && rebuild == DataMoment::Before);
        let unchecked = unchecked.chain(self.constrained.iter().filter(|_| self.data.runs()));
        let unchecked: BTreeSet<&TableName> = unchecked.copied().collect();
        if !unchecked.is_empty() {
            let tables = unchecked.into_iter().cloned().collect();
            steps.push(Step::VerifyChecks(tables));
        }
        let kept = self.rebuilt.iter().chain(&self.constrained).copied();
        let tables: BTreeSet<&TableName> = kept.chain(self.dropped.iter().copied()).collect();
        let tables = tables.into_iter().cloned().collect();
        steps.push(Step::CheckForeignKeys(tables));
    }
}
