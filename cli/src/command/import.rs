//! `tablewright import`: a spec from one database, or from several that hold the same schema.

use std::{fs, io::Write as _, path::PathBuf};

use serde_json::{Value, json};
use tablewright::{AnyConnection, migrate::Target};
use tablewright_codegen::dialect::Dialect;

use super::{
    Failure, Format, Outcome,
    database::{self, Purpose},
    output::{self, Ending},
};
use crate::{
    import::{Imported, Unexpressed, import_all},
    introspect::{Namespaces, dialect_of},
};

/// The command's arguments.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The database, such as `sqlite:app.db` or `postgres://me@host/app`, or one database for each dialect
    #[arg(required = true, value_name = "URL")]
    urls: Vec<String>,
    /// Import this namespace of a PostgreSQL database, too; can be repeated
    #[arg(long = "namespace", value_name = "NAME")]
    namespaces: Vec<String>,
    /// Import all namespaces of a PostgreSQL database
    #[arg(long, conflicts_with = "namespaces")]
    all_namespaces: bool,
    /// Write the spec to this file instead of to standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Overwrite an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Outcome {
    if let Some(path) = arguments.output.as_ref().filter(|path| path.exists() && !arguments.force) {
        let message = format!("`{}` already exists; `--force` overwrites it", path.display());
        return Err(Failure::Usage(message));
    }
    let mut connections = Vec::with_capacity(arguments.urls.len());
    for url in &arguments.urls {
        let opened = database::open(&database::parse(url)?, Purpose::Examine)?;
        if connections.iter().any(|other| dialect_of(other) == dialect_of(&opened)) {
            let title = dialect_of(&opened).title();
            let message =
                format!("two of the URLs are {title} databases; give at most one for each dialect");
            return Err(Failure::Usage(message));
        }
        connections.push(opened);
    }
    let namespaces = chosen(arguments, &mut connections)?;
    let imported = import_all(&mut connections, &namespaces)?;
    write_spec(arguments, &imported, format)?;
    Ok(if imported.is_whole() { Ending::Fine } else { Ending::Found })
}

/// The namespaces that are imported beside the first ones.
fn chosen(arguments: &Arguments, connections: &mut [AnyConnection]) -> Result<Namespaces, Failure> {
    let has_any = |it: &&mut AnyConnection| dialect_of(it).capability().namespaces;
    let postgres = connections.iter_mut().find(has_any);
    let is_asked = arguments.all_namespaces || !arguments.namespaces.is_empty();
    let Some(connection) = postgres.filter(|_| is_asked) else {
        if is_asked {
            return Err(Failure::Usage("only PostgreSQL databases have namespaces".to_owned()));
        }
        return Ok(Namespaces::default());
    };
    let all = Namespaces::all(connection)?;
    if arguments.all_namespaces {
        return Ok(all);
    }
    let unknown = |name: &&String| !all.names().contains(name);
    if let Some(name) = arguments.namespaces.iter().find(unknown) {
        let there = all.names().join("`, `");
        return Err(Failure::Usage(format!(
            "`{}` has no namespace `{name}` beside the first one in which a table or view is; there is `{there}`",
            connection.label()
        )));
    }
    Ok(arguments.namespaces.iter().map(String::as_str).collect())
}

fn write_spec(arguments: &Arguments, imported: &Imported, format: Format) -> Result<(), Failure> {
    if let Some(path) = &arguments.output {
        let mut options = fs::OpenOptions::new();
        options.write(true);
        if arguments.force {
            options.create(true).truncate(true);
        } else {
            options.create_new(true);
        }
        options.open(path)?.write_all(imported.spec.as_bytes())?;
    }
    match format {
        Format::Text => {
            if arguments.output.is_none() {
                output::print_document(&imported.spec)?;
            }
            for thing in &imported.unexpressed {
                output::remark(&[thing.standing.word(), ": ", &thing.to_string()].concat());
            }
            if let Some(path) = &arguments.output {
                let schema = &imported.declaration.schema;
                let (tables, views) = (schema.tables.len(), schema.views.len());
                let plural = |count| if count == 1 { "" } else { "s" };
                output::remark(&format!(
                    "`{}` is written: {tables} table{}, {views} view{}",
                    path.display(),
                    plural(tables),
                    plural(views)
                ));
            }
        }
        Format::Json => {
            let things: Vec<Value> = imported.unexpressed.iter().map(as_json).collect();
            let result = json!({ "spec": imported.spec, "unexpressed": things });
            output::print(&output::json(&result))?;
        }
    }
    Ok(())
}

fn as_json(thing: &Unexpressed) -> Value {
    json!({
        "dialect": thing.dialect.map(Dialect::keyword),
        "object": thing.object,
        "standing": thing.standing.word(),
        "reason": thing.reason,
    })
}
