//! Infix and postfix operators: `=`, `and`, `in`, `like` …
//!
//! A part of the parser; start reading at [`Parser::infix_operator`].

use super::{
    BinaryOperator, Expression, ExpressionError, Membership, Parsed, Parser, Precedence, Symbol,
    Syntax, TokenKind,
};
use crate::dialect::Dialect;

const MYSQL: Syntax = Syntax::Database(Dialect::Mysql);

/// What stands between or behind operands.
#[derive(Clone, Copy)]
pub(super) enum Infix {
    Binary(BinaryOperator),
    In(Membership),
    Between(Membership),
    Like(Membership),
    Is,
}

impl Infix {
    pub(super) fn precedence(self) -> Precedence {
        match self {
            Self::Binary(operator) => operator.precedence(),
            Self::In(_) | Self::Between(_) | Self::Like(_) | Self::Is => Precedence::Comparison,
        }
    }
}

impl Parser {
    /// Takes the operator that stands here, if one does.
    pub(super) fn infix_operator(&mut self) -> Option<Infix> {
        let first = self.position;
        let infix = match self.peek().clone() {
            TokenKind::Symbol(symbol) => self.symbol_operator(symbol),
            TokenKind::Word(word) => self.word_operator(&word),
            TokenKind::Name(_)
            | TokenKind::Text(_)
            | TokenKind::Integer(_)
            | TokenKind::Decimal(_)
            | TokenKind::End => None,
        };
        self.position = if infix.is_some() { self.position + 1 } else { first };
        infix
    }

    fn symbol_operator(&mut self, symbol: Symbol) -> Option<Infix> {
        let operator = match symbol {
            Symbol::Equal => BinaryOperator::Equal,
            Symbol::DoubleEqual => {
                if self.syntax == Syntax::Portable {
                    let (start, end) = (self.token(0).start, self.token(0).end);
                    let known = self.errors.iter().any(|error| error.start == start);
                    if !known {
                        self.errors.push(ExpressionError {
                            start,
                            end,
                            message: "`==` has no meaning in SQL".to_owned(),
                            help: Some("write `=`".to_owned()),
                        });
                    }
                }
                BinaryOperator::Equal
            }
            Symbol::NotEqual | Symbol::BangEqual => BinaryOperator::NotEqual,
            Symbol::Less => BinaryOperator::Less,
            Symbol::LessOrEqual => BinaryOperator::LessOrEqual,
            Symbol::Greater => BinaryOperator::Greater,
            Symbol::GreaterOrEqual => BinaryOperator::GreaterOrEqual,
            Symbol::Plus => BinaryOperator::Add,
            Symbol::Minus => BinaryOperator::Subtract,
            Symbol::Star => BinaryOperator::Multiply,
            Symbol::Slash => BinaryOperator::Divide,
            Symbol::Percent => BinaryOperator::Remainder,
            Symbol::Concatenate => BinaryOperator::Concatenate,
            Symbol::Match if self.syntax != Syntax::Portable => {
                return Some(Infix::Like(Membership::Member));
            }
            Symbol::NotMatch if self.syntax != Syntax::Portable => {
                return Some(Infix::Like(Membership::NotMember));
            }
            Symbol::Match
            | Symbol::NotMatch
            | Symbol::PathText
            | Symbol::ArrowText
            | Symbol::Bang
            | Symbol::DoubleAnd
            | Symbol::Cast
            | Symbol::Open
            | Symbol::Close
            | Symbol::OpenBracket
            | Symbol::CloseBracket
            | Symbol::Comma
            | Symbol::Dot => return None,
        };
        Some(Infix::Binary(operator))
    }

