//! What differs, in words, for each kind of change.

#![expect(clippy::panic, reason = "helpers of tests: a spec that is wrong is the test's failure")]

use tablewright_codegen::{
    delta::{Change, diff, differences, references},
    schema::{Declaration, intent::Intent},
    spec::load_str,
};

fn load(text: &str) -> Declaration {
    match load_str("schema.yaml", text) {
        Ok(loaded) => loaded.declaration,
        Err(found) => panic!("{found}"),
    }
}

fn between(before: &str, after: &str) -> Vec<Change> {
    let (before, after) = (load(before), load(after));
    let changes = diff(&before.schema, &after.schema, &after.intent);
    let back = diff(&after.schema, &before.schema, &after.intent.reversed(&before.schema));
    assert_eq!(changes.is_empty(), back.is_empty(), "{changes:?}, but back {back:?}");
    changes
}

fn check(before: &str, after: &str, expected: &[&str]) {
    let words: Vec<String> = between(before, after).iter().map(ToString::to_string).collect();
    assert_eq!(words, expected);
}

/// Both ways: the words forwards, and the words backwards.
fn check_both(before: &str, after: &str, forwards: &[&str], backwards: &[&str]) {
    check(before, after, forwards);
    let (before, after) = (load(before), load(after));
    let back = diff(&after.schema, &before.schema, &after.intent.reversed(&before.schema));
    let words: Vec<String> = back.iter().map(ToString::to_string).collect();
    assert_eq!(words, backwards);
}

const BASE: &str = "\
enums: { tier: [A, B] }
tables:
  author:
    columns: { id: bigint auto_increment, name: string(50), rank: tier }
    primary_key: id
    unique: [[name]]
    indexes: [[rank]]
    checks: [length(name) > 1]
  book:
    columns: { id: bigint, author_id: { type: bigint, references: author.id } }
    primary_key: id
";

#[test]
fn the_order_of_columns_and_docs_are_no_difference() {
    let after = BASE.replace(
        "{ id: bigint auto_increment, name: string(50), rank: tier }",
        "{ rank: tier, name: { type: string(50), doc: Called so. }, id: bigint auto_increment }",
    );
    check(BASE, &after, &[]);
}

#[test]
fn tables_and_columns_come_and_go() {
    let after = BASE.replace("rank: tier }", "rank: tier, born: date? }")
        + "  shelf: { columns: { id: bigint }, primary_key: id }\n";
    check_both(
        BASE,
        &after,
        &["add column `author.born`", "add table `shelf`"],
        &["drop column `author.born`", "drop table `shelf`"],
    );
}

#[test]
fn what_hangs_on_a_renamed_table_is_renamed_and_not_made_anew() {
    let after = BASE
        .replace("  author:\n", "  writer:\n    renamed_from: author\n")
        .replace("references: author.id", "references: writer.id");
    check_both(
        BASE,
        &after,
        &[
            "rename table `author` to `writer`",
            "rename the primary key of `writer` to `pk_writer`",
            "rename unique constraint `uq_author_name` of `writer` to `uq_writer_name`",
            "rename check `ck_author_1` of `writer` to `ck_writer_1`",
            "rename index `ix_author_rank` of `writer` to `ix_writer_rank`",
        ],
        &[
            "rename table `writer` to `author`",
            "rename the primary key of `author` to `pk_author`",
            "rename unique constraint `uq_writer_name` of `author` to `uq_author_name`",
            "rename check `ck_writer_1` of `author` to `ck_author_1`",
            "rename index `ix_writer_rank` of `author` to `ix_author_rank`",
        ],
    );
}

#[test]
fn what_names_a_renamed_column_is_the_same() {
    let after = BASE
        .replace("name: string(50)", "title: { type: string(50), renamed_from: name }")
        .replace("[[name]]", "[{ name: uq_author_name, columns: [title] }]")
        .replace("length(name)", "length(title)");
    check_both(
        BASE,
        &after,
        &["rename column `author.name` to `title`"],
        &["rename column `author.title` to `name`"],
    );
}

#[test]
fn a_renamed_table_may_have_renamed_columns() {
    let after = BASE
        .replace("  author:\n", "  writer:\n    renamed_from: author\n")
        .replace("id: bigint auto", "number: { type: bigint auto")
        .replace("auto_increment,", "auto_increment, renamed_from: id },")
        .replace("primary_key: id\n    unique", "primary_key: number\n    unique")
        .replace("references: author.id", "references: writer.number");
    let words: Vec<String> = between(BASE, &after).iter().map(ToString::to_string).collect();
    assert_eq!(
        words[..2],
        ["rename table `author` to `writer`", "rename column `writer.id` to `number`"]
    );
    assert!(words[2..].iter().all(|word| word.starts_with("rename ")), "{words:?}");
}

#[test]
fn two_columns_may_swap_their_names() {
    let before = "tables: { t: { columns: { id: bigint, a: text, b: integer }, primary_key: id, indexes: [[b]] } }";
    let after = "tables: { t: { columns: { id: bigint, b: { type: text, renamed_from: a }, \
                 a: { type: integer, renamed_from: b } }, primary_key: id, indexes: [{ name: ix_t_b, columns: [a] }] } }";
    let forwards = ["rename column `t.a` to `b`", "rename column `t.b` to `a`"];
    let backwards = ["rename column `t.b` to `a`", "rename column `t.a` to `b`"];
    check_both(before, after, &forwards, &backwards);
}

