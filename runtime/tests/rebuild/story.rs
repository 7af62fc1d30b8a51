//! A database whose spec changes: the migrations from one spec to the next, run by either runner.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use diesel::{
    Connection, RunQueryDsl, SqliteConnection,
    connection::SimpleConnection,
    dsl::sql,
    sql_types::{Nullable, Text},
};
use tablewright::{Migration, Migrations, connection, migrate};
use tablewright_codegen::{
    dialect::Dialect,
    plan,
    render::{
        history::{
            HistoryEntry, HistoryTable, MigrationFrame, Record, migration_down, migration_metadata,
            migration_transaction, migration_up,
        },
        render,
    },
    schema::{Declaration, Schema},
    spec,
};
use tablewright_testing::Failed;
use tempfile::TempDir;

/// What runs migrations.
#[derive(Clone, Debug)]
pub(crate) enum Runner {
    /// The runtime's own migrator.
    Migrator,
    /// The `diesel` command.
    Diesel(PathBuf),
}

/// The migrations that lead from nothing through several specs, in a folder, and a database for them.
pub(crate) struct Story {
    folder: TempDir,
    /// The texts of each migration's `up.sql`.
    pub(crate) ups: Vec<String>,
}

impl Story {
    /// Plans the migrations.
    pub(crate) fn new(specs: &[&str]) -> Result<Self, Failed> {
        let folder = TempDir::new()?;
        let mut ups = Vec::new();
        let mut before = Schema::default();
        for (position, text) in specs.iter().enumerate() {
            let path = folder.path().join("schema.yaml");
            let has_dialects = text.starts_with("dialects:");
            let dialects = if has_dialects { "" } else { "dialects: [sqlite]\n" };
            fs::write(&path, [dialects, text].concat())?;
            let loaded = spec::load(&path).map_err(|problem| problem.to_string())?;
            let declaration = loaded.declaration;
            let name = format!("2026-01-0{}-000000_step", position + 1);
            let to = folder.path().join("migrations").join(&name);
            ups.push(write(&to, &before, &declaration, position)?);
            before = declaration.schema;
        }
        Ok(Self { folder, ups })
    }

    /// The folder of the migrations.
    pub(crate) fn migrations(&self) -> PathBuf {
        self.folder.path().join("migrations")
    }

    /// The database.
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.path().join("story.sqlite")
    }

    /// A connection with foreign keys on, as the runtime opens it.
    pub(crate) fn connect(&self) -> Result<SqliteConnection, Failed> {
        let mut connection = SqliteConnection::establish(&self.database().display().to_string())?;
        connection.batch_execute("PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000")?;
        Ok(connection)
    }

    /// Applies the next `count` migrations.
    pub(crate) fn up(&self, runner: &Runner, count: usize) -> Result<(), Failed> {
        match runner {
            Runner::Migrator => {
                let mut connection = connection::open(&self.database().display().to_string())?;
                let done = migrate::applied(&mut connection)?.len();
                let migrations = load(&self.migrations(), done + count)?;
                migrate::run_pending(&mut connection, &migrations)?;
                Ok(())
            }
            Runner::Diesel(program) => {
                for _ in 0..count {
                    self.diesel_one(program)?;
                }
                Ok(())
            }
        }
    }

    /// Takes back the last migration.
    pub(crate) fn down(&self, runner: &Runner) -> Result<(), Failed> {
        match runner {
            Runner::Migrator => {
                let mut connection = connection::open(&self.database().display().to_string())?;
                migrate::revert_last(&mut connection, &load(&self.migrations(), usize::MAX)?)?;
                Ok(())
            }
            Runner::Diesel(program) => self.diesel(program, &["revert"]).map(drop),
        }
    }

    /// Applies one migration by Diesel, from a folder that has no later ones.
    fn diesel_one(&self, program: &Path) -> Result<(), Failed> {
        let list = self.diesel(program, &["list"])?;
        let done = list.matches("[X]").count();
        let part = TempDir::new()?;
        for path in sorted(&self.migrations())?.into_iter().take(done + 1) {
            let to = part.path().join(path.file_name().ok_or("no name")?);
            fs::create_dir(&to)?;
            for file in fs::read_dir(&path)? {
                let file = file?;
                fs::copy(file.path(), to.join(file.file_name()))?;
            }
        }
        diesel(program, &["run"], part.path(), &self.database()).map(drop)
    }

    /// Calls `diesel migration`.
    pub(crate) fn diesel(&self, program: &Path, arguments: &[&str]) -> Result<String, Failed> {
        diesel(program, arguments, &self.migrations(), &self.database())
    }
}

