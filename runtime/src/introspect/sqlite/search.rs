//! Full-text indexes of SQLite: an FTS5 table with the content of another table, kept by three triggers.

use tablewright_codegen::schema::Schema;

use super::ObjectRow;

/// Recognises the full-text indexes among `objects` and gives back the rest.
pub(super) fn take_search_indexes(_schema: &mut Schema, objects: Vec<ObjectRow>) -> Vec<ObjectRow> {
    objects
}
