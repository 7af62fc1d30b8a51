//! The steps of a plan and the order in which they run.
//!
//! A step holds the objects that it creates, already in the form of its dialect: enums are strings with a check,
//! objects of other dialects are left out. So a renderer needs only the step. Start reading at [`Phase`], the one
//! place that decides the order of execution.

use std::fmt;

use super::{Alteration, CorrectStep, PostgresStep, SqliteStep};
use crate::{
    delta::Pair,
    schema::{
        Column, ColumnName, Columns, ConstraintName, ForeignKey, Index, IndexName, RawName,
        SearchIndex, Table, TableName, Trigger, TriggerName, ViewName, intent::DataMoment,
        statements::Making,
    },
};

/// When a step runs: the order of the variants is the order of execution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Before all else: only a table of InnoDB has foreign keys, and its columns take its character set (MySQL).
    ConvertTable,
    /// Before the views that such an object hangs on or reads. What PostgreSQL keeps of views is noted here as well,
    /// once what raw objects have hung on them is gone.
    DropRawAfterViews,
    /// Before the rows change, so that no trigger fires on what the other steps do.
    DropTrigger,
    /// Before what views read, and what raw objects make that they read: PostgreSQL refuses to drop a table under a view.
    DropView,
    /// Before the tables, which such an object may use.
    DropRawAfterTables,
    /// Before the columns that it indexes.
    DropSearchIndex,
    /// Before the first table goes, where tables refer to each other in a circle and no `ALTER` can
    /// part them (SQLite).
    DeferForeignKeys,
    /// Before the keys that it refers to, before the indexes that it is found by (MySQL), and before the
    /// tables, so that those in a circle of foreign keys can be dropped one by one.
    DropForeignKey,
    /// Before the columns that it indexes.
    DropIndex,
    /// Before the columns that it names, and before rows get values that it refuses.
    DropCheck,
    /// Before the columns that it names.
    DropUnique,
    /// Before the columns that it names.
    DropPrimaryKey,
    /// Generated columns that are made again, or computed no longer: before the columns that they are computed
    /// from.
    DropGeneratedColumn,
    /// Referring tables before the ones they refer to.
    DropTable,
    /// Before tables are made, one of which may get a name that another gives away (SQLite).
    AlterInPlace,
    /// Tables, then what they have: after all drops, whose names may be taken again.
    Rename,
    /// Before the tables, whose columns may need an extension or a type.
    CreateRawBeforeTables,
    /// Referred-to tables before those that refer to them, so that foreign keys can be inline.
    CreateTable,
    /// Before rows get values that the tables made anew will allow (SQLite).
    IgnoreChecks,
    /// Before the rows change: data steps fill new columns.
    AddColumn,
    /// What lets in more than before: the rows may then take the new values.
    LoosenColumn,
    /// After new tables and columns, under no check: rows get the values as they are called now.
    MapValues,
    /// After new tables and columns, which a data step may fill, and before anything new can refuse rows.
    DataBefore,
    /// Before tables are made anew: what is copied is checked (SQLite).
    EnforceChecks,
    /// After data steps have made the rows fit, before others undo what they did (SQLite).
    RebuildTable,
    /// Types, which the rows must fit by now.
    TightenColumn,
    /// After columns are what they were, before keys and checks come back: a data step's way back.
    DataAfter,
    /// The same as [`Phase::EnforceChecks`], where data steps of the way back fill what must not be NULL.
    EnforceChecksLate,
    /// The same as [`Phase::RebuildTable`], where data steps of the way back fill what must not be NULL.
    RebuildTableLate,
    /// After the data steps, which may have saved what goes (SQLite).
    DropLate,
    /// After the rows have changed, which may have saved what is dropped here.
    DropColumn,
    /// Tables whose rows a data step has taken elsewhere.
    DropTableLate,
    /// After tables and columns have gone or have another type: theirs may have been from it.
    DropRawBeforeTables,
    /// `NOT NULL`, once no row is NULL.
    RequireColumn,
    /// After the columns that they are computed from.
    AddGeneratedColumn,
    /// Before the keys that name columns which come with it.
    ReplacePrimaryKey,
    /// After its columns.
    AddPrimaryKey,
    /// After the rows have changed: a data step may have removed duplicates.
    AddUnique,
    /// After the rows have changed.
    AddCheck,
    /// After the keys that MySQL numbers rows by.
    NumberRows,
    /// After the tables, and after rows have been put in by a data step: building once is faster. Before
    /// the foreign keys, for which MySQL makes an index of its own where it finds none.
    CreateIndex,
    /// After both of its tables, and after the keys that it refers to.
    AddForeignKey,
    /// After the unique keys: SQL Server finds rows by one.
    CreateSearchIndex,
    /// Any time.
    SetTableComment,
    /// After tables and indexes, before views and triggers, which may use it.
    CreateRawAfterTables,
    /// After all that views read. A view that stays is given its new query here (MySQL).
    CreateView,
    /// What the other steps did was no event for it, and its body may name any table or view.
    CreateTrigger,
    /// After all that such an object may hang on. What PostgreSQL keeps of views comes back here.
    CreateRawAfterViews,
    /// After all else, so that no trigger that is enabled fires on what the other steps do.
    Correct,
    /// At the very end, when all tables are there (SQLite).
    VerifyRows,
}

