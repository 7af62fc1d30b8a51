//! The body of a MySQL or MariaDB trigger, as the information schema shows it.
//!
//! Neither server shows the body as it was written. Of each text constant it shows the value between its quotes,
//! without an introducer, and `?` for a character of four bytes (`????` in a comment or a `N'…'`). MySQL does not
//! double the quotes of the value, so it shows `'it's'`. MariaDB doubles them, and shows control characters by
//! escapes, but a backslash as it is. So two bodies may be shown alike. Start reading at [`one_form`], by which
//! bodies are compared, and [`untold`], which says what such a comparison does not see.
//!
//! Source: MySQL 9.7 and MariaDB 10.11 (tried).

use crate::schema::expression::unescape;

/// How a body is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As MySQL does.
    Mysql,
    /// As MariaDB does.
    Mariadb,
    /// With only what both servers show: quotes are not doubled, and what may be an escape is taken for one.
    Alike,
}

/// A body in the one form that all bodies have which a server may show alike. What is shown of a text with quotes in
/// it may look like several texts, and what is dropped between these is to be dropped on both sides.
pub(crate) fn one_form(body: &str) -> String {
    let mut form = body.to_owned();
    // Each time more is dropped, until nothing is left to drop; a body that is no SQL could go on for ever.
    for _ in 0..4 {
        let next = runnable(&shown(&form, Shown::Alike), Shown::Alike);
        if next == form {
            break;
        }
        form = next;
    }
    form
}

/// What a comparison by [`one_form`] does not see of two bodies that are equal by it. Of others it sees enough.
pub(crate) fn untold(declared: &str, found: &str) -> Vec<&'static str> {
    let mut untold = Vec::new();
    if one_form(declared) != one_form(found) {
        return untold;
    }
    if found.contains('?') {
        untold.push(
            "a `?` in its body may be a character of four bytes, which the server shows as `?`",
        );
    }
    let told = exact(declared).chars().map(masked).collect::<String>();
    // A mask has four characters where the text is shown as it was written.
    if told.replace(MASK, "?") != exact(found).replace(MASK, "?") {
        untold.push(
            "the server shows the quotes, backslashes and character sets of its texts incompletely",
        );
    }
    untold
}

/// What stands for a character of four bytes outside of the text constants.
const MASK: &str = "????";

fn masked(character: char) -> char {
    if character.len_utf8() == 4 { '?' } else { character }
}

/// The body with each constant by its value, its quotes and backslashes doubled.
fn exact(body: &str) -> String {
    write(body, Introducers::Kept, |quote, value, text| {
        for character in value.chars() {
            if character == quote || character == '\\' {
                text.push(character);
            }
            text.push(character);
        }
    })
}

/// The body as it is shown.
fn shown(body: &str, how: Shown) -> String {
    let shown = write(body, Introducers::Dropped, |quote, value, text| {
        let mut characters = value.chars();
        while let Some(character) = characters.next() {
            let escape = ESCAPES.iter().find(|(meant, _)| *meant == character);
            let letter = characters.as_str().chars().next();
            let control = ESCAPES.iter().find(|(_, it)| character == '\\' && Some(*it) == letter);
            match (how, escape, control) {
                (Shown::Mariadb, Some((_, letter)), _) => text.extend(['\\', *letter]),
                (Shown::Mariadb, None, _) if character == quote => text.extend([quote, quote]),
                (Shown::Alike, _, Some((meant, _))) => {
                    characters.next();
                    text.push(*meant);
                }
                _ => text.push(masked(character)),
            }
        }
    });
    let mut told = String::with_capacity(shown.len());
    for character in shown.chars() {
        if character.len_utf8() < 4 { told.push(character) } else { told.push_str(MASK) }
    }
    told
}

/// The characters that MariaDB shows by an escape.
const ESCAPES: &[(char, char)] =
    &[('\0', '0'), ('\t', 't'), ('\n', 'n'), ('\r', 'r'), ('\u{1a}', 'Z')];

/// What becomes of the character sets that texts are said to have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Introducers {
    Kept,
    Dropped,
}

