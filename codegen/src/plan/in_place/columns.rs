//! The columns of a table that stays: renamed, added, altered, dropped, each in its phase.
//!
//! A column is altered in up to four steps, so that data steps find what they need: first what accepts more values
//! than before, then the type, then `NOT NULL`, then its numbering. If no rows change in between, they are one
//! step.

use std::collections::BTreeSet;

use super::table::{AlteredColumn, AlteredTable, ColumnStrategy};
use crate::{
    delta::Pair,
    dialect::Dialect,
    plan::{
        AlterColumnStep, ColumnStep, Phase, RemakeTableStep, RenameConstraintStep, SequenceStep,
        Step,
        names::{self, ColumnRenames, Taken, in_order},
        planning::Planning,
    },
    schema::{
        Column, ColumnName, ColumnType, ConstraintName, Nullability, TableName,
        naming::{default_name, stable_name},
    },
};

/// Whether a data step may touch the rows of a table in the middle of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    Stay,
    Change,
}

/// The steps for all columns of `altered`. Columns in `with_key` come and go with the primary key.
///
/// Returns the columns that go but were put aside under another name to make room.
pub(super) fn steps<'k>(
    altered: &AlteredTable<'k>,
    rows: Rows,
    with_key: &BTreeSet<&ColumnName>,
    steps: &mut Vec<Step>,
) -> Vec<(&'k ColumnName, ColumnName)> {
    let ColumnRenames { steps: renames, aside } = renames(altered);
    steps.extend(renames);
    for column in altered.columns.iter().filter(|column| column.stops()) {
        stop(altered, column, steps);
    }
    for column in &altered.columns {
        match column.strategy {
            ColumnStrategy::Keep | ColumnStrategy::Unsupported => {}
            ColumnStrategy::Alter | ColumnStrategy::Replace | ColumnStrategy::RemakeTable => {
                alter(altered, column, rows, steps);
            }
            ColumnStrategy::DropAndRecreate => again(altered, column, steps),
        }
    }
    for column in &altered.pair.added {
        if !with_key.contains(&column.name) {
            add(altered, column, rows, steps);
        }
    }
    for column in &altered.pair.dropped {
        if !with_key.contains(&column.name) {
            let renamed = aside.iter().find(|(name, _)| *name == &column.name);
            let name = renamed.map_or(&column.name, |(_, aside)| aside);
            drop(altered, &Column { name: name.clone(), ..(*column).clone() }, steps);
        }
    }
    if altered.is_remade() {
        steps.push(remake(altered));
    }
    aside
}

/// The table anew, with the columns that it has by then.
fn remake(altered: &AlteredTable<'_>) -> Step {
    let again: BTreeSet<_> = altered
        .columns
        .iter()
        .filter(|column| column.strategy == ColumnStrategy::DropAndRecreate)
        .map(|column| &column.after.name)
        .collect();
    let columns = altered.pair.table.after.columns.iter();
    let columns = columns.filter(|it| it.generated.is_none() && !again.contains(&it.name));
    Step::RemakeTable(Box::new(RemakeTableStep {
        table: altered.pair.name.after.clone(),
        temporary: TableName::new(stable_name(&[
            "__tablewright",
            altered.pair.name.after.as_str(),
        ])),
        columns: columns.cloned().collect(),
        comment: altered.pair.table.before.comment.clone().filter(|comment| !comment.is_empty()),
    }))
}

/// The names that the columns get. Computed ones that go, or come again, are gone before the first rename.
fn renames<'k>(altered: &AlteredTable<'k>) -> ColumnRenames<'k> {
    let is_there = |column: &Column| {
        let kept = altered.columns.iter().find(|it| it.before.name == column.name);
        kept.map_or(column.generated.is_none(), |it| it.strategy != ColumnStrategy::DropAndRecreate)
    };
    ColumnRenames::of(&altered.pair, is_there, altered.dialect)
}