/// One executable unit of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Runs the way back of a raw object that was made after the views.
    DropRawAfterViews(RawStep),
    /// Removes some of the triggers and indexes that a raw object makes.
    DropRawParts(RawPartsStep),
    /// Removes a trigger, and what stands behind it.
    DropTrigger(TriggerStep),
    /// Removes a view.
    DropView(ViewStep),
    /// Runs the way back of a raw object that was made after the tables.
    DropRawAfterTables(RawStep),
    /// Removes a full-text index.
    DropSearchIndex(Box<SearchStep>),
    /// Removes an index.
    DropIndex(IndexStep),
    /// Lets foreign keys wait for the end of the transaction.
    DeferForeignKeys,
    /// Removes a foreign key.
    DropForeignKey(ForeignKeyStep),
    /// Removes a table with its indexes and constraints.
    DropTable(TableName),
    /// Runs the way back of a raw object that was made before the tables.
    DropRawBeforeTables(RawStep),
    /// Runs a raw object's statements before the tables.
    CreateRawBeforeTables(RawStep),
    /// Makes a table with columns, keys, checks and those foreign keys that can be inline.
    CreateTable(Box<TableStep>),
    /// Gives rows the values of an enum as they are called now.
    MapValues(MapStep),
    /// Runs a data step of the spec.
    Data(RunDataStep),
    /// Changes a table that is there.
    Alter(Alteration),
    /// Adds a foreign key to a table that is there.
    AddForeignKey(ForeignKeyStep),
    /// Makes an index.
    CreateIndex(IndexStep),
    /// Makes a full-text index.
    CreateSearchIndex(Box<SearchStep>),
    /// Runs a raw object's statements after the tables.
    CreateRawAfterTables(RawStep),
    /// Makes a view.
    CreateView(ViewStep),
    /// Gives a view another query, or the same anew, and leaves it the rest.
    AlterView(ViewStep),
    /// Makes a trigger.
    CreateTrigger(TriggerStep),
    /// Sets what was found otherwise and no schema tells.
    Correct(CorrectStep),
    /// Runs a raw object's statements after the views.
    CreateRawAfterViews(RawStep),
    /// Does what only SQLite needs.
    Sqlite(SqliteStep),
    /// Does what only PostgreSQL can.
    Postgres(PostgresStep),
}

/// A table to be made: only what `CREATE TABLE` says, so without indexes and triggers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableStep {
    /// Its name.
    pub name: TableName,
    /// Columns, primary key, unique constraints, inline foreign keys, checks with the implied ones.
    pub table: Table,
}

/// A foreign key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKeyStep {
    /// The referring table.
    pub table: TableName,
    /// The constraint's name.
    pub name: ConstraintName,
    /// What refers to what.
    pub foreign_key: ForeignKey,
}

/// An index of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexStep {
    /// The indexed table.
    pub table: TableName,
    /// The index's name.
    pub name: IndexName,
    /// What is indexed.
    pub index: Index,
    /// The table's columns, whose types its expressions are written by; none if it has no expressions.
    pub columns: Columns,
}

/// A full-text index of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchStep {
    /// The indexed table.
    pub table: TableName,
    /// The index's name.
    pub name: IndexName,
    /// How its words are cut.
    pub index: SearchIndex,
    /// The table's columns, keys and unique constraints: a full-text index finds rows by one of them.
    pub keys: Table,
    /// Whether there may be rows that must be indexed first.
    pub rows: ExistingRows,
}

impl SearchStep {
    /// The indexed columns in order.
    pub fn columns(&self) -> impl Iterator<Item = &Column> {
        self.index.columns.iter().filter_map(|name| self.keys.column(name))
    }
}

/// Whether a table may have rows when a step reaches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExistingRows {
    /// The same plan made the table.
    None,
    /// The table was there before.
    Possible,
}

/// A trigger of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriggerStep {
    /// The table it watches.
    pub table: TableName,
    /// The trigger's name.
    pub name: TriggerName,
    /// When it fires and for what.
    pub trigger: Trigger,
    /// What it runs in this plan's dialect.
    pub body: String,
}

/// A view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewStep {
    /// Its name.
    pub name: ViewName,
    /// Its `SELECT` in this plan's dialect.
    pub query: String,
}

/// New spellings of a column's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapStep {
    /// The table, as it is called now.
    pub table: TableName,
    /// The column, as it is called now.
    pub column: ColumnName,
    /// Each value before with the one after. All are exchanged at once: two may be swapped.
    pub values: Vec<Pair<String>>,
}

/// A data step of the spec, in one dialect and direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunDataStep {
    /// What it does, in the words of the spec.
    pub name: String,
    /// When it runs.
    pub moment: DataMoment,
    /// The statements to run.
    pub sql: String,
    /// The statements that run on the way back, if there are any.
    pub back: Option<String>,
}

