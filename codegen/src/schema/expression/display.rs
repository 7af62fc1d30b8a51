//! Writes an expression as a spec would: `parse(&e.to_string()) == Ok(e)`.

use std::fmt::{self, Write};

use super::{Expression, Function, Literal, Membership, Precedence, parse::is_keyword};
use crate::dialect::Dialect;

impl fmt::Display for Expression {
    /// Writes the portable text with no more parentheses than it needs. Raw SQL, which has no portable
    /// text, is written as the mapping that a spec has in its place.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(self, Precedence::Or, formatter)
    }
}

fn write(
    expression: &Expression,
    minimum: Precedence,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    if expression.precedence() < minimum {
        out.write_char('(')?;
        bare(expression, out)?;
        return out.write_char(')');
    }
    bare(expression, out)
}

fn bare(expression: &Expression, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let operand = Precedence::Comparison.tighter();
    match expression {
        Expression::Column(name) => name_text(name.as_str(), out),
        Expression::Literal(value) => literal(value, out),
        Expression::Not(inner) => {
            out.write_str("not ")?;
            write(inner, Precedence::Not, out)
        }
        Expression::Negate(inner) => {
            out.write_char('-')?;
            // A number behind `-` would be read as a negative number.
            let number =
                matches!(**inner, Expression::Literal(Literal::Integer(_) | Literal::Decimal(_)));
            if number || inner.precedence() < Precedence::Primary {
                out.write_char('(')?;
                bare(inner, out)?;
                return out.write_char(')');
            }
            bare(inner, out)
        }
        Expression::Binary(operator, left, right) => {
            let (least_left, least_right) = operator.operands();
            write(left, least_left, out)?;
            write!(out, " {} ", operator.symbol())?;
            write(right, least_right, out)
        }
        Expression::In(membership, value, list) => {
            write(value, operand, out)?;
            negatable(*membership, " in (", " not in (", out)?;
            separated(list, out)?;
            out.write_char(')')
        }
        Expression::Between(membership, value, low, high) => {
            write(value, operand, out)?;
            negatable(*membership, " between ", " not between ", out)?;
            write(low, operand, out)?;
            out.write_str(" and ")?;
            write(high, operand, out)
        }
        Expression::Like(membership, value, pattern) => {
            write(value, operand, out)?;
            negatable(*membership, " like ", " not like ", out)?;
            write(pattern, operand, out)
        }
        Expression::IsNull(membership, value) => {
            write(value, operand, out)?;
            negatable(*membership, " is null", " is not null", out)
        }
        Expression::Call(function, arguments) => call(*function, arguments, out),
        Expression::Case(cases, otherwise) => case(cases, otherwise.as_deref(), out),
        Expression::Raw(texts) => {
            let texts = texts.as_ref();
            let mut lead = "{ ";
            for dialect in Dialect::ALL {
                if let Some(text) = texts.as_ref().get(dialect) {
                    write!(out, "{lead}{dialect}: {text}")?;
                    lead = ", ";
                }
            }
            out.write_str(if lead == "{ " { "{}" } else { " }" })
        }
    }
}

fn negatable(
    membership: Membership,
    for_: &str,
    against: &str,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    out.write_str(match membership {
        Membership::Member => for_,
        Membership::NotMember => against,
    })
}

fn separated(items: &[Expression], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (position, item) in items.iter().enumerate() {
        if position > 0 {
            out.write_str(", ")?;
        }
        write(item, Precedence::Or, out)?;
    }
    Ok(())
}

fn call(function: Function, arguments: &[Expression], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    out.write_str(function.name())?;
    if function.is_bare() {
        return Ok(());
    }
    out.write_char('(')?;
    separated(arguments, out)?;
    out.write_char(')')
}

fn case(
    cases: &[(Expression, Expression)],
    otherwise: Option<&Expression>,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    out.write_str("case")?;
    for (condition, value) in cases {
        out.write_str(" when ")?;
        write(condition, Precedence::Or, out)?;
        out.write_str(" then ")?;
        write(value, Precedence::Or, out)?;
    }
    if let Some(value) = otherwise {
        out.write_str(" else ")?;
        write(value, Precedence::Or, out)?;
    }
    out.write_str(" end")
}

fn literal(literal: &Literal, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    match literal {
        Literal::Null => out.write_str("null"),
        Literal::Boolean(value) => write!(out, "{value}"),
        Literal::Integer(value) => write!(out, "{value}"),
        Literal::Decimal(digits) => out.write_str(digits),
        Literal::Text(text) => quoted(text, '\'', out),
    }
}

