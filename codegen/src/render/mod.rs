//! Steps of a plan → SQL text of one dialect.
//!
//! This folder contains what the dialects share, with differences as capabilities. A dialect's folder contains what is
//! special to it, under the same file names. Start reading at [`render`], then `Render`, then a dialect's `mod.rs`.

pub mod envelope;
pub mod history;
pub mod precheck;

mod alter;
mod column;
mod constraint;
mod data;
mod index;
mod modes;
mod script;
pub(crate) mod servers;
mod table;
mod trigger;
mod view;

mod mssql;
mod mysql;
mod postgres;
mod sqlite;

use std::fmt;

use self::history::HistoryEntry;
pub use self::postgres::namespaces_made;
pub use self::script::{Batch, RenderedStatement, Script, Transaction};
use crate::{
    dialect::{Dialect, PerDialect},
    plan::{Pair, Plan, RawPartsStep, RawStep, Step, TableStep},
    schema::{Column, statements::MadeKind},
    sql::writer::Statement,
};

/// The renderer of one dialect.
pub(crate) trait Render: Sync {
    /// Appends the statements of one step.
    ///
    /// # Errors
    ///
    /// [`Unsupported`] if the dialect has no SQL for it.
    fn step(&self, step: &Step, out: &mut Script) -> Result<(), Unsupported>;

    /// Appends the statements that create a table with its comments, unless it exists.
    fn table_if_missing(&self, step: &TableStep, out: &mut Script);

    /// Appends the statements of one step for a database that was changed by hand.
    fn mending(&self, step: &Step, out: &mut Script) -> Result<(), Unsupported> {
        self.step(step, out)
    }

    /// Puts the statements of a migration that its runner must not run in a transaction into their own transaction,
    /// with the runner's record. A dialect whose statements refuse any transaction does nothing.
    fn own_transaction(&self, _version: &str, _direction: Direction, _out: &mut Script) {}

    /// Adds statements that undo a failed migration, if the runner does not do that.
    fn guard(&self, _entry: &HistoryEntry, _direction: Direction, _out: &mut Script) {}

    /// A test for values that do not fit the new type of a column. `None` if every value fits, if there is no such test,
    /// or if the dialect has no preflight.
    fn unfit(&self, _column: &Pair<Column>) -> Option<Unfit> {
        None
    }
}

/// A test for values that do not fit another type.
pub(crate) struct Unfit {
    /// The converted value, if the test applies to that. It gets the new name of the column.
    pub(crate) value: Option<Statement>,
    /// The test.
    pub(crate) test: Statement,
}

impl Unfit {
    /// A test of the unconverted values.
    fn of(test: Statement) -> Self {
        Self { value: None, test }
    }
}

/// The direction of a migration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// It is applied.
    Up,
    /// It is reverted.
    Down,
}

/// The renderer of `dialect`.
fn renderer(dialect: Dialect) -> &'static dyn Render {
    const RENDERERS: PerDialect<&dyn Render> = PerDialect {
        sqlite: &sqlite::Sqlite,
        postgres: &postgres::Postgres,
        mysql: &mysql::Mysql,
        mssql: &mssql::Mssql,
    };
    RENDERERS.get(dialect)
}

/// A step that a dialect has no SQL for. The planner never adds one, so this is a bug in Tablewright.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// The dialect.
    pub dialect: Dialect,
    /// What the step does, in one line.
    pub step: String,
}

impl Unsupported {
    fn new(dialect: Dialect, step: &impl fmt::Display) -> Self {
        Self { dialect, step: step.to_string() }
    }
}

impl fmt::Display for Unsupported {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (title, step) = (self.dialect.title(), &self.step);
        write!(
            formatter,
            "{title} has no SQL for the step \"{step}\", which is a fault of Tablewright"
        )
    }
}

impl std::error::Error for Unsupported {}

/// The statements of `plan`, in its order.
///
/// # Errors
///
/// [`Unsupported`] if the dialect has no SQL for one of the steps.
pub fn render(plan: &Plan) -> Result<Script, Unsupported> {
    render_by(plan, |renderer, step, out| renderer.step(step, out))
}

/// The statements of a `plan` that mends a database which was changed by hand, in its order.
///
/// # Errors
///
/// [`Unsupported`] if the dialect has no SQL for one of the steps.
pub fn render_mending(plan: &Plan) -> Result<Script, Unsupported> {
    render_by(plan, |renderer, step, out| renderer.mending(step, out))
}

fn render_by(
    plan: &Plan,
    render: impl Fn(&dyn Render, &Step, &mut Script) -> Result<(), Unsupported>,
) -> Result<Script, Unsupported> {
    let mut script = Script::new(plan.dialect);
    script.has_zero_dates = plan.has_zero_dates;
    for step in &plan.steps {
        render(renderer(plan.dialect), step, &mut script)?;
    }
    Ok(script)
}

/// `DROP TRIGGER` and `DROP INDEX` for parts of a raw object.
fn drop_raw_parts(step: &RawPartsStep, out: &mut Script) {
    for part in &step.parts {
        let is_index = part.kind == MadeKind::Index;
        let names_table = out.dialect.capability().drop_index_names_table;
        let drop = out.push("raw SQL", &step.name, |sql| {
            sql.words(if is_index { "DROP INDEX" } else { "DROP TRIGGER" }).identifier(&part.name);
            match part.on.as_ref().filter(|_| is_index && names_table) {
                Some(table) => sql.words("ON").identifier(table),
                None => sql,
            }
        });
        drop.alone();
    }
}

/// Raw SQL of the spec, unchanged.
fn raw(step: &RawStep, out: &mut Script) {
    out.push("raw SQL", &step.name, |sql| sql.raw(step.sql.trim())).alone();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::ImplicitIndexStep;

    #[test]
    fn a_step_without_sql_is_an_error_that_names_it() {
        let implicit_index = ImplicitIndexStep { table: "t".into(), columns: vec!["c".into()] };
        let owned = [
            (Dialect::Sqlite, Step::IgnoreChecks),
            (Dialect::Postgres, Step::KeepViews(Vec::new())),
            (Dialect::Mysql, Step::DropImplicitIndex(implicit_index)),
        ];
        let steps = owned.iter().flat_map(|(owner, step)| {
            let others = Dialect::ALL.into_iter().filter(move |dialect| dialect != owner);
            others.map(move |dialect| (dialect, step.clone()))
        });
        for (dialect, step) in steps {
            let unsupported = Unsupported { dialect, step: step.to_string() };
            let plan = Plan::of_steps(dialect, vec![step]);
            assert_eq!(render(&plan), Err(unsupported.clone()));
            assert_eq!(render_mending(&plan), Err(unsupported));
        }
    }
}
