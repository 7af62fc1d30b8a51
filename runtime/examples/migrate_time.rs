//! What the migrator costs the client on MySQL and MariaDB, beside the server's own command line client.
//!
//! ```text
//! cargo run --release -p tablewright --features mysql --example migrate_time -- mysql://USER@HOST:PORT/DATABASE 500
//! ```
//!
//! The database must be empty. Both apply the same script, which makes so many tables of twenty columns; after each
//! the tables are dropped again. Prints the time by the clock, the CPU time of the client and how many questions
//! the server was asked.

#[path = "../../codegen/benches/synthetic/mod.rs"]
mod synthetic;

use std::{
    error::Error,
    fs,
    io::{self, Write as _},
    process::{Command, Stdio},
    time::Instant,
};

use tablewright::{
    AnyConnection, Migration, Migrations, connection,
    migrate::{DownTo, Migrator, Target, UpTo},
};
use tablewright_codegen::{
    dialect::Dialect,
    plan::{create, drop_all},
    render::render,
    spec,
};
use url::Url;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, tables] = arguments.as_slice() else {
        return Err("usage: migrate_time URL TABLES".into());
    };
    let migration = migration(tables.parse()?)?;
    writeln!(io::stdout(), "{tables} tables x {} columns", synthetic::COLUMNS)?;
    let ours = Migrations { sqlite: &[], postgres: &[], mysql: vec![migration].leak() };
    let migrator = Migrator::new(&ours).without_preflight();
    let mut connection = connection::open(url)?;

    let before = (Instant::now(), cpu_seconds(Who::This)?, questions(&mut connection)?);
    migrator.run(&mut connection, UpTo::Last)?;
    let elapsed = before.0.elapsed().as_secs_f64();
    let ours = cpu_seconds(Who::This)? - before.1;
    let asked = questions(&mut connection)? - before.2;
    writeln!(io::stdout(), "tablewright: {elapsed:.2} s, CPU {ours:.2} s, {asked} questions")?;
    migrator.revert(&mut connection, DownTo::Nothing)?;

    let start = Instant::now();
    let before = cpu_seconds(Who::Children)?;
    feed(url, migration.up())?;
    let elapsed = start.elapsed().as_secs_f64();
    let theirs = cpu_seconds(Who::Children)? - before;
    writeln!(io::stdout(), "mariadb: {elapsed:.2} s, CPU {theirs:.2} s")?;
    feed(url, migration.down())
}

/// One migration, which makes `tables` tables.
fn migration(tables: usize) -> Result<Migration, Box<dyn Error>> {
    let declaration = spec::load_str("schema.yaml", &synthetic::spec(tables))?.declaration;
    let [up, down] = [create, drop_all].map(|plan| {
        render(&plan(&declaration.schema, &declaration.settings, Dialect::Mysql))
            .map(|script| script.to_sql())
    });
    let (up, down) = (up?.leak(), down?.leak());
    Ok(Migration::new("2026-11-30-120000", "all", up, down))
}

/// Gives a script to the command line client.
fn feed(url: &str, script: &str) -> Result<(), Box<dyn Error>> {
    let url = Url::parse(url)?;
    let file = tempfile::NamedTempFile::new()?;
    fs::write(file.path(), script)?;
    let status = Command::new("mariadb")
        .args(["--host", url.host_str().unwrap_or_default()])
        .args(["--port", &url.port().unwrap_or(3306).to_string()])
        .args(["--user", url.username(), url.path().trim_start_matches('/')])
        .env("MYSQL_PWD", url.password().unwrap_or_default())
        .stdin(Stdio::from(file.reopen()?))
        .status()?;
    if status.success() { Ok(()) } else { Err("the client failed".into()) }
}

/// How many statements the session has sent.
fn questions(connection: &mut AnyConnection) -> Result<u64, Box<dyn Error>> {
    let query = "SELECT variable_value AS shown FROM information_schema.session_status \
                 WHERE variable_name = 'QUESTIONS'";
    let texts = connection.texts(query)?;
    Ok(texts.first().ok_or("the server does not count")?.parse()?)
}

/// Whose CPU time it is.
#[derive(Clone, Copy)]
enum Who {
    This,
    Children,
}

/// User and system time, as Linux counts it: in hundredths of a second.
fn cpu_seconds(who: Who) -> Result<f64, Box<dyn Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> =
        stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let first = match who {
        Who::This => 11,
        Who::Children => 13,
    };
    let ticks = fields.get(first..first + 2).ok_or("no times")?;
    let ticks: u32 = ticks.iter().map(|ticks| ticks.parse::<u32>()).sum::<Result<_, _>>()?;
    Ok(f64::from(ticks) / 100.0)
}
