//! Writes the Rust of a made-up schema, to measure what it costs to emit and to compile.
//!
//! `synthetic_schema TABLES COLUMNS [--time]`: tables of that many columns, each with a foreign key to an
//! earlier one. With `--time` only the time it took is written.

use std::{collections::BTreeMap, io::Write as _, time::Instant};

use tablewright_codegen::{
    dialect::PerDialect,
    emit::{GeneratedConstants, emit},
    schema::{
        Column, ColumnName, ColumnType, ConstraintName, Declaration, Deferrability, ForeignKey,
        Nullability, PrimaryKey, ReferentialAction, Table, TableName,
    },
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |position: usize| arguments.get(position).map(|text| text.parse::<usize>());
    let (Some(tables), Some(columns)) = (number(1).transpose()?, number(2).transpose()?) else {
        return Err("usage: synthetic_schema TABLES COLUMNS [--time]".into());
    };
    let declaration = synthetic(tables, columns);
    let start = Instant::now();
    let rust = emit(&declaration, &GeneratedConstants::default())?;
    let elapsed = start.elapsed();
    let mut out = std::io::stdout();
    if arguments.len() > 3 {
        writeln!(out, "{tables} tables, {} bytes in {elapsed:?}", rust.len())?;
    } else {
        out.write_all(rust.as_bytes())?;
    }
    Ok(())
}

fn synthetic(tables: usize, columns: usize) -> Declaration {
    let mut declaration = Declaration::default();
    for number in 0..tables {
        let name = TableName::new(format!("table_{number}"));
        declaration.schema.tables.insert(name, table(number, columns));
    }
    declaration
}

fn table(number: usize, columns: usize) -> Table {
    let types = [
        ColumnType::Text,
        ColumnType::Integer,
        ColumnType::BigInt,
        ColumnType::Bool,
        ColumnType::Double,
        ColumnType::Timestamp,
        ColumnType::String { length: 50 },
        ColumnType::Bytes,
    ];
    let mut all = vec![column("id", ColumnType::Integer, Nullability::NotNull)];
    if number > 0 {
        all.push(column("parent_id", ColumnType::Integer, Nullability::Nullable));
    }
    for position in all.len()..columns {
        let nullability =
            if position % 3 == 0 { Nullability::Nullable } else { Nullability::NotNull };
        let type_ = types[position % types.len()].clone();
        all.push(column(&format!("column_{position}"), type_, nullability));
    }
    let primary_key = PrimaryKey { name: ConstraintName::new("pk"), columns: vec!["id".into()] };
    Table {
        columns: all,
        primary_key: Some(primary_key),
        foreign_keys: parent(number),
        ..Table::default()
    }
}

fn column(name: &str, type_: ColumnType, nullability: Nullability) -> Column {
    Column {
        name: ColumnName::new(name),
        type_,
        sql_types: PerDialect::default(),
        nullability,
        default: None,
        auto_increment: None,
        generated: None,
        collation: PerDialect::default(),
        comment: None,
    }
}

fn parent(number: usize) -> BTreeMap<ConstraintName, ForeignKey> {
    let key = ForeignKey {
        columns: vec!["parent_id".into()],
        referenced_table: TableName::new(format!("table_{}", number / 2)),
        referenced_columns: vec!["id".into()],
        on_delete: ReferentialAction::NoAction,
        on_update: ReferentialAction::NoAction,
        deferrability: Deferrability::NotDeferrable,
    };
    (number > 0).then(|| (ConstraintName::new("fk_parent"), key)).into_iter().collect()
}