/// The body with single blanks outside of its texts and with the value of each constant as
/// `constant` writes it between its quotes.
fn write(
    body: &str,
    introducers: Introducers,
    constant: impl Fn(char, &str, &mut String),
) -> String {
    let mut text = String::with_capacity(body.len());
    let mut rest = body.trim();
    let mut is_conditional = false;
    while let Some(first) = rest.chars().next() {
        let piece = piece(rest, first);
        let own = &rest[..piece.length];
        rest = &rest[piece.length..];
        match piece.kind {
            PieceKind::Constant => {
                let quote = first.len_utf8();
                text.push(first);
                constant(first, &value(&own[quote..own.len() - quote], first), &mut text);
                text.push(first);
            }
            PieceKind::Line => {
                text.push_str(own.trim_end());
                text.push('\n');
            }
            // The server puts a blank behind it.
            PieceKind::Comment => {
                text.extend([&own.split_whitespace().collect::<Vec<_>>().join(" "), " "]);
            }
            // What a conditional comment has in it is shown as a part of the body.
            PieceKind::Condition => {
                is_conditional = true;
                blank(&mut text);
            }
            PieceKind::Other if is_conditional && first == '*' && rest.starts_with('/') => {
                is_conditional = false;
                rest = &rest[1..];
                blank(&mut text);
            }
            PieceKind::Other if first.is_whitespace() => blank(&mut text),
            // That of the connection changes nothing.
            PieceKind::Introducer
                if introducers == Introducers::Dropped || own.eq_ignore_ascii_case("_utf8mb4") => {}
            PieceKind::Introducer | PieceKind::Other => text.push_str(own),
        }
    }
    text.truncate(text.trim_end_matches([';', ' ', '\n']).len());
    text
}

fn blank(text: &mut String) {
    if !text.is_empty() && !text.ends_with([' ', '\n']) {
        text.push(' ');
    }
}

/// What a body consists of.
struct Piece {
    kind: PieceKind,
    length: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PieceKind {
    /// A text between quotes.
    Constant,
    /// The character set of the text behind it.
    Introducer,
    /// A comment to the end of its line.
    Line,
    /// A comment between marks.
    Comment,
    /// The beginning of a comment that is run.
    Condition,
    /// A word, a quoted name, a text that is shown as it was written, or one character.
    Other,
}

/// What begins here. A quote that is never closed is one character.
fn piece(rest: &str, first: char) -> Piece {
    let is = |kind, length| Piece { kind, length };
    let to_end_of = |from: usize, end: &str| {
        rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len())
    };
    match first {
        '\'' | '"' => match closed(rest, true) {
            Some(length) => is(PieceKind::Constant, length),
            None => is(PieceKind::Other, 1),
        },
        '`' => is(PieceKind::Other, closed(rest, false).unwrap_or(1)),
        '#' => is(PieceKind::Line, to_end_of(0, "\n")),
        '-' if is_line_comment(rest) => is(PieceKind::Line, to_end_of(0, "\n")),
        '/' if rest.starts_with("/*!") || rest.starts_with("/*M!") => {
            let open = if rest.starts_with("/*!") { 3 } else { 4 };
            let behind = rest[open..].trim_start_matches(|it: char| it.is_ascii_digit());
            is(PieceKind::Condition, rest.len() - behind.len())
        }
        '/' if rest.starts_with("/*") => is(PieceKind::Comment, to_end_of(2, "*/")),
        _ if is_of_word(first) => {
            let length = rest.find(|it| !is_of_word(it)).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(length);
            if word.eq_ignore_ascii_case("n") && behind.starts_with('\'') {
                return is(PieceKind::Other, length + closed(behind, true).unwrap_or_default());
            }
            let kind =
                if is_introducer(word, behind) { PieceKind::Introducer } else { PieceKind::Other };
            is(kind, length)
        }
        _ => is(PieceKind::Other, first.len_utf8()),
    }
}

fn is_line_comment(rest: &str) -> bool {
    rest.strip_prefix("--").is_some_and(|it| it.is_empty() || it.starts_with(char::is_whitespace))
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '$')
}

/// Whether the word names the character set of a text behind it.
fn is_introducer(word: &str, behind: &str) -> bool {
    const SETS: &[&str] = &[
        "_ascii", "_binary", "_latin1", "_latin2", "_ucs2", "_utf16", "_utf32", "_utf8",
        "_utf8mb3", "_utf8mb4",
    ];
    SETS.iter().any(|set| word.eq_ignore_ascii_case(set))
        && ["'", "\"", "x'", "X'", "b'", "B'", "0x", "/*"]
            .iter()
            .any(|begin| behind.trim_start().starts_with(begin))
}

/// How long the quoted text or name is that begins here, with its quotes.
fn closed(rest: &str, escapes: bool) -> Option<usize> {
    let mut characters = rest.char_indices();
    let (_, quote) = characters.next()?;
    while let Some((at, character)) = characters.next() {
        if character == '\\' && escapes {
            characters.next();
        } else if character == quote {
            if !rest[at + quote.len_utf8()..].starts_with(quote) {
                return Some(at + quote.len_utf8());
            }
            characters.next();
        }
    }
    None
}