fn name_text(name: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut characters = name.chars();
    let plain = characters.next().is_some_and(|first| first == '_' || first.is_ascii_alphabetic())
        && characters.all(|next| next == '_' || next.is_ascii_alphanumeric())
        && !is_keyword(name);
    if plain { out.write_str(name) } else { quoted(name, '"', out) }
}

fn quoted(text: &str, quote: char, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    out.write_char(quote)?;
    for character in text.chars() {
        out.write_char(character)?;
        if character == quote {
            out.write_char(quote)?;
        }
    }
    out.write_char(quote)
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::schema::expression::{BinaryOperator, parse};

    fn literals() -> impl Strategy<Value = Literal> {
        prop_oneof![
            Just(Literal::Null),
            any::<bool>().prop_map(Literal::Boolean),
            any::<i64>().prop_map(Literal::Integer),
            "-?[0-9]{1,3}\\.[0-9]{1,3}".prop_map(Literal::Decimal),
            "[ -~\u{e4}\u{1f600}\n]{0,6}".prop_map(Literal::Text),
        ]
    }

    fn operators() -> impl Strategy<Value = BinaryOperator> {
        use BinaryOperator as Operator;
        proptest::sample::select(vec![
            Operator::Or,
            Operator::And,
            Operator::Equal,
            Operator::NotEqual,
            Operator::Less,
            Operator::LessOrEqual,
            Operator::Greater,
            Operator::GreaterOrEqual,
            Operator::Add,
            Operator::Subtract,
            Operator::Multiply,
            Operator::Divide,
            Operator::Remainder,
            Operator::Concatenate,
        ])
    }

    fn memberships() -> impl Strategy<Value = Membership> {
        proptest::sample::select(vec![Membership::Member, Membership::NotMember])
    }

    fn calls(
        inner: impl Strategy<Value = Expression> + Clone,
    ) -> impl Strategy<Value = Expression> {
        let functions = proptest::sample::select(Function::ALL.to_vec());
        (functions, proptest::collection::vec(inner, 3)).prop_map(|(function, mut arguments)| {
            arguments.truncate(*function.arguments().end());
            if function == Function::JsonExtract {
                arguments[1] = Expression::Literal(Literal::Text("$.a.\"b c\"[0]".into()));
            }
            Expression::Call(function, arguments)
        })
    }

    /// Any expression of the portable grammar over the columns `a`, `b`, `select` and `we"ird`.
    pub(crate) fn expressions() -> impl Strategy<Value = Expression> {
        let columns = proptest::sample::select(vec!["a", "b", "select", "we\"ird", "and"]);
        let leaves = prop_oneof![
            columns.prop_map(|name| Expression::Column(name.into())),
            literals().prop_map(Expression::Literal),
        ];
        leaves.prop_recursive(4, 24, 3, |inner| {
            let boxed = inner.clone().prop_map(Box::new);
            let list = proptest::collection::vec(inner.clone(), 1..4);
            let pair = (inner.clone(), inner.clone());
            prop_oneof![
                boxed.clone().prop_map(Expression::Not),
                boxed.clone().prop_map(Expression::Negate),
                (operators(), boxed.clone(), boxed.clone())
                    .prop_map(|(operator, left, right)| Expression::Binary(operator, left, right)),
                (memberships(), boxed.clone(), list)
                    .prop_map(|(membership, value, list)| Expression::In(membership, value, list)),
                (memberships(), boxed.clone(), boxed.clone(), boxed.clone()).prop_map(
                    |(membership, value, low, high)| {
                        Expression::Between(membership, value, low, high)
                    }
                ),
                (memberships(), boxed.clone(), boxed.clone()).prop_map(
                    |(membership, value, pattern)| Expression::Like(membership, value, pattern)
                ),
                (memberships(), boxed.clone())
                    .prop_map(|(membership, value)| Expression::IsNull(membership, value)),
                calls(inner.clone()),
                (proptest::collection::vec(pair, 1..3), proptest::option::of(boxed))
                    .prop_map(|(cases, otherwise)| Expression::Case(cases, otherwise)),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(expression in expressions()) {
            prop_assert_eq!(parse(&expression.to_string()), Ok(expression));
        }
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(parse(text).unwrap().to_string(), expected);
    }

    #[test]
    fn no_more_parentheses_are_written_than_needed() {
        check("((a + (b * 2))) < (3)", "a + b * 2 < 3");
        check("(a AND b) OR (c AND (d))", "a and b or c and d");
        check("a and (b or c)", "a and (b or c)");
        check("(a - b) - c - (d - e)", "a - b - c - (d - e)");
        check("NOT (a = 1)", "not a = 1");
        check("(not a) = b", "(not a) = b");
        check("-(-a)", "-(-a)");
        check("-(5)", "-(5)");
        check("(a || b) = \"or\"", "a || b = \"or\"");
    }
}
