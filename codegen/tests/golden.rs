//! Golden files: for each case of `tests/golden`, the SQL of every dialect and the plan in words.
//!
//! Each case and file is a test of its own. `BLESS=1 cargo test --test golden` writes the files anew; the
//! difference is then reviewed like code.

#![expect(clippy::unwrap_used, reason = "without the harness it is not seen that these are tests")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use libtest_mimic::{Arguments, Failed, Trial};
use tablewright_codegen::{
    check::check,
    diagnostic::Diagnostics,
    dialect::Dialect,
    plan::{self, Plan, precheck},
    render::{
        self, Script,
        history::{
            HistoryEntry, HistoryTable, MigrationFrame, Record, migration_down,
            migration_transaction, migration_up,
        },
        precheck::preflight_file,
    },
    schema::{Declaration, Schema, intent::Intent},
    spec,
};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut cases: Vec<PathBuf> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let trials = cases.iter().flat_map(|case| trials(case)).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// One test for each file of a case, and one that there are no others.
fn trials(case: &Path) -> Vec<Trial> {
    let name = case.file_name().unwrap().to_str().unwrap().to_owned();
    let files = match expected_files(case) {
        Ok(files) => files,
        Err(problem) => {
            let path = name + "/schema.yaml";
            return vec![Trial::test(path, move || Err(Failed::from(problem)))];
        }
    };
    let known: Vec<String> = files.iter().map(|(file, _)| file.clone()).collect();
    let folder = case.to_owned();
    let mut trials = vec![Trial::test(name.clone() + "/has_no_other_files", move || {
        has_no_other_files(&folder, &known)
    })];
    for (file, text) in files {
        let path = case.join(&file);
        trials.push(Trial::test(name.clone() + "/" + &file, move || compare(&path, &text)));
    }
    trials
}

fn expected_files(case: &Path) -> Result<Vec<(String, String)>, String> {
    let declaration = load(&case.join("schema.yaml"))?;
    let (schema, settings) = (&declaration.schema, &declaration.settings);
    let mut files = Vec::new();
    let mut plans = String::new();
    let before = case.join("before.yaml");
    let before = before.exists().then(|| load(&before)).transpose()?;
    for dialect in settings.dialects.iter() {
        let (up, down) = match &before {
            Some(before) => changes(&before.schema, &declaration, dialect)?,
            None => {
                (plan::create(schema, settings, dialect), plan::drop_all(schema, settings, dialect))
            }
        };
        if let Some(before) = &before {
            let prechecks =
                precheck::prechecks(&before.schema, schema, &declaration.intent, dialect);
            let preflight = preflight_file("2026-11-22-120000", "change", &prechecks, dialect);
            files.extend(preflight.map(|text| (file_name(dialect, "preflight"), text)));
        }
        describe(&up, "up", &mut plans);
        describe(&down, "down", &mut plans);
        let (up, down) = (render::render(&up).unwrap(), render::render(&down).unwrap());
        let (up, down) = texts(case, &up, &down);
        files.push((file_name(dialect, "up"), up));
        files.push((file_name(dialect, "down"), down));
    }
    files.push(("plan.txt".to_owned(), plans));
    Ok(files)
}

/// The plans between the two schemas of a case with a `before.yaml`.
fn changes(before: &Schema, after: &Declaration, dialect: Dialect) -> Result<(Plan, Plan), String> {
    let Declaration { schema, intent, settings, .. } = after;
    let back = intent.reversed(before);
    let plan = |before: &Schema, after: &Schema, intent: &Intent| {
        plan::change(before, after, intent, settings, dialect)
            .map_err(|changes| format!("{dialect} has no way for {changes:?}"))
    };
    Ok((plan(before, schema, intent)?, plan(schema, before, &back)?))
}

/// The declaration, which must be one that passes the check: no other is ever rendered.
fn load(path: &Path) -> Result<Declaration, String> {
    let loaded = spec::load(path).map_err(|diagnostics| diagnostics.to_string())?;
    let mistakes = Diagnostics::new(check(&loaded.declaration, &loaded.places), loaded.sources);
    if mistakes.has_errors() { Err(mistakes.to_string()) } else { Ok(loaded.declaration) }
}

fn file_name(dialect: Dialect, direction: &str) -> String {
    [dialect.keyword(), ".", direction, ".sql"].concat()
}

fn describe(plan: &Plan, direction: &str, out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.extend([plan.dialect.title(), ", ", direction, "\n", &plan.to_string()]);
}

/// The statements alone, or the whole migration files where `migration.txt` says what to record.
fn texts(case: &Path, up: &Script, down: &Script) -> (String, String) {
    let Ok(entry) = fs::read_to_string(case.join("migration.txt")) else {
        return (up.to_sql(), down.to_sql());
    };
    let lines: Vec<&str> = entry.lines().collect();
    let entry = HistoryEntry {
        version: lines[0].to_owned(),
        name: lines[1].to_owned(),
        fingerprint: "0123456789abcdef".repeat(4),
    };
    let history_table = HistoryTable::CreateIfMissing;
    let transaction = migration_transaction(up, down);
    let note = lines.get(2).copied();
    let frame = MigrationFrame {
        entry: &entry,
        record: Record::Itself(&[]),
        history_table,
        note,
        transaction,
    };
    (migration_up(up, &frame), migration_down(down, &frame))
}

fn compare(path: &Path, text: &str) -> Result<(), Failed> {
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, text)?;
        return Ok(());
    }
    let before = fs::read_to_string(path).unwrap_or_default();
    if before == text {
        return Ok(());
    }
    let difference = similar::TextDiff::from_lines(before.as_str(), text);
    Err(Failed::from(format!(
        "{} differs; BLESS=1 rewrites it\n{}",
        path.display(),
        difference.unified_diff()
    )))
}

fn has_no_other_files(folder: &Path, known: &[String]) -> Result<(), Failed> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().into_string().unwrap_or_default();
        let is_input =
            ["schema.yaml", "before.yaml", "migration.txt", "schema.rs", "rows.sql", "kept.txt"]
                .contains(&name.as_str());
        if !is_input && !known.contains(&name) {
            return Err(Failed::from(format!("`{name}` is made by no test of this case")));
        }
    }
    Ok(())
}
