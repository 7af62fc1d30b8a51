//! A new claim is no new episode.

use knowledge_store::{
    diesel::{dsl::insert_into, prelude::*},
    hce::{NewClaim, NewClaimRequired, episodes},
};

pub fn wrong(connection: &mut SqliteConnection) {
    let claim = NewClaim::new(NewClaimRequired {
        episode_id: "episode",
        claim_id: "claim",
        canonical: "text",
    });
    let insert = insert_into(episodes::table);
    let _ = insert.values(&claim).execute(connection); //~ E0277 Insertable<
}
