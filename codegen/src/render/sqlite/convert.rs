//! Conversions between types, with the results of PostgreSQL's casts, and tests for values that could not be
//! converted.
//!
//! SQLite stores any value in any column, so a value that does not fit would remain until it is read. Each conversion
//! therefore has a test for values that it refuses.
//!
//! Source: SQLite, "Datatypes In SQLite", "Type Affinity".

use crate::{
    dialect::Dialect,
    plan::Pair,
    schema::{
        Column,
        intent::Direction,
        types::{self, Bounds},
    },
    sql::writer::Statement,
    stored::read::read_sql_type,
};

/// What matters about a type in a conversion.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Family {
    Boolean,
    /// A whole number with this many bits.
    Whole(u32),
    Real,
    Decimal,
    /// Text of at most this many characters.
    Text(Option<u32>),
    Json,
    Bytes,
    /// This many bytes.
    Exactly(u32),
    Uuid,
    Date,
    Time,
    /// With or without a zone: both are UTC.
    Moment,
    Other,
}

impl Family {
    fn of(column: &Column) -> Self {
        let overridden = column.sql_types.sqlite.as_ref();
        let overridden = overridden.map(|sql| read_sql_type(Dialect::Sqlite, sql));
        let type_ = overridden.as_ref().unwrap_or(&column.type_);
        match (type_.row().family, type_.bounds()) {
            (types::Family::Truth, _) => Self::Boolean,
            (_, Bounds::Whole { bits }) => Self::Whole(bits),
            (_, Bounds::Exact { .. }) => Self::Decimal,
            (types::Family::Whole | types::Family::Fraction, _) => Self::Real,
            (_, Bounds::Text { length }) => Self::Text(length),
            (types::Family::Text, _) => Self::Text(None),
            (types::Family::Json, _) => Self::Json,
            (types::Family::Bytes, _) => Self::Bytes,
            (types::Family::Vector, _) => Self::Exactly(type_.parameters()[0].saturating_mul(4)),
            (types::Family::Uuid, _) => Self::Uuid,
            (types::Family::Day, _) => Self::Date,
            (types::Family::TimeOfDay, _) => Self::Time,
            (types::Family::Timestamp | types::Family::Moment, _) => Self::Moment,
            (types::Family::Other, _) => Self::Other,
        }
    }

    fn is_text(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Json)
    }

    fn is_number(&self) -> bool {
        matches!(self, Self::Whole(_) | Self::Real | Self::Decimal)
    }

    fn is_time(&self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::Moment)
    }
}

/// `value` converted to the new type. Text is not cast to a number, because `CAST` accepts any text; the affinity of the
/// column converts it.
pub(super) fn converted(column: &Pair<Column>, value: Statement) -> Statement {
    let families = column.as_ref().map(Family::of);
    let Pair { before, after } = &families;
    if before == after {
        return value;
    }
    match after {
        Family::Boolean if before.is_text() => truth(&value),
        Family::Boolean if before.is_number() => wrapped("(", &value, "<> 0)"),
        Family::Whole(_) if matches!(before, Family::Real | Family::Decimal) => {
            wrapped("CAST(ROUND(", &value, ") AS INTEGER)")
        }
        Family::Whole(_) | Family::Real | Family::Decimal
            if matches!(before, Family::Moment | Family::Date) =>
        {
            wrapped("CAST(STRFTIME('%s',", &value, ") AS INTEGER)")
        }
        Family::Text(_) | Family::Json if *before == Family::Boolean => word(&value),
        Family::Json if before.is_time() || *before == Family::Uuid => {
            wrapped("JSON_QUOTE(", &text(before, value), ")")
        }
        Family::Text(_) | Family::Json => text(before, value),
        Family::Bytes if before.is_text() => wrapped("CAST(", &value, "AS BLOB)"),
        Family::Moment if before.is_text() => moment(&value),
        Family::Moment if before.is_number() => wrapped("DATETIME(", &value, ", 'unixepoch')"),
        Family::Moment if *before == Family::Date => wrapped("", &value, "|| ' 00:00:00'"),
        Family::Date if before.is_text() => date(&value),
        Family::Date if *before == Family::Moment => wrapped("SUBSTR(", &value, ", 1, 10)"),
        Family::Time if *before == Family::Moment => wrapped("SUBSTR(", &value, ", 12)"),
        Family::Boolean
        | Family::Whole(_)
        | Family::Real
        | Family::Decimal
        | Family::Bytes
        | Family::Exactly(_)
        | Family::Uuid
        | Family::Date
        | Family::Time
        | Family::Moment
        | Family::Other => value,
    }
}

