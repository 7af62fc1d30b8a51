//! A process that is killed in the middle of a rebuild.

use std::{
    env,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use diesel::connection::SimpleConnection;
use tablewright::{connection, migrate};
use tablewright_testing::Failed;

use super::story::{Runner, Story, ask, expect, expect_whole, load, shape};

/// The first argument of a process that only applies migrations.
pub(crate) const APPLY: &str = "--apply-migrations-of";

const BEFORE: &str = "
tables:
  parents:
    columns: { id: integer auto_increment never_reuse, name: text, amount: text }
    primary_key: id
    indexes: [[name]]
    search: [{ columns: [name] }]
  children:
    columns: { id: integer auto_increment, parent: { type: integer, references: parents.id, on_delete: cascade } }
    primary_key: id
";

const AFTER: &str = "
tables:
  parents:
    columns: { id: integer auto_increment never_reuse, name: text, amount: integer, state: text = 'new' }
    primary_key: id
    indexes: [[name], [lower(name)]]
    search: [{ columns: [name] }]
    checks: [amount >= 0]
  children:
    columns: { id: integer auto_increment, parent: { type: integer, references: parents.id, on_delete: restrict } }
    primary_key: id
";

/// What the process does that is to be killed.
pub(crate) fn apply(folder: &Path, database: &str) {
    let run = || -> Result<(), Failed> {
        let migrations = load(folder, usize::MAX)?;
        migrate::run_pending(&mut connection::open(database)?, &migrations)?;
        Ok(())
    };
    std::process::exit(i32::from(run().is_err()));
}

/// Kills a migrating process again and again; the next one finishes what it left.
pub(crate) fn kills() -> Result<(), Failed> {
    let count = setting("CRASHES").unwrap_or(20);
    let story = Story::new(&[BEFORE, AFTER])?;
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut killed = 0;
    let duration = Duration::from_micros({
        prepare(&story)?;
        let start = Instant::now();
        story.up(&Runner::Migrator, 1)?;
        u64::try_from(start.elapsed().as_micros())? * 3 / 2
    });
    let after = shape(&mut story.connect()?)?;
    for _ in 0..count {
        story.down(&Runner::Migrator)?;
        let before = shape(&mut story.connect()?)?;
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let wait = Duration::from_micros(random % u64::try_from(duration.as_micros())?);
        let mut child = Command::new(env::current_exe()?)
            .args([APPLY, &story.migrations().display().to_string()])
            .arg(story.database())
            .stdin(Stdio::null())
            .spawn()?;
        thread::sleep(wait);
        killed += u32::from(child.try_wait()?.is_none());
        child.kill()?;
        child.wait()?;
        let mut connection = story.connect()?;
        let found = shape(&mut connection)?;
        if found != before && found != after {
            return Err(format!(
                "killed after {wait:?}, the database is neither old nor new:\n{found}"
            )
            .into());
        }
        let recorded = if found == after { "2" } else { "1" };
        for table in ["__diesel_schema_migrations", "__tablewright_history"] {
            let query = format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}");
            expect(&mut connection, &query, recorded)?;
        }
        expect_all_rows(&story)?;
        drop(connection);
        story.up(&Runner::Migrator, 1)?;
        expect_all_rows(&story)?;
        let found = shape(&mut story.connect()?)?;
        if found != after {
            return Err(format!("running again ended in\n{found}").into());
        }
    }
    if killed == 0 { Err("no process was killed before it ended".into()) } else { Ok(()) }
}

fn prepare(story: &Story) -> Result<(), Failed> {
    story.up(&Runner::Migrator, 1)?;
    story.connect()?.batch_execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) \
         INSERT INTO parents (id, name, amount) SELECT i * 2, 'name ' || i, CAST(i AS TEXT) FROM n; \
         INSERT INTO children (parent) SELECT id FROM parents;",
    )?;
    Ok(())
}

fn expect_all_rows(story: &Story) -> Result<(), Failed> {
    let mut connection = story.connect()?;
    expect_whole(&mut connection)?;
    let rows =
        "SELECT COUNT(*) || ' ' || SUM(id) || ' ' || SUM(CAST(amount AS INTEGER)) FROM parents";
    expect(&mut connection, rows, "5000 25005000 12502500")?;
    expect(&mut connection, "SELECT CAST(COUNT(*) AS TEXT) FROM children", "5000")?;
    expect(&mut connection, "SELECT CAST(seq AS TEXT) FROM sqlite_sequence", "10000")?;
    let found =
        "SELECT CAST(COUNT(*) AS TEXT) FROM search_parents WHERE search_parents MATCH 'name'";
    expect(&mut connection, found, "5000")?;
    let check = "INSERT INTO search_parents (search_parents, rank) VALUES ('integrity-check', 1)";
    connection.batch_execute(check)?;
    ask(&mut connection, "SELECT name FROM parents WHERE id = 4").map(drop)
}

#[expect(clippy::disallowed_methods, reason = "how long the test runs is the caller's to say")]
fn setting(name: &str) -> Option<u32> {
    env::var(name).ok()?.parse().ok()
}
