//! Schema → the ordered steps that create it in one dialect, or remove it.
//!
//! A plan says *what* happens in which order; the renderer spells it. Start reading at [`create`]; the order is in
//! [`step::Phase`].

mod alter;
mod change;
mod common;
mod correction;
mod data;
mod demands;
mod focus;
mod lower;
mod mend;
mod names;
mod order;
pub mod precheck;
mod raw;
pub(crate) mod rebuild;
mod rerendered;
pub mod risk;
mod safe;
mod stages;
pub mod step;
mod views;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use self::lower::Lowering;
pub use self::{
    change::change,
    correction::{CorrectStep, Correction, Measure, Property, TablePart},
    demands::Demands,
    mend::{Found, Mending, mend},
    rerendered::{Rerendered, rerendered},
    stages::{Purpose, Stages, Way},
    step::{
        AlterColumnStep, CheckOption, CheckStep, ColumnStep, CopiedColumn, ExchangeCheckStep,
        ExistingRows, FilledColumn, ForeignKeyStep, ImplicitIndexStep, IndexStep, KeptView,
        MapStep, OnRefusal, Phase, PrimaryKeyStep, ProofStep, RawPartsStep, RawStep, RebuildStep,
        Refusal, RemakeTableStep, RenameColumnStep, RenameConstraintStep, RenameIndexStep,
        RenameTableStep, ReplacePrimaryKeyStep, RunDataStep, SearchStep, Sequence, SequenceStep,
        Step, TableCommentStep, TableStep, TriggerStep, UniqueStep, ViewStep,
    },
};
/// What a step holds before and after.
pub use crate::delta::Pair;
use crate::{
    dialect::Dialect,
    schema::{
        Columns, Expression, ForeignKey, Index, IndexKey, ReferentialAction, Schema, Settings,
        Table, TableName, ViewName,
    },
    stored::lowered::triggers_of,
};

/// What one dialect has to run, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The dialect.
    pub dialect: Dialect,
    /// The steps in the order of execution.
    pub steps: Vec<Step>,
    /// What it asks of the rows that are there.
    pub demands: Demands,
}

impl Plan {
    /// The steps in their order of execution: by phase, and within a phase as they come.
    fn new(dialect: Dialect, mut steps: Vec<Step>) -> Self {
        steps.sort_by_key(Step::phase);
        Self::of_steps(dialect, steps)
    }

    /// A plan whose steps run as they stand, and that asks nothing of rows.
    #[must_use]
    pub fn of_steps(dialect: Dialect, steps: Vec<Step>) -> Self {
        Self { dialect, steps, demands: Demands::default() }
    }
}

impl fmt::Display for Plan {
    /// One line a step, control characters in names escaped.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            for character in step.to_string().chars() {
                if character.is_control() {
                    write!(formatter, "{}", character.escape_default())?;
                } else {
                    write!(formatter, "{character}")?;
                }
            }
            writeln!(formatter)?;
        }
        Ok(())
    }
}

/// The plan that makes `schema` in an empty database.
///
/// Of the settings only the oldest SQL Server counts, by whose tests JSON is told.
#[must_use]
pub fn create(schema: &Schema, settings: &Settings, dialect: Dialect) -> Plan {
    let schema = &*schema.spelled_out(dialect);
    let lowering = Lowering::new(schema, settings, dialect);
    let order = TableOrder::new(schema);
    let mut steps = Vec::new();
    for (name, table) in order.tables() {
        let inline = |key: &ForeignKey| order.is_inline(name, key, dialect);
        let lowered = lowering.table(name, table, inline);
        steps.push(Step::CreateTable(Box::new(TableStep { name: name.clone(), table: lowered })));
        steps.extend(order.late_keys(name, table, dialect).map(Step::AddForeignKey));
        let indexes = lowering.indexes(name, table).into_iter();
        steps.extend(indexes.map(|(index_name, index)| {
            let columns =
                if has_expressions(&index) { table.columns.clone() } else { Columns::default() };
            Step::CreateIndex(IndexStep { table: name.clone(), name: index_name, index, columns })
        }));
        steps.extend(
            search_steps(&lowering, name, table)
                .map(|step| Step::CreateSearchIndex(Box::new(step))),
        );
        steps.extend(trigger_steps(name, table, dialect).map(Step::CreateTrigger));
    }
    steps.extend(view_steps(schema, dialect).into_iter().map(Step::CreateView));
    for (name, object) in &schema.raw_objects {
        steps.extend(raw::up(schema, dialect, name, object));
    }
    Plan::new(dialect, steps)
}

