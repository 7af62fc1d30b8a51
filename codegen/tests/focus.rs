//! A plan looks only at the tables that differ and at their neighbours: what else there is changes nothing.

#![expect(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::{fs, path::Path};

use tablewright_codegen::{
    dialect::Dialect,
    plan::{Plan, change},
    schema::{Declaration, Schema, intent::Intent},
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
