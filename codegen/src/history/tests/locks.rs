//! The lock as text: what is written is read back, and what is not a lock is refused.

use std::collections::BTreeSet;

use super::{
    super::{Footprint, LOCK_PATH, Lock, Record, Thing, Trace, lock::FORMAT},
    *,
};
use crate::schema::{
    CheckConstraint, Enum, Expression, ForeignKey, Index, IndexKey, PrimaryKey, Rendering, View,
    expression::{BinaryOperator, Literal},
};

/// A schema with everything that the text form leaves out or lays out by a rule of its own.
fn rich_schema() -> Schema {
    let mut schema = schema(&[
        ("claims", ColumnType::String { length: 50 }),
        ("dialects", ColumnType::Decimal { precision: 10, scale: 2 }),
        ("odd \"name\"\n", ColumnType::Enum("tier".into())),
    ]);
    schema.tables.insert("empty".into(), Table::default());
    schema.enums.insert("tier".into(), Enum::new(vec!["A".into(), String::new()], 4));
    schema.views.insert(
        "none".into(),
        View { query: crate::dialect::PerDialect::default(), after: Vec::new() },
    );
    let table = schema.tables.get_mut("claims").unwrap();
    let mut key = PrimaryKey::new("pk_claims".into(), vec!["id".into()]);
    key.prefixes.insert("id".into(), 20);
    table.primary_key = Some(key);
    table.columns[0].default = Some(Expression::Literal(Literal::Null));
    table.columns[0].sql_types.mssql = Some("NVARCHAR(50)".to_owned());
    table.comment = Some("a comment".to_owned());
    let id = || Box::new(Expression::Column("id".into()));
    let expression = Expression::Case(
        vec![(
            Expression::Binary(BinaryOperator::Equal, id(), id()),
            Expression::Literal(Literal::Decimal("1.50".to_owned())),
        )],
        None,
    );
    table.indexes.insert(
        "ix_claims".into(),
        Index {
            keys: vec![IndexKey {
                order: crate::schema::SortOrder::Descending,
                length: Some(10),
                ..IndexKey::new(expression.clone())
            }],
            parameters: vec!["fillfactor=70".to_owned()].into(),
            nulls: crate::schema::NullEquality::Equal,
            dialects: DialectSet::none(),
            ..Index::over(&[], crate::schema::Uniqueness::Unique)
        },
    );
    table.checks.insert("ck_claims_1".into(), CheckConstraint::new(expression));
    table.foreign_keys.insert(
        "fk_claims".into(),
        ForeignKey {
            on_delete: crate::schema::ReferentialAction::Cascade,
            on_update: crate::schema::ReferentialAction::NoAction,
            deferrability: crate::schema::Deferrability::default(),
            ..ForeignKey::new(vec!["id".into()], "claims".into(), vec!["id".into()])
        },
    );
    schema
}

fn sealed_lock() -> String {
    let package = Package::new();
    package.seal(&rich_schema(), Some("first")).unwrap();
    package.read(LOCK_PATH)
}

#[test]
fn what_is_written_is_read_back() {
    let package = Package::new();
    package.seal(&rich_schema(), Some("first")).unwrap();
    let outcome = package.build(&schema(&[("jobs", ColumnType::Uuid)])).unwrap();
    assert_eq!(Lock::parse(&package.read(LOCK_PATH), 1), Ok(outcome.lock.clone()));
    assert_eq!(outcome.lock.schema, rich_schema());
}

#[test]
fn what_raw_objects_make_is_kept_and_a_lock_without_it_stays_as_it_is() {
    let without = sealed_lock();
    let mut lock = Lock::parse(&without, 0).unwrap();
    assert_eq!(lock.render(), without);
    let thing = |kind: &str, on: Option<&str>, name: &str| Trace {
        thing: Thing { kind: kind.to_owned(), on: on.map(str::to_owned), name: name.to_owned() },
        definition: Fingerprint::of_bytes(name.as_bytes()),
    };
    let made = [thing("table", None, "audit \"log\""), thing("trigger", Some("t"), "tr")];
    let made = [("audit".into(), made.into()), ("nothing".into(), BTreeSet::new())];
    let footprint = Footprint { server: "PostgreSQL 15".to_owned(), made: made.into() };
    lock.footprints.0.insert(Dialect::Postgres, footprint);
    let text = lock.render();
    assert_eq!(Lock::parse(&text, 0), Ok(lock));
    let line =
        "          { \"kind\": \"trigger\", \"on\": \"t\", \"name\": \"tr\", \"definition\": ";
    assert!(text.contains(line) && text.contains("\"nothing\": []"), "{text}");
}

