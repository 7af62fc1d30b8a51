//! Importing a database, and making another from what was imported: both are alike.
//!
//! `golden` imports every golden case, `random` specs that nobody wrote, `legacy` databases that nobody here made,
//! `foreign_objects` what a schema cannot say, `found` what databases of other projects have shown, `functions` the
//! triggers and functions of PostgreSQL, `merged` three databases of one schema, `readable` how it reads, `native`
//! what only one database has, `namespaces` several namespaces of PostgreSQL, `tables` indexes, constraints and tables of PostgreSQL,
//! `enums` types of enums.

mod enums;
mod foreign_objects;
mod found;
mod functions;
mod golden;
mod legacy;
#[path = "../../../runtime/tests/support/linked.rs"]
mod linked;
mod merged;
mod namespaces;
mod native;
mod random;
mod readable;
mod support;
mod tables;

fn main() {
    let mut trials = golden::trials();
    trials.extend(random::trials());
    trials.extend(legacy::trials());
    trials.extend(foreign_objects::trials());
    trials.extend(found::trials());
    trials.extend(functions::trials());
    trials.extend(merged::trials());
    trials.extend(readable::trials());
    trials.extend(enums::trials());
    trials.extend(native::trials());
    trials.extend(tables::trials());
    trials.extend(namespaces::trials());
    tablewright_testing::run(trials);
}
