//! What a schema-changing statement of MySQL leaves behind, read from its words.
//!
//! If the migrator died during such a statement, the server does not say whether it ran. The objects that it
//! creates or drops do: an added object exists afterwards and did not before. Changes that somebody else has made
//! to the same table meanwhile do not count. A statement that states the complete result, such as `MODIFY COLUMN`,
//! needs no trace: running it twice has the same effect as once. Start reading at [`Trace::of`].
//!
//! Source: MySQL 8.4, "ALTER TABLE Statement", "Atomic Data Definition Statement Support"; MariaDB, "ALTER TABLE",
//! "Atomic DDL".

use std::fmt;

use super::words::{Word, words};

/// What tells whether a statement has run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trace {
    /// These objects are as they say once it has run, and were not before.
    Objects(Vec<Object>),
    /// Nothing need tell: it can be run again.
    Repeatable,
    /// Nothing that is known.
    Unknown,
}

/// An object that a statement makes or takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Object {
    /// What it is.
    pub(super) kind: ObjectKind,
    /// The table that it is a part of, if of one.
    pub(super) table: Option<String>,
    /// Its name.
    pub(super) name: String,
    /// Whether it is there once the statement has run.
    pub(super) is_there_after: bool,
}

/// What an object is, as far as a catalogue holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ObjectKind {
    /// A table, a view or a sequence, which share their names.
    Table,
    Trigger,
    Routine,
    Event,
    Column,
    /// An index, also that of a unique constraint or the primary key, whose name is `PRIMARY`.
    Index,
    ForeignKey,
    Check,
    /// A constraint of any kind.
    Constraint,
}

impl fmt::Display for Object {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            ObjectKind::Table => "table",
            ObjectKind::Trigger => "trigger",
            ObjectKind::Routine => "routine",
            ObjectKind::Event => "event",
            ObjectKind::Column => "column",
            ObjectKind::Index => "index",
            ObjectKind::ForeignKey => "foreign key",
            ObjectKind::Check => "check",
            ObjectKind::Constraint => "constraint",
        };
        let (before, dot) = self.table.as_deref().map_or(("", ""), |table| (table, "."));
        write!(out, "{kind} `{before}{dot}{}`", self.name)
    }
}

impl Trace {
    /// Reads a statement.
    pub(super) fn of(statement: &str) -> Self {
        let words = words(statement);
        let mut reader = Reader { words: &words, objects: Vec::new() };
        match reader.statement() {
            None => Self::Unknown,
            Some(()) => Self::sorted(&reader.objects),
        }
    }

    /// What is taken away and made anew under its name tells nothing.
    fn sorted(objects: &[Object]) -> Self {
        let is_same = |one: &Object, other: &Object| {
            let text = |object: &Object| object.table.as_ref().map(|it| it.to_lowercase());
            one.kind.shares_names(other.kind)
                && text(one) == text(other)
                && one.name.to_lowercase() == other.name.to_lowercase()
        };
        let is_single =
            |object: &&Object| objects.iter().filter(|other| is_same(object, other)).count() == 1;
        let single: Vec<Object> = objects.iter().filter(is_single).cloned().collect();
        // Tables that only change places leave nothing that tells.
        let is_swap =
            objects.iter().any(|it| it.kind == ObjectKind::Table) && single.len() < objects.len();
        match single {
            _ if is_swap => Self::Unknown,
            single if single.is_empty() => Self::Repeatable,
            single => Self::Objects(single),
        }
    }
}

impl ObjectKind {
    fn shares_names(self, other: Self) -> bool {
        let is_constraint =
            |kind| matches!(kind, Self::Index | Self::ForeignKey | Self::Check | Self::Constraint);
        self == other
            || (self == Self::Constraint && is_constraint(other))
            || (other == Self::Constraint && is_constraint(self))
    }
}

/// What stands before the kind of object that is made or dropped.
const BEFORE_KIND: usize = 16;

struct Reader<'w> {
    words: &'w [Word],
    objects: Vec<Object>,
}

