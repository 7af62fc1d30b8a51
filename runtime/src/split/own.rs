//! What a script says to one of MySQL and MariaDB.
//!
//! A migration for both has comments that only one of them reads: `/*M! … */` is MariaDB's, `/*!50700 … */` is MySQL's.
//! Who asks what a script does must not take one for the other. Here blanks take the place of what the server skips and
//! of the marks around what it reads, so lines and positions stay. Start reading at [`own_text`].
//!
//! Source: MariaDB, "Comment Syntax" (versions from 50700 to 99999 are skipped); MySQL 8.4, "Comments"; both tried with
//! MariaDB 10.11 and MySQL 9.7.

use std::borrow::Cow;

use super::{syntax::Syntax, token::Part};
use crate::database::DatabaseKind;

/// The versions in comments that MariaDB skips.
const SKIPPED: std::ops::RangeInclusive<u32> = 50_700..=99_999;

/// The oldest MySQL that migrations run on.
const OLDEST_MYSQL: u32 = 80_016;

/// Whether it may say something to one of the two alone.
#[must_use]
pub fn has_own_parts(script: &str) -> bool {
    script.contains("/*M!") || script.contains("/*!")
}

/// What `script` says to MariaDB, or to MySQL.
#[must_use]
pub fn own_text(script: &str, is_mariadb: bool) -> Cow<'_, str> {
    if !has_own_parts(script) {
        return Cow::Borrowed(script);
    }
    let syntax = Syntax::of(DatabaseKind::Mysql);
    let (mut text, mut position) = (String::with_capacity(script.len()), 0);
    while position < script.len() {
        let (part, length) = syntax.part_at(script, position);
        let piece = &script[position..position + length.unwrap_or(script.len() - position)];
        position += piece.len();
        let mark = match part {
            Part::Body { .. } => Mark::of(piece, is_mariadb),
            Part::Space | Part::LineComment | Part::Comment | Part::Token(_) => Mark::Other,
        };
        match mark {
            Mark::Other => text.push_str(piece),
            Mark::Skipped => push_blank(piece, &mut text),
            Mark::Read(opening) => {
                let inside = piece.strip_suffix("*/").unwrap_or(piece);
                push_blank(&piece[..opening], &mut text);
                // There may be such comments in it.
                text.push_str(&inside[opening..]);
                push_blank(&piece[inside.len()..], &mut text);
            }
        }
    }
    Cow::Owned(text)
}

/// Blanks in the place of `piece`, on as many lines.
fn push_blank(piece: &str, text: &mut String) {
    text.extend(piece.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
}

/// What a server makes of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// It skips it.
    Skipped,
    /// It reads what is in it, behind so many bytes.
    Read(usize),
    /// What both make alike, or what depends on a version.
    Other,
}

impl Mark {
    fn of(piece: &str, is_mariadb: bool) -> Self {
        let count = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count();
        if let Some(rest) = piece.strip_prefix("/*M!") {
            return match (is_mariadb, count(rest)) {
                (false, _) => Self::Skipped,
                (true, 0) => Self::Read("/*M!".len()),
                (true, _) => Self::Other,
            };
        }
        let Some(rest) = piece.strip_prefix("/*!") else { return Self::Other };
        let digits = count(rest);
        let Ok(version) = rest[..digits].parse() else { return Self::Other };
        if !(5..=6).contains(&digits) || !SKIPPED.contains(&version) {
            return Self::Other;
        }
        match is_mariadb {
            true => Self::Skipped,
            false if version <= OLDEST_MYSQL => Self::Read("/*!".len() + digits),
            false => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::split::split;

    fn texts(script: &str, is_mariadb: bool) -> Vec<(usize, String)> {
        let own = own_text(script, is_mariadb);
        let statements = split(&own, DatabaseKind::Mysql).unwrap();
        statements.iter().map(|it| (it.line, it.text.to_owned())).collect()
    }

    #[test]
    fn each_server_finds_what_is_said_to_it() {
        let script =
            "A;\n/*M! B\n c */ /*!50700 DO 0 */;\n/*M! E */ /*!50700 F */;\n/*M! G */;\nH;\n";
        let own = |all: &[(usize, &str)]| {
            all.iter().map(|(line, text)| (*line, (*text).to_owned())).collect::<Vec<_>>()
        };
        let mariadb = [(1, "A"), (2, "B\n c"), (4, "E"), (5, "G"), (6, "H")];
        assert_eq!(texts(script, true), own(&mariadb));
        let mysql = [(1, "A"), (3, "DO 0"), (4, "F"), (6, "H")];
        assert_eq!(texts(script, false), own(&mysql));
    }

    #[test]
    fn a_body_is_one_statement() {
        let body = "CREATE TRIGGER t BEFORE INSERT ON u FOR EACH ROW BEGIN SET @a = ';'; END";
        let script = ["/*M! ", body, " */ /*!50700 DO 0 */;\nB;\n"].concat();
        assert_eq!(texts(&script, true), [(1, body.to_owned()), (2, "B".to_owned())]);
    }

    #[test]
    fn what_looks_like_it_in_a_text_or_depends_on_a_version_stays() {
        for script in ["SELECT '/*M! a */'", "/*!40101 SET a = 1 */", "/*! a */", "-- /*M! a */\nB"]
        {
            assert_eq!(own_text(script, true), script);
            assert_eq!(own_text(script, false), script);
        }
        assert_eq!(own_text("/*M!101100 a */ B", true), "/*M!101100 a */ B");
        assert_eq!(own_text("/*!90700 a */ B", false), "/*!90700 a */ B");
    }
}
