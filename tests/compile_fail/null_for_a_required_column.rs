//! `canonical` is NOT NULL and has no default.

use knowledge_store::hce::{NewClaim, NewClaimRequired};

pub fn wrong() -> NewClaim<'static> {
    NewClaim::new(NewClaimRequired {
        episode_id: "episode",
        claim_id: "claim",
        canonical: None, //~ E0308 mismatched types
    })
}
