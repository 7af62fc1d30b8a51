//! What a migration requires of the existing rows, as questions that can be asked before it starts.
//!
//! A question uses the names of before, and its answer is the rows for which the migration would be refused. It is
//! asked only if the answer is certain. It is left out if a data step, raw SQL or a trigger may change the rows
//! first, or if nobody can know what a value will be. So a good migration is never held up, but a bad one can still
//! fail. Start reading at [`prechecks`].

mod keys;
mod values;

use super::{demands::may_fail, planning::Planning, touched::Touched};
use crate::{
    delta::{Change, ColumnChange, ColumnPart, Delta, Demand, Pair, Requirement},
    dialect::Dialect,
    schema::{
        Column, ColumnName, Columns, Expression, NullEquality, Operator, Schema, Settings,
        TableName,
        expression::Known,
        intent::{ChangeReference, Intent},
    },
};

/// What there is to ask before a migration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prechecks {
    /// The questions, in the order of the changes.
    pub asked: Vec<Precheck>,
    /// What is not asked, since the migration itself changes the rows first.
    pub left_out: Vec<ChangeReference>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Precheck {
    /// The change that demands it, as the spec calls it.
    pub change: ChangeReference,
    /// The table whose rows are asked for, under its name before.
    pub table: TableName,
    /// The columns of that table, as they are before.
    pub columns: Columns,
    /// The columns by which a row is told: its primary key, or what the question is about.
    pub shown: Vec<ColumnName>,
    /// What is asked.
    pub question: Question,
    /// Every table on whose rows the answer depends, under its name before.
    pub reads: Vec<TableName>,
}

/// What is asked about the rows of a table. Expressions are in the names of before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which have no value in a column.
    Missing(ColumnName),
    /// Whether there are any: a new column has no value for them.
    AnyRow(ColumnName),
    /// Which have a key in common that may not repeat.
    Equal {
        /// The parts of the key.
        keys: Vec<Expression>,
        /// The rows that count, if not all.
        predicate: Option<Expression>,
        /// What equal means.
        equality: Equality,
        /// Whether two NULLs are equal.
        nulls: NullEquality,
    },
    /// Which are alike by all operators of an exclusion constraint.
    Excluding {
        /// The parts that are compared.
        keys: Vec<Expression>,
        /// What each is compared by.
        operators: Vec<Operator>,
        /// The rows that count, if not all.
        predicate: Option<Expression>,
    },
    /// For which a condition is false.
    False(Expression),
    /// Which refer to nothing.
    Dangling(Box<Dangling>),
    /// Which have a value that does not fit another type.
    Unfit(Box<Pair<Column>>),
    /// Whether the columns of a foreign key have one form; a question about the table, not its rows.
    Form(Box<Form>),
}

/// When the parts of two keys are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Equality {
    /// When their column says so.
    OfColumn,
    /// When they are the same bytes: the column gets another collation, and by that one they are equal, too.
    OfBytes,
}

/// A foreign key in the names of before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// The referring columns.
    pub columns: Vec<ColumnName>,
    /// The table referred to, if it is there before.
    pub referenced_table: Option<TableName>,
    /// The columns referred to.
    pub referenced_columns: Vec<ColumnName>,
    /// What the spec calls the referring columns and the table referred to.
    pub words: (Vec<ColumnName>, TableName),
}

/// The columns on both sides of a foreign key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The referring columns, or, of a table that comes, what they will be.
    pub referring: Vec<Referring>,
    /// The columns referred to, which are there.
    pub referenced_columns: Vec<ColumnName>,
    /// Their table.
    pub referenced_table: TableName,
}

/// A referring column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Referring {
    /// It is there, under this name.
    Present(ColumnName),
    /// It comes with its table.
    New(Box<Column>),
}

/// The questions to ask before the migration that leads from `before` to `after` starts. Tables that it makes
/// itself have no rows to ask about.
#[must_use]
pub fn prechecks(before: &Schema, after: &Schema, intent: &Intent, dialect: Dialect) -> Prechecks {
    // Nobody runs the questions where a setting makes a difference.
    let settings = Settings::default();
    let [before, after] = [before, after].map(|schema| schema.variant(dialect));
    let schemas = Pair { before: &*before, after: &*after };
    let planning = Planning::new(schemas, intent, &settings, dialect);
    let changes = planning.changes();
    let touched = Touched::new(planning.declared, &planning.renames, intent, dialect);
    let delta = planning.delta(&changes);
    Collector { dialect, delta, touched, found: Prechecks::default() }.all()
}

/// The questions to ask before the changes between two schemas that are in the dialect's own terms already.
pub(super) fn prechecks_between(delta: Delta<'_>, intent: &Intent, dialect: Dialect) -> Prechecks {
    let touched = Touched::new(delta.schemas, delta.renames, intent, dialect);
    Collector { dialect, delta, touched, found: Prechecks::default() }.all()
}

