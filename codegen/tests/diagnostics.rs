//! Every kind of mistake in a spec, as its author sees it: `diagnostics/<CODE>_<story>.yaml` and `.stderr`.
//!
//! What is said about a change of a sealed schema has that schema's spec beside it, as `.sealed`.
//! `BLESS=1` rewrites the `.stderr` files. A `.bytes` file beside them holds what cannot be kept as text:
//! hexadecimal bytes that stand for the `.yaml`.

#![expect(
    clippy::unwrap_used,
    reason = "a test harness of its own, which clippy takes for a program"
)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use libtest_mimic::{Arguments, Failed, Trial};
use tablewright_codegen::{
    check::check,
    consent::review,
    diagnostic::{Code, Diagnostics, Style},
    migration::warn,
    spec,
};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let mut cases: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            matches!(path.extension().and_then(|it| it.to_str()), Some("yaml" | "bytes"))
        })
        .collect();
    cases.sort();
    let mut trials: Vec<Trial> = cases.iter().cloned().map(trial).collect();
    let mut names: Vec<String> = cases.iter().map(|case| stem(case)).collect();
    names.extend(history_codes());
    trials.push(Trial::test("every_code_has_a_case", move || every_code_has_a_case(&names)));
    trials.push(Trial::test("every_code_is_explained", every_code_is_explained));
    let read =
        |code: &&Code| ["E01", "E025", "E06"].iter().any(|start| code.as_str().starts_with(start));
    let checked = Code::ALL.iter().filter(|code| !read(code) && **code < Code::UnusedIntent);
    trials.extend(checked.map(|&code| {
        let name = format!("the_fix_of_{}_is_one", code.as_str());
        Trial::test(name, move || the_explained_fix_is_one(code))
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn stem(case: &Path) -> String {
    case.file_stem().unwrap().to_str().unwrap().to_owned()
}

fn trial(case: PathBuf) -> Trial {
    Trial::test(stem(&case), move || check_case(&case))
}

fn check_case(case: &Path) -> Result<(), Failed> {
    let code = stem(case).split('_').next().unwrap().to_owned();
    let diagnostics = diagnose(case)?;
    if !diagnostics.iter().any(|diagnostic| diagnostic.code.as_str() == code) {
        return Err(format!("{code} is not among the diagnostics:\n{diagnostics}").into());
    }
    if diagnostics.to_json().parse::<serde_json::Value>()?.as_array().unwrap().len()
        != diagnostics.len()
    {
        return Err("the JSON form has another number of diagnostics".into());
    }
    let expected = case.with_extension("stderr");
    let actual = diagnostics.render(Style::Plain);
    if bless() {
        fs::write(&expected, actual)?;
        return Ok(());
    }
    let wanted = fs::read_to_string(&expected)?;
    if wanted == actual {
        return Ok(());
    }
    let difference = similar::TextDiff::from_lines(&wanted, &actual);
    Err(difference.unified_diff().header("expected", "actual").to_string().into())
}

/// The diagnostics of a case. Files whose names begin with its stem and a dot are those that it includes.
fn diagnose(case: &Path) -> Result<Diagnostics, Failed> {
    let result = if case.extension().is_some_and(|extension| extension == "bytes") {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("schema.yaml");
        fs::write(&path, bytes(&fs::read_to_string(case)?)?)?;
        spec::load(&path)
    } else {
        let mut files = BTreeMap::from([("schema.yaml".to_owned(), fs::read_to_string(case)?)]);
        let included = case.with_extension("");
        if included.is_dir() {
            for entry in fs::read_dir(included)? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                files.insert(name, fs::read_to_string(entry.path())?);
            }
        }
        spec::load_files("schema.yaml", &files)
    };
    match result {
        Err(diagnostics) => Ok(diagnostics),
        Ok(loaded) => {
            let mut found = check(&loaded.declaration, &loaded.places);
            if case.with_extension("sealed").exists() {
                let sealed = fs::read_to_string(case.with_extension("sealed"))?;
                let sealed = spec::load_str("sealed.yaml", &sealed).map_err(|it| it.to_string())?;
                let sealed = &sealed.declaration.schema;
                found.extend(review(sealed, &loaded.declaration, &loaded.places));
                if found.is_empty() {
                    found = warn(sealed, &loaded.declaration, &loaded.places);
                }
            }
            if found.is_empty() && loaded.warnings.is_empty() {
                return Err("the spec has no mistakes".into());
            }
            let all = loaded.warnings.into_iter().chain(found).collect();
            Ok(Diagnostics::new(all, loaded.sources))
        }
    }
}

fn bytes(text: &str) -> Result<Vec<u8>, Failed> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
    lines
        .flat_map(str::split_whitespace)
        .map(|byte| u8::from_str_radix(byte, 16).map_err(Failed::from))
        .collect()
}

#[expect(
    clippy::disallowed_methods,
    reason = "only a person's wish to rewrite the files is asked for"
)]
fn bless() -> bool {
    std::env::var("BLESS").is_ok()
}

/// The codes of which `draft/main.rs` and the runtime's tests keep the text: no spec alone can show them.
fn history_codes() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["tests/history", "../cli/tests/preflight/said", "../cli/tests/history/said"];
    let entries = folders.iter().flat_map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let stems: Vec<String> = entries.map(|entry| stem(&entry.unwrap().path())).collect();
    stems.iter().flat_map(|stem| stem.split('_')).map(str::to_owned).collect()
}

fn every_code_has_a_case(names: &[String]) -> Result<(), Failed> {
    let missing: Vec<_> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !names.iter().any(|name| name.split('_').next() == Some(code)))
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("codes without a case: {missing:?}").into())
    }
}

fn every_code_is_explained() -> Result<(), Failed> {
    for code in Code::ALL {
        let page = code.explanation();
        let title = format!("# {}: {}\n", code.as_str(), code.title());
        // What is wrong with a history is seldom something in the spec: one example of any kind will do.
        let (fence, least) =
            if code.as_str().starts_with("E06") { ("\n```\n", 1) } else { ("```yaml", 2) };
        if !page.starts_with(&title) || page.matches(fence).count() < least {
            return Err(format!("the page of {} lacks its title or examples", code.as_str()).into());
        }
    }
    Ok(())
}

/// The example of a page must show its mistake, and the fix none at all. The pages of what is found
/// while a spec is read hold parts of specs, and are left out.
fn the_explained_fix_is_one(code: Code) -> Result<(), Failed> {
    let page = code.explanation();
    let specs: Vec<&str> = page
        .split("```yaml\n")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("\n```")?.0))
        .collect();
    let [example, fix] = specs.as_slice() else {
        return Err("a page has one example and one fix".into());
    };
    let wrong = diagnose_text(example);
    if !wrong.iter().any(|diagnostic| diagnostic.code == code) {
        return Err(format!("the example does not show {}:\n{wrong}", code.as_str()).into());
    }
    let right = diagnose_text(fix);
    if right.is_empty() { Ok(()) } else { Err(format!("the fix is none:\n{right}").into()) }
}

fn diagnose_text(text: &str) -> Diagnostics {
    match spec::load_str("schema.yaml", text) {
        Err(diagnostics) => diagnostics,
        Ok(loaded) => {
            let found = check(&loaded.declaration, &loaded.places);
            let all = loaded.warnings.into_iter().chain(found).collect();
            Diagnostics::new(all, loaded.sources)
        }
    }
}
