//! Random edits of a spec, with builds between them: the draft depends on where they end, not on the way.

use proptest::{
    prelude::*,
    sample::{Index, subsequence},
    test_runner::{Config, TestRunner},
};

use super::package::Package;

/// What a column of the table may look like.
const COLUMNS: [&str; 8] = [
    "body: text",
    "body: text?",
    "body: string(40) = 'x'",
    "title: { type: text, renamed_from: body }",
    "rank: integer?",
    "rank: bigint? = 7",
    "tier: string(1) = 'C'",
    "born: date?",
];

const EXTRAS: [&str; 3] = [
    "  jobs:\n    columns: { id: bigint, note: text? }\n    primary_key: id\n",
    "  tags:\n    columns: { id: bigint, claim: { type: bigint, references: claims.id } }\n    primary_key: id\n",
    "views: { v: { query: SELECT 1 } }\n",
];

fn spec(columns: &[&str], extras: &[&str]) -> String {
    let mut names = Vec::new();
    let mut lines = String::new();
    for column in columns {
        let name = column.split(':').next().unwrap();
        if !names.contains(&name) {
            names.push(name);
            lines.extend(["      ", column, "\n"]);
        }
    }
    let mut consents = Vec::new();
    for name in ["body", "rank"] {
        if names.contains(&name) {
            consents.push(format!("{{ change_type: claims.{name} }}"));
            consents.push(format!("{{ not_null: claims.{name} }}"));
        } else {
            consents.push(format!("{{ drop_column: claims.{name} }}"));
        }
    }
    format!(
        "dialects: [sqlite, postgres, mysql, mssql]\n\
         consents: [{}]\n\
         tables:\n  claims:\n    columns:\n      id: bigint\n{lines}    primary_key: id\n{}",
        consents.join(", "),
        extras.concat()
    )
}

fn specs() -> impl Strategy<Value = Vec<String>> {
    let columns = subsequence(COLUMNS.to_vec(), 0..=COLUMNS.len()).prop_shuffle();
    let extras = subsequence(EXTRAS.to_vec(), 0..=EXTRAS.len());
    let one = (columns, extras).prop_map(|(columns, extras)| spec(&columns, &extras));
    proptest::collection::vec(one, 20)
}

#[test]
fn twenty_random_edits_leave_the_draft_that_one_edit_leaves_and_undone_leave_none() {
    let sealed = spec(&["body: text", "rank: integer?"], &[]);
    let mut runner =
        TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    runner
        .run(&(specs(), any::<Index>()), |(specs, back)| {
            let (package, at_once) = (Package::sealed(&sealed), Package::sealed(&sealed));
            package.build().unwrap();
            let untouched = package.tree();
            let undone = back.index(specs.len());
            for (position, spec) in specs.iter().enumerate() {
                package.edit(spec);
                package.build().unwrap();
                if position == undone {
                    package.edit(&sealed);
                    package.build().unwrap();
                    prop_assert_eq!(&package.tree(), &untouched, "the edits were undone");
                    package.edit(spec);
                    package.build().unwrap();
                }
            }
            at_once.edit(specs.last().unwrap());
            at_once.build().unwrap();
            prop_assert_eq!(package.tree(), at_once.tree());
            prop_assert_eq!(package.generated(), at_once.generated());
            Ok(())
        })
        .unwrap();
}
