//! All rows of a database, cell by cell as text, and legacy rows copied into a database of the first schema.

use std::collections::{BTreeMap, BTreeSet};

use diesel::{
    QueryableByName, RunQueryDsl,
    connection::SimpleConnection,
    sql_query,
    sql_types::{Nullable, Text},
    sqlite::SqliteConnection,
};
use tablewright::{AnyConnection, dispatch};
use tablewright_codegen::schema::{Column, ColumnType, Nullability, Schema, Table, TableName};
use tablewright_testing::{Database, Failed};

/// A value as text, by table, key of the row and column.
pub(crate) type Cells = BTreeMap<Place, Option<String>>;

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) table: String,
    pub(crate) key: String,
    pub(crate) column: String,
}

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Text)]
    row_key: String,
    #[diesel(sql_type = Nullable<Text>)]
    cell: Option<String>,
}

/// Every value of every table of `schema`.
pub(crate) fn cells(
    connection: &mut AnyConnection,
    schema: &Schema,
    database: Database,
) -> Result<Cells, Failed> {
    let mut cells = Cells::new();
    for (name, table) in &schema.tables {
        for column in &table.columns {
            let query = format!(
                "SELECT {} AS row_key, {} AS cell FROM {name}",
                key(table, database),
                text(column, database)
            );
            let found: Vec<Cell> = dispatch!(connection, |c| sql_query(&query).load(c))
                .map_err(|problem| format!("{query}: {problem}"))?;
            cells.extend(found.into_iter().map(|found| {
                let place = Place {
                    table: name.as_str().to_owned(),
                    key: found.row_key,
                    column: column.name.as_str().to_owned(),
                };
                (place, found.cell.map(|cell| plain(column, cell)))
            }));
        }
    }
    Ok(cells)
}

/// The primary key as one text, its columns parted by a bar.
fn key(table: &Table, database: Database) -> String {
    let columns = table.primary_key.as_ref().map_or(&[][..], |key| key.columns.as_slice());
    let part = |name: &str| match database {
        Database::Sqlite => format!("CAST({name} AS TEXT)"),
        Database::Postgres => format!("{name}::text"),
        Database::Mysql => format!("CAST({name} AS CHAR)"),
    };
    let parts: Vec<String> = columns.iter().map(|name| part(name.as_str())).collect();
    match database {
        Database::Sqlite | Database::Postgres => parts.join(" || '|' || "),
        Database::Mysql => format!("CONCAT_WS('|', {})", parts.join(", ")),
    }
}

/// A value as text; truth is written in words, so that it can be compared with the words that it was.
fn text(column: &Column, database: Database) -> String {
    let name = column.name.as_str();
    match (&column.type_, database) {
        (ColumnType::Bool, _) => {
            format!("CASE WHEN {name} THEN 'true' WHEN NOT {name} THEN 'false' END")
        }
        (ColumnType::Bytes, Database::Postgres) => format!("encode({name}, 'hex')"),
        (ColumnType::Bytes, Database::Mysql) => format!("HEX({name})"),
        (_, Database::Sqlite) => format!(
            "CASE TYPEOF({name}) WHEN 'real' THEN PRINTF('%!.17g', {name}) WHEN 'blob' THEN HEX({name}) \
             ELSE CAST({name} AS TEXT) END"
        ),
        (_, Database::Postgres) => format!("{name}::text"),
        (_, Database::Mysql) => format!("CAST({name} AS CHAR)"),
    }
}

/// Numbers in one spelling: `7.0` is `7`.
fn plain(column: &Column, cell: String) -> String {
    let number = cell.parse::<f64>().ok().filter(|_| column.type_ == ColumnType::Double);
    number.map_or(cell, |number| number.to_string())
}

