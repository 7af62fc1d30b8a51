//! Which tables and columns a script drops, read from its statements.
//!
//! Names change on the way: a dropped column may have another name in the live database, and a rebuilt table is
//! dropped under its own name and comes back. So the statements are followed in order, each by its words; only
//! `ALTER TABLE`, `CREATE TABLE`, `DROP TABLE`, `INSERT` and `RENAME TABLE` can change names. Start reading at
//! [`Names::follow`].

use std::collections::{BTreeMap, BTreeSet};

/// What goes, by its name in the live database.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gone {
    /// A table with its rows.
    Table(String),
    /// A column with its values.
    Column {
        /// Its table.
        table: String,
        /// Its name.
        column: String,
    },
    /// Every column of a table that is made anew, but for these.
    AllBut {
        /// The table.
        table: String,
        /// The columns whose values are taken over.
        kept: BTreeSet<String>,
    },
}

/// What the names mean by now, after some statements.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// The tables that are not what the live database has under their name.
    tables: BTreeMap<String, Table>,
    /// Tables that have gone, by the name that they had when they went.
    dropped: Vec<(String, Table)>,
    gone: Vec<Gone>,
    renamed: Vec<Renamed>,
}

/// What gets another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Renamed {
    /// The table of a column, as it is called at that moment; nothing for a table.
    pub(crate) table: Option<String>,
    /// The name before.
    pub(crate) before: String,
    /// The name after.
    pub(crate) after: String,
}

/// A table by now.
#[derive(Clone, Debug, Default)]
struct Table {
    /// Its name in the live database; nothing if it was made since.
    live: Option<String>,
    /// The columns that are not what the live table has under their name; nothing for one that was made since.
    columns: BTreeMap<String, Option<String>>,
    /// The columns that have gone, by their name then, with their name in the live table.
    dropped: Vec<(String, String)>,
    /// For a table that was made since: where its rows come from, and the words of the query.
    filled: Option<(String, BTreeSet<String>)>,
}

impl Names {
    /// Follows one statement.
    pub(crate) fn follow(&mut self, statement: &str) {
        let words = words(statement);
        let mut words = Words { words: &words };
        if words.take("CREATE") {
            while words.take("TEMP") || words.take("TEMPORARY") {}
            if words.take("TABLE") {
                words.take_all(&["IF", "NOT", "EXISTS"]);
                if let Some(name) = words.name() {
                    self.tables.insert(name, Table::default());
                }
            }
        } else if words.take("DROP") {
            if words.take("TABLE") {
                words.take_all(&["IF", "EXISTS"]);
                while let Some(name) = words.name() {
                    self.drop_table(&name);
                    if !words.take(",") {
                        break;
                    }
                }
            }
        } else if words.take("INSERT") {
            self.fill(words);
        } else if words.take("RENAME") && words.take("TABLE") {
            while let (Some(before), true, Some(after)) =
                (words.name(), words.take("TO"), words.name())
            {
                self.rename_table(&before, &after);
                if !words.take(",") {
                    break;
                }
            }
        } else if words.take("ALTER") && words.take("TABLE") {
            words.take_all(&["IF", "EXISTS"]);
            words.take("ONLY");
            if let Some(table) = words.name() {
                self.alter(&table, words);
            }
        }
    }

    /// The renames so far, in their order.
    pub(crate) fn renamed(&self) -> &[Renamed] {
        &self.renamed
    }

    /// The columns of live tables that go, also where another takes their place, and the tables that go.
    pub(super) fn taken(&self) -> Vec<Gone> {
        let mut taken = Vec::new();
        for table in self.tables.values() {
            let Some(live) = &table.live else { continue };
            let columns = table.dropped.iter().map(|(_, column)| column.clone());
            taken.extend(columns.map(|column| Gone::Column { table: live.clone(), column }));
        }
        let tables = self.dropped.iter().filter_map(|(_, table)| table.live.clone());
        taken.extend(tables.map(Gone::Table));
        taken
    }

