//! Applies and reverts migrations, all of them or up to a version, in one process at a time.

use std::time::Duration;

use super::{
    applied, back,
    records::{check, half_recorded, partial},
    run::run,
};
use crate::{
    error::{Error, cannot},
    migration::{
        AppliedMigration, Direction, Event, Migration, Migrations, Preflight, Unasked, Watch,
        digits,
    },
    preflight,
    target::{Target, with_lock},
};

/// How long a migrator waits for another one by default.
const LOCK_TIMEOUT: Duration = Duration::from_secs(60);

/// How far to apply migrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UpTo<'v> {
    /// All of them.
    Last,
    /// Up to and including this version: `2026-11-22-120000`, only its digits, or the name of the folder.
    Version(&'v str),
}

/// How far to revert migrations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DownTo<'v> {
    /// The last one and those that were sealed together with it, for one edit of the spec.
    BeforeLast,
    /// Only the last one.
    LastAlone,
    /// Down to this version, which remains applied; in the forms of [`UpTo::Version`].
    Version(&'v str),
    /// All of them.
    Nothing,
}

/// Applies and reverts migrations.
///
/// Only one process at a time migrates a database; the others wait. A database that has run newer or different
/// migrations is refused before it is changed. Unknown versions between those of this program are taken for migrations
/// of another program that shares the database.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "sqlite")] {
/// use std::time::Duration;
///
/// use tablewright::{Migrations, connection, migrate::{Migrator, UpTo}};
///
/// static MIGRATIONS: Migrations = Migrations { sqlite: &[], postgres: &[], mysql: &[] };
///
/// let mut connection = connection::open("sqlite::memory:")?;
/// let migrator = Migrator::new(&MIGRATIONS).lock_timeout(Duration::from_secs(5));
/// assert!(migrator.run(&mut connection, UpTo::Last)?.is_empty());
/// # }
/// # Ok::<(), tablewright::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Migrator {
    migrations: Migrations,
    lock_timeout: Duration,
    asks: bool,
    takes_back_adopted: bool,
    watch: Watch,
}

impl Migrator {
    /// A migrator that waits up to a minute for another one.
    #[must_use]
    pub fn new(migrations: &Migrations) -> Self {
        Self {
            migrations: *migrations,
            lock_timeout: LOCK_TIMEOUT,
            asks: true,
            takes_back_adopted: false,
            watch: Watch::nobody(),
        }
    }

    /// Sets how long to wait for another migrator.
    #[must_use]
    pub fn lock_timeout(self, lock_timeout: Duration) -> Self {
        Self { lock_timeout, ..self }
    }

    /// Makes [`Self::run`] start without the preflight.
    #[must_use]
    pub fn without_preflight(self) -> Self {
        Self { asks: false, ..self }
    }

    /// Lets [`Self::revert`] and [`Self::redo`] revert adopted migrations, and so drop tables that existed before.
    #[must_use]
    pub fn even_adopted(self) -> Self {
        Self { takes_back_adopted: true, ..self }
    }

    /// Sets the receiver of progress events.
    #[must_use]
    pub fn watched_by(self, watch: Watch) -> Self {
        Self { watch, ..self }
    }

    /// Asks the preflight questions of the pending migrations that can be asked now. Only reads.
    ///
    /// # Errors
    ///
    /// As [`Self::pending`] and [`preflight::ask`].
    pub fn preflight<C: Target>(
        &self,
        connection: &mut C,
        to: UpTo<'_>,
    ) -> Result<Preflight, Error> {
        let pending = self.pending(connection, to)?;
        preflight::ask(connection, &pending)
    }

