//! Steps of a plan → SQL text of one dialect.

pub mod expression;
pub mod writer;
