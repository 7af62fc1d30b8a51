//! Specs that are large in one respect take time in proportion to their text.

#![expect(clippy::panic, reason = "helpers of tests: a spec that is wrong is the test's failure")]

use std::time::{Duration, Instant};

use tablewright_codegen::{
    check,
    diagnostic::{Diagnostics, Style},
    diff, emit,
    emit::GeneratedConstants,
    history::Planner as _,
    migration::{self, SchemaPlanner},
    schema::rename::{Baseline, Renamed},
    spec::{Loaded, load_str},
};

/// How many values the enum has.
const VALUES: usize = 50_000;

/// A spec of a large enum whose values `value` writes.
fn load(value: impl Fn(&str) -> String) -> Loaded {
    let mut text = String::from("dialects: [sqlite]\nenums:\n  big:\n");
    for at in 0..VALUES {
        text.extend(["    - ", &value(&at.to_string()), "\n"]);
    }
    text.push_str("tables:\n  t: { columns: { id: bigint, e: big }, primary_key: id }\n");
    match load_str("schema.yaml", &text) {
        Ok(loaded) => loaded,
        Err(found) => panic!("{found}"),
    }
}

/// Comparing each value with each other one takes minutes.
#[test]
fn an_enum_of_fifty_thousand_values_goes_through_all_stages() {
    let start = Instant::now();
    let before = load(|at| ["v", at].concat());
    assert_eq!(check(&before.declaration, &before.places), []);
    let rust = emit(&before.declaration, &GeneratedConstants::default());
    assert!(rust.is_ok_and(|rust| rust.contains("V49999 = \"v49999\",")));

    let renames = Renamed::default();
    let sealed = Baseline { schema: &before.declaration.schema, renames: &renames, text: None };
    let renamed = load(|at| ["{ value: w", at, ", renamed_from: v", at, " }"].concat());
    assert_eq!(check(&renamed.declaration, &renamed.places), []);
    let planner = SchemaPlanner::new(&renamed.declaration, &renamed.places);
    assert!(planner.plan(sealed, &renamed.declaration.schema).is_ok());

    let others = load(|at| ["w", at].concat());
    let (old, new) = (&before.declaration.schema, &others.declaration.schema);
    assert_eq!(diff(old, new, &others.declaration.intent).len(), 1);
    let review = migration::review(sealed, &others.declaration, &others.places);
    assert_eq!(review.len(), VALUES, "each value may have another name now");
    let printed = Diagnostics::new(review, others.sources).render(Style::Plain);
    assert!(printed.ends_with("\nand 49800 more like these: mend those shown first\n"));

    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(120), "it took {taken:?}");
}
