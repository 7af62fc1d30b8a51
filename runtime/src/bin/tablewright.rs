//! The `tablewright` command; see [`tablewright::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    tablewright::cli::run()
}
