//! What a build remembers of the files that it has hashed (`OUT_DIR/hashed`), and that this changes no result.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use tablewright_codegen::build::{Builder, Environment};

use super::{ONE, Package, TWO};

const UP: &str = "migrations/sqlite/2026-11-22-120000_first/up.sql";

fn record(package: &Package) -> PathBuf {
    package.out.path().join("hashed")
}

fn set_modified(path: impl AsRef<Path>, time: SystemTime) {
    fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
}

fn written(package: &Package) -> SystemTime {
    fs::metadata(record(package)).unwrap().modified().unwrap()
}

/// Gives the record a time at which nothing had changed for a while.
fn settle(package: &Package) {
    set_modified(record(package), written(package) + Duration::from_secs(60));
}

#[test]
fn a_build_finds_the_same_whatever_stands_in_the_record() {
    let package = Package::sealed(ONE);
    package.build().unwrap();
    let whole = fs::read(record(&package)).unwrap();
    let elsewhere = Package::sealed(TWO);
    elsewhere.build().unwrap();
    let foreign = fs::read(record(&elsewhere)).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let other_version = text.replacen("tablewright ", "tablewright 9", 1);
    let records: [&[u8]; 5] =
        [&whole, &whole[..whole.len() / 2], &foreign, other_version.as_bytes(), b"\xff"];
    let up = package.path(UP);
    let clean = fs::read(&up).unwrap();
    let same_size = [&clean[..clean.len() - 2], b";;"].concat();
    for bytes in records {
        for text in [&clean[..], b"SELECT 1;", &same_size] {
            fs::write(&up, text).unwrap();
            fs::write(record(&package), bytes).unwrap();
            settle(&package);
            let expected = package.build_locked().map(drop).map_err(|failure| failure.to_string());
            let found = package.build().map(drop).map_err(|failure| failure.to_string());
            assert_eq!(found, expected);
            assert_eq!(found.is_err(), text != clean);
        }
    }
}

#[test]
fn a_file_that_has_settled_is_not_hashed_again() {
    let package = Package::sealed(ONE);
    package.build().unwrap();
    // It has not settled: the next build hashes it once more, and writes the record.
    let first = written(&package) - Duration::from_secs(60);
    set_modified(record(&package), first);
    package.build().unwrap();
    assert_ne!(written(&package), first);
    settle(&package);
    let settled = written(&package);
    package.build().unwrap();
    assert_eq!(written(&package), settled);
}

/// The record lies about a changed file here, as no build ever writes it.
#[cfg(unix)]
#[test]
fn a_locked_build_and_ci_believe_no_record() {
    use std::os::unix::fs::MetadataExt as _;

    let package = Package::sealed(ONE);
    package.build().unwrap();
    let up = package.path(UP);
    let stamp = || {
        let file = fs::metadata(&up).unwrap();
        let [modified, changed] =
            [(file.mtime(), file.mtime_nsec()), (file.ctime(), file.ctime_nsec())]
                .map(|(seconds, nanoseconds)| format!("{seconds}.{nanoseconds:09}"));
        format!("{} {modified} {changed} {}:{}", file.len(), file.dev(), file.ino())
    };
    let before = stamp();
    fs::write(&up, "SELECT 1;").unwrap();
    let text = fs::read_to_string(record(&package)).unwrap();
    assert!(text.contains(&before), "{text}");
    fs::write(record(&package), text.replace(&before, &stamp())).unwrap();
    settle(&package);
    package.build().unwrap();
    let locked = package.build_locked().unwrap_err().to_string();
    assert!(locked.contains("E0604"), "{locked}");
    let environment = Environment { hashes_all: true, ..package.environment() };
    let in_ci = Builder::new().generate(&environment).unwrap_err().to_string();
    assert_eq!(in_ci, locked);
}
