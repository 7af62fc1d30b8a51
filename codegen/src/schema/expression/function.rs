//! The function table: what each function is called in a spec and how many arguments it takes.

use std::ops::RangeInclusive;

use super::{BinaryOperator, Expression, Literal};

/// The functions of the portable grammar.
///
/// How a database spells one stands in `sql/expression.rs`; how its spelling is read back, in
/// `stored/read/`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// Characters in a text.
    Length,
    /// Lower case.
    Lower,
    /// Upper case.
    Upper,
    /// Without blanks at both ends.
    Trim,
    /// Part of a text: `substr(text, from, count)`, counted from 1.
    Substr,
    /// Text with each occurrence of a part replaced.
    Replace,
    /// Distance from zero.
    Abs,
    /// Rounded: `round(number, digits)`.
    Round,
    /// The first operand that is not NULL.
    Coalesce,
    /// NULL if the two operands are equal.
    NullIf,
    /// Now, as a timestamp in UTC.
    CurrentTimestamp,
    /// Today, in UTC.
    CurrentDate,
    /// Whether a text is JSON.
    JsonValid,
    /// The text at a path: `json_extract(json, '$.a.b')`.
    JsonExtract,
}

impl Function {
    /// Every function, in the order in which messages list them.
    pub const ALL: [Self; 14] = [
        Self::Length,
        Self::Lower,
        Self::Upper,
        Self::Trim,
        Self::Substr,
        Self::Replace,
        Self::Abs,
        Self::Round,
        Self::Coalesce,
        Self::NullIf,
        Self::CurrentTimestamp,
        Self::CurrentDate,
        Self::JsonValid,
        Self::JsonExtract,
    ];

    /// The name in a spec.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// How many arguments it takes.
    #[must_use]
    pub fn arguments(self) -> RangeInclusive<usize> {
        self.row().1
    }

    /// The function called `name`, in any case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.name().eq_ignore_ascii_case(name))
    }

    /// Whether it is written without parentheses.
    #[must_use]
    pub fn is_bare(self) -> bool {
        self.arguments() == (0..=0)
    }

    fn row(self) -> (&'static str, RangeInclusive<usize>) {
        match self {
            Self::Length => ("length", 1..=1),
            Self::Lower => ("lower", 1..=1),
            Self::Upper => ("upper", 1..=1),
            Self::Trim => ("trim", 1..=1),
            Self::Substr => ("substr", 2..=3),
            Self::Replace => ("replace", 3..=3),
            Self::Abs => ("abs", 1..=1),
            Self::Round => ("round", 1..=2),
            Self::Coalesce => ("coalesce", 2..=usize::MAX),
            Self::NullIf => ("nullif", 2..=2),
            Self::CurrentTimestamp => ("current_timestamp", 0..=0),
            Self::CurrentDate => ("current_date", 0..=0),
            Self::JsonValid => ("json_valid", 1..=1),
            Self::JsonExtract => ("json_extract", 2..=2),
        }
    }
}

/// How tightly an expression holds together, the loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Precedence {
    Or,
    And,
    Not,
    Comparison,
    Concatenate,
    Sum,
    Product,
    Negate,
    Primary,
}

impl Precedence {
    /// The next tighter one.
    pub(crate) fn tighter(self) -> Self {
        match self {
            Self::Or => Self::And,
            Self::And => Self::Not,
            Self::Not => Self::Comparison,
            Self::Comparison => Self::Concatenate,
            Self::Concatenate => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product => Self::Negate,
            Self::Negate | Self::Primary => Self::Primary,
        }
    }
}

impl BinaryOperator {
    /// How a spec writes it.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        self.row().0
    }

    /// How tightly it binds.
    pub(crate) fn precedence(self) -> Precedence {
        self.row().1
    }

    /// How tightly its left and right operands must hold together to go without parentheses.
    /// Operators group to the left; comparisons do not chain.
    pub(crate) fn operands(self) -> (Precedence, Precedence) {
        let own = self.precedence();
        let left = if own == Precedence::Comparison { own.tighter() } else { own };
        (left, own.tighter())
    }

    fn row(self) -> (&'static str, Precedence) {
        match self {
            Self::Or => ("or", Precedence::Or),
            Self::And => ("and", Precedence::And),
            Self::Equal => ("=", Precedence::Comparison),
            Self::NotEqual => ("<>", Precedence::Comparison),
            Self::Less => ("<", Precedence::Comparison),
            Self::LessOrEqual => ("<=", Precedence::Comparison),
            Self::Greater => (">", Precedence::Comparison),
            Self::GreaterOrEqual => (">=", Precedence::Comparison),
            Self::Add => ("+", Precedence::Sum),
            Self::Subtract => ("-", Precedence::Sum),
            Self::Multiply => ("*", Precedence::Product),
            Self::Divide => ("/", Precedence::Product),
            Self::Remainder => ("%", Precedence::Product),
            Self::Concatenate => ("||", Precedence::Concatenate),
        }
    }
}

impl Expression {
    /// How tightly it holds together when written out.
    pub(crate) fn precedence(&self) -> Precedence {
        match self {
            Self::Not(_) => Precedence::Not,
            Self::Negate(_) => Precedence::Negate,
            Self::Binary(operator, ..) => operator.precedence(),
            Self::In(..) | Self::Between(..) | Self::Like(..) | Self::IsNull(..) => {
                Precedence::Comparison
            }
            Self::Literal(Literal::Integer(value)) if *value < 0 => Precedence::Negate,
            Self::Literal(Literal::Decimal(digits)) if digits.starts_with('-') => {
                Precedence::Negate
            }
            Self::Column(_) | Self::Literal(_) | Self::Call(..) | Self::Case(..) | Self::Raw(_) => {
                Precedence::Primary
            }
        }
    }
}
