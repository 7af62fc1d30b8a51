//! What hangs on a view is not lost when the view is made again, and what is in the way of a change is named.

use diesel::{RunQueryDsl, sql_query, sql_types::Text};
use tablewright::connection;
use tablewright_testing::{Database, Failed, Scratch, Server, Trial, on};

use super::{
    linked::is_linked,
    raw::{Project, said},
};

type Test = fn(&Scratch) -> Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    if is_linked(Database::Postgres) {
        let postgres: [(&str, Test); 5] = [
            ("what_hangs_on_a_raw_view_stays_when_its_query_changes", altered_raw),
            ("a_check_option_is_the_one_of_the_query", check_option),
            ("what_hangs_on_a_view_stays_on_it", stays),
            ("a_view_that_somebody_reads_by_hand_is_not_dropped", read_by_hand),
            ("a_raw_object_in_the_way_is_named", in_the_way),
        ];
        for (name, test) in postgres {
            trials.extend(on(Database::Postgres, name, test));
        }
    }
    if is_linked(Database::Mysql) {
        let mysql: [(&str, Test); 2] = [
            ("what_a_view_says_of_itself_stays", rights),
            ("a_check_option_is_the_one_of_the_query", check_option),
        ];
        for (name, test) in mysql {
            trials.extend(on(Database::Mysql, name, test));
        }
    }
    let sqlite: [(&str, Test); 2] = [
        ("a_raw_trigger_of_a_view_stays_on_it", raw_trigger),
        ("a_trigger_that_nobody_declared_is_named", undeclared),
    ];
    for (name, test) in sqlite {
        trials.extend(on(Database::Sqlite, name, test));
    }
    trials
}

const TABLE: &str = "\
tables: { t: { columns: { id: integer, v: integer? }, primary_key: id } }
views:
  vw: { query: 'SELECT id, v FROM t' }
  checked: { after: [vw], query: 'SELECT id, v FROM vw WHERE v > 0' }
";

/// Raw objects that hang on the view and read its table, the first of them in the first migration as well.
const RAW: [(&str, &str, &str); 4] = [
    (
        "insert_into_vw",
        "CREATE FUNCTION io() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO t VALUES (NEW.id, NEW.v); \
         RETURN NEW; END$$; CREATE TRIGGER io INSTEAD OF INSERT ON vw FOR EACH ROW EXECUTE FUNCTION io()",
        "DROP TRIGGER io ON vw; DROP FUNCTION io()",
    ),
    (
        "mv",
        "CREATE MATERIALIZED VIEW mv AS SELECT v, count(*) AS n FROM t GROUP BY v",
        "DROP MATERIALIZED VIEW mv",
    ),
    ("mv_v", "CREATE UNIQUE INDEX mv_v ON mv (v)", "DROP INDEX mv_v"),
    (
        "watch",
        "CREATE FUNCTION watch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$; CREATE TRIGGER watch \
         BEFORE UPDATE ON t FOR EACH ROW WHEN (OLD.v > NEW.v) EXECUTE FUNCTION watch()",
        "DROP TRIGGER watch ON t; DROP FUNCTION watch()",
    ),
];

const BY_HAND: &str = "\
    COMMENT ON VIEW vw IS 'it''s seen'; COMMENT ON COLUMN vw.v IS 'a value'; GRANT SELECT, UPDATE ON vw TO PUBLIC;
    GRANT INSERT (id) ON checked TO PUBLIC; ALTER VIEW checked SET (security_barrier = true, check_option = local);
    ALTER VIEW vw ALTER COLUMN v SET DEFAULT 7; COMMENT ON TRIGGER io ON vw IS 'ours';
    CREATE FUNCTION hand() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN OLD; END$$;
    CREATE TRIGGER hand INSTEAD OF DELETE ON vw FOR EACH ROW EXECUTE FUNCTION hand();
    COMMENT ON TRIGGER hand ON vw IS 'by hand';
    CREATE RULE quiet AS ON UPDATE TO checked WHERE old.v = 3 DO INSTEAD NOTHING; COMMENT ON RULE quiet ON checked IS 'quiet';
    CREATE INDEX mv_hand ON mv (n); COMMENT ON INDEX mv_hand IS 'by hand'; GRANT SELECT ON mv TO PUBLIC;
    COMMENT ON MATERIALIZED VIEW mv IS 'counts';
    CREATE STATISTICS mv_both (ndistinct) ON v, n FROM mv; COMMENT ON STATISTICS mv_both IS 'both';
    ALTER STATISTICS mv_both SET STATISTICS 55; ALTER MATERIALIZED VIEW mv CLUSTER ON mv_hand;
    ALTER MATERIALIZED VIEW mv ALTER COLUMN n SET STATISTICS 66; ALTER MATERIALIZED VIEW mv ALTER COLUMN n SET (n_distinct = 5);
    CREATE INDEX mv_sum ON mv ((v + n)) WITH (fillfactor = 70); ALTER INDEX mv_sum ALTER COLUMN 1 SET STATISTICS 77;
    ALTER DEFAULT PRIVILEGES GRANT TRUNCATE ON TABLES TO PUBLIC";

