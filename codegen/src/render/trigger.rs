//! Triggers: what the dialects have in common.

use super::Script;
use crate::{
    plan::TriggerStep,
    schema::{
        TriggerEvent, TriggerTiming,
        statements::{ends_in_line_comment, ends_in_semicolon},
    },
    sql::writer::Statement,
};

/// `BEFORE` or `AFTER`.
pub(super) fn timing_words(timing: TriggerTiming) -> &'static str {
    match timing {
        TriggerTiming::Before => "BEFORE",
        TriggerTiming::After => "AFTER",
    }
}

/// `INSERT`, `UPDATE` or `DELETE`.
pub(super) fn event_words(event: TriggerEvent) -> &'static str {
    match event {
        TriggerEvent::Insert => "INSERT",
        TriggerEvent::Update => "UPDATE",
        TriggerEvent::Delete => "DELETE",
    }
}

/// Appends the event, with `OF` and its columns.
pub(super) fn event_of_columns(step: &TriggerStep, event: TriggerEvent, out: &mut Statement) {
    out.words(event_words(event));
    if event == TriggerEvent::Update && !step.trigger.update_columns.is_empty() {
        out.words("OF").separated(&step.trigger.update_columns, |out, column| {
            out.name(column);
        });
    }
}

/// Appends the body in lines at `depth`, with a semicolon at its end.
///
/// A line that begins inside a text constant is not indented.
pub(super) fn body(sql: &str, depth: usize, out: &mut Statement) {
    let sql = sql.trim();
    let mut place = Lexeme::Code;
    for line in sql.lines() {
        let is_text = matches!(place, Lexeme::Quoted(_) | Lexeme::Unknown);
        let is_moved = !is_text && !line.is_empty();
        out.line(if is_moved { depth } else { 0 }).raw_line(line);
        place = place.after(line, out.dialect().capability().backslash_escapes);
    }
    if ends_in_semicolon(sql, out.dialect()) {
        return;
    }
    if ends_in_line_comment(sql, out.dialect()) {
        out.line(depth);
    }
    out.mark(";");
}

/// What a line of a body begins in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lexeme {
    Code,
    /// Inside what began with this quote.
    Quoted(char),
    /// Inside `/* … */`.
    Comment,
    /// After a dollar quote. The rest is treated as text.
    Unknown,
}

impl Lexeme {
    /// The place after `line`.
    fn after(self, line: &str, backslash_escapes: bool) -> Self {
        let mut place = self;
        let mut characters = line.chars().peekable();
        while let Some(character) = characters.next() {
            place = match (place, character) {
                (Self::Code, '-') if characters.peek() == Some(&'-') => return Self::Code,
                (Self::Code, '/') if characters.peek() == Some(&'*') => Self::Comment,
                (Self::Code, '$') => Self::Unknown,
                (Self::Code, '\'' | '"' | '`') => Self::Quoted(character),
                (Self::Quoted(quote), _) if character == quote => Self::Code,
                (Self::Quoted(_), '\\') if backslash_escapes => {
                    characters.next();
                    place
                }
                (Self::Comment, '*') if characters.peek() == Some(&'/') => Self::Code,
                (Self::Code | Self::Quoted(_) | Self::Comment | Self::Unknown, _) => place,
            };
        }
        place
    }
}

/// `DROP TRIGGER name`, for dialects that do not name the table.
pub(super) fn drop(step: &TriggerStep, out: &mut Script) {
    out.push("trigger", &step.name, |sql| sql.words("DROP TRIGGER").name(&step.name));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::Dialect;

    fn check(dialect: Dialect, sql: &str, expected: &str) {
        let mut out = Statement::new(dialect);
        body(sql, 1, &mut out);
        assert_eq!(out.as_str(), expected);
    }

    #[test]
    fn every_line_of_a_body_moves_right_and_it_ends_in_a_semicolon() {
        check(Dialect::Sqlite, "SELECT 'it''s'\n, 2", "\n    SELECT 'it''s'\n    , 2;");
        check(Dialect::Sqlite, "-- don't\nSELECT 1;", "\n    -- don't\n    SELECT 1;");
    }

    #[test]
    fn a_line_that_begins_inside_text_stays_as_it_is() {
        check(Dialect::Sqlite, "SELECT 'a\nb',\n2;", "\n    SELECT 'a\nb',\n    2;");
        check(Dialect::Mysql, "SELECT '\\'\n', 2;", "\n    SELECT '\\'\n', 2;");
        check(Dialect::Postgres, "SELECT $$a\nb$$;", "\n    SELECT $$a\nb$$;");
    }
}
