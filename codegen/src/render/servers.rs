//! One script for MySQL and MariaDB, out of one for each.
//!
//! What both run stands as it is. What one of them runs is in a comment that only that one reads: `/*M! … */` is
//! MariaDB's, and MariaDB skips `/*!50700 … */`. Each server must find something, since both refuse a statement that is
//! nothing but comments, so there is always something for the other one behind it. Start reading at [`join`].
//!
//! Source: MariaDB, "Comment Syntax" (versions from 50700 to 99999 are skipped); MySQL 8.4, "Comments"; both tried with
//! MariaDB 10.11 and MySQL 9.7.

use super::{RenderedStatement, Script};
use crate::{
    dialect::{Dialect, Server},
    schema::statements::{ends_in_line_comment, statements},
};

/// A statement for one server that cannot stand in a comment, since it has a comment or the mark of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unwrappable {
    /// The server.
    pub server: Server,
    /// What the statement is about.
    pub about: String,
}

/// What a server does where the other one has something to do.
const NOTHING: &str = "DO 0";

/// What one of the servers need not do at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alone {
    /// It does nothing in the place of it, so that every program can run the script.
    DoesNothing,
    /// It finds no statement: our own runner, which reads such comments, runs the script.
    IsLeftOut,
}

/// The script that does on each server what its own script does.
pub(crate) fn join(
    mysql_proper: Script,
    mariadb: Script,
    alone: Alone,
) -> Result<Script, Unwrappable> {
    let mut joined = Script::new(Dialect::Mysql);
    let [mysql_proper, mariadb] = [mysql_proper, mariadb].map(|script| named(script.statements));
    let common = common(&mysql_proper, &mariadb, |one, other| {
        one.text == other.text && is_about_one(one, other)
    });
    let (mut mysql_proper, mut mariadb) = (mysql_proper.into_iter(), mariadb.into_iter());
    for (skipped_mysql, skipped_mariadb, is_common) in common {
        let own = [
            (Server::MysqlProper, mysql_proper.by_ref().take(skipped_mysql).collect()),
            (Server::Mariadb, mariadb.by_ref().take(skipped_mariadb).collect()),
        ];
        let [own_mysql, own_mariadb] = own.map(|(server, own): (_, Vec<_>)| apart(server, own));
        beside(own_mysql?, own_mariadb?, alone, &mut joined.statements);
        if is_common {
            joined.statements.extend(mysql_proper.next());
            mariadb.next();
        }
    }
    unnamed(&mut joined.statements);
    Ok(joined)
}

/// The statements, each with the comment of the object that it is about.
fn named(mut statements: Vec<RenderedStatement>) -> Vec<RenderedStatement> {
    let mut object = None;
    for statement in &mut statements {
        if statement.comment.is_none() {
            statement.comment.clone_from(&object);
        }
        object.clone_from(&statement.comment);
    }
    statements
}

/// Takes the comments away again that repeat the one before.
fn unnamed(statements: &mut [RenderedStatement]) {
    let mut object = None;
    for statement in statements {
        let is_repeated = statement.comment == object && statement.notes.is_empty();
        object.clone_from(&statement.comment);
        if is_repeated {
            statement.comment = None;
        }
    }
}

/// Whether two statements are about the same object.
fn is_about_one(one: &RenderedStatement, other: &RenderedStatement) -> bool {
    one.comment == other.comment && one.notes == other.notes
}