#[test]
fn a_column_stands_on_one_line() {
    let lock = sealed_lock();
    let line = lock.lines().find(|line| line.contains("NVARCHAR(50)")).unwrap();
    assert_eq!(
        line.trim(),
        "{ \"name\": \"id\", \"type\": { \"string\": { \"length\": 50 } }, \
         \"sql_types\": { \"mssql\": \"NVARCHAR(50)\" }, \"nullability\": \"not_null\", \
         \"default\": { \"literal\": \"null\" } }"
    );
}

#[test]
fn the_fingerprint_is_of_what_is_stored_and_of_nothing_else() {
    let before = Fingerprint::of_schema(&rich_schema());
    assert_eq!(Fingerprint::of_schema(&rich_schema()), before);
    assert_eq!(before.short(), &before.as_str()[..12]);
    let mut changed = rich_schema();
    changed.tables.get_mut("claims").unwrap().columns[0].nullability = Nullability::Nullable;
    assert_ne!(Fingerprint::of_schema(&changed), before);
    // Known for ever: databases have recorded it.
    assert_eq!(
        Fingerprint::of_schema(&Schema::default()).as_str(),
        Fingerprint::of_bytes(br#"{"enums": {},"tables": {},"views": {},"raw_objects": {}}"#)
            .as_str()
    );
}

/// Every part of a schema that there is, with every form of an expression, name and number.
fn whole_schema() -> Schema {
    let text = r#"{
        "enums": { "tier": { "values": ["A", "b\"é"], "length": 4 } },
        "tables": { "a": {
            "columns": [
                { "name": "id", "type": "big_int", "nullability": "not_null", "auto_increment": "never_reuse" },
                { "name": "b", "type": { "decimal": { "precision": 10, "scale": 2 } }, "nullability": "nullable",
                  "sql_types": { "sqlite": "NUMERIC", "mssql": "MONEY" }, "comment": "b\u0001\u007f",
                  "collation": { "postgres": "C", "mysql": "utf8mb4_bin" },
                  "generated": { "expression": { "negate": { "column": "id" } }, "storage": "virtual" } },
                { "name": "c", "type": { "enum": "tier" }, "nullability": "not_null",
                  "default": { "call": ["lower", [{ "literal": { "text": "A" } }]] } },
                { "name": "d", "type": { "other": "money" }, "nullability": "not_null",
                  "default": { "raw": { "postgres": "1::money" } } },
                { "name": "e", "type": { "vector": { "dimensions": 3 } }, "nullability": "nullable" } ],
            "primary_key": { "name": "pk_a", "columns": ["id", "c"] },
            "unique_constraints": { "uq_a_c": { "columns": ["c"] } },
            "foreign_keys": { "fk_a_id": { "columns": ["id"], "referenced_table": "a", "referenced_columns": ["id"],
                "on_delete": "set_null", "on_update": "cascade", "deferrability": "initially_deferred" } },
            "checks": {
                "ck_1": { "expression": { "in": ["not_member", { "column": "id" }, [{ "literal": { "integer": -1 } }]] },
                          "dialects": ["sqlite", "mssql"] },
                "ck_2": { "expression": { "between": ["member", { "column": "id" }, { "literal": { "decimal": "1.5" } },
                          { "literal": { "boolean": true } }] } },
                "ck_3": { "expression": { "case": [[[{ "is_null": ["member", { "column": "b" }] },
                          { "not": { "literal": "null" } }]], { "like": ["member", { "column": "c" },
                          { "binary": ["concatenate", { "column": "c" }, { "literal": { "text": "%" } }] }] }] },
                          "dialects": [] } },
            "indexes": { "ix_a": { "keys": [{ "expression": { "column": "c" }, "order": "descending",
                "collation": { "sqlite": "NOCASE" } }], "uniqueness": "unique", "predicate": { "column": "b" },
                "include": ["d"], "method": { "postgres": "hash" }, "dialects": ["postgres"] } },
            "search_indexes": { "search_a": { "columns": ["c"], "language": "english", "dialects": ["mysql"] } },
            "triggers": { "t": { "timing": "after", "events": ["insert", "update"], "update_columns": ["c"],
                "body": { "sqlite": "SELECT 1" } } },
            "comment": "all" } },
        "views": { "v": { "query": { "sqlite": "SELECT 1", "mysql": "SELECT 2" }, "after": ["w"] } },
        "raw_objects": { "r": { "sql": { "postgres": { "up": "x", "down": "y" } }, "position": "before_tables" } }
    }"#;
    serde_json::from_str(text).unwrap()
}

