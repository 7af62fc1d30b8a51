//! Properties of a SQLite table that a spec does not have.

use diesel::{QueryResult, RunQueryDsl, sql_query, sqlite::SqliteConnection};
use tablewright_codegen::{dialect::Dialect, schema::Schema};

use super::{BesideRow, Unexpressed, listed};

/// Tells what is left out.
pub(super) fn look_beside(
    connection: &mut SqliteConnection,
    _schema: &mut Schema,
) -> QueryResult<Vec<Unexpressed>> {
    let beside: Vec<BesideRow> = sql_query(include_str!("sqlite_beside.sql")).load(connection)?;
    Ok(listed(Dialect::Sqlite, beside))
}
