//! Full-text indexes of PostgreSQL: a generated `tsvector` column and a GIN index over it.
//!
//! The column is named like the index with `_vector` appended. It is a column rather than an expression in the
//! index, because then a query need not repeat the expression, and ranking does not parse the text again. Other
//! tools see an ordinary column: `diesel print-schema` shows it. It cannot be computed from another generated
//! column, so that column's expression is used in its place.
//!
//! Source: PostgreSQL 16, "Tables and Indexes" in "Full Text Search".

use super::super::{RenderedStatement, Script};
use crate::{
    dialect::Dialect,
    plan::SearchStep,
    schema::{Column, SearchLanguage, naming::stable_name, types::Family},
    sql::{scalar, writer::Statement},
};

/// The column and its index. Existing rows are indexed as both are made.
pub(super) fn create(step: &SearchStep, out: &mut Script) {
    let mut column = Statement::new(Dialect::Postgres);
    column.words("ALTER TABLE").name(&step.table).line(1);
    column.words("ADD COLUMN").identifier(&vector_name(step));
    column.words("tsvector").line(1).words("GENERATED ALWAYS AS (").line(2);
    column.words("to_tsvector(").words(match step.index.language {
        SearchLanguage::Simple => "'simple'::regconfig,",
        SearchLanguage::English => "'english'::regconfig,",
    });
    for (position, indexed) in step.columns().enumerate() {
        if position > 0 {
            column.words("|| ' ' ||");
        }
        column.words("coalesce(");
        as_text(indexed, &step.keys.columns, &mut column);
        column.mark(", '')");
    }
    column.mark(")").line(1).mark(") STORED");
    out.statements.push(RenderedStatement::of("full-text index", &step.name, column));

    let mut index = Statement::new(Dialect::Postgres);
    index.words("CREATE INDEX").name(&step.name).words("ON").name(&step.table);
    index.words("USING gin (").identifier(&vector_name(step)).mark(")");
    out.statements.push(RenderedStatement::more(index));
}

/// The column, which takes its index with it.
pub(super) fn drop(step: &SearchStep, out: &mut Script) {
    let mut statement = Statement::new(Dialect::Postgres);
    statement.words("ALTER TABLE").name(&step.table);
    statement.words("DROP COLUMN").identifier(&vector_name(step));
    out.statements.push(RenderedStatement::of("full-text index", &step.name, statement));
}

fn vector_name(step: &SearchStep) -> String {
    stable_name(&[step.name.as_str(), "vector"])
}

/// Appends a column, or what it is computed from, cast to text if it is none.
fn as_text(column: &Column, columns: &[Column], out: &mut Statement) {
    if let Some(generated) = &column.generated {
        let mut value = Statement::new(Dialect::Postgres);
        scalar::value(&generated.expression, columns, &column.type_, &mut value);
        out.words("(").part(&value).mark(")");
    } else {
        out.name(&column.name);
    }
    let is_text = column.type_.row().family == Family::Text;
    if !is_text || column.sql_types.postgres.is_some() {
        out.mark("::text");
    }
}
