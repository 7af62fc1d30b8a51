//! The first migration on each database, through our own migrator: every table, column, type, nullability,
//! default, key, check and index found there equals the spec; the way back leaves nothing but the empty
//! history; the way there works again. And one query joins three modules, which the old system could not do.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

use diesel::{QueryableByName, prelude::*, sql_query, sql_types::BigInt};
use knowledge_store::{
    MIGRATIONS, SCHEMA_FINGERPRINT, SCHEMA_VERSION,
    enums::{ClaimTier, JobRunStatus, JobType},
    hce::{claims, episodes},
    media::media_sources,
    system2::{job, job_run},
};
use tablewright::{AnyConnection, connection, dispatch, migrate};
use tablewright_cli::{drift, introspect};
use tablewright_codegen::{dialect::Dialect, schema::Schema, spec};
use tablewright_testing::{Database, Failed, Scratch, needing, on_each, program, run};

fn main() {
    let mut trials = on_each("the_first_migration_makes_what_the_spec_says", up_down_up);
    trials.extend(on_each("one_query_joins_three_modules", joins));
    trials.extend(on_each("enums_go_in_and_come_out", enums));
    let shell = program("TEST_SQLITE3", "sqlite3");
    let name = "the_systems_own_sqlite_takes_null_for_json_that_may_be_missing";
    trials.push(needing(name, shell.is_some(), "no sqlite3", move || {
        null_for_json(&shell.ok_or("found a moment ago")?)
    }));
    let parser = program("TEST_MAXDOP", "maxdop");
    trials.push(needing(
        "microsofts_parser_takes_the_sql_server_migrations",
        parser.is_some(),
        "no maxdop",
        move || parses(&parser.ok_or("found a moment ago")?),
    ));
    run(trials)
}

/// SQL Server is rendered, not run: each file goes through the parser of its own tools.
fn parses(parser: &Path) -> Result<(), Failed> {
    let mut files = 0;
    for folder in fs::read_dir(root().join("migrations/mssql"))? {
        for file in ["up.sql", "down.sql"] {
            let path = folder.as_ref().map_err(ToString::to_string)?.path().join(file);
            let output =
                Command::new(parser).args(["--parser-version", "2022"]).arg(&path).output()?;
            if !output.status.success() {
                let message = String::from_utf8_lossy(&output.stderr);
                return Err(format!("{}: {message}", path.display()).into());
            }
            files += 1;
        }
    }
    if files >= 2 { Ok(()) } else { Err("no migration for SQL Server".into()) }
}

/// On the SQLite of this machine, which may be older than the bundled one and takes `json_valid(NULL)` for 0
/// up to 3.40 at least: as its own shell runs the migration, so does the `diesel` command that links it.
fn null_for_json(shell: &Path) -> Result<(), Failed> {
    // Migrations that rebuild tables keep Diesel's record themselves.
    let mut script = String::from(
        "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL,
             run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);\n",
    );
    script.extend(MIGRATIONS.sqlite.iter().map(tablewright::Migration::up));
    script.push_str(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO claims (episode_id, claim_id, canonical, scores_json) VALUES ('e', '1', 'c', NULL);
         INSERT INTO claims (episode_id, claim_id, canonical, scores_json) VALUES ('e', '2', 'c', '{}');",
    );
    let run_script = |script: &str| -> Result<Output, Failed> {
        let mut child = Command::new(shell)
            .args(["-bail", ":memory:"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut input = child.stdin.take().ok_or("no way in")?;
        // A shell that stops at a mistake reads no further.
        let _ = input.write_all(script.as_bytes());
        drop(input);
        Ok(child.wait_with_output()?)
    };
    let taken = run_script(&script)?;
    if !taken.status.success() {
        return Err(String::from_utf8_lossy(&taken.stderr).into_owned().into());
    }
    script.push_str(
        "INSERT INTO claims (episode_id, claim_id, canonical, scores_json) VALUES ('e', '3', 'c', '{');",
    );
    let refused = run_script(&script)?;
    let reason = String::from_utf8_lossy(&refused.stderr).into_owned();
    if reason.contains("ck_claims_scores_json_json") { Ok(()) } else { Err(reason.into()) }
}

fn up_down_up(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    let declared = declared()?;
    migrate::run_pending(&mut connection, &MIGRATIONS)?;
    expect_equal(&declared, &mut connection, scratch.database)?;
    expect_history(&mut connection, &[(SCHEMA_VERSION, SCHEMA_FINGERPRINT)])?;
    migrate::revert_all(&mut connection, &MIGRATIONS)?;
    let left = introspect::introspect(&mut connection)?;
    if left != Schema::default() {
        return Err(format!("the way back left {left:?}").into());
    }
    expect_history(&mut connection, &[])?;
    migrate::run_pending(&mut connection, &MIGRATIONS)?;
    expect_equal(&declared, &mut connection, scratch.database)
}

fn expect_equal(
    declared: &Schema,
    connection: &mut AnyConnection,
    database: Database,
) -> Result<(), Failed> {
    let found = introspect::introspect(connection)?;
    let dialect = Dialect::from_keyword(database.keyword()).ok_or("a dialect")?;
    let differences = drift::differences(declared, &found, dialect);
    if found.tables.len() < declared.tables.len() || !differences.is_empty() {
        return Err(format!("{} tables: {differences:#?}", found.tables.len()).into());
    }
    Ok(())
}

/// What `__tablewright_history` says has been applied last must be the newest version.
fn expect_history(connection: &mut AnyConnection, last: &[(&str, &str)]) -> Result<(), Failed> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let query = |condition: &str| {
        format!("SELECT COUNT(*) AS count FROM __tablewright_history WHERE {condition}")
    };
    let condition = match last {
        [] => "1 = 1".to_owned(),
        [(version, fingerprint), ..] => {
            format!("version = '{version}' AND fingerprint = '{fingerprint}'")
        }
    };
    let count: i64 =
        dispatch!(connection, |c| sql_query(query(&condition)).get_result::<Count>(c))?.count;
    let expected = i64::from(!last.is_empty());
    if count == expected {
        Ok(())
    } else {
        Err(format!("{count} history rows: {condition}").into())
    }
}

