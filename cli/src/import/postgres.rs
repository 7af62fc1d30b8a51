//! What PostgreSQL has besides tables and views: some of it a spec has as raw SQL, the rest is listed.

use std::collections::BTreeSet;

use diesel::{
    QueryResult,
    pg::PgConnection,
    prelude::QueryableByName,
    sql_types::{BigInt, Integer, Text},
};
use tablewright_codegen::{
    dialect::Dialect,
    import::can_declare,
    schema::{
        IndexName, Name, RawName, RawObject, RawPosition, RawSql, Schema, View, ViewName,
        naming::trigger_function_name,
    },
    sql::writer::Statement,
};

use super::{BesideRow, Unexpressed, free_name, in_order, listed};
use crate::introspect::{Namespaces, postgres::rows_of};

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
const GROUPS: [(i32, &str, RawPosition); 8] = [
    (1, "1_extensions", RawPosition::BeforeTables),
    (2, "2_types", RawPosition::BeforeTables),
    (3, "3_sequences", RawPosition::BeforeTables),
    (4, "4_functions", RawPosition::BeforeTables),
    (5, "5_functions_on_tables", RawPosition::AfterTables),
    (6, "6_functions_on_views", RawPosition::AfterViews),
    (7, "7_owners_of_sequences", RawPosition::AfterTables),
    (8, "8_unlogged_tables", RawPosition::AfterTables),
];
const LOST_TRIGGERS: i32 = 0;
const TYPES: i32 = 2;
const FUNCTIONS: i32 = 4;
const LAST_GROUP: i32 = 8;
const INDEXES: i32 = 10;
const SETTINGS: i32 = 11;
const RULES: i32 = 13;
const POLICIES: i32 = 14;
const MATERIALIZED_VIEWS: i32 = 15;

/// Adds raw SQL to `schema`, and tells what is left out.
pub(super) fn look_beside(
    connection: &mut PgConnection,
    namespaces: &Namespaces,
    schema: &mut Schema,
) -> QueryResult<Vec<Unexpressed>> {
    let raw = concat!(
        include_str!("../introspect/postgres/serial.sql"),
        include_str!("postgres_own.sql"),
        include_str!("postgres_raw.sql")
    );
    let beside = concat!(
        include_str!("../introspect/postgres/serial.sql"),
        include_str!("postgres_own.sql"),
        include_str!("postgres_beside.sql")
    );
    let mut rows: Vec<RawRow> = rows_of(connection, raw, namespaces)?;
    let beside: Vec<BesideRow> = rows_of(connection, beside, namespaces)?;
    schema.enums.retain(|name, content| can_declare(name, content, Dialect::Postgres));
    rows.retain(|row| row.rank != TYPES || !schema.enums.contains_key(row.name.as_str()));
    let own = functions_of_triggers(schema);
    rows.retain(|row| {
        row.rank != FUNCTIONS || !row.down.ends_with("()") || !own.contains(&row.name)
    });
    for row in rows.iter().filter(|row| row.rank == LOST_TRIGGERS) {
        schema.raw_objects.retain(|_, object| {
            object.sql.postgres.as_ref().is_none_or(|sql| sql.down != row.down)
        });
    }
    let unexpressed = listed(Dialect::Postgres, in_order(beside));
    for (rank, name, position) in GROUPS {
        let group: Vec<&RawRow> = rows.iter().filter(|row| row.rank == rank).collect();
        if !group.is_empty() {
            let name = RawName::new(free_name(schema, name));
            schema.raw_objects.insert(name, together(&group, position));
        }
    }
    let single = |row: &&RawRow| {
        row.rank > LAST_GROUP && !matches!(row.rank, SETTINGS | POLICIES | MATERIALIZED_VIEWS)
    };
    for row in rows.iter().filter(single) {
        if row.rank == INDEXES
            && let Some(table) = schema.tables.get_mut(row.table_name.as_str())
        {
            table.indexes.remove(&IndexName::new(&*row.name));
        }
        let is_on_view = schema.views.contains_key(row.table_name.as_str());
        if !is_on_view && !schema.tables.contains_key(row.table_name.as_str()) {
            continue;
        }
        let is_late = is_on_view || row.rank == RULES && reads_a_view(schema, &row.up);
        let position = if is_late { RawPosition::AfterViews } else { RawPosition::AfterTables };
        let name = RawName::new(free_name(schema, &row.name));
        schema.raw_objects.insert(name, together(&[row], position));
    }
    for (rank, word) in [(SETTINGS, "settings"), (POLICIES, "policies")] {
        let tables: Vec<String> = schema.tables.keys().map(|it| it.as_str().to_owned()).collect();
        for table in tables {
            let of_table = rows.iter().filter(|row| row.rank == rank && row.table_name == table);
            let of_table: Vec<&RawRow> = of_table.collect();
            if !of_table.is_empty() {
                let name = RawName::new(free_name(schema, &[&table, "_", word].concat()));
                schema.raw_objects.insert(name, together(&of_table, RawPosition::AfterTables));
            }
        }
    }
    let views: Vec<&RawRow> = rows.iter().filter(|row| row.rank == MATERIALIZED_VIEWS).collect();
    add_materialized_views(schema, &views);
    Ok(unexpressed)
}

