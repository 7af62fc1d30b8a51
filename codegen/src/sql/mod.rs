//! SQL as text: what is asked of SQL that somebody else has written.

mod mention;

pub(crate) use self::mention::{Mentions, mentions, mentions_column};
