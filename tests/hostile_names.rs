//! Two thousand names that are legal in SQL and hostile in Rust: the generated module compiles without a
//! warning, whatever tables, columns, enums, values and modules are called.
//!
//! All stand in one crate, which rustc only checks. Names that become one in Rust stand in different tables: in
//! one, the check of a spec refuses them. Start reading at [`names`].

#![expect(clippy::panic, reason = "helpers of tests: what cannot be built is the test's failure")]

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

use tablewright_codegen::{
    check,
    diagnostic::Diagnostics,
    emit::{GeneratedConstants, emit, naming},
    schema::{ColumnName, TableName},
    spec::load_str,
};

/// How many names the crate has at least.
const NAMES: usize = 2000;

/// The most columns of a table.
const COLUMNS: usize = 16;

/// Keywords, what every Rust file knows, what Diesel's macros and derives define or use, what the generated file
/// defines, and words of other alphabets.
const WORDS: &str = "\
    abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen \
    if impl in let loop macro match mod move mut override priv pub raw ref return safe self static struct super \
    trait true try type typeof union unsafe unsized use virtual where while yield auto default macro_rules dyn_ \
    bool char str string i8 i32 i64 u8 f64 usize vec option some none ok err result box_ rc cow box_dyn clone \
    copy debug drop eq ord hash iterator into from to_string to_owned as_ref try_from try_into send sync sized fn_once \
    phantom_data display error from_str std core alloc chrono uuid diesel tablewright serde \
    table tables column columns dsl star all_columns sql_type sql_types boxed_query is_nullable ops q nullable \
    not_null integer big_int text binary bool_ timestamp date time numeric json jsonb backend connection \
    query query_id query_source query_fragment ast_pass from_clause as_query as_select selectable queryable \
    insertable as_changeset identifiable associations belongs_to select_clause expression as_expression \
    valid_grouping appears_on_table selectable_expression table_not_equal insert_values values value id row rows \
    primary_key joinable allow_tables_to_appear_in_same_query prelude debug_query execute load first filter find \
    order limit offset group_by inner_join left_join on into_sql count sum max min now exists not any all \
    schema models enums model migrations schema_version schema_fingerprint table_info new new_user user_changes \
    new_new changes required new_required changes_changes new_changes sql enum_ enum_sql required_new \
    results options strings vecs boxes oks errs somes nones selfs newes a a__b a___b _a __a a_ a__ _ __ _1 1 1a \
    2fa 3_d 42 007 x1_2 _0 a1 übung Übergröße größe straße naïve café Æther œuvre İstanbul ııı ß ŋ ŉ ĳ ﬁn ªº \
    таблица Заказы объём щука ь ελληνικά ΑΒΓ ς 表 列名 テーブル 열 עמודה عمود สวัสดี हिन्दी Ⅷ ² ½ é e\u{301} ĸ ʰ ǅ а о \
    camelCase PascalCase SCREAMING_CASE HTTPServer iOS eMail x509Cert snake_Case Mixed_case_Name user user_id";

/// What stands around a word in some name.
const FRAMES: &[(&str, &str)] = &[
    ("", ""),
    ("", "_"),
    ("_", ""),
    ("2", ""),
    ("", "s"),
    ("new_", ""),
    ("", "_changes"),
    ("a__", ""),
    ("x ", " y"),
    ("", "-sql"),
    ("ü", ""),
];

/// The words, and each behind `a__`.
fn names() -> Vec<String> {
    let words = || WORDS.split_whitespace();
    words().map(str::to_owned).chain(words().map(|word| ["a__", word].concat())).collect()
}

/// Each word in a frame, as values of one enum: those that become the same variant but once.
fn values((before, after): (&str, &str)) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let framed = WORDS.split_whitespace().map(|word| [before, word, after].concat());
    let kept = framed.filter(|value| {
        let variant = naming::enum_variant(value).expect("a name");
        let lower = ["text ", &value.to_lowercase()].concat();
        taken.insert(variant.to_string()) && taken.insert(lower)
    });
    kept.map(|value| quoted(&value)).collect()
}