/// The plan that removes all of `schema` from a database that has it.
///
/// Indexes and constraints go with their tables. Full-text indexes and triggers are dropped by
/// themselves, since on some databases more than the table stands behind them.
#[must_use]
pub fn drop_all(schema: &Schema, settings: &Settings, dialect: Dialect) -> Plan {
    let schema = &*schema.spelled_out(dialect);
    let lowering = Lowering::new(schema, settings, dialect);
    let order = TableOrder::new(schema);
    let mut steps = Vec::new();
    if !dialect.capability().alter_constraints {
        steps.extend(order.deferral());
    }
    for (name, table) in order.tables().rev() {
        steps.push(Step::DropTable(name.clone()));
        steps.extend(order.late_keys(name, table, dialect).map(Step::DropForeignKey));
        steps.extend(
            search_steps(&lowering, name, table).map(|step| Step::DropSearchIndex(Box::new(step))),
        );
        steps.extend(trigger_steps(name, table, dialect).map(Step::DropTrigger));
    }
    steps.extend(view_steps(schema, dialect).into_iter().rev().map(Step::DropView));
    for (name, object) in schema.raw_objects.iter().rev() {
        steps.extend(raw::down(schema, dialect, name, object));
    }
    Plan::new(dialect, steps)
}

/// The tables, referred-to ones first, then by name.
struct TableOrder<'s> {
    tables: Vec<(&'s TableName, &'s Table)>,
    positions: BTreeMap<&'s TableName, usize>,
    /// Those that refer to each other in a circle.
    circles: BTreeSet<&'s TableName>,
}

impl<'s> TableOrder<'s> {
    fn new(schema: &'s Schema) -> Self {
        let by_name: Vec<_> = schema.tables.iter().collect();
        let numbers: BTreeMap<_, _> =
            by_name.iter().enumerate().map(|(number, (name, _))| (*name, number)).collect();
        let edges: Vec<Vec<usize>> = by_name
            .iter()
            .map(|(_, table)| {
                let keys = table.foreign_keys.values();
                keys.filter_map(|key| numbers.get(&key.referenced_table).copied()).collect()
            })
            .collect();
        let groups = order::components(&edges);
        let circles = groups.iter().filter(|group| group.len() > 1).flatten();
        let circles = circles.map(|number| by_name[*number].0).collect();
        let tables: Vec<_> = groups.into_iter().flatten().map(|number| by_name[number]).collect();
        let positions =
            tables.iter().enumerate().map(|(position, (name, _))| (*name, position)).collect();
        Self { tables, positions, circles }
    }

    fn tables(&self) -> impl DoubleEndedIterator<Item = (&'s TableName, &'s Table)> {
        self.tables.iter().copied()
    }

    /// Whether `CREATE TABLE` can say `key`: its target is there by then, or need not be.
    fn is_inline(&self, table: &TableName, key: &ForeignKey, dialect: Dialect) -> bool {
        !dialect.capability().alter_constraints
            || self.positions.get(&key.referenced_table) <= self.positions.get(table)
    }

    /// The foreign keys that must wait until all tables are there.
    fn late_keys(
        &self,
        name: &'s TableName,
        table: &'s Table,
        dialect: Dialect,
    ) -> impl Iterator<Item = ForeignKeyStep> {
        let keys = table.foreign_keys.iter();
        keys.filter(move |(_, key)| !self.is_inline(name, key, dialect)).map(
            |(key_name, foreign_key)| ForeignKeyStep {
                table: name.clone(),
                name: key_name.clone(),
                foreign_key: foreign_key.clone(),
            },
        )
    }

    /// What must stand around the drops where dropping the tables one by one could meet rows that refer to what
    /// is being dropped: in a circle, or by a key of a table to itself that refuses at once.
    ///
    /// `DROP TABLE` deletes the rows first. In a circle an action of theirs would look for a table that is gone
    /// already, even if there are no rows, so that foreign keys must be off and are checked at the end.
    ///
    /// Source: SQLite, "Foreign Key Support", section 5; "no such table" tried on 3.40 and 3.50.
    fn deferral(&self) -> Vec<Step> {
        let keys = |test: fn(&TableName, &ForeignKey) -> bool| {
            let mut tables = self.tables.iter();
            tables.any(|(name, table)| table.foreign_keys.values().any(|key| test(name, key)))
        };
        let mut circle = self.circles.iter().filter_map(|name| {
            let position = self.positions.get(name)?;
            Some(self.tables.get(*position)?.1)
        });
        let acts = |table: &Table| {
            let mut keys = table.foreign_keys.values();
            keys.any(|key| {
                !matches!(key.on_delete, ReferentialAction::NoAction | ReferentialAction::Restrict)
            })
        };
        if circle.any(acts) {
            let tables = self.circles.iter().map(|name| (*name).clone()).collect();
            let check = Step::CheckForeignKeys(tables);
            return vec![Step::DeferForeignKeys, check];
        }
        let refuses = |name: &TableName, key: &ForeignKey| {
            &key.referenced_table == name && key.on_delete == ReferentialAction::Restrict
        };
        let is_needed = !self.circles.is_empty() || keys(refuses);
        is_needed.then_some(Step::DeferForeignKeys).into_iter().collect()
    }
}

