//! What changes ask of rows: the spec's consents, the prechecks and the risks of a plan give one answer.

#![expect(clippy::panic, reason = "helpers of tests: a spec that is wrong is the test's failure")]

use std::{collections::BTreeSet, fs, path::Path};

use tablewright_codegen::{
    check::place::Places,
    delta::{Change, Delta, Pair, Renames, Validated, diff, diff_of_all},
    dialect::Dialect,
    plan::{
        self, Plan,
        precheck::{Question, prechecks},
        risk::risks,
    },
    review,
    schema::{Declaration, Schema, intent::ChangeReference},
    spec,
};

fn load(text: &str) -> (Declaration, Places) {
    match spec::load_str("schema.yaml", text) {
        Ok(loaded) => (loaded.declaration, loaded.places),
        Err(found) => panic!("{found}"),
    }
}

fn plan_of(before: &Schema, after: &Declaration, dialect: Dialect) -> Plan {
    let plan = plan::change(before, &after.schema, &after.intent, &after.settings, dialect);
    plan.unwrap_or_else(|changes| panic!("{dialect} has no way for {changes:?}"))
}

/// What is told of a change: the consents that the spec lacks, and for each dialect, as far as it tells something
/// else than the one before, what is asked and what may fail or be lost.
fn told(before: &str, after: &str) -> Vec<String> {
    let (before, (after, places)) = (load(before).0, load(after));
    let mut told: Vec<String> = review(&before.schema, &after, &places)
        .iter()
        .map(|diagnostic| format!("{}: {}", diagnostic.code.as_str(), diagnostic.message))
        .collect();
    for dialect in after.settings.dialects.iter() {
        let asked = prechecks(&before.schema, &after.schema, &after.intent, dialect).asked;
        let asked = asked.iter().filter(|it| !matches!(it.question, Question::Form(_)));
        told.extend(asked.map(|it| format!("{dialect} asks {}", it.change)));
        let risks = risks(&plan_of(&before.schema, &after, dialect));
        let risks = risks.iter().filter(|risk| ["W0509", "W0510"].contains(&risk.code.as_str()));
        told.extend(risks.map(|risk| format!("{dialect}: {}", risk.message)));
    }
    told
}

fn check(before: &str, after: &str, expected: &[&str]) {
    assert_eq!(told(before, after), expected, "\n{before}\n{after}");
}

const DIALECTS: &str = "dialects: [sqlite, postgres, mysql]\n";

/// A spec of one table, `t`, with these columns and the rest of what it has.
fn table(columns: &str, rest: &str) -> String {
    format!(
        "{DIALECTS}tables: {{ t: {{ columns: {{ id: integer, {columns} }}, primary_key: id{rest} }} }}\n"
    )
}

#[test]
fn a_list_of_values_that_has_got_some_refuses_no_row() {
    let list = |values: &str| {
        table("k: text", &format!(", checks: [{{ name: ck, check: \"k in ({values})\" }}]"))
    };
    check(&list("'a'"), &list("'a', 'b'"), &[]);
    check(
        &list("'a', 'b'"),
        &list("'a'"),
        &[
            "E0618: check `ck` of `t` is new, and existing rows may violate it",
            "sqlite asks check: t.ck",
            "sqlite: it fails if a row does not fit the new definition of `t`",
            "postgres asks check: t.ck",
            "postgres: it fails if a row violates `ck` in `t`",
            "mysql asks check: t.ck",
            "mysql: it fails if a row violates `ck` in `t`",
        ],
    );
}

#[test]
fn a_check_that_a_null_fails_is_asked_for_on_a_new_column() {
    let after =
        |check: &str| table("k: text?", &format!(", checks: [{{ name: ck, check: \"{check}\" }}]"));
    check(&table("", ""), &after("length(k) > 1"), &[]);
    check(&table("", ""), &after("id > length(k)"), &[]);
    check(
        &table("", ""),
        &after("k is not null"),
        &[
            "E0618: check `ck` of `t` is new, and existing rows may violate it",
            "sqlite asks check: t.ck",
            "sqlite: it fails if a row violates `ck` in `t`",
            "postgres asks check: t.ck",
            "postgres: it fails if a row violates `ck` in `t`",
            "mysql asks check: t.ck",
            "mysql: it fails if a row violates `ck` in `t`",
        ],
    );
}