impl Reader<'_> {
    /// Takes down the objects. Nothing if the statement is not understood.
    fn statement(&mut self) -> Option<()> {
        let words = self.words;
        let (first, rest) = words.split_first()?;
        match first.name()?.to_ascii_uppercase().as_str() {
            "CREATE" => self.create(rest),
            "DROP" => self.drop(rest),
            "RENAME" if rest.first()?.is("TABLE") => self.rename(&rest[1..]),
            "ALTER" => self.alter(rest),
            "TRUNCATE" | "ANALYZE" | "OPTIMIZE" | "CHECK" | "SELECT" | "GRANT" => Some(()),
            _ => None,
        }
    }

    fn add(&mut self, kind: ObjectKind, table: Option<&str>, name: &str, is_there_after: bool) {
        let table = table.map(str::to_owned);
        self.objects.push(Object { kind, table, name: name.to_owned(), is_there_after });
    }

    fn create(&mut self, rest: &[Word]) -> Option<()> {
        if rest.first()?.is("OR") && rest.get(1)?.is("REPLACE") {
            return Some(());
        }
        if rest.iter().take(2).any(|word| word.is("TEMPORARY")) {
            return None;
        }
        let position = rest.iter().take(BEFORE_KIND).position(|word| kind_of(word).is_some())?;
        let (kind, rest) = (kind_of(&rest[position])?, &rest[position + 1..]);
        if rest.first()?.is("IF") {
            return Some(());
        }
        let (name, rest) = name(rest)?;
        if kind != ObjectKind::Index {
            self.add(kind, None, name, true);
            return Some(());
        }
        let on = rest.iter().position(|word| word.is("ON"))?;
        let (table, _) = self::name(&rest[on + 1..])?;
        self.add(kind, Some(table), name, true);
        Some(())
    }

    fn drop(&mut self, rest: &[Word]) -> Option<()> {
        let (kind, rest) = (kind_of(rest.first()?)?, &rest[1..]);
        if rest.first()?.is("IF") {
            return Some(());
        }
        if kind == ObjectKind::Index {
            let (name, rest) = name(rest)?;
            let (table, _) = self::name(rest.split_first().filter(|(on, _)| on.is("ON"))?.1)?;
            self.add(kind, Some(table), name, false);
            return Some(());
        }
        for part in rest.split(|word| word.is_mark(',')) {
            self.add(kind, None, name(part)?.0, false);
        }
        Some(())
    }

    fn rename(&mut self, rest: &[Word]) -> Option<()> {
        for part in rest.split(|word| word.is_mark(',')) {
            let (before, part) = name(part)?;
            let (after, _) = name(part.split_first().filter(|(to, _)| to.is("TO"))?.1)?;
            self.add(ObjectKind::Table, None, before, false);
            self.add(ObjectKind::Table, None, after, true);
        }
        Some(())
    }

    fn alter(&mut self, rest: &[Word]) -> Option<()> {
        let first = rest.first()?;
        let rest = if first.is("ONLINE") || first.is("IGNORE") { &rest[1..] } else { rest };
        if !rest.first()?.is("TABLE") {
            // Of a view, a routine, a database: all that is to be is said.
            let is_whole = ["VIEW", "DATABASE", "SCHEMA"].iter().any(|kind| is_first(rest, kind));
            return is_whole.then_some(());
        }
        let (table, rest) = name(without_if(&rest[1..]))?;
        for clause in clauses(rest) {
            self.clause(table, clause)?;
        }
        // The other parts are those of a table of another name by then.
        if self.objects.iter().any(|object| object.kind == ObjectKind::Table) {
            self.objects.retain(|object| object.kind == ObjectKind::Table);
        }
        Some(())
    }

    fn clause(&mut self, table: &str, clause: &[Word]) -> Option<()> {
        let (first, rest) = clause.split_first()?;
        match first.name()?.to_ascii_uppercase().as_str() {
            "ADD" => self.add_part(table, rest),
            "DROP" => self.drop_part(table, rest),
            "RENAME" => self.rename_part(table, rest),
            "CHANGE" => {
                let (before, rest) = name(without_if(without(rest, "COLUMN")))?;
                let (after, _) = name(rest)?;
                self.add(ObjectKind::Column, Some(table), before, false);
                self.add(ObjectKind::Column, Some(table), after, true);
                Some(())
            }
            "MODIFY" | "ALTER" | "CONVERT" | "ENGINE" | "COMMENT" | "DEFAULT" | "CHARACTER"
            | "CHARSET" | "COLLATE" | "AUTO_INCREMENT" | "ROW_FORMAT" | "FORCE" | "ORDER"
            | "ENABLE" | "DISABLE" | "ALGORITHM" | "LOCK" => Some(()),
            _ => None,
        }
    }

    fn add_part(&mut self, table: &str, rest: &[Word]) -> Option<()> {
        let table = Some(table);
        let (mut symbol, mut rest) = (None, rest);
        if rest.first()?.is("CONSTRAINT") {
            rest = without_if(&rest[1..]);
            let is_kind =
                ["PRIMARY", "UNIQUE", "FOREIGN", "CHECK"].iter().any(|kind| is_first(rest, kind));
            if !is_kind {
                (symbol, rest) = name(rest).map(|(name, rest)| (Some(name), rest))?;
            }
        }
        let first = rest.first()?;
        if first.is("PRIMARY") {
            self.add(ObjectKind::Index, table, "PRIMARY", true);
        } else if first.is("FOREIGN") {
            self.add(ObjectKind::ForeignKey, table, symbol?, true);
        } else if first.is("CHECK") {
            self.add(ObjectKind::Check, table, symbol?, true);
        } else if let Some(rest) = index(rest) {
            // The name of the index, where there is one, counts before that of the constraint.
            let own = name(without_if(rest)).map(|(name, _)| name).filter(|name| *name != "USING");
            self.add(ObjectKind::Index, table, own.or(symbol)?, true);
        } else if symbol.is_some()
            || ["PARTITION", "PERIOD", "SYSTEM"].iter().any(|it| first.is(it))
        {
            return None;
        } else {
            let (name, _) = name(without_if(without(rest, "COLUMN")))?;
            self.add(ObjectKind::Column, table, name, true);
        }
        Some(())
    }

    fn drop_part(&mut self, table: &str, rest: &[Word]) -> Option<()> {
        let first = rest.first()?;
        if first.is("PRIMARY") {
            self.add(ObjectKind::Index, Some(table), "PRIMARY", false);
            return Some(());
        }
        let kinds = [
            ("INDEX", ObjectKind::Index),
            ("KEY", ObjectKind::Index),
            ("CONSTRAINT", ObjectKind::Constraint),
            ("CHECK", ObjectKind::Check),
        ];
        let (kind, rest) = if first.is("FOREIGN") {
            (ObjectKind::ForeignKey, rest.get(2..)?)
        } else if let Some((_, kind)) = kinds.iter().find(|(word, _)| first.is(word)) {
            (*kind, &rest[1..])
        } else if ["PARTITION", "PERIOD", "SYSTEM"].iter().any(|it| first.is(it)) {
            return None;
        } else {
            (ObjectKind::Column, without(rest, "COLUMN"))
        };
        let (name, _) = name(without_if(rest))?;
        self.add(kind, Some(table), name, false);
        Some(())
    }

    fn rename_part(&mut self, table: &str, rest: &[Word]) -> Option<()> {
        let kinds = [
            ("COLUMN", ObjectKind::Column),
            ("INDEX", ObjectKind::Index),
            ("KEY", ObjectKind::Index),
        ];
        let first = rest.first()?;
        if let Some((_, kind)) = kinds.iter().find(|(word, _)| first.is(word)) {
            let (before, rest) = name(&rest[1..])?;
            let (after, _) = name(rest.split_first().filter(|(to, _)| to.is("TO"))?.1)?;
            self.add(*kind, Some(table), before, false);
            self.add(*kind, Some(table), after, true);
            return Some(());
        }
        let (after, _) = name(without(without(rest, "TO"), "AS"))?;
        self.add(ObjectKind::Table, None, table, false);
        self.add(ObjectKind::Table, None, after, true);
        Some(())
    }
}

