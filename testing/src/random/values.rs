//! Values: the same number means the same value in every type that a column has on its way, so that what a
//! conversion must give is known without asking the converter.

use tablewright_codegen::{
    dialect::Dialect,
    schema::{
        ColumnType::{self, BigInt, Decimal, Double, Enum, Float, Integer},
        types::{Bounds, Family},
    },
};

use super::model::Model;

/// What the values of a column mean, whatever types it has before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Flavour {
    /// The number itself; as text its digits.
    Number {
        /// Whether a quarter is added.
        fraction: bool,
    },
    /// Odd or even.
    Truth,
    /// Days of 2024.
    Moment {
        /// Whether the time of day is midnight, as some type keeps days only.
        midnight: bool,
    },
    /// Seconds after ten.
    TimeOfDay,
    /// An object with the number in it.
    Object,
    /// A UUID that ends in the number.
    Uuid,
    /// Words with the number behind them, as text or as bytes.
    Words,
    /// The value at this place of the enum.
    OneOf(String),
}

/// The meaning that values of all of `types` can have, if there is one.
pub(super) fn flavour(types: &[&ColumnType]) -> Option<Flavour> {
    let firm: Vec<&ColumnType> = types.iter().copied().filter(|it| !is_text(it)).collect();
    let all = |test: fn(&ColumnType) -> bool| firm.iter().all(|type_| test(type_));
    let any = |test: fn(&ColumnType) -> bool| firm.iter().any(|type_| test(type_));
    let found = if firm.is_empty() || all(|it| family(it) == Family::Bytes) {
        Flavour::Words
    } else if all(|it| family(it) == Family::Json) {
        Flavour::Object
    } else if all(|it| is_number(it) || family(it) == Family::Json) {
        let fraction = all(|it| matches!(it, Float | Double | Decimal { scale: 2.., .. }));
        Flavour::Number { fraction }
    } else if any(|it| family(it) == Family::Truth)
        && all(|it| family(it) == Family::Truth || is_whole(it))
    {
        Flavour::Truth
    } else if any(is_moment) && all(|it| is_moment(it) || matches!(it, Integer | BigInt)) {
        let midnight = any(|it| family(it) == Family::Day);
        if midnight && any(is_whole) {
            return None;
        }
        Flavour::Moment { midnight }
    } else if all(|it| family(it) == Family::TimeOfDay) {
        Flavour::TimeOfDay
    } else if all(|it| family(it) == Family::Uuid) {
        Flavour::Uuid
    } else if let Enum(name) = firm[0]
        && firm.iter().all(|it| *it == firm[0])
    {
        Flavour::OneOf(name.to_string())
    } else {
        return None;
    };
    let long = found.longest();
    let fits = |type_: &&ColumnType| match type_.bounds() {
        Bounds::Text { length: Some(length) } => length >= long,
        _ => true,
    };
    types.iter().all(fits).then_some(found)
}

/// Whether the type holds text.
pub(super) fn is_text(type_: &ColumnType) -> bool {
    matches!(type_.bounds(), Bounds::Text { .. })
}

fn family(type_: &ColumnType) -> Family {
    type_.row().family
}

/// Whether the type holds whole numbers.
pub(super) fn is_whole(type_: &ColumnType) -> bool {
    family(type_) == Family::Whole
}

/// Whether the type holds numbers.
pub(super) fn is_number(type_: &ColumnType) -> bool {
    family(type_).is_number()
}

/// Whether the type holds days or moments.
pub(super) fn is_moment(type_: &ColumnType) -> bool {
    matches!(family(type_), Family::Day | Family::Timestamp | Family::Moment)
}

impl Flavour {
    /// Whether other numbers are other values.
    pub(super) fn tells_apart(&self) -> bool {
        !matches!(self, Self::Truth | Self::OneOf(_))
    }

    /// How many characters the longest text has.
    fn longest(&self) -> u32 {
        match self {
            Self::Truth => 5,
            Self::Words | Self::OneOf(_) => 20,
            Self::Number { .. } | Self::Object | Self::TimeOfDay => 24,
            Self::Moment { .. } => 32,
            Self::Uuid => 36,
        }
    }

