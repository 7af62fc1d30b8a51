//! Values that a plan would lose, counted in the database before it starts.
//!
//! Rows for which it would be refused are found by the same questions as before a migration; see
//! [`preflight`](tablewright::preflight). Losses have no such question, because for a migration the spec has consented to
//! them. Start reading at [`losses`].

use std::fmt;

use diesel::{RunQueryDsl, dsl::sql, sql_types::BigInt};
use tablewright::{AnyConnection, Error, unstable::cannot};
use tablewright_codegen::{
    delta::{Change, Requirement},
    plan::Mending,
    sql::writer::Statement,
};

/// Values that a plan would lose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// How many.
    pub rows: u64,
    /// Which, and what becomes of them.
    pub problem: String,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.problem, self.rows)
    }
}

/// The values that `mending` would lose.
pub(crate) fn losses(
    connection: &mut AnyConnection,
    mending: &Mending,
) -> Result<Vec<Obstacle>, Error> {
    let mut lost = Vec::new();
    for demand in mending.losses().flat_map(Change::demands) {
        let (table, column, verb) = match demand.requirement {
            Requirement::LoseColumn(part) => (&part.table.before, &part.column.name, "dropped"),
            Requirement::LoseValues(change) | Requirement::FitType(change) => {
                (&change.table.before, &change.column.before.name, "converted")
            }
            // No table goes, and rows that do not fit are asked for before.
            Requirement::LoseTable(_)
            | Requirement::LackValue(_)
            | Requirement::HaveValue(_)
            | Requirement::HaveNewValue(_)
            | Requirement::BeUnique(..)
            | Requirement::ReferToRow(..)
            | Requirement::SatisfyCheck(..) => continue,
        };
        let mut query = Statement::new(mending.plan.dialect);
        query.words("SELECT COUNT(").attached(column.as_str()).mark(")").words("FROM").name(table);
        let values = sql::<BigInt>(query.as_str())
            .get_result::<i64>(connection)
            .map_err(cannot("count values that would be lost"))?;
        if values > 0 {
            let parts =
                ["values of `", table.as_str(), ".", column.as_str(), "` that would be ", verb];
            let rows = u64::try_from(values).unwrap_or_default();
            lost.push(Obstacle { rows, problem: parts.concat() });
        }
    }
    Ok(lost)
}