/// Raw SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawStep {
    /// The name that the spec gives the object.
    pub name: RawName,
    /// The statements to run.
    pub sql: String,
}

/// Triggers and indexes that a raw object makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawPartsStep {
    /// The name that the spec gives the object.
    pub name: RawName,
    /// What its statements say that they make.
    pub parts: Vec<Making>,
}

impl Step {
    /// When the step runs.
    #[must_use]
    pub fn phase(&self) -> Phase {
        match self {
            Self::DropRawAfterViews(_) | Self::DropRawParts(_) => Phase::DropRawAfterViews,
            Self::DropTrigger(_) => Phase::DropTrigger,
            Self::DropView(_) => Phase::DropView,
            Self::DropRawAfterTables(_) => Phase::DropRawAfterTables,
            Self::DropSearchIndex(_) => Phase::DropSearchIndex,
            Self::DropIndex(_) => Phase::DropIndex,
            Self::DeferForeignKeys => Phase::DeferForeignKeys,
            Self::DropForeignKey(_) => Phase::DropForeignKey,
            Self::DropTable(_) => Phase::DropTable,
            Self::DropRawBeforeTables(_) => Phase::DropRawBeforeTables,
            Self::CreateRawBeforeTables(_) => Phase::CreateRawBeforeTables,
            Self::CreateTable(_) => Phase::CreateTable,
            Self::MapValues(_) => Phase::MapValues,
            Self::Data(step) => match step.moment {
                DataMoment::Before => Phase::DataBefore,
                DataMoment::After => Phase::DataAfter,
            },
            Self::Alter(step) => step.phase(),
            Self::AddForeignKey(_) => Phase::AddForeignKey,
            Self::CreateIndex(_) => Phase::CreateIndex,
            Self::CreateSearchIndex(_) => Phase::CreateSearchIndex,
            Self::CreateRawAfterTables(_) => Phase::CreateRawAfterTables,
            Self::CreateView(_) | Self::AlterView(_) => Phase::CreateView,
            Self::CreateTrigger(_) => Phase::CreateTrigger,
            Self::CreateRawAfterViews(_) => Phase::CreateRawAfterViews,
            Self::Correct(step) => step.phase(),
            Self::Sqlite(step) => step.phase(),
            Self::Postgres(step) => step.phase(),
        }
    }
}

impl fmt::Display for Step {
    /// Says what the step does, in one line.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DropTrigger(step) => {
                write!(formatter, "drop trigger {} of {}", step.name, step.table)
            }
            Self::DropView(step) => write!(formatter, "drop view {}", step.name),
            Self::DropRawAfterViews(step)
            | Self::DropRawAfterTables(step)
            | Self::DropRawBeforeTables(step) => {
                write!(formatter, "run the way back of {}", step.name)
            }
            Self::DropRawParts(step) => {
                formatter.write_str("drop")?;
                for (position, part) in step.parts.iter().enumerate() {
                    formatter.write_str(if position > 0 { ", " } else { " " })?;
                    formatter.write_str(&part.name)?;
                }
                write!(formatter, " of {}", step.name)
            }
            Self::DropSearchIndex(step) => {
                write!(formatter, "drop full-text index {} of {}", step.name, step.table)
            }
            Self::DropIndex(step) => {
                write!(formatter, "drop index {} of {}", step.name, step.table)
            }
            Self::DeferForeignKeys => formatter.write_str("let foreign keys wait for the end"),
            Self::DropForeignKey(step) => {
                write!(formatter, "drop foreign key {} of {}", step.name, step.table)
            }
            Self::DropTable(name) => write!(formatter, "drop table {name}"),
            Self::CreateRawBeforeTables(step)
            | Self::CreateRawAfterTables(step)
            | Self::CreateRawAfterViews(step) => {
                write!(formatter, "run {}", step.name)
            }
            Self::CreateTable(step) => {
                write!(formatter, "create table {}", step.name)
            }
            Self::MapValues(step) => {
                write!(formatter, "rename values of {} in {}", step.column, step.table)
            }
            Self::Data(step) => write!(formatter, "change rows: {}", step.name),
            Self::Alter(step) => step.fmt(formatter),
            Self::AddForeignKey(step) => write!(
                formatter,
                "add foreign key {} of {} to {}",
                step.name, step.table, step.foreign_key.referenced_table
            ),
            Self::CreateIndex(step) => {
                write!(formatter, "create index {} of {}", step.name, step.table)
            }
            Self::CreateSearchIndex(step) => {
                write!(formatter, "create full-text index {} of {}", step.name, step.table)
            }
            Self::CreateView(step) => write!(formatter, "create view {}", step.name),
            Self::AlterView(step) => write!(formatter, "alter view {}", step.name),
            Self::CreateTrigger(step) => {
                write!(formatter, "create trigger {} of {}", step.name, step.table)
            }
            Self::Correct(step) => step.fmt(formatter),
            Self::Sqlite(step) => step.fmt(formatter),
            Self::Postgres(step) => step.fmt(formatter),
        }
    }
}