    /// What has gone, after the last statement.
    pub(super) fn finish(mut self) -> Vec<Gone> {
        for (_, table) in std::mem::take(&mut self.dropped) {
            self.gone.extend(table.live.map(Gone::Table));
        }
        for table in std::mem::take(&mut self.tables).into_values() {
            self.settle(table);
        }
        self.gone.sort();
        self.gone.dedup();
        self.gone
    }

    /// The columns that have gone from a table that is still there.
    fn settle(&mut self, table: Table) {
        let Some(live) = table.live else { return };
        // What was made since and took the name of a column that went has its values, converted.
        let is_back = |name: &String| matches!(table.columns.get(name), Some(None));
        let dropped = table.dropped.iter().filter(|(name, _)| !is_back(name));
        self.gone.extend(
            dropped.map(|(_, column)| Gone::Column { table: live.clone(), column: column.clone() }),
        );
    }

    fn table(&mut self, name: &str) -> &mut Table {
        let live = || Table { live: Some(name.to_owned()), ..Table::default() };
        self.tables.entry(name.to_owned()).or_insert_with(live)
    }

    fn drop_table(&mut self, name: &str) {
        // What is made for the session alone.
        if name.starts_with("temp.") {
            return;
        }
        self.table(name);
        if let Some(table) = self.tables.remove(name) {
            // What is of this name from now on is made by the script.
            self.dropped.push((name.to_owned(), table));
        }
    }

    fn rename_table(&mut self, before: &str, after: &str) {
        self.table(before);
        let Some(mut table) = self.tables.remove(before) else { return };
        let filled = table.filled.take().filter(|_| table.live.is_none());
        let origin = filled.and_then(|(from, words)| {
            let position =
                self.dropped.iter().position(|(name, _)| *name == from && from == after)?;
            Some((self.dropped.remove(position).1, words))
        });
        if let Some((origin, words)) = origin {
            table = self.made_anew(origin, &words);
        } else {
            self.note_rename(None, before, after);
        }
        self.tables.insert(after.to_owned(), table);
    }

    /// A table in the place of `origin`, filled by a query that has these `words`.
    fn made_anew(&mut self, origin: Table, words: &BTreeSet<String>) -> Table {
        let Some(live) = origin.live.clone() else { return origin };
        let live_name = |word: &String| match origin.columns.get(word) {
            Some(live) => live.clone(),
            None => Some(word.clone()),
        };
        let kept = words.iter().filter_map(live_name).collect();
        self.gone.push(Gone::AllBut { table: live, kept });
        origin
    }

    /// Takes down where the rows of a table come from.
    fn fill(&mut self, mut words: Words<'_>) {
        while !words.words.is_empty() && !words.take("INTO") {
            words.skip();
        }
        let Some(target) = words.name() else { return };
        if words.words.first().is_some_and(|word| word.text == "(") {
            words.skip_parentheses();
        }
        if !words.take("SELECT") {
            return;
        }
        let mut mentioned: BTreeMap<bool, BTreeSet<String>> = BTreeMap::new();
        let mut from = None;
        while let Some(word) = words.words.first() {
            if words.take("FROM") && from.is_none() {
                from = words.name();
                continue;
            }
            if word.is_name {
                mentioned.entry(word.is_quoted).or_default().insert(word.text.clone());
            }
            words.skip();
        }
        // Where names are quoted, what is not is a keyword.
        let mentioned = mentioned.pop_last().map(|(_, words)| words).unwrap_or_default();
        if let (Some(from), Some(table)) = (from, self.tables.get_mut(&target))
            && table.live.is_none()
        {
            table.filled = Some((from, mentioned));
        }
    }

