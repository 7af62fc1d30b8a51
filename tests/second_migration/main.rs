//! What follows the first migration hardens the legacy schema and loses nothing.
//!
//! The rows of the fixture, `tests/legacy/*.sql` with each kind of dirt, and those of the legacy databases
//! where they are found, are copied into the first schema. After all later migrations every value is the same
//! but for those that [`expected`] names, each of which stands in `mended_values`; the way back brings the
//! first schema and its rows, and the way there works again.

mod crash;
mod expected;
mod rows;
mod rules;

use std::{collections::BTreeSet, env, fs, path::Path, process::Command};

use diesel::{
    Connection, QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query,
    sql_types::BigInt, sqlite::SqliteConnection,
};
use knowledge_store::MIGRATIONS;
use tablewright::{
    AnyConnection, Migration, connection, dispatch,
    migrate::{self, DownTo, Migrator, UpTo},
};
use tablewright_cli::{drift, introspect};
use tablewright_codegen::{dialect::Dialect, schema::Schema, spec};
use tablewright_testing::{
    Database, Failed, Scratch, Server, Trial, legacy_folder, on_each, on_server_with, program, run,
    where_found,
};

use expected::{CHANGED, REMOVED};
use rows::{Cells, Place, cells, copy};

const FIXTURE: [&str; 4] = ["knowledge", "knowledge_dirt", "file_index", "file_index_dirt"];

fn main() {
    let arguments: Vec<String> = env::args().collect();
    if let [_, way, database] = arguments.as_slice()
        && (way == crash::THERE || way == crash::BACK)
    {
        crash::migrate(way, database);
    }
    let mut trials = on_each("each_kind_of_dirt_is_mended_and_all_else_stays", fixture);
    trials.extend(on_each("the_new_rules_hold", rules::hold));
    trials.extend(on_each("changed_rows_are_touched", rules::touch));
    trials.extend(on_each("the_full_text_indexes_find_words", rules::search));
    trials.extend(on_each("what_was_null_is_not_said_to_have_changed", nothing_changed));
    let diesel = program("TEST_DIESEL_CLI", "diesel");
    for server in Server::ALL {
        let name = "the_diesel_command_does_the_same";
        let needed = (diesel.is_some(), "no diesel command");
        let diesel = diesel.clone();
        trials.push(on_server_with(server, name, needed, move |scratch| {
            by_diesel(scratch, &diesel.ok_or("found a moment ago")?)
        }));
    }
    trials.push(Trial::test("a_kill_at_any_moment_leaves_old_or_new", crash::kills));
    for (system, mended) in [("knowledge", KNOWLEDGE), ("file_index", &[][..])] {
        let folder = legacy_folder();
        let name = format!("the_real_{system}_keeps_every_row_that_is_not_named");
        trials.push(where_found(&name, folder.is_some(), "no legacy databases", move || {
            let file = folder.ok_or("found a moment ago")?.join(format!("{system}.sqlite"));
            let url = format!("file:{}?mode=ro&immutable=1", file.display());
            real(&mut SqliteConnection::establish(&url)?, mended)
        }));
    }
    run(trials)
}

/// A scratch database of the first schema with the rows of `legacy`.
pub(crate) struct First {
    pub(crate) connection: AnyConnection,
    database: Database,
    schema: Schema,
    rows: Cells,
}

impl First {
    pub(crate) fn new(scratch: &Scratch, legacy: &mut SqliteConnection) -> Result<Self, Failed> {
        let mut connection = connection::open(&scratch.url)?;
        let database = scratch.database;
        Migrator::new(&MIGRATIONS).run(&mut connection, UpTo::Version(first_version(database)?))?;
        if database == Database::Sqlite {
            // The old file index never switched them on.
            dispatch!(&mut connection, |c| c.batch_execute("PRAGMA foreign_keys = OFF"))?;
        }
        let schema = introspect::introspect(&mut connection)?;
        copy(legacy, &mut connection, &schema, database)?;
        if database == Database::Sqlite {
            dispatch!(&mut connection, |c| c.batch_execute("PRAGMA foreign_keys = ON"))?;
        }
        let rows = cells(&mut connection, &schema, database)?;
        Ok(Self { connection, database, schema, rows })
    }

