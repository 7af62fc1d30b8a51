//! What is emitted is laid out as rustfmt would, with its default settings.
//!
//! A harness of its own: where rustfmt is missing the tests are *ignored*, not passed.

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    process::{Command, ExitCode, Stdio},
};

use libtest_mimic::{Arguments, Failed, Trial};
use tablewright_codegen::{
    dialect::PerDialect,
    emit::{EmbeddedMigration, GeneratedConstants, emit},
    schema::{Declaration, presentation::FieldType},
    spec,
};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let is_there = Command::new("rustfmt")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    let trials = [
        Trial::test("the_golden_file_is_as_rustfmt_writes_it", golden_file),
        Trial::test("the_knowledge_store_is_as_rustfmt_writes_it", knowledge_store),
        Trial::test("names_of_every_length_are_laid_out_as_rustfmt_does", names_of_every_length),
        Trial::test("every_number_of_things_is_laid_out_as_rustfmt_does", numbers_of_things),
        Trial::test("derives_and_attributes_are_laid_out_as_rustfmt_does", additions),
        Trial::test("rust_types_of_the_spec_are_laid_out_as_rustfmt_does", rust_types),
    ];
    let trials = trials.into_iter().map(|trial| trial.with_ignored_flag(!is_there)).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn golden_file() -> Result<(), Failed> {
    check(&fs::read_to_string("tests/emit/library.rs")?)
}

fn knowledge_store() -> Result<(), Failed> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema.yaml");
    check(&rust(&fs::read_to_string(path)?, 1)?)
}

/// Columns, tables, modules and enums with names of 1 to 63 characters: whatever breaks a line breaks it at
/// some length.
fn names_of_every_length() -> Result<(), Failed> {
    let mut yaml = String::from("modules:\n");
    for length in 1..=60 {
        writeln!(yaml, "  {}: A module.", "m".repeat(length))?;
    }
    yaml.push_str("enums:\n");
    for length in (1..=57).step_by(7) {
        writeln!(yaml, "  e{}: {{ values: [x] }}", "n".repeat(length))?;
    }
    yaml.push_str("tables:\n");
    for length in 1..=60 {
        let name = |letter: &str| letter.repeat(length);
        let (table, module) = (name("t"), name("m"));
        writeln!(yaml, "  {table}:\n    module: {module}\n    columns:")?;
        writeln!(yaml, "      {}: bigint auto_increment", name("i"))?;
        writeln!(yaml, "      {}: text", name("a"))?;
        writeln!(yaml, "      {}: timestamptz", name("b"))?;
        writeln!(yaml, "      {}: decimal(10, 2)?", name("c"))?;
        writeln!(yaml, "      {}: e{}?", name("d"), "n".repeat(length % 9 * 7 + 1))?;
        writeln!(yaml, "    primary_key: {}", name("i"))?;
    }
    check(&rust(&yaml, 2)?)
}

/// From 1 to 40 tables in a module, columns in a table, and values that a row must have.
fn numbers_of_things() -> Result<(), Failed> {
    for (number, width) in [(1, 1), (2, 4), (3, 6), (7, 1), (8, 2), (20, 8), (21, 9), (40, 5)] {
        let mut yaml = String::from("modules:\n  one: A module.\n  other: Another.\ntables:\n");
        for table in 0..number {
            let module = if table % 2 == 0 { "one" } else { "other" };
            let name = "t".repeat(width);
            writeln!(yaml, "  {name}{table}:\n    module: {module}\n    columns:")?;
            for column in 0..=table {
                let column =
                    ["_".repeat(column % 3 + 1), "x".repeat(width)].join("c") + &column.to_string();
                let type_ = ["integer", "string(20)", "bool?"][table % 3];
                writeln!(yaml, "      a{column}: {type_}")?;
            }
            yaml.push_str("      id: integer\n    primary_key: id\n");
        }
        check(&rust(&yaml, 0)?)?;
    }
    Ok(())
}