/// A table under construction.
#[derive(Default)]
struct Draft {
    columns: Vec<String>,
    /// In lower case, and as Rust writes them.
    taken: BTreeSet<String>,
}

impl Draft {
    /// Takes the column, unless the table is full or has one of this name.
    fn take(&mut self, table: &str, column: &str) -> bool {
        let module = naming::table_module(&TableName::from(table)).expect("a name");
        let ident = naming::column(&ColumnName::from(column), None, &module).expect("a name");
        let lower = ["sql ", &column.to_lowercase()].concat();
        if self.columns.len() == COLUMNS || self.taken.contains(ident.as_str()) {
            return false;
        }
        self.taken.insert(ident.to_string());
        if self.taken.insert(lower) {
            self.columns.push(column.to_owned());
            return true;
        }
        false
    }
}

/// Tables of all names: as many as are needed for the columns, and each word the name of a table as well.
fn tables(names: &[String]) -> BTreeMap<String, Draft> {
    let mut modules = BTreeSet::new();
    let mut types = BTreeSet::new();
    let mut tables: BTreeMap<String, Draft> = BTreeMap::new();
    for name in names {
        let table = TableName::from(name.as_str());
        let module = naming::table_module(&table).expect("a name");
        let row = naming::row_struct(&table, None).expect("a name");
        let made = [
            naming::insert_struct(&row),
            naming::required_struct(&row),
            naming::changes_struct(&row),
            row,
        ];
        let is_free = !modules.contains(&module) && made.iter().all(|name| !types.contains(name));
        if is_free && tables.len() * COLUMNS < names.len() + 10 * COLUMNS {
            modules.insert(module);
            types.extend(made);
            tables.insert(name.clone(), Draft::default());
        }
    }
    for column in names {
        let _ = tables.iter_mut().any(|(table, draft)| draft.take(table, column));
    }
    tables
}

/// A text in YAML's quotes.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The spec, and how many names it has.
fn spec(names: &[String]) -> (String, usize) {
    let mut count = 0;
    let mut text = String::from("dialects: [sqlite]\nenums:\n");
    for (name, frame) in
        ["", "s", "sql", "_x", "_new", "_1", "_2", "_3", "_4", "_5", "_6"].iter().zip(FRAMES)
    {
        let values = values(*frame);
        text.extend(["  vec_of_all", name, ": [", &values.join(", "), "]\n"]);
        count += values.len() + 1;
    }
    for name in ["some", "result_", "_2nd", "größe", "self"] {
        text.extend(["  ", &quoted(&[name, "_kind"].concat()), ": [A, B]\n"]);
        count += 3;
    }
    text.push_str("tables:\n");
    let mut parent: Option<(String, String)> = None;
    for (table, draft) in tables(names) {
        let [key, second, others @ ..] = draft.columns.as_slice() else { continue };
        text.extend(["  ", &quoted(&table), ":\n    columns:\n      ", &quoted(key), ": bigint\n"]);
        text.extend(["      ", &quoted(second), ": bigint?\n"]);
        for (column, type_) in others.iter().zip(TYPES.iter().cycle()) {
            text.extend(["      ", &quoted(column), ": ", type_, "\n"]);
        }
        text.extend(["    primary_key: [", &quoted(key), "]\n"]);
        if let Some((table, key)) = parent {
            let second = quoted(second);
            text.extend([
                "    foreign_keys:\n      - { columns: [",
                &second,
                "], references: { table: ",
            ]);
            text.extend([&quoted(&table), ", columns: [", &quoted(&key), "] } }\n"]);
        }
        count += 1 + draft.columns.len();
        parent = Some((table.clone(), key.clone()));
    }
    (text, count)
}

/// The types of the columns, over and over.
const TYPES: &[&str] = &[
    "text",
    "text?",
    "bigint",
    "timestamp?",
    "vec_of_all?",
    "json?",
    "uuid",
    "bytes",
    "integer = 1",
    "some_kind",
];

#[test]
fn two_thousand_hostile_names_compile_without_a_warning() {
    let (text, count) = spec(&names());
    assert!(count >= NAMES, "{count} names");
    compiles(&text);
}

