//! Names that several databases write in different case.

use super::super::Draft;
use crate::{dialect::Dialect, schema::Schema};

/// Gives tables and columns one name in all databases where they differ in case alone: `Lock` in a database that does
/// not tell it from `lock` is the table that another one calls `lock`. The names of databases that tell the two apart
/// count more, then those of the databases before.
pub(super) fn unify(drafts: &mut [(Dialect, Draft)]) {
    for position in 0..drafts.len() {
        let dialect = drafts[position].0;
        let counts = |(other, (its, _)): &(usize, &(Dialect, Draft))| {
            *other < position || *other > position && !its.capability().folds_table_names
        };
        let others = drafts.iter().enumerate().filter(counts);
        let others: Vec<&Schema> =
            others.map(|(_, (_, draft))| &draft.declaration.schema).collect();
        let own = &drafts[position].1.declaration.schema;
        let named = own.in_letters_of(&others, dialect).into_owned();
        drafts[position].1.declaration.schema = named;
    }
}
