//! Makes text from a database or a file safe for a terminal.

use std::borrow::Cow;

/// `text` with everything written out that a terminal would obey or not show: control characters (also those
/// beyond ASCII), line breaks, and what changes the direction of writing or has no width. So neither the name of a
/// table nor a row can draw on the terminal, or pass for a line of ours.
///
/// # Examples
///
/// ```
/// use tablewright::printable;
///
/// assert_eq!(printable("naïve `日本`"), "naïve `日本`");
/// assert_eq!(printable("a\u{1b}[31m\nb\u{202e}"), r"a\u{1b}[31m\nb\u{202e}");
/// ```
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    written_out(text, &[])
}

/// The same for a text of several lines, whose breaks and tabs stay.
#[must_use]
pub fn printable_lines(text: &str) -> Cow<'_, str> {
    written_out(text, &['\n', '\t'])
}

fn written_out<'t>(text: &'t str, kept: &[char]) -> Cow<'t, str> {
    let is_out = |character: char| is_hidden(character) && !kept.contains(&character);
    if !text.contains(is_out) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_out(character) {
            written.extend(character.escape_default());
        } else {
            written.push(character);
        }
    }
    Cow::Owned(written)
}

/// Whether a terminal would obey or not show it. Behind a letter, as accents stand alone nowhere.
#[must_use]
pub fn is_hidden(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control();
    }
    ['a', character].iter().collect::<String>().escape_debug().nth(1) == Some('\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_written_out() {
        for (text, shown) in [
            ("a\tb\r\n", r"a\tb\r\n"),
            ("\u{1b}]0;title\u{7}", r"\u{1b}]0;title\u{7}"),
            ("\u{9b}31m\u{7f}", r"\u{9b}31m\u{7f}"),
            (
                "\u{202e}\u{2066}\u{200f}\u{feff}\u{2028}",
                r"\u{202e}\u{2066}\u{200f}\u{feff}\u{2028}",
            ),
            ("'\"\\ é e\u{301} 😀 日本", "'\"\\ é e\u{301} 😀 日本"),
        ] {
            assert_eq!(printable(text), shown);
        }
    }

    /// What diagnostics write out is the same.
    #[test]
    fn diagnostics_write_out_the_same() {
        for character in '\0'..=char::MAX {
            let text = ['x', character].iter().collect::<String>();
            assert_eq!(printable(&text), tablewright_codegen::diagnostic::visible(&text));
        }
    }
}
