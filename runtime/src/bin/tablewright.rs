//! The `tablewright` command; what it does stands in [`tablewright::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    tablewright::cli::run()
}
