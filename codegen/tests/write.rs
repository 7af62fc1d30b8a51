//! Specs that are written: what is read back is what was declared, and a person would have written it so.
//!
//! `BLESS=1` rewrites the expected files.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests: a failure to read or write is the test's failure"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use proptest::prelude::*;
use tablewright_codegen::{
    dialect::{Dialect, DialectSet, PerDialect},
    schema::{
        CheckConstraint, Column, ColumnType, Declaration, Deferrability, Enum, Expression,
        ForeignKey, Index, IndexKey, NullEquality, Nullability, NullsPlacement, OperatorClass,
        PrimaryKey, ReferentialAction, SortOrder, Table, Trigger, TriggerEvent, TriggerTiming,
        UniqueConstraint, Uniqueness, View,
        expression::{Function, Literal, Membership},
    },
    spec::{self, Notes, write},
};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every spec of the tests that is sound: golden cases, the one with every key, our own.
fn specs() -> Vec<PathBuf> {
    let mut specs =
        vec![folder().join("tests/spec/everything/schema.yaml"), folder().join("../schema.yaml")];
    specs.push(folder().join("tests/servers/made/schema.yaml"));
    specs.push(folder().join("tests/servers/changed/schema.yaml"));
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
    spec::load(path).unwrap().declaration
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

/// Names and texts that break out of careless quoting.
fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z][a-z0-9_]{0,8}",
        "[ -~\u{e4}\u{df}\u{1f980}\u{feff}\u{85}\n\t]{1,10}",
        proptest::sample::select(vec![
            "none",
            "null",
            "~",
            "no",
            "1.10",
            "0x1F",
            "2024-01-01",
            "- a",
            "a: b",
            "a #b",
            "x desc",
            "x ASC",
            "lower(a)",
            "t.a",
            "t(a)",
            "<<",
            "*a",
            "&a",
            "!a",
            "'",
            "\"",
            "\\",
            "a, b",
            "{a}",
            "[a]",
            "|",
            ">",
            "%",
            "@",
            "`",
            "? a",
            "---",
            "...",
            "a ",
            " a",
            "a\n",
            "\u{2028}",
            "a:",
        ])
        .prop_map(str::to_owned),
    ]
}

/// Texts of several lines, too: bodies of triggers, queries, comments.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        hostile(),
        proptest::collection::vec("[ -~\t]{0,12}", 1..5).prop_map(|lines| lines.join("\n")),
        proptest::collection::vec("[a-z ;]{0,8}", 2..5).prop_map(|lines| lines.join("\n") + "\n"),
    ]
}

fn columns() -> impl Strategy<Value = Vec<Column>> {
    let types = proptest::sample::select(vec![
        ColumnType::Integer,
        ColumnType::Text,
        ColumnType::String { length: 20 },
        ColumnType::Decimal { precision: 10, scale: 2 },
        ColumnType::Enum("kind".into()),
    ]);
    let default = proptest::option::of(prop_oneof![
        hostile().prop_map(|text| Expression::Literal(Literal::Text(text))),
        any::<i64>().prop_map(|number| Expression::Literal(Literal::Integer(number))),
        texts().prop_map(raw),
    ]);
    let column = (hostile(), types, default, proptest::option::of(texts()), any::<bool>());
    let column = column.prop_map(|(name, type_, default, comment, is_nullable)| Column {
        sql_types: PerDialect { mysql: comment.clone(), ..PerDialect::default() }.into(),
        nullability: if is_nullable { Nullability::Nullable } else { Nullability::NotNull },
        default,
        comment,
        ..Column::new(name.as_str().into(), type_)
    });
    proptest::collection::vec(column, 1..5).prop_map(|mut columns| {
        let mut seen = BTreeSet::new();
        columns.retain(|column| seen.insert(column.name.clone()));
        columns
    })
}

fn raw(text: String) -> Expression {
    Expression::Raw(Box::new(PerDialect { sqlite: Some(text), ..PerDialect::default() }))
}

