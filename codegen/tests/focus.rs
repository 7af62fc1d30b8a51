//! A plan looks only at the tables that differ and at their neighbours: what else there is changes nothing.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::{fmt::Write as _, fs, path::Path};

use tablewright_codegen::{
    dialect::Dialect,
    plan::{Plan, change},
    schema::{Declaration, Schema, Settings, intent::Intent, types::sql_spelling},
    spec,
};

/// Tables that refer to each other, and have what their databases must be told of.
const OTHERS: &str = "\
enums: { zz_state: [on, off] }
tables:
  zz_first:
    columns: { id: bigint auto_increment, code: string(5)?, state: zz_state, body: json? }
    primary_key: id
    unique: [[code]]
    search: [{ columns: [code] }]
    triggers:
      zz_touch:
        timing: after
        events: [update]
        body: { sqlite: 'SELECT 1;', postgres: 'RETURN NEW;', mysql: 'SET @zz = 1;', mssql: 'RETURN;' }
  zz_second:
    columns:
      id: bigint auto_increment
      first: { type: bigint, references: zz_first.id, on_delete: cascade }
      code: { type: string(5)?, references: zz_first.code }
      same: { type: bigint?, references: zz_second.id }
    primary_key: id
    indexes: [[first]]
";

fn declaration(path: &Path) -> Declaration {
    spec::load(path).unwrap().declaration
}

fn with_others(schema: &Schema, others: &Schema) -> Schema {
    let mut all = schema.clone();
    all.tables.extend(others.tables.clone());
    all.enums.extend(others.enums.clone());
    all
}

#[test]
fn tables_that_have_nothing_to_do_with_a_change_change_nothing_in_its_plan() {
    let others = spec::load_str("others.yaml", OTHERS).unwrap().declaration.schema;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut plans = 0;
    for case in fs::read_dir(folder).unwrap() {
        let case = case.unwrap().path();
        if !case.join("before.yaml").exists() {
            continue;
        }
        let before = declaration(&case.join("before.yaml")).schema;
        let Declaration { schema: after, intent, settings, .. } =
            declaration(&case.join("schema.yaml"));
        let back = intent.reversed(&before);
        for dialect in settings.dialects.iter() {
            let plan = |before: &Schema, after: &Schema, intent: &Intent| -> Plan {
                change(before, after, intent, &settings, dialect).unwrap()
            };
            let (all_before, all_after) =
                (with_others(&before, &others), with_others(&after, &others));
            let name = case.display();
            let up = plan(&before, &after, &intent);
            assert_eq!(up, plan(&all_before, &all_after, &intent), "{dialect}: {name}");
            let down = plan(&after, &before, &back);
            assert_eq!(down, plan(&all_after, &all_before, &back), "{dialect}: {name}");
            plans += usize::from(dialect == Dialect::Sqlite);
        }
    }
    assert!(plans > 10, "only {plans} cases");
}

/// One table with one column of each of `types`.
fn table(types: &[&str]) -> Schema {
    let mut text = "tables:\n  t:\n    columns:\n      id: bigint\n".to_owned();
    for (position, type_) in types.iter().enumerate() {
        writeln!(text, "      c{position}: {type_}").unwrap();
    }
    text.push_str("    primary_key: id\n");
    spec::load_str("schema.yaml", &text).unwrap().declaration.schema
}

#[test]
fn types_that_a_dialect_spells_alike_give_it_nothing_to_do() {
    const TYPES: [&str; 17] = [
        "bool",
        "smallint",
        "integer",
        "bigint",
        "float",
        "double",
        "decimal(10, 2)",
        "text",
        "string(20)",
        "string(30)",
        "bytes",
        "date",
        "time",
        "timestamp",
        "timestamptz",
        "uuid",
        "vector(3)",
    ];
    let mut alike = 0;
    for one in TYPES {
        for other in TYPES {
            let (before, after) = (table(&[one]), table(&[other]));
            for dialect in Dialect::ALL {
                let spelling = |schema: &Schema| {
                    let column = schema.tables.values().next().unwrap().columns[1].clone();
                    sql_spelling(&column.type_, dialect, 0)
                };
                let plan =
                    change(&before, &after, &Intent::default(), &Settings::default(), dialect);
                let is_empty = plan.unwrap().steps.is_empty();
                let is_alike = spelling(&before) == spelling(&after);
                assert_eq!(is_empty, is_alike, "{dialect}: {one} to {other}");
                alike += usize::from(is_alike && one != other);
            }
        }
    }
    assert!(alike >= 10, "only {alike} pairs of types are spelled alike");
}
