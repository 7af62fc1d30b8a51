//! Which columns a way back cannot bring back: they may not be NULL, nothing gives them a value, and there are rows.
//!
//! [`Names`](super::script::Names) follows the statements and finds the columns; here is what a definition of a
//! column says, and the question how many rows there are. Start reading at [`ask`].

use std::collections::BTreeSet;

use tablewright::{
    Error,
    migrate::{Migration, Target},
    unstable::cannot,
};

use super::{counting, number, script::Names, stored_columns};
use crate::{error::Unfilled, introspect::dialect_of_kind, tokens::Reader};

/// A column that comes to rows without a value and may not be NULL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Required {
    /// Its table, as the live database calls it.
    pub(super) table: String,
    /// Its name then.
    pub(super) column: String,
    pub(super) coming: Coming,
}

/// How a column comes that may not be NULL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coming {
    /// It is added so. MySQL and MariaDB fill it with zero, an empty text or the like.
    Added,
    /// It is added with NULL in all rows, which is forbidden afterwards.
    Set,
}

/// What the definition of a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Definition {
    pub(super) is_not_null: bool,
    /// Whether rows get a value by themselves.
    pub(super) has_value: bool,
}

/// What rows would not get that `migrations`, taken back in this order, demand.
///
/// # Errors
///
/// [`Error::Query`] if the database cannot be asked.
pub(crate) fn ask<C: Target>(
    connection: &mut C,
    migrations: &[&'static Migration],
) -> Result<Vec<Unfilled>, Error> {
    let kind = connection.kind();
    let names = Names::after(migrations, kind);
    let fills_added = dialect_of_kind(kind).capability().implicit_defaults;
    let mut unfilled = Vec::new();
    for required in names.required() {
        if fills_added && required.coming == Coming::Added {
            continue;
        }
        let found = rows(connection, required)
            .map_err(cannot("count the rows of tables that would get columns back"))?;
        unfilled.extend(found);
    }
    unfilled.sort();
    unfilled.dedup();
    Ok(unfilled)
}

/// The rows of its table, if there are any and the column is not there yet, as on MySQL after a halfway stop.
fn rows<C: Target>(
    connection: &mut C,
    required: &Required,
) -> diesel::QueryResult<Option<Unfilled>> {
    let Required { table, column, .. } = required;
    let stored = connection.texts(&stored_columns(connection.kind(), table))?;
    if stored.is_empty() || stored.iter().any(|stored| stored.eq_ignore_ascii_case(column)) {
        return Ok(None);
    }
    let rows = number(connection, &counting(dialect_of_kind(connection.kind()), table, None))?;
    let (table, column) = (table.clone(), column.clone());
    Ok((rows > 0).then_some(Unfilled { table, column, rows }))
}

/// The columns of a `CREATE TABLE`, behind its name, that need a value from who inserts a row.
pub(super) fn demanded(mut reader: Reader<'_>) -> BTreeSet<String> {
    const OF_TABLE: [&str; 7] =
        ["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN", "KEY", "INDEX"];
    let (mut columns, mut numbered) = (BTreeSet::new(), BTreeSet::new());
    if !reader.take("(") {
        return columns;
    }
    loop {
        if OF_TABLE.iter().any(|keyword| reader.at(keyword)) {
            numbered.extend(only_key(&mut reader));
        } else if let Some(name) = reader.name() {
            let definition = Definition::read(&mut reader);
            if definition.is_not_null && !definition.has_value {
                columns.insert(name);
            }
        }
        if !reader.next_item() {
            break;
        }
    }
    // SQLite numbers rows by the only column of a key.
    columns.retain(|column| !numbered.contains(column));
    columns
}

/// The column of a primary key that has no other.
fn only_key(reader: &mut Reader<'_>) -> Option<String> {
    while !reader.take_all(&["PRIMARY", "KEY"]) {
        if reader.at(",") {
            return None;
        }
        reader.next()?;
    }
    let mut names = reader.names();
    names.pop().filter(|_| names.is_empty())
}

impl Definition {
    /// Reads what is said of a column behind its name, up to the next comma.
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        const VALUES: [&str; 8] = [
            "GENERATED",
            "AS",
            "IDENTITY",
            "AUTO_INCREMENT",
            "SERIAL",
            "BIGSERIAL",
            "SMALLSERIAL",
            "AUTOINCREMENT",
        ];
        let mut definition = Self { is_not_null: false, has_value: false };
        while reader.peek().is_some_and(|token| !token.is(",") && !token.is(")")) {
            if reader.take_all(&["NOT", "NULL"]) || reader.take_all(&["PRIMARY", "KEY"]) {
                definition.is_not_null = true;
            } else if reader.take("DEFAULT") {
                definition.has_value |= !reader.take("NULL");
            } else if VALUES.iter().any(|keyword| reader.take(keyword)) {
                definition.has_value = true;
            } else if reader.parenthesised().is_none() {
                reader.next();
            }
        }
        definition
    }
}
