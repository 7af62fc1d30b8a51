//! The recipe for a new dialect, tried: a copy of this crate gets a fifth one, with its folder and its column of
//! every table, compiles, and writes SQL.
//!
//! It compiles the crate anew, so it runs only with `RECIPES=1`. `RECIPES_KEEP=FOLDER` keeps the copy there.

#![expect(clippy::unwrap_used, reason = "without the harness it is not seen that these are tests")]

mod fifth;

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use libtest_mimic::{Arguments, Failed, Trial};

/// The files that a new dialect touches, beside those of its own: each has a table with a column or a match, which
/// the compiler names. A table or a match in another file makes this list longer; `BLESS=1` writes it.
const TOUCHED: &str = include_str!("touched.txt");

/// What is copied for the fifth dialect, under its own name, from SQL Server.
const OWN: &[(&str, &str)] =
    &[("dialect/mssql.rs", "dialect/fifth.rs"), ("render/mssql", "render/fifth")];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let is_wanted = env::var_os("RECIPES").is_some();
    let trial = Trial::test("a_fifth_dialect_is_its_folder_and_a_column_of_the_tables", run);
    libtest_mimic::run(&arguments, vec![trial.with_ignored_flag(!is_wanted)]).exit_code()
}

fn run() -> Result<(), Failed> {
    let crate_ = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = tempfile::tempdir().unwrap();
    let copy = env::var_os("RECIPES_KEEP").map_or(scratch.path().to_owned(), PathBuf::from);
    copy_folder(&crate_.join("src"), &copy.join("src"));
    for (from, to) in OWN {
        let (from, to) = (copy.join("src").join(from), copy.join("src").join(to));
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
    let touched = add_dialect(&copy.join("src"));
    let expected: BTreeSet<String> = TOUCHED.lines().map(str::to_owned).collect();
    if env::var_os("BLESS").is_some() {
        let list: Vec<&str> = touched.iter().map(String::as_str).collect();
        fs::write(crate_.join("tests/recipes/touched.txt"), list.join("\n") + "\n").unwrap();
    } else if touched != expected {
        let more: Vec<_> = touched.difference(&expected).collect();
        let fewer: Vec<_> = expected.difference(&touched).collect();
        return Err(format!("a new dialect also touches {more:?}, and no longer {fewer:?}").into());
    }
    fs::write(copy.join("Cargo.toml"), manifest(crate_)).unwrap();
    fs::create_dir_all(copy.join("examples")).unwrap();
    fs::write(copy.join("examples/fifth.rs"), include_str!("example.rs.txt")).unwrap();
    fs::copy(crate_.join("../Cargo.lock"), copy.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--example", "fifth"])
        .arg(crate_.join("tests/golden"))
        .env("CARGO_TARGET_DIR", crate_.join("../target/recipes"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .current_dir(&copy)
        .output()
        .unwrap();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(())
}

/// Adds the dialect to every file of `source`, and tells which of those that were there are others now.
fn add_dialect(source: &Path) -> BTreeSet<String> {
    let mut touched = BTreeSet::new();
    for file in rust_files(source) {
        let name = file.strip_prefix(source).unwrap().display().to_string();
        let text = fs::read_to_string(&file).unwrap();
        let is_own = OWN.iter().any(|(_, to)| name.starts_with(to));
        if is_own {
            fs::write(&file, fifth::own(&text)).unwrap();
        } else if let Some(added) = fifth::added(&name, &text) {
            fs::write(&file, added).unwrap();
            // Tests of its own the new dialect gets later.
            if !name.ends_with("tests.rs") {
                touched.insert(name);
            }
        }
    }
    touched
}

/// The crate's manifest without its tests and its workspace.
fn manifest(crate_: &Path) -> String {
    let text = fs::read_to_string(crate_.join("Cargo.toml")).unwrap();
    let text = text.split("[dev-dependencies]").next().unwrap();
    let lines = text.lines().filter(|line| !line.contains("workspace = true"));
    let lines: Vec<&str> = lines.collect();
    let package = "[package]\nversion = \"0.0.0\"\nedition = \"2024\"";
    ["[workspace]\n", &lines.join("\n").replacen("[package]", package, 1)].concat()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|it| it == "rs") {
            files.push(path);
        }
    }
    files
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &to);
        } else {
            fs::copy(path, to).unwrap();
        }
    }
}
