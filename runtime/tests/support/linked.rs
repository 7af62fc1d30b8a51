//! Which databases the tests of this build can connect to.

use tablewright_testing::Database;

/// Whether its client library is linked.
pub(crate) fn is_linked(database: Database) -> bool {
    match database {
        Database::Sqlite => cfg!(feature = "sqlite"),
        Database::Postgres => cfg!(feature = "postgres"),
        Database::Mysql => cfg!(feature = "mysql"),
    }
}
