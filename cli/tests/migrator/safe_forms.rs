//! PostgreSQL's safe forms on a server: a draft of several migrations goes there and back with its rows,
//! through our command and through Diesel's, also one by one, and after an index that could not be built.

use std::fs;

use diesel::connection::SimpleConnection;
use tablewright::{AnyConnection, migrate};
use tablewright_cli::{drift::differences, introspect::introspect};
use tablewright_codegen::{
    diagnostic::Span,
    dialect::Dialect,
    history::{self, Access, Declared, Outcome},
    migration::SchemaPlanner,
    schema::Schema,
    spec,
};
use tablewright_testing::{Database, Failed, Scratch, Trial, on, on_server_with, program};

use crate::{command::open, diesel_cli::diesel, project::Project};

const BEFORE: &str = "\
dialects: [sqlite, postgres]
enums: { tier: [gold, silver] }
tables:
  writer:
    columns: { id: bigint auto_increment, name: string(50)?, country: string(2), tier: tier }
    primary_key: id
  book:
    columns: { id: bigint auto_increment, writer_id: bigint?, author: string(50), country: string(2) }
    primary_key: id
";

/// Every form at once, with a renamed table, a renamed value and steps that make the rows fit.
const AFTER: &str = "\
dialects: [sqlite, postgres]
enums: { tier: [{ value: golden, renamed_from: gold }, silver] }
tables:
  author:
    renamed_from: writer
    columns: { id: bigint auto_increment, name: string(50), country: string(2), tier: tier }
    primary_key: id
    unique: [{ name: uq_author, columns: [name, country] }]
    checks: [{ name: ck_country, check: length(country) = 2 }]
  book:
    columns:
      id: bigint auto_increment
      writer_id: { type: bigint?, references: author.id, on_delete: set_null }
      author: string(50)
      country: string(2)
    primary_key: id
    foreign_keys:
      - { name: fk_author, columns: [author, country], references: \"author(name, country)\" }
    indexes: [{ name: ix_author, columns: [author] }]
consents:
  - { foreign_key: book.fk_author }
  - { foreign_key: book.fk_book_writer_id }
  - { check: author.ck_country }
data_steps:
  - name: who has no name is nobody
    before: { not_null: author.name }
    up: UPDATE author SET name = 'nobody' WHERE name IS NULL
    down: UPDATE writer SET name = NULL WHERE name = 'nobody'
  - name: one of each name
    before: { unique: author.uq_author }
    up: DELETE FROM author WHERE id NOT IN (SELECT MIN(id) FROM author GROUP BY name, country)
    down: none
";

const ROWS: &str = "\
INSERT INTO writer (id, name, country, tier) VALUES
    (1, 'Ann', 'FR', 'gold'), (2, NULL, 'IT', 'silver'), (3, 'Bo', 'SE', 'gold');
INSERT INTO book (id, writer_id, author, country) VALUES (1, 1, 'Ann', 'FR'), (2, NULL, 'Bo', 'SE');
";

/// A unique index over rows that nobody has promised to fit.
const UNIQUE: &str = "\
dialects: [postgres]
tables:
  writer:
    columns: { id: bigint auto_increment, name: string(50) }
    primary_key: id
    unique: [{ name: uq_name, columns: [name] }]
    indexes: [{ name: ix_name, columns: [name], unique: true }]
consents: [{ unique: writer.uq_name }, { unique: writer.ix_name }]
";
const PLAIN: &str = "\
dialects: [postgres]
tables:
  writer:
    columns: { id: bigint auto_increment, name: string(50) }
    primary_key: id
";

type Test = fn(&Scratch) -> Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    let database = Database::Postgres;
    let ours: [(&str, Test); 5] = [
        ("a_draft_of_safe_forms_goes_up_down_and_up_again", there_and_back),
        ("each_migration_of_a_draft_goes_back_and_there_again", one_by_one),
        ("what_was_sealed_together_goes_back_together", by_seal),
        ("an_index_that_could_not_be_built_is_built_when_the_rows_are_mended", mended),
        ("without_safe_forms_a_change_is_one_migration", switched_off),
    ];
    let ours = ours.into_iter().flat_map(|(name, test)| on(database, name, test));
    let mut trials: Vec<_> = ours.collect();
    let diesels: [(&str, Test); 2] = [
        ("diesels_command_runs_a_draft_of_safe_forms", through_diesel),
        ("diesels_command_is_told_what_to_do_about_an_index_that_could_not_be_built", told),
    ];
    let needed = (program("TEST_DIESEL_CLI", "diesel").is_some(), "no diesel command");
    for (name, test) in diesels {
        let servers = database.servers();
        trials.extend(servers.map(|server| on_server_with(server, name, needed, test)));
    }
    trials
}

