//! Expressions in a spec: portable ones are parsed, others are raw SQL for each dialect.

use super::{
    reader::Converter,
    tree::{Node, Value},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    schema::{Expression, expression::parse},
};

/// An expression, or raw SQL for each dialect.
pub(super) fn convert_expression<'a>(
    spec: &mut Converter<'a>,
    node: &'a Node<'a>,
) -> Option<Expression> {
    match &node.value {
        Value::Scalar(_) => {
            let text = spec.text_called(node, "an expression")?;
            convert_part(spec, node, (0, text.len()))
        }
        Value::Mapping(_) => {
            let sql = spec.dialect_mapping(node);
            (!sql.is_none()).then(|| Expression::Raw(Box::new(sql)))
        }
        Value::Sequence(_) => {
            spec.wrong_kind(node, "an expression, or SQL for each dialect,");
            None
        }
    }
}

/// The expression that stands in the bytes `from..to` of a scalar's text.
pub(super) fn convert_part<'a>(
    spec: &mut Converter<'a>,
    node: &'a Node<'a>,
    (from, to): (usize, usize),
) -> Option<Expression> {
    let Value::Scalar(scalar) = &node.value else { return None };
    let text = scalar.text.get(from..to)?;
    match parse(text) {
        Ok(expression) => Some(expression),
        Err(errors) => {
            for error in errors {
                let span = spec.part(node, from + error.start, from + error.end);
                let mut diagnostic =
                    Diagnostic::new(Code::MalformedExpression, span, error.message);
                diagnostic.help = error.help;
                diagnostic.report(spec);
            }
            None
        }
    }
}
