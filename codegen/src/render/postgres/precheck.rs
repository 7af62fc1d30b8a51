//! Values that a type refuses.
//!
//! PostgreSQL accepts many forms of dates and times, and before version 16 it cannot try a conversion without an
//! error. So only text that no version accepts is reported: text in ISO form that is on no calendar or clock, text
//! that lacks a part, and words without a meaning.
//!
//! Source: PostgreSQL 16, "Numeric Types", "Character Types", "Boolean Type", "UUID Type", "Date/Time Types",
//! "Date/Time Input Interpretation"; tried on PostgreSQL 15.

use super::super::{
    Unfit,
    precheck::{beyond, too_large},
};
use crate::{
    dialect::Dialect,
    plan::Pair,
    schema::{Column, ColumnName, ColumnType, types::Family},
    sql::writer::Statement,
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

/// A day, or a day and a time, as ISO 8601 writes it, with or without a zone.
const MOMENT: &str = "^[[:space:]]*[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]*)?)?)?\
                      [[:space:]]*(Z|[-+][0-9]{2}(:?[0-9]{2})?)?[[:space:]]*$";
/// Of those the ones that no calendar has: a year 0, a month 13, a day 31 in a short month, a February 29 in a year
/// that is not divisible by four, or is by a hundred and not by four hundred.
const NO_DAY: &str = "^[[:space:]]*(0000|[0-9]{4}-(00|1[3-9]|[2-9][0-9]|[0-9]{2}-(00|3[2-9]|[4-9][0-9])|02-3|(04|06|09|11)-31)\
                      |([0-9]{2}([02468][1235679]|[13579][01345789])|([02468][1235679]|[13579][01345789])00)-02-29)";
/// Of those the ones that no clock shows.
const NO_TIME_OF_MOMENT: &str = "^[[:space:]]*[-0-9]{10}[ T](2[5-9]|[3-9][0-9]|[0-9]{2}:([6-9][0-9]|[0-9]{2}:(6[1-9]|[7-9][0-9])))";
/// What is less than a day: nothing, a year, a year and a month, a time alone.
const LESS_THAN_A_DAY: &str = "^[[:space:]]*([0-9]{0,4}|[0-9]{4}-[0-9]{1,2}|[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]*)?)?)[[:space:]]*$";
/// A time of day, and the ones that no clock shows.
const TIME: &str = "^[[:space:]]*[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]*)?)?[[:space:]]*$";
const NO_TIME: &str =
    "^[[:space:]]*(2[5-9]|[3-9][0-9]|[0-9]{2}:([6-9][0-9]|[0-9]{2}:(6[1-9]|[7-9][0-9])))";
/// What every text has that is a date or a time: a digit, or a word that stands for one.
const DIGIT_OR_WORD: &str = "[0-9]|now|today|tomorrow|yesterday|epoch|infinity|allballs";

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
            beyond(after, test.words("THEN").name(name).mark("::numeric"))?;
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
        (Family::Text, Family::Day | Family::Timestamp | Family::Moment) => {
            matches(name, "~", MOMENT, &mut test);
            test.words("AND (");
            matches(name, "~", NO_DAY, &mut test);
            test.words("OR");
            matches(name, "~", NO_TIME_OF_MOMENT, &mut test);
            test.mark(")").line(1).words("OR");
            matches(name, "~", LESS_THAN_A_DAY, &mut test);
            test.line(1).words("OR");
            matches(name, "!~*", DIGIT_OR_WORD, &mut test);
        }
        (Family::Text, Family::TimeOfDay) => {
            matches(name, "~", TIME, &mut test);
            test.words("AND");
            matches(name, "~", NO_TIME, &mut test);
            test.line(1).words("OR");
            matches(name, "!~*", DIGIT_OR_WORD, &mut test);
        }
        (from, Family::Whole) if from.is_number() => {
            beyond(after, test.words("ROUND(").name(name).mark("::numeric)"))?;
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
