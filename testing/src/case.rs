//! A change of a spec with rows: one folder for each case.
//!
//! `before.yaml` is changed to `schema.yaml` on a database with the rows of `rows.sql`. Each suite adds a file with
//! what it expects, in sections: a heading in brackets on a line of its own, and the lines after it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use libtest_mimic::Failed;

/// A change of a spec, with rows.
#[derive(Clone, Debug)]
pub struct Case {
    /// The name of its folder.
    pub name: String,
    /// The spec before the change.
    pub before: String,
    /// The spec after the change.
    pub after: String,
    /// The SQL that inserts the rows.
    pub rows: String,
    folder: PathBuf,
}

impl Case {
    /// The case in `folder`.
    ///
    /// # Errors
    ///
    /// If one of its files cannot be read.
    pub fn load(folder: &Path) -> Result<Self, Failed> {
        Ok(Self {
            name: folder.file_name().ok_or("no name")?.to_string_lossy().into_owned(),
            before: read(folder, "before.yaml")?,
            after: read(folder, "schema.yaml")?,
            rows: read(folder, "rows.sql")?,
            folder: folder.to_owned(),
        })
    }

    /// Every case in the folders of `folder`, by name. There is at least one.
    ///
    /// # Errors
    ///
    /// If there is none, or one cannot be read.
    pub fn all(folder: &Path) -> Result<Vec<Self>, Failed> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder)? {
            paths.push(entry?.path());
        }
        paths.sort();
        if paths.is_empty() {
            return Err(format!("no cases in {}", folder.display()).into());
        }
        paths.iter().map(|path| Self::load(path)).collect()
    }

    /// Another file of the case.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn read(&self, file: &str) -> Result<String, Failed> {
        read(&self.folder, file)
    }
}

fn read(folder: &Path, file: &str) -> Result<String, Failed> {
    let path = folder.join(file);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// The lines of the section called `heading`, without empty ones; none if there is no such section.
pub fn section<'t>(text: &'t str, heading: &str) -> impl Iterator<Item = &'t str> {
    let lines = text.lines().skip_while(move |line| *line != heading).skip(1);
    lines.take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty())
}
