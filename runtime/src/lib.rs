//! The portable runtime of schemas that `tablewright-codegen` generates: one codebase, any database.
//!
//! - [`types`]: SQL types that differ by database, and [`sql_enum!`] for the enums of a schema;
//! - [`assign`]: the structs that are inserted and that change rows, by [`insertable!`] and [`changeset!`];
//! - [`connection`]: opening a database, or a pool, by its URL, and [`dispatch!`] to the concrete connection;
//! - [`migrate`]: the embedded migrations, there and back;
//! - [`version`]: whether a database fits the program that opens it.
//!
//! What a generated crate does is the shortest tour:
//!
//! ```
//! # #[cfg(feature = "sqlite")] {
//! use tablewright::{Migrations, connection, migrate};
//!
//! static MIGRATIONS: Migrations = Migrations { sqlite: &[], postgres: &[], mysql: &[] };
//!
//! let mut connection = connection::open("sqlite::memory:")?;
//! let applied = migrate::run_pending(&mut connection, &MIGRATIONS)?;
//! assert!(applied.is_empty());
//! # }
//! # Ok::<(), tablewright::Error>(())
//! ```

#[cfg(not(any(feature = "sqlite", feature = "postgres", feature = "mysql")))]
compile_error!("turn on at least one of the features `sqlite`, `postgres` and `mysql`");

#[macro_use]
mod dispatch;

#[cfg(feature = "introspection")]
pub mod adopt;
pub mod any;
pub mod assign;
#[cfg(feature = "cli")]
pub mod cli;
pub mod connection;
#[cfg(feature = "introspection")]
pub mod drift;
mod error;
#[cfg(feature = "introspection")]
mod footprint;
#[cfg(feature = "introspection")]
pub mod import;
#[cfg(feature = "introspection")]
pub mod introspect;
#[cfg(feature = "introspection")]
mod leftover;
#[cfg(feature = "introspection")]
mod losses;
pub mod migrate;
mod patience;
pub mod preflight;
mod printable;
#[cfg(feature = "cli")]
mod repair;
#[cfg(feature = "introspection")]
mod replay;
mod table_info;
pub mod types;
pub mod version;

pub use chrono;
pub use diesel;

pub use self::{
    any::AnyConnection,
    error::{Before, Cause, Direction, Error, FailedStatement},
    migrate::{Migration, Migrations},
    printable::printable,
    table_info::TableInfo,
};
