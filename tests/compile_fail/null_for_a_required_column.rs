//! `canonical` is NOT NULL and has no default.

use knowledge_store::hce::NewClaim;

pub fn wrong() -> NewClaim<'static> {
    NewClaim::new("episode", "claim", None) //~ E0308 mismatched types
}
