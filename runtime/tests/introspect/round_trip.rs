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
    assert!(!cases.is_empty(), "no golden cases");
    let mut trials = Vec::new();
    for case in cases {
        let name = case.file_name().unwrap_or_default().display().to_string();
        for database in Database::ALL.into_iter().filter(|database| is_built(*database)) {
            let name = ["what_is_applied_is_read_back::", &name].concat();
            let case = case.clone();
            trials.push(on(database, &name, move |scratch| round_trip(&case, scratch)));
        }
    }
    trials
}

/// The folders of the golden cases.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/golden");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut cases: Vec<_> =
        entries.map(|entry| entry.path()).filter(|path| path.join("schema.yaml").exists()).collect();
    cases.sort();
    cases
}

fn is_built(database: Database) -> bool {
    match database {
        Database::Sqlite => true,
        Database::Postgres => cfg!(feature = "postgres"),
        Database::Mysql => cfg!(feature = "mysql"),
    }
}

fn round_trip(case: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let dialect = Dialect::from_keyword(scratch.database.keyword()).ok_or("no such dialect")?;
    let declaration = load(&case.join("schema.yaml"))?;
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

fn load(path: &Path) -> Result<Declaration, Failed> {
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
