//! The values of after, expressed in the columns of before.

use super::Collector;
use crate::{
    delta::{Pair, filler},
    schema::{
        Column, ColumnName, ColumnType, Expression, Nullability, TableName,
        expression::{BinaryOperator, Function, Literal},
        types::{Bounds, Family},
        widening::is_widening,
    },
};

impl Collector<'_> {
    /// `expression`, which is in the names of after, in those of before; `None` where one of its values is not
    /// known before.
    pub(super) fn as_before(
        &self,
        table: Pair<&TableName>,
        expression: &Expression,
    ) -> Option<Expression> {
        let is_unknown = expression.walk().any(|part| match part {
            Expression::Column(name) => self.value(table, name).is_none(),
            // What it names nobody can tell.
            Expression::Raw(_) => true,
            Expression::Literal(_)
            | Expression::Not(_)
            | Expression::Negate(_)
            | Expression::Binary(..)
            | Expression::In(..)
            | Expression::Between(..)
            | Expression::Like(..)
            | Expression::IsNull(..)
            | Expression::Call(..)
            | Expression::Case(..) => false,
        });
        (!is_unknown).then(|| self.replaced(table, expression.clone()))
    }

    fn replaced(&self, table: Pair<&TableName>, expression: Expression) -> Expression {
        if let Expression::Column(name) = &expression {
            return self.value(table, name).unwrap_or(expression);
        }
        expression.map_children(&mut |child| self.replaced(table, child))
    }

    /// The value that a column will have, in the columns of before. Of one that gets another collation it is not
    /// known, as what equals it is no longer the same.
    pub(super) fn value(&self, table: Pair<&TableName>, name: &ColumnName) -> Option<Expression> {
        if self.is_collated_anew(table, name) {
            return None;
        }
        self.value_in_any_collation(table, name)
    }

    /// Whether a column gets another collation.
    pub(super) fn is_collated_anew(&self, table: Pair<&TableName>, name: &ColumnName) -> bool {
        let columns = || {
            let before = self.delta.schemas.before.tables.get(table.before)?;
            let after = self.delta.schemas.after.tables.get(table.after)?.column(name)?;
            Some((before.column(self.delta.renames.kept_column(table, before, name)?)?, after))
        };
        columns().is_some_and(|(before, after)| before.collation != after.collation)
    }

    /// The same value, whatever it is equal to.
    pub(super) fn value_in_any_collation(
        &self,
        table: Pair<&TableName>,
        name: &ColumnName,
    ) -> Option<Expression> {
        let before = self.delta.schemas.before.tables.get(table.before)?;
        let after = self.delta.schemas.after.tables.get(table.after)?.column(name)?;
        match self.delta.renames.kept_column(table, before, name) {
            Some(was) => self.kept_value(table.after, before.column(was)?, after),
            None => new_value(after),
        }
    }

    fn kept_value(&self, table: &TableName, before: &Column, after: &Column) -> Option<Expression> {
        let is_same = before.generated == after.generated
            && before.sql_types == after.sql_types
            && (self.is_alike(&before.type_, &after.type_));
        if !is_same {
            return None;
        }
        let value = || Expression::Column(before.name.clone());
        let renamed = self.delta.renamed_values(table, &after.name);
        if !renamed.is_empty() {
            let arm = |values: &Pair<String>| {
                let text = |text: &String| Expression::Literal(Literal::Text(text.clone()));
                let is_it = Expression::Binary(
                    BinaryOperator::Equal,
                    Box::new(value()),
                    Box::new(text(&values.before)),
                );
                (is_it, text(&values.after))
            };
            return Some(Expression::Case(
                renamed.iter().map(arm).collect(),
                Some(Box::new(value())),
            ));
        }
        let is_made_anew = !self.dialect.capability().alter_constraints;
        Some(match filler(Pair { before, after }).filter(|_| is_made_anew) {
            Some(default) => Expression::Call(Function::Coalesce, vec![value(), default.clone()]),
            None => value(),
        })
    }

    /// Whether a value of one type is written as one of the other, if it fits.
    fn is_alike(&self, before: &ColumnType, after: &ColumnType) -> bool {
        let is_text = |type_: &ColumnType| {
            matches!(type_.bounds(), Bounds::Text { .. })
                || type_.row().family == Family::Json && !self.dialect.capability().native_json
        };
        let is_whole = |type_: &ColumnType| type_.row().family == Family::Whole;
        is_widening(before, after)
            || (is_text(before) && is_text(after))
            || (is_whole(before) && is_whole(after))
    }
}

/// What the rows get in a new column.
fn new_value(column: &Column) -> Option<Expression> {
    if column.generated.is_some() || column.auto_increment.is_some() {
        return None;
    }
    match &column.default {
        Some(Expression::Literal(literal)) => Some(Expression::Literal(literal.clone())),
        None if column.nullability == Nullability::Nullable => {
            Some(Expression::Literal(Literal::Null))
        }
        Some(_) | None => None,
    }
}
