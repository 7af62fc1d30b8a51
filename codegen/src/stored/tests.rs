//! What each database stores, and that storing it again changes nothing.
use super::*;
use crate::dialect::DialectTexts;
use crate::schema::{
    CheckConstraint, Column, ColumnName, IndexKey, PrimaryKey, RawObject, RawPosition, Trigger,
    TriggerEvent, TriggerTiming, expression::parse,
};

fn column(name: &str, type_: ColumnType) -> Column {
    Column { comment: Some("what it is".to_owned()), ..Column::new(name.into(), type_) }
}

fn check(text: &str, dialects: &[Dialect]) -> CheckConstraint {
    let dialects = dialects.iter().copied().collect();
    CheckConstraint { dialects, ..CheckConstraint::new(parse(text).unwrap()) }
}

fn index(key: &str, uniqueness: Uniqueness) -> Index {
    Index {
        keys: vec![IndexKey::new(parse(key).unwrap())],
        predicate: Some(parse("done = true").unwrap())
            .filter(|_| uniqueness == Uniqueness::NotUnique),
        include: vec!["name".into()],
        method: PerDialect { postgres: Some("BTREE".to_owned()), ..PerDialect::default() }.into(),
        ..Index::over(&[], uniqueness)
    }
}

fn table() -> Table {
    let mut columns = vec![
        column("id", ColumnType::Integer),
        column("name", ColumnType::String { length: 50 }),
        column("tier", ColumnType::Enum("tier".into())),
        column("data", ColumnType::Json),
        column("done", ColumnType::Bool),
        column("size", ColumnType::BigInt),
        column("price", ColumnType::Decimal { precision: 10, scale: 2 }),
    ];
    let defaults = [(1, "null"), (2, "'A'"), (3, "'{}'"), (4, "false"), (5, "-5"), (6, "1.50")];
    for (position, default) in defaults {
        columns[position].default = Some(parse(default).unwrap());
    }
    let foreign_key = ForeignKey {
        on_delete: ReferentialAction::Restrict,
        on_update: ReferentialAction::Cascade,
        deferrability: Deferrability::InitiallyDeferred,
        ..ForeignKey::new(vec!["size".into()], "other".into(), vec!["id".into()])
    };
    let trigger = Trigger {
        timing: TriggerTiming::After,
        events: vec![TriggerEvent::Update],
        update_columns: vec!["name".into()],
        body: PerDialect { sqlite: Some("SELECT  1;\n".to_owned()), ..PerDialect::default() },
    };
    Table {
        columns: columns.into(),
        primary_key: Some(PrimaryKey::new("pk_t".into(), vec!["id".into()])),
        foreign_keys: [("fk_t_size".into(), foreign_key)].into(),
        checks: [
            ("ck_size".into(), check("size between 0 and 9 and not done", &Dialect::ALL)),
            ("ck_lite".into(), check("size in (1)", &[Dialect::Sqlite])),
        ]
        .into(),
        indexes: [
            ("ix_name".into(), index("lower(name)", Uniqueness::NotUnique)),
            ("ux_name".into(), index("name", Uniqueness::Unique)),
        ]
        .into(),
        triggers: [("touch".into(), trigger)].into(),
        ..Table::default()
    }
}

fn schema() -> Schema {
    let tier = Enum::new(vec!["A".into(), "B".into()], 1);
    let view = View {
        query: PerDialect {
            sqlite: Some("SELECT\n  1;".to_owned()),
            postgres: Some("SELECT 1".to_owned()),
            ..PerDialect::default()
        },
        after: vec!["other".into()],
    };
    let raw = RawObject { sql: PerDialect::default(), position: RawPosition::AfterTables };
    Schema {
        enums: [("tier".into(), tier)].into(),
        tables: [("t".into(), table())].into(),
        views: [("v".into(), view)].into(),
        raw_objects: [("r".into(), raw)].into(),
        ..Schema::default()
    }
}