#[test]
fn a_key_with_more_columns_lets_in_more_rows_under_whatever_names() {
    let before = table("a: integer, b: integer", ", unique: [{ name: uq, columns: [a] }]");
    let wider = table("a: integer, b: integer", ", unique: [{ name: uq, columns: [a, b] }]");
    check(&before, &wider, &[]);
    check(
        &wider,
        &before,
        &[
            "E0616: unique key `uq` of `t` is new, and existing rows may have duplicate keys",
            "sqlite asks unique: t.uq",
            "sqlite: it fails if a row does not fit the new definition of `t`",
            "postgres asks unique: t.uq",
            "postgres: it fails if two rows have the same key for `uq` in `t`",
            "mysql asks unique: t.uq",
            "mysql: it fails if two rows have the same key for `uq` in `t`",
        ],
    );
    let renamed = table(
        "c: { type: integer, renamed_from: a }, b: integer",
        ", unique: [{ name: uq, columns: [c, b] }]",
    );
    check(&before, &renamed, &[]);
    // The `a` of the new key is another column than that of the old one.
    let taken = table(
        "c: { type: integer, renamed_from: a }, a: integer = 1, b: integer",
        ", unique: [{ name: uq, columns: [a, b] }]",
    );
    check(
        &before,
        &taken,
        &[
            "E0616: unique key `uq` of `t` is new, and existing rows may have duplicate keys",
            "sqlite asks unique: t.uq",
            "sqlite: it fails if a row does not fit the new definition of `t`",
            "postgres asks unique: t.uq",
            "postgres: it fails if two rows have the same key for `uq` in `t`",
            "mysql asks unique: t.uq",
            "mysql: it fails if two rows have the same key for `uq` in `t`",
        ],
    );
}

#[test]
fn a_unique_index_is_a_key_like_a_constraint() {
    let index = |columns: &str| {
        table(
            "a: integer, b: integer",
            &format!(", indexes: [{{ name: ix, columns: [{columns}], unique: true }}]"),
        )
    };
    check(&index("a"), &index("a, b"), &[]);
    check(
        &index("a, b"),
        &index("b"),
        &[
            "E0616: unique key `ix` of `t` is new, and existing rows may have duplicate keys",
            "sqlite asks unique: t.ix",
            "sqlite: it fails if two rows have the same key for `ix` in `t`",
            "postgres asks unique: t.ix",
            "postgres: it fails if two rows have the same key for `ix` in `t`",
            "mysql asks unique: t.ix",
            "mysql: it fails if two rows have the same key for `ix` in `t`",
        ],
    );
    let constraint = table("a: integer, b: integer", ", unique: [{ name: uq, columns: [b, a] }]");
    check(&index("a"), &constraint, &[]);
}

#[test]
fn other_actions_of_a_foreign_key_refuse_no_row() {
    let key = |rest: &str| {
        let columns = format!("up: {{ type: integer, references: t.id{rest} }}");
        table(&columns, "")
    };
    check(&key(""), &key(", on_delete: cascade"), &[]);
}

#[test]
fn constraints_on_a_new_and_empty_column_refuse_no_row() {
    let unique = table("a: integer?", ", unique: [{ name: uq, columns: [a, id] }]");
    check(&table("", ""), &unique, &[]);
    check(&table("", ""), &table("up: { type: integer?, references: t.id }", ""), &[]);
}

#[test]
fn a_new_column_without_a_value_is_told_by_all() {
    check(
        &table("", ""),
        &table("a: integer", ""),
        &[
            "E0615: column `t.a` is new and cannot be NULL, but has no default",
            "sqlite asks not_null: t.a",
            "sqlite: it fails if a row does not fit the new definition of `t`",
            "postgres asks not_null: t.a",
            "postgres: it fails if a row has no value for `a` in `t`",
            "mysql asks not_null: t.a",
            "mysql: it fails if a row has no value for `a` in `t`",
        ],
    );
    check(&table("", ""), &table("a: integer = 1", ""), &[]);
}

#[test]
fn a_default_stands_in_for_null_only_where_the_table_is_made_anew() {
    check(
        &table("a: integer?", ""),
        &table("a: integer = 1", ""),
        &[
            "E0615: column `t.a` changes from nullable to NOT NULL",
            "postgres asks not_null: t.a",
            "postgres: it fails if a row has no value for `a` in `t`",
            "mysql asks not_null: t.a",
            "mysql: it fails if a row has no value for `a` in `t`",
        ],
    );
}

