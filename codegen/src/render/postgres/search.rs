//! Full-text indexes of PostgreSQL: a generated `tsvector` column and a GIN index over it.
//!
//! The name of the column is that of the index with `_vector` appended. With a column instead of an expression in the
//! index, a query need not repeat the expression, and ranking does not parse the text again. Other tools see an ordinary
//! column: `diesel print-schema` shows it. It cannot be computed from another generated column, so that column's
//! expression takes its place.
//!
//! Source: PostgreSQL 16, "Tables and Indexes" in "Full Text Search".

use super::super::Script;
use crate::{
    plan::SearchStep,
    schema::{Column, SearchLanguage, naming::stable_name, types::Family},
    sql::writer::Statement,
};

/// Creates the column and its index, which index existing rows.
pub(super) fn create(step: &SearchStep, out: &mut Script) {
    out.push("full-text index", &step.name, |sql| {
        sql.alter_table(&step.table).line(1).words("ADD COLUMN").identifier(&vector_name(step));
        sql.words("tsvector").line(1).words("GENERATED ALWAYS AS (").line(2);
        sql.words("to_tsvector(").words(match step.index.language {
            SearchLanguage::Simple => "'simple'::regconfig,",
            SearchLanguage::English => "'english'::regconfig,",
        });
        sql.joined("|| ' ' ||", step.columns(), |sql, indexed| {
            sql.words("coalesce(");
            as_text(indexed, &step.keys.columns, sql);
            sql.mark(", '')");
        });
        sql.mark(")").line(1).mark(") STORED")
    });
    out.more(|sql| {
        sql.words("CREATE INDEX").name(&step.name).words("ON").name(&step.table);
        sql.words("USING gin (").identifier(&vector_name(step)).mark(")")
    });
}

/// Drops the column and with it the index.
pub(super) fn drop(step: &SearchStep, out: &mut Script) {
    out.push("full-text index", &step.name, |sql| {
        sql.alter_table(&step.table).words("DROP COLUMN").identifier(&vector_name(step))
    });
}

fn vector_name(step: &SearchStep) -> String {
    stable_name(&[step.name.as_str(), "vector"])
}

/// Appends a column or the expression of a generated column, as text.
fn as_text(column: &Column, columns: &[Column], out: &mut Statement) {
    if let Some(generated) = &column.generated {
        out.words("(").value(&generated.expression, columns, &column.type_).mark(")");
    } else {
        out.name(&column.name);
    }
    let is_text = column.type_.row().family == Family::Text;
    if !is_text || column.sql_types.postgres.is_some() {
        out.mark("::text");
    }
}
