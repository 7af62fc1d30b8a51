//! `tablewright repair`: repairs migration records that contradict each other or the tables.

use serde_json::json;
use tablewright::{Error, Migration, migrate::UpTo, unstable::with_lock};

use super::{
    Format, Outcome,
    database::Purpose,
    migrations::{self, Opened},
    output::{self, Ending, line},
};
use crate::repair::{self, Doubt, Records, Verdict};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    database: migrations::Database,
    /// Do the repair instead of only describing it
    #[arg(long)]
    apply: bool,
}

/// Exits with 1 if there is something to mend, and it has not been.
pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let purpose = if arguments.apply { Purpose::Change } else { Purpose::Look };
    let mut opened = arguments.database.open(purpose)?;
    // The tables are compared with what the files make.
    opened.check_files()?;
    let lock_timeout = arguments.database.lock_timeout();
    let Opened { connection, migrations, migrator, url, spec, .. } = &mut opened;
    // A history that tells of what is not here is not one that a crash has left.
    match migrator.pending(connection, UpTo::Last) {
        Ok(_) | Err(Error::HalfRecorded { .. }) => {}
        Err(error) => return migrations::refused(error, spec, format),
    }
    let mut migrations: Vec<&'static Migration> = migrations.iter().collect();
    migrations.sort_by_key(|migration| migration.recorded_version());
    let outcome = if arguments.apply {
        with_lock(connection, lock_timeout, |connection| {
            let doubts = repair::examine(connection, &migrations, url)?;
            if is_known(&doubts) && !doubts.is_empty() {
                repair::mend(connection, &doubts)?;
            }
            Ok::<_, Error>(doubts)
        })
    } else {
        repair::examine(connection, &migrations, url)
    };
    let doubts = match outcome {
        Ok(doubts) => doubts,
        Err(error) => return migrations::refused(error, spec, format),
    };
    let is_mended = arguments.apply && is_known(&doubts);
    print(&doubts, is_mended && !doubts.is_empty(), format)?;
    Ok(if doubts.is_empty() || is_mended { Ending::Fine } else { Ending::Found })
}

/// Whether the tables tell what is to be done.
fn is_known(doubts: &[Doubt]) -> bool {
    !doubts.iter().any(|doubt| matches!(doubt.verdict, Verdict::Unknown(_)))
}

fn print(doubts: &[Doubt], is_mended: bool, format: Format) -> std::io::Result<()> {
    let text = match format {
        Format::Json => {
            let doubts: Vec<_> = doubts.iter().map(as_json).collect();
            output::json(&json!({ "doubts": doubts, "mended": is_mended }))
        }
        Format::Text if doubts.is_empty() => "nothing to mend\n".to_owned(),
        Format::Text => doubts.iter().map(|doubt| as_text(doubt, is_mended)).collect(),
    };
    output::print(&text)
}

fn as_text(doubt: &Doubt, is_mended: bool) -> String {
    let name = doubt.migration.full_name();
    let found = match doubt.records {
        Records::Diesel => "is in Diesel's record, but not in `__tablewright_history`",
        Records::Own => "is in `__tablewright_history`, but not in Diesel's record",
        Records::None => "is recorded nowhere",
    };
    let (tables, todo) = match &doubt.verdict {
        Verdict::Add => ("the tables are as after it", "the missing record"),
        Verdict::Remove => ("the tables are as before it", "the record that is there"),
        Verdict::Unknown(reason) => {
            let found = line(&["`", &name, "` ", found]);
            return [found, line(&["nothing is done: ", reason])].concat();
        }
    };
    let done = match (&doubt.verdict, is_mended) {
        (Verdict::Add, true) => "has been written",
        (Verdict::Add, false) => "is written by `--apply`",
        (_, true) => "has been removed",
        (_, false) => "is removed by `--apply`",
    };
    [line(&["`", &name, "` ", found]), line(&[tables, ": ", todo, " ", done])].concat()
}

fn as_json(doubt: &Doubt) -> serde_json::Value {
    let records = match doubt.records {
        Records::Diesel => "diesel",
        Records::Own => "own",
        Records::None => "none",
    };
    let (verdict, reason) = match &doubt.verdict {
        Verdict::Add => ("add", None),
        Verdict::Remove => ("remove", None),
        Verdict::Unknown(reason) => ("unknown", Some(reason)),
    };
    json!({
        "migration": doubt.migration.full_name(),
        "records": records,
        "verdict": verdict,
        "reason": reason,
    })
}