/// Seals what `text` declares.
fn seal(project: &Project<'_>, text: &str, name: &str) -> Result<(Schema, Outcome), Failed> {
    let path = project.root().join("schema.yaml");
    fs::write(&path, text)?;
    fs::write(project.root().join("diesel.toml"), "")?;
    let loaded = spec::load(&path).map_err(|found| found.to_string())?;
    let access = Access::Writable { modified: None };
    let package = history::Project { root: project.root(), access, lock_source: 1 };
    let schema = loaded.declaration.schema.clone();
    let dialects = loaded.declaration.settings.dialects;
    let intent = &loaded.declaration.intent;
    let declared = Declared { schema: &schema, intent, dialects, span: Span::default() };
    let planner = SchemaPlanner::new(&loaded.declaration, &loaded.places);
    let outcome = history::seal(&package, &declared, &planner, &|| 1_795_348_800, Some(name))?;
    Ok((schema, outcome))
}

/// A database of `before` with `rows`, and the sealed migrations to `after`; both schemas, and how many.
fn story<'s>(
    scratch: &'s Scratch,
    before: &str,
    rows: &str,
    after: &str,
) -> Result<(Project<'s>, [Schema; 2], usize), Failed> {
    let project = Project::new(scratch, 0)?;
    let (before, _) = seal(&project, before, "first")?;
    project.run(&["migrate"], 0);
    open(scratch)?.batch_execute(rows)?;
    let (after, outcome) = seal(&project, after, "second")?;
    Ok((project, [before, after], outcome.lock.sealed.len() - 1))
}

/// Compares the database with what was declared, and the history with what has been run.
#[track_caller]
fn check(connection: &mut AnyConnection, declared: &Schema, migrations: usize) {
    let found = introspect(connection).unwrap();
    let differences = differences(declared, &found, Dialect::Postgres);
    let lines: Vec<_> = differences.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "{lines:#?}");
    assert_eq!(count(connection, "__tablewright_history"), migrations);
    assert_eq!(count(connection, "pg_index WHERE NOT indisvalid"), 0);
    assert_eq!(count(connection, "pg_constraint WHERE NOT convalidated"), 0);
}

#[derive(diesel::QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    n: i64,
}

#[track_caller]
fn count(connection: &mut AnyConnection, from: &str) -> usize {
    let query = ["SELECT count(*) AS n FROM ", from].concat();
    let found: Count = tablewright::dispatch!(connection, |connection| {
        use diesel::RunQueryDsl;
        diesel::sql_query(&query).get_result(connection).unwrap()
    });
    usize::try_from(found.n).unwrap()
}

/// The rows as they must be after the change.
#[track_caller]
fn check_rows(connection: &mut AnyConnection) {
    assert_eq!(count(connection, "author WHERE name = 'nobody' AND tier = 'silver'"), 1);
    assert_eq!(count(connection, "author WHERE tier = 'golden'"), 2);
    assert_eq!(count(connection, "book"), 2);
}

fn there_and_back(scratch: &Scratch) -> Result<(), Failed> {
    let (project, [before, after], count_of_new) = story(scratch, BEFORE, ROWS, AFTER)?;
    assert_eq!(count_of_new, 6);
    let mut connection = open(scratch)?;
    for _ in 0..2 {
        project.run(&["migrate"], 0);
        check(&mut connection, &after, 7);
        check_rows(&mut connection);
        project.run(&["revert", "--to", "2026-11-22-120000"], 0);
        check(&mut connection, &before, 1);
        assert_eq!(count(&mut connection, "writer WHERE tier = 'gold'"), 2);
        assert_eq!(count(&mut connection, "writer WHERE name IS NULL"), 1);
    }
    project.run(&["migrate"], 0);
    project.run(&["redo", "--all", "--allow-loss"], 0);
    check(&mut connection, &after, 7);
    Ok(())
}

/// What one edit has become goes back and forth as one, unless somebody says otherwise.
fn by_seal(scratch: &Scratch) -> Result<(), Failed> {
    let (project, [before, after], count_of_new) = story(scratch, BEFORE, ROWS, AFTER)?;
    let mut connection = open(scratch)?;
    let lines = |out: &str, word: &str| out.lines().filter(|line| line.starts_with(word)).count();
    project.run(&["migrate"], 0);
    let (out, _) = project.run(&["redo"], 0);
    assert_eq!((lines(&out, "reverted"), lines(&out, "applied")), (count_of_new, count_of_new));
    check(&mut connection, &after, 7);
    let (out, _) = project.run(&["redo", "--one"], 0);
    assert_eq!((lines(&out, "reverted"), lines(&out, "applied")), (1, 1), "{out}");
    let (out, _) = project.run(&["revert", "--one"], 0);
    assert_eq!(lines(&out, "reverted"), 1, "{out}");
    // What is left of it is still one.
    let (out, _) = project.run(&["revert"], 0);
    assert_eq!(lines(&out, "reverted"), count_of_new - 1, "{out}");
    check(&mut connection, &before, 1);
    Ok(())
}

