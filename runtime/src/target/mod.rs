//! What the migrator needs from a connection: each database's own, and the connection enum.

#[cfg(feature = "mysql")]
pub(crate) mod column_checks;
mod lock;
#[cfg(feature = "mysql")]
pub(crate) mod looks;
#[cfg(feature = "mysql")]
mod progress;
mod script;
#[cfg(feature = "mysql")]
mod trace;
#[cfg(feature = "mysql")]
mod words;

use std::borrow::Cow;

use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, QueryResult, RunQueryDsl,
    connection::SimpleConnection,
    dsl::sql,
    migration::MigrationConnection,
    sql_types::{BigInt, Text},
};

pub(crate) use self::script::{execute_each, in_transaction, note};
pub use self::{
    lock::{Held, with_lock},
    script::Failure,
};
use crate::{
    AnyConnection,
    database::DatabaseKind,
    error::Cause,
    migration::{AppliedMigration, Direction, HistoryEntry, Partial, digits},
    split::{has_own_parts, own_text},
};

mod sealed {
    /// Keeps others from implementing [`Target`](super::Target).
    pub trait Sealed {}
}

use self::sealed::Sealed;

diesel::table! {
    /// Diesel's record of the migrations that a database has run.
    __diesel_schema_migrations (version) {
        /// The version, digits alone.
        version -> Text,
        /// When, in UTC.
        run_on -> Timestamp,
    }
}

diesel::table! {
    /// What the migrations record of themselves.
    __tablewright_history (version) {
        /// The version, as the folder has it.
        version -> Text,
        /// The name.
        name -> Text,
        /// The fingerprint of the schema that the migration leads to.
        fingerprint -> Text,
    }
}

diesel::table! {
    /// The migrations that were recorded and not run when the database was adopted.
    __tablewright_adopted (version) {
        /// The version, as the folder has it.
        version -> Text,
    }
}

/// A connection that migrations run on: one of Diesel's, or [`AnyConnection`]. No other type can implement it.
pub trait Target: MigrationConnection + Sealed {
    /// What kind of database it is a connection to.
    fn kind(&self) -> DatabaseKind;

    /// Whether it is MariaDB, which is of the same kind as MySQL.
    ///
    /// # Errors
    ///
    /// If the server does not say.
    fn is_mariadb(&mut self) -> QueryResult<bool>;

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

    /// What the migrations have recorded of themselves, in the order of versions.
    ///
    /// # Errors
    ///
    /// If the history cannot be read.
    fn history(&mut self) -> QueryResult<Vec<HistoryEntry>>;

    /// The same by one query, which fails where nothing has been recorded yet.
    ///
    /// # Errors
    ///
    /// If the history cannot be read, or is not there.
    fn recorded(&mut self) -> QueryResult<Vec<HistoryEntry>>;

    /// Whether a migration has made the table of the history.
    ///
    /// # Errors
    ///
    /// If the catalogue cannot be read.
    fn has_history(&mut self) -> QueryResult<bool>;

    /// The versions, digits alone, that were recorded and not run when the database was adopted.
    ///
    /// # Errors
    ///
    /// If the record of them cannot be read.
    fn adopted(&mut self) -> QueryResult<Vec<String>>;

    /// How many tables there are, but for those in which tools keep their records.
    ///
    /// # Errors
    ///
    /// If the catalogue cannot be read.
    fn count_tables(&mut self) -> QueryResult<i64>;

    /// The migration that stopped on its way, if one did.
    ///
    /// # Errors
    ///
    /// If the progress cannot be read.
    fn partial(&mut self) -> QueryResult<Option<Partial>>;

    /// Takes the lock that one migrator at a time has, unless another has it.
    ///
    /// # Errors
    ///
    /// If the server or the file system refuses to say.
    fn try_lock(&mut self) -> Result<Option<Held>, Cause>;

    /// Gives the lock back.
    fn unlock(&mut self, held: Held);

    /// Runs the statements of a migration and writes Diesel's record: all or nothing where the database can,
    /// else going on where an earlier attempt stopped. Says before each which one it is, from 0.
    ///
    /// # Errors
    ///
    /// A [`Failure`] at the first statement that fails.
    fn run_statements(
        &mut self,
        version: &str,
        direction: Direction,
        statements: &[&str],
        tell: &mut dyn FnMut(usize),
    ) -> Result<(), Failure>;

