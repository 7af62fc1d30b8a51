//! PostgreSQL's casts: those that it adds itself, and those that were written.
//!
//! It writes both alike, `(a)::integer`, but adds only those that widen a value, and none to a length. Start reading
//! at [`asked_for`].
//!
//! Source: PostgreSQL 16, "Type Conversion" and "CREATE CAST" (implicit and assignment casts).

use std::{collections::BTreeMap, iter::Peekable};

use crate::{
    dialect::Dialect,
    schema::{
        Column, ColumnType, Table,
        expression::{ExpressionType, NumberKind, Zone, check},
        types::Family,
    },
    sql::expression::{Context, Purpose},
    stored::read::{
        expression::read_expression,
        raw::{Part, cut, joined},
        type_words::postgres_name,
        types::read_sql_type,
    },
};

/// The types that values are cast to in a text of PostgreSQL though it would not do so itself, and its words for now
/// with fewer digits, in order.
///
/// A cast of a whole value to the type of the column that keeps it changes nothing.
pub(super) fn asked_for(sql: &str, context: Context<'_>) -> Vec<String> {
    const NOW: [&str; 4] = ["current_timestamp", "current_time", "localtimestamp", "localtime"];
    let parts = with_casts_behind(cut(Dialect::Postgres, sql));
    let mut asked = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let behind = &parts[at + 1..];
        if part.is_mark("::") {
            let mut rest = behind.iter().cloned().peekable();
            let type_ = CastType::read(&mut rest);
            let (before, operand) = operand(&parts[..at]);
            let is_whole =
                before.iter().all(|part| part.is_mark("(")) && rest.all(|part| part.is_mark(")"));
            let is_own = is_whole
                && matches!(context.purpose, Purpose::Value(own)
                    if read_sql_type(Dialect::Postgres, &type_.text()) == *own);
            if !is_own && !is_added(operand, &type_, context.columns) {
                asked.push(type_.text());
            }
        } else if NOW.contains(&part.text())
            && let [open, digits, close, ..] = behind
            && open.is_mark("(")
            && close.is_mark(")")
            && !digits.is_word("6")
        {
            asked.push(joined(&[part, open, digits, close].map(Clone::clone)));
        }
    }
    asked.sort_unstable();
    asked
}

/// Whether a text is a constant that is cast to a day or a time of another type than the column that it is a value of:
/// `'1970-01-01'::timestamp` in a `timestamptz` is a time of the session's zone, and `'1970-01-01'` one of UTC.
pub(super) fn is_another_moment(sql: &str, context: Context<'_>) -> bool {
    let Purpose::Value(own) = context.purpose else { return false };
    let parts = with_casts_behind(cut(Dialect::Postgres, sql));
    let is_mark = |part: &&Part| part.is_mark("(") || part.is_mark(")");
    let mut rest = parts.iter().filter(|part| !is_mark(part)).cloned().peekable();
    let is_constant = matches!(rest.next(), Some(Part::Quoted(text)) if text.starts_with('\''));
    if !is_constant || rest.next().is_none_or(|part| !part.is_mark("::")) {
        return false;
    }
    let to = read_sql_type(Dialect::Postgres, &CastType::read(&mut rest).text());
    let is_moment = matches!(
        to.row().family,
        Family::Day | Family::Timestamp | Family::Moment | Family::TimeOfDay
    );
    is_moment && to != *own
}

/// The parts with each `CAST(value AS type)` as `(value)::type`, as PostgreSQL keeps it.
pub(super) fn with_casts_behind(parts: Vec<Part>) -> Vec<Part> {
    /// What a parenthesis has opened.
    enum Open {
        Group,
        Value,
        Type,
    }
    let mark = |text: &str| Part::Mark(text.to_owned());
    let mut same = Vec::with_capacity(parts.len());
    let mut open = Vec::new();
    let mut rest = parts.into_iter().peekable();
    while let Some(part) = rest.next() {
        if part.is_word("cast") && rest.next_if(|next| next.is_mark("(")).is_some() {
            open.push(Open::Value);
            same.push(mark("("));
        } else if part.is_word("as") && matches!(open.last(), Some(Open::Value)) {
            open.pop();
            open.push(Open::Type);
            same.extend([mark(")"), mark("::")]);
        } else if part.is_mark(")") && matches!(open.last(), Some(Open::Type)) {
            open.pop();
        } else {
            if part.is_mark("(") {
                open.push(Open::Group);
            } else if part.is_mark(")") {
                open.pop();
            }
            same.push(part);
        }
    }
    same
}

