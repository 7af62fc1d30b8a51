//! From one spec to the next as a package goes: edited, sealed, migrated, reverted, with rows.

use std::{fs, path::Path};

use diesel::connection::SimpleConnection;
use tablewright::{
    Migration, Migrations, connection,
    migrate::{DownTo, Migrator, UpTo},
};
use tablewright_codegen::{
    check::place::Place,
    dialect::Dialect,
    history::{self, Access, Declared, Lock, Project},
    migration::SchemaPlanner,
    schema::Schema,
    spec,
};
use tablewright_testing::{Database, Failed, Scratch};

use super::{compare, run_count};

/// Two tables, four columns and two values that swap their names in the second spec and swap back in the
/// last. Between them stand specs that only forget the renames, and one that keeps them all.
const SPECS: [&str; 5] = [
    "\
tables:
  left_side:
    columns: { id: integer, first: string(20), second: integer, state: state }
    primary_key: id
    indexes: [{ name: ix_one, columns: [first] }, { name: ix_two, columns: [second] }]
  right_side:
    columns: { id: integer, a: integer, b: integer }
    primary_key: id
enums: { state: [open, shut] }
",
    "\
tables:
  right_side:
    renamed_from: left_side
    columns:
      id: integer
      first: { type: integer, renamed_from: second }
      second: { type: string(20), renamed_from: first }
      state: state
    primary_key: id
    indexes:
      - { name: ix_one, columns: [first], renamed_from: ix_two }
      - { name: ix_two, columns: [second], renamed_from: ix_one }
  left_side:
    renamed_from: right_side
    columns: { id: integer, a: { type: integer, renamed_from: b }, b: { type: integer, renamed_from: a } }
    primary_key: id
enums: { state: [{ value: open, renamed_from: shut }, { value: shut, renamed_from: open }] }
",
    // One more column: nothing is swapped again.
    "\
tables:
  right_side:
    renamed_from: left_side
    columns:
      id: integer
      first: { type: integer, renamed_from: second }
      second: { type: string(20), renamed_from: first }
      state: state
    primary_key: id
    indexes:
      - { name: ix_one, columns: [first], renamed_from: ix_two }
      - { name: ix_two, columns: [second], renamed_from: ix_one }
  left_side:
    renamed_from: right_side
    columns: { id: integer, a: { type: integer, renamed_from: b }, b: { type: integer, renamed_from: a }, c: integer? }
    primary_key: id
enums: { state: [{ value: open, renamed_from: shut }, { value: shut, renamed_from: open }] }
",
    // No renames: sealing it makes no migration and forgets those that are done.
    "\
tables:
  right_side:
    columns: { id: integer, first: integer, second: string(20), state: state }
    primary_key: id
    indexes: [{ name: ix_one, columns: [first] }, { name: ix_two, columns: [second] }]
  left_side:
    columns: { id: integer, a: integer, b: integer, c: integer? }
    primary_key: id
enums: { state: [open, shut] }
",
    // All of it back.
    "\
tables:
  left_side:
    renamed_from: right_side
    columns:
      id: integer
      first: { type: string(20), renamed_from: second }
      second: { type: integer, renamed_from: first }
      state: state
    primary_key: id
    indexes:
      - { name: ix_one, columns: [first], renamed_from: ix_two }
      - { name: ix_two, columns: [second], renamed_from: ix_one }
  right_side:
    renamed_from: left_side
    columns: { id: integer, a: { type: integer, renamed_from: b }, b: { type: integer, renamed_from: a }, c: integer? }
    primary_key: id
enums: { state: [{ value: open, renamed_from: shut }, { value: shut, renamed_from: open }] }
",
];

const ROWS: &str = "\
INSERT INTO left_side (id, first, second, state) VALUES (1, 'x', 7, 'open');
INSERT INTO right_side (id, a, b) VALUES (2, 10, 20);
";

/// What holds before the swap and after it is undone, and in between.
const STRAIGHT: [&str; 2] = [
    "FROM left_side WHERE id = 1 AND first = 'x' AND second = 7 AND state = 'open'",
    "FROM right_side WHERE id = 2 AND a = 10 AND b = 20",
];
const SWAPPED: [&str; 2] = [
    "FROM right_side WHERE id = 1 AND first = 7 AND second = 'x' AND state = 'shut'",
    "FROM left_side WHERE id = 2 AND a = 20 AND b = 10",
];