#[test]
fn fingerprints_are_known_for_ever() {
    // Databases have recorded them: a change here makes every one of them look like another schema's.
    assert_eq!(
        Fingerprint::of_schema(&whole_schema()).as_str(),
        "0f15eddc3f8fbe511f9e286d0e12764f3a9b0e7e452b94bd4c42d2ab46bf4748"
    );
}

#[test]
fn a_lock_without_a_rendering_is_of_the_first_and_stays_so() {
    let package = Package::new();
    package.seal(&whole_schema(), Some("whole")).unwrap();
    let text = package.read(LOCK_PATH);
    assert!(text.contains("\"format\": 1") && !text.contains("\"rendering\""), "{text}");
    assert_eq!(Lock::parse(&text, 1).unwrap().schema.rendering, Rendering::FIRST);

    let today = Schema { rendering: Rendering::CURRENT, ..whole_schema() };
    assert_ne!(Fingerprint::of_schema(&today), Fingerprint::of_schema(&whole_schema()));
    // These dialects store the same, so neither a draft nor another lock comes of it.
    let outcome = package.build(&today).unwrap();
    assert_eq!((outcome.draft.len(), package.read(LOCK_PATH)), (0, text));

    let fresh = Package::new();
    fresh.seal(&today, Some("whole")).unwrap();
    let text = fresh.read(LOCK_PATH);
    assert!(text.contains("\"format\": 2") && text.contains("\"rendering\""), "{text}");
    assert_eq!(Lock::parse(&text, 1).unwrap().schema, today);
}

#[test]
fn every_part_of_a_schema_is_written_and_read_back() {
    let package = Package::new();
    package.seal(&whole_schema(), Some("whole")).unwrap();
    let lock = Lock::parse(&package.read(LOCK_PATH), 1).unwrap();
    assert_eq!(lock.schema, whole_schema());
    assert_eq!(lock.render(), package.read(LOCK_PATH));
}

fn refused(text: &str) -> Diagnostic {
    *Lock::parse(text, 1).expect_err("it is no lock")
}

#[test]
fn a_lock_from_a_newer_generator_is_refused_as_such() {
    let newer = format!("\"format\": {}", FORMAT + 1);
    let text = sealed_lock().replace("\"format\": 2", &newer);
    assert_eq!(refused(&text).code, Code::FutureLock);
    let text = text.replace("\"migrations\"", "\"something new\": 1, \"migrations\"");
    let found = refused(&text);
    assert_eq!(found.code, Code::FutureLock);
    assert_eq!(&text[found.span.start..found.span.end], newer);
}

#[test]
fn what_is_no_lock_is_refused_at_its_place() {
    let text = sealed_lock();
    for (from, to, at) in [
        ("\"format\": 2", "\"format\": 0", "\"format\": 0"),
        ("\"format\": 2", "\"format\": x", "x"),
        ("\"not_null\"", "\"never_null\"", ","),
        ("\"version\": \"2026-11", "\"version\": \"2026-13", ","),
    ] {
        let broken = text.replacen(from, to, 1);
        assert_ne!(broken, text, "{from}");
        let found = refused(&broken);
        assert_eq!(found.code, Code::BrokenLock, "{to}");
        assert!(broken[found.span.start..].starts_with(at) || at == ",", "{to}: {found:?}");
    }
    for text in ["", "{", "[]", "{}", "schema", "\u{1f980}"] {
        assert_eq!(refused(text).code, Code::BrokenLock, "{text}");
    }
}

