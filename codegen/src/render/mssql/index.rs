//! Indexes of SQL Server. A key that is an expression becomes a computed column, since keys are columns.

use super::super::{Script, index};
use crate::{
    plan::IndexStep,
    schema::{Expression, naming::stable_name},
};

/// The computed columns that the index needs, and `CREATE INDEX`; a method (`CLUSTERED`) stands before
/// `INDEX`.
pub(super) fn create(step: &IndexStep, out: &mut Script) {
    for (name, expression) in computed_keys(step) {
        let column = out.push("column for index", &step.name, |sql| {
            sql.alter_table(&step.table).words("ADD").identifier(&name);
            sql.words("AS (").key(expression, &step.columns).mark(")")
        });
        column.alone();
    }
    let method = step.index.method.mssql.as_deref().unwrap_or_default().to_ascii_uppercase();
    index::create(step, &method, out, |step, sql| {
        index::keys_by(step, sql, |position, _, sql| {
            sql.identifier(&computed_name(step, position));
        });
        index::include_and_predicate(step, sql);
    });
}

/// `DROP INDEX`, then the computed columns that it had.
pub(super) fn drop(step: &IndexStep, out: &mut Script) {
    index::drop(step, out);
    for (name, _) in computed_keys(step) {
        out.more(|sql| sql.alter_table(&step.table).words("DROP COLUMN").identifier(&name));
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
