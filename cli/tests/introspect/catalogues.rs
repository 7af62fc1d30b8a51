//! Every column of the catalogues is either read or named as not read, in `docs/catalogues.md`: what a new version of a
//! server brings is noticed.

use std::collections::{BTreeMap, BTreeSet};

use diesel::{RunQueryDsl, dsl::sql, sql_types::Text};
use tablewright::{AnyConnection, connection};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::linked::is_linked;

const DOCUMENT: &str = include_str!("../../../docs/catalogues.md");

/// The queries of a part of the document.
struct Part {
    title: &'static str,
    queries: &'static [&'static str],
}

macro_rules! queries {
    ($($file:literal),+) => { &[$(include_str!(concat!("../../src/introspect/", $file))),+] };
}

const POSTGRES: Part = Part {
    title: "PostgreSQL",
    queries: queries![
        "postgres/columns.sql",
        "postgres/constraints.sql",
        "postgres/deviations.sql",
        "postgres/indexes.sql",
        "postgres/serial.sql",
        "postgres/triggers.sql",
        "postgres/views.sql"
    ],
};
const MYSQL: Part = Part {
    title: "MySQL",
    queries: queries![
        "mysql/checks_mysql.sql",
        "mysql/columns.sql",
        "mysql/deviations.sql",
        "mysql/deviations_mysql.sql",
        "mysql/foreign_keys.sql",
        "mysql/indexes_mysql.sql",
        "mysql/tables.sql",
        "mysql/triggers.sql",
        "mysql/views.sql"
    ],
};
const MARIADB: Part = Part {
    title: "MariaDB",
    queries: queries![
        "mysql/checks_mariadb.sql",
        "mysql/columns.sql",
        "mysql/deviations.sql",
        "mysql/deviations_mariadb.sql",
        "mysql/foreign_keys.sql",
        "mysql/indexes_mariadb.sql",
        "mysql/tables.sql",
        "mysql/triggers.sql",
        "mysql/views.sql"
    ],
};
const SQLITE: Part =
    Part { title: "SQLite", queries: queries!["sqlite/columns.sql", "sqlite/objects.sql"] };
const MSSQL: Part = Part {
    title: "SQL Server",
    queries: queries![
        "mssql/checks.sql",
        "mssql/columns.sql",
        "mssql/foreign_keys.sql",
        "mssql/indexes.sql",
        "mssql/keys.sql",
        "mssql/others.sql",
        "mssql/search.sql",
        "mssql/tables.sql",
        "mssql/triggers.sql",
        "mssql/views.sql"
    ],
};

pub(crate) fn trials() -> Vec<Trial> {
    let name = "every_column_of_the_catalogues_is_read_or_named_as_not_read";
    let mut trials = Vec::new();
    let mut add = |database: Database, test: fn(&Scratch) -> Result<(), Failed>| {
        if is_linked(database) {
            trials.extend(on(database, name, test));
        }
    };
    add(Database::Sqlite, sqlite);
    add(Database::Postgres, postgres);
    add(Database::Mysql, mysql);
    trials.push(Trial::test("what_is_said_to_be_read_of_a_catalogue_is_read", || {
        for part in [POSTGRES, MYSQL, MARIADB, SQLITE, MSSQL] {
            part.is_true()?;
        }
        Ok(())
    }));
    trials
}

/// What becomes of each column, by catalogue.
type Columns = BTreeMap<String, BTreeMap<String, String>>;

impl Part {
    /// The table of the document.
    fn columns(&self) -> Result<Columns, Failed> {
        let heading = format!("\n## {}\n", self.title);
        let (_, behind) = DOCUMENT.split_once(&heading).ok_or("no such part")?;
        let text = behind.split("\n## ").next().unwrap_or_default();
        let mut all = Columns::new();
        for line in text.lines().filter(|line| line.starts_with("| `")) {
            let cells: Vec<&str> = line.trim_matches('|').splitn(3, '|').map(str::trim).collect();
            let [catalogue, columns, becomes] = cells.as_slice() else {
                return Err(format!("not three cells: {line}").into());
            };
            let own = all.entry(catalogue.trim_matches('`').to_owned()).or_default();
            for column in columns.split_whitespace() {
                let column = column.trim_matches('`').to_owned();
                if own.insert(column.clone(), (*becomes).to_owned()).is_some() {
                    return Err(format!("{catalogue} {column} stands there twice").into());
                }
            }
        }
        Ok(all)
    }

