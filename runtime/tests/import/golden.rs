//! Every golden case, applied to a database and imported from it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use tablewright::connection;
use tablewright_codegen::{dialect::Dialect, plan::create, spec};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::support::{apply, import_and_apply};

pub(crate) fn trials() -> Vec<Trial> {
    let cases = cases();
    assert!(cases.len() > 30, "no golden cases");
    let mut trials = Vec::new();
    for (name, case) in cases {
        for database in Database::ALL.into_iter().filter(|database| is_built(*database)) {
            let name = ["what_is_imported_and_applied_is_alike::", &name].concat();
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

fn is_built(database: Database) -> bool {
    match database {
        Database::Sqlite => true,
        Database::Postgres => cfg!(feature = "postgres"),
        Database::Mysql => cfg!(feature = "mysql"),
    }
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
    let imported = import_and_apply(&mut connection)?;
    if imported.is_whole() {
        return Ok(());
    }
    Err(format!("{:?}\n\n{}", imported.unexpressed, imported.spec).into())
}
