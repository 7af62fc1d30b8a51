//! Importing a database, and making another from what was imported: both are alike.
//!
//! `golden` imports every golden case, `legacy` databases that nobody here made.

mod golden;
mod legacy;
mod support;

fn main() {
    let mut trials = golden::trials();
    trials.extend(legacy::trials());
    tablewright_testing::run(trials);
}
