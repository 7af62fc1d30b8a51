//! Defaults: a value of the column's type, on a column that can use one.

use super::{
    Context, Finding,
    literal::{digits_of_number, is_date, is_time, is_timestamp, is_timestamp_with_zone, is_uuid},
    place::column_key,
    suggest,
};
use crate::{
    diagnostic::Code,
    schema::{
        Column, ColumnType, Enum, Expression, Nullability, Table, TableName,
        expression::{self, Function, Literal, TypeError},
        types::{Bounds, Family, whole_range},
    },
};

/// What is wrong with a default: the code, what the type wants, and what to write.
struct Problem {
    code: Code,
    wants: String,
    help: String,
}

impl Problem {
    fn new(code: Code, wants: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, wants: wants.into(), help: help.into() }
    }
}

/// E0303 … E0310: each default is a value of its column.
pub(super) fn check_defaults(context: &Context<'_>) {
    for (table, content, column) in context.columns() {
        let Some(default) = &column.default else { continue };
        if let Some(problem) = unused(context, column, default) {
            tell(context, table, column, "the default", problem);
            continue;
        }
        let Some(constant) = Constant::of(default) else {
            check_computed(context, (table, content), column, default);
            continue;
        };
        if let Some(problem) = constant.problem(column, context.enumeration(column)) {
            let written = format!("the default {}", constant.written());
            tell(context, table, column, &written, problem);
        }
    }
}

/// E0301, E0303, E0310: what is wrong with a default that is computed.
fn check_computed(
    context: &Context<'_>,
    (name, table): (&TableName, &Table),
    column: &Column,
    default: &Expression,
) {
    if let Some(named) = default.columns().next() {
        let help = if table.column(named).is_some() {
            format!("write a constant, or `generated: …` if it is always computed from `{named}`")
        } else if matches!(column.type_, ColumnType::Bool) {
            "write `true` or `false`".to_owned()
        } else {
            format!("if it is text, write `'{named}'`")
        };
        let wants = "cannot name a column, as there is no row yet";
        let problem = Problem::new(Code::DefaultColumn, wants, help);
        return tell(context, name, column, "the default", problem);
    }
    let enums = &context.schema().enums;
    let wanted = expression::check(&Expression::Column(column.name.clone()), table, enums);
    let problems = match (expression::check(default, table, enums), wanted) {
        (Ok(type_), Ok(wanted)) if type_.join(wanted).is_none() => {
            let help = format!("write an expression that gives `{}`", column.type_);
            vec![wrong_type("has another type than the column", &help)]
        }
        (Ok(_), _) => Vec::new(),
        (Err(errors), _) => {
            let problem = |error: TypeError| {
                let help = error.help.unwrap_or_else(|| "correct the expression".to_owned());
                Problem::new(Code::ExpressionType, format!("does not fit: {}", error.message), help)
            };
            errors.into_iter().map(problem).collect()
        }
    };
    for problem in problems {
        tell(context, name, column, "the default", problem);
    }
}

/// E0309: why a default on `column` could never be used.
fn unused(context: &Context<'_>, column: &Column, default: &Expression) -> Option<Problem> {
    let is_there = context.dialects().iter().any(|dialect| default.exists_in(dialect));
    let (reason, help) = if column.auto_increment.is_some() && is_there {
        let help = format!("write `{}: {} auto_increment`", column.name, column.type_);
        ("is never used: the database assigns the value", help)
    } else if column.generated.is_some() {
        let help = "remove the default, or `generated`".to_owned();
        ("is never used: the column is generated", help)
    } else {
        return None;
    };
    Some(Problem::new(Code::DefaultUnused, reason, help))
}

fn tell(context: &Context<'_>, table: &TableName, column: &Column, what: &str, problem: Problem) {
    let message = format!("{what} of column `{table}.{}` {}", column.name, problem.wants);
    let [default, type_] = ["default", "type"].map(|key| column_key(table, &column.name, key));
    let mut finding = Finding::new(context, problem.code, &default, message)
        .label("this default")
        .help(problem.help);
    if context.span(&type_) != context.span(&default) {
        finding = finding.related(type_, format!("the column is `{}`", column.type_));
    }
    finding.report();
}

/// A default that is known without a database.
enum Constant<'a> {
    Literal { literal: &'a Literal, negative: bool },
    CurrentTimestamp,
    CurrentDate,
}