/// A description of values that cannot be converted, and the condition that finds them.
pub(super) fn refused(
    column: &Pair<Column>,
    direction: Direction,
) -> Option<(&'static str, Statement)> {
    let Pair { before, after } = column.as_ref().map(Family::of);
    let is_kept = direction == Direction::Down && is_kept_as_it_is(&before, &after);
    if before == after || is_kept || !narrows(&before, &after) {
        return None;
    }
    let name = &column.after.name;
    let mut test = Statement::new(Dialect::Sqlite);
    let problem = match after {
        Family::Boolean => {
            test.name(name).words("NOT IN (0, 1)");
            "is neither true nor false"
        }
        Family::Whole(bits) => {
            test.words("TYPEOF(").name(name).mark(") NOT IN ('integer', 'null')");
            let range = match bits {
                16 => Some("NOT BETWEEN -32768 AND 32767"),
                32 => Some("NOT BETWEEN -2147483648 AND 2147483647"),
                _ => None,
            };
            if let Some(range) = range {
                test.words("OR").name(name).words(range);
            }
            "is no whole number of its size"
        }
        Family::Real | Family::Decimal => {
            test.words("TYPEOF(").name(name).mark(") NOT IN ('integer', 'real', 'null')");
            "is no number"
        }
        Family::Text(length) => {
            test.words("LENGTH(").name(name).mark(") >");
            test.count(length? as usize);
            "is too long"
        }
        Family::Bytes => {
            test.words("TYPEOF(").name(name).mark(") NOT IN ('blob', 'null')");
            "is no bytes"
        }
        Family::Uuid | Family::Exactly(_) => {
            let bytes = if let Family::Exactly(bytes) = after { bytes } else { 16 };
            test.name(name).words("IS NOT NULL AND (TYPEOF(").name(name).mark(") <> 'blob'");
            test.words("OR LENGTH(").name(name).mark(") <>").count(bytes as usize).mark(")");
            "has the wrong number of bytes"
        }
        Family::Date => {
            // Without a modifier, 30 February is accepted.
            test.name(name).words("IS NOT NULL AND DATE(").name(name).mark(", '+0 days') IS NOT");
            test.name(name);
            "is no date"
        }
        Family::Time => {
            test.name(name).words("IS NOT NULL AND (TYPEOF(").name(name).mark(") <> 'text'");
            test.words("OR TIME(").name(name).mark(") IS NULL)");
            "is no time of day"
        }
        Family::Moment => {
            test.name(name).words("IS NOT NULL AND (TYPEOF(").name(name).mark(") <> 'text'");
            test.words("OR SUBSTR(").name(name).mark(", 1, 10) IS NOT DATE(").name(name);
            test.mark(", '+0 days'))");
            "is no date and time"
        }
        // JSON has its own check. Nothing is known about other types.
        Family::Json | Family::Other => return None,
    };
    Some((problem, test))
}

/// Whether both are stored in the same way, and only the declared size differs.
fn is_kept_as_it_is(before: &Family, after: &Family) -> bool {
    matches!(
        (before, after),
        (Family::Whole(_), Family::Whole(_)) | (Family::Text(_), Family::Text(_))
    )
}