    /// Applies all later migrations; the database is then what the spec says.
    pub(crate) fn harden(&mut self) -> Result<Cells, Failed> {
        migrate::run_pending(&mut self.connection, &MIGRATIONS)?;
        let found = introspect::introspect(&mut self.connection)?;
        let dialect = Dialect::from_keyword(self.database.keyword()).ok_or("a dialect")?;
        let loaded = spec::load(&root().join("schema.yaml")).map_err(|e| e.to_string())?;
        let differences = drift::differences(&loaded.declaration.schema, &found, dialect);
        if !differences.is_empty() {
            return Err(format!("it is not what the spec says: {differences:#?}").into());
        }
        whole(&mut self.connection, self.database)?;
        cells(&mut self.connection, &found, self.database)
    }

    /// Takes them back; the database is then what it was, but for rows that cannot come back.
    fn soften(&mut self, lost: &BTreeSet<(String, String)>) -> Result<(), Failed> {
        let version = first_version(self.database)?;
        Migrator::new(&MIGRATIONS).revert(&mut self.connection, DownTo::Version(version))?;
        let found = introspect::introspect(&mut self.connection)?;
        let dialect = Dialect::from_keyword(self.database.keyword()).ok_or("a dialect")?;
        let differences = drift::differences(&self.schema, &found, dialect);
        if !differences.is_empty() {
            return Err(format!("the way back made another schema: {differences:#?}").into());
        }
        whole(&mut self.connection, self.database)?;
        let mut before = self.rows.clone();
        before.retain(|place, _| !lost.contains(&(place.table.clone(), place.key.clone())));
        same("the way back", &before, &cells(&mut self.connection, &found, self.database)?)
    }
}

fn fixture(scratch: &Scratch) -> Result<(), Failed> {
    let mut first = First::new(scratch, &mut legacy_rows()?)?;
    let expected = expected_cells(&first)?;
    let after = first.harden()?;
    same("the way there", &expected, &after)?;
    let mended = count(&mut first.connection, "SELECT COUNT(*) AS count FROM mended_values")?;
    let named = CHANGED.iter().filter(|changed| changed.on.is_on(first.database)).count()
        + REMOVED.iter().filter(|removed| removed.on.is_on(first.database)).count();
    if usize::try_from(mended)? != named {
        return Err(format!("{mended} rows of mended_values, but {named} are expected").into());
    }
    first.soften(&lost())?;
    same("the way there again", &expected, &first.harden()?)
}

/// Of media sources without a session, where there are no sessions at all: `NULL NOT IN` an empty list is true, so the
/// second migration wrote down what it did not change.
fn nothing_changed(scratch: &Scratch) -> Result<(), Failed> {
    let mut first = First::new(scratch, &mut SqliteConnection::establish(":memory:")?)?;
    first.connection.batch_execute(
        "INSERT INTO media_sources (media_id, source_type, title, url, bright_data_session_id) VALUES \
         ('v1', 'youtube', 'One', 'https://example.org/1', NULL), \
         ('v2', 'youtube', 'Two', 'https://example.org/2', 'gone')",
    )?;
    migrate::run_pending(&mut first.connection, &MIGRATIONS)?;
    let said = "SELECT COUNT(*) AS count FROM mended_values WHERE row_key = ";
    assert_eq!(count(&mut first.connection, &[said, "'v1'"].concat())?, 0);
    assert_eq!(count(&mut first.connection, &[said, "'v2'"].concat())?, 1);
    Ok(())
}

/// The same by the `diesel` command: there, back and there at once, back.
fn by_diesel(scratch: &Scratch, program: &Path) -> Result<(), Failed> {
    let mut first = First::new(scratch, &mut legacy_rows()?)?;
    let expected = expected_cells(&first)?;
    let later = (migrations(first.database).len() - 1).to_string();
    let diesel = |arguments: &[&str]| -> Result<(), Failed> {
        let folder = root().join("migrations").join(scratch.database.keyword());
        let output = Command::new(program)
            .arg("migration")
            .args(arguments)
            .args(["--database-url", &scratch.url, "--migration-dir"])
            .arg(folder)
            .current_dir(root())
            .output()?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() { Ok(()) } else { Err(format!("{arguments:?}: {said}").into()) }
    };
    diesel(&["run"])?;
    same("the way there", &expected, &first.harden()?)?;
    diesel(&["redo", "--number", &later])?;
    same("back and there", &expected, &first.harden()?)?;
    diesel(&["revert", "--number", &later])?;
    first.soften(&lost())
}