/// One to twelve derives of several widths, and attributes that do and do not fit on a line.
fn additions() -> Result<(), Failed> {
    let mut yaml = String::from("tables:\n");
    let (mut derives, mut attributes) = (Vec::new(), Vec::new());
    for number in 0..40_usize {
        derives.push(["D".repeat(number % 7 + 1), number.to_string()].concat());
        attributes.push(format!("{} = \\\"{number}\\\"", "n".repeat(number % 9 + 1)));
        let (derives, attributes) = (derives.join(", "), attributes.join(", "));
        let nested = "cfg_attr(f, derive(a::B, c::D), e(f = \\\"g\\\", h))";
        writeln!(yaml, "  t{number}:\n    derive: {{ rows: [{derives}], new: [{derives}] }}")?;
        writeln!(
            yaml,
            "    attributes: [\"a({attributes})\", \"{nested}\", must_use, 'doc = \"More.\"']"
        )?;
        yaml.push_str("    columns: { id: integer, a: text }\n    primary_key: id\n");
    }
    check(&rust(&yaml, 0)?)
}

fn rust_types() -> Result<(), Failed> {
    let columns: Vec<(String, &str)> = [
        "[u8; 4]",
        "(i32, Vec<u8>)",
        "Box<dyn Fn(i32) -> bool + Send>",
        "<A as B>::C",
        "crate::a::B<'static, 3>",
        "&'static str",
        "fn()",
    ]
    .into_iter()
    .enumerate()
    .map(|(number, type_)| (format!("c{number}"), type_))
    .collect();
    let mut yaml =
        String::from("tables:\n  t:\n    primary_key: id\n    columns:\n      id: integer\n");
    for (column, _) in &columns {
        writeln!(yaml, "      {column}: text?")?;
    }
    let mut declaration = load(&yaml)?;
    let table = declaration.presentation.tables.entry("t".into()).or_default();
    for (column, type_) in columns {
        table.columns.entry(column.as_str().into()).or_default().field =
            FieldType::Own { rust: type_.into(), diesel: None };
    }
    check(&emit(&declaration, &GeneratedConstants::default())?)
}

fn load(yaml: &str) -> Result<Declaration, Failed> {
    let loaded = spec::load_str("schema.yaml", yaml).map_err(|found| format!("{found:?}"))?;
    Ok(loaded.declaration)
}

/// The Rust of a spec, with so many migrations for each database.
fn rust(yaml: &str, migrations: usize) -> Result<String, Failed> {
    let migrations: Vec<EmbeddedMigration> = (0..migrations)
        .map(|number| EmbeddedMigration {
            version: format!("2026112213000{number}"),
            name: "create".into(),
            up: format!("migrations/sqlite/2026-11-22-13000{number}_create/up.sql"),
            down: format!("migrations/sqlite/2026-11-22-13000{number}_create/down.sql"),
            run_in_transaction: true,
            preflight: (number > 0).then(|| {
                format!("migrations/sqlite/2026-11-22-13000{number}_create/preflight.sql")
            }),
        })
        .collect();
    let constants = GeneratedConstants {
        version: "20261122130000".into(),
        fingerprint: "0".repeat(64),
        migrations: PerDialect {
            sqlite: migrations.clone(),
            postgres: migrations,
            ..PerDialect::default()
        },
    };
    Ok(emit(&load(yaml)?, &constants)?)
}

/// Asks rustfmt, away from this repository's settings.
fn check(text: &str) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("schema.rs");
    fs::write(&file, text)?;
    let output =
        Command::new("rustfmt").args(["--check", "--edition", "2024"]).arg(&file).output()?;
    if output.status.success() {
        return Ok(());
    }
    let difference = String::from_utf8_lossy(&output.stdout).into_owned();
    Err([difference, String::from_utf8_lossy(&output.stderr).into_owned()].concat().into())
}
