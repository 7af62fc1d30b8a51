//! The migrator among crashes, crowds and other tools: what is left behind, who waits, what is refused.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod command;
mod crash;
mod diesel_cli;
mod project;
mod safe_forms;
#[path = "../../../runtime/tests/support/mod.rs"]
mod support;

fn main() {
    let trials = [command::trials(), crash::trials(), diesel_cli::trials(), safe_forms::trials()];
    tablewright_testing::run(trials.into_iter().flatten().collect())
}
