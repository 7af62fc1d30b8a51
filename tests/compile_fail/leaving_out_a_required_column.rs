//! `canonical` is NOT NULL and has no default.

use knowledge_store::hce::NewClaim;

pub fn wrong() -> NewClaim<'static> {
    NewClaim::new("episode", "claim") //~ E0061 takes 3 arguments but 2 arguments were supplied
}