    /// Follows the actions of an `ALTER TABLE`.
    fn alter(&mut self, table: &str, mut words: Words<'_>) {
        let mut name = table.to_owned();
        loop {
            if words.take_all(&["RENAME", "COLUMN"]) {
                if let (Some(before), true, Some(after)) =
                    (words.name(), words.take("TO"), words.name())
                {
                    self.rename_column(&name, &before, &after);
                }
            } else if words.take("RENAME") {
                let is_table = words.take("TO") || words.take("AS");
                if let Some(after) = words.name().filter(|_| is_table) {
                    self.rename_table(&name, &after);
                    name = after;
                }
            } else if words.take("CHANGE") {
                words.take("COLUMN");
                if let (Some(before), Some(after)) = (words.name(), words.name()) {
                    self.rename_column(&name, &before, &after);
                }
            } else if words.take_all(&["ADD", "COLUMN"]) {
                words.take_all(&["IF", "NOT", "EXISTS"]);
                if let Some(column) = words.name() {
                    self.table(&name).columns.insert(column, None);
                }
            } else if words.take_all(&["DROP", "COLUMN"]) {
                words.take_all(&["IF", "EXISTS"]);
                if let Some(column) = words.name() {
                    self.table(&name).drop(&column);
                }
            }
            if !words.next_action() {
                return;
            }
        }
    }

    fn rename_column(&mut self, table: &str, before: &str, after: &str) {
        self.table(table).rename(before, after);
        self.note_rename(Some(table), before, after);
    }

    fn note_rename(&mut self, table: Option<&str>, before: &str, after: &str) {
        if before != after {
            let table = table.map(str::to_owned);
            let (before, after) = (before.to_owned(), after.to_owned());
            self.renamed.push(Renamed { table, before, after });
        }
    }
}

impl Table {
    /// What the live table calls the column; nothing if it was made since.
    fn take(&mut self, column: &str) -> Option<String> {
        self.columns.remove(column).unwrap_or_else(|| Some(column.to_owned()))
    }

    fn rename(&mut self, before: &str, after: &str) {
        let column = self.take(before);
        self.columns.insert(after.to_owned(), column);
    }

    fn drop(&mut self, column: &str) {
        if let Some(live) = self.take(column) {
            self.dropped.push((column.to_owned(), live));
        }
    }
}

/// The names, in small letters, of the indexes, constraints, triggers and views that a statement drops, and of the views
/// that it makes.
pub(super) fn dropped_parts(statement: &str) -> Vec<String> {
    const KINDS: [&str; 9] = [
        "INDEX",
        "KEY",
        "CONSTRAINT",
        "CHECK",
        "TRIGGER",
        "STATISTICS",
        "VIEW",
        "FOREIGN",
        "UNIQUE",
    ];
    const BESIDE: [&str; 4] = ["IF", "EXISTS", "CONCURRENTLY", "MATERIALIZED"];
    let words = words(statement);
    let mut words = Words { words: &words };
    let mut names = Vec::new();
    while !words.words.is_empty() {
        let is_view = words.take("VIEW");
        if !is_view && !words.take("DROP") {
            words.skip();
            continue;
        }
        let mut is_part = is_view;
        loop {
            if KINDS.iter().any(|kind| words.take(kind)) {
                is_part = true;
            } else if !BESIDE.iter().any(|word| words.take(word)) {
                break;
            }
        }
        if is_part && let Some(name) = words.name() {
            names.push(name.to_lowercase());
        }
    }
    names
}

/// A word of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    /// A name without its quotes, a keyword, or one character.
    text: String,
    /// Whether it can be a name.
    is_name: bool,
    /// Whether it is in quotes, and so no keyword.
    is_quoted: bool,
}

/// The words of a statement that are still to come.
struct Words<'w> {
    words: &'w [Word],
}

