//! Import a database, apply the spec to an empty one, compare the two.

use std::slice;

use diesel::connection::SimpleConnection;
use tablewright::{AnyConnection, connection};
use tablewright_cli::{
    drift::differences,
    import::{Imported, Standing, import_all},
    introspect::{Namespaces, dialect_of, introspect_in},
};
use tablewright_codegen::{
    check::{check, place::Place},
    diagnostic::{Diagnostics, Severity},
    dialect::Dialect,
    plan::{Plan, create},
    render::{envelope::whole, render},
    spec::load_str,
};
use tablewright_testing::{Failed, Scratch, Server};

/// Imports the database, checks the spec, and makes an empty database like it.
pub(crate) fn import_and_apply(
    server: Server,
    connection: &mut AnyConnection,
) -> Result<Imported, Failed> {
    let dialect = dialect_of(connection);
    let namespaces = Namespaces::all(connection)?;
    let imported = import_all(slice::from_mut(connection), &namespaces)?;
    must_be_sound(&imported.spec)?;
    let scratch = Scratch::new(server)?;
    let mut empty = connection::open(&scratch.url)?;
    let declaration = &imported.declaration;
    let plan = create(&declaration.schema, &declaration.settings, dialect);
    apply(&mut empty, &plan).map_err(|failed| with_spec(&failed, &imported.spec))?;
    let before = introspect_in(connection, &namespaces)?;
    let after = introspect_in(&mut empty, &namespaces)?;
    let mut found = differences(&before, &after, dialect);
    found.retain(|difference| !is_told(&imported, &difference.path()));
    if found.is_empty() {
        return Ok(imported);
    }
    let lines: Vec<_> = found.iter().map(|difference| format!("  {difference}")).collect();
    Err(with_spec(&lines.join("\n").into(), &imported.spec))
}

/// Whether the report names what stands at the path, or the table around it.
fn is_told(imported: &Imported, path: &str) -> bool {
    let mut places = imported.unexpressed.iter().filter(|thing| thing.standing != Standing::Remark);
    places.any(|thing| {
        if let Place::Column(table, column) = &thing.place {
            return is_within(path, &format!("tables › {table} › columns › {column}"));
        }
        if let Place::Table(table) = &thing.place {
            return is_within(path, &format!("tables › {table}"));
        }
        thing.object.split('`').any(|name| path.split(" › ").nth(1) == Some(name))
    })
}

fn is_within(path: &str, place: &str) -> bool {
    path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(" ›"))
}

fn with_spec(failed: &Failed, spec: &str) -> Failed {
    let reason = failed.message().unwrap_or_default();
    [reason, "\n\n", spec].concat().into()
}

/// The check of specs finds no error in it.
pub(crate) fn must_be_sound(spec: &str) -> Result<(), Failed> {
    let loaded = load_str("schema.yaml", spec).map_err(|found| format!("{found}\n{spec}"))?;
    let mut found = check(&loaded.declaration, &loaded.places);
    found.retain(|diagnostic| diagnostic.code.severity() == Severity::Error);
    if found.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n{spec}", Diagnostics::new(found, loaded.sources)).into())
}

pub(crate) fn apply(connection: &mut AnyConnection, plan: &Plan) -> Result<(), Failed> {
    let script = render(plan)?;
    // MySQL and MariaDB have no transaction around it, but modes.
    let is_whole = plan.dialect.capability().transactional_ddl;
    let mut sql = if is_whole { script.to_sql() } else { whole(&script).to_sql() };
    if plan.dialect == Dialect::Sqlite {
        // As the migration files do: a table is dropped or copied while no child looks for it.
        let (start, end) =
            ("PRAGMA foreign_keys = OFF;\nBEGIN;\n", "COMMIT;\nPRAGMA foreign_keys = ON;\n");
        sql = [start, &sql, end].concat();
    }
    connection.batch_execute(&sql).map_err(|error| Failed::from(format!("{error}\n\n{sql}")))
}
