//! Whether the tables match the history, checked when a migration fails unexpectedly.
//!
//! A statement that creates what already exists, or names what does not exist, fails because somebody has changed
//! the tables or because the migration is wrong. The database's migrations are run in an empty place, and the
//! result is compared with the database, for the objects that the statement names. Start reading at [`look`].

use tablewright::{
    Before, Cause, Direction, Error, FailedStatement, Migration,
    migrate::{self, Reason},
    unstable::split,
};

use super::migrations::Opened;
use crate::{
    drift::{differences, says},
    introspect::{Namespaces, dialect_of, introspect_in},
    replay::Sandbox,
};

/// How the tables stand to the history.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tables {
    /// They are what it says.
    AsSaid,
    /// They are not.
    Otherwise,
    /// Nobody has looked, or could.
    #[default]
    Unknown,
}

/// Looks, if `error` makes one ask.
pub(super) fn look(error: &Error, opened: &mut Opened) -> Tables {
    let Error::Migration { migration, direction, statement: Some(statement), source, .. } = error
    else {
        return Tables::Unknown;
    };
    if !matches!(Reason::of(&**source), Reason::Exists | Reason::Missing) {
        return Tables::Unknown;
    }
    match is_as_said(opened, (migration, *direction), statement) {
        Ok(true) => Tables::AsSaid,
        Ok(false) => Tables::Otherwise,
        Err(_) => Tables::Unknown,
    }
}

fn is_as_said(
    opened: &mut Opened,
    (failed, direction): (&str, Direction),
    statement: &FailedStatement,
) -> Result<bool, Cause> {
    let Opened { connection, migrations, url, .. } = opened;
    let applied = migrate::applied(connection)?;
    let has_run = |migration: &&Migration| {
        let version = migration.recorded_version();
        applied.iter().any(|applied| applied.version == version)
    };
    let mut place = Sandbox::beside(url)?;
    let mut run: Vec<&Migration> = migrations.iter().filter(has_run).collect();
    run.sort_by_key(|migration| migration.recorded_version());
    run.into_iter().try_for_each(|migration| place.run(migration))?;
    if statement.before == Before::Kept {
        let failed = migrations.iter().find(|migration| migration.full_name() == failed);
        let failed = failed.ok_or("it is not here")?;
        let script = match direction {
            Direction::Up => failed.up(),
            Direction::Down => failed.down(),
        };
        let statements = split(script, connection.kind()).map_err(|_| "it never ends")?;
        let kept = statements.iter().take(statement.number - 1);
        place.run_each(&kept.map(|statement| statement.text).collect::<Vec<_>>())?;
    }
    let expected = place.schema()?;
    let found = introspect_in(connection, &Namespaces::of([&expected]))?;
    let all = differences(&expected, &found, dialect_of(connection));
    let text = statement.text.to_lowercase();
    Ok(!all.iter().any(|difference| says(&text, &difference.object.name().to_lowercase())))
}
