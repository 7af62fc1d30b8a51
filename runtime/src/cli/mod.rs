//! The `tablewright` command: one file a subcommand.
//!
//! What a command finds goes to standard output, everything else to standard error. The exit status is 0 if all
//! is well, 1 if something was found, 2 for wrong usage, 3 if the world refused. Start reading at [`run`].

mod adopt;
mod adopted_form;
mod back;
mod blame;
mod check;
mod database;
mod dev;
mod diff;
mod explain;
mod git;
mod import;
mod leftover;
mod list;
mod migrate;
mod migrations;
mod output;
mod plan;
mod progress;
mod project;
mod proof;
mod raw_proof;
mod rebase;
mod redo;
mod rendering;
mod repair;
mod revert;
mod scratch;
mod seal;
mod status;
mod strangers;
mod suspicion;
mod unfit;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use self::output::Ending;

/// Tables, models and migrations for four databases, from one `schema.yaml`.
#[derive(Debug, Parser)]
#[command(name = "tablewright", version, about)]
struct Arguments {
    /// How results are written
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(subcommand)]
    command: Command,
}

/// How results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs: the same facts
    Json,
}

/// What the command can do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Check a spec, and say everything that is wrong with it
    Check(check::Arguments),
    /// Explain the code of a diagnostic, such as E0204
    Explain(explain::Arguments),
    /// Show what the spec would change, in words and as SQL, with its risks
    Plan(plan::Arguments),
    /// Show what leads from one spec to another
    Diff(diff::Arguments),
    /// Show what is sealed, what is drafted, and what is neither
    Status(status::Arguments),
    /// Write a spec for a database that is there already
    Import(import::Arguments),
    /// List what a database has run, and what it has not
    List(list::Arguments),
    /// Apply to a database what it has not run
    Migrate(migrate::Arguments),
    /// Take back the last migration, or more, and apply it again
    Redo(redo::Arguments),
    /// Mend a history that a crash left one row short
    Repair(repair::Arguments),
    /// Take back the last migration, or more
    Revert(revert::Arguments),
    /// After a merge of two branches that each sealed a migration, put ours behind theirs
    Rebase(rebase::Arguments),
    /// Prove the draft of the next migration and make it history
    Seal(seal::Arguments),
    /// Let a database that has tables and no history join the migrations
    Adopt(adopt::Arguments),
    /// Bring a development database to the spec when a draft has changed under it
    Dev(dev::Arguments),
    /// Show where a database differs from the spec, and what mends it
    Verify(verify::Arguments),
}

/// Reads the arguments of the process and does what they say.
#[must_use]
pub fn run() -> ExitCode {
    let Arguments { format, command } = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return output::wrong_usage(&error),
    };
    let ending = match command {
        Command::Check(arguments) => check::run(&arguments, format),
        Command::Explain(arguments) => explain::run(&arguments, format),
        Command::Plan(arguments) => plan::run(&arguments, format),
        Command::Diff(arguments) => diff::run(&arguments, format),
        Command::Status(arguments) => status::run(&arguments, format),
        Command::Import(arguments) => import::run(&arguments, format),
        Command::List(arguments) => list::run(&arguments, format),
        Command::Migrate(arguments) => migrate::run(&arguments, format),
        Command::Redo(arguments) => redo::run(&arguments, format),
        Command::Repair(arguments) => repair::run(&arguments, format),
        Command::Revert(arguments) => revert::run(&arguments, format),
        Command::Rebase(arguments) => rebase::run(&arguments, format),
        Command::Seal(arguments) => seal::run(&arguments, format),
        Command::Adopt(arguments) => adopt::run(&arguments, format),
        Command::Dev(arguments) => dev::run(&arguments, format),
        Command::Verify(arguments) => verify::run(&arguments, format),
    };
    ending.unwrap_or_else(|failure| output::fail(&failure)).into()
}

/// Why a command could not do its work.
#[derive(Debug)]
enum Failure {
    /// The command line asks for something that is not there.
    Usage(String),
    /// The world refused.
    World(crate::error::Cause),
}

impl<E: Into<crate::error::Cause>> From<E> for Failure {
    fn from(cause: E) -> Self {
        Self::World(cause.into())
    }
}

type Outcome = Result<Ending, Failure>;
