//! What happens to one table that exists before and after.
//!
//! Start reading at [`TableChanges::lower`].

use std::collections::BTreeMap;

use super::{
    DataMoments,
    rowid::RowColumn,
    strategy::{added_column, is_constant, is_converted, knows_drop_column},
};
use crate::{
    delta::{Change, ColumnChange, Pair, TablePair, filler},
    plan::{
        ColumnStep, CopiedColumn, Phase, RebuildStep, Sequence, Step, names::ColumnRenames,
        planning::Planning, tables::bare,
    },
    schema::{
        AutoIncrement, Column, ColumnName, ColumnType, Nullability, Table, TableName,
        intent::DataMoment,
    },
};

/// The changes of a table that stays.
pub(super) struct TableChanges<'p> {
    pub(super) planning: &'p Planning<'p>,
    pub(super) pair: TablePair<'p>,
    pub(super) changes: Vec<&'p Change>,
    /// The steps that give its columns their names.
    pub(super) renames: Vec<Step>,
    /// What columns are called when the renames are done, by their names before.
    current: BTreeMap<&'p ColumnName, ColumnName>,
    /// The values of enums that have another spelling, by column after.
    pub(super) values: BTreeMap<&'p ColumnName, &'p [Pair<String>]>,
}

impl<'p> TableChanges<'p> {
    /// Of `pair`; `own` are its changes, among all `changes`.
    pub(super) fn new(
        planning: &'p Planning<'p>,
        mut pair: TablePair<'p>,
        own: Vec<&'p Change>,
        changes: &'p [Change],
    ) -> Self {
        // In the order of changes.
        pair.dropped.sort_by(|one, other| one.name.cmp(&other.name));
        let ColumnRenames { steps: renames, aside } =
            ColumnRenames::of(&pair, |_| true, planning.dialect);
        let columns = pair.table.before.columns.iter();
        let names = columns.map(|column| (&column.name, column.name.clone()));
        let kept = pair.columns.iter();
        let kept = kept.map(|column| (&column.before.name, column.after.name.clone()));
        let current = names.chain(kept).chain(aside).collect();
        let values = renamed_values(pair.name.after, changes);
        Self { planning, pair, changes: own, renames, current, values }
    }

    /// Whether its way back fills a column that must not be NULL, which no copy could make before.
    pub(super) fn fills_after(&self) -> bool {
        self.pair.added.iter().any(|column| column.is_required())
    }

    /// The steps by `ALTER TABLE` alone.
    pub(super) fn alter(&self, data: DataMoments, steps: &mut Vec<Step>) {
        for column in &self.pair.added {
            let mut added = self.bare(Column::clone(column), Phase::AddColumnInPlace);
            if self.is_required_late(column) {
                added.column.nullability = Nullability::Nullable;
            }
            for change in &self.changes {
                if let Change::ForeignKey(change) = change
                    && let Some(part) = change.added()
                    && added_column(self, &part.1) == Some(*column)
                {
                    added.foreign_keys.push(part.clone());
                }
                if let Change::Check(change) = change
                    && let Some(part) = change.added()
                    && self.column_of_check(&part.1, data) == Some(*column)
                {
                    added.checks.push(part.clone());
                }
            }
            steps.push(Step::AddColumn(Box::new(added)));
        }
        let dropped =
            self.pair.dropped.iter().map(|column| self.drop_column(&self.renamed(column)));
        steps.extend(dropped);
        self.constrain(data, steps);
    }

