//! What Rust is emitted for a declaration made in code.

mod declaration;

use declaration::{column, declare, library, nullable, references, table};
use tablewright_codegen::{
    dialect::{DialectTexts, PerDialect},
    emit::{CannotEmit, EmbeddedMigration, GeneratedConstants, emit},
    schema::{
        ColumnType, Declaration, Nullability, View,
        additions::{Additions, ModelAdditions},
        presentation::{
            ColumnPresentation, FieldType, LeftOut, ModelKind, TablePresentation, ViewColumn,
            ViewPresentation, Visibility,
        },
    },
    spec::Notes,
};

fn rust(declaration: &Declaration) -> String {
    emit(declaration, &GeneratedConstants::default()).expect("Rust for the declaration")
}

/// Without migrations, so that the golden file compiles wherever it is included.
fn constants() -> GeneratedConstants {
    GeneratedConstants {
        version: "20261122120000".into(),
        fingerprint: "0123456789abcdef".into(),
        migrations: PerDialect::default(),
    }
}

/// The integers of a table with a key and one reference.
fn child(of: &str) -> tablewright_codegen::schema::Table {
    let table = table(
        &["id"],
        vec![column("id", ColumnType::Integer), nullable("parent", ColumnType::Integer)],
    );
    references(table, &["parent"], of, &["id"])
}

fn load(spec: &str) -> Declaration {
    let loaded = tablewright_codegen::spec::load_str("schema.yaml", spec);
    loaded.expect("a spec that can be read").declaration
}

fn check_golden(actual: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/emit/library.rs");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, actual).expect("the golden file is written");
        return;
    }
    let expected = std::fs::read_to_string(path).expect("the golden file");
    assert_eq!(actual, expected, "run with BLESS=1 and review the difference");
}

/// A value of a type that one database has is given to Diesel in another way, so that the connection enum can insert it.
#[test]
fn an_insert_tells_types_of_one_database_from_those_of_all() {
    let rust = rust(&load(
        "dialects: [postgres]\ntables:\n  hosts:\n    columns:\n      id: bigint auto_increment\n      \
         address: inet\n      other: inet?\n      tags: { type: 'text[]', default: \"'{}'\" }\n      \
         name: text?\n    primary_key: id\n",
    ));
    let (_, insert) = rust.split_once("tablewright::insertable! {").expect("an insert");
    let fields: Vec<_> = insert.lines().skip(2).take(5).map(str::trim).collect();
    let expected = [
        "if_some id: i64,",
        "native address: ipnetwork::IpNetwork,",
        "native_or_null other: ipnetwork::IpNetwork,",
        "native_if_some tags: &'a Vec<Option<String>>,",
        "always name: Option<&'a str>,",
    ];
    assert_eq!(fields, expected);
}

#[test]
fn one_of_everything_reads_as_expected() {
    check_golden(&emit(&library(), &constants()).expect("Rust for the library"));
}

#[test]
fn migrations_are_taken_from_the_package_s_folder() {
    let migration = |dialect: &str| EmbeddedMigration {
        version: "20261122120000".into(),
        name: "create_library".into(),
        up: format!("migrations/{dialect}/2026-11-22-120000_create_library/up.sql"),
        down: format!("migrations/{dialect}/2026-11-22-120000_create_library/down.sql"),
        run_in_transaction: dialect != "sqlite",
        preflight: (dialect == "sqlite").then(|| format!("migrations/{dialect}/x/preflight.sql")),
    };
    let migrations = PerDialect {
        sqlite: vec![migration("sqlite")],
        mysql: vec![migration("mysql"), migration("mysql")],
        ..PerDialect::default()
    };
    let text = emit(&Declaration::default(), &GeneratedConstants { migrations, ..constants() })
        .expect("Rust for migrations");
    let expected = concat!(
        "    sqlite: &[tablewright::Migration {\n",
        "        version: \"20261122120000\",\n",
        "        name: \"create_library\",\n",
        "        up: include_str!(concat!(\n",
        "            env!(\"CARGO_MANIFEST_DIR\"),\n",
        "            \"/migrations/sqlite/2026-11-22-120000_create_library/up.sql\"\n",
        "        )),\n",
    );
    assert!(text.contains(expected), "{text}");
    assert!(text.contains("run_in_transaction: false"), "{text}");
    assert!(text.contains("\"/migrations/sqlite/x/preflight.sql\""), "{text}");
    assert_eq!(text.matches("preflight: \"\",").count(), 2, "{text}");
    assert_eq!(text.matches("tablewright::Migration {").count(), 3, "{text}");
}