#[test]
fn a_conflict_of_two_branches_is_called_that() {
    let text = sealed_lock();
    let ours = text.lines().find(|line| line.contains("\"fingerprint\"")).unwrap();
    let conflict = format!("<<<<<<< HEAD\n{ours}\n=======\n  theirs\n>>>>>>> branch");
    let text = text.replacen(ours, &conflict, 1);
    let found = refused(&text);
    assert_eq!(found.code, Code::BrokenLock);
    assert_eq!(&text[found.span.start..found.span.end], "<<<<<<< HEAD");
}

#[test]
fn a_lock_that_contradicts_itself_is_refused() {
    let text = sealed_lock();
    let fingerprint = Fingerprint::of_schema(&rich_schema()).to_string();
    let other = Fingerprint::of_bytes(b"other").to_string();
    for contradiction in [
        text.replace("\"length\": 50", "\"length\": 60"),
        text.replacen(&fingerprint, &other, 1),
        text.replace("\"name\": \"first_1\"", "\"name\": \"../../first\""),
    ] {
        assert_ne!(contradiction, text);
        assert_eq!(refused(&contradiction).code, Code::ContradictoryLock);
    }
}

#[test]
fn two_branches_that_both_sealed_conflict_in_one_place() {
    let fork = || {
        let package = Package::new();
        package.seal(&schema(&[("a", ColumnType::Text)]), Some("first")).unwrap();
        package
    };
    let (mut ours, mut theirs) = (fork(), fork());
    let base = ours.read(LOCK_PATH);
    ours.now += 60;
    theirs.now += 61;
    ours.seal(&schema(&[("a", ColumnType::Text), ("b", ColumnType::Text)]), None).unwrap();
    theirs.seal(&schema(&[("a", ColumnType::Text), ("c", ColumnType::Text)]), None).unwrap();
    let line = |text: &str| text.lines().position(|line| line.contains("\"fingerprint\""));
    let (base, ours, theirs) = (base, ours.read(LOCK_PATH), theirs.read(LOCK_PATH));
    let at = line(&base).unwrap();
    let lines = [&base, &ours, &theirs].map(|text| text.lines().nth(at).unwrap().to_owned());
    // The same line of the base became two different ones, which git cannot merge.
    assert_ne!(lines[0], lines[1]);
    assert_ne!(lines[0], lines[2]);
    assert_ne!(lines[1], lines[2]);
}

/// A build that changes only the draft neither hashes a rendering of the schema nor renders it.
#[test]
fn the_fingerprint_is_that_of_the_lines_in_the_lock() {
    let text = sealed_lock();
    let (lock, schema) = Lock::parse_with_schema(&text, 0, &mut Record::none()).unwrap();
    assert_eq!(lock.fingerprint, Fingerprint::of_schema(&lock.schema));
    assert!(schema.is_some());
    assert_eq!(lock.render_with(schema), lock.render());
}

/// What says the same in other words has its fingerprint still, and is written in the usual words again.
#[test]
fn a_lock_that_was_laid_out_anew_is_read_and_written_as_it_was() {
    let text = sealed_lock();
    let spread = text.replace("\"comment\": ", "\"comment\":  ");
    assert_ne!(spread, text);
    for other in [spread, text.replace('\n', "\r\n"), text.trim_end().to_owned()] {
        let (lock, schema) = Lock::parse_with_schema(&other, 0, &mut Record::none()).unwrap();
        assert!(schema.is_none());
        assert_eq!(lock.render_with(schema), text);
    }
}

#[test]
fn a_schema_that_was_edited_in_the_lock_has_another_fingerprint() {
    let text = sealed_lock();
    let edited = text.replace("a comment", "a  comment");
    assert_ne!(edited, text);
    let found = Lock::parse(&edited, 0).unwrap_err();
    assert_eq!(found.code, Code::ContradictoryLock);
}
