//! Compares the schema version of a database with that of this program.

use std::fmt;

use super::{Comparison, Direction, HistoryEntry, Migration, Partial};

/// What somebody can do whose database has run another migration of a version.
pub(crate) const CHANGED_HELP: &str = "if it is a development database whose draft has changed, bring it up \
                                       with `tablewright dev URL`; if not, use the program that was built \
                                       from its migrations";

/// How many migrations a message names.
const NAMED: usize = 3;

/// The schema version of a database, compared with that of this program.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemaVersion {
    /// The database has run all migrations of this program and no later ones.
    UpToDate,
    /// The database has not run these, in this order.
    Behind(Vec<&'static Migration>),
    /// The database has run all migrations of this program and these later ones.
    Ahead(Vec<HistoryEntry>),
    /// A migration stopped while it was being reverted.
    Partial {
        /// Version and name of the migration, or the version alone if it is not one of this program.
        migration: String,
        /// Its direction.
        direction: Direction,
    },
    /// The histories differ.
    Diverged(Divergence),
    /// The history does not show it.
    Unknown(Unknown),
}

/// The first difference between two histories.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Divergence {
    /// Under one version the database has run another migration: a draft that has changed since, or one of
    /// another branch.
    Changed {
        /// What the database has run.
        recorded: Box<HistoryEntry>,
        /// What this program has.
        expected: Box<HistoryEntry>,
    },
    /// The database has run a later migration, and not this one.
    Hole {
        /// The first that it has not run.
        missing: &'static Migration,
        /// What it has run behind that: version and name.
        later: String,
    },
}

/// Why the schema version is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unknown {
    /// No migration has run.
    NeverMigrated {
        /// The number of existing tables.
        tables: u64,
    },
    /// Only migrations of another program have been recorded: these.
    OtherSchema(Vec<HistoryEntry>),
}

impl SchemaVersion {
    /// What `recorded` says to somebody who has `ours`, which are in order.
    pub(crate) fn of(recorded: Vec<HistoryEntry>, ours: &[&'static Migration]) -> Self {
        let Comparison { missing, last_recorded, changed, newer, others } =
            Comparison::new(recorded, ours);
        if let Some((recorded, expected)) = changed {
            let (recorded, expected) = (Box::new(recorded), Box::new(expected));
            return Self::Diverged(Divergence::Changed { recorded, expected });
        }
        let Some(first) = missing.first().copied() else {
            return if newer.is_empty() { Self::UpToDate } else { Self::Ahead(newer) };
        };
        let Some(last) = last_recorded else {
            return Self::Unknown(Unknown::OtherSchema(others.into_iter().chain(newer).collect()));
        };
        let is_later = last.recorded_version() > first.recorded_version();
        let later = newer.first().map(HistoryEntry::full_name);
        match later.or_else(|| is_later.then(|| last.full_name())) {
            Some(later) => Self::Diverged(Divergence::Hole { missing: first, later }),
            None => Self::Behind(missing),
        }
    }

    /// The same of a database in which a migration stopped halfway. Its own record is written at the end of it,
    /// and taken away at the end of its way back, so that the history alone does not tell.
    pub(crate) fn with(self, partial: Partial, ours: Vec<&'static Migration>) -> Self {
        let Partial { version, direction, .. } = partial;
        let position = ours.iter().position(|migration| migration.recorded_version() == version);
        let migration = position.map_or(version, |position| ours[position].full_name());
        match (self, position, direction) {
            (Self::Diverged(divergence), ..) => Self::Diverged(divergence),
            (Self::Behind(missing), Some(_), Direction::Up) => Self::Behind(missing),
            // The next run goes on with it.
            (Self::UpToDate, Some(position), Direction::Up) => Self::Behind(vec![ours[position]]),
            (Self::Unknown(_), Some(_), Direction::Up) => Self::Behind(ours),
            (_, _, direction) => Self::Partial { migration, direction },
        }
    }

    /// What somebody can do about it: which side to update, and how. Nothing if it is up to date.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        Some(match self {
            Self::UpToDate => return None,
            Self::Behind(_) => "update the database with `tablewright migrate URL`",
            Self::Ahead(_) => {
                "update the program, or take the database back with `tablewright revert URL --to VERSION` \
                 and the migrations of the newer one"
            }
            Self::Partial { direction: Direction::Up, .. } => {
                "finish it with `tablewright migrate URL` and the migrations that it is of"
            }
            Self::Partial { direction: Direction::Down, .. } => {
                "finish it with `tablewright revert URL`"
            }
            Self::Diverged(Divergence::Changed { .. }) => CHANGED_HELP,
            Self::Diverged(Divergence::Hole { .. }) => {
                "see both sides with `tablewright list URL`, and run what is missing with \
                 `tablewright migrate URL`, or update the program if it is of another branch"
            }
            Self::Unknown(Unknown::NeverMigrated { tables: 0 }) => {
                "make its tables with `tablewright migrate URL`"
            }
            Self::Unknown(Unknown::NeverMigrated { .. }) => {
                "if the tables are of this schema, let them join its history with `tablewright adopt URL`; \
                 if they are not, add those of this program with `tablewright migrate URL`"
            }
            Self::Unknown(Unknown::OtherSchema(_)) => {
                "check the URL; if both programs are to share the database, add the tables of this one with \
                 `tablewright migrate URL`"
            }
        })
    }
}

impl fmt::Display for SchemaVersion {
    /// Says how the database stands, as the end of a sentence.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UpToDate => out.write_str("it is up to date"),
            Self::Behind(missing) => {
                let names: Vec<_> = missing.iter().map(|it| it.full_name()).collect();
                write!(out, "it is older than this program: it has not run {}", named(&names))
            }
            Self::Ahead(newer) => {
                write!(out, "it is newer than this program: it has also run {}", list(newer))
            }
            Self::Partial { migration, direction } => {
                write!(out, "`{migration}` stopped halfway on its way {}", direction.word())
            }
            Self::Diverged(Divergence::Changed { recorded, expected }) => write!(
                out,
                "at version {} it has run {}, but the migration of that version here is {}",
                recorded.version,
                recorded.describe(),
                expected.describe()
            ),
            Self::Diverged(Divergence::Hole { missing, later }) => {
                write!(
                    out,
                    "it has run `{later}`, but not `{}` before it, so its history has a hole",
                    missing.full_name()
                )
            }
            Self::Unknown(Unknown::NeverMigrated { tables: 0 }) => {
                out.write_str("it has never been migrated")
            }
            Self::Unknown(Unknown::NeverMigrated { tables }) => {
                let noun = if *tables == 1 { "table" } else { "tables" };
                write!(out, "it has {tables} {noun}, but no history of migrations")
            }
            Self::Unknown(Unknown::OtherSchema(others)) => write!(
                out,
                "it is the database of another schema: it has run {}, and no migration of this program",
                list(others)
            ),
        }
    }
}

fn list(entries: &[HistoryEntry]) -> String {
    named(&entries.iter().map(HistoryEntry::full_name).collect::<Vec<_>>())
}

/// The first few names, and how many more there are.
fn named(names: &[String]) -> String {
    let shown: Vec<_> = names.iter().take(NAMED).map(|name| ["`", name, "`"].concat()).collect();
    let rest = names.len().saturating_sub(NAMED);
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    [shown.join(", "), more].concat()
}
