//! What a spec means: the declaration of a large one, the JSON Schema, and input that is out to hurt.
//!
//! `BLESS=1` rewrites the expected files. `FUZZ_CASES` sets how many hostile inputs are tried.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: a failure to read or write is the test's failure"
)]

use std::{fs, path::PathBuf};

use proptest::{prelude::*, test_runner::Config};
use tablewright_codegen::{
    check::check,
    diagnostic::{Diagnostics, Style},
    schema::{ColumnType, TableName},
    spec,
};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::disallowed_methods, reason = "only a person's wishes are asked for")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Compares `actual` with the file at `path`, or writes it there.
fn compare(path: PathBuf, actual: &str) {
    if variable("BLESS").is_some() {
        fs::write(path, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let difference = similar::TextDiff::from_lines(expected.as_str(), actual);
    let text = difference.unified_diff().header("expected", "actual").to_string();
    assert!(expected == actual, "{}:\n{text}", path.display());
}

#[test]
fn a_spec_with_every_key_becomes_this_declaration() {
    let path = folder().join("tests/spec/everything/schema.yaml");
    let loaded = spec::load(&path).unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
    let names: Vec<_> = loaded.sources.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["schema.yaml", "parts/files.yaml"]);
    assert_eq!(loaded.files, [path.clone(), path.with_file_name("parts/files.yaml")]);
    let text = format!("{:#?}\n", loaded.declaration);
    compare(folder().join("tests/spec/everything/declaration.txt"), &text);
}

#[test]
fn the_spec_with_every_key_uses_every_key() {
    let text = fs::read_to_string(folder().join("tests/spec/everything/schema.yaml")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&spec::json_schema()).unwrap();
    let contexts = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    let keys = contexts.flat_map(|context| context["properties"].as_object().unwrap().keys());
    let missing: Vec<_> = keys.filter(|key| !text.contains(&format!("{key}:"))).collect();
    assert_eq!(missing, Vec::<&String>::new());
}

#[test]
fn the_reference_mentions_every_key() {
    let page = fs::read_to_string(folder().join("../docs/spec.md")).unwrap();
    let schema: serde_json::Value = serde_json::from_str(&spec::json_schema()).unwrap();
    let contexts = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    let keys = contexts.flat_map(|context| context["properties"].as_object().unwrap().keys());
    let words: std::collections::BTreeSet<&str> =
        page.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let missing: Vec<_> = keys.filter(|key| !words.contains(key.as_str())).collect();
    assert_eq!(missing, Vec::<&String>::new());
}

#[test]
fn the_json_schema_that_is_checked_in_is_current() {
    compare(folder().join("../docs/schema.spec.json"), &spec::json_schema());
}

#[test]
fn scalars_stay_as_they_are_written() {
    let text = "enums: { e: [1.10, no, 0x1F, ~x, 'null', 1e3] }\ntables: {}";
    let loaded = spec::load_str("schema.yaml", text).unwrap();
    let values = &loaded.declaration.schema.enums["e"].values;
    assert_eq!(values, &["1.10", "no", "0x1F", "~x", "null", "1e3"]);
}

#[test]
fn a_byte_order_mark_before_utf_8_is_skipped() {
    let loaded = spec::load_str("schema.yaml", "\u{feff}tables: { t: { columns: { a: text } } }");
    let loaded = loaded.unwrap();
    assert_eq!(loaded.declaration.schema.tables["t"].columns[0].type_, ColumnType::Text);
    assert!(loaded.sources.files[0].text.starts_with("tables"));
}

#[test]
fn lines_may_end_as_on_windows() {
    let loaded = spec::load_str("s", "tables:\r\n  t:\r\n    columns:\r\n      a: text? = 'x'\r\n");
    assert_eq!(loaded.unwrap().declaration.schema.tables["t"].columns.len(), 1);
}

#[test]
fn a_missing_main_file_is_a_diagnostic() {
    let missing = folder().join("tests/spec/there-is-no-such.yaml");
    let diagnostics = spec::load(&missing).unwrap_err();
    let text = diagnostics.to_string();
    assert!(text.starts_with("error[E0117]: cannot read `there-is-no-such.yaml`"), "{text}");
}

/// What `load` says of a spec, and that it says it: a pipe would make it wait for ever.
#[cfg(unix)]
fn refusal(path: std::path::PathBuf) -> String {
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || tell.send(spec::load(&path).unwrap_err().to_string()));
    told.recv_timeout(std::time::Duration::from_secs(20)).unwrap()
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused_at_its_place_and_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let made = std::process::Command::new("mkfifo").arg(path("pipe.yaml")).status().unwrap();
    assert!(made.success());
    let _socket = std::os::unix::net::UnixListener::bind(path("socket.yaml")).unwrap();
    fs::create_dir(path("folder.yaml")).unwrap();
    // Sparse: it takes no room, but reading it would take a terabyte.
    fs::File::create(path("large.yaml")).unwrap().set_len(1 << 40).unwrap();
    for (name, said) in [
        ("pipe.yaml", "cannot read `pipe.yaml`: it is a pipe, a socket or a device, not a file"),
        ("socket.yaml", "cannot read `socket.yaml`: it is a pipe, a socket or a device"),
        ("folder.yaml", "cannot read `folder.yaml`: it is a folder, not a file"),
        ("large.yaml", "`large.yaml` is larger than"),
    ] {
        let text = ["tables: {}\ninclude: [", name, "]\n"].concat();
        fs::write(path("schema.yaml"), text).unwrap();
        let included = refusal(path("schema.yaml"));
        assert!(included.contains(said), "{included}");
        assert!(included.contains("--> schema.yaml:2:11"), "{included}");
        let main = refusal(path(name));
        assert!(main.contains(said), "{main}");
    }
    let device = refusal("/dev/zero".into());
    assert!(device.contains("cannot read `zero`: it is a pipe, a socket or a device"), "{device}");
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_an_include_out_of_the_folder() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.yaml"), "tables: {}").unwrap();
    let inside = tempfile::tempdir().unwrap();
    let link = inside.path().join("part.yaml");
    std::os::unix::fs::symlink(outside.path().join("secret.yaml"), link).unwrap();
    fs::write(inside.path().join("schema.yaml"), "include: [part.yaml]\ntables: {}").unwrap();
    let diagnostics = spec::load(&inside.path().join("schema.yaml")).unwrap_err();
    assert!(diagnostics.to_string().contains("error[E0118]"), "{diagnostics}");
}