fn joins(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = migrated(scratch)?;
    diesel::insert_into(media_sources::table)
        .values((
            media_sources::media_id.eq("v1"),
            media_sources::source_type.eq("youtube"),
            media_sources::title.eq("A talk"),
            media_sources::url.eq("https://example.org/v1"),
        ))
        .execute(&mut connection)?;
    diesel::insert_into(episodes::table)
        .values((
            episodes::episode_id.eq("episode_v1"),
            episodes::video_id.eq("v1"),
            episodes::title.eq("An episode"),
        ))
        .execute(&mut connection)?;
    for (claim, tier) in [("c1", ClaimTier::A), ("c2", ClaimTier::B)] {
        diesel::insert_into(claims::table)
            .values((
                claims::episode_id.eq("episode_v1"),
                claims::claim_id.eq(claim),
                claims::canonical.eq("It's so"),
                claims::tier.eq(tier),
            ))
            .execute(&mut connection)?;
    }
    let found: Vec<(String, String, String)> = media_sources::table
        .inner_join(episodes::table.inner_join(claims::table))
        .filter(claims::tier.eq(ClaimTier::A))
        .select((media_sources::title, episodes::title, claims::canonical))
        .load(&mut connection)?;
    let expected = [("A talk".to_owned(), "An episode".to_owned(), "It's so".to_owned())];
    if found == expected { Ok(()) } else { Err(format!("found {found:?}").into()) }
}

fn enums(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = migrated(scratch)?;
    diesel::insert_into(job::table)
        .values((job::job_id.eq("j"), job::job_type.eq(JobType::Mine), job::input_id.eq("i")))
        .execute(&mut connection)?;
    diesel::insert_into(job_run::table)
        .values((
            job_run::run_id.eq("r"),
            job_run::job_id.eq("j"),
            job_run::status.eq(JobRunStatus::Queued),
        ))
        .execute(&mut connection)?;
    let found: Vec<(JobType, JobRunStatus)> = job::table
        .inner_join(job_run::table)
        .filter(job_run::status.eq(JobRunStatus::Queued))
        .select((job::job_type, job_run::status))
        .load(&mut connection)?;
    if found == [(JobType::Mine, JobRunStatus::Queued)] {
        Ok(())
    } else {
        Err(format!("found {found:?}").into())
    }
}

fn migrated(scratch: &Scratch) -> Result<AnyConnection, Failed> {
    let mut connection = connection::open(&scratch.url)?;
    migrate::run_pending(&mut connection, &MIGRATIONS)?;
    Ok(connection)
}

fn declared() -> Result<Schema, Failed> {
    let loaded =
        spec::load(&root().join("schema.yaml")).map_err(|diagnostics| diagnostics.to_string())?;
    Ok(loaded.declaration.schema)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
