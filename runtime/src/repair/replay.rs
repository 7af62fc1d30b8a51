//! What the migrations of a history make, from nothing.

use tablewright_codegen::schema::Schema;

use crate::{Cause, Migration, connection::DatabaseUrl, replay::Place};

/// Where migrations can be tried.
pub(crate) struct Scratch {
    /// The live database, of which servers make the place.
    url: DatabaseUrl,
}

impl Scratch {
    /// Beside the database that `url` names.
    pub(crate) fn new(url: &DatabaseUrl) -> Self {
        Self { url: url.clone() }
    }

    /// The schema that the migrations make from nothing.
    pub(super) fn replay(&self, migrations: &[&'static Migration]) -> Result<Schema, Cause> {
        let mut place = Place::beside(&self.url)?;
        for migration in migrations {
            let refuse = |error: diesel::result::Error| {
                ["`", &migration.full_name(), "`: ", &error.to_string()].concat()
            };
            place.run(migration).map_err(refuse)?;
        }
        Ok(place.schema()?)
    }
}