/// The type behind `::`.
pub(super) struct CastType {
    /// Its words, as PostgreSQL writes them.
    name: String,
    /// The parts between its parentheses.
    length: Vec<Part>,
    is_array: bool,
}

impl CastType {
    /// Takes the type from the front of what follows `::`.
    pub(super) fn read(rest: &mut Peekable<impl Iterator<Item = Part>>) -> Self {
        let mut name = rest.next().map_or_else(String::new, |part| part.text().to_owned());
        while rest.next_if(|part| part.is_mark(".")).is_some() {
            name.push('.');
            name.extend(rest.next().map(|part| part.text().to_owned()));
        }
        Self::words(&mut name, rest);
        let mut length = Vec::new();
        if rest.next_if(|part| part.is_mark("(")).is_some() {
            length.extend(rest.by_ref().take_while(|part| !part.is_mark(")")));
            Self::words(&mut name, rest);
        }
        let mut is_array = false;
        while rest.next_if(|part| part.is_mark("[")).is_some() {
            is_array = true;
            // The number of elements, which means nothing.
            rest.by_ref().take_while(|part| !part.is_mark("]")).for_each(drop);
        }
        let name = postgres_name(&name).to_owned();
        if name.starts_with("time") && length.iter().all(|part| part.is_word("6")) {
            length.clear();
        }
        if name == "numeric" && length.len() == 1 {
            length.extend([Part::Mark(",".to_owned()), Part::Word("0".to_owned())]);
        }
        Self { name, length, is_array }
    }

    /// Takes the further words of a type's name.
    fn words(name: &mut String, rest: &mut Peekable<impl Iterator<Item = Part>>) {
        const MORE: [&str; 6] = ["varying", "precision", "without", "with", "time", "zone"];
        while let Some(part) = rest.next_if(|part| MORE.iter().any(|word| part.is_word(word))) {
            name.push(' ');
            name.push_str(part.text());
        }
    }

    pub(super) fn has_length(&self) -> bool {
        !self.length.is_empty()
    }

    /// Its parts again, the length last.
    pub(super) fn into_parts(self) -> Vec<Part> {
        let mark = |text: &str| Part::Mark(text.to_owned());
        let mut parts = vec![Part::Word(self.name)];
        if !self.length.is_empty() {
            parts.push(mark("("));
            parts.extend(self.length);
            parts.push(mark(")"));
        }
        if self.is_array {
            parts.extend([mark("["), mark("]")]);
        }
        parts
    }

    /// As PostgreSQL writes it: the length stands before a time zone.
    fn text(&self) -> String {
        let length = match self.length.as_slice() {
            [] => String::new(),
            length => ["(", &joined(length).replace(' ', ""), ")"].concat(),
        };
        let array = if self.is_array { "[]" } else { "" };
        match self.name.split_once(' ') {
            Some((first, zone)) if first.starts_with("time") => {
                [first, &length, " ", zone, array].concat()
            }
            _ => [&self.name, length.as_str(), array].concat(),
        }
    }
}

/// What stands before a cast's operand, and the operand: one part, or what is in parentheses.
fn operand(before: &[Part]) -> (&[Part], &[Part]) {
    let Some((last, _)) = before.split_last() else { return (before, before) };
    if !last.is_mark(")") {
        return before.split_at(before.len() - 1);
    }
    let mut depth = 0_usize;
    let opened = before.iter().rposition(|part| {
        if part.is_mark(")") {
            depth += 1;
        } else if part.is_mark("(") {
            depth -= 1;
        }
        depth == 0
    });
    let open = opened.unwrap_or(0);
    let is_call = before[..open].last().is_some_and(Part::is_called);
    before.split_at(if is_call { open - 1 } else { open })
}