/// The stored table as lines that say what is left of each part.
fn lines(dialect: Dialect) -> Vec<String> {
    let schema = schema().as_stored(dialect);
    let table = &schema.tables["t"];
    let text = |expression: &Expression| expression.to_string();
    let columns = table.columns.iter().map(|column| {
        let default = column.default.as_ref().map(text);
        format!("{} {} = {}", column.name, column.type_, default.unwrap_or_default())
    });
    let checks = table.checks.iter().map(|(name, check)| format!("{name}: {}", check.expression));
    columns.chain(checks).collect()
}

#[test]
fn storing_again_changes_nothing() {
    for dialect in Dialect::ALL {
        let once = schema().as_stored(dialect);
        assert_eq!(once.as_stored(dialect), once, "{dialect}");
    }
}

#[test]
fn types_defaults_and_checks_take_the_form_of_the_database() {
    assert_eq!(
        lines(Dialect::Sqlite),
        [
            "id integer = ",
            "name string(50) = ",
            "tier string(1) = 'A'",
            "data text = '{}'",
            "done bool = false",
            "size bigint = -5",
            "price decimal(10, 2) = 1.5",
            "ck_lite: size = 1",
            "ck_size: size >= 0 and size <= 9 and done = 0",
            "ck_t_data_json: json_valid(data)",
            "ck_t_tier_enum: tier in ('A', 'B')",
        ]
    );
    assert_eq!(
        lines(Dialect::Postgres)[7..],
        ["ck_size: size >= 0 and size <= 9 and not done", "ck_t_tier_enum: tier in ('A', 'B')",]
    );
    assert_eq!(lines(Dialect::Postgres)[3], "data json = '{}'");
    assert_eq!(lines(Dialect::Mysql)[3], "data json = '{}'");
}

#[test]
fn a_database_keeps_only_what_it_can() {
    let sqlite = schema().as_stored(Dialect::Sqlite);
    let table = &sqlite.tables["t"];
    assert_eq!(table.columns[0].auto_increment, Some(AutoIncrement::Plain));
    assert_eq!(table.columns[0].comment, None);
    assert_eq!(table.triggers["touch"].body.sqlite.as_deref(), Some("SELECT 1"));
    assert_eq!(table.foreign_keys["fk_t_size"].on_delete, ReferentialAction::Restrict);
    assert_eq!(sqlite.views["v"].query.sqlite.as_deref(), Some("SELECT 1"));
    assert!(sqlite.views["v"].after.is_empty() && sqlite.raw_objects.is_empty());

    let mysql = schema().as_stored(Dialect::Mysql);
    let table = &mysql.tables["t"];
    assert_eq!(table.primary_key.as_ref().unwrap().name.as_str(), "PRIMARY");
    let key = &table.foreign_keys["fk_t_size"];
    assert_eq!(key.on_delete, ReferentialAction::NoAction);
    assert_eq!(key.deferrability, Deferrability::NotDeferrable);
    assert_eq!(table.unique_constraints["ux_name"].columns, [ColumnName::from("name")]);
    assert_eq!(table.columns[0].comment.as_deref(), Some("what it is"));
    assert!(table.triggers.is_empty() && mysql.views.is_empty());

    let postgres = schema().as_stored(Dialect::Postgres);
    let index = &postgres.tables["t"].indexes["ix_name"];
    assert_eq!(index.method, DialectTexts::default());
    assert_eq!(index.include, [ColumnName::from("name")]);
    assert_eq!(postgres.views["v"].query.postgres.as_deref(), Some(""));
}

#[test]
fn what_mariadb_keeps_of_json_is_json() {
    let mut found = Table::default();
    found.columns.push(column("data", ColumnType::Other("longtext".into())));
    let texts = PerDialect { mysql: Some("json_valid(`data`)".into()), ..PerDialect::default() };
    let expression = Expression::Raw(Box::new(texts));
    found.checks.insert("data".into(), CheckConstraint::new(expression));
    let schema = Schema { tables: [("t".into(), found)].into(), ..Schema::default() };
    let stored = schema.as_stored(Dialect::Mysql);
    assert_eq!(stored.tables["t"].columns[0].type_, ColumnType::Json);
    assert!(stored.tables["t"].checks.is_empty());
}

