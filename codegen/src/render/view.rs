//! Views: what the dialects have in common, which is all but the body.

use super::{RenderedStatement, Script, writer::Statement};
use crate::plan::ViewStep;

/// `CREATE VIEW name AS query`. SQL Server wants it alone in its batch.
pub(super) fn create(step: &ViewStep, out: &mut Script) {
    let mut statement = Statement::new(out.dialect);
    statement.words("CREATE VIEW").name(&step.name).words("AS").line(0);
    statement.raw(step.query.trim().trim_end_matches(';').trim_end());
    out.statements.push(RenderedStatement::of("view", &step.name, statement).alone());
}

/// `DROP VIEW name`
pub(super) fn drop(step: &ViewStep, out: &mut Script) {
    let mut statement = Statement::new(out.dialect);
    statement.words("DROP VIEW").name(&step.name);
    out.statements.push(RenderedStatement::of("view", &step.name, statement));
}