/// The rows of the fixture as they must be after the way there.
fn expected_cells(first: &First) -> Result<Cells, Failed> {
    let database = first.database;
    let mut expected = first.rows.clone();
    for removed in REMOVED.iter().filter(|removed| removed.on.is_on(database)) {
        let count = expected.len();
        expected.retain(|place, _| place.table != removed.table || place.key != removed.key);
        if expected.len() == count {
            return Err(format!("no row {} of {}", removed.key, removed.table).into());
        }
    }
    for changed in CHANGED.iter().filter(|changed| changed.on.is_on(database)) {
        let [table, key, column] = [changed.table, changed.key, changed.column].map(str::to_owned);
        let place = Place { table, key, column };
        let found = expected.insert(place.clone(), changed.after.map(str::to_owned)).flatten();
        if found.as_deref() != changed.before {
            return Err(format!("{place:?} was {found:?}").into());
        }
    }
    Ok(expected)
}

/// The rows of the fixture that no way back brings.
fn lost() -> BTreeSet<(String, String)> {
    let lost = REMOVED.iter().filter(|removed| !removed.comes_back);
    lost.map(|removed| (removed.table.to_owned(), removed.key.to_owned())).collect()
}

/// A kind of dirt in a real file: table, column (none for rows that go), reason, how many.
type Mended = (&'static str, &'static str, &'static str, i64);

const KNOWLEDGE: &[Mended] = &[
    ("claim_tier_validations", "episode_id", "no such claim", 6),
    ("claim_tier_validations", "episode_id", "the only episode with such a claim", 5),
    ("claim_tier_validations", "validated_tier", "no such tier", 2),
    ("media_sources", "bright_data_session_id", "no such session", 131),
    ("media_sources", "tags_json", "no JSON", 3),
    ("quality_ratings", "", "a rating by the same person at the same moment is kept", 2),
    ("speaker_assignments", "sample_segments_json", "no JSON", 1),
];

/// A legacy file: what differs afterwards is what `mended_values` says, and that is what is expected.
fn real(legacy: &mut SqliteConnection, mended: &[Mended]) -> Result<(), Failed> {
    let scratch = Scratch::new(Server::Sqlite)?;
    let mut first = First::new(&scratch, legacy)?;
    if first.rows.len() < 5_000 {
        return Err(
            format!("only {} values: this is not the legacy database", first.rows.len()).into()
        );
    }
    let mut after = first.harden()?;
    let total = count(&mut first.connection, "SELECT COUNT(*) AS count FROM mended_values")?;
    if total != mended.iter().map(|(.., count)| count).sum::<i64>() {
        return Err(format!("{total} rows of mended_values").into());
    }
    for (table, column, reason, expected) in mended {
        let found = count(
            &mut first.connection,
            &format!(
                "SELECT COUNT(*) AS count FROM mended_values WHERE table_name = '{table}' \
                 AND COALESCE(column_name, '') = '{column}' AND reason = '{reason}'"
            ),
        )?;
        if found != *expected {
            return Err(format!("{found} times {reason} in {table}.{column}").into());
        }
    }
    // Undone by hand, the changes that were written down give the rows as they were.
    for reported in reports(&mut first.connection)? {
        reported.undo(&mut after, &first.rows)?;
    }
    same("the way there", &first.rows, &after)?;
    first.soften(&BTreeSet::new())?;
    first.harden().map(drop)
}

#[derive(QueryableByName)]
struct Reported {
    #[diesel(sql_type = diesel::sql_types::Text)]
    table_name: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    row_key: String,
    #[diesel(sql_type = diesel::sql_types::Nullable<diesel::sql_types::Text>)]
    column_name: Option<String>,
    #[diesel(sql_type = diesel::sql_types::Nullable<diesel::sql_types::Text>)]
    old_value: Option<String>,
}

fn reports(connection: &mut AnyConnection) -> Result<Vec<Reported>, Failed> {
    let query = "SELECT table_name, COALESCE(row_key, row_id) AS row_key, column_name, old_value \
        FROM mended_values ORDER BY id";
    Ok(dispatch!(connection, |c| sql_query(query).load(c))?)
}

impl Reported {
    /// Puts back what was written down.
    fn undo(self, after: &mut Cells, before: &Cells) -> Result<(), Failed> {
        let Self { table_name: table, row_key: key, column_name, old_value } = self;
        if let Some(column) = column_name {
            after.insert(Place { table, key, column }, old_value);
            return Ok(());
        }
        let old_value = old_value.ok_or("a removed row without its values")?;
        let row: serde_json::Value = serde_json::from_str(&old_value)?;
        let values = before.iter().filter(|(place, _)| place.table == table && place.key == key);
        for (place, value) in values {
            let kept = row.get(&place.column);
            let is_key = kept.is_none() && value.as_deref() == Some(key.as_str());
            let text = match kept {
                Some(serde_json::Value::Null) => None,
                Some(serde_json::Value::String(text)) => Some(text.clone()),
                Some(other) => Some(other.to_string()),
                None => Some(key.clone()).filter(|_| is_key),
            };
            after.insert(place.clone(), truth(text, value.as_deref()));
        }
        Ok(())
    }
}

/// SQLite has 1 and 0 for true and false, and more than one way to write a number.
fn truth(kept: Option<String>, expected: Option<&str>) -> Option<String> {
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<f64>().ok());
    let (text, wanted) = (kept.as_deref(), expected.unwrap_or_default());
    let is_same = matches!((text, wanted), (Some("1"), "true") | (Some("0"), "false"))
        || number(text).is_some_and(|kept| number(expected) == Some(kept));
    if is_same { Some(wanted.to_owned()) } else { kept }
}

