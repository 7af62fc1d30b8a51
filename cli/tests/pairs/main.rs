//! Random pairs of schemas on real databases: up, down and up again, with rows, each time read back.
//!
//! A pair is made from a seed by `tablewright_testing::random`. Its migrations are those that a draft would
//! have, its rows are known in every state. Each trial runs some pairs on one database, which they leave empty.
//! A pair that fails is made smaller and printed, with its seed; `PAIRS_SEED=seed PAIRS=1` runs it alone.
//! Start reading at [`story::run`].

#[path = "../../../runtime/tests/support/linked.rs"]
mod linked;
mod story;
mod tsql;

use tablewright_codegen::dialect::Dialect;
use tablewright_testing::{
    Failed, Scratch, Server, Trial, on_server,
    random::{Pair, smallest, tree},
};

use linked::is_linked;
use story::Problem;

/// How many smaller pairs are tried before one is printed.
const TRIES: usize = 50;

fn main() {
    let first = number("PAIRS_SEED").unwrap_or(0);
    let mut trials = Vec::new();
    for server in Server::ALL.into_iter().filter(|server| is_linked(server.database())) {
        let (pairs, together) = match server {
            Server::Sqlite => (number("PAIRS").unwrap_or(500), 25),
            Server::Postgres | Server::Postgres18 | Server::Mariadb | Server::Mysql97 => {
                (server.share(number("PAIRS_SERVERS").unwrap_or(100)), 10)
            }
        };
        let mut from = first;
        while from < first + pairs {
            let to = (from + together).min(first + pairs);
            trials.push(trial(server, from, to));
            from = to;
        }
    }
    trials.extend(tsql::trials(first, number("PAIRS_SERVERS").unwrap_or(100)));
    tablewright_testing::run(trials);
}

/// A setting of the long run.
#[expect(clippy::disallowed_methods, reason = "the environment says how many pairs to run")]
fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// The pairs of the seeds from `from` to before `to`.
fn trial(server: Server, from: u64, to: u64) -> Trial {
    let name = format!("pairs_go_up_down_and_up_again::{from:05}_to_{:05}", to - 1);
    on_server(server, &name, move |scratch| {
        let dialect = Dialect::from_keyword(scratch.database.keyword()).ok_or("no such dialect")?;
        let mut connection = tablewright::connection::open(&scratch.url)?;
        for seed in from..to {
            let pair = Pair::new(&tree(seed, dialect).current());
            if let Err(problem) = story::run(&pair, dialect, &mut connection) {
                return Err(told(seed, server, dialect, &problem));
            }
        }
        Ok(())
    })
}

/// Says what failed, with the smallest pair that fails in the same way.
fn told(seed: u64, server: Server, dialect: Dialect, problem: &Problem) -> Failed {
    let mut last = None;
    let mut tree = tree(seed, dialect);
    let genome = smallest(tree.as_mut(), TRIES, |genome| {
        let pair = Pair::new(genome);
        let Ok(scratch) = Scratch::new(server) else { return false };
        let Ok(mut connection) = tablewright::connection::open(&scratch.url) else { return false };
        match story::run(&pair, dialect, &mut connection) {
            Err(found) if found.step == problem.step => {
                last = Some(found);
                true
            }
            Err(_) | Ok(()) => false,
        }
    });
    let pair = Pair::new(&genome);
    let Problem { step, text } = last.as_ref().unwrap_or(problem);
    let title = format!("seed {seed}, {}, {step}", server.keyword());
    let parts = [
        &title,
        text,
        "\n# before.yaml",
        &pair.before.yaml,
        "# schema.yaml",
        &pair.after.yaml,
        "-- rows.sql",
        &pair.inserts(dialect),
    ];
    parts.join("\n").into()
}