/// Whether a value of `before` may not fit `after`.
fn narrows(before: &Family, after: &Family) -> bool {
    match (before, after) {
        (Family::Whole(before), Family::Whole(after))
        | (Family::Text(Some(before)), Family::Text(Some(after))) => before > after,
        (Family::Boolean, Family::Whole(_))
        | (Family::Boolean | Family::Whole(_), Family::Real | Family::Decimal)
        | (_, Family::Text(None)) => false,
        _ => true,
    }
}

fn words(words: &'static str) -> Statement {
    Statement::written(Dialect::Sqlite, |sql| sql.words(words))
}

fn wrapped(open: &'static str, value: &Statement, close: &'static str) -> Statement {
    let mut out = words(open);
    out.part(value);
    if close.starts_with([')', ',']) {
        out.mark(close)
    } else {
        out.words(close)
    };
    out
}

/// A boolean from the words that PostgreSQL accepts.
///
/// Source: PostgreSQL 16, "Boolean Type".
fn truth(value: &Statement) -> Statement {
    let mut out = words("CASE");
    out.line(3).words("WHEN LOWER(TRIM(").part(value);
    out.mark(")) IN ('true', 't', 'yes', 'y', 'on', '1') THEN 1");
    out.line(3).words("WHEN LOWER(TRIM(").part(value);
    out.mark(")) IN ('false', 'f', 'no', 'n', 'off', '0') THEN 0");
    out.line(3).words("ELSE").part(value).line(2).words("END");
    out
}

/// A boolean as PostgreSQL writes it.
fn word(value: &Statement) -> Statement {
    let mut out = words("CASE");
    out.part(value).words("WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE CAST(").part(value);
    out.mark(" AS TEXT) END");
    out
}

/// A value as text.
fn text(before: &Family, value: Statement) -> Statement {
    if *before == Family::Uuid {
        // `HEX(NULL)` is empty, not NULL.
        let mut out = words("NULLIF(LOWER(");
        for (position, part) in
            [", 1, 8)", ", 9, 4)", ", 13, 4)", ", 17, 4)", ", 21, 12)"].iter().enumerate()
        {
            out.mark(if position > 0 { " || '-' ||" } else { "" });
            out.words("SUBSTR(HEX(").part(&value).mark(")").mark(part);
        }
        out.mark("), '----')");
        return out;
    }
    if before.is_text() || before.is_time() {
        return value;
    }
    wrapped("CAST(", &value, "AS TEXT)")
}

/// A date and time in the stored form: separated by a space, in UTC, without a zone.
fn moment(value: &Statement) -> Statement {
    let mut out = words("CASE");
    out.line(3).part(&with_offset(value));
    out.words("THEN COALESCE(STRFTIME('%Y-%m-%d %H:%M:%f',").part(value).mark("),");
    out.part(value).mark(")").line(3).words("WHEN LENGTH(").part(value).mark(") = 10 THEN");
    out.part(value).words("|| ' 00:00:00'").line(3).words("ELSE RTRIM(REPLACE(").part(value);
    out.mark(", 'T', ' '), 'Zz ')").line(2).words("END");
    out
}

/// The date of a text that is a date and time; otherwise the text, which is refused later.
fn date(value: &Statement) -> Statement {
    let mut out = words("CASE");
    out.line(3).part(&with_offset(value)).words("THEN COALESCE(DATE(").part(value).mark("),");
    out.part(value).mark(")").line(3).words("WHEN DATE(").part(value).mark(") IS NULL THEN");
    out.part(value).line(3).words("ELSE SUBSTR(").part(value).mark(", 1, 10)").line(2).words("END");
    out
}

/// A `WHEN` for texts with an offset from UTC and a valid date. SQLite would turn an invalid one into a date of the next
/// month.
fn with_offset(value: &Statement) -> Statement {
    let mut out = words("WHEN");
    out.part(value).words("GLOB '*:*[-+][0-9][0-9]:[0-9][0-9]' AND DATE(SUBSTR(").part(value);
    out.mark(", 1, 10), '+0 days') = SUBSTR(").part(value).mark(", 1, 10)");
    out
}
