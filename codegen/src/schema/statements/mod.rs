//! What can be seen in raw SQL: its statements, and what each of them creates and concerns.
//!
//! Raw SQL is the escape hatch, so its words do not fully tell what it does, but most of it says it plainly:
//! `CREATE TRIGGER tr … ON t`. What is read here only decides what is left alone and what is created again around a
//! change; what raw objects really created is looked up in a database, see
//! [`Footprints`](crate::history::Footprints). Start reading at [`statements`].

mod lexer;

use std::{borrow::Cow, collections::BTreeSet};

use self::lexer::Token;
pub(crate) use self::lexer::dollar_quoted;
use super::name::unqualified;
use crate::dialect::Dialect;

/// Whether `sql` ends in a comment that takes in what follows on its line.
#[must_use]
pub fn ends_in_line_comment(sql: &str, dialect: Dialect) -> bool {
    let has_any = sql.contains("--") || sql.contains('#');
    let ends = |piece: &str| lexer::is_line_comment(piece, dialect) && !piece.ends_with('\n');
    has_any && lexer::pieces(sql, dialect).last().is_some_and(ends)
}

/// The text without comments, a blank in the place of each.
#[must_use]
pub fn without_comments(sql: &str, dialect: Dialect) -> Cow<'_, str> {
    if !["--", "/*", "#"].iter().any(|start| sql.contains(start)) {
        return Cow::Borrowed(sql);
    }
    let pieces = lexer::pieces(sql, dialect);
    Cow::Owned(pieces.map(|piece| if is_comment(piece, dialect) { " " } else { piece }).collect())
}

/// The text with the marks of comments inside its texts escaped, where a backslash escapes.
fn escaped_texts(sql: &str, dialect: Dialect) -> String {
    let escape = |piece: &str| piece.replace("*/", r"*\/").replace("/*", r"/\*");
    let pieces = lexer::pieces(sql, dialect);
    let is_text = |piece: &str| piece.starts_with(['\'', '"']);
    pieces.map(|piece| if is_text(piece) { escape(piece) } else { piece.to_owned() }).collect()
}

fn is_comment(piece: &str, dialect: Dialect) -> bool {
    piece.starts_with("/*") || lexer::is_line_comment(piece, dialect)
}

/// The text up to its last word or mark: without blanks and comments behind it.
#[must_use]
pub fn without_last_comments(sql: &str, dialect: Dialect) -> &str {
    let (mut position, mut end) = (0, 0);
    for piece in lexer::pieces(sql, dialect) {
        position += piece.len();
        if !piece.trim().is_empty() && !is_comment(piece, dialect) {
            end = position;
        }
    }
    &sql[..end]
}

/// Whether the last mark of `sql`, comments behind it aside, is a semicolon.
#[must_use]
pub fn ends_in_semicolon(sql: &str, dialect: Dialect) -> bool {
    without_last_comments(sql, dialect).ends_with(';')
}

/// The text with each row of blanks outside quotes and comments made one. A comment that ends with its line keeps the
/// end.
#[must_use]
pub fn collapse_blanks(sql: &str, dialect: Dialect) -> String {
    let mut text = String::with_capacity(sql.len());
    for piece in lexer::pieces(sql.trim(), dialect) {
        if lexer::is_line_comment(piece, dialect) {
            text.push_str(piece.trim_end());
            text.push('\n');
        } else if !piece.trim().is_empty() {
            text.push_str(piece);
        } else if !text.ends_with([' ', '\n']) {
            text.push(' ');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// A statement of raw SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawStatement {
    /// Its text, without a semicolon.
    pub text: String,
    /// What it does, as far as its first words tell.
    pub effect: Effect,
    /// Its words and names outside of texts, in small letters.
    pub words: BTreeSet<String>,
}

/// What a statement does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It makes something.
    Makes(Making),
    /// It changes, grants or comments something that is there.
    Changes(String),
    /// Anything else.
    Other,
}

/// What a statement makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Making {
    /// What kind of thing.
    pub kind: MadeKind,
    /// Its name, without a namespace.
    pub name: String,
    /// The table or view that it hangs on, without a namespace.
    pub on: Option<String>,
}

/// What kind of thing a statement makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MadeKind {
    /// A table, which holds rows.
    Table,
    /// A view, materialized or not.
    View,
    /// An index.
    Index,
    /// A trigger.
    Trigger,
    /// A rule or a policy of a table or view.
    Rule,
    /// A function or procedure.
    Routine,
    /// Anything else, such as a type or a sequence.
    Other,
}

/// The statements of `sql`.
#[must_use]
pub fn statements(sql: &str, dialect: Dialect) -> Vec<RawStatement> {
    let cut = lexer::cut(sql, dialect).into_iter();
    let statement = |(text, tokens): (&str, Vec<Token>)| RawStatement {
        text: text.to_owned(),
        effect: effect(&tokens),
        words: tokens.iter().filter_map(Token::name).map(str::to_lowercase).collect(),
    };
    cut.map(statement).collect()
}

