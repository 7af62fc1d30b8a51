//! Failures of the world: servers, files, migrations. A message names the object and says what was being done;
//! no message shows a password.

use std::{error::Error as StdError, fmt};

use crate::connection::{DatabaseKind, Redacted};

/// What a source of an [`Error`] is.
pub type Cause = Box<dyn StdError + Send + Sync + 'static>;

/// Why something could not be done.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A database URL that this crate does not understand.
    UnknownUrl {
        /// The URL.
        url: Redacted,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The feature for this kind of database is not compiled in.
    FeatureOff {
        /// The kind of database.
        kind: DatabaseKind,
        /// The feature of this crate that brings it.
        feature: &'static str,
    },
    /// Migrations can be written for this kind of database, but Diesel cannot connect to it.
    NoDriver {
        /// The kind of database.
        kind: DatabaseKind,
    },
    /// The database did not accept a connection, or its settings.
    Connect {
        /// The database's URL.
        url: Redacted,
        /// What the driver said.
        source: Cause,
    },
    /// The pool had no connection in time, or a setting of a pooled connection failed.
    Pool {
        /// The database's URL.
        url: Redacted,
        /// What the pool said.
        source: Cause,
    },
    /// A query of this crate's own failed.
    Query {
        /// What it was for, as in "cannot …".
        purpose: &'static str,
        /// What the database said.
        source: diesel::result::Error,
    },
    /// A migration failed, on its way forth or back.
    Migration {
        /// Version and name of the migration.
        migration: String,
        /// Forth or back.
        direction: Direction,
        /// The database, as it calls itself.
        database: String,
        /// What the database said.
        source: Cause,
    },
}

/// Which way a migration goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From before to after: `up.sql`.
    Up,
    /// From after to before: `down.sql`.
    Down,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownUrl { url, reason } => {
                write!(formatter, "cannot read the database URL `{url}`: {reason}")
            }
            Self::FeatureOff { kind, feature } => write!(
                formatter,
                "cannot connect to {kind}: this program was built without the feature `{feature}` of tablewright"
            ),
            Self::NoDriver { kind } => write!(
                formatter,
                "cannot connect to {kind}: migrations are written for it, but Diesel has no driver for it"
            ),
            Self::Connect { url, source } => {
                write!(formatter, "cannot connect to `{url}`: {source}")
            }
            Self::Pool { url, source } => {
                write!(formatter, "cannot take a connection to `{url}` from the pool: {source}")
            }
            Self::Query { purpose, source } => write!(formatter, "cannot {purpose}: {source}"),
            Self::Migration { migration, direction, database, source } => {
                let verb = match direction {
                    Direction::Up => "apply",
                    Direction::Down => "revert",
                };
                let preposition = match direction {
                    Direction::Up => "to",
                    Direction::Down => "on",
                };
                write!(
                    formatter,
                    "cannot {verb} `{migration}` {preposition} `{database}`: {source}"
                )
            }
        }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::UnknownUrl { .. } | Self::FeatureOff { .. } | Self::NoDriver { .. } => None,
            Self::Connect { source, .. }
            | Self::Pool { source, .. }
            | Self::Migration { source, .. } => Some(&**source),
            Self::Query { source, .. } => Some(source),
        }
    }
}
