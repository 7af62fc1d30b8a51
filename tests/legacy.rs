//! The first migration makes, on SQLite, what the two legacy systems had.
//!
//! Both databases are read as a set of facts, one line each, through SQLite's own pragmas and not through
//! this project's introspection. The two sets may differ in exactly the lines that [`DIFFERENCES`] names,
//! which are the rows of `docs/legacy-differences.md`.
//!
//! The legacy databases are built from `tests/legacy/*.sql`, a fixture of the same shape and dirt; where
//! the real files are found, the same is proved on them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use diesel::{
    QueryableByName, RunQueryDsl, connection::SimpleConnection, prelude::*, sql_query,
    sql_types::Text, sqlite::SqliteConnection,
};
use tablewright_testing::{Failed, Trial, legacy_folder, run, where_found};

/// A fact of a legacy database and what stands in its place here.
const DIFFERENCES: &[(&str, &str)] = &[
    (
        "column claims.scores_json: 7, NUMERIC, nullable, default none, key 0",
        "column claims.scores_json: 7, TEXT, nullable, default none, key 0",
    ),
    (
        "column readme.version: 0, INTEGER, nullable, default none, key 1",
        "column readme.version: 0, INTEGER, not null, default none, key 1",
    ),
    (
        "column file_metadata.file_path: 0, TEXT, nullable, default none, key 1",
        "column file_metadata.file_path: 0, TEXT, not null, default none, key 1",
    ),
    (
        "column directory_structure.id: 0, INTEGER, nullable, default none, key 1",
        "column directory_structure.id: 0, INTEGER, not null, default none, key 1",
    ),
    (
        "column content_analysis.id: 0, INTEGER, nullable, default none, key 1",
        "column content_analysis.id: 0, INTEGER, not null, default none, key 1",
    ),
    (
        "column text_chunks.id: 0, INTEGER, nullable, default none, key 1",
        "column text_chunks.id: 0, INTEGER, not null, default none, key 1",
    ),
    (
        "column embeddings_index.id: 0, INTEGER, nullable, default none, key 1",
        "column embeddings_index.id: 0, INTEGER, not null, default none, key 1",
    ),
    (
        "column processing_stats.id: 0, INTEGER, nullable, default none, key 1",
        "column processing_stats.id: 0, INTEGER, not null, default none, key 1",
    ),
    (
        "column text_chunks_v2.id: 0, INTEGER, nullable, default none, key 1",
        "column text_chunks_v2.id: 0, INTEGER, not null, default none, key 1",
    ),
];

