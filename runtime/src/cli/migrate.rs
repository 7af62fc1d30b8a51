//! `tablewright migrate`: applies what a database has not run.

use super::{
    Format, Outcome,
    migrations::{self, DryRun, Purpose, all},
    progress,
};
use crate::{Direction, migrate::UpTo};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    database: migrations::Database,
    /// Stop behind this version
    #[arg(long, value_name = "VERSION")]
    to: Option<String>,
    /// Print what would run, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Start without asking whether the rows fit
    #[arg(long)]
    no_preflight: bool,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let to = arguments.to.as_deref().map_or(UpTo::Last, UpTo::Version);
    let (purpose, dry_run) =
        if arguments.dry_run { (Purpose::Look, DryRun::Yes) } else { (Purpose::Make, DryRun::No) };
    let mut opened = arguments.database.open(purpose)?;
    if arguments.no_preflight {
        opened.migrator = opened.migrator.without_preflight();
    }
    let progress = progress::watched(&mut opened, format);
    let connection = &mut opened.connection;
    let outcome = match dry_run {
        DryRun::Yes => opened.migrator.pending(connection, to),
        DryRun::No => opened.migrator.run(connection, to),
    };
    drop(progress);
    match outcome {
        Ok(done) => {
            migrations::print(&all(done, Direction::Up).collect::<Vec<_>>(), dry_run, format)
        }
        Err(error) => migrations::refused(error, &opened.spec, format),
    }
}
