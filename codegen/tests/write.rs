//! Specs that are written: what is read back is what was declared, and a person would have written it so.
//!
//! `BLESS=1` rewrites the expected files.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: a failure to read or write is the test's failure"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use tablewright_codegen::{
    schema::Declaration,
    spec::{self, Notes, write},
};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every spec of the tests that is sound: golden cases, the one with every key, our own.
fn specs() -> Vec<PathBuf> {
    let mut specs =
        vec![folder().join("tests/spec/everything/schema.yaml"), folder().join("../schema.yaml")];
    for case in fs::read_dir(folder().join("tests/golden")).unwrap() {
        for name in ["before.yaml", "schema.yaml"] {
            specs.push(case.as_ref().unwrap().path().join(name));
        }
    }
    specs.retain(|path| path.is_file());
    specs.sort();
    specs
}

fn load(path: &Path) -> Declaration {
    spec::load(path).unwrap_or_else(|diagnostics| panic!("{diagnostics}")).declaration
}

#[test]
fn what_is_written_is_read_back_for_every_spec_of_the_tests() {
    let specs = specs();
    assert!(specs.len() > 40, "{specs:?}");
    for path in specs {
        let declared = load(&path);
        let text = write(&declared, &Notes::default());
        let again = spec::load_str("schema.yaml", &text)
            .unwrap_or_else(|found| panic!("{}:\n{found}\n{text}", path.display()));
        assert_eq!(again.declaration, declared, "{}:\n{text}", path.display());
        assert_eq!(write(&again.declaration, &Notes::default()), text, "{}", path.display());
    }
}
