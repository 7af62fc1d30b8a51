//! Sessions in which a server reads and writes SQL otherwise: what a migration makes there is the same, whoever runs
//! it, and introspection sees the same.

use std::path::Path;

use diesel::connection::SimpleConnection;
use tablewright::{
    AnyConnection, Migrations, connection,
    migrate::{DownTo, Migrator, UpTo},
};
use tablewright_codegen::{
    dialect::Dialect,
    history::{LOCK_PATH, Lock},
    schema::Schema,
};
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use super::{compare, linked::is_linked, run_count, sealed};

/// What a session may have set, in statements that set it. What a server does not know is left out there.
const MYSQL: &[&str] = &[
    "SET SESSION sql_mode = ''",
    "SET SESSION sql_mode = 'NO_BACKSLASH_ESCAPES'",
    "SET SESSION sql_mode = 'ANSI_QUOTES'",
    "SET SESSION sql_mode = 'PIPES_AS_CONCAT'",
    "SET SESSION sql_mode = 'HIGH_NOT_PRECEDENCE'",
    "SET SESSION sql_mode = 'IGNORE_SPACE,REAL_AS_FLOAT,PAD_CHAR_TO_FULL_LENGTH'",
    "SET SESSION sql_mode = 'ORACLE'",
    "SET SESSION sql_mode = 'EMPTY_STRING_IS_NULL,NO_TABLE_OPTIONS'",
    "SET SESSION time_zone = '+09:00', SESSION lc_time_names = 'de_DE', SESSION lc_messages = 'de_DE'",
    "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE",
];

/// What a database may have set for its sessions.
const POSTGRES: &[&str] = &[
    // First, as a history that is seen in another namespace would be taken for this one's.
    "search_path = own, public",
    "standard_conforming_strings = off",
    "quote_all_identifiers = on",
    "transform_null_equals = on",
    "DateStyle = 'German'",
    "IntervalStyle = 'sql_standard'",
    "bytea_output = 'escape'",
    "extra_float_digits = -10",
    "TimeZone = 'Asia/Tokyo'",
    "default_transaction_isolation = 'serializable'",
    "lc_numeric = 'C'",
];

const SPEC: &str = r#"
tables:
  files:
    doc: Backslashes, quotes and NOT in every place that a migration writes.
    columns:
      id: integer auto_increment
      path: { type: text, default: "'C:\\temp\\new'", comment: 'back\slash, "quotes"' }
      kept: string(40) = 'a\b''c"d'
      blank: string(10) = ''
      day: date = '2026-11-30'
      size: double = 0.1
      label: { type: string(80)?, generated: "kept || '\\' || blank" }
      note: string(40)?
    primary_key: id
    checks:
      - { name: ck_files_kept, check: "not kept = 'x\\y' and kept <> '\\'" }
      - { name: ck_files_size, check: "not size between 5 and 9" }
    triggers:
      files_note:
        timing: before
        events: [insert]
        body:
          postgres: |
            NEW.note := 'pq' || '';
            RETURN NEW;
          mysql: |
            SET NEW.note = 'pq' || "";
          sqlite: none
          mssql: none
"#;

/// What a row of defaults is, in words that our own connections read.
const ROW: [&str; 2] = [
    r#"path = 'C:\temp\new' AND kept = 'a\b''c"d' AND blank = '' AND label = 'a\b''c"d\' AND note = 'pq'"#,
    r#"path = 'C:\\temp\\new' AND kept = 'a\\b''c"d' AND blank = '' AND label = 'a\\b''c"d\\' AND note = 'pq'"#,
];

pub(crate) fn trials() -> Vec<Trial> {
    let servers = [Database::Postgres, Database::Mysql].into_iter().filter(|it| is_linked(*it));
    let name = "migrations_and_introspection_do_not_depend_on_the_modes_of_a_session";
    servers.flat_map(|database| on(database, name, in_every_mode)).collect()
}

fn in_every_mode(scratch: &Scratch) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let (lock, schema) = sealed::seal(folder.path(), SPEC, 0)?;
    let new = Project::new(scratch, &schema, folder.path(), &lock)?;
    // Sealed before files set what they rely on: the migrator does it for them.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/history/sealed_by_0_1");
    let lock = std::fs::read_to_string(root.join(LOCK_PATH))?;
    let lock = Lock::parse(&lock, 0).map_err(|found| found.message.clone())?;
    let old = Project::new(scratch, &lock.schema, &root, &lock)?;
    let modes = if scratch.database == Database::Mysql { MYSQL } else { POSTGRES };
    let mut known = 0;
    for mode in modes {
        let Some(mut session) = session(scratch, mode)? else { continue };
        let failed = |error: Failed| format!("{mode}: {}", error.message().unwrap_or_default());
        new.as_diesel_does(&mut session).map_err(failed)?;
        new.by_the_migrator(&mut session).map_err(failed)?;
        let mut session = self::session(scratch, mode)?.ok_or("the mode is gone")?;
        old.by_the_migrator(&mut session).map_err(failed)?;
        known += 1;
    }
    assert!(known + 2 >= modes.len(), "only {known} modes were tried");
    Ok(())
}