#[test]
fn two_tables_may_swap_their_names() {
    let before = "tables: { a: { columns: { id: bigint }, primary_key: id }, b: { columns: { id: string(9) }, primary_key: id } }";
    let after = "tables: { b: { renamed_from: a, columns: { id: bigint }, primary_key: id }, \
                 a: { renamed_from: b, columns: { id: string(9) }, primary_key: id } }";
    check(
        before,
        after,
        &[
            "rename table `b` to `a`",
            "rename the primary key of `a` to `pk_a`",
            "rename table `a` to `b`",
            "rename the primary key of `b` to `pk_b`",
        ],
    );
}

#[test]
fn a_column_whose_name_another_one_takes_is_dropped() {
    let before = "tables: { t: { columns: { id: bigint, a: text, b: text }, primary_key: id } }";
    let after = "tables: { t: { columns: { id: bigint, b: { type: text, renamed_from: a } }, primary_key: id } }";
    check(before, after, &["rename column `t.a` to `b`", "drop column `t.b`"]);
}

#[test]
fn an_index_of_a_dropped_column_is_not_kept_by_the_one_that_takes_its_name() {
    let before = "tables: { t: { columns: { id: bigint, a: integer, b: integer }, primary_key: id, indexes: [[b]] } }";
    let after = "tables: { t: { columns: { id: bigint, b: { type: integer, renamed_from: a } }, primary_key: id, indexes: [[b]] } }";
    check(
        before,
        after,
        &["rename column `t.a` to `b`", "drop column `t.b`", "change index `ix_t_b` of `t`"],
    );
}

#[test]
fn a_former_name_that_is_sealed_is_inert() {
    let after = BASE.replace("  author:\n", "  author:\n    renamed_from: poet\n");
    check(BASE, &after, &[]);
    let after = BASE.replace("name: string(50)", "name: { type: string(50), renamed_from: title }");
    check(BASE, &after, &[]);
}

#[test]
fn every_property_of_a_column_is_named() {
    let before =
        "tables: { t: { columns: { id: bigint, a: integer? = 1, b: text }, primary_key: id } }";
    let after = "tables: { t: { columns: { id: bigint, a: { type: bigint = 2, comment: x }, b: text? }, primary_key: id } }";
    check_both(
        before,
        after,
        &[
            "change column `t.a`: type `integer` to `bigint`, no longer NULL, default `2`, comment",
            "change column `t.b`: may be NULL",
        ],
        &[
            "change column `t.a`: type `bigint` to `integer`, may be NULL, default `1`, comment",
            "change column `t.b`: no longer NULL",
        ],
    );
}

#[test]
fn values_of_an_enum_come_go_move_and_get_other_spellings() {
    let enums = |values: &str| {
        [
            "enums: { e: ",
            values,
            " }\ntables: { t: { columns: { id: bigint, c: e? }, primary_key: id } }",
        ]
        .concat()
    };
    let before = enums("[a, b, c]");
    check(&before, &enums("[c, b, a]"), &["change enum `e`: the order of its values"]);
    let after = enums("[a, d, { value: x, renamed_from: b }]");
    check_both(
        &before,
        &after,
        &["change enum `e`: add `d`, drop `c`, rename `b` to `x`"],
        &["change enum `e`: add `c`, drop `d`, rename `x` to `b`"],
    );
    let changes = between(&before, &after);
    let [Change::AlterEnum(change)] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(change.columns.len(), 1);
    let words: Vec<String> = references(&changes[0]).iter().map(|it| format!("{it:?}")).collect();
    assert_eq!(words, ["DropValue(EnumName(\"e\"), \"c\")"]);
}

#[test]
fn constraints_indexes_and_objects_come_go_and_change() {
    let after = BASE
        .replace("unique: [[name]]", "unique: [[name, rank]]")
        .replace("indexes: [[rank]]", "indexes: [{ name: ix_author_rank, columns: [rank desc] }]")
        .replace("length(name) > 1", "length(name) > 2")
        .replace("references: author.id }", "references: author.id, on_delete: cascade }")
        + "views: { v: { query: SELECT 1 } }\n";
    check_both(
        BASE,
        &after,
        &[
            "add unique constraint `uq_author_name_rank` of `author`",
            "drop unique constraint `uq_author_name` of `author`",
            "change check `ck_author_1` of `author`",
            "change index `ix_author_rank` of `author`",
            "change foreign key `fk_book_author_id` of `book`",
            "add view `v`",
        ],
        &[
            "add unique constraint `uq_author_name` of `author`",
            "drop unique constraint `uq_author_name_rank` of `author`",
            "change check `ck_author_1` of `author`",
            "change index `ix_author_rank` of `author`",
            "change foreign key `fk_book_author_id` of `book`",
            "drop view `v`",
        ],
    );
}