    /// The step that makes the table anew, with what must stand around it.
    pub(super) fn rebuild(
        &self,
        data: DataMoments,
        known: Vec<String>,
        temporary: &TableName,
        steps: &mut Vec<Step>,
    ) {
        let mut early = Vec::new();
        if data.fill_early() {
            early.extend(self.pair.added.iter().filter_map(|column| early_column(column)));
        }
        let added = early.iter().cloned().map(|column| self.bare(column, Phase::AddColumnInPlace));
        steps.extend(added.map(|added| Step::AddColumn(Box::new(added))));
        let mut late = Vec::new();
        let stays = data.after && data.rebuild == DataMoment::Before;
        if stays && knows_drop_column(self.planning.settings.sqlite_minimum) {
            let kept = self.pair.dropped.iter().filter(|column| column.generated.is_none());
            late.extend(kept.map(|column| nullable(self.renamed(column))));
        }
        steps.extend(late.iter().map(|column| self.drop_column(column)));
        let mut step = self.rebuild_step(&early, late, temporary);
        step.moment = data.rebuild;
        step.known = known;
        if data.fill_early() {
            step.copied.iter_mut().for_each(|copied| copied.values.clear());
        }
        steps.push(Step::RebuildTable(Box::new(step)));
    }

    fn rebuild_step(
        &self,
        early: &[Column],
        late: Vec<Column>,
        temporary: &TableName,
    ) -> RebuildStep {
        let mut before: Vec<Column> =
            self.pair.table.before.columns.iter().map(|column| self.renamed(column)).collect();
        before.extend_from_slice(early);
        let mut table = bare(self.pair.table.after);
        let mut copied: Vec<CopiedColumn> =
            table.columns.iter().filter_map(|column| self.copied(column, early)).collect();
        for column in late {
            let both = Pair { before: column.clone(), after: column.clone() };
            copied.push(CopiedColumn { column: both, values: Vec::new(), missing: None });
            table.columns.push(column);
        }
        RebuildStep {
            name: self.pair.name.after.clone(),
            temporary: temporary.clone(),
            rowid: self.rowid(&copied, &table),
            sequence: self.sequence(),
            known: Vec::new(),
            moment: DataMoment::Before,
            direction: self.planning.intent.direction,
            before,
            table,
            copied,
        }
    }

    /// Where the values of a column of the new table come from, if not from its default.
    fn copied(&self, column: &Column, early: &[Column]) -> Option<CopiedColumn> {
        if column.generated.is_some() {
            return None;
        }
        let mut before = if self.pair.added.contains(&column) {
            early.iter().find(|early| early.name == column.name)?.clone()
        } else {
            self.renamed(self.pair.column_before(&column.name)?)
        };
        if self.is_enum(column) && matches!(before.type_, ColumnType::String { .. }) {
            // Its check tells more than the length of its string.
            before.type_ = column.type_.clone();
        }
        let is_new = self.pair.added.contains(&column);
        let fills = match (before.nullability, column.nullability) {
            (Nullability::Nullable, Nullability::NotNull) => true,
            (Nullability::Nullable | Nullability::NotNull, _) => is_new && before.default.is_none(),
        };
        let missing = column.default.clone().filter(|_| fills);
        let values =
            self.values.get(&column.name).map(|values| values.to_vec()).unwrap_or_default();
        Some(CopiedColumn { column: Pair { before, after: column.clone() }, values, missing })
    }

    /// Whether the spec says that the values are those of an enum.
    fn is_enum(&self, column: &Column) -> bool {
        let declared = self.planning.declared.after.tables.get(self.pair.name.after);
        let declared = declared.and_then(|table| table.column(&column.name));
        declared.is_some_and(|column| matches!(column.type_, ColumnType::Enum(_)))
    }

    /// The rowid under its names before and after, unless a copied column is it.
    fn rowid(&self, copied: &[CopiedColumn], table: &Table) -> Option<Pair<String>> {
        let after = match RowColumn::of(table) {
            RowColumn::Unreachable => return None,
            RowColumn::Declared(column) => {
                if copied.iter().any(|copied| copied.column.after.name == column.name) {
                    return None;
                }
                column.name.as_str()
            }
            RowColumn::Hidden(name) => name,
        };
        let before = match RowColumn::of(self.pair.table.before) {
            RowColumn::Unreachable => return None,
            RowColumn::Declared(column) => self.current.get(&column.name)?.as_str(),
            RowColumn::Hidden(name) => name,
        };
        Some(Pair { before, after }.map(str::to_owned))
    }