/// The structs of a library of which one table, one module and all else leave structs out.
#[test]
fn structs_that_the_spec_leaves_out_are_not_there() {
    let spec = "modules: { m: { models: new } }\nmodels: [rows, changes]\ntables:\n\
        \u{20} parents: { module: m, columns: { id: integer, a: text, b: text? }, primary_key: id }\n\
        \u{20} children:\n    columns: { id: integer, parent: { type: integer, references: parents.id } }\n\
        \u{20}   primary_key: id\n\
        \u{20} pets:\n    module: m\n    models: none\n    columns: { id: integer, a: text }\n\
        \u{20}   primary_key: id\n\
        views:\n\
        \u{20} seen: { models: none, query: SELECT 1 AS a, columns: { a: integer } }\n\
        \u{20} said: { query: SELECT 1 AS a, columns: { a: integer } }\n";
    let loaded = tablewright_codegen::spec::load_str("schema.yaml", spec)
        .unwrap_or_else(|found| panic!("{found}"));
    let text = rust(&loaded.declaration);
    let structs: Vec<_> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub struct "))
        .map(|rest| rest.trim_end_matches([' ', '{']))
        .collect();
    let expected = ["Child", "ChildChanges", "NewParentRequired<'a>", "NewParent<'a>", "Said"];
    let mut found = structs.clone();
    found.sort_unstable();
    let mut sorted = expected.to_vec();
    sorted.sort_unstable();
    assert_eq!(found, sorted, "{text}");
    assert!(!text.contains("belongs_to"), "a parent without rows has none that belong to it");
    assert!(text.contains("models::{NewParent, NewParentRequired},"), "{text}");
    assert!(text.contains("diesel::joinable!(children -> parents (parent));"), "{text}");
}

