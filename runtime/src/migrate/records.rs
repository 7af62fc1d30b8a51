//! The records of migrations that a database keeps, held against each other and against this program.

use crate::{
    Error,
    error::cannot,
    migration::{Comparison, HistoryEntry, Migration, Partial},
    target::Target,
};

/// What the migrations have recorded of themselves, in the order of versions.
///
/// # Errors
///
/// [`Error::Query`] if the history cannot be read.
pub fn history<C: Target>(connection: &mut C) -> Result<Vec<HistoryEntry>, Error> {
    connection.history().map_err(cannot("read the history of migrations"))
}

/// The migration that stopped between two of its statements, if one did.
///
/// # Errors
///
/// [`Error::Query`] if the progress cannot be read.
pub fn partial<C: Target>(connection: &mut C) -> Result<Option<Partial>, Error> {
    connection.partial().map_err(cannot("read how far a migration got"))
}

/// Refuses a database that has run what is not here: another migration of a version that is, or later ones.
///
/// Unknown versions between those that are here are of another folder, and left alone; so is what has not
/// recorded itself in the history.
pub(super) fn check<C: Target>(
    connection: &mut C,
    migrations: &[&'static Migration],
) -> Result<(), Error> {
    let Some(last) = migrations.last() else { return Ok(()) };
    let Comparison { changed, newer, .. } = Comparison::new(history(connection)?, migrations);
    if let Some((recorded, expected)) = changed {
        return Err(Error::Diverged {
            database: connection.label(),
            version: recorded.version.clone(),
            recorded: recorded.describe(),
            expected: expected.describe(),
        });
    }
    if newer.is_empty() {
        return Ok(());
    }
    let unknown = newer.iter().map(HistoryEntry::full_name).collect();
    Err(Error::Newer { database: connection.label(), unknown, last: last.full_name() })
}

/// A migration that one of the two records has and the other has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfRecorded {
    /// The migration.
    pub migration: &'static Migration,
    /// Whether Diesel's record has it; else its own has.
    pub has_diesels: bool,
}

impl HalfRecorded {
    /// Where it stands, as the end of a sentence.
    #[must_use]
    pub fn words(self) -> &'static str {
        if self.has_diesels {
            "is in Diesel's record, but not in `__tablewright_history`"
        } else {
            "is in `__tablewright_history`, but not in Diesel's record"
        }
    }
}

/// Those of `migrations` that are recorded in one of two places, but for one that is under way: that writes its
/// own record before Diesel's.
///
/// Another migrator may write both between the one being read here and the other, and then a second look finds
/// both.
///
/// # Errors
///
/// [`Error::Query`] if a record cannot be read.
pub fn half_recorded<C: Target>(
    connection: &mut C,
    migrations: impl IntoIterator<Item = &'static Migration> + Clone,
) -> Result<Vec<HalfRecorded>, Error> {
    let mut found = read_half_recorded(connection, migrations.clone())?;
    if !found.is_empty() {
        let again = read_half_recorded(connection, migrations)?;
        found.retain(|half| again.contains(half));
    }
    Ok(found)
}

fn read_half_recorded<C: Target>(
    connection: &mut C,
    migrations: impl IntoIterator<Item = &'static Migration>,
) -> Result<Vec<HalfRecorded>, Error> {
    let own = history(connection)?;
    let applied = super::applied(connection)?;
    let partial = partial(connection)?.map(|partial| partial.version);
    let half = |migration: &'static Migration| {
        let version = migration.recorded_version();
        let has_diesels = applied.iter().any(|applied| applied.version == version);
        let has_own = own.iter().any(|entry| entry.digits() == version);
        if has_diesels == has_own || partial.as_ref() == Some(&version) {
            return None;
        }
        // What does not record itself, or is recorded by a later one, has no record of its own.
        HistoryEntry::of(migration, &[]).map(|_| HalfRecorded { migration, has_diesels })
    };
    Ok(migrations.into_iter().filter_map(half).collect())
}