struct Collector<'l> {
    dialect: Dialect,
    delta: Delta<'l>,
    touched: Touched,
    found: Prechecks,
}

/// What a question is about: the change, its table, the tables whose rows decide, the columns of interest.
struct Subject<'s> {
    change: ChangeReference,
    table: &'s TableName,
    others: Vec<TableName>,
    about: Vec<ColumnName>,
}

impl Collector<'_> {
    fn all(mut self) -> Prechecks {
        for change in self.delta.changes {
            self.change(change);
        }
        self.found
    }

    /// Adds the questions of one change: one for each thing that it demands of rows and that some may not satisfy.
    fn change(&mut self, change: &Change) {
        for Demand { reference, requirement } in change.demands() {
            if may_fail(self.delta, Some(&self.touched), &requirement) {
                self.requirement(reference, &requirement);
            }
        }
        // Rows are not asked for here, but the columns that a new table refers to.
        if let Change::AddTable(name, table) = change {
            for (key_name, key) in &table.foreign_keys {
                self.new_table_form(name, key_name.as_str(), key);
            }
        }
    }

    /// Adds the question whether all rows satisfy a requirement, if the answer is certain.
    fn requirement(&mut self, change: ChangeReference, requirement: &Requirement<'_>) {
        match *requirement {
            // The check of the enum's values is a change of its own.
            Requirement::LoseTable(_)
            | Requirement::LoseColumn(_)
            | Requirement::LoseValues(_)
            | Requirement::LackValue(_) => {}
            Requirement::FitType(altered) => self.fits(change, altered),
            Requirement::HaveValue(altered) => self.has_value(change, altered),
            Requirement::HaveNewValue(part) => self.has_new_value(change, part),
            Requirement::BeUnique(table, key) => self.is_unique(change, table, &key),
            Requirement::ReferToRow(table, key) => self.foreign_key(change, table, key),
            Requirement::SatisfyCheck(table, check) => {
                self.check(change, table, &check.expression);
            }
        }
    }

    /// Adds a question, unless something changes the rows first.
    fn ask(&mut self, subject: Subject<'_>, question: Question) {
        let tables = [subject.table].into_iter().chain(&subject.others);
        if tables.into_iter().any(|table| self.touched.has(table)) {
            if !self.found.left_out.contains(&subject.change) {
                self.found.left_out.push(subject.change);
            }
            return;
        }
        self.ask_anyway(subject, question);
    }

    /// Adds a question, whatever becomes of the rows.
    fn ask_anyway(&mut self, subject: Subject<'_>, question: Question) {
        let Subject { change, table, others, about } = subject;
        let Some(content) = self.delta.schemas.before.tables.get(table) else { return };
        let mut tables = vec![table.clone()];
        tables.extend(others.into_iter().filter(|other| other != table));
        let shown = content.primary_key.as_ref().map_or(about, |key| key.columns.clone());
        self.found.asked.push(Precheck {
            change,
            table: table.clone(),
            columns: content.columns.clone(),
            shown,
            question,
            reads: self.touched.sources(tables),
        });
    }

    fn fits(&mut self, change: ChangeReference, altered: &ColumnChange) {
        let Pair { before, after } = &altered.column;
        let is_overridden = [before, after]
            .iter()
            .any(|column| column.sql_types.as_ref().get(self.dialect).is_some());
        if before.generated.is_none() && !is_overridden {
            let question = Question::Unfit(Box::new(altered.column.clone()));
            self.ask(of_column(change, altered), question);
        }
    }

    fn has_value(&mut self, change: ChangeReference, altered: &ColumnChange) {
        let Pair { before, after } = &altered.column;
        let is_computed = before.generated.is_some() || after.generated.is_some();
        if !is_computed && after.auto_increment.is_none() {
            self.ask(of_column(change, altered), Question::Missing(before.name.clone()));
        }
    }

    fn has_new_value(&mut self, change: ChangeReference, part: &ColumnPart) {
        let ColumnPart { table, column } = part;
        if column.generated.is_none() {
            let subject =
                Subject { change, table: &table.before, others: Vec::new(), about: Vec::new() };
            self.ask(subject, Question::AnyRow(column.name.clone()));
        }
    }

    fn check(&mut self, change: ChangeReference, table: Pair<&TableName>, expression: &Expression) {
        let Some(condition) = self.as_before(table, expression) else { return };
        let about: Vec<ColumnName> = condition.columns().cloned().collect();
        if about.is_empty() && condition.known_with_nulls(&|_| false) != Known::False {
            return;
        }
        let subject = Subject { change, table: table.before, others: Vec::new(), about };
        self.ask(subject, Question::False(condition));
    }
}

fn of_column(change: ChangeReference, altered: &ColumnChange) -> Subject<'_> {
    Subject {
        change,
        table: &altered.table.before,
        others: Vec::new(),
        about: vec![altered.column.before.name.clone()],
    }
}
