//! The modules that are generated for databases that nobody here made compile, and read what they write.
//!
//! A program of these modules writes rows with the largest and the smallest values of each column's type, reads them,
//! changes them and reads them again, by the structs that an application uses. Start reading at [`trial`].

mod module;
mod program;
mod rustc;
mod values;

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use tablewright::connection;
use tablewright_cli::import::import;
use tablewright_codegen::emit::{GeneratedConstants, emit};
use tablewright_testing::{Database, Failed, Scratch, Server, Trial, where_found};

use crate::linked::is_linked;
use module::Module;

/// The databases: those with the most kinds of types.
const DATABASES: &[(&str, Server)] = &[
    ("ejabberd", Server::Sqlite),
    ("kea", Server::Postgres18),
    ("procrastinate", Server::Postgres),
    ("ulogd", Server::Postgres),
    ("gammu", Server::Mariadb),
    ("icingadb", Server::Mysql97),
    ("x509", Server::Mariadb),
    ("davical", Server::Postgres),
];

/// The one trial, which needs every server.
pub(crate) fn trial(folder: Option<&Path>) -> Trial {
    let folder = folder.map(Path::to_owned);
    let has = |server: &Server| is_linked(server.database()) && server.is_there();
    let is_there = folder.is_some() && Server::ALL.iter().all(has);
    let name = "generated_modules_compile_and_read_what_they_write";
    where_found(name, is_there, "no server, or no foreign schemas", move || {
        run(&folder.unwrap_or_default())
    })
}

fn run(schemas: &Path) -> Result<(), Failed> {
    let folder = tempfile::tempdir()?;
    let mut modules = BTreeMap::new();
    let mut databases = Vec::new();
    for (project, server) in DATABASES {
        let scratch = Scratch::new(*server)?;
        let name = [project, "_", scratch.database.keyword()].concat();
        scratch.run_script(
            &schemas.join([project, ".", scratch.database.keyword(), ".sql"].concat()),
        )?;
        let imported = import(&mut connection::open(&scratch.url)?)?;
        let text = emit(&imported.declaration, &GeneratedConstants::default())
            .map_err(|error| error.to_string())?;
        fs::write(folder.path().join([&name, ".rs"].concat()), &text)?;
        let module = Module::parse(&text)?;
        let types = column_types(&scratch)?;
        modules
            .insert(name.clone(), program::of_database(&name, server.database(), &module, &types)?);
        take_rules_away(&scratch)?;
        databases.push((name, scratch));
    }
    let main = program::main(&modules);
    fs::write(folder.path().join("main.rs"), &main)?;
    let program = rustc::compile(folder.path())?;
    let mut command = Command::new(program);
    command.args(databases.iter().flat_map(|(name, scratch)| [name, &scratch.url]));
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    if output.status.success() && said.is_empty() {
        return Ok(());
    }
    Err([said.as_str(), &errors].concat().into())
}

/// The SQL type of each column by `table.column`, as the database's own catalogue has it; that of a domain is the one
/// it stands for.
fn column_types(scratch: &Scratch) -> Result<BTreeMap<String, String>, Failed> {
    let text = scratch.ask(match scratch.database {
        Database::Sqlite => {
            "SELECT t.name || '.' || c.name || '|' || lower(c.type) \
             FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'"
        }
        Database::Postgres => {
            "SELECT concat(c.relname, '.', a.attname, '|', \
             CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) \
             ELSE format_type(a.atttypid, a.atttypmod) END) \
             FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid \
             WHERE c.relnamespace = current_schema()::regnamespace AND a.attnum > 0"
        }
        Database::Mysql => {
            "SELECT concat(table_name, '.', column_name, '|', lower(column_type), \
             CASE WHEN character_set_name = 'ascii' THEN ' ascii' ELSE '' END) \
             FROM information_schema.columns WHERE table_schema = database()"
        }
    })?;
    let pairs = text.lines().filter_map(|line| line.split_once('|'));
    Ok(pairs.map(|(column, type_)| (column.to_owned(), type_.to_owned())).collect())
}

/// Drops the checks and triggers, which know more of a value than its type. Foreign keys are switched off by
/// the program.
fn take_rules_away(scratch: &Scratch) -> Result<(), Failed> {
    let statements = scratch.ask(match scratch.database {
        Database::Sqlite => "SELECT 'DROP TRIGGER \"' || name || '\";' FROM sqlite_master WHERE type = 'trigger'",
        Database::Postgres => {
            "SELECT format('ALTER %s %s DROP CONSTRAINT %I;', CASE conrelid WHEN 0 THEN 'DOMAIN' ELSE 'TABLE' END, \
             CASE conrelid WHEN 0 THEN contypid::regtype::text ELSE conrelid::regclass::text END, conname) \
             FROM pg_constraint WHERE contype = 'c' AND connamespace = current_schema()::regnamespace"
        }
        Database::Mysql => {
            "SELECT concat('DROP TRIGGER `', trigger_name, '`;') FROM information_schema.triggers \
             WHERE trigger_schema = database() \
             UNION ALL SELECT concat('ALTER TABLE `', table_name, '` DROP CONSTRAINT `', constraint_name, '`;') \
             FROM information_schema.table_constraints \
             WHERE constraint_schema = database() AND constraint_type = 'CHECK'"
        }
    })?;
    let folder = tempfile::tempdir()?;
    let script = folder.path().join("script.sql");
    fs::write(&script, statements)?;
    scratch.run_script(&script)
}
