//! Cuts of hand-picked scripts, and of random ones whose pieces are known.

use proptest::{collection::vec, prelude::*, sample::select};

use super::*;
use crate::database::DatabaseKind::{Mssql, Mysql, Postgres, Sqlite};

fn texts(script: &str, kind: DatabaseKind) -> Vec<&str> {
    split(script, kind).unwrap().into_iter().map(|statement| statement.text).collect()
}

#[test]
fn quotes_and_comments_hide_semicolons() {
    for kind in [Sqlite, Postgres, Mysql] {
        let script = "-- a; b\nSELECT ';', 'it''s; ' /* ; ' */ FROM \"x;\"\n; ;;\n SELECT 2 -- ;";
        let expected = ["SELECT ';', 'it''s; ' /* ; ' */ FROM \"x;\"", "SELECT 2 -- ;"];
        assert_eq!(texts(script, kind), expected, "{kind}");
    }
    assert_eq!(texts(r"SELECT '\';', `a``;b`; # x;", Mysql), [r"SELECT '\';', `a``;b`"]);
    assert_eq!(texts("SELECT 1--1; SELECT 2", Mysql), ["SELECT 1--1", "SELECT 2"]);
    assert_eq!(texts(r"SELECT '\'; SELECT [;]", Sqlite), [r"SELECT '\'", "SELECT [;]"]);
    assert_eq!(texts(r"SELECT E'\';'; SELECT '\'", Postgres), [r"SELECT E'\';'", r"SELECT '\'"]);
    let dollars = "DO $a$ BEGIN; $$ END; $a$; SELECT $1, a$b; /* /* ; */ ; */ SELECT 3";
    let expected = ["DO $a$ BEGIN; $$ END; $a$", "SELECT $1, a$b", "SELECT 3"];
    assert_eq!(texts(dollars, Postgres), expected);
    assert_eq!(texts("/*! SELECT 1; */; SELECT 2", Mysql), ["/*! SELECT 1; */", "SELECT 2"]);
}

#[test]
fn bodies_of_triggers_stay_whole() {
    let trigger = "CREATE TRIGGER t BEFORE UPDATE ON x FOR EACH ROW BEGIN\n IF NEW.end > 1 THEN \
                   BEGIN SET NEW.a = CASE WHEN 1 THEN 2 END; END; END IF;\n CASE NEW.b WHEN 1 THEN \
                   SET NEW.c = 1; END CASE; WHILE 0 DO SET @x = 1; END WHILE; END";
    let script = [trigger, "; SELECT 1"].concat();
    assert_eq!(texts(&script, Mysql), [trigger, "SELECT 1"]);
    let trigger = "CREATE TEMP TRIGGER t AFTER INSERT ON x WHEN CASE 1 WHEN 1 THEN 1 END BEGIN \
                   UPDATE x SET a = CASE WHEN b THEN 1 ELSE 2 END; DELETE FROM y; END";
    let script = [trigger, ";\nSELECT 1;"].concat();
    assert_eq!(texts(&script, Sqlite), [trigger, "SELECT 1"]);
    let function = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END";
    let script = [function, "; SELECT 1"].concat();
    assert_eq!(texts(&script, Postgres), [function, "SELECT 1"]);
    assert_eq!(texts("BEGIN; SELECT 1; END; SELECT 2", Sqlite).len(), 4);
    assert_eq!(texts("BEGIN NOT ATOMIC SELECT 1; END; SELECT 2", Mysql).len(), 2);
}

