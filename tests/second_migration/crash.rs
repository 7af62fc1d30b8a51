//! A process that is killed in the middle of hardening a grown database, or of taking that back: the file is
//! the old one, the new one, or one between two migrations, whole, and running again finishes.
//!
//! `CRASHES=200` kills so often; 8 times if not said.

use std::{
    collections::hash_map::DefaultHasher,
    env, fs,
    hash::{Hash as _, Hasher as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use diesel::{
    Connection, QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query,
    sql_types::Text, sqlite::SqliteConnection,
};
use knowledge_store::MIGRATIONS;
use tablewright::{
    connection,
    migrate::{self, DownTo, Migrator, UpTo},
};
use tablewright_testing::{Database, Failed, Scratch, Server};
use tempfile::TempDir;

use super::{First, first_version, legacy_rows};

/// The first argument of a process that only migrates: there, or back.
pub(crate) const THERE: &str = "--migrate-there";
pub(crate) const BACK: &str = "--migrate-back";

/// Each row of the fixture's larger tables so many times.
const GROWTH: u32 = 100;

/// What the process does that is to be killed.
pub(crate) fn migrate(way: &str, database: &str) -> ! {
    let run = || -> Result<(), Failed> {
        let mut connection = connection::open(database)?;
        if way == THERE {
            migrate::run_pending(&mut connection, &MIGRATIONS)?;
        } else {
            let first = first_version(Database::Sqlite)?;
            Migrator::new(&MIGRATIONS).revert(&mut connection, DownTo::Version(first))?;
        }
        Ok(())
    };
    std::process::exit(i32::from(run().is_err()));
}

pub(crate) fn kills() -> Result<(), Failed> {
    let folder = TempDir::new()?;
    let [old, new, softened] =
        ["old", "new", "softened"].map(|name| folder.path().join(name).with_extension("sqlite"));
    grow(&old)?;
    fs::copy(&old, &new)?;
    let time_there = run(THERE, &new)?;
    fs::copy(&new, &softened)?;
    let time_back = run(BACK, &softened)?;
    let steps = folder.path().join("steps.sqlite");
    let ways = [
        Way { word: THERE, from: &old, states: states(THERE, &old, &steps)?, time: time_there },
        Way { word: BACK, from: &new, states: states(BACK, &new, &steps)?, time: time_back },
    ];
    if ways.iter().any(|way| way.states.first() == way.states.last()) {
        return Err("the old and the new database are the same".into());
    }
    let count = setting("CRASHES").unwrap_or(8);
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let (mut killed, mut finished) = (0, 0);
    // A process that had finished before it could be killed does not count.
    while killed < count {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let way = &ways[usize::try_from(killed % 2)?];
        let wait = Duration::from_micros(random % u64::try_from(way.time.as_micros())?);
        let was_killed = way.kill(&folder.path().join("work.sqlite"), wait)?;
        killed += u32::from(was_killed);
        finished += u32::from(!was_killed);
        if finished > 20 + 2 * count {
            return Err(format!("{killed} were killed, {finished} had finished").into());
        }
    }
    Ok(())
}

/// What the file is before, after each migration on the way, and at the end.
fn states(word: &str, from: &Path, work: &Path) -> Result<Vec<u64>, Failed> {
    remove(work)?;
    fs::copy(from, work)?;
    let mut states = vec![state(work)?];
    let versions = MIGRATIONS.sqlite.iter().map(tablewright::Migration::version);
    let versions: Vec<&str> =
        if word == THERE { versions.skip(1).collect() } else { versions.rev().skip(1).collect() };
    for version in versions {
        let mut connection = connection::open(&work.display().to_string())?;
        let migrator = Migrator::new(&MIGRATIONS);
        if word == THERE {
            migrator.run(&mut connection, UpTo::Version(version))?;
        } else {
            migrator.revert(&mut connection, DownTo::Version(version))?;
        }
        drop(connection);
        states.push(state(work)?);
    }
    Ok(states)
}

/// There or back.
struct Way<'w> {
    word: &'static str,
    from: &'w Path,
    /// Before, after each migration, and at the end.
    states: Vec<u64>,
    /// How long it takes when nobody interferes.
    time: Duration,
}

impl Way<'_> {
    /// Kills a process on its way and looks at what it left; returns whether it came before the end.
    fn kill(&self, work: &Path, wait: Duration) -> Result<bool, Failed> {
        remove(work)?;
        fs::copy(self.from, work)?;
        let mut child = start(self.word, work)?;
        thread::sleep(wait);
        let was_running = child.try_wait()?.is_none();
        child.kill()?;
        child.wait()?;
        let (left, _) = (state(work)?, recorded(work)?);
        if !self.states.contains(&left) {
            let kept = env::temp_dir().join("neither_old_nor_new.sqlite");
            fs::copy(work, &kept)?;
            return Err(format!("killed after {wait:?}: see {}", kept.display()).into());
        }
        run(self.word, work)?;
        if Some(&state(work)?) != self.states.last() || recorded(work)? != self.recorded() {
            return Err(format!("killed after {wait:?}, running again did not finish").into());
        }
        Ok(was_running)
    }

    /// How many migrations have run at the end.
    fn recorded(&self) -> usize {
        if self.word == THERE { MIGRATIONS.sqlite.len() } else { 1 }
    }
}

