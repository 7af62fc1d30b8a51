//! `tablewright seal`: what is proved on which database, and that nothing is sealed where a proof fails.

use std::process::Stdio;

use diesel::{RunQueryDsl, sql_query, sql_types::BigInt};
use tablewright::connection;
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use super::{
    linked::is_linked,
    repository::{Repository, ended},
};

type Test = fn(&Scratch) -> Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    let servers = [Database::Postgres, Database::Mysql].into_iter().filter(|it| is_linked(*it));
    for database in servers {
        trials.extend(on(database, "a_draft_is_proved_on_the_server_that_is_named", on_server));
        trials.extend(on(database, "what_fails_on_one_server_is_sealed_nowhere", fails_on_one));
        trials.extend(on(database, "a_proof_leaves_no_database_behind", leaves_nothing));
        trials.extend(on(database, "a_column_may_come_back_at_the_end", comes_back_at_the_end));
    }
    let sqlite: [(&str, Test); 5] = [
        ("what_leads_to_something_else_than_the_spec_is_not_sealed", leads_elsewhere),
        ("what_does_not_lead_back_is_not_sealed", does_not_lead_back),
        ("raw_sql_may_make_what_nothing_declares", raw_beside),
        ("a_server_that_is_not_there_stops_the_seal", not_there),
        ("a_seal_without_a_draft_forgets_renames", forgets),
    ];
    trials.extend(sqlite.into_iter().flat_map(|(name, test)| on(Database::Sqlite, name, test)));
    trials
}

const SPEC: &str = "\
tables:
  author:
    columns: { id: bigint auto_increment, name: string(80), tier: tier? }
    primary_key: id
    indexes: [[name]]
enums: { tier: [A, B] }
";

/// One more table and a column of another type.
const LATER: &str = "\
tables:
  author:
    columns: { id: bigint auto_increment, full_name: { type: string(200), renamed_from: name }, tier: tier? }
    primary_key: id
    indexes: [[full_name]]
  book:
    columns: { id: bigint auto_increment, author: { type: bigint, references: author.id } }
    primary_key: id
enums: { tier: [A, B, C] }
";

/// The arguments that name the server of a scratch database.
pub(crate) fn server(scratch: &Scratch) -> [String; 2] {
    [["--", scratch.database.keyword()].concat(), scratch.url.clone()]
}

fn on_server(scratch: &Scratch) -> Result<(), Failed> {
    let mut repository = Repository::empty()?;
    let [option, url] = server(scratch);
    for (spec, name) in [(SPEC, "first"), (LATER, "second")] {
        repository.edit(spec)?;
        let sealed = repository.tablewright(&["seal", name, &option, &url])?.with(0);
        // The second is several migrations, as PostgreSQL proves the new check by itself.
        assert!(sealed.out.lines().all(|line| line.contains(&["_", name].concat())));
        let proved = ["proved on ", scratch.server.title()].concat();
        let sealed = sealed.says(&["proved on SQLite 3.", &proved, ": up, down, up\n"]);
        let sealed = sealed.says(&["not proved: SQL Server (no driver)"]);
        let missing = match scratch.database {
            Database::Postgres => "not proved: MySQL/MariaDB (no server: say `--mysql URL`",
            Database::Sqlite | Database::Mysql => {
                "not proved: PostgreSQL (no server: say `--postgres URL`"
            }
        };
        sealed.says(&[missing]);
    }
    // The server may be named by the environment too, and programs get the same facts.
    repository.edit(&LATER.replace("[A, B, C]", "[A, B, C, D]"))?;
    let variable = ["TABLEWRIGHT_", &scratch.database.keyword().to_uppercase(), "_URL"].concat();
    let mut command = repository.command(&["seal", "third", "--format", "json"]);
    let sealed = ended(command.env(variable, &scratch.url).output()?).with(0);
    let facts: serde_json::Value = serde_json::from_str(&sealed.out)?;
    let proofs = facts["proofs"].as_array().ok_or("no proofs")?;
    let proved = proofs.iter().filter(|proof| proof["proved"] == true);
    let proved: Vec<_> = proved.filter_map(|proof| proof["dialect"].as_str()).collect();
    assert_eq!(proved, ["sqlite", scratch.database.keyword()]);
    Ok(())
}

