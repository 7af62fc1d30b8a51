//! The `tablewright` command; see [`tablewright_cli::command`].

use std::process::ExitCode;

fn main() -> ExitCode {
    tablewright_cli::command::run()
}
