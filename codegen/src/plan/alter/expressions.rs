//! What expressions name, and the same expressions under other names.

use crate::{
    dialect::Dialect,
    schema::{ColumnName, Expression},
};

/// Whether `expression` names a column that `is_meant` says yes to. Of raw SQL only the text is known: it
/// counts as naming every column whose name occurs in it.
pub(super) fn mentions(expression: &Expression, columns: &[&ColumnName], dialect: Dialect) -> bool {
    let one = |part: &Expression| mentions(part, columns, dialect);
    match expression {
        Expression::Column(name) => columns.contains(&name),
        Expression::Literal(_) => false,
        Expression::Not(inner) | Expression::Negate(inner) | Expression::IsNull(_, inner) => {
            one(inner)
        }
        Expression::Binary(_, left, right) | Expression::Like(_, left, right) => {
            one(left) || one(right)
        }
        Expression::In(_, value, list) => one(value) || list.iter().any(one),
        Expression::Between(_, value, low, high) => one(value) || one(low) || one(high),
        Expression::Call(_, arguments) => arguments.iter().any(one),
        Expression::Case(arms, otherwise) => {
            arms.iter().any(|(when, then)| one(when) || one(then))
                || otherwise.as_deref().is_some_and(one)
        }
        Expression::Raw(texts) => {
            let text = (**texts).as_ref().get(dialect).as_deref().unwrap_or_default();
            columns.iter().any(|name| mentions_name(text, name.as_str()))
        }
    }
}

/// Whether `name` occurs in SQL, see [`Mentions`].
pub(in crate::plan) fn mentions_name(sql: &str, name: &str) -> bool {
    Mentions::new(sql).has(name)
}

/// SQL that is asked for names, in any case of letters, also as they stand between quotes. It may say yes
/// where a longer name contains one.
pub(in crate::plan) struct Mentions(String);

impl Mentions {
    pub(in crate::plan) fn new(sql: &str) -> Self {
        Self(sql.to_lowercase())
    }

    pub(in crate::plan) fn has(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let is_quoted = |quote: &str| {
            name.contains(quote) && self.0.contains(&name.replace(quote, &quote.repeat(2)))
        };
        self.0.contains(&name) || ["\"", "`", "]"].into_iter().any(is_quoted)
    }
}

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