/// The names of the functions that the triggers of the spec make for themselves.
fn functions_of_triggers(schema: &Schema) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (table, content) in &schema.tables {
        let triggers = content.triggers.keys();
        names.extend(triggers.map(|name| {
            let function = trigger_function_name(table, name);
            table.beside(&function).as_str().to_owned()
        }));
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

/// Adds the materialized views, as one object where one reads another. Those that read a view come after the views, and
/// with them the views that read one of those.
fn add_materialized_views(schema: &mut Schema, rows: &[&RawRow]) {
    let mut late: Vec<Late> = Vec::new();
    let mut left: Vec<&RawRow> = rows.to_vec();
    loop {
        let count = late.len();
        let reads_late = |sql: &str, late: &[Late]| late.iter().any(|it| has_word(sql, &it.name));
        left.retain(|row| {
            let is_late = reads_a_view(schema, &row.up) || reads_late(&row.up, &late);
            if is_late {
                late.push(Late::new(&row.name, &row.up, &row.down));
            }
            !is_late
        });
        let reads = |view: &View| {
            view.query.postgres.as_ref().is_some_and(|query| reads_late(query, &late))
        };
        let readers = schema.views.iter().filter(|(_, view)| reads(view));
        let readers: Vec<ViewName> = readers.map(|(name, _)| name.clone()).collect();
        for name in readers {
            let query = schema.views.remove(&name).and_then(|view| view.query.postgres);
            let mut up = Statement::new(Dialect::Postgres);
            up.words("CREATE VIEW").name(&name).words("AS");
            let up = [up.as_str(), "\n", query.as_deref().unwrap_or_default()].concat();
            let mut down = Statement::new(Dialect::Postgres);
            down.words("DROP VIEW").name(&name);
            late.push(Late::new(name.as_str(), &up, down.as_str()));
        }
        if late.len() == count {
            break;
        }
    }
    let late = in_order_of_use(late);
    let is_apart = |row: &&RawRow| {
        left.iter().all(|other| other.name == row.name || !has_word(&row.up, &other.name))
    };
    let groups: Vec<(String, Vec<&RawRow>)> = if left.iter().all(is_apart) {
        left.iter().map(|row| (row.name.clone(), vec![*row])).collect()
    } else {
        vec![("materialized_views".to_owned(), left.clone())]
    };
    for (name, rows) in groups {
        let name = RawName::new(free_name(schema, &name));
        schema.raw_objects.insert(name, together(&rows, RawPosition::AfterTables));
    }
    if !late.is_empty() {
        let name = match late.as_slice() {
            [only] => only.name.clone(),
            _ => "views_on_views".to_owned(),
        };
        let ups: Vec<&str> = late.iter().map(|it| it.up.as_str()).collect();
        let downs: Vec<&str> = late.iter().rev().map(|it| it.down.as_str()).collect();
        let sql = RawSql { up: ups.join(";\n"), down: downs.join(";\n") };
        let sql = crate::introspect::only(Dialect::Postgres, Some(sql));
        let name = RawName::new(free_name(schema, &name));
        let object = RawObject { sql, position: RawPosition::AfterViews };
        schema.raw_objects.insert(name, object);
    }
}

/// A view that is made after those of the spec.
struct Late {
    name: String,
    up: String,
    down: String,
}

impl Late {
    fn new(name: &str, up: &str, down: &str) -> Self {
        Self { name: name.to_owned(), up: up.to_owned(), down: down.to_owned() }
    }
}

/// The views, each behind those that it reads.
fn in_order_of_use(mut left: Vec<Late>) -> Vec<Late> {
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let reads =
            |view: &Late, other: &Late| view.name != other.name && has_word(&view.up, &other.name);
        let free = left.iter().position(|view| left.iter().all(|other| !reads(view, other)));
        // A circle is one of words alone.
        ordered.push(left.remove(free.unwrap_or_default()));
    }
    ordered
}

/// Whether the text names something, whose namespace it may quote in its own way.
fn has_word(sql: &str, name: &str) -> bool {
    let name = ViewName::from(name);
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    sql.split(|it| !is_word(it)).any(|word| word == name.local())
}

/// Whether the text names a view of the schema.
fn reads_a_view(schema: &Schema, sql: &str) -> bool {
    schema.views.keys().any(|view| has_word(sql, view.as_str()))
}
