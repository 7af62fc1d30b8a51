//! What introspection tells of databases, each test on a scratch database of its own.
//!
//! `legacy` describes databases that nobody here made, `sqlite` what SQLite hides in its statements.

mod legacy;
mod sqlite;

fn main() {
    let mut trials = legacy::trials();
    trials.extend(sqlite::trials());
    tablewright_testing::run(trials);
}
