//! Indexes of SQL Server. A key that is an expression becomes a computed column, since keys are columns.

use super::super::{RenderedStatement, Script, index};
use crate::{
    dialect::Dialect,
    plan::IndexStep,
    schema::{Expression, naming::stable_name},
    sql::{scalar, writer::Statement},
};

/// The computed columns that the index needs, and `CREATE INDEX`; a method (`CLUSTERED`) stands before
/// `INDEX`.
pub(super) fn create(step: &IndexStep, out: &mut Script) {
    for (name, expression) in computed_keys(step) {
        let mut column = Statement::new(Dialect::Mssql);
        column.words("ALTER TABLE").name(&step.table).words("ADD").identifier(&name);
        column.words("AS (");
        scalar::key(expression, &step.columns, &mut column);
        column.mark(")");
        out.statements.push(RenderedStatement::of("column for index", &step.name, column).alone());
    }
    let method = step.index.method.mssql.as_deref().unwrap_or_default().to_ascii_uppercase();
    let mut statement = index::create(step, out, &method);
    statement.words("(").separated(step.index.keys.iter().enumerate(), |out, (position, key)| {
        if let Expression::Column(name) = &key.expression {
            out.name(name);
        } else {
            out.identifier(&computed_name(step, position));
        }
        index::order(key, out);
    });
    statement.mark(")");
    index::include_and_predicate(step, &mut statement);
    index::push(step, statement, out);
}

/// `DROP INDEX`, then the computed columns that it had.
pub(super) fn drop(step: &IndexStep, out: &mut Script) {
    index::drop_on_table(step, out);
    for (name, _) in computed_keys(step) {
        let mut column = Statement::new(Dialect::Mssql);
        column.words("ALTER TABLE").name(&step.table).words("DROP COLUMN").identifier(&name);
        out.statements.push(RenderedStatement::more(column));
    }
}

fn computed_keys(step: &IndexStep) -> impl Iterator<Item = (String, &Expression)> {
    let keys = step.index.keys.iter().enumerate();
    let computed = keys.filter(|(_, key)| !matches!(key.expression, Expression::Column(_)));
    computed.map(|(position, key)| (computed_name(step, position), &key.expression))
}

fn computed_name(step: &IndexStep, position: usize) -> String {
    stable_name(&[step.name.as_str(), &(position + 1).to_string()])
}
