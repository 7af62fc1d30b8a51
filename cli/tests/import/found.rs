//! Small inputs of what databases of other projects have shown (`cli/tests/foreign`): each is imported, and the
//! database made from the spec is alike.

use diesel::connection::SimpleConnection;
use tablewright::connection;
use tablewright_cli::{drift::differences, introspect::introspect};
use tablewright_codegen::dialect::Dialect;
use tablewright_testing::{Database, Failed, Scratch, Trial, on};

use crate::support::import_and_apply;

/// A table's default that asks the sequence of another table, a function without parentheses that is no column, a
/// default NULL that only a domain keeps.
const POSTGRES: &str = "
CREATE TABLE note (id serial PRIMARY KEY, author text DEFAULT SESSION_USER, CHECK (author <> CURRENT_ROLE));
CREATE TABLE a_note (id integer PRIMARY KEY DEFAULT nextval('note_id_seq'), \"current_user\" text);
CREATE DOMAIN port AS smallint;
CREATE TABLE endpoint (id integer PRIMARY KEY, port port DEFAULT NULL, label varchar(5) DEFAULT NULL);
";

pub(crate) fn trials() -> Vec<Trial> {
    let name = "what_was_found_in_other_projects_comes_back";
    let mut trials = on(Database::Sqlite, name, sqlite);
    if cfg!(feature = "postgres") {
        trials.extend(on(Database::Postgres, name, postgres));
    }
    trials
}

/// A default of the rowid, which is never used: nothing is left out, and nothing is to be mended.
fn sqlite(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    connection
        .batch_execute("CREATE TABLE one (version INTEGER NOT NULL DEFAULT '0' PRIMARY KEY)")?;
    let imported = import_and_apply(scratch.server, &mut connection)?;
    let found = introspect(&mut connection)?;
    let left = differences(&imported.declaration.schema, &found, Dialect::Sqlite);
    if left.is_empty() && imported.unexpressed.is_empty() {
        return Ok(());
    }
    Err(format!("{left:?}\n{}", imported.spec).into())
}

fn postgres(scratch: &Scratch) -> Result<(), Failed> {
    let mut connection = connection::open(&scratch.url)?;
    connection.batch_execute(POSTGRES)?;
    let imported = import_and_apply(scratch.server, &mut connection)?;
    for words in ["postgres: SESSION_USER", "postgres: nextval('note_id_seq'::regclass)"] {
        if !imported.spec.contains(words) {
            return Err([words, " is missing in\n", &imported.spec].concat().into());
        }
    }
    if imported.spec.to_lowercase().contains("null::") {
        return Err(imported.spec.into());
    }
    Ok(())
}
