//! The Diesel types that `diesel print-schema` infers for the columns of a database, where portable types read them
//! otherwise.

use super::Draft;
use crate::schema::{native::inferred, presentation::FieldType};

/// Names the types at the columns. A spec of several databases keeps the portable ones, which all of them read.
pub(super) fn name_inferred(draft: &mut Draft) {
    let mut dialects = draft.declaration.settings.dialects.iter();
    let (Some(dialect), None) = (dialects.next(), dialects.next()) else { return };
    for (name, table) in &draft.declaration.schema.tables {
        for column in &table.columns {
            let sql = column.sql_types.as_ref().get(dialect).as_deref();
            let Some(native) = sql.and_then(|sql| inferred(dialect, sql)) else { continue };
            let shown = &mut draft.declaration.presentation.tables;
            let shown = &mut shown.entry(name.clone()).or_default().columns;
            let field = &mut shown.entry(column.name.clone()).or_default().field;
            if *field == FieldType::default() {
                *field = FieldType::Own { rust: native.rust, diesel: Some(native.diesel) };
            }
        }
    }
}
