//! Databases without a history join the migrations, and development databases follow their drafts.
//!
//! `command` adopts on every database, `column_checks` what MariaDB keeps with columns, `failures` is about what goes
//! wrong, `functions` changes triggers afterwards, `legacy` adopts the databases of the two systems that this repository
//! replaces, `namespaces` has tables in namespaces of PostgreSQL, `not_valid` constraints that are not proved, `left_out` has databases with more than their spec, `dev` changes drafts under a database.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod circle;
mod column_checks;
mod command;
mod dev;
mod failures;
mod functions;
mod left_out;
mod legacy;
mod namespaces;
mod not_valid;
mod project;
#[path = "../../../runtime/tests/support/mod.rs"]
mod support;

fn main() {
    let trials = [
        column_checks::trials(),
        command::trials(),
        dev::trials(),
        failures::trials(),
        functions::trials(),
        left_out::trials(),
        legacy::trials(),
        namespaces::trials(),
        not_valid::trials(),
    ];
    tablewright_testing::run(trials.into_iter().flatten().collect())
}