/// A session of Diesel's own in which the mode is set; `None` if the server does not know it.
fn session(scratch: &Scratch, mode: &str) -> Result<Option<AnyConnection>, Failed> {
    if scratch.database == Database::Mysql {
        let mut session = opened(scratch)?;
        return Ok(session.batch_execute(mode).is_ok().then_some(session));
    }
    let set = format!(
        "CREATE SCHEMA IF NOT EXISTS own;\
         DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET ALL', current_database()); \
         EXECUTE format('ALTER DATABASE %I SET ', current_database()) || $mode${mode}$mode$; END $$"
    );
    opened(scratch)?.batch_execute(&set)?;
    Ok(Some(opened(scratch)?))
}

/// A connection as Diesel opens it.
fn opened(scratch: &Scratch) -> Result<AnyConnection, Failed> {
    use diesel::Connection as _;
    let url = scratch.url.as_str();
    match scratch.database {
        #[cfg(feature = "postgres")]
        Database::Postgres => Ok(AnyConnection::Postgres(diesel::PgConnection::establish(url)?)),
        #[cfg(feature = "mysql")]
        Database::Mysql => Ok(AnyConnection::Mysql(diesel::MysqlConnection::establish(url)?)),
        _ => Err("no such server".into()),
    }
}

/// Runs a script in a transaction, where that holds changes of tables; in `ORACLE` mode Diesel cannot open any.
fn run_as_diesel(
    session: &mut AnyConnection,
    scratch: &Scratch,
    script: &str,
) -> Result<(), Failed> {
    use diesel::Connection as _;
    if scratch.database == Database::Mysql {
        return Ok(session.batch_execute(script)?);
    }
    Ok(session.transaction(|session| session.batch_execute(script))?)
}

/// One sealed migration, and what it makes.
struct Project<'p> {
    scratch: &'p Scratch,
    schema: &'p Schema,
    dialect: Dialect,
    migrations: Migrations,
}

impl<'p> Project<'p> {
    fn new(
        scratch: &'p Scratch,
        schema: &'p Schema,
        root: &Path,
        lock: &Lock,
    ) -> Result<Self, Failed> {
        let dialect = Dialect::from_keyword(scratch.database.keyword()).ok_or("no such dialect")?;
        let migrations = sealed::migrations(root, lock, scratch.database)?;
        Ok(Self { scratch, schema, dialect, migrations })
    }

    fn as_diesel_does(&self, session: &mut AnyConnection) -> Result<(), Failed> {
        let all = match self.scratch.database {
            Database::Mysql => self.migrations.mysql,
            Database::Sqlite | Database::Postgres => self.migrations.postgres,
        };
        for migration in all {
            run_as_diesel(session, self.scratch, migration.up())?;
        }
        self.is_as_declared("Diesel", session)?;
        self.has_defaults()?;
        // Introspection has set the modes of the session.
        for migration in all.iter().rev() {
            run_as_diesel(session, self.scratch, migration.down())?;
        }
        Ok(())
    }

    fn by_the_migrator(&self, session: &mut AnyConnection) -> Result<(), Failed> {
        let migrator = Migrator::new(&self.migrations);
        migrator.run(session, UpTo::Last)?;
        self.is_as_declared("the migrator", session)?;
        migrator.revert(session, DownTo::Nothing)?;
        Ok(())
    }

    /// Seen by the session itself, and by a connection of ours.
    fn is_as_declared(&self, who: &str, session: &mut AnyConnection) -> Result<(), Failed> {
        compare(who, self.schema, session, self.dialect)?;
        compare(who, self.schema, &mut connection::open(&self.scratch.url)?, self.dialect)
    }

    fn has_defaults(&self) -> Result<(), Failed> {
        let mut connection = connection::open(&self.scratch.url)?;
        connection.batch_execute("INSERT INTO files (size) VALUES (1.5)")?;
        let row = ROW[usize::from(self.scratch.database == Database::Mysql)];
        let count = ["SELECT count(*) AS n FROM files WHERE ", row].concat();
        assert_eq!(run_count(&count, &mut connection)?, 1, "{row}");
        let refused = connection.batch_execute("INSERT INTO files (size) VALUES (7)");
        assert!(refused.is_err(), "the check of `size` does not hold");
        Ok(())
    }
}