    /// Whether rows keep their rowids, by which a full-text index knows them.
    pub(super) fn keeps_rowids(&self) -> bool {
        match (RowColumn::of(self.pair.table.before), RowColumn::of(self.pair.table.after)) {
            (RowColumn::Unreachable, _) | (_, RowColumn::Unreachable) => false,
            (_, RowColumn::Hidden(_)) => true,
            (before, RowColumn::Declared(after)) => {
                let was = self.pair.column_before(&after.name);
                was.is_none()
                    || matches!(before, RowColumn::Declared(column) if was == Some(column))
            }
        }
    }

    /// Whether a full-text index over `columns` needs to be built anew: what it is told by is another name or
    /// another value.
    pub(super) fn spoils_search(&self, columns: &[ColumnName]) -> bool {
        let is_told_by = |name: &ColumnName| {
            columns.contains(name)
                || matches!(RowColumn::of(self.pair.table.after), RowColumn::Declared(row) if row.name == *name)
        };
        let is_spoilt = |change: &&Change| {
            let has_other_values = |change: &ColumnChange| {
                is_told_by(&change.column.after.name)
                    && (is_converted(&change.column) || filler(change.column.as_ref()).is_some())
            };
            matches!(change, Change::RenameTable(_))
                || matches!(change, Change::RenameColumn(rename) if is_told_by(&rename.name.after))
                || matches!(change, Change::AlterColumn(change) if has_other_values(change))
        };
        !self.keeps_rowids()
            || self.changes.iter().any(is_spoilt)
            || columns.iter().any(|name| self.values.contains_key(name))
            || RowColumn::of(self.pair.table.before).name()
                != RowColumn::of(self.pair.table.after).name()
    }

    fn sequence(&self) -> Sequence {
        let has_counter = |table: &Table| {
            matches!(RowColumn::of(table), RowColumn::Declared(column)
                if column.auto_increment == Some(AutoIncrement::NeverReuse))
        };
        if has_counter(self.pair.table.before) && has_counter(self.pair.table.after) {
            Sequence::Kept
        } else {
            Sequence::New
        }
    }

    fn bare(&self, column: Column, phase: Phase) -> ColumnStep {
        ColumnStep::new(self.pair.parts().after, column, phase)
    }

    /// The column under the name that it has after the renames.
    pub(super) fn renamed(&self, column: &Column) -> Column {
        let name = self.current.get(&column.name).unwrap_or(&column.name).clone();
        Column { name, ..column.clone() }
    }

    fn drop_column(&self, column: &Column) -> Step {
        Step::DropColumn(Box::new(self.bare(column.clone(), Phase::DropColumn)))
    }
}

/// The values of enums that have another spelling, by the columns of `table` that hold them.
fn renamed_values<'p>(
    table: &TableName,
    changes: &'p [Change],
) -> BTreeMap<&'p ColumnName, &'p [Pair<String>]> {
    let mut values = BTreeMap::new();
    for change in changes {
        if let Change::AlterEnum(change) = change
            && !change.renamed.is_empty()
        {
            let columns = change.columns.iter().filter(|column| column.table.after == *table);
            values.extend(columns.map(|column| (&column.column.after, change.renamed.as_slice())));
        }
    }
    values
}

/// An added column as data steps find it, which fill it before its table is made anew.
fn early_column(column: &Column) -> Option<Column> {
    let is_data = column.generated.is_none() && column.auto_increment.is_none();
    let default = column.default.clone().filter(is_constant);
    is_data.then(|| Column { default, ..nullable(column.clone()) })
}

fn nullable(column: Column) -> Column {
    Column { nullability: Nullability::Nullable, default: None, auto_increment: None, ..column }
}