/// The fixture with many more rows, dirt included, in a file of its own.
fn grow(to: &Path) -> Result<(), Failed> {
    let scratch = Scratch::new(Server::Sqlite)?;
    drop(First::new(&scratch, &mut legacy_rows()?)?);
    let mut connection = SqliteConnection::establish(&scratch.url)?;
    connection.batch_execute(&format!(
        "PRAGMA foreign_keys = OFF;
         CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {GROWTH})
             SELECT i FROM n;
         INSERT INTO media_sources (media_id, source_type, title, url, status, tags_json, bright_data_session_id)
             SELECT media_id || '_' || i, source_type, title, url, status, tags_json, bright_data_session_id
             FROM media_sources, n;
         INSERT INTO claims (episode_id, claim_id, canonical, claim_type, tier, upload_status, scores_json)
             SELECT episode_id, claim_id || '_' || i, canonical, claim_type, tier, upload_status, scores_json
             FROM claims, n;
         INSERT INTO content_analysis (file_path, file_hash, word_count, tfidf_keywords, processing_time_seconds)
             SELECT file_path, file_hash || (i % 100), i, tfidf_keywords, i / 8.0 FROM content_analysis, n;
         INSERT INTO text_chunks (file_path, chunk_index, chunk_text, chunk_embedding)
             SELECT file_path, i, chunk_text || ' number ' || i, chunk_embedding FROM text_chunks, n;
         INSERT INTO text_chunks_v2 (file_path, chunk_index, chunk_envelope, chunk_strategy, chunk_size, total_chunks,
                 file_hash, created_at, embedding)
             SELECT file_path, chunk_index + i, chunk_envelope, chunk_strategy, chunk_size, total_chunks, file_hash,
                 created_at, embedding FROM text_chunks_v2, n;
         DROP TABLE n;"
    ))?;
    drop(connection);
    fs::copy(scratch.path(), to)?;
    Ok(())
}

/// Runs to the end, and says how long it took.
fn run(word: &str, database: &Path) -> Result<Duration, Failed> {
    let begin = Instant::now();
    let status = start(word, database)?.wait()?;
    let time = begin.elapsed();
    if status.success() { Ok(time) } else { Err(format!("{word} failed").into()) }
}

fn start(word: &str, database: &Path) -> Result<std::process::Child, Failed> {
    let mut command = Command::new(env::current_exe()?);
    Ok(command.arg(word).arg(database).stdin(Stdio::null()).spawn()?)
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// How many migrations have run, which both records must agree on.
fn recorded(database: &Path) -> Result<usize, Failed> {
    let mut connection = SqliteConnection::establish(&database.display().to_string())?;
    let mut counts = Vec::new();
    for table in ["__diesel_schema_migrations", "__tablewright_history"] {
        let query = format!("SELECT version AS line FROM {table}");
        counts.push(sql_query(query).load::<Line>(&mut connection)?.len());
    }
    if counts[0] == counts[1] { Ok(counts[0]) } else { Err(format!("{counts:?} recorded").into()) }
}

/// Every object and every value of a database that is whole, as one number. What the time of day decides is
/// left out, and so is the record, since some migrations do nothing but record that they have run here.
fn state(database: &Path) -> Result<u64, Failed> {
    let mut connection = SqliteConnection::establish(&database.display().to_string())?;
    let mut ask = |query: &str| -> Result<Vec<String>, Failed> {
        let lines: Vec<Line> = sql_query(query).load(&mut connection)?;
        Ok(lines.into_iter().map(|line| line.line).collect())
    };
    for check in [
        "SELECT integrity_check AS line FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
        "SELECT name AS line FROM sqlite_schema WHERE name GLOB '__tablewright_rebuild*'",
    ] {
        let found = ask(check)?;
        if !found.is_empty() {
            return Err(format!("{check}: {found:?}").into());
        }
    }
    let mut hasher = DefaultHasher::new();
    let objects = ask(
        "SELECT type || ' ' || name || ': ' || COALESCE(sql, '') AS line FROM sqlite_schema ORDER BY line",
    )?;
    let is_new = objects.iter().any(|line| line.starts_with("table mended_values"));
    // The old files have rows of files that nobody knows.
    if is_new && !ask("SELECT \"table\" AS line FROM pragma_foreign_key_check")?.is_empty() {
        return Err("rows refer to nothing".into());
    }
    objects.hash(&mut hasher);
    let tables = ask("SELECT name AS line FROM sqlite_schema WHERE type = 'table' \
        AND sql NOT LIKE '%VIRTUAL%' AND NOT (name GLOB '__*' OR name GLOB '*_fts_*' \
        OR name GLOB '*_search_*' OR name GLOB 'sqlite_*') ORDER BY name")?;
    for table in tables {
        let columns = ask(&format!(
            "SELECT GROUP_CONCAT('QUOTE(' || name || ')', ' || '','' || ') AS line \
             FROM pragma_table_info('{table}') WHERE name <> 'mended_at'"
        ))?;
        let rows = format!("SELECT {} AS line FROM {table} ORDER BY line", columns.concat());
        ask(&rows)?.hash(&mut hasher);
    }
    Ok(hasher.finish())
}

/// Removes a database with what stands beside it.
fn remove(database: &Path) -> Result<(), Failed> {
    let name = database.display().to_string();
    for end in ["", "-wal", "-shm", "-journal"] {
        let file = PathBuf::from([&name, end].concat());
        if file.exists() {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "how long the test runs is the caller's to say")]
fn setting(name: &str) -> Option<u32> {
    env::var(name).ok()?.parse().ok()
}