#[test]
fn what_is_computed_may_be_null_where_its_columns_are() {
    let generated = |type_: &str| format!("a: integer?, g: {{ type: {type_}, generated: a + 1 }}");
    check(&table("a: integer?", ""), &table(&generated("integer?"), ""), &[]);
    check(
        &table("a: integer?", ""),
        &table(&generated("integer"), ""),
        &[
            "E0615: column `t.g` is new and cannot be NULL, but may be computed as NULL",
            "sqlite: it fails if a row does not fit the new definition of `t`",
            "postgres: it fails if a row has no value for `g` in `t`",
        ],
    );
}

#[test]
fn what_is_computed_can_go_and_what_is_not_cannot() {
    let generated = table("a: integer, g: { type: integer?, generated: a + 1 }", "");
    let plain = table("a: integer, g: integer?", "");
    check(&generated, &table("a: integer", ""), &[]);
    check(
        &plain,
        &table("a: integer", ""),
        &[
            "E0612: column `t.g` is in the sealed schema, but no longer in the spec",
            "sqlite: drops column `g` of `t` and its values: undoing this adds it again without values",
            "postgres: drops column `g` of `t` and its values: undoing this adds it again without values",
            "mysql: drops column `g` of `t` and its values: undoing this adds it again without values",
        ],
    );
    check(
        &plain,
        &generated,
        &[
            "E0614: column `t.g` becomes a generated column, which replaces its values",
            "sqlite: computed values replace those of column `g` of `t`: undoing this keeps the computed values",
            "postgres: computed values replace those of column `g` of `t`: undoing this keeps the computed values",
            "mysql: computed values replace those of column `g` of `t`: undoing this keeps the computed values",
        ],
    );
}

#[test]
fn another_sql_type_may_not_fit() {
    let after = table("a: { type: text, mysql: varchar(9) }", "");
    check(
        &table("a: text", ""),
        &after,
        &[
            "E0614: column `t.a` changes its SQL type, and some values may not fit",
            "mysql: it fails if a value does not fit the new type of `a` in `t`",
        ],
    );
}

#[test]
fn what_stays_is_asked_for_again_where_values_become_others() {
    let of = |type_: &str| {
        table(&format!("a: {type_}"), ", checks: [{ name: ck, check: \"a <> 'x'\" }]")
    };
    check(&of("string(9)"), &of("string(20)"), &[]);
    check(
        &of("string(20)"),
        &of("string(9)"),
        &[
            "E0614: column `t.a` changes from `string(20)` to `string(9)`, and some values may not fit",
            "sqlite asks change_type: t.a",
            "sqlite: it fails if a row does not fit the new definition of `t`",
            "postgres asks change_type: t.a",
            "postgres: it fails if a value does not fit the new type of `a` in `t`",
            "postgres: it fails if a row violates `ck` in `t`",
            "mysql asks change_type: t.a",
            "mysql: it fails if a value does not fit the new type of `a` in `t`",
            "mysql: it fails if a row violates `ck` in `t`",
        ],
    );
}

/// Every pair of specs of the golden files, both ways.
fn golden_pairs() -> Vec<(String, Pair<Declaration>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut pairs = Vec::new();
    for case in fs::read_dir(folder).into_iter().flatten().flatten() {
        let read = |name: &str| fs::read_to_string(case.path().join(name)).ok();
        let Some(before) = read("before.yaml") else { continue };
        let (before, after) = (load(&before).0, load(&read("schema.yaml").unwrap_or_default()).0);
        let back = after.intent.reversed(&before.schema);
        let reversed =
            Pair { before: after.clone(), after: Declaration { intent: back, ..before.clone() } };
        let name = case.file_name().to_string_lossy().into_owned();
        pairs.push((format!("{name} back"), reversed));
        pairs.push((name, Pair { before, after }));
    }
    pairs
}