const ADDED: &str = "modules: { m: { derive: { rows: b::M, new: b::N } }, n: { derive: none } }
derive: [a::F, PartialEq]
attributes: { rows: [serde(rename = \"r\")], new: must_use, changes: must_use, enums: repr(u8) }
enums:
  plain: [x]
  own: { values: [x], derive: [c::E], attributes: none }
  bare: { values: [x], derive: none }
tables:
  parents: { module: m, derive: [c::T, a::F], columns: { id: integer, a: text?, b: text, c: text }, primary_key: id }
  others: { module: n, derive: { rows: d::O, changes: [d::C] }, columns: { id: integer, a: text }, primary_key: id }
  bare: { module: m, derive: { rows: none, new: none }, attributes: { rows: none }, columns: { id: integer }, primary_key: id }
views:
  seen: { derive: [e::V], attributes: [f], query: SELECT 1 AS a, columns: { a: integer } }
  not_seen: { derive: [e::V], query: SELECT 1 AS a }
";

/// A table's list adds to its module's, that to the file's; `none` starts anew.
#[test]
fn derives_and_attributes_are_those_of_all_that_say_some() {
    let loaded = load(ADDED);
    let text = rust(&loaded);
    let mut found = Vec::new();
    let mut before = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("#[") && !line.starts_with("#[diesel(") {
            before.push(line);
        } else if let Some(item) =
            line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum "))
        {
            let name = item.split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
            found.push([&[name], before.as_slice()].concat().join(" "));
            before.clear();
        } else if !line.starts_with("#[diesel(") {
            before.clear();
        }
    }
    let expected = [
        "Bare #[repr(u8)]",
        "Own #[derive(a::F, c::E)]",
        "Plain #[derive(a::F)] #[repr(u8)]",
        "Bare #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable)]",
        "NewBare #[derive(Clone, Copy, Debug)] #[must_use]",
        "Other #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable, d::O)] \
         #[serde(rename = \"r\")]",
        "NewOther #[derive(Clone, Copy, Debug)] #[must_use]",
        "OtherChanges #[derive(Clone, Copy, Debug, Default, d::C)] #[must_use]",
        "Parent #[derive(Clone, Debug, PartialEq, Queryable, Selectable, Identifiable, a::F, b::M, c::T)] \
         #[serde(rename = \"r\")]",
        "NewParent #[derive(Clone, Copy, Debug, b::N)] #[must_use]",
        "NewParentRequired #[derive(Clone, Debug, b::N)] #[must_use]",
        "ParentChanges #[derive(Clone, Copy, Debug, Default)] #[must_use]",
        "Seen #[derive(Clone, Debug, PartialEq, Queryable, Selectable, a::F, e::V)] \
         #[serde(rename = \"r\")] #[f]",
    ];
    assert_eq!(found, expected, "{text}");
}

#[test]
fn derives_and_attributes_are_read_back_and_are_no_change_of_the_schema() {
    let loaded = load(ADDED);
    let written = tablewright_codegen::spec::write(&loaded, &Notes::default());
    assert_eq!(load(&written), loaded, "{written}");
    let bare: String = ADDED
        .lines()
        .filter(|line| !line.starts_with(['d', 'a']))
        .fold(String::new(), |text, line| text + &line.replace("derive: none", "doc: x") + "\n");
    let bare = load(&bare);
    assert_ne!(bare.presentation, loaded.presentation);
    assert_eq!(
        (bare.schema, bare.intent, bare.settings),
        (loaded.schema, loaded.intent, loaded.settings)
    );
}

/// A table's own word counts, else its module's, its file's.
#[test]
fn structs_are_as_visible_as_the_spec_says() {
    let spec = "modules: { m: { visibility: pub }, n: }
visibility: pub(crate)
tables:
  as: { module: m, columns: { id: integer, a: text, b: text? }, primary_key: id }
  bs: { module: m, visibility: pub(crate), columns: { id: integer, a: text, b: text? }, primary_key: id }
  cs: { module: n, columns: { id: integer }, primary_key: id }
  ds: { visibility: pub, columns: { id: integer }, primary_key: id }
views:
  seen: { module: n, query: SELECT 1 AS a, columns: { a: integer } }
  not_seen: { query: SELECT 1 AS a }
";
    let declaration = load(spec);
    let text = rust(&declaration);
    let mut structs: Vec<_> = text
        .lines()
        .filter_map(|line| line.trim().split_once("struct "))
        .map(|(before, name)| {
            [before, name.split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default()]
                .concat()
        })
        .collect();
    structs.sort_unstable();
    let expected = [
        "pub A",
        "pub AChanges",
        "pub D",
        "pub NewA",
        "pub NewARequired",
        "pub NewD",
        "pub(crate) B",
        "pub(crate) BChanges",
        "pub(crate) C",
        "pub(crate) NewB",
        "pub(crate) NewBRequired",
        "pub(crate) NewC",
        "pub(crate) Seen",
    ];
    assert_eq!(structs, expected, "{text}");
    for line in [
        "pub(crate) const fn new(required: NewBRequired<'a>) -> Self {",
        "pub(crate) use super::models::{B, BChanges, NewB, NewBRequired};",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    let written = tablewright_codegen::spec::write(&declaration, &Notes::default());
    assert_eq!(load(&written), declaration, "{written}");
    assert_eq!(load(&spec.replace("pub(crate)", "pub")).schema, declaration.schema);
}

#[test]
fn what_is_no_derive_or_attribute_is_not_emitted() {
    for (derives, attributes) in [(vec!["a)] struct"], vec![]), (vec![], vec!["a] struct"])] {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let added = Additions { derives: texts(&derives), attributes: texts(&attributes) };
        let mut declaration = load("tables: { a: { columns: { id: integer }, primary_key: id } }");
        let table = declaration.presentation.tables.entry("a".into()).or_default();
        table.additions.insert(ModelKind::Rows, added);
        let text = derives.first().or(attributes.first()).copied().unwrap_or_default().to_owned();
        assert_eq!(
            emit(&declaration, &GeneratedConstants::default()),
            Err(CannotEmit::Addition { subject: "a".into(), text })
        );
    }
}

#[test]
fn without_structs_there_is_no_module_of_them() {
    let spec = "models: none\ntables: { a: { columns: { id: integer }, primary_key: id } }\n";
    let loaded = tablewright_codegen::spec::load_str("schema.yaml", spec)
        .unwrap_or_else(|found| panic!("{found}"));
    assert!(!rust(&loaded.declaration).contains("models"));
}

#[test]
fn the_text_depends_on_the_declaration_alone() {
    assert_eq!(rust(&library()), rust(&library()));
}

#[test]
fn everything_but_macro_bodies_is_formatted_as_prettyplease_would() {
    let text = rust(&library());
    let file = syn_of_prettyplease::parse_file(&text).expect("valid Rust");
    for item in file.items {
        let syn_of_prettyplease::Item::Mod(module) = item else { continue };
        for item in module.content.into_iter().flat_map(|(_, items)| items) {
            let syn_of_prettyplease::Item::Struct(item) = item else { continue };
            let file = syn_of_prettyplease::File {
                shebang: None,
                frontmatter: None,
                attrs: Vec::new(),
                items: vec![syn_of_prettyplease::Item::Struct(item)],
            };
            let formatted: String = prettyplease::unparse(&file)
                .lines()
                .map(|line| ["    ", line, "\n"].concat())
                .collect();
            assert!(text.contains(&formatted), "laid out in another way:\n{formatted}");
        }
    }
}

#[test]
fn a_foreign_key_makes_tables_joinable() {
    let text = rust(&declare(vec![("parents", child("parents")), ("children", child("parents"))]));
    assert!(text.contains("diesel::joinable!(children -> parents (parent));"), "{text}");
    assert!(text.contains("#[diesel(belongs_to(Parent, foreign_key = parent))]"), "{text}");
    assert_eq!(text.matches("joinable!").count(), 1, "a table is not joined with itself");
}

#[test]
fn two_ways_between_two_tables_make_neither_joinable() {
    let two = references(child("parents"), &["id"], "parents", &["id"]);
    let text = rust(&declare(vec![("parents", child("parents")), ("children", two)]));
    assert!(!text.contains("joinable!"), "{text}");
    let children = text.split("pub struct Child ").next().unwrap_or_default();
    let attributes = children.rsplit("}\n").next().unwrap_or_default();
    assert!(!attributes.contains("belongs_to"), "{attributes}");
}

#[test]
fn two_tables_that_refer_to_each_other_are_not_joinable() {
    let text = rust(&declare(vec![("a", child("b")), ("b", child("a"))]));
    assert!(!text.contains("joinable!"), "{text}");
    assert!(text.contains("diesel::allow_tables_to_appear_in_same_query!(a, b);"), "{text}");
}

#[test]
fn a_foreign_key_to_something_else_than_the_primary_key_is_not_joinable() {
    let parent = table(
        &["id"],
        vec![column("id", ColumnType::Integer), column("code", ColumnType::Integer)],
    );
    let children = references(
        table(
            &["id"],
            vec![column("id", ColumnType::Integer), column("code", ColumnType::Integer)],
        ),
        &["code"],
        "parents",
        &["code"],
    );
    let text = rust(&declare(vec![("parents", parent), ("children", children)]));
    assert!(!text.contains("joinable!"), "{text}");
    assert!(!text.contains("belongs_to"), "{text}");
}

/// `count` tables, of which each but the first refers to one before it.
fn many(count: usize) -> Declaration {
    let names: Vec<String> = (0..count).map(|number| format!("t{number}")).collect();
    declare(
        names
            .iter()
            .enumerate()
            .map(|(number, name)| (name.as_str(), child(&names[number / 2])))
            .collect(),
    )
}

/// The pairs that the emitted lists allow, each as often as it is allowed.
fn allowed_pairs(text: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for list in text.split("allow_tables_to_appear_in_same_query!(").skip(1) {
        let list = list.split(')').next().unwrap_or_default();
        let names: Vec<&str> =
            list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        for (position, left) in names.iter().enumerate() {
            for right in &names[position + 1..] {
                pairs.push(((*left).min(*right).to_owned(), (*left).max(*right).to_owned()));
            }
        }
    }
    pairs
}

#[test]
fn a_hundred_tables_may_all_stand_in_one_query() {
    let pairs = allowed_pairs(&rust(&many(100)));
    assert_eq!(pairs.len(), 100 * 99 / 2);
}

#[test]
fn beyond_a_hundred_tables_each_pair_is_allowed_once_and_only_with_a_reason() {
    let mut declaration = many(130);
    for name in ["t3", "t7", "t120", "t121"] {
        let module = Some("m".to_owned());
        declaration
            .presentation
            .tables
            .insert(name.into(), TablePresentation { module, ..Default::default() });
    }
    let together = ["t120", "t129", "t3"].map(Into::into).to_vec();
    declaration.presentation.query_together = vec![together];
    let mut pairs = allowed_pairs(&rust(&declaration));
    // 129 foreign keys, of which t0's leads to itself and t7 -> t3 is inside the module too.
    assert_eq!(pairs.len(), 129 - 1 + 6 + 2);
    pairs.sort();
    let count = pairs.len();
    pairs.dedup();
    assert_eq!(pairs.len(), count, "no pair is allowed twice: the lists would not compile");
    assert!(pairs.contains(&("t121".into(), "t7".into())), "tables of one module");
    assert!(pairs.contains(&("t120".into(), "t129".into())), "what the spec lists");
    assert!(!pairs.contains(&("t1".into(), "t100".into())), "nothing connects them");
}

#[test]
fn views_count_among_the_tables_that_stand_in_one_query() {
    let mut declaration = many(101);
    for name in ["t1", "t2"] {
        let module = Some("m".to_owned());
        let presentation = TablePresentation { module, ..Default::default() };
        declaration.presentation.tables.insert(name.into(), presentation);
    }
    add_view(&mut declaration, "v", Some("m"));
    add_view(&mut declaration, "lonely", None);
    declaration.presentation.query_together = vec![vec!["v".into(), "t50".into()]];
    let text = rust(&declaration);
    let longest = text.split("allow_tables_to_appear_in_same_query!(").skip(1);
    let longest = longest.map(|list| list.split(')').next().unwrap_or_default().split(',').count());
    assert!(longest.max().unwrap_or_default() <= 101, "a hundred and the comma behind them");
    let mut pairs = allowed_pairs(&text);
    // 100 foreign keys between two tables, one of them inside the module of three; and what the spec lists.
    assert_eq!(pairs.len(), 99 + 3 + 1);
    assert!(pairs.contains(&("t50".into(), "v".into())), "what the spec lists");
    pairs.sort();
    let count = pairs.len();
    pairs.dedup();
    assert_eq!(pairs.len(), count, "no pair is allowed twice");
    assert!(pairs.contains(&("t1".into(), "v".into())), "a view of the table's module");
    assert!(!pairs.iter().any(|(left, _)| left == "lonely"), "nothing connects it");
}

/// Adds a view of one column.
fn add_view(declaration: &mut Declaration, name: &str, module: Option<&str>) {
    let view = View { query: PerDialect::default(), after: Vec::new() };
    declaration.schema.views.insert(name.into(), view);
    let id = ViewColumn {
        name: "id".into(),
        type_: ColumnType::Integer,
        sql_types: DialectTexts::default(),
        field: FieldType::Portable,
        nullability: Nullability::NotNull,
        doc: None,
    };
    let presentation = ViewPresentation {
        left_out: LeftOut::default(),
        additions: ModelAdditions::default(),
        visibility: Visibility::default(),
        module: module.map(str::to_owned),
        doc: None,
        columns: vec![id],
        primary_key: Vec::new(),
    };
    declaration.presentation.views.insert(name.into(), presentation);
}

#[test]
fn rust_types_of_the_spec_are_taken_or_refused() {
    let with = |rust_type: &str| {
        let mut declaration = declare(vec![(
            "t",
            table(
                &["id"],
                vec![column("id", ColumnType::Integer), nullable("x", ColumnType::Text)],
            ),
        )]);
        let column = ColumnPresentation {
            field: FieldType::Own { rust: rust_type.into(), diesel: None },
            ..Default::default()
        };
        let table = declaration.presentation.tables.entry("t".into()).or_default();
        table.columns.insert("x".into(), column);
        emit(&declaration, &GeneratedConstants::default())
    };
    let text = with("crate::Tier").expect("Rust");
    assert!(text.contains("pub x: Option<crate::Tier>,"), "{text}");
    assert!(text.contains("pub x: Option<&'a crate::Tier>,"), "{text}");
    assert!(text.contains("pub x: Option<Option<&'a crate::Tier>>,"), "{text}");
    assert!(!text.contains("PartialEq"), "a type of the user's need not be comparable");
    let refused = with("pub fn").expect_err("not a type");
    assert_eq!(refused, CannotEmit::RustType { subject: "t.x".into(), text: "pub fn".into() });
}

#[test]
fn a_type_that_diesel_does_not_know_is_refused() {
    let other = ColumnType::Other("geometry".into());
    let declaration = declare(vec![("t", table(&["id"], vec![column("id", other.clone())]))]);
    let refused = emit(&declaration, &GeneratedConstants::default()).expect_err("no Rust");
    assert_eq!(refused, CannotEmit::SqlType { subject: "t.id".into(), type_: other });
}

#[test]
fn hostile_names_and_docs_make_valid_rust() {
    for name in [
        "we\"ird",
        "a`b",
        "x]y",
        "O'Neil",
        "new\nline",
        "nul\0byte",
        "😀",
        "back\\slash",
        "\u{202e}x",
        "*/",
    ] {
        let mut declaration =
            declare(vec![(name, table(&[name], vec![column(name, ColumnType::Text)]))]);
        let doc = Some([name, "\r\n", name, "\r", name].concat());
        declaration
            .presentation
            .tables
            .insert(name.into(), TablePresentation { doc, ..Default::default() });
        let text = rust(&declaration);
        syn_of_prettyplease::parse_file(&text).expect("valid Rust");
        assert!(!text.contains(['\0', '\r', '\u{202e}']), "{text:?}");
    }
}

#[test]
fn an_empty_declaration_has_constants_and_an_empty_schema() {
    let text = rust(&Declaration::default());
    let file = syn_of_prettyplease::parse_file(&text).expect("valid Rust");
    assert_eq!(file.items.len(), 5, "{text}");
}

#[test]
fn a_type_asks_for_the_feature_that_it_needs_once() {
    let spec = "dialects: [postgres]\ntables:\n  hosts:\n    columns:\n      id: bigint\n      \
                address: inet\n      net: cidr?\n      parts: uuid[]\n      old: interval\n    primary_key: id\n";
    let text = rust(&load(spec));
    let asked: Vec<_> = text.lines().filter(|line| line.contains("require_")).collect();
    assert_eq!(
        asked,
        [
            "tablewright::require_network!(\"`hosts.address`\");",
            "tablewright::require_uuid!(\"`hosts.parts`\");",
        ]
    );
}

#[test]
fn no_row_brings_a_number_that_the_database_always_gives() {
    for kind in ["always", "{ sqlite: true, postgres: always, mysql: true, mssql: true }"] {
        let spec = "tables:\n  t:\n    columns:\n      id: { type: bigint, auto_increment: KIND }\n      \
                    number: integer\n      note: text?\n    primary_key: id\n";
        let text = rust(&load(&spec.replace("KIND", kind)));
        let new = text.split("pub struct NewT").nth(1).and_then(|rest| rest.split('}').next());
        let new = new.expect("a struct of new rows");
        assert!(new.contains("number") && !new.contains("id:"), "{new}");
    }
}

#[test]
fn an_enum_that_is_a_type_of_postgresql_says_its_name() {
    let of = |dialects: &str, storage: &str| {
        let spec = [
            "dialects: [",
            dialects,
            "]\nenums: { mood: { storage: ",
            storage,
            ", values: [sad, ok] } }\ntables: { t: { columns: { m: mood }, primary_key: m } }\n",
        ];
        rust(&load(&spec.concat()))
    };
    assert!(of("sqlite, postgres", "native").contains("pub enum Mood: MoodSql as \"mood\" {"));
    let text = "pub enum Mood: MoodSql {";
    assert!(of("sqlite, postgres", "text").contains(text));
    assert!(of("sqlite, mysql", "native").contains(text));
    assert!(of("postgres, mysql", "{ postgres: text, mysql: native }").contains(text));
}
