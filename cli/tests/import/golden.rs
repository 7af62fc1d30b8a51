//! Every golden case, applied to a database and imported from it.

use std::path::Path;

use tablewright::connection;
use tablewright_codegen::{dialect::Dialect, plan::create, spec};
use tablewright_testing::{Database, Failed, Scratch, Trial, golden_specs, on};

use crate::linked::is_linked;
use crate::support::{apply, import_and_apply};

pub(crate) fn trials() -> Vec<Trial> {
    let cases = golden_specs();
    assert!(cases.len() > 30, "no golden cases");
    let mut trials = Vec::new();
    for (name, case) in cases {
        for database in Database::ALL.into_iter().filter(|database| is_linked(*database)) {
            let name = ["what_is_imported_and_applied_is_alike::", &name].concat();
            let case = case.clone();
            trials.extend(on(database, &name, move |scratch| round_trip(&case, scratch)));
        }
    }
    trials
}

fn round_trip(case: &Path, scratch: &Scratch) -> Result<(), Failed> {
    let dialect = Dialect::from_keyword(scratch.database.keyword()).ok_or("no such dialect")?;
    let loaded = spec::load(case).map_err(|diagnostics| format!("{diagnostics:#?}"))?;
    let declaration = loaded.declaration;
    if !declaration.settings.dialects.contains(dialect) {
        return Ok(());
    }
    let mut connection = connection::open(&scratch.url)?;
    apply(&mut connection, &create(&declaration.schema, &declaration.settings, dialect))?;
    let imported = import_and_apply(scratch.server, &mut connection)?;
    if imported.is_whole() {
        return Ok(());
    }
    Err(format!("{:?}\n\n{}", imported.unexpressed, imported.spec).into())
}
