//! Databases that nobody here made: each is described, imported as a spec, made anew from the spec in an empty
//! database, and the two are compared. What could not be said is what `expected` lists, no more and no less.
//!
//! `scripts/foreign-schemas FOLDER` fetches them, and `TEST_FOREIGN_SCHEMAS` names the folder; `scripts/test`
//! does both. Without the folder these tests are ignored. `BLESS=1` writes the lists anew, for reading.

mod django;
#[path = "../import/support.rs"]
mod support;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use tablewright::{
    AnyConnection, connection,
    import::Imported,
    introspect::{dialect_of, observe},
};
use tablewright_testing::{Database, Failed, Scratch, Trial, foreign_schemas, where_found};

/// The schemas by project, and the databases for which it has one.
const SCHEMAS: &[(&str, &[Database])] = &[
    ("pdns", &Database::ALL),
    ("gammu", &Database::ALL),
    ("ejabberd", &Database::ALL),
    ("freeradius", &Database::ALL),
    ("roundcube", &Database::ALL),
    ("icinga", &[Database::Postgres, Database::Mysql]),
    ("kea", &[Database::Postgres, Database::Mysql]),
    ("procrastinate", &[Database::Postgres]),
];

fn main() {
    let folder = foreign_schemas();
    let mut trials = Vec::new();
    for (project, databases) in SCHEMAS {
        for database in *databases {
            let file = [project, ".", database.keyword(), ".sql"].concat();
            let path = folder.as_ref().map(|folder| folder.join(file));
            trials.push(trial(project, *database, path, move |scratch, path| {
                scratch.run_script(path)?;
                check(project, scratch)
            }));
        }
    }
    trials.extend(django::trials(folder.as_deref()));
    tablewright_testing::run(trials);
}

/// A trial on a scratch database, ignored where its server or what `path` names is missing.
fn trial(
    project: &str,
    database: Database,
    path: Option<PathBuf>,
    test: impl FnOnce(&Scratch, &Path) -> Result<(), Failed> + Send + 'static,
) -> Trial {
    let name = [project, "_is_described_imported_and_made_anew::", database.keyword()].concat();
    let is_there = is_built(database) && database.is_there();
    let missing = if is_there { "no foreign schemas" } else { "no server" };
    where_found(&name, is_there && path.is_some(), missing, move || {
        let scratch = Scratch::new(database)?;
        test(&scratch, &path.unwrap_or_default())
    })
}

fn is_built(database: Database) -> bool {
    match database {
        Database::Sqlite => true,
        Database::Postgres => cfg!(feature = "postgres"),
        Database::Mysql => cfg!(feature = "mysql"),
    }
}

/// Describes, imports and makes anew what is in the scratch database, and compares what could not be said with
/// the list that is expected.
fn check(project: &str, scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    must_be_whole(&mut connection, scratch)?;
    let imported = support::import_and_apply(&mut connection)?;
    let found = report(&mut connection, &imported)?;
    let name = [project, ".", scratch.database.keyword(), ".txt"].concat();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign/expected").join(name);
    if tablewright_testing::is_blessing() {
        fs::write(&path, found)?;
        return Ok(());
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == found {
        return Ok(());
    }
    let (expected, found): (BTreeSet<_>, BTreeSet<_>) =
        (expected.lines().collect(), found.lines().collect());
    let lines = expected.difference(&found).map(|line| ["missing: ", line].concat());
    let more = found.difference(&expected).map(|line| ["not expected: ", line].concat());
    Err(lines.chain(more).collect::<Vec<_>>().join("\n").into())
}

/// Every table that the database's own client lists is described.
fn must_be_whole(connection: &mut AnyConnection, scratch: &Scratch) -> Result<(), Failed> {
    let schema = observe(connection)?;
    let described: BTreeSet<_> =
        schema.tables.keys().map(|name| name.as_str().to_owned()).collect();
    let listed: BTreeSet<_> = scratch.tables()?.into_iter().collect();
    if described == listed {
        return Ok(());
    }
    let missing: Vec<_> = listed.symmetric_difference(&described).collect();
    Err(format!("not the tables that the database lists: {missing:?}").into())
}

/// How much there is, and what could not be said.
fn report(connection: &mut AnyConnection, imported: &Imported) -> Result<String, Failed> {
    let dialect = dialect_of(connection);
    let schema = &imported.declaration.schema;
    let (tables, views) = (schema.tables.len(), schema.views.len());
    let raw = schema.raw_objects.keys().map(|name| name.as_str().to_owned());
    let raw: Vec<_> = raw.collect();
    let mut text = format!("{}: {tables} tables, {views} views\n", dialect.title());
    for name in raw {
        text.push_str(&["as raw SQL: ", &name, "\n"].concat());
    }
    for thing in &imported.unexpressed {
        text.push_str(&["not said: ", &thing.object, " ", &thing.reason, "\n"].concat());
    }
    Ok(text)
}