/// Whether PostgreSQL casts an operand to a type by itself.
fn is_added(operand: &[Part], type_: &CastType, columns: &[Column]) -> bool {
    if type_.has_length() {
        return false;
    }
    let mut inner = operand;
    while let [open, inside @ .., close] = inner
        && open.is_mark("(")
        && close.is_mark(")")
        && !inside.is_empty()
        && self::operand(inner).0.is_empty()
    {
        inner = inside;
    }
    let named = |part: &Part, column: &Column| match part {
        Part::Word(word) => word == column.name.as_str(),
        Part::Quoted(text) => {
            *text == ["\"", &column.name.as_str().replace('"', "\"\""), "\""].concat()
        }
        Part::Mark(_) => false,
    };
    if type_.is_array || matches!(inner, [Part::Quoted(text)] if text.starts_with('\'')) {
        return true;
    }
    if let [part] = inner
        && let Some(column) = columns.iter().find(|column| named(part, column))
    {
        return is_added_to_column(&column.type_, &type_.name);
    }
    let may_be_small = columns
        .iter()
        .filter(|column| matches!(column.type_, ColumnType::SmallInt | ColumnType::Other(_)))
        .any(|column| inner.iter().any(|part| named(part, column)));
    match type_.name.as_str() {
        "smallint" => false,
        "integer" if !may_be_small => false,
        to => is_added_to_value(computed(inner, columns), to),
    }
}

/// The type of what is no column, as far as the portable grammar has it.
fn computed(parts: &[Part], columns: &[Column]) -> ExpressionType {
    let read = read_expression(Dialect::Postgres, &joined(parts));
    let table = Table { columns: columns.to_vec().into(), ..Table::default() };
    check(&read, &table, &BTreeMap::new()).unwrap_or(ExpressionType::Unknown)
}

// From the narrowest to the widest.
const NUMBERS: [&str; 6] = ["smallint", "integer", "bigint", "numeric", "real", "double precision"];
const MOMENTS: [&str; 3] = ["date", "timestamp without time zone", "timestamp with time zone"];
const TEXTS: [&str; 3] = ["text", "character varying", "bpchar"];

/// Whether PostgreSQL casts computed values of a type to the other one by itself. Of types that are not known it is
/// assumed.
fn is_added_to_value(from: ExpressionType, to: &str) -> bool {
    match from {
        ExpressionType::Number(NumberKind::Whole) => NUMBERS.contains(&to),
        ExpressionType::Number(NumberKind::Fraction) => NUMBERS[3..].contains(&to),
        ExpressionType::Text => TEXTS.contains(&to),
        ExpressionType::Date => MOMENTS.contains(&to),
        ExpressionType::Timestamp(Zone::None | Zone::Either) => MOMENTS[1..].contains(&to),
        ExpressionType::Timestamp(Zone::Utc) => MOMENTS[2..].contains(&to),
        ExpressionType::Boolean => to == "boolean",
        ExpressionType::Uuid => to == "uuid",
        ExpressionType::Json => to == "jsonb",
        ExpressionType::Bytes
        | ExpressionType::Time
        | ExpressionType::Null
        | ExpressionType::Unknown => true,
    }
}

/// The same of columns.
fn is_added_to_column(from: &ColumnType, to: &str) -> bool {
    let row = from.row();
    let told = row.told.postgres.first().copied().unwrap_or_default();
    let own = told.split('(').next().unwrap_or_default();
    match row.family {
        Family::Whole | Family::Fraction => reaches(&NUMBERS, own, to),
        Family::Day | Family::Timestamp | Family::Moment => reaches(&MOMENTS, own, to),
        Family::Text => TEXTS.contains(&to),
        Family::Truth | Family::Uuid | Family::Json => own == to,
        Family::Bytes | Family::TimeOfDay | Family::Vector | Family::Other => true,
    }
}

/// Whether `to` is `from` or a wider type of the list.
fn reaches(types: &[&str], from: &str, to: &str) -> bool {
    types.iter().skip_while(|type_| **type_ != from).any(|type_| *type_ == to)
}
