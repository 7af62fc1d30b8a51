//! The knowledge store: media, claims, speakers, quality, jobs and files in one schema, on any database.
//!
//! Everything below is generated from `schema.yaml` when the crate is built: the tables in [`schema`], a row,
//! an insert and a change struct for each in [`models`], the enums in [`enums`], the same by subject in one
//! module each, and [`MIGRATIONS`]. What opens a database and migrates it is [`tablewright`].
//!
//! ```
//! # #[cfg(feature = "sqlite")] {
//! use knowledge_store::{MIGRATIONS, tablewright};
//! use tablewright::{connection, migrate};
//!
//! let mut connection = connection::open("sqlite::memory:")?;
//! migrate::run_pending(&mut connection, &MIGRATIONS)?;
//! assert!(migrate::pending(&mut connection, &MIGRATIONS)?.is_empty());
//! # }
//! # Ok::<(), tablewright::Error>(())
//! ```

pub use diesel;
pub use tablewright;

include!(concat!(env!("OUT_DIR"), "/schema.rs"));
