//! What a database has of the sealed schema and this Tablewright would render differently.
//!
//! The migration with the difference is an ordinary one. Until a database has run it, what the sealed migrations
//! created there is correct.

use std::{fs, path::Path};

use tablewright::{AnyConnection, unstable::history};
use tablewright_codegen::{
    dialect::DialectSet,
    history::{LOCK_PATH, Lock},
    plan::rerendered,
    schema::{Rendering, Schema},
};

use super::{Failure, project};
use crate::introspect::dialect_of;

/// Takes a declared schema for what it was when the lock beside the spec was sealed, if the database behind
/// `connection` has run nothing since; returns what is rendered differently today.
pub(super) fn as_sealed(
    schema: &mut Schema,
    spec: &Path,
    connection: &mut AnyConnection,
) -> Result<Vec<String>, Failure> {
    let lock = fs::read_to_string(project::folder(spec).join(LOCK_PATH)).ok();
    // A broken lock is for the commands that work with it to report.
    let Some(lock) = lock.and_then(|text| Lock::parse(&text, 0).ok()) else {
        return Ok(Vec::new());
    };
    let Some(last) = lock.sealed.last().map(|sealed| sealed.version.to_string()) else {
        return Ok(Vec::new());
    };
    let history = history(connection)?;
    let is_older = lock.schema.rendering < Rendering::CURRENT;
    if !is_older || history.last().is_none_or(|entry| entry.version > last) {
        return Ok(Vec::new());
    }
    schema.rendering = lock.schema.rendering;
    let dialect = DialectSet::from_iter([dialect_of(connection)]);
    let all = rerendered(schema, dialect).into_iter();
    let lines = all.map(|it| {
        let changes: Vec<String> = it.changes.iter().map(ToString::to_string).collect();
        format!("{}: {}", it.revision, changes.join(", "))
    });
    Ok(lines.collect())
}
