//! The length of a table's name as a file name.
//!
//! MySQL and MariaDB encode every character that is not a Latin letter, a digit or `_`: as `@` and two characters
//! for letters that have a short form, else as `@` and four hexadecimal digits. Start reading at [`length`].
//!
//! Source: MySQL 8.4, "Mapping of Identifiers to File Names".

/// The blocks whose letters have a short form.
const SHORT: [(char, char); 7] = [
    ('\u{c0}', '\u{2af}'),
    ('\u{370}', '\u{52f}'),
    ('\u{530}', '\u{58f}'),
    ('\u{1e00}', '\u{1fff}'),
    ('\u{2160}', '\u{217f}'),
    ('\u{24b6}', '\u{24e9}'),
    ('\u{ff21}', '\u{ff5a}'),
];

/// How many bytes the name has there, without the extension.
#[must_use]
pub fn length(name: &str) -> usize {
    let is_short =
        |it: char| it.is_alphabetic() && SHORT.iter().any(|(from, to)| (*from..=*to).contains(&it));
    let of = |it: char| match it {
        '_' | 'a'..='z' | 'A'..='Z' | '0'..='9' => 1,
        it if is_short(it) => 3,
        _ => 5,
    };
    name.chars().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_has_one_three_or_five_bytes() {
        for (name, expected) in
            [("a_Z9", 4), ("é", 3), ("ж", 3), ("ש", 5), ("表", 5), ("-", 5), ("\\ ", 10)]
        {
            assert_eq!(length(name), expected, "{name}");
        }
    }
}
