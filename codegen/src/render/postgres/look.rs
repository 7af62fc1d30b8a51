//! Values that a type does not take.
//!
//! Source: PostgreSQL 16, "Numeric Types", "Character Types", "Boolean Type", "UUID Type".

use super::super::{
    Unfit,
    look::{beyond, too_large},
    writer::Statement,
};
use crate::{
    dialect::Dialect,
    plan::{Pair, family::Family},
    schema::{Column, ColumnName, ColumnType},
};

/// Whole numbers as every version reads them, and as newer ones do as well.
const DIGITS: &str = "^[[:space:]]*[-+]?[0-9]+[[:space:]]*$";
const NEWER_DIGITS: &str =
    "^[[:space:]]*[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*)[[:space:]]*$";
const NUMBER: &str = "^[[:space:]]*[-+]?([0-9][0-9_]*([.][0-9_]*)?|[.][0-9][0-9_]*)([eE][-+]?[0-9_]+)?\
                      [[:space:]]*$|^[[:space:]]*([Nn][Aa][Nn]|[-+]?[Ii][Nn][Ff]([Ii][Nn][Ii][Tt][Yy])?)[[:space:]]*$\
                      |^[[:space:]]*[-+]?0[xXoObB][0-9a-fA-F_]+[[:space:]]*$";
const TRUTH: &str = "^(t|tr|tru|true|y|ye|yes|on|1|f|fa|fal|fals|false|n|no|of|off|0)$";
const UUID: &str = "^[{]?([0-9a-f]{4}-?){7}[0-9a-f]{4}[}]?$";

/// What finds the values that the database would refuse to convert.
pub(super) fn unfit(column: &Pair<Column>) -> Option<Unfit> {
    let families = column.as_ref().map(|column| Family::of(column, Dialect::Postgres));
    let (name, after) = (&column.before.name, &column.after.type_);
    let mut test = Statement::new(Dialect::Postgres);
    match (families.before, families.after) {
        (Family::Text, Family::Text) => {
            let ColumnType::String { length } = after else { return None };
            // Blanks at the end are cut without a word.
            test.words("CHAR_LENGTH(RTRIM(").name(name).mark(")) >").count(*length as usize);
        }
        (Family::Text, Family::Whole) => {
            test.words("CASE WHEN");
            matches(name, "~", DIGITS, &mut test);
            test.words("THEN").name(name).mark("::numeric").words(beyond(after)?);
            test.line(1).words("ELSE");
            matches(name, "!~", NEWER_DIGITS, &mut test);
            test.words("END");
        }
        (Family::Text, Family::Fraction) => matches(name, "!~", NUMBER, &mut test),
        (Family::Text, Family::Truth) => {
            test.words("LOWER(TRIM(").name(name).mark(")) !~").text_literal(TRUTH);
        }
        (Family::Text, Family::Uuid) => {
            test.words("LOWER(TRIM(").name(name).mark(")) !~").text_literal(UUID);
        }
        (from, Family::Whole) if from.is_number() => {
            test.words("ROUND(").name(name).mark("::numeric)").words(beyond(after)?);
        }
        (from, Family::Fraction) if from.is_number() => {
            let ColumnType::Decimal { precision, scale } = after else { return None };
            let mut number = Statement::new(Dialect::Postgres);
            number.name(name).mark("::numeric");
            test.name(name).mark("::text <> 'NaN' AND");
            too_large(&number, *precision, *scale, &mut test);
        }
        (_, _) => return None,
    }
    Some(Unfit::of(test))
}

fn matches(name: &ColumnName, operator: &'static str, pattern: &str, out: &mut Statement) {
    out.name(name).words(operator).text_literal(pattern);
}
