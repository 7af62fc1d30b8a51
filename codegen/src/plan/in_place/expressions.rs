//! Expressions under other names.

use crate::{
    dialect::{Dialect, PerDialect},
    schema::{ColumnName, Expression},
};

/// `expression` with its columns called as `rename` says, and raw SQL for `dialect` alone.
pub(super) fn renamed(
    expression: &Expression,
    dialect: Dialect,
    rename: &impl Fn(&ColumnName) -> ColumnName,
) -> Expression {
    fn change(
        expression: Expression,
        dialect: Dialect,
        rename: &impl Fn(&ColumnName) -> ColumnName,
    ) -> Expression {
        let mut renamed = expression.map_children(&mut |inner| change(inner, dialect, rename));
        if let Expression::Column(name) = &mut renamed {
            *name = rename(name);
        }
        if let Expression::Raw(texts) = &mut renamed {
            let own = (**texts).as_ref().get(dialect).clone();
            **texts = PerDialect::from_fn(|it| own.clone().filter(|_| it == dialect));
        }
        renamed
    }
    change(expression.clone(), dialect, rename)
}