/// Everything that hangs on views, in words that a new type does not change.
const HANGING: &str = "\
    SELECT concat_ws(' ', relname, relowner, (SELECT array_agg(option ORDER BY option) FROM unnest(reloptions) AS option),
            (SELECT array_agg(part::text ORDER BY part::text) FROM aclexplode(coalesce(relacl, acldefault('r', relowner))) AS part)) AS line
        FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = current_schema()::regnamespace
    UNION ALL SELECT concat_ws(' ', attrelid::regclass, attname, attacl, pg_get_expr(adbin, adrelid))
        FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE attrelid IN ('vw'::regclass, 'checked'::regclass, 'mv'::regclass) AND attnum > 0
    UNION ALL SELECT concat_ws(' ', type, identity, description) FROM pg_description,
        pg_identify_object(classoid, objoid, objsubid) WHERE objoid > 16384
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT pg_get_ruledef(oid) FROM pg_rewrite WHERE rulename = 'quiet'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE tablename = 'mv'
    UNION ALL SELECT concat_ws(' ', pg_get_statisticsobjdef(oid), stxstattarget) FROM pg_statistic_ext
    UNION ALL SELECT concat_ws(' ', 'clustered', indexrelid::regclass) FROM pg_index WHERE indisclustered
    UNION ALL SELECT concat_ws(' ', 'statistics', attrelid::regclass, attnum, attstattarget, attoptions::text)
        FROM pg_attribute WHERE (attstattarget > 0 OR attoptions IS NOT NULL) AND attrelid > 16384 AND attnum > 0
    ORDER BY line";

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn hanging(scratch: &Scratch) -> Result<Vec<String>, Failed> {
    let mut connection = connection::open(&scratch.url)?;
    let connection = &mut connection;
    let lines = tablewright::dispatch!(connection, |it| sql_query(HANGING).load::<Line>(it))?;
    Ok(lines.into_iter().map(|line| line.line).collect())
}

fn stays(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(scratch)?;
    // A raw object that hangs on a view comes after it, also where both come at once.
    project.edit(TABLE, &RAW)?;
    project.seal("first", 0)?;
    project.run("migrate", &[], 0)?;
    project.execute(&["INSERT INTO t VALUES (1, 3); ", BY_HAND].concat())?;
    let before = hanging(scratch)?;
    for part in [
        "vw it's seen",
        "INSTEAD OF DELETE",
        "security_barrier=true",
        "vw v 7",
        "mv_hand",
        "quiet",
        "mv_both (ndistinct) ON v, n FROM mv 55",
        "mv_both both",
        "clustered mv_hand",
        "statistics mv 2 66 {n_distinct=5}",
        "statistics mv_sum 1 77",
        "fillfactor='70'",
    ] {
        assert!(before.iter().any(|line| line.contains(part)), "{part}: {before:#?}");
    }
    project.edit(&TABLE.replace("v: integer?", "v: bigint?"), &RAW)?;
    project.seal("wider", 0)?;
    project.run("migrate", &[], 0)?;
    assert_eq!(hanging(scratch)?, before);
    project.run("revert", &[], 0)?;
    assert_eq!(hanging(scratch)?, before);
    // What cannot come back is named, and nothing has happened.
    project.execute(
        "CREATE FUNCTION narrow(integer) RETURNS boolean LANGUAGE sql AS 'SELECT $1 > 0'; \
         CREATE RULE narrow AS ON UPDATE TO vw WHERE narrow(old.v) DO INSTEAD NOTHING",
    )?;
    let before = hanging(scratch)?;
    let refused = project.run("migrate", &[], 3)?;
    refused.says(&["rule narrow of view \"vw\" cannot be made again: function narrow(bigint)"]);
    assert_eq!(hanging(scratch)?, before);
    Ok(())
}

