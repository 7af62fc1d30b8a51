//! Raw expressions that a server writes back in its own words.

use std::collections::BTreeSet;

use diesel::connection::SimpleConnection;
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::project::Project;

pub(crate) fn trials() -> Vec<Trial> {
    let name = "an_expression_in_the_words_of_the_server_is_no_difference";
    let postgres =
        on(Database::Postgres, name, |scratch| same(scratch, POSTGRES, POSTGRES_BY_HAND));
    let mysql = on(Database::Mysql, name, |scratch| same(scratch, MYSQL, MYSQL_BY_HAND));
    let unasked = on(Database::Postgres, "a_server_that_cannot_be_asked_is_compared", unasked);
    postgres.into_iter().chain(mysql).chain(unasked).collect()
}

const POSTGRES: &str = r#"
dialects: [postgres]
enums:
  mood: { storage: native, values: [sad, ok] }
tables:
  base: { columns: { id: bigint }, primary_key: id }
  t:
    columns:
      id: bigint auto_increment
      base_id: { type: bigint?, references: base.id }
      mood: { type: mood, default: { postgres: "lower('OK')::mood" } }
      before: { type: timestamptz, default: { postgres: "now() - interval '1 day'" } }
      since: { type: timestamptz, default: { postgres: "'1970-01-01'::timestamp" } }
      last: { type: interval, default: { postgres: "'1 hour'" } }
      data: { type: json, default: { postgres: "'{\"a\":  1}'" } }
      host: { type: inet, default: { postgres: "'10.0.0.1/32'" } }
      quoted: { type: text, default: { postgres: "$$it's$$" } }
      unicode: { type: text, default: { postgres: "U&'\\0041'" } }
      labels: { type: "text[]", default: { postgres: "ARRAY['a','b']" } }
      shout: { type: text, generated: { as: { postgres: "upper(quoted) || $$!$$" } } }
    primary_key: id
    checks:
      - { name: position, check: { postgres: "quoted = $$x$$ or position('a' in quoted) > 0" } }
      - { name: betwixt, check: { postgres: "id between symmetric 1 and 5" } }
    indexes:
      - { name: words, columns: [{ key: { postgres: "substring(quoted from 2)" } }], where: { postgres: "quoted SIMILAR TO 'x'" } }
  audit.t:
    columns: { id: bigint, span: { type: interval, default: { postgres: "'90 min'" } } }
    primary_key: id
"#;

const POSTGRES_BY_HAND: &str = "
ALTER TABLE t ALTER last SET DEFAULT '2 hours', DROP CONSTRAINT betwixt, ADD CONSTRAINT betwixt CHECK (id BETWEEN 1 AND 5);
ALTER TABLE audit.t ALTER span SET DEFAULT '91 min';
DROP INDEX words;
CREATE INDEX words ON t (substring(quoted FROM 3)) WHERE quoted SIMILAR TO 'x'";

const MYSQL: &str = r#"
dialects: [mysql]
tables:
  t:
    columns:
      id: bigint
      since: { type: timestamp, default: { mysql: "'1970-01-01'" } }
      price: { type: "decimal(10,2)", default: { mysql: "'1.50'" } }
      flag: { type: bool, default: { mysql: "b'1'" } }
      part: { type: string(99), default: { mysql: "(substring('abc' from 2))" } }
      quoted: { type: string(99), default: { mysql: "\"it's\"" } }
      national: { type: string(99), default: { mysql: "N'x'" } }
      total: { type: integer, generated: { as: { mysql: "id mod 5 div 2" } } }
    primary_key: id
    checks:
      - { name: some, check: { mysql: "part = 'x' or position('a' in part) > 0 or part rlike 'y'" } }
      - { name: other, check: { mysql: "part is not true or id div 2 = 3" } }
"#;

const MYSQL_BY_HAND: &str = "
ALTER TABLE t ALTER part SET DEFAULT 'c', DROP CONSTRAINT other,
    ADD CONSTRAINT other CHECK (part IS NOT TRUE OR id DIV 2 = 4)";

/// What migrations have just made is what the spec declares, and what somebody changes then is not.
fn same(scratch: &Scratch, spec: &str, by_hand: &str) -> Result<(), Failed> {
    let project = Project::new(spec)?;
    project.run("migrate", &scratch.url, &[], 0);
    project.run("verify", &scratch.url, &[], 0);
    tablewright::connection::open(&scratch.url)?.batch_execute(by_hand)?;
    let (out, _) = project.run("verify", &scratch.url, &[], 1);
    let changed: BTreeSet<&str> = out
        .lines()
        .filter(|line| line.starts_with("  "))
        .filter_map(|it| it.split('`').nth(1))
        .collect();
    let expected: &[&str] =
        if spec == MYSQL { &["other", "part"] } else { &["betwixt", "last", "span", "words"] };
    assert_eq!(changed, expected.iter().copied().collect(), "{out}");
    Ok(())
}

/// A database that lets nobody write, not even temporary tables, as a hot standby does.
fn unasked(scratch: &Scratch) -> Result<(), Failed> {
    let spec = "dialects: [postgres]\ntables:\n  t:\n    columns:\n      id: bigint\n      \
                last: { type: interval, default: { postgres: \"'1 hour'\" } }\n    primary_key: id\n";
    let project = Project::new(spec)?;
    project.run("migrate", &scratch.url, &[], 0);
    project.run("verify", &scratch.url, &[], 0);
    tablewright::connection::open(&scratch.url)?.batch_execute(
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$",
    )?;
    let (out, _) = project.run("verify", &scratch.url, &[], 1);
    assert!(out.contains("column `last`, default: the spec has `'1 hour'`"), "{out}");
    Ok(())
}