impl<'a> Constant<'a> {
    /// The constant that `expression` is, if it is one. What else it can be is checked by its type.
    fn of(expression: &'a Expression) -> Option<Self> {
        match expression {
            Expression::Literal(literal) => Some(Self::Literal { literal, negative: false }),
            Expression::Negate(inner) => {
                let Expression::Literal(literal) = inner.as_ref() else { return None };
                let number = matches!(literal, Literal::Integer(_) | Literal::Decimal(_));
                number.then_some(Self::Literal { literal, negative: true })
            }
            Expression::Call(Function::CurrentTimestamp, _) => Some(Self::CurrentTimestamp),
            Expression::Call(Function::CurrentDate, _) => Some(Self::CurrentDate),
            Expression::Call(..)
            | Expression::Column(_)
            | Expression::Not(_)
            | Expression::Binary(..)
            | Expression::In(..)
            | Expression::Between(..)
            | Expression::Like(..)
            | Expression::IsNull(..)
            | Expression::Case(..)
            | Expression::Raw(_) => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self, Self::Literal { literal: Literal::Null, .. })
    }

    /// The constant as a spec writes it, in backticks.
    fn written(&self) -> String {
        let text = match self {
            Self::CurrentTimestamp => "current_timestamp".to_owned(),
            Self::CurrentDate => "current_date".to_owned(),
            Self::Literal { literal, negative } => {
                let sign = if *negative { "-" } else { "" };
                match literal {
                    Literal::Null => "null".to_owned(),
                    Literal::Boolean(value) => value.to_string(),
                    Literal::Integer(number) => format!("{sign}{number}"),
                    Literal::Decimal(number) => format!("{sign}{number}"),
                    Literal::Text(text) => format!("'{}'", text.replace('\'', "''")),
                }
            }
        };
        format!("`{text}`")
    }

    /// The whole number that it is; `None` if it is none, or needs more than 64 bits.
    fn whole(&self) -> Option<i128> {
        match self {
            Self::Literal { literal: Literal::Integer(number), negative } => {
                let number = i128::from(*number);
                Some(if *negative { -number } else { number })
            }
            // A number too large for 64 bits has the form of a decimal without a point.
            Self::Literal { literal: Literal::Decimal(text), negative } => {
                let number: i128 = text.parse().ok()?;
                Some(if *negative { -number } else { number })
            }
            Self::Literal { .. } | Self::CurrentTimestamp | Self::CurrentDate => None,
        }
    }

    /// The number's text without its sign.
    fn number(&self) -> Option<String> {
        match self {
            Self::Literal { literal: Literal::Integer(number), .. } => Some(number.to_string()),
            Self::Literal { literal: Literal::Decimal(text), .. } => Some(text.clone()),
            Self::Literal { .. } | Self::CurrentTimestamp | Self::CurrentDate => None,
        }
    }

