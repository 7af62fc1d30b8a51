//! Databases without a history join the migrations, and development databases follow their drafts.
//!
//! - `column_checks`: what MariaDB keeps with columns.
//! - `command`: adoption on every database.
//! - `dev`: drafts that change under a database.
//! - `exclusions`: constraints of two rows.
//! - `failures`: what goes wrong.
//! - `functions`: triggers that change afterwards.
//! - `left_out`: databases with more than their spec.
//! - `legacy`: the databases of the two systems that this repository replaces.
//! - `namespaces`: tables in namespaces of PostgreSQL.
//! - `not_valid`: constraints that are not proved.
//! - `servers`: MySQL and MariaDB, each with what is its own.
//! - `spelling`: expressions that a server writes in other words.
//! - `zero_dates`: dates of zeros in databases of MySQL and MariaDB.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod circle;
mod column_checks;
mod command;
mod dev;
mod exclusions;
mod failures;
mod functions;
mod left_out;
mod legacy;
mod namespaces;
mod not_valid;
mod project;
mod servers;
mod spelling;
#[path = "../../../runtime/tests/support/mod.rs"]
mod support;
mod zero_dates;

fn main() {
    let trials = [
        column_checks::trials(),
        command::trials(),
        dev::trials(),
        exclusions::trials(),
        failures::trials(),
        functions::trials(),
        left_out::trials(),
        legacy::trials(),
        namespaces::trials(),
        not_valid::trials(),
        servers::trials(),
        spelling::trials(),
        zero_dates::trials(),
    ];
    tablewright_testing::run(trials.into_iter().flatten().collect())
}
