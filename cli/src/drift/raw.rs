//! Which of a declaration's raw objects a database has, and which undeclared objects.
//!
//! What raw objects create is known from a footprint. On SQLite they are created in memory to find out; for a
//! server it is what a seal found there. If nothing is known, a raw object is assumed to exist as soon as one of
//! the declared tables does.

use std::collections::{BTreeMap, BTreeSet};

use diesel::QueryResult;
use tablewright::AnyConnection;
use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        Name, RawName, RawObject, Schema, Table, TableName,
        statements::{RawStatement, statements},
    },
};

use super::{Forms, Wanted};
use crate::{
    footprint::{self, Footprint, Inventory, Loss, Thing},
    introspect::dialect_of,
};

/// What was found of raw objects.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Those that are declared and not there.
    pub(super) missing: BTreeSet<RawName>,
    /// What others have made and is gone, or another.
    pub(super) losses: Vec<Loss>,
    /// Objects that hang on what is declared, or are in no form of ours, and that nothing declared makes.
    pub(super) unknown: Vec<String>,
    /// What the declared ones make.
    pub(super) made: BTreeSet<Thing>,
}

/// Looks for the raw objects that are `wanted`; `found` is what introspection tells of the database.
pub(super) fn look(
    connection: &mut AnyConnection,
    found: &Schema,
    wanted: &Wanted<'_>,
) -> QueryResult<Found> {
    let Wanted { schema: declared, known, forms, .. } = *wanted;
    let dialect = dialect_of(connection);
    let inventory = footprint::inventory(connection)?;
    // Beside a file there is always room to see what the objects make.
    let is_tried = !connection.kind().is_server();
    let footprint = match dialect {
        Dialect::Sqlite => tried(declared)?,
        Dialect::Postgres | Dialect::Mysql | Dialect::Mssql => known.cloned(),
    };
    let mut result = Found::default();
    if let Some(footprint) = &footprint {
        let server = match forms {
            Forms::Compared => footprint::server(connection)?,
            Forms::Ignored => String::new(),
        };
        result.losses = footprint::losses(footprint, &server, &inventory);
        let made = footprint.made.values().flatten();
        result.made = made.map(|trace| trace.thing.clone()).collect();
    }
    let has_any = declared.tables.keys().any(|name| found.tables.contains_key(name));
    for (name, object) in &declared.raw_objects {
        if object.sql.as_ref().get(dialect).is_none() {
            continue;
        }
        let made = footprint.as_ref().and_then(|it| it.made_by(name)).map_or(0, BTreeSet::len);
        let gone = result.losses.iter().filter(|loss| loss.raw == *name && loss.found.is_none());
        let is_gone = made > 0 && gone.count() == made;
        if is_gone || made == 0 && !has_any && !is_tried {
            result.missing.insert(name.clone());
        }
    }
    result.losses.retain(|loss| !result.missing.contains(&loss.raw));
    result.unknown = unknown(dialect, declared, found, &result.made, &inventory);
    Ok(result)
}

/// What the raw objects of `declared` make in a SQLite database; nothing if it has none.
fn tried(declared: &Schema) -> QueryResult<Option<Footprint>> {
    if !declared.raw_objects.values().any(|object| object.sql.sqlite.is_some()) {
        return Ok(None);
    }
    let place = tablewright::connection::open("sqlite::memory:");
    let mut place =
        place.map_err(|error| diesel::result::Error::QueryBuilderError(error.into()))?;
    let making = footprint::make(&mut place, declared)?;
    Ok(Some(footprint::of(footprint::server(&mut place)?, making)))
}

/// The things that hang on a declared table or view and that neither introspection nor a raw object accounts for,
/// and what is in no form of ours.
fn unknown(
    dialect: Dialect,
    declared: &Schema,
    found: &Schema,
    made: &BTreeSet<Thing>,
    inventory: &Inventory,
) -> Vec<String> {
    let own = super::made_by_text(declared, dialect);
    let is_made = |name: &str| {
        made.iter().any(|thing| thing.name == name) || own.iter().any(|(_, own)| own == name)
    };
    let mut unknown: BTreeMap<&str, String> = BTreeMap::new();
    let is_declared = |object: &RawObject| {
        let up = object.sql.as_ref().get(dialect).as_ref().map(|sql| statements(&sql.up, dialect));
        let mut makings = up.iter().flatten().filter_map(RawStatement::makes);
        makings.any(|making| {
            made.iter().any(|thing| thing.name == making.name && thing.on == making.on)
                || own.iter().any(|(on, own)| *own == making.name && *on == making.on)
        })
    };
    let others = found.raw_objects.iter().filter(|(_, object)| !is_declared(object));
    for name in others.map(|(name, _)| name).filter(|name| !is_made(name.as_str())) {
        unknown.insert(name.as_str(), name.as_str().to_owned());
    }
    for thing in inventory.keys().filter(|thing| !is_made(&thing.name)) {
        let Some(on) = thing.on.as_deref().filter(|_| is_told(thing, dialect)) else { continue };
        let is_declared = declared.tables.contains_key(on) || declared.views.contains_key(on);
        // An index is in the namespace of its table.
        let namespace = TableName::from(on).namespace().map(|namespace| [namespace, "."].concat());
        let name = namespace.and_then(|it| thing.name.strip_prefix(&it)).unwrap_or(&thing.name);
        // What stands in the place of something declared is told as another one than that.
        let is_described = [found, declared]
            .into_iter()
            .any(|schema| schema.tables.get(on).is_some_and(|table| has_part(table, name)));
        if is_declared && !is_described {
            unknown.insert(&thing.name, thing.to_string());
        }
    }
    unknown.into_values().collect()
}

/// Whether an index, a key or a trigger of the table has this name.
fn has_part(table: &Table, name: &str) -> bool {
    table.indexes.contains_key(name)
        || table.search_indexes.contains_key(name)
        || table.triggers.contains_key(name)
        || table.unique_constraints.contains_key(name)
}

/// Whether a thing that nobody declared is named. SQLite's are told as objects in no form of ours, and MySQL has
/// indexes of its own for foreign keys.
fn is_told(thing: &Thing, dialect: Dialect) -> bool {
    let kinds: &[&str] = match dialect {
        Dialect::Postgres => &["trigger", "rule", "policy", "statistics", "index"],
        Dialect::Mysql => &["trigger"],
        Dialect::Sqlite | Dialect::Mssql => &[],
    };
    kinds.contains(&thing.kind.as_str())
}
