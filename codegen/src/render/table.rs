//! `CREATE TABLE`: the layout that all dialects share.

use super::{RenderedStatement, Script, column::ColumnText};
use crate::{
    schema::TableName,
    sql::writer::{Statement, character_count},
};

/// Beyond this width in characters names and types are no longer aligned: one long name would push
/// every other column out of sight.
const ALIGNED_WIDTH: usize = 36;

/// Appends ` (`, the columns in aligned lines, the constraints behind them, and `)`.
pub(super) fn body(columns: &[ColumnText], constraints: &[Statement], out: &mut Statement) {
    let width = |part: fn(&ColumnText) -> &Statement| {
        let widths = columns.iter().map(|column| character_count(part(column).as_str()));
        widths.filter(|&width| width <= ALIGNED_WIDTH).max().unwrap_or(0) + 1
    };
    let (names, types) = (width(|column| &column.name), width(|column| &column.type_));
    out.words("(");
    for (position, column) in columns.iter().enumerate() {
        out.mark(if position > 0 { "," } else { "" }).line(1);
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
    }
    for constraint in constraints {
        out.mark(",").line(1).part(constraint);
    }
    out.line(0).mark(")");
}

/// `DROP TABLE`, which takes the table's indexes and constraints with it.
pub(super) fn drop(name: &TableName, out: &mut Script) {
    let mut statement = Statement::new(out.dialect);
    statement.words("DROP TABLE").name(name);
    out.statements.push(RenderedStatement::of("table", name, statement));
}
