//! What SQLite 3.53 changes in a table that stays: checks and `NOT NULL`. The `diesel` command may be linked with
//! an older one, so our migrator runs these.

use diesel::{SqliteConnection, connection::SimpleConnection};
use tablewright_testing::Failed;

use super::{
    refusals::refused,
    story::{Runner, Story, ask, expect, expect_whole, shape},
};

type Test = fn() -> Result<(), Failed>;

pub(crate) const STORIES: &[(&str, Test)] = &[
    ("constraints_come_and_go_without_a_copy_and_children_stay", no_copy),
    ("a_row_that_breaks_a_new_constraint_leaves_the_old_state", refused_rows),
    ("another_open_connection_keeps_to_a_new_check_at_once", other_connection),
    ("a_check_that_stands_at_its_column_is_dropped_by_its_name", check_at_column),
    ("a_check_without_a_name_is_not_dropped_but_nothing_else_happens_either", nameless),
    ("what_another_rebuild_switches_off_is_verified_here_too", beside_a_rebuild),
    ("hostile_texts_around_a_constraint_stay_as_they_are", hostile),
];

const BEFORE: &str = "
settings: { sqlite_minimum: \"3.53\" }
enums: { tier: { values: [A, B, old], length: 10 } }
tables:
  parents:
    columns:
      id: integer auto_increment
      name: text?
      tier: tier?
      note: text
      length: { type: integer?, generated: { as: length(name), storage: virtual } }
    primary_key: id
    indexes: [[lower(note)]]
    checks: [{ name: ck_note, check: length(note) < 9 }]
    search: [{ columns: [note] }]
    triggers:
      noted: { timing: after, events: [update], body: { sqlite: \"UPDATE parents SET note = 'noted' WHERE id = new.id\" } }
  children:
    columns: { id: integer auto_increment, parent: { type: integer, references: parents.id, on_delete: cascade, on_update: cascade } }
    primary_key: id
views:
  names: { query: { sqlite: SELECT name FROM parents } }
";

const AFTER: &str = "
settings: { sqlite_minimum: \"3.53\" }
enums: { tier: { values: [A, B, { value: past, renamed_from: old }], length: 10 } }
tables:
  parents:
    columns:
      id: integer auto_increment
      name: text
      tier: tier?
      note: text?
      length: { type: integer?, generated: { as: length(name), storage: virtual } }
      rank: integer
    primary_key: id
    indexes: [[lower(note)]]
    checks:
      - { name: ck_note, check: length(note) < 20 }
      - { name: ck_rank, check: rank + id > 0 }
    search: [{ columns: [note] }]
    triggers:
      noted: { timing: after, events: [update], body: { sqlite: \"UPDATE parents SET note = 'noted' WHERE id = new.id\" } }
  children:
    columns: { id: integer auto_increment, parent: { type: integer, references: parents.id, on_delete: cascade, on_update: cascade } }
    primary_key: id
views:
  names: { query: { sqlite: SELECT name FROM parents } }
data_steps:
  - name: everybody has a name and a rank
    before: [{ not_null: parents.name }, { not_null: parents.rank }]
    up: \"UPDATE parents SET name = COALESCE(name, 'nobody'), rank = id\"
    down: UPDATE parents SET name = NULL WHERE name = 'nobody'
";

const ROWS: &str = "INSERT INTO parents (id, name, tier, note) VALUES
        (1, 'a', 'old', 'one'), (2, NULL, NULL, 'two'), (3, 'c', 'A', 'three');
    INSERT INTO children (parent) VALUES (1), (1), (2), (3)";

fn no_copy() -> Result<(), Failed> {
    let story = Story::new(&[BEFORE, AFTER])?;
    // The guard's own table is a temporary one.
    for copying in ["__tablewright_rebuild", "PRAGMA", "DROP TABLE \""] {
        if story.ups[1].contains(copying) {
            return Err(format!("{copying} in\n{}", story.ups[1]).into());
        }
    }
    story.up(&Runner::Migrator, 1)?;
    let mut connection = story.connect()?;
    connection.batch_execute(ROWS)?;
    let root = "SELECT GROUP_CONCAT(name || rootpage) FROM sqlite_master \
                WHERE name IN ('parents', 'children', 'search_parents')";
    let place = ask(&mut connection, root)?;
    for _ in 0..2 {
        story.up(&Runner::Migrator, 1)?;
        let rows = "SELECT GROUP_CONCAT(id || name || COALESCE(tier, '-') || note || rank || length) FROM parents";
        expect(&mut connection, rows, "1apastone11,2nobody-two26,3cAthree31")?;
        let found =
            "SELECT GROUP_CONCAT(rowid) FROM search_parents WHERE search_parents MATCH 'three'";
        expect(&mut connection, found, "3")?;
        for (refused, why) in [
            ("UPDATE parents SET tier = 'old' WHERE id = 3", "ck_parents_tier_enum"),
            ("INSERT INTO parents (name, rank) VALUES ('x', -9)", "ck_rank"),
            ("INSERT INTO parents (rank) VALUES (1)", "parents.name"),
            ("INSERT INTO parents (name) VALUES ('x')", "parents.rank"),
        ] {
            is_refused(&mut connection, refused, why)?;
        }
        everything_is_there(&mut connection, root, &place)?;
        story.down(&Runner::Migrator)?;
        let rows = "SELECT GROUP_CONCAT(id || COALESCE(name, '-') || COALESCE(tier, '-') || note) FROM parents";
        expect(&mut connection, rows, "1aoldone,2--two,3cAthree")?;
        is_refused(&mut connection, "UPDATE parents SET tier = 'past' WHERE id = 3", "tier_enum")?;
        is_refused(&mut connection, "INSERT INTO parents (name) VALUES ('x')", "parents.note")?;
        everything_is_there(&mut connection, root, &place)?;
    }
    Ok(())
}

fn is_refused(connection: &mut SqliteConnection, sql: &str, why: &str) -> Result<(), Failed> {
    match connection.batch_execute(sql) {
        Ok(()) => Err(format!("{sql} was let in").into()),
        Err(problem) if problem.to_string().contains(why) => Ok(()),
        Err(problem) => Err(format!("{sql}: {problem}").into()),
    }
}

/// Children, view, index, trigger; and the tables are where they were.
fn everything_is_there(
    connection: &mut SqliteConnection,
    root: &str,
    place: &str,
) -> Result<(), Failed> {
    expect(connection, root, place)?;
    expect(connection, "SELECT GROUP_CONCAT(parent) FROM children", "1,1,2,3")?;
    expect(connection, "SELECT CAST(COUNT(*) AS TEXT) FROM names", "3")?;
    let kinds = "SELECT GROUP_CONCAT(name) FROM (SELECT name FROM sqlite_master \
                 WHERE tbl_name = 'parents' AND type IN ('index', 'trigger') ORDER BY name)";
    let all = "ix_parents_lower_note,noted,search_parents_delete,search_parents_insert,search_parents_update";
    expect(connection, kinds, all)?;
    let integrity =
        "INSERT INTO search_parents (search_parents, rank) VALUES ('integrity-check', 1)";
    connection.batch_execute(integrity)?;
    expect_whole(connection)
}

/// The spec of one table with these columns and checks.
fn one(columns: &str, checks: &str) -> String {
    format!(
        "\nsettings: {{ sqlite_minimum: \"3.53\" }}\ntables:\n  t:\n    columns: {{ id: integer auto_increment, {columns} }}\n    \
         primary_key: id\n    checks: [{checks}]\n"
    )
}

fn refused_rows() -> Result<(), Failed> {
    let plain = one("a: integer?, b: integer", "");
    for (after, row) in [
        (one("a: integer?, b: integer", "{ name: ck, check: a > 0 }"), "(-1, 1)"),
        (one("a: integer?, b: integer", "{ name: ck, check: b > 0 }"), "(NULL, -1)"),
        (one("a: integer, b: integer", ""), "(NULL, 1)"),
        (one("a: integer?, b: integer, c: integer", ""), "(1, 1)"),
        (one("a: integer, b: integer?", "{ name: ck, check: a > b }"), "(1, 2)"),
    ] {
        let story = Story::new(&[&plain, &after])?;
        story.up(&Runner::Migrator, 1)?;
        let mut connection = story.connect()?;
        connection.batch_execute("INSERT INTO t (a, b) VALUES (5, 4)")?;
        connection.batch_execute(&format!("INSERT INTO t (a, b) VALUES {row}"))?;
        refused(&story, "constraint failed").map_err(|problem| format!("{after}: {problem:?}"))?;
        expect(&mut connection, "SELECT CAST(COUNT(*) AS TEXT) FROM t", "2")?;
        connection.batch_execute("DELETE FROM t")?;
        story.up(&Runner::Migrator, 1)?;
        expect_whole(&mut connection)?;
    }
    Ok(())
}

fn other_connection() -> Result<(), Failed> {
    let story =
        Story::new(&[&one("a: integer?", ""), &one("a: integer?", "{ name: ck, check: a > 0 }")])?;
    story.up(&Runner::Migrator, 1)?;
    let mut other = story.connect()?;
    other.batch_execute("INSERT INTO t (a) VALUES (1), (NULL)")?;
    story.up(&Runner::Migrator, 1)?;
    is_refused(&mut other, "INSERT INTO t (a) VALUES (0)", "ck")?;
    other.batch_execute("INSERT INTO t (a) VALUES (2), (NULL)")?;
    story.down(&Runner::Migrator)?;
    other.batch_execute("INSERT INTO t (a) VALUES (0)")?;
    expect_whole(&mut other)
}

fn check_at_column() -> Result<(), Failed> {
    let (none, some) = ("a: integer", "a: integer, b: { type: integer?, check: b > 0 }");
    let bare = "a: integer, b: integer?";
    let story = Story::new(&[&one(none, ""), &one(some, ""), &one(bare, "")])?;
    story.up(&Runner::Migrator, 2)?;
    let mut connection = story.connect()?;
    connection.batch_execute("INSERT INTO t (a, b) VALUES (1, 1), (2, NULL)")?;
    let before = shape(&mut connection)?;
    if !before.contains("\"b\" INTEGER\n    CONSTRAINT \"ck_t_b\" CHECK") {
        return Err(before.into());
    }
    story.up(&Runner::Migrator, 1)?;
    connection.batch_execute("INSERT INTO t (a, b) VALUES (3, -1)")?;
    refused_back(&story)?;
    connection.batch_execute("DELETE FROM t WHERE b < 0")?;
    story.down(&Runner::Migrator)?;
    is_refused(&mut connection, "INSERT INTO t (a, b) VALUES (3, -1)", "ck_t_b")?;
    expect(&mut connection, "SELECT GROUP_CONCAT(a || COALESCE(b, '-')) FROM t", "11,2-")?;
    expect_whole(&mut connection)
}

/// The way back is refused and leaves the table as it is.
fn refused_back(story: &Story) -> Result<(), Failed> {
    let before = shape(&mut story.connect()?)?;
    if story.down(&Runner::Migrator).is_ok() {
        return Err("a row that breaks the check went back".into());
    }
    let after = shape(&mut story.connect()?)?;
    if after == before { Ok(()) } else { Err(format!("it left\n{after}").into()) }
}

/// Only a table that somebody else has made has such a check.
fn nameless() -> Result<(), Failed> {
    let check = "{ name: ck_t_1, check: a > 0 }";
    let story = Story::new(&[&one("a: integer?", check), &one("a: integer?", "")])?;
    story.up(&Runner::Migrator, 1)?;
    let mut connection = story.connect()?;
    connection.batch_execute(
        "DROP TABLE t; CREATE TABLE t (id INTEGER NOT NULL CONSTRAINT pk_t PRIMARY KEY, a INTEGER, CHECK (a > 0));
         INSERT INTO t (a) VALUES (1)",
    )?;
    refused(&story, "no such constraint: ck_t_1")?;
    expect(&mut connection, "SELECT CAST(a AS TEXT) FROM t", "1")
}

/// Checks and foreign keys are off while another table is made anew; the steps of the spec write meanwhile.
fn beside_a_rebuild() -> Result<(), Failed> {
    let spec = |default: &str, note: &str, steps: &str| {
        format!(
            "\nsettings: {{ sqlite_minimum: \"3.53\" }}\ntables:\n  \
             p: {{ columns: {{ id: integer auto_increment, a: 'integer = {default}' }}, primary_key: id }}\n  \
             t:\n    columns: {{ id: integer auto_increment, p: {{ type: integer?, references: p.id }}, note: '{note}' }}\n    \
             primary_key: id\n    checks: [{{ name: ck, check: note <> 'bad' }}]\n{steps}"
        )
    };
    for (sql, message) in [
        ("UPDATE t SET note = 'bad' WHERE note IS NULL", "rows break a check of their table"),
        ("UPDATE t SET note = 'x', p = 77", "rows refer to rows that are not there"),
    ] {
        let step = format!(
            "data_steps: [{{ name: fill, before: {{ not_null: t.note }}, up: \"{sql}\", down: none }}]\n"
        );
        let story = Story::new(&[&spec("1", "text?", ""), &spec("2", "text", &step)])?;
        let sql = &story.ups[1];
        if !sql.contains("SET NOT NULL")
            || sql.matches("CREATE TABLE \"__tablewright_r").count() != 1
        {
            return Err(sql.as_str().into());
        }
        story.up(&Runner::Migrator, 1)?;
        story
            .connect()?
            .batch_execute("INSERT INTO p (id) VALUES (1); INSERT INTO t (p) VALUES (1)")?;
        refused(&story, message)?;
    }
    Ok(())
}

fn hostile() -> Result<(), Failed> {
    let names = |check: &str| {
        one(
            "\"a )\\\" -- \": { type: text?, comment: \"is ) not, null\\n-- null\" }, \"not\": { type: text, default: \"') NOT NULL, CHECK ('\" }",
            check,
        )
    };
    let check = "{ name: \"ck ) \\\" ' --\", check: \"\\\"not\\\" <> ') IS NOT FALSE'\" }, \
                 { name: \"ck (\", check: \"\\\"a )\\\"\\\" -- \\\" <> '/*'\" }";
    let story = Story::new(&[&names(""), &names(check), &names("")])?;
    story.up(&Runner::Migrator, 1)?;
    let mut connection = story.connect()?;
    let before = shape(&mut connection)?;
    connection.batch_execute("INSERT INTO t (\"not\") VALUES ('x')")?;
    story.up(&Runner::Migrator, 1)?;
    is_refused(&mut connection, "UPDATE t SET \"a )\"\" -- \" = '/*'", "ck (")?;
    story.up(&Runner::Migrator, 1)?;
    connection.batch_execute("UPDATE t SET \"a )\"\" -- \" = '/*'")?;
    let after = shape(&mut connection)?;
    let blank = |text: &str| text.split_whitespace().collect::<String>();
    if blank(&after) == blank(&before) {
        Ok(())
    } else {
        Err(format!("{before}\nbecame\n{after}").into())
    }
}
