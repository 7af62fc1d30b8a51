//! MySQL and MariaDB apart: what a spec says for one of the two, in the schema, in migrations and in diagnostics.
//!
//! The folders beside this file are cases as those of `tests/golden`; `BLESS=1` rewrites their SQL.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: a failure to read or write is the test's failure"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use tablewright_codegen::{
    check::{check, place::Places},
    diagnostic::{Code, Diagnostic, Diagnostics},
    dialect::{Dialect, Server},
    emit::{GeneratedConstants, emit},
    history::Lock,
    migration::SchemaPlanner,
    schema::{
        Declaration, Schema,
        rename::{Baseline, Renamed},
    },
    spec::{self, load_str},
};

fn folder(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/servers").join(case)
}

fn load(path: &Path) -> Declaration {
    let loaded = spec::load(path).unwrap();
    let mistakes = Diagnostics::new(check(&loaded.declaration, &loaded.places), loaded.sources);
    assert!(!mistakes.has_errors(), "{mistakes}");
    loaded.declaration
}

fn compare(path: &Path, actual: &str) {
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    let difference = similar::TextDiff::from_lines(expected.as_str(), actual);
    let text = difference.unified_diff().header("expected", "actual").to_string();
    assert!(expected == actual, "{}:\n{text}", path.display());
}

fn scripts(
    before: &Schema,
    after: &Declaration,
    dialect: Dialect,
) -> Result<[String; 2], Vec<Diagnostic>> {
    let (places, renames) = (Places::default(), Renamed::default());
    let planner = SchemaPlanner::new(after, &places);
    let before = Baseline { schema: before, renames: &renames, text: None };
    let all = planner.plans(before, 0, dialect)?;
    let up = planner.script(&all, |both| &both.up)?;
    let down = planner.script(&all, |both| &both.down)?;
    Ok([up.to_sql(), down.to_sql()])
}

#[test]
fn one_script_does_what_each_server_is_to_have() {
    for case in ["made", "changed"] {
        let before = folder(case).join("before.yaml");
        let before = if before.exists() { load(&before).schema } else { Schema::default() };
        let after = load(&folder(case).join("schema.yaml"));
        for dialect in after.settings.dialects.iter() {
            let [up, down] = scripts(&before, &after, dialect).unwrap();
            for (way, text) in [("up", up), ("down", down)] {
                let file = [dialect.keyword(), ".", way, ".sql"].concat();
                compare(&folder(case).join(file), &text);
            }
        }
    }
}

#[test]
fn a_lock_keeps_what_each_server_has() {
    let Declaration { schema, .. } = load(&folder("changed").join("schema.yaml"));
    let lock = Lock { schema: schema.clone(), ..Lock::default() };
    let text = lock.render();
    let parsed: serde_json::Value = serde_json::from_str(&text).unwrap();
    let read: Schema = serde_json::from_value(parsed["schema"].clone()).unwrap();
    assert_eq!(read, schema);
    assert!(text.contains("\"mysql_proper\": {") && text.contains("\"mariadb\": {"));
    let own = |server| schema.of_server(server).tables["hosts"].indexes.len();
    assert_eq!(Server::ALL.map(own), [2, 2]);
    assert!(schema.has_servers() && !schema.of_server(Server::Mariadb).has_servers());
}

#[test]
fn a_spec_without_servers_has_no_trace_of_them() {
    let spec =
        "tables: { t: { columns: { mariadb: text, b: \"text = 'mariadb'\" }, primary_key: none } }";
    let declared = load_str("schema.yaml", spec).unwrap().declaration;
    assert!(!declared.has_servers());
    let text = Lock { schema: declared.schema, ..Lock::default() }.render();
    assert!(!text.contains("mysql_proper"), "{text}");
}

fn told(spec: &str) -> Vec<(Code, String)> {
    let spec = ["dialects: [mysql, sqlite]\n", spec].concat();
    match load_str("schema.yaml", &spec) {
        Err(found) => found.iter().map(|it| (it.code, it.message.clone())).collect(),
        Ok(loaded) => check(&loaded.declaration, &loaded.places)
            .into_iter()
            .map(|it| (it.code, it.message))
            .collect(),
    }
}

#[test]
fn mistakes_in_what_is_for_one_server_are_told_once() {
    let table = |inside: &str| {
        ["tables: { t: { columns: { id: bigint", inside, " }, primary_key: id } }"].concat()
    };
    let unreadable = table(", a: { type: integer, mariadb: inet6 }");
    let message =
        "column `t.a` is `integer`, which Rust reads as `i32`, but its MariaDB type is `inet6`";
    assert_eq!(told(&unreadable), [(Code::UnreadableType, message.to_owned())]);

    let unknown = table(", a: { type: integer?, default: { mariadb: 1, mariab: 2 } }");
    let found = told(&unknown);
    assert_eq!(found.iter().map(|it| it.0).collect::<Vec<_>>(), [Code::UnknownKey]);

    let no_body = "tables: { t: { columns: { id: bigint }, primary_key: id, triggers: { tr: {
        timing: before, events: [insert], body: { sqlite: none, mariadb: SET @a = 1 } } } } }";
    let found = told(no_body);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, Code::TriggerBody);
    assert!(found[0].1.ends_with("for MySQL"), "{found:?}");

    let unused =
        "tables: { t: { columns: { id: bigint }, primary_key: id, only: [mariadb, sqlite] },
        u: { columns: { id: { type: bigint, references: t.id } }, primary_key: id } }";
    let found = told(unused);
    assert!(found.iter().any(|it| it.0 == Code::LimitedTarget), "{found:?}");
}

#[test]
fn a_comment_cannot_be_hidden_from_a_server() {
    let spec = "dialects: [mysql]\ntables: { t: { columns: { id: bigint }, primary_key: id } }\n\
        raw: { r: { mariadb: { up: 'SELECT 1 /* one */', down: SELECT 1 } } }";
    let declared = load_str("schema.yaml", spec).unwrap().declaration;
    let found = scripts(&Schema::default(), &declared, Dialect::Mysql).unwrap_err();
    assert_eq!(found[0].code, Code::CommentForOneServer);
    assert!(found[0].message.contains("raw SQL r") && found[0].message.contains("MariaDB"));
}

#[test]
fn rust_gets_what_both_servers_promise() {
    let spec = "dialects: [mysql]\ntables: { t: { columns: { id: bigint auto_increment, a: text,\n\
        b: { type: integer, default: { mariadb: 1 } }, c: integer = 2 }, primary_key: id } }";
    let declared = load_str("schema.yaml", spec).unwrap().declaration;
    let file = emit(&declared, &GeneratedConstants::default()).unwrap();
    let required = file.split("struct NewTRequired").nth(1).unwrap();
    let required = &required[..required.find('}').unwrap()];
    assert!(required.contains("a:") && required.contains("b:"), "{required}");
    assert!(!required.contains("c:"), "{required}");
}