#[test]
fn a_body_may_be_one_statement_with_others_in_it() {
    for body in [
        "CREATE PROCEDURE IF NOT EXISTS p(a INT) IF a > 1 THEN SET @x = IF(a, 1, 2); IF a > 2 THEN \
         SET @y = CASE a WHEN 3 THEN IF(a, 4, 5) ELSE 6 END; END IF; ELSE SET @x = 0; END IF",
        "CREATE TRIGGER t BEFORE UPDATE ON x FOR EACH ROW IF NEW.end > 1 THEN SET NEW.a = 1; ELSEIF \
         NEW.a THEN BEGIN SET NEW.a = 2; END; END IF",
        "CREATE FUNCTION f() RETURNS TEXT CHARACTER SET utf8mb4 DETERMINISTIC CASE 1 WHEN 1 THEN RETURN \
         REPEAT('x', 3); ELSE RETURN 'b'; END CASE",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO WHILE @a > 0 DO SET @a = @a - 1; l: REPEAT SET @b = 1; \
         UNTIL @b END REPEAT l; END WHILE",
        "CREATE PROCEDURE p() l: LOOP LEAVE l; END LOOP l",
        "CREATE PROCEDURE p() REPEAT SET @a = 1; UNTIL 1 END REPEAT",
        "CREATE PROCEDURE p() BEGIN FOR i IN 1..3 DO SET @a = i; END FOR; SET @b = 1; END",
        "CREATE TRIGGER t AFTER INSERT ON x FOR EACH ROW SET @a = IF(NEW.a, 1, 2)",
        "CREATE FUNCTION f(a INT) RETURNS INT RETURN CASE a WHEN 1 THEN 2 ELSE 3 END",
        "CREATE PROCEDURE p() UPDATE x SET a = IF(a, 1, REPEAT('a', 2))",
    ] {
        let script = [body, "; SELECT 1"].concat();
        assert_eq!(texts(&script, Mysql), [body, "SELECT 1"]);
    }
    assert!(split("CREATE PROCEDURE p() IF 1 THEN SELECT 1;", Mysql).is_err());
}

#[test]
fn a_statement_knows_the_comment_right_above_it() {
    let script = "-- header; of the file\n\n-- table a\n-- said twice\nCREATE TABLE a (x INT);\n\
                  ALTER TABLE a ADD y INT;\n\n-- header of nothing\n\nSELECT 1;\n";
    let comments: Vec<_> =
        split(script, Mysql).unwrap().into_iter().map(|statement| statement.comment).collect();
    assert_eq!(comments, [Some("table a"), None, None]);
}

#[test]
fn a_statement_without_a_comment_belongs_to_the_object_above_it() {
    let script = "-- table a\n-- said twice\nCREATE TABLE a (\n  x INT);\nALTER TABLE a ADD y INT;\n\n\
                  SELECT 1;\nSELECT 2;\n-- table b\nSELECT 3;\n";
    let statements = split(script, Mysql).unwrap();
    let about = |position| object(&statements, position).and_then(|statement| statement.comment);
    let found: Vec<_> = (0..5).map(about).collect();
    assert_eq!(found, [Some("table a"), Some("table a"), None, None, Some("table b")]);
    assert_eq!(object(&statements, 1).and_then(|it| it.note), Some("said twice"));
    let lines: Vec<_> = statements.iter().map(|statement| statement.line).collect();
    assert_eq!(lines, [3, 5, 7, 8, 10]);
}

#[test]
fn what_never_ends_is_refused_with_its_line() {
    for script in ["SELECT 1;\n\nSELECT 'x", "\n\nSELECT \"x; ", "\n\nSELECT 1 /* ;"] {
        assert_eq!(split(script, Mysql), Err(Unfinished { line: 3 }), "{script}");
    }
    assert!(split("CREATE TRIGGER t BEGIN SELECT 1;", Mysql).is_err());
    assert!(split("DO $$ x", Postgres).is_err());
    assert_eq!(split("", Mysql), Ok(Vec::new()));
    assert_eq!(split("-- only a comment", Mysql), Ok(Vec::new()));
}

#[test]
fn sql_server_nests_comments_and_doubles_brackets() {
    assert_eq!(texts("SELECT 1 /* a /* b; */ c; */ + 2; SELECT 3", Mssql).len(), 2);
    assert_eq!(texts("SELECT [a]];b] FROM t; SELECT 3", Mssql).len(), 2);
    assert_eq!(texts("SELECT [a]; SELECT b]", Sqlite).len(), 2);
    assert_eq!(texts("SELECT a[1]; SELECT 2", Postgres).len(), 2);
}

