//! Databases that nobody here made: each is described, imported as a spec, made anew from the spec in an empty
//! database, and the two are compared. What could not be said is what `expected` lists, no more and no less.
//!
//! `scripts/foreign-schemas FOLDER` fetches them, and `TEST_FOREIGN_SCHEMAS` names the folder; `scripts/test`
//! does both. Without the folder these tests are ignored. `BLESS=1` writes the lists anew, for reading.

mod dump;
mod life;
#[path = "../../../runtime/tests/support/linked.rs"]
mod linked;
mod made;
mod print_schema;
mod read;
#[expect(dead_code, reason = "the tests of import use the rest")]
#[path = "../import/support.rs"]
mod support;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use tablewright::{AnyConnection, connection};
use tablewright_cli::{
    drift::{Difference, differences},
    import::{Imported, import, look_at},
    introspect::{Namespaces, dialect_of, introspect, observe},
};
use tablewright_testing::{Database, Failed, Scratch, Server, Trial, foreign_schemas, where_found};

use linked::is_linked;

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
    ("kamailio", &Database::ALL),
    ("zabbix", &Database::ALL),
    ("bacula", &Database::ALL),
    ("prelude", &Database::ALL),
    ("rt", &Database::ALL),
    ("icingadb", &[Database::Postgres, Database::Mysql]),
    ("director", &[Database::Postgres, Database::Mysql]),
    ("icingaweb", &[Database::Postgres, Database::Mysql]),
    ("reporting", &[Database::Postgres, Database::Mysql]),
    ("x509", &[Database::Mysql]),
    ("ulogd", &[Database::Postgres]),
    ("ttrss", &[Database::Postgres, Database::Mysql]),
    ("phpmyadmin", &[Database::Mysql]),
    ("tango", &[Database::Mysql]),
    ("zoneminder", &[Database::Mysql]),
    ("ledgersmb", &[Database::Postgres]),
    ("davical", &[Database::Postgres]),
];

/// The schemas that a server refuses as they are, and why.
const REFUSED: &[(&str, Server)] = &[
    // A foreign key to what is no unique key, which is an error since MySQL 8.4.
    ("director", Server::Mysql97),
    // A table `Groups`, a reserved word since MySQL 8.0.
    ("rt", Server::Mysql97),
    // A key of MyISAM that is longer than its 1000 bytes, which MariaDB shortens.
    ("tango", Server::Mysql97),
];

fn main() {
    let folder = foreign_schemas();
    let mut trials = Vec::new();
    for (project, databases) in SCHEMAS {
        for server in databases.iter().flat_map(|database| database.servers()) {
            if REFUSED.contains(&(project, server)) {
                continue;
            }
            let file = [project, ".", server.database().keyword(), ".sql"].concat();
            let path = folder.as_ref().map(|folder| folder.join(file));
            trials.push(trial(project, server, path, move |scratch, path| {
                scratch.run_script(path)?;
                check(project, scratch)
            }));
        }
    }
    trials.extend(made::trials(folder.as_deref()));
    trials.push(read::trial(folder.as_deref()));
    tablewright_testing::run(trials);
}

/// A trial on a scratch database, ignored where its server or what `path` names is missing.
fn trial(
    project: &str,
    server: Server,
    path: Option<PathBuf>,
    test: impl FnOnce(&Scratch, &Path) -> Result<(), Failed> + Send + 'static,
) -> Trial {
    let name = [project, "_is_described_imported_and_made_anew::", server.keyword()].concat();
    let is_there = is_linked(server.database()) && server.is_there();
    let missing = if is_there { "no foreign schemas" } else { "no server" };
    where_found(&name, is_there && path.is_some(), missing, move || {
        let scratch = Scratch::new(server)?;
        test(&scratch, &path.unwrap_or_default())
    })
}

/// Describes, imports and makes anew what is in the scratch database, and compares what is not the same with
/// the list that is expected.
fn check(name: &str, scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    must_be_whole(&mut connection, scratch)?;
    let imported = import(&mut connection)?;
    support::must_be_sound(&imported.spec)?;
    let project = life::Project::new(&imported.spec)?;
    let found = report(&mut connection, &imported, scratch, &project)
        .map_err(|failed| with_spec(&failed, &imported.spec))?;
    drop(connection);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign/expected");
    let file = |of: &str| [name, ".", of, ".txt"].concat();
    must_be(&list(&folder, file, scratch, &found.text), &found.text)?;
    must_be(&folder.join("apart").join(file(scratch.server.keyword())), &found.apart)
}

/// What was found, for each kind of database and for each server.
struct Report {
    /// How much there is, and what the import told.
    text: String,
    /// What the server's own tools and `diesel print-schema` have otherwise; no file if there is nothing.
    apart: String,
}

