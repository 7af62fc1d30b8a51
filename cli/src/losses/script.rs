//! Which tables and columns a script drops, read from its statements.
//!
//! Names change on the way: a dropped column may have another name in the live database, and a rebuilt table is
//! dropped under its own name and comes back. So the statements are followed in order, each by its words; only
//! `ALTER TABLE`, `CREATE TABLE`, `DROP TABLE`, `INSERT` and `RENAME TABLE` can change names. Start reading at
//! [`Names::follow`].

use std::collections::{BTreeMap, BTreeSet};

use tablewright::{
    connection::DatabaseKind,
    migrate::Migration,
    unstable::{Token, TokenKind, split},
};

use super::required::{Coming, Definition, Required, demanded};
use crate::tokens::Reader;

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
    required: Vec<Required>,
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
    /// For a table that was made since: where its rows come from.
    filled: Option<Filling>,
    /// The columns that were added since, whose values are all NULL.
    added: BTreeSet<String>,
    /// For a table that was made since: the columns that need a value from who inserts a row.
    demanded: BTreeSet<String>,
    /// Whether its rows have been deleted, or some of them.
    is_emptied: bool,
}

/// What fills a table.
#[derive(Clone, Debug)]
struct Filling {
    /// The table that is read.
    from: String,
    /// The words of the query.
    words: BTreeSet<String>,
    /// The columns of the filled table that get values.
    given: BTreeSet<String>,
}

