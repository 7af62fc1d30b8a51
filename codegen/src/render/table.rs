//! `CREATE TABLE`: the layout that all dialects share.

use super::{Script, column::ColumnText};
use crate::{
    schema::TableName,
    sql::writer::{Statement, character_count},
};

/// Creates a table.
pub(super) const CREATE: &str = "CREATE TABLE";

/// Creates a table that may exist.
pub(super) const CREATE_IF_MISSING: &str = "CREATE TABLE IF NOT EXISTS";

/// The widest name or type, in characters, that is aligned. A longer one would push the others too far to the right.
const ALIGNED_WIDTH: usize = 36;

/// Appends ` (`, the columns in aligned lines, the constraints, and `)`.
pub(super) fn body<'o>(
    columns: impl Iterator<Item = ColumnText>,
    constraints: &[Statement],
    out: &'o mut Statement,
) -> &'o mut Statement {
    let columns: Vec<_> = columns.collect();
    let width = |part: fn(&ColumnText) -> &Statement| {
        let widths = columns.iter().map(|column| character_count(part(column).as_str()));
        widths.filter(|&width| width <= ALIGNED_WIDTH).max().unwrap_or(0) + 1
    };
    let (names, types) = (width(|column| &column.name), width(|column| &column.type_));
    out.words("(").lines(1, &columns, |out, column| {
        if let Some(comment) = &column.comment {
            out.comment(1, comment);
        }
        let start = out.len();
        out.part(&column.name).pad(start, names);
        let start = out.len();
        out.part(&column.type_);
        if !column.rest.as_str().is_empty() {
            out.pad(start, types).part(&column.rest);
        }
    });
    for constraint in constraints {
        out.mark(",").line(1).part(constraint);
    }
    out.line(0).mark(")")
}

/// `DROP TABLE`, which takes the table's indexes and constraints with it.
pub(super) fn drop(name: &TableName, out: &mut Script) {
    out.push("table", name, |sql| sql.words("DROP TABLE").name(name));
}
