//! SQLite tables that are altered or made anew, with their rows, by our migrator and by the `diesel` command.

mod back;
mod case;
mod crash;
#[path = "../support/kept.rs"]
mod kept;
mod native;
mod refusals;
mod story;

use std::{env, path::Path};

use tablewright_testing::{Failed, Trial, needing, program, run};

use case::{Case, Columns};
use story::{Runner, Story, expect, expect_whole, shape};

fn main() {
    let arguments: Vec<String> = env::args().collect();
    if let [_, word, folder, database] = arguments.as_slice()
        && word == crash::APPLY
    {
        return crash::apply(Path::new(folder), database);
    }
    let diesel = program("TEST_DIESEL_CLI", "diesel");
    let mut trials = Vec::new();
    let cases = Case::all().expect("the cases can be read");
    for case in cases {
        let name = format!("{}::migrator", case.change.name);
        let own = case.clone();
        trials.push(Trial::test(name, move || run_case(&own, &Runner::Migrator)));
        let name = format!("{}::diesel", case.change.name);
        let diesel = diesel.clone();
        trials.push(needing(&name, diesel.is_some(), "no diesel command", move || {
            run_case(&case, &Runner::Diesel(diesel.ok_or("found a moment ago")?))
        }));
    }
    for (name, story) in refusals::STORIES.iter().chain(back::STORIES).chain(native::STORIES) {
        trials.push(Trial::test(*name, story));
    }
    let found = diesel.is_some();
    trials.push(needing("the_diesel_command_redoes_all", found, "no diesel command", move || {
        redo_all(&Runner::Diesel(diesel.ok_or("found a moment ago")?))
    }));
    trials.push(Trial::test("a_kill_at_any_moment_leaves_old_or_new", crash::kills));
    run(trials)
}

/// Before, after, before, after: each time the database is as if made from that spec, and the rows are right.
fn run_case(case: &Case, runner: &Runner) -> Result<(), Failed> {
    let story = Story::new(&[&case.change.before, &case.change.after])?;
    let fresh = Story::new(&[&case.change.after])?;
    fresh.up(&Runner::Migrator, 1)?;
    let after = shape(&mut fresh.connect()?)?;
    story.up(runner, 1)?;
    let mut connection = story.connect()?;
    let before = shape(&mut connection)?;
    diesel::connection::SimpleConnection::batch_execute(&mut connection, &case.change.rows)?;
    for _ in 0..2 {
        drop(connection);
        story.up(runner, 1)?;
        connection = story.connect()?;
        same(&shape(&mut connection)?, &after, case.columns(), &mut connection, &fresh)?;
        expect_whole(&mut connection)?;
        for (expected, query) in case.then()? {
            expect(&mut connection, query, expected)?;
        }
        expect(&mut connection, "SELECT CAST(COUNT(*) AS TEXT) FROM __tablewright_history", "2")?;
        expect(
            &mut connection,
            "SELECT CAST(COUNT(*) AS TEXT) FROM __diesel_schema_migrations",
            "2",
        )?;
        drop(connection);
        story.down(runner)?;
        connection = story.connect()?;
        if case.columns() == Columns::InOrder && shape(&mut connection)? != before {
            return Err(format!("back is\n{}\nnot\n{before}", shape(&mut connection)?).into());
        }
        expect_whole(&mut connection)?;
        for (expected, query) in case.back()? {
            expect(&mut connection, query, expected)?;
        }
        expect(&mut connection, "SELECT CAST(COUNT(*) AS TEXT) FROM __tablewright_history", "1")?;
    }
    Ok(())
}

fn same(
    found: &str,
    expected: &str,
    columns: Columns,
    connection: &mut diesel::SqliteConnection,
    fresh: &Story,
) -> Result<(), Failed> {
    match columns {
        Columns::InOrder if found == expected => Ok(()),
        Columns::InOrder => Err(format!("found\n{found}\nnot\n{expected}").into()),
        Columns::AtTheEnd => {
            let columns = "SELECT GROUP_CONCAT(line, CHAR(10)) FROM (SELECT t.name || '.' || c.name || ' ' \
                || c.type || ' ' || c.\"notnull\" || ' ' || COALESCE(c.dflt_value, '') AS line \
                FROM sqlite_master AS t, pragma_table_xinfo(t.name) AS c \
                WHERE t.type = 'table' ORDER BY line)";
            expect(connection, columns, &story::ask(&mut fresh.connect()?, columns)?)
        }
    }
}

/// `redo`, `redo --all` and `revert --all` on one connection each, with rebuilds among the migrations.
fn redo_all(runner: &Runner) -> Result<(), Failed> {
    let Runner::Diesel(program) = runner else { return Err("only for Diesel".into()) };
    let case = Case::load("children_triggers_and_views_survive_a_rebuilt_parent")?;
    let story = Story::new(&[&case.change.before, &case.change.after, &case.change.before])?;
    story.up(runner, 3)?;
    let applied = |expected: usize| -> Result<(), Failed> {
        let list = story.diesel(program, &["list"])?;
        let found = list.matches("[X]").count();
        if found == expected { Ok(()) } else { Err(format!("{found} applied: {list}").into()) }
    };
    for arguments in [&["redo"][..], &["redo", "--all"], &["redo", "-n", "2"]] {
        story.diesel(program, arguments)?;
        applied(3)?;
        let count = "SELECT CAST(COUNT(*) AS TEXT) FROM __tablewright_history";
        expect(&mut story.connect()?, count, "3")?;
    }
    story.diesel(program, &["revert", "--all"])?;
    applied(0)?;
    story.diesel(program, &["run"])?;
    applied(3)
}
