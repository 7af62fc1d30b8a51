//! What the workspace depends on: licences that go with ours, and no crate twice without a reason.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use serde_json::Value;

/// Licences that may stand in an expression; of alternatives one suffices.
const LICENCES: &[&str] =
    &["MIT", "Apache-2.0", "BSD-3-Clause", "Unicode-3.0", "Unlicense", "Zlib", "ISC"];

/// Crates that come in several versions, with what keeps them apart.
const TWICE: &[(&str, &str)] = &[
    ("cpufeatures", "sha2 0.10 and the random numbers of proptest"),
    ("lock_api", "scheduled-thread-pool, below r2d2, is behind r2d2 itself"),
    ("parking_lot", "the same"),
    ("parking_lot_core", "the same"),
    ("syn", "Diesel's macros and our generator are at 2, those of serde and clap at 3"),
    ("winnow", "the readers of TOML below Diesel's migration macros"),
];

#[test]
fn every_licence_goes_with_ours() {
    let mut wrong = Vec::new();
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or("none");
        let alternatives = licence.replace(" / ", " OR ").replace('/', " OR ");
        if !alternatives.split(" OR ").any(is_allowed) {
            wrong.push(format!("{}: {licence}", package["name"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether all parts of one alternative are allowed.
fn is_allowed(alternative: &str) -> bool {
    alternative.split(" AND ").all(|part| {
        let part = part.trim_matches(['(', ')', ' ']);
        let part = part.split(" WITH ").next().unwrap_or(part);
        LICENCES.contains(&part)
    })
}

#[test]
fn no_crate_comes_twice_without_a_reason() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages() {
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        versions.entry(text("name")).or_default().insert(text("version"));
    }
    let twice = versions.iter().filter(|(_, versions)| versions.len() > 1);
    let found: BTreeSet<&str> = twice.map(|(name, _)| name.as_str()).collect();
    let known: BTreeSet<&str> = TWICE.iter().map(|(name, _)| *name).collect();
    let new: Vec<_> = found.difference(&known).collect();
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(new.is_empty(), "in several versions, and not listed: {new:?}");
    assert!(gone.is_empty(), "listed, but in one version only: {gone:?}");
}

#[test]
fn an_application_compiles_neither_the_command_nor_the_generator() {
    let command = normal_dependencies("tablewright-cli");
    let application = normal_dependencies("tablewright");
    for package in ["clap", "indicatif", "tablewright-codegen", "granit-parser"] {
        assert!(command.contains(package), "the command does not need {package}: look for another");
        assert!(!application.contains(package), "an application compiles {package}");
    }
}

/// The names of all packages that a library of ours with all its features links or calls, directly or not.
fn normal_dependencies(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--edges", "normal", "--prefix", "none", "--all-features", "--locked"])
        .args(["--package", package])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).expect("UTF-8");
    tree.lines().filter_map(|line| Some(line.split(' ').next()?.to_owned())).collect()
}

/// The packages of the lockfile that this platform builds.
fn packages() -> Vec<Value> {
    let rustc = Command::new("rustc").arg("-vV").output().expect("rustc runs").stdout;
    let rustc = String::from_utf8(rustc).expect("UTF-8");
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    metadata["packages"].as_array().expect("packages").clone()
}
