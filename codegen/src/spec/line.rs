//! The short form of a column: `TYPE[?] [auto_increment [never_reuse | serial | always | by_default]] [= DEFAULT]`.
//!
//! Pure text work: what the type's name means is looked up in `types.rs`.

use std::ops::Range;

use crate::schema::AutoIncrement;

/// The parts of a column's line, as byte ranges of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The type's name.
    pub(super) type_name: &'a str,
    /// The whole type, with its parameters.
    pub(super) type_text: &'a str,
    /// The numbers in parentheses behind it.
    pub(super) parameters: Vec<u32>,
    /// Where the type stands, parameters included.
    pub(super) type_range: Range<usize>,
    /// Where the `?` stands.
    pub(super) question_mark: Option<Range<usize>>,
    /// How rows are numbered, and where that stands.
    pub(super) auto_increment: Option<(AutoIncrement, Range<usize>)>,
    /// The expression behind `=`.
    pub(super) default: Option<Range<usize>>,
}

impl Line<'_> {
    /// Where the line says that rows are numbered, or a default.
    pub(super) fn extra(&self) -> Option<Range<usize>> {
        self.auto_increment.as_ref().map(|(_, range)| range).or(self.default.as_ref()).cloned()
    }
}

/// What is wrong with a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LineError {
    /// The offending bytes.
    pub(super) range: Range<usize>,
    /// What is wrong.
    pub(super) message: String,
    /// What to type instead.
    pub(super) help: Option<&'static str>,
}

/// Reads a column's line.
pub(super) fn parse_line(text: &str) -> Result<Line<'_>, LineError> {
    let mut rest = Rest { text, at: 0 };
    rest.blanks();
    let start = rest.at;
    let type_name = rest.while_(|character| {
        !character.is_whitespace() && !matches!(character, '?' | '=' | '(' | ')' | ',')
    });
    if type_name.is_empty() {
        return Err(error(text, start..text.len(), "a type is missing here"));
    }
    let mut type_end = rest.at;
    rest.blanks();
    let mut parameters = Vec::new();
    if rest.eat("(") {
        parameters = parse_parameters(&mut rest)?;
        while rest.eat("[]") {}
        type_end = rest.at;
        rest.blanks();
    }
    let mut line = Line {
        type_name,
        type_text: &text[start..type_end],
        parameters,
        type_range: start..type_end,
        question_mark: None,
        auto_increment: None,
        default: None,
    };
    if rest.eat("?") {
        line.question_mark = Some(rest.at - 1..rest.at);
        rest.blanks();
    }
    line.auto_increment = parse_auto_increment(&mut rest);
    if rest.eat("=") {
        rest.blanks();
        line.default = Some(rest.at..text.trim_end().len().max(rest.at));
    } else if rest.at < text.len() {
        return Err(error(text, rest.at..text.len(), "this is not part of a column definition"));
    }
    Ok(line)
}

/// The numbers up to the closing parenthesis.
fn parse_parameters(rest: &mut Rest<'_>) -> Result<Vec<u32>, LineError> {
    let mut parameters = Vec::new();
    loop {
        rest.blanks();
        let start = rest.at;
        let digits = rest.while_(|character| character.is_ascii_digit());
        let Ok(number) = digits.parse() else {
            let message = "a whole number is wanted in a type's parentheses";
            let mut error = error(rest.text, start..rest.text.len(), message);
            // In `{ type: decimal(10, 2) }` YAML ends the value at the comma.
            if start >= rest.text.len() {
                error.range = 0..rest.text.len();
                error.help = Some(FLOW_HELP);
            }
            return Err(error);
        };
        parameters.push(number);
        rest.blanks();
        if rest.eat(")") {
            return Ok(parameters);
        }
        if !rest.eat(",") {
            let mut error =
                error(rest.text, start..rest.text.len(), "a type's parenthesis is not closed");
            error.help = Some(FLOW_HELP);
            return Err(error);
        }
    }
}

