//! Kills a build at every single write and lets the next one mend what is left.

use super::{super::files::crash_at, *};

/// Runs `action` once for each step that it takes, killed there, and then calls `check` on what is left.
fn kill_everywhere(
    prepare: impl Fn() -> Package,
    action: impl Fn(&Package) -> Result<Outcome, Error>,
    check: impl Fn(Package, usize),
) -> usize {
    for step in 0..1000 {
        let package = prepare();
        crash_at(Some(step));
        let result = action(&package);
        crash_at(None);
        match result {
            Ok(_) => return step,
            Err(Error::File { .. }) => check(package, step),
            Err(other) => panic!("step {step}: {other}"),
        }
    }
    panic!("it never comes to an end");
}

fn one() -> Schema {
    schema(&[("claims", ColumnType::Text)])
}

fn two() -> Schema {
    schema(&[("claims", ColumnType::Text), ("jobs", ColumnType::Text)])
}

fn with_draft(spec: &Schema) -> Package {
    let package = Package::new();
    package.build(spec).unwrap();
    package
}

#[test]
fn a_build_that_opens_a_draft_can_be_killed_anywhere() {
    let steps = kill_everywhere(
        Package::new,
        |package| package.build(&two()),
        |package, step| {
            package.build(&two()).unwrap();
            assert_eq!(package.tree(), with_draft(&two()).tree(), "killed at step {step}");
        },
    );
    assert!(steps > 10, "only {steps} steps");
}

#[test]
fn an_opened_draft_that_was_killed_can_be_undone() {
    kill_everywhere(
        Package::new,
        |package| package.build(&two()),
        |package, step| {
            package.build(&Schema::default()).unwrap();
            assert!(package.tree().is_empty(), "killed at step {step}: {:?}", package.files());
        },
    );
}

#[test]
fn a_build_that_rewrites_a_draft_can_be_killed_anywhere() {
    let steps = kill_everywhere(
        || with_draft(&one()),
        |package| package.build(&two()),
        |mut package, step| {
            // The version of the draft survives whatever happens: the clock has gone on.
            package.now += 60;
            package.build(&two()).unwrap();
            assert_eq!(package.tree(), with_draft(&two()).tree(), "killed at step {step}");
        },
    );
    assert!(steps > 10, "only {steps} steps");
}

#[test]
fn a_rewrite_that_was_killed_can_be_undone() {
    kill_everywhere(
        || with_draft(&one()),
        |package| package.build(&two()),
        |package, step| {
            package.build(&one()).unwrap();
            assert_eq!(package.tree(), with_draft(&one()).tree(), "killed at step {step}");
        },
    );
}

#[test]
fn a_build_that_removes_a_draft_can_be_killed_anywhere() {
    kill_everywhere(
        || with_draft(&two()),
        |package| package.build(&Schema::default()),
        |package, step| {
            package.build(&Schema::default()).unwrap();
            assert!(package.tree().is_empty(), "killed at step {step}: {:?}", package.files());
        },
    );
}

#[test]
fn a_seal_can_be_killed_anywhere() {
    let sealed = with_draft(&two());
    sealed.seal(&two(), Some("harden")).unwrap();
    let sealed = sealed.tree();
    let steps = kill_everywhere(
        || with_draft(&two()),
        |package| package.seal(&two(), Some("harden")),
        |package, step| {
            let outcome = package.build(&two()).unwrap();
            if outcome.draft.is_empty() {
                // Killed behind the rename of the lock: it is done.
                assert_eq!(package.tree(), sealed, "killed at step {step}");
            } else {
                assert_eq!(package.tree(), with_draft(&two()).tree(), "killed at step {step}");
                package.seal(&two(), Some("harden")).unwrap();
                assert_eq!(package.tree(), sealed, "killed at step {step}");
            }
        },
    );
    assert!(steps > 10, "only {steps} steps");
}
