//! What PostgreSQL or MySQL alone has is imported with the Diesel type that `diesel print-schema` infers, and comes
//! back.

use std::{collections::BTreeMap, process::Command};

use diesel::connection::SimpleConnection;
use tablewright::connection;
use tablewright_cli::drift::look;
use tablewright_codegen::{
    dialect::Dialect,
    plan::create,
    schema::{
        ColumnName, TableName,
        native::{is_same, names},
        presentation::FieldType,
        readable::readers,
    },
    spec::load_str,
};
use tablewright_testing::{Database, Failed, Scratch, Trial, on, on_server_with, program};

use crate::support::{apply, import_and_apply};

/// What Diesel has no type for.
const OTHERS: [&str; 6] = ["bit(3)", "bit varying(9)", "tsvector", "tsquery", "timetz", "xml"];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    let has_program = program("TEST_DIESEL_CLI", "diesel").is_some();
    let name = "a_native_type_is_that_of_print_schema";
    if cfg!(feature = "postgres") {
        let name = "what_diesel_has_no_type_for_is_left_out_of_rust";
        trials.extend(on(Database::Postgres, name, left_out));
        let short = "short_names_of_types_are_applied_read_back_and_imported";
        trials.extend(on(Database::Postgres, short, short_names));
    }
    if cfg!(feature = "postgres") {
        trials.extend(Database::Postgres.servers().map(|server| {
            on_server_with(server, name, (has_program, "no diesel command"), as_print_schema)
        }));
    }
    if cfg!(feature = "mysql") {
        trials.extend(Database::Mysql.servers().map(|server| {
            on_server_with(server, name, (has_program, "no diesel command"), mysql_as_print_schema)
        }));
    }
    trials
}

/// What MySQL and MariaDB have, and the portable types by which all but those with a type of their own are read.
const OF_MYSQL: [&str; 32] = [
    "tinyint(1)",
    "tinyint",
    "tinyint unsigned",
    "smallint",
    "smallint unsigned",
    "int",
    "int unsigned",
    "bigint",
    "bigint unsigned",
    "float",
    "double",
    "decimal(10, 2)",
    "bit(9)",
    "char(3)",
    "varchar(9)",
    "binary(3)",
    "varbinary(9)",
    "tinytext",
    "text",
    "mediumtext",
    "longtext",
    "tinyblob",
    "blob",
    "mediumblob",
    "longblob",
    "date",
    "time",
    "datetime",
    "timestamp NULL",
    "int unsigned DEFAULT 3",
    "tinyint DEFAULT -3",
    "smallint(5) unsigned zerofill",
];

