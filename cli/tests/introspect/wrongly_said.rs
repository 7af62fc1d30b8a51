//! What a schema would say wrongly is not said: no index is told as a plainer one than it is.

use diesel::connection::SimpleConnection;
use tablewright::connection;
use tablewright_cli::{
    drift::{Difference, Drift, differences, look},
    introspect::introspect,
};
use tablewright_codegen::{
    dialect::{Dialect, PerDialect},
    plan::create,
    render::render,
    schema::{
        AutoIncrement, ConstraintName, IndexName, NullsPlacement, Table, Trigger, TriggerEvent,
        TriggerTiming,
    },
    spec::load_str,
};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::linked::is_linked;

const POSTGRES: &str = "
CREATE TABLE t (id serial PRIMARY KEY, name text NOT NULL, size integer);
CREATE INDEX plain ON t (name, size DESC);
CREATE INDEX of_patterns ON t (name text_pattern_ops);
CREATE INDEX nulls_first ON t (size NULLS FIRST);
CREATE TABLE own_step (id serial PRIMARY KEY);
ALTER SEQUENCE own_step_id_seq INCREMENT BY 5;
CREATE SEQUENCE shared;
CREATE TABLE of_a_sequence (id integer DEFAULT nextval('shared') PRIMARY KEY);
";

const MYSQL: &str = "
CREATE TABLE t (id INTEGER AUTO_INCREMENT PRIMARY KEY, name VARCHAR(50) NOT NULL, place POINT NOT NULL,
    changed TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP);
CREATE INDEX plain ON t (name, id);
CREATE INDEX of_beginnings ON t (id, name(10));
CREATE UNIQUE INDEX of_a_beginning ON t (name(10));
CREATE SPATIAL INDEX of_shapes ON t (place);
";

pub(crate) fn trials() -> Vec<Trial> {
    let name = "no_index_is_told_as_a_plainer_one_than_it_is";
    let mut trials = Vec::new();
    if is_linked(Database::Postgres) {
        trials.extend(on(Database::Postgres, name, postgres));
        trials.extend(on(Database::Postgres, "a_cast_that_changes_a_value_is_told", casts));
        let name = "a_cast_of_a_computed_value_is_told";
        trials.extend(on(Database::Postgres, name, casts_of_computed));
    }
    if is_linked(Database::Mysql) {
        trials.extend(on(Database::Mysql, name, mysql));
        trials.extend(on(Database::Mysql, "characters_of_four_bytes_are_told", emoji));
        trials.extend(on(Database::Mysql, "a_body_is_what_the_server_shows_of_it", bodies));
    }
    trials
}

const EMOJI: &str = r#"
dialects: [mysql]
enums: { mood: ["😀", "é", "?", "😁"] }
tables:
  t:
    comment: "über 😀"
    columns:
      id: integer
      mood: mood? = '😁'
      needed: mood = '😀'
      also_needed: string(40) = 'a?b😀c''d'
      "größe": { type: string(40)? = 'a?b😀c''d', comment: "wie 😀?" }
      twice: { type: string(90)?, generated: "größe || '😀?????'" }
    primary_key: id
    checks: [{ name: ck, check: "größe <> '????' and größe <> '😁'" }]
    triggers:
      touch:
        timing: before
        events: [insert]
        body: { mysql: "SET NEW.größe = '?😀';" }
"#;

/// The information schema does not: it gives question marks, or each byte as a character.
fn emoji(scratch: &Scratch) -> Result<(), Failed> {
    let loaded = load_str("spec.yaml", EMOJI).map_err(|errors| format!("{errors:#?}"))?;
    let schema = loaded.declaration.schema;
    let plan = create(&schema, &loaded.declaration.settings, Dialect::Mysql);
    let mut connection = connection::open(&scratch.url)?;
    connection.batch_execute(&render(&plan)?.to_sql())?;
    let found = introspect(&mut connection)?;
    let told = differences(&schema, &found, Dialect::Mysql);
    let told: Vec<String> = told.iter().map(ToString::to_string).collect();
    assert_eq!(told, Vec::<String>::new());
    // Another character is another check.
    connection.batch_execute(
        "ALTER TABLE t DROP CONSTRAINT ck; \
         ALTER TABLE t ADD CONSTRAINT ck CHECK (größe <> '????' AND größe <> '😀')",
    )?;
    let told = differences(&schema, &introspect(&mut connection)?, Dialect::Mysql);
    let paths: Vec<String> = told.iter().map(Difference::path).collect();
    assert_eq!(paths, ["tables › t › checks › ck › expression"]);
    Ok(())
}