/// Every fact is a query that gives lines of text; `{kept}` stands for the condition that leaves out
/// bookkeeping and the shadow tables of full-text tables.
const FACTS: &[&str] = &[
    // Columns in their order, by affinity (SQLite, "Datatypes", "Determination Of Column Affinity").
    "SELECT 'column ' || m.name || '.' || c.name || ': ' || c.cid || ', ' || CASE
         WHEN c.type LIKE '%INT%' THEN 'INTEGER'
         WHEN c.type LIKE '%CHAR%' OR c.type LIKE '%CLOB%' OR c.type LIKE '%TEXT%' THEN 'TEXT'
         WHEN c.type LIKE '%BLOB%' OR c.type = '' THEN 'BLOB'
         WHEN c.type LIKE '%REAL%' OR c.type LIKE '%FLOA%' OR c.type LIKE '%DOUB%' THEN 'REAL'
         ELSE 'NUMERIC' END
         || CASE c.\"notnull\" WHEN 1 THEN ', not null' ELSE ', nullable' END
         || ', default ' || CASE upper(coalesce(c.dflt_value, 'none'))
             WHEN 'FALSE' THEN '0' ELSE trim(coalesce(c.dflt_value, 'none'), '()') END
         || ', key ' || c.pk AS line
     FROM sqlite_schema AS m, pragma_table_xinfo(m.name) AS c
     WHERE m.type = 'table' AND m.sql NOT LIKE '%VIRTUAL%' AND {kept}",
    "SELECT 'autoincrement ' || m.name AS line FROM sqlite_schema AS m
     WHERE m.type = 'table' AND m.sql LIKE '%AUTOINCREMENT%' AND {kept}",
    "SELECT 'foreign ' || m.name || '(' || group_concat(f.\"from\") || ') to ' || f.\"table\" || '('
         || group_concat(f.\"to\") || ') ' || f.on_delete || ' ' || f.on_update AS line
     FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f
     WHERE m.type = 'table' AND {kept} GROUP BY m.name, f.id",
    // Unique constraints by their columns, since the old ones have no name.
    "SELECT 'unique ' || m.name || '(' || group_concat(k.name) || ')' AS line
     FROM sqlite_schema AS m, pragma_index_list(m.name) AS i, pragma_index_xinfo(i.name) AS k
     WHERE m.type = 'table' AND i.origin = 'u' AND k.key = 1 AND {kept} GROUP BY m.name, i.name",
    "SELECT 'index ' || m.name || '.' || i.name || '(' || group_concat(coalesce(k.name, 'expression')
         || CASE k.desc WHEN 1 THEN ' desc' ELSE '' END) || ') unique ' || i.\"unique\" || ' partial '
         || i.partial AS line
     FROM sqlite_schema AS m, pragma_index_list(m.name) AS i, pragma_index_xinfo(i.name) AS k
     WHERE m.type = 'table' AND i.origin = 'c' AND k.key = 1 AND {kept} GROUP BY m.name, i.name",
    // What is kept as text is compared as text, without comments, case, blanks and quotes.
    "SELECT 'text ' || m.name || ': ' || m.sql AS line FROM sqlite_schema AS m
     WHERE (m.type IN ('trigger', 'view') OR m.sql LIKE '%VIRTUAL%' OR m.sql LIKE '%INDEX%json_extract%')
         AND {kept}",
];

/// Leaves out bookkeeping and shadow tables. An underscore would match any character, hence `glob`.
const KEPT: &str =
    "NOT (m.name GLOB '__tablewright_*' OR m.name GLOB '__diesel_*' OR m.name GLOB 'sqlite_*'
    OR m.name GLOB '*_fts_data' OR m.name GLOB '*_fts_idx' OR m.name GLOB '*_fts_content'
    OR m.name GLOB '*_fts_docsize' OR m.name GLOB '*_fts_config')";

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn main() {
    let mut trials = Vec::new();
    for system in ["knowledge", "file_index"] {
        trials.push(Trial::test(
            format!("the_fixture_of_{system}_equals_the_first_migration"),
            move || {
                let fixture = root().join(format!("tests/legacy/{system}.sql"));
                let mut legacy = SqliteConnection::establish(":memory:")?;
                legacy.batch_execute(&fs::read_to_string(fixture)?)?;
                compare(&mut legacy)
            },
        ));
        let folder = legacy_folder();
        let name = format!("the_real_{system}_equals_the_first_migration");
        trials.push(where_found(&name, folder.is_some(), "no legacy databases", move || {
            let file = folder.ok_or("found a moment ago")?.join(format!("{system}.sqlite"));
            let url = format!("file:{}?mode=ro&immutable=1", file.display());
            compare(&mut SqliteConnection::establish(&url)?)
        }));
    }
    trials.push(Trial::test("the_first_migration_refuses_what_the_legacy_checks_refused", refuses));
    trials.push(Trial::test("every_difference_is_documented", documented));
    run(trials)
}