fn kind_of(word: &Word) -> Option<ObjectKind> {
    Some(match word.name()?.to_ascii_uppercase().as_str() {
        _ if matches!(word, Word::Name(_)) => return None,
        "TABLE" | "VIEW" | "SEQUENCE" => ObjectKind::Table,
        "TRIGGER" => ObjectKind::Trigger,
        "PROCEDURE" | "FUNCTION" => ObjectKind::Routine,
        "EVENT" => ObjectKind::Event,
        "INDEX" => ObjectKind::Index,
        _ => return None,
    })
}

/// A name of this database and what follows it. One of another database is nothing.
fn name(words: &[Word]) -> Option<(&str, &[Word])> {
    let (first, rest) = words.split_first()?;
    let is_qualified = rest.first().is_some_and(|word| word.is_mark('.'));
    if is_qualified { None } else { Some((first.name()?, rest)) }
}

fn is_first(words: &[Word], keyword: &str) -> bool {
    words.first().is_some_and(|first| first.is(keyword))
}

fn without<'w>(words: &'w [Word], keyword: &str) -> &'w [Word] {
    match words.split_first() {
        Some((first, rest)) if first.is(keyword) => rest,
        _ => words,
    }
}

/// What follows `IF [NOT] EXISTS`.
fn without_if(words: &[Word]) -> &[Word] {
    match words.split_first() {
        Some((first, rest)) if first.is("IF") => without(without(rest, "NOT"), "EXISTS"),
        _ => words,
    }
}

