//! What the other files get wrong, done right: no error is expected here.

use knowledge_store::{
    diesel::{dsl::insert_into, prelude::*},
    hce::{ClaimChanges, ClaimTier, NewClaim, NewClaimRequired, claims, episodes},
    media::{media_sources, transcripts},
    system2::{JobRunStatus, job_run},
};

pub fn right(connection: &mut SqliteConnection) -> QueryResult<()> {
    let claim = NewClaim {
        tier: Some(ClaimTier::A),
        ..NewClaim::new(NewClaimRequired {
            episode_id: "episode",
            claim_id: "claim",
            canonical: "text",
        })
    };
    insert_into(claims::table).values(&claim).execute(connection)?;
    let _ = ClaimChanges { tier: Some(None), ..ClaimChanges::default() };
    let _ = job_run::table.filter(job_run::status.eq(JobRunStatus::Failed));
    let _ = claims::table.inner_join(episodes::table.inner_join(media_sources::table));
    let _ = transcripts::table.filter(transcripts::video_id.eq("video"));
    let _: Vec<Option<ClaimTier>> = claims::table.select(claims::tier).load(connection)?;
    Ok(())
}
