//! Changes of a spec, with rows: one folder of `cases` for each, as [`tablewright_testing::Case`] reads it.
//!
//! `before.yaml` is changed to `schema.yaml` and back, twice. `kept.txt` has what queries give after each (see
//! `support/kept.rs`). It begins with `[columns at the end]` where `ALTER TABLE` puts columns elsewhere than a new
//! table has them.

use std::path::Path;

use tablewright_testing::Failed;

use super::kept::section;

/// A change of the spec, with rows.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// The specs and the rows.
    pub(crate) change: tablewright_testing::Case,
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
        Self::of(tablewright_testing::Case::load(&folder().join(name))?)
    }

    /// Every case, by name.
    pub(crate) fn all() -> Result<Vec<Self>, Failed> {
        tablewright_testing::Case::all(folder())?.into_iter().map(Self::of).collect()
    }

    fn of(change: tablewright_testing::Case) -> Result<Self, Failed> {
        Ok(Self { kept: change.read("kept.txt")?, change })
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
