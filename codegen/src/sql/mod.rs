//! SQL as text: writing names, literals and expressions, and what is asked of SQL that somebody else has written.

pub mod expression;
pub(crate) mod scalar;
pub mod writer;

mod mention;
mod width;

pub(crate) use self::mention::{Mentions, mentions, mentions_column};