pub(crate) fn swapped_names_are_sealed_once(scratch: &Scratch) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let mut stages: Vec<(Lock, Schema)> = Vec::new();
    for (position, text) in SPECS.iter().enumerate() {
        let (lock, schema) = seal(folder.path(), text, position)?;
        let is_new = stages.last().is_none_or(|(last, _)| last.sealed.len() < lock.sealed.len());
        if is_new {
            stages.push((lock, schema));
        }
    }
    let count = stages.last().map_or(0, |(lock, _)| lock.sealed.len());
    if (count, stages.len()) != (4, 4) {
        return Err(format!("{count} migrations are sealed, not 4").into());
    }
    let migrations = migrations(folder.path(), &stages[3].0, scratch.database)?;
    let mut connection = connection::open(&scratch.url)?;
    let connection = &mut connection;
    let dialect = Dialect::from_keyword(scratch.database.keyword()).ok_or("no such dialect")?;
    let migrator = Migrator::new(&migrations);
    let expected = [STRAIGHT, SWAPPED, SWAPPED, STRAIGHT];
    for (position, (lock, schema)) in stages.iter().enumerate() {
        let version = lock.sealed[position].version.to_string();
        migrator.run(connection, UpTo::Version(&version))?;
        if position == 0 {
            connection.batch_execute(ROWS)?;
        }
        holds(&format!("up to {position}"), schema, &expected[position], connection, dialect)?;
    }
    for (position, (_, schema)) in stages.iter().enumerate().rev().skip(1) {
        migrator.revert(connection, DownTo::BeforeLast)?;
        holds(&format!("down to {position}"), schema, &expected[position], connection, dialect)?;
    }
    migrator.run(connection, UpTo::Last)?;
    holds("up again", &stages[3].1, &expected[3], connection, dialect)
}

fn holds(
    turn: &str,
    schema: &Schema,
    rows: &[&str; 2],
    connection: &mut tablewright::AnyConnection,
    dialect: Dialect,
) -> Result<(), Failed> {
    compare(turn, schema, connection, dialect)?;
    for row in rows {
        if run_count(&["SELECT count(*) AS n ", row].concat(), connection)? != 1 {
            return Err(format!("{turn}: no row {row}").into());
        }
    }
    Ok(())
}

/// Makes the text the spec and seals what it changes; returns the lock and what is declared.
pub(crate) fn seal(root: &Path, text: &str, position: usize) -> Result<(Lock, Schema), Failed> {
    let path = root.join("schema.yaml");
    fs::write(&path, ["dialects: [sqlite, postgres, mysql]\n", text].concat())?;
    let loaded = spec::load(&path).map_err(|found| found.to_string())?;
    let found = tablewright_codegen::check::check(&loaded.declaration, &loaded.places);
    if !found.is_empty() {
        return Err(format!("{found:#?}").into());
    }
    let access = Access::Writable { modified: None };
    let project = Project { root, access, lock_source: 1 };
    let declaration = loaded.declaration;
    let declared = Declared {
        schema: &declaration.schema,
        intent: &declaration.intent,
        dialects: declaration.settings.dialects,
        span: loaded.places.span(&Place::File),
    };
    let planner = SchemaPlanner::new(&declaration, &loaded.places);
    let name = format!("stage_{position}");
    let outcome = history::seal(&project, &declared, &planner, &|| 1_795_348_800, Some(&name))?;
    Ok((outcome.lock, declaration.schema))
}

/// The sealed migrations for one kind of database, kept until the process ends.
pub(crate) fn migrations(
    root: &Path,
    lock: &Lock,
    database: Database,
) -> Result<Migrations, Failed> {
    let dialect = Dialect::from_keyword(database.keyword()).ok_or("no such dialect")?;
    let mut all = Vec::new();
    for sealed in &lock.sealed {
        let folder = root.join(history::migration_folder(dialect, &sealed.version, &sealed.name));
        let text = |file: &str| fs::read_to_string(folder.join(file));
        all.push(
            Migration::new(
                sealed.version.to_string().leak(),
                sealed.name.clone().leak(),
                text("up.sql")?.leak(),
                text("down.sql")?.leak(),
            )
            .in_transaction(!history::runs_without_transaction(&folder)?),
        );
    }
    let all: &'static [Migration] = all.leak();
    let only = |this| if this == database { all } else { &[] };
    Ok(Migrations {
        sqlite: only(Database::Sqlite),
        postgres: only(Database::Postgres),
        mysql: only(Database::Mysql),
    })
}
