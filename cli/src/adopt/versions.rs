//! The schema of every sealed version, as this kind of database stores it.
//!
//! `schema.lock` keeps only the newest schema. The earlier ones are found by running their migrations in a separate
//! place ([`Sandbox`]) and reading it after each. If a server refuses this, only the newest is known, and this is
//! reported. Start reading at [`schemas`].

use tablewright::{Error, connection::DatabaseUrl, unstable::cannot};
use tablewright_codegen::schema::Schema;

use super::Sealed;
use crate::replay::Sandbox;

/// The schemas by position of their migration.
pub(super) struct Schemas {
    /// Nothing where the migrations could not be run.
    pub(super) schemas: Vec<Option<Schema>>,
    /// Why they could not.
    pub(super) unseen: Option<String>,
}

/// The schema after each of the sealed migrations.
pub(super) fn schemas(url: &DatabaseUrl, sealed: &Sealed<'_>) -> Schemas {
    let newest = Some(sealed.schema.clone());
    let earlier = match sealed.migrations {
        [] => return Schemas { schemas: Vec::new(), unseen: None },
        [_] => return Schemas { schemas: vec![newest], unseen: None },
        [earlier @ .., _] => earlier,
    };
    let replay = || -> Result<Vec<Option<Schema>>, Error> {
        let mut place = Sandbox::beside(url)?;
        let mut schemas = Vec::new();
        for migration in earlier {
            place.run(migration).map_err(cannot("run the earlier migrations"))?;
            schemas.push(Some(place.schema()?));
        }
        Ok(schemas)
    };
    let (mut schemas, unseen) = match replay() {
        Ok(schemas) => (schemas, None),
        Err(error) => (vec![None; earlier.len()], Some(error.to_string())),
    };
    schemas.push(newest);
    Schemas { schemas, unseen }
}