/// A table of the given columns with one of each object that a table can have.
fn table(columns: Vec<Column>, (name, text): (String, String)) -> Table {
    let names: Vec<_> = columns.iter().map(|column| column.name.clone()).collect();
    let keys = names.iter().map(|name| IndexKey {
        nulls: (name.as_str().len() % 3 == 0).then_some(NullsPlacement::First),
        operator_class: (name.as_str().len() % 3 == 1)
            .then(|| OperatorClass::read("x.y_ops(a=1, b=on)").unwrap()),
        order: if name.as_str().len() % 2 == 0 {
            SortOrder::Ascending
        } else {
            SortOrder::Descending
        },
        length: (name.as_str().len() % 3 == 0).then_some(7),
        ..IndexKey::new(Expression::Column(name.clone()))
    });
    let lower = Expression::Call(Function::Lower, vec![Expression::Column(names[0].clone())]);
    let lower = IndexKey {
        order: SortOrder::Descending,
        collation: PerDialect { sqlite: Some(text.clone()), ..PerDialect::default() }.into(),
        ..IndexKey::new(lower)
    };
    let index = Index {
        keys: keys.chain([lower]).collect(),
        nulls: NullEquality::Equal,
        predicate: Some(raw(text.clone())),
        include: vec![names[0].clone()],
        parameters: [("fillfactor".to_owned(), "70".to_owned())].into_iter().collect(),
        dialects: DialectSet::from_iter([Dialect::Sqlite]),
        ..Index::over(&[], Uniqueness::Unique)
    };
    let expression = Expression::In(
        Membership::Member,
        Box::new(Expression::Column(names[0].clone())),
        vec![Expression::Literal(Literal::Text(text.clone()))],
    );
    let trigger = Trigger {
        timing: TriggerTiming::After,
        events: vec![TriggerEvent::Update],
        update_columns: names.clone(),
        body: PerDialect {
            sqlite: Some(text.clone()),
            mysql: Some(name.clone()),
            ..PerDialect::default()
        },
    };
    let check = CheckConstraint::new(expression);
    Table {
        primary_key: Some(PrimaryKey {
            deferrability: Deferrability::InitiallyDeferred,
            include: vec![names[0].clone()],
            ..PrimaryKey::new(name.as_str().into(), names.clone())
        }),
        unique_constraints: [(
            name.as_str().into(),
            UniqueConstraint {
                nulls: NullEquality::Equal,
                deferrability: Deferrability::InitiallyImmediate,
                include: vec![names[0].clone()],
                ..UniqueConstraint::new(names)
            },
        )]
        .into(),
        checks: [(name.as_str().into(), check)].into(),
        indexes: [(name.as_str().into(), index)].into(),
        triggers: [(name.as_str().into(), trigger)].into(),
        comment: Some(text),
        columns: columns.into(),
        ..Table::default()
    }
}

#[test]
fn a_column_is_not_taken_for_an_order() {
    let text = "
tables:
  t:
    columns: { x desc: integer, x: integer }
    primary_key: [x desc]
    indexes:
      - { columns: [{ key: x, order: desc }, { key: x desc, order: desc }] }
";
    let declared = spec::load_str("schema.yaml", text).unwrap().declaration;
    let written = spec::write(&declared, &Notes::default());
    let again = spec::load_str("schema.yaml", &written).unwrap().declaration;
    assert_eq!(again.schema.tables["t"].indexes, declared.schema.tables["t"].indexes, "{written}");
}

proptest! {
    #[test]
    fn hostile_names_and_texts_are_read_back(
        tables in proptest::collection::btree_map(hostile(), (columns(), (hostile(), texts())), 1..4),
        values in proptest::collection::btree_set(hostile(), 1..4),
        view in (hostile(), texts()),
    ) {
        let mut declaration = Declaration::default();
        let schema = &mut declaration.schema;
        let length = values.iter().map(|value| value.chars().count()).max().unwrap_or(1);
        let kind = Enum::new(values.into_iter().collect(), u32::try_from(length).unwrap());
        schema.enums.insert("kind".into(), kind);
        for (name, (columns, texts)) in tables {
            schema.tables.insert(name.as_str().into(), table(columns, texts));
        }
        let targets: Vec<_> = schema.tables.iter().map(|(name, table)| {
            (name.clone(), table.columns[0].name.clone())
        }).collect();
        for table in schema.tables.values_mut() {
            for (number, (target, column)) in targets.iter().enumerate() {
                let key = ForeignKey { on_delete: ReferentialAction::Cascade, deferrability: Deferrability::InitiallyDeferred, ..ForeignKey::new(vec![table.columns[0].name.clone()], target.clone(), vec![column.clone()]) };
                table.foreign_keys.insert(format!("fk {number}").as_str().into(), key);
            }
        }
        let query = PerDialect { postgres: Some(view.1), ..PerDialect::default() };
        schema.views.insert(view.0.as_str().into(), View { query, after: Vec::new() });
        let text = write(&declaration, &Notes::default());
        match spec::load_str("schema.yaml", &text) {
            Ok(loaded) => prop_assert_eq!(&loaded.declaration, &declaration, "{}", text),
            Err(found) => prop_assert!(false, "{}\n{}", found, text),
        }
    }
}
