//! What the types of the columns need of the crate that compiles the module: a macro of the runtime for each feature,
//! which names the feature and a column if it is off.

use std::collections::BTreeMap;

use super::{
    CannotEmit,
    layout::{File, string},
    outline::Outline,
};
use crate::schema::native;

/// Asks for each feature once, with the first column that needs it.
pub(super) fn emit_requirements(
    outline: &Outline<'_>,
    file: &mut File<'_>,
) -> Result<(), CannotEmit> {
    let mut first = BTreeMap::new();
    for relation in &outline.relations {
        for field in &relation.fields {
            let named = field.shown.diesel().zip(field.shown.rust());
            let Some(needs) = named.and_then(|(diesel, rust)| native::needs(diesel, rust)) else {
                continue;
            };
            let column = ["`", relation.sql_name, ".", field.sql_name.as_str(), "`"].concat();
            first.entry(needs.feature).or_insert(column);
        }
    }
    for (feature, column) in first {
        file.begin();
        file.parts(&["tablewright::require_", feature, "!(", &string(&column), ");"]);
        file.end()?;
    }
    Ok(())
}
