//! What is reported about a migration while it runs.

use super::{Direction, Preflight};

/// What is told: a function, which must come back soon.
pub type Watch = fn(&Event<'_>);

/// Something that has happened on the way.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Event<'e> {
    /// A question about the rows is about to be asked.
    Question(&'e Step<'e>),
    /// The rows have been asked whether they fit.
    Asked(&'e Preflight),
    /// A statement is about to run.
    Statement(&'e Step<'e>),
    /// The migration has ended, or failed.
    Finished,
}

/// Where a migration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'e> {
    /// Version and name of the migration.
    pub migration: &'e str,
    /// Forth or back.
    pub direction: Direction,
    /// Which of its statements, or questions, from 1.
    pub number: usize,
    /// How many there are.
    pub total: usize,
    /// What it is about, as its comment says: `table claims`.
    pub about: Option<&'e str>,
}
