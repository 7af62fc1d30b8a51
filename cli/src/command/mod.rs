//! The `tablewright` command, one file for each subcommand.
//!
//! Results go to standard output, everything else to standard error. The exit status is 0 for success, 1 if
//! something was found, 2 for wrong usage, 3 for an error outside the command. Start reading at [`run`].

mod adopt;
mod adopted_form;
mod back;
mod check;
mod database;
mod dev;
mod diff;
mod explain;
mod git;
mod import;
mod leftover;
mod list;
mod locate;
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
mod unexecutable;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use tablewright_codegen::diagnostic::Diagnostics;

use self::output::Ending;

/// Tables, models and migrations for four databases, from one `schema.yaml`.
#[derive(Debug, Parser)]
#[command(name = "tablewright", version, about)]
struct Arguments {
    /// The output format
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
    /// For programs, with the same facts
    Json,
}

/// What the command can do.
#[derive(Debug, Subcommand)]
enum Command {
    /// Check a spec and report all mistakes
    Check(check::Arguments),
    /// Explain the code of a diagnostic, such as E0204
    Explain(explain::Arguments),
    /// Show what the spec would change, in words and as SQL, with the risks
    Plan(plan::Arguments),
    /// Show the migration from one spec to another
    Diff(diff::Arguments),
    /// Show sealed migrations, the draft, and changes that are in neither
    Status(status::Arguments),
    /// Write a spec for an existing database
    Import(import::Arguments),
    /// List applied and pending migrations of a database
    List(list::Arguments),
    /// Apply pending migrations to a database
    Migrate(migrate::Arguments),
    /// Revert the last migration, or more, and apply it again
    Redo(redo::Arguments),
    /// Repair a migration history that is incomplete after a crash
    Repair(repair::Arguments),
    /// Revert the last migration, or more
    Revert(revert::Arguments),
    /// After merging two branches that each sealed a migration, plan one side's again after the other's
    Rebase(rebase::Arguments),
    /// Test the draft of the next migration and make it history
    Seal(seal::Arguments),
    /// Put an existing database without a history under migrations
    Adopt(adopt::Arguments),
    /// Bring a development database up to date after the draft has changed
    Dev(dev::Arguments),
    /// Show where a database differs from the spec, and how to mend it
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
    ending.unwrap_or_else(|failure| output::fail(&failure, format)).into()
}

/// Why a command could not do its work.
#[derive(Debug)]
enum Failure {
    /// The command line asks for something that is not there.
    Usage(String),
    /// The spec or the migrations have errors.
    Found(Diagnostics),
    /// A draft does not do what it should.
    Refuted(Box<proof::Refuted>),
    /// The world refused.
    World(tablewright::Cause),
}

impl<E: Into<tablewright::Cause>> From<E> for Failure {
    fn from(cause: E) -> Self {
        Self::World(cause.into())
    }
}

type Outcome = Result<Ending, Failure>;
