//! Tables of MySQL and MariaDB.

use super::{
    super::{Script, constraint, table},
    column,
};
use crate::{dialect::Dialect, plan::TableStep};

/// The engine that has foreign keys, all of Unicode, and a collation that tells apart what the other
/// databases tell apart.
pub(super) fn create(words: &'static str, step: &TableStep, out: &mut Script) {
    let columns = &step.table.columns;
    let texts = columns.iter().map(|column| column::text(column, columns));
    out.push("table", &step.name, |sql| {
        sql.words(words).name(&step.name);
        table::body(texts, &constraint::clauses(&step.table, Dialect::Mysql), sql);
        sql.words("ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin");
        match &step.table.comment {
            Some(comment) => sql.line(1).words("COMMENT =").text_literal(comment),
            None => sql,
        }
    });
}