impl RawStatement {
    /// Its text without `/*` and `*/`, with which it could not stand in a comment: inside its texts they are escaped.
    /// `None` if it has some elsewhere, or in the texts of a body, which a server keeps as they are written.
    #[must_use]
    pub fn without_comment_marks(&self, dialect: Dialect) -> Option<String> {
        let has_marks = |text: &str| text.contains("/*") || text.contains("*/");
        let text = self.text.trim();
        if !has_marks(text) {
            return Some(text.to_owned());
        }
        let keeps_words = matches!(
            self.makes().map(|making| making.kind),
            Some(MadeKind::Trigger | MadeKind::Routine)
        );
        let text = escaped_texts(text, dialect);
        (!keeps_words && !has_marks(&text)).then_some(text)
    }

    /// What it makes, if it says so.
    #[must_use]
    pub fn makes(&self) -> Option<&Making> {
        match &self.effect {
            Effect::Makes(making) => Some(making),
            Effect::Changes(_) | Effect::Other => None,
        }
    }

    /// Whether it is about something of this name: it names it outside of its texts.
    #[must_use]
    pub fn mentions(&self, name: &str) -> bool {
        self.words.contains(&unqualified(name).to_lowercase())
    }

    /// What `CREATE OR REPLACE` cannot change of the function or procedure that it makes, if it replaces one: all before
    /// its attributes and its body, which are its name, its parameters and what it returns.
    ///
    /// Source: PostgreSQL 16, "CREATE FUNCTION", "Notes".
    #[must_use]
    pub fn replaced_routine(&self, dialect: Dialect) -> Option<String> {
        self.makes().filter(|making| making.kind == MadeKind::Routine)?;
        let (_, tokens) = lexer::cut(&self.text, dialect).into_iter().next()?;
        let is_replaced = tokens.get(1).is_some_and(|it| it.is("or"))
            && tokens.get(2).is_some_and(|it| it.is("replace"));
        if !is_replaced {
            return None;
        }
        let is_aggregate = tokens.get(3).is_some_and(|it| it.is("aggregate"));
        let mut head = String::new();
        let mut depth = 0_usize;
        for token in &tokens {
            let ends = ATTRIBUTES.iter().any(|word| token.is(word));
            if depth == 0 && ends && !is_aggregate {
                break;
            }
            match token {
                Token::Word(word) => head.extend([word, " "]),
                Token::Name(name) => head.extend(["\"", name, "\" "]),
                Token::Text => head.push_str("'' "),
                Token::Mark(mark) => {
                    depth = match mark {
                        '(' => depth + 1,
                        ')' => depth.saturating_sub(1),
                        _ => depth,
                    };
                    head.push(*mark);
                }
            }
        }
        Some(head)
    }

    /// Whether it hangs something on a table or view of this name.
    #[must_use]
    pub fn hangs_on(&self, name: &str) -> bool {
        let name = unqualified(name);
        match &self.effect {
            Effect::Makes(making) => {
                making.on.as_ref().is_some_and(|on| on.eq_ignore_ascii_case(name))
            }
            Effect::Changes(what) => what.eq_ignore_ascii_case(name),
            Effect::Other => false,
        }
    }
}

const KINDS: [(&str, MadeKind); 16] = [
    ("table", MadeKind::Table),
    ("view", MadeKind::View),
    ("index", MadeKind::Index),
    ("trigger", MadeKind::Trigger),
    ("rule", MadeKind::Rule),
    ("policy", MadeKind::Rule),
    ("function", MadeKind::Routine),
    ("procedure", MadeKind::Routine),
    ("aggregate", MadeKind::Routine),
    ("event", MadeKind::Other),
    ("sequence", MadeKind::Other),
    ("type", MadeKind::Other),
    ("domain", MadeKind::Other),
    ("extension", MadeKind::Other),
    ("statistics", MadeKind::Other),
    ("schema", MadeKind::Other),
];

/// The words that begin an attribute or the body of a function or procedure.
///
/// Source: PostgreSQL 16, "CREATE FUNCTION".
const ATTRIBUTES: [&str; 20] = [
    "language",
    "transform",
    "window",
    "immutable",
    "stable",
    "volatile",
    "not",
    "leakproof",
    "called",
    "strict",
    "external",
    "security",
    "parallel",
    "cost",
    "rows",
    "support",
    "set",
    "as",
    "begin",
    "return",
];

/// How far behind `CREATE` the kind may stand: `CREATE OR REPLACE DEFINER = a @ b SQL SECURITY INVOKER VIEW`.
const FURTHEST_KIND: usize = 16;