/// Fails unless `found` has the values of `expected`, and beyond them only columns and tables that are new.
fn same(when: &str, expected: &Cells, found: &Cells) -> Result<(), Failed> {
    let mut wrong = Vec::new();
    for (place, value) in expected {
        match found.get(place) {
            None => wrong.push(format!("{place:?} is gone")),
            Some(other) if other != value => {
                wrong.push(format!("{place:?} is {other:?}, not {value:?}"));
            }
            Some(_) => {}
        }
    }
    let is_new = |place: &Place| {
        place.table == "mended_values"
            || (place.table == "text_chunks_v2" && place.column == "content")
    };
    let unknown = found.keys().filter(|place| !expected.contains_key(*place) && !is_new(place));
    wrong.extend(unknown.map(|place| format!("{place:?} was not there")));
    if wrong.is_empty() {
        return Ok(());
    }
    wrong.truncate(40);
    Err(format!("{when}:\n{}", wrong.join("\n")).into())
}

fn whole(connection: &mut AnyConnection, database: Database) -> Result<(), Failed> {
    if database != Database::Sqlite {
        return Ok(());
    }
    for query in [
        "SELECT COUNT(*) AS count FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
        "SELECT COUNT(*) AS count FROM pragma_foreign_key_check",
    ] {
        if count(connection, query)? != 0 {
            return Err(format!("{query} finds something").into());
        }
    }
    Ok(())
}

pub(crate) fn count(connection: &mut AnyConnection, query: &str) -> Result<i64, Failed> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let found = dispatch!(connection, |c| sql_query(query).get_result::<Count>(c));
    Ok(found.map_err(|problem| format!("{query}: {problem}"))?.count)
}

/// The fixture, both systems in one file.
pub(crate) fn legacy_rows() -> Result<SqliteConnection, Failed> {
    let mut legacy = SqliteConnection::establish(":memory:")?;
    legacy.batch_execute("PRAGMA foreign_keys = OFF")?;
    for name in FIXTURE {
        let file = root().join(format!("tests/legacy/{name}.sql"));
        legacy.batch_execute(&fs::read_to_string(file)?)?;
    }
    Ok(legacy)
}

pub(crate) fn first_version(database: Database) -> Result<&'static str, Failed> {
    match migrations(database) {
        [first, _, ..] => Ok(first.version()),
        _ => Err("there is no second migration".into()),
    }
}

fn migrations(database: Database) -> &'static [Migration] {
    match database {
        Database::Sqlite => MIGRATIONS.sqlite,
        Database::Postgres => MIGRATIONS.postgres,
        Database::Mysql => MIGRATIONS.mysql,
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
