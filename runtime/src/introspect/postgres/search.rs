//! Full-text indexes of PostgreSQL: a generated `tsvector` column with a GIN index.

use tablewright_codegen::schema::Table;

/// Recognises the full-text indexes of `table` and takes their columns and indexes out of it.
pub(super) fn take_search_indexes(_table: &mut Table) {}
