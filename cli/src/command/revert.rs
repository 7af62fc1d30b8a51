//! `tablewright revert`: reverts migrations of a database.

use tablewright::Direction;

use super::{
    Format, Outcome,
    back::Back,
    database::Purpose,
    migrations::{self, DryRun, MigrationCommand, all},
};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    database: migrations::Database,
    #[command(flatten)]
    back: Back,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let Arguments { database, back } = arguments;
    let (purpose, dry_run) = (Purpose::Change, DryRun::from(back.dry_run));
    let work = MigrationCommand { database, purpose, dry_run, asking: None, back: Some(back) };
    work.run(format, |migrator, connection, dry_run| {
        let done = match dry_run {
            DryRun::Yes => migrator.revertible(connection, back.down_to())?,
            DryRun::No => {
                migrator.revert_checked(connection, back.down_to(), |connection, migrations| {
                    back.guard().check_revert(connection, migrations)
                })?
            }
        };
        Ok(all(done, Direction::Down).collect())
    })
}
