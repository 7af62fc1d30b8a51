//! The portable runtime of schemas that `tablewright-codegen` generates: SQL types, connections, migrator.

#[cfg(not(any(feature = "sqlite", feature = "postgres", feature = "mysql")))]
compile_error!("turn on at least one of the features `sqlite`, `postgres` and `mysql`");

pub mod any;
#[cfg(feature = "introspection")]
pub mod drift;
#[cfg(feature = "introspection")]
pub mod introspect;
mod table_info;
pub mod types;

pub use diesel;

pub use self::{any::AnyConnection, table_info::TableInfo};
