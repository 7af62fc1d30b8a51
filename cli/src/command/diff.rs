//! `tablewright diff A B`: shows the migration from one spec to another, in words and as SQL, with the risks.

use std::path::PathBuf;

use super::{Format, Outcome, plan, project};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The old spec
    before: PathBuf,
    /// The new spec; its renames, consents and data steps are used
    after: PathBuf,
    /// Show only the SQL of this dialect
    #[arg(long)]
    dialect: Option<String>,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let before = project::load(&arguments.before)?.loaded;
    let after = project::load(&arguments.after)?.loaded;
    plan::show(&after, (&before.declaration.schema).into(), arguments.dialect.as_deref(), format)
}
