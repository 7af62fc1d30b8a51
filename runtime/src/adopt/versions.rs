//! The schema of every sealed version, as this kind of database stores it.
//!
//! `schema.lock` keeps the newest alone. The earlier ones are what their migrations make, so these are run, and
//! looked at after each: on SQLite in memory; on PostgreSQL in a namespace of a transaction that is rolled
//! back; on MySQL and MariaDB in a database that is dropped again. A server that refuses this leaves the
//! newest, which is said. Start reading at [`schemas`].

use std::borrow::Cow;

use diesel::connection::SimpleConnection;
use tablewright_codegen::schema::Schema;

use super::Sealed;
use crate::{
    AnyConnection, Error, Migration,
    connection::{self, DatabaseKind, DatabaseUrl},
    introspect::introspect,
};

/// The schemas by position of their migration.
pub(super) struct Schemas {
    /// Nothing where the migrations could not be run.
    pub(super) schemas: Vec<Option<Schema>>,
    /// Why they could not.
    pub(super) unseen: Option<String>,
}

/// The schema after each of the sealed migrations.
pub(super) fn schemas(url: &DatabaseUrl, sealed: &Sealed<'_>) -> Result<Schemas, Error> {
    let newest = Some(sealed.schema.clone());
    let earlier = match sealed.migrations {
        [] => return Ok(Schemas { schemas: Vec::new(), unseen: None }),
        [_] => return Ok(Schemas { schemas: vec![newest], unseen: None }),
        [earlier @ .., _] => earlier,
    };
    let mut scratch = Scratch::open(url)?;
    let kind = url.kind();
    let mut replay = || -> Result<Vec<Option<Schema>>, Error> {
        scratch.set_up()?;
        let mut schemas = Vec::new();
        for migration in earlier {
            let refuse = |source| Error::Query { purpose: "run the earlier migrations", source };
            scratch.connection.batch_execute(&in_place(migration, kind)).map_err(refuse)?;
            schemas.push(Some(introspect(&mut scratch.connection)?));
        }
        Ok(schemas)
    };
    let (mut schemas, unseen) = match replay() {
        Ok(schemas) => (schemas, None),
        Err(error) => (vec![None; earlier.len()], Some(error.to_string())),
    };
    schemas.push(newest);
    Ok(Schemas { schemas, unseen })
}

/// What a migration runs here. An index that PostgreSQL makes while others write cannot be made in the
/// transaction that is rolled back; made in the ordinary way it is the same index.
fn in_place(migration: &Migration, kind: DatabaseKind) -> Cow<'static, str> {
    if kind == DatabaseKind::Postgres && !migration.run_in_transaction {
        return Cow::Owned(migration.up.replace(" INDEX CONCURRENTLY ", " INDEX "));
    }
    Cow::Borrowed(migration.up)
}

/// A place where migrations can be run, and nothing stays.
struct Scratch {
    connection: AnyConnection,
    is_set_up: bool,
}

/// What makes the place, and what removes it. The connection's own settings stand already.
struct Place {
    make: &'static str,
    remove: &'static str,
}

const POSTGRES: Place = Place {
    make: "BEGIN; CREATE SCHEMA __tablewright_scratch; \
           SET LOCAL search_path TO __tablewright_scratch, public",
    remove: "ROLLBACK",
};

const MYSQL: Place = Place {
    make: "DROP DATABASE IF EXISTS __tablewright_scratch; CREATE DATABASE __tablewright_scratch; \
           USE __tablewright_scratch",
    remove: "DROP DATABASE IF EXISTS __tablewright_scratch",
};

fn place(kind: DatabaseKind) -> Option<Place> {
    match kind {
        DatabaseKind::Sqlite | DatabaseKind::Mssql => None,
        DatabaseKind::Postgres => Some(POSTGRES),
        DatabaseKind::Mysql => Some(MYSQL),
    }
}

impl Scratch {
    fn open(url: &DatabaseUrl) -> Result<Self, Error> {
        let connection = match url.kind() {
            DatabaseKind::Sqlite => connection::open("sqlite::memory:")?,
            DatabaseKind::Postgres | DatabaseKind::Mysql | DatabaseKind::Mssql => {
                connection::connect(url)?
            }
        };
        Ok(Self { connection, is_set_up: false })
    }

    fn set_up(&mut self) -> Result<(), Error> {
        let Some(place) = place(self.connection.kind()) else { return Ok(()) };
        self.connection
            .batch_execute(place.make)
            .map_err(|source| Error::Query { purpose: "make a place to try migrations", source })?;
        self.is_set_up = true;
        Ok(())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(place) = place(self.connection.kind()).filter(|_| self.is_set_up) {
            // A place that stays is empty of rows and is dropped before the next is made.
            let _ = self.connection.batch_execute(place.remove);
        }
    }
}
