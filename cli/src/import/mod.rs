//! A live database → a spec, as a person would have written it.
//!
//! This module asks the database; [`tablewright_codegen::import`] makes a spec of the answers. In addition to
//! introspection it looks for what a spec can express as raw SQL (types, sequences, functions) or not at all, in
//! one file for each database. It reads catalogues and changes nothing. Start reading at [`import`].

#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

use diesel::{QueryResult, prelude::QueryableByName, sql_types::Text};
use tablewright::{AnyConnection, Error, unstable::cannot};
pub use tablewright_codegen::import::{Imported, Observed, Standing, Unexpressed};
use tablewright_codegen::{check::place::Place, dialect::Dialect, schema::Schema};

use crate::introspect::{Namespaces, dialect_of, observe};

/// Writes a spec for the database that `connection` leads to: on PostgreSQL for the current namespace of it.
///
/// # Errors
///
/// [`Error::Query`] when a query fails.
pub fn import(connection: &mut AnyConnection) -> Result<Imported, Error> {
    Ok(tablewright_codegen::import::import(&[look_at(connection, &Namespaces::default())?]))
}

/// Writes one spec for several databases that hold the same schema, each in a dialect of its own; on PostgreSQL with what
/// is in `namespaces`.
///
/// # Errors
///
/// As [`import`].
pub fn import_all(
    connections: &mut [AnyConnection],
    namespaces: &Namespaces,
) -> Result<Imported, Error> {
    let observed: Result<Vec<_>, _> =
        connections.iter_mut().map(|connection| look_at(connection, namespaces)).collect();
    Ok(tablewright_codegen::import::import(&observed?))
}

/// What the database has, as it writes it, and what no spec can say of it.
///
/// # Errors
///
/// As [`import`].
pub fn look_at(connection: &mut AnyConnection, namespaces: &Namespaces) -> Result<Observed, Error> {
    let dialect = dialect_of(connection);
    let mut schema = observe(connection, namespaces)?;
    let beside = look_beside(connection, namespaces, &mut schema);
    let beside = beside.map_err(cannot("look for what a spec cannot say"))?;
    Ok(Observed { dialect, schema, beside })
}

fn look_beside(
    connection: &mut AnyConnection,
    namespaces: &Namespaces,
    schema: &mut Schema,
) -> QueryResult<Vec<Unexpressed>> {
    match connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(connection) => sqlite::look_beside(connection, schema),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(connection) => {
            postgres::look_beside(connection, namespaces, schema)
        }
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(connection) => mysql::look_beside(connection, schema),
    }
}

/// Something that a spec does not say, or says otherwise.
#[derive(Debug, QueryableByName)]
struct BesideRow {
    /// The word of its [`Standing`].
    #[diesel(sql_type = Text)]
    standing: String,
    /// The table that it belongs to; empty if to none.
    #[diesel(sql_type = Text)]
    table_name: String,
    /// The column that it belongs to; empty if to none.
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    object: String,
    #[diesel(sql_type = Text)]
    reason: String,
}

/// Rows in one order, since each server sorts by a collation of its own.
#[cfg(any(feature = "postgres", feature = "mysql"))]
fn in_order(mut rows: Vec<BesideRow>) -> Vec<BesideRow> {
    let order = |row: &BesideRow| (row.table_name.clone(), row.object.clone(), row.reason.clone());
    rows.sort_by_cached_key(order);
    rows
}

fn listed(dialect: Dialect, rows: Vec<BesideRow>) -> Vec<Unexpressed> {
    let of_ours = |row: &BesideRow| row.table_name.starts_with("__");
    rows.into_iter()
        .filter(|row| !of_ours(row))
        .map(|row| {
            let table = row.table_name.as_str().into();
            let place = match (row.table_name.as_str(), row.column_name.as_str()) {
                ("", _) => Place::File,
                (_, "") => Place::Table(table),
                (_, column) => Place::Column(table, column.into()),
            };
            let changed = row.standing == Standing::Changed.word();
            let standing = if changed { Standing::Changed } else { Standing::LeftOut };
            Unexpressed {
                dialect: Some(dialect),
                place,
                object: row.object,
                standing,
                reason: row.reason,
            }
        })
        .collect()
}

/// `name`, or the first of `name_2`, `name_3` … that no raw object has.
#[cfg(any(feature = "postgres", feature = "mysql"))]
fn free_name(schema: &Schema, name: &str) -> String {
    let is_free = |name: &String| !schema.raw_objects.contains_key(name.as_str());
    let numbered = (2..).map(|number: usize| [name, "_", &number.to_string()].concat());
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}
