//! What happens to rows when a spec changes.

use diesel::{Connection, SqliteConnection, connection::SimpleConnection};
use tablewright::migrate;
use tablewright_testing::Failed;

use super::{
    Columns,
    story::{Runner, Story, ask, expect, expect_whole, load, shape},
};

/// A change of the spec, with rows.
pub(crate) struct Case {
    /// What is shown, as a sentence.
    pub(crate) name: &'static str,
    /// The spec before.
    pub(crate) before: &'static str,
    /// The spec after.
    pub(crate) after: &'static str,
    /// Puts in the rows.
    pub(crate) rows: &'static str,
    /// What queries give after.
    pub(crate) then: &'static [(&'static str, &'static str)],
    /// What queries give when the change has been taken back.
    pub(crate) back: &'static [(&'static str, &'static str)],
    /// How exactly the tables are those of a new database.
    pub(crate) columns: Columns,
}

/// All changes that go well.
pub(crate) const CASES: &[Case] = &[
    Case {
        name: "children_triggers_and_views_survive_a_rebuilt_parent",
        before: "
tables:
  parents:
    columns: { id: integer auto_increment, name: text? }
    primary_key: id
    triggers:
      noted: { timing: after, events: [insert], body: { sqlite: \"INSERT INTO notes (text) VALUES (new.name)\" } }
  children:
    columns: { id: integer auto_increment, parent: { type: integer, references: parents.id, on_delete: cascade } }
    primary_key: id
    triggers:
      noted_child:
        timing: after
        events: [insert]
        body: { sqlite: \"INSERT INTO notes (text) SELECT name FROM parents WHERE id = new.parent\" }
  notes: { columns: { id: integer auto_increment, text: text? }, primary_key: id }
views:
  names: { query: { sqlite: SELECT name FROM parents } }
",
        after: "
tables:
  parents:
    columns: { id: integer auto_increment, name: text = 'nobody' }
    primary_key: id
    checks: [length(name) > 0]
    triggers:
      noted: { timing: after, events: [insert], body: { sqlite: \"INSERT INTO notes (text) VALUES (new.name)\" } }
  children:
    columns: { id: integer auto_increment, parent: { type: integer, references: parents.id, on_delete: cascade } }
    primary_key: id
    triggers:
      noted_child:
        timing: after
        events: [insert]
        body: { sqlite: \"INSERT INTO notes (text) SELECT name FROM parents WHERE id = new.parent\" }
  notes: { columns: { id: integer auto_increment, text: text? }, primary_key: id }
views:
  names: { query: { sqlite: SELECT name FROM parents } }
",
        rows: "INSERT INTO parents (name) VALUES ('a'), (NULL); INSERT INTO children (parent) VALUES (1), (1), (2)",
        then: &[
            ("SELECT GROUP_CONCAT(id || name) FROM parents", "1a,2nobody"),
            ("SELECT GROUP_CONCAT(parent) FROM children", "1,1,2"),
            ("SELECT GROUP_CONCAT(name) FROM names", "a,nobody"),
            ("SELECT CAST(COUNT(*) AS TEXT) FROM notes", "5"),
        ],
        back: &[("SELECT GROUP_CONCAT(parent) FROM children", "1,1,2")],
        columns: Columns::InOrder,
    },
    Case {
        name: "a_table_that_refers_to_itself_keeps_its_rows_through_a_rename_and_a_rebuild",
        before: "
tables:
  nodes:
    columns: { id: integer auto_increment, up: { type: integer?, references: nodes.id, on_delete: cascade } }
    primary_key: id
",
        after: "
tables:
  trees:
    renamed_from: nodes
    columns:
      id: integer auto_increment
      parent: { type: integer?, renamed_from: up, references: trees.id, on_delete: cascade }
      name: { type: string(10)?, check: length(name) < 5 }
    primary_key: id
",
        rows: "INSERT INTO nodes VALUES (1, NULL), (2, 1), (3, 2)",
        then: &[("SELECT GROUP_CONCAT(id || COALESCE(parent, '-')) FROM trees", "1-,21,32")],
        back: &[("SELECT GROUP_CONCAT(id || COALESCE(up, '-')) FROM nodes", "1-,21,32")],
        columns: Columns::InOrder,
    },
    Case {
        name: "rowids_counters_and_full_text_indexes_stay",
        before: "
tables:
  counted:
    columns: { id: integer auto_increment never_reuse, body: text, kind: text? }
    primary_key: id
    search: [{ columns: [body] }]
  keyed:
    columns: { code: string(5), body: text, kind: text? }
    primary_key: code
    search: [{ columns: [body] }]
",
        after: "
tables:
  counted:
    columns: { id: integer auto_increment never_reuse, body: text, kind: text? }
    primary_key: id
    search: [{ columns: [body] }]
    checks: [length(kind) < 5]
  keyed:
    columns: { code: string(5), body: text, kind: text? }
    primary_key: code
    search: [{ columns: [body] }]
    checks: [length(kind) < 5]
",
        rows: "INSERT INTO counted (id, body) VALUES (7, 'one word'), (9, 'two words'), (12, 'gone');
               DELETE FROM counted WHERE id = 12;
               INSERT INTO keyed (rowid, code, body) VALUES (40, 'a', 'one word'), (30, 'b', 'two words')",
        then: &[
            ("SELECT CAST(seq AS TEXT) FROM sqlite_sequence WHERE name = 'counted'", "12"),
            ("SELECT GROUP_CONCAT(rowid || code) FROM keyed NOT INDEXED", "30b,40a"),
            ("SELECT GROUP_CONCAT(rowid) FROM search_keyed('word')", "40"),
            ("SELECT GROUP_CONCAT(rowid) FROM search_counted('two')", "9"),
        ],
        back: &[
            ("SELECT CAST(seq AS TEXT) FROM sqlite_sequence WHERE name = 'counted'", "12"),
            ("SELECT GROUP_CONCAT(rowid) FROM search_keyed('word')", "40"),
        ],
        columns: Columns::InOrder,
    },
    Case {
        name: "a_full_text_index_knows_the_values_that_stand_in_for_null",
        before: "
tables:
  notes: { columns: { id: integer auto_increment, body: text? }, primary_key: id, search: [{ columns: [body] }] }
",
        after: "
tables:
  notes: { columns: { id: integer auto_increment, body: text = 'nothing' }, primary_key: id, search: [{ columns: [body] }] }
",
        rows: "INSERT INTO notes (body) VALUES ('something'), (NULL)",
        then: &[("SELECT GROUP_CONCAT(rowid) FROM search_notes('nothing')", "2")],
        back: &[("SELECT GROUP_CONCAT(rowid) FROM search_notes('something')", "1")],
        columns: Columns::InOrder,
    },
    Case {
        name: "swapped_column_names_keep_their_values",
        before: "
tables:
  pairs:
    columns: { id: integer auto_increment, first: text, second: text }
    primary_key: id
    indexes: [{ name: ix_one, columns: [first] }]
",
        after: "
tables:
  pairs:
    columns: { id: integer auto_increment, second: { type: text, renamed_from: first }, first: { type: text, renamed_from: second } }
    primary_key: id
    indexes: [{ name: ix_one, columns: [second] }]
",
        rows: "INSERT INTO pairs VALUES (1, 'was first', 'was second')",
        then: &[("SELECT second || ', ' || first FROM pairs", "was first, was second")],
        back: &[("SELECT first || ', ' || second FROM pairs", "was first, was second")],
        columns: Columns::AtTheEnd,
    },
    Case {
        name: "a_primary_key_becomes_composite_and_single_again",
        before: "
tables:
  items:
    columns: { id: integer, part: integer, name: text }
    primary_key: id
    search: [{ columns: [name] }]
",
        after: "
tables:
  items:
    columns: { id: integer, part: integer, name: text }
    primary_key: [part, id]
    search: [{ columns: [name] }]
",
        rows: "INSERT INTO items VALUES (5, 1, 'five'), (6, 2, 'six')",
        then: &[
            ("SELECT GROUP_CONCAT(id || name) FROM items", "5five,6six"),
            ("SELECT i.name FROM search_items('six') AS s JOIN items AS i ON i.rowid = s.rowid", "six"),
        ],
        back: &[("SELECT GROUP_CONCAT(id || name) FROM items", "5five,6six")],
        columns: Columns::InOrder,
    },
    Case {
        name: "text_becomes_numbers_booleans_and_times_and_back",
        before: "
tables:
  mixed:
    columns: { id: integer auto_increment, amount: text?, flag: text?, moment: text?, size: double?, day: timestamp? }
    primary_key: id
",
        after: "
tables:
  mixed:
    columns: { id: integer auto_increment, amount: bigint?, flag: bool?, moment: timestamptz?, size: integer?, day: date? }
    primary_key: id
",
        rows: "INSERT INTO mixed VALUES (1, ' 12 ', 'True', '2024-01-02T03:04:05.678901Z', 2.5, '2024-01-02 03:04:05'),
               (2, '-7', 'off', '2024-01-02T03:04:05+02:00', 3.0, NULL), (3, NULL, NULL, NULL, NULL, NULL)",
        then: &[
            ("SELECT GROUP_CONCAT(TYPEOF(amount) || amount) FROM mixed", "integer12,integer-7"),
            ("SELECT GROUP_CONCAT(flag) FROM mixed", "1,0"),
            ("SELECT GROUP_CONCAT(moment) FROM mixed", "2024-01-02 03:04:05.678901,2024-01-02 01:04:05.000"),
            ("SELECT GROUP_CONCAT(size) || TYPEOF(size) FROM mixed WHERE id < 3", "3,3integer"),
            ("SELECT GROUP_CONCAT(day) FROM mixed", "2024-01-02"),
        ],
        back: &[
            ("SELECT GROUP_CONCAT(TYPEOF(amount) || amount) FROM mixed", "text12,text-7"),
            ("SELECT GROUP_CONCAT(flag) FROM mixed", "true,false"),
            ("SELECT GROUP_CONCAT(day) FROM mixed", "2024-01-02 00:00:00"),
        ],
        columns: Columns::InOrder,
    },
    Case {
        name: "a_changed_default_leaves_the_rows_alone_and_an_expression_index_stays_one",
        before: "
tables:
  people:
    columns: { id: integer auto_increment, name: text = 'old', since: timestamp = current_timestamp }
    primary_key: id
    indexes: [[lower(name)], { columns: [name desc], where: \"name <> 'x'\" }]
",
        after: "
tables:
  people:
    columns: { id: integer auto_increment, name: text = 'new', since: timestamp? }
    primary_key: id
    indexes: [[lower(name)], { columns: [name desc], where: \"name <> 'x'\" }]
",
        rows: "INSERT INTO people (name, since) VALUES ('old', '2020-01-01 00:00:00'), ('Other', '2020-01-01 00:00:00')",
        then: &[
            ("SELECT GROUP_CONCAT(name || since) FROM people", "old2020-01-01 00:00:00,Other2020-01-01 00:00:00"),
            ("SELECT name FROM people INDEXED BY ix_people_lower_name WHERE LOWER(name) = 'other'", "Other"),
        ],
        back: &[("SELECT GROUP_CONCAT(name) FROM people", "old,Other")],
        columns: Columns::InOrder,
    },
    Case {
        name: "values_of_an_enum_get_other_names_come_and_go",
        before: "
enums: { state: [queued, running, done] }
tables:
  jobs: { columns: { id: integer auto_increment, state: state = 'queued' }, primary_key: id }
",
        after: "
enums: { state: [{ value: waiting, renamed_from: queued }, { value: finished, renamed_from: done }, failed] }
tables:
  jobs: { columns: { id: integer auto_increment, state: state = 'waiting' }, primary_key: id }
data_steps:
  - name: what runs is started again
    before: { drop_value: state.running }
    up: { sqlite: \"UPDATE jobs SET state = 'failed' WHERE state = 'running'\" }
    down: { sqlite: \"UPDATE jobs SET state = 'running' WHERE state = 'failed'\" }
",
        rows: "INSERT INTO jobs (state) VALUES ('queued'), ('running'), ('done')",
        then: &[("SELECT GROUP_CONCAT(state) FROM jobs", "waiting,failed,finished")],
        back: &[("SELECT GROUP_CONCAT(state) FROM jobs", "queued,running,done")],
        columns: Columns::InOrder,
    },
    Case {
        name: "a_data_step_fills_a_new_column_and_saves_a_dropped_one",
        before: "
tables:
  people: { columns: { id: integer auto_increment, name: text }, primary_key: id }
",
        after: "
tables:
  people: { columns: { id: integer auto_increment, first: text, last: text }, primary_key: id }
data_steps:
  - name: the name in two parts
    before: { drop_column: people.name }
    up: { sqlite: \"UPDATE people SET first = SUBSTR(name, 1, INSTR(name, ' ') - 1), last = SUBSTR(name, INSTR(name, ' ') + 1)\" }
    down: { sqlite: \"UPDATE people SET name = first || ' ' || last\" }
",
        rows: "INSERT INTO people (name) VALUES ('Ada Lovelace'), ('Alan Turing')",
        then: &[("SELECT GROUP_CONCAT(last || first) FROM people", "LovelaceAda,TuringAlan")],
        back: &[("SELECT GROUP_CONCAT(name) FROM people", "Ada Lovelace,Alan Turing")],
        columns: Columns::InOrder,
    },
    Case {
        name: "null_comes_back_by_a_data_step_when_a_column_may_have_it_again",
        before: "
tables:
  people: { columns: { id: integer auto_increment, age: integer? }, primary_key: id }
",
        after: "
tables:
  people: { columns: { id: integer auto_increment, age: integer }, primary_key: id }
data_steps:
  - name: unknown ages are minus one
    before: { not_null: people.age }
    up: { sqlite: UPDATE people SET age = -1 WHERE age IS NULL }
    down: { sqlite: UPDATE people SET age = NULL WHERE age = -1 }
",
        rows: "INSERT INTO people (age) VALUES (30), (NULL)",
        then: &[("SELECT GROUP_CONCAT(age) FROM people", "30,-1")],
        back: &[("SELECT GROUP_CONCAT(COALESCE(age, '?')) FROM people", "30,?")],
        columns: Columns::InOrder,
    },
    Case {
        name: "columns_that_alter_table_knows_come_and_go_without_a_rebuild",
        before: "
tables:
  groups: { columns: { id: integer auto_increment }, primary_key: id }
  people: { columns: { id: integer auto_increment, name: text }, primary_key: id }
",
        after: "
enums: { kind: [a, b] }
tables:
  groups: { columns: { id: integer auto_increment }, primary_key: id }
  people:
    columns:
      id: integer auto_increment
      kind: kind? = 'a'
      full_name: { type: text, renamed_from: name }
      group: { type: integer?, references: groups.id, on_delete: set_null }
      long: { generated: { as: length(full_name) > 3, storage: virtual }, type: bool? }
    primary_key: id
    indexes: [[kind]]
",
        rows: "INSERT INTO people (name) VALUES ('Ada'), ('Alan')",
        then: &[
            ("SELECT GROUP_CONCAT(full_name || kind || COALESCE(\"group\", '-') || long) FROM people", "Adaa-0,Alana-1"),
        ],
        back: &[("SELECT GROUP_CONCAT(name) FROM people", "Ada,Alan")],
        columns: Columns::AtTheEnd,
    },
    Case {
        name: "a_parent_goes_with_the_foreign_key_to_it_and_the_children_stay",
        before: "
tables:
  parents: { columns: { id: integer auto_increment, name: text }, primary_key: id }
  children:
    columns: { id: integer auto_increment, parent: { type: integer?, references: parents.id, on_delete: cascade } }
    primary_key: id
",
        after: "
tables:
  children: { columns: { id: integer auto_increment, name: text? }, primary_key: id }
consents: [{ drop_table: parents }, { drop_column: children.parent }]
data_steps:
  - name: children take the names of their parents
    before: { drop_table: parents }
    up: { sqlite: UPDATE children SET name = (SELECT name FROM parents WHERE parents.id = children.parent) }
    down:
      sqlite: |
        INSERT INTO parents (name) SELECT name FROM children ORDER BY name;
        UPDATE children SET parent = (SELECT id FROM parents WHERE parents.name = children.name)
",
        rows: "INSERT INTO parents (name) VALUES ('a'), ('b'); INSERT INTO children (parent) VALUES (2), (1)",
        then: &[("SELECT GROUP_CONCAT(name) FROM children", "b,a")],
        back: &[("SELECT GROUP_CONCAT(parent) FROM children", "2,1")],
        columns: Columns::AtTheEnd,
    },
    Case {
        name: "hostile_names_pass_unharmed",
        before: "
tables:
  \"we\\\"ird ' table\":
    columns: { \"it's\": integer auto_increment never_reuse, \"a\\\"b\": text?, \"select\": text? }
    primary_key: \"it's\"
    indexes: [{ name: \"in]dex `x`\", columns: [\"select\"] }]
",
        after: "
tables:
  \"we\\\"ird ' table\":
    columns: { \"it's\": integer auto_increment never_reuse, \"a\\\"b\": text = 'O''Neil', \"from\": { type: text?, renamed_from: \"select\" } }
    primary_key: \"it's\"
    indexes: [{ name: \"in]dex `x`\", columns: [\"from\"] }]
",
        rows: "INSERT INTO \"we\"\"ird ' table\" VALUES (3, NULL, 'x''y')",
        then: &[("SELECT \"a\"\"b\" || \"from\" FROM \"we\"\"ird ' table\"", "O'Neilx'y")],
        back: &[("SELECT \"select\" FROM \"we\"\"ird ' table\"", "x'y")],
        columns: Columns::InOrder,
    },
    Case {
        name: "generated_columns_are_computed_anew_and_tables_swap_their_names",
        before: "
tables:
  a: { columns: { id: integer auto_increment, x: integer, y: { type: integer?, generated: x + 1 } }, primary_key: id }
  b: { columns: { id: integer auto_increment, a: { type: integer?, references: a.id } }, primary_key: id }
",
        after: "
tables:
  b: { renamed_from: a, columns: { id: integer auto_increment, x: integer, y: { type: integer?, generated: x + 2 } }, primary_key: id }
  a: { renamed_from: b, columns: { id: integer auto_increment, a: { type: integer?, references: b.id } }, primary_key: id }
",
        rows: "INSERT INTO a (x) VALUES (10), (20); INSERT INTO b (a) VALUES (2)",
        then: &[("SELECT GROUP_CONCAT(y) FROM b", "12,22"), ("SELECT CAST(a AS TEXT) FROM a", "2")],
        back: &[("SELECT GROUP_CONCAT(y) FROM a", "11,21"), ("SELECT CAST(a AS TEXT) FROM b", "2")],
        columns: Columns::InOrder,
    },
];

/// A test of its own.
type Test = fn() -> Result<(), Failed>;

/// What goes wrong, and what is said about the SQL itself.
pub(crate) const STORIES: &[(&str, Test)] = &[
    ("several_changes_to_one_table_are_one_rebuild", one_rebuild),
    ("rows_that_refer_to_nothing_leave_the_old_state_and_no_transaction", dangling),
    ("a_text_that_is_no_number_leaves_the_old_state", no_number),
    ("what_the_migration_does_not_know_is_not_dropped", unknown_objects),
    ("rows_of_a_table_that_nobody_declared_survive", undeclared_child),
];

fn one_rebuild() -> Result<(), Failed> {
    let case = CASES.iter().find(|case| case.name.starts_with("text_becomes")).ok_or("no case")?;
    let story = Story::new(&[case.before, case.after])?;
    let count = story.ups[1].matches("CREATE TABLE \"__tablewright_rebuild\"").count();
    if count == 1 { Ok(()) } else { Err(format!("{count} rebuilds:\n{}", story.ups[1]).into()) }
}

const PARENT: &str = "
tables:
  parents: { columns: { id: integer auto_increment, name: text? }, primary_key: id }
  children: { columns: { id: integer auto_increment, parent: integer }, primary_key: id }
";

const CHILD: &str = "
tables:
  parents: { columns: { id: integer auto_increment, name: text? }, primary_key: id }
  children: { columns: { id: integer auto_increment, parent: { type: integer, references: parents.id } }, primary_key: id }
";

/// Applies the second migration, which must fail with `message` and leave everything as it was.
pub(crate) fn refused(story: &Story, message: &str) -> Result<(), Failed> {
    let before = shape(&mut story.connect()?)?;
    let mut connection = SqliteConnection::establish(&story.database().display().to_string())?;
    let outcome = migrate::run_pending(&mut connection, &load(&story.migrations(), 2)?);
    let Err(problem) = outcome else { return Err("the migration succeeded".into()) };
    let said = std::error::Error::source(&problem).map(ToString::to_string).unwrap_or_default();
    if !said.contains(message) {
        return Err(format!("it said {said}, not {message}").into());
    }
    // A transaction inside of another is refused, so this shows that none is open.
    connection.batch_execute("BEGIN; ROLLBACK")?;
    expect(&mut connection, "SELECT CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys", "1")?;
    expect(&mut connection, "SELECT CAST(COUNT(*) AS TEXT) FROM __diesel_schema_migrations", "1")?;
    let after = shape(&mut connection)?;
    if after == before { Ok(()) } else { Err(format!("it left\n{after}").into()) }
}

fn dangling() -> Result<(), Failed> {
    let story = Story::new(&[PARENT, CHILD])?;
    story.up(&Runner::Migrator, 1)?;
    story.connect()?.batch_execute("INSERT INTO children (parent) VALUES (5)")?;
    refused(&story, "rows refer to rows that are not there")?;
    story.connect()?.batch_execute("INSERT INTO parents (id) VALUES (5)")?;
    story.up(&Runner::Migrator, 1)?;
    expect_whole(&mut story.connect()?)
}

fn no_number() -> Result<(), Failed> {
    let spec = |type_: &str| {
        format!(
            "\ntables:\n  t: {{ columns: {{ id: integer auto_increment, c: {type_} }}, primary_key: id }}\n"
        )
    };
    for (type_, value, message) in [
        ("integer", "12 apples", "t.c has a value that is no whole number"),
        ("smallint", "40000", "t.c has a value that is no whole number"),
        ("double", "much", "t.c has a value that is no number"),
        ("bool", "maybe", "t.c has a value that is neither true nor false"),
        ("timestamp", "yesterday", "t.c has a value that is no date and time"),
        ("timestamp", "2023-02-29 10:00:00", "t.c has a value that is no date and time"),
        ("date", "2024-13-01", "t.c has a value that is no date"),
        ("date", "2024-02-30", "t.c has a value that is no date"),
        ("date", "2023-02-29T10:00:00+01:00", "t.c has a value that is no date"),
        ("date", "now", "t.c has a value that is no date"),
        ("timestamp", "2023-02-29T10:00:00+01:00", "t.c has a value that is no date and time"),
        ("timestamp", "now", "t.c has a value that is no date and time"),
        ("string(3)", "four", "t.c has a value that is too long"),
        ("uuid", "none", "t.c has a value that has the wrong number of bytes"),
    ] {
        let story = Story::new(&[&spec("text"), &spec(type_)])?;
        story.up(&Runner::Migrator, 1)?;
        let insert = format!("INSERT INTO t (c) VALUES ('{value}')");
        story.connect()?.batch_execute(&insert)?;
        refused(&story, message).map_err(|problem| format!("{type_}: {problem:?}"))?;
        expect(&mut story.connect()?, "SELECT c FROM t", value)?;
    }
    Ok(())
}

fn unknown_objects() -> Result<(), Failed> {
    for sql in [
        "CREATE INDEX mine ON children (parent, id)",
        "CREATE TRIGGER mine AFTER DELETE ON children BEGIN SELECT 1; END",
        "ALTER TABLE children ADD COLUMN mine TEXT",
        "ALTER TABLE children RENAME COLUMN parent TO mine",
    ] {
        let story = Story::new(&[PARENT, CHILD])?;
        story.up(&Runner::Migrator, 1)?;
        story.connect()?.batch_execute(sql)?;
        refused(&story, "table children is not as this migration expects it")
            .map_err(|problem| format!("{sql}: {problem:?}"))?;
    }
    Ok(())
}

/// A table of somebody else refers to ours with ON DELETE CASCADE, and a view of theirs reads it.
fn undeclared_child() -> Result<(), Failed> {
    let before = PARENT;
    let after = &PARENT.replace("name: text?", "name: text = 'x'");
    let story = Story::new(&[before, after])?;
    story.up(&Runner::Migrator, 1)?;
    let mut connection = story.connect()?;
    connection.batch_execute(
        "INSERT INTO parents (name) VALUES (NULL), ('b');
         CREATE TABLE exp_child (parent INTEGER REFERENCES parents (id) ON DELETE CASCADE);
         INSERT INTO exp_child VALUES (1), (2);
         CREATE VIEW exp_view AS SELECT name FROM parents;",
    )?;
    story.up(&Runner::Migrator, 1)?;
    expect(&mut connection, "SELECT GROUP_CONCAT(parent) FROM exp_child", "1,2")?;
    expect(&mut connection, "SELECT GROUP_CONCAT(name) FROM exp_view", "x,b")?;
    connection.batch_execute("DELETE FROM parents WHERE id = 1")?;
    expect(&mut connection, "SELECT GROUP_CONCAT(parent) FROM exp_child", "2")?;
    ask(&mut connection, "SELECT sql FROM sqlite_master WHERE name = 'exp_child'").map(drop)?;
    expect_whole(&mut connection)
}
