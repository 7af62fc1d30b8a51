//! The knowledge store: media, claims, speakers, quality, jobs and files in one schema, on any database.
//!
//! Everything below is generated from `schema.yaml` when the crate is built: the tables in [`schema`], structs to
//! read, insert and change a row in [`models`], the enums in [`enums`], one module for each subject, and
//! [`MIGRATIONS`]. [`open`] opens a store that has this schema, and [`open_and_migrate`] migrates it first if it is
//! behind; everything else about databases is in [`tablewright`].
//!
//! ```
//! # #[cfg(feature = "sqlite")] {
//! use knowledge_store::{
//!     diesel::prelude::*,
//!     enums::ClaimTier,
//!     models::Claim,
//!     schema::{claims, episodes},
//!     tablewright::version::{SchemaVersion, check_schema_version},
//! };
//!
//! let mut store = knowledge_store::open_and_migrate("sqlite::memory:")?;
//! let version = check_schema_version(&mut store, &knowledge_store::MIGRATIONS)?;
//! assert_eq!(version, SchemaVersion::UpToDate);
//!
//! let best: Vec<(String, Claim)> = claims::table
//!     .inner_join(episodes::table)
//!     .filter(claims::tier.eq(ClaimTier::A))
//!     .select((episodes::title, Claim::as_select()))
//!     .load(&mut store)?;
//! assert!(best.is_empty());
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod store;

pub use diesel;
pub use tablewright;

pub use self::store::{open, open_and_migrate};

include!(concat!(env!("OUT_DIR"), "/schema.rs"));