fn mysql_as_print_schema(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    let typed = OF_MYSQL.iter().enumerate().map(|(number, sql)| format!("c{number} {sql}"));
    let typed: Vec<_> = typed.collect();
    connection.batch_execute(&format!(
        "CREATE TABLE t (id int unsigned AUTO_INCREMENT PRIMARY KEY, {})",
        typed.join(", ")
    ))?;
    let imported = import_and_apply(scratch.server, &mut connection)?;
    let printed = print_schema(&scratch.url)?;
    let table = TableName::new("t");
    let columns = &imported.declaration.schema.tables[&table].columns;
    let mut wrong = Vec::new();
    for column in columns {
        let field = imported.declaration.presentation.field(&table, &column.name);
        let ours = match field {
            FieldType::Own { diesel: Some(diesel), .. } => diesel.as_str(),
            FieldType::Portable | FieldType::Own { .. } | FieldType::Hidden => {
                column.type_.row().diesel
            }
        };
        let theirs = printed.get(column.name.as_str()).map(String::as_str).unwrap_or_default();
        let theirs = theirs.strip_prefix("Nullable<").map_or(theirs, |it| &it[..it.len() - 1]);
        // Ours have microseconds, and numbers as exact as the column: other types of the same name.
        let ours = ours.strip_prefix("tablewright::types::").unwrap_or(ours);
        let theirs = if theirs == "Datetime" { "Timestamp" } else { theirs };
        if !is_same(ours, theirs) {
            wrong.push(format!("{}: {ours}, printed {theirs}", column.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

/// The type that `diesel print-schema` prints for each column.
fn print_schema(url: &str) -> Result<BTreeMap<String, String>, Failed> {
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("diesel.toml"), "")?;
    let output = Command::new(program("TEST_DIESEL_CLI", "diesel").ok_or("found a moment ago")?)
        .current_dir(folder.path())
        .args(["print-schema", "--database-url", url])
        .output()?;
    let printed = String::from_utf8(output.stdout)?;
    let lines = printed.lines();
    let typed = lines.filter_map(|line| line.trim().trim_end_matches(',').split_once(" -> "));
    Ok(typed.map(|(name, type_)| (name.to_owned(), type_.to_owned())).collect())
}

/// SQL types by the name of a column: each of the table, and an array of it.
fn columns() -> BTreeMap<String, String> {
    let mut columns = BTreeMap::new();
    for (number, name) in names(Dialect::Postgres).enumerate() {
        if readers(Dialect::Postgres, name).is_empty() {
            columns.insert(format!("v{number}"), name.to_owned());
        }
        columns.insert(format!("a{number}"), [name, "[]"].concat());
    }
    columns
}

fn as_print_schema(scratch: &Scratch) -> Result<(), Failed> {
    let columns = columns();
    let mut connection = connection::open(&scratch.url)?;
    let typed: Vec<_> =
        columns.iter().map(|(name, sql)| format!("{name} {sql} NOT NULL")).collect();
    connection.batch_execute(&format!(
        "CREATE EXTENSION IF NOT EXISTS citext; CREATE TABLE t (id integer PRIMARY KEY, {})",
        typed.join(", ")
    ))?;
    let imported = import_and_apply(scratch.server, &mut connection)?;
    let printed = print_schema(&scratch.url)?;
    let presentation = &imported.declaration.presentation;
    let mut wrong = Vec::new();
    for (name, sql) in &columns {
        let field = presentation.field(&TableName::new("t"), &ColumnName::new(name.as_str()));
        let FieldType::Own { diesel: Some(ours), rust } = field else {
            wrong.push(format!("{sql}: {field:?}"));
            continue;
        };
        let theirs = printed.get(name.as_str()).map(String::as_str).unwrap_or_default();
        // `diesel print-schema` takes "char" for the text that is called so in the SQL standard.
        let is_char = sql.starts_with("\"char\"");
        if is_same(ours, theirs) == is_char {
            wrong.push(format!("{sql}: {ours} with {rust}, printed {theirs}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

/// Each column comes back on the line that the spec has for it, but for named types and other names of one type.
fn short_names(scratch: &Scratch) -> Result<(), Failed> {
    let text = include_str!("short_names.yaml");
    let loaded = load_str("schema.yaml", text).map_err(|errors| format!("{errors:#?}"))?;
    let (schema, settings) = (&loaded.declaration.schema, &loaded.declaration.settings);
    let mut connection = connection::open(&scratch.url)?;
    apply(&mut connection, &create(schema, settings, Dialect::Postgres))?;
    let drift = look(&mut connection, &loaded.declaration)?;
    assert!(drift.differences.is_empty(), "{:?}", drift.differences);
    let imported = import_and_apply(scratch.server, &mut connection)?;
    let lines: Vec<_> = imported.spec.lines().map(str::trim).collect();
    for (line, expected) in
        text.lines().skip_while(|line| !line.contains("columns:")).skip(1).map(|line| {
            let line = line.trim();
            (
                line,
                match line {
                    "net: { type: cidr?, doc: Where it is. }" => "net: cidr?",
                    "scores: numeric(10, 2)[]?" => "scores: numeric(10,2)[]?",
                    "payload: jsonb = '{}'" => "payload: json = '{}'",
                    "tags: tags" => "tags: text[]",
                    "span: span?" => "span: interval?",
                    "seen_from: address?" => "seen_from: inet?",
                    line => line,
                },
            )
        })
    {
        assert!(lines.contains(&expected), "{line}\n{}", imported.spec);
    }
    Ok(())
}

fn left_out(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    let typed: Vec<_> =
        OTHERS.iter().enumerate().map(|(number, sql)| format!("c{number} {sql}")).collect();
    connection
        .batch_execute(&format!("CREATE TABLE t (id integer PRIMARY KEY, {})", typed.join(", ")))?;
    let imported = import_and_apply(scratch.server, &mut connection)?;
    for (number, sql) in OTHERS.iter().enumerate() {
        let column = ColumnName::new(format!("c{number}"));
        let field = imported.declaration.presentation.field(&TableName::new("t"), &column);
        assert_eq!(*field, FieldType::Hidden, "{sql}");
    }
    Ok(())
}
