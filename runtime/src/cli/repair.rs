//! `tablewright repair`: mends a history that a crash left one row short.

use serde_json::json;

use super::{
    Format, Outcome,
    database::Purpose,
    migrations::{self, Opened},
    output::{self, Ending, line},
};
use crate::{
    Error, Migration,
    migrate::{UpTo, lock::with_lock},
    repair::{self, Doubt, Records, Scratch, Verdict},
};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    database: migrations::Database,
    /// Do what is said to be done
    #[arg(long)]
    apply: bool,
}

/// Exits with 1 if there is something to mend, and it has not been.
pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    let purpose = if arguments.apply { Purpose::Change } else { Purpose::Look };
    let mut opened = arguments.database.open(purpose)?;
    // The tables are compared with what the files make.
    if let Some(found) = opened.broken()? {
        return Ok(output::print_diagnostics(&found, format)?);
    }
    let patience = arguments.database.patience();
    let Opened { connection, migrations, migrator, url, spec, .. } = &mut opened;
    // A history that tells of what is not here is not one that a crash has left.
    if let Err(error) = migrator.pending(connection, UpTo::Last) {
        return migrations::refused(error, spec, format);
    }
    let mut migrations: Vec<&'static Migration> = migrations.iter().collect();
    migrations.sort_by_key(|migration| migration.recorded_version());
    let scratch = Scratch::new(url);
    let outcome = if arguments.apply {
        with_lock(connection, patience, |connection| {
            let doubt = repair::examine(connection, &migrations, &scratch)?;
            if let Some(doubt) = &doubt {
                repair::mend(connection, doubt)?;
            }
            Ok::<_, Error>(doubt)
        })
    } else {
        repair::examine(connection, &migrations, &scratch)
    };
    let doubt = match outcome {
        Ok(doubt) => doubt,
        Err(error) => return migrations::refused(error, spec, format),
    };
    let is_known = doubt.as_ref().is_none_or(|it| !matches!(it.verdict, Verdict::Unknown(_)));
    let is_mended = arguments.apply && is_known;
    print(doubt.as_ref(), is_mended, format)?;
    Ok(if doubt.is_none() || is_mended { Ending::Fine } else { Ending::Found })
}

fn print(doubt: Option<&Doubt>, is_mended: bool, format: Format) -> std::io::Result<()> {
    let text = match (format, doubt) {
        (Format::Json, doubt) => output::json(&as_json(doubt, is_mended)),
        (Format::Text, None) => "nothing to mend\n".to_owned(),
        (Format::Text, Some(doubt)) => as_text(doubt, is_mended),
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

fn as_json(doubt: Option<&Doubt>, is_mended: bool) -> serde_json::Value {
    let Some(doubt) = doubt else { return json!({ "doubt": null, "mended": false }) };
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
        "doubt": {
            "migration": doubt.migration.full_name(),
            "records": records,
            "verdict": verdict,
            "reason": reason,
        },
        "mended": is_mended,
    })
}
