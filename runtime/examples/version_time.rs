//! How long the version check takes, on a database in a file and on each server that is named.
//!
//! ```text
//! cargo run --release -p tablewright --features postgres,mysql --example version_time -- [URL…]
//! ```
//!
//! The databases must be empty: twenty migrations are recorded in them, and taken back again. Prints the median
//! and the worst of 2,000 checks in microseconds.

use std::{
    error::Error,
    io::{self, Write as _},
    time::{Duration, Instant},
};

use tablewright::{
    Migration, Migrations, connection, migrate,
    version::{SchemaVersion, check_schema_version},
};

/// How many migrations the program has.
const MIGRATIONS: usize = 20;
/// How large the SQL of each is, in bytes.
const SQL_BYTES: usize = 50_000;
/// How often the check runs.
const ROUNDS: usize = 2_000;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::temp_dir().join("tablewright_version_time.sqlite");
    let mut urls: Vec<String> = std::env::args().skip(1).collect();
    urls.insert(0, file.display().to_string());
    let steps: &'static [Migration] = (0..MIGRATIONS).map(migration).collect::<Vec<_>>().leak();
    let ours = Migrations { sqlite: steps, postgres: steps, mysql: steps };
    for url in urls {
        let mut connection = connection::open(&url)?;
        migrate::run_pending(&mut connection, &ours)?;
        let mut times = Vec::with_capacity(ROUNDS);
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let version = check_schema_version(&mut connection, &ours)?;
            times.push(start.elapsed());
            if version != SchemaVersion::UpToDate {
                return Err(version.to_string().into());
            }
        }
        times.sort();
        let (median, worst) = (micros(times[ROUNDS / 2]), micros(times[ROUNDS - 1]));
        writeln!(
            io::stdout(),
            "{}: median {median:.0} µs, worst {worst:.0} µs",
            connection.kind()
        )?;
        migrate::revert_all(&mut connection, &ours)?;
    }
    Ok(std::fs::remove_file(file)?)
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// A migration with as much SQL as a large one has.
fn migration(number: usize) -> Migration {
    let version = format!("2026-11-{:02}-120000", number + 1);
    let filler = "-- what a migration says of the tables that it makes anew\n";
    let up = format!(
        "{}CREATE TABLE IF NOT EXISTS __tablewright_history (version VARCHAR(50) PRIMARY KEY, \
         name VARCHAR(255), fingerprint VARCHAR(64));\n\
         INSERT INTO __tablewright_history (version, name, fingerprint) \
         VALUES ('{version}', 'n', 'f');\n",
        filler.repeat(SQL_BYTES / filler.len())
    );
    let down = format!("DELETE FROM __tablewright_history WHERE version = '{version}';\n");
    let (up, down) = (up.leak(), down.leak());
    let version = version.leak();
    Migration::new(version, "n", up, down)
}
