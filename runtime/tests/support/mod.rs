//! What the tests on databases share.

use tablewright::{AnyConnection, connection, connection::DatabaseKind};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

/// The databases that this build can connect to.
fn databases() -> Vec<Database> {
    Database::ALL
        .into_iter()
        .filter(|database| match database {
            Database::Sqlite => cfg!(feature = "sqlite"),
            Database::Postgres => cfg!(feature = "postgres"),
            Database::Mysql => cfg!(feature = "mysql"),
        })
        .collect()
}

/// Makes a trial of `test` for each database of [`databases`], on a scratch database of its own.
pub(crate) fn on_each<F>(name: &str, test: F) -> Vec<Trial>
where
    F: Fn(&Scratch, &mut AnyConnection) -> Result<(), Failed> + Clone + Send + 'static,
{
    databases()
        .into_iter()
        .map(|database| {
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
