//! SQL as text: writing names, literals and expressions, and questions about SQL that comes from elsewhere.

pub mod expression;
pub mod native_enum;
pub(crate) mod scalar;
pub mod writer;

mod mention;
mod width;

pub(crate) use self::mention::{Mentions, mentions, mentions_column};