fn diesel(
    program: &Path,
    arguments: &[&str],
    migrations: &Path,
    database: &Path,
) -> Result<String, Failed> {
    let output = Command::new(program)
        .arg("migration")
        .args(arguments)
        .arg("--database-url")
        .arg(database)
        .arg("--migration-dir")
        .arg(migrations)
        .output()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err((text(&output.stdout) + &text(&output.stderr)).into())
    }
}

fn write(
    folder: &Path,
    before: &Schema,
    declaration: &Declaration,
    position: usize,
) -> Result<String, Failed> {
    let Declaration { schema, intent, settings, .. } = declaration;
    let unplanned = |changes| Failed::from(format!("no way to make {changes:?}"));
    let (up, down) = if position == 0 {
        let up = plan::create(schema, settings, Dialect::Sqlite);
        (up, plan::drop_all(schema, settings, Dialect::Sqlite))
    } else {
        let back = intent.reversed(before);
        let up = plan::change(before, schema, intent, settings, Dialect::Sqlite);
        let down = plan::change(schema, before, &back, settings, Dialect::Sqlite);
        (up.map_err(unplanned)?, down.map_err(unplanned)?)
    };
    let (up, down) = (render(&up)?, render(&down)?);
    let entry = HistoryEntry {
        version: format!("2026-01-0{}-000000", position + 1),
        name: "step".to_owned(),
        fingerprint: "0".repeat(64),
    };
    let transaction = migration_transaction(&up, &down);
    let history_table =
        if position == 0 { HistoryTable::CreateIfMissing } else { HistoryTable::Exists };
    let frame = MigrationFrame {
        entry: &entry,
        record: Record::Itself(&[]),
        history_table,
        note: None,
        transaction,
    };
    let up = migration_up(&up, &frame);
    fs::create_dir_all(folder)?;
    fs::write(folder.join("up.sql"), &up)?;
    fs::write(folder.join("down.sql"), migration_down(&down, &frame))?;
    if let Some(metadata) = migration_metadata(transaction) {
        fs::write(folder.join("metadata.toml"), metadata)?;
    }
    Ok(up)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Failed> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}

/// The first `count` migrations of a folder, as a program would have them embedded.
pub(crate) fn load(folder: &Path, count: usize) -> Result<Migrations, Failed> {
    let mut migrations = Vec::new();
    for path in sorted(folder)?.into_iter().take(count) {
        let leak = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
        let name = path.file_name().ok_or("no name")?.to_string_lossy().into_owned();
        let (version, name) = name.split_once('_').ok_or("no version")?;
        migrations.push(
            Migration::new(
                leak(version.to_owned()),
                leak(name.to_owned()),
                leak(fs::read_to_string(path.join("up.sql"))?),
                leak(fs::read_to_string(path.join("down.sql"))?),
            )
            .in_transaction(!path.join("metadata.toml").exists()),
        );
    }
    Ok(Migrations { sqlite: migrations.leak(), postgres: &[], mysql: &[] })
}

/// What a query gives, as one text; `∅` is NULL.
pub(crate) fn ask(connection: &mut SqliteConnection, query: &str) -> Result<String, Failed> {
    let text = sql::<Nullable<Text>>(query).get_result::<Option<String>>(connection);
    let text = text.map_err(|problem| format!("{query}: {problem}"))?;
    Ok(text.unwrap_or_else(|| "∅".to_owned()))
}

/// Every object of a database with its definition, as the database keeps it.
pub(crate) fn shape(connection: &mut SqliteConnection) -> Result<String, Failed> {
    ask(
        connection,
        "SELECT GROUP_CONCAT(type || ' ' || name || ' ON ' || tbl_name || ': ' || sql, CHAR(10)) \
         FROM (SELECT * FROM sqlite_master WHERE name NOT LIKE '\\_\\_%' ESCAPE '\\' \
         AND sql IS NOT NULL AND name <> 'sqlite_sequence' ORDER BY type, name)",
    )
}

/// Fails unless the database is whole: pages, indexes, foreign keys, full-text indexes.
pub(crate) fn expect_whole(connection: &mut SqliteConnection) -> Result<(), Failed> {
    expect(connection, "SELECT GROUP_CONCAT(integrity_check) FROM pragma_integrity_check", "ok")?;
    expect(connection, "SELECT CAST(COUNT(*) AS TEXT) FROM pragma_foreign_key_check", "0")?;
    let left = "SELECT GROUP_CONCAT(name) FROM sqlite_master WHERE name LIKE '\\_\\_tablewright\\_r%' ESCAPE '\\'";
    expect(connection, left, "∅")
}

/// Fails unless a query gives `expected`.
pub(crate) fn expect(
    connection: &mut SqliteConnection,
    query: &str,
    expected: &str,
) -> Result<(), Failed> {
    let found = ask(connection, query)?;
    if found == expected {
        return Ok(());
    }
    Err(format!("{query}\ngave     {found}\nexpected {expected}").into())
}
