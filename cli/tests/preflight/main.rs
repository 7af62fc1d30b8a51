//! The command and a live database that a migration does not fit: what it says, and what it leaves alone.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;
mod places;
mod progress;
mod project;
mod repair;
mod rows;
mod sealed;
#[path = "../../../runtime/tests/support/mod.rs"]
mod support;
mod times;

fn main() {
    let trials = [
        places::trials(),
        rows::trials(),
        repair::trials(),
        progress::trials(),
        sealed::trials(),
        times::trials(),
    ];
    tablewright_testing::run(trials.into_iter().flatten().collect())
}