fn has_expressions(index: &Index) -> bool {
    let is_expression = |key: &IndexKey| !matches!(key.expression, Expression::Column(_));
    index.predicate.is_some() || index.keys.iter().any(is_expression)
}

fn search_steps<'s>(
    lowering: &Lowering<'s>,
    name: &'s TableName,
    table: &'s Table,
) -> impl Iterator<Item = SearchStep> {
    lowering.search_indexes(table).map(|(index_name, index)| SearchStep {
        table: name.clone(),
        name: index_name.clone(),
        index: index.clone(),
        keys: lowering.keys(name, table),
        rows: ExistingRows::None,
    })
}

fn trigger_steps(
    name: &TableName,
    table: &Table,
    dialect: Dialect,
) -> impl Iterator<Item = TriggerStep> {
    let triggers = table.triggers.iter();
    let triggers = triggers.flat_map(move |(name, trigger)| triggers_of(name, trigger, dialect));
    triggers.filter_map(move |(trigger_name, trigger)| {
        let body = trigger.body.as_ref().get(dialect).clone()?;
        Some(TriggerStep { table: name.clone(), name: trigger_name, trigger, body })
    })
}

/// The views of `dialect`, those that others read first.
fn view_steps(schema: &Schema, dialect: Dialect) -> Vec<ViewStep> {
    let views: Vec<_> = schema
        .views
        .iter()
        .filter_map(|(name, view)| Some((name, view, view.query.as_ref().get(dialect).as_ref()?)))
        .collect();
    let numbers: BTreeMap<&ViewName, usize> =
        views.iter().enumerate().map(|(number, (name, ..))| (*name, number)).collect();
    let edges: Vec<Vec<usize>> = views
        .iter()
        .map(|(_, view, _)| {
            view.after.iter().filter_map(|name| numbers.get(name).copied()).collect()
        })
        .collect();
    let order = order::components(&edges).into_iter().flatten();
    order
        .map(|number| ViewStep { name: views[number].0.clone(), query: views[number].2.clone() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Deferrability, PrimaryKey, Table};

    /// A table with one foreign key to each of `targets`.
    fn table(targets: &[&str]) -> Table {
        let key = |target: &&str| ForeignKey {
            columns: vec!["id".into()],
            referenced_table: (*target).into(),
            referenced_columns: vec!["id".into()],
            on_delete: ReferentialAction::NoAction,
            on_update: ReferentialAction::NoAction,
            deferrability: Deferrability::NotDeferrable,
        };
        let keys =
            targets.iter().map(|target| (format!("fk_{target}").as_str().into(), key(target)));
        let primary_key = PrimaryKey { name: "pk".into(), columns: vec!["id".into()] };
        Table { foreign_keys: keys.collect(), primary_key: Some(primary_key), ..Table::default() }
    }

    fn schema(tables: &[(&str, &[&str])]) -> Schema {
        let tables = tables.iter().map(|(name, targets)| ((*name).into(), table(targets)));
        Schema { tables: tables.collect(), ..Schema::default() }
    }

    fn lines(plan: &Plan) -> Vec<String> {
        plan.to_string().lines().map(str::to_owned).collect()
    }

    #[test]
    fn tables_are_made_after_those_they_refer_to_and_dropped_before_them() {
        let schema = schema(&[("a", &["c"]), ("b", &[]), ("c", &["b", "c"])]);
        let settings = Settings::default();
        let up = create(&schema, &settings, Dialect::Postgres);
        assert_eq!(lines(&up), ["create table b", "create table c", "create table a"]);
        let down = drop_all(&schema, &settings, Dialect::Postgres);
        assert_eq!(lines(&down), ["drop table a", "drop table c", "drop table b"]);
    }

    #[test]
    fn a_circle_is_closed_after_its_tables_where_the_database_can_alter() {
        let schema = schema(&[("a", &["b"]), ("b", &["a"])]);
        let settings = Settings::default();
        let up = create(&schema, &settings, Dialect::Mysql);
        let expected = ["create table a", "create table b", "add foreign key fk_b of a to b"];
        assert_eq!(lines(&up), expected);
        let down = drop_all(&schema, &settings, Dialect::Mysql);
        assert_eq!(lines(&down), ["drop foreign key fk_b of a", "drop table b", "drop table a"]);
        let up = create(&schema, &settings, Dialect::Sqlite);
        assert_eq!(lines(&up), ["create table a", "create table b"]);
        let down = drop_all(&schema, &settings, Dialect::Sqlite);
        let expected = ["let foreign keys wait for the end", "drop table b", "drop table a"];
        assert_eq!(lines(&down), expected);
    }

    #[test]
    fn a_line_break_in_a_name_does_not_break_the_plan() {
        let plan = create(&schema(&[("a\nb", &[])]), &Settings::default(), Dialect::Sqlite);
        assert_eq!(plan.to_string(), "create table a\\nb\n");
    }
}
