//! What is rendered, applied and read back is what was declared: for every golden case, on every database.

use std::{
    fs,
    path::{Path, PathBuf},
};

use diesel::connection::SimpleConnection;
use tablewright::{AnyConnection, connection, drift::differences, introspect::introspect};
use tablewright_codegen::{
    dialect::Dialect,
    plan::{Plan, create, drop_all},
    render::render,
    schema::{Declaration, Schema},
    spec,
};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

pub(crate) fn trials() -> Vec<Trial> {
    let cases = cases();
    assert!(cases.len() > 1, "no golden cases");
    let mut trials = Vec::new();
    for (name, case) in cases {
        for database in Database::ALL.into_iter().filter(|database| is_built(*database)) {
            let name = ["what_is_applied_is_read_back::", &name].concat();
            let case = case.clone();
            trials.push(on(database, &name, move |scratch| round_trip(&case, scratch)));
        }
    }
    trials
}

/// The specs to try, by name: the golden cases and the knowledge store's own.
pub(crate) fn cases() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let entries = fs::read_dir(root.join("codegen/tests/golden")).into_iter().flatten().flatten();
    let mut cases: Vec<_> = entries
        .map(|entry| (entry.file_name().display().to_string(), entry.path().join("schema.yaml")))
        .filter(|(_, path)| path.exists())
        .collect();
    cases.sort();
    cases.push(("knowledge_store".to_owned(), root.join("schema.yaml")));
    cases
}

pub(crate) fn is_built(database: Database) -> bool {
    match database {
        Database::Sqlite => true,
        Database::Postgres => cfg!(feature = "postgres"),
        Database::Mysql => cfg!(feature = "mysql"),
    }
}

fn round_trip(case: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let dialect = Dialect::from_keyword(scratch.database.keyword()).ok_or("no such dialect")?;
    let declaration = load(case)?;
    if !declaration.settings.dialects.contains(dialect) {
        return Ok(());
    }
    let mut connection = connection::open(&scratch.url)?;
    let up = create(&declaration.schema, &declaration.settings, dialect);
    let down = drop_all(&declaration.schema, &declaration.settings, dialect);
    for turn in ["up", "up again"] {
        apply(&mut connection, &up)?;
        compare(turn, &declaration.schema, &mut connection, dialect)?;
        apply(&mut connection, &down)?;
        compare("down", &Schema::default(), &mut connection, dialect)?;
    }
    Ok(())
}

pub(crate) fn load(path: &Path) -> Result<Declaration, Failed> {
    let loaded = spec::load(path).map_err(|diagnostics| format!("{diagnostics:#?}"))?;
    Ok(loaded.declaration)
}

fn apply(connection: &mut AnyConnection, plan: &Plan) -> Result<(), Failed> {
    let sql = render(plan).to_sql();
    connection.batch_execute(&sql).map_err(|error| Failed::from(format!("{error}\n\n{sql}")))
}

fn compare(
    turn: &str,
    declared: &Schema,
    connection: &mut AnyConnection,
    dialect: Dialect,
) -> Result<(), Failed> {
    let found = introspect(connection)?;
    let differences = differences(declared, &found, dialect);
    if differences.is_empty() {
        return Ok(());
    }
    let lines: Vec<_> = differences.iter().map(|difference| format!("  {difference}")).collect();
    Err(format!("after {turn}:\n{}", lines.join("\n")).into())
}
