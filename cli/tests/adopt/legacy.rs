//! The databases of the two systems that the knowledge store replaces are adopted, migrated to the newest version
//! and back: the fixtures of the same shape and dirt, and the real files where the machine has them.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use diesel::{
    Connection, QueryableByName, RunQueryDsl, SqliteConnection,
    connection::SimpleConnection,
    sql_query,
    sql_types::{Nullable, Text},
};
use tablewright_testing::{Failed, Trial, legacy_folder, own_command, where_found};
use tempfile::TempDir;

/// The real files, and both systems in one.
const REAL: &[&[&str]] =
    &[&["knowledge"], &["file_index"], &["knowledge_hce_first"], &["knowledge", "file_index"]];
const FIXTURES: &[&[&str]] = &[&["knowledge"], &["file_index"], &["knowledge", "file_index"]];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for systems in FIXTURES {
        let name = format!("the_fixture_of_{}_is_adopted_with_every_row", systems.join("_and_"));
        trials.push(Trial::test(name, move || adopt(&|file| fixture(systems, file))));
    }
    let folder = legacy_folder();
    for systems in REAL {
        let name = format!("the_real_{}_is_adopted_with_every_row", systems.join("_and_"));
        let folder = folder.clone();
        trials.push(where_found(&name, folder.is_some(), "no legacy databases", move || {
            let folder = folder.ok_or("found a moment ago")?;
            adopt(&|file| real(&folder, systems, file))
        }));
    }
    trials
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn fixture(systems: &[&str], file: &Path) -> Result<(), Failed> {
    let mut connection = SqliteConnection::establish(file.to_str().ok_or("a path")?)?;
    for system in systems {
        let text = fs::read_to_string(root().join(format!("tests/legacy/{system}.sql")))?;
        connection.batch_execute(&text)?;
    }
    Ok(())
}

fn real(folder: &Path, systems: &[&str], file: &Path) -> Result<(), Failed> {
    let path = |system: &str| folder.join(format!("{system}.sqlite"));
    let [first, others @ ..] = systems else { return Err("no system".into()) };
    fs::write(file, fs::read(path(first))?)?;
    for system in others {
        add(file, &path(system))?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Nullable<Text>)]
    line: Option<String>,
}

fn lines(connection: &mut SqliteConnection, query: &str) -> Result<Vec<String>, Failed> {
    let lines: Vec<Line> =
        sql_query(query).load(connection).map_err(|error| format!("{error}: {query}"))?;
    Ok(lines.into_iter().filter_map(|line| line.line).collect())
}

/// Copies everything of another file into `file`: tables with rows first, then what hangs on them.
fn add(file: &Path, other: &Path) -> Result<(), Failed> {
    let mut connection = SqliteConnection::establish(file.to_str().ok_or("a path")?)?;
    let attach = format!("ATTACH 'file:{}?mode=ro' AS other", other.display());
    connection.batch_execute(&attach)?;
    let shadow = "name GLOB '*_fts_*' AND sql NOT LIKE '%VIRTUAL%' AND type = 'table'";
    let made = lines(
        &mut connection,
        &format!(
            "SELECT sql AS line FROM other.sqlite_schema WHERE sql IS NOT NULL \
             AND name NOT LIKE 'sqlite_%' AND NOT ({shadow}) ORDER BY type <> 'table'"
        ),
    )?;
    let tables = lines(
        &mut connection,
        &format!(
            "SELECT name AS line FROM other.sqlite_schema WHERE type = 'table' \
             AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%VIRTUAL%' AND NOT ({shadow})"
        ),
    )?;
    let (first, late): (Vec<_>, Vec<_>) = made
        .into_iter()
        .partition(|sql| sql.trim_start()[..12].eq_ignore_ascii_case("CREATE TABLE"));
    connection.batch_execute(&first.join(";\n"))?;
    for table in tables {
        connection.batch_execute(&format!(
            "INSERT INTO main.\"{table}\" SELECT * FROM other.\"{table}\""
        ))?;
    }
    Ok(connection.batch_execute(&late.join(";\n"))?)
}

