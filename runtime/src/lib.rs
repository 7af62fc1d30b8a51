//! The portable runtime of schemas that `tablewright-codegen` generates: SQL types, connections, migrator.

#[cfg(not(any(feature = "sqlite", feature = "postgres", feature = "mysql")))]
compile_error!("turn on at least one of the features `sqlite`, `postgres` and `mysql`");

pub mod any;
mod table_info;
pub mod types;

pub use diesel;

pub use self::{any::AnyConnection, table_info::TableInfo};
