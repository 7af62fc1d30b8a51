//! Which of a declaration's raw objects a database has.
//!
//! Raw SQL says nothing about what it makes. SQLite is asked: the objects are made in a database in memory, and
//! what came with each is looked for in the other one.

use std::collections::BTreeSet;

use diesel::QueryResult;
use tablewright_codegen::schema::{RawName, Schema};

use crate::AnyConnection;

/// What was found of raw objects.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Those that are declared and not there.
    pub(super) missing: BTreeSet<RawName>,
    /// Objects in no form of ours that no declared one makes.
    pub(super) unknown: Vec<String>,
}

/// Looks for the raw objects of `declared`; `found` is what introspection tells of the database.
pub(super) fn look(
    connection: &mut AnyConnection,
    declared: &Schema,
    found: &Schema,
) -> QueryResult<Found> {
    match connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(connection) => sqlite::look(connection, declared, found),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => Ok(none_or_all(declared, found)),
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(_) => Ok(none_or_all(declared, found)),
    }
}

/// A server is not asked: what a database with tables lacks is not known, one without lacks everything.
#[cfg(any(feature = "postgres", feature = "mysql"))]
fn none_or_all(declared: &Schema, found: &Schema) -> Found {
    let has_any = declared.tables.keys().any(|name| found.tables.contains_key(name));
    let missing = declared.raw_objects.keys().filter(|_| !has_any).cloned().collect();
    Found { missing, unknown: Vec::new() }
}

#[cfg(feature = "sqlite")]
mod sqlite {
    //! Made in a database in memory, and looked for in the other.

    use diesel::{
        Connection, RunQueryDsl, SqliteConnection, connection::SimpleConnection, dsl::sql,
        sql_types::Text,
    };
    use tablewright_codegen::{
        dialect::Dialect,
        plan::create,
        render::render,
        schema::{RawObject, RawPosition, Settings},
    };

    use super::{BTreeSet, Found, QueryResult, RawName, Schema};

    const NAMES: &str = "SELECT name FROM sqlite_schema";

    pub(super) fn look(
        connection: &mut SqliteConnection,
        declared: &Schema,
        found: &Schema,
    ) -> QueryResult<Found> {
        let (mut missing, mut made) = (BTreeSet::new(), BTreeSet::new());
        if declared.raw_objects.values().any(|object| object.sql.sqlite.is_some()) {
            let there = names(connection)?;
            for (name, makes) in made_by_each(declared)? {
                if !makes.is_subset(&there) {
                    missing.insert(name);
                }
                made.extend(makes);
            }
        }
        let unknown = found.raw_objects.keys().map(ToString::to_string);
        Ok(Found { missing, unknown: unknown.filter(|name| !made.contains(name)).collect() })
    }

    fn names(connection: &mut SqliteConnection) -> QueryResult<BTreeSet<String>> {
        Ok(sql::<Text>(NAMES).load::<String>(connection)?.into_iter().collect())
    }

    /// What each raw object makes, by name. Of one that cannot be made here nothing is known.
    fn made_by_each(declared: &Schema) -> QueryResult<Vec<(RawName, BTreeSet<String>)>> {
        let mut scratch = SqliteConnection::establish(":memory:")
            .map_err(|error| diesel::result::Error::QueryBuilderError(error.into()))?;
        let mut all = Vec::new();
        let at = |position| {
            let objects = declared.raw_objects.iter();
            objects.filter(move |(_, object)| object.position == position)
        };
        for (name, object) in at(RawPosition::BeforeTables) {
            all.push((name.clone(), made(&mut scratch, object)?));
        }
        scratch.batch_execute(&tables_of(declared))?;
        for (name, object) in at(RawPosition::AfterTables) {
            all.push((name.clone(), made(&mut scratch, object)?));
        }
        Ok(all)
    }

    fn made(scratch: &mut SqliteConnection, object: &RawObject) -> QueryResult<BTreeSet<String>> {
        let Some(own) = &object.sql.sqlite else { return Ok(BTreeSet::new()) };
        let before = names(scratch)?;
        if scratch.batch_execute(&own.up).is_err() {
            return Ok(BTreeSet::new());
        }
        Ok(names(scratch)?.difference(&before).cloned().collect())
    }

    /// What makes the tables, which raw objects may use, and nothing that may use raw objects.
    fn tables_of(declared: &Schema) -> String {
        let mut schema = declared.clone();
        schema.raw_objects.clear();
        schema.views.clear();
        for table in schema.tables.values_mut() {
            table.triggers.clear();
        }
        render(&create(&schema, &Settings::default(), Dialect::Sqlite)).to_sql()
    }
}
