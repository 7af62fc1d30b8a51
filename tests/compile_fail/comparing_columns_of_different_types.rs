//! `media_sources.view_count` is a number and its title a text.

use knowledge_store::{diesel::prelude::*, media::media_sources};

pub fn wrong() {
    let _ = media_sources::title.eq(media_sources::view_count); //~ E0277 AsExpression
}