    /// Whether the queries name what is said to be read, and nothing that is said not to be.
    fn is_true(&self) -> Result<(), Failed> {
        let is_part = |it: char| it.is_alphanumeric() || it == '_';
        let lines = self.queries.iter().flat_map(|query| query.lines());
        let lines = lines.filter(|line| !line.trim_start().starts_with("--"));
        let words: BTreeSet<&str> =
            lines.flat_map(read_of).flat_map(|text| text.split(|it| !is_part(it))).collect();
        let all = self.columns()?;
        let is_not_read = |becomes: &str| becomes.starts_with("not compared");
        let named: BTreeSet<&String> = all
            .values()
            .flatten()
            .filter(|(_, becomes)| !is_not_read(becomes))
            .map(|(column, _)| column)
            .collect();
        let mut wrong = Vec::new();
        for (catalogue, columns) in &all {
            for (column, becomes) in columns {
                let by = becomes.strip_prefix("compared by `").and_then(|it| it.strip_suffix('`'));
                let is_read = words.contains(by.unwrap_or(column));
                let is_said = !is_not_read(becomes);
                if is_said && !is_read {
                    wrong.push(format!("{catalogue}.{column} is not read"));
                } else if !is_said && is_read && !named.contains(column) {
                    wrong.push(format!("{catalogue}.{column} is read"));
                }
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(format!("{}: {wrong:?}", self.title).into()) }
    }

    /// Whether all that a server has is there. `found` are lines of a catalogue, a blank and a column.
    fn has_all(&self, found: &[String]) -> Result<(), Failed> {
        let known = self.columns()?;
        let is_known = |line: &&String| {
            line.split_once(' ').is_some_and(|(catalogue, column)| {
                known.get(catalogue).is_some_and(|columns| columns.contains_key(column))
            })
        };
        let missing: Vec<_> = found.iter().filter(|line| !is_known(line)).collect();
        if found.is_empty() || !missing.is_empty() {
            let title = self.title;
            let text =
                format!("docs/catalogues.md does not say what becomes of {missing:?} on {title}");
            return Err(text.into());
        }
        Ok(())
    }

    /// The names of the catalogues, as a list of SQL texts.
    fn listed(&self) -> Result<String, Failed> {
        let names: Vec<String> = self.columns()?.keys().map(|name| format!("'{name}'")).collect();
        Ok(names.join(", "))
    }
}

/// The parts of a line that name columns: what stands between quotes is a value, unless it is asked for by name.
fn read_of(line: &str) -> Vec<&str> {
    let parts: Vec<&str> = line.split('\'').collect();
    let is_read = |at: usize| at.is_multiple_of(2) || parts[at - 1].trim_end().ends_with("->>");
    (0..parts.len()).filter(|at| is_read(*at)).map(|at| parts[at]).collect()
}

fn lines(connection: &mut AnyConnection, query: &str) -> Result<Vec<String>, Failed> {
    Ok(sql::<Text>(query).load::<String>(connection)?)
}

fn postgres(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    let query = format!(
        "SELECT concat(item.attrelid::regclass, ' ', item.attname) FROM pg_attribute AS item
         WHERE item.attnum > 0 AND NOT item.attisdropped
             AND item.attrelid IN (SELECT unnest(ARRAY[{}]::regclass[]))",
        POSTGRES.listed()?
    );
    POSTGRES.has_all(&lines(&mut connection, &query)?)
}

fn mysql(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    let version = lines(&mut connection, "SELECT VERSION()")?.concat();
    let part = if version.contains("MariaDB") { MARIADB } else { MYSQL };
    let query = format!(
        "SELECT CONCAT(TABLE_NAME, ' ', COLUMN_NAME) FROM information_schema.COLUMNS
         WHERE TABLE_SCHEMA = 'information_schema' AND TABLE_NAME IN ({})",
        part.listed()?
    );
    part.has_all(&lines(&mut connection, &query)?)
}

fn sqlite(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    let mut found = lines(
        &mut connection,
        "SELECT 'sqlite_schema ' || name FROM pragma_table_xinfo('sqlite_schema')",
    )?;
    for pragma in SQLITE.columns()?.keys().filter(|name| *name != "sqlite_schema") {
        let query =
            format!("SELECT '{pragma} ' || name FROM pragma_table_xinfo('pragma_{pragma}')");
        let columns = lines(&mut connection, &query)?;
        assert!(!columns.is_empty(), "{pragma}");
        found.extend(columns);
    }
    SQLITE.has_all(&found)
}