    /// Puts in order what `script`, which brings no transaction, meets: removes what an earlier attempt has left
    /// half made, an index of PostgreSQL that has not been built whole, and on MariaDB moves checks from columns
    /// to their tables.
    ///
    /// # Errors
    ///
    /// If the database refuses.
    fn sweep(&mut self, script: &str) -> QueryResult<()>;

    /// Lets the connection do nothing but read, until [`Self::end_reading`].
    ///
    /// # Errors
    ///
    /// If the database refuses.
    fn begin_reading(&mut self) -> QueryResult<()>;

    /// Ends that.
    fn end_reading(&mut self);

    /// The texts that a query gives in its column `shown`; NULL is left out.
    ///
    /// # Errors
    ///
    /// If the query fails.
    fn texts(&mut self, query: &str) -> QueryResult<Vec<String>>;

    /// Sets the modes in which migrations are to be read, whoever has opened the connection: what is sealed may not
    /// set them itself.
    ///
    /// # Errors
    ///
    /// If the database refuses one.
    fn prepare(&mut self) -> QueryResult<()>;

    /// Puts the connection in order after a migration that brought its own transaction: ends the transaction
    /// if the migration `failed` inside it, and restores what the migration may have switched off.
    fn clean_up_after(&mut self, failed: bool);
}

/// What differs between the databases: queries and the settings.
struct Words {
    kind: DatabaseKind,
    /// How many tables there are of the name that follows: 0 or 1.
    count_named: &'static str,
    /// How many tables there are whose names do not begin as those of tools do.
    count_tables: &'static str,
    /// The name of the database, or nothing.
    label: &'static str,
    settings: &'static str,
    /// Those of them that say how SQL is read.
    modes: &'static str,
    /// What a migration may have switched on for a while.
    restored: &'static str,
    /// What lets queries do nothing but read, and what ends that.
    reading: (&'static str, &'static str),
}

/// A row of [`Target::texts`].
#[derive(diesel::QueryableByName)]
struct Shown {
    #[diesel(sql_type = diesel::sql_types::Nullable<Text>)]
    shown: Option<String>,
}

#[cfg(feature = "sqlite")]
const SQLITE: Words = Words {
    kind: DatabaseKind::Sqlite,
    count_named: "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = ",
    count_tables: "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' \
                   AND substr(name, 1, 2) <> '__' AND substr(name, 1, 7) <> 'sqlite_'",
    label: "SELECT file FROM pragma_database_list WHERE name = 'main' AND file <> ''",
    settings: crate::connection::SQLITE_SETTINGS,
    modes: "",
    restored: "PRAGMA legacy_alter_table = OFF; PRAGMA ignore_check_constraints = OFF",
    reading: ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
};

#[cfg(feature = "postgres")]
const POSTGRES: Words = Words {
    kind: DatabaseKind::Postgres,
    count_named: "SELECT COUNT(*) FROM pg_catalog.pg_class WHERE pg_catalog.pg_table_is_visible(oid) AND relname = ",
    count_tables: "SELECT COUNT(*) FROM pg_catalog.pg_tables \
                   WHERE schemaname = current_schema() AND left(tablename, 2) <> '__'",
    label: "SELECT current_database()::text",
    settings: crate::connection::postgres::SETTINGS,
    modes: crate::connection::postgres::SETTINGS,
    restored: "SELECT 1",
    reading: ("BEGIN READ ONLY", "ROLLBACK"),
};

#[cfg(feature = "mysql")]
const MYSQL: Words = Words {
    kind: DatabaseKind::Mysql,
    count_named: "SELECT COUNT(*) FROM information_schema.tables \
                  WHERE table_schema = DATABASE() AND table_name = ",
    count_tables: "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() \
                   AND table_type = 'BASE TABLE' AND LEFT(table_name, 2) <> '__'",
    label: "SELECT COALESCE(DATABASE(), 'MySQL/MariaDB')",
    settings: crate::connection::mysql::SETTINGS,
    modes: crate::connection::mysql::SETTINGS,
    restored: "SELECT 1",
    reading: ("START TRANSACTION READ ONLY", "ROLLBACK"),
};

/// Whether a table is there.
macro_rules! has_table {
    ($connection:expr, $words:expr, $name:expr) => {
        sql::<BigInt>($words.count_named).bind::<Text, _>($name).get_result::<i64>($connection)? > 0
    };
}