#[test]
fn control_characters_of_a_name_do_not_reach_the_terminal() {
    let text = "tables: { \"a\\e[31mb\\nc\": { columns: { x: nothing } , module: \"\\e[1m\" } }";
    let diagnostics = spec::load_str("schema.yaml", text).unwrap_err();
    assert!(!diagnostics.to_string().contains('\u{1b}'), "{diagnostics}");
    assert!(diagnostics.render(Style::Coloured).contains('\u{1b}'));
}

#[test]
fn hostile_names_pass_unharmed() {
    let names =
        ["we\"ird", "a`b", "x]y", "O'Neil", "two\nlines", "🦀", "select", "a.b", "tab\there"];
    for name in names.iter().map(|name| (*name).to_owned()).chain(["n".repeat(64), "n".repeat(65)])
    {
        let quoted = serde_json::to_string(&name).unwrap();
        let text = format!(
            "tables: {{ {quoted}: {{ columns: {{ {quoted}: bigint }}, primary_key: [{quoted}],
             foreign_keys: [{{ name: f, columns: [{quoted}], references: {quoted} }}] }} }}"
        );
        let loaded = spec::load_str("schema.yaml", &text).unwrap_or_else(|error| panic!("{error}"));
        let table = &loaded.declaration.schema.tables[name.as_str()];
        assert_eq!(table.columns[0].name.as_str(), name);
        assert_eq!(table.foreign_keys["f"].referenced_table, TableName::new(name.clone()));
        assert_eq!(table.foreign_keys["f"].referenced_columns[0].as_str(), name);
    }
}

/// Loads, checks and prints; what is wanted is that it comes back.
fn survive(text: &str) {
    let diagnostics = match spec::load_str("schema.yaml", text) {
        Ok(loaded) => {
            let found = check(&loaded.declaration, &loaded.places);
            Diagnostics::new(found, loaded.sources)
        }
        Err(diagnostics) => diagnostics,
    };
    let _ = (diagnostics.to_string(), diagnostics.to_json());
}

fn cases() -> Config {
    let cases = variable("FUZZ_CASES").and_then(|cases| cases.parse().ok()).unwrap_or(64);
    Config { cases, failure_persistence: None, ..Config::default() }
}

fn everything() -> String {
    fs::read_to_string(folder().join("tests/spec/everything/schema.yaml"))
        .unwrap()
        .replace("include: [parts/files.yaml]\n", "")
}

/// Pieces that mean something to YAML or to the spec language.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "tables:",
        "columns:",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        ": ",
        ",",
        "&a ",
        "*a",
        "?",
        "=",
        "'",
        "\"",
        "|\n",
        ">\n",
        "# ",
        "!!str ",
        "<<: ",
        "---\n",
        "bigint",
        "decimal(10, 2)",
        "(",
        ")",
        "references: ",
        "a.b",
        "\\0",
        "\u{0}",
        "\u{feff}",
        "🦀",
        "\t",
        "null",
        "~",
        "case when",
        "between 0 and",
    ];
    prop_oneof![
        3 => prop::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn random_pieces_never_panic(pieces in prop::collection::vec(piece(), 0..60)) {
        survive(&pieces.concat());
    }

    #[test]
    fn a_mutated_spec_never_panics(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, piece()), 1..6),
    ) {
        let mut characters: Vec<char> = everything().chars().collect();
        for (place, removed, added) in edits {
            let start = place.index(characters.len());
            let end = (start + removed).min(characters.len());
            characters.splice(start..end, added.chars());
        }
        survive(&characters.into_iter().collect::<String>());
    }

    #[test]
    fn a_spec_without_some_of_its_lines_never_panics(keep in prop::collection::vec(0u8..10, 200)) {
        let text = everything();
        let lines = text.lines().zip(&keep).filter(|(_, keep)| **keep > 0).map(|(line, _)| line);
        survive(&lines.collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn a_hostile_name_never_panics(name in any::<String>()) {
        let quoted = serde_json::to_string(&name).unwrap();
        survive(&everything().replace("notes", &quoted).replace("claims", &quoted));
        survive(&format!("tables: {{ {quoted}: {{ columns: {{ {quoted}: {quoted} }} }} }}"));
    }

    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), &bytes).unwrap();
        if let Err(diagnostics) = spec::load(file.path()) {
            let _ = diagnostics.to_string();
        }
    }
}
