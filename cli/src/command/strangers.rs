//! Undeclared triggers and indexes that stop a SQLite migration, since it would drop them.
//!
//! The migration's guard can only say that there are some. Which ones is found out afterwards.

use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use tablewright::{AnyConnection, Error};
use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        Schema,
        statements::{RawStatement, statements},
    },
};

/// A trigger or an index of a table or view.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub(super) struct Stranger {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    on_name: String,
}

/// How a guard names the table or view that it is about.
const SUBJECT: &str = "tbl_name COLLATE NOCASE = '";

/// The triggers and indexes on what the guard that failed is about, if one did; the declared ones among them.
pub(super) fn around(connection: &mut AnyConnection, error: &Error) -> Vec<Stranger> {
    let Error::Migration { statement: Some(statement), .. } = error else { return Vec::new() };
    let Some((_, rest)) = statement.text.split_once(SUBJECT) else { return Vec::new() };
    match connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(connection) => {
            let query = "SELECT type AS kind, name, tbl_name AS on_name FROM sqlite_master \
                         WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name COLLATE NOCASE = ?";
            let found = sql_query(query).bind::<Text, _>(literal(rest)).load(connection);
            // What cannot be told is told without it.
            found.unwrap_or_default()
        }
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => Vec::new(),
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(_) => Vec::new(),
    }
}

/// The text constant whose opening quote stands before `rest`.
fn literal(rest: &str) -> String {
    let mut text = String::new();
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\'' && characters.next_if_eq(&'\'').is_none() {
            break;
        }
        text.push(character);
    }
    text
}

/// What to do about those that `schema` does not declare, if there are any.
pub(super) fn help(strangers: &[Stranger], schema: &Schema) -> Option<String> {
    let undeclared: Vec<&Stranger> =
        strangers.iter().filter(|stranger| !is_declared(stranger, schema)).collect();
    if undeclared.is_empty() {
        return None;
    }
    let named = undeclared.iter().map(|stranger| {
        [&stranger.kind, " `", &stranger.name, "` of `", &stranger.on_name, "`"].concat()
    });
    Some(format!(
        "{} would be lost, because its table or view is created again and the spec does not declare it: declare it \
         under `triggers:`, `indexes:` or `raw:` (`tablewright import` shows how), or drop it by hand; use \
         `tablewright adopt` for a database that had it before the first migration",
        named.collect::<Vec<_>>().join(", ")
    ))
}

fn is_declared(stranger: &Stranger, schema: &Schema) -> bool {
    let is_it = |name: &str| name.eq_ignore_ascii_case(&stranger.name);
    let of_tables = schema.tables.values().any(|table| {
        table.triggers.keys().any(|name| stranger.name.starts_with(name.as_str()))
            || table.indexes.keys().any(|name| is_it(name.as_str()))
            || table.unique_constraints.keys().any(|name| is_it(name.as_str()))
            || table.search_indexes.keys().any(|name| stranger.name.starts_with(name.as_str()))
    });
    let mut raw = schema.raw_objects.values().filter_map(|object| object.sql.sqlite.as_ref());
    of_tables
        || raw.any(|sql| {
            let all = statements(&sql.up, Dialect::Sqlite);
            all.iter().filter_map(RawStatement::makes).any(|making| is_it(&making.name))
        })
}
