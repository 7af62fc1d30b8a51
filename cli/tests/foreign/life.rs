//! What a database goes through that gets under migrations: an empty one is made from the sealed spec, the original is
//! adopted, its largest table gets a column that is taken back, by the command and as a user would.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use tablewright_codegen::schema::{Schema, TableName};
use tablewright_testing::{Failed, Scratch, own_command};
use tempfile::TempDir;

use crate::dump::{Dump, dump, lines_apart};

/// The column that is added and taken back.
const ADDED: &str = "added_by_a_migration";

/// A folder with the spec and its sealed migrations.
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    /// The spec, checked and sealed.
    pub(crate) fn new(spec: &str) -> Result<Self, Failed> {
        let project = Self { folder: TempDir::new()? };
        fs::create_dir(project.root().join("migrations"))?;
        fs::write(project.spec(), spec)?;
        project.run(&["check"])?;
        project.run(&["seal", "start"])?;
        Ok(project)
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn spec(&self) -> PathBuf {
        self.root().join("schema.yaml")
    }

    fn run(&self, arguments: &[&str]) -> Result<(), Failed> {
        let mut process = own_command(env!("CARGO_BIN_EXE_tablewright"));
        process.current_dir(self.root()).args(arguments).stdin(Stdio::null());
        let output = process.output()?;
        if output.status.success() {
            return Ok(());
        }
        let [out, errors] = [output.stdout, output.stderr]
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Err([&arguments.join(" "), ":\n", &out, &errors].concat().into())
    }

    /// What `verify` finds, a line for each place.
    fn verify(&self, url: &str) -> Vec<String> {
        let Err(failed) = self.run(&["verify", url]) else { return Vec::new() };
        let text = failed.message().unwrap_or_default().to_owned();
        let mut lines = Vec::new();
        let mut head = String::new();
        for line in text.lines().skip(2) {
            match line.strip_prefix("  ") {
                Some(part) => lines.push([&head, ": ", part].concat()),
                None => line.clone_into(&mut head),
            }
        }
        // A failure of another kind has no places.
        if lines.is_empty() { vec![text] } else { lines }
    }

    /// The same folder once more, whose spec has another column in `table`.
    fn with_column(&self, table: &TableName) -> Result<Self, Failed> {
        let other = Self { folder: TempDir::new()? };
        copy(self.root(), other.root())?;
        let spec = fs::read_to_string(self.spec())?;
        let spec = column_added(&spec, table).ok_or_else(|| format!("no `{table}` in\n{spec}"))?;
        fs::write(other.spec(), spec)?;
        other.run(&["seal", "added"])?;
        Ok(other)
    }
}

/// The spec with another column at the end of the table's.
fn column_added(spec: &str, table: &TableName) -> Option<String> {
    let mut lines: Vec<&str> = spec.lines().collect();
    let head =
        |line: &str| line.trim_matches(|character| " :'\"".contains(character)) == table.as_str();
    let tables = lines.iter().position(|line| *line == "tables:")?;
    let own =
        tables + lines[tables..].iter().position(|line| line.starts_with("  ") && head(line))?;
    let columns = own + lines[own..].iter().position(|line| *line == "    columns:")? + 1;
    let count = lines[columns..].iter().take_while(|line| line.starts_with("      ")).count();
    let added = ["      ", ADDED, ": integer?"].concat();
    lines.insert(columns + count, &added);
    Some([&lines.join("\n"), "\n"].concat())
}

fn copy(from: &Path, to: &Path) -> Result<(), Failed> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

/// Makes the empty database from the project's migration, and compares the dumps of both.
pub(crate) fn make_anew(
    project: &Project,
    original: &Scratch,
    empty: &Scratch,
) -> Result<Vec<String>, Failed> {
    project.run(&["migrate", &empty.url])?;
    project.run(&["verify", &empty.url])?;
    if !has_dump(original) {
        return Ok(Vec::new());
    }
    Ok(lines_apart(&dump(original)?, &dump(empty)?))
}

/// Adopts the original, adds a column to its largest table and takes it back. What adopting changes, and what it cannot
/// mend, is the answer; the rest leaves nothing behind.
pub(crate) fn live(
    project: &Project,
    original: &Scratch,
    schema: &Schema,
) -> Result<Vec<String>, Failed> {
    let dumped = || if has_dump(original) { dump(original) } else { Ok(Dump::new()) };
    let before = dumped()?;
    let adopt = ["adopt", &original.url, "--apply", "--no-backup"];
    let mut changed = Vec::new();
    // What the import could not say and told, the command does not drop unasked.
    if let Err(refused) = project.run(&adopt) {
        let text = refused.message().unwrap_or_default().to_owned();
        let (_, behind) = text.split_once("would be dropped:\n").ok_or(refused)?;
        let losses = behind.lines().take_while(|line| line.starts_with("- "));
        changed.extend(losses.map(|line| ["refused to: ", &line[2..]].concat()));
        project.run(&[&adopt[..], &["--allow-loss"]].concat())?;
    }
    let found = project.verify(&original.url);
    changed.extend(found.iter().map(|line| ["does not mend: ", line].concat()));
    let adopted = dumped()?;
    changed.extend(lines_apart(&before, &adopted));

    // One that has as many columns as a feature of Diesel allows would need the next one.
    let can_grow = |count: usize| ![16, 32, 64, 128].contains(&count);
    let tables = schema.tables.iter().filter(|(_, table)| can_grow(table.columns.len()));
    let widest = tables.max_by_key(|(_, table)| table.columns.len());
    let Some((table, _)) = widest else { return Ok(changed) };
    let grown = project.with_column(table)?;
    grown.run(&["migrate", &original.url])?;
    must_find(&grown, original, &found)?;
    let with_column = dumped()?;
    if has_dump(original)
        && lines_apart(&adopted, &with_column).iter().all(|line| !line.contains(ADDED))
    {
        return Err(format!("no column was added to `{table}`").into());
    }
    grown.run(&["revert", &original.url])?;
    must_find(project, original, &found)?;
    let left: BTreeSet<_> = lines_apart(&adopted, &dumped()?).into_iter().collect();
    if left.is_empty() {
        return Ok(changed);
    }
    let left: Vec<_> = left.into_iter().collect();
    Err(format!("a column taken back leaves: {}", left.join("\n")).into())
}

/// `verify` finds what it has found after the database was adopted.
fn must_find(project: &Project, scratch: &Scratch, expected: &[String]) -> Result<(), Failed> {
    let found = project.verify(&scratch.url);
    if found == expected {
        return Ok(());
    }
    Err(["verify finds after the change:\n", &found.join("\n")].concat().into())
}

/// `pg_dump` must not be older than the server; the one on the path is that of the system's server.
fn has_dump(scratch: &Scratch) -> bool {
    scratch.server != tablewright_testing::Server::Postgres18
}
