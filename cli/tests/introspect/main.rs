//! What introspection tells of databases, each test on a scratch database of its own.
//!
//! `catalogues` looks for what is new in the catalogues, `round_trip` applies every golden case and reads it back, `legacy` describes databases that nobody
//! here made, `mssql` reads rows that no server gave, `mutations` changes them by hand, `sqlite` is about what SQLite hides in its statements,
//! `vectors` about an extension that only one of the servers has.

mod catalogues;
#[path = "../support/compare.rs"]
mod compare;
mod legacy;
#[path = "../../../runtime/tests/support/linked.rs"]
mod linked;
mod mssql;
mod mutations;
mod round_trip;
mod sqlite;
mod vectors;
mod wrongly_said;

fn main() {
    let mut trials = legacy::trials();
    trials.extend(catalogues::trials());
    trials.extend(round_trip::trials());
    trials.extend(mutations::trials());
    trials.extend(mssql::trials());
    trials.extend(sqlite::trials());
    trials.extend(vectors::trials());
    trials.extend(wrongly_said::trials());
    tablewright_testing::run(trials);
}
