//! `original_text` may be NULL, so it is read into an `Option`.

use knowledge_store::{diesel::prelude::*, hce::claims};

pub fn wrong(connection: &mut SqliteConnection) {
    let texts = claims::table.select(claims::original_text);
    let _ = texts.load::<String>(connection); //~ E0277 cannot deserialize a value of the database type `Nullable<
}
