//! Steps of a plan → SQL text of one dialect.

pub mod writer;
