//! String literals inside SQL that is kept as it is. Start reading at [`one_form`].

use crate::schema::expression::unescape;

/// MySQL's or MariaDB's SQL with each of its text constants in one form, which doubles quotes and backslashes:
/// MySQL keeps of a trigger's constants only their values.
///
/// Source: MySQL 9.7, "String Literals" and "The `INFORMATION_SCHEMA` TRIGGERS Table" (tried).
pub(crate) fn one_form(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let length = length(rest, first);
        if first == '\'' && length > 1 {
            text.push('\'');
            value(&rest[1..length - 1], &mut text);
            text.push('\'');
        } else {
            text.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    text
}

/// How long what begins here is: a quoted name or text, a comment, or one character. A quote that is never closed
/// is one character.
fn length(rest: &str, first: char) -> usize {
    let escapes = matches!(first, '\'' | '"');
    if escapes || first == '`' {
        let mut is_escaped = false;
        for (at, character) in rest.char_indices().skip(1) {
            if is_escaped {
                is_escaped = false;
            } else if character == '\\' && escapes {
                is_escaped = true;
            } else if character == first {
                // Of a doubled quote the second is taken for another text, which writes the same.
                let is_doubled = rest[at + 1..].starts_with(first);
                if !is_doubled {
                    return at + 1;
                }
                is_escaped = true;
            }
        }
        return first.len_utf8();
    }
    let comment = [("-- ", "\n"), ("#", "\n"), ("/*", "*/")];
    let comment = comment.iter().find(|(open, _)| rest.starts_with(open));
    match comment {
        Some((open, close)) => {
            rest[open.len()..].find(close).map_or(rest.len(), |at| open.len() + at + close.len())
        }
        None => first.len_utf8(),
    }
}

/// Writes what the inside of a constant means, with quotes and backslashes doubled.
fn value(inside: &str, text: &mut String) {
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        let meant = match character {
            '\\' => characters.next().map(unescape),
            '\'' => characters.next(),
            other => Some(other),
        };
        match meant {
            Some(doubled @ ('\'' | '\\')) => text.extend([doubled, doubled]),
            Some(other) => text.push(other),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::one_form;

    #[test]
    fn texts_of_one_value_are_written_alike() {
        for (sql, expected) in [
            ("SET a = 'it''s', b = 'it\\'s'", "SET a = 'it''s', b = 'it''s'"),
            ("'a\\\\b' 'l\\nm'", "'a\\\\b' 'l\nm'"),
            ("CONCAT('a', '''', 'b')", "CONCAT('a', '''', 'b')"),
            ("'' `it's` \"it's\" -- it's\n'x'", "'' `it's` \"it's\" -- it's\n'x'"),
            ("/* it's */ 'y", "/* it's */ 'y"),
        ] {
            assert_eq!(one_form(sql), expected, "{sql}");
        }
    }
}
