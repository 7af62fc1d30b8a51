//! Ways back that meet what their way up did not: what was let in before, and what somebody added since.

use diesel::connection::SimpleConnection;
use tablewright_testing::Failed;

use super::story::{Runner, Story, expect, expect_whole, shape};

type Test = fn() -> Result<(), Failed>;

pub(crate) const STORIES: &[(&str, Test)] = &[
    ("a_way_back_with_data_steps_drops_nothing_that_it_does_not_know", unknown_column),
    ("a_table_that_was_made_in_another_form_is_made_anew", other_forms),
    ("a_number_that_was_too_large_before_goes_back_as_it_was", too_large),
];

const NARROW: &str = "
tables:
  videos: { columns: { id: string(4), views: integer, rate: string(5)? }, primary_key: id }
";

const WIDE: &str = "
tables:
  videos: { columns: { id: string(10), views: bigint, rate: integer? }, primary_key: id }
data_steps:
  - name: rates are numbers
    before: { change_type: videos.rate }
    up: UPDATE videos SET rate = '0' WHERE rate = 'none'
    down: UPDATE videos SET rate = 'none' WHERE rate = '0'
";

/// Data steps of the way back write what the new checks refuse, so checks are off; guards must not be.
fn unknown_column() -> Result<(), Failed> {
    let story = Story::new(&[NARROW, WIDE])?;
    story.up(&Runner::Migrator, 2)?;
    let mut connection = story.connect()?;
    connection.batch_execute(
        "INSERT INTO videos VALUES ('a', 1, 0); ALTER TABLE videos ADD COLUMN mine TEXT DEFAULT 'x'",
    )?;
    let before = shape(&mut connection)?;
    drop(connection);
    let Err(problem) = story.down(&Runner::Migrator) else {
        return Err("the column `mine` was dropped".into());
    };
    let said = problem.message().unwrap_or_default();
    if !said.contains("videos") {
        return Err(format!("it said {said}").into());
    }
    let mut connection = story.connect()?;
    expect(&mut connection, "SELECT mine FROM videos", "x")?;
    if shape(&mut connection)? == before { Ok(()) } else { Err("it left something".into()) }
}

const SHORT: &str = "
tables:
  tags: { columns: { label: string(4), weight: integer? }, primary_key: label }
";

const LONG: &str = "
tables:
  tags: { columns: { label: string(10), weight: integer? }, primary_key: label }
";

/// Rows of a table that somebody made WITHOUT ROWID have no number to bring along. One that is STRICT takes no
/// other types; the new table does.
fn other_forms() -> Result<(), Failed> {
    let story = Story::new(&[SHORT, LONG])?;
    story.up(&Runner::Migrator, 2)?;
    let long = shape(&mut story.connect()?)?;
    let rows = "SELECT GROUP_CONCAT(label || ' ' || COALESCE(weight, '')) FROM (SELECT * FROM tags ORDER BY label)";
    for form in ["WITHOUT ROWID", "STRICT", "STRICT, WITHOUT ROWID"] {
        let story = Story::new(&[SHORT, LONG])?;
        story.up(&Runner::Migrator, 1)?;
        story.connect()?.batch_execute(&format!(
            "DROP TABLE tags; CREATE TABLE tags (label TEXT NOT NULL CONSTRAINT pk_tags PRIMARY KEY, \
             weight INTEGER) {form}; INSERT INTO tags VALUES ('b', 7), ('a', NULL), ('c', 1)",
        ))?;
        for _ in 0..2 {
            story.up(&Runner::Migrator, 1).map_err(|problem| format!("{form}: {problem:?}"))?;
            let mut connection = story.connect()?;
            expect(&mut connection, rows, "a ,b 7,c 1")?;
            if shape(&mut connection)? != long {
                return Err(format!("{form}: up is\n{}", shape(&mut connection)?).into());
            }
            expect_whole(&mut connection)?;
            drop(connection);
            story.down(&Runner::Migrator)?;
            expect(&mut story.connect()?, rows, "a ,b 7,c 1")?;
        }
    }
    Ok(())
}

/// SQLite let in numbers and texts that are larger than their type says; they must not bar the way back.
fn too_large() -> Result<(), Failed> {
    let story = Story::new(&[NARROW, WIDE])?;
    story.up(&Runner::Migrator, 1)?;
    let rows = "SELECT GROUP_CONCAT(id || ' ' || views || ' ' || rate) FROM videos";
    let mut connection = story.connect()?;
    connection.batch_execute("INSERT INTO videos VALUES ('a long id', 3000000000, 'none')")?;
    let before = shape(&mut connection)?;
    drop(connection);
    story.up(&Runner::Migrator, 1)?;
    expect(&mut story.connect()?, rows, "a long id 3000000000 0")?;
    story.down(&Runner::Migrator)?;
    let mut connection = story.connect()?;
    expect(&mut connection, rows, "a long id 3000000000 none")?;
    if shape(&mut connection)? != before {
        return Err(format!("back is\n{}", shape(&mut connection)?).into());
    }
    expect_whole(&mut connection)
}
