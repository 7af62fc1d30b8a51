//! What databases write beside the portable grammar.

use super::{BinaryOperator, Expression, Function, Parsed, Parser, Precedence};
use crate::dialect::Dialect;

impl Parser {
    /// Reads what only a database writes in the place of a value.
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "grows with the dialects")]
    pub(crate) fn database_primary(&mut self) -> Parsed<Option<Expression>> {
        Ok(None)
    }

    /// Reads what only a database writes behind a value, and tells how high that is.
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "grows with the dialects")]
    pub(crate) fn database_suffix(
        &mut self,
        _left: &mut Expression,
        _minimum: Precedence,
    ) -> Parsed<Option<usize>> {
        Ok(None)
    }

    /// Reads what only a database writes behind an operator.
    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "grows with the dialects")]
    pub(crate) fn database_binary(
        &mut self,
        _operator: BinaryOperator,
        _left: &Expression,
    ) -> Parsed<Option<Expression>> {
        Ok(None)
    }

    /// The portable form of a database's function.
    #[expect(clippy::unused_self, reason = "grows with the dialects")]
    pub(crate) fn database_call(
        &self,
        _dialect: Dialect,
        name: &str,
        arguments: Vec<Expression>,
    ) -> Option<Expression> {
        let function = Function::from_name(name)?;
        function.arguments().contains(&arguments.len()).then_some(())?;
        Some(Expression::Call(function, arguments))
    }
}