/// Every row of every table as a line of text, sorted, by table. Values are told with their types.
fn rows(file: &Path, columns: &Columns) -> Result<BTreeMap<String, Vec<String>>, Failed> {
    let mut connection = SqliteConnection::establish(file.to_str().ok_or("a path")?)?;
    let mut all = BTreeMap::new();
    for (table, columns) in columns {
        let parts: Vec<String> = columns.iter().map(|name| format!("quote(\"{name}\")")).collect();
        let query = format!("SELECT {} AS line FROM \"{table}\" ORDER BY 1", parts.join("||'|'||"));
        all.insert(table.clone(), lines(&mut connection, &query)?);
    }
    Ok(all)
}

/// The columns of each table by name.
type Columns = BTreeMap<String, Vec<String>>;

fn columns(file: &Path) -> Result<Columns, Failed> {
    let mut connection = SqliteConnection::establish(file.to_str().ok_or("a path")?)?;
    let tables = lines(
        &mut connection,
        "SELECT name AS line FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' \
         AND name NOT GLOB '*_fts_*' AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '__*'",
    )?;
    let mut all = Columns::new();
    for table in tables {
        let query = format!("SELECT name AS line FROM pragma_table_info('{table}')");
        all.insert(table, lines(&mut connection, &query)?);
    }
    Ok(all)
}

#[track_caller]
fn tablewright(command: &str, file: &Path, arguments: &[&str], status: i32) -> String {
    let output = own_command(env!("CARGO_BIN_EXE_tablewright"))
        .current_dir(root())
        .arg(command)
        .arg(file)
        .args(arguments)
        .output()
        .unwrap();
    crate::project::printed(output, status).0
}

fn adopt(make: &dyn Fn(&Path) -> Result<(), Failed>) -> Result<(), Failed> {
    let folder = TempDir::new()?;
    let file = folder.path().join("store.sqlite");
    make(&file)?;
    let was = columns(&file)?;
    let before = rows(&file, &was)?;
    let has_other_columns = was.get("claims").is_some_and(|it| it.contains(&"inserted_at".into()));
    let shown = tablewright("adopt", &file, &[], i32::from(has_other_columns));
    assert_eq!(shown.contains("would go with it: drop view legacy_claims"), has_other_columns);
    assert!(shown.contains("_create_knowledge_store`, but for"), "{shown}");
    let mut arguments = vec!["--apply"];
    if shown.contains("would go with it: drop view") {
        // Views that nobody declared, on columns without a value; somebody has to agree.
        arguments.push("--allow-loss");
    }
    let told = tablewright("adopt", &file, &arguments, 0);
    assert!(told.contains("adopted: its history says that"), "{told}");

    // What is in both, as columns without a value may go.
    let now = columns(&file)?;
    let mut both = was.clone();
    for (table, columns) in &mut both {
        let now = now.get(table).ok_or_else(|| format!("table {table} is gone"))?;
        columns.retain(|column| now.contains(column));
    }
    let after = rows(&file, &both)?;
    let copy = folder.path().join("store.sqlite-before-adoption");
    for (table, rows_before) in &before {
        if was[table] == both[table] {
            assert!(after[table] == *rows_before, "rows of {table} differ");
        }
        assert_eq!(after[table].len(), rows_before.len(), "{table}");
    }
    assert!(rows(&copy, &was)? == before, "the copy is another one");
    let kept: usize = before.values().map(Vec::len).sum();
    assert!(kept > 0 || shown.contains("schema_version"), "there are no rows at all");

    let list = tablewright("list", &file, &[], 0);
    let migrations = list.lines().count();
    tablewright("migrate", &file, &[], 0);
    tablewright("verify", &file, &[], 0);
    let first = list.lines().next().and_then(|line| line.split_whitespace().nth(1));
    tablewright("revert", &file, &["--to", first.ok_or("no migration")?, "--allow-loss"], 0);
    let back = rows(&file, &both)?;
    for (table, rows) in &after {
        if migrations == 1 {
            assert!(back[table] == *rows, "rows of {table} differ");
        }
        assert!(back[table].len() <= rows.len(), "{table} has more rows");
    }
    tablewright("migrate", &file, &[], 0);
    tablewright("verify", &file, &[], 0);
    Ok(())
}
