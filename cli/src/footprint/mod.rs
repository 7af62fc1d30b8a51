//! What raw SQL creates, found by comparing the catalogue before and after.
//!
//! [`inventory`] lists everything in a database, including what no schema describes. [`make`] creates a schema from
//! nothing in an empty database and takes an inventory around each raw object. Both only name things and their
//! definitions; the proof of a seal and `verify` decide what a loss means. Start reading at [`make`].

mod judge;

use std::collections::BTreeMap;

use diesel::{
    QueryResult, QueryableByName, RunQueryDsl,
    connection::SimpleConnection,
    sql_query,
    sql_types::{Nullable, Text},
};
use tablewright::{AnyConnection, connection::DatabaseKind};
pub(crate) use tablewright_codegen::history::{Footprint, Thing, Trace};
use tablewright_codegen::{
    dialect::Dialect,
    history::{Fingerprint, Lock},
    plan::{self, Plan, Step},
    render,
    schema::{RawName, Schema, Settings},
};

pub(crate) use self::judge::{Loss, losses};
use crate::introspect::{dialect_of, own_schema, server_version};

/// The things of a database, each with its definition as the server writes it.
pub(crate) type Inventory = BTreeMap<Thing, String>;

/// What the queries of a catalogue give: see `postgres.sql`.
#[derive(Debug, QueryableByName)]
struct ThingRow {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Nullable<Text>)]
    on_name: Option<String>,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Nullable<Text>)]
    definition: Option<String>,
}

/// Everything that raw SQL could have made in a database: on PostgreSQL in all its namespaces.
///
/// # Errors
///
/// What Diesel reports when a query fails.
pub(crate) fn inventory(connection: &mut AnyConnection) -> QueryResult<Inventory> {
    let rows: Vec<ThingRow> = match connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(connection) => {
            sql_query(include_str!("sqlite.sql")).load(connection)?
        }
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(connection) => {
            sql_query(include_str!("postgres.sql")).load(connection)?
        }
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(connection) => {
            sql_query(include_str!("mysql.sql")).load(connection)?
        }
    };
    let is_hidden = |name: &str| name.starts_with("__");
    let mut inventory = Inventory::new();
    for row in rows {
        if is_hidden(&row.name) || row.on_name.as_deref().is_some_and(is_hidden) {
            continue;
        }
        let thing = Thing { kind: row.kind, on: row.on_name, name: row.name };
        let definition = row.definition.unwrap_or_default();
        inventory
            .entry(thing)
            .and_modify(|known: &mut String| known.extend(["\n", &definition]))
            .or_insert(definition);
    }
    Ok(inventory)
}

/// The hash of a definition. How its names are quoted and its words are set apart is none of it: SQLite quotes
/// names anew when it renames something.
pub(crate) fn hash(definition: &str) -> Fingerprint {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut bare = String::with_capacity(definition.len());
    let mut is_apart = false;
    for character in definition.chars() {
        if character.is_whitespace() {
            is_apart = true;
        } else if !matches!(character, '"' | '`' | '[' | ']') {
            if is_apart && is_word(character) && bare.ends_with(is_word) {
                bare.push(' ');
            }
            bare.push(character);
            is_apart = false;
        }
    }
    Fingerprint::of_bytes(bare.as_bytes())
}

/// What each raw object makes, or why that is not known.
pub(crate) type Making = BTreeMap<RawName, Result<Inventory, String>>;

/// Makes `schema` from nothing in the empty database behind `connection`, and looks around each raw object. What
/// the database refuses is left out, since it is not asked whether the schema can be made.
///
/// # Errors
///
/// What Diesel reports when the catalogue cannot be read.
pub(crate) fn make(connection: &mut AnyConnection, schema: &Schema) -> QueryResult<Making> {
    let mut making = Making::new();
    let schema = &own_schema(connection, schema)?;
    let plan = plan::create(schema, &Settings::default(), dialect_of(connection));
    for step in plan.steps {
        let Some(name) = raw_name(&step) else {
            // What depends on it is refused as well, and says why.
            let _ = run(connection, step);
            continue;
        };
        let before = inventory(connection)?;
        let outcome = run(connection, step).map_err(|error| error.to_string());
        let mut made = inventory(connection)?;
        made.retain(|thing, definition| is_made(thing, before.get(thing), definition));
        making.insert(name, outcome.map(|()| made));
    }
    let last = inventory(connection)?;
    for made in making.values_mut().flatten() {
        made.retain(|thing, _| last.contains_key(thing));
        for (thing, definition) in made {
            if let Some(last) = last.get(thing) {
                definition.clone_from(last);
            }
        }
    }
    Ok(making)
}

