//! Changes → steps on SQLite, which cannot alter most of a table and copies it into a new one instead.
//!
//! A table is altered if `ALTER TABLE` can make all its changes ([`native`], [`constraints`]); otherwise it is
//! rebuilt once for all of them ([`table`]). Renames always come first and use `ALTER TABLE`, since only that also
//! renames the references to the table or column. Start reading at [`lower_changes`].

mod constraints;
mod native;
pub(crate) mod objects;
pub(crate) mod rowid;
mod table;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use self::native::without_constraints;
use self::table::KeptTable;
use super::{
    RenameTableStep, Step, TableOrder,
    change::{Lowered, Planning},
    common,
    data::data_steps,
    names::{self, Taken},
};
use crate::{
    delta::{Change, Pair},
    schema::{Name, TableName, intent::DataMoment},
};

/// What lowering one table needs to know of all the others.
struct Work<'p> {
    planning: &'p Planning<'p>,
    changes: &'p [Change],
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

/// The steps for `changes`.
pub(super) fn lower_changes(planning: &Planning<'_>, changes: &[Change]) -> Lowered {
    let names = planning.lowered.after.tables.keys();
    let mut by_table = changes_by_table(changes);
    let mut kept: Vec<KeptTable<'_>> = names
        .filter_map(|name| {
            let own = by_table.remove(name).unwrap_or_default();
            KeptTable::new(planning, name, own, changes)
        })
        .collect();
    let needing = || kept.iter().filter(|table| table.needs_rebuild());
    let fills_after = needing().any(KeptTable::fills_after);
    let rebuilt = needing().map(|table| table.names.after).collect();
    let data = data_moments(planning, fills_after);
    let those = |test: &dyn Fn(&KeptTable<'_>) -> bool| {
        let others = kept.iter().filter(|table| !table.needs_rebuild() && test(table));
        others.map(|table| table.names.after).collect()
    };
    let constrained = those(&|table| table.is_constrained(data));
    let updated = those(&|table| table.changes_rows(data));
    let temporary = temporary(planning);
    let work = Work { planning, changes, rebuilt, constrained, updated, data, temporary };

    let mut steps = Vec::new();
    let moved = work.rename_tables(&mut steps);
    // A new foreign key names columns of other tables as they are called after, and RENAME COLUMN changes
    // that too: all columns get their names first.
    for table in &mut kept {
        table.rename_columns(&mut steps);
    }
    for table in &mut kept {
        work.lower_table(table, &mut steps);
    }
    work.lower_others(&mut steps);
    work.restore_triggers(&kept, &mut steps);
    work.restore_raw_objects(&mut steps);
    work.drop_tables(&moved, &mut steps);
    work.guard(&mut steps);
    Lowered { steps, unplanned: Vec::new() }
}

/// The changes of the tables that stay, by their names after.
fn changes_by_table(changes: &[Change]) -> BTreeMap<&TableName, Vec<&Change>> {
    let mut by_table = BTreeMap::<_, Vec<_>>::new();
    for change in changes {
        if let Some(table) = change.table().filter(|_| !matches!(change, Change::DropTable(..))) {
            by_table.entry(table.after).or_default().push(change);
        }
    }
    by_table
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

impl<'p> Work<'p> {
    /// Gives the tables their names. A dropped table whose name another one gets is moved aside until it
    /// goes; returned are its names.
    fn rename_tables(&self, steps: &mut Vec<Step>) -> Vec<Pair<TableName>> {
        let mut renames = Vec::new();
        for change in self.changes {
            if let Change::RenameTable(name) = change {
                renames.push(name.as_ref().map(|name| name.as_str().to_owned()));
            }
        }
        let before = self.planning.declared.before;
        let taken: Taken = before.tables.keys().map(Name::as_str).collect();
        let wanted: Taken = renames.iter().map(|rename| rename.after.as_str()).collect();
        let mut moved = Vec::new();
        for name in self.dropped().filter(|name| wanted.has(name.as_str())) {
            let after = names::aside(name.as_str(), &taken);
            renames.push(Pair { before: name.as_str().to_owned(), after: after.clone() });
            moved.push(Pair { before: name.clone(), after: TableName::new(after) });
        }
        steps.extend(names::in_order(renames, taken, self.planning.dialect).into_iter().map(
            |name| {
                let Pair { before, after } = name.map(TableName::new);
                Step::RenameTable(RenameTableStep { before, after })
            },
        ));
        moved
    }

    /// The steps for a table that stays, and for its indexes.
    fn lower_table(&self, table: &mut KeptTable<'p>, steps: &mut Vec<Step>) {
        let is_rebuilt = self.rebuilt.contains(table.names.after);
        let known = objects::restore(table, is_rebuilt, steps);
        if is_rebuilt {
            table.rebuild(self.data, known, &self.temporary, steps);
        } else {
            table.alter(self.data, steps);
        }
    }

    /// The steps for what is no part of a table that stays, or is made as in any other dialect.
    fn lower_others(&self, steps: &mut Vec<Step>) {
        for change in self.changes {
            if let Change::RenameIndex(change) = change {
                let schemas = &self.planning.lowered;
                let (table, name, content) = (&change.table, &change.name, &change.content);
                let Pair { before, after } = content;
                steps.push(common::drop_index(
                    &table.before,
                    &name.before,
                    before,
                    &schemas.before,
                ));
                steps.push(common::create_index(&table.after, &name.after, after, &schemas.after));
            } else if let Change::AlterEnum(change) = change {
                // Values of a table that is made anew are mapped as they are copied, unless data steps want to
                // find them under their new names.
                let maps = common::map_values(change)
                    .filter(|map| self.data.fill_early() || !self.rebuilt.contains(&map.table));
                steps.extend(maps.map(Step::MapValues));
            } else {
                let mut own = Vec::new();
                common::lower_change(self.planning, change, &mut own);
                // Tables go late, after the data steps that may save their rows.
                own.retain(|step| !matches!(step, Step::DropTable(_)));
                steps.extend(own);
            }
        }
    }

    /// Drops tables, referring ones before those that they refer to.
    fn drop_tables(&self, moved: &[Pair<TableName>], steps: &mut Vec<Step>) {
        let dropped: BTreeSet<&TableName> = self.dropped().collect();
        if dropped.is_empty() {
            return;
        }
        let order = TableOrder::new(&self.planning.lowered.before);
        if self.rebuilt.is_empty() {
            steps.extend(order.deferral());
        }
        for (name, _) in order.tables().rev().filter(|(name, _)| dropped.contains(name)) {
            let moved = moved.iter().find(|moved| moved.before == *name);
            let name = moved.map_or(name, |moved| &moved.after).clone();
            steps.push(Step::DropTableLate(name));
        }
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
        let tables: BTreeSet<&TableName> = kept.chain(self.dropped()).collect();
        let tables = tables.into_iter().cloned().collect();
        steps.push(Step::CheckForeignKeys(tables));
    }

    fn dropped(&self) -> impl Iterator<Item = &'p TableName> + use<'p> {
        self.changes.iter().filter_map(|change| {
            if let Change::DropTable(name, _) = change { Some(name) } else { None }
        })
    }
}
