//! Values that a type refuses under a strict `sql_mode`, and foreign keys between columns with different forms.
//!
//! A cast to a date or a time gives NULL, with a warning, where the column would refuse the value. What counts as a
//! date, such as one with zeros, depends on the `sql_mode` for both, and both run in the same session. Text after a
//! date or a time is ignored by a cast and refused by a column. An empty text is not a time for a cast, but
//! midnight for a column of MySQL's; it is reported all the same, since nobody meant that.
//!
//! Source: MySQL 8.4, "Server SQL Modes", "Out-of-Range and Overflow Handling", "FOREIGN KEY Constraints", "The
//! DATE, DATETIME, and TIMESTAMP Types"; MariaDB 10.11, "Foreign Keys"; dates and times tried on MariaDB 10.11
//! and MySQL 9.7.

use super::super::{
    Unfit,
    column::sql_type,
    precheck::{beyond, too_large},
};
use crate::{
    dialect::Dialect,
    plan::{
        Pair,
        precheck::{Form, Precheck, Referring},
    },
    schema::{Column, ColumnName, ColumnType, types::Family},
    sql::writer::Statement,
};

const NUMBER: &str =
    "^[[:space:]]*[-+]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?[[:space:]]*$";

/// A letter behind a day and a time, such as the `Z` of ISO 8601. (MySQL takes `+02:00`.)
const MORE: &str =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]*)?)?[[:space:]]*[A-Za-z]";

/// What finds the values that the server would refuse to convert.
pub(super) fn unfit(column: &Pair<Column>) -> Option<Unfit> {
    let families = column.as_ref().map(|column| Family::of(column, Dialect::Mysql));
    let (name, after) = (&column.before.name, &column.after.type_);
    let mut test = Statement::new(Dialect::Mysql);
    match (families.before, families.after) {
        (Family::Text, Family::Text) => {
            let ColumnType::String { length } = after else { return None };
            // Blanks at the end are cut with a note alone.
            test.words("CHAR_LENGTH(TRIM(TRAILING ' ' FROM").name(name).mark(")) >");
            test.count(*length as usize);
        }
        (Family::Text, to) if to.is_number() => {
            test.name(name).words("NOT REGEXP").text_literal(NUMBER);
            let mut number = Statement::new(Dialect::Mysql);
            number.words("CAST(").name(name).words("AS DECIMAL(65, 10))");
            if Family::of(&column.after, Dialect::Mysql) == Family::Whole {
                test.line(1).words("OR ROUND(").part(&number).mark(")");
                beyond(after, &mut test)?;
            } else if let ColumnType::Decimal { precision, scale } = after {
                test.line(1).words("OR");
                too_large(&number, *precision, *scale, &mut test);
            }
        }
        (Family::Text, Family::Truth) => {
            test.words("LOWER(TRIM(").name(name);
            test.mark(")) NOT IN ('true', 't', 'yes', 'on', 'false', 'f', 'no', 'off')");
            test.line(1).words("AND").name(name).words("NOT REGEXP").text_literal(NUMBER);
        }
        (Family::Text, to) if to.is_timestamp() || to == Family::Day => {
            not_taken(
                name,
                if to == Family::Day { "AS DATE)" } else { "AS DATETIME(6))" },
                &mut test,
            );
            test.line(1).words("OR").name(name).words("REGEXP").text_literal(MORE);
        }
        (Family::Text, Family::TimeOfDay) => not_taken(name, "AS TIME(6))", &mut test),
        (Family::Text, Family::Uuid) => {
            test.words("LOWER(REPLACE(").name(name).mark(", '-', ''))");
            test.words("NOT REGEXP").text_literal("^[0-9a-f]{32}$");
        }
        (Family::Text, Family::Json) => {
            test.words("NOT JSON_VALID(").name(name).mark(")");
        }
        (from, Family::Whole) if from.is_number() => {
            beyond(after, test.words("ROUND(").name(name).mark(")"))?;
        }
        (from, Family::Fraction) if from.is_number() => {
            let ColumnType::Decimal { precision, scale } = after else { return None };
            let mut number = Statement::new(Dialect::Mysql);
            number.name(name);
            too_large(&number, *precision, *scale, &mut test);
        }
        (_, _) => return None,
    }
    Some(Unfit::of(test))
}

