//! What the generated API must refuse: each file of `tests/compile_fail` is compiled by rustc against the
//! knowledge store as this build made it, and must fail with the errors that it announces, no others.
//!
//! An expected error stands behind its line: `//~ E0308 mismatched types`, the code and a part of the first
//! line of the message. A whole message would name every candidate that rustc of one version thought of.
//! Start reading at [`check`].

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
    time::SystemTime,
};

use tablewright_testing::{Failed, Trial, run};

/// The case that shows that a failure of the others is their own.
const CONTROL: &str = "right_uses_compile.rs";

/// Marks an expected error.
const MARK: &str = "//~ ";

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile_fail");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    cases.sort();
    let trials = cases.into_iter().map(|case| {
        let name = case.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Trial::test(name, move || check(&case))
    });
    run(trials.collect())
}

/// Compares the errors of a case with those it announces.
fn check(case: &Path) -> Result<(), Failed> {
    let library = library()?;
    let expected = expected_errors(&fs::read_to_string(case)?);
    if expected.is_empty() && !case.ends_with(CONTROL) {
        return Err("the case announces no error".into());
    }
    let messages = compile(case, &library)?;
    let mut left: Vec<&Message> = messages.iter().collect();
    for (line, code, part) in &expected {
        let found = left.iter().position(|message| {
            message.line == *line && message.code == *code && message.text.contains(part)
        });
        let Some(found) = found else {
            return Err(format!("no {code} with `{part}` on line {line}, but {messages:#?}").into());
        };
        left.remove(found);
    }
    if left.is_empty() { Ok(()) } else { Err(format!("errors besides: {left:#?}").into()) }
}

/// The line, code and part of the message of each announced error.
fn expected_errors(text: &str) -> Vec<(usize, String, String)> {
    let announced = text.lines().enumerate().filter_map(|(index, line)| {
        let (code, part) = line.split_once(MARK)?.1.split_once(' ')?;
        Some((index + 1, code.to_owned(), part.to_owned()))
    });
    announced.collect()
}

/// An error of rustc's; one without a place is on line 0.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Message {
    line: usize,
    code: String,
    text: String,
}

/// Compiles a case, as far as types are checked, and returns the errors.
fn compile(case: &Path, library: &Path) -> Result<BTreeSet<Message>, Failed> {
    let out = tempfile::tempdir()?;
    let output = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args(["--edition=2024", "--crate-type=lib", "--crate-name=case", "--emit=metadata"])
        .args(["--error-format=short", "--cap-lints=allow", "--color=never"])
        .arg("--extern")
        .arg(["knowledge_store=", &library.display().to_string()].concat())
        .arg("-L")
        .arg(["dependency=", &folder_of(library).display().to_string()].concat())
        .arg("--out-dir")
        .arg(out.path())
        .arg(case)
        .output()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    let messages: BTreeSet<Message> = text.lines().filter_map(message).collect();
    if messages.is_empty() && !output.status.success() {
        return Err(format!("rustc failed without an error that can be read:\n{text}").into());
    }
    Ok(messages)
}

/// Reads `case.rs:7:9: error[E0308]: mismatched types`.
fn message(line: &str) -> Option<Message> {
    let (place, rest) = line.split_once("error")?;
    let number = place.rsplit(':').nth(2).and_then(|number| number.parse().ok());
    if number.is_none() && rest.starts_with(": aborting due to") {
        return None;
    }
    let (code, text) = rest.split_once(": ")?;
    let code = code.trim_matches(['[', ']']).to_owned();
    Some(Message { line: number.unwrap_or_default(), code, text: text.to_owned() })
}

/// The knowledge store that Cargo built beside this test. Builds with other features or by another compiler
/// may lie there too: it is the newest with which the right uses compile.
fn library() -> Result<PathBuf, Failed> {
    static LIBRARY: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let found = LIBRARY.get_or_init(|| find_library().map_err(|failed| failed_text(&failed)));
    found.clone().map_err(Failed::from)
}

fn find_library() -> Result<PathBuf, Failed> {
    let mut libraries: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder_of(&env::current_exe()?))? {
        let entry = entry?;
        let path = entry.path();
        let is_ours = entry.file_name().to_string_lossy().starts_with("libknowledge_store-");
        if is_ours && path.extension().is_some_and(|extension| extension == "rlib") {
            libraries.push((entry.metadata()?.modified()?, path));
        }
    }
    libraries.sort();
    let control = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/compile_fail").join(CONTROL);
    let mut errors = BTreeSet::new();
    for (_, library) in libraries.into_iter().rev() {
        match compile(&control, &library)? {
            found if found.is_empty() => return Ok(library),
            found => errors.extend(found),
        }
    }
    Err(format!("no build of the library with which {CONTROL} compiles: {errors:#?}").into())
}

fn failed_text(failed: &Failed) -> String {
    failed.message().unwrap_or_default().to_owned()
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}