    /// The text of the value.
    fn text(&self, number: i64, values: &[String]) -> String {
        match self {
            Self::Number { fraction: false } => number.to_string(),
            Self::Number { fraction: true } => format!("{number}.25"),
            Self::Truth => (if number % 2 == 0 { "false" } else { "true" }).to_owned(),
            Self::Moment { midnight: true } => [&day(number), " 00:00:00"].concat(),
            Self::Moment { midnight: false } => [&day(number), " 03:04:05"].concat(),
            Self::TimeOfDay => format!("10:00:{:02}", number.rem_euclid(60)),
            Self::Object => format!("{{\"k\": {number}}}"),
            Self::Uuid => format!("0b5fa9c4-7a1e-4c1e-9d53-{:012x}", number.rem_euclid(1 << 40)),
            Self::Words => word(number),
            Self::OneOf(_) => {
                let place = number.rem_euclid(i64::try_from(values.len().max(1)).unwrap_or(1));
                values.get(usize::try_from(place).unwrap_or(0)).cloned().unwrap_or_default()
            }
        }
    }
}

/// A day of January or February 2024.
fn day(number: i64) -> String {
    let day = number.rem_euclid(60);
    if day < 31 { format!("2024-01-{:02}", day + 1) } else { format!("2024-02-{:02}", day - 30) }
}

/// Words that databases are known to trip over.
fn word(number: i64) -> String {
    const STEMS: [&str; 9] =
        ["plain", "it's", "Ärger", "a\\b", "50%_", "two  blanks", "\"q\"", "λ🦀", ""];
    let place = usize::try_from(number.rem_euclid(9)).unwrap_or(0);
    [STEMS[place], &number.to_string()].concat()
}

/// Whether the words of a number have a character beyond the Basic Multilingual Plane.
pub(super) fn has_wide_character(number: i64) -> bool {
    word(number).chars().any(|character| u32::from(character) > 0xffff)
}

/// The default of a column of this type, as an expression of a spec.
pub(super) fn default_text(model: &Model, type_: &ColumnType, number: i64) -> String {
    let values = match type_ {
        Enum(name) => enum_values(model, name.as_str()),
        _ => Vec::new(),
    };
    let text = flavour(&[type_]).unwrap_or(Flavour::Words).text(number, &values);
    match family(type_) {
        Family::Truth | Family::Whole | Family::Fraction => text,
        Family::Day => quoted_text(&day(number), Dialect::Sqlite),
        _ => quoted_text(&text, Dialect::Sqlite),
    }
}

/// The values of an enum in their order.
pub(super) fn enum_values(model: &Model, name: &str) -> Vec<String> {
    let values = model.enumeration(name).map(|it| it.values.as_slice()).unwrap_or_default();
    values.iter().map(|(_, value)| value.clone()).collect()
}

/// A value in SQL.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value<'v> {
    /// The column's type.
    pub(super) type_: &'v ColumnType,
    /// What its numbers mean.
    pub(super) flavour: &'v Flavour,
    /// The values of the enum, if it is one.
    pub(super) values: &'v [String],
    /// The number.
    pub(super) number: i64,
}

