//! What is rendered, applied and read back is what was declared: for every golden case, on every database.

use std::path::Path;

use diesel::connection::SimpleConnection;
use tablewright::{AnyConnection, connection};
use tablewright_codegen::{
    dialect::Dialect,
    plan::{Plan, create, drop_all},
    render::render,
    schema::{Declaration, Schema},
    spec,
};
use tablewright_testing::{Database, Failed, Scratch, Trial, golden_specs, on};

use crate::{compare::compare, linked::is_linked};

pub(crate) fn trials() -> Vec<Trial> {
    let cases = golden_specs();
    assert!(cases.len() > 1, "no golden cases");
    let mut trials = Vec::new();
    for (name, case) in cases {
        for database in Database::ALL.into_iter().filter(|database| is_linked(*database)) {
            let name = ["what_is_applied_is_read_back::", &name].concat();
            let case = case.clone();
            trials.extend(on(database, &name, move |scratch| round_trip(&case, scratch)));
        }
    }
    trials
}

pub(crate) fn round_trip(case: &Path, scratch: &Scratch) -> Result<(), Failed> {
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
    let sql = render(plan)?.to_sql();
    connection.batch_execute(&sql).map_err(|error| Failed::from(format!("{error}\n\n{sql}")))
}
