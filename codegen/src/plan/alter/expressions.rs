//! Expressions under other names.

use crate::{
    dialect::Dialect,
    schema::{ColumnName, Expression},
};

/// `expression` with its columns called as `rename` says, and raw SQL for `dialect` alone.
pub(super) fn renamed(
    expression: &Expression,
    dialect: Dialect,
    rename: &impl Fn(&ColumnName) -> ColumnName,
) -> Expression {
    let one = |part: &Expression| renamed(part, dialect, rename);
    let boxed = |part: &Expression| Box::new(one(part));
    let all = |parts: &[Expression]| parts.iter().map(one).collect::<Vec<_>>();
    match expression {
        Expression::Column(name) => Expression::Column(rename(name)),
        Expression::Literal(literal) => Expression::Literal(literal.clone()),
        Expression::Not(inner) => Expression::Not(boxed(inner)),
        Expression::Negate(inner) => Expression::Negate(boxed(inner)),
        Expression::IsNull(membership, inner) => Expression::IsNull(*membership, boxed(inner)),
        Expression::Binary(operator, left, right) => {
            Expression::Binary(*operator, boxed(left), boxed(right))
        }
        Expression::Like(membership, left, right) => {
            Expression::Like(*membership, boxed(left), boxed(right))
        }
        Expression::In(membership, value, list) => {
            Expression::In(*membership, boxed(value), all(list))
        }
        Expression::Between(membership, value, low, high) => {
            Expression::Between(*membership, boxed(value), boxed(low), boxed(high))
        }
        Expression::Call(function, arguments) => Expression::Call(*function, all(arguments)),
        Expression::Case(arms, otherwise) => Expression::Case(
            arms.iter().map(|(when, then)| (one(when), one(then))).collect(),
            otherwise.as_deref().map(boxed),
        ),
        Expression::Raw(texts) => {
            let mut own = crate::dialect::PerDialect::from_fn(|_| None);
            own.as_mut().get(dialect).clone_from((**texts).as_ref().get(dialect));
            Expression::Raw(Box::new(own))
        }
    }
}
