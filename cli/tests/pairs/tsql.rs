//! The same pairs for SQL Server, which Microsoft's own parser reads.

use std::{fs, path::Path, process::Command};

use tablewright_codegen::{dialect::Dialect, schema::Schema};
use tablewright_testing::{
    Failed, Trial, program,
    random::{Pair, tree},
    where_found,
};

use super::story::migrations;

/// How many pairs one call of the parser reads.
const TOGETHER: u64 = 100;

/// One trial for each hundred pairs.
pub(crate) fn trials(first: u64, pairs: u64) -> Vec<Trial> {
    let parser = program("TEST_MAXDOP", "maxdop");
    let starts = (first..first + pairs).step_by(usize::try_from(TOGETHER).unwrap_or(1));
    let trials = starts.map(|from| {
        let to = (from + TOGETHER).min(first + pairs);
        let name = format!("pairs_are_right_for_the_parser::{from:05}_to_{:05}::mssql", to - 1);
        let parser = parser.clone();
        where_found(&name, parser.is_some(), "no maxdop", move || {
            parse(&parser.ok_or("found a moment ago")?, from, to)
        })
    });
    trials.collect()
}

fn parse(parser: &Path, from: u64, to: u64) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let mut unplanned = 0;
    for seed in from..to {
        let pair = Pair::new(&tree(seed, Dialect::Mssql).current());
        let empty = Schema::default();
        let before = &pair.before.loaded.declaration.schema;
        if !pair.before.loaded.declaration.settings.dialects.contains(Dialect::Mssql) {
            continue;
        }
        let mut all = migrations(&pair.before, &empty, 0, Dialect::Mssql)?;
        match migrations(&pair.after, before, 1, Dialect::Mssql) {
            Ok(more) => all.extend(more),
            // SQL Server has no way to number a column that is there; the build says so.
            Err(message) if message.contains("CannotPlan") => unplanned += 1,
            Err(message) => return Err(message.into()),
        }
        for (position, migration) in all.iter().enumerate() {
            let name = format!("{seed}_{position}");
            fs::write(folder.path().join([&name, ".up.sql"].concat()), migration.up())?;
            fs::write(folder.path().join([&name, ".down.sql"].concat()), migration.down())?;
        }
    }
    if unplanned * 8 > to - from {
        return Err(format!("{unplanned} pairs of {} have no way", to - from).into());
    }
    let mut command = Command::new(parser);
    // It parses what it is to rewrite.
    let output =
        command.args(["--parser-version", "2022", "--write"]).arg(folder.path()).output()?;
    if output.status.success() {
        return Ok(());
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    let errors = errors.lines().filter(|line| !line.ends_with(" formatted"));
    Err(errors.take(40).collect::<Vec<_>>().join("\n").into())
}
