//! Tests of the history with a planner that writes words instead of SQL.

mod crash;
mod drafts;
mod locks;
mod rebases;
mod seals;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::{
    Access, Declared, Error, Fingerprint, Heading, Locked, MigrationFiles, Outcome, Planned,
    Planner, Project, Recorded, name::name_changes, seal, update,
};
use crate::{
    delta::diff,
    diagnostic::{Code, Diagnostic, Span},
    dialect::{Dialect, DialectSet},
    schema::{Column, ColumnType, Nullability, Schema, Table, intent::Intent, rename::Baseline},
};

static NOTHING_SAID: std::sync::LazyLock<Intent> = std::sync::LazyLock::new(Intent::default);

/// 2026-11-22 12:00:00 UTC.
const NOON: u64 = 1_795_348_800;

/// Writes what changes, in words; one migration a change beyond the first two tables.
struct Words {
    before: std::cell::RefCell<(Schema, Schema)>,
}

impl Words {
    fn new() -> Self {
        Self { before: std::cell::RefCell::default() }
    }
}

impl Planner for Words {
    fn plan(&self, before: Baseline<'_>, after: &Schema) -> Result<Vec<Planned>, Vec<Diagnostic>> {
        let before = before.schema;
        self.before.replace((before.clone(), after.clone()));
        let count = after.tables.len().div_ceil(3).max(1);
        let name = name_changes(&diff(before, after, &NOTHING_SAID));
        Ok((0..count)
            .map(|position| Planned {
                name: if position == 0 { name.clone() } else { format!("{name}_{position}") },
                fingerprint: Fingerprint::of_schema(after),
                recorded: Recorded::ByItself,
            })
            .collect())
    }

    fn describe(&self, before: Baseline<'_>, after: &Schema) -> Vec<String> {
        let changes = diff(before.schema, after, &NOTHING_SAID);
        changes.iter().map(ToString::to_string).collect()
    }

    fn files(
        &self,
        _: Baseline<'_>,
        heading: &Heading,
        dialect: Dialect,
    ) -> Result<MigrationFiles, Vec<Diagnostic>> {
        let pair = self.before.borrow();
        let changes = diff(&pair.0, &pair.1, &NOTHING_SAID);
        let changes = changes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        Ok(MigrationFiles {
            up: format!(
                "-- {} {}, {:?}, for {dialect}\n{changes}\n",
                heading.version, heading.name, heading.stage
            ),
            down: format!("-- back from {}\n", heading.fingerprint.short()),
            metadata: (pair.1.tables.len() > 1).then(|| "run_in_transaction = false\n".to_owned()),
            preflight: (pair.1.tables.len() > 2).then(|| "SELECT 1;\n".to_owned()),
        })
    }
}

/// A package in a temporary folder.
struct Package {
    folder: tempfile::TempDir,
    now: u64,
    dialects: DialectSet,
}

impl Package {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            now: NOON,
            dialects: [Dialect::Sqlite, Dialect::Postgres].into_iter().collect(),
        }
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    fn project(&self, access: Access) -> Project<'_> {
        Project { root: self.root(), access, lock_source: 1 }
    }

    fn declared<'d>(&self, schema: &'d Schema) -> Declared<'d> {
        let intent = &NOTHING_SAID;
        Declared { schema, intent, dialects: self.dialects, span: Span::default() }
    }

    fn build(&self, schema: &Schema) -> Result<Outcome, Error> {
        self.build_with(Access::Writable { modified: Some(spec_time()) }, schema)
    }

    fn build_locked(&self, schema: &Schema) -> Result<Outcome, Error> {
        self.build_with(Access::Locked(Locked::Requested), schema)
    }

    fn build_with(&self, access: Access, schema: &Schema) -> Result<Outcome, Error> {
        update(&self.project(access), &self.declared(schema), &Words::new(), &|| self.now)
    }

    fn seal(&self, schema: &Schema, name: Option<&str>) -> Result<Outcome, Error> {
        let access = Access::Writable { modified: None };
        seal(&self.project(access), &self.declared(schema), &Words::new(), &|| self.now, name)
    }

    /// Every file and folder with its bytes.
    fn tree(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut tree = BTreeMap::new();
        collect(self.root(), self.root(), &mut tree);
        tree
    }

    /// The paths of the files below `migrations`.
    fn files(&self) -> Vec<String> {
        let tree = self.tree();
        let files = tree.keys().filter(|path| self.root().join(path).is_file());
        files.map(|path| path.to_string_lossy().into_owned()).collect()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }
}

fn collect(root: &Path, folder: &Path, tree: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let shown = path.strip_prefix(root).unwrap().to_owned();
        if path.is_dir() {
            tree.insert(shown, Vec::new());
            collect(root, &path, tree);
        } else {
            tree.insert(shown, fs::read(&path).unwrap());
        }
    }
}

/// The time of the spec: long before the test runs, so that nothing else can have it by chance.
fn spec_time() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(NOON - 1_000_000_000)
}

/// A schema with these tables, each with one column of the type given.
fn schema(tables: &[(&str, ColumnType)]) -> Schema {
    let mut schema = Schema::default();
    for (name, type_) in tables {
        let column = Column { ..Column::new("id".into(), type_.clone()) };
        schema
            .tables
            .insert((*name).into(), Table { columns: vec![column].into(), ..Table::default() });
    }
    schema
}

fn codes(result: Result<Outcome, Error>) -> Vec<Code> {
    found(result).into_iter().map(|diagnostic| diagnostic.code).collect()
}

fn found(result: Result<Outcome, Error>) -> Vec<Diagnostic> {
    match result {
        Err(Error::Found { diagnostics, .. }) => diagnostics,
        other => panic!("expected diagnostics, got {other:?}"),
    }
}