impl Names {
    /// What the names mean when `migrations` are taken back, in this order.
    pub(super) fn after(migrations: &[&'static Migration], kind: DatabaseKind) -> Self {
        let mut names = Self::default();
        for migration in migrations {
            // What cannot be cut into statements is not started.
            for statement in split(migration.down(), kind).unwrap_or_default() {
                names.follow(statement.text, kind);
            }
        }
        names
    }

    /// Follows one statement.
    pub(crate) fn follow(&mut self, statement: &str, kind: DatabaseKind) {
        let mut reader = Reader::new(statement, kind);
        self.note_values(&reader);
        if reader.take("CREATE") {
            while reader.take("TEMP") || reader.take("TEMPORARY") {}
            if reader.take("TABLE") {
                reader.take_all(&["IF", "NOT", "EXISTS"]);
                if let Some(name) = reader.qualified_name() {
                    let demanded = demanded(reader);
                    self.tables.insert(name, Table { demanded, ..Table::default() });
                }
            }
        } else if reader.take("DROP") {
            if reader.take("TABLE") {
                reader.take_all(&["IF", "EXISTS"]);
                while let Some(name) = reader.qualified_name() {
                    self.drop_table(&name);
                    if !reader.take(",") {
                        break;
                    }
                }
            }
        } else if reader.take("INSERT") {
            self.fill(reader);
        } else if reader.take("RENAME") && reader.take("TABLE") {
            while let (Some(before), true, Some(after)) =
                (reader.qualified_name(), reader.take("TO"), reader.qualified_name())
            {
                self.rename_table(&before, &after);
                if !reader.take(",") {
                    break;
                }
            }
        } else if reader.take("ALTER") && reader.take("TABLE") {
            reader.take_all(&["IF", "EXISTS"]);
            reader.take("ONLY");
            if let Some(table) = reader.qualified_name() {
                self.alter(&table, reader);
            }
        }
    }

    /// The columns that come to rows without a value and may not be NULL.
    pub(super) fn required(&self) -> &[Required] {
        &self.required
    }

    /// Takes down which values a statement may write: what changes no table may fill every column that it names.
    fn note_values(&mut self, reader: &Reader<'_>) {
        if ["CREATE", "DROP", "ALTER", "RENAME"].iter().any(|keyword| reader.at(keyword)) {
            return;
        }
        let names = reader.left().iter().filter(|token| token.is_name());
        let names: Vec<String> = names.map(Token::unquoted).collect();
        if ["DELETE", "TRUNCATE"].iter().any(|keyword| reader.at(keyword)) {
            for name in names.iter().skip(1) {
                self.table(name).is_emptied = true;
            }
        }
        for table in self.tables.values_mut() {
            table
                .added
                .retain(|column| !names.iter().any(|name| name.eq_ignore_ascii_case(column)));
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
        let origin = filled.and_then(|filling| {
            let is_it = |(name, _): &(String, Table)| *name == filling.from && name == after;
            let position = self.dropped.iter().position(is_it)?;
            Some((self.dropped.remove(position).1, filling))
        });
        if let Some((origin, filling)) = origin {
            for column in table.demanded.difference(&filling.given) {
                self.require(&origin, column, Coming::Added);
            }
            table = self.made_anew(origin, &filling.words);
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
    fn fill(&mut self, mut reader: Reader<'_>) {
        while !reader.take("INTO") {
            if reader.next().is_none() {
                return;
            }
        }
        let Some(target) = reader.qualified_name() else { return };
        let given: BTreeSet<String> = reader.names().into_iter().collect();
        if !reader.take("SELECT") {
            return;
        }
        let mut mentioned: BTreeMap<bool, BTreeSet<String>> = BTreeMap::new();
        let mut from = None;
        while let Some(token) = reader.next() {
            if token.is("FROM") && from.is_none() {
                from = reader.qualified_name();
            } else if token.is_name() {
                let is_quoted = token.kind == TokenKind::Quoted;
                mentioned.entry(is_quoted).or_default().insert(token.unquoted());
            }
        }
        // Where names are quoted, what is not is a keyword.
        let mentioned = mentioned.pop_last().map(|(_, words)| words).unwrap_or_default();
        if let (Some(from), Some(table)) = (from, self.tables.get_mut(&target))
            && table.live.is_none()
        {
            // Without a list every column gets a value.
            if given.is_empty() {
                table.demanded.clear();
            }
            table.filled = Some(Filling { from, words: mentioned, given });
        }
    }

    /// Notes that a column of `table` may not be NULL, whose rows have no value for it.
    fn require(&mut self, table: &Table, column: &str, coming: Coming) {
        if let Some(live) = table.live.clone().filter(|_| !table.is_emptied) {
            self.required.push(Required { table: live, column: column.to_owned(), coming });
        }
    }

    /// Notes that a column is added.
    fn add_column(&mut self, table: &str, column: String, definition: Definition) {
        let entry = self.table(table);
        entry.columns.insert(column.clone(), None);
        if definition.has_value {
            return;
        }
        if definition.is_not_null {
            let entry = entry.clone();
            self.require(&entry, &column, Coming::Added);
        } else {
            entry.added.insert(column);
        }
    }

    /// Notes that a column may not be NULL from now on.
    fn set_not_null(&mut self, table: &str, column: &str) {
        let entry = self.table(table);
        if entry.added.remove(column) {
            let entry = entry.clone();
            self.require(&entry, column, Coming::Set);
        }
    }

    /// Follows the actions of an `ALTER TABLE`.
    fn alter(&mut self, table: &str, mut reader: Reader<'_>) {
        let mut name = table.to_owned();
        loop {
            if reader.take_all(&["RENAME", "COLUMN"]) {
                if let (Some(before), true, Some(after)) =
                    (reader.name(), reader.take("TO"), reader.name())
                {
                    self.rename_column(&name, &before, &after);
                }
            } else if reader.take("RENAME") {
                let is_table = reader.take("TO") || reader.take("AS");
                if let Some(after) = reader.qualified_name().filter(|_| is_table) {
                    self.rename_table(&name, &after);
                    name = after;
                }
            } else if reader.take("CHANGE") {
                reader.take("COLUMN");
                if let (Some(before), Some(after)) = (reader.name(), reader.name()) {
                    self.rename_column(&name, &before, &after);
                    if Definition::read(&mut reader).is_not_null {
                        self.set_not_null(&name, &after);
                    }
                }
            } else if reader.take("MODIFY") {
                reader.take("COLUMN");
                if let Some(column) = reader.name()
                    && Definition::read(&mut reader).is_not_null
                {
                    self.set_not_null(&name, &column);
                }
            } else if reader.take("ALTER") {
                reader.take("COLUMN");
                if let Some(column) = reader.name()
                    && reader.take_all(&["SET", "NOT", "NULL"])
                {
                    self.set_not_null(&name, &column);
                }
            } else if reader.take_all(&["ADD", "COLUMN"]) {
                reader.take_all(&["IF", "NOT", "EXISTS"]);
                if let Some(column) = reader.name() {
                    let definition = Definition::read(&mut reader);
                    self.add_column(&name, column, definition);
                }
            } else if reader.take_all(&["DROP", "COLUMN"]) {
                reader.take_all(&["IF", "EXISTS"]);
                if let Some(column) = reader.name() {
                    self.table(&name).drop(&column);
                }
            }
            if !reader.next_item() {
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
        if self.added.remove(before) {
            self.added.insert(after.to_owned());
        }
    }

    fn drop(&mut self, column: &str) {
        self.added.remove(column);
        if let Some(live) = self.take(column) {
            self.dropped.push((column.to_owned(), live));
        }
    }
}

/// The names, in small letters, of the indexes, constraints, triggers and views that a statement drops, and of the views
/// that it makes.
pub(super) fn dropped_parts(statement: &str, kind: DatabaseKind) -> Vec<String> {
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
    let mut reader = Reader::new(statement, kind);
    let mut names = Vec::new();
    while reader.peek().is_some() {
        let is_view = reader.take("VIEW");
        if !is_view && !reader.take("DROP") {
            reader.next();
            continue;
        }
        let mut is_part = is_view;
        loop {
            if KINDS.iter().any(|kind| reader.take(kind)) {
                is_part = true;
            } else if !BESIDE.iter().any(|word| reader.take(word)) {
                break;
            }
        }
        if is_part && let Some(name) = reader.qualified_name() {
            names.push(name.to_lowercase());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gone(script: &[&str]) -> Vec<Gone> {
        let mut names = Names::default();
        for statement in script {
            names.follow(statement, DatabaseKind::Sqlite);
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
    fn a_column_that_needs_a_value_is_known_where_nothing_gives_one() {
        let cases: &[(&[&str], &[&str])] = &[
            (&["ALTER TABLE a ADD COLUMN b INTEGER NOT NULL"], &["a.b"]),
            (&["ALTER TABLE a ADD COLUMN b TEXT NOT NULL, ADD COLUMN c TEXT"], &["a.b"]),
            (&["ALTER TABLE a ADD COLUMN b INTEGER NOT NULL DEFAULT NULL"], &["a.b"]),
            (&["ALTER TABLE a ADD COLUMN b INTEGER NOT NULL DEFAULT (1 + 1)"], &[]),
            (&["ALTER TABLE a ADD COLUMN b INTEGER DEFAULT 'x' NOT NULL"], &[]),
            (&["ALTER TABLE a ADD COLUMN b INTEGER CHECK (b IS NOT NULL)"], &[]),
            (&["ALTER TABLE a ADD COLUMN b INT NOT NULL AUTO_INCREMENT UNIQUE"], &[]),
            (&["ALTER TABLE a ADD COLUMN b INT GENERATED ALWAYS AS (c) STORED NOT NULL"], &[]),
            (
                &["ALTER TABLE a ADD COLUMN b INT", "ALTER TABLE a ALTER COLUMN b SET NOT NULL"],
                &["a.b"],
            ),
            (
                &[
                    "ALTER TABLE x RENAME TO a",
                    "ALTER TABLE a ADD COLUMN t INT",
                    "ALTER TABLE a RENAME COLUMN t TO b",
                    "ALTER TABLE `a` MODIFY COLUMN `b` INT NOT NULL",
                ],
                &["x.b"],
            ),
            (
                &[
                    "ALTER TABLE a ADD COLUMN b INT",
                    "UPDATE a SET b = 1",
                    "ALTER TABLE a MODIFY COLUMN b INT NOT NULL",
                ],
                &[],
            ),
            (&["ALTER TABLE a MODIFY COLUMN b INT NOT NULL"], &[]),
            (&["CREATE TABLE a (x INT)", "ALTER TABLE a ADD COLUMN b INT NOT NULL"], &[]),
            (&["DELETE FROM a", "ALTER TABLE a ADD COLUMN b INT NOT NULL"], &[]),
            (
                &[
                    "CREATE TABLE r (\"id\" INTEGER NOT NULL, \"b\" DECIMAL(3, 2) NOT NULL, \"c\" TEXT, \
                     CONSTRAINT p PRIMARY KEY (\"id\"), CHECK (\"c\" IS NOT NULL))",
                    "INSERT INTO r (\"c\") SELECT \"c\" FROM \"a\"",
                    "DROP TABLE a",
                    "ALTER TABLE r RENAME TO a",
                ],
                &["a.b"],
            ),
        ];
        for (script, expected) in cases {
            let mut names = Names::default();
            for statement in *script {
                names.follow(statement, DatabaseKind::Sqlite);
            }
            let found = names.required().iter().map(|it| [&it.table, ".", &it.column].concat());
            assert_eq!(found.collect::<Vec<_>>(), *expected, "{script:?}");
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
            assert_eq!(dropped_parts(statement, DatabaseKind::Sqlite), *expected, "{statement}");
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
            names.follow(statement, DatabaseKind::Sqlite);
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