/// What is known to be made, as a lock keeps it.
pub(crate) fn of(server: String, making: Making) -> Footprint {
    let trace =
        |(thing, definition): (Thing, String)| Trace { thing, definition: hash(&definition) };
    let made = making
        .into_iter()
        .filter_map(|(name, made)| Some((name, made.ok()?.into_iter().map(trace).collect())));
    Footprint { server, made: made.collect() }
}

/// What a lock knows of the raw objects of `declared`. Where the two differ, those that are the same may be in
/// another form by now, so their forms are not compared.
pub(crate) fn sealed(lock: &Lock, declared: &Schema, dialect: Dialect) -> Option<Footprint> {
    let mut footprint = lock.footprints.of(dialect)?.clone();
    let own = |schema: &Schema, name: &RawName| {
        schema.raw_objects.get(name).map(|object| object.sql.as_ref().get(dialect).clone())
    };
    footprint.made.retain(|name, _| own(&lock.schema, name) == own(declared, name));
    if lock.schema != *declared {
        footprint.server.clear();
    }
    Some(footprint)
}

fn raw_name(step: &Step) -> Option<RawName> {
    if let Step::CreateRaw(raw) = step { Some(raw.name.clone()) } else { None }
}

/// Whether a raw object has made a thing, or made it another. A table that it has added to stays the spec's.
fn is_made(thing: &Thing, before: Option<&String>, definition: &String) -> bool {
    before.is_none_or(|before| before != definition && thing.kind != "table")
}

/// Runs the ways back of the raw objects of `schema`, so that nothing of them stays on the server beside the
/// database, such as a role.
pub(crate) fn unmake(connection: &mut AnyConnection, schema: &Schema) {
    let Ok(schema) = &own_schema(connection, schema) else { return };
    let plan = plan::drop_all(schema, &Settings::default(), dialect_of(connection));
    for step in plan.steps {
        let _ = run(connection, step);
    }
}

fn run(connection: &mut AnyConnection, step: Step) -> QueryResult<()> {
    let plan = Plan::of_steps(dialect_of(connection), vec![step]);
    let script =
        render::render(&plan).map_err(|it| diesel::result::Error::QueryBuilderError(it.into()))?;
    for statement in script.statements {
        connection.batch_execute(&statement.text)?;
    }
    Ok(())
}

/// The server and as much of its version as decides how it writes definitions: `PostgreSQL 15`, `MariaDB 10.11`.
///
/// # Errors
///
/// What Diesel reports when the query fails.
pub(crate) fn server(connection: &mut AnyConnection) -> QueryResult<String> {
    let (title, version) = server_version(connection)?;
    let parts = match connection.kind() {
        DatabaseKind::Mysql => 2,
        DatabaseKind::Sqlite | DatabaseKind::Postgres | DatabaseKind::Mssql => 1,
    };
    let number: Vec<&str> = version.split(['.', ' ', '-']).take(parts).collect();
    Ok([title, " ", &number.join(".")].concat())
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn how_a_definition_is_laid_out_is_none_of_it() {
        let one = hash("CREATE TRIGGER tr AFTER DELETE ON t BEGIN SELECT 1; END");
        assert_eq!(
            hash("CREATE TRIGGER  \"tr\" AFTER DELETE\n  ON [t] BEGIN\n SELECT 1 ;\nEND"),
            one
        );
        assert_ne!(hash("CREATE TRIGGER tr AFTER DELETE ON t BEGIN SELECT 12; END"), one);
        assert_ne!(hash("a b"), hash("ab"));
    }
}
