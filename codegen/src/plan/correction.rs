//! Corrects objects whose form a schema does not show.
//!
//! A constraint that is `NOT VALID`, an ignored index, an unlogged table: introspection describes each like the
//! declared one, so comparing two schemas finds nothing to do. A [`Correction`] says what to do; [`super::mend`]
//! does it beside the changes, unless a change creates the object again anyway. Start reading at [`Measure`].

use std::fmt;

use super::{CorrectStep, ProofStep, Property, Refusal, Step};
use crate::{
    dialect::PerDialect,
    schema::{
        CheckConstraint, ColumnName, ConstraintName, Expression, ForeignKey, Index, IndexName,
        Nullability, Table, TableName, Trigger, TriggerName, TriggerTiming, Uniqueness,
        expression::Literal,
    },
};

/// What puts one object right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Correction {
    /// The table that it is, or is a part of.
    pub table: TableName,
    /// The object.
    pub part: TablePart,
    /// What is done.
    pub measure: Measure,
}

/// An object that a table is or has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TablePart {
    /// The table itself.
    Whole,
    /// A column.
    Column(ColumnName),
    /// The primary key.
    PrimaryKey,
    /// A unique constraint.
    Unique(ConstraintName),
    /// A foreign key.
    ForeignKey(ConstraintName),
    /// A check.
    Check(ConstraintName),
    /// An index.
    Index(IndexName),
    /// A trigger.
    Trigger(TriggerName),
}

/// What is done about an object.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// It is made anew, as it is declared.
    Remake,
    /// The table is made anew, and its rows get the numbers that they never had (SQLite).
    NumberRows,
    /// The constraint of this name is proved for the rows that it has not been asked of (PostgreSQL).
    Prove(ConstraintName),
    /// One of its properties is set.
    Set(Property),
}

impl fmt::Display for Correction {
    /// One line, as `tablewright verify` lists it beside the changes.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, part, measure } = self;
        match measure {
            Measure::Remake | Measure::NumberRows => {
                write!(out, "make {} anew", Called { table, part })
            }
            Measure::Prove(name) => write!(out, "prove `{name}` of `{table}` for all rows"),
            Measure::Set(property) => {
                let step = CorrectStep { table: table.clone(), property: property.clone() };
                step.fmt(out)
            }
        }
    }
}

/// What a part is called in a sentence.
struct Called<'c> {
    table: &'c TableName,
    part: &'c TablePart,
}

impl fmt::Display for Called<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let table = self.table;
        match self.part {
            TablePart::Whole => write!(out, "table `{table}`"),
            TablePart::Column(name) => write!(out, "column `{table}.{name}`"),
            TablePart::PrimaryKey => write!(out, "the primary key of `{table}`"),
            TablePart::Unique(name) => write!(out, "unique constraint `{name}` of `{table}`"),
            TablePart::ForeignKey(name) => write!(out, "foreign key `{name}` of `{table}`"),
            TablePart::Check(name) => write!(out, "check `{name}` of `{table}`"),
            TablePart::Index(name) => write!(out, "index `{name}` of `{table}`"),
            TablePart::Trigger(name) => write!(out, "trigger `{name}` of `{table}`"),
        }
    }
}

impl Correction {
    /// Whether the object is made anew.
    pub(super) fn is_remaking(&self) -> bool {
        matches!(self.measure, Measure::Remake | Measure::NumberRows)
    }

    /// Whether it has still to be done when `before` becomes `after`, both with the object as it was found: what
    /// differs is made anew by the change.
    pub(super) fn is_needed(&self, before: &Table, after: &Table) -> bool {
        match &self.part {
            TablePart::Whole => true,
            TablePart::Column(name) => {
                before.column(name).is_some() && after.column(name).is_some()
            }
            TablePart::PrimaryKey => before.primary_key == after.primary_key,
            TablePart::Unique(name) => {
                before.unique_constraints.get(name) == after.unique_constraints.get(name)
                    && before.indexes.get(name.as_str()) == after.indexes.get(name.as_str())
            }
            TablePart::ForeignKey(name) => {
                before.foreign_keys.get(name) == after.foreign_keys.get(name)
            }
            TablePart::Check(name) => before.checks.get(name) == after.checks.get(name),
            // It may be one that is not described at all, and so in the way of the declared one.
            TablePart::Index(name) => {
                !before.indexes.contains_key(name)
                    || before.indexes.get(name) == after.indexes.get(name)
            }
            TablePart::Trigger(name) => {
                !before.triggers.contains_key(name)
                    || before.triggers.get(name) == after.triggers.get(name)
            }
        }
    }

