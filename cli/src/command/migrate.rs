//! `tablewright migrate`: applies pending migrations.

use tablewright::{Direction, migrate::UpTo};

use super::{
    Format, Outcome,
    database::Purpose,
    migrations::{self, Asking, DryRun, MigrationCommand, all},
    output,
};
use crate::losses::{Guard, taken_along};

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
    let work = MigrationCommand {
        database: &arguments.database,
        purpose: Purpose::Make,
        dry_run: DryRun::from(arguments.dry_run),
        asking: Some(&arguments.asking),
        back: None,
    };
    work.run(format, |migrator, connection, dry_run| {
        let done = match dry_run {
            DryRun::Yes => {
                let pending = migrator.pending(connection, to)?;
                for object in taken_along(connection, &pending, Direction::Up)? {
                    output::remark(&["would go along: ", &object].concat());
                }
                pending
            }
            DryRun::No => {
                let guard = Guard { allows_loss: arguments.allow_loss };
                migrator.run_checked(connection, to, |connection, pending| {
                    guard.check_run(connection, pending)
                })?
            }
        };
        Ok(all(done, Direction::Up).collect())
    })
}