/// The versions that were adopted, as the folders have them.
macro_rules! adopted_rows {
    ($connection:expr, $words:expr) => {
        if has_table!($connection, $words, "__tablewright_adopted") {
            let versions = __tablewright_adopted::table.select(__tablewright_adopted::version);
            versions.load::<String>($connection)?
        } else {
            Vec::new()
        }
    };
}

/// Implements [`Target`] for a connection of Diesel's; the body is the same, its types are not. What is not
/// the same are functions of the module `$own`.
macro_rules! target {
    ($connection:ty, $words:expr, $own:ident) => {
        impl Sealed for $connection {}

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

                if !has_table!(self, $words, "__diesel_schema_migrations") {
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
                // What has been taken back is not adopted any more.
                for adopted in adopted_rows!(self, $words) {
                    if digits(&adopted) == version {
                        let row = __tablewright_adopted::table.find(adopted);
                        diesel::delete(row).execute(self)?;
                    }
                }
                Ok(())
            }

            fn adopted(&mut self) -> QueryResult<Vec<String>> {
                let rows = adopted_rows!(self, $words);
                Ok(rows.iter().map(|version| digits(version)).collect())
            }

            fn history(&mut self) -> QueryResult<Vec<HistoryEntry>> {
                if self.has_history()? { self.recorded() } else { Ok(Vec::new()) }
            }

            fn has_history(&mut self) -> QueryResult<bool> {
                Ok(has_table!(self, $words, "__tablewright_history"))
            }

            fn count_tables(&mut self) -> QueryResult<i64> {
                sql::<BigInt>($words.count_tables).get_result(self)
            }

            fn recorded(&mut self) -> QueryResult<Vec<HistoryEntry>> {
                use __tablewright_history::dsl;

                let rows = dsl::__tablewright_history
                    .select((dsl::version, dsl::name, dsl::fingerprint))
                    .order(dsl::version)
                    .load(self)?;
                Ok(rows
                    .into_iter()
                    .map(|(version, name, fingerprint)| HistoryEntry { version, name, fingerprint })
                    .collect())
            }

            fn is_mariadb(&mut self) -> QueryResult<bool> {
                $own::is_mariadb(self)
            }

            fn partial(&mut self) -> QueryResult<Option<Partial>> {
                $own::partial(self)
            }

            fn try_lock(&mut self) -> Result<Option<Held>, Cause> {
                $own::try_lock(self)
            }

            fn unlock(&mut self, held: Held) {
                $own::unlock(self);
                held.release();
            }

            fn run_statements(
                &mut self,
                version: &str,
                direction: Direction,
                statements: &[&str],
                tell: &mut dyn FnMut(usize),
            ) -> Result<(), Failure> {
                $own::run_statements(self, (version, direction), statements, tell)
            }

            fn sweep(&mut self, script: &str) -> QueryResult<()> {
                $own::sweep(self, script)
            }

            fn begin_reading(&mut self) -> QueryResult<()> {
                self.batch_execute($words.reading.0)
            }

            fn end_reading(&mut self) {
                // If the connection is broken, the next query says so.
                let _ = self.batch_execute($words.reading.1);
            }

            fn texts(&mut self, query: &str) -> QueryResult<Vec<String>> {
                let rows = diesel::sql_query(query).load::<Shown>(self)?;
                Ok(rows.into_iter().filter_map(|row| row.shown).collect())
            }

            fn prepare(&mut self) -> QueryResult<()> {
                self.batch_execute($words.modes)
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
target!(diesel::SqliteConnection, SQLITE, sqlite);
#[cfg(feature = "postgres")]
target!(diesel::PgConnection, POSTGRES, postgres);
#[cfg(feature = "mysql")]
target!(diesel::MysqlConnection, MYSQL, mysql);

#[cfg(feature = "sqlite")]
mod sqlite {
    //! A file beside the database is locked, and a migration is one transaction.

    use std::path::Path;

    use diesel::SqliteConnection;

    pub(super) use super::in_transaction as run_statements;
    use super::{
        Cause, Held, OptionalExtension, Partial, QueryResult, RunQueryDsl, SQLITE, Text, sql,
    };

    #[expect(clippy::unnecessary_wraps, reason = "as of databases of several servers")]
    pub(super) fn is_mariadb(_: &mut SqliteConnection) -> QueryResult<bool> {
        Ok(false)
    }

    #[expect(clippy::unnecessary_wraps, reason = "as of databases that commit at each statement")]
    pub(super) fn partial(_: &mut SqliteConnection) -> QueryResult<Option<Partial>> {
        Ok(None)
    }

    #[expect(clippy::unnecessary_wraps, reason = "as of databases that leave something")]
    pub(super) fn sweep(_: &mut SqliteConnection, _: &str) -> QueryResult<()> {
        Ok(())
    }

    pub(super) fn try_lock(connection: &mut SqliteConnection) -> Result<Option<Held>, Cause> {
        let file = sql::<Text>(SQLITE.label).get_result::<String>(connection).optional()?;
        Ok(Held::try_file(file.as_deref().map(Path::new))?)
    }

    pub(super) fn unlock(_: &mut SqliteConnection) {}
}

#[cfg(feature = "postgres")]
mod postgres {
    //! An advisory lock of the session, and a migration is one transaction.

    use diesel::{PgConnection, sql_types::Bool};

    pub(super) use super::in_transaction as run_statements;
    use super::{Cause, Held, Partial, QueryResult, RunQueryDsl, SimpleConnection, Text, sql};

    // The number is the text `tablewri`. Each database of a server has its own locks.
    const LOCK: &str = "SELECT pg_catalog.pg_try_advisory_lock(8386095523494097513)";
    const UNLOCK: &str = "SELECT pg_catalog.pg_advisory_unlock(8386095523494097513)";

    #[expect(clippy::unnecessary_wraps, reason = "as of databases of several servers")]
    pub(super) fn is_mariadb(_: &mut PgConnection) -> QueryResult<bool> {
        Ok(false)
    }

    #[expect(clippy::unnecessary_wraps, reason = "as of databases that commit at each statement")]
    pub(super) fn partial(_: &mut PgConnection) -> QueryResult<Option<Partial>> {
        Ok(None)
    }

    /// Indexes that nobody reads, with their names as SQL writes them.
    const BROKEN: &str = "SELECT pg_catalog.quote_ident(c.relname), c.relname::text \
                          FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid \
                          WHERE NOT i.indisvalid AND pg_catalog.pg_table_is_visible(c.oid)";

    pub(super) fn sweep(connection: &mut PgConnection, script: &str) -> QueryResult<()> {
        if !script.contains("INDEX CONCURRENTLY") {
            return Ok(());
        }
        let broken = sql::<(Text, Text)>(BROKEN).load::<(String, String)>(connection)?;
        for (sql_name, name) in broken {
            let in_script = ["\"", &name.replace('"', "\"\""), "\""].concat();
            if script.contains(&in_script) {
                connection.batch_execute(&["DROP INDEX CONCURRENTLY ", &sql_name].concat())?;
            }
        }
        Ok(())
    }

    pub(super) fn try_lock(connection: &mut PgConnection) -> Result<Option<Held>, Cause> {
        Ok(sql::<Bool>(LOCK).get_result::<bool>(connection)?.then(Held::session))
    }

    pub(super) fn unlock(connection: &mut PgConnection) {
        // A session that is broken has lost its lock already.
        let _ = connection.batch_execute(UNLOCK);
    }
}

#[cfg(feature = "mysql")]
mod mysql {
    //! A lock of the session, and progress by statement.

    use diesel::{MysqlConnection, sql_query, sql_types::Nullable};
    use sha2::{Digest, Sha256};

    use super::column_checks::settle;
    use super::{BigInt, Cause, Held, QueryResult, RunQueryDsl, Text, sql};
    pub(super) use super::{
        looks::is_mariadb,
        progress::{partial, run as run_statements},
    };
    use crate::digest::hexadecimal;

    /// How many digits of the digest stand in the name of the lock.
    const DIGITS: usize = 40;

    /// Of a script that runs as a whole nothing is left half made, but it may change columns as others do.
    pub(super) fn sweep(connection: &mut MysqlConnection, script: &str) -> QueryResult<()> {
        settle(connection, &[script])
    }

    pub(super) fn try_lock(connection: &mut MysqlConnection) -> Result<Option<Held>, Cause> {
        let name = lock_name(connection)?.ok_or("no database is selected")?;
        let lock = sql::<Nullable<BigInt>>("SELECT GET_LOCK(").bind::<Text, _>(name).sql(", 0)");
        match lock.get_result::<Option<i64>>(connection)? {
            Some(1) => Ok(Some(Held::session())),
            Some(_) => Ok(None),
            None => Err("the server could not say whether its lock is free".into()),
        }
    }

    pub(super) fn unlock(connection: &mut MysqlConnection) {
        // A session that is broken has lost its lock already.
        if let Ok(Some(name)) = lock_name(connection) {
            let _ = sql_query("DO RELEASE_LOCK(?)").bind::<Text, _>(name).execute(connection);
        }
    }

    /// The lock of the current database. The names of locks are those of the whole server and at most 64
    /// characters long, as long as that of a database alone; so it is named by its digest, which is ours, since
    /// not every server has the same functions for one.
    ///
    /// Source: MySQL 9.7, "Locking Functions" and "Encryption and Compression Functions" (MD5 is a component's,
    /// which need not be installed); MariaDB, "`GET_LOCK`".
    fn lock_name(connection: &mut MysqlConnection) -> QueryResult<Option<String>> {
        let database = sql::<Nullable<Text>>("SELECT DATABASE()");
        let database = database.get_result::<Option<String>>(connection)?;
        Ok(database.map(|database| {
            let digest = hexadecimal(&Sha256::digest(database.as_bytes()));
            ["tablewright ", &digest[..DIGITS]].concat()
        }))
    }
}

/// What `script` says to the server behind `connection`, without what it says to another one of the same kind.
pub(crate) fn own_script<'s, C: Target>(
    connection: &mut C,
    script: &'s str,
) -> QueryResult<Cow<'s, str>> {
    match connection.kind() {
        DatabaseKind::Mysql if has_own_parts(script) => {
            Ok(own_text(script, connection.is_mariadb()?))
        }
        DatabaseKind::Sqlite
        | DatabaseKind::Postgres
        | DatabaseKind::Mysql
        | DatabaseKind::Mssql => Ok(Cow::Borrowed(script)),
    }
}

impl Sealed for AnyConnection {}

impl Target for AnyConnection {
    fn kind(&self) -> DatabaseKind {
        Self::kind(self)
    }

    fn is_mariadb(&mut self) -> QueryResult<bool> {
        dispatch!(self, |connection| connection.is_mariadb())
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

    fn sweep(&mut self, script: &str) -> QueryResult<()> {
        dispatch!(self, |connection| connection.sweep(script))
    }

    fn begin_reading(&mut self) -> QueryResult<()> {
        dispatch!(self, |connection| connection.begin_reading())
    }

    fn end_reading(&mut self) {
        dispatch!(self, |connection| connection.end_reading());
    }

    fn texts(&mut self, query: &str) -> QueryResult<Vec<String>> {
        dispatch!(self, |connection| connection.texts(query))
    }

    fn prepare(&mut self) -> QueryResult<()> {
        dispatch!(self, |connection| connection.prepare())
    }

    fn clean_up_after(&mut self, failed: bool) {
        dispatch!(self, |connection| connection.clean_up_after(failed));
    }

    fn history(&mut self) -> QueryResult<Vec<HistoryEntry>> {
        dispatch!(self, |connection| connection.history())
    }

    fn recorded(&mut self) -> QueryResult<Vec<HistoryEntry>> {
        dispatch!(self, |connection| connection.recorded())
    }

    fn has_history(&mut self) -> QueryResult<bool> {
        dispatch!(self, |connection| connection.has_history())
    }

    fn adopted(&mut self) -> QueryResult<Vec<String>> {
        dispatch!(self, |connection| connection.adopted())
    }

    fn count_tables(&mut self) -> QueryResult<i64> {
        dispatch!(self, |connection| connection.count_tables())
    }

    fn partial(&mut self) -> QueryResult<Option<Partial>> {
        dispatch!(self, |connection| connection.partial())
    }

    fn try_lock(&mut self) -> Result<Option<Held>, Cause> {
        dispatch!(self, |connection| connection.try_lock())
    }

    fn unlock(&mut self, held: Held) {
        dispatch!(self, |connection| connection.unlock(held));
    }

    fn run_statements(
        &mut self,
        version: &str,
        direction: Direction,
        statements: &[&str],
        tell: &mut dyn FnMut(usize),
    ) -> Result<(), Failure> {
        dispatch!(self, |connection| connection
            .run_statements(version, direction, statements, tell))
    }
}
