//! What the tests on databases share.

#[path = "linked.rs"]
pub(crate) mod linked;

use tablewright::{AnyConnection, connection, connection::DatabaseKind};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

/// Makes a trial of `test` for each database that is linked, on a scratch database of its own.
pub(crate) fn on_each<F>(name: &str, test: F) -> Vec<Trial>
where
    F: Fn(&Scratch, &mut AnyConnection) -> Result<(), Failed> + Clone + Send + 'static,
{
    Database::ALL
        .into_iter()
        .filter(|database| linked::is_linked(*database))
        .flat_map(|database| {
            let test = test.clone();
            on(database, name, move |scratch: &Scratch| {
                let mut connection = connection::open(&scratch.url)?;
                test(scratch, &mut connection)
            })
        })
        .collect()
}

/// One of three texts, by the kind of database.
pub(crate) fn by_kind<T>(kind: DatabaseKind, sqlite: T, postgres: T, mysql: T) -> T {
    match kind {
        DatabaseKind::Sqlite | DatabaseKind::Mssql => sqlite,
        DatabaseKind::Postgres => postgres,
        DatabaseKind::Mysql => mysql,
    }
}
