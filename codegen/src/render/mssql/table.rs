//! Tables of SQL Server, with their comments as extended properties.

use super::{
    super::{Script, constraint, table},
    column,
};
use crate::{
    dialect::Dialect,
    plan::TableStep,
    schema::{ColumnName, Name, TableName},
    sql::writer::Statement,
};

/// `CREATE TABLE` and its comments.
pub(super) fn create(step: &TableStep, out: &mut Script) {
    out.push("table", &step.name, |sql| create_statement(step, sql));
    if has_comments(step) {
        // The variable lives until the batch ends, and may be declared only once in it.
        out.more(|sql| comments(step, sql)).alone();
    }
}

/// The same, where the table is not there yet.
pub(super) fn create_if_missing(step: &TableStep, out: &mut Script) {
    let statement = out.push("table", &step.name, |sql| {
        sql.words("IF OBJECT_ID(").name_as_text(&step.name).mark(", N'U') IS NULL");
        sql.line(0).words("BEGIN").line(0);
        create_statement(step, sql).mark(";");
        if has_comments(step) {
            comments(step, sql.line(0));
        }
        sql.line(0).words("END")
    });
    statement.alone();
}

fn create_statement<'o>(step: &TableStep, out: &'o mut Statement) -> &'o mut Statement {
    let columns = &step.table.columns;
    let texts = columns.iter().map(|column| column::text(column, &step.name, columns));
    out.words("CREATE TABLE").name(&step.name);
    table::body(texts, &constraint::clauses(&step.table, Dialect::Mssql), out)
}

fn has_comments(step: &TableStep) -> bool {
    let mut columns = step.table.columns.iter();
    step.table.comment.is_some() || columns.any(|column| column.comment.is_some())
}

/// Appends the statements that keep the comments.
fn comments<'o>(step: &TableStep, out: &'o mut Statement) -> &'o mut Statement {
    out.words(NAMESPACE);
    if let Some(comment) = step.table.comment.as_deref() {
        property((&step.name, None), (None, Some(comment)), out);
    }
    for column in &step.table.columns {
        if let Some(comment) = column.comment.as_deref() {
            property((&step.name, Some(&column.name)), (None, Some(comment)), out);
        }
    }
    out
}

/// Appends the statements that give a table or column another comment, or none.
pub(super) fn comment<'o>(
    object: (&TableName, Option<&ColumnName>),
    comment: (Option<&str>, Option<&str>),
    out: &'o mut Statement,
) -> &'o mut Statement {
    property(object, comment, out.words(NAMESPACE))
}

/// Declares the namespace for the rest of the batch.
const NAMESPACE: &str = "DECLARE @namespace sysname = SCHEMA_NAME();";

/// Appends the call that makes, changes or drops a comment.
///
/// Source: SQL Server, "`sp_addextendedproperty`"; tools show `MS_Description` as the comment.
fn property<'o>(
    (table, column): (&TableName, Option<&ColumnName>),
    (before, after): (Option<&str>, Option<&str>),
    out: &'o mut Statement,
) -> &'o mut Statement {
    out.line(0).words(match (before, after) {
        (None, _) => "EXEC sys.sp_addextendedproperty",
        (Some(_), Some(_)) => "EXEC sys.sp_updateextendedproperty",
        (Some(_), None) => "EXEC sys.sp_dropextendedproperty",
    });
    out.words("@name = N'MS_Description',");
    if let Some(comment) = after {
        out.words("@value =").text_literal(comment).mark(",");
    }
    out.line(1).words("@level0type = N'SCHEMA', @level0name = @namespace,").line(1);
    out.words("@level1type = N'TABLE', @level1name =").text_literal(table.as_str());
    if let Some(column) = column {
        out.mark(",").line(1).words("@level2type = N'COLUMN', @level2name =");
        out.text_literal(Name::as_str(column));
    }
    out.mark(";")
}