impl Value<'_> {
    fn text(&self) -> String {
        self.flavour.text(self.number, self.values)
    }

    /// The literal that puts the value into a row.
    pub(super) fn literal(&self, dialect: Dialect) -> String {
        let text = self.text();
        match family(self.type_) {
            Family::Whole => match self.flavour {
                Flavour::Truth => (self.number.rem_euclid(2)).to_string(),
                Flavour::Moment { .. } => self.seconds().to_string(),
                _ => text,
            },
            Family::Fraction => text,
            Family::Truth => text.to_uppercase(),
            Family::Day => quoted_text(&day(self.number), dialect),
            Family::Moment if dialect == Dialect::Postgres => {
                quoted_text(&[&text, "+00"].concat(), dialect)
            }
            Family::Uuid if matches!(dialect, Dialect::Sqlite | Dialect::Mysql) => {
                ["X'", &text.replace('-', ""), "'"].concat()
            }
            Family::Bytes => {
                let digits: String =
                    text.bytes().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
                match dialect {
                    Dialect::Postgres => ["'\\x", &digits, "'"].concat(),
                    Dialect::Mssql => ["0x", &digits].concat(),
                    Dialect::Sqlite | Dialect::Mysql => ["X'", &digits, "'"].concat(),
                }
            }
            Family::Text
            | Family::TimeOfDay
            | Family::Timestamp
            | Family::Moment
            | Family::Uuid
            | Family::Json
            | Family::Vector
            | Family::Other => quoted_text(&text, dialect),
        }
    }

    /// Seconds since 1970.
    fn seconds(&self) -> i64 {
        (19_723 + self.number.rem_euclid(60)) * 86_400 + 11_045
    }

    /// The condition that `column`, which is quoted, has the value, and has it in the right form.
    pub(super) fn condition(&self, column: &str, dialect: Dialect) -> String {
        let literal = self.literal(dialect);
        let equal = [column, " = ", &literal].concat();
        let is_digits = matches!(self.flavour, Flavour::Number { .. });
        let digits = self.text();
        let is_text = is_text(self.type_);
        let condition = match (family(self.type_), dialect) {
            (_, Dialect::Postgres) if is_digits && is_text => {
                [column, "::numeric = ", &digits].concat()
            }
            (family, Dialect::Mysql) if is_digits && (is_text || family == Family::Json) => {
                ["CAST(", column, " AS DECIMAL(40, 6)) = ", &digits].concat()
            }
            (family, Dialect::Sqlite) if is_digits && (is_text || family == Family::Json) => {
                ["CAST(", column, " AS NUMERIC) = ", &digits].concat()
            }
            (_, _) if is_text && matches!(self.flavour, Flavour::Moment { .. }) => {
                [column, " LIKE ", &quoted_text(&[&day(self.number), "%"].concat(), dialect)]
                    .concat()
            }
            (_, _) if is_text && *self.flavour == Flavour::TimeOfDay => {
                [column, " LIKE ", &quoted_text(&[&self.text(), "%"].concat(), dialect)].concat()
            }
            (Family::TimeOfDay | Family::Timestamp | Family::Moment, Dialect::Sqlite) => {
                [column, " LIKE ", &quoted_text(&[&self.text(), "%"].concat(), dialect)].concat()
            }
            (Family::Json, Dialect::Postgres) => [&equal, "::jsonb"].concat(),
            // MySQL's JSON is a type of its own, which no text is equal to.
            (Family::Json, Dialect::Mysql) => ["CAST(", column, " AS CHAR) = ", &literal].concat(),
            _ => equal,
        };
        if dialect != Dialect::Sqlite {
            return condition;
        }
        let kinds = match family(self.type_) {
            Family::Truth | Family::Whole => "'integer'",
            Family::Fraction => "'integer', 'real'",
            Family::Bytes | Family::Uuid => "'blob'",
            _ => "'text'",
        };
        [&condition, " AND TYPEOF(", column, ") IN (", kinds, ")"].concat()
    }
}

/// A name in the quotes of `dialect`.
pub(super) fn quoted(name: &str, dialect: Dialect) -> String {
    let (open, close, inner) = match dialect {
        Dialect::Sqlite | Dialect::Postgres => ("\"", "\"", name.replace('"', "\"\"")),
        Dialect::Mysql => ("`", "`", name.replace('`', "``")),
        Dialect::Mssql => ("[", "]", name.replace(']', "]]")),
    };
    [open, &inner, close].concat()
}

/// Text as a literal of `dialect`.
fn quoted_text(text: &str, dialect: Dialect) -> String {
    let text = text.replace('\'', "''");
    let text = if dialect == Dialect::Mysql { text.replace('\\', "\\\\") } else { text };
    ["'", &text, "'"].concat()
}