/// The file with what is expected: that of the server, where it has one, or else that of all servers of its kind. To bless
/// what another server than the first of its kind has otherwise makes a file of its own.
fn list(folder: &Path, file: impl Fn(&str) -> String, scratch: &Scratch, found: &str) -> PathBuf {
    let own = folder.join(file(scratch.server.keyword()));
    let of_all = folder.join(file(scratch.database.keyword()));
    let is_first = scratch.database.servers().next() == Some(scratch.server);
    let is_other = || fs::read_to_string(&of_all).is_ok_and(|expected| expected != found);
    if own.exists() || tablewright_testing::is_blessing() && !is_first && is_other() {
        own
    } else {
        of_all
    }
}

/// The file holds what was found; none is the same as an empty one.
fn must_be(path: &Path, found: &str) -> Result<(), Failed> {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == found {
        return Ok(());
    }
    if tablewright_testing::is_blessing() {
        if found.is_empty() {
            fs::remove_file(path)?;
        } else {
            fs::write(path, found)?;
        }
        return Ok(());
    }
    let (expected, found): (BTreeSet<_>, BTreeSet<_>) =
        (expected.lines().collect(), found.lines().collect());
    let lines = expected.difference(&found).map(|line| ["missing: ", line].concat());
    let more = found.difference(&expected).map(|line| ["not expected: ", line].concat());
    Err(lines.chain(more).collect::<Vec<_>>().join("\n").into())
}

fn with_spec(failed: &Failed, spec: &str) -> Failed {
    [failed.message().unwrap_or_default(), "\n\n", spec].concat().into()
}

/// Every table that the database's own client lists is described.
fn must_be_whole(connection: &mut AnyConnection, scratch: &Scratch) -> Result<(), Failed> {
    let schema = observe(connection, &Namespaces::default())?;
    let described: BTreeSet<_> =
        schema.tables.keys().map(|name| name.as_str().to_owned()).collect();
    let listed: BTreeSet<_> = scratch.tables()?.into_iter().collect();
    if described == listed {
        return Ok(());
    }
    let missing: Vec<_> = listed.symmetric_difference(&described).collect();
    Err(format!("not the tables that the database lists: {missing:?}").into())
}

/// How much there is, what is not the same in a database made from the spec, and what the import told of that.
fn report(
    connection: &mut AnyConnection,
    imported: &Imported,
    scratch: &Scratch,
    project: &life::Project,
) -> Result<Report, Failed> {
    let dialect = dialect_of(connection);
    let declaration = &imported.declaration;
    let printed = print_schema::differences(scratch, declaration)?;
    let second = Scratch::new(scratch.server)?;
    let dumped = life::make_anew(project, scratch, &second)?;
    let mut anew = connection::open(&second.url)?;
    let (before, after) = (introspect(connection)?, introspect(&mut anew)?);

    let (tables, views) = (before.tables.len(), before.views.len());
    let mut text = format!("{}: {tables} tables, {views} views\n", dialect.title());
    for name in declaration.schema.raw_objects.keys() {
        text.push_str(&["as raw SQL: ", name.as_str(), "\n"].concat());
    }
    for difference in differences(&before, &after, dialect) {
        if !is_told(&difference, imported) {
            return Err(format!("not told: {difference}").into());
        }
        text.push_str(&["not the same: ", &difference.path(), "\n"].concat());
    }
    for difference in differences(&declaration.schema, &before, dialect) {
        if !is_told(&difference, imported) {
            return Err(format!("the spec does not fit what it is from: {difference}").into());
        }
    }
    let first = Namespaces::default();
    let raw = look_at(connection, &first)?.schema;
    let raw_anew = look_at(&mut anew, &first)?.schema;
    for (name, object) in &raw.raw_objects {
        if raw_anew.raw_objects.get(name) != Some(object) {
            return Err(format!("`{name}` is not the same: {object:?}").into());
        }
    }
    for thing in &imported.unexpressed {
        text.push_str(
            &[thing.standing.word(), ": ", &thing.object, " ", &thing.reason, "\n"].concat(),
        );
    }
    drop((anew, second));
    let mut apart = String::new();
    let mut say = |what: &str, lines: &[String]| {
        apart.extend(lines.iter().flat_map(|line| [what, ": ", line, "\n"]));
    };
    say("print-schema", &printed);
    say("dump", &dumped);
    say("adopting changes", &life::live(project, scratch, &declaration.schema)?);
    Ok(Report { text, apart })
}

/// Whether the import told of the thing that is not the same.
fn is_told(difference: &Difference, imported: &Imported) -> bool {
    let path = difference.path();
    let names: Vec<_> = path.split(" › ").collect();
    let is_named = |object: &str, name: &str| object.split(['`', '.']).any(|word| word == name);
    imported.unexpressed.iter().any(|thing| match names.as_slice() {
        ["tables", table] => is_named(&thing.object, table),
        ["tables", table, "primary_key", ..] => {
            is_named(&thing.object, table) && thing.object.starts_with("primary key")
        }
        ["tables", table, _, name, ..] => {
            is_named(&thing.object, table) && is_named(&thing.object, name)
        }
        ["views", view, ..] => is_named(&thing.object, view),
        _ => false,
    })
}
