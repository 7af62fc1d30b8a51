//! Constraints of SQLite: all of them in `CREATE TABLE`.

use super::{
    super::{RenderedStatement, Script, constraint, writer::Statement},
    column,
};
use crate::{dialect::Dialect, schema::Table};

/// The table clauses; a primary key that numbers its rows stands at its column instead.
pub(super) fn clauses(table: &Table) -> Vec<Statement> {
    if table.columns.iter().any(|column| column::numbered_key(column, table).is_some()) {
        constraint::clauses_but_primary_key(table, Dialect::Sqlite).collect()
    } else {
        constraint::clauses(table, Dialect::Sqlite)
    }
}

/// Lets foreign keys, also those that say RESTRICT, wait for the end of the transaction.
/// Unlike `foreign_keys`, this pragma works inside one, and ends with it.
///
/// Source: SQLite, "PRAGMA `defer_foreign_keys`".
pub(super) fn defer(out: &mut Script) {
    let mut statement = Statement::new(Dialect::Sqlite);
    statement.words("PRAGMA defer_foreign_keys = ON");
    let statement = RenderedStatement::more(statement).with_note(
        "Dropping a table deletes its rows: what refers to them may do so until it is dropped as well.",
    );
    out.statements.push(statement);
}
