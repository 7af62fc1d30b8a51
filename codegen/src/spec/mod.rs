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
    reader::Converter,
};
pub use self::{
    json_schema::json_schema,
    write::{Notes, write},
};
use crate::{
    check::place::Places,
    diagnostic::{Diagnostic, Diagnostics, Severity, Source, Sources},
    schema::Declaration,
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

fn load_from(origin: &Origin<'_>) -> Result<Loaded, Diagnostics> {
    let files = Files::new();
    let mut diagnostics = Vec::new();
    let (entries, trees) = read_all(origin, &files, &mut diagnostics);
    let texts = files.texts();
    let mut spec = Converter {
        texts: &texts,
        diagnostics,
        places: Places::default(),
        declaration: Declaration::default(),
        types: BTreeMap::new(),
        models: ModelDefaults::default(),
        additions: AdditionDefaults::default(),
        foreign_keys: Vec::new(),
    };
    file::convert_files(&mut spec, &trees);
    let Converter { diagnostics, places, declaration, .. } = spec;
    drop(trees);
    let (names, paths): (Vec<String>, Vec<PathBuf>) = entries.into_iter().unzip();
    let texts = names.into_iter().zip(files.into_texts());
    let sources = Sources { files: texts.map(|(name, text)| Source { name, text }).collect() };
    if diagnostics.iter().any(|diagnostic| diagnostic.code.severity() == Severity::Error) {
        return Err(Diagnostics::new(diagnostics, sources));
    }
    Ok(Loaded { declaration, places, sources, warnings: diagnostics, files: paths })
}