/// How many statements of each script stand before the next one that both have, and whether there is a next one.
fn common(
    one: &[RenderedStatement],
    other: &[RenderedStatement],
    is_same: impl Fn(&RenderedStatement, &RenderedStatement) -> bool,
) -> Vec<(usize, usize, bool)> {
    let is_same = |i: usize, j: usize| is_same(&one[i], &other[j]);
    let (rows, columns) = (one.len(), other.len());
    // The length of the longest list that both have from here on.
    let mut lengths = vec![vec![0_usize; columns + 1]; rows + 1];
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            lengths[i][j] = if is_same(i, j) {
                lengths[i + 1][j + 1] + 1
            } else {
                lengths[i + 1][j].max(lengths[i][j + 1])
            };
        }
    }
    let (mut found, mut i, mut j) = (Vec::new(), 0, 0);
    let (mut from_i, mut from_j) = (0, 0);
    while i < rows && j < columns {
        if is_same(i, j) {
            found.push((i - from_i, j - from_j, true));
            (i, j) = (i + 1, j + 1);
            (from_i, from_j) = (i, j);
        } else if lengths[i + 1][j] >= lengths[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    found.push((rows - from_i, columns - from_j, false));
    found
}

/// The statements of one server as they can stand in a comment: each by itself.
fn apart(
    server: Server,
    rendered: Vec<RenderedStatement>,
) -> Result<Vec<RenderedStatement>, Unwrappable> {
    let mut all = Vec::new();
    for statement in rendered {
        for piece in statements(&statement.text, Dialect::Mysql) {
            let Some(text) = piece.without_comment_marks(Dialect::Mysql) else {
                let about = statement.comment.unwrap_or_default();
                return Err(Unwrappable { server, about });
            };
            all.push(RenderedStatement { text, parts: None, ..statement.clone() });
        }
    }
    Ok(all)
}

/// Puts the statements of both servers side by side, those about one object together.
fn beside(
    mysql_proper: Vec<RenderedStatement>,
    mariadb: Vec<RenderedStatement>,
    alone: Alone,
    out: &mut Vec<RenderedStatement>,
) {
    let pairs = match alone {
        Alone::DoesNothing => common(&mysql_proper, &mariadb, is_about_one),
        Alone::IsLeftOut => vec![(mysql_proper.len(), mariadb.len(), false)],
    };
    let (mut mysql_proper, mut mariadb) = (mysql_proper.into_iter(), mariadb.into_iter());
    for (before, before_other, is_pair) in pairs {
        for one in mysql_proper.by_ref().take(before) {
            let text = in_comments(Some(&one.text), None, alone);
            out.push(RenderedStatement { text, ..one });
        }
        for other in mariadb.by_ref().take(before_other) {
            let text = in_comments(None, Some(&other.text), alone);
            out.push(RenderedStatement { text, ..other });
        }
        if is_pair && let (Some(one), Some(other)) = (mysql_proper.next(), mariadb.next()) {
            let text = in_comments(Some(&one.text), Some(&other.text), alone);
            out.push(RenderedStatement { text, ..one });
        }
    }
}

/// `/*M! … */ /*!50700 … */`
fn in_comments(mysql_proper: Option<&str>, mariadb: Option<&str>, alone: Alone) -> String {
    let mut text = String::new();
    for (mark, sql) in [("/*M! ", mariadb), ("/*!50700 ", mysql_proper)] {
        let nothing = (alone == Alone::DoesNothing).then_some(NOTHING);
        let Some(sql) = sql.or(nothing) else { continue };
        let end = if ends_in_line_comment(sql, Dialect::Mysql) { "\n*/" } else { " */" };
        text.extend([if text.is_empty() { "" } else { " " }, mark, sql, end]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(statements: &[(&'static str, &'static str)]) -> Script {
        let mut script = Script::new(Dialect::Mysql);
        for (comment, text) in statements {
            if comment.is_empty() {
                script.more(|sql| sql.words(text));
            } else {
                script.headed(comment, |sql| sql.words(text));
            }
        }
        script
    }

    fn joined(
        mysql_proper: &[(&'static str, &'static str)],
        mariadb: &[(&'static str, &'static str)],
    ) -> String {
        join(script(mysql_proper), script(mariadb), Alone::DoesNothing).unwrap().to_sql()
    }

    #[test]
    fn what_both_do_stands_once_and_the_rest_in_comments() {
        let sql = joined(
            &[("t", "A"), ("", "B"), ("u", "C"), ("u", "D")],
            &[("t", "A"), ("u", "E"), ("u", "D"), ("v", "F")],
        );
        let expected = "-- t\nA;\n/*M! DO 0 */ /*!50700 B */;\n\n-- u\n/*M! E */ /*!50700 C */;\nD;\n\n\
                        -- v\n/*M! F */ /*!50700 DO 0 */;\n";
        assert_eq!(sql, expected);
    }

    #[test]
    fn equal_scripts_are_left_as_they_are() {
        let one = [("t", "A"), ("", "B"), ("u", "C")];
        assert_eq!(joined(&one, &one), script(&one).to_sql());
    }

    #[test]
    fn several_statements_of_raw_sql_are_apart_and_bodies_are_not() {
        let sql = joined(&[], &[("raw SQL r", "A; B -- end")]);
        assert_eq!(
            sql,
            "-- raw SQL r\n/*M! A */ /*!50700 DO 0 */;\n/*M! B -- end\n*/ /*!50700 DO 0 */;\n"
        );
        let body = "CREATE TRIGGER t BEFORE INSERT ON u FOR EACH ROW BEGIN SET @a = 1; END";
        let sql = joined(&[("trigger t", body)], &[]);
        assert_eq!(sql, ["-- trigger t\n/*M! DO 0 */ /*!50700 ", body, " */;\n"].concat());
    }

    #[test]
    fn marks_of_comments_stand_in_texts_only() {
        let sql = joined(&[], &[("t", "ALTER TABLE t COMMENT 'a*/b /*'")]);
        assert!(sql.contains(r"COMMENT 'a*\/b /\*' */"), "{sql}");
        for text in [
            "SELECT 1 /* one */",
            "SELECT `a*/b`",
            "CREATE TRIGGER t BEFORE INSERT ON u FOR EACH ROW SET @a = '*/'",
        ] {
            let own = script(&[("t", text)]);
            let error = join(own, script(&[]), Alone::DoesNothing).unwrap_err();
            let about = "t".to_owned();
            assert_eq!(error, Unwrappable { server: Server::MysqlProper, about }, "{text}");
        }
    }

    #[test]
    fn our_own_runner_finds_nothing_where_there_is_nothing_to_do() {
        let sql = join(script(&[("t", "A")]), script(&[("t", "B")]), Alone::IsLeftOut).unwrap();
        assert_eq!(sql.to_sql(), "-- t\n/*!50700 A */;\n/*M! B */;\n");
    }
}
