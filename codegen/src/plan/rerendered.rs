//! What databases have of a sealed schema, and what today's rendering of it would be.

use super::lower::lower_schema;
use crate::{
    delta::{Change, diff},
    dialect::DialectSet,
    schema::{Rendering, Schema, Settings, intent::Intent},
    stored::revisions::Revision,
};

/// What is rendered differently for one reason.
#[derive(Clone, Debug)]
pub struct Rerendered {
    /// The reason, and whose SQL it is about.
    pub revision: &'static Revision,
    /// What it changes in a database; at least one thing.
    pub changes: Vec<Change>,
}

/// What is rendered differently in `dialects` since `sealed` was.
#[must_use]
pub fn rerendered(sealed: &Schema, dialects: DialectSet) -> Vec<Rerendered> {
    let revisions = dialects.iter().flat_map(|dialect| sealed.revisions(dialect));
    let each = |revision| Rerendered { revision, changes: changes(sealed, revision) };
    revisions.map(each).filter(|it| !it.changes.is_empty()).collect()
}

fn changes(sealed: &Schema, revision: &Revision) -> Vec<Change> {
    let after = Schema { rendering: Rendering::CURRENT, ..sealed.clone() };
    let mut before = after.clone();
    revision.undo(&mut before);
    let names = after.tables.keys().collect();
    let lower = |schema| lower_schema(schema, &Settings::default(), revision.dialect, &names);
    diff(&lower(&before), &lower(&after), &Intent::default())
}
