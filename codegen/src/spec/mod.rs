//! From the bytes of `schema.yaml` to a resolved [`Declaration`], with the place of every part.
//!
//! `files` reads the files, `parse` makes a tree of each, `file` converts the trees section by section. Every
//! mistake is reported at its place and conversion continues. What no declaration can represent (an unknown table,
//! a name declared twice) is reported here; the rules for a complete declaration are in `check`.
//! This module knows no dialect's limits. Start reading at [`load`].

mod additions;
mod column;
mod enums;
mod exclusion;
mod expression;
mod file;
mod files;
mod index;
mod intent;
mod json_schema;
mod keys;
mod line;
mod models;
mod objects;
mod parse;
mod reader;
mod references;
mod suggest;
mod table;
mod tree;
mod types;
mod variant;
mod words;
mod write;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use self::{
    additions::AdditionDefaults,
    files::{Files, Origin, read_all},
    models::ModelDefaults,
    reader::{Converter, Reading},
    tree::{Node, Value},
};
pub use self::{
    json_schema::json_schema,
    write::{Notes, write},
};
use crate::{
    check::place::Places,
    diagnostic::{Diagnostic, Diagnostics, Severity, Source, Sources},
    dialect::Server,
    schema::{
        Declaration,
        servers::{OfServer, OfServers},
    },
};

/// A spec that could be read and resolved.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What it declares.
    pub declaration: Declaration,
    /// Where it says so.
    pub places: Places,
    /// The files as they are shown in diagnostics.
    pub sources: Sources,
    /// What is worth a look.
    pub warnings: Vec<Diagnostic>,
    /// Every file that was read, the first one first.
    pub files: Vec<PathBuf>,
}

/// Reads the spec at `path` and the files that it includes.
///
/// # Errors
///
/// All mistakes of form (E01) and all names that stand for nothing (E02).
pub fn load(path: &Path) -> Result<Loaded, Diagnostics> {
    load_from(&Origin::disk(path))
}

/// Reads a spec that is already in memory and includes nothing.
///
/// # Errors
///
/// As [`load`].
///
/// # Examples
///
/// ```
/// let spec = "tables: { author: { columns: { id: bigint auto_increment }, primary_key: id } }";
/// let loaded = tablewright_codegen::spec::load_str("schema.yaml", spec).unwrap();
/// assert_eq!(loaded.declaration.schema.tables["author"].columns.len(), 1);
/// ```
pub fn load_str(name: &str, text: &str) -> Result<Loaded, Diagnostics> {
    load_files(name, &BTreeMap::from([(name.to_owned(), text.to_owned())]))
}

/// Reads the spec called `main` of several files in memory, by their names.
///
/// # Errors
///
/// As [`load`].
pub fn load_files(main: &str, files: &BTreeMap<String, String>) -> Result<Loaded, Diagnostics> {
    load_from(&Origin::memory(main, files))
}

/// What the files declare, read for one server or for both, and where they say so.
fn convert<'a>(
    texts: &'a [&'a str],
    trees: &'a [Node<'a>],
    reading: Reading,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Declaration, Places) {
    let mut spec = Converter {
        texts,
        diagnostics: Vec::new(),
        places: Places::default(),
        declaration: Declaration::default(),
        types: BTreeMap::new(),
        models: ModelDefaults::default(),
        additions: AdditionDefaults::default(),
        reading,
        foreign_keys: Vec::new(),
    };
    file::convert_files(&mut spec, trees);
    diagnostics.append(&mut spec.diagnostics);
    (spec.declaration, spec.places)
}

/// Whether something in it may be for MySQL or MariaDB alone.
fn names_servers(node: &Node<'_>) -> bool {
    let is_server = |text: &str| Server::KEYWORDS.contains(&text);
    match &node.value {
        Value::Scalar(scalar) => is_server(&scalar.text),
        Value::Sequence(items) => items.iter().any(names_servers),
        Value::Mapping(pairs) => {
            pairs.iter().any(|pair| is_server(&pair.key.text) || names_servers(&pair.value))
        }
    }
}

/// Adds what the servers have otherwise.
fn tell_apart(declaration: &mut Declaration, [mysql_proper, mariadb]: &[Declaration; 2]) {
    let base = &declaration.schema;
    let servers = OfServers {
        mysql_proper: OfServer::between(base, &mysql_proper.schema),
        mariadb: OfServer::between(base, &mariadb.schema),
    };
    declaration.schema.servers = servers;
    for (server, own) in Server::ALL.into_iter().zip([mysql_proper, mariadb]) {
        if own.intent.data_steps != declaration.intent.data_steps {
            let steps = own.intent.data_steps.clone();
            declaration.intent.own_data_steps.insert(server, steps);
        }
    }
}

fn load_from(origin: &Origin<'_>) -> Result<Loaded, Diagnostics> {
    let files = Files::new();
    let mut diagnostics = Vec::new();
    let (entries, trees) = read_all(origin, &files, &mut diagnostics);
    let texts = files.texts();
    let (mut declaration, places) = convert(&texts, &trees, Reading::Both, &mut diagnostics);
    if trees.iter().any(names_servers) {
        let own = Server::ALL.map(|server| {
            let mut own = Vec::new();
            let (declaration, _) = convert(&texts, &trees, Reading::Of(server), &mut own);
            own.retain(|found| !diagnostics.contains(found));
            diagnostics.extend(own);
            declaration
        });
        tell_apart(&mut declaration, &own);
    }
    drop(trees);
    let (names, paths): (Vec<String>, Vec<PathBuf>) = entries.into_iter().unzip();
    let texts = names.into_iter().zip(files.into_texts());
    let sources = Sources { files: texts.map(|(name, text)| Source { name, text }).collect() };
    if diagnostics.iter().any(|diagnostic| diagnostic.code.severity() == Severity::Error) {
        return Err(Diagnostics::new(diagnostics, sources));
    }
    Ok(Loaded { declaration, places, sources, warnings: diagnostics, files: paths })
}
