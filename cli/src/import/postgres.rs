//! What PostgreSQL has besides tables and views: some of it a spec has as raw SQL, the rest is listed.

use std::collections::BTreeSet;

use diesel::{
    QueryResult, RunQueryDsl,
    pg::PgConnection,
    prelude::QueryableByName,
    sql_query,
    sql_types::{BigInt, Integer, Text},
};
use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        IndexName, RawName, RawObject, RawPosition, RawSql, Schema, TableName, naming::stable_name,
    },
};

use super::{BesideRow, Unexpressed, free_name, in_order, left_out, listed};

/// An object that is raw SQL in a spec: see `postgres_raw.sql`.
#[derive(Debug, QueryableByName)]
struct RawRow {
    #[diesel(sql_type = Integer)]
    rank: i32,
    #[diesel(sql_type = Integer)]
    #[expect(dead_code, reason = "the query sorts by it")]
    level: i32,
    #[diesel(sql_type = BigInt)]
    #[expect(dead_code, reason = "the query sorts by it")]
    number: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    up: String,
    #[diesel(sql_type = Text)]
    down: String,
}

/// The groups that become one raw object each, by their rank. The numbers in their names keep them in order.
const GROUPS: [(i32, &str, RawPosition); 7] = [
    (1, "1_extensions", RawPosition::BeforeTables),
    (2, "2_types", RawPosition::BeforeTables),
    (3, "3_sequences", RawPosition::BeforeTables),
    (4, "4_functions", RawPosition::BeforeTables),
    (5, "5_functions_on_tables", RawPosition::AfterTables),
    (6, "6_functions_on_views", RawPosition::AfterViews),
    (7, "7_owners_of_sequences", RawPosition::AfterTables),
];
const LOST_TRIGGERS: i32 = 0;
const FUNCTIONS: i32 = 4;
const LAST_GROUP: i32 = 7;
const INDEXES: i32 = 9;
const MATERIALIZED_VIEWS: i32 = 10;

/// Adds raw SQL to `schema`, and tells what is left out.
pub(super) fn look_beside(
    connection: &mut PgConnection,
    schema: &mut Schema,
) -> QueryResult<Vec<Unexpressed>> {
    let mut rows: Vec<RawRow> = sql_query(concat!(
        include_str!("../introspect/postgres/serial.sql"),
        include_str!("postgres_raw.sql")
    ))
    .load(connection)?;
    let beside: Vec<BesideRow> = sql_query(concat!(
        include_str!("../introspect/postgres/serial.sql"),
        include_str!("postgres_beside.sql")
    ))
    .load(connection)?;
    let own = functions_of_triggers(schema);
    rows.retain(|row| {
        row.rank != FUNCTIONS || !row.down.ends_with("()") || !own.contains(&row.name)
    });
    for row in rows.iter().filter(|row| row.rank == LOST_TRIGGERS) {
        schema.raw_objects.retain(|_, object| {
            object.sql.postgres.as_ref().is_none_or(|sql| sql.down != row.down)
        });
    }
    let mut unexpressed = listed(Dialect::Postgres, in_order(beside));
    for (rank, name, position) in GROUPS {
        let group: Vec<&RawRow> = rows.iter().filter(|row| row.rank == rank).collect();
        if !group.is_empty() {
            let name = RawName::new(free_name(schema, name));
            schema.raw_objects.insert(name, together(&group, position));
        }
    }
    for row in rows.iter().filter(|row| row.rank > LAST_GROUP) {
        if row.rank == INDEXES
            && let Some(table) = schema.tables.get_mut(row.table_name.as_str())
        {
            table.indexes.remove(&IndexName::new(&*row.name));
        }
        if row.rank == MATERIALIZED_VIEWS && reads_a_view(schema, &row.up) {
            let object = ["materialized view `", &row.name, "`"].concat();
            unexpressed.push(left_out(
                Dialect::Postgres,
                object,
                "is left out: it reads a view, and raw SQL comes before views",
            ));
            continue;
        }
        if row.rank != MATERIALIZED_VIEWS
            && !schema.tables.contains_key(&TableName::new(&*row.table_name))
        {
            continue;
        }
        let name = RawName::new(free_name(schema, &row.name));
        schema.raw_objects.insert(name, together(&[row], RawPosition::AfterTables));
    }
    Ok(unexpressed)
}

/// The names of the functions that the triggers of the spec make for themselves.
fn functions_of_triggers(schema: &Schema) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (table, content) in &schema.tables {
        let triggers = content.triggers.keys();
        names.extend(triggers.map(|name| stable_name(&[table.as_str(), name.as_str()])));
    }
    names
}

/// One raw object of several statements; the way back is the other way round.
fn together(rows: &[&RawRow], position: RawPosition) -> RawObject {
    let ups: Vec<&str> = rows.iter().map(|row| row.up.as_str()).collect();
    let downs: Vec<&str> = rows.iter().rev().map(|row| row.down.as_str()).collect();
    let mut up = ups.join(";\n");
    if rows.iter().any(|row| row.rank == FUNCTIONS) {
        // The tables that the bodies name are not there yet.
        up = ["SET check_function_bodies = off;\n", &up, ";\nRESET check_function_bodies"].concat();
    }
    let sql = RawSql { up, down: downs.join(";\n") };
    RawObject { sql: crate::introspect::only(Dialect::Postgres, Some(sql)), position }
}

/// Whether the text names a view of the schema.
fn reads_a_view(schema: &Schema, sql: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    schema.views.keys().any(|view| sql.split(|it| !is_word(it)).any(|word| word == view.as_str()))
}
