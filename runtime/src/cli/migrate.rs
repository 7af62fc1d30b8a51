//! `tablewright migrate`: applies what a database has not run.

use super::{
    Format, Outcome,
    database::Purpose,
    migrations::{self, Asking, DryRun, Work, all},
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
    #[command(flatten)]
    asking: Asking,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let to = arguments.to.as_deref().map_or(UpTo::Last, UpTo::Version);
    let work = Work {
        database: &arguments.database,
        purpose: Purpose::Make,
        dry_run: DryRun::from(arguments.dry_run),
        asking: Some(&arguments.asking),
        back: None,
    };
    work.run(format, |migrator, connection, dry_run| {
        let done = match dry_run {
            DryRun::Yes => migrator.pending(connection, to),
            DryRun::No => migrator.run(connection, to),
        };
        Ok(all(done?, Direction::Up).collect())
    })
}