const BODIES: &str = "
dialects: [mysql]
tables:
  t: { columns: { id: integer, a: 'string(90)?', b: 'string(90)?' }, primary_key: id }
";

/// Expressions as they are declared, and how many things of them neither server tells.
const SHOWN: &[(&str, usize)] = &[
    ("'it''s'", 0),
    (r"'it\'s'", 0),
    ("'a'''", 0),
    ("'''', ''", 0),
    ("'it''s, it''s'  ,  'x'", 0),
    (r#""q""u'o", "a\"b", "''""#, 0),
    (r"'C:\\d', '\\'", 0),
    ("'l1\nl2', 't\tt'", 0),
    (r"'l1\nl2', '\t\0\Z\r'", 0),
    (r"'50\%', 'a\_b'", 0),
    ("_utf8mb4'é', N'n''n', x'41'", 0),
    ("_latin1'a'", 1),
    ("'a'/* it's */,'b' -- it's\n", 0),
    ("'a' /*! , 'b' */", 0),
    ("'😀'", 1),
    ("'?', '😀?'", 1),
    ("'why?'", 1),
];

/// The same of what only one of them tells.
const SHOWN_BY_ONE: &[&str] = &["'a'' , ''b'", "'f('')', 'b'", r"'C:\\new'"];

/// What somebody else makes of a declared expression. The last is shown as the declared one is.
const OTHERS: &[(&str, &str)] = &[
    ("'it''s'", "'its'"),
    ("'it''s'", "'it', 's'"),
    ("'it''s, x'", "'it''s,  x'"),
    (r"'50\%'", "'50%'"),
    ("'a' /* b */", "'a' /* c */"),
    ("'😀!'", "'😁'"),
    ("'😀'", "'😁'"),
];

/// Servers show the texts in a trigger by their values; MySQL does not even double their quotes.
fn bodies(scratch: &Scratch) -> Result<(), Failed> {
    let body = |expression: &str| format!("SET NEW.a = CONCAT(NEW.b, {expression})");
    let all: Vec<&str> = OTHERS
        .iter()
        .map(|(declared, _)| *declared)
        .chain(SHOWN.iter().map(|(declared, _)| *declared))
        .chain(SHOWN_BY_ONE.iter().copied())
        .collect();
    let loaded = load_str("spec.yaml", BODIES).map_err(|errors| format!("{errors:#?}"))?;
    let mut declaration = loaded.declaration;
    let triggers = &mut declaration.schema.tables.get_mut("t").ok_or("no table")?.triggers;
    for (number, expression) in all.iter().enumerate() {
        let trigger = Trigger {
            timing: TriggerTiming::Before,
            events: vec![TriggerEvent::Insert],
            update_columns: Vec::new(),
            body: PerDialect { mysql: Some(body(expression)), ..PerDialect::default() },
        };
        triggers.insert(format!("tr_{number:02}").as_str().into(), trigger);
    }
    let plan = create(&declaration.schema, &declaration.settings, Dialect::Mysql);
    let mut connection = connection::open(&scratch.url)?;
    connection.batch_execute(&render(&plan)?.to_sql())?;
    let drift = look(&mut connection, &declaration)?;
    let told: Vec<String> = drift.differences.iter().map(ToString::to_string).collect();
    assert_eq!(told, Vec::<String>::new());
    let named = |drift: &Drift, number: usize| {
        let begin = format!("trigger `tr_{number:02}` of table `t`: ");
        drift.not_compared.iter().filter(|it| it.starts_with(&begin)).count()
    };
    for (number, (expression, count)) in SHOWN.iter().enumerate() {
        let named = named(&drift, OTHERS.len() + number);
        assert_eq!(named, *count, "{expression}: {:#?}", drift.not_compared);
    }
    let by_one = (OTHERS.len() + SHOWN.len()..all.len()).map(|it| named(&drift, it)).sum::<usize>();
    assert!((1..SHOWN_BY_ONE.len()).contains(&by_one), "{:#?}", drift.not_compared);
    for (number, (_, other)) in OTHERS.iter().enumerate() {
        let name = format!("tr_{number:02}");
        let again =
            format!("CREATE TRIGGER {name} BEFORE INSERT ON t FOR EACH ROW {}", body(other));
        connection.batch_execute(&format!("DROP TRIGGER {name}; {again}"))?;
    }
    let drift = look(&mut connection, &declaration)?;
    for (number, (declared, other)) in OTHERS.iter().enumerate() {
        let begin = format!("tables › t › triggers › tr_{number:02} ");
        let is_told = drift.differences.iter().any(|it| it.path().starts_with(&begin));
        let is_last = number + 1 == OTHERS.len();
        let expected = (!is_last, usize::from(is_last));
        assert_eq!((is_told, named(&drift, number)), expected, "{declared}, {other}");
    }
    Ok(())
}

const CASTS: &str = "
dialects: [postgres]
tables:
  t:
    columns:
      id: integer
      small: { type: smallint? }
      big: { type: bigint? }
      price: decimal(10, 2)?
      ratio: double?
      name: string(50)?
      done: bool?
      day: date?
      moment: timestamp?
      rounded: { type: integer?, generated: price }
      whole: { type: bigint?, generated: \"coalesce(big, id)\" }
    primary_key: id
    indexes: [{ name: ix, columns: [price] }]
    checks:
      - { name: ck_wider, check: \"small > 1.5 and id > 0.5 and big <> id and price > ratio\" }
      - { name: ck_text, check: \"name <> 'x' and lower(name) = name and name in ('a', 'b')\" }
      - { name: ck_price, check: \"price > 1\" }
      - { name: ck_ratio, check: \"ratio > id\" }
      - { name: ck_name, check: \"name > 'b'\" }
      - { name: ck_moment, check: \"moment > day\" }
";

/// PostgreSQL writes the casts that it adds like those that somebody asks for.
fn casts(scratch: &Scratch) -> Result<(), Failed> {
    let loaded = load_str("spec.yaml", CASTS).map_err(|errors| format!("{errors:#?}"))?;
    let schema = loaded.declaration.schema;
    let plan = create(&schema, &loaded.declaration.settings, Dialect::Postgres);
    let mut connection = connection::open(&scratch.url)?;
    connection.batch_execute(&render(&plan)?.to_sql())?;
    let told = differences(&schema, &introspect(&mut connection)?, Dialect::Postgres);
    let told: Vec<String> = told.iter().map(ToString::to_string).collect();
    assert_eq!(told, Vec::<String>::new());
    let checks = [
        ("ck_price", "price::integer > 1"),
        ("ck_ratio", "ratio::numeric > id"),
        ("ck_name", "name::varchar(1) > 'b'"),
        ("ck_moment", "moment::date > day"),
    ];
    for (name, check) in checks {
        connection.batch_execute(&format!(
            "ALTER TABLE t DROP CONSTRAINT {name}; ALTER TABLE t ADD CONSTRAINT {name} CHECK ({check})"
        ))?;
    }
    connection.batch_execute("DROP INDEX ix; CREATE INDEX ix ON t ((price::integer))")?;
    let told = differences(&schema, &introspect(&mut connection)?, Dialect::Postgres);
    let told: Vec<String> = told.iter().map(Difference::path).collect();
    let told: Vec<&str> = told.iter().filter_map(|path| path.split(" › ").nth(3)).collect();
    assert_eq!(told, ["ck_moment", "ck_name", "ck_price", "ck_ratio", "ix"]);
    Ok(())
}

const CASTS_OF_COMPUTED: &str = "
dialects: [postgres]
tables:
  t:
    columns:
      id: integer
      small: smallint?
      big: bigint?
      price: decimal(10, 2)?
      ratio: double?
      s: text?
      short: string(5)?
      day: date? = current_date
      m1: timestamp? = current_timestamp
      m2: timestamp? = current_timestamp
      m3: timestamp? = current_timestamp
      m4: timestamp? = current_timestamp
      m5: timestamptz? = current_timestamp
      word: string(3)? = 'abc'
      g: { type: text?, generated: \"s || 'a'\" }
      sum: { type: bigint?, generated: \"coalesce(big, id + 1)\" }
      length: { type: bigint?, generated: \"coalesce(big, length(s))\" }
      cut: { type: string(1)?, generated: \"s || 'a'\" }
      lesser: { type: smallint?, generated: \"small + 1\" }
      double: { type: double?, generated: \"price * 2 + ratio\" }
      day_moment: { type: timestamp?, generated: day }
    primary_key: id
    indexes:
      - { name: ix, columns: [lower(s)] }
      - { name: ix_sum, columns: [\"price * 2\"] }
      - { name: ix_length, columns: [length(s)] }
      - { name: ix_small, columns: [\"small + 1\"] }
    checks:
      - { name: ck, check: \"lower(s) like 'a%'\" }
      - { name: ck_case, check: \"case when id > 1 then 'a' else short end = lower(short)\" }
      - { name: ck_small, check: \"coalesce(small + 1, id) > 1.5 and small = -1 and small in (1, 2)\" }
";

/// What somebody makes of it by hand. A cast of a whole value to its column's own type is none.
const CAST_BY_HAND: &str = "
DROP INDEX ix, ix_sum, ix_length, ix_small;
CREATE INDEX ix ON t ((lower(s)::varchar(2)));
CREATE INDEX ix_sum ON t (((price * 2)::bigint));
CREATE INDEX ix_length ON t ((length(s)::text));
CREATE INDEX ix_small ON t (((small + 1)::smallint));
ALTER TABLE t DROP CONSTRAINT ck, ADD CONSTRAINT ck CHECK (lower(s)::varchar(1) LIKE 'a%'),
    DROP COLUMN g, ADD COLUMN g text GENERATED ALWAYS AS ((s || 'a')::varchar(1)) STORED,
    DROP COLUMN cut, ADD COLUMN cut varchar(1) GENERATED ALWAYS AS ((s || 'a')::varchar(1)) STORED,
    ALTER m1 SET DEFAULT (current_timestamp(0) AT TIME ZONE 'utc'),
    ALTER m2 SET DEFAULT (now() AT TIME ZONE 'utc')::timestamp(0),
    ALTER m3 SET DEFAULT (now()::timestamptz(0) AT TIME ZONE 'utc'),
    ALTER m4 SET DEFAULT (now() AT TIME ZONE 'utc')::timestamp,
    ALTER m5 SET DEFAULT current_timestamp(0),
    ALTER word SET DEFAULT 'abc'::varchar(3);
";

/// The operand of a cast need not be a column.
fn casts_of_computed(scratch: &Scratch) -> Result<(), Failed> {
    let loaded = load_str("spec.yaml", CASTS_OF_COMPUTED).map_err(|it| format!("{it:#?}"))?;
    let schema = loaded.declaration.schema;
    let plan = create(&schema, &loaded.declaration.settings, Dialect::Postgres);
    let mut connection = connection::open(&scratch.url)?;
    connection.batch_execute(&render(&plan)?.to_sql())?;
    let mut told = || -> Result<Vec<String>, Failed> {
        let told = differences(&schema, &introspect(&mut connection)?, Dialect::Postgres);
        Ok(told.iter().map(Difference::path).collect())
    };
    assert_eq!(told()?, Vec::<String>::new());
    connection::open(&scratch.url)?.batch_execute(CAST_BY_HAND)?;
    let mut names: Vec<String> =
        told()?.iter().filter_map(|path| path.split(" › ").nth(3).map(str::to_owned)).collect();
    names.sort();
    names.dedup();
    let expected = ["ck", "g", "ix", "ix_length", "ix_small", "ix_sum", "m1", "m2", "m3", "m5"];
    assert_eq!(names, expected);
    Ok(())
}

fn table(scratch: &Scratch, sql: &str, name: &str) -> Result<Table, Failed> {
    let mut connection = connection::open(&scratch.url)?;
    if !sql.is_empty() {
        connection.batch_execute(sql)?;
    }
    let mut schema = introspect(&mut connection)?;
    schema.tables.remove(name).ok_or_else(|| format!("no table {name}").into())
}

fn indexes(table: &Table) -> Vec<&str> {
    table.indexes.keys().map(IndexName::as_str).collect()
}

fn postgres(scratch: &Scratch) -> Result<(), Failed> {
    let found = table(scratch, POSTGRES, "t")?;
    assert_eq!(indexes(&found), ["nulls_first", "of_patterns", "plain"]);
    let key = |index: &str| &found.indexes[index].keys[0];
    assert_eq!(key("nulls_first").nulls, Some(NullsPlacement::First));
    let class = key("of_patterns").operator_class.as_ref().map(ToString::to_string);
    assert_eq!(class.as_deref(), Some("text_pattern_ops"));
    assert_eq!(found.columns[0].auto_increment, Some(AutoIncrement::Serial));
    assert_eq!(found.columns[0].default, None);
    for name in ["own_step", "of_a_sequence"] {
        let found = table(scratch, "", name)?;
        assert_eq!(found.columns[0].auto_increment, None, "{name}");
        assert!(found.columns[0].default.is_some(), "{name}");
    }
    Ok(())
}

fn mysql(scratch: &Scratch) -> Result<(), Failed> {
    let found = table(scratch, MYSQL, "t")?;
    assert_eq!(indexes(&found), ["of_beginnings", "plain"]);
    let lengths = |index: &str| found.indexes[index].keys.iter().map(|key| key.length);
    assert!(lengths("of_beginnings").eq([None, Some(10)]));
    assert!(lengths("plain").eq([None, None]));
    let unique: Vec<_> = found.unique_constraints.keys().map(ConstraintName::as_str).collect();
    assert_eq!(unique, ["of_a_beginning"]);
    assert!(found.columns[3].auto_update);
    Ok(())
}
