//! Specs that nobody wrote: written and read back, applied and imported.
//!
//! `IMPORTS` sets how many are tried on each database; 300 if not said. They are divided among a few trials.

use tablewright::connection;
use tablewright_cli::{drift::differences, import::import, introspect::introspect};
use tablewright_codegen::{
    dialect::Dialect,
    plan::{create, drop_all},
    spec::{Notes, load_str, write},
};
use tablewright_testing::{Database, Failed, Scratch, Trial, on, random};

use crate::linked::is_linked;
use crate::support::{apply, must_be_sound};

/// Trials for each database, which run beside each other.
const TRIALS: u64 = 3;

pub(crate) fn trials() -> Vec<Trial> {
    let count = count();
    let mut trials =
        vec![Trial::test("random_specs_are_read_back_as_they_are_written", move || written(count))];
    for database in Database::ALL.into_iter().filter(|database| is_linked(*database)) {
        for part in 0..TRIALS {
            let name = format!("random_specs_are_imported_as_they_are::{part}");
            trials.extend(on(database, &name, move |scratch| {
                let count = scratch.server.share(count);
                imported(scratch, (0..count).filter(|seed| seed % TRIALS == part))
            }));
        }
    }
    trials
}

#[expect(clippy::disallowed_methods, reason = "only a person's wishes are asked for")]
fn count() -> u64 {
    std::env::var("IMPORTS").ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

fn written(count: u64) -> Result<(), Failed> {
    for seed in 0..count {
        let (_, declared) = random::schema(seed, Dialect::Sqlite);
        let text = write(&declared, &Notes::default());
        let loaded = load_str("schema.yaml", &text).map_err(|found| format!("{found}\n{text}"))?;
        if loaded.declaration != declared {
            return Err(format!("seed {seed} is another spec when read back:\n{text}").into());
        }
    }
    Ok(())
}

/// Applies each spec, imports it, applies what was imported, and compares. One database serves for all.
fn imported(scratch: &Scratch, seeds: impl Iterator<Item = u64>) -> Result<(), Failed> {
    let dialect = Dialect::from_keyword(scratch.database.keyword()).ok_or("no such dialect")?;
    let mut connection = connection::open(&scratch.url)?;
    for seed in seeds {
        let (text, declared) = random::schema(seed, dialect);
        let told = |what: &str, more: &str| format!("seed {seed}: {what}\n{more}\n{text}");
        apply(&mut connection, &create(&declared.schema, &declared.settings, dialect))?;
        let before = introspect(&mut connection)?;
        let made = import(&mut connection)?;
        must_be_sound(&made.spec)?;
        if !made.is_whole() {
            return Err(told("is not imported whole", &made.spec).into());
        }
        apply(&mut connection, &drop_all(&declared.schema, &declared.settings, dialect))?;
        let (schema, settings) = (&made.declaration.schema, &made.declaration.settings);
        apply(&mut connection, &create(schema, settings, dialect))
            .map_err(|failed| told("is refused", failed.message().unwrap_or_default()))?;
        let after = introspect(&mut connection)?;
        let found = differences(&before, &after, dialect);
        if !found.is_empty() {
            let lines: Vec<_> = found.iter().map(ToString::to_string).collect();
            let more = [lines.join("\n").as_str(), "\n", &made.spec].concat();
            return Err(told("is another database when imported", &more).into());
        }
        apply(&mut connection, &drop_all(schema, settings, dialect))?;
    }
    Ok(())
}
