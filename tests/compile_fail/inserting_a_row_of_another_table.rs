//! A new claim is no new episode.

use knowledge_store::{
    diesel::{dsl::insert_into, prelude::*},
    hce::{NewClaim, episodes},
};

pub fn wrong(connection: &mut SqliteConnection) {
    let claim = NewClaim::new("episode", "claim", "text");
    let insert = insert_into(episodes::table);
    let _ = insert.values(&claim).execute(connection); //~ E0277 Insertable<
}
