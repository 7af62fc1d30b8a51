//! `tablewright redo`: takes migrations back and applies them again.

use super::{
    Format, Outcome,
    migrations::{self, Back, DryRun, Purpose, all},
    progress,
};
use crate::Direction;

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
    let (purpose, dry_run) =
        if back.dry_run { (Purpose::Look, DryRun::Yes) } else { (Purpose::Change, DryRun::No) };
    let mut opened = database.open(purpose)?;
    let progress = progress::watched(&mut opened, format);
    let connection = &mut opened.connection;
    let outcome = match dry_run {
        DryRun::Yes => opened.migrator.revertible(connection, back.down_to()).map(|mut done| {
            done.reverse();
            done
        }),
        DryRun::No => opened.migrator.redo(connection, back.down_to()),
    };
    drop(progress);
    match outcome {
        Ok(done) => {
            let back = done.iter().rev().copied().collect();
            let steps: Vec<_> =
                all(back, Direction::Down).chain(all(done, Direction::Up)).collect();
            migrations::print(&steps, dry_run, format)
        }
        Err(error) => migrations::refused(error, &opened.spec, format),
    }
}