/// A table with each kind of part, and a view, all of them called `NAME`.
const FOUND: &str = r#"
dialects: [sqlite]
tables:
  "NAME":
    columns:
      id: integer
      "NAME": { type: string(9), default: "'x'", comment: old }
      up: { type: integer, references: { table: "NAME", columns: [id] } }
      twice: { type: integer, generated: id * 2 }
      gone: text
    primary_key: { name: pk_old, columns: [id] }
    unique: [{ name: "NAME", columns: [up, id] }, { name: uq_found, columns: [id, up] }]
    checks: [{ name: "ck NAME", check: "\"NAME\" <> 'x'" }]
    indexes: [{ name: "ix NAME", columns: ["NAME"], where: "\"NAME\" <> ''" }]
    triggers: { "tr NAME": { timing: before, events: [insert], body: { sqlite: SELECT 1; } } }
views:
  "NAME": { query: { sqlite: SELECT 1 } }
  "gone NAME": { query: { sqlite: SELECT 1 } }
"#;

/// The same with something else in each.
const DECLARED: &str = r#"
dialects: [sqlite]
tables:
  "NAME":
    comment: a table
    columns:
      id: integer
      "NAME": { type: text, nullable: true, default: "'y'", comment: new }
      up: { type: bigint, references: { table: "NAME", columns: [id] }, on_delete: cascade }
      twice: { type: integer, generated: id * 3 }
      new: text
    primary_key: { name: pk_new, columns: [id] }
    unique: [{ name: "NAME", columns: [id, "NAME"] }, { name: uq_declared, columns: [id, up] }]
    checks: [{ name: "ck NAME", check: "\"NAME\" <> 'y'" }]
    indexes: [{ name: "ix NAME", columns: ["NAME", id], unique: true }]
    triggers: { "tr NAME": { timing: after, events: [insert], body: { sqlite: SELECT 2; } } }
  "new NAME": { columns: { id: integer }, primary_key: id }
views:
  "NAME": { query: { sqlite: SELECT 2 } }
  "new NAME": { query: { sqlite: SELECT 1 } }
"#;

fn told(name: &str) -> Vec<String> {
    let [found, declared] = [FOUND, DECLARED].map(|text| load(&text.replace("NAME", name)).schema);
    let differences = differences(&diff(&found, &declared, &Intent::default()));
    let words = differences.iter().map(|it| {
        let (object, words) = it.words();
        // In an expression some names must be quoted.
        [object, words].join(": ").replace('"', "")
    });
    let mut words: Vec<String> = words.collect();
    words.sort();
    words
}

#[test]
fn a_difference_is_told_in_words_whatever_its_object_is_called() {
    let expected = [
        "table `new plain`: missing",
        "table `plain`: check `ck plain`, expression: the spec has `plain <> 'y'`, the database has `plain <> 'x'`",
        "table `plain`: column `gone`: not in the spec",
        "table `plain`: column `new`: missing",
        "table `plain`: column `plain`, comment: the spec has `new`, the database has `old`",
        "table `plain`: column `plain`, default: the spec has `'y'`, the database has `'x'`",
        "table `plain`: column `plain`, nullability: the spec has `nullable`, the database has `not_null`",
        "table `plain`: column `plain`, type: the spec has `text`, the database has `string(9)`",
        "table `plain`: column `twice`, generated, expression: the spec has `id * 3`, the database has `id * 2`",
        "table `plain`: column `up`, type: the spec has `bigint`, the database has `integer`",
        "table `plain`: comment: the spec has `a table`, the database has none",
        "table `plain`: foreign key `fk_plain_up`, on delete: the spec has `cascade`, the database has `no_action`",
        "table `plain`: index `ix plain`, keys: the spec has `plain, id`, the database has `plain`",
        "table `plain`: index `ix plain`, predicate: the spec has none, the database has `plain <> ''`",
        "table `plain`: index `ix plain`, uniqueness: the spec has `unique`, the database has `not_unique`",
        "table `plain`: primary key, name: the spec has `pk_new`, the database has `pk_old`",
        "table `plain`: trigger `tr plain`, body: the spec has `SELECT 2;`, the database has `SELECT 1;`",
        "table `plain`: trigger `tr plain`, timing: the spec has `after`, the database has `before`",
        "table `plain`: unique constraint `plain`, columns: the spec has `id, plain`, the database has `up, id`",
        "table `plain`: unique constraint `uq_declared`: missing",
        "table `plain`: unique constraint `uq_found`: not in the spec",
        "view `gone plain`: not in the spec",
        "view `new plain`: missing",
        "view `plain`: query: the spec has `SELECT 2`, the database has `SELECT 1`",
    ];
    assert_eq!(told("plain"), expected);
    for name in [
        "type",
        "default",
        "expression",
        "predicate",
        "columns",
        "name",
        "tables",
        "checks",
        "generated",
        "body",
        "query",
        "sqlite",
        "comment",
        "primary_key",
        "a › b",
    ] {
        let mut expected: Vec<String> =
            told("plain").iter().map(|words| words.replace("plain", name)).collect();
        expected.sort();
        assert_eq!(told(name), expected, "{name}");
    }
}
