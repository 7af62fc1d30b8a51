//! Values that do not fit another type: the tests that a rebuild applies to the copied rows, asked beforehand.

use super::{
    super::{Unfit, precheck::beyond},
    convert,
};
use crate::{
    dialect::Dialect,
    plan::Pair,
    schema::{Column, intent::Direction, types::Family},
    sql::writer::Statement,
};

/// What finds the values that could not be converted.
pub(super) fn unfit(column: &Pair<Column>) -> Option<Unfit> {
    let families = column.as_ref().map(|column| Family::of(column, Dialect::Sqlite));
    let name = &column.before.name;
    if matches!(families.before, Family::Text | Family::Json) && families.after.is_number() {
        let mut test = Statement::new(Dialect::Sqlite);
        // The comparison gives the text the form of a number if it is one, as the column would.
        test.name(name).words("<> CAST(").name(name).words("AS NUMERIC)");
        if families.after == Family::Whole {
            test.line(1).words("OR CAST(").name(name).words("AS NUMERIC) <> ROUND(CAST(");
            test.name(name).words("AS NUMERIC))");
            test.line(1).words("OR CAST(").name(name).words("AS NUMERIC)");
            beyond(&column.after.type_, &mut test)?;
        }
        return Some(Unfit::of(test));
    }
    let (_, test) = convert::refused(column, Direction::Up)?;
    let mut value = Statement::new(Dialect::Sqlite);
    value.name(name);
    Some(Unfit { value: Some(convert::converted(column, value)), test })
}
