//! Measures how long plan and rendering for four dialects take between two made-up schemas that differ in
//! one column of a hundred: `plan_time TABLES COLUMNS`.

use std::{collections::BTreeMap, io::Write as _, time::Instant};

use tablewright_codegen::{
    dialect::Dialect,
    plan, render,
    schema::{
        Column, ColumnName, ColumnType, PrimaryKey, Schema, Settings, Table, TableName,
        intent::Intent,
    },
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |position: usize| arguments.get(position).map(|text| text.parse::<usize>());
    let (Some(tables), Some(columns)) = (number(1).transpose()?, number(2).transpose()?) else {
        return Err("usage: plan_time TABLES COLUMNS".into());
    };
    let (before, after) = (synthetic(tables, columns, 0), synthetic(tables, columns, 100));
    let (settings, intent) = (Settings::default(), Intent::default());
    let start = Instant::now();
    let mut bytes = 0;
    for dialect in Dialect::ALL {
        let plan = plan::change(&before, &after, &intent, &settings, dialect);
        let plan = plan.map_err(|changes| format!("no way for {} changes", changes.len()))?;
        bytes += render::render(&plan).expect("a plan that has SQL").to_sql().len();
    }
    let elapsed = start.elapsed();
    writeln!(std::io::stdout(), "{tables} tables, {bytes} bytes of SQL in {elapsed:?}")?;
    Ok(())
}

/// A schema in which one column of `every` is wider; none if that is 0.
fn synthetic(tables: usize, columns: usize, every: usize) -> Schema {
    let mut schema = Schema::default();
    for table in 0..tables {
        let column = |number: usize| {
            let is_wider = every > 0 && (table * columns + number) % every == every - 1;
            let length = if is_wider { 200 } else { 100 };
            let type_ =
                if number == 0 { ColumnType::BigInt } else { ColumnType::String { length } };
            Column::new(ColumnName::new(format!("column_{number}")), type_)
        };
        let name = format!("table_{table}");
        let content = Table {
            columns: (0..columns).map(column).collect(),
            primary_key: Some(PrimaryKey::new(
                format!("pk_{name}").as_str().into(),
                vec!["column_0".into()],
            )),
            unique_constraints: BTreeMap::new(),
            ..Table::default()
        };
        schema.tables.insert(TableName::new(name), content);
    }
    schema
}