/// Copies the rows of a legacy database into one that has the tables of `schema`.
///
/// A server's tables refuse some of what SQLite lets in: text that is no JSON, numbers beyond 32 bits, rows
/// that refer to nothing. The first two are left out as values, the last as rows.
pub(crate) fn copy(
    legacy: &mut SqliteConnection,
    target: &mut AnyConnection,
    schema: &Schema,
    database: Database,
) -> Result<(), Failed> {
    dispatch!(target, |c| c.batch_execute("BEGIN"))?;
    for (name, table) in in_order(schema) {
        let there = "SELECT name AS row_key, NULL AS cell FROM sqlite_schema WHERE type = 'table'";
        let there: Vec<Cell> = sql_query(there).load(legacy)?;
        if !there.iter().any(|cell| cell.row_key == name.as_str()) {
            continue;
        }
        for row in literals(legacy, name, table, database)? {
            let columns: Vec<&str> = table.columns.iter().map(|it| it.name.as_str()).collect();
            let insert = format!("INSERT INTO {name} ({}) VALUES ({row})", columns.join(", "));
            dispatch!(target, |c| c.batch_execute(&insert))
                .map_err(|problem| format!("{insert}: {problem}"))?;
        }
    }
    dispatch!(target, |c| c.batch_execute("COMMIT"))?;
    Ok(())
}

/// The tables, those that others refer to first.
fn in_order(schema: &Schema) -> Vec<(&TableName, &Table)> {
    let mut rest: Vec<_> = schema.tables.iter().collect();
    let mut done: BTreeSet<&TableName> = BTreeSet::new();
    let mut order = Vec::new();
    while !rest.is_empty() {
        let is_ready = |table: &Table| {
            table.foreign_keys.values().all(|key| done.contains(&key.referenced_table))
        };
        let (ready, waiting) = rest.into_iter().partition(|(_, table)| is_ready(table));
        assert!(!Vec::is_empty(&ready), "the first schema has no circles");
        done.extend(ready.iter().map(|(name, _): &(&TableName, &Table)| *name));
        order.extend(ready);
        rest = waiting;
    }
    order
}

/// The rows of a legacy table, each as the list of its values in the words of `database`.
fn literals(
    legacy: &mut SqliteConnection,
    name: &TableName,
    table: &Table,
    database: Database,
) -> Result<Vec<String>, Failed> {
    let values: Vec<String> =
        table.columns.iter().map(|column| literal(column, database)).collect();
    let mut query =
        format!("SELECT {} AS row_key, NULL AS cell FROM {name}", values.join(" || ', ' || "));
    if database != Database::Sqlite
        && table.foreign_keys.values().any(|key| key.referenced_table.as_str() == "file_metadata")
    {
        query.push_str(" WHERE file_path IN (SELECT file_path FROM file_metadata)");
    }
    let rows: Vec<Cell> =
        sql_query(&query).load(legacy).map_err(|problem| format!("{query}: {problem}"))?;
    Ok(rows.into_iter().map(|row| row.row_key).collect())
}

/// What makes SQLite write a value as a literal of `database`.
fn literal(column: &Column, database: Database) -> String {
    let name = column.name.as_str();
    if database == Database::Sqlite {
        return format!("QUOTE({name})");
    }
    let is_nullable = column.nullability == Nullability::Nullable;
    let type_ = &column.type_;
    if *type_ == ColumnType::Json {
        format!(
            "CASE WHEN {name} IS NULL THEN 'NULL' WHEN JSON_VALID({name}) THEN QUOTE({name}) \
             WHEN {is_nullable} THEN 'NULL' ELSE '''[]''' END"
        )
    } else if *type_ == ColumnType::Integer {
        format!(
            "CASE WHEN {name} BETWEEN -2147483648 AND 2147483647 THEN QUOTE({name}) ELSE 'NULL' END"
        )
    } else if *type_ == ColumnType::Bool {
        format!("CASE WHEN {name} IS NULL THEN 'NULL' WHEN {name} THEN 'TRUE' ELSE 'FALSE' END")
    } else if *type_ == ColumnType::Bytes && database == Database::Postgres {
        format!("CASE WHEN {name} IS NULL THEN 'NULL' ELSE '''\\x' || HEX({name}) || '''' END")
    } else if *type_ == ColumnType::Double {
        format!("CASE WHEN {name} IS NULL THEN 'NULL' ELSE PRINTF('%!.17g', {name}) END")
    } else {
        format!("QUOTE({name})")
    }
}