/// What is dropped from the middle of a table can only be added behind its other columns.
fn comes_back_at_the_end(scratch: &Scratch) -> Result<(), Failed> {
    let mut repository = Repository::empty()?;
    let [option, url] = server(scratch);
    let consent = "consents: [{ drop_column: author.name }]\n";
    let without = SPEC.replace("name: string(80), ", "").replace("    indexes: [[name]]\n", "");
    for (spec, name) in [(SPEC, "first"), (&[without.as_str(), consent].concat(), "second")] {
        repository.edit(spec)?;
        let sealed = repository.tablewright(&["seal", name, &option, &url])?.with(0);
        sealed.says(&["proved on ", scratch.server.title(), ": up, down, up\n"]);
    }
    Ok(())
}

fn fails_on_one(scratch: &Scratch) -> Result<(), Failed> {
    let mut repository = Repository::empty()?;
    let [option, url] = server(scratch);
    repository.edit(SPEC)?;
    repository.tablewright(&["seal", "first", &option, &url])?.with(0);
    // Only this server is asked for a function that it does not have.
    let texts = ["sqlite", "postgres", "mysql", "mssql"].map(|dialect| {
        let function =
            if dialect == scratch.database.keyword() { "no_such_function" } else { "abs" };
        format!("{dialect}: '{function}(author) > 0'")
    });
    let wrong = format!(
        "{}    checks: [{{ name: ck_author, check: {{ {} }} }}]\n",
        LATER.split("enums:").next().unwrap_or_default(),
        texts.join(", ")
    ) + "enums: { tier: [A, B, C] }\n";
    repository.edit(&wrong)?;
    let refused = repository.tablewright(&["seal", "second", &option, &url])?.with(1);
    assert_eq!(refused.out, "");
    let refused =
        refused.says(&["the draft is not sealed: on ", scratch.server.title(), "no_such_function"]);
    refused.says(&["cannot apply `", "table book", "statement "]);
    let status = repository.tablewright(&["status"])?.with(1);
    status.says(&["sealed  ", "_first\n", "draft   "]);
    assert!(!repository.read("migrations/schema.lock")?.contains("second"));
    Ok(())
}

