//! How MySQL (not MariaDB) changes the texts that it returns in its information schema.
//!
//! Start reading at [`expression`] and [`statement`].

/// An expression as MySQL runs it. What the information schema shows of a check, a generated column, a default
/// or the key of an index is escaped once more, as if it stood in a text constant; and each byte of UTF-8 is shown
/// as the character of that number, at least inside of the constants in it.
///
/// Source: MySQL bug 95189; tried on 9.7: `CHECK (a = 'é\'s')` is ``(`a` = _utf8mb4\'Ã©\\\'s\')``.
pub(super) fn expression(shown: &str) -> String {
    const INTRODUCER: &str = "_utf8mb4'";
    let text = unescaped(shown);
    // Names are shown so, too; and a text that is not is no text of bytes.
    if let Some(whole) = of_bytes(&text) {
        return whole;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(INTRODUCER) {
        let (before, constant) = rest.split_at(at + INTRODUCER.len());
        let (inside, behind) = constant.split_at(closing_quote(constant));
        plain.push_str(before);
        plain.push_str(&of_bytes(inside).unwrap_or_else(|| inside.to_owned()));
        rest = behind;
    }
    plain.push_str(rest);
    plain
}

/// The text without the backslashes of one escaping.
///
/// Source: MySQL 9.7, "String Literals".
fn unescaped(shown: &str) -> String {
    let mut text = String::with_capacity(shown.len());
    let mut characters = shown.chars();
    while let Some(character) = characters.next() {
        let meant = match character {
            '\\' => match characters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('0') => '\0',
                Some('Z') => '\u{1a}',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        };
        text.push(meant);
    }
    text
}

/// Where the constant that begins here ends.
fn closing_quote(constant: &str) -> usize {
    let mut is_escaped = false;
    for (at, character) in constant.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '\'' => return at,
            _ => {}
        }
    }
    constant.len()
}

/// The text whose bytes these characters are, if they are bytes of a text.
fn of_bytes(shown: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = shown.chars().map(|it| u8::try_from(u32::from(it)).ok()).collect();
    String::from_utf8(bytes?).ok()
}

/// The statement of a trigger as it could be run. MySQL shows the texts in it by their values (`'it's'`), and
/// what it was made of only by `SHOW CREATE TRIGGER`, which cannot be prepared. A quote inside of a text is
/// told from the one that ends it by what follows: behind a text no name or number stands.
///
/// Source: MySQL 9.7, "The `INFORMATION_SCHEMA` TRIGGERS Table" (tried).
pub(super) fn statement(shown: &str) -> String {
    let mut text = String::with_capacity(shown.len());
    let mut quote = None;
    let mut rest = shown;
    while let Some(character) = rest.chars().next() {
        if quote.is_none()
            && let Some((name, behind)) = doubled_name(rest)
        {
            text.extend(["`", &name.replace('`', "``"), "`"]);
            rest = behind;
            continue;
        }
        rest = &rest[character.len_utf8()..];
        match (quote, character) {
            (None, '\'' | '"' | '`') => quote = Some(character),
            (Some('\''), '\'') if goes_on(rest) => text.push('\''),
            (Some('\''), '\\') => text.push('\\'),
            (Some(open), _) if open == character => quote = None,
            (Some(_) | None, _) => {}
        }
        text.push(character);
    }
    text
}

/// Whether the quote before this cannot be the last one.
fn goes_on(rest: &str) -> bool {
    rest.starts_with(|it: char| it.is_alphanumeric() || matches!(it, '_' | '\'' | '\\' | '`'))
}

/// A name with backticks in it at the beginning, and what stands behind it. Of such a name MySQL shows as many
/// characters twice, at both ends, as it has backticks: ``aa`bb`` between backticks is ``a`b``.
fn doubled_name(rest: &str) -> Option<(&str, &str)> {
    let inside = rest.strip_prefix('`')?;
    let first = inside.find('`')?;
    if !goes_on(&inside[first + 1..]) {
        return None;
    }
    inside.match_indices('`').find_map(|(end, _)| {
        let shown = &inside[..end];
        let count = (1..=shown.len() / 3).find(|count| {
            let name = shown.get(*count..shown.len() - count);
            name.is_some_and(|name| {
                name.matches('`').count() == *count
                    && name.starts_with(&shown[..*count])
                    && name.ends_with(&shown[shown.len() - count..])
            })
        })?;
        Some((&shown[count..shown.len() - count], &inside[end + 1..]))
    })
}

#[cfg(test)]
mod tests {
    use super::{expression, statement};

    #[test]
    fn what_the_information_schema_shows_is_what_the_server_runs() {
        for (shown, expected) in [
            (
                r"(`a` in (_utf8mb4\'it\\\'s\',_utf8mb4\'b\\\\s\'))",
                r"(`a` in (_utf8mb4'it\'s',_utf8mb4'b\\s'))",
            ),
            (r"(`a` <> _utf8mb4\'n\\nl\')", r"(`a` <> _utf8mb4'n\nl')"),
            ("(`é` = _utf8mb4\\'Ã©\\')", "(`é` = _utf8mb4'é')"),
            ("(_utf8mb4\\'\u{f0}\u{9f}\u{98}\u{80}\\' = `a`)", "(_utf8mb4'😀' = `a`)"),
            ("(`a` = _utf8mb4\\'é\\')", "(`a` = _utf8mb4'é')"),
            ("(`k` > 0)", "(`k` > 0)"),
        ] {
            assert_eq!(expression(shown), expected, "{shown}");
        }
    }

    #[test]
    fn the_texts_of_a_trigger_can_be_run_again() {
        for (shown, expected) in [
            ("SET a = 'it's'", "SET a = 'it''s'"),
            (r"SET a = 'x\y', b = ''", r"SET a = 'x\\y', b = ''"),
            ("SET a = CONCAT('a', ''', 'b')", "SET a = CONCAT('a', '''', 'b')"),
            ("SET `it's` = \"it's\"", "SET `it's` = \"it's\""),
            ("NEW.`iit's`188`, NEW.`twtwo`x`y`y`", "NEW.`it's``18`, NEW.`two``x``y`"),
            ("(NEW.```leadd`) + NEW.`ttrail```", "(NEW.```lead`) + NEW.`trail```"),
            ("NEW.`abab` = NEW.`xyxy` AND `aa`=`bb`", "NEW.`abab` = NEW.`xyxy` AND `aa`=`bb`"),
        ] {
            assert_eq!(statement(shown), expected, "{shown}");
        }
    }
}
