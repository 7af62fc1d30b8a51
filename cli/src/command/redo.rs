//! `tablewright redo`: reverts migrations and applies them again.

use tablewright::Direction;

use super::{
    Format, Outcome,
    back::Back,
    database::Purpose,
    migrations::{self, Asking, DryRun, MigrationCommand, all},
};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    database: migrations::Database,
    #[command(flatten)]
    back: Back,
    #[command(flatten)]
    asking: Asking,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let Arguments { database, back, asking } = arguments;
    let (purpose, dry_run) = (Purpose::Change, DryRun::from(back.dry_run));
    let work =
        MigrationCommand { database, purpose, dry_run, asking: Some(asking), back: Some(back) };
    work.run(format, |migrator, connection, dry_run| {
        let back = match dry_run {
            DryRun::Yes => migrator.revertible(connection, back.down_to())?,
            DryRun::No => {
                let to = back.down_to();
                let mut done =
                    migrator.redo_checked(connection, to, |connection, migrations| {
                        back.guard().check_revert(connection, migrations)
                    })?;
                done.reverse();
                done
            }
        };
        let there = back.iter().rev().copied().collect();
        Ok(all(back, Direction::Down).chain(all(there, Direction::Up)).collect())
    })
}
