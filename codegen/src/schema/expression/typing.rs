//! Checks an expression against the columns of its table. Start reading at [`check`].
//!
//! The rules are stricter than some databases: SQLite compares text with numbers and MySQL converts
//! them, with different results, so neither is allowed in an expression that is to mean the same
//! everywhere.

use std::{collections::BTreeMap, fmt};

use super::{BinaryOperator, Expression, Function, Literal, Precedence, json_path, nearest};
use crate::schema::{ColumnName, ColumnType, Enum, EnumName, Table, types::Family};

/// The type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpressionType {
    /// True or false.
    Boolean,
    /// A number.
    Number(NumberKind),
    /// Text, also an enum's value.
    Text,
    /// Bytes.
    Bytes,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and time.
    Timestamp(Zone),
    /// A UUID.
    Uuid,
    /// A JSON value.
    Json,
    /// NULL without a type, which fits everywhere.
    Null,
    /// Raw SQL or a type that has no portable name, which is not checked.
    Unknown,
}

/// What kind of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// A whole number.
    Whole,
    /// A number that can have a fraction.
    Fraction,
}

/// Whether a timestamp is a moment in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// `timestamp`
    None,
    /// `timestamptz`
    Utc,
    /// `current_timestamp`, which is either.
    Either,
}

impl fmt::Display for ExpressionType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Boolean => "a condition",
            Self::Number(NumberKind::Whole) => "a whole number",
            Self::Number(NumberKind::Fraction) => "a number",
            Self::Text => "text",
            Self::Bytes => "bytes",
            Self::Date => "a date",
            Self::Time => "a time",
            Self::Timestamp(Zone::Utc) => "a timestamptz",
            Self::Timestamp(Zone::None | Zone::Either) => "a timestamp",
            Self::Uuid => "a uuid",
            Self::Json => "json",
            Self::Null => "null",
            Self::Unknown => "of unknown type",
        })
    }
}

impl From<&ColumnType> for ExpressionType {
    fn from(type_: &ColumnType) -> Self {
        match type_.row().family {
            Family::Truth => Self::Boolean,
            Family::Whole => Self::Number(NumberKind::Whole),
            Family::Fraction => Self::Number(NumberKind::Fraction),
            Family::Text => Self::Text,
            Family::Bytes | Family::Vector => Self::Bytes,
            Family::Day => Self::Date,
            Family::TimeOfDay => Self::Time,
            Family::Timestamp => Self::Timestamp(Zone::None),
            Family::Moment => Self::Timestamp(Zone::Utc),
            Family::Uuid => Self::Uuid,
            Family::Json => Self::Json,
            Family::Other => Self::Unknown,
        }
    }
}

impl ExpressionType {
    /// The type of a place that takes both, or `None` if there is none.
    #[must_use]
    pub fn join(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Null, known) | (known, Self::Null) => Some(known),
            (Self::Unknown, _) | (_, Self::Unknown) => Some(Self::Unknown),
            (Self::Number(left), Self::Number(right)) => {
                Some(Self::Number(if left == right { left } else { NumberKind::Fraction }))
            }
            (Self::Timestamp(Zone::Either), Self::Timestamp(zone))
            | (Self::Timestamp(zone), Self::Timestamp(Zone::Either)) => Some(Self::Timestamp(zone)),
            (left, right) => (left == right).then_some(left),
        }
    }
}

/// A mistake in the types of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeError {
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to type instead.
    pub help: Option<String>,
}

/// Finds the type of an expression over the columns of `table`.
///
/// # Errors
///
/// Every unknown column and every operand of a type that its operator does not take.
pub fn check(
    expression: &Expression,
    table: &Table,
    enums: &BTreeMap<EnumName, Enum>,
) -> Result<ExpressionType, Vec<TypeError>> {
    let columns = table.columns.iter().map(|column| (&column.name, &column.type_)).collect();
    let mut checker = Checker { columns, enums, errors: Vec::new() };
    let type_ = checker.type_of(expression);
    if comparison_depth(expression) > COMPARISON_DEPTH_MAXIMUM {
        let levels = COMPARISON_DEPTH_MAXIMUM.to_string();
        let help = "join them by `and`, `or` and `case`".to_owned();
        checker.error(&["comparisons nest deeper than ", &levels, " levels"], Some(help));
    }
    if checker.errors.is_empty() { Ok(type_) } else { Err(checker.errors) }
}

