//! Renames that are sealed: a `renamed_from` that still stands does nothing, whatever has its names by now.

use super::package::Package;

const SEALED: &str = "\
dialects: [sqlite, postgres, mysql, mssql]
enums: { state: [open, shut, lost] }
tables:
  left_side:
    columns: { id: integer, first: string(20), second: integer, state: state }
    primary_key: id
    unique: [{ name: uq_one, columns: [first] }, { name: uq_two, columns: [second] }]
    indexes: [{ name: ix_one, columns: [first, id] }, { name: ix_two, columns: [second, id] }]
  right_side:
    columns: { id: integer, single: integer }
    primary_key: id
";
/// Every kind of name is swapped, a new column takes the name of a renamed one, and another gives its name
/// to one that is renamed.
const SWAPPED: &str = "\
dialects: [sqlite, postgres, mysql, mssql]
enums: { state: [{ value: open, renamed_from: shut }, { value: shut, renamed_from: open }, lost] }
tables:
  right_side:
    renamed_from: left_side
    columns:
      id: integer
      first: { type: integer, renamed_from: second }
      second: { type: string(20), renamed_from: first }
      state: state
    primary_key: id
    unique:
      - { name: uq_one, columns: [first], renamed_from: uq_two }
      - { name: uq_two, columns: [second], renamed_from: uq_one }
    indexes:
      - { name: ix_one, columns: [first, id], renamed_from: ix_two }
      - { name: ix_two, columns: [second, id], renamed_from: ix_one }
  left_side:
    renamed_from: right_side
    columns:
      id: integer
      other: { type: integer, renamed_from: single }
      single: text?
    primary_key: id
";

fn up(package: &Package, dialect: &str) -> String {
    let tree = package.tree();
    let drafts = tree.iter().filter(|(path, _)| {
        path.starts_with(&format!("migrations/{dialect}/"))
            && path.ends_with("/up.sql")
            && !path.contains("_first/")
    });
    let texts: Vec<_> = drafts.map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    texts.concat()
}

#[test]
fn names_are_swapped_once_and_the_words_that_say_so_may_stay() {
    let package = Package::sealed(SEALED);
    package.edit(SWAPPED);
    let report = package.build().unwrap();
    assert_eq!(
        report.history.changes,
        [
            "rename table `right_side` to `left_side`",
            "rename column `left_side.single` to `other`",
            "add column `left_side.single`",
            "rename the primary key of `left_side` to `pk_left_side`",
            "rename table `left_side` to `right_side`",
            "rename column `right_side.second` to `first`",
            "rename column `right_side.first` to `second`",
            "rename the primary key of `right_side` to `pk_right_side`",
            "rename unique constraint `uq_two` of `right_side` to `uq_one`",
            "rename unique constraint `uq_one` of `right_side` to `uq_two`",
            "rename index `ix_two` of `right_side` to `ix_one`",
            "rename index `ix_one` of `right_side` to `ix_two`",
            "change enum `state`: rename `shut` to `open`, rename `open` to `shut`",
        ]
    );
    package.seal("swapped");
    let after = package.tree();
    for _ in 0..2 {
        let report = package.build().unwrap();
        assert!(report.history.draft.is_empty(), "{:?}", report.history.changes);
        assert!(report.warnings.is_empty(), "{:?}", report.warnings);
        package.build_locked().unwrap();
    }
    assert_eq!(package.tree(), after);

    // What comes next does not swap them again either, and their words may go at any time.
    let without = without_renames(SWAPPED);
    for spec in [SWAPPED.replace("single: text?", "single: text?\n      more: date?"), without] {
        package.edit(&spec);
        let report = package.build().unwrap();
        assert!(
            report.history.changes.iter().all(|change| change == "add column `left_side.more`"),
            "{:?}",
            report.history.changes
        );
        package.edit(SWAPPED);
        package.build().unwrap();
        assert_eq!(package.tree(), after, "an edit that was undone left a trace");
    }
}

/// The spec with every `renamed_from` left out.
fn without_renames(spec: &str) -> String {
    let mut lines = Vec::new();
    for line in spec.lines().filter(|line| !line.trim_start().starts_with("renamed_from:")) {
        let mut line = line.to_owned();
        while let Some(start) = line.find(", renamed_from: ") {
            let end = line[start..].find(" }").map_or(line.len(), |end| start + end);
            line.replace_range(start..end, "");
        }
        lines.push(line + "\n");
    }
    lines.concat()
}

