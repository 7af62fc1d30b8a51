//! How MySQL (not MariaDB) changes the expressions that it returns in its information schema.
//!
//! Start reading at [`expression`].

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

#[cfg(test)]
mod tests {
    use super::expression;

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
}
