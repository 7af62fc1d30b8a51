//! The plain `diesel` command runs our migrations, and `diesel print-schema` sees what we generated.
//!
//! For each database: `migration run`, `redo`, `revert`, `run` again; then the tables that `print-schema`
//! prints are compared with the generated `table!`s, column by column, and each type with what the type
//! table promises for that database. What differs on purpose is listed in [`ONLY_IN_THE_DATABASE`].

use std::{
    collections::BTreeMap,
    path::Path,
    process::{Command, Output},
};

use tablewright_codegen::{
    dialect::Dialect,
    schema::{Column, ColumnType, Declaration, Name},
    spec,
    stored::read::read_sql_type,
};
use tablewright_testing::{Database, Failed, Scratch, Server, Trial, on_server_with, program, run};

/// Columns that `print-schema` prints and the generated module leaves out, with the reason.
const ONLY_IN_THE_DATABASE: &[(Database, &str, &str)] = &[
    (
        Database::Postgres,
        "text_chunks.text_chunks_search_vector",
        "the generated column behind a full-text index, which no application reads or writes",
    ),
    (
        Database::Postgres,
        "text_chunks_v2.text_chunks_v2_search_vector",
        "the generated column behind a full-text index, which no application reads or writes",
    ),
];

/// A column as a `table!` says it: its Diesel type, `Nullable<…>` included, by column and table.
type Tables = BTreeMap<String, BTreeMap<String, String>>;

fn main() {
    let diesel = program("TEST_DIESEL_CLI", "diesel");
    let mut trials = Vec::new();
    for server in Server::ALL {
        for (story, test) in [
            ("the_diesel_command_runs_reverts_and_redoes", run_redo_revert as fn(&Diesel<'_>) -> _),
            ("print_schema_equals_the_generated_tables", print_schema_agrees),
        ] {
            let needed = (diesel.is_some(), "no diesel command");
            let diesel = diesel.clone();
            trials.push(on_server_with(server, story, needed, move |scratch| {
                test(&Diesel { program: diesel.ok_or("found a moment ago")?, scratch })
            }));
        }
    }
    trials.push(Trial::test("the_default_folder_of_diesel_toml_is_sqlites", default_folder));
    run(trials)
}

/// The command on one scratch database.
struct Diesel<'a> {
    program: std::path::PathBuf,
    scratch: &'a Scratch,
}

impl Diesel<'_> {
    fn run(&self, arguments: &[&str]) -> Result<String, Failed> {
        let folder = format!("migrations/{}", self.scratch.database.keyword());
        let output = Command::new(&self.program)
            .args(arguments)
            .args(["--database-url", &self.scratch.url])
            .args(if arguments[0] == "migration" {
                vec!["--migration-dir", &folder]
            } else {
                vec![]
            })
            .current_dir(root())
            .output()?;
        text(arguments, &output)
    }
}

fn text(arguments: &[&str], output: &Output) -> Result<String, Failed> {
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(printed);
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(format!("`diesel {}` failed: {printed}{errors}", arguments.join(" ")).into())
}

fn run_redo_revert(diesel: &Diesel<'_>) -> Result<(), Failed> {
    let folder = root().join("migrations").join(diesel.scratch.database.keyword());
    let migrations = std::fs::read_dir(folder)?.count();
    diesel.run(&["migration", "run"])?;
    expect_applied(diesel, migrations)?;
    diesel.run(&["migration", "redo", "--all"])?;
    expect_applied(diesel, migrations)?;
    diesel.run(&["migration", "revert", "--all"])?;
    expect_applied(diesel, 0)?;
    let left = tables(&diesel.run(&["print-schema"])?);
    if !left.is_empty() {
        return Err(format!("the way back left {:?}", left.keys()).into());
    }
    diesel.run(&["migration", "run"])?;
    expect_applied(diesel, migrations)
}

/// `migration list` marks each applied migration with `[X]`.
fn expect_applied(diesel: &Diesel<'_>, expected: usize) -> Result<(), Failed> {
    let list = diesel.run(&["migration", "list"])?;
    let applied = list.matches("[X]").count();
    if applied == expected {
        return Ok(());
    }
    Err(format!("{applied} migrations are applied, not {expected}:\n{list}").into())
}