fn parse_auto_increment(rest: &mut Rest<'_>) -> Option<(AutoIncrement, Range<usize>)> {
    let start = rest.at;
    if !rest.eat_word("auto_increment") {
        return None;
    }
    let mut end = rest.at;
    rest.blanks();
    let kind = KINDS.iter().find(|(word, _)| rest.eat_word(word)).map(|(_, kind)| *kind);
    if kind.is_some() {
        end = rest.at;
        rest.blanks();
    }
    Some((kind.unwrap_or(AutoIncrement::Plain), start..end))
}

/// The words that may follow `auto_increment`.
const KINDS: [(&str, AutoIncrement); 4] = [
    ("never_reuse", AutoIncrement::NeverReuse),
    ("serial", AutoIncrement::Serial),
    ("always", AutoIncrement::Always),
    ("by_default", AutoIncrement::Plain),
];

const FLOW_HELP: &str =
    "inside braces put a type that has a comma in quotes: `{ type: \"decimal(10, 2)\" }`";

fn error(text: &str, range: Range<usize>, message: &str) -> LineError {
    let wrong = text.get(range.clone()).unwrap_or_default().to_ascii_lowercase();
    let help = if wrong.starts_with("not null") {
        Some("leave `NOT NULL` out: a column is NOT NULL unless `?` follows its type")
    } else if wrong.starts_with("null") {
        Some("write `?` behind the type")
    } else if wrong.starts_with("default") {
        Some("write the default behind `=`: `text = 'x'`")
    } else if wrong.starts_with("primary key") {
        Some("write `primary_key:` at the table")
    } else if wrong.starts_with("unique") || wrong.starts_with("references") {
        Some("use the long form, a mapping with `type:` and further keys")
    } else {
        Some(
            "a column definition is TYPE, `?` if it may be NULL, `auto_increment`, and `= DEFAULT`",
        )
    };
    LineError { range, message: message.to_owned(), help }
}

/// What is still to be read.
struct Rest<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Rest<'a> {
    fn while_(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = &self.text[self.at..];
        let length = rest.find(|character| !belongs(character)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn blanks(&mut self) {
        self.while_(char::is_whitespace);
    }

    fn eat(&mut self, mark: &str) -> bool {
        let found = self.text[self.at..].starts_with(mark);
        if found {
            self.at += mark.len();
        }
        found
    }

    fn eat_word(&mut self, word: &str) -> bool {
        let after = self.text[self.at..].strip_prefix(word);
        let found = after.is_some_and(|after| {
            !after.starts_with(|next: char| next.is_alphanumeric() || next == '_')
        });
        if found {
            self.at += word.len();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_alone_is_a_line() {
        let line = parse_line("text").unwrap();
        assert_eq!((line.type_name, line.type_range), ("text", 0..4));
        assert_eq!((line.question_mark, line.default), (None, None));
    }

    #[test]
    fn every_part_is_found_where_it_stands() {
        let line = parse_line("decimal(10, 2)? = 0").unwrap();
        assert_eq!((line.type_name, line.parameters), ("decimal", vec![10, 2]));
        assert_eq!((line.type_range, line.question_mark), (0..14, Some(14..15)));
        assert_eq!(line.default, Some(18..19));
    }

    #[test]
    fn auto_increment_may_never_reuse() {
        let line = parse_line("bigint auto_increment never_reuse").unwrap();
        assert_eq!(line.auto_increment, Some((AutoIncrement::NeverReuse, 7..33)));
    }

    #[test]
    fn a_default_may_hold_any_character() {
        let line = parse_line("string(5)? = 'a = b?'").unwrap();
        assert_eq!(line.default, Some(13..21));
    }

    #[test]
    fn sql_habits_get_a_helping_word() {
        let error = parse_line("text NOT NULL").unwrap_err();
        assert!(error.help.unwrap().contains("leave `NOT NULL` out"));
    }

    #[test]
    fn a_type_cut_at_its_comma_is_told_to_be_quoted() {
        assert_eq!(parse_line("decimal(10").unwrap_err().help, Some(FLOW_HELP));
    }
}
