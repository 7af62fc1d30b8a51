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
mod require;

pub mod any;
pub mod assign;
pub mod connection;
mod database;
mod digest;
mod error;
pub mod migrate;
mod migration;
pub mod preflight;
mod printable;
mod retry;
mod split;
mod table_info;
mod target;
pub mod types;
#[doc(hidden)]
pub mod unstable;
pub mod version;

pub use chrono;
pub use diesel;

pub use self::{
    any::AnyConnection,
    error::{Before, Cause, Error, FailedStatement},
    migration::{Direction, Migration, Migrations},
    printable::printable,
    table_info::TableInfo,
};