/// What is left of the structs compiles without a warning, too, whichever a spec leaves out.
#[test]
fn what_is_left_of_the_structs_compiles_without_a_warning() {
    let table = |name: &str, models: &str| {
        [
            "  ",
            name,
            ": { module: m, models: ",
            models,
            ", columns: { id: bigint auto_increment, a: text, b: text, c: 'text?', ",
            "of: { type: 'bigint?', references: a_parent.id } }, primary_key: id }\n",
        ]
        .concat()
    };
    let kinds = ["rows", "new", "changes"];
    for models in
        ["none".to_owned()].into_iter().chain(kinds.map(str::to_owned)).chain(kinds.map(|out| {
            let kept: Vec<_> = kinds.into_iter().filter(|kind| *kind != out).collect();
            ["[", &kept.join(", "), "]"].concat()
        }))
    {
        let tables = [
            "modules: { m: Of all. }\ntables:\n",
            &table("a_parent", &models),
            &table("a_child", &models),
        ];
        compiles(&tables.concat());
    }
}

/// Asserts that the Rust of a spec compiles without a warning.
fn compiles(text: &str) {
    let loaded = load_str("schema.yaml", text).unwrap_or_else(|found| panic!("{found}"));
    let found = check(&loaded.declaration, &loaded.places);
    let found = Diagnostics::new(found, loaded.sources);
    assert!(!found.has_errors(), "{found}");
    let rust = emit(&loaded.declaration, &GeneratedConstants::default()).expect("Rust");
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("schema.rs"), rust).expect("a file");
    let externs = externs(folder.path());
    let lib = "#![deny(warnings, missing_docs)]\n//! Names.\ninclude!(\"schema.rs\");\n";
    if let Err(errors) = compile(folder.path(), lib, &externs) {
        panic!("{errors}");
    }
}

/// Checks a crate of `folder` by rustc.
fn compile(folder: &Path, lib: &str, externs: &[(&str, PathBuf)]) -> Result<(), String> {
    fs::write(folder.join("lib.rs"), lib).expect("a file");
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--edition=2024", "--crate-type=lib", "--crate-name=hostile", "--emit=metadata"]);
    rustc.args(["--error-format=short", "--color=never", "--out-dir"]).arg(folder);
    for (name, path) in externs {
        let dependency = path.parent().expect("a folder");
        rustc.arg("--extern").arg([name, "=", &path.display().to_string()].concat());
        rustc.arg("-L").arg(["dependency=", &dependency.display().to_string()].concat());
    }
    let output = rustc.arg(folder.join("lib.rs")).output().expect("rustc");
    if output.status.success() {
        return Ok(());
    }
    // One line of each kind: a name that is taken is told at every place.
    let text = String::from_utf8_lossy(&output.stderr);
    let mut kinds = BTreeSet::new();
    let lines = text.lines().filter(|line| {
        let message = line.split_once(": ").map_or(*line, |(_, message)| message);
        kinds.insert(message.to_owned())
    });
    Err(lines.take(60).collect::<Vec<_>>().join("\n"))
}

/// The crates that the generated file uses, as Cargo built them for this test: builds with other features may
/// lie beside them, so they are the newest that go together.
fn externs(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let control = "fn _control(connection: &mut tablewright::AnyConnection) {\n\
                   let _ = diesel::RunQueryDsl::execute(diesel::sql_query(\"\"), connection);\n}";
    for diesel in builds("libdiesel-") {
        for tablewright in builds("libtablewright-") {
            let pair = vec![("diesel", diesel.clone()), ("tablewright", tablewright)];
            if compile(folder, control, &pair).is_ok() {
                return pair;
            }
        }
    }
    panic!("no builds of diesel and tablewright that go together")
}

/// The libraries whose files begin so, the newest first.
fn builds(start: &str) -> Vec<PathBuf> {
    let own = env::current_exe().expect("this program");
    let folder = own.parent().expect("its folder");
    let mut found: Vec<(SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder).expect("its folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(start) && path.extension().is_some_and(|it| it == "rlib") {
            let modified = fs::metadata(&path).and_then(|it| it.modified()).expect("a time");
            found.push((modified, path));
        }
    }
    found.sort();
    found.into_iter().rev().map(|(_, path)| path).collect()
}