/// What a consent is needed for in one dialect.
fn unmet(pair: &Pair<Declaration>, dialect: Dialect) -> BTreeSet<ChangeReference> {
    let schemas = pair.as_ref().map(|it| it.schema.variant(dialect));
    let schemas = schemas.as_ref().map(|schema| &**schema);
    let intent = &pair.after.intent;
    let changes = diff(schemas.before, schemas.after, intent);
    let dialects = [dialect].into_iter().collect();
    let delta = Delta {
        schemas,
        renames: &Renames::new(schemas.before, schemas.after, intent),
        changes: &changes,
        dialects,
    };
    let demands = changes.iter().flat_map(Change::demands);
    let unmet = demands.filter(|demand| {
        delta.already_validated(&demand.requirement).is_none_or(|it| it == Validated::Filled)
    });
    unmet.map(|demand| demand.reference).collect()
}

#[test]
fn what_is_asked_of_rows_may_fail_and_what_may_fail_needs_consent() {
    let pairs = golden_pairs();
    assert!(pairs.len() > 40, "{} pairs", pairs.len());
    let mut wrong = Vec::new();
    for (name, pair) in &pairs {
        let Pair { before, after } = pair;
        let dialects = after.settings.dialects;
        let changes = diff_of_all(&before.schema, &after.schema, &after.intent, dialects);
        let declared: BTreeSet<_> =
            changes.iter().flat_map(Change::demands).map(|demand| demand.reference).collect();
        for dialect in dialects.iter() {
            let unmet = unmet(pair, dialect);
            let plan = plan_of(&before.schema, after, dialect);
            let may_fail: BTreeSet<_> = plan.demands.of_all_changes().cloned().collect();
            let asked = prechecks(&before.schema, &after.schema, &after.intent, dialect).asked;
            let asked = asked.iter().filter(|it| !matches!(it.question, Question::Form(_)));
            for change in asked.map(|it| &it.change).filter(|it| !may_fail.contains(it)) {
                wrong.push(format!("{name}, {dialect}: {change} is asked and may not fail"));
            }
            let has_data = !after.intent.data_steps.is_empty();
            // What only the dialect has, such as the check of an enum, follows from another change.
            for change in may_fail.iter().filter(|it| declared.contains(it)) {
                if !unmet.contains(change) && !has_data {
                    wrong.push(format!("{name}, {dialect}: {change} may fail without consent"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The variants of an enum of the generator, in their order, from its source; those that say what becomes of a part or
/// an object once for each of that, with the verb.
fn variants(file: &str, name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/delta").join(file);
    let text = fs::read_to_string(path).unwrap_or_default();
    let start = format!("pub enum {name}");
    let body = text.lines().skip_while(|line| !line.starts_with(&start)).skip(1);
    let body = body.take_while(|line| *line != "}").map(str::trim);
    let body = body.filter(|line| line.starts_with(char::is_uppercase));
    let fates = |line: &str| -> &[&str] {
        match line {
            _ if line.starts_with("Trigger(") || line.contains("Pair<Option<") => {
                &[" add", " drop", " change"]
            }
            _ if line.contains("PartChange<") => &[" add", " drop", " rename", " change"],
            _ => &[""],
        }
    };
    let variants = body.flat_map(|line| fates(line).iter().map(|fate| variant(line) + fate));
    variants.collect()
}

fn variant(text: &str) -> String {
    text.chars().take_while(char::is_ascii_alphanumeric).collect()
}

/// As CONTRIBUTING has it: a new kind of change comes with golden cases both ways, a new requirement with one.
#[test]
fn each_change_and_each_requirement_has_a_golden_case() {
    let (changes, requirements) =
        (variants("change.rs", "Change"), variants("demand.rs", "Requirement"));
    assert!(changes.len() > 40 && requirements.len() > 9, "{changes:?} {requirements:?}");
    let (mut seen, mut asked) = (BTreeSet::new(), BTreeSet::new());
    for (_, Pair { before, after }) in &golden_pairs() {
        for change in diff(&before.schema, &after.schema, &after.intent) {
            let kind = variant(&format!("{change:?}"));
            let verb = change.to_string().split(' ').next().unwrap_or_default().to_owned();
            seen.insert([&kind, " ", &verb].concat());
            seen.insert(kind);
            let demands = change.demands().into_iter();
            asked.extend(demands.map(|it| variant(&format!("{:?}", it.requirement))));
        }
    }
    let missing = |all: Vec<String>, found: &BTreeSet<String>| -> Vec<String> {
        all.into_iter().filter(|it| !found.contains(it)).collect()
    };
    assert_eq!(missing(changes, &seen), Vec::<String>::new());
    assert_eq!(missing(requirements, &asked), Vec::<String>::new());
}
