//! Checks and `NOT NULL` of a table that is not rebuilt, on a SQLite that can change them in place.
//!
//! Checks are dropped first and added again when the rows have their final values; `NOT NULL` is dropped before
//! rows change and set afterwards. Start reading at [`TableChanges::constrain`].

use super::{
    DataMoments,
    strategy::{checked_column, knows_constraints},
    table::TableChanges,
};
use crate::{
    delta::{Change, ColumnChange, Pair, filler},
    plan::{AlterColumnStep, CheckStep, FilledColumn, Phase, Step},
    schema::{CheckConstraint, Column, ColumnName, Expression, Index, Nullability, Uniqueness},
};

impl TableChanges<'_> {
    /// Appends the steps for its checks and for what may be NULL. Checks of added columns that stand there
    /// are none of them.
    pub(super) fn constrain(&self, data: DataMoments, steps: &mut Vec<Step>) {
        let tables = self.pair.parts();
        for change in &self.changes {
            if let Change::Check(change) = change {
                let Pair { before, after } = change.part.as_ref().map(Option::as_ref);
                let step = |table, (name, check): &_| CheckStep::new(table, name, check);
                steps.extend(before.map(|it| Step::DropCheck(step(tables.before, it))));
                let after = after.filter(|(_, check)| {
                    before.is_some() || self.column_of_check(check, data).is_none()
                });
                steps.extend(after.map(|it| Step::AddCheck(step(tables.after, it))));
            }
            if let Change::AlterColumn(change) = change {
                self.alter_nullability(change, steps);
            }
        }
        for column in self.pair.added.iter().copied().filter(|column| self.is_required_late(column))
        {
            let before = Column { nullability: Nullability::Nullable, ..column.clone() };
            steps.push(self.alter_column(before, column, Phase::RequireColumn));
        }
    }

    /// Whether it is altered by any of these steps.
    pub(super) fn is_constrained(&self, data: DataMoments) -> bool {
        let mut steps = Vec::new();
        self.constrain(data, &mut steps);
        !steps.is_empty()
    }

    /// Whether its rows change while it is altered, which its triggers must not see.
    pub(super) fn changes_rows(&self, data: DataMoments) -> bool {
        let is_filled = |change: &&Change| matches!(change, Change::AlterColumn(it) if filler(it.column.as_ref()).is_some());
        !self.values.is_empty()
            || self.changes.iter().any(is_filled)
            || data.runs() && self.is_constrained(data)
    }

    /// The added column that a check can stand at. Where checks can be added later, it stands there only if
    /// no row changes after the column has come.
    pub(super) fn column_of_check(
        &self,
        check: &CheckConstraint,
        data: DataMoments,
    ) -> Option<&Column> {
        let column = checked_column(self, check)?;
        let is_settled = |name: &ColumnName| {
            let mut added = self.pair.added.iter();
            added.any(|column| column.name == *name && !self.is_required_late(column))
        };
        let can_wait = knows_constraints(self.planning.settings.sqlite_minimum);
        let is_early = !data.runs()
            && check.expression.columns().all(is_settled)
            && !check.expression.walk().any(is_raw);
        (is_early || !can_wait).then_some(column)
    }

    /// Whether an added column gets its `NOT NULL` when rows have been filled.
    pub(super) fn is_required_late(&self, column: &Column) -> bool {
        column.is_required() && knows_constraints(self.planning.settings.sqlite_minimum)
    }

    /// Whether a column whose values get another spelling is part of a key, or may be what a part of one is
    /// computed from: an `UPDATE` of two that are swapped would break a unique one on the way, and a foreign key
    /// would act on it.
    pub(super) fn maps_key(&self) -> bool {
        if self.values.is_empty() {
            return false;
        }
        let table = self.pair.table.after;
        let is_mapped = |name: &ColumnName| {
            let column = table.column(name);
            self.values.contains_key(name) || column.is_some_and(|it| it.generated.is_some())
        };
        let any = |names: &[ColumnName]| names.iter().any(is_mapped);
        let names_one = |expression: &Expression| {
            expression.columns().any(is_mapped) || expression.walk().any(is_raw)
        };
        let is_unique = |index: &Index| {
            let mut expressions =
                index.keys.iter().map(|key| &key.expression).chain(&index.predicate);
            index.uniqueness == Uniqueness::Unique && expressions.any(names_one)
        };
        let tables = &self.planning.lowered.after.tables;
        let mut keys = tables.values().flat_map(|table| table.foreign_keys.values());
        table.primary_key.iter().any(|key| any(&key.columns))
            || table.unique_constraints.values().any(|key| any(&key.columns))
            || table.indexes.values().any(is_unique)
            || table.foreign_keys.values().any(|key| any(&key.columns))
            || keys.any(|key| {
                key.referenced_table == *self.pair.name.after && any(&key.referenced_columns)
            })
    }

    fn alter_nullability(&self, change: &ColumnChange, steps: &mut Vec<Step>) {
        let Pair { before, after } = &change.column;
        if before.nullability == after.nullability {
            return;
        }
        if let Some(default) = filler(change.column.as_ref()) {
            steps.push(Step::FillColumn(Box::new(FilledColumn {
                table: self.pair.name.after.clone(),
                column: after.clone(),
                value: default.clone(),
                columns: self.pair.table.after.columns.clone(),
            })));
        }
        let phase = match after.nullability {
            Nullability::Nullable => Phase::LoosenColumn,
            Nullability::NotNull => Phase::RequireColumn,
        };
        steps.push(self.alter_column(self.renamed(before), after, phase));
    }

    fn alter_column(&self, before: Column, after: &Column, phase: Phase) -> Step {
        let column = Pair { before, after: after.clone() };
        Step::AlterColumn(Box::new(AlterColumnStep::new(self.pair.parts().after, column, phase)))
    }
}

fn is_raw(part: &Expression) -> bool {
    matches!(part, Expression::Raw(_))
}
