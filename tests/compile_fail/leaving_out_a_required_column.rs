//! `canonical` is NOT NULL and has no default.

use knowledge_store::hce::{NewClaim, NewClaimRequired};

pub fn wrong() -> NewClaim<'static> {
    NewClaim::new(NewClaimRequired { episode_id: "episode", claim_id: "claim" }) //~ E0063 missing field `canonical`
}

pub fn by_position() -> NewClaim<'static> {
    NewClaim::new("episode", "claim", "text") //~ E0061 takes 1 argument but 3 arguments were supplied
}