    /// The migrations that [`Self::run`] would apply, in order. Only reads.
    ///
    /// # Errors
    ///
    /// [`Error::Query`] if the records cannot be read, [`Error::Diverged`] and [`Error::Newer`] if they do not match
    /// this program, [`Error::UnknownVersion`] if there is no such version, [`Error::Partial`] if another migration
    /// must be finished first, [`Error::HalfRecorded`] if the two records disagree.
    pub fn pending<C: Target>(
        &self,
        connection: &mut C,
        to: UpTo<'_>,
    ) -> Result<Vec<&'static Migration>, Error> {
        let (ours, applied) = self.known(connection)?;
        let last = match to {
            UpTo::Last => None,
            UpTo::Version(version) => Some(find(&ours, version)?),
        };
        let mut pending = ours.clone();
        pending.retain(|migration| {
            let version = migration.recorded_version();
            !is_among(&version, &applied) && last.as_ref().is_none_or(|last| version <= *last)
        });
        finish_first(connection, &mut pending, Direction::Up, &ours)?;
        Ok(pending)
    }

    /// The migrations that [`Self::revert`] would revert, in order. Only reads.
    ///
    /// # Errors
    ///
    /// As [`Self::pending`].
    pub fn revertible<C: Target>(
        &self,
        connection: &mut C,
        to: DownTo<'_>,
    ) -> Result<Vec<&'static Migration>, Error> {
        let (ours, applied) = self.known(connection)?;
        let stays = match to {
            DownTo::BeforeLast => {
                let mut last = back::last_seal(&ours, &applied);
                finish_first(connection, &mut last, Direction::Down, &ours)?;
                return Ok(last);
            }
            DownTo::LastAlone | DownTo::Nothing => None,
            DownTo::Version(version) => Some(find(&ours, version)?),
        };
        let mut back: Vec<_> = ours.iter().rev().copied().collect();
        back.retain(|migration| {
            let version = migration.recorded_version();
            is_among(&version, &applied) && stays.as_ref().is_none_or(|stays| version > *stays)
        });
        match to {
            DownTo::LastAlone => back.truncate(1),
            DownTo::BeforeLast | DownTo::Version(_) | DownTo::Nothing => {}
        }
        finish_first(connection, &mut back, Direction::Down, &ours)?;
        Ok(back)
    }

    /// Applies the pending migrations and returns them.
    ///
    /// It first asks whether the rows fit. A question that depends on an earlier pending migration is asked after that
    /// migration has run.
    ///
    /// # Errors
    ///
    /// [`Error::Unexecutable`] if rows do not fit. [`Error::Migration`] for the first migration that fails; those before
    /// it remain applied. SQLite and PostgreSQL roll the failed one back. MySQL and MariaDB keep its statements before
    /// the failed one, and the next run continues after them. [`Error::Locked`] if another process migrated for too
    /// long; otherwise as [`Self::pending`].
    pub fn run<C: Target>(
        &self,
        connection: &mut C,
        to: UpTo<'_>,
    ) -> Result<Vec<&'static Migration>, Error> {
        self.run_checked(connection, to, |_, _| Ok(()))
    }

    /// Like [`Self::run`], if `check` accepts the pending migrations. It is called while no other process migrates the
    /// database.
    ///
    /// # Errors
    ///
    /// The error of `check`, before anything is changed; otherwise as [`Self::run`].
    pub fn run_checked<C: Target, E: From<Error>>(
        &self,
        connection: &mut C,
        to: UpTo<'_>,
        check: impl FnOnce(&mut C, &[&'static Migration]) -> Result<(), E>,
    ) -> Result<Vec<&'static Migration>, E> {
        self.in_turn(
            connection,
            |connection| self.pending(connection, to),
            |connection, pending| {
                check(connection, &pending)?;
                self.apply(connection, &pending)?;
                Ok(pending)
            },
        )
    }

    /// Reverts applied migrations, the last first, and returns them.
    ///
    /// # Errors
    ///
    /// As [`Self::run`], except [`Error::Unexecutable`]; [`Error::Adopted`] if one of them was adopted and never run.
    pub fn revert<C: Target>(
        &self,
        connection: &mut C,
        to: DownTo<'_>,
    ) -> Result<Vec<&'static Migration>, Error> {
        self.revert_checked(connection, to, |_, _| Ok(()))
    }

    /// Like [`Self::revert`], if `check` accepts the migrations, in the order of reverting. It is called while no other
    /// process migrates the database.
    ///
    /// # Errors
    ///
    /// The error of `check`, before anything is changed; otherwise as [`Self::revert`].
    pub fn revert_checked<C: Target, E: From<Error>>(
        &self,
        connection: &mut C,
        to: DownTo<'_>,
        check: impl FnOnce(&mut C, &[&'static Migration]) -> Result<(), E>,
    ) -> Result<Vec<&'static Migration>, E> {
        self.back_and(connection, to, check, |_, _| Ok(()))
    }

    /// Reverts migrations and applies the same ones again. Returns them in the order of versions.
    ///
    /// Whether the rows fit is asked after reverting, because the questions are about the tables of that time.
    ///
    /// # Errors
    ///
    /// As [`Self::run`] and [`Self::revert`]; [`Error::Unexecutable`] names the migrations that remain reverted.
    pub fn redo<C: Target>(
        &self,
        connection: &mut C,
        to: DownTo<'_>,
    ) -> Result<Vec<&'static Migration>, Error> {
        self.redo_checked(connection, to, |_, _| Ok(()))
    }

    /// Like [`Self::redo`], if `check` accepts the migrations; see [`Self::revert_checked`].
    ///
    /// # Errors
    ///
    /// The error of `check`, before anything is changed; otherwise as [`Self::redo`].
    pub fn redo_checked<C: Target, E: From<Error>>(
        &self,
        connection: &mut C,
        to: DownTo<'_>,
        check: impl FnOnce(&mut C, &[&'static Migration]) -> Result<(), E>,
    ) -> Result<Vec<&'static Migration>, E> {
        self.back_and(connection, to, check, |connection, migrations| {
            migrations.reverse();
            let outcome = self.apply(connection, migrations);
            outcome.map_err(|error| left_reverted(error, migrations))
        })
    }

    /// Takes migrations back if `check` agrees, and then does `more` with them.
    fn back_and<C: Target, E: From<Error>>(
        &self,
        connection: &mut C,
        to: DownTo<'_>,
        check: impl FnOnce(&mut C, &[&'static Migration]) -> Result<(), E>,
        more: impl FnOnce(&mut C, &mut [&'static Migration]) -> Result<(), Error>,
    ) -> Result<Vec<&'static Migration>, E> {
        self.in_turn(
            connection,
            |connection| self.revertible(connection, to),
            |connection, mut migrations| {
                if !self.takes_back_adopted {
                    back::refuse_adopted(connection, &migrations)?;
                }
                check(connection, &migrations)?;
                for migration in &migrations {
                    run(connection, migration, Direction::Down, &self.watch)?;
                }
                more(connection, &mut migrations)?;
                Ok(migrations)
            },
        )
    }

    /// Does `work` with what is `listed`, while no other process migrates the database.
    ///
    /// What was listed before the lock was held may have been done by who held it, so it is listed again; where
    /// there is nothing, the lock is not asked for.
    fn in_turn<C: Target, M, E: From<Error>>(
        &self,
        connection: &mut C,
        listed: impl Fn(&mut C) -> Result<Vec<M>, Error>,
        work: impl FnOnce(&mut C, Vec<M>) -> Result<Vec<M>, E>,
    ) -> Result<Vec<M>, E> {
        if listed(connection)?.is_empty() {
            return Ok(Vec::new());
        }
        with_lock(connection, self.lock_timeout, |connection| {
            let migrations = listed(connection)?;
            work(connection, migrations)
        })
    }

    /// Asks whether the rows fit, and applies the migrations in their order.
    fn apply<C: Target>(
        &self,
        connection: &mut C,
        migrations: &[&'static Migration],
    ) -> Result<(), Error> {
        let asked = if self.asks {
            preflight::ask_watched(connection, migrations, &self.watch)?
        } else {
            Preflight::default()
        };
        let waiting = self.judge(connection, asked, &[])?;
        if !migrations.is_empty() {
            connection.setup().map_err(cannot("create the record of migrations"))?;
        }
        for (position, migration) in migrations.iter().enumerate() {
            let asked = preflight::ask_waiting(connection, migration, &waiting, &self.watch)?;
            self.judge(connection, asked, &migrations[..position])?;
            run(connection, migration, Direction::Up, &self.watch)?;
        }
        Ok(())
    }

    /// Refuses rows that do not fit; else gives what is still to be asked.
    fn judge<C: Target>(
        &self,
        connection: &mut C,
        asked: Preflight,
        applied: &[&'static Migration],
    ) -> Result<Vec<Unasked>, Error> {
        self.watch.tell(&Event::Asked(&asked));
        if asked.findings.is_empty() {
            return Ok(asked.waiting);
        }
        Err(Error::Unexecutable {
            database: connection.label(),
            findings: asked.findings,
            applied: applied.iter().map(|migration| migration.full_name()).collect(),
            reverted: Vec::new(),
        })
    }

    /// The migrations for this kind of database in order, and what the database has run, which agrees with them.
    fn known<C: Target>(
        &self,
        connection: &mut C,
    ) -> Result<(Vec<&'static Migration>, Vec<AppliedMigration>), Error> {
        let ours = self.migrations.in_order(connection.kind());
        check(connection, &ours)?;
        if let Some(half) = half_recorded(connection, ours.iter().copied())?.first() {
            return Err(Error::HalfRecorded {
                database: connection.label(),
                migration: half.migration.full_name(),
                found: half.words(),
            });
        }
        Ok((ours, applied(connection)?))
    }
}

/// Puts the migration that stopped halfway first, which is the only one that can be gone on with.
///
/// # Errors
///
/// [`Error::Partial`] if it stopped on the other way, or is not among those that are `listed`, unless it is
/// somebody else's and there is nothing to do.
fn finish_first<C: Target>(
    connection: &mut C,
    listed: &mut [&'static Migration],
    direction: Direction,
    ours: &[&'static Migration],
) -> Result<(), Error> {
    let Some(partial) = partial(connection)? else { return Ok(()) };
    let is_it = |migration: &&'static Migration| migration.recorded_version() == partial.version;
    let position = listed.iter().position(is_it).filter(|_| direction == partial.direction);
    if let Some(position) = position {
        listed[..=position].rotate_right(1);
        return Ok(());
    }
    let ours = ours.iter().copied().find(is_it);
    if ours.is_none() && listed.is_empty() {
        return Ok(());
    }
    Err(Error::Partial {
        database: connection.label(),
        migration: ours.map_or(partial.version, Migration::full_name),
        direction: partial.direction,
    })
}

/// Adds to rows that do not fit which of `migrations`, all taken back before, have not been applied again.
fn left_reverted(mut error: Error, migrations: &[&'static Migration]) -> Error {
    if let Error::Unexecutable { applied, reverted, .. } = &mut error {
        let left = migrations.iter().skip(applied.len());
        *reverted = left.map(|migration| migration.full_name()).collect();
    }
    error
}

fn is_among(version: &str, applied: &[AppliedMigration]) -> bool {
    applied.iter().any(|applied| applied.version == version)
}

/// The recorded version of the migration that is asked for.
fn find(migrations: &[&'static Migration], asked: &str) -> Result<String, Error> {
    let version = digits(asked.split_once('_').map_or(asked, |(version, _)| version));
    let is_there = migrations.iter().any(|migration| migration.recorded_version() == version);
    if is_there { Ok(version) } else { Err(Error::UnknownVersion { version: asked.to_owned() }) }
}
