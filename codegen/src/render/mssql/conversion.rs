//! Values of one type as another's, on SQL Server, where altering the column would refuse or do something
//! else than elsewhere.
//!
//! Source: SQL Server, "CAST and CONVERT (Transact-SQL)" (styles, implicit conversions).

use super::super::{column::sql_type, writer::Statement};
use crate::{
    dialect::Dialect,
    plan::family::Family,
    schema::{Column, ColumnType},
};

/// Appends the converted value of the column.
pub(super) fn value(before: &Column, after: &Column, out: &mut Statement) {
    let column = &before.name;
    let from = Family::of(before, Dialect::Mssql);
    let to = Family::of(after, Dialect::Mssql);
    let type_ = sql_type(after, Dialect::Mssql);
    match (from, to) {
        (Family::Truth, Family::Text) => {
            out.words("CASE").name(column).words("WHEN 1 THEN N'true' WHEN 0 THEN N'false' END");
        }
        (Family::Text, Family::Truth) => {
            out.words("CASE WHEN lower(").name(column);
            out.mark(")").words("IN (N'true', N't', N'yes', N'on', N'1') THEN 1").line(1);
            out.words("WHEN lower(").name(column);
            out.mark(")").words("IN (N'false', N'f', N'no', N'off', N'0') THEN 0").line(1);
            out.words("ELSE CONVERT(BIT,").name(column).mark(")").words("END");
        }
        (Family::Uuid, Family::Text) => {
            out.words("lower(CONVERT(NVARCHAR(36),").name(column).mark("))");
        }
        (Family::Day | Family::TimeOfDay | Family::Timestamp | Family::Moment, Family::Text) => {
            // 121: yyyy-mm-dd hh:mi:ss.ffffff, as the other databases write it.
            out.words("CONVERT(").raw(&type_).mark(",").name(column).mark(", 121)");
        }
        (from, Family::Day | Family::Timestamp | Family::Moment) if from.is_number() => {
            out.words("CONVERT(").raw(&type_).mark(",");
            out.words("DATEADD(SECOND, CONVERT(INT,").name(column);
            out.mark("), CONVERT(DATETIME2(6), N'1970-01-01')))");
        }
        (Family::Day | Family::Timestamp | Family::Moment, to) if to.is_number() => {
            out.words("DATEDIFF_BIG(SECOND, CONVERT(DATETIME2(6), N'1970-01-01'),").name(column);
            out.mark(")");
        }
        (Family::Fraction, Family::Text | Family::Json) if is_binary(before) => {
            // 3: all digits, of which the other styles write six.
            out.words("CONVERT(").raw(&type_).mark(",").name(column).mark(", 3)");
        }
        (Family::Bytes, Family::Text) => {
            out.words("CONVERT(").raw(&type_).mark(",").words("CONVERT(VARCHAR(MAX),");
            out.name(column).mark("))");
        }
        (Family::Text, Family::Bytes) => {
            out.words("CONVERT(VARBINARY(MAX), CONVERT(VARCHAR(MAX),").name(column).mark("))");
        }
        (_, _) => {
            out.words("CONVERT(").raw(&type_).mark(",").name(column).mark(")");
        }
    }
}

/// Whether the number is kept in binary, not in decimal digits.
fn is_binary(column: &Column) -> bool {
    matches!(column.type_, ColumnType::Float | ColumnType::Double)
}
