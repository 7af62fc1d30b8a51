//! Claims belong to episodes and those to media sources; nothing leads from claims to media sources.

use knowledge_store::{diesel::prelude::*, hce::claims, media::media_sources};

pub fn wrong() {
    let _ = claims::table.inner_join(media_sources::table); //~ E0277 JoinTo
}