/// Renames what numbers rows where its table or column has another name: it is called after them.
///
/// Source: PostgreSQL 16, "ALTER TABLE" (renaming a table or column leaves its sequence's name).
pub(super) fn name_sequences(altered: &AlteredTable<'_>) -> Vec<Step> {
    let columns = altered.columns.iter().filter(|column| {
        let is_renamed = altered.pair.name.differs() || column.before.name != column.after.name;
        let is_numbered = |column: &Column| column.auto_increment.is_some();
        is_renamed && is_numbered(column.before) && is_numbered(column.after)
    });
    let steps = columns.map(|column| {
        let (table, column) = (altered.pair.name.after.clone(), column.after.name.clone());
        Step::RenameSequence(SequenceStep { table, column })
    });
    steps.collect()
}

/// Renames the constraints that hold defaults where they are named by table and column, so that they are
/// found by those again.
pub(super) fn rename_defaults(
    planning: &Planning<'_>,
    altered: &[AlteredTable<'_>],
    steps: &mut Vec<Step>,
) {
    let mut renames = Vec::new();
    let mut tables = Vec::new();
    let mut taken = Taken::default();
    for table in altered {
        for column in table.columns.iter().filter(|column| column.before.default.is_some()) {
            let before = default_name(table.pair.name.before, &column.before.name);
            let after = default_name(table.pair.name.after, &column.after.name);
            taken.insert(&before);
            if before != after && column.strategy != ColumnStrategy::DropAndRecreate {
                tables.push((after.clone(), table.pair.name.after));
                renames.push(Pair { before, after });
            }
        }
    }
    for rename in in_order(renames, taken, planning.dialect) {
        let table = tables.iter().find(|(after, _)| *after == rename.after);
        let table = table.or(tables.first()).map(|(_, table)| (*table).clone());
        steps.extend(table.map(|table| {
            Step::RenameConstraint(RenameConstraintStep {
                table,
                before: ConstraintName::new(rename.before),
                after: ConstraintName::new(rename.after),
            })
        }));
    }
}

fn alter(
    altered: &AlteredTable<'_>,
    column: &AlteredColumn<'_>,
    rows: Rows,
    steps: &mut Vec<Step>,
) {
    let before = altered.column_after(column);
    let after = column.after.clone();
    let numbered = Column { auto_increment: before.auto_increment, ..after.clone() };
    // MySQL numbers by a key only, which may come later, PostgreSQL only what cannot be NULL.
    let is_late = after.auto_increment.is_some() && before.auto_increment.is_none();
    let required = if is_late { numbered } else { after.clone() };
    let is_narrowed =
        before.nullability == Nullability::Nullable && after.nullability == Nullability::NotNull;
    let typed = if rows == Rows::Change && is_narrowed {
        Column { nullability: Nullability::Nullable, ..required.clone() }
    } else {
        required.clone()
    };
    let loosened = match rows {
        Rows::Change => loosened(&before, &typed, altered.dialect),
        Rows::Stay => before.clone(),
    };
    let states = [before, loosened, typed, required, after];
    // A table that is made anew numbers its rows itself.
    let states =
        if column.strategy == ColumnStrategy::RemakeTable { &states[..4] } else { &states[..] };
    let phases =
        [Phase::LoosenColumn, Phase::TightenColumn, Phase::RequireColumn, Phase::NumberRows];
    for (pair, phase) in states.windows(2).zip(phases) {
        let [before, after] = pair else { continue };
        if super::table::own(before, altered.dialect) == super::table::own(after, altered.dialect) {
            continue;
        }
        let pair = Pair { before: before.clone(), after: after.clone() };
        let step = Box::new(AlterColumnStep::new(altered.pair.parts().after, pair, phase));
        let is_replaced =
            column.strategy == ColumnStrategy::Replace && phase == Phase::TightenColumn;
        steps.push(if is_replaced {
            Step::ReplaceColumn(step, another_name(altered, &column.after.name))
        } else {
            Step::AlterColumn(step)
        });
    }
}

/// What a column is called while the one that it takes the name of is still there.
fn another_name(altered: &AlteredTable<'_>, name: &ColumnName) -> ColumnName {
    let Pair { before, after } = &altered.pair.table;
    let taken = names::of_columns(before).chain(names::of_columns(after)).collect();
    ColumnName::new(names::free(&stable_name(&[name.as_str(), "after"]), &taken))
}

/// In characters: what a value of an enum that is a type of the database has at most.
///
/// Source: MySQL 8.4, "The ENUM Type"; PostgreSQL 16, "Enumerated Types" (63 bytes).
const LONGEST_VALUE: u32 = 255;

/// The column with NULL, longer text or any value of an enum let in, and else as it was.
fn loosened(before: &Column, after: &Column, dialect: Dialect) -> Column {
    let mut sql_types = before.sql_types.clone();
    let own = |column: &Column| column.sql_types.as_ref().get(dialect).clone();
    let type_ = match (&before.type_, &after.type_) {
        (ColumnType::String { length: was }, ColumnType::String { length: is }) if is > was => {
            after.type_.clone()
        }
        // Values that come and values that go are there together in texts alone.
        (ColumnType::Enum(_), ColumnType::Enum(_)) if own(before) != own(after) => {
            *sql_types.as_mut().get(dialect) = None;
            ColumnType::String { length: LONGEST_VALUE }
        }
        (ColumnType::Enum(_), ColumnType::String { .. } | ColumnType::Text)
            if own(after).is_none() =>
        {
            *sql_types.as_mut().get(dialect) = None;
            after.type_.clone()
        }
        (ColumnType::String { length }, ColumnType::Enum(_)) if own(before).is_none() => {
            ColumnType::String { length: (*length).max(LONGEST_VALUE) }
        }
        _ => before.type_.clone(),
    };
    let nullability = match before.nullability {
        Nullability::Nullable => Nullability::Nullable,
        Nullability::NotNull => after.nullability,
    };
    Column { type_, sql_types, nullability, ..before.clone() }
}

/// A column that is computed no longer keeps its values: it stops before what they are computed from changes,
/// or gets another name.
fn stop(altered: &AlteredTable<'_>, column: &AlteredColumn<'_>, steps: &mut Vec<Step>) {
    let stopped = Column { generated: None, ..column.before.clone() };
    let pair = Pair { before: column.before.clone(), after: stopped };
    let table = altered.pair.parts().before;
    let step = Box::new(AlterColumnStep::new(table, pair, Phase::DropGeneratedColumn));
    steps.push(if column.stops_by_another(altered.dialect) {
        Step::ReplaceColumn(step, another_name(altered, &column.before.name))
    } else {
        Step::AlterColumn(step)
    });
}

/// A column that is computed: it goes before what it is computed from changes, and comes back after.
fn again(altered: &AlteredTable<'_>, column: &AlteredColumn<'_>, steps: &mut Vec<Step>) {
    let Pair { before, after } = altered.pair.parts();
    let gone = ColumnStep::new(before, column.before.clone(), Phase::DropGeneratedColumn);
    let back = ColumnStep::new(after, column.after.clone(), Phase::AddGeneratedColumn);
    steps.push(Step::DropColumn(Box::new(gone)));
    steps.push(Step::AddColumn(Box::new(back)));
}

fn add(altered: &AlteredTable<'_>, column: &Column, rows: Rows, steps: &mut Vec<Step>) {
    let is_computed = column.generated.is_some();
    let fills_rows = altered.dialect.capability().implicit_defaults;
    let is_split = column.is_required() && (rows == Rows::Change || fills_rows);
    let added = if is_split {
        Column { nullability: Nullability::Nullable, ..column.clone() }
    } else {
        column.clone()
    };
    let table = altered.pair.parts().after;
    if is_split {
        let pair = Pair { before: added.clone(), after: column.clone() };
        let step = AlterColumnStep::new(table, pair, Phase::RequireColumn);
        steps.push(Step::AlterColumn(Box::new(step)));
    }
    let phase = if is_computed { Phase::AddGeneratedColumn } else { Phase::AddColumn };
    steps.push(Step::AddColumn(Box::new(ColumnStep::new(table, added, phase))));
}

fn drop(altered: &AlteredTable<'_>, column: &Column, steps: &mut Vec<Step>) {
    let (table, phase) = if column.generated.is_some() {
        (altered.pair.name.before, Phase::DropGeneratedColumn)
    } else {
        (altered.pair.name.after, Phase::DropColumn)
    };
    let step = ColumnStep::new((table, altered.pair.table.before), column.clone(), phase);
    steps.push(Step::DropColumn(Box::new(step)));
}