/// Values of which a cast makes nothing.
fn not_taken(name: &ColumnName, cast: &'static str, out: &mut Statement) {
    out.name(name).words("IS NOT NULL AND CAST(").name(name).words(cast).words("IS NULL");
}

/// The columns on both sides of a foreign key as the live tables have them, where they do not fit.
pub(in super::super) fn form(precheck: &Precheck, form: &Form, out: &mut Statement) {
    let pairs = form.referring.iter().zip(&form.referenced_columns);
    for (position, (referring, referenced)) in pairs.enumerate() {
        if position > 0 {
            out.line(0).words("UNION ALL").line(0);
        }
        out.words("SELECT CONCAT(");
        match referring {
            Referring::Present(_) => told("own", out),
            Referring::New(column) => {
                out.text_literal(column.name.as_str()).mark(", ' is to be '").mark(",");
                out.text_literal(&described(column));
            }
        }
        told("other", out.mark(", ', and '").mark(","));
        out.mark(")").words("AS").identifier("shown").line(0).words("FROM");
        if let Referring::Present(name) = referring {
            out.words("information_schema.columns AS own, information_schema.columns AS other");
            out.line(0).words("WHERE own.table_schema = DATABASE() AND own.table_name =");
            out.text_literal(precheck.table.as_str()).words("AND own.column_name =");
            out.text_literal(name.as_str()).line(1).words("AND");
        } else {
            out.words("information_schema.columns AS other").line(0).words("WHERE");
        }
        out.words("other.table_schema = DATABASE() AND other.table_name =");
        out.text_literal(form.referenced_table.as_str()).words("AND other.column_name =");
        out.text_literal(referenced.as_str()).line(1).words("AND (");
        class("other", out);
        match referring {
            Referring::Present(_) => {
                out.words("<>");
                class("own", out);
                out.words("OR own.collation_name <> other.collation_name)");
            }
            Referring::New(column) => {
                out.words("<>").text_literal(&class_of(column));
                out.words("OR other.collation_name <>").text_literal(collation_of(column));
                out.mark(")");
            }
        }
    }
}

/// `table.column is varchar(50) utf8mb4_bin`
fn told(alias: &'static str, out: &mut Statement) {
    out.words(alias).mark(".table_name , '.',").words(alias).mark(".column_name , ' is ',");
    out.words(alias)
        .mark(".column_type, COALESCE(CONCAT(' ', ")
        .mark(alias)
        .mark(".collation_name), '')");
}

/// What must be the same: text of any length is one form, numbers have a size and a sign.
fn class(alias: &'static str, out: &mut Statement) {
    out.words("CASE WHEN").words(alias);
    out.mark(".data_type LIKE '%char' OR ").mark(alias).mark(".data_type LIKE '%text' THEN 'text'");
    out.words("WHEN").words(alias).mark(".data_type LIKE '%int' THEN CONCAT(");
    out.mark(alias).mark(".data_type, IF(").mark(alias);
    out.mark(".column_type LIKE '%unsigned%', ' unsigned', ''))");
    out.words("ELSE").words(alias).mark(".data_type END");
}

/// The same of a column that comes.
fn class_of(column: &Column) -> String {
    let sql = sql_type(column, Dialect::Mysql).to_lowercase();
    let word: String = sql.chars().take_while(char::is_ascii_alphanumeric).collect();
    if word.ends_with("char") || word.ends_with("text") {
        return "text".to_owned();
    }
    let word = if word == "integer" { "int" } else { &word };
    let sign = if word.ends_with("int") && sql.contains("unsigned") { " unsigned" } else { "" };
    [word, sign].concat()
}

fn collation_of(column: &Column) -> &str {
    column.collation.mysql.as_deref().unwrap_or("utf8mb4_bin")
}

fn described(column: &Column) -> String {
    let sql = sql_type(column, Dialect::Mysql).to_lowercase();
    if class_of(column) == "text" { [&sql, " ", collation_of(column)].concat() } else { sql }
}
