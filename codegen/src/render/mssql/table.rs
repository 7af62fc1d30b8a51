//! Tables of SQL Server, with their comments as extended properties.

use super::{
    super::{RenderedStatement, Script, constraint, table},
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
    let statement = create_statement(step);
    out.statements.push(RenderedStatement::of("table", &step.name, statement));
    if let Some(comments) = comments(step, 0) {
        // The variable lives until the batch ends, and may be declared only once in it.
        out.statements.push(RenderedStatement::more(comments).alone());
    }
}

/// The same, where the table is not there yet.
pub(super) fn create_if_missing(step: &TableStep, out: &mut Script) {
    let mut quoted = Statement::new(Dialect::Mssql);
    quoted.name(&step.name);
    let mut statement = Statement::new(Dialect::Mssql);
    statement.words("IF OBJECT_ID(").text_literal(quoted.as_str()).mark(", N'U') IS NULL");
    statement.line(0).words("BEGIN").line(0);
    statement.part(&create_statement(step)).mark(";");
    if let Some(comments) = comments(step, 0) {
        statement.line(0).part(&comments);
    }
    statement.line(0).words("END");
    out.statements.push(RenderedStatement::of("table", &step.name, statement).alone());
}

fn create_statement(step: &TableStep) -> Statement {
    let mut statement = Statement::new(Dialect::Mssql);
    let columns = step.table.columns.iter();
    let columns: Vec<_> =
        columns.map(|column| column::text(column, &step.name, &step.table.columns)).collect();
    statement.words("CREATE TABLE").name(&step.name);
    table::body(&columns, &constraint::clauses(&step.table, Dialect::Mssql), &mut statement);
    statement
}

/// The statements that keep the comments, if there are any.
///
/// Source: SQL Server, "`sp_addextendedproperty`"; tools show `MS_Description` as the comment.
fn comments(step: &TableStep, depth: usize) -> Option<Statement> {
    let mut out = Statement::new(Dialect::Mssql);
    out.words("DECLARE @namespace sysname = SCHEMA_NAME();");
    let before = out.len();
    if let Some(comment) = &step.table.comment {
        property(step, comment, None, out.line(depth));
    }
    for column in &step.table.columns {
        if let Some(comment) = &column.comment {
            property(step, comment, Some(&column.name), out.line(depth));
        }
    }
    (out.len() > before).then_some(out)
}

fn property(step: &TableStep, comment: &str, column: Option<&ColumnName>, out: &mut Statement) {
    out.words("EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value =");
    out.text_literal(comment).mark(",");
    owner(&step.name, column, out);
}

/// The statements that give a table or column another comment, or none. The variable lives until the batch
/// ends.
pub(super) fn comment(
    table: &TableName,
    column: Option<&ColumnName>,
    (before, after): (Option<&str>, Option<&str>),
) -> Statement {
    let mut out = Statement::new(Dialect::Mssql);
    out.words("DECLARE @namespace sysname = SCHEMA_NAME();").line(0);
    out.words(match (before, after) {
        (None, _) => "EXEC sys.sp_addextendedproperty",
        (Some(_), Some(_)) => "EXEC sys.sp_updateextendedproperty",
        (Some(_), None) => "EXEC sys.sp_dropextendedproperty",
    });
    out.words("@name = N'MS_Description',");
    if let Some(comment) = after {
        out.words("@value =").text_literal(comment).mark(",");
    }
    owner(table, column, &mut out);
    out
}

fn owner(table: &TableName, column: Option<&ColumnName>, out: &mut Statement) {
    out.line(1);
    out.words("@level0type = N'SCHEMA', @level0name = @namespace,").line(1);
    out.words("@level1type = N'TABLE', @level1name =").text_literal(table.as_str());
    if let Some(column) = column {
        out.mark(",").line(1).words("@level2type = N'COLUMN', @level2name =");
        out.text_literal(Name::as_str(column));
    }
    out.mark(";");
}
