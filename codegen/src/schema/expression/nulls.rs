//! What an expression is, as far as that is known, when some of its columns are NULL.

use super::{BinaryOperator, Expression, Function, Literal, Membership};
use crate::schema::ColumnName;

/// What is known of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is NULL.
    Null,
    /// It is true.
    True,
    /// It is false.
    False,
    /// It is not NULL.
    NotNull,
    /// Nothing.
    Nothing,
}

impl Expression {
    /// What is known of its value where the columns that `is_null` names are NULL, and nothing is known of the others.
    #[must_use]
    pub fn known_with_nulls(&self, is_null: &impl Fn(&ColumnName) -> bool) -> Known {
        let known = |expression: &Self| expression.known_with_nulls(is_null);
        match self {
            Self::Column(name) if is_null(name) => Known::Null,
            Self::Literal(literal) => of_literal(literal),
            Self::Not(operand) => match known(operand) {
                Known::True => Known::False,
                Known::False => Known::True,
                other @ (Known::Null | Known::NotNull | Known::Nothing) => other,
            },
            Self::IsNull(membership, operand) => is_null_test(*membership, known(operand)),
            Self::Binary(BinaryOperator::And, left, right) => {
                joined(known(left), known(right), Known::False, Known::True)
            }
            Self::Binary(BinaryOperator::Or, left, right) => {
                joined(known(left), known(right), Known::True, Known::False)
            }
            Self::Binary(_, left, right) | Self::Like(_, left, right) => {
                null_if([known(left), known(right)].contains(&Known::Null))
            }
            Self::Negate(value) | Self::In(_, value, _) | Self::Between(_, value, ..) => {
                null_if(known(value) == Known::Null)
            }
            Self::Call(function, arguments) => {
                of_call(*function, arguments.iter().map(known).collect())
            }
            Self::Column(_) | Self::Case(..) | Self::Raw(_) => Known::Nothing,
        }
    }
}

fn of_literal(literal: &Literal) -> Known {
    match literal {
        Literal::Null => Known::Null,
        Literal::Boolean(true) => Known::True,
        Literal::Boolean(false) => Known::False,
        Literal::Integer(_) | Literal::Decimal(_) | Literal::Text(_) => Known::NotNull,
    }
}

fn is_null_test(membership: Membership, operand: Known) -> Known {
    let is_null = match operand {
        Known::Null => true,
        Known::True | Known::False | Known::NotNull => false,
        Known::Nothing => return Known::NotNull,
    };
    if is_null == (membership == Membership::Member) { Known::True } else { Known::False }
}

/// `and`, for which `false` decides and `true` does not matter, or `or`, the other way round.
fn joined(left: Known, right: Known, decides: Known, does_not_matter: Known) -> Known {
    match (left, right) {
        _ if left == decides || right == decides => decides,
        (other, it) | (it, other) if it == does_not_matter => other,
        (Known::Null, Known::Null) => Known::Null,
        (_, _) => Known::Nothing,
    }
}

fn null_if(is_null: bool) -> Known {
    if is_null { Known::Null } else { Known::Nothing }
}

fn of_call(function: Function, arguments: Vec<Known>) -> Known {
    match function {
        Function::Length
        | Function::Lower
        | Function::Upper
        | Function::Trim
        | Function::Substr
        | Function::Replace
        | Function::Abs
        | Function::Round
        | Function::JsonValid
        | Function::JsonExtract => null_if(arguments.contains(&Known::Null)),
        Function::Coalesce => {
            let mut others = arguments.into_iter().filter(|argument| *argument != Known::Null);
            others.next().unwrap_or(Known::Null)
        }
        Function::NullIf => null_if(arguments.first() == Some(&Known::Null)),
        Function::CurrentTimestamp | Function::CurrentDate => Known::NotNull,
    }
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::schema::expression::parse;

    #[test]
    fn what_null_decides_is_known() {
        for (text, expected) in [
            ("n > 1", Known::Null),
            ("n > 1 and o > 1", Known::Nothing),
            ("n > 1 or n is null", Known::True),
            ("n is not null", Known::False),
            ("not (n is not null)", Known::True),
            ("n is null and o > 1", Known::Nothing),
            ("n is not null and o > 1", Known::False),
            ("length(n) > 1", Known::Null),
            ("coalesce(n, 0) > 1", Known::Nothing),
            ("coalesce(n, n) > 1", Known::Null),
            ("n in ('a', 'b')", Known::Null),
            ("n not like 'a%'", Known::Null),
            ("o between n and 3", Known::Nothing),
            ("o > 1", Known::Nothing),
        ] {
            let expression = parse(text).expect("an expression");
            let known = expression.known_with_nulls(&|name| name.as_str() == "n");
            assert_eq!(known, expected, "{text}");
        }
    }
}
