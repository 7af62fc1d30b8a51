//! Runs the statements of a script on a connection, and keeps Diesel's record.

use diesel::connection::SimpleConnection;

use super::Target;
use crate::{error::Cause, migration::Direction};

/// Why a script stopped.
#[derive(Debug)]
#[non_exhaustive]
pub struct Failure {
    /// At which of its statements, from 0, if at one of them.
    pub statement: Option<usize>,
    /// What the database said.
    pub source: Cause,
}

impl Failure {
    /// Says that it happened at a statement, counted from 0.
    pub(super) fn at(statement: usize, source: impl Into<Cause>) -> Self {
        Self { statement: Some(statement), source: source.into() }
    }
}

impl From<diesel::result::Error> for Failure {
    fn from(source: diesel::result::Error) -> Self {
        Self { statement: None, source: source.into() }
    }
}

impl From<String> for Failure {
    fn from(source: String) -> Self {
        Self { statement: None, source: source.into() }
    }
}

/// Runs all statements and writes the record, in one transaction.
pub(crate) fn in_transaction<C: Target>(
    connection: &mut C,
    (version, direction): (&str, Direction),
    statements: &[&str],
    tell: &mut dyn FnMut(usize),
) -> Result<(), Failure> {
    connection.transaction(|connection| {
        execute_each(connection, statements, tell)?;
        Ok(note(connection, version, direction)?)
    })
}

/// Runs statements one by one, and tells of each before it begins.
pub(crate) fn execute_each<C: SimpleConnection>(
    connection: &mut C,
    statements: &[&str],
    tell: &mut dyn FnMut(usize),
) -> Result<(), Failure> {
    for (position, text) in statements.iter().enumerate() {
        tell(position);
        connection.batch_execute(text).map_err(|source| Failure::at(position, source))?;
    }
    Ok(())
}

/// Keeps Diesel's record.
pub(crate) fn note<C: Target>(
    connection: &mut C,
    version: &str,
    direction: Direction,
) -> diesel::QueryResult<()> {
    match direction {
        Direction::Up => connection.record(version),
        Direction::Down => connection.forget(version),
    }
}
