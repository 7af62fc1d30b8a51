//! A package in a temporary folder, built as a build script builds it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use tablewright_codegen::{
    build::{Builder, Environment, Failure, Report},
    history::{self, Access, Declared, Project},
    migration::SchemaPlanner,
    spec,
};

/// 2026-11-22 12:00:00 UTC.
pub(super) const NOON: u64 = 1_795_348_800;

/// A package in a temporary folder.
pub(super) struct Package {
    pub(super) folder: tempfile::TempDir,
    pub(super) out: tempfile::TempDir,
    pub(super) now: u64,
}

impl Package {
    pub(super) fn new(spec: &str) -> Self {
        let (folder, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let package = Self { folder, out, now: NOON };
        package.edit(spec);
        package
    }

    /// A package whose first migration, of `spec`, is sealed.
    pub(super) fn sealed(spec: &str) -> Self {
        let package = Self::new(spec);
        package.seal("first");
        package
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(super) fn edit(&self, spec: &str) {
        let path = self.path("schema.yaml");
        fs::write(&path, spec).unwrap();
        fs::File::options().write(true).open(path).unwrap().set_modified(spec_time()).unwrap();
    }

    pub(super) fn environment(&self) -> Environment {
        Environment {
            package: self.folder.path().to_owned(),
            out: self.out.path().to_owned(),
            root: Some(self.folder.path().to_owned()),
            locked: false,
            hashes_all: false,
            source_date_epoch: Some(self.now),
        }
    }

    pub(super) fn build(&self) -> Result<Report, Failure> {
        Builder::new().generate(&self.environment())
    }

    pub(super) fn build_locked(&self) -> Result<Report, Failure> {
        Builder::new().generate(&Environment { locked: true, ..self.environment() })
    }

    pub(super) fn seal(&self, name: &str) {
        let loaded = spec::load(&self.path("schema.yaml")).unwrap();
        let declaration = loaded.declaration;
        let project = Project {
            root: self.folder.path(),
            access: Access::Writable { modified: None },
            lock_source: 1,
        };
        let span = tablewright_codegen::diagnostic::Span::default();
        let declared = Declared {
            schema: &declaration.schema,
            intent: &declaration.intent,
            dialects: declaration.settings.dialects,
            span,
        };
        let planner = SchemaPlanner::new(&declaration, &loaded.places);
        history::seal(&project, &declared, &planner, &|| self.now, Some(name)).unwrap();
    }

    pub(super) fn generated(&self) -> String {
        fs::read_to_string(self.out.path().join("schema.rs")).unwrap()
    }

    /// Every file and folder of the package with its bytes.
    pub(super) fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        let mut tree = BTreeMap::new();
        collect(self.folder.path(), self.folder.path(), &mut tree);
        tree
    }
}

fn collect(root: &Path, folder: &Path, tree: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let shown = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            tree.insert(shown, Vec::new());
            collect(root, &path, tree);
        } else {
            tree.insert(shown, fs::read(&path).unwrap());
        }
    }
}

/// The time of the spec, long before the test runs.
pub(super) fn spec_time() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)
}