/// What follows the words that say that an index is added.
fn index(words: &[Word]) -> Option<&[Word]> {
    let first = words.first()?;
    let is_plain = first.is("INDEX") || first.is("KEY");
    let is_special = ["UNIQUE", "FULLTEXT", "SPATIAL"].iter().any(|kind| first.is(kind));
    let rest = &words[1..];
    is_plain.then_some(rest).or_else(|| is_special.then(|| without(without(rest, "INDEX"), "KEY")))
}

/// The clauses of an `ALTER TABLE`, which commas part that stand in no parentheses.
fn clauses(words: &[Word]) -> Vec<&[Word]> {
    let mut depth = 0_usize;
    words
        .split(|word| {
            match word {
                Word::Mark('(') => depth += 1,
                Word::Mark(')') => depth = depth.saturating_sub(1),
                Word::Bare(_) | Word::Name(_) | Word::Text | Word::Mark(_) => {}
            }
            depth == 0 && word.is_mark(',')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(statement: &str) -> String {
        match Trace::of(statement) {
            Trace::Repeatable => "repeatable".to_owned(),
            Trace::Unknown => "unknown".to_owned(),
            Trace::Objects(objects) => {
                let sign = |object: &Object| if object.is_there_after { "+" } else { "-" };
                let told = objects.iter().map(|it| [sign(it), &it.to_string()].concat());
                told.collect::<Vec<_>>().join(" ")
            }
        }
    }

    #[test]
    fn a_statement_tells_what_it_makes_and_takes_away() {
        let cases = [
            ("CREATE TABLE `a` (`id` INT)", "+table `a`"),
            ("CREATE TABLE IF NOT EXISTS a (id INT)", "repeatable"),
            ("CREATE UNIQUE INDEX i ON `t` (a)", "+index `t.i`"),
            ("CREATE DEFINER = `me`@`here` TRIGGER tr BEFORE INSERT ON t", "+trigger `tr`"),
            ("CREATE OR REPLACE VIEW v AS SELECT 1", "repeatable"),
            ("CREATE ALGORITHM = MERGE VIEW v AS SELECT 1", "+table `v`"),
            ("CREATE TEMPORARY TABLE a (id INT)", "unknown"),
            ("CREATE TABLE other.a (id INT)", "unknown"),
            ("DROP TABLE a, `b`", "-table `a` -table `b`"),
            ("DROP INDEX i ON t", "-index `t.i`"),
            ("DROP PROCEDURE IF EXISTS p", "repeatable"),
            ("RENAME TABLE a TO b", "-table `a` +table `b`"),
            ("RENAME TABLE a TO c, b TO a, c TO b", "unknown"),
            ("CALL p()", "unknown"),
            ("OPTIMIZE TABLE t", "repeatable"),
        ];
        for (statement, expected) in cases {
            assert_eq!(told(statement), expected, "{statement}");
        }
    }

    #[test]
    fn an_alteration_tells_it_by_clause() {
        let cases = [
            ("ADD COLUMN `b` DECIMAL(5, 2) DEFAULT 1, ADD c INT", "+column `t.b` +column `t.c`"),
            ("ADD CONSTRAINT `u` UNIQUE (`a`, `b`)", "+index `t.u`"),
            ("ADD UNIQUE KEY u (a), ADD FULLTEXT (b)", "unknown"),
            ("ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES b (c)", "+foreign key `t.f`"),
            ("ADD FOREIGN KEY (a) REFERENCES b (c)", "unknown"),
            ("ADD CONSTRAINT c CHECK (a > 'x, ADD d')", "+check `t.c`"),
            ("DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 1)", "repeatable"),
            ("DROP PRIMARY KEY, ADD PRIMARY KEY (a, b)", "repeatable"),
            ("DROP PRIMARY KEY, ADD COLUMN id INT", "-index `t.PRIMARY` +column `t.id`"),
            ("DROP COLUMN a, CHANGE COLUMN `a_after` `a` INT", "-column `t.a_after`"),
            ("CHANGE a b INT", "-column `t.a` +column `t.b`"),
            ("MODIFY COLUMN `a` INT NOT NULL COMMENT 'x, y'", "repeatable"),
            ("COMMENT = 'a'", "repeatable"),
            ("DROP FOREIGN KEY f, DROP INDEX f", "-foreign key `t.f` -index `t.f`"),
            ("RENAME COLUMN a TO b", "-column `t.a` +column `t.b`"),
            ("RENAME INDEX a TO b", "-index `t.a` +index `t.b`"),
            ("RENAME TO u, ADD COLUMN b INT", "-table `t` +table `u`"),
            ("ADD PARTITION (PARTITION p VALUES LESS THAN (1))", "unknown"),
        ];
        for (clauses, expected) in cases {
            assert_eq!(told(&["ALTER TABLE `t` ", clauses].concat()), expected, "{clauses}");
        }
    }
}
