//! A full-text index on SQLite follows its table: what a row held before a change is not found afterwards.
//!
//! The text of the triggers is a golden file; this runs them. FTS5 compares its index with the table itself
//! when it is asked for an integrity check of rank 1.
//!
//! Source: SQLite, "FTS5 Extension", "The 'integrity-check' Command".

use diesel::{
    QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::BigInt,
};
use tablewright::AnyConnection;
use tablewright_codegen::{
    dialect::Dialect,
    plan::{create, drop_all},
    render::render,
    schema::Declaration,
    spec,
};

const SPEC: &str = "
tables:
  note:
    columns: { id: bigint auto_increment, title: string(100), body: text? }
    primary_key: id
    search: [{ columns: [title, body], language: english }]
";

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = BigInt)]
    rowid: i64,
}

fn found(connection: &mut AnyConnection, word: &str) -> Vec<i64> {
    let query = ["SELECT rowid FROM search_note WHERE search_note MATCH '", word, "'"].concat();
    let rows: Vec<Found> = sql_query(query).load(connection).expect("a search");
    rows.into_iter().map(|row| row.rowid).collect()
}

fn run(connection: &mut AnyConnection, sql: &str) {
    let check = "INSERT INTO search_note (search_note, rank) VALUES ('integrity-check', 1)";
    for statement in [sql, check] {
        let result = connection.batch_execute(statement);
        assert!(result.is_ok(), "{sql}: {statement}: {result:?}");
    }
}

fn declaration() -> Declaration {
    spec::load_str("schema.yaml", SPEC).expect("a spec without mistakes").declaration
}

#[test]
fn an_index_follows_every_change_of_its_rows() {
    let Declaration { schema, settings, .. } = declaration();
    let mut connection = tablewright::connection::open("sqlite::memory:").expect("a database");
    let up = render(&create(&schema, &settings, Dialect::Sqlite)).unwrap().to_sql();
    run(&mut connection, &up);

    let rows =
        "INSERT INTO note (id, title, body) VALUES (1, 'Running', 'dogs'), (2, 'Cats', NULL)";
    run(&mut connection, rows);
    assert_eq!(found(&mut connection, "run"), [1], "English finds words by their stems");
    assert_eq!(found(&mut connection, "cat"), [2], "a column may be NULL");

    run(&mut connection, "UPDATE note SET title = 'Sleeping' WHERE id = 1");
    assert_eq!(found(&mut connection, "run"), [0_i64; 0], "what a row held is gone");
    assert_eq!(found(&mut connection, "sleep"), [1]);

    run(&mut connection, "UPDATE note SET id = 7 WHERE id = 1");
    assert_eq!(found(&mut connection, "dogs"), [7], "a row that moved is found where it is");

    run(&mut connection, "REPLACE INTO note (id, title, body) VALUES (7, 'Waking', 'dogs')");
    assert_eq!(found(&mut connection, "sleep"), [0_i64; 0], "a replaced row is a deleted one");
    assert_eq!(found(&mut connection, "wake"), [7]);

    run(&mut connection, "DELETE FROM note WHERE id = 7");
    assert_eq!(found(&mut connection, "wake OR dogs"), [0_i64; 0]);

    let down = render(&drop_all(&schema, &settings, Dialect::Sqlite)).unwrap().to_sql();
    connection.batch_execute(&down).expect("the way back");
}
