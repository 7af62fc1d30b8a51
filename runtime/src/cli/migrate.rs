//! `tablewright migrate`: applies pending migrations.

use super::{
    Format, Outcome,
    database::Purpose,
    migrations::{self, Asking, DryRun, Work, all},
    output,
};
use crate::{Direction, migrate::UpTo};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    database: migrations::Database,
    /// Stop after this version
    #[arg(long, value_name = "VERSION")]
    to: Option<String>,
    /// Print what would run, but change nothing
    #[arg(long)]
    dry_run: bool,
    /// Continue even if undeclared indexes, constraints and the like would be dropped with columns
    #[arg(long)]
    allow_loss: bool,
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
        let migrator = if arguments.allow_loss { *migrator } else { migrator.refusing_loss() };
        let done = match dry_run {
            DryRun::Yes => {
                for object in migrator.taken_along(connection, to)? {
                    output::remark(&["would go along: ", &object].concat());
                }
                migrator.pending(connection, to)
            }
            DryRun::No => migrator.run(connection, to),
        };
        Ok(all(done?, Direction::Up).collect())
    })
}
