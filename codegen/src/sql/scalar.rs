//! Expressions in the places where statements have them.

use crate::{
    schema::{Column, ColumnType, Expression},
    sql::{
        expression::{self, Context, Purpose},
        writer::Statement,
    },
};

impl Statement {
    /// Appends a default or generated value of a column of `type_`.
    pub(crate) fn value(
        &mut self,
        expression: &Expression,
        columns: &[Column],
        type_: &ColumnType,
    ) -> &mut Self {
        expression::write(expression, Context { columns, purpose: Purpose::Value(type_) }, self);
        self
    }

    /// Appends a check or the predicate of an index.
    pub(crate) fn condition(&mut self, expression: &Expression, columns: &[Column]) -> &mut Self {
        expression::write(expression, Context { columns, purpose: Purpose::Condition }, self);
        self
    }

    /// Appends a key of an index.
    pub(crate) fn key(&mut self, expression: &Expression, columns: &[Column]) -> &mut Self {
        expression::write(expression, Context { columns, purpose: Purpose::Key }, self);
        self
    }
}
