//! The README tells the truth: its example spec is checked and generates what is shown, its type table is
//! the type table, its commands exist.
//!
//! `BLESS=1 cargo test --test readme` rewrites the generated parts.

use std::{
    fs,
    path::Path,
    sync::{Mutex, PoisonError},
};

use tablewright_codegen::{
    check::check,
    dialect::Dialect,
    emit::{GeneratedConstants, emit},
    plan::create,
    render::render,
    schema::{ColumnType, Declaration, types::sql_spelling},
    spec,
};

#[test]
fn the_type_table_is_generated_from_the_type_table() {
    let head = "| type | Rust | SQLite | PostgreSQL | MySQL/MariaDB | SQL Server |\n|---|---|---|---|---|---|\n";
    let rows: Vec<String> = types().iter().map(type_row).collect();
    expect_part("types", &[head, &rows.concat()].concat());
}

fn type_row(type_: &ColumnType) -> String {
    let cells = Dialect::ALL.map(|dialect| spelled(type_, dialect)).join(" | ");
    format!("| `{type_}` | `{}` | {cells} |\n", type_.row().rust)
}

#[test]
fn the_example_spec_has_no_mistake_and_makes_the_sql_and_rust_shown() {
    let declaration = example();
    let up = render(&create(&declaration.schema, &declaration.settings, Dialect::Sqlite))
        .unwrap()
        .to_sql();
    let claims = up.split("-- ").find(|part| part.starts_with("table claims")).expect("claims");
    expect_part("example SQL", &format!("```sql\n-- {}\n```\n", claims.trim()));
    let rust = emit(&declaration, &GeneratedConstants::default()).expect("Rust");
    for name in ["pub struct Claim ", "pub enum ClaimTier", "claims (episode_id, claim_id)"] {
        assert!(rust.contains(name), "the example shows `{name}`, which is not generated");
    }
}

#[test]
fn the_mistake_shown_is_what_a_mistake_looks_like() {
    let spec = block("```yaml")
        .replace("episode_id: { type: string(50), ref", "episode_id: { type: bigint, ref");
    let loaded = spec::load_str("schema.yaml", &spec).expect("a spec that can be read");
    let found = check(&loaded.declaration, &loaded.places);
    let shown =
        tablewright_codegen::diagnostic::Diagnostics::new(found, loaded.sources).to_string();
    expect_part("a mistake", &format!("```text\n{}\n```\n", shown.trim_end()));
}

#[test]
fn the_two_commands_exist() {
    let page = page();
    assert!(page.contains("\ncargo run "), "the main job is `cargo run`");
    assert!(page.contains("\nscripts/test "), "the tests are `scripts/test`");
    assert!(root().join("scripts/test").is_file());
    let ci = fs::read_to_string(root().join(".ci/run")).expect("CI's script");
    assert!(ci.contains("scripts/test"), "CI runs the same test command");
}

/// One type of each keyword, with parameters where it takes some.
fn types() -> Vec<ColumnType> {
    vec![
        ColumnType::Bool,
        ColumnType::SmallInt,
        ColumnType::Integer,
        ColumnType::BigInt,
        ColumnType::Float,
        ColumnType::Double,
        ColumnType::Decimal { precision: 10, scale: 2 },
        ColumnType::Text,
        ColumnType::String { length: 50 },
        ColumnType::Bytes,
        ColumnType::Date,
        ColumnType::Time,
        ColumnType::Timestamp,
        ColumnType::TimestampTz,
        ColumnType::Uuid,
        ColumnType::Json,
        ColumnType::Vector { dimensions: 384 },
    ]
}

fn spelled(type_: &ColumnType, dialect: Dialect) -> String {
    let check = match (type_, dialect) {
        (ColumnType::Json, Dialect::Sqlite) => ", checked by `json_valid`",
        (ColumnType::Json, Dialect::Mssql) => ", checked by `ISJSON`",
        _ => "",
    };
    format!("`{}`{check}", sql_spelling(type_, dialect, 0))
}

fn example() -> Declaration {
    let loaded = spec::load_str("schema.yaml", &block("```yaml")).expect("the example can be read");
    let found = check(&loaded.declaration, &loaded.places);
    assert!(found.is_empty(), "{found:?}");
    loaded.declaration
}

/// The first code block of the README that begins with `fence`.
fn block(fence: &str) -> String {
    let page = page();
    let start = page.find(fence).expect("a code block") + fence.len();
    let end = page[start..].find("```").expect("its end") + start;
    page[start..end].trim_start().to_owned()
}

/// Compares the part between `<!-- name: … -->` and `<!-- end of name -->` with what it should be.
fn expect_part(name: &str, expected: &str) {
    // One test rewrites the page at a time.
    static PAGE: Mutex<()> = Mutex::new(());
    let _others = PAGE.lock().unwrap_or_else(PoisonError::into_inner);
    let page = page();
    let open = page.find(&format!("<!-- {name}:")).expect("the part's beginning");
    let start = open + page[open..].find("-->\n").expect("the end of the comment") + "-->\n".len();
    let end = page.find(&format!("<!-- end of {name} -->")).expect("the part's end");
    if std::env::vars().any(|(variable, _)| variable == "BLESS") {
        let blessed = format!("{}{expected}{}", &page[..start], &page[end..]);
        fs::write(root().join("README.md"), blessed).expect("a writable README");
        return;
    }
    assert_eq!(&page[start..end], expected, "`BLESS=1 cargo test --test readme` rewrites it");
}

fn page() -> String {
    fs::read_to_string(root().join("README.md")).expect("README.md")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