    fn word_operator(&mut self, word: &str) -> Option<Infix> {
        let mut word = word.to_ascii_lowercase();
        let mut membership = Membership::Member;
        if word == "not" {
            membership = Membership::NotMember;
            let TokenKind::Word(next) = &self.token(1).kind else { return None };
            word = next.to_ascii_lowercase();
            self.position += 1;
        }
        match (word.as_str(), membership) {
            ("in", _) => Some(Infix::In(membership)),
            ("between", _) => Some(Infix::Between(membership)),
            ("like", _) => Some(Infix::Like(membership)),
            ("is", Membership::Member) => Some(Infix::Is),
            ("or", Membership::Member) => Some(Infix::Binary(BinaryOperator::Or)),
            ("and", Membership::Member) => Some(Infix::Binary(BinaryOperator::And)),
            ("div", Membership::Member) if self.syntax == MYSQL => {
                Some(Infix::Binary(BinaryOperator::Divide))
            }
            ("mod", Membership::Member) if self.syntax == MYSQL => {
                Some(Infix::Binary(BinaryOperator::Remainder))
            }
            _ => None,
        }
    }

    pub(super) fn infix(&mut self, infix: Infix, left: Expression) -> Parsed<Expression> {
        let left = Box::new(left);
        let operand = Precedence::Comparison.tighter();
        match infix {
            Infix::Binary(operator) => {
                if let Some(expression) = self.database_binary(operator, &left)? {
                    return Ok(expression);
                }
                let mut right = self.expression(operator.operands().1)?;
                if self.syntax == MYSQL && operator.precedence() == Precedence::Comparison {
                    right = self.mysql_predicate(right)?;
                }
                Ok(Expression::Binary(operator, left, Box::new(right)))
            }
            Infix::Like(membership) => {
                let mut pattern = self.expression(operand)?;
                self.database_escape(&mut pattern)?;
                Ok(Expression::Like(membership, left, Box::new(pattern)))
            }
            Infix::Between(membership) => {
                let low = Box::new(self.expression(operand)?);
                let height = self.height;
                self.expect_word("and")?;
                let high = Box::new(self.expression(operand)?);
                self.height = self.height.max(height);
                Ok(Expression::Between(membership, left, low, high))
            }
            Infix::In(membership) => {
                if !self.take(Symbol::Open) {
                    return self.fail("`in` takes a list", Some("write `in ('a', 'b')`"));
                }
                if self.symbol_at(0) == Some(Symbol::Close) {
                    return self.fail("the list behind `in` is empty", None);
                }
                let list = self.list()?;
                Ok(Expression::In(membership, left, list))
            }
            Infix::Is => self.is_null(left),
        }
    }

    /// In MySQL `in`, `between` and `like` bind tighter than `=`, and MariaDB relies on it when it
    /// reports an expression.
    ///
    /// Source: MySQL 8.4, "Expression Syntax".
    fn mysql_predicate(&mut self, mut value: Expression) -> Parsed<Expression> {
        loop {
            let before = self.position;
            match self.infix_operator() {
                Some(infix @ (Infix::In(_) | Infix::Between(_) | Infix::Like(_))) => {
                    let height = self.height;
                    value = self.infix(infix, value)?;
                    self.grow(height)?;
                }
                Some(Infix::Binary(_) | Infix::Is) | None => {
                    self.position = before;
                    return Ok(value);
                }
            }
        }
    }

    fn is_null(&mut self, left: Box<Expression>) -> Parsed<Expression> {
        self.height = 1;
        let membership =
            if self.take_word("not") { Membership::NotMember } else { Membership::Member };
        if self.take_word("null") {
            return Ok(Expression::IsNull(membership, left));
        }
        self.fail("only `null` or `not null` stands behind `is`", Some("compare with `=`"))
    }

    pub(super) fn refuse_chain(&mut self) -> Parsed<()> {
        let before = self.position;
        let errors = self.errors.len();
        let chained =
            self.infix_operator().is_some_and(|infix| infix.precedence() == Precedence::Comparison);
        self.errors.truncate(errors);
        self.position = before;
        if chained && self.syntax == Syntax::Portable {
            let help = Some("join two comparisons by `and`, or put one into parentheses");
            return self.fail("comparisons do not chain", help);
        }
        Ok(())
    }
}
