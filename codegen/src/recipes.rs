//! Tests that what a recipe of CONTRIBUTING.md names is all that it takes.
//!
//! `ColumnType::Interval` exists in these tests only. It stands in `schema/types` and nowhere else, so its row is
//! enough for a spec, the checks, all SQL and Rust.

use crate::{
    check::check,
    create,
    dialect::Dialect,
    emit::{GeneratedConstants, emit},
    plan::change,
    render,
    schema::{Declaration, types::sql_spelling},
    spec::{self, Notes},
    stored::read::read_sql_type,
};

const SPEC: &str = "
tables:
  job:
    columns:
      id: bigint auto_increment
      pause: interval
      waits: interval?
    primary_key: id
    indexes: [pause]
";

fn load(text: &str) -> Declaration {
    let loaded = spec::load_str("schema.yaml", text).unwrap();
    let found = check(&loaded.declaration, &loaded.places);
    assert!(found.is_empty(), "{found:?}");
    loaded.declaration
}

fn up(declaration: &Declaration, dialect: Dialect) -> String {
    render(&create(&declaration.schema, &declaration.settings, dialect)).unwrap().to_sql()
}

#[test]
fn a_new_type_is_said_in_a_spec_and_written_back() {
    let declared = load(SPEC);
    assert_eq!(declared.schema.tables["job"].columns[1].type_.to_string(), "interval");
    let written = spec::write(&declared, &Notes::default());
    assert!(written.contains("pause: interval\n"), "{written}");
    assert_eq!(load(&written), declared);
}

#[test]
fn a_new_type_is_known_by_its_other_names() {
    let found = spec::load_str("schema.yaml", &SPEC.replace("interval", "duration")).unwrap_err();
    assert!(found.to_string().contains("did you mean `interval`?"), "{found}");
}

#[test]
fn a_new_type_has_its_spelling_in_each_dialect_and_is_read_back() {
    let declared = load(SPEC);
    let type_ = &declared.schema.tables["job"].columns[1].type_;
    for dialect in Dialect::ALL {
        let spelling = sql_spelling(type_, dialect, 0);
        let sql = up(&declared, dialect);
        assert!(sql.contains(&[" ", &spelling, " "].concat()), "{dialect}:\n{sql}");
        let stored = declared.schema.as_stored(dialect);
        assert_eq!(stored.as_stored(dialect), stored, "{dialect}");
    }
    assert_eq!(read_sql_type(Dialect::Postgres, "INTERVAL"), *type_);
}

#[test]
fn a_column_gets_a_new_type_and_loses_it_again() {
    let after = load(SPEC);
    let before = load(&SPEC.replace("waits: interval?", "waits: string(60)?"));
    for dialect in Dialect::ALL {
        for (from, to) in [(&before, &after), (&after, &before)] {
            let plan = change(&from.schema, &to.schema, &to.intent, &to.settings, dialect);
            let sql = render(&plan.unwrap()).unwrap().to_sql();
            assert!(sql.contains("waits"), "{dialect}:\n{sql}");
        }
    }
}

#[test]
fn a_new_type_is_a_field_in_rust() {
    let rust = emit(&load(SPEC), &GeneratedConstants::default()).unwrap();
    assert!(rust.contains("pause -> tablewright::types::Interval,"), "{rust}");
    assert!(rust.contains("pub waits: Option<tablewright::types::IntervalValue>,"), "{rust}");
}
