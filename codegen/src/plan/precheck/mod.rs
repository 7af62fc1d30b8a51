//! What a migration requires of the existing rows, as questions that can be asked before it starts.
//!
//! A question uses the names of before, and its answer is the rows for which the migration would be refused. It is
//! asked only if the answer is certain. It is left out if a data step, raw SQL or a trigger may change the rows
//! first, or if nobody can know what a value will be. So a good migration is never held up, but a bad one can still
//! fail. Start reading at [`prechecks`].

mod keys;
pub(in crate::plan) mod touched;
mod values;

use self::touched::Touched;
use super::{focus::focus, lower::lower_schema};
use crate::{
    delta::{Change, ColumnChange, ColumnPart, Pair, Renames, diff, diff_enums},
    dialect::Dialect,
    schema::{
        Column, ColumnName, Columns, Expression, ForeignKey, Nullability, Schema, Settings,
        TableName,
        intent::{ChangeReference, Intent},
        widening::is_widening,
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
    let declared = Pair { before, after };
    let renames = Renames::new(before, after, intent);
    let focus = focus(declared, &renames, intent, dialect);
    // Nobody runs the questions where a setting makes a difference.
    let lower = |schema, names| lower_schema(schema, &Settings::default(), dialect, names);
    let lowered = Pair { before: lower(before, &focus.before), after: lower(after, &focus.after) };
    let mut changes = diff(&lowered.before, &lowered.after, intent);
    diff_enums(declared, &renames, &mut changes);
    let touched = Touched::new(declared, &renames, intent, dialect);
    let collector = Collector {
        dialect,
        lowered: &lowered,
        renames: &renames,
        changes: &changes,
        touched,
        found: Prechecks::default(),
    };
    collector.all()
}

/// The questions to ask before `changes` between two schemas that are in the dialect's own terms already.
pub(super) fn prechecks_between(
    lowered: &Pair<Schema>,
    changes: &[Change],
    intent: &Intent,
    dialect: Dialect,
) -> Prechecks {
    let renames = Renames::new(&lowered.before, &lowered.after, intent);
    let touched = Touched::new(lowered.as_ref(), &renames, intent, dialect);
    let found = Prechecks::default();
    Collector { dialect, lowered, renames: &renames, changes, touched, found }.all()
}

struct Collector<'l> {
    dialect: Dialect,
    lowered: &'l Pair<Schema>,
    renames: &'l Renames,
    changes: &'l [Change],
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
        for change in self.changes {
            self.change(change);
        }
        self.found
    }

    /// Adds the questions of one change. Those that are not named here demand nothing of rows.
    fn change(&mut self, change: &Change) {
        if let Change::AlterColumn(change) = change {
            self.altered_column(change);
        } else if let Change::AddColumn(part) = change {
            self.added_column(part);
        } else if let Change::AddForeignKey(part) = change {
            self.foreign_key(&part.table, part.name.as_str(), &part.content);
        } else if let Change::AlterForeignKey(change) = change {
            if !self.is_same_key(&change.table, &change.content) {
                self.foreign_key(&change.table, change.name.after.as_str(), &change.content.after);
            }
        } else if let Change::AddCheck(part) = change {
            self.check(&part.table, part.name.as_str(), &part.content.expression, None);
        } else if let Change::AlterCheck(change) = change {
            let Pair { before, after } = &change.content;
            let name = change.name.after.as_str();
            self.check(&change.table, name, &after.expression, Some(&before.expression));
        } else if let Change::AddTable(name, table) = change {
            for (key_name, key) in &table.foreign_keys {
                self.new_table_form(name, key_name.as_str(), key);
            }
        } else {
            self.changed_key(change);
        }
    }

    /// Adds the question of a key that may not repeat.
    fn changed_key(&mut self, change: &Change) {
        if let Change::AddPrimaryKey(part) = change {
            let reference = ChangeReference::PrimaryKey(part.table.after.clone());
            self.columns_key(reference, &part.table, &part.content.columns, &[]);
        } else if let Change::AlterPrimaryKey(change) = change {
            let reference = ChangeReference::PrimaryKey(change.table.after.clone());
            let Pair { before, after } = &change.content;
            self.columns_key(reference, &change.table, &after.columns, &before.columns);
        } else if let Change::AddUnique(part) = change {
            let reference = unique(&part.table.after, part.name.as_str());
            self.columns_key(reference, &part.table, &part.content.columns, &[]);
        } else if let Change::AlterUnique(change) = change {
            let reference = unique(&change.table.after, change.name.after.as_str());
            let Pair { before, after } = &change.content;
            self.columns_key(reference, &change.table, &after.columns, &before.columns);
        } else if let Change::AddIndex(part) = change {
            let reference = unique(&part.table.after, part.name.as_str());
            self.index_key(reference, &part.table, &part.content, None);
        } else if let Change::AlterIndex(change) = change {
            let reference = unique(&change.table.after, change.name.after.as_str());
            let Pair { before, after } = &change.content;
            self.index_key(reference, &change.table, after, Some(before));
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
        let Some(content) = self.lowered.before.tables.get(table) else { return };
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

    fn altered_column(&mut self, change: &ColumnChange) {
        let ColumnChange { table, column } = change;
        let Pair { before, after } = column;
        if before.generated.is_some() || after.generated.is_some() {
            return;
        }
        let subject = |change: fn(TableName, ColumnName) -> ChangeReference| Subject {
            change: change(table.after.clone(), after.name.clone()),
            table: &table.before,
            others: Vec::new(),
            about: vec![before.name.clone()],
        };
        let is_required = before.nullability == Nullability::Nullable
            && after.nullability == Nullability::NotNull;
        // Where tables are made anew the default stands in for NULL.
        let is_filled = !self.dialect.capability().alter_constraints && after.default.is_some();
        if is_required && !is_filled && after.auto_increment.is_none() {
            self.ask(subject(ChangeReference::NotNull), Question::Missing(before.name.clone()));
        }
        let is_overridden = [before, after]
            .iter()
            .any(|column| column.sql_types.as_ref().get(self.dialect).is_some());
        if !is_overridden && !is_widening(&before.type_, &after.type_) {
            self.ask(
                subject(ChangeReference::ChangeType),
                Question::Unfit(Box::new(column.clone())),
            );
        }
    }

    fn added_column(&mut self, part: &ColumnPart) {
        let ColumnPart { table, column } = part;
        if column.is_required() {
            let subject = Subject {
                change: ChangeReference::NotNull(table.after.clone(), column.name.clone()),
                table: &table.before,
                others: Vec::new(),
                about: Vec::new(),
            };
            self.ask(subject, Question::AnyRow(column.name.clone()));
        }
    }

    fn check(
        &mut self,
        table: &Pair<TableName>,
        name: &str,
        expression: &Expression,
        before: Option<&Expression>,
    ) {
        if before.is_some_and(|before| values::lets_in_more(before, expression)) {
            return;
        }
        let Some(condition) = self.as_before(table.as_ref(), expression) else { return };
        let about: Vec<ColumnName> = condition.columns().cloned().collect();
        if about.is_empty() {
            return;
        }
        let subject = Subject {
            change: ChangeReference::Check(table.after.clone(), name.to_owned()),
            table: &table.before,
            others: Vec::new(),
            about,
        };
        self.ask(subject, Question::False(condition));
    }

    /// Whether only the actions of a foreign key are others.
    fn is_same_key(&self, table: &Pair<TableName>, key: &Pair<ForeignKey>) -> bool {
        let Pair { before, after } = key;
        let target = &before.referenced_table;
        let columns = before.columns.iter();
        let columns = columns.map(|column| self.renames.column_after(&table.before, column));
        let referenced = before.referenced_columns.iter();
        let referenced = referenced.map(|column| self.renames.column_after(target, column));
        columns.eq(&after.columns)
            && self.renames.table_after(target) == &after.referenced_table
            && referenced.eq(&after.referenced_columns)
    }
}

fn unique(table: &TableName, name: &str) -> ChangeReference {
    ChangeReference::Unique(table.clone(), name.to_owned())
}