/// A materialized view, of a table and of a view, whose query changes; what its own SQL says no longer goes.
fn altered_raw(scratch: &Scratch) -> Result<(), Failed> {
    const BEFORE: &str = "CREATE MATERIALIZED VIEW mv AS SELECT v, count(*) AS n FROM vw GROUP BY v; \
        CREATE INDEX mv_own ON mv (v); CREATE INDEX mv_old ON mv (n); GRANT SELECT ON mv TO PUBLIC; \
        COMMENT ON COLUMN mv.n IS 'how many'";
    const DOWN: &str = "DROP MATERIALIZED VIEW mv";
    let spec = TABLE;
    for source in ["vw", "t"] {
        let mut project = Project::new(scratch)?;
        project.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")?;
        let before = BEFORE.replace("FROM vw", &["FROM ", source].concat());
        project.edit(spec, &[("mv", &before, DOWN)])?;
        project.seal("first", 0)?;
        project.run("migrate", &[], 0)?;
        project.execute(
            "CREATE INDEX mv_hand ON mv (n); COMMENT ON INDEX mv_hand IS 'by hand'; GRANT SELECT (v) ON mv TO pg_monitor; \
             COMMENT ON MATERIALIZED VIEW mv IS 'counts'; COMMENT ON COLUMN mv.v IS 'a value'; \
             GRANT INSERT ON mv TO pg_monitor; ALTER MATERIALIZED VIEW mv OWNER TO pg_database_owner",
        )?;
        let mut expected = hanging(scratch)?;
        let after = before
            .replace("GROUP", "WHERE v > 1 GROUP")
            .replace("CREATE INDEX mv_old ON mv (n); ", "");
        let after = after
            .replace("GRANT SELECT ON mv TO PUBLIC; ", "")
            .replace("COMMENT ON COLUMN mv.n IS 'how many'", "");
        project.edit(spec, &[("mv", &after, DOWN)])?;
        project.seal("other", 0)?;
        project.run("migrate", &[], 0)?;
        let found = hanging(scratch)?;
        let gone = |line: &String| line.contains("mv_old") || line.contains("how many");
        assert!(expected.iter().any(gone) && !found.iter().any(gone), "{found:#?}");
        expected.retain(|line| !gone(line));
        for lines in [&found, &expected] {
            assert!(lines.iter().any(|line| line.contains("mv_hand by hand")), "{lines:#?}");
        }
        // The grant to everybody was its own, and is said no longer; 6171 is the owner that the view was given.
        let own = "\"(6171,0,SELECT,f)\",";
        assert!(expected.iter().any(|line| line.contains(own)), "{expected:#?}");
        let expected: Vec<String> = expected.iter().map(|line| line.replace(own, "")).collect();
        assert_eq!(found, expected);
        project.run("verify", &[], 0)?;
    }
    Ok(())
}

fn read_by_hand(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(scratch)?;
    project.edit(TABLE, &RAW)?;
    project.seal("first", 0)?;
    project.run("migrate", &[], 0)?;
    project.execute("CREATE VIEW reader AS SELECT id FROM vw; COMMENT ON VIEW vw IS 'seen'")?;
    project.edit(&TABLE.replace("v: integer?", "v: bigint?"), &RAW)?;
    project.seal("wider", 0)?;
    let refused = project.run("migrate", &[], 3)?;
    refused.says(&[
        "error[E0651]",
        "view reader depends on view vw",
        "or declare it, under `views:` or `raw:`",
    ]);
    assert!(hanging(scratch)?.iter().any(|line| line.contains("vw seen")));
    Ok(())
}

