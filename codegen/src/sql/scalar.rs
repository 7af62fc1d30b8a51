//! Expressions in the places where statements have them.

use crate::{
    schema::{Column, ColumnType, Expression},
    sql::{
        expression::{self, Context, Purpose},
        writer::Statement,
    },
};

/// Appends a default or generated value of a column of `type_`.
pub(crate) fn value(
    expression: &Expression,
    columns: &[Column],
    type_: &ColumnType,
    out: &mut Statement,
) {
    expression::write(expression, Context { columns, purpose: Purpose::Value(type_) }, out);
}

/// Appends a check or the predicate of an index.
pub(crate) fn condition(expression: &Expression, columns: &[Column], out: &mut Statement) {
    expression::write(expression, Context { columns, purpose: Purpose::Condition }, out);
}

/// Appends a key of an index.
pub(crate) fn key(expression: &Expression, columns: &[Column], out: &mut Statement) {
    expression::write(expression, Context { columns, purpose: Purpose::Key }, out);
}
