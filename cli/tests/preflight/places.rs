//! A statement that fails is shown at its place in the spec.

use diesel::connection::SimpleConnection;
use tablewright::AnyConnection;
use tablewright_testing::{Database, Failed, Scratch, Trial};

use crate::{
    project::{Package, SPEC, changed},
    support::on_each,
};

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = CASES
        .iter()
        .flat_map(|case| {
            let name = ["a_refused_statement_is_shown_at_its_place::", case.name].concat();
            on_each(&name, move |scratch, connection| check(case, scratch, connection))
        })
        .collect();
    trials.extend(on_each("what_has_no_place_in_the_spec_is_told_plainly", without_place));
    trials.extend(on_each("a_way_back_that_fails_is_shown_at_its_place", way_back));
    trials
}

/// A change that fails; its place is the line that ends in `# here`.
struct Case {
    name: &'static str,
    replacements: &'static [(&'static str, &'static str)],
    rows: &'static str,
    /// What is underlined there.
    underlined: &'static str,
    help: &'static str,
}

const CASES: &[Case] = &[
    Case {
        name: "unique",
        replacements: &[
            ("    primary_key: id\n", "    primary_key: id\n    unique:\n      - [name] # here\n"),
            ("", "consents: [{ unique: author.uq_author_name }]\n"),
        ],
        rows: "INSERT INTO author (id, name) VALUES (1, 'Ann'), (2, 'Ann')",
        underlined: "[name]",
        help: "before: { unique: author.uq_author_name }",
    },
    Case {
        name: "not_null",
        replacements: &[
            ("tier: string(10)?", "tier: string(10) # here"),
            ("", "consents: [{ not_null: author.tier }]\n"),
        ],
        rows: "INSERT INTO author (id) VALUES (1)",
        underlined: "tier",
        help: "data",
    },
    Case {
        name: "foreign_key",
        replacements: &[
            ("author_id: bigint?", "author_id: { type: bigint?, references: author.id } # here"),
            ("", "consents: [{ foreign_key: book.fk_book_author_id }]\n"),
        ],
        rows: "INSERT INTO book (id, author_id) VALUES (1, 7)",
        underlined: "author.id",
        help: "until it is sealed",
    },
    Case {
        name: "check",
        replacements: &[
            ("score: integer?", "score: { type: integer?, check: score > 0 } # here"),
            ("", "consents: [{ check: author.ck_author_score }]\n"),
        ],
        rows: "INSERT INTO author (id, score) VALUES (1, 0)",
        underlined: "score > 0",
        help: "before: { check: author.ck_author_score }",
    },
    Case {
        name: "not_null_without_a_copy",
        replacements: &[
            ("tier: string(10)?", "tier: string(10) # here"),
            ("", "consents: [{ not_null: author.tier }]\n"),
            ("safe_forms: false", "safe_forms: false, sqlite_minimum: \"3.53\""),
        ],
        rows: "INSERT INTO author (id) VALUES (1)",
        underlined: "tier",
        help: "before: { not_null: author.tier }",
    },
    Case {
        name: "check_without_a_copy",
        replacements: &[
            ("score: integer?", "score: { type: integer?, check: score > 0 } # here"),
            ("", "consents: [{ check: author.ck_author_score }]\n"),
            ("safe_forms: false", "safe_forms: false, sqlite_minimum: \"3.53\""),
        ],
        rows: "INSERT INTO author (id, score) VALUES (1, 0), (2, NULL)",
        underlined: "score > 0",
        help: "before: { check: author.ck_author_score }",
    },
    Case {
        name: "enum",
        replacements: &[
            ("tier: string(10)?", "tier: tier? # here"),
            ("", "enums:\n  tier: { values: [A, B], length: 10 }\n"),
            ("", "consents: [{ change_type: author.tier }]\n"),
        ],
        rows: "INSERT INTO author (id, tier) VALUES (1, 'C')",
        underlined: "tier",
        help: "make the rows fit",
    },
    Case {
        name: "data_step",
        replacements: &[
            ("tier: string(10)?", "tier: string(10)"),
            (
                "",
                "data_steps:\n  - name: every author has a book # here\n    before: { not_null: author.tier }\n\
                 \x20   up: INSERT INTO book (id) SELECT id FROM author\n    down: none\n",
            ),
        ],
        rows: "INSERT INTO author (id) VALUES (1); INSERT INTO book (id) VALUES (1)",
        underlined: "name: every author has a book # here",
        help: "make the rows fit",
    },
    Case {
        name: "table_that_is_there",
        replacements: &[(
            "  book:\n",
            "  shelf: # here\n    columns: { id: bigint }\n    primary_key: id\n  book:\n",
        )],
        rows: "CREATE TABLE shelf (id INTEGER)",
        underlined: "shelf",
        help: "join by `tablewright adopt`",
    },
    Case {
        name: "type",
        replacements: &[
            ("age: string(20)?", "age: integer? # here"),
            ("", "consents: [{ change_type: author.age }]\n"),
        ],
        rows: "INSERT INTO author (id, age) VALUES (1, 'many')",
        underlined: "age",
        help: "make the rows fit",
    },
];

