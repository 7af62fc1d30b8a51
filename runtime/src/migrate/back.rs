//! What prevents migrations from being reverted.

use crate::{
    Error,
    error::cannot,
    migration::{AppliedMigration, Migration},
    target::Target,
};

/// Refuses to take back what `adopt` has recorded: it was never run there, so the way back would take away what
/// was there before.
pub(super) fn refuse_adopted<C: Target>(
    connection: &mut C,
    migrations: &[&'static Migration],
) -> Result<(), Error> {
    let found = adopted(connection)?;
    let is_adopted = |migration: &&&Migration| found.contains(&migration.recorded_version());
    let names: Vec<String> =
        migrations.iter().filter(is_adopted).map(|migration| migration.full_name()).collect();
    if names.is_empty() {
        return Ok(());
    }
    Err(Error::Adopted { database: connection.label(), migrations: names })
}

/// The versions, digits alone, that the database has not run but was found to fit when it was adopted.
pub(crate) fn adopted<C: Target>(connection: &mut C) -> Result<Vec<String>, Error> {
    connection.adopted().map_err(cannot("read which migrations were adopted"))
}

/// The last of `migrations` that is applied, with those before it that were sealed together with it; the last
/// first.
pub(super) fn last_seal(
    migrations: &[&'static Migration],
    applied: &[AppliedMigration],
) -> Vec<&'static Migration> {
    let is_applied = |migration: &&'static Migration| {
        let version = migration.recorded_version();
        applied.iter().any(|applied| applied.version == version)
    };
    let Some(last) = migrations.iter().rposition(is_applied) else {
        return Vec::new();
    };
    let first = super::together::beginning(migrations, last);
    migrations[first..=last].iter().rev().filter(|it| is_applied(it)).copied().collect()
}