/// Tokens that are whole on every database and do not open or close a body.
fn token() -> impl Strategy<Value = String> {
    prop_oneof![
        "w[a-zé_]{0,2}",
        "[ -~&&[^'\\\\]]{0,6}".prop_map(|text| ["'", &text, "'"].concat()),
        "[ -~&&[^'\\\\]]{0,4}".prop_map(|text| ["'", &text, "''", "'"].concat()),
        "[ -~&&[^\"\\\\]]{0,4}".prop_map(|text| ["\"", &text, "\""].concat()),
        "[ a-z;'\"]{0,6}".prop_map(|text| ["/* ", &text, " */"].concat()),
        "[ a-z;'\"`]{0,6}".prop_map(|text| ["-- ", &text, "\n"].concat()),
        select(vec!["(", ")", ",", "=", "-", "1", ".5", "\n", "x.end", "é"])
            .prop_map(str::to_owned),
    ]
}

fn statement() -> impl Strategy<Value = String> {
    let plain = vec(token(), 0..8).prop_map(|tokens| ["SELECT ", &tokens.join(" ")].concat());
    let body = vec(vec(token(), 0..4), 1..4).prop_map(|lines| {
        let lines: String =
            lines.iter().map(|line| ["SET ", &line.join(" "), "\n;"].concat()).collect();
        ["CREATE TRIGGER t BEGIN ", &lines, " END"].concat()
    });
    prop_oneof![3 => plain, 1 => body]
}

proptest! {
    #[test]
    fn statements_put_together_come_apart_again(
        statements in vec(statement(), 0..6),
        kind in select(vec![Sqlite, Mysql]),
    ) {
        let script: String = statements.iter().map(|text| [text, "\n;"].concat()).collect();
        let expected: Vec<_> = statements.iter().map(|text| text.trim_end()).collect();
        prop_assert_eq!(texts(&script, kind), expected);
    }

    #[test]
    fn any_text_is_refused_or_cut_in_order_into_what_is_not_empty(
        script in "(?s)[a-z \n;'\"`$/*#\\-\\\\é]{0,40}",
        kind in select(vec![Sqlite, Postgres, Mysql]),
    ) {
        if let Ok(statements) = split(&script, kind) {
            let mut position = 0;
            for statement in statements {
                let start = statement.text.as_ptr() as usize - script.as_ptr() as usize;
                prop_assert!(start >= position);
                prop_assert!(!statement.text.is_empty());
                position = start + statement.text.len();
            }
        }
    }
}

#[test]
fn the_actions_of_a_rule_are_one_statement() {
    let rule =
        "CREATE RULE r AS ON DELETE TO t DO ALSO (INSERT INTO log VALUES (')', 1); SELECT (2))";
    let body = "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT (1); SELECT 2; END";
    let script = [rule, body, "SELECT 1"].join(";\n");
    assert_eq!(texts(&script, Postgres), [rule, body, "SELECT 1"]);
}

#[test]
fn tokens_are_names_texts_and_marks_as_the_database_reads_them() {
    let texts = |sql, kind| tokens(sql, kind).iter().map(|it| it.text).collect::<Vec<_>>();
    assert_eq!(
        texts("SELECT ARRAY[a, \"b\"\"c\"], E'\\'d' -- e\n FROM f $g$ 1.5 $g$ $1", Postgres),
        [
            "SELECT",
            "ARRAY",
            "[",
            "a",
            ",",
            "\"b\"\"c\"",
            "]",
            ",",
            "E",
            "'\\'d'",
            "FROM",
            "f",
            "1.5",
            "$",
            "1",
        ]
    );
    assert_eq!(
        texts("`a``b`.c \"d\\\"\" # e\n/* f */ /*!50003 g */ 'h", Mysql),
        ["`a``b`", ".", "c", "\"d\\\"\"", "50003", "g", "*", "/", "'h"]
    );
    assert_eq!(texts("[a b] [c]", Sqlite), ["[a b]", "[c]"]);
    assert_eq!(texts("[a]]b] /* /* */ */ c", Mssql), ["[a]]b]", "c"]);
    let names = tokens("[a]]b] 'c''d' \"e\"\"f\" g (", Mssql);
    let names: Vec<_> = names.iter().map(Token::unquoted).collect();
    assert_eq!(names, ["a]b", "c'd", "e\"f", "g", "("]);
}