impl Words<'_> {
    /// Takes a keyword or a character, if it is next.
    fn take(&mut self, keyword: &str) -> bool {
        let is_next = self
            .words
            .first()
            .is_some_and(|word| !word.is_quoted && word.text.eq_ignore_ascii_case(keyword));
        if is_next {
            self.skip();
        }
        is_next
    }

    /// Takes these keywords, if they are next.
    fn take_all(&mut self, keywords: &[&str]) -> bool {
        let start = self.words;
        if keywords.iter().all(|keyword| self.take(keyword)) {
            return true;
        }
        self.words = start;
        false
    }

    /// Takes a name, of which the last part counts; what is made for this session alone is no name.
    fn name(&mut self) -> Option<String> {
        let word = self.words.first().filter(|word| word.is_name)?;
        self.skip();
        if !self.take(".") {
            return Some(word.text.clone());
        }
        let name = self.words.first().filter(|word| word.is_name)?;
        self.skip();
        Some(if word.text.eq_ignore_ascii_case("temp") {
            ["temp.", &name.text].concat()
        } else {
            name.text.clone()
        })
    }

    fn skip(&mut self) {
        self.words = self.words.get(1..).unwrap_or_default();
    }

    /// Skips what stands in parentheses.
    fn skip_parentheses(&mut self) {
        let mut depth = 0_usize;
        while let Some(word) = self.words.first() {
            depth = match word.text.as_str() {
                "(" if !word.is_quoted => depth + 1,
                ")" if !word.is_quoted => depth.saturating_sub(1),
                _ => depth,
            };
            self.skip();
            if depth == 0 {
                return;
            }
        }
    }

    /// Goes on behind the next comma outside of parentheses.
    fn next_action(&mut self) -> bool {
        while let Some(word) = self.words.first() {
            if word.text == "(" && !word.is_quoted {
                self.skip_parentheses();
            } else if self.take(",") {
                return true;
            } else {
                self.skip();
            }
        }
        false
    }
}

/// Cuts a statement into words; comments and texts are left out.
fn words(statement: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = statement.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '`' => {
                let (text, length) = quoted(rest, first);
                words.push(Word { text, is_name: true, is_quoted: true });
                length
            }
            '\'' => quoted(rest, first).1,
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            _ if first.is_alphanumeric() || first == '_' => {
                let is_part = |it: char| it.is_alphanumeric() || it == '_' || it == '$';
                let length = rest.find(|it| !is_part(it)).unwrap_or(rest.len());
                let text = rest[..length].to_owned();
                words.push(Word { text, is_name: true, is_quoted: false });
                length
            }
            _ => {
                let text = first.to_string();
                words.push(Word { text, is_name: false, is_quoted: false });
                first.len_utf8()
            }
        };
        rest = rest[length..].trim_start();
    }
    words
}

