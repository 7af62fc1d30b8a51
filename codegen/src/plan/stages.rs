//! The migrations of one draft.
//!
//! Most changes are one migration. If PostgreSQL does a part of it more safely in a separate migration, the draft
//! has several, with the same versions in every dialect. In the other dialects one of them makes all changes, and
//! the others only record that they have run. Each migration can be reverted and has a fingerprint of its own, so
//! the state between two of them is known.

use super::{
    Plan,
    change::change,
    concurrent::{Purpose, Stage, concurrent_stages},
};
use crate::{
    delta::{Change, Pair},
    dialect::Dialect,
    schema::{Schema, Settings, intent::Intent},
};

/// What leads from one schema to another, in one migration or in several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    /// What PostgreSQL does in each, if there are several.
    postgres: Vec<Stage>,
}

impl Stages {
    /// How `after` is reached from `before`. An empty `before` is made at once.
    #[must_use]
    pub fn new(before: &Schema, after: &Schema, intent: &Intent, settings: &Settings) -> Self {
        let is_wanted = settings.postgres_safe_forms
            && settings.dialects.contains(Dialect::Postgres)
            && !before.is_empty();
        let [before, after] = [before, after].map(|schema| schema.variant(Dialect::Postgres));
        let stages =
            if is_wanted { concurrent_stages(&before, &after, intent, settings) } else { None };
        Self { postgres: stages.unwrap_or_default() }
    }

    /// How many migrations there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.postgres.len().max(1)
    }

    /// What the migration at `position` is for.
    #[must_use]
    pub fn purpose(&self, position: usize) -> Purpose {
        self.postgres.get(position).map_or(Purpose::Change, |stage| stage.purpose)
    }

    /// Whether the migration at `position` is one of several and has nothing to do in other dialects.
    #[must_use]
    pub fn is_for_postgres_alone(&self, position: usize) -> bool {
        !self.postgres.is_empty() && position != self.shared()
    }

    /// Whether the migration at `position` is the first that does something in `dialect`.
    #[must_use]
    pub fn begins(&self, position: usize, dialect: Dialect) -> bool {
        if dialect.capability().safe_forms {
            position == 0
        } else {
            !self.is_for_postgres_alone(position)
        }
    }

    /// The plan of the migration at `position`, one way or the other: `schemas` are those that the whole way
    /// leads between, and `intent` is that of this way.
    ///
    /// # Errors
    ///
    /// The changes that this dialect has no way to make.
    pub fn plan(
        &self,
        position: usize,
        half: Half<'_>,
        settings: &Settings,
        dialect: Dialect,
    ) -> Result<Plan, Vec<Change>> {
        if let Some(stage) = self.postgres.get(position).filter(|_| dialect.capability().safe_forms)
        {
            return Ok(match half {
                Half::Up(..) => stage.up.clone(),
                Half::Down(..) => stage.down.clone(),
            });
        }
        if self.is_for_postgres_alone(position) {
            return Ok(Plan::of_steps(dialect, Vec::new()));
        }
        let (Half::Up(schemas, intent) | Half::Down(schemas, intent)) = half;
        change(schemas.before, schemas.after, intent, settings, dialect)
    }

    /// The migration in which the other dialects do all of it.
    fn shared(&self) -> usize {
        let is_shared = |purpose| matches!(purpose, Purpose::Change | Purpose::Finish);
        self.postgres.iter().position(|stage| is_shared(stage.purpose)).unwrap_or_default()
    }
}

/// One half of a migration.
#[derive(Clone, Copy, Debug)]
pub enum Half<'w> {
    /// Forwards.
    Up(Pair<&'w Schema>, &'w Intent),
    /// Back: the schemas are swapped, the intent [reversed](Intent::reversed).
    Down(Pair<&'w Schema>, &'w Intent),
}