#[test]
fn what_was_swapped_is_swapped_back_once_a_seal_has_forgotten_it() {
    let package = Package::sealed(SEALED);
    package.edit(SWAPPED);
    package.seal("swapped");
    // The same words again, as it is the same two names: without forgetting they are done already.
    let back = SEALED
        .replace("first: string(20)", "first: { type: string(20), renamed_from: second }")
        .replace("second: integer", "second: { type: integer, renamed_from: first }")
        .replace("  left_side:\n", "  left_side:\n    renamed_from: right_side\n")
        .replace("  right_side:\n", "  right_side:\n    renamed_from: left_side\n")
        .replace("single: integer", "single: { type: integer, renamed_from: other }")
        + "consents: [{ drop_column: right_side.single }]\n";
    package.edit(&back);
    assert!(package.build().is_err());
    package.edit(&without_renames(SWAPPED));
    package.build().unwrap();
    let before = package.tree();
    package.seal("forgotten");
    let lock = "migrations/schema.lock";
    let changed: Vec<String> = package
        .tree()
        .into_iter()
        .filter(|(path, bytes)| before.get(path) != Some(bytes))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(changed, [lock], "it makes no migration");
    let forgotten = package.tree();
    package.seal("forgotten");
    assert_eq!(package.tree(), forgotten, "sealing twice is sealing once");

    package.edit(&back);
    let report = package.build().unwrap();
    let changes = report.history.changes.join("\n");
    assert!(changes.contains("rename table `left_side` to `right_side`"), "{changes}");
    assert!(changes.contains("rename column `left_side.second` to `first`"), "{changes}");
    assert!(changes.contains("drop column `right_side.single`"), "{changes}");
    package.seal("back");
    assert!(package.build().unwrap().history.draft.is_empty());
}

/// Two columns that are alike: the schema is the same before and after, but the rows are not.
#[test]
fn a_swap_that_no_schema_shows_is_a_migration_too() {
    const ALIKE: &str = "\
dialects: [sqlite, postgres, mysql, mssql]
enums: { state: [open, shut] }
tables:
  t:
    columns: { id: integer, a: text, b: text, state: state }
    primary_key: id
";
    let swapped = ALIKE
        .replace("a: text", "a: { type: text, renamed_from: b }")
        .replace("b: text", "b: { type: text, renamed_from: a }");
    let values = ALIKE.replace(
        "[open, shut]",
        "[{ value: open, renamed_from: shut }, { value: shut, renamed_from: open }]",
    );
    for (spec, change) in [(swapped, "rename column `t.b` to `a`"), (values, "change enum `state`")]
    {
        let package = Package::sealed(ALIKE);
        package.build().unwrap();
        let before = package.tree();
        package.edit(&spec);
        let lacking = package.build_locked().unwrap_err().to_string();
        assert!(lacking.contains("E0607") && lacking.contains(change), "{lacking}");
        let report = package.build().unwrap();
        assert!(report.history.changes[0].starts_with(change), "{:?}", report.history.changes);
        for dialect in ["sqlite", "postgres", "mysql", "mssql"] {
            let up = up(&package, dialect);
            assert!(!up.contains("Nothing changes in this database"), "{dialect}: {up}");
        }
        package.edit(ALIKE);
        package.build().unwrap();
        assert_eq!(package.tree(), before);
        package.edit(&spec);
        package.seal("swapped");
        assert!(package.build().unwrap().history.draft.is_empty());
        package.build_locked().unwrap();
    }
}

/// The lock of a generator that did not keep renames yet: what it had sealed left no former name behind.
#[test]
fn a_lock_without_renames_is_read_and_its_renames_are_done() {
    let renamed =
        SEALED.replace("single: integer", "lonely: { type: integer, renamed_from: single }");
    let package = Package::sealed(SEALED);
    package.edit(&renamed);
    package.seal("renamed");
    let path = package.path("migrations/schema.lock");
    let lock = std::fs::read_to_string(&path).unwrap();
    let line = lock.lines().find(|line| line.contains("\"kind\"")).unwrap();
    let old = lock.replace(&format!("  \"renames\": [\n{line}\n  ],\n"), "");
    assert_ne!(old, lock);
    std::fs::write(&path, old).unwrap();
    assert!(package.build().unwrap().history.draft.is_empty());
    // The former name is free again, and a new column may have it.
    package.edit(&renamed.replace("id: integer, lonely", "id: integer, single: text?, lonely"));
    let report = package.build().unwrap();
    assert_eq!(report.history.changes, ["add column `right_side.single`"]);
    package.seal("reused");
    assert!(package.build().unwrap().history.draft.is_empty());
}

#[test]
fn a_name_that_is_taken_over_is_told_and_can_be_consented_to() {
    let package = Package::sealed(SEALED);
    let taken = SEALED
        .replace(
            "first: string(20), second: integer",
            "first: { type: integer, renamed_from: second }",
        )
        .replace(", { name: uq_two, columns: [second] }", "")
        .replace(", { name: ix_two, columns: [second, id] }", "");
    package.edit(&taken);
    let failure = package.build().unwrap_err().to_string();
    assert!(failure.contains("the spec renames `second` to its name"), "{failure}");
    package.edit(
        &(taken + "consents: [{ drop_column: left_side.first }, { unique: left_side.uq_one }]\n"),
    );
    let report = package.build().unwrap();
    let changes = report.history.changes.join("\n");
    assert!(changes.contains("drop column `left_side.first`"), "{changes}");
    assert!(changes.contains("rename column `left_side.second` to `first`"), "{changes}");
    package.seal("taken");
    package.build_locked().unwrap();
}
