//! The schema of every sealed version, as this kind of database stores it.
//!
//! `schema.lock` keeps the newest alone. The earlier ones are what their migrations make, so these are run in a
//! place of their own ([`Place`]), and looked at after each. A server that refuses this leaves the newest, which
//! is said. Start reading at [`schemas`].

use tablewright_codegen::schema::Schema;

use super::Sealed;
use crate::{Error, connection::DatabaseUrl, replay::Place};

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
        let mut place = Place::beside(url)?;
        let mut schemas = Vec::new();
        for migration in earlier {
            let refuse = |source| Error::Query { purpose: "run the earlier migrations", source };
            place.run(migration).map_err(refuse)?;
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
