//! Changes of a spec, with rows: one folder of `cases` for each.
//!
//! `before.yaml` is changed to `schema.yaml` and back, twice, with the rows of `rows.sql`. `kept.txt` has what queries
//! give after each (see `support/kept.rs`). It begins with `[columns at the end]` where `ALTER TABLE` puts columns
//! elsewhere than a new table has them.

use std::{fs, path::Path};

use tablewright_testing::Failed;

use super::kept::section;

/// A change of the spec, with rows.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// What is shown, as a sentence.
    pub(crate) name: String,
    /// The spec before.
    pub(crate) before: String,
    /// The spec after.
    pub(crate) after: String,
    /// Puts in the rows.
    pub(crate) rows: String,
    kept: String,
}

/// How far a changed table is the same as one made from the spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Columns {
    /// To the letter.
    InOrder,
    /// `ALTER TABLE` puts columns at the end and keeps its own spelling.
    AtTheEnd,
}

impl Case {
    /// The case called `name`.
    pub(crate) fn load(name: &str) -> Result<Self, Failed> {
        Self::of(&folder().join(name))
    }

    /// Every case, by name.
    pub(crate) fn all() -> Result<Vec<Self>, Failed> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder())? {
            paths.push(entry?.path());
        }
        paths.sort();
        paths.iter().map(|path| Self::of(path)).collect()
    }

    fn of(path: &Path) -> Result<Self, Failed> {
        let read = |file: &str| {
            let path = path.join(file);
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
        };
        Ok(Self {
            name: path.file_name().ok_or("no name")?.to_string_lossy().into_owned(),
            before: read("before.yaml")?,
            after: read("schema.yaml")?,
            rows: read("rows.sql")?,
            kept: read("kept.txt")?,
        })
    }

    /// What queries give after the change.
    pub(crate) fn then(&self) -> Result<Vec<(&str, &str)>, Failed> {
        section(&self.kept, "[up]")
    }

    /// What queries give when the change has been taken back.
    pub(crate) fn back(&self) -> Result<Vec<(&str, &str)>, Failed> {
        section(&self.kept, "[down]")
    }

    /// How exactly the tables are those of a new database.
    pub(crate) fn columns(&self) -> Columns {
        let is_at_end = self.kept.starts_with("[columns at the end]\n");
        if is_at_end { Columns::AtTheEnd } else { Columns::InOrder }
    }
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rebuild/cases"))
}