fn in_the_way(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(scratch)?;
    let log = (
        "log",
        "CREATE TABLE log (v integer); CREATE MATERIALIZED VIEW sums AS SELECT sum(v) AS v FROM t",
        "DROP MATERIALIZED VIEW sums; DROP TABLE log",
    );
    project.edit(TABLE, &[log])?;
    project.seal("first", 0)?;
    project.edit(&TABLE.replace("v: integer?", "v: bigint?"), &[log])?;
    let refused = project.seal("wider", 1)?;
    assert_eq!(said(&refused), include_str!("said/E0657_view.stderr"));
    refused.says(&[
        "error[E0657]: the draft is not sealed: on PostgreSQL",
        "materialized view `sums`, which raw object `log` makes, is in the way",
        "--> schema.yaml:",
        "change the raw object in the same draft",
    ]);
    Ok(())
}

/// What MySQL and MariaDB keep with each view, but for its query. MySQL shows the algorithm only where this driver
/// cannot read it (`SHOW CREATE VIEW`).
fn rights_of(scratch: &Scratch) -> Result<Vec<String>, Failed> {
    let algorithm = if scratch.server == Server::Mariadb { "ALGORITHM" } else { "'MERGE'" };
    let query = format!(
        "SELECT CONCAT_WS(' ', TABLE_NAME, DEFINER, SECURITY_TYPE, CHECK_OPTION, {algorithm}) AS line
         FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE() ORDER BY line"
    );
    let mut connection = connection::open(&scratch.url)?;
    let connection = &mut connection;
    let lines = tablewright::dispatch!(connection, |it| sql_query(&query).load::<Line>(it))?;
    Ok(lines.into_iter().map(|line| line.line).collect())
}

/// The views read each other, one of them a column that goes; one gets another query, one stays as it is.
fn rights(scratch: &Scratch) -> Result<(), Failed> {
    const SPEC: &str = "\
tables: { t: { columns: { id: integer, v: integer?, w: integer? }, primary_key: id } }
views:
  vw: { query: 'SELECT id, v, w FROM t' }
  checked: { after: [vw], query: 'SELECT id, v FROM vw WHERE v > 0 WITH CHECK OPTION' }
  gone: { query: 'SELECT w FROM t' }
";
    let mut project = Project::new(scratch)?;
    project.edit(SPEC, &[])?;
    project.seal("first", 0)?;
    project.run("migrate", &[], 0)?;
    project.execute(
        "ALTER ALGORITHM = MERGE DEFINER = `it's``me`@`localhost` SQL SECURITY INVOKER VIEW vw AS SELECT id, v, w FROM t; \
         ALTER DEFINER = `other`@`%` VIEW checked AS SELECT id, v FROM vw WHERE v > 0 WITH CHECK OPTION",
    )?;
    let mut before = rights_of(scratch)?;
    for part in ["it's`me@localhost INVOKER NONE MERGE", "other@% DEFINER CASCADED"] {
        assert!(before.iter().any(|line| line.contains(part)), "{part}: {before:#?}");
    }
    let without = SPEC.replace(", w: integer?", "").replace("v, w", "v");
    let without = without
        .replace("  gone: { query: 'SELECT w FROM t' }\n", "  new: { query: 'SELECT v FROM t' }\n");
    project.edit(&[&without, "consents: [{ drop_column: t.w }]\n"].concat(), &[])?;
    project.seal("without", 0)?;
    project.run("migrate", &[], 0)?;
    before.retain(|line| !line.starts_with("gone"));
    let mut after = rights_of(scratch)?;
    after.retain(|line| !line.starts_with("new"));
    assert_eq!(after, before);
    project.run("revert", &["--allow-loss"], 0)?;
    let mut after = rights_of(scratch)?;
    after.retain(|line| !line.starts_with("gone"));
    assert_eq!(after, before);
    Ok(())
}

