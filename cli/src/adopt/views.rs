//! Undeclared views that would stop working, because they read a column that is dropped.
//!
//! On SQLite such a view blocks every later `ALTER TABLE`. PostgreSQL refuses to drop what a view reads, and MySQL
//! ignores such a view. So only SQLite is examined, by trying: the objects of the file are created in memory
//! without their rows and mended there, and the views are read before and after.

#[cfg(feature = "sqlite")]
use diesel::{Connection, QueryResult, SqliteConnection, connection::SimpleConnection};
#[cfg(feature = "sqlite")]
use tablewright::migrate::Target;
use tablewright::{AnyConnection, Error, unstable::cannot};
#[cfg(feature = "sqlite")]
use tablewright_codegen::{
    dialect::Dialect,
    render::{envelope::whole, render_mending},
    sql::writer::Statement,
};
use tablewright_codegen::{
    plan::{Mending, Step, ViewStep},
    schema::{Schema, ViewName},
};

/// The views of `found` that work now and would not work any more, and the step that drops each.
pub(super) fn broken(
    connection: &mut AnyConnection,
    mending: &Mending,
    found: &Schema,
) -> Result<Vec<Step>, Error> {
    let refuse = cannot("try the views");
    let names = match connection {
        #[cfg(feature = "sqlite")]
        AnyConnection::Sqlite(connection) => tried(connection, mending, found).map_err(refuse)?,
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => Vec::new(),
        #[cfg(feature = "mysql")]
        AnyConnection::Mysql(_) => Vec::new(),
    };
    let step = |name| Step::DropView(ViewStep { name, query: String::new() });
    Ok(names.into_iter().map(step).collect())
}

/// Everything but what SQLite and virtual tables make themselves; tables first.
#[cfg(feature = "sqlite")]
const OBJECTS: &str = "SELECT s.sql AS shown FROM sqlite_schema AS s \
    LEFT JOIN pragma_table_list AS t ON t.schema = 'main' AND t.name = s.name \
    WHERE s.sql IS NOT NULL AND substr(s.name, 1, 7) <> 'sqlite_' AND t.type IS NOT 'shadow' \
    ORDER BY s.type <> 'table'";

#[cfg(feature = "sqlite")]
fn tried(
    connection: &mut SqliteConnection,
    mending: &Mending,
    found: &Schema,
) -> QueryResult<Vec<ViewName>> {
    let objects = connection.texts(OBJECTS)?;
    let mut scratch = SqliteConnection::establish(":memory:")
        .map_err(|error| diesel::result::Error::QueryBuilderError(error.into()))?;
    for object in &objects {
        // What cannot be made here cannot be tried here.
        let _ = scratch.batch_execute(object);
    }
    let working: Vec<&ViewName> =
        found.views.keys().filter(|name| works(&mut scratch, name)).collect();
    let script = render_mending(&mending.plan)
        .map_err(|error| diesel::result::Error::QueryBuilderError(error.into()))?;
    if scratch.batch_execute(&whole(&script).to_sql()).is_err() {
        // The real one will tell why.
        return Ok(Vec::new());
    }
    let broken = working.into_iter().filter(|name| !works(&mut scratch, name));
    Ok(broken.cloned().collect())
}

#[cfg(feature = "sqlite")]
fn works(scratch: &mut SqliteConnection, view: &ViewName) -> bool {
    let mut query = Statement::new(Dialect::Sqlite);
    query.words("SELECT * FROM").name(view).words("LIMIT 0");
    scratch.batch_execute(query.as_str()).is_ok()
}
