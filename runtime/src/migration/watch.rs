//! What is reported about a migration while it runs.

use std::{fmt, sync::Arc};

use super::{Direction, Preflight};

/// What is told of the work while it goes on: a closure, which must come back soon.
///
/// # Examples
///
/// ```
/// use tablewright::migrate::{Event, Watch};
///
/// let watch = Watch::new(|event| {
///     if let Event::Statement(step) = event {
///         println!("{}: statement {} of {}", step.migration, step.number, step.total);
///     }
/// });
/// ```
#[derive(Clone)]
pub struct Watch(Arc<dyn Fn(&Event<'_>) + Send + Sync>);

impl Watch {
    /// Tells `told` of each event.
    #[must_use]
    pub fn new(told: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(told))
    }

    /// Tells nobody.
    pub(crate) fn nobody() -> Self {
        Self::new(|_| {})
    }

    /// Tells of an event.
    pub(crate) fn tell(&self, event: &Event<'_>) {
        (self.0)(event);
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Watch").finish_non_exhaustive()
    }
}

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
#[non_exhaustive]
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
