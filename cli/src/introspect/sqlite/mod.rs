//! A SQLite database → [`Schema`].
//!
//! Two queries: the statements that created everything, and the columns from the pragmas. What the pragmas do not
//! return is read from the statements (`tokens`, `table_text`, `index_text`) by our own reader: it has to return
//! expressions as they are written, so that they can be compared, and SQLite accepts statements that other parsers
//! refuse. Start reading at [`introspect`].

mod deviations;
mod index_text;
mod search;
mod table;
mod table_text;

use std::collections::BTreeMap;

use diesel::{
    QueryResult, RunQueryDsl,
    prelude::QueryableByName,
    sql_query,
    sql_types::{Integer, Nullable, Text},
    sqlite::SqliteConnection,
};
use tablewright::connection::DatabaseKind;
use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        Index, IndexKey, IndexName, RawName, RawObject, RawPosition, RawSql, Schema, Table,
        TableName, Trigger, TriggerName, View, ViewName, expression::Expression,
    },
    stored::read::written,
};

use self::index_text::{KeySubject, KeyText, read_index, read_trigger};
use super::{Found, is_hidden, only};
use crate::tokens::Reader;

/// What the reader asks: see `objects.sql`.
#[derive(Debug, QueryableByName)]
struct ObjectRow {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    statement: String,
    #[diesel(sql_type = Text)]
    storage: String,
    #[diesel(sql_type = Integer)]
    is_without_rowid: i32,
    #[diesel(sql_type = Integer)]
    is_strict: i32,
}

/// A column: see `columns.sql`.
#[derive(Debug, QueryableByName)]
struct ColumnRow {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    declared_type: String,
    #[diesel(sql_type = Integer)]
    is_not_null: i32,
    #[diesel(sql_type = Nullable<Text>)]
    default_text: Option<String>,
    #[diesel(sql_type = Integer)]
    key_position: i32,
}

/// Describes the main database of `connection`.
///
/// # Errors
///
/// What Diesel reports when a query fails, for example because the file is not a database.
pub fn introspect(connection: &mut SqliteConnection) -> QueryResult<Schema> {
    Ok(observe(connection)?.read_back(Dialect::Sqlite))
}

/// Describes the main database of `connection` as it writes itself.
///
/// # Errors
///
/// As [`introspect`].
pub fn observe(connection: &mut SqliteConnection) -> QueryResult<Schema> {
    let objects: Vec<ObjectRow> = sql_query(include_str!("objects.sql")).load(connection)?;
    let columns: Vec<ColumnRow> = sql_query(include_str!("columns.sql")).load(connection)?;
    Ok(build(objects, columns))
}

/// Describes the main database of `connection` as [`introspect`] does, with what deviates from that. It asks no more
/// than that does.
///
/// # Errors
///
/// As [`introspect`].
pub fn examine(connection: &mut SqliteConnection) -> QueryResult<Found> {
    let objects: Vec<ObjectRow> = sql_query(include_str!("objects.sql")).load(connection)?;
    let columns: Vec<ColumnRow> = sql_query(include_str!("columns.sql")).load(connection)?;
    let deviations = deviations::all(&objects);
    Ok(Found { schema: build(objects, columns).read_back(Dialect::Sqlite), deviations })
}

fn build(mut objects: Vec<ObjectRow>, columns: Vec<ColumnRow>) -> Schema {
    objects.retain(|object| !is_hidden(&object.name) && !is_hidden(&object.table_name));
    let mut columns_of: BTreeMap<String, Vec<ColumnRow>> = BTreeMap::new();
    for column in columns {
        columns_of.entry(column.table_name.clone()).or_default().push(column);
    }
    let mut schema = Schema::default();
    for object in objects.iter().filter(|object| object.storage == "table") {
        let columns = columns_of.remove(&object.name).unwrap_or_default();
        schema.tables.insert(TableName::new(&object.name), table::build(object, &columns));
    }
    table::resolve_references(&mut schema);
    let rest = search::take_search_indexes(&mut schema, objects);
    for object in &rest {
        add_object(&mut schema, object);
    }
    schema
}

/// Adds an index, a trigger, a view, or a virtual table that nobody here made.
fn add_object(schema: &mut Schema, object: &ObjectRow) {
    let added = match object.kind.as_str() {
        "index" => add_index(schema, object),
        "trigger" => add_trigger(schema, object),
        "view" => add_view(schema, object),
        _ => object.storage != "virtual",
    };
    if !added {
        add_raw(schema, object);
    }
}

fn add_index(schema: &mut Schema, object: &ObjectRow) -> bool {
    let Some(table) = table_mut(schema, &object.table_name) else { return false };
    let Some(text) = read_index(&object.statement) else { return false };
    let index = Index {
        keys: text.keys.iter().map(|key| index_key(table, key)).collect(),
        predicate: text.predicate.map(|text| written(Dialect::Sqlite, &text)),
        ..Index::over(&[], text.uniqueness)
    };
    table.indexes.insert(IndexName::new(&object.name), index);
    true
}

fn index_key(table: &Table, key: &KeyText) -> IndexKey {
    let expression = match &key.subject {
        KeySubject::Name(name) => Expression::Column(table::column_name(table, name)),
        KeySubject::Expression(text) => written(Dialect::Sqlite, text),
    };
    let collation = only(Dialect::Sqlite, key.collation.clone());
    IndexKey { order: key.order, collation: collation.into(), ..IndexKey::new(expression) }
}

fn add_trigger(schema: &mut Schema, object: &ObjectRow) -> bool {
    let Some(table) = table_mut(schema, &object.table_name) else { return false };
    let Some(text) = read_trigger(&object.statement) else { return false };
    let names = text.update_columns.iter().map(|name| table::column_name(table, name));
    let trigger = Trigger {
        timing: text.timing,
        events: vec![text.event],
        update_columns: names.collect(),
        body: only(Dialect::Sqlite, Some(text.body)),
    };
    table.triggers.insert(TriggerName::new(&object.name), trigger);
    true
}

fn add_view(schema: &mut Schema, object: &ObjectRow) -> bool {
    let mut reader = Reader::new(&object.statement, DatabaseKind::Sqlite);
    reader.take("CREATE");
    if !reader.take("VIEW") || reader.qualified_name().is_none() {
        return false;
    }
    // A view that names its columns cannot be said; it stays a raw object.
    if !reader.take("AS") {
        return false;
    }
    let query = only(Dialect::Sqlite, Some(reader.rest().to_owned()));
    schema.views.insert(ViewName::new(&object.name), View { query, after: Vec::new() });
    true
}

/// Keeps what the IR has no form for as the statement that made it.
fn add_raw(schema: &mut Schema, object: &ObjectRow) {
    let drop = match object.kind.as_str() {
        "index" => "DROP INDEX",
        "trigger" => "DROP TRIGGER",
        "view" => "DROP VIEW",
        _ => "DROP TABLE",
    };
    let mut down = tablewright_codegen::sql::writer::Statement::new(Dialect::Sqlite);
    down.words(drop).identifier(&object.name);
    let sql = RawSql { up: object.statement.clone(), down: down.as_str().to_owned() };
    let raw =
        RawObject { sql: only(Dialect::Sqlite, Some(sql)), position: RawPosition::AfterTables };
    schema.raw_objects.insert(RawName::new(&object.name), raw);
}

/// The table that SQLite means by `name`: it does not tell ASCII cases apart.
fn table_mut<'s>(schema: &'s mut Schema, name: &str) -> Option<&'s mut Table> {
    let found = table::table_name(schema, name);
    schema.tables.get_mut(&found)
}