/// How deep comparisons may stand inside comparisons. SQL Server has no value for a comparison: one
/// that stands where a value is wanted is written twice, so each level doubles the text.
const COMPARISON_DEPTH_MAXIMUM: usize = 8;

/// How many comparisons stand inside one another.
fn comparison_depth(expression: &Expression) -> usize {
    let own = expression.precedence() == Precedence::Comparison
        || matches!(expression, Expression::Call(Function::JsonValid, _));
    usize::from(own) + expression.children().map(comparison_depth).max().unwrap_or(0)
}

struct Checker<'s> {
    columns: BTreeMap<&'s ColumnName, &'s ColumnType>,
    enums: &'s BTreeMap<EnumName, Enum>,
    errors: Vec<TypeError>,
}

impl Checker<'_> {
    fn error(&mut self, message: &[&str], help: Option<String>) {
        self.errors.push(TypeError { message: message.concat(), help });
    }

    fn type_of(&mut self, expression: &Expression) -> ExpressionType {
        match expression {
            Expression::Column(name) => self.column(name),
            Expression::Literal(literal) => literal_type(literal),
            Expression::Not(operand) => {
                self.expect(operand, ExpressionType::Boolean, "`not`");
                ExpressionType::Boolean
            }
            Expression::Negate(operand) => self.number(operand, "`-`"),
            Expression::Binary(operator, left, right) => self.binary(*operator, left, right),
            Expression::In(_, value, list) => self.compare(value, list.iter()),
            Expression::Between(_, value, low, high) => {
                self.compare(value, [&**low, &**high].into_iter())
            }
            Expression::Like(_, value, pattern) => {
                self.expect(value, ExpressionType::Text, "`like`");
                self.expect(pattern, ExpressionType::Text, "`like`");
                ExpressionType::Boolean
            }
            Expression::IsNull(_, value) => {
                self.type_of(value);
                ExpressionType::Boolean
            }
            Expression::Call(function, arguments) => self.call(*function, arguments),
            Expression::Case(cases, otherwise) => {
                for (condition, _) in cases {
                    self.expect(condition, ExpressionType::Boolean, "`when`");
                }
                let values = cases.iter().map(|(_, value)| value).chain(otherwise.as_deref());
                self.agree(values, "the branches of `case`")
            }
            Expression::Raw(_) => ExpressionType::Unknown,
        }
    }

    fn column(&mut self, name: &ColumnName) -> ExpressionType {
        if let Some(type_) = self.columns.get(name) {
            return ExpressionType::from(*type_);
        }
        let near = nearest(name.as_str(), self.columns.keys().map(|known| known.as_str()));
        let help = match near {
            Some(known) => ["did you mean `", known, "`?"].concat(),
            None => ["if it is text, write it in single quotes: '", name.as_str(), "'"].concat(),
        };
        self.error(&["there is no column `", name.as_str(), "` in this table"], Some(help));
        ExpressionType::Unknown
    }

    /// Requires that `operand` is of `wanted` type.
    fn expect(&mut self, operand: &Expression, wanted: ExpressionType, by: &str) -> ExpressionType {
        let found = self.type_of(operand);
        if found.join(wanted).is_none() {
            let (text, wanted_text) = (operand.to_string(), wanted.to_string());
            let message =
                [by, " takes ", &wanted_text, ", but `", &text, "` is ", &found.to_string()];
            let help = (wanted == ExpressionType::Boolean
                && matches!(found, ExpressionType::Number(_)))
            .then(|| ["write `", &text, " <> 0`"].concat());
            self.error(&message, help);
        }
        found
    }

    /// Requires that `operand` is a number.
    fn number(&mut self, operand: &Expression, by: &str) -> ExpressionType {
        let found = self.expect(operand, ExpressionType::Number(NumberKind::Fraction), by);
        if let ExpressionType::Number(_) = found { found } else { ExpressionType::Unknown }
    }

    fn binary(
        &mut self,
        operator: BinaryOperator,
        left: &Expression,
        right: &Expression,
    ) -> ExpressionType {
        let symbol = ["`", operator.symbol(), "`"].concat();
        match operator {
            BinaryOperator::Or | BinaryOperator::And => {
                self.expect(left, ExpressionType::Boolean, &symbol);
                self.expect(right, ExpressionType::Boolean, &symbol);
                ExpressionType::Boolean
            }
            BinaryOperator::Equal
            | BinaryOperator::NotEqual
            | BinaryOperator::Less
            | BinaryOperator::LessOrEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterOrEqual => self.compare(left, std::iter::once(right)),
            BinaryOperator::Add
            | BinaryOperator::Subtract
            | BinaryOperator::Multiply
            | BinaryOperator::Divide => {
                let types = (self.number(left, &symbol), self.number(right, &symbol));
                types.0.join(types.1).unwrap_or(ExpressionType::Unknown)
            }
            BinaryOperator::Remainder => {
                // The databases disagree about the remainder of fractions.
                self.expect_whole(left);
                self.expect_whole(right);
                ExpressionType::Number(NumberKind::Whole)
            }
            BinaryOperator::Concatenate => {
                self.expect(left, ExpressionType::Text, &symbol);
                self.expect(right, ExpressionType::Text, &symbol);
                ExpressionType::Text
            }
        }
    }

    fn expect_whole(&mut self, operand: &Expression) {
        if self.number(operand, "`%`") == ExpressionType::Number(NumberKind::Fraction) {
            let text = operand.to_string();
            self.error(&["`%` takes whole numbers, but `", &text, "` can have a fraction"], None);
        }
    }

    /// Checks the comparison of one operand with each of the others.
    fn compare<'e>(
        &mut self,
        left: &Expression,
        others: impl Iterator<Item = &'e Expression>,
    ) -> ExpressionType {
        let left_type = self.type_of(left);
        for right in others {
            let right_type = self.type_of(right);
            self.compare_typed((left, left_type), (right, right_type));
        }
        ExpressionType::Boolean
    }

    fn compare_typed(
        &mut self,
        (left, left_type): (&Expression, ExpressionType),
        (right, right_type): (&Expression, ExpressionType),
    ) {
        for (operand, type_) in [(left, left_type), (right, right_type)] {
            if type_ == ExpressionType::Json {
                let text = operand.to_string();
                let help = ["compare a part of it: `json_extract(", &text, ", '$.key') = …`"];
                return self
                    .error(&["json cannot be compared: `", &text, "`"], Some(help.concat()));
            }
            if matches!(operand, Expression::Literal(Literal::Null)) {
                let help = "write `is null` or `is not null`".to_owned();
                return self.error(&["a comparison with `null` is never true"], Some(help));
            }
        }
        if let Some(fits) = literal_of(right, left_type).or(literal_of(left, right_type)) {
            if let Err(message) = fits {
                self.error(&[&message], None);
            }
        } else if left_type.join(right_type).is_none() {
            let (left, right) = (left.to_string(), right.to_string());
            let (left_type, right_type) = (left_type.to_string(), right_type.to_string());
            self.error(
                &["`", &left, "` is ", &left_type, ", but `", &right, "` is ", &right_type],
                None,
            );
        }
        self.enum_values(left, right);
        self.enum_values(right, left);
    }

    /// A text that is compared with an enum must be one of its values.
    fn enum_values(&mut self, column: &Expression, value: &Expression) {
        let (Expression::Column(name), Expression::Literal(Literal::Text(text))) = (column, value)
        else {
            return;
        };
        let Some(ColumnType::Enum(enum_name)) = self.columns.get(name) else { return };
        let Some(enum_) = self.enums.get(enum_name) else { return };
        if !enum_.values.contains(text) {
            let values = enum_.values.join("', '");
            let message = ["'", text, "' is not a value of the enum `", enum_name.as_str(), "`"];
            self.error(&message, Some(["its values are '", &values, "'"].concat()));
        }
    }

    /// Requires that all values are of one type, and gives it.
    fn agree<'e>(
        &mut self,
        values: impl Iterator<Item = &'e Expression>,
        what: &str,
    ) -> ExpressionType {
        let mut all = ExpressionType::Null;
        for value in values {
            let found = self.type_of(value);
            if let Some(joined) = all.join(found) {
                all = joined;
            } else {
                let (first, text) = (all.to_string(), value.to_string());
                self.error(
                    &[what, " differ: ", &first, ", but `", &text, "` is ", &found.to_string()],
                    None,
                );
            }
        }
        all
    }

    fn call(&mut self, function: Function, arguments: &[Expression]) -> ExpressionType {
        let name = ["`", function.name(), "`"].concat();
        match function {
            Function::Length => {
                for argument in arguments {
                    if self.type_of(argument) != ExpressionType::Bytes {
                        self.expect(argument, ExpressionType::Text, &name);
                    }
                }
                ExpressionType::Number(NumberKind::Whole)
            }
            Function::Lower | Function::Upper | Function::Trim | Function::Replace => {
                for argument in arguments {
                    self.expect(argument, ExpressionType::Text, &name);
                }
                ExpressionType::Text
            }
            Function::Substr => {
                for (position, argument) in arguments.iter().enumerate() {
                    if position == 0 {
                        self.expect(argument, ExpressionType::Text, &name);
                    } else {
                        self.number(argument, &name);
                    }
                }
                if let Some(Expression::Literal(Literal::Integer(..=0))) = arguments.get(1) {
                    let help = "the first character is 1".to_owned();
                    self.error(&["`substr` counts from 1"], Some(help));
                }
                ExpressionType::Text
            }
            Function::Abs | Function::Round => {
                let mut types = arguments.iter().map(|argument| self.number(argument, &name));
                let first = types.next().unwrap_or(ExpressionType::Unknown);
                types.for_each(drop);
                first
            }
            Function::Coalesce => self.agree(arguments.iter(), "the arguments of `coalesce`"),
            Function::NullIf => {
                let [left, right] = arguments else { return ExpressionType::Unknown };
                let (left_type, right_type) = (self.type_of(left), self.type_of(right));
                self.compare_typed((left, left_type), (right, right_type));
                left_type
            }
            Function::CurrentTimestamp => ExpressionType::Timestamp(Zone::Either),
            Function::CurrentDate => ExpressionType::Date,
            Function::JsonValid => {
                for argument in arguments {
                    self.json(argument, &name);
                }
                ExpressionType::Boolean
            }
            Function::JsonExtract => {
                if let [json, path] = arguments {
                    self.json(json, &name);
                    self.path(path);
                }
                ExpressionType::Text
            }
        }
    }

    fn json(&mut self, argument: &Expression, name: &str) {
        let found = self.type_of(argument);
        let fits = [ExpressionType::Json, ExpressionType::Text];
        if fits.into_iter().all(|wanted| found.join(wanted).is_none()) {
            let text = argument.to_string();
            self.error(
                &[name, " takes json or text, but `", &text, "` is ", &found.to_string()],
                None,
            );
        }
    }

    fn path(&mut self, path: &Expression) {
        let known = matches!(path, Expression::Literal(Literal::Text(text))
            if json_path::keys(text).is_some());
        if !known {
            let text = path.to_string();
            let help = "write a text such as '$.name.part' or '$.list[0]'".to_owned();
            self.error(&["`", &text, "` is not a path into json"], Some(help));
        }
    }
}