fn check_default(dialect: Dialect, type_: &ColumnType, declared: &str, reported: &str) {
    let stored = |default: Expression| {
        let mut column = column("c", type_.clone());
        column.default = Some(default);
        let table = Table { columns: vec![column].into(), ..Table::default() };
        let schema = Schema { tables: [("t".into(), table)].into(), ..Schema::default() };
        schema.as_stored(dialect).tables["t"].columns[0].default.clone()
    };
    let mut texts = PerDialect::default();
    *texts.as_mut().get(dialect) = Some(reported.to_owned());
    let found = stored(Expression::Raw(Box::new(texts)));
    assert!(!matches!(found, Some(Expression::Raw(_))), "{dialect}: {reported}");
    assert_eq!(found, stored(parse(declared).unwrap()), "{dialect}: {declared}, {reported}");
}

/// What is stored of a default and of an index key that a database reports as `reported`.
fn told(dialect: Dialect, type_: &ColumnType, reported: &Expression) -> [Expression; 2] {
    let mut column = column("c", type_.clone());
    column.default = Some(reported.clone());
    let mut index = index("c", Uniqueness::NotUnique);
    index.keys[0].expression = reported.clone();
    let table = Table {
        columns: vec![column].into(),
        indexes: [("ix".into(), index)].into(),
        ..Table::default()
    };
    let schema = Schema { tables: [("t".into(), table)].into(), ..Schema::default() };
    let stored = schema.read_back(dialect).as_stored(dialect);
    let table = &stored.tables["t"];
    let default = table.columns[0].default.clone().unwrap();
    [default, table.indexes["ix"].keys[0].expression.clone()]
}

/// A cast, a time zone or JSON that is no text make another value of what reads alike.
#[test]
fn what_only_reads_like_the_declared_one_is_another() {
    let check = |dialect: Dialect, type_: ColumnType, declared: &str, reported: &str| {
        let mut texts = PerDialect::default();
        *texts.as_mut().get(dialect) = Some(reported.to_owned());
        let found = told(dialect, &type_, &Expression::Raw(Box::new(texts)));
        assert_ne!(found[0], told(dialect, &type_, &parse(declared).unwrap())[0], "{reported}");
        assert!(found.iter().all(|it| matches!(it, Expression::Raw(_))), "{reported}");
    };
    let (postgres, mysql, sqlite) = (Dialect::Postgres, Dialect::Mysql, Dialect::Sqlite);
    check(postgres, ColumnType::Timestamp, "current_timestamp", "now()");
    check(postgres, ColumnType::Timestamp, "current_timestamp", "CURRENT_TIMESTAMP");
    check(postgres, ColumnType::Date, "current_date", "CURRENT_DATE");
    let utc = "(CURRENT_TIMESTAMP(0) AT TIME ZONE 'utc'::text)";
    check(postgres, ColumnType::Timestamp, "current_timestamp", utc);
    let rounded = "((now() AT TIME ZONE 'utc'::text))::timestamp(0) without time zone";
    check(postgres, ColumnType::Timestamp, "current_timestamp", rounded);
    check(postgres, ColumnType::Text, "lower(c)", "(lower((c)::text))::character varying(2)");
    check(postgres, ColumnType::Text, "c", "CAST(c AS varchar(3))");
    check(postgres, ColumnType::Integer, "c + 1", "((c)::smallint + 1)");
    check(postgres, ColumnType::Double, "c", "(c)::integer");
    check(mysql, ColumnType::Timestamp, "current_timestamp", "utc_timestamp()");
    check(mysql, ColumnType::Timestamp, "current_timestamp", "utc_timestamp(3)");
    check(mysql, ColumnType::Date, "current_date", "curdate()");
    check(mysql, ColumnType::Text, "json_extract(c, '$.id')", "json_extract(`c`,'$.id')");
    check(mysql, ColumnType::Text, "c", "cast(`c` as signed)");
    check(sqlite, ColumnType::Text, "json_extract(c, '$.id')", "json_extract(c, '$.id')");
    check(sqlite, ColumnType::Text, "c || 'x'", "CAST(c AS INTEGER) || 'x'");
}

