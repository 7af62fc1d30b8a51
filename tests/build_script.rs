//! The build script as Cargo sees it, in a package of its own: when it runs, and where it may write.
//!
//! The package is made in a temporary folder and depends on the generator of this repository. Its target
//! folder is kept below ours, so that only the first run compiles the generator.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

const SPEC: &str = "dialects: [sqlite, postgres]
tables:
  notes:
    columns:
      id: bigint auto_increment
      text: text
    primary_key: id
";

#[test]
fn the_script_runs_when_the_spec_changes_and_only_then() {
    let package = Package::new("watched");
    assert!(package.build().ran, "the first build runs it");
    let first = package.migrations();
    assert!(first.keys().any(|path| path.ends_with("up.sql")), "{first:?}");
    assert!(!package.build().ran, "nothing has changed, not even by the draft that was written");

    package.write_spec(&SPEC.replace("text: text", "text: text\n      at: timestamp?"));
    assert!(package.build().ran, "an edited spec runs it");
    assert_ne!(package.migrations(), first, "the draft follows the spec");
    assert!(!package.build().ran, "and then it is quiet again");

    package.write_spec(SPEC);
    assert!(package.build().ran, "an undone edit is an edit");
    assert_eq!(package.migrations(), first, "the draft is what it was, byte for byte");

    fs::write(package.folder.path().join("src/lib.rs"), "//! Other code.\n")
        .expect("a source file");
    assert!(!package.build().ran, "other files do not concern it");

    let locked = cargo_build_with(package.folder.path(), "watched", &[("TABLEWRIGHT_LOCKED", "1")]);
    assert!(!locked.succeeded, "a locked build runs it again and refuses the draft");
    assert!(locked.output.contains("E0607"), "{}", locked.output);
    assert_eq!(package.migrations(), first, "and writes nothing");
}

#[test]
fn a_dependency_writes_nothing_and_says_what_is_missing() {
    let package = Package::new("depended_on");
    let user = TempDir::new().expect("a folder");
    write(user.path(), "src/lib.rs", "//! Uses the package.\n");
    let manifest = format!(
        "[package]\nname = \"user\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         depended_on = {{ path = '{}' }}\n\n[workspace]\n",
        package.folder.path().display()
    );
    write(user.path(), "Cargo.toml", &manifest);
    let build = cargo_build(user.path(), "user");
    assert!(!build.succeeded, "an unsealed migration is an error in a dependency");
    assert!(build.output.contains("E0607"), "{}", build.output);
    assert!(build.output.contains("notes"), "it names what no migration makes: {}", build.output);
    assert!(package.migrations().is_empty(), "nothing was written: {:?}", package.migrations());
}

/// One variable at the root of a workspace serves all its packages.
#[test]
fn every_package_of_a_workspace_gets_its_draft() {
    let workspace = TempDir::new().expect("a folder");
    let members = ["orders", "stock"];
    for name in members {
        write_package(&workspace.path().join(name), name, "");
        write(&workspace.path().join(name), "schema.yaml", SPEC);
    }
    let manifest = "[workspace]\nmembers = ['orders', 'stock']\nresolver = '3'\n";
    write(workspace.path(), "Cargo.toml", manifest);
    // Without the variable the first build says what to write, and where.
    let build = cargo_build(workspace.path(), "orders");
    assert!(
        !build.succeeded
            && build.output.contains("`.cargo/config.toml` of the package or of its workspace")
    );
    write(workspace.path(), ".cargo/config.toml", OWN);
    let build = cargo_build(workspace.path(), "orders");
    assert!(build.succeeded, "{}", build.output);
    for name in members {
        let mut files = BTreeMap::new();
        collect(&workspace.path().join(name).join("migrations"), &mut files);
        assert!(files.keys().any(|path| path.ends_with("up.sql")), "{name}: {files:?}");
    }
}

/// What `.cargo/config.toml` says in a package's own checkout.
const OWN: &str = "[env]\nTABLEWRIGHT_ROOT = { value = \"\", relative = true }\n";

/// Writes a package with a build script that calls the generator.
fn write_package(folder: &Path, name: &str, rest: &str) {
    let generator = Path::new(env!("CARGO_MANIFEST_DIR")).join("codegen");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [build-dependencies]\ntablewright-codegen = {{ path = '{}' }}\n{rest}",
        generator.display()
    );
    let script = "//! Calls the generator.\n\nfn main() {\n    \
                  tablewright_codegen::build::Builder::new().spec(\"schema.yaml\").run();\n}\n";
    write(folder, "Cargo.toml", &manifest);
    write(folder, "build.rs", script);
    write(folder, "src/lib.rs", "//! Nothing of its own.\n");
}

/// A package with a spec and a build script.
struct Package {
    name: &'static str,
    folder: TempDir,
}

/// What a build did.
struct Build {
    succeeded: bool,
    ran: bool,
    output: String,
}

impl Package {
    fn new(name: &'static str) -> Self {
        let folder = TempDir::new().expect("a folder");
        write_package(folder.path(), name, "\n[workspace]\n");
        write(folder.path(), ".cargo/config.toml", OWN);
        let package = Self { name, folder };
        package.write_spec(SPEC);
        package
    }

    fn write_spec(&self, spec: &str) {
        // Cargo compares times, and a file system may keep them by the second.
        std::thread::sleep(std::time::Duration::from_millis(1100));
        write(self.folder.path(), "schema.yaml", spec);
    }

    fn build(&self) -> Build {
        let build = cargo_build(self.folder.path(), self.name);
        assert!(build.succeeded, "{}", build.output);
        build
    }

    /// Every file below `migrations`, with its bytes.
    fn migrations(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.folder.path().join("migrations"), &mut files);
        files
    }
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let bytes = fs::read(&path).expect("a readable file");
            files.insert(path, bytes);
        }
    }
}

/// Builds the package `name` in `folder`, and looks whether its build script ran.
fn cargo_build(folder: &Path, name: &str) -> Build {
    cargo_build_with(folder, name, &[])
}

/// As [`cargo_build`], with further environment variables.
fn cargo_build_with(folder: &Path, name: &str, variables: &[(&str, &str)]) -> Build {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("our lock file");
    let output = Command::new(env!("CARGO"))
        .args(["build", "--verbose", "--offline"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", root.join("target/tests/build_script"))
        // What Cargo sets for this test is not meant for the package.
        .env_remove("TABLEWRIGHT_ROOT")
        .env_remove("TABLEWRIGHT_LOCKED")
        .envs(variables.iter().copied())
        .output()
        .expect("cargo runs");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let script = format!("/build/{name}-");
    let ran = |line: &str| line.contains("Running `") && line.contains(&script);
    Build { succeeded: output.status.success(), ran: text.lines().any(ran), output: text }
}

fn write(folder: &Path, file: &str, text: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a file");
}