/// What stands in quotes at the beginning, and how long it is with them. A quote in it is doubled.
fn quoted(text: &str, quote: char) -> (String, usize) {
    let mut inside = String::new();
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((position, character)) = characters.next() {
        if character != quote {
            inside.push(character);
            continue;
        }
        if characters.next_if(|(_, next)| *next == quote).is_none() {
            return (inside, position + 1);
        }
        inside.push(quote);
    }
    (inside, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gone(script: &[&str]) -> Vec<Gone> {
        let mut names = Names::default();
        for statement in script {
            names.follow(statement);
        }
        names.finish()
    }

    fn table(name: &str) -> Gone {
        Gone::Table(name.to_owned())
    }

    fn column(table: &str, column: &str) -> Gone {
        Gone::Column { table: table.to_owned(), column: column.to_owned() }
    }

    #[test]
    fn tables_and_columns_go_under_their_live_names() {
        let cases: &[(&[&str], &[Gone])] = &[
            (&["DROP TABLE \"a\"\"b\""], &[table("a\"b")]),
            (&["DROP TABLE IF EXISTS a, `b` CASCADE"], &[table("a"), table("b")]),
            (
                &["-- it\nALTER TABLE \"a\" DROP COLUMN \"b\", DROP COLUMN \"c\""],
                &[column("a", "b"), column("a", "c")],
            ),
            (
                &["ALTER TABLE `a`\n    MODIFY COLUMN `b` DECIMAL(3, 2),\n    DROP COLUMN `c`"],
                &[column("a", "c")],
            ),
            (
                &[
                    "ALTER TABLE a RENAME TO b",
                    "ALTER TABLE b RENAME COLUMN c TO d",
                    "ALTER TABLE b DROP COLUMN d",
                ],
                &[column("a", "c")],
            ),
            (&["ALTER TABLE a RENAME TO b", "DROP TABLE b"], &[table("a")]),
            (&["RENAME TABLE a TO b, c TO a", "DROP TABLE a"], &[table("c")]),
            (&["ALTER TABLE a CHANGE COLUMN b c INT, DROP COLUMN c"], &[column("a", "b")]),
            (&["CREATE TABLE a (x INT)", "DROP TABLE a"], &[]),
            (&["ALTER TABLE a ADD COLUMN b INT", "ALTER TABLE a DROP COLUMN b"], &[]),
            (&["CREATE TEMP TABLE g (x INT)", "DROP TABLE temp.g"], &[]),
            (
                &[
                    "ALTER TABLE a DROP CONSTRAINT b",
                    "DROP INDEX c",
                    "DROP VIEW d",
                    "SELECT 'DROP TABLE e'",
                ],
                &[],
            ),
        ];
        for (script, expected) in cases {
            assert_eq!(gone(script), *expected, "{script:?}");
        }
    }

    #[test]
    fn what_is_dropped_by_name_is_known() {
        let cases: &[(&str, &[&str])] = &[
            ("DROP INDEX CONCURRENTLY IF EXISTS s.\"Ix\"", &["ix"]),
            ("DROP INDEX `i` ON `t`", &["i"]),
            (
                "ALTER TABLE `t` DROP COLUMN `c`, DROP FOREIGN KEY `f`, DROP INDEX `f2`, DROP CHECK k",
                &["f", "f2", "k"],
            ),
            ("ALTER TABLE t DROP CONSTRAINT IF EXISTS c, ADD CONSTRAINT d CHECK (x > 1)", &["c"]),
            ("ALTER VIEW `v` AS\nSELECT 1", &["v"]),
            ("DROP MATERIALIZED VIEW IF EXISTS mv", &["mv"]),
            ("ALTER TABLE t DROP COLUMN index_", &[]),
        ];
        for (statement, expected) in cases {
            assert_eq!(dropped_parts(statement), *expected, "{statement}");
        }
    }

    #[test]
    fn a_column_that_is_converted_is_not_gone() {
        let script = [
            "ALTER TABLE a ADD COLUMN \"__t\" TEXT",
            "UPDATE a SET \"__t\" = CAST(b AS TEXT)",
            "ALTER TABLE a DROP COLUMN b",
            "ALTER TABLE a RENAME COLUMN \"__t\" TO b",
        ];
        assert_eq!(gone(&script), []);
        // What hangs on it goes all the same.
        let mut names = Names::default();
        for statement in script {
            names.follow(statement);
        }
        assert_eq!(names.taken(), [column("a", "b")]);
    }

    #[test]
    fn of_a_table_that_is_made_anew_only_columns_go() {
        let script = [
            "ALTER TABLE stays RENAME COLUMN length TO seconds",
            "CREATE TABLE \"__tablewright_rebuild\" (\"id\" INTEGER, \"seconds\" TEXT)",
            "INSERT OR ROLLBACK INTO \"__tablewright_rebuild\" (\"id\", \"seconds\") SELECT \"id\", CAST(\"seconds\" AS TEXT) FROM \"stays\"",
            "DROP TABLE \"stays\"",
            "ALTER TABLE \"__tablewright_rebuild\" RENAME TO \"stays\"",
        ];
        let found = gone(&script);
        let [Gone::AllBut { table, kept }] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(table, "stays");
        assert!(
            kept.contains("id") && kept.contains("length") && !kept.contains("seconds"),
            "{kept:?}"
        );
        // A column that is gone afterwards goes under its name as well.
        let more = [&script[..], &["ALTER TABLE stays DROP COLUMN seconds"]].concat();
        assert!(gone(&more).contains(&column("stays", "length")));
    }
}
