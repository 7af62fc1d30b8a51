//! pgvector's type, on a server that has it.

use std::path::Path;

use diesel::{RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::BigInt};
use tablewright::connection;
use tablewright_codegen::{dialect::Dialect, plan::create, render::render};
use tablewright_testing::{Failed, Scratch, Server, Trial, on_server};

use crate::round_trip::{load, round_trip};

const SPEC: &str = "tests/introspect/vectors.yaml";

pub(crate) fn trials() -> Vec<Trial> {
    if !cfg!(feature = "postgres") {
        return Vec::new();
    }
    let server = Server::Postgres18;
    vec![
        on_server(server, "a_spec_of_vectors_is_applied_and_read_back", there_and_back),
        on_server(server, "the_nearest_vector_is_found_through_the_indexes", nearest),
    ]
}

fn spec() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(SPEC)
}

fn there_and_back(scratch: &Scratch) -> Result<(), Failed> {
    round_trip(&spec(), scratch)
}

#[derive(diesel::QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

fn nearest(scratch: &Scratch) -> Result<(), Failed> {
    let declared = load(&spec())?;
    let mut connection = connection::open(&scratch.url)?;
    let plan = create(&declared.schema, &declared.settings, Dialect::Postgres);
    connection.batch_execute(&render(&plan)?.to_sql())?;
    connection.batch_execute(
        "INSERT INTO chunks (meaning) VALUES ('[1,0,0]'), ('[0,1,0]'), ('[0,0,1]');
         SET enable_seqscan = off; SET ivfflat.probes = 100;",
    )?;
    // The first is the order of the index that the spec says, the second that of the raw one.
    for operator in ["<->", "<=>"] {
        let query = ["SELECT id FROM chunks ORDER BY meaning ", operator, " '[0,0.9,0.1]' LIMIT 1"];
        let found: Vec<Found> = sql_query(query.concat()).load(&mut connection)?;
        assert_eq!(found.iter().map(|row| row.id).collect::<Vec<_>>(), [2], "{operator}");
    }
    let refused = connection.batch_execute("INSERT INTO chunks (meaning) VALUES ('[1,0]')");
    assert!(refused.is_err(), "a vector of two dimensions was let in");
    Ok(())
}