    fn text(&self) -> Option<&'a str> {
        match self {
            Self::Literal { literal: Literal::Text(text), .. } => Some(text),
            Self::Literal { .. } | Self::CurrentTimestamp | Self::CurrentDate => None,
        }
    }

    /// Why it is no value of `column`, if it is none.
    fn problem(&self, column: &Column, enumeration: Option<&Enum>) -> Option<Problem> {
        if self.is_null() {
            return (column.nullability == Nullability::NotNull).then(|| {
                let help = format!("write `{}?` as the type, or remove the default", column.type_);
                Problem::new(Code::DefaultNull, "is NULL, but the column cannot be NULL", help)
            });
        }
        let type_ = &column.type_;
        match type_.row().family {
            Family::Truth => self.boolean_problem(),
            Family::Whole | Family::Fraction => match type_.bounds() {
                Bounds::Whole { bits } => self.whole_problem(bits),
                Bounds::Exact { precision, scale } => self.decimal_problem(precision, scale),
                Bounds::Inexact { .. } | Bounds::Text { .. } | Bounds::Own => self.number_problem(),
            },
            Family::Text => match (type_, type_.bounds()) {
                (ColumnType::Enum(name), _) => self.enum_problem(name.as_str(), enumeration),
                (_, Bounds::Text { length }) => self.text_problem(length),
                (_, _) => self.text_problem(None),
            },
            Family::Day => {
                let today = matches!(self, Self::CurrentDate);
                self.form_problem(today, is_date, ("date", "'2026-11-22'` or `current_date"))
            }
            Family::TimeOfDay => self.form_problem(false, is_time, ("time of day", "'12:30:00'")),
            Family::Timestamp => {
                let now = matches!(self, Self::CurrentTimestamp);
                let example = "'2026-11-22 12:30:00'` or `current_timestamp";
                self.form_problem(now, is_timestamp, ("date and time without a zone", example))
            }
            Family::Moment => {
                let now = matches!(self, Self::CurrentTimestamp);
                let example = "'2026-11-22 12:30:00Z'` or `current_timestamp";
                self.form_problem(
                    now,
                    is_timestamp_with_zone,
                    ("date and time with its zone", example),
                )
            }
            Family::Uuid => {
                let example = "'00000000-0000-0000-0000-000000000000'";
                self.form_problem(false, is_uuid, ("UUID", example))
            }
            Family::Json => {
                let is_json =
                    |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
                self.form_problem(false, is_json, ("JSON text", "'{}'"))
            }
            Family::Bytes | Family::Vector => Some(wrong_type(
                &format!("is no portable value of type `{type_}`"),
                "write it for each dialect: `default: { sqlite: …, postgres: … }`",
            )),
            Family::Other => None,
        }
    }

    fn number_problem(&self) -> Option<Problem> {
        let help = "write a number, such as `0.0`";
        self.number().is_none().then(|| wrong_type("is not a number", help))
    }

    fn boolean_problem(&self) -> Option<Problem> {
        if let Self::Literal { literal: Literal::Boolean(_), .. } = self {
            return None;
        }
        let text = self.text().map(str::to_lowercase);
        let help = match (self.whole(), text.as_deref()) {
            (Some(0), _) | (_, Some("false" | "no" | "0")) => "write `false`",
            (Some(1), _) | (_, Some("true" | "yes" | "1")) => "write `true`",
            _ => "write `true` or `false`",
        };
        Some(wrong_type("is not true or false", help))
    }

    fn whole_problem(&self, bits: u32) -> Option<Problem> {
        let (minimum, maximum) = whole_range(bits);
        match self.whole() {
            Some(number) if (minimum.into()..=maximum.into()).contains(&number) => None,
            Some(_) => Some(Problem::new(
                Code::DefaultRange,
                format!("is not between {minimum} and {maximum}"),
                "write a smaller number, or take a larger type",
            )),
            None => Some(wrong_type("is not a whole number", "write a whole number, such as `0`")),
        }
    }

    fn decimal_problem(&self, precision: u32, scale: u32) -> Option<Problem> {
        let Some(number) = self.number() else {
            return Some(wrong_type("is not a number", "write a number, such as `0`"));
        };
        let Some((whole, fraction)) = digits_of_number(&number) else {
            return Some(Problem::new(
                Code::DefaultForm,
                "has an exponent",
                "write the number with a point only",
            ));
        };
        let before = precision.saturating_sub(scale);
        (whole > before || fraction > scale).then(|| {
            Problem::new(
                Code::DefaultRange,
                format!("has {whole} digits before the point and {fraction} after it, but the column {before} and {scale}"),
                "write a number that fits, or take a larger type",
            )
        })
    }

    fn text_problem(&self, maximum: Option<u32>) -> Option<Problem> {
        let Some(text) = self.text() else {
            let help = format!("write `'{}'`", self.written().trim_matches('`'));
            return Some(wrong_type("is not text", &help));
        };
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let maximum = maximum.filter(|maximum| length > *maximum)?;
        Some(Problem::new(
            Code::DefaultLength,
            format!("has {length} characters, but the column holds {maximum}"),
            format!("write a shorter text, or `string({length})` as the type"),
        ))
    }

    fn enum_problem(&self, name: &str, enumeration: Option<&Enum>) -> Option<Problem> {
        // An enum that does not exist has its own rule.
        let values = &enumeration?.values;
        let text = match self.text() {
            Some(text) if values.iter().any(|value| value == text) => return None,
            Some(text) => text.to_owned(),
            None => self.written().trim_matches('`').to_owned(),
        };
        let help = suggest::nearest(&text, values.iter().map(String::as_str)).map_or_else(
            || {
                let values: Vec<String> =
                    values.iter().map(|value| format!("`'{value}'`")).collect();
                format!("write one of its values: {}", super::listed(&values))
            },
            |nearest| format!("write `'{nearest}'`"),
        );
        Some(Problem::new(Code::DefaultValue, format!("is not a value of enum `{name}`"), help))
    }

    /// What is wrong with it where a text of a certain form is wanted; `computed` tells that it is the
    /// function which gives such a value.
    fn form_problem(
        &self,
        computed: bool,
        is_right: impl Fn(&str) -> bool,
        (noun, example): (&str, &str),
    ) -> Option<Problem> {
        let help = format!("write it like `{example}`");
        match self.text() {
            _ if computed => None,
            Some(text) if is_right(text) => None,
            Some(_) => Some(Problem::new(Code::DefaultForm, format!("is not a {noun}"), help)),
            None => Some(wrong_type(&format!("is not a {noun}"), &help)),
        }
    }
}

fn wrong_type(wants: &str, help: &str) -> Problem {
    Problem::new(Code::DefaultType, wants, help)
}