/// The name of a scratch database holds the number of the process that made it.
fn leaves_nothing(scratch: &Scratch) -> Result<(), Failed> {
    let repository = Repository::empty()?;
    let [option, url] = server(scratch);
    let broken = SPEC.replace(
        "indexes: [[name]]",
        "checks: [{ check: { sqlite: '1', postgres: 'no()', mysql: 'no()', mssql: '1 = 1' } }]",
    );
    for (spec, status) in [(SPEC, 0), (broken.as_str(), 1)] {
        repository.edit(spec)?;
        let mut command = repository.command(&["seal", "first", &option, &url]);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let pattern = format!("tablewright_proof_{}_%", child.id());
        ended(child.wait_with_output()?).with(status);
        let query = match scratch.database {
            Database::Sqlite => return Err("no server".into()),
            Database::Postgres => "SELECT count(*) AS n FROM pg_database WHERE datname LIKE '",
            Database::Mysql => {
                "SELECT count(*) AS n FROM information_schema.schemata WHERE schema_name LIKE '"
            }
        };
        let left = count(&[query, &pattern, "'"].concat(), &scratch.url)?;
        assert_eq!(left, 0, "{pattern}");
        std::fs::remove_dir_all(repository.root().join("migrations"))?;
    }
    Ok(())
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

pub(crate) fn count(query: &str, url: &str) -> Result<i64, Failed> {
    let mut connection = connection::open(url)?;
    let connection = &mut connection;
    let row = tablewright::dispatch!(connection, |it| sql_query(query).get_result::<Count>(it))?;
    Ok(row.n)
}

/// `SPEC` for SQLite with an object of raw SQL.
fn with_raw(up: &str, down: &str) -> String {
    let spec = ["dialects: [sqlite]\n", SPEC].concat();
    spec + &format!("raw: {{ own: {{ sqlite: {{ up: '{up}', down: '{down}' }} }} }}\n")
}

fn refused(spec: &str, words: &[&str]) -> Result<(), Failed> {
    let mut repository = Repository::empty()?;
    repository.edit(spec)?;
    let refused = repository.tablewright(&["seal", "first"])?.with(1);
    refused.says(&["error: the draft is not sealed: on SQLite 3."]).says(words);
    repository.tablewright(&["status"])?.with(1).says(&["no migration is sealed", "draft   "]);
    let as_json = repository.tablewright(&["seal", "first", "--format", "json"])?.with(1);
    let facts: serde_json::Value = serde_json::from_str(&as_json.out)?;
    assert!(facts["refuted"].as_str().is_some_and(|it| it.contains(words[0])), "{facts}");
    Ok(())
}

fn leads_elsewhere(_: &Scratch) -> Result<(), Failed> {
    let up = "ALTER TABLE author ADD COLUMN extra INTEGER";
    refused(
        &with_raw(up, "ALTER TABLE author DROP COLUMN extra"),
        &[
            "it leads up to something else than the spec",
            "tables › author › columns › extra: expected nothing",
        ],
    )
}

fn does_not_lead_back(_: &Scratch) -> Result<(), Failed> {
    refused(
        &with_raw("CREATE TABLE own (id INTEGER NOT NULL PRIMARY KEY)", "SELECT 1"),
        &["its way back does not lead back", "tables › own: expected nothing"],
    )
}

fn raw_beside(_: &Scratch) -> Result<(), Failed> {
    let mut repository = Repository::empty()?;
    repository.edit(&with_raw(
        "CREATE TABLE own (id INTEGER NOT NULL PRIMARY KEY); CREATE INDEX ix_own ON author (tier)",
        "DROP INDEX ix_own; DROP TABLE own",
    ))?;
    repository.tablewright(&["seal", "first"])?.with(0);
    Ok(())
}

fn not_there(_: &Scratch) -> Result<(), Failed> {
    let mut repository = Repository::empty()?;
    repository.edit(SPEC)?;
    let wrong = repository.tablewright(&["seal", "--postgres", "mysql://me:secret@localhost/x"])?;
    let wrong = wrong.with(2).says(&["is of MySQL/MariaDB, not of PostgreSQL"]);
    assert!(!wrong.errors.contains("secret"), "{}", wrong.errors);
    let url = "postgres://me:secret@127.0.0.1:1/x";
    let gone = repository.tablewright(&["seal", "--postgres", url])?.with(3);
    assert!(!gone.errors.contains("secret"), "{}", gone.errors);
    repository.tablewright(&["status"])?.with(1).says(&["no migration is sealed"]);
    Ok(())
}

fn forgets(_: &Scratch) -> Result<(), Failed> {
    let mut repository = Repository::empty()?;
    repository.edit(SPEC)?;
    repository.tablewright(&["seal", "first"])?.with(0);
    repository.edit(LATER)?;
    repository.tablewright(&["seal", "second"])?.with(0);
    assert!(repository.read("migrations/schema.lock")?.contains("\"renames\""));
    repository.edit(&LATER.replace("{ type: string(200), renamed_from: name }", "string(200)"))?;
    let sealed = repository.tablewright(&["seal"])?.with(0);
    assert_eq!(
        sealed.out,
        "nothing to seal: there is no draft\nforgot 1 rename that the spec does not say any more\n"
    );
    assert!(!repository.read("migrations/schema.lock")?.contains("\"renames\""));
    repository.tablewright(&["status"])?.with(0);
    Ok(())
}