fn literal_type(literal: &Literal) -> ExpressionType {
    match literal {
        Literal::Null => ExpressionType::Null,
        Literal::Boolean(_) => ExpressionType::Boolean,
        Literal::Integer(_) => ExpressionType::Number(NumberKind::Whole),
        Literal::Decimal(_) => ExpressionType::Number(NumberKind::Fraction),
        Literal::Text(_) => ExpressionType::Text,
    }
}

/// Whether a text stands for a date, time, timestamp or UUID that it is compared with; `None` if it is
/// not such a comparison.
fn literal_of(literal: &Expression, wanted: ExpressionType) -> Option<Result<(), String>> {
    let Expression::Literal(Literal::Text(text)) = literal else { return None };
    let shape = match wanted {
        ExpressionType::Date => "dddd-dd-dd",
        ExpressionType::Time => "dd:dd:dd",
        ExpressionType::Timestamp(_) => "dddd-dd-dd dd:dd:dd",
        ExpressionType::Uuid => "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
        ExpressionType::Boolean
        | ExpressionType::Number(_)
        | ExpressionType::Text
        | ExpressionType::Bytes
        | ExpressionType::Json
        | ExpressionType::Null
        | ExpressionType::Unknown => return None,
    };
    let fits = text.len() >= shape.len()
        && text.bytes().zip(shape.bytes()).all(|(found, wanted)| match wanted {
            b'd' => found.is_ascii_digit(),
            b'x' => found.is_ascii_hexdigit(),
            other => found == other,
        });
    Some(if fits {
        Ok(())
    } else {
        Err(["'", text, "' is not ", &wanted.to_string(), " (", shape, ")"].concat())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Column, Nullability, expression::parse};

    fn table() -> (Table, BTreeMap<EnumName, Enum>) {
        let column = |(name, type_): (&str, ColumnType)| Column {
            nullability: Nullability::Nullable,
            ..Column::new(name.into(), type_)
        };
        let columns = [
            ("name", ColumnType::String { length: 50 }),
            ("size", ColumnType::BigInt),
            ("score", ColumnType::Double),
            ("done", ColumnType::Bool),
            ("tier", ColumnType::Enum("tier".into())),
            ("data", ColumnType::Json),
            ("day", ColumnType::Date),
            ("made_at", ColumnType::TimestampTz),
        ];
        let table = Table { columns: columns.map(column).to_vec().into(), ..Table::default() };
        let tier = Enum::new(vec!["A".into(), "B".into()], 1);
        (table, BTreeMap::from([("tier".into(), tier)]))
    }

    fn check_type(text: &str, expected: ExpressionType) {
        let (table, enums) = table();
        assert_eq!(check(&parse(text).unwrap(), &table, &enums), Ok(expected), "{text}");
    }

    fn refuse(text: &str, message: &str, help: Option<&str>) {
        let (table, enums) = table();
        let errors = check(&parse(text).unwrap(), &table, &enums).expect_err(text);
        let found: Vec<_> =
            errors.iter().map(|error| (error.message.as_str(), error.help.as_deref())).collect();
        assert_eq!(found, [(message, help)], "{text}");
    }

    #[test]
    fn expressions_have_the_type_of_their_operator() {
        check_type("size + 1", ExpressionType::Number(NumberKind::Whole));
        check_type("size * score", ExpressionType::Number(NumberKind::Fraction));
        check_type("name || 'x'", ExpressionType::Text);
        check_type("tier in ('A', 'B') and not done", ExpressionType::Boolean);
        check_type("json_extract(data, '$.a.b') = 'x'", ExpressionType::Boolean);
        check_type("day > '2020-01-01' and made_at < current_timestamp", ExpressionType::Boolean);
        check_type("coalesce(name, null, 'x')", ExpressionType::Text);
        check_type(
            "case when done then 1 else 1.5 end",
            ExpressionType::Number(NumberKind::Fraction),
        );
        check_type("json_valid(name)", ExpressionType::Boolean);
    }

    #[test]
    fn comparisons_inside_comparisons_are_bounded() {
        let nested = |levels: usize| {
            let text = ["(".repeat(levels), "done".into(), " = done)".repeat(levels)].concat();
            let (table, enums) = table();
            check(&parse(&text).unwrap(), &table, &enums)
        };
        assert!(nested(8).is_ok());
        assert_eq!(nested(9).unwrap_err()[0].message, "comparisons nest deeper than 8 levels");
    }

    #[test]
    fn operands_of_the_wrong_type_are_refused_once() {
        refuse(
            "naem = 'x'",
            "there is no column `naem` in this table",
            Some("did you mean `name`?"),
        );
        refuse(
            "name = \"open\"",
            "there is no column `open` in this table",
            Some("if it is text, write it in single quotes: 'open'"),
        );
        refuse("size = 'x'", "`size` is a whole number, but `'x'` is text", None);
        refuse(
            "tier in ('A', 'C')",
            "'C' is not a value of the enum `tier`",
            Some("its values are 'A', 'B'"),
        );
        refuse("size like 'x'", "`like` takes text, but `size` is a whole number", None);
        refuse(
            "json_valid(size)",
            "`json_valid` takes json or text, but `size` is a whole number",
            None,
        );
        refuse(
            "size and done",
            "`and` takes a condition, but `size` is a whole number",
            Some("write `size <> 0`"),
        );
        refuse(
            "case when done then 1 else 'x' end = 1",
            "the branches of `case` differ: a whole number, but `'x'` is text",
            None,
        );
        refuse(
            "name = null",
            "a comparison with `null` is never true",
            Some("write `is null` or `is not null`"),
        );
        refuse("day = 'yesterday'", "'yesterday' is not a date (dddd-dd-dd)", None);
        refuse("score % 2 = 0", "`%` takes whole numbers, but `score` can have a fraction", None);
        refuse("substr(name, 0) = ''", "`substr` counts from 1", Some("the first character is 1"));
        refuse(
            "nullif(naem, 'x') = 'x'",
            "there is no column `naem` in this table",
            Some("did you mean `name`?"),
        );
    }
}