fn effect(tokens: &[Token]) -> Effect {
    let Some(first) = tokens.first() else { return Effect::Other };
    if first.is("create") {
        return making(tokens).map_or(Effect::Other, Effect::Makes);
    }
    let what = if first.is("alter") {
        behind(tokens, 1, &["table", "view", "materialized", "index", "if", "exists", "only"])
    } else if first.is("comment") || first.is("grant") || first.is("revoke") {
        let on = tokens.iter().position(|token| token.is("on"));
        let kinds =
            ["table", "view", "materialized", "column", "index", "trigger", "rule", "function"];
        on.and_then(|on| commented(tokens, behind(tokens, on + 1, &kinds)))
    } else {
        None
    };
    what.map_or(Effect::Other, |(name, _)| Effect::Changes(name))
}

/// A comment on a part of something (`COMMENT ON TRIGGER a ON b`, `COMMENT ON COLUMN b.a`) is on that.
fn commented(tokens: &[Token], found: Option<(String, usize)>) -> Option<(String, usize)> {
    let (name, end) = found?;
    if tokens.iter().take(end).any(|token| token.is("column")) {
        let path: Vec<&str> = tokens[..end].iter().rev().filter_map(Token::name).take(2).collect();
        return path.get(1).map(|table| ((*table).to_owned(), end));
    }
    let on = tokens.get(end).filter(|token| token.is("on"));
    on.and_then(|_| behind(tokens, end + 1, &[])).or(Some((name, end)))
}

fn making(tokens: &[Token]) -> Option<Making> {
    let kind_of =
        |token: &Token| KINDS.iter().find(|(word, _)| token.is(word)).map(|(_, kind)| *kind);
    let near = tokens.iter().enumerate().skip(1).take(FURTHEST_KIND);
    let (at, kind) = near.into_iter().find_map(|(at, token)| Some((at, kind_of(token)?)))?;
    // `CREATE EVENT TRIGGER` hangs on no table.
    let is_event_trigger = tokens.get(at + 1).is_some_and(|next| next.is("trigger"));
    let (at, kind) = if is_event_trigger { (at + 1, MadeKind::Other) } else { (at, kind) };
    let (name, end) = behind(tokens, at + 1, &["concurrently", "if", "not", "exists"])?;
    let word = match kind {
        MadeKind::Rule if tokens.get(at).is_some_and(|token| token.is("rule")) => Some("to"),
        MadeKind::Index | MadeKind::Trigger | MadeKind::Rule => Some("on"),
        MadeKind::Table | MadeKind::View | MadeKind::Routine | MadeKind::Other => None,
    };
    let on = word.and_then(|word| {
        let at = tokens.iter().skip(end).position(|token| token.is(word))? + end;
        Some(behind(tokens, at + 1, &["only"])?.0)
    });
    Some(Making { kind, name, on })
}

