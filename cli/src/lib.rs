//! The `tablewright` command and what it does with live databases.
//!
//! - [`command`]: the command line;
//! - [`introspect`]: a live database to a schema;
//! - [`drift`]: how a live database differs from a declared schema, and what mends it;
//! - [`adopt`]: an existing database with its rows joins a sealed history;
//! - [`import`]: a live database to a spec.
//!
//! An application needs none of it: it depends on [`tablewright`] alone.

pub mod adopt;
pub mod command;
pub mod drift;
mod error;
mod footprint;
pub mod import;
pub mod introspect;
mod leftover;
mod losses;
mod repair;
mod replay;
mod tokens;

pub use self::error::{Error, Loss, Unfilled};