#[test]
fn a_moment_in_utc_is_no_moment_with_a_zone() {
    let texts = PerDialect {
        postgres: Some("(now() AT TIME ZONE 'utc'::text)".to_owned()),
        ..PerDialect::default()
    };
    let found = Expression::Raw(Box::new(texts));
    let stored = |type_| told(Dialect::Postgres, &type_, &found)[0].clone();
    assert!(matches!(stored(ColumnType::TimestampTz), Expression::Raw(_)));
    assert!(matches!(stored(ColumnType::Timestamp), Expression::Call(..)));
}

#[test]
fn mysql_keeps_comments_in_three_bytes_a_character() {
    let mut column = column("c", ColumnType::Integer);
    column.comment = Some("é😀?".to_owned());
    let table = Table { columns: vec![column].into(), ..Table::default() };
    let schema = Schema { tables: [("t".into(), table)].into(), ..Schema::default() };
    let kept = |dialect| schema.as_stored(dialect).tables["t"].columns[0].comment.clone();
    assert_eq!(kept(Dialect::Mysql).as_deref(), Some("é??"));
    assert_eq!(kept(Dialect::Postgres).as_deref(), Some("é😀?"));
}

/// The reported texts were taken from PostgreSQL 15, MariaDB 10.11 and SQLite 3.40.
#[test]
fn reported_defaults_are_the_declared_ones() {
    let string = || ColumnType::String { length: 50 };
    let decimal = || ColumnType::Decimal { precision: 10, scale: 2 };
    let check = |type_: ColumnType, declared, reported| {
        check_default(Dialect::Postgres, &type_, declared, reported);
    };
    check(ColumnType::Integer, "-5", "'-5'::integer");
    check(decimal(), "-1.50", "'-1.50'::numeric");
    check(decimal(), "1.50", "1.5");
    check(string(), "'C'", "'C'::character varying");
    check(ColumnType::Text, "'it''s'", "'it''s'::text");
    check(ColumnType::Bool, "true", "true");
    check(ColumnType::Json, "'{}'", "'{}'::jsonb");
    check(ColumnType::Timestamp, "current_timestamp", "(now() AT TIME ZONE 'utc'::text)");
    check(ColumnType::TimestampTz, "current_timestamp", "CURRENT_TIMESTAMP");
    check(ColumnType::Date, "current_date", "((now() AT TIME ZONE 'utc'::text))::date");
    check(ColumnType::Date, "'2020-01-01'", "'2020-01-01'::date");
    check(ColumnType::Double, "-0.5", "'-0.5'::numeric");

    let check = |type_: ColumnType, declared, reported| {
        check_default(Dialect::Mysql, &type_, declared, reported);
    };
    check(decimal(), "1.5", "1.50");
    check(decimal(), "1", "1.00");
    check(ColumnType::Bool, "true", "1");
    check(ColumnType::Bool, "false", "0");
    check(ColumnType::Text, "'it''s'", r"'it\'s'");
    check(ColumnType::Timestamp, "current_timestamp", "utc_timestamp(6)");
    check(ColumnType::Time, "'10:00:04'", "'10:00:04.000000'");
    check(ColumnType::Timestamp, "'2024-01-02 03:04:05.5'", "'2024-01-02 03:04:05.500000'");
    check(ColumnType::Date, "current_date", "utc_date()");
    check(ColumnType::Integer, "1 + 2", "(1 + 2)");
    check(string(), "null", "NULL");
    check(string(), "lower('X')", "lcase('X')");

    let check = |type_: ColumnType, declared, reported| {
        check_default(Dialect::Sqlite, &type_, declared, reported);
    };
    check(ColumnType::Bool, "false", "FALSE");
    check(ColumnType::Text, "current_timestamp", "datetime('now')");
    check(ColumnType::Double, "0.0", "0");
}