/// The name that begins at `at` behind `skipped` words, without the namespace before it, and where it ends.
fn behind(tokens: &[Token], at: usize, skipped: &[&str]) -> Option<(String, usize)> {
    let mut at = at;
    while tokens.get(at).is_some_and(|token| skipped.iter().any(|word| token.is(word))) {
        at += 1;
    }
    let mut name = tokens.get(at)?.name()?;
    while tokens.get(at + 1) == Some(&Token::Mark('.'))
        && let Some(next) = tokens.get(at + 2).and_then(Token::name)
    {
        name = next;
        at += 2;
    }
    Some((name.to_owned(), at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sql: &str, dialect: Dialect) -> Vec<String> {
        let told = |statement: RawStatement| match statement.effect {
            Effect::Makes(Making { kind, name, on }) => {
                format!("{kind:?} {name} {}", on.unwrap_or_default()).trim_end().to_owned()
            }
            Effect::Changes(what) => format!("changes {what}"),
            Effect::Other => "other".to_owned(),
        };
        statements(sql, dialect).into_iter().map(told).collect()
    }

    #[test]
    fn statements_say_what_they_make() {
        let cases: [(&str, &[&str]); 18] = [
            (
                "CREATE TABLE audit_log (a int); CREATE TRIGGER tr AFTER DELETE ON customers FOR EACH ROW \
              EXECUTE FUNCTION f()",
                &["Table audit_log", "Trigger tr customers"],
            ),
            (
                "CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN; END; $$; SELECT 1",
                &["Routine f", "other"],
            ),
            (
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"I x\" ON public.t (v)",
                &["Index I x t"],
            ),
            ("CREATE MATERIALIZED VIEW s.mv AS SELECT 1", &["View mv"]),
            ("CREATE RULE r AS ON UPDATE TO vw DO INSTEAD NOTHING;", &["Rule r vw"]),
            ("CREATE POLICY p ON t USING (a > ';')", &["Rule p t"]),
            ("GRANT SELECT (a, b) ON TABLE vw TO app", &["changes vw"]),
            (
                "COMMENT ON VIEW vw IS 'a;b''c'; COMMENT ON COLUMN s.vw.a IS 'x'",
                &["changes vw", "changes vw"],
            ),
            ("COMMENT ON TRIGGER tr ON vw IS ''", &["changes vw"]),
            ("ALTER VIEW IF EXISTS vw SET (security_barrier)", &["changes vw"]),
            ("CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f()", &["Other e"]),
            ("-- CREATE TABLE a\n/* ; */ DROP TABLE b", &["other"]),
            (
                "CREATE TRIGGER tr INSTEAD OF UPDATE OF a ON vw EXECUTE FUNCTION f()",
                &["Trigger tr vw"],
            ),
            (
                "CREATE FUNCTION g() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END; CREATE TYPE t AS ENUM ('a')",
                &["Routine g", "Other t"],
            ),
            ("CREATE TABLE IF NOT EXISTS x (y int)", &["Table x"]),
            (
                "CREATE RULE r AS ON DELETE TO t DO ALSO (INSERT INTO l VALUES (')', 1); DELETE FROM u); SELECT 1",
                &["Rule r t", "other"],
            ),
            ("/* a /* b */ ; c */ CREATE TABLE e (f text DEFAULT E'\\';')", &["Table e"]),
            ("", &[]),
        ];
        for (sql, expected) in cases {
            assert_eq!(told(sql, Dialect::Postgres), expected, "{sql}");
        }
    }

    #[test]
    fn bodies_hide_their_semicolons() {
        let trigger = "CREATE TRIGGER tr INSTEAD OF INSERT ON vw BEGIN INSERT INTO t VALUES (NEW.\"end\"); \
                       SELECT CASE WHEN 1 THEN 2 END; END; CREATE INDEX [ix] ON `t` (a)";
        assert_eq!(told(trigger, Dialect::Sqlite), ["Trigger tr vw", "Index ix t"]);
        let routine = "CREATE DEFINER = `a`@`b` PROCEDURE p() BEGIN IF 1 THEN SELECT 'it\\'s;'; END IF; END; \
                       CREATE OR REPLACE SQL SECURITY INVOKER VIEW v AS SELECT 1";
        assert_eq!(told(routine, Dialect::Mysql), ["Routine p", "View v"]);
    }

    #[test]
    fn a_routine_is_replaced_whose_parameters_and_result_stay() {
        let head =
            |sql| statements(sql, Dialect::Postgres).remove(0).replaced_routine(Dialect::Postgres);
        let first = head(
            "CREATE OR REPLACE FUNCTION f(a int DEFAULT cast('1' AS int)) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        );
        let body = head(
            "create or replace function f (a int default cast('2' as int))\n returns int IMMUTABLE RETURN 2",
        );
        assert!(first.is_some());
        assert_eq!(first, body);
        let others = [
            "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE OR REPLACE FUNCTION f(b int DEFAULT cast('1' AS int)) RETURNS int LANGUAGE sql AS 'SELECT 1'",
            "CREATE OR REPLACE FUNCTION f(a int DEFAULT cast('1' AS int)) RETURNS text LANGUAGE sql AS 'SELECT 1'",
            "CREATE OR REPLACE PROCEDURE f(a int DEFAULT cast('1' AS int)) LANGUAGE sql AS 'SELECT 1'",
        ];
        for other in others {
            assert!(head(other).is_some() && head(other) != first, "{other}");
        }
        assert_eq!(head("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'"), None);
        assert_eq!(head("CREATE OR REPLACE VIEW f AS SELECT 1"), None);
    }

    #[test]
    fn a_namespace_may_stand_or_not() {
        let of = |sql| statements(sql, Dialect::Postgres).remove(0);
        let view = of("CREATE MATERIALIZED VIEW a AS SELECT * FROM app.\"B\"");
        assert!(view.mentions("app.b") && view.mentions("b") && !view.mentions("app.c"));
        let trigger = of("CREATE TRIGGER a AFTER INSERT ON app.t EXECUTE FUNCTION f()");
        assert!(trigger.hangs_on("app.t") && trigger.hangs_on("t") && !trigger.hangs_on("app"));
    }

    #[test]
    fn a_text_mentions_nothing() {
        let of = |sql| statements(sql, Dialect::Postgres).remove(0);
        assert!(of("CREATE VIEW a AS SELECT * FROM \"B c\"").mentions("b C"));
        assert!(!of("CREATE FUNCTION a() AS 'SELECT * FROM b'").mentions("b"));
        assert!(of("CREATE TRIGGER a AFTER INSERT ON T EXECUTE FUNCTION f()").hangs_on("t"));
    }
}