/// Compares a legacy database with the tables of the same names that the first migration makes.
fn compare(legacy: &mut SqliteConnection) -> Result<(), Failed> {
    let legacy = facts(legacy)?;
    let ours = facts(&mut first_migration()?)?;
    let expected: BTreeMap<&str, &str> = DIFFERENCES.iter().copied().collect();
    let mut wrong = Vec::new();
    let mut tables = BTreeSet::new();
    for fact in &legacy {
        tables.insert(subject(fact).to_owned());
        let here = expected.get(fact.as_str()).copied().unwrap_or(fact);
        if !ours.contains(here) {
            wrong.push(format!("only in the legacy database: {fact}"));
        }
        if expected.contains_key(fact.as_str()) && ours.contains(fact) {
            wrong.push(format!("listed as a difference but equal: {fact}"));
        }
    }
    // What we make for a table of this system must have been there too.
    let replaced: BTreeSet<&str> = DIFFERENCES.iter().map(|(_, here)| *here).collect();
    for fact in ours.iter().filter(|fact| tables.contains(subject(fact))) {
        if !legacy.contains(fact) && !replaced.contains(fact.as_str()) {
            wrong.push(format!("only in the first migration: {fact}"));
        }
    }
    if legacy.len() < 60 {
        wrong.push(format!("only {} facts: this is not the legacy database", legacy.len()));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// The object that a fact is about: a table, or what is kept as text.
fn subject(fact: &str) -> &str {
    let name = fact.split(' ').nth(1).unwrap_or(fact);
    name.split(['.', '(', ':']).next().unwrap_or(name)
}

fn facts(connection: &mut SqliteConnection) -> Result<BTreeSet<String>, Failed> {
    let mut facts = BTreeSet::new();
    for query in FACTS {
        let lines: Vec<Line> = sql_query(query.replace("{kept}", KEPT)).load(connection)?;
        facts.extend(lines.into_iter().map(|line| match line.line.strip_prefix("text ") {
            Some(text) => format!("text {}", plain(text)),
            None => line.line,
        }));
    }
    Ok(facts)
}

/// `name: sql` with the SQL reduced to what it means.
fn plain(text: &str) -> String {
    let (head, sql) = text.split_once(": ").unwrap_or((text, ""));
    let without_comments: Vec<&str> =
        sql.lines().map(|line| line.split("--").next().unwrap_or(line)).collect();
    let kept: String = without_comments
        .join(" ")
        .chars()
        .filter(|character| !character.is_whitespace() && *character != '"')
        .collect();
    let mut sql = kept.to_lowercase().replace("foreachrow", "").replace(";end", "end");
    // An expression in an index may have parentheses of its own.
    while sql.contains("((") || sql.contains("))") {
        sql = sql.replace("((", "(").replace("))", ")");
    }
    format!("{head}: {sql}")
}

/// The checks of the old databases were few, but they worked.
fn refuses() -> Result<(), Failed> {
    let mut connection = first_migration()?;
    let refused = [
        "INSERT INTO job (job_id, job_type, input_id) VALUES ('j', 'dance', 'i')",
        "INSERT INTO job_run (run_id, job_id, status) VALUES ('r', 'j', 'lost')",
        "INSERT INTO text_chunks_v2 (file_path, chunk_index, chunk_envelope, chunk_strategy, chunk_size,
             total_chunks, file_hash, created_at) VALUES ('/f', 0, 'not json', 's', 1, 1, 'h', 'now')",
        "INSERT INTO claims (episode_id, claim_id, canonical, scores_json) VALUES ('e', 'c', 't', '{broken')",
    ];
    connection.batch_execute("PRAGMA foreign_keys = OFF")?;
    for statement in refused {
        let answer = connection.batch_execute(statement);
        let message = answer.err().map(|error| error.to_string()).unwrap_or_default();
        if !message.contains("CHECK constraint failed") {
            return Err(format!("`{statement}` was not refused by a check: {message}").into());
        }
    }
    Ok(())
}

fn documented() -> Result<(), Failed> {
    let page = fs::read_to_string(root().join("docs/legacy-differences.md"))?;
    for (legacy, _) in DIFFERENCES {
        let column = legacy.split([' ', ':']).nth(1).ok_or("a fact without a subject")?;
        let table = subject(legacy);
        if !page.contains(&format!("`{column}`")) && !page.contains(&format!("`{table}`")) {
            return Err(format!("docs/legacy-differences.md does not name {column}").into());
        }
    }
    Ok(())
}

/// An empty database after the first migration, run as its file stands.
fn first_migration() -> Result<SqliteConnection, Failed> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("migrations/sqlite"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    folders.sort();
    let first = folders.first().ok_or("no migration")?;
    let mut connection = SqliteConnection::establish(":memory:")?;
    connection.batch_execute(&fs::read_to_string(first.join("up.sql"))?)?;
    Ok(connection)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