/// What the inside of a constant means. Before `%` and `_` a backslash is a part of the value.
///
/// Source: MySQL 9.7, "String Literals"; MariaDB, the same.
fn value(inside: &str, quote: char) -> String {
    let mut value = String::with_capacity(inside.len());
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some(kept @ ('%' | '_')) => value.extend(['\\', kept]),
                Some(letter) => value.push(unescape(letter)),
                None => value.push('\\'),
            },
            _ if character == quote => value.extend(characters.next()),
            other => value.push(other),
        }
    }
    value
}

/// The body as it could be run. Where quotes are not doubled, a quote inside of a text is told from the one that
/// ends it by what follows: behind a text no name or number stands.
#[must_use]
pub fn runnable(shown: &str, how: Shown) -> String {
    let mut text = String::with_capacity(shown.len());
    let mut rest = shown;
    while let Some(first) = rest.chars().next() {
        if matches!(first, '\'' | '"')
            && let Some((constant, behind)) = constant(rest, first, how)
        {
            text.push_str(&constant);
            rest = behind;
            continue;
        }
        if how == Shown::Mysql
            && let Some((name, behind)) = doubled_name(rest)
        {
            text.extend(["`", &name.replace('`', "``"), "`"]);
            rest = behind;
            continue;
        }
        let Piece { length, .. } = piece(rest, first);
        text.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    text
}

/// The constant that begins here as it could be run, and what stands behind it, if it ends.
fn constant(rest: &str, quote: char, how: Shown) -> Option<(String, &str)> {
    let mut text = quote.to_string();
    let mut characters = rest[1..].chars();
    while let Some(character) = characters.next() {
        let behind = characters.as_str();
        text.push(character);
        if character == quote {
            let is_inside = match how {
                Shown::Mariadb => behind.starts_with(quote),
                Shown::Mysql | Shown::Alike => goes_on(behind, quote),
            };
            if !is_inside {
                return Some((text, behind));
            }
            text.push(quote);
            if how == Shown::Mariadb {
                characters.next();
            }
        } else if character == '\\' {
            let is_escape = ESCAPES.iter().any(|(_, letter)| behind.starts_with(*letter));
            let letter = characters.next().filter(|_| is_escape && how == Shown::Mariadb);
            if letter.is_none() {
                characters = behind.chars();
            }
            text.push(letter.unwrap_or('\\'));
        }
    }
    None
}

/// Whether the quote before this cannot be the last one.
fn goes_on(rest: &str, quote: char) -> bool {
    rest.starts_with(|it: char| {
        it.is_alphanumeric() || matches!(it, '_' | '\\' | '`') || it == quote
    })
}

/// A name with backticks in it at the beginning, and what stands behind it. Of such a name MySQL shows as many
/// characters twice, at both ends, as it has backticks: ``aa`bb`` between backticks is ``a`b``.
fn doubled_name(rest: &str) -> Option<(&str, &str)> {
    let inside = rest.strip_prefix('`')?;
    let first = inside.find('`')?;
    if !goes_on(&inside[first + 1..], '\'') && !inside[first + 1..].starts_with('`') {
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
    use super::*;

    #[test]
    fn each_server_shows_a_body_so() {
        // As it was written, as MySQL 9.7 shows it, as MariaDB 10.11 does.
        for (body, mysql, mariadb) in [
            ("'it''s, '", "'it's, '", "'it''s, '"),
            (r#""q""u'o""#, r#""q"u'o""#, r#""q""u'o""#),
            (r"'b\'c'", "'b'c'", "'b''c'"),
            (r"'d\\e\n'", "'d\\e\n'", r"'d\e\n'"),
            ("CONCAT(_utf8mb4'é😀?')", "CONCAT('é??')", "CONCAT('é??')"),
            ("N'n''n' x'41'", "N'n''n' x'41'", "N'n''n' x'41'"),
            ("'a%b\\%c'", "'a%b\\%c'", "'a%b\\%c'"),
            (
                "/* it's */ 'x' -- it's\n 'y'",
                "/* it's */ 'x' -- it's\n'y'",
                "/* it's */ 'x' -- it's\n'y'",
            ),
            ("'a'/* c */,'b'", "'a'/* c */ ,'b'", "'a'/* c */ ,'b'"),
            ("x /*!50000 'a' */", "x 'a'", "x 'a'"),
            ("'t\\t\\b'", "'t\t\u{8}'", "'t\\t\u{8}'"),
            (r"'\\'", r"'\'", r"'\'"),
        ] {
            assert_eq!(shown(body, Shown::Mysql), mysql);
            assert_eq!(shown(body, Shown::Mariadb), mariadb);
        }
    }

    #[test]
    fn the_texts_of_a_trigger_can_be_run_again() {
        for (shown, expected) in [
            ("SET a = 'it's'", "SET a = 'it''s'"),
            (r"SET a = 'x\y', b = ''", r"SET a = 'x\\y', b = ''"),
            ("SET a = CONCAT('a', ''', 'b')", "SET a = CONCAT('a', '''', 'b')"),
            ("SET `it's` = \"it's\"", "SET `it's` = \"it's\""),
            ("SET a = \"q\"q\"", "SET a = \"q\"\"q\""),
            ("-- it's\nSET a = N'it''s'", "-- it's\nSET a = N'it''s'"),
            ("NEW.`iit's`188`, NEW.`twtwo`x`y`y`", "NEW.`it's``18`, NEW.`two``x``y`"),
            ("(NEW.```leadd`) + NEW.`ttrail```", "(NEW.```lead`) + NEW.`trail```"),
            ("NEW.`abab` = NEW.`xyxy` AND `aa`=`bb`", "NEW.`abab` = NEW.`xyxy` AND `aa`=`bb`"),
        ] {
            assert_eq!(runnable(shown, Shown::Mysql), expected, "{shown}");
        }
        for (shown, expected) in [
            (r"SET a = '\', b = 'c\d\n'", r"SET a = '\\', b = 'c\\d\n'"),
            ("SET a = 'it''s, ', b = ''", "SET a = 'it''s, ', b = ''"),
        ] {
            assert_eq!(runnable(shown, Shown::Mariadb), expected, "{shown}");
        }
    }

    #[test]
    fn bodies_that_mean_something_else_are_told_apart() {
        for (one, other) in [
            ("'a%'", r"'a\%'"),
            ("'a'", "'b'"),
            ("'a  b'", "'a b'"),
            ("'a' -- x\nb", "'a' -- x b"),
            ("'it''s'", "'its'"),
            ("'it''s'", "\"it's\""),
        ] {
            assert_ne!(one_form(one), one_form(other));
        }
    }

    #[test]
    fn what_is_shown_alike_is_named() {
        for (declared, found, count) in [
            ("SET a = 'it''s'", r"SET  a = 'it\'s';", 0),
            ("SET a = '😀'", "SET a = '?'", 1),
            ("SET a = '?' /* 😀 */", "SET a = '?' /* ???? */ ", 1),
            ("SET a = '?'", "SET a = '?'", 1),
            ("f('a'' , ''b')", "f('a' , 'b')", 1),
            (r"'\\n'", r"'\n'", 1),
            ("_utf8mb4'a'", "'a'", 0),
            ("_latin1'a'", "'a'", 1),
        ] {
            assert_eq!(one_form(declared), one_form(found), "{declared}");
            assert_eq!(untold(declared, found).len(), count, "{declared}");
        }
    }

    /// What each server shows of it is its one form.
    #[test]
    fn a_body_is_equal_to_what_a_server_shows_of_it() {
        const FRAGMENTS: &[&str] =
            &["a", ", ", " , ", "😀", "?", "é", "`", "%", "(", "1)", " ", ";"];
        const QUOTES: &[&str] = &["'", "''", "\"", "\n", "\t", "\u{8}"];
        const OTHERS: &[&str] = &[
            "\\n", "\\t", "\\\\n", "\\Z", "\n", "\0", "\\%", "\\", "-- ", "/*", "*/", "#", "N",
            "_utf8mb4", "/*!",
        ];
        let mut seed = 1_u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(seed >> 33).unwrap() % below
        };
        // Where a quote may be that of another text, nothing else may mean something outside of texts.
        for fragments in [[FRAGMENTS, QUOTES].concat(), [FRAGMENTS, OTHERS].concat()] {
            for _ in 0..10_000 {
                let mut body = "SET a = f(".to_owned();
                for _ in 0..=next(3) {
                    let quote = ["'", "\""][next(2)];
                    let text: String =
                        (0..next(6)).map(|_| fragments[next(fragments.len())]).collect();
                    let text = text.replace('\\', "\\\\").replace(quote, &quote.repeat(2));
                    let behind = [", ", " , ", " /* it's */ , ", ",\n-- it's\n"][next(4)];
                    body.extend([quote, &text, quote, behind]);
                }
                body.push_str("1)");
                let form = one_form(&body);
                for how in [Shown::Mysql, Shown::Mariadb] {
                    let found = runnable(&shown(&body, how), how);
                    assert_eq!(one_form(&found), form, "{how:?}: {body}: {}", shown(&body, how));
                }
            }
        }
    }
}