fn check_option(scratch: &Scratch) -> Result<(), Failed> {
    const SPEC: &str = "\
tables: { t: { columns: { id: integer, v: integer? }, primary_key: id } }
views:
  plain: { query: 'SELECT id, v FROM t WHERE v > 0 with check  option' }
  local: { query: 'SELECT id, v FROM t WHERE v > 0 WITH LOCAL CHECK OPTION' }
";
    let mut project = Project::new(scratch)?;
    project.edit(SPEC, &[])?;
    project.seal("first", 0)?;
    project.run("migrate", &[], 0)?;
    project.run("verify", &[], 0)?;
    for (view, option) in [("plain", "LOCAL"), ("local", "CASCADED")] {
        let words = ["VIEW ", view, " AS SELECT id, v FROM t WHERE v > 0 WITH "].concat();
        let replaced = ["CREATE OR REPLACE ", &words, option, " CHECK OPTION"].concat();
        project.execute(&replaced)?;
        let verified = project.run("verify", &[], 1)?;
        verified.says(&[&["view `", view, "`\n  has WITH ", option, " CHECK OPTION"].concat()]);
        let other = if option == "LOCAL" { "CASCADED" } else { "LOCAL" };
        project.execute(&["CREATE OR REPLACE ", &words, other, " CHECK OPTION"].concat())?;
    }
    project.run("verify", &[], 0)?;
    Ok(())
}

const SQLITE_RAW: [(&str, &str, &str); 2] = [
    (
        "io",
        "CREATE TRIGGER io INSTEAD OF INSERT ON vw BEGIN INSERT INTO t VALUES (NEW.id, NEW.v); END",
        "DROP TRIGGER io",
    ),
    (
        "audit",
        "CREATE TABLE audit_log (id INTEGER); CREATE TRIGGER gone INSTEAD OF DELETE ON vw BEGIN INSERT INTO audit_log \
         VALUES (OLD.id); END; CREATE TRIGGER row_gone AFTER DELETE ON t BEGIN INSERT INTO audit_log VALUES (OLD.id); END",
        "DROP TRIGGER gone; DROP TRIGGER row_gone; DROP TABLE audit_log",
    ),
];

const SQLITE_TABLE: &str = "\
tables: { t: { columns: { id: integer, v: integer? }, primary_key: id } }
views: { vw: { query: 'SELECT id, v FROM t' } }
";

/// The same with a column of another type, for which the table is made anew.
fn sqlite_text() -> String {
    SQLITE_TABLE.replace("v: integer?", "v: text?") + "consents: [{ change_type: t.v }]\n"
}

fn raw_trigger(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(scratch)?;
    project.edit(SQLITE_TABLE, &SQLITE_RAW)?;
    project.seal("first", 0)?;
    project.run("migrate", &[], 0)?;
    let use_it =
        "INSERT INTO vw VALUES (1, 2); DELETE FROM vw; DELETE FROM t; INSERT INTO vw VALUES (1, 2)";
    project.execute(use_it)?;
    // The table is made anew, and with it the view.
    project.edit(&sqlite_text(), &SQLITE_RAW)?;
    project.seal("other", 0)?;
    project.run("migrate", &[], 0)?;
    project.run("verify", &[], 0)?;
    project
        .execute("DELETE FROM vw; DELETE FROM t; INSERT INTO vw VALUES (2, 'a'); DELETE FROM t")?;
    let logged = super::seal::count("SELECT count(*) AS n FROM audit_log", &scratch.url)?;
    assert_eq!(logged, 5);
    project.run("revert", &[], 0)?;
    project.run("dev", &[], 0)?;
    project.run("verify", &[], 0)?;
    Ok(())
}

fn undeclared(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Project::new(scratch)?;
    project.edit(SQLITE_TABLE, &SQLITE_RAW)?;
    project.seal("first", 0)?;
    project.run("migrate", &[], 0)?;
    project.edit(&sqlite_text(), &SQLITE_RAW)?;
    project.seal("other", 0)?;
    for (kind, on, sql) in [
        ("trigger", "vw", "CREATE TRIGGER hand INSTEAD OF UPDATE ON vw BEGIN SELECT 1; END"),
        ("trigger", "t", "CREATE TRIGGER hand AFTER UPDATE ON t BEGIN SELECT 1; END"),
        ("index", "t", "CREATE INDEX hand ON t (v)"),
    ] {
        project.execute(sql)?;
        let refused = project.run("migrate", &[], 3)?;
        let named = [kind, " `hand` of `", on, "` would be lost, because"].concat();
        let refused =
            refused.says(&["error[E0651]", &named, "or drop it by hand", "`tablewright adopt`"]);
        assert!(!refused.errors.contains("make the rows fit"), "{}", refused.errors);
        project.execute(&["DROP ", kind, " hand"].concat())?;
    }
    project.run("migrate", &[], 0)?;
    Ok(())
}
