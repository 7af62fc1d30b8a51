//! A changeset leaves the primary key alone.

use knowledge_store::hce::ClaimChanges;

pub fn wrong() -> ClaimChanges<'static> {
    ClaimChanges {
        claim_id: Some("other"), //~ E0560 no field named `claim_id`
        ..ClaimChanges::default()
    }
}
