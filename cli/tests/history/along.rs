//! What somebody has hung on a column by hand does not go along with it without a word.

use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use super::{linked::is_linked, raw::Project, seal::count};

type Test = fn(&Scratch) -> Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    let tests: [(&str, Test); 3] = [
        ("what_is_hung_on_a_column_by_hand_stops_the_migration", by_hand),
        ("what_goes_along_may_be_allowed", back_and_allowed),
        ("what_is_declared_goes_along_with_its_column", declared),
    ];
    let mut trials = Vec::new();
    for database in [Database::Postgres, Database::Mysql].into_iter().filter(|it| is_linked(*it)) {
        for (name, test) in tests {
            trials.extend(on(database, name, test));
        }
    }
    if is_linked(Database::Mysql) {
        let mysql: [(&str, Test); 2] = [
            ("what_is_hung_on_a_converted_column_stops_the_migration", converted),
            ("a_check_option_by_hand_stops_the_migration", check_option),
        ];
        for (name, test) in mysql {
            trials.extend(on(Database::Mysql, name, test));
        }
    }
    trials
}

const TABLE: &str = "tables: { t: { columns: { id: integer, v: integer?, w: integer?, Wide: integer? }, primary_key: id } }\n";

/// What is made by hand, what the migrator calls it, and what takes it away.
type Hung = (&'static str, &'static str, &'static str);

const ON_POSTGRES: &[Hung] = &[
    ("CREATE INDEX hand ON t (v, w)", "index `hand`, by column `t.w`", "DROP INDEX hand"),
    ("CREATE UNIQUE INDEX hand ON t (w)", "index `hand`, by column `t.w`", "DROP INDEX hand"),
    ("CREATE INDEX hand ON t (v) WHERE w > 1", "index `hand`, by column `t.w`", "DROP INDEX hand"),
    ("CREATE INDEX \"w\" ON t ((v + w))", "index `w`, by column `t.w`", "DROP INDEX w"),
    ("CREATE INDEX hand ON t (v) INCLUDE (w)", "index `hand`, by column `t.w`", "DROP INDEX hand"),
    (
        "ALTER TABLE t ADD CONSTRAINT hand CHECK (v + w > 0)",
        "check `hand`, by column `t.w`",
        "ALTER TABLE t DROP CONSTRAINT hand",
    ),
    (
        "ALTER TABLE t ADD CONSTRAINT hand UNIQUE (w, v)",
        "unique constraint `hand`, by column `t.w`",
        "ALTER TABLE t DROP CONSTRAINT hand",
    ),
    (
        "ALTER TABLE t ADD CONSTRAINT hand FOREIGN KEY (w) REFERENCES t",
        "foreign key `hand`, by column `t.w`",
        "ALTER TABLE t DROP CONSTRAINT hand",
    ),
    (
        "ALTER TABLE t ADD CONSTRAINT hand EXCLUDE (w WITH =)",
        "constraint `hand`, by column `t.w`",
        "ALTER TABLE t DROP CONSTRAINT hand",
    ),
    (
        "CREATE STATISTICS hand ON v, w FROM t",
        "statistics `hand`, by column `t.w`",
        "DROP STATISTICS hand",
    ),
    ("CREATE INDEX hand ON t (v, \"Wide\")", "index `hand`, by column `t.Wide`", "DROP INDEX hand"),
];

const ON_MYSQL: &[Hung] = &[
    ("CREATE INDEX hand ON t (v, w)", "index `hand`, by column `t.w`", "DROP INDEX hand ON t"),
    ("CREATE UNIQUE INDEX `w` ON t (w)", "index `w`, by column `t.w`", "DROP INDEX w ON t"),
    (
        "CREATE INDEX hand ON t (v, Wide)",
        "index `hand`, by column `t.Wide`",
        "DROP INDEX hand ON t",
    ),
    (
        "ALTER TABLE t ADD CONSTRAINT hand CHECK (w > 0)",
        "check `hand`, by column `t.w`",
        "ALTER TABLE t DROP CONSTRAINT hand",
    ),
    (
        "CREATE TRIGGER hand BEFORE INSERT ON t FOR EACH ROW SET NEW.v = NEW . `w`",
        "trigger `hand`, by column `t.w`",
        "DROP TRIGGER hand",
    ),
    (
        "CREATE VIEW hand AS SELECT a.id, a.w + 1 AS more FROM t AS a",
        "view `hand`, by column `t.w`",
        "DROP VIEW hand",
    ),
];

/// The same that has nothing to do with the columns that go.
const BESIDE: [&str; 2] =
    ["CREATE INDEX beside ON t (v)", "CREATE VIEW viewer AS SELECT id, v FROM t"];

fn by_hand(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(scratch)?;
    project.edit(TABLE, &[])?;
    project.seal("first", 0)?;
    project.run("migrate", &[], 0)?;
    let without = TABLE.replace(", w: integer?, Wide: integer?", "");
    let consents = "consents: [{ drop_column: t.w }, { drop_column: t.Wide }]\n";
    project.edit(&[&without, consents].concat(), &[])?;
    project.seal("without", 0)?;
    for sql in BESIDE {
        project.execute(sql)?;
    }
    project.execute("INSERT INTO t (id, v, w) VALUES (1, 1, 1)")?;
    let all = if scratch.database == Database::Postgres { ON_POSTGRES } else { ON_MYSQL };
    for (made, told, back) in all {
        project.execute(made)?;
        let planned = project.run("migrate", &["--dry-run"], 0)?;
        assert!(planned.errors.contains(told), "{made}: {}", planned.errors);
        let refused = project.run("migrate", &[], 1)?;
        let said =
            ["that the spec does not declare: ", told, "; nothing has been started"].concat();
        assert!(refused.errors.contains(&said), "{made}: {}", refused.errors);
        assert!(refused.errors.contains("pass `--allow-loss` to lose it"), "{}", refused.errors);
        assert_eq!(count("SELECT COUNT(w) AS n FROM t", &scratch.url)?, 1);
        project.execute(back)?;
    }
    // What is hung on other columns stays, and the migration runs.
    project.run("migrate", &[], 0)?;
    project.execute("SELECT id, v FROM viewer")?;
    Ok(())
}

fn back_and_allowed(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(scratch)?;
    let without = TABLE.replace(", w: integer?, Wide: integer?", "");
    project.edit(&without, &[])?;
    project.seal("first", 0)?;
    project.edit(TABLE, &[])?;
    project.seal("with", 0)?;
    project.run("migrate", &[], 0)?;
    project.execute("CREATE INDEX hand ON t (v, w)")?;
    for command in ["revert", "redo"] {
        let refused = project.run(command, &[], 1)?;
        assert!(refused.errors.contains("index `hand`, by column `t.w`"), "{}", refused.errors);
    }
    assert_eq!(count("SELECT COUNT(w) AS n FROM t", &scratch.url)?, 0);
    project.run("revert", &["--allow-loss"], 0)?;
    project.run("migrate", &[], 0)?;
    let consents = "consents: [{ drop_column: t.w }, { drop_column: t.Wide }]\n";
    project.edit(&[&without, consents].concat(), &[])?;
    project.seal("without", 0)?;
    if scratch.database == Database::Mysql {
        // There it is left, over the other column.
        project.execute("DROP INDEX hand ON t")?;
    }
    project.execute("CREATE INDEX hand ON t (v, w)")?;
    let refused = project.run("migrate", &["--format", "json"], 1)?;
    assert!(refused.out.contains("\"taken_along\""), "{}", refused.out);
    project.run("migrate", &["--allow-loss"], 0)?;
    Ok(())
}

/// `ALTER VIEW` keeps all but the option, so that is told.
fn check_option(scratch: &Scratch) -> Result<(), Failed> {
    const SPEC: &str = "tables: { t: { columns: { id: integer, v: integer? }, primary_key: id } }\n\
                        views: { vw: { query: 'SELECT id FROM t WHERE id > 0' } }\n";
    let mut project = Project::new(scratch)?;
    project.edit(SPEC, &[])?;
    project.seal("first", 0)?;
    project.run("migrate", &[], 0)?;
    project.edit(&SPEC.replace("v: integer?", "v: bigint?"), &[])?;
    project.seal("wider", 0)?;
    let view = "CREATE OR REPLACE VIEW vw AS SELECT id FROM t WHERE id > 0";
    project.execute(&[view, " WITH LOCAL CHECK OPTION"].concat())?;
    let refused = project.run("migrate", &[], 1)?;
    refused.says(&["declare: WITH LOCAL CHECK OPTION of view `vw`; nothing has been started"]);
    project.execute(view)?;
    project.run("migrate", &[], 0)?;
    Ok(())
}

/// A column whose values are converted by way of a new one: what hangs on the old one would go.
fn converted(scratch: &Scratch) -> Result<(), Failed> {
    const SPEC: &str = "tables: { t: { columns: { id: integer, v: integer?, w: float? }, primary_key: id, \
                        indexes: [{ name: ix_w, columns: [w] }] } }\n";
    let mut project = Project::new(scratch)?;
    project.edit(SPEC, &[])?;
    project.seal("first", 0)?;
    project.run("migrate", &[], 0)?;
    let other = SPEC.replace("w: float?", "w: string(30)?");
    project.edit(&[&other, "consents: [{ change_type: t.w }]\n"].concat(), &[])?;
    project.seal("other", 0)?;
    project.execute("CREATE INDEX hand ON t (v, w)")?;
    let refused = project.run("migrate", &[], 1)?;
    assert!(
        refused.errors.contains("declare: index `hand`, by column `t.w`;"),
        "{}",
        refused.errors
    );
    project.execute("DROP INDEX hand ON t")?;
    project.run("migrate", &[], 0)?;
    project.run("verify", &[], 0)?;
    Ok(())
}

/// Everything that a spec can hang on columns: none of it stops the migration that drops them, there or back.
fn declared(scratch: &Scratch) -> Result<(), Failed> {
    const SPEC: &str = "\
enums: { kind: [a, b] }
tables:
  other: { columns: { id: integer }, primary_key: id }
  t:
    columns:
      id: integer
      v: integer?
      w: { type: integer, nullable: true, unique: true, comment: 'a number' }
      other_id: { type: integer, nullable: true, references: other.id }
      kind: { type: kind, nullable: true, default: \"'a'\" }
      data: json?
      name: { type: string(20), nullable: true }
      twice: { type: integer, nullable: true, generated: v * 2 }
    primary_key: id
    unique: [{ name: uq_both, columns: [v, other_id] }]
    checks: [{ name: ck_w, check: w > v }, { name: ck_name, check: \"name <> ''\" }]
    indexes:
      - { name: ix_w, columns: [w, v] }
      - { name: ix_kind, columns: [kind] }
      - { name: ix_twice, columns: [twice, v] }
    search: [{ name: se_name, columns: [name] }]
    triggers:
      tr: { timing: before, events: [update], body: { TRIGGER } }
views:
  vw: { query: 'SELECT id, w, name FROM t' }
";
    let body = if scratch.database == Database::Mysql {
        "mysql: 'SET NEW.v = NEW.w;'"
    } else {
        "postgres: 'NEW.v := NEW.w; RETURN NEW;'"
    };
    let mut project = Project::new(scratch)?;
    let whole = SPEC.replace("TRIGGER", body);
    project.edit(&whole, &[])?;
    project.seal("first", 0)?;
    project.run("migrate", &[], 0)?;
    let bare = "\
tables:
  t: { columns: { id: integer, v: integer? }, primary_key: id }
views: { vw: { query: 'SELECT id FROM t' } }
consents:
  - { drop_table: other }
";
    let columns = ["w", "other_id", "kind", "data", "name", "twice"];
    let consents = columns.map(|column| ["  - { drop_column: t.", column, " }\n"].concat());
    project.edit(&[bare, &consents.concat()].concat(), &[])?;
    project.seal("bare", 0)?;
    let planned = project.run("migrate", &["--dry-run"], 0)?;
    assert!(!planned.errors.contains("would go along"), "{}", planned.errors);
    project.run("migrate", &[], 0)?;
    project.run("revert", &[], 0)?;
    project.run("migrate", &[], 0)?;
    Ok(())
}
