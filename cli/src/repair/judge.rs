//! Finds out from the tables which of the migrations in doubt have run.
//!
//! After a crash, those that have run come first, so the states to compare with are: none of them, the first, the
//! first two, and so on. The state of the database has the fewest differences: each of these is also a difference
//! from every other state, and has nothing to do with the migrations. Start reading at [`judge`].

use std::collections::BTreeSet;

use tablewright::{
    AnyConnection, Error,
    connection::{DatabaseKind, DatabaseUrl},
    unstable::split,
};
use tablewright_codegen::schema::Schema;

use super::{Doubt, HISTORY, Row, Verdict, replay::replay};
use crate::{
    drift::differences,
    introspect::{Namespaces, dialect_of, introspect_in},
};

/// What the tables say of those of `rows` that not all records have.
pub(super) fn judge(
    connection: &mut AnyConnection,
    rows: &[Row],
    url: &DatabaseUrl,
) -> Result<Vec<Doubt>, Error> {
    let mut open: Vec<&Row> = rows.iter().filter(|row| !row.is_recorded()).collect();
    if !open.iter().any(|row| row.disagrees()) {
        // A crash that left no record at all was that of the next one.
        open.truncate(1);
    }
    let Some(first) = open.iter().copied().find(|row| row.disagrees()).or(open.first().copied())
    else {
        return Ok(Vec::new());
    };
    let unknown = |reason: String| Ok(vec![first.doubt(Verdict::Unknown(reason))]);
    let recorded: Vec<_> =
        rows.iter().filter(|row| row.is_recorded()).map(|it| it.migration).collect();
    let in_doubt: Vec<_> = open.iter().map(|row| row.migration).collect();
    let states = match replay(url, &recorded, &in_doubt) {
        Ok(states) => states,
        Err(reason) => {
            return unknown(["no scratch database could tell: ", &reason.to_string()].concat());
        }
    };
    let found = introspect_in(connection, &Namespaces::of(states.iter().flatten()))?;
    let dialect = dialect_of(connection);
    let told = |schema: &Schema| -> BTreeSet<String> {
        differences(schema, &found, dialect).iter().map(ToString::to_string).collect()
    };
    let told: Vec<Told> = states.iter().map(|state| state.as_ref().map(told)).collect();
    // What is recorded nowhere, behind all that is in doubt, is asked only if nothing before it is the answer.
    let last = open.iter().rposition(|row| row.disagrees()).map_or(1, |position| position + 1);
    let Some((first_like, last_like)) = like(&told).or_else(|| like(&told[..=last])) else {
        let none = BTreeSet::new();
        let [before, after] = [&told[0], &told[last]].map(|told| told.as_ref().unwrap_or(&none));
        let differs = after.difference(before).next().cloned().unwrap_or_default();
        let reason = ["the tables are neither as before it nor as after it: ", &differs].concat();
        return unknown(reason);
    };
    let kind = connection.kind();
    match decide(kind, &open, (first_like, last_like)) {
        Ok(count) => Ok(verdicts(&open, count)),
        Err((row, reason)) => Ok(vec![row.doubt(Verdict::Unknown(reason.to_owned()))]),
    }
}

/// Where a database differs from a state that it may be in.
type Told = Option<BTreeSet<String>>;

/// The first and the last of the states whose differences are those of every state.
fn like(told: &[Told]) -> Option<(usize, usize)> {
    let is_like = |told_of_it: &Told| {
        let these = told_of_it.as_ref()?;
        told.iter().flatten().all(|others| these.is_subset(others)).then_some(())
    };
    let first = told.iter().position(|it| is_like(it).is_some())?;
    let last = told.iter().rposition(|it| is_like(it).is_some())?;
    told[first..=last].iter().all(|it| is_like(it).is_some()).then_some((first, last))
}

/// How many of the migrations in doubt have run, of which the tables say that it is from `first` to `last`.
fn decide<'r>(
    kind: DatabaseKind,
    open: &[&'r Row],
    (first, last): (usize, usize),
) -> Result<usize, (&'r Row, &'static str)> {
    let mut count = first;
    for (position, row) in open.iter().enumerate().take(last).skip(first) {
        // It changes no table. One that only records itself has run as soon as a record says so.
        if row.disagrees() && records_itself_alone(kind, row) && count == position {
            count = position + 1;
        } else if row.disagrees() {
            return Err((row, "it changes rows alone, and nobody can see whether it has"));
        }
    }
    let is_of_one_crash = !open.iter().any(|row| row.disagrees());
    match open.get(count.wrapping_sub(1)) {
        Some(row) if is_of_one_crash && ends_with_rows(kind, row) => Err((
            row,
            "the tables are as after it, but nobody can see whether its last statements, which change rows, \
             have run",
        )),
        _ => Ok(count),
    }
}

/// What is to be done where the first `count` have run.
fn verdicts(open: &[&Row], count: usize) -> Vec<Doubt> {
    let verdict = |(position, row): (usize, &&Row)| match (position < count, row.disagrees()) {
        (true, _) => Some(row.doubt(Verdict::Add)),
        (false, true) => Some(row.doubt(Verdict::Remove)),
        (false, false) => None,
    };
    open.iter().enumerate().filter_map(verdict).collect()
}

fn records_itself_alone(kind: DatabaseKind, row: &Row) -> bool {
    let statements = split(row.migration.up(), kind).unwrap_or_default();
    statements.iter().all(|statement| statement.text.contains(HISTORY))
}

/// Whether what comes last, but for the record, changes rows and leaves no trace in the schema.
fn ends_with_rows(kind: DatabaseKind, row: &Row) -> bool {
    let statements = split(row.migration.up(), kind).unwrap_or_default();
    let last = statements.iter().rev().find(|statement| !statement.text.contains(HISTORY));
    let word = last.and_then(|last| last.text.split_whitespace().next()).unwrap_or_default();
    ["INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"].contains(&word.to_uppercase().as_str())
}
