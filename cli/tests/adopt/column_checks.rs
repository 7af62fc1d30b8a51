//! Checks that MariaDB keeps with a column: imported, sealed, adopted, and then changed in every way. So that none is
//! lost the adoption moves them to the table; of a database that was adopted before, the migrator does.

use std::{fs, process::Stdio};

use diesel::{RunQueryDsl, connection::SimpleConnection, dsl::sql, sql_types::Text};
use tablewright::{AnyConnection, connection};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::project::{Project, printed};

pub(crate) fn trials() -> Vec<Trial> {
    let mysql =
        |name: &str, test: fn(&Scratch) -> Result<(), Failed>| on(Database::Mysql, name, test);
    [
        mysql("a_check_at_a_column_is_moved_by_the_adoption", adopted),
        mysql("a_check_at_a_column_outlives_every_change_of_it", changed),
        mysql("a_draft_that_loses_a_check_at_a_column_is_not_sealed", lost),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const TABLE: &str = "CREATE TABLE t (id INT PRIMARY KEY, k INT CHECK (k > 0), \
    name VARCHAR(20) NOT NULL DEFAULT 'x, CHECK (1)' CHECK (name <> 'a, b)'), \
    doc JSON) CHARSET utf8mb4 COLLATE utf8mb4_bin";

/// The same with the checks at the table, as a spec declares them.
const SPEC: &str = "\
dialects: [mysql]
tables:
  t:
    columns:
      id: integer
      k: integer?
      name: string(20) = 'x, CHECK (1)'
      doc: json?
    primary_key: id
    checks:
      - { name: k, check: k > 0 }
      - { name: name, check: \"name <> 'a, b)'\" }
";

/// Whether the server is one that keeps checks with columns.
fn keeps_them(connection: &mut AnyConnection) -> Result<bool, Failed> {
    Ok(sql::<Text>("SELECT VERSION()").get_result::<String>(connection)?.contains("MariaDB"))
}

/// What the two checks refuse.
#[track_caller]
fn holds(connection: &mut AnyConnection, k: &str) {
    let refused = |connection: &mut AnyConnection, columns: &str, values: &str| {
        let insert = format!("INSERT INTO t (id, {columns}) VALUES (9, {values})");
        let outcome = connection.batch_execute(&insert);
        assert!(outcome.is_err(), "{insert}");
    };
    refused(connection, k, "-1");
    refused(connection, "name", "'a, b)'");
}

fn adopted(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    if !keeps_them(&mut connection)? {
        return Ok(());
    }
    connection.batch_execute(TABLE)?;
    let project = Project::new(SPEC)?;
    let spec = project.root().join("imported.yaml");
    project.run("import", &scratch.url, &["-o", spec.to_str().unwrap()], 0);
    let imported = fs::read_to_string(&spec)?;
    assert!(imported.contains("name: k, check: k > 0"), "{imported}");
    // It is a difference, though both mean the same, and it is mended.
    let (out, _) = project.run("verify", &scratch.url, &["--spec", "imported.yaml"], 1);
    assert!(out.contains("check `k`, level: the spec has `table`"), "{out}");
    let (out, _) = project.run("verify", &scratch.url, &["--plan"], 1);
    let moves =
        "    MODIFY COLUMN `k` int(11) DEFAULT NULL,\n    ADD CONSTRAINT `k` CHECK (`k` > 0)";
    assert!(out.contains(moves), "{out}");
    let (out, _) = project.run("adopt", &scratch.url, &["--apply", "--no-backup"], 0);
    assert!(out.contains("move checks `k`, `name` of `t` from the columns to the table"), "{out}");
    project.run("verify", &scratch.url, &[], 0);
    holds(&mut connection, "k");

    // The same in a development database.
    connection.batch_execute("DROP TABLE t")?;
    connection.batch_execute(TABLE)?;
    project.run("dev", &scratch.url, &["--dry-run"], 0);
    project.run("verify", &scratch.url, &[], 1);
    project.run("dev", &scratch.url, &[], 0);
    project.run("verify", &scratch.url, &[], 0);
    Ok(())
}

/// Each change, there and back, on a database that was adopted when adoptions left the checks where they were.
fn changed(scratch: &Scratch) -> Result<(), Failed> {
    let column = |with: &str| SPEC.replace("k: integer?", with);
    let changes = [
        ("comment", column("k: { type: integer?, comment: a number }"), "k", true),
        ("default", column("k: integer? = 5"), "k", true),
        (
            "not_null",
            ["consents: [{ not_null: t.k, reason: no row lacks it }]\n", &column("k: integer")]
                .concat(),
            "k",
            true,
        ),
        ("type", column("k: bigint?"), "k", true),
        (
            "name",
            SPEC.replace("k: integer?", "kk: { type: integer?, renamed_from: k }")
                .replace("k, check: k", "k, check: kk"),
            "kk",
            true,
        ),
        ("dropped", SPEC.replace("      - { name: k, check: k > 0 }\n", ""), "k", false),
    ];
    for (name, spec, k, stays) in changes {
        let scratch = Scratch::new(scratch.server)?;
        let mut connection = connection::open(&scratch.url)?;
        if !keeps_them(&mut connection)? {
            return Ok(());
        }
        connection.batch_execute(TABLE)?;
        let mut project = Project::new(SPEC)?;
        project.run("adopt", &scratch.url, &["--apply", "--no-backup"], 0);
        connection.batch_execute("DROP TABLE t")?;
        connection.batch_execute(TABLE)?;
        connection.batch_execute("INSERT INTO t (id, k) VALUES (1, 1)")?;
        project.seal(&spec, "change")?;
        project.run("migrate", &scratch.url, &[], 0);
        if stays {
            holds(&mut connection, k);
        } else {
            connection.batch_execute(
                "INSERT INTO t (id, k) VALUES (2, -1); DELETE FROM t WHERE id = 2",
            )?;
        }
        project.run("verify", &scratch.url, &[], 0);
        project.run("revert", &scratch.url, &[], 0);
        holds(&mut connection, "k");
        let rows = connection.batch_execute("INSERT INTO t (id, k) VALUES (1, 1)");
        assert!(rows.is_err(), "{name}: the row is there");
    }
    Ok(())
}

/// A raw statement that the migrator cannot read: it does no harm to a table of ours, but to one that was adopted.
fn lost(scratch: &Scratch) -> Result<(), Failed> {
    if !keeps_them(&mut connection::open(&scratch.url)?)? {
        return Ok(());
    }
    let project = Project::new(SPEC)?;
    let raw = "raw: { hidden: { mysql: { up: \"EXECUTE IMMEDIATE 'ALTER TABLE t MODIFY k INT'\", down: SELECT 1 } } }\n";
    fs::write(project.root().join("schema.yaml"), [SPEC, raw].concat())?;
    let seal = |url: &str| {
        let mut command = project.command("seal", "hidden", &["--mysql", url]);
        command.stdin(Stdio::null()).output()
    };
    let (_, errors) = printed(seal(&scratch.url)?, 1);
    assert!(
        errors.contains("with checks at columns, as adopted databases have had them"),
        "{errors}"
    );
    assert!(
        errors.contains("check") && errors.contains("`k`") || errors.contains("› k"),
        "{errors}"
    );
    fs::write(project.root().join("schema.yaml"), SPEC.replace("k: integer?", "k: bigint?"))?;
    printed(seal(&scratch.url)?, 0);
    Ok(())
}
