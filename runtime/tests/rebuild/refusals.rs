//! Migrations that are refused, and what is said about their SQL itself.

use diesel::{Connection, SqliteConnection, connection::SimpleConnection};
use tablewright::migrate;
use tablewright_testing::Failed;

use super::{
    case::Case,
    story::{Runner, Story, ask, expect, expect_whole, load, shape},
};

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
    let case = Case::load("text_becomes_numbers_booleans_and_times_and_back")?;
    let story = Story::new(&[&case.change.before, &case.change.after])?;
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