fn check(case: &Case, scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    connection.batch_execute(case.rows)?;
    let spec = changed(case.replacements);
    package.seal(&spec)?;
    let line = 1 + spec.lines().position(|line| line.ends_with("# here")).ok_or("no place")?;
    let said = package.run(&["migrate", "--no-preflight"], 3);
    let errors = &said.errors;
    assert_eq!(said.out, "");
    assert!(errors.starts_with("error[E0651]: cannot apply `2025-"), "{errors}");
    let place = format!("--> schema.yaml:{line}:");
    assert!(errors.contains(&place), "{place}\n{errors}");
    let underline = "^".repeat(case.underlined.len());
    assert!(errors.contains(&[" ", &underline, " "].concat()), "{underline}\n{errors}");
    assert!(errors.contains(case.help), "{errors}");
    assert!(errors.contains(", line ") && errors.contains(" of its `up.sql`)"), "{errors}");

    if case.name == "check" && scratch.database == Database::Postgres {
        let name = scratch.url.rsplit('/').next().unwrap_or_default();
        let said = errors.replace(&["`", name, "`"].concat(), "`DATABASE`");
        assert_eq!(said, include_str!("said/E0651_check.stderr"));
    }
    let said = package.run(&["migrate", "--no-preflight", "--format", "json"], 3);
    let found: serde_json::Value = serde_json::from_str(&said.out)?;
    assert_eq!((&found[0]["code"], said.errors.as_str()), (&"E0651".into(), ""), "{found}");
    Ok(())
}

fn without_place(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    connection.batch_execute("CREATE TABLE shelf (id INTEGER)")?;
    package.seal(&changed(&[(
        "  book:\n",
        "  shelf:\n    columns: { id: bigint }\n    primary_key: id\n  book:\n",
    )]))?;
    std::fs::remove_file(package.root().join("schema.yaml"))?;
    let said = package.run(&["migrate", "--no-preflight"], 3);
    let errors = &said.errors;
    assert!(
        errors.starts_with("error: cannot apply `2025-11-24-170000_change_1` to `"),
        "{errors}"
    );
    assert!(errors.contains("(table shelf) failed on line "), "{errors}");
    assert!(errors.contains(" of `up.sql`: "), "{errors}");

    if scratch.database == Database::Postgres {
        let url = scratch.url.replace("tester@", "tester:open-sesame@");
        assert_ne!(url, scratch.url);
        let said = package.at(url).run(&["migrate", "--no-preflight"], 3);
        assert!(said.errors.contains("(table shelf)"), "{}", said.errors);
        assert!(!said.errors.contains("open-sesame"), "{}", said.errors);
    }
    Ok(())
}

fn way_back(scratch: &Scratch, connection: &mut AnyConnection) -> Result<(), Failed> {
    let package = Package::migrated(scratch, SPEC)?;
    let spec = changed(&[
        ("name: string(50)?", "name: string(50)? # here"),
        ("score: integer?", "score: integer?\n      more: integer?"),
    ]);
    package.seal(&spec)?;
    package.run(&["migrate"], 0);
    // Somebody uses the column that is to go, or has dropped it.
    connection.batch_execute(match scratch.database {
        Database::Sqlite | Database::Postgres => "CREATE VIEW scores AS SELECT more FROM author",
        Database::Mysql => "ALTER TABLE author DROP COLUMN more",
    })?;
    let said = package.run(&["revert"], 3);
    let errors = &said.errors;
    assert!(errors.starts_with("error[E0651]: cannot revert `2025-"), "{errors}");
    assert!(errors.contains("of its `down.sql`)"), "{errors}");
    let line = 1 + spec.lines().position(|line| line.contains("more:")).ok_or("no line")?;
    let table = 1 + spec.lines().position(|line| line.contains("author:")).ok_or("no line")?;
    let places = [line, table].map(|line| format!("--> schema.yaml:{line}:"));
    assert!(places.iter().any(|place| errors.contains(place)), "{errors}");
    Ok(())
}
