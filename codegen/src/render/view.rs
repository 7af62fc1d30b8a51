//! Views: what the dialects have in common, which is all but the body.

use super::Script;
use crate::plan::ViewStep;

/// `CREATE VIEW name AS query`. SQL Server wants it alone in its batch.
pub(super) fn create(step: &ViewStep, out: &mut Script) {
    with_query("CREATE VIEW", step, out);
}

/// `ALTER VIEW name AS query`. MySQL and MariaDB keep the definer, the algorithm and `SQL SECURITY`, which the
/// statement does not say, but no `CHECK OPTION`; whether the view can still be read is no matter.
///
/// Source: `fill_defined_view_parts` in `sql_view.cc` of both; tried on MariaDB 10.11 and MySQL 9.7.
pub(super) fn alter(step: &ViewStep, out: &mut Script) {
    with_query("ALTER VIEW", step, out);
}

/// `DROP VIEW` and `CREATE VIEW`.
pub(super) fn replace(step: &ViewStep, out: &mut Script) {
    drop(step, out);
    create(step, out);
}

fn with_query(words: &'static str, step: &ViewStep, out: &mut Script) {
    let query = step.query.trim().trim_end_matches(';').trim_end();
    let statement = out.push("view", &step.name, |sql| {
        sql.words(words).name(&step.name).words("AS").line(0).raw(query)
    });
    statement.alone();
}

/// `DROP VIEW name`
pub(super) fn drop(step: &ViewStep, out: &mut Script) {
    out.push("view", &step.name, |sql| sql.words("DROP VIEW").name(&step.name));
}
