//! What the migrator asks of a connection: each database's own, and the connection enum.

use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, QueryResult, RunQueryDsl,
    connection::SimpleConnection,
    dsl::sql,
    migration::MigrationConnection,
    sql_types::{BigInt, Text},
};

use super::AppliedMigration;
use crate::{AnyConnection, connection::DatabaseKind};

diesel::table! {
    /// Diesel's record of the migrations that a database has run.
    __diesel_schema_migrations (version) {
        /// The version, digits alone.
        version -> Text,
        /// When, in UTC.
        run_on -> Timestamp,
    }
}

/// A connection that migrations run on: one of Diesel's, or [`AnyConnection`].
pub trait Target: MigrationConnection {
    /// What kind of database it is a connection to.
    fn kind(&self) -> DatabaseKind;

    /// The database as it calls itself: its file or its name.
    fn label(&mut self) -> String;

    /// What the database has run, oldest version first.
    ///
    /// # Errors
    ///
    /// If its record cannot be read.
    fn applied(&mut self) -> QueryResult<Vec<AppliedMigration>>;

    /// Writes down that `version` has been run.
    ///
    /// # Errors
    ///
    /// If the record cannot be written.
    fn record(&mut self, version: &str) -> QueryResult<()>;

    /// Writes down that `version` has been taken back.
    ///
    /// # Errors
    ///
    /// If the record cannot be written.
    fn forget(&mut self, version: &str) -> QueryResult<()>;

    /// Puts the connection in order after a migration that brought its own transaction: ends the transaction
    /// if the migration `failed` inside it, and restores what the migration may have switched off.
    fn clean_up_after(&mut self, failed: bool);
}

/// What differs between the databases: three queries and the settings.
struct Words {
    kind: DatabaseKind,
    /// How many tables there are that hold Diesel's record: 0 or 1.
    count_records: &'static str,
    /// The name of the database, or nothing.
    label: &'static str,
    settings: &'static str,
    /// What a migration may have switched on for a while.
    restored: &'static str,
}

#[cfg(feature = "sqlite")]
const SQLITE: Words = Words {
    kind: DatabaseKind::Sqlite,
    count_records: "SELECT COUNT(*) FROM sqlite_master \
                    WHERE type = 'table' AND name = '__diesel_schema_migrations'",
    label: "SELECT file FROM pragma_database_list WHERE name = 'main' AND file <> ''",
    settings: crate::connection::SQLITE_SETTINGS,
    restored: "PRAGMA legacy_alter_table = OFF; PRAGMA ignore_check_constraints = OFF",
};

#[cfg(feature = "postgres")]
const POSTGRES: Words = Words {
    kind: DatabaseKind::Postgres,
    count_records: "SELECT COUNT(*) FROM pg_catalog.pg_class \
                    WHERE oid = to_regclass('__diesel_schema_migrations')",
    label: "SELECT current_database()::text",
    settings: crate::connection::POSTGRES_SETTINGS,
    restored: "SELECT 1",
};

#[cfg(feature = "mysql")]
const MYSQL: Words = Words {
    kind: DatabaseKind::Mysql,
    count_records: "SELECT COUNT(*) FROM information_schema.tables \
                    WHERE table_schema = DATABASE() AND table_name = '__diesel_schema_migrations'",
    label: "SELECT COALESCE(DATABASE(), 'MySQL/MariaDB')",
    settings: crate::connection::MYSQL_SETTINGS,
    restored: "SELECT 1",
};

/// Implements [`Target`] for a connection of Diesel's; the body is the same, its types are not.
macro_rules! target {
    ($connection:ty, $words:expr) => {
        impl Target for $connection {
            fn kind(&self) -> DatabaseKind {
                $words.kind
            }

            fn label(&mut self) -> String {
                let name = sql::<Text>($words.label).get_result::<String>(self).optional();
                name.ok().flatten().unwrap_or_else(|| $words.kind.to_string())
            }

            fn applied(&mut self) -> QueryResult<Vec<AppliedMigration>> {
                use __diesel_schema_migrations::dsl;

                if sql::<BigInt>($words.count_records).get_result::<i64>(self)? == 0 {
                    return Ok(Vec::new());
                }
                let rows = dsl::__diesel_schema_migrations
                    .select((dsl::version, dsl::run_on))
                    .order(dsl::version)
                    .load(self)?;
                Ok(rows
                    .into_iter()
                    .map(|(version, run_on)| AppliedMigration { version, run_on })
                    .collect())
            }

            fn record(&mut self, version: &str) -> QueryResult<()> {
                use __diesel_schema_migrations::dsl;

                diesel::insert_into(dsl::__diesel_schema_migrations)
                    .values(dsl::version.eq(version))
                    .execute(self)?;
                Ok(())
            }

            fn forget(&mut self, version: &str) -> QueryResult<()> {
                use __diesel_schema_migrations::dsl;

                diesel::delete(dsl::__diesel_schema_migrations.find(version)).execute(self)?;
                Ok(())
            }

            fn clean_up_after(&mut self, failed: bool) {
                if failed {
                    // Without an open transaction the database refuses this, which is as good.
                    let _ = self.batch_execute("ROLLBACK");
                }
                // What a migration may not have put back. If the connection is broken, the next query says so.
                let _ = self.batch_execute($words.settings);
                let _ = self.batch_execute($words.restored);
            }
        }
    };
}

#[cfg(feature = "sqlite")]
target!(diesel::SqliteConnection, SQLITE);
#[cfg(feature = "postgres")]
target!(diesel::PgConnection, POSTGRES);
#[cfg(feature = "mysql")]
target!(diesel::MysqlConnection, MYSQL);

impl Target for AnyConnection {
    fn kind(&self) -> DatabaseKind {
        Self::kind(self)
    }

    fn label(&mut self) -> String {
        dispatch!(self, |connection| connection.label())
    }

    fn applied(&mut self) -> QueryResult<Vec<AppliedMigration>> {
        dispatch!(self, |connection| connection.applied())
    }

    fn record(&mut self, version: &str) -> QueryResult<()> {
        dispatch!(self, |connection| connection.record(version))
    }

    fn forget(&mut self, version: &str) -> QueryResult<()> {
        dispatch!(self, |connection| connection.forget(version))
    }

    fn clean_up_after(&mut self, failed: bool) {
        dispatch!(self, |connection| connection.clean_up_after(failed));
    }
}