    /// Makes the object of `table` another one than the declared one, so that a plan makes it anew.
    pub(super) fn estrange(&self, table: &mut Table) {
        let nothing = || Expression::Literal(Literal::Boolean(true));
        match &self.part {
            TablePart::Whole => {
                let expression = nothing();
                let check = CheckConstraint::new(expression);
                table.checks.insert(ConstraintName::new(""), check);
            }
            TablePart::Column(name) => {
                let column = table.columns.iter_mut().find(|column| column.name == *name);
                if let Some(column) = column {
                    column.comment = Some([column.comment.as_deref().unwrap_or(""), " "].concat());
                }
            }
            TablePart::PrimaryKey => {
                if let Some(key) = &mut table.primary_key {
                    twice(&mut key.columns);
                }
            }
            TablePart::Unique(name) => {
                if let Some(unique) = table.unique_constraints.get_mut(name) {
                    twice(&mut unique.columns);
                }
                if let Some(index) = table.indexes.get_mut(name.as_str()) {
                    twice(&mut index.keys);
                }
            }
            TablePart::ForeignKey(name) => {
                if let Some(ForeignKey { columns, referenced_columns, .. }) =
                    table.foreign_keys.get_mut(name)
                {
                    twice(columns);
                    twice(referenced_columns);
                }
            }
            TablePart::Check(name) => {
                if let Some(check) = table.checks.get_mut(name) {
                    check.expression = nothing();
                }
            }
            TablePart::Index(name) => {
                let index = table.indexes.entry(name.clone());
                let index = index.or_insert_with(|| Index::over(&[], Uniqueness::NotUnique));
                twice(&mut index.keys);
            }
            TablePart::Trigger(name) => estrange_trigger(table, name),
        }
    }

    /// Takes the object from `table`, so that what it demands of the rows is asked.
    pub(super) fn remove(&self, table: &mut Table) {
        match &self.part {
            TablePart::Whole | TablePart::Trigger(_) => {}
            TablePart::Column(name) => {
                if let Some(column) = table.columns.iter_mut().find(|column| column.name == *name) {
                    column.nullability = Nullability::Nullable;
                }
            }
            TablePart::PrimaryKey => table.primary_key = None,
            TablePart::Unique(name) => {
                table.unique_constraints.remove(name);
                table.indexes.remove(name.as_str());
            }
            TablePart::ForeignKey(name) => {
                table.foreign_keys.remove(name);
            }
            TablePart::Check(name) => {
                table.checks.remove(name);
            }
            TablePart::Index(name) => {
                table.indexes.remove(name);
            }
        }
    }

    /// The step that does it, if it is one of its own.
    pub(super) fn step(&self) -> Option<Step> {
        let table = self.table.clone();
        match &self.measure {
            Measure::Remake | Measure::NumberRows => None,
            Measure::Prove(name) => {
                let refusal = match self.part {
                    TablePart::ForeignKey(_) => Refusal::RefersToNothing,
                    TablePart::Whole
                    | TablePart::Column(_)
                    | TablePart::PrimaryKey
                    | TablePart::Unique(_)
                    | TablePart::Check(_)
                    | TablePart::Index(_)
                    | TablePart::Trigger(_) => Refusal::Violates,
                };
                let proof = ProofStep { table, name: name.clone(), refusal };
                Some(Step::ValidateConstraint(proof))
            }
            Measure::Set(property) => {
                Some(Step::Correct(CorrectStep { table, property: property.clone() }))
            }
        }
    }
}

/// No object of ours names a thing twice.
fn twice<T: Clone>(list: &mut Vec<T>) {
    list.extend_from_within(..);
}

fn estrange_trigger(table: &mut Table, name: &TriggerName) {
    let other = || Trigger {
        timing: TriggerTiming::Before,
        events: Vec::new(),
        update_columns: Vec::new(),
        body: PerDialect::from_fn(|_| Some(String::new())),
    };
    let trigger = table.triggers.entry(name.clone()).or_insert_with(other);
    trigger.events.clear();
}
