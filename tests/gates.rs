//! The gates of the house style that no compiler checks: which way dependencies point, how long files are,
//! what every module says about itself, and that ARCHITECTURE.md names what is there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Rust files that are generated: they may be long, and begin with `// @generated`.
const GENERATED: &[&str] = &["codegen/tests/emit/library.rs"];

/// Longest Rust file, in lines.
const LINES_MAXIMUM: usize = 800;

/// For each module of a crate, the modules of it that it may use.
type Layers = &'static [(&'static str, &'static [&'static str])];

/// The crates with their layers.
const CRATES: &[(&str, Layers)] =
    &[("codegen/src", CODEGEN_LAYERS), ("runtime/src", RUNTIME_LAYERS), ("cli/src", CLI_LAYERS)];

/// The generator: `dialect` knows no other module; a renderer never asks the spec; nothing asks the build script's
/// door.
const CODEGEN_LAYERS: Layers = &[
    ("dialect", &[]),
    ("diagnostic", &[]),
    ("schema", &["dialect"]),
    ("sql", &["schema", "dialect"]),
    ("stored", &["sql", "schema", "dialect"]),
    ("check", &["stored", "sql", "schema", "dialect", "diagnostic", "emit"]),
    (
        "import",
        &["plan", "check", "spec", "render", "stored", "sql", "schema", "dialect", "diagnostic"],
    ),
    ("spec", &["check", "stored", "schema", "dialect", "diagnostic"]),
    ("emit", &["schema", "dialect"]),
    ("delta", &["schema", "dialect"]),
    ("consent", &["delta", "check", "schema", "dialect", "diagnostic"]),
    ("plan", &["delta", "stored", "sql", "schema", "dialect", "diagnostic"]),
    ("render", &["plan", "stored", "sql", "schema", "dialect"]),
    ("history", &["delta", "plan", "render", "stored", "schema", "dialect", "diagnostic"]),
];

/// The runtime: what only holds values is below what asks a database.
const RUNTIME_LAYERS: Layers = &[
    ("any", &[]),
    ("assign", &[]),
    ("database", &[]),
    ("digest", &[]),
    ("dispatch", &["any"]),
    ("retry", &[]),
    ("printable", &[]),
    ("require", &[]),
    ("migration", &["database"]),
    ("split", &["database"]),
    ("types", &["any", "assign"]),
    ("error", &["migration", "database"]),
    ("table_info", &["error", "any"]),
    ("connection", &["error", "database", "any", "retry"]),
    (
        "target",
        &["connection", "error", "migration", "split", "database", "any", "digest", "retry"],
    ),
    ("preflight", &["target", "error", "migration", "split", "database"]),
    ("migrate", &["preflight", "target", "error", "migration", "split", "database", "digest"]),
    ("version", &["migrate", "target", "connection", "error", "migration", "any"]),
    ("unstable", &["migrate", "target", "connection", "error", "migration", "split", "printable"]),
];

/// The command: each subcommand stands on what works with live databases.
const CLI_LAYERS: Layers = &[
    ("error", &[]),
    ("tokens", &[]),
    ("introspect", &["tokens"]),
    ("leftover", &[]),
    ("replay", &["introspect", "leftover"]),
    ("losses", &["introspect", "tokens", "error"]),
    ("footprint", &["introspect"]),
    ("import", &["introspect"]),
    ("drift", &["footprint", "introspect", "leftover"]),
    ("repair", &["drift", "replay", "introspect"]),
    ("adopt", &["drift", "losses", "replay", "introspect", "error"]),
    (
        "command",
        &[
            "adopt",
            "repair",
            "drift",
            "import",
            "footprint",
            "losses",
            "replay",
            "leftover",
            "introspect",
            "error",
        ],
    ),
];

#[test]
fn modules_use_only_the_layers_below() {
    let mut wrong = Vec::new();
    for (source, layers) in CRATES {
        let library = fs::read_to_string(root().join(source).join("lib.rs")).expect("a library");
        let exported = exported(&library);
        for (module, below) in *layers {
            for file in rust_files(&root().join(source).join(module)) {
                let text = fs::read_to_string(&file).expect("a readable source file");
                let above = above(&text, module, below, layers, &exported);
                wrong.extend(above.map(|used| format!("{} uses `crate::{used}`", shown(&file))));
            }
        }
    }
    assert!(wrong.is_empty(), "against the layers of ARCHITECTURE.md:\n{}", wrong.join("\n"));
}