/// Between any two of the migrations `list` knows where it is, and both ways lead on.
fn one_by_one(scratch: &Scratch) -> Result<(), Failed> {
    let (project, [before, after], count_of_new) = story(scratch, BEFORE, ROWS, AFTER)?;
    let mut connection = open(scratch)?;
    for done in 1..=count_of_new {
        let version = format!("2026-11-22-12000{done}");
        project.run(&["migrate", "--to", &version], 0);
        project.run(&["redo"], 0);
        let states = project.states(0);
        assert_eq!(states.iter().filter(|state| *state == "applied").count(), done + 1);
        assert_eq!(migrate::applied(&mut connection)?.len(), done + 1);
        project.run(&["revert", "--to", "2026-11-22-120000"], 0);
        check(&mut connection, &before, 1);
        project.run(&["migrate", "--to", &version], 0);
    }
    check(&mut connection, &after, 7);
    check_rows(&mut connection);
    Ok(())
}

const DUPLICATES: &str = "INSERT INTO writer (name) VALUES ('Ann'), ('Ann'), ('Bo')";

fn mended(scratch: &Scratch) -> Result<(), Failed> {
    let (project, [_, after], count_of_new) = story(scratch, PLAIN, DUPLICATES, UNIQUE)?;
    assert_eq!(count_of_new, 3);
    let mut connection = open(scratch)?;
    // Asked before anything is started, and, where that is not wished, by the build.
    let (found, errors) = project.run(&["migrate"], 1);
    assert!([found, errors].concat().contains("E0652"));
    for _ in 0..2 {
        let (_, errors) = project.run(&["migrate", "--no-preflight"], 3);
        assert!(errors.contains("could not create unique index \"ix_name\""), "{errors}");
        assert_eq!(count(&mut connection, "pg_index WHERE NOT indisvalid"), 0);
    }
    assert_eq!(project.states(0), ["applied", "pending", "pending", "pending"]);
    connection.batch_execute("DELETE FROM writer WHERE id = 2")?;
    project.run(&["migrate"], 0);
    check(&mut connection, &after, 4);
    Ok(())
}

fn switched_off(scratch: &Scratch) -> Result<(), Failed> {
    let after = ["settings: { postgres_safe_forms: false }\n", AFTER].concat();
    let (project, [_, after], count_of_new) = story(scratch, BEFORE, ROWS, &after)?;
    assert_eq!(count_of_new, 1);
    project.run(&["migrate"], 0);
    let mut connection = open(scratch)?;
    check(&mut connection, &after, 2);
    check_rows(&mut connection);
    Ok(())
}

fn through_diesel(scratch: &Scratch) -> Result<(), Failed> {
    let (project, [before, after], count_of_new) = story(scratch, BEFORE, ROWS, AFTER)?;
    let mut connection = open(scratch)?;
    assert!(diesel(&project, &["run"])?);
    check(&mut connection, &after, 7);
    check_rows(&mut connection);
    assert!(diesel(&project, &["redo"])?);
    for _ in 0..count_of_new {
        assert!(diesel(&project, &["revert"])?);
    }
    check(&mut connection, &before, 1);
    assert!(diesel(&project, &["run"])?);
    let last_but_one = count_of_new.to_string();
    assert!(diesel(&project, &["redo", "--number", &last_but_one])?);
    check(&mut connection, &after, 7);
    // The one command takes over from the other in the middle.
    assert!(diesel(&project, &["revert", "--number", "3"])?);
    project.run(&["revert", "--to", "2026-11-22-120000"], 0);
    project.run(&["migrate", "--to", "2026-11-22-120003"], 0);
    assert!(diesel(&project, &["run"])?);
    check(&mut connection, &after, 7);
    Ok(())
}

/// Diesel's command leaves the index half made, and the migration that requires it says what to do.
fn told(scratch: &Scratch) -> Result<(), Failed> {
    let (project, [_, after], _) = story(scratch, PLAIN, DUPLICATES, UNIQUE)?;
    let mut connection = open(scratch)?;
    assert!(!diesel(&project, &["run"])?);
    assert_eq!(count(&mut connection, "pg_index WHERE NOT indisvalid"), 1);
    connection.batch_execute("DELETE FROM writer WHERE id = 2")?;
    // It takes the half made index for the one it is to make.
    assert!(!diesel(&project, &["run"])?);
    let (_, errors) = project.run(&["migrate"], 3);
    let advice = "DROP INDEX CONCURRENTLY IF EXISTS \"ix_name\"; \
                  CREATE UNIQUE INDEX CONCURRENTLY \"ix_name\" ON \"writer\" (\"name\");";
    assert!(errors.contains(advice), "{errors}");
    for statement in advice.split_inclusive(';') {
        connection.batch_execute(statement)?;
    }
    assert!(diesel(&project, &["run"])?);
    check(&mut connection, &after, 4);
    Ok(())
}
