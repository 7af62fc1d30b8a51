//! Changes of a spec, and rows that do not fit them: one folder of `cases` for each, as
//! [`tablewright_testing::Case`] reads it.
//!
//! In `schema.yaml` the line that ends in `# here` is the place that is reported. `mend.sql` makes the rows fit.
//! `found.txt` has, in sections, the change as a consent names it, what is reported of the rows, and the databases
//! that would refuse them, if not all:
//!
//! ```text
//! [change]
//! change_type: author.score
//! [rows]
//! rows of `author` whose `score` does not fit `decimal(4, 2)`: 1 (id = 2)
//! [databases]
//! postgres
//! mysql
//! ```

use std::path::Path;

use tablewright_testing::{Database, Failed, section};

/// A change, rows that do not fit it, and how they are reported.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// The specs and the rows.
    pub(crate) change: tablewright_testing::Case,
    /// The SQL that makes the rows fit.
    pub(crate) mend: String,
    found: String,
}

impl Case {
    /// Every case, by name.
    pub(crate) fn all() -> Result<Vec<Self>, Failed> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/preflight/cases");
        let load = |change: tablewright_testing::Case| {
            Ok(Self { mend: change.read("mend.sql")?, found: change.read("found.txt")?, change })
        };
        tablewright_testing::Case::all(Path::new(folder))?.into_iter().map(load).collect()
    }

    /// Whether `database` would refuse the rows.
    pub(crate) fn is_refused_by(&self, database: Database) -> bool {
        let mut databases = section(&self.found, "[databases]").peekable();
        databases.peek().is_none() || databases.any(|name| name == database.keyword())
    }

    /// The change, as a consent names it.
    pub(crate) fn reference(&self) -> Result<&str, Failed> {
        self.only_line("[change]")
    }

    /// What is reported of the rows.
    pub(crate) fn finding(&self) -> Result<&str, Failed> {
        self.only_line("[rows]")
    }

    fn only_line(&self, heading: &str) -> Result<&str, Failed> {
        let mut lines = section(&self.found, heading);
        match (lines.next(), lines.next()) {
            (Some(line), None) => Ok(line),
            _ => {
                Err(format!("{}: found.txt needs one line under {heading}", self.change.name)
                    .into())
            }
        }
    }
}
