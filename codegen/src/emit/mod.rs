//! The IR → Rust source text: tables, models, enums, and the constants beside them.
//!
//! Nothing here reads a file or asks a database. Start reading at [`naming`].

pub mod naming;
mod singular;