fn print_schema_agrees(diesel: &Diesel<'_>) -> Result<(), Failed> {
    diesel.run(&["migration", "run"])?;
    let mut printed = tables(&diesel.run(&["print-schema"])?);
    for (database, column, _) in ONLY_IN_THE_DATABASE {
        let (table, column) = column.split_once('.').ok_or("a column without a table")?;
        if *database == diesel.scratch.database {
            let removed = printed.get_mut(table).and_then(|columns| columns.remove(column));
            removed.ok_or_else(|| format!("{table}.{column} is listed, but not there"))?;
        }
    }
    let generated = tables(include_str!(concat!(env!("OUT_DIR"), "/schema.rs")));
    let declaration =
        spec::load(&root().join("schema.yaml")).map_err(|e| e.to_string())?.declaration;
    let views: Vec<&str> = declaration.schema.views.keys().map(Name::as_str).collect();
    let mut wrong = Vec::new();
    compare_tables(&printed, &generated, &views, &mut wrong);
    let dialect = Dialect::from_keyword(diesel.scratch.database.keyword()).ok_or("a dialect")?;
    compare_types(&printed, &declaration, (dialect, diesel.scratch.server), &mut wrong);
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// The same tables, columns and nullability in both.
fn compare_tables(printed: &Tables, generated: &Tables, views: &[&str], wrong: &mut Vec<String>) {
    let shape = |columns: &BTreeMap<String, String>| -> BTreeMap<String, bool> {
        columns.iter().map(|(name, type_)| (name.clone(), type_.starts_with("Nullable<"))).collect()
    };
    for (table, columns) in generated.iter().filter(|(table, _)| !views.contains(&table.as_str())) {
        match printed.get(table) {
            None => wrong.push(format!("print-schema has no table {table}")),
            Some(found) if shape(found) != shape(columns) => {
                wrong.push(format!("{table}: printed {found:?}, generated {columns:?}"));
            }
            Some(_) => {}
        }
    }
    for table in printed.keys().filter(|table| !generated.contains_key(*table)) {
        wrong.push(format!("the generated module has no table {table}"));
    }
}

/// For each column the type that its row in the type table promises for this database.
fn compare_types(
    printed: &Tables,
    declared: &Declaration,
    (dialect, server): (Dialect, Server),
    wrong: &mut Vec<String>,
) {
    for (table, description) in &declared.schema.tables {
        for column in &description.columns {
            let promised = match promised(column, dialect) {
                // MariaDB's JSON is a longtext with a check, MySQL's a type of its own.
                _ if server == Server::Mysql97 && is_json(column, dialect) => "Json",
                promised => promised,
            };
            let found =
                printed.get(table.as_str()).and_then(|table| table.get(column.name.as_str()));
            let found =
                found.map(|type_| type_.trim_start_matches("Nullable<").trim_end_matches('>'));
            if found != Some(promised) {
                wrong.push(format!(
                    "{table}.{}: promised {promised}, printed {found:?}",
                    column.name
                ));
            }
        }
    }
}

fn is_json(column: &Column, dialect: Dialect) -> bool {
    column.type_ == ColumnType::Json && column.sql_types.as_ref().get(dialect).is_none()
}

fn promised(column: &Column, dialect: Dialect) -> &'static str {
    let stored = column.sql_types.as_ref().get(dialect).as_ref();
    let type_ = stored.map_or_else(|| column.type_.clone(), |sql| read_sql_type(dialect, sql));
    // A rowid alias holds 64 bits, and diesel.toml says so, whatever its declared type.
    let is_rowid = dialect == Dialect::Sqlite
        && (column.auto_increment.is_some() || stored.is_some_and(|sql| sql == "INTEGER"));
    let type_ = if is_rowid { ColumnType::BigInt } else { type_ };
    let row = type_.row().print_schema;
    match dialect {
        Dialect::Sqlite => row.sqlite,
        Dialect::Postgres => row.postgres,
        Dialect::Mysql => row.mysql,
        Dialect::Mssql => "",
    }
}

/// Reads the `table!`s of a module: `table (key) {` or `name (key) {`, then `column -> Type,` lines.
fn tables(module: &str) -> Tables {
    let mut tables = Tables::new();
    let mut inside = false;
    let mut current = None;
    let mut sql_name: Option<String> = None;
    for line in module.lines().map(str::trim) {
        if line.contains("table!") && line.ends_with('{') {
            inside = true;
        } else if line == "}" {
            inside = inside && current.take().is_some();
        } else if let Some(rest) = line.strip_prefix("#[sql_name = \"") {
            sql_name = rest.strip_suffix("\"]").map(str::to_owned);
        } else if inside && let Some((name, type_)) = line.split_once(" -> ") {
            let name = sql_name.take().unwrap_or_else(|| name.to_owned());
            let type_ = type_.trim_end_matches(',').to_owned();
            if let Some(columns) = current.as_ref().and_then(|table| tables.get_mut(table)) {
                columns.insert(name, type_);
            }
        } else if inside
            && line.ends_with('{')
            && let Some((name, _)) = line.split_once(" (")
        {
            let name = sql_name.take().unwrap_or_else(|| name.to_owned());
            tables.insert(name.clone(), BTreeMap::new());
            current = Some(name);
        }
    }
    tables
}

fn default_folder() -> Result<(), Failed> {
    let settings = std::fs::read_to_string(root().join("diesel.toml"))?;
    let named = settings.contains("dir = \"migrations/sqlite\"");
    if named { Ok(()) } else { Err("diesel.toml does not name migrations/sqlite".into()) }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