/// What a file of `module` uses of its crate that is not `below` it. What the crate's root exports counts as the
/// module that it is from.
fn above<'t>(
    text: &str,
    module: &'t str,
    below: &'t [&'t str],
    layers: Layers,
    exported: &BTreeMap<String, String>,
) -> impl Iterator<Item = String> + use<'t> {
    let of = |name: String| exported.get(&name).cloned().unwrap_or(name);
    let used: BTreeSet<String> = crate_modules(text).into_iter().map(of).collect();
    used.into_iter().filter(move |used| {
        let is_layer = layers.iter().any(|(layer, _)| layer == used);
        is_layer && used != module && !below.contains(&used.as_str())
    })
}

#[test]
fn a_use_of_a_layer_above_is_seen() {
    let library = "pub use self::{\n    error::{Cause, Error},\n    migrate::{run::{run}, revert},\n    \
                   migration::Migration,\n};";
    let exported = exported(library);
    for (text, expected) in [
        ("use crate::migrate::run_pending;", vec!["migrate"]),
        (
            "use crate::{\n    database::DatabaseKind,\n    version::{self, open},\n};",
            vec!["version"],
        ),
        ("fn f() -> crate::error::Error {}", vec!["error"]),
        ("use crate::{Error, Migration};", vec!["error"]),
        ("use crate::{revert, run};", vec!["migrate"]),
        ("// crate::version\nuse crate::database::DatabaseKind;", vec![]),
        ("#[cfg(test)]\nmod tests { use crate::version::open; }", vec![]),
    ] {
        let found: Vec<String> =
            above(text, "migration", &["database"], RUNTIME_LAYERS, &exported).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn every_module_of_runtime_and_command_has_a_layer_and_no_layers_are_a_circle() {
    let mut wrong = Vec::new();
    for (source, layers) in &CRATES[1..] {
        for entry in fs::read_dir(root().join(source)).expect("a source folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let is_door = ["lib", "main"].contains(&name.as_str());
            if !is_door && !layers.iter().any(|(layer, _)| *layer == name) {
                wrong.push(format!("{source}/{name} has no layer"));
            }
        }
    }
    for (source, layers) in CRATES {
        wrong.extend(circles(layers).map(|module| format!("{source}: {module} is below itself")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The modules that may use themselves by way of others.
fn circles(layers: Layers) -> impl Iterator<Item = &'static str> {
    let below = move |module: &str| {
        layers.iter().find(|(layer, _)| *layer == module).map_or(&[][..], |(_, below)| *below)
    };
    layers.iter().map(|(module, _)| *module).filter(move |module| {
        let (mut seen, mut next) = (BTreeSet::new(), below(module).to_vec());
        while let Some(one) = next.pop() {
            if seen.insert(one) {
                next.extend(below(one));
            }
        }
        seen.contains(module)
    })
}

#[test]
fn a_circle_is_seen() {
    const ROUND: Layers = &[("a", &["b"]), ("b", &["c"]), ("c", &["a"]), ("d", &["a"])];
    assert_eq!(circles(ROUND).collect::<Vec<_>>(), ["a", "b", "c"]);
}

/// What the root of a crate exports, with the module that it is from: `Error` of `error`.
fn exported(library: &str) -> BTreeMap<String, String> {
    let mut exported = BTreeMap::new();
    for group in library.split("pub use self::").skip(1) {
        let group = group.split(';').next().unwrap_or(group);
        let group = group.strip_prefix('{').unwrap_or(group);
        let (mut module, mut depth) = (String::new(), 0_usize);
        let mut rest = group;
        while let Some(next) = rest.chars().next() {
            let name = identifier(rest);
            rest = &rest[name.len().max(next.len_utf8())..];
            depth = match next {
                '{' => depth + 1,
                '}' => depth.saturating_sub(1),
                _ => depth,
            };
            if rest.starts_with("::") && depth == 0 {
                module = name;
            } else if !name.is_empty() && !rest.starts_with("::") {
                exported.insert(name, module.clone());
            }
        }
    }
    exported
}

/// For each module of the planner, the modules of it that it may use. What is re-exported by `plan` itself, the steps
/// above all, stands below them.
const PLAN_LAYERS: Layers = &[
    ("step", &[]),
    ("names", &[]),
    ("namespaces", &["names"]),
    ("focus", &[]),
    ("lower", &[]),
    ("data", &[]),
    ("order", &[]),
    ("objects", &[]),
    ("enums", &["names"]),
    ("planning", &["enums", "focus", "lower"]),
    ("correction", &[]),
    ("touched", &["data"]),
    ("demands", &["touched"]),
    ("raw", &["planning"]),
    ("views", &["order", "planning", "raw"]),
    ("tables", &["names", "objects", "order", "planning"]),
    ("in_place", &["names", "objects", "planning", "tables"]),
    ("rebuild", &["data", "names", "objects", "order", "planning", "raw", "tables"]),
    (
        "change",
        &["data", "in_place", "namespaces", "planning", "raw", "rebuild", "tables", "views"],
    ),
    ("concurrent", &["change", "names"]),
    ("stages", &["change", "concurrent"]),
    ("precheck", &["demands", "planning", "touched"]),
    ("mend", &["change", "data", "lower", "planning", "precheck", "rebuild"]),
    ("rerendered", &["lower"]),
    ("risk", &[]),
];

#[test]
fn modules_of_the_planner_use_only_the_layers_below() {
    let folder = root().join("codegen/src/plan");
    let mut wrong = Vec::new();
    let mut known = BTreeSet::from(["mod".to_owned()]);
    for (module, below) in PLAN_LAYERS {
        // Each may use only those before it, so that there is no circle.
        let later = below.iter().filter(|layer| !known.contains(**layer));
        wrong.extend(later.map(|layer| format!("`{layer}` is not listed before `{module}`")));
        known.insert((*module).to_owned());
        for file in rust_files(&folder.join(module)) {
            let text = fs::read_to_string(&file).expect("a readable source file");
            let depth = file.strip_prefix(&folder).expect("a file of the planner").iter().count();
            let is_root = file.ends_with("mod.rs") && depth == 2;
            for used in plan_modules(&text, if is_root { 1 } else { depth }) {
                let is_layer = PLAN_LAYERS.iter().any(|(layer, _)| *layer == used);
                if is_layer && used != *module && !below.contains(&used.as_str()) {
                    wrong.push(format!("{} uses `plan::{used}`", shown(&file)));
                }
            }
        }
    }
    for entry in fs::read_dir(&folder).expect("the planner") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if !known.contains(&name) {
            wrong.push(format!("`plan::{name}` has no layer"));
        }
    }
    assert!(wrong.is_empty(), "against the layers of the planner:\n{}", wrong.join("\n"));
}

#[test]
fn a_use_of_another_module_of_the_planner_is_seen() {
    for (text, depth) in [
        ("use super::{Step, names::Taken, raw};", 1),
        ("use crate::{\n    plan::{\n        Step,\n        names::Taken, raw,\n    },\n};", 2),
        ("let taken = crate::plan::names::Taken::default(); super::super::raw::up();", 2),
    ] {
        let used = plan_modules(text, depth);
        assert!(used.contains("names") && used.contains("raw"), "{text}: {used:?}");
    }
    assert!(!plan_modules("use super::names::Taken;", 2).contains("names"));
}

/// The names behind `crate::plan::`, or behind as many `super::` as lead to the planner from a file at this depth.
fn plan_modules(text: &str, depth: usize) -> BTreeSet<String> {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    let mut modules = BTreeSet::new();
    for prefix in ["plan::".to_owned(), "super::".repeat(depth)] {
        for (position, _) in code.match_indices(&prefix) {
            let before = code[..position].strip_suffix("crate::").unwrap_or(&code[..position]);
            let rest = &code[position + prefix.len()..];
            if before.ends_with(|last: char| last.is_alphanumeric() || "_:".contains(last)) {
                continue;
            }
            if let Some(group) = rest.strip_prefix('{') {
                modules.extend(first_names(group));
            } else {
                modules.insert(identifier(rest));
            }
        }
    }
    modules
}

/// Where code may compare dialects: the facts themselves, and what renders or reads one database in its own folder. Elsewhere each
/// difference is a capability, with a name and a source, or a row of a table.
const WITH_DIALECTS: &[&str] = &[
    "codegen/src/dialect/",
    "cli/src/introspect/sqlite/",
    "cli/src/introspect/postgres/",
    "cli/src/introspect/mysql/",
    "cli/src/introspect/mssql/",
    "codegen/src/render/sqlite/",
    "codegen/src/render/postgres/",
    "codegen/src/render/mysql/",
    "codegen/src/render/mssql/",
];

#[test]
fn code_asks_capabilities_not_dialects() {
    let mut wrong = Vec::new();
    let folders = ["codegen/src", "runtime/src", "cli/src"];
    for file in folders.iter().flat_map(|folder| rust_files(&root().join(folder))) {
        let name = shown(&file);
        let is_test = name.contains("/tests/") || name.ends_with("/tests.rs");
        if is_test || WITH_DIALECTS.iter().any(|folder| name.starts_with(folder)) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a readable source file");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(&text);
        let lines = code.lines().enumerate().filter(|(_, line)| compares_dialects(line));
        wrong.extend(lines.map(|(number, _)| format!("{name}:{}", number + 1)));
    }
    assert!(wrong.is_empty(), "a comparison with a dialect:\n{}", wrong.join("\n"));
}

#[test]
fn a_comparison_with_a_dialect_is_seen() {
    for line in [
        "if dialect == Dialect::Mysql {",
        "x.filter(|it| *it != Dialect::Mssql)",
        "if connection.kind() != DatabaseKind::Sqlite {",
    ] {
        assert!(compares_dialects(line), "{line}");
    }
    assert!(compares_dialects("matches!(dialect, Dialect::Sqlite | Dialect::Mssql)"));
    assert!(!compares_dialects("let dialect = Dialect::Mysql;"));
    assert!(!compares_dialects("Dialect::Sqlite => false,"));
}

fn compares_dialects(line: &str) -> bool {
    let kinds = ["Dialect::", "DatabaseKind::"];
    let is_comparison = kinds.iter().any(|kind| {
        ["== ", "!= "].iter().any(|operator| line.contains(&[*operator, kind].concat()))
    });
    let is_match = line.contains("matches!(") && kinds.iter().any(|kind| line.contains(kind));
    (is_comparison || is_match) && !line.trim_start().starts_with("//")
}

/// Types that nothing treats in a way of their own, so that only the type table names them.
const ORDINARY_TYPES: &[&str] = &["ColumnType::Uuid", "ColumnType::Date"];

/// The files beside the type table that may name one of them: random tests take it for keys.
const NAME_TYPES: &[&str] = &["testing/src/random/grow.rs"];

#[test]
fn only_the_type_table_names_every_type() {
    let mut naming = Vec::new();
    for folder in ["codegen/src", "runtime/src", "cli/src", "testing/src", "src"] {
        for file in rust_files(&root().join(folder)) {
            let text = fs::read_to_string(&file).expect("a readable source file");
            let is_test = file.iter().any(|part| part == "tests") || file.ends_with("tests.rs");
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(&text);
            if !is_test && ORDINARY_TYPES.iter().any(|type_| names_type(code, type_)) {
                naming.push(shown(&file));
            }
        }
    }
    naming.retain(|file| !NAME_TYPES.contains(&file.as_str()));
    assert_eq!(
        naming,
        ["codegen/src/schema/types/rows.rs"],
        "a match on types is a match on `Family`, or a fact of the type's row"
    );
}

/// Whether `code` names `type_` and not one whose name only starts with it.
fn names_type(code: &str, type_: &str) -> bool {
    code.match_indices(type_).any(|(position, _)| {
        let next = code[position + type_.len()..].chars().next();
        !next.is_some_and(|it| it.is_alphanumeric() || it == '_')
    })
}

#[test]
fn a_new_change_or_step_is_forgotten_nowhere() {
    let mut wrong = Vec::new();
    for file in ["codegen/src", "cli/src", "runtime/src"]
        .iter()
        .flat_map(|folder| rust_files(&root().join(folder)))
    {
        let text = fs::read_to_string(&file).expect("a readable source file");
        let name = shown(&file);
        let lines = open_lines(&text);
        wrong.extend(lines.iter().map(|number| format!("{name}:{number}")));
    }
    assert!(
        wrong.is_empty(),
        "name every variant, or ask a fact of `Change` or `Step`:\n{}",
        wrong.join("\n")
    );
}

/// The lines of a source file that let a new variant of `Change` or `Step` pass unseen: a chain of `if let`, and an arm
/// for all others.
fn open_lines(text: &str) -> Vec<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let is_open = |number: &usize| {
        let line = lines[*number].trim_start();
        let in_chain = ["Change::", "Step::"].iter().any(|variant| {
            let starts = ["else if let ", "else if let Some("].map(|it| [it, variant].concat());
            starts.iter().any(|start| line.contains(start))
        });
        in_chain || is_rest(line) && names_variants(&lines[..*number])
    };
    (0..lines.len()).filter(is_open).map(|number| number + 1).collect()
}

/// Whether a line begins an arm for all others: `_ =>` or `other =>`.
fn is_rest(line: &str) -> bool {
    let Some((pattern, _)) = line.split_once(" =>") else { return false };
    let pattern = pattern.split(" if ").next().unwrap_or_default();
    let is_name = |character: char| character.is_ascii_lowercase() || character == '_';
    !pattern.is_empty() && pattern.chars().all(is_name)
}

/// Whether the arms above, those of the same indentation, are variants of `Change` or `Step`. The last line of `above`
/// stands before the arm in question.
fn names_variants(above: &[&str]) -> bool {
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let Some(arm) =
        above.iter().rev().find(|line| line.trim_start().starts_with('}') || line.contains("=>"))
    else {
        return false;
    };
    let depth = indentation(arm);
    let arms = above.iter().rev().take_while(|line| line.is_empty() || indentation(line) >= depth);
    arms.filter(|line| indentation(line) == depth).any(|line| {
        let pattern = line.trim_start().trim_start_matches("| ").trim_start_matches("Some(");
        pattern.starts_with("Change::") || pattern.starts_with("Step::")
    })
}

#[test]
fn an_open_chain_is_seen() {
    let wrong = [
        "if let Change::AddTable(..) = change {\n} else if let Change::DropTable(..) = change {\n}",
        "if true {\n} else if let Some(Step::DropTable(name)) = step {\n}",
        "match change {\n    Change::AddTable(..) => 1,\n    _ => 0,\n}",
        "match step {\n    Step::AddColumn(it)\n    | Step::DropColumn(it) => {\n        it\n    }\n    other => other,\n}",
        "match step {\n    Some(Step::AddColumn(_)) => 1,\n    _ if true => 0,\n}",
    ];
    for text in wrong {
        assert_eq!(open_lines(text).len(), 1, "{text}");
    }
    let right = [
        "if let Change::AddTable(..) = change {\n}",
        "match verb {\n    Verb::Add => Change::AddTable(name, table),\n    _ => 0,\n}",
        "match change {\n    Change::AddTable(..) => match 1 {\n        1 => 2,\n        _ => 3,\n    },\n}",
    ];
    for text in right {
        assert_eq!(open_lines(text), [], "{text}");
    }
}

#[test]
fn the_generator_links_no_database_driver() {
    let manifest = fs::read_to_string(root().join("codegen/Cargo.toml")).expect("a manifest");
    let dependencies = manifest.split("[dev-dependencies]").next().unwrap_or(&manifest);
    for driver in ["diesel", "libsqlite3", "rusqlite", "postgres", "mysql", "sqlx"] {
        assert!(!dependencies.contains(driver), "codegen/Cargo.toml depends on {driver}");
    }
}

#[test]
fn no_source_file_is_too_long() {
    let long: Vec<String> = all_rust_files()
        .into_iter()
        .filter_map(|file| {
            let lines = fs::read_to_string(&file).expect("a readable file").lines().count();
            (lines > LINES_MAXIMUM).then(|| format!("{}: {lines} lines", shown(&file)))
        })
        .collect();
    assert!(long.is_empty(), "split these:\n{}", long.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<String> = all_rust_files()
        .into_iter()
        .filter(|file| {
            let text = fs::read_to_string(file).expect("a readable file");
            !text.starts_with("//!")
        })
        .map(|file| shown(&file))
        .collect();
    assert!(silent.is_empty(), "no `//!` in the first line of:\n{}", silent.join("\n"));
}

#[test]
fn architecture_names_every_module_and_only_paths_that_exist() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let mut wrong = Vec::new();
    for source in ["codegen/src", "runtime/src", "cli/src", "src"] {
        for entry in fs::read_dir(root().join(source)).expect("a source folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            if !["lib", "main", "bin"].contains(&name.as_str())
                && !page.contains(&format!("`{name}"))
            {
                wrong.push(format!("the module {source}/{name} is not mentioned"));
            }
        }
    }
    for path in page.split('`').skip(1).step_by(2).filter(|code| is_path(code)) {
        if !root().join(path.trim_end_matches('/')).exists() {
            wrong.push(format!("`{path}` does not exist"));
        }
    }
    assert!(wrong.is_empty(), "ARCHITECTURE.md:\n{}", wrong.join("\n"));
}

#[test]
fn documents_mention_no_missing_file() {
    let mut wrong = Vec::new();
    let mut pages = vec!["README.md".to_owned(), "CONTRIBUTING.md".to_owned()];
    for folder in ["docs", "docs/decisions"] {
        for entry in fs::read_dir(root().join(folder)).expect("a folder of pages") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "md") {
                pages.push(shown(&path));
            }
        }
    }
    for page in pages {
        let text = fs::read_to_string(root().join(&page)).expect("a page");
        for path in text.split('`').skip(1).step_by(2).filter(|code| is_path(code)) {
            if !root().join(path.trim_end_matches('/')).exists() {
                wrong.push(format!("{page} names `{path}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_decision_is_indexed_and_has_its_three_parts() {
    let folder = root().join("docs/decisions");
    let index = fs::read_to_string(folder.join("README.md")).expect("the index");
    let mut wrong = Vec::new();
    for entry in fs::read_dir(&folder).expect("the decisions") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name == "README.md" {
            continue;
        }
        let page = fs::read_to_string(&path).expect("a page");
        if !index.contains(&format!("({name})")) {
            wrong.push(format!("{name} is not in the index"));
        }
        for part in ["Context", "Decision", "Consequences"] {
            if !page.contains(&format!("\n## {part}\n")) {
                wrong.push(format!("{name} has no part `{part}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "docs/decisions:\n{}", wrong.join("\n"));
}

#[test]
fn commands_in_documents_name_test_binaries_that_exist() {
    let packages = [
        ("tablewright-codegen", "codegen"),
        ("tablewright", "runtime"),
        ("tablewright-cli", "cli"),
    ];
    let mut wrong = Vec::new();
    for page in ["README.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root().join(page)).expect("a page");
        for code in text.split(['`', '\n']).filter(|code| code.contains("--test ")) {
            let behind = |flag: &str| {
                let mut words = code.split_whitespace().skip_while(|word| *word != flag);
                words.nth(1).unwrap_or_default()
            };
            let package = packages.iter().find(|(package, _)| *package == behind("-p"));
            let tests = root().join(package.map_or("", |(_, folder)| folder)).join("tests");
            let name = behind("--test");
            if !tests.join(name).join("main.rs").is_file()
                && !tests.join([name, ".rs"].concat()).is_file()
            {
                wrong.push(format!("{page}: `{code}`: there is no such test binary"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a piece of inline code is a path in this repository.
fn is_path(code: &str) -> bool {
    let plain = !code.contains([' ', '<', '*', '{', '(', '\n', '$', '=', ':', '…']);
    let first = [
        "codegen",
        "runtime",
        "cli",
        "src",
        "tests",
        "testing",
        "docs",
        "benches",
        "scripts",
        "migrations",
    ];
    plain
        && code
            .split_once('/')
            .is_some_and(|(folder, rest)| first.contains(&folder) && !rest.is_empty())
}

/// The modules that a source file names behind `crate::`, its own tests left out.
fn crate_modules(text: &str) -> BTreeSet<String> {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    let mut modules = BTreeSet::new();
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = code.collect::<Vec<_>>().join("\n");
    for (position, _) in code.match_indices("crate::") {
        let rest = &code[position + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            modules.extend(first_names(group));
        } else {
            modules.insert(identifier(rest));
        }
    }
    modules.retain(|name| !name.is_empty());
    modules
}

/// The first identifier of each item in a `{…}` group of a `use` line.
fn first_names(group: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut depth = 0_usize;
    let mut at_start = true;
    for (position, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            _ if at_start && !character.is_whitespace() => {
                names.insert(identifier(&group[position..]));
                at_start = false;
            }
            _ => {}
        }
    }
    names
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}

fn all_rust_files() -> Vec<PathBuf> {
    [
        "codegen/src",
        "runtime/src",
        "cli/src",
        "src",
        "testing/src",
        "tests",
        "benches",
        "codegen/tests",
        "runtime/tests",
        "cli/tests",
    ]
    .iter()
    .flat_map(|folder| rust_files(&root().join(folder)))
    .filter(|file| !GENERATED.contains(&shown(file).as_str()))
    .collect()
}

/// Every Rust file below `folder`, or `folder.rs`.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let single = folder.with_extension("rs");
    if single.is_file() {
        files.push(single);
    }
    let Ok(entries) = fs::read_dir(folder) else { return files };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files.dedup();
    files
}

fn shown(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).display().to_string()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
