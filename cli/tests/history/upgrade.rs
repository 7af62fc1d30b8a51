//! A project that another Tablewright has sealed, built with this one.
//!
//! `sealed_by_0_1` was sealed by Tablewright 0.1 and never changes. What this one renders differently reaches its
//! databases as a draft that says why.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use diesel::{QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query};
use tablewright::connection;
use tablewright_codegen::build::{Builder, Environment};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use super::{linked::is_linked, repository::Repository, seal::server};

pub(crate) fn trials() -> Vec<Trial> {
    let linked = Database::ALL.into_iter().filter(|database| is_linked(*database));
    let name = "a_sealed_project_gets_what_is_rendered_differently_as_a_draft";
    linked.flat_map(|database| on(database, name, upgraded)).collect()
}

/// What says that a migration is to come.
const TO_COME: &str = "no difference, but a migration is pending: rendered differently since Tablewright 0.2: \
                       `current_timestamp` is UTC ";

fn upgraded(scratch: &Scratch) -> Result<(), Failed> {
    let mut project = Repository::empty()?;
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/history/sealed_by_0_1");
    copy(&fixture, project.root())?;
    let sealed = project.tree()?;
    let url = scratch.url.as_str();
    let is_concerned = scratch.database != Database::Sqlite;

    // A database of then is no drift, and runs the sealed files as they are.
    project.tablewright(&["migrate", url])?.with(0);
    let verified = project.tablewright(&["verify", url])?.with(0).says(&["is what `schema.yaml` "]);
    assert_eq!(verified.out.contains(TO_COME), is_concerned, "{}", verified.out);
    project.tablewright(&["status"])?.with(1).says(&["\n- MySQL/MariaDB, rendered differently "]);

    // A build writes the difference as a draft and says why; nothing sealed changes.
    let warnings = build(project.root())?;
    let draft = warnings.iter().find(|line| line.starts_with("draft `")).ok_or("no draft")?;
    for words in ["_render_anew`", "rendered differently since Tablewright 0.2", "author.made_at"] {
        assert!(draft.contains(words), "no `{words}` in {draft}");
    }
    assert!(!draft.contains("author.kept_at"), "a TIMESTAMP is a moment already: {draft}");
    unchanged(&sealed, &project.tree()?);
    said_in_its_files(&project)?;

    // It is run, reverted and sealed like any other.
    project.tablewright(&["migrate", url])?.with(0);
    is_clean(&mut project, url)?;
    is_utc(scratch)?;
    let mut seal = vec!["seal", "render_anew"];
    let server = server(scratch);
    if scratch.database != Database::Sqlite {
        seal.extend(server.iter().map(String::as_str));
    }
    project.tablewright(&seal)?.with(0).says(&[": up, down, up\n"]);
    is_clean(&mut project, url)?;
    unchanged(&sealed, &project.tree()?);
    let warnings = build(project.root())?;
    assert!(!warnings.iter().any(|line| line.starts_with("draft")), "{warnings:?}");
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), Failed> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Builds the package as its build script does, and returns what Cargo would show.
fn build(root: &Path) -> Result<Vec<String>, Failed> {
    let out = tempfile::tempdir()?;
    let environment = Environment {
        package: root.to_owned(),
        out: out.path().to_owned(),
        root: Some(root.to_owned()),
        locked: false,
        hashes_all: false,
        source_date_epoch: Some(1_796_100_000),
    };
    let report = Builder::new().generate(&environment).map_err(|failure| failure.to_string())?;
    Ok(report.warnings)
}

/// All that was there but the lock has the bytes that it had.
fn unchanged(before: &BTreeMap<PathBuf, u64>, after: &BTreeMap<PathBuf, u64>) {
    for (path, hash) in before.iter().filter(|(path, _)| !path.ends_with("schema.lock")) {
        assert_eq!(after.get(path), Some(hash), "{}", path.display());
    }
}

/// The reason stands in the files of the dialect that it is about; in the others nothing changes.
fn said_in_its_files(project: &Repository) -> Result<(), Failed> {
    let up = |dialect: &str| -> Result<String, Failed> {
        let folders = fs::read_dir(project.root().join("migrations").join(dialect))?;
        let mut folders = folders.flatten().map(|entry| entry.path());
        let draft = folders.find(|path| path.to_string_lossy().ends_with("_render_anew"));
        Ok(fs::read_to_string(draft.ok_or("no draft")?.join("up.sql"))?)
    };
    let mysql = up("mysql")?;
    assert!(mysql.contains("\n-- Rendered differently since Tablewright 0.2: "), "{mysql}");
    assert!(mysql.contains("DEFAULT (UTC_TIMESTAMP(6))"), "{mysql}");
    let mssql = up("mssql")?;
    for words in
        ["the server's collation.", "an object or an array.", " COLLATE Latin1_General_100_BIN2"]
    {
        assert!(mssql.contains(words), "no `{words}` in {mssql}");
    }
    let postgres = up("postgres")?;
    assert!(postgres.contains(r#"ALTER COLUMN "zoned_at" SET DEFAULT"#), "{postgres}");
    assert!(!postgres.contains("short_at") && !postgres.contains("made_at"), "{postgres}");
    let sqlite = up("sqlite")?;
    assert!(sqlite.contains("-- Nothing changes in this database"), "{sqlite}");
    Ok(())
}

fn is_clean(project: &mut Repository, url: &str) -> Result<(), Failed> {
    let verified = project.tablewright(&["verify", url])?.with(0);
    assert!(!verified.out.contains("to come"), "{}", verified.out);
    Ok(())
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    n: i64,
}

/// The defaults give UTC also to a session of another zone.
fn is_utc(scratch: &Scratch) -> Result<(), Failed> {
    let (zone, now) = match scratch.database {
        Database::Sqlite => {
            ("", "unixepoch(made_at) BETWEEN unixepoch('now') - 60 AND unixepoch('now')")
        }
        Database::Postgres => (
            "SET TIME ZONE 'Asia/Tokyo'",
            "made_at BETWEEN timezone('utc', now()) - interval '1 minute' AND timezone('utc', now()) \
             AND seen_at BETWEEN now() - interval '1 minute' AND now() \
             AND zoned_at BETWEEN now() - interval '1 minute' AND now()",
        ),
        Database::Mysql => (
            "SET time_zone = '+09:00'",
            "made_at BETWEEN UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE AND UTC_TIMESTAMP(6) \
             AND seen_at BETWEEN UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE AND UTC_TIMESTAMP(6) \
             AND kept_at BETWEEN NOW(6) - INTERVAL 1 MINUTE AND NOW(6) AND born_on = UTC_DATE()",
        ),
    };
    let mut connection = connection::open(&scratch.url)?;
    connection.batch_execute(&[zone, ";INSERT INTO author (name) VALUES ('Ann')"].concat())?;
    let count = ["SELECT count(*) AS n FROM author WHERE ", now].concat();
    let count: Count =
        tablewright::dispatch!(&mut connection, |it| sql_query(&count).get_result(it))?;
    assert_eq!(count.n, 1, "the time is not UTC");
    Ok(())
}
