//! How long describing a database takes, and how many queries: `introspect_time URL [TABLES]`.
//!
//! The database at the URL must be empty. It gets that many tables of twenty columns, each with a foreign key, a
//! unique key, a check and two indexes, and keeps them.

use std::{
    env,
    fmt::Write as _,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use diesel::connection::{Connection, Instrumentation, InstrumentationEvent, SimpleConnection};
use tablewright::{AnyConnection, connection};
use tablewright_cli::introspect::{dialect_of, introspect};
use tablewright_codegen::{plan::create, render::render, spec::load_str};

type Failure = Box<dyn std::error::Error>;

const RUNS: usize = 5;

fn main() -> Result<(), Failure> {
    let mut arguments = env::args().skip(1);
    let url = arguments.next().ok_or("usage: introspect_time URL [TABLES]")?;
    let tables: usize = arguments.next().map_or(Ok(500), |count| count.parse())?;
    let mut connection = connection::open(&url)?;
    if introspect(&mut connection)?.tables.is_empty() {
        fill(&mut connection, tables)?;
    }
    let queries = count_queries(&mut connection);
    let mut best = f64::INFINITY;
    let mut found = 0;
    for _ in 0..RUNS {
        queries.store(0, Ordering::Relaxed);
        let start = Instant::now();
        found = introspect(&mut connection)?.tables.len();
        best = best.min(start.elapsed().as_secs_f64());
    }
    let asked = queries.load(Ordering::Relaxed);
    let milliseconds = best * 1000.0;
    let title = dialect_of(&connection).title();
    let line =
        format!("{title}: {found} tables, {asked} queries, best of {RUNS}: {milliseconds:.0} ms\n");
    std::io::Write::write_all(&mut std::io::stdout(), line.as_bytes())?;
    Ok(())
}

fn fill(connection: &mut AnyConnection, tables: usize) -> Result<(), Failure> {
    let mut spec = String::from("tables:\n");
    for number in 0..tables {
        writeln!(
            spec,
            "  table_{number}:\n    columns:\n      id: bigint auto_increment\n      \
             parent_id: {{ type: bigint?, references: table_{}.id, on_delete: cascade }}",
            number.saturating_sub(1)
        )?;
        for column in 0..18 {
            let type_ = ["string(50)", "integer? = 0", "timestamp = current_timestamp"][column % 3];
            writeln!(spec, "      column_{column}: {type_}")?;
        }
        spec.push_str(
            "    primary_key: id\n    unique: [[column_0]]\n    checks: [column_1 between 0 and 9]\n    \
             indexes: [[column_3, column_4 desc], [parent_id]]\n",
        );
    }
    let loaded = load_str("schema.yaml", &spec).map_err(|found| format!("{found:?}"))?;
    let declaration = loaded.declaration;
    let plan = create(&declaration.schema, &declaration.settings, dialect_of(connection));
    Ok(connection.batch_execute(&render(&plan)?.to_sql())?)
}

fn count_queries(connection: &mut AnyConnection) -> Arc<AtomicUsize> {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Counter(Arc::clone(&count));
    match connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(connection) => connection.set_instrumentation(counter),
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(connection) => connection.set_instrumentation(counter),
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(connection) => connection.set_instrumentation(counter),
    }
    count
}

struct Counter(Arc<AtomicUsize>);

impl Instrumentation for Counter {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if matches!(event, InstrumentationEvent::StartQuery { .. }) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
}
